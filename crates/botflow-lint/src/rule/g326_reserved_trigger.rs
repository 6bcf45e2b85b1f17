//! G326: a start word that always unsubscribes (or subscribes again), so that no flow can start on it.

use std::collections::HashMap;

use botflow_compile::graph::StartOn;
use botflow_compile::normalise;
use botflow_program::OwnWord;
use botflow_source::{Finding, Page, Severity};

use super::g309_shadowed_trigger::in_language;
use crate::Journey;

/// What is known of G326.
pub static PAGE: Page = Page {
    code: "G326",
    slug: "reserved-trigger",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "\"{k}\" always unsubscribes the customer, so no flow can start on it",
    why: "people must be able to end messages with this word, whatever a flow says",
    help: "start the flow on another word",
    broken: r#"flow Goodbye
  starts on words stop, goodbye

step Hi
  say I'm the lamp bot. See you soon.
  end
"#,
    mended: r#"flow Goodbye
  starts on words goodbye

step Hi
  say I'm the lamp bot. See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let languages: Vec<HashMap<String, OwnWord>> = journey.project.languages.iter().map(|name| reserved(&name.text)).collect();
    for start in &journey.graph.starts {
        let StartOn::Words(words) = start.on else { continue };
        for text in words.get(journey.facts) {
            let hit = languages.iter().enumerate().find_map(|(language, reserved)| {
                let said = in_language(text, language)?;
                Some((*reserved.get(&normalise(&said))?, said))
            });
            let Some((word, said)) = hit else { continue };
            let finding = Finding::new(&PAGE, text.span).with("k", &said).note("this word never gets to a flow");
            found.push(match word {
                OwnWord::Start => Finding {
                    title: format!("\"{said}\" always lets the bot write again, so no flow can start on it"),
                    ..finding.why("it is how people take back that the bot shall be silent")
                },
                _ => finding,
            });
        }
    }
}

/// "`stop` words of the conversation's language and of English, as the whole message"; *start* words likewise.
fn reserved(tag: &str) -> HashMap<String, OwnWord> {
    let languages = [botflow_values::language("en"), botflow_values::language(tag)];
    let rows = languages.into_iter().flatten().flat_map(|language| language.own_words);
    let rows = rows.filter(|(word, _)| matches!(word, OwnWord::Stop | OwnWord::Start));
    rows.flat_map(|(word, phrases)| phrases.split(',').map(|phrase| (normalise(phrase), *word))).collect()
}
