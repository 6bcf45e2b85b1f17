//! Everything that a customer can do at a place. In: where a walk stands. Out: a line for each way on that differs.

use botflow_program::{Index as _, OwnWord};

use super::answer;
use super::begin::{entrances, entrances_once, events};
use super::decisive::Decisive;
use super::learnt::Learnt;
use super::mark::number;
use super::next::payments;
use super::scene::Scene;
use super::step::Step;
use crate::chat::offers::listed;

/// Typed values of one question, where a condition reads them: besides one on each side of the numbers that the project compares with.
const VALUES_MAX: usize = 4;
/// Options of a question that takes several, up to which every two of them are picked together.
const PAIRS_MAX: usize = 8;
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
        true => {
            asked(scene, decisive, learnt, &mut steps);
            // The shop reports what it reports, whatever is being asked.
            steps.extend(events(scene.program()));
        }
        false if host.session().conversations == 0 => steps.extend(entrances(scene.program())),
        false => steps.extend(entrances_once(scene.program())),
    }
    steps.extend(buttons(scene));
    steps
}

fn asked(scene: &Scene<'_>, decisive: &Decisive, learnt: &Learnt, steps: &mut Vec<Step>) {
    let name = scene.question().and_then(|question| question.name).map(|name| scene.program().names[name.at()].id);
    let is_decisive = name.is_some_and(|name| decisive.holds(name));
    match scene.picked() {
        0 => {
            options(scene, steps);
            several(scene, is_decisive, steps);
        }
        // What is picked further was picked together from the start.
        _ => steps.extend(scene.replies().iter().filter(|reply| !answer::is_value(reply)).map(|reply| Step::picks(&listed(&reply.label)))),
    }
    typed(scene, is_decisive.then_some(decisive), learnt, steps);
    steps.extend(Step::says(answer::NOT_AN_ANSWER));
    let language = scene.language();
    let in_form = scene.question().is_some_and(|question| question.form.is_some());
    for word in if in_form { &[OwnWord::Back, OwnWord::Cancel][..] } else { &[OwnWord::Back] } {
        steps.extend(scene.engine().words().hear(*word, &language).first().and_then(|text| Step::says(text)));
    }
}

/// Every option; of those that one line of the flow makes of data, the first two.
fn options(scene: &Scene<'_>, steps: &mut Vec<Step>) {
    let mut seen: Vec<u32> = Vec::new();
    for reply in scene.replies() {
        let choice = reply.token.tap().map_or(0, |tap| tap.choice.0);
        seen.push(choice);
        if seen.iter().filter(|of| **of == choice).count() <= ALIKE_MAX {
            steps.push(Step::picks(&listed(&reply.label)));
        }
    }
}

/// Typed answers: one, or, where a condition reads it, one on each side of the numbers that the project compares with, and some more.
fn typed(scene: &Scene<'_>, decisive: Option<&Decisive>, learnt: &Learnt, steps: &mut Vec<Step>) {
    let typed = answer::values(scene, learnt);
    let Some(decisive) = decisive else {
        // The project's own words stand behind the general ones.
        steps.extend(typed.into_iter().next_back());
        return;
    };
    let (language, mut sides, mut more) = (scene.language(), Vec::new(), 0);
    for step in typed.into_iter().rev() {
        let value = scene.kind().and_then(|kind| scene.engine().words().read(kind, step.said()?, &scene.situation(&language)));
        let side = value.as_ref().and_then(number).map(|number| decisive.side(number));
        let is_first = side.is_some_and(|side| !sides.contains(&side));
        sides.extend(side.filter(|_| is_first));
        if is_first || more < VALUES_MAX {
            more += usize::from(!is_first);
            steps.push(step);
        }
    }
}

/// Of a question that takes several: as many as it takes; where a condition reads the answer, every two as well.
fn several(scene: &Scene<'_>, is_decisive: bool, steps: &mut Vec<Step>) {
    let Some(picks) = scene.asked().and_then(|asked| asked.asks.as_ref()?.picks) else { return };
    let values: Vec<String> = scene.replies().iter().filter(|reply| answer::is_value(reply)).map(|reply| listed(&reply.label)).collect();
    let most = if picks.most == 0 { values.len() } else { usize::from(picks.most).min(values.len()) };
    if most > 1 {
        steps.push(Step::picks(&values[..most].join(", ")));
    }
    if is_decisive && most > 1 && values.len() <= PAIRS_MAX {
        for (at, first) in values.iter().enumerate() {
            steps.extend(values[at + 1..].iter().map(|second| Step::picks(&format!("{first}, {second}"))));
        }
    }
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
