//! Answers to the open question. In: where the walk stands. Out: a good one or a bad one.

use botflow_compile::lower::Happens;
use botflow_program::{Kind, OwnWord};
use botflow_runtime::Reply;

use super::begin::{sends_file, sends_location, sends_photo};
use super::chance::Chance;
use super::learnt::Learnt;
use super::scene::Scene;
use super::step::Step;
use super::typed::{fitting, slip, unfitting};
use crate::chat::offers::listed;

/// What no question takes, but one for any text.
pub(super) const NOT_AN_ANSWER: &str = "hm";

/// An answer that the question should take: an option, a button shown beside it, or typed.
pub(super) fn good(scene: &Scene<'_>, learnt: &mut Learnt, chance: &mut Chance) -> Option<Step> {
    let buttons = scene.fresh_buttons();
    if !buttons.is_empty() && chance.happens(50) {
        return tapped(scene, &buttons, learnt, chance);
    }
    let replies = scene.replies();
    if !replies.is_empty() && chance.happens(75) {
        return Some(Step::picks(&several(scene, replies, learnt, chance)));
    }
    if !replies.is_empty() && chance.happens(70) {
        return Step::says(&worded(scene, replies, chance));
    }
    let typed = values(scene, learnt);
    match chance.one(&typed) {
        Some(step) => Some(step.clone()),
        None => chance.one(replies).map(|reply| Step::picks(&listed(&reply.label))),
    }
}

/// A button of the bubbles that came last.
fn tapped(scene: &Scene<'_>, buttons: &[(String, String)], learnt: &mut Learnt, chance: &mut Chance) -> Option<Step> {
    let mut labels: Vec<String> = buttons.iter().map(|(_, label)| label.clone()).collect();
    labels.sort();
    labels.dedup();
    let label = &labels[learnt.one(scene.place(), &labels, chance)?];
    let alike: Vec<&String> = buttons.iter().filter(|(_, of)| of == label).map(|(named, _)| named).collect();
    chance.one(&alike).map(|named| Step::picks(named))
}

/// An option in the customer's own words: written out, by number, by position, with a slip of the pen, in the middle of a sentence.
fn worded(scene: &Scene<'_>, replies: &[Reply], chance: &mut Chance) -> String {
    let at = chance.below(replies.len());
    let label = replies[at].label.clone();
    match chance.below(6) {
        0 => (at + 1).to_string(),
        1 => ["the first", "the second one", "third", "number four"].get(at).map_or(label, |word| (*word).to_owned()),
        2 => slip(&label).unwrap_or(label),
        3 => format!("{label} please"),
        4 => also(scene, chance).unwrap_or(label),
        _ => label.to_lowercase(),
    }
}

/// Another word for one of the options.
fn also(scene: &Scene<'_>, chance: &mut Chance) -> Option<String> {
    let program = scene.program();
    let choices = &program.choices[scene.question()?.choices.range()];
    let words: Vec<String> =
        choices.iter().flat_map(|choice| &program.also[choice.also.range()]).map(|also| also.words.to_string()).collect();
    chance.one(&words).cloned()
}

/// One option, or as many as may be picked.
fn several(scene: &Scene<'_>, replies: &[Reply], learnt: &mut Learnt, chance: &mut Chance) -> String {
    let labels: Vec<String> = replies.iter().map(|reply| reply.label.clone()).collect();
    let first = learnt.one(scene.place(), &labels, chance).unwrap_or_default();
    let picks = scene.asked().and_then(|asked| asked.asks.as_ref()?.picks);
    let Some(picks) = picks.filter(|_| is_value(&replies[first])) else { return listed(&replies[first].label) };
    let values: Vec<&Reply> = replies.iter().filter(|reply| is_value(reply)).collect();
    let most = if picks.most == 0 { values.len() } else { usize::from(picks.most).min(values.len()) };
    let least = usize::from(picks.least.max(1)).min(most);
    let count = least + chance.below(most - least + 1);
    let mut labels: Vec<String> = Vec::new();
    let start = chance.below(values.len());
    for nth in 0..values.len() {
        if labels.len() < count && (chance.happens(60) || values.len() - nth <= count - labels.len()) {
            labels.push(listed(&values[(start + nth) % values.len()].label));
        }
    }
    labels.join(", ")
}

/// An option of the writer's, not the channel's *Skip* or *Done*.
pub(super) fn is_value(reply: &Reply) -> bool {
    reply.token.tap().is_some_and(|tap| tap.choice.0 > u32::from(u8::MAX))
}

/// Typed answers that fit.
pub(super) fn values(scene: &Scene<'_>, learnt: &Learnt) -> Vec<Step> {
    let Some(kind) = scene.kind() else { return Vec::new() };
    match kind {
        Kind::Photo => return vec![sends_photo()],
        Kind::File => return vec![sends_file()],
        Kind::Location => return vec![sends_location()],
        _ => {}
    }
    let language = scene.language();
    fitting(scene.engine(), kind, learnt.said(), &scene.situation(&language)).iter().filter_map(|text| Step::says(text)).collect()
}

/// Something that the question should not take.
pub(super) fn bad(scene: &Scene<'_>, chance: &mut Chance) -> Option<Step> {
    if chance.happens(15) {
        return chance.one(&[sends_photo(), sends_location(), sends_file()]).cloned();
    }
    let language = scene.language();
    let texts = unfitting(scene.engine(), scene.kind(), &scene.situation(&language));
    chance.one(&texts).and_then(|text| Step::says(text))
}

/// One of the bot's own words, or a correction.
pub(super) fn own_word(scene: &Scene<'_>, chance: &mut Chance) -> Option<Step> {
    let fields = scene.fields();
    if !fields.is_empty() && chance.happens(40) {
        return chance.one(&fields).map(|field| changes(field));
    }
    let words = [OwnWord::Back, OwnWord::Skip, OwnWord::Cancel, OwnWord::Stop, OwnWord::Start, OwnWord::Greeting, OwnWord::Done];
    let language = scene.language();
    let word = chance.one(&words).copied()?;
    chance.one(scene.engine().words().hear(word, &language)).and_then(|text| Step::says(text))
}

fn changes(field: &str) -> Step {
    Step::happens(Happens::Changes(field.to_owned()), format!("customer changes {field}"))
}
