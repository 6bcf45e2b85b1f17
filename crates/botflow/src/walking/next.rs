//! What happens next in a drawn walk. In: where it stands, and chance. Out: one or a few lines.

use botflow_compile::lower::Happens;
use botflow_program::Index as _;

use super::answer;
use super::begin::{self, entrances};
use super::chance::Chance;
use super::learnt::Learnt;
use super::scene::Scene;
use super::step::Step;
use super::typed::anything;

/// Old buttons that are tried, until one can be named.
const OLD_TAPS: usize = 5;

/// The next lines. Empty: chance drew something that is not possible here.
pub(super) fn next(scene: &Scene<'_>, learnt: &mut Learnt, chance: &mut Chance) -> Vec<Step> {
    if scene.host().is_handed_over() {
        return with_a_person(scene, learnt, chance).into_iter().collect();
    }
    if scene.host().is_paying() && chance.happens(60) {
        return pays(chance).into_iter().collect();
    }
    let mut steps = Vec::new();
    if chance.happens(3) {
        steps.extend(chance.one(&begin::troubles(scene.program())).cloned());
    }
    if chance.happens(4) {
        // Two messages so close that the second was typed before the answer to the first had come.
        steps.extend(said(learnt, chance));
        steps.push(Step::after(1));
    }
    steps.extend(if scene.question().is_some() { asked(scene, learnt, chance) } else { idle(scene, learnt, chance) });
    steps
}

fn asked(scene: &Scene<'_>, learnt: &mut Learnt, chance: &mut Chance) -> Option<Step> {
    match chance.below(100) {
        0..66 => answer::good(scene, learnt, chance),
        66..76 => answer::bad(scene, chance),
        76..83 => answer::own_word(scene, chance),
        83..88 => old_tap(scene, chance),
        88..95 => silence(scene, chance),
        95..98 => come(scene, chance),
        _ => said(learnt, chance),
    }
}

/// No question is open: it has ended, waits, or has not begun.
fn idle(scene: &Scene<'_>, learnt: &Learnt, chance: &mut Chance) -> Option<Step> {
    match chance.below(100) {
        0..50 => come(scene, chance),
        50..70 => old_tap(scene, chance).or_else(|| come(scene, chance)),
        70..85 => silence(scene, chance),
        85..90 => answer::own_word(scene, chance),
        _ => said(learnt, chance),
    }
}

fn with_a_person(scene: &Scene<'_>, learnt: &Learnt, chance: &mut Chance) -> Option<Step> {
    let agent = |text: &str| Step::happens(Happens::AgentSays(text.to_owned()), format!("agent says {text}"));
    match chance.below(10) {
        0..2 => Some(agent("Hi, this is Eva. How can I help?")),
        2..6 => Some(Step::agent_closes()),
        6..8 => silence(scene, chance),
        8 => old_tap(scene, chance),
        _ => said(learnt, chance),
    }
}

fn pays(chance: &mut Chance) -> Option<Step> {
    chance.one(&payments()).cloned()
}

/// What a payment page can come to.
pub(super) fn payments() -> [Step; 3] {
    [
        Step::happens(Happens::PaymentSucceeds, "payment succeeds"),
        Step::happens(Happens::PaymentFails, "payment fails"),
        Step::happens(Happens::PaymentCancelled, "payment is cancelled"),
    ]
}

fn come(scene: &Scene<'_>, chance: &mut Chance) -> Option<Step> {
    chance.one(&entrances(scene.program())).cloned()
}

/// Anything; half of it what customers of this project say in its tests.
fn said(learnt: &Learnt, chance: &mut Chance) -> Option<Step> {
    if let Some(text) = chance.one(learnt.said()).filter(|_| chance.happens(50)) {
        return Step::says(text);
    }
    let texts: Vec<&str> = anything().collect();
    chance.one(&texts).and_then(|text| Step::says(text))
}

fn old_tap(scene: &Scene<'_>, chance: &mut Chance) -> Option<Step> {
    (0..OLD_TAPS).find_map(|_| scene.tappable(|count| chance.below(count))).map(|label| Step::picks(&label))
}

/// Nobody says anything: up to what is due, a while, or days.
fn silence(scene: &Scene<'_>, chance: &mut Chance) -> Option<Step> {
    let due = scene.due_seconds().filter(|_| chance.happens(60));
    Some(Step::after(match due {
        Some(due) => due,
        None => chance.one(&[60, 20 * 60, 3 * 3_600, 25 * 3_600, 3 * 86_400, 40 * 86_400]).copied().unwrap_or(60),
    }))
}

/// The title of the step where it stands.
pub(super) fn place(scene: &Scene<'_>) -> Option<String> {
    let program = scene.program();
    let step = &program.steps[scene.engine().at_step(scene.session())?.at()];
    let flow = &program.flows[step.flow.at()].title;
    Some(if *flow == step.title { flow.to_string() } else { format!("{flow} / {}", step.title) })
}
