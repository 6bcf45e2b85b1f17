//! What going on from a node does to a place: fills it, empties it, or nothing.

use super::{Place, implied};
use crate::graph::{Act, Ask, Change, ChoiceValue, Content, Keep, Message, Outcome, Question, Request, RequestWhat, SetHow, Skip, Why};
use crate::model::{FormId, Model, Root, ValueId};
use crate::project::Project;

/// What happens to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Fills,
    Empties,
    Nothing,
}

use Effect::{Empties, Fills, Nothing};

/// What a node does to a place on the way that is taken for this reason.
pub(super) fn effect(act: &Act, why: Why, place: &Place, model: &Model, project: &Project) -> Effect {
    match act {
        Act::Ask(question) => asked(question, why, place, model),
        Act::Set(change) => changed(change, place, model),
        Act::Branch(condition) => {
            let condition = condition.get(&model.facts);
            let holds = why == Why::Holds;
            if implied(condition, holds, place, model, project) { Fills } else { Nothing }
        }
        Act::Each { item, .. } if why == Why::Item => filled(*item, place),
        Act::Pick(pick) => match place {
            Place::Picked(list) if Some(*list) == pick.list => Empties,
            _ => filled(pick.list, place),
        },
        Act::Send(message) => sent(message, why, place),
        Act::Perform(request) => performed(request, why, place, model, project),
        Act::Remind(remind) if why == Why::Later => {
            let root = remind.of.get(&model.facts).and_then(Place::root_of);
            if root.as_ref() == Some(place) { Fills } else { Nothing }
        }
        Act::Do(act) if why == Why::Returned => kept(&act.keep, place, model, |_| false),
        // Nothing is judged behind a line that could not be read.
        Act::Hole => Fills,
        Act::Each { .. } | Act::Remind(_) | Act::Do(_) | Act::Enter | Act::Form(_) | Act::Split(_) | Act::Mark(_) => Nothing,
        Act::Wait(_) | Act::Go(_) | Act::Resume { .. } | Act::End => Nothing,
    }
}

/// A value is filled anew: it is there, and what was known of its fields is not.
fn filled(value: Option<ValueId>, place: &Place) -> Effect {
    match (value, place) {
        (Some(filled), Place::Value(value)) if filled == *value => Fills,
        (Some(filled), Place::Field(value, _) | Place::Picked(value)) if filled == *value => Empties,
        _ => Nothing,
    }
}

fn of_form(place: &Place, form: FormId, model: &Model) -> bool {
    match place {
        Place::Value(value) | Place::Field(value, _) | Place::Picked(value) => model.values[value.ix()].form == Some(form),
        _ => false,
    }
}

fn asked(question: &Question, why: Why, place: &Place, model: &Model) -> Effect {
    let answered = match why {
        Why::Answered | Why::Yes | Why::No | Why::Otherwise => true,
        Why::Choice(at) => {
            let choice = question.choices.get(at as usize);
            if let Some(each) = choice.and_then(|choice| choice.each)
                && filled(each.item, place) == Fills
            {
                return Fills;
            }
            choice.is_some_and(|choice| choice.value != ChoiceValue::Command)
        }
        Why::Skipped => return if filled(question.value(), place) == Fills { Empties } else { Nothing },
        // A form passes over what was skipped, too.
        Why::Passed => {
            let sure = question.skip != Skip::Never && (question.form.is_none() || question.optional.is_none());
            return if sure && (filled(question.value(), place) == Fills || kept_as(question, place, model)) { Fills } else { Nothing };
        }
        // "A cancelled form drops its answers."
        Why::Cancelled => return if question.form.is_some_and(|form| of_form(place, form, model)) { Empties } else { Nothing },
        _ => false,
    };
    if matches!(question.what, Ask::Hole) {
        return Fills;
    }
    if !answered {
        return Nothing;
    }
    if kept_as(question, place, model) { Fills } else { filled(question.value(), place) }
}

/// "`unless known`: the variable, or the `contact.x` it is kept as, already has a value."
fn kept_as(question: &Question, place: &Place, model: &Model) -> bool {
    let kept = question.keep_as.and_then(|path| path.get(&model.facts)).and_then(Place::root_of);
    kept.as_ref() == Some(place)
}

fn changed(change: &Change, place: &Place, model: &Model) -> Effect {
    let Some(read) = change.place.get(&model.facts) else { return Fills };
    if let SetHow::AddForm(form) = change.how
        && of_form(place, form, model)
    {
        return Empties;
    }
    let forgets = matches!(change.how, SetHow::Forget);
    match &read.root {
        Root::Form(form) if forgets && of_form(place, *form, model) => Empties,
        _ if !read.parts.is_empty() => Nothing,
        _ if Place::root_of(read).as_ref() == Some(place) => {
            if forgets {
                Empties
            } else {
                Fills
            }
        }
        Root::Value(value) if filled(Some(*value), place) == Empties => Empties,
        _ => Nothing,
    }
}

/// "A tap on a card's button sets `LIST.picked` to that item."
fn sent(message: &Message, why: Why, place: &Place) -> Effect {
    let (Why::Button(_), Place::Picked(list)) = (why, place) else { return Nothing };
    let has = |content: &Content| matches!(content, Content::Cards(cards) if cards.list == Some(*list));
    let shows = message.variants.iter().flat_map(|variant| &variant.wordings).any(has);
    if shows { Fills } else { Nothing }
}

fn performed(request: &Request, why: Why, place: &Place, model: &Model, project: &Project) -> Effect {
    match (&request.what, why) {
        (RequestWhat::Reserve(booking) | RequestWhat::Move(booking), Why::Outcome(Outcome::Fine)) if *place == Place::Booking(*booking) => {
            Fills
        }
        (RequestWhat::Cancel(booking), Why::Outcome(Outcome::Fine)) if *place == Place::Booking(*booking) => Empties,
        (RequestWhat::Pay { payment, .. }, Why::Outcome(Outcome::Paid)) if *place == Place::Payment(*payment) => Fills,
        (RequestWhat::Call { action, .. }, Why::Outcome(Outcome::Fine)) => {
            let action = action.and_then(|at| project.actions.get(at as usize));
            let optional = |name: &str| action.is_some_and(|action| action.gives.iter().any(|field| field.name == name && field.optional));
            kept(&request.keep, place, model, optional)
        }
        _ => Nothing,
    }
}

fn kept(keep: &[Keep], place: &Place, model: &Model, optional: impl Fn(&str) -> bool) -> Effect {
    for keep in keep {
        let Some(read) = keep.place.get(&model.facts) else { continue };
        let hit = Place::root_of(read).as_ref() == Some(place);
        let value = match read.root {
            Root::Value(value) => filled(Some(value), place),
            _ if hit => Fills,
            _ => Nothing,
        };
        match value {
            Fills if optional(&keep.field) => return Empties,
            Nothing => {}
            other => return other,
        }
    }
    Nothing
}
