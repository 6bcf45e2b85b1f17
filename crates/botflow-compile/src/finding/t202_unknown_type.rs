//! T202: a kind of answer that the language does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest};

/// What is known of T202.
pub static PAGE: Page = Page {
    code: "T202",
    slug: "unknown-type",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "\"{x}\" is not a kind of answer I know",
    why: "the bot could not tell a good answer from a bad one",
    help: "write one of the kinds there are, for example `text`, `email`, `date` or `whole number`",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Ask
  ask guests (whole nmber): I'm the bot of the Harbour Inn. For how many people?
  say A table for {guests}, gladly.
  end

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Ask
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many people?
  say A table for {guests}, gladly.
  end

step Bye
  say Please call us on 030 1234.
  end
"#,
};

const KINDS: [&str; 20] = [
    "text",
    "name",
    "email",
    "phone",
    "code",
    "number",
    "whole number",
    "money",
    "date",
    "time",
    "date and time",
    "yes/no",
    "consent",
    "choice",
    "several",
    "rating",
    "location",
    "photo",
    "file",
    "link",
];

/// Words people write for a kind that is called otherwise here, in other tools and other languages.
const OTHERWISE: [(&str, &str); 68] = [
    ("string", "text"),
    ("mail", "email"),
    ("e-mail", "email"),
    ("int", "whole number"),
    ("integer", "whole number"),
    ("decimal", "number"),
    ("price", "money"),
    ("amount", "money"),
    ("bool", "yes/no"),
    ("boolean", "yes/no"),
    ("datetime", "date and time"),
    ("url", "link"),
    ("image", "photo"),
    ("picture", "photo"),
    ("tel", "phone"),
    ("multiple", "several"),
    ("str", "text"),
    ("free", "text"),
    ("address", "text"),
    ("telephone", "phone"),
    ("mobile", "phone"),
    ("whatsapp", "phone"),
    ("zip", "code"),
    ("postcode", "code"),
    ("postal", "code"),
    ("float", "number"),
    ("count", "whole number"),
    ("currency", "money"),
    ("budget", "money"),
    ("day", "date"),
    ("birthday", "date"),
    ("hour", "time"),
    ("checkbox", "several"),
    ("dropdown", "choice"),
    ("stars", "rating"),
    ("upload", "file"),
    ("website", "link"),
    ("gps", "location"),
    ("zahl", "number"),
    ("ganze zahl", "whole number"),
    ("anzahl", "whole number"),
    ("número", "number"),
    ("nombre", "name"),
    ("numéro", "number"),
    ("betrag", "money"),
    ("geld", "money"),
    ("dinero", "money"),
    ("importe", "money"),
    ("montant", "money"),
    ("datum", "date"),
    ("fecha", "date"),
    ("uhrzeit", "time"),
    ("hora", "time"),
    ("heure", "time"),
    ("telefon", "phone"),
    ("teléfono", "phone"),
    ("téléphone", "phone"),
    ("correo", "email"),
    ("courriel", "email"),
    ("texto", "text"),
    ("texte", "text"),
    ("ja/nein", "yes/no"),
    ("sí/no", "yes/no"),
    ("oui/non", "yes/no"),
    ("yes or no", "yes/no"),
    ("auswahl", "choice"),
    ("foto", "photo"),
    ("datei", "file"),
];

/// A kind that there is not.
pub fn unknown_type(span: Span, word: &str) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", word);
    let known = |word: &str| {
        let other = OTHERWISE.iter().find(|(said, _)| *said == word).map(|(_, kind)| *kind);
        other.or_else(|| KINDS.into_iter().find(|kind| *kind == word))
    };
    let folded = botflow_syntax::fold(word).into_owned();
    let mut close = known(&folded).map_or_else(|| nearest(word, KINDS), |kind| vec![kind]);
    if close.is_empty() {
        // `mail address`, `phone number`: the first word that says a kind.
        close.extend(folded.split([' ', '-', '_']).find_map(known));
    }
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding,
    }
}
