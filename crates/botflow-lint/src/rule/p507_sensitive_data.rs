//! P507: a question for data that has no place in a chat.

use botflow_compile::graph::{Content, TextAt};
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::fold;

use crate::Journey;

/// What is known of P507.
pub static PAGE: Page = Page {
    code: "P507",
    slug: "sensitive-data",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "Don't ask for a {x} in chat",
    why: "what customers write stays readable in the chat and in every copy of it",
    help: "use `pay`, or a button to a secure page",
    broken: r#"flow Order
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask card (code): I'm the lamp bot. What's your credit card number?
  submit order
    with card
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Order
  starts on welcome

step Hi
  say I'm the lamp bot. Please pay on our secure page.
    button Pay there -> https://lamps.example.com/pay
  end
"#,
};

/// What must not be asked for: as customers read it (folded), and what it is.
const SENSITIVE: [(&str, &str); 20] = [
    ("credit card number", "card number"),
    ("your card number", "card number"),
    ("security code of your card", "card's security code"),
    ("cvv", "card's security code"),
    ("cvc", "card's security code"),
    ("your password", "password"),
    ("passport number", "passport number"),
    ("social security number", "social security number"),
    ("kreditkartennummer", "card number"),
    ("kartennummer ihrer kreditkarte", "card number"),
    ("ihr passwort", "password"),
    ("dein passwort", "password"),
    ("reisepassnummer", "passport number"),
    ("numero de carte bancaire", "card number"),
    ("numero de carte de credit", "card number"),
    ("votre mot de passe", "password"),
    ("numero de passeport", "passport number"),
    ("numero de tarjeta de credito", "card number"),
    ("tu contrasena", "password"),
    ("numero de pasaporte", "passport number"),
];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, question) in journey.questions() {
        // A yes/no or a choice about it gives nothing away.
        let writes = question.value().is_some_and(|value| {
            journey.model.values[value.ix()].kind.is_words()
                || matches!(
                    journey.model.values[value.ix()].kind,
                    botflow_compile::model::Kind::Number { .. } | botflow_compile::model::Kind::Photo
                )
        });
        let contents = question.message.iter().flat_map(|variant| &variant.wordings);
        let lines = contents.flat_map(|content| match content {
            Content::Bubble { lines, .. } => lines.as_slice(),
            Content::Cards(_) | Content::Typing { .. } | Content::Template { .. } => &[],
        });
        let asked = |line: &TextAt| {
            let said = plain(journey.typed(*line));
            SENSITIVE.iter().find(|(words, _)| has_words(&said, words)).map(|(_, what)| *what)
        };
        if let Some(what) = lines.flatten().find_map(asked).filter(|_| writes) {
            found.push(Finding::new(&PAGE, journey.node(at).origin.span).with("x", what).note("asked for here"));
        }
    }
}

/// Folded, and without the accents of the languages listed above.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'é' | 'è' => 'e',
        'ú' => 'u',
        'ñ' => 'n',
        other => other,
    };
    fold(text).chars().map(letter).collect()
}

fn has_words(text: &str, words: &str) -> bool {
    let apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(words).any(|(at, _)| apart(text[..at].chars().next_back()) && apart(text[at + words.len()..].chars().next()))
}
