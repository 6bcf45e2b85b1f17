//! G309: the same words, link, menu item … start two flows.

use std::collections::HashMap;

use botflow_compile::finding::t209_options_overlap::heard_as;
use botflow_compile::graph::{Start, StartOn, WordsAt};
use botflow_compile::model::{FlowId, Piece, Text};
use botflow_source::{Finding, Page, Severity, Span};

use crate::Journey;

/// What is known of G309.
pub static PAGE: Page = Page {
    code: "G309",
    slug: "shadowed-trigger",
    severity: Severity::Error,
    minimum: None,
    title: "\"{k}\" starts both {A} and {B}",
    why: "only one of them can start, and the customer cannot know which",
    help: "take it away from one of the two flows",
    broken: r#"--- flows/lamps.flow
flow Lamps
  starts on words lamps, light

step Hi
  say I'm the lamp bot. Our lamps start at 49 EUR.
  end
--- flows/bulbs.flow
flow Bulbs
  starts on words bulbs, Light!

step Hi
  say I'm the lamp bot. Our bulbs start at 4 EUR.
  end
"#,
    mended: r#"--- flows/lamps.flow
flow Lamps
  starts on words lamps, light

step Hi
  say I'm the lamp bot. Our lamps start at 49 EUR.
  end
--- flows/bulbs.flow
flow Bulbs
  starts on words bulbs

step Hi
  say I'm the lamp bot. Our bulbs start at 4 EUR.
  end
"#,
};

/// What starts a flow, so that two of the same are the same: the kind, the language, the words.
type Key = (&'static str, usize, String);

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<Key, (FlowId, Span)> = HashMap::new();
    for start in &journey.graph.starts {
        // With a guard, only one of them may hold at a time.
        if start.only_if.is_some() {
            continue;
        }
        let mut said = false;
        for (key, shown, span) in keys(journey, start) {
            let before = first.entry(key).or_insert((start.flow, span));
            let title = |flow: FlowId| journey.model.flows[flow.ix()].title.as_str();
            // The same flow twice is N111.
            let twice = botflow_syntax::fold(title(before.0)) == botflow_syntax::fold(title(start.flow));
            if before.0 == start.flow || said || twice {
                continue;
            }
            // One line, one finding: the same phrase clashes in every language.
            said = true;
            let finding = Finding::new(&PAGE, span).with("k", &shown).with("A", title(before.0)).with("B", title(start.flow));
            found.push(finding.note("the same as in the other flow").label(before.1, format!("starts {}", title(before.0))));
        }
    }
}

fn keys(journey: &Journey<'_>, start: &Start) -> Vec<(Key, String, Span)> {
    let named = |kind: &'static str, name: &str| vec![((kind, 0, botflow_syntax::fold(name).into_owned()), name.to_owned(), start.span)];
    match &start.on {
        StartOn::Words(words) => phrases(journey, "words", *words),
        StartOn::Menu(words) => phrases(journey, "menu", *words),
        StartOn::Ad(name) => named("ad", name),
        StartOn::Link(name) => named("link", name),
        StartOn::Page(path) => named("page", path),
        StartOn::Topic(name) => named("topic", name),
        StartOn::TextLike(pattern, _) => named("text", pattern),
        StartOn::Welcome => named("welcome", "welcome"),
        StartOn::Photo(_) => named("photo", "photo"),
        StartOn::Location(_) => named("location", "location"),
        StartOn::File(_) => named("file", "file"),
        // An event may start several flows; two fallbacks are G325.
        StartOn::Event(..) | StartOn::AnythingElse => Vec::new(),
    }
}

fn phrases(journey: &Journey<'_>, kind: &'static str, words: WordsAt) -> Vec<(Key, String, Span)> {
    let mut keys = Vec::new();
    for text in words.get(journey.facts) {
        for language in 0..text.rows.len() {
            if let Some(said) = in_language(text, language) {
                keys.push(((kind, language, heard_as(&said)), said, text.span));
            }
        }
    }
    keys
}

/// A phrase in one of the project's languages.
pub(super) fn in_language(text: &Text, language: usize) -> Option<String> {
    let pieces = text.rows.get(language)?.as_deref()?;
    let literal = |piece: &Piece| match piece {
        Piece::Literal(said) => Some(said.clone()),
        Piece::Value { .. } => None,
    };
    pieces.iter().map(literal).collect::<Option<Vec<_>>>().map(|said| said.concat())
}
