//! In: a line, or a part of it, that no form of its instruction fits. Out: S016.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::suggest::nearest;
use crate::table::{Row, rows};
use crate::tree::FormatPart;

/// S016 unreadable
pub static PAGE: Page = Page {
    code: "S016",
    slug: "unreadable",
    severity: Severity::Error,
    minimum: None,
    title: "I can't read this line",
    why: "the bot leaves this line out: the customer would miss what it says or does",
    help: "write it like one of the examples",
    broken: r#"flow A
  starts on welcome

step Hello
  typing a moment
  say Hi
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  typing 2 seconds
  say Hi
  end
"#,
};

/// A line of that form.
pub fn line(span: Span, row: &Row) -> Finding {
    let other = rows().iter().find(|other| other.kind == row.kind && other.example != row.example && !std::ptr::eq(**other, row));
    let help = match other {
        Some(other) => format!("write it like `{}` or `{}`", row.example, other.example),
        None => format!("write `{}`, for example `{}`", row.form, row.example),
    };
    Finding::new(&PAGE, span).note(format!("`{}` is written `{}`", row.keyword, row.form)).help(help)
}

/// A part of a line, with what is wrong with it.
pub fn part(span: Span, note: &str) -> Finding {
    Finding::new(&PAGE, span).note(note).help("mend this part of the line")
}

/// `words hat; cap`
pub fn semicolons(signs: &[Span]) -> Finding {
    let mut found = Finding::new(&PAGE, signs[0]);
    found.title = "Words of a list are separated by commas".to_owned();
    found
        .why("the bot waits for a message that holds all of these words in a row, and no customer writes that")
        .help("write `,`")
        .offer_fix("write `,`", signs.iter().map(|sign| Edit::new(*sign, ",")).collect())
}

/// `{first name}`
pub fn value(span: Span, typed: &str) -> Finding {
    let inner = typed.trim_matches(['{', '}']).trim();
    if let Some(meant) = value_meant(inner) {
        let written = format!("{{{meant}}}");
        return Finding::new(&PAGE, span)
            .note("this is no value")
            .help(format!("write `{written}`"))
            .offer_fix(format!("write `{written}`"), vec![Edit::new(span, written)]);
    }
    let words: Vec<&str> = inner.split_whitespace().collect();
    let plain = words.len() > 1 && words.iter().all(|word| word.chars().all(|letter| letter.is_alphanumeric() || letter == '_'));
    let help = match plain {
        true => format!("A value has a name of one word, such as `{{{}}}`; to show a brace, write `\\{{`", words.join("_").to_lowercase()),
        false => "write a value like `{name}`, `{name or \"there\"}` or `{visit.start as weekday and time}`; to show a brace, write `\\{`"
            .to_owned(),
    };
    Finding::new(&PAGE, span).note("this is no value").help(help)
}

/// `{name else "there"}`, `{name, 'there'}`, `{start | date}`, `{start as weekday + time}`: what is meant.
fn value_meant(inner: &str) -> Option<String> {
    let straight = inner.replace('\'', "\"");
    let meant = straight
        .replace(" else \"", " or \"")
        .replace(", \"", " or \"")
        .replace(" || \"", " or \"")
        .replace("contact first", "contact.first");
    let is_format = |word: &str| FormatPart::ALL.iter().any(|(known, _)| *known == word.trim());
    let meant = match meant.split_once('|').or_else(|| meant.split_once(',')) {
        Some((value, word)) if is_format(word) => format!("{} as {}", value.trim(), word.trim()),
        _ => meant,
    };
    let meant = match meant.split_once(" as ") {
        Some((value, words)) if words.contains('+') => {
            let parts: Vec<&str> = words.split('+').map(str::trim).collect();
            parts.iter().all(|word| is_format(word)).then(|| format!("{value} as {}", parts.join(" and ")))?
        }
        _ => meant,
    };
    let plain = meant.split(" or ").next().unwrap_or(&meant).split(" as ").next().unwrap_or(&meant);
    let named = plain.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
    (meant != inner && named).then_some(meant)
}

/// `{price as euros}`
pub fn format(span: Span, typed: &str) -> Finding {
    let near = nearest(typed, FormatPart::ALL.map(|(word, _)| word));
    let found = Finding::new(&PAGE, span).note(format!("a value cannot be written as {typed}"));
    match near.first() {
        Some(word) => found.help(format!("write `as {word}`")).offer_fix(format!("write `{word}`"), vec![Edit::new(span, *word)]),
        None => found.help("write `as date`, `as weekday and time`, `as money` or `as plain`"),
    }
}
