//! T205: an answer that the question does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of T205.
pub static PAGE: Page = Page {
    code: "T205",
    slug: "no-such-option",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#""{v}" is not one of the answers to this question"#,
    why: "the bot would never take this way, whatever the customer answers",
    help: "write the key of an answer, or its label in quotes",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask meal: I'm the bot of the Harbour Inn. What would you like?
    - Lunch [lunch]
    - Dinner [dinner]
  if meal is diner
    say Dinner is from 6 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask meal: I'm the bot of the Harbour Inn. What would you like?
    - Lunch [lunch]
    - Dinner [dinner]
  if meal is dinner
    say Dinner is from 6 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A word that is none of the options.
pub fn no_such_option(span: Span, name: &str, keys: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("v", name);
    let close = nearest(name, keys.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if keys.is_empty() => finding,
        None => finding.help(format!("the answers are {}", some(keys.iter().copied()))),
    }
}

/// An answer to a consent that is neither yes nor no. `keyed`: the spot is its key, else its label.
pub fn neither_yes_nor_no(span: Span, text: &str, keyed: bool) -> Finding {
    let mut finding = Finding::new(&PAGE, span).why("whoever taps it has neither agreed nor refused, and nothing is kept of it");
    finding.title = format!("\"{text}\" is neither yes nor no");
    if !keyed {
        let put = |key: &str| vec![Edit::new(span.behind(), format!(" [{key}]"))];
        return finding
            .help("put `[yes]` or `[no]` behind the answer, or `-> …` where it only leads on")
            .offer_fix("Count it as a yes", put("yes"))
            .offer_fix("Count it as a no", put("no"));
    }
    let close = nearest(text, ["yes", "no"]);
    let keys = if close.is_empty() { vec!["yes", "no"] } else { close };
    let finding = finding.help(format!("write {} as its key", either(&keys)));
    keys.into_iter().fold(finding, |finding, key| finding.offer_fix(format!("Write `{key}`"), vec![Edit::new(span, key)]))
}

/// Several words that stand without quotes. `label`: they are the label of an answer.
pub fn words_without_quotes(span: Span, text: &str, label: bool) -> Finding {
    let quoted = format!("\"{text}\"");
    let mut finding = Finding::new(&PAGE, span).with("v", text);
    if let Some(bare) = text.strip_suffix(" then").map(str::trim_end) {
        finding.title = "There is no `then` behind a condition".to_owned();
        let then = Span { start: span.start + bare.len() as u32, ..span };
        return finding.help("take `then` away: what is indented below runs").offer_fix("take `then` away", vec![Edit::new(then, "")]);
    }
    if let Some(sum) = sum_in_words(text) {
        finding.title = format!("I don't know what \"{text}\" is here");
        return finding
            .help(format!("write the currency as three letters: `{sum}`"))
            .offer_fix(format!("Write `{sum}`"), vec![Edit::new(span, sum)]);
    }
    if !label {
        finding.title = format!("I don't know what \"{text}\" is here");
        if let Some((said, meant)) = COMPARISONS.iter().find(|(said, _)| text.strip_prefix(said).is_some_and(|rest| rest.starts_with(' ')))
        {
            let words = Span { end: span.start + said.len() as u32, ..span };
            return finding.help(format!("write `is {meant}`")).offer_fix(format!("Write `{meant}`"), vec![Edit::new(words, *meant)]);
        }
    }
    finding
        .help(format!("words of a label or a text stand in quotes: write `{quoted}`"))
        .offer_fix(format!("Write `{quoted}`"), vec![Edit::new(span, quoted)])
}

/// Comparisons behind `is`, as they are written here.
const COMPARISONS: [(&str, &str); 14] = [
    ("minimum", "at least"),
    ("maximum", "at most"),
    ("min", "at least"),
    ("max", "at most"),
    ("more then", "more than"),
    ("less then", "less than"),
    ("over", "more than"),
    ("above", "more than"),
    ("under", "less than"),
    ("below", "less than"),
    ("up to", "at most"),
    ("atleast", "at least"),
    ("at the least", "at least"),
    ("at the most", "at most"),
];

/// `80 euros` as `80 EUR`, where it is a sum.
fn sum_in_words(text: &str) -> Option<String> {
    let (amount, name) = text.split_once(' ')?;
    let currency = match botflow_syntax::fold(name).trim_end_matches('s') {
        "euro" | "eur" => "EUR",
        "dollar" | "usd" => "USD",
        "pound" | "gbp" => "GBP",
        "franc" | "chf" => "CHF",
        _ => return None,
    };
    amount.parse::<f64>().is_ok().then(|| format!("{amount} {currency}"))
}
