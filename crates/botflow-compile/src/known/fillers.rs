//! In: a node. Out: every place that it may fill, on whatever way it is left; perhaps some more, never fewer.

use super::{Place, implied_reads};
use crate::graph::{Act, Ask, Content, Keep, Question, RequestWhat};
use crate::model::{Expr, Model, ValueId};
use crate::project::Project;

/// What a node may fill.
pub(super) enum Fills {
    /// Only what was told.
    These,
    /// These, and whatever is kept of the person: the flow that a `do` runs may do so.
    OfPerson,
    /// Anything: a line that could not be read.
    Anything,
}

/// Calls `see` for every place that a node may fill.
pub(super) fn fillers(act: &Act, model: &Model, project: &Project, see: &mut dyn FnMut(Place)) -> Fills {
    let value = |value: Option<ValueId>, see: &mut dyn FnMut(Place)| value.map(Place::Value).into_iter().for_each(see);
    match act {
        Act::Ask(question) if matches!(question.what, Ask::Hole) => return Fills::Anything,
        Act::Ask(question) => asked(question, model, see),
        Act::Set(change) => match change.place.get(&model.facts) {
            Some(read) => Place::root_of(read).into_iter().for_each(see),
            None => return Fills::Anything,
        },
        Act::Branch(condition) => {
            let condition = condition.get(&model.facts);
            if has_hole(condition) {
                return Fills::Anything;
            }
            implied_reads(condition, model, project, see);
        }
        Act::Each { item, .. } => value(*item, see),
        Act::Pick(pick) => value(pick.list, see),
        Act::Send(message) => {
            for content in message.variants.iter().flat_map(|variant| &variant.wordings) {
                if let Content::Cards(cards) = content {
                    cards.list.map(Place::Picked).into_iter().for_each(&mut *see);
                }
            }
        }
        Act::Perform(request) => {
            match &request.what {
                RequestWhat::Reserve(booking) | RequestWhat::Move(booking) => see(Place::Booking(*booking)),
                RequestWhat::Pay { payment, .. } => see(Place::Payment(*payment)),
                RequestWhat::Cancel(_) | RequestWhat::Slots { .. } | RequestWhat::Call { .. } => {}
                RequestWhat::Submit { .. } | RequestWhat::HandOver { .. } => {}
            }
            kept(&request.keep, model, see);
        }
        Act::Remind(remind) => remind.of.get(&model.facts).and_then(Place::root_of).into_iter().for_each(see),
        Act::Do(act) => {
            kept(&act.keep, model, see);
            // What `with` passes is there in the flow that is run.
            act.flow.iter().flat_map(|flow| &model.flows[flow.ix()].takes).for_each(|taken| see(Place::Value(*taken)));
            return Fills::OfPerson;
        }
        Act::Hole => return Fills::Anything,
        Act::Enter | Act::Form(_) | Act::Split(_) | Act::Mark(_) | Act::Wait(_) | Act::Go(_) | Act::Resume { .. } | Act::End => {}
    }
    Fills::These
}

fn asked(question: &Question, model: &Model, see: &mut dyn FnMut(Place)) {
    let items = question.choices.iter().filter_map(|choice| choice.each).filter_map(|each| each.item);
    items.chain(question.value()).map(Place::Value).for_each(&mut *see);
    let kept = question.keep_as.and_then(|path| path.get(&model.facts)).and_then(Place::root_of);
    kept.into_iter().for_each(see);
}

fn kept(keep: &[Keep], model: &Model, see: &mut dyn FnMut(Place)) {
    for keep in keep {
        keep.place.get(&model.facts).and_then(Place::root_of).into_iter().for_each(&mut *see);
    }
}

/// A part that could not be read makes sure of anything.
fn has_hole(condition: &Expr) -> bool {
    match condition {
        Expr::Hole => true,
        Expr::And(sides) | Expr::Any(sides) => sides.iter().any(has_hole),
        Expr::Not(side) => has_hole(side),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
