//! P507: a question for data that has no place in a chat.

use botflow_compile::graph::Content;
use botflow_compile::model::Kind;
use botflow_source::{Finding, Page, Severity};

use crate::Journey;
use crate::journey::{Word, find_phrase, is_negated, phrases, sentences};

/// What is known of P507.
pub static PAGE: Page = Page {
    code: "P507",
    slug: "sensitive-data",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "Don't ask for {x} in chat",
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

/// What must not be asked for: what it is, and the phrases by which a question asks for it.
const SENSITIVE: [(&str, &str); 5] = [
    (
        "a card number",
        "card number, number of your card, number of your credit card, number of your debit card, number of your bank card, cvv, cvc, \
         security code of your card, expiry date of your card, kreditkartennummer, kartennummer, nummer ihrer kreditkarte, nummer deiner kreditkarte, \
         kartenprüfnummer, numéro de carte bancaire, numéro de carte de crédit, numéro de votre carte bancaire, cryptogramme, \
         número de tarjeta de crédito, número de tu tarjeta, número de su tarjeta",
    ),
    (
        "a password",
        "your password, the password of your, password for your, your pin, pin of your, pin for your, ihr passwort, dein passwort, passwort ihres, \
         kennwort, ihre pin, deine pin, votre mot de passe, ton mot de passe, mot de passe de, code pin de, tu contraseña, su contraseña, contraseña de",
    ),
    (
        "an identity document",
        "passport number, number of your passport, photo of your passport, picture of your passport, copy of your passport, scan of your passport, \
         identity card, id card, social security number, national insurance number, personalausweis, personalausweisnummer, ausweisnummer, \
         reisepassnummer, photo of your driving licence, picture of your driving licence, photo of your driver's license, driving licence number, \
         driver's license number, führerscheinnummer, foto ihres führerscheins, numéro de permis de conduire, foto ihres reisepasses, sozialversicherungsnummer, numéro de passeport, carte d'identité, numéro de sécurité sociale, \
         número de pasaporte, documento de identidad, número de la seguridad social",
    ),
    (
        "details of somebody's health",
        "illness, illnesses, disease, diseases, medication, medications, medical history, are you pregnant, \
         krankheit, krankheiten, medikamente, vorerkrankungen, schwanger, maladie, maladies, médicaments, enceinte, \
         enfermedad, enfermedades, medicamentos, embarazada",
    ),
    (
        "somebody's faith or politics",
        "your religion, your faith, political party, party do you vote, ihre religion, deine religion, religionszugehörigkeit, votre religion, \
         tu religión, su religión",
    ),
];
/// Before *card number*: cards that open no account.
const HARMLESS: [&str; 14] = [
    "gift",
    "loyalty",
    "member",
    "membership",
    "club",
    "customer",
    "library",
    "sim",
    "bonus",
    "points",
    "discount",
    "business",
    "invitation",
    "guest",
];

/// Looks for it, in every language.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let lists = SENSITIVE.map(|(what, list)| (what, phrases(list)));
    for (at, question) in journey.questions() {
        // A yes/no or a choice about it gives nothing away.
        let kind = question.value().map(|value| &journey.model.values[value.ix()].kind);
        if !kind.is_some_and(|kind| kind.is_words() || matches!(kind, Kind::Number { .. } | Kind::Photo | Kind::File)) {
            continue;
        }
        let contents = question.message.iter().flat_map(|variant| &variant.wordings);
        let lines = contents.flat_map(|content| match content {
            Content::Bubble { lines, .. } => lines.as_slice(),
            Content::Cards(_) | Content::Typing { .. } | Content::Template { .. } => &[],
        });
        let languages = 0..journey.project.languages.len().max(1);
        let texts = lines.flatten().flat_map(|line| languages.clone().filter_map(|language| journey.words_of(*line, language)));
        if let Some(what) = texts.into_iter().find_map(|words| asked_for(&words, &lists)) {
            let finding = Finding::new(&PAGE, journey.node(at).origin.span).with("x", what).note("asked for here");
            found.push(if what == SENSITIVE[0].0 {
                finding
            } else {
                finding.help("ask for it in person, or on a secure page behind a button")
            });
        }
    }
}

/// What a text asks for. Not what a sentence says must not be sent.
fn asked_for(words: &[Word], lists: &[(&'static str, Vec<Vec<String>>); 5]) -> Option<&'static str> {
    let asks = |sentence: &[Word], phrase: &Vec<String>| {
        let at = find_phrase(sentence, phrase)?;
        // In India a PIN code belongs to an address.
        if phrase.last().is_some_and(|word| word == "pin") && sentence.get(at + phrase.len()).is_some_and(|next| next.text == "code") {
            return None;
        }
        let before = at.checked_sub(1).map(|before| sentence[before].text.as_str());
        Some(()).filter(|()| phrase[0] != "card" || !before.is_some_and(|word| HARMLESS.contains(&word)))
    };
    let open = sentences(words).filter(|sentence| !is_negated(sentence));
    open.into_iter().find_map(|sentence| {
        let told = lists.iter().find(|(_, phrases)| phrases.iter().any(|phrase| asks(sentence, phrase).is_some()));
        told.map(|(what, _)| *what)
    })
}
