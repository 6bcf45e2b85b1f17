//! Everything that a customer can do at a place. In: where a walk stands. Out: a line for each way on that differs.

use botflow_program::{Index as _, OwnWord};
use botflow_runtime::Reply;

use super::answer;
use super::begin::{entrances, entrances_once};
use super::learnt::Learnt;
use super::mark::Decisive;
use super::next::payments;
use super::scene::Scene;
use super::step::Step;
use crate::chat::offers::listed;

/// Typed values of one question, where a condition reads them.
const VALUES_MAX: usize = 4;
/// Options of one line of the flow (`- each`, times on offer).
const ALIKE_MAX: usize = 2;

/// Every way on.
pub(super) fn choices(scene: &Scene<'_>, decisive: &Decisive, learnt: &Learnt) -> Vec<Step> {
    let host = scene.host();
    let mut steps: Vec<Step> = scene.due_seconds().map(Step::after).into_iter().collect();
    if host.is_handed_over() {
        steps.push(Step::agent_closes());
        return steps;
    }
    if host.is_paying() {
        steps.extend(payments());
    }
    match scene.question().is_some() {
        true => asked(scene, decisive, learnt, &mut steps),
        false if host.session().conversations == 0 => steps.extend(entrances(scene.program())),
        false => steps.extend(entrances_once(scene.program())),
    }
    steps.extend(buttons(scene));
    steps
}

fn asked(scene: &Scene<'_>, decisive: &Decisive, learnt: &Learnt, steps: &mut Vec<Step>) {
    let replies = scene.replies();
    let mut seen: Vec<(u32, usize)> = Vec::new();
    for reply in replies {
        let choice = reply.token.tap().map_or(0, |tap| tap.choice.0);
        let alike = match seen.iter_mut().find(|(of, _)| *of == choice) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                seen.push((choice, 1));
                1
            }
        };
        if alike <= ALIKE_MAX {
            steps.push(Step::picks(&listed(&reply.label)));
        }
    }
    steps.extend(all_of_several(scene, replies));
    let is_decisive = scene.question().and_then(|question| question.name).is_some_and(|name| {
        let name = &scene.program().names[name.at()];
        decisive.holds(name.id)
    });
    let most = if is_decisive { VALUES_MAX } else { 1 };
    let typed = answer::values(scene, learnt);
    // The project's own edges and words stand behind the general ones.
    steps.extend(typed.into_iter().rev().take(most));
    steps.extend(Step::says(answer::NOT_AN_ANSWER));
    let language = scene.language();
    let in_form = scene.question().is_some_and(|question| question.form.is_some());
    for word in if in_form { &[OwnWord::Back, OwnWord::Cancel][..] } else { &[OwnWord::Back] } {
        steps.extend(scene.engine().words().hear(*word, &language).first().and_then(|text| Step::says(text)));
    }
}

/// Of a question that takes several: as many as it takes.
fn all_of_several(scene: &Scene<'_>, replies: &[Reply]) -> Option<Step> {
    let picks = scene.asked()?.asks.as_ref()?.picks?;
    let values: Vec<String> = replies.iter().filter(|reply| answer::is_value(reply)).map(|reply| listed(&reply.label)).collect();
    let most = if picks.most == 0 { values.len() } else { usize::from(picks.most).min(values.len()) };
    (most > 1).then(|| Step::picks(&values[..most].join(", ")))
}

/// Buttons of the bubbles that came last, each label once.
fn buttons(scene: &Scene<'_>) -> Vec<Step> {
    let mut labels: Vec<String> = Vec::new();
    let mut steps = Vec::new();
    for (named, label) in scene.fresh_buttons() {
        if !labels.contains(&label) {
            steps.push(Step::picks(&named));
            labels.push(label);
        }
    }
    steps
}
