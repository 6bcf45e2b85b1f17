//! T212: a kind of answer that the question's words name.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// What is known of T212.
pub static PAGE: Page = Page {
    code: "T212",
    slug: "type-from-text",
    severity: Severity::Hint,
    minimum: None,
    title: "This looks like {kind} question, but accepts any text",
    why: "a typing mistake would be kept as it is, and you could not reach the customer",
    help: "write `({type})` so that the answer is checked",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask address (text): I'm the bot of the Harbour Inn. What is your e-mail address?
  say Thank you! We'll write to {address}.
  submit guest
    with address
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask address (email): I'm the bot of the Harbour Inn. What is your e-mail address?
  say Thank you! We'll write to {address}.
  submit guest
    with address
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A question whose words ask for something that has a kind of its own.
pub fn type_from_text(span: Span, better: &'static str) -> Finding {
    let kind = match better {
        "email" => "an e-mail",
        "phone" => "a phone",
        _ => "a date",
    };
    Finding::new(&PAGE, span)
        .with("kind", kind)
        .with("type", better)
        .offer_fix(format!("Write `({better})`"), vec![Edit::new(span, better)])
}

/// Words that ask for something that has a kind of its own, in the languages that botflow speaks.
const WORDS: [(&str, &str); 21] = [
    ("e-mail", "email"),
    ("email", "email"),
    ("mail address", "email"),
    ("mailadresse", "email"),
    ("correo electrónico", "email"),
    ("adresse mail", "email"),
    ("courriel", "email"),
    ("phone number", "phone"),
    ("telephone number", "phone"),
    ("mobile number", "phone"),
    ("your number", "phone"),
    ("telefonnummer", "phone"),
    ("handynummer", "phone"),
    ("numéro de téléphone", "phone"),
    ("número de teléfono", "phone"),
    ("which date", "date"),
    ("what date", "date"),
    ("which day", "date"),
    ("welches datum", "date"),
    ("welcher tag", "date"),
    ("qué fecha", "date"),
];

/// The kind that the name of an answer promises.
pub fn better_kind_of(name: &str) -> Option<&'static str> {
    match name.to_lowercase().as_str() {
        "email" | "e_mail" | "email_address" | "mail_address" | "mailadresse" | "courriel" | "correo" => Some("email"),
        "phone" | "phone_number" | "telephone" | "mobile" | "mobile_number" | "telefon" | "telefonnummer" | "téléphone" | "teléfono" => {
            Some("phone")
        }
        _ => None,
    }
}

/// The kind that the words of a question ask for.
pub fn better_kind(words: &str) -> Option<&'static str> {
    let words = words.to_lowercase();
    let asks = words.contains('?');
    WORDS.iter().find(|(word, _)| asks && words.contains(word)).map(|(_, kind)| *kind)
}
