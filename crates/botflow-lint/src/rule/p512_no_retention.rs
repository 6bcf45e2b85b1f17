//! P512: personal data for which nobody has said how long it is kept.

use std::collections::{HashMap, HashSet};

use botflow_compile::model::FlowId;
use botflow_source::{Finding, Page, Severity};

use crate::Journey;

/// What is known of P512.
pub static PAGE: Page = Page {
    code: "P512",
    slug: "no-retention",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "Nothing says how long `{x}` is kept",
    why: "what people tell you is kept for ever, and the day somebody asks for it to be deleted nobody knows what is due",
    help: "add `retention: 180 days` to botflow.yaml, or below `flow`: keeps {x} for 90 days because …",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/news.flow
flow News
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  submit news
    with email
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/news.flow
flow News
  starts on welcome
  starts on anything else
  keeps email for 2 years because the news about lamps go there
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  submit news
    with email
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it: `retention:` in botflow.yaml answers for everything, `keeps` for a value of its flow.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    if journey.project.is_lone() || journey.project.retention_days.is_some() {
        return;
    }
    let kept: HashSet<_> = journey.kept_by_a_line().into_iter().collect();
    // One cause a flow: its further answers are labels.
    let mut first: HashMap<FlowId, usize> = HashMap::new();
    let mut said = HashSet::new();
    for (at, _, value) in journey.personal_questions() {
        let flow = journey.flow_of(at);
        if kept.contains(&(flow, value)) || journey.is_hushed(value) || !said.insert((flow, value)) {
            continue;
        }
        let span = journey.node(at).origin.span;
        match first.get(&flow) {
            Some(first) => {
                let finding = found[*first].clone();
                found[*first] = finding.label(span, "nor this answer");
            }
            None => {
                first.insert(flow, found.len());
                let name = &journey.model.values[value.ix()].name;
                found.push(Finding::new(&PAGE, span).with("x", name).note("kept, and nobody has said for how long"));
            }
        }
    }
}
