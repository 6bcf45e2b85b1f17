//! What need not be told apart. In: the graph. Out: consents and topics of which it is enough to know what they are together; thousands of them would
//! else be followed along every line, each for itself.

use std::collections::HashSet;

use botflow_compile::graph::{Act, MarkWhat, PathAt, Question, SetHow, Skip};
use botflow_compile::model::Expr;

use super::Consent;
use super::narrow::{consent_of, looked_at};
use crate::Journey;

/// What some line looks at, changes or takes back.
pub(super) fn told_apart(journey: &Journey<'_>) -> HashSet<Consent> {
    let mut all = HashSet::new();
    let of_path = |path: PathAt| path.get(journey.facts).and_then(consent_of);
    for node in journey.graph.ways.node_weights() {
        match &node.act {
            Act::Branch(condition) => looked_at(condition.get(journey.facts), &mut |consent| all.extend([consent])),
            Act::Ask(question) if !is_simply_asked(question) => all.extend(journey.consent(question).map(Consent::Value)),
            Act::Set(change) => {
                all.extend(of_path(change.place));
                if let SetHow::To(expr) = &change.how
                    && let Expr::Read(from) = expr.get(journey.facts)
                {
                    all.extend(consent_of(from));
                }
            }
            Act::Do(act) => all.extend(act.keep.iter().filter_map(|keep| of_path(keep.place))),
            Act::Perform(request) => all.extend(request.keep.iter().filter_map(|keep| of_path(keep.place))),
            Act::Mark(MarkWhat::Unsubscribe(topic)) => all.extend([Consent::Topic(topic.to_string())]),
            _ => {}
        }
    }
    let guards = journey.graph.starts.iter().filter_map(|start| start.only_if.as_ref());
    guards.for_each(|guard| looked_at(guard.get(journey.facts), &mut |consent| all.extend([consent])));
    all
}

/// Of these consents or topics those that nothing tells apart. Of several consents it matters only which answer was the last; who has subscribed to
/// some topic is a subscriber, whichever it was.
pub(super) fn among(all: &[Consent], told_apart: &HashSet<Consent>) -> Vec<Consent> {
    all.iter().filter(|consent| !told_apart.contains(*consent)).cloned().collect()
}

/// It is asked every time, and answered: nothing passes it over, and no form drops it.
fn is_simply_asked(question: &Question) -> bool {
    question.skip == Skip::Never && question.optional.is_none() && question.form.is_none()
}
