//! G311: an option that is worded like what interrupts every question.

use std::collections::HashMap;

use botflow_compile::finding::t209_options_overlap::heard_as;
use botflow_compile::graph::{Choice, StartOn};
use botflow_compile::model::FlowId;
use botflow_source::{Finding, Page, Severity, Span};

use super::g309_shadowed_trigger::in_language;
use crate::Journey;

/// What is known of G311.
pub static PAGE: Page = Page {
    code: "G311",
    slug: "trigger-in-answer",
    severity: Severity::Warning,
    minimum: None,
    title: "Answering \"{opt}\" would start the flow {B} instead",
    why: "customers who type this answer end up somewhere else",
    help: "word the option differently, or take the words from `interrupts on words`",
    broken: r#"--- flows/help.flow
flow Help
  interrupts on words help

step Hi
  say I'm the lamp bot. Write to us at any time.
  end
--- flows/lamps.flow
flow Lamps
  starts on words lamps
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like?
    - Prices -> Prices
    - Help -> Bye

step Prices
  say Our lamps start at 49 EUR.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"--- flows/help.flow
flow Help
  interrupts on words help

step Hi
  say I'm the lamp bot. Write to us at any time.
  end
--- flows/lamps.flow
flow Lamps
  starts on words lamps
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like?
    - Prices -> Prices
    - Advice -> Bye

step Prices
  say Our lamps start at 49 EUR.
  end

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut interrupting: HashMap<(usize, String), (FlowId, Span)> = HashMap::new();
    for start in journey.graph.starts.iter().filter(|start| start.interrupts) {
        let StartOn::Words(words) = start.on else { continue };
        for text in words.get(journey.facts) {
            for language in 0..text.rows.len() {
                if let Some(said) = in_language(text, language) {
                    interrupting.entry((language, heard_as(&said))).or_insert((start.flow, text.span));
                }
            }
        }
    }
    if interrupting.is_empty() {
        return;
    }
    for (at, question) in journey.questions() {
        for choice in &question.choices {
            let Some((said, flow, span)) = meets(journey, choice, &interrupting) else { continue };
            if flow == journey.flow_of(at) {
                continue;
            }
            let title = &journey.model.flows[flow.ix()].title;
            let finding =
                Finding::new(&PAGE, choice.span).with("opt", &said).with("B", title).note("the same words interrupt every question");
            found.push(finding.label(span, format!("interrupts, and starts {title}")));
        }
    }
}

fn meets(
    journey: &Journey<'_>,
    choice: &Choice,
    interrupting: &HashMap<(usize, String), (FlowId, Span)>,
) -> Option<(String, FlowId, Span)> {
    let also = choice.also.iter().flat_map(|words| words.get(journey.facts));
    let texts = std::iter::once(choice.label.get(journey.facts)).chain(also);
    for text in texts {
        for language in 0..text.rows.len() {
            let Some(said) = in_language(text, language) else { continue };
            if let Some((flow, span)) = interrupting.get(&(language, heard_as(&said))) {
                return Some((said, *flow, *span));
            }
        }
    }
    None
}
