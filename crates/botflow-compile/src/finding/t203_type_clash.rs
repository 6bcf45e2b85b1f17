//! T203: kinds that do not fit each other.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::model::Kind;

/// What is known of T203.
pub static PAGE: Page = Page {
    code: "T203",
    slug: "type-clash",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "`{x}` is {a}, but is compared with {b}",
    why: "the bot could never decide this, so customers would always go the other way",
    help: "compare it with a value of its own kind",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask day (date): I'm the bot of the Harbour Inn. For which day?
  if day is at most 10
    say That is soon!
  say See you on {day}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask day (date): I'm the bot of the Harbour Inn. For which day?
  if day is at most tomorrow
    say That is soon!
  say See you on {day}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Two sides that cannot be the same. `asked`: where the left one was asked.
pub fn compared(span: Span, left: &str, one: &Kind, two: &Kind, right: &str, asked: Option<Span>) -> Finding {
    let mut finding = Finding::new(&PAGE, span).with("x", left).with("a", one.with_article()).with("b", two.with_article());
    if let (Kind::Money(Some(one)), Kind::Money(Some(two))) = (one, two) {
        let letters = |currency: &[u8; 3]| String::from_utf8_lossy(currency).into_owned();
        finding.title = format!("`{left}` is in {}, but is compared with {}", letters(one), letters(two));
    } else if let (Kind::Several(_) | Kind::List(_), _) = (one, two) {
        finding = finding.help(format!("write `{left} contains {right}`"));
    } else if let (Kind::Money(_), Kind::Number { .. }) = (one, two)
        && right.starts_with(|letter: char| letter.is_ascii_digit())
    {
        finding = finding.help(format!("write the currency too, for example `{right} EUR`"));
    } else if let (Kind::YesNo | Kind::Consent, Some(answer)) = (one, yes_or_no(right)) {
        finding =
            finding.help(format!("write `{answer}` without quotes")).offer_fix(format!("Write `{answer}`"), vec![Edit::new(span, answer)]);
    }
    match asked {
        Some(asked) if asked.file == span.file => finding.label(asked, "filled here"),
        _ => finding,
    }
}

/// `"Yes"` and `"No"`, in the words of some languages.
fn yes_or_no(quoted: &str) -> Option<&'static str> {
    match quoted.trim_matches('"').to_lowercase().as_str() {
        "yes" | "true" | "ja" | "sí" | "si" | "oui" => Some("yes"),
        "no" | "false" | "nein" | "non" => Some("no"),
        _ => None,
    }
}

/// A kind that knows no more and less.
pub fn no_order(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}, which has no order", kind.with_article())).help("write `is`, `is not` or `is one of`")
}

/// Something that is no list where one is needed.
pub fn no_list(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}, not a list", kind.with_article()))
        .help("name a list: an answer of `several`, a recommended list, or one that `add` fills")
}

/// Something that is no day and no moment where one is needed.
pub fn no_moment(span: Span, text: &str, kind: &Kind) -> Finding {
    let finding = titled(span, format!("`{text}` is {}, not a date or a time to come", kind.with_article()));
    let behind = |more: &str| vec![Edit::new(span.behind(), more)];
    match kind {
        Kind::Duration => {
            return finding.help(format!("write `{text} from now`")).offer_fix(format!("Write `{text} from now`"), behind(" from now"));
        }
        Kind::Record(fields) if fields.iter().any(|field| field.name == "start") => {
            return finding.help(format!("write `{text}.start`")).offer_fix(format!("Write `{text}.start`"), behind(".start"));
        }
        _ => {}
    }
    finding.help("write a date, for example `tomorrow`, `visit.start` or `14 days from now`")
}

/// Something that is no money where money is needed.
pub fn no_money(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}, not an amount of money", kind.with_article()))
        .help("write an amount with its currency, for example `49 EUR`")
}

/// Something that cannot be summed up.
pub fn no_sum(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}, which cannot be summed up", kind.with_article())).help("name a number or an amount of money")
}

/// `total of LIST` without a field.
pub fn total_needs_field(span: Span, text: &str) -> Finding {
    titled(span, format!("`total of {text}` does not say what of it"))
        .help(format!("write the field behind it, for example `total of {text}.price`"))
}

/// Two sides that cannot be calculated with.
pub fn cannot_add(span: Span, left: &str, one: &Kind, right: &str, two: &Kind) -> Finding {
    titled(span, format!("`{left}` is {}, `{right}` is {}: this sum has no result", one.with_article(), two.with_article()))
        .help("use values of one kind; an amount of money may be multiplied with a number")
}

/// A condition that is a value and not yes or no.
pub fn not_yes_or_no(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}: this does not say when it holds", kind.with_article()))
        .help(format!("write a comparison, for example `{text} is known`"))
}

/// A value that is put into something of another kind.
pub fn set_to(span: Span, place: &str, kind: &Kind, text: &str, given: &Kind) -> Finding {
    titled(span, format!("`{place}` is {}, but `{text}` is {}", kind.with_article(), given.with_article()))
}

/// An answer that is kept as a field of the person of another kind.
pub fn kept(span: Span, place: &str, kind: &Kind, answer: &Kind) -> Finding {
    titled(span, format!("`{place}` is {}, but the answer is {}", kind.with_article(), answer.with_article()))
        .help("keep it under another name, or change the kind of the question or of `contact:` in botflow.yaml")
}

/// Something that does not fit what it is added to.
pub fn added(span: Span, place: &str, kind: &Kind, text: &str, given: &Kind) -> Finding {
    let place_is = match kind {
        Kind::List(entry) => format!("`{place}` holds entries that are {}", entry.with_article()),
        kind => format!("`{place}` is {}", kind.with_article()),
    };
    titled(span, format!("{place_is}, but `{text}` is {}", given.with_article()))
}

/// Something that does not fit what it is passed as.
pub fn passed(span: Span, text: &str, given: &Kind, name: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}, but `{name}` takes {}", given.with_article(), kind.with_article()))
}

/// Something that cannot be shown in a text as a whole.
pub fn not_shown(span: Span, text: &str, kind: &Kind, field: Option<&str>) -> Finding {
    let finding = titled(span, format!("`{text}` is {}, which cannot be shown in a text", kind.with_article()))
        .why("customers would see nothing they can read here");
    match field {
        Some(field) => finding.help(format!("name what of it, for example `{{{text}.{field}}}`")),
        None => finding.help("name something that can be read, for example an answer in words"),
    }
}

/// A way of writing that does not fit the kind.
pub fn format_clash(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {} and cannot be written that way", kind.with_article()))
        .why("customers would see nothing they can read here")
        .help(format!("write `{{{text}}}`"))
}

/// Forms of a value that is neither a number, a list nor a choice.
pub fn no_forms(span: Span, text: &str, kind: &Kind) -> Finding {
    titled(span, format!("`{text}` is {}: forms with `|` are for numbers, lists and choices", kind.with_article()))
        .why("customers would see nothing they can read here")
        .help(format!("write `{{{text}}}`"))
}

fn titled(span: Span, title: String) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = title;
    finding
}
