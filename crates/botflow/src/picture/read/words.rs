//! What triggers and outcomes are called in a picture.

use botflow_syntax::tree::{Duration, Item, Outcome, Tree, Trigger};

/// Kind and details of what starts a flow.
pub(super) fn trigger(tree: &Tree, trigger: &Trigger) -> (&'static str, String) {
    let phrase = |phrase: &botflow_syntax::tree::Phrase| tree.str(phrase.0).to_owned();
    match trigger {
        Trigger::Words(items) => ("Customer writes", listed(tree, items)),
        Trigger::Ad(reference) => ("Ad", phrase(reference)),
        Trigger::Link(reference) => ("Link", phrase(reference)),
        Trigger::Page(path) => ("Web page", phrase(path)),
        Trigger::Menu(label) => ("Menu", phrase(label)),
        Trigger::Welcome => ("First contact", String::new()),
        Trigger::TextLike { pattern, .. } => ("Customer writes something like", phrase(pattern)),
        Trigger::Photo(_) => ("Customer sends a photo", String::new()),
        Trigger::Location(_) => ("Customer sends a location", String::new()),
        Trigger::File(_) => ("Customer sends a file", String::new()),
        Trigger::Event(name) => ("Event", tree.str(name.0).to_owned()),
        Trigger::Topic(name) => ("Topic", tree.str(name.0).to_owned()),
        Trigger::AnythingElse => ("Anything else", String::new()),
    }
}

/// An outcome as a person says it.
pub(super) fn outcome(tree: &Tree, outcome: &Outcome) -> String {
    let duration = |duration: &Duration| tree.str(duration.span).to_owned();
    match outcome {
        Outcome::Unclear(1) => "Answer not understood".into(),
        Outcome::Unclear(times) => format!("{times} answers not understood"),
        Outcome::NoReply(after) => format!("No reply after {}", duration(after)),
        Outcome::NobodyFree(after) => format!("Nobody free after {}", duration(after)),
        Outcome::Back => "Back from the person".into(),
        Outcome::Closed => "Closed".into(),
        Outcome::Failed => "Failed".into(),
        Outcome::NoAnswer => "No answer".into(),
        Outcome::Cancelled => "Cancelled".into(),
        Outcome::Paid => "Paid".into(),
        Outcome::Full => "Nothing free".into(),
        Outcome::NothingFits => "Nothing fits".into(),
        Outcome::NothingToOffer => "Nothing to offer".into(),
        Outcome::Yes => "Yes".into(),
        Outcome::No => "No".into(),
        Outcome::CustomerSays(items) => format!("Customer writes {}", listed(tree, items)),
    }
}

fn listed(tree: &Tree, items: &[Item]) -> String {
    items.iter().map(|item| tree.str(item.span)).collect::<Vec<_>>().join(", ")
}
