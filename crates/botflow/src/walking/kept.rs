//! Answers on their way to where they are delivered. In: what happened, line by line. Out: an answer that was given and is not delivered.

use std::collections::BTreeSet;

use botflow_program::{ChoiceId, ExprOp, Given, Index as _, InputIx, NameIx, Plain, Program, Question, Rows, What};
use botflow_runtime::{Datum, Fact, Session};

use super::fault::Fault;
use crate::host::Event;

/// Names of answers that were given in this conversation and not taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    names: Vec<String>,
    /// What the customer wrote, in small letters: an answer may be worded like the text that stands for a missing one.
    said: Vec<String>,
}

/// Something that went out to a place that looks at answers: what of, and its fields.
struct Delivery<'e> {
    name: String,
    inputs: Vec<Rows<InputIx>>,
    fields: Vec<(&'e str, &'e Datum)>,
}

impl Kept {
    /// The customer wrote this.
    pub(super) fn says(&mut self, text: &str) {
        self.said.push(text.to_lowercase());
    }

    /// Answers that were given and are not there any more: whoever never gave them may go on otherwise, where they are delivered.
    pub(super) fn gone(&self, session: &Session, program: &Program) -> BTreeSet<&str> {
        let last = session.last.as_ref().filter(|_| session.open.is_empty());
        let frames: Vec<_> = session.open.iter().chain(last).flat_map(|thread| &thread.frames).collect();
        let is_there = |name: &&String| {
            let id = program.names.iter().find(|row| row.text == ***name).map(|row| row.id);
            frames.iter().any(|frame| frame.values.iter().any(|held| Some(held.name) == id && held.value.is_known()))
        };
        self.names.iter().filter(|name| !is_there(name)).map(String::as_str).collect()
    }

    /// Takes in what a line brought. `undone`: the customer may have taken something back in it, so nothing is known for sure.
    pub(super) fn after(&mut self, events: &[Event], program: &Program, undone: bool) -> Option<Fault> {
        if undone {
            self.names.clear();
        }
        for event in events {
            match event {
                Event::Recorded { fact: Fact::Started { .. } | Fact::Stopped | Fact::Closed { .. } | Fact::Resumed } => self.names.clear(),
                Event::Recorded { fact: Fact::Answered { question, choice } } if is_stored(program, question.0, *choice) => {
                    self.names.extend(name_of(program, question.0));
                }
                Event::Recorded { fact: Fact::Skipped { question } } => {
                    let skipped = name_of(program, question.0);
                    self.names.retain(|name| Some(name) != skipped.as_ref());
                }
                Event::Delivered { name, fields, .. } => {
                    let fields = fields.iter().map(|field| (field.name.as_str(), &field.value)).collect();
                    let delivery = Delivery { name: name.to_string(), inputs: submits(program, name), fields };
                    let lost = self.lost_of_form(&delivery).or_else(|| self.lost(&delivery, program));
                    let of_form = format!("{name}.");
                    self.names.retain(|name| !name.starts_with(&of_form));
                    if let Some(name) = lost {
                        return Some(Fault::Lost { name, delivered: delivery.name });
                    }
                }
                Event::Called { action, inputs, .. } => {
                    let fields = inputs.iter().map(|input| (input.name.as_str(), &input.value)).collect();
                    let delivery = Delivery { name: action.to_string(), inputs: calls(program, action), fields };
                    if let Some(name) = self.lost(&delivery, program) {
                        return Some(Fault::Lost { name, delivered: delivery.name });
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// An answer of the form itself.
    fn lost_of_form(&self, delivery: &Delivery<'_>) -> Option<String> {
        let of_form = format!("{}.", delivery.name);
        let missing = |name: &&String| {
            let bare = name.strip_prefix(&of_form);
            bare.is_some_and(|bare| delivery.fields.iter().all(|(field, value)| *field != bare || **value == Datum::Missing))
        };
        self.names.iter().find(missing).cloned()
    }

    /// An answer that a `with` line hands on: missing, or replaced by what stands behind its `or`.
    fn lost(&self, delivery: &Delivery<'_>, program: &Program) -> Option<String> {
        // Of several lines that deliver the same, the one whose fields these are.
        let is_it = |inputs: &&Rows<InputIx>| {
            let fits = |given: &Given| delivery.fields.iter().any(|(field, _)| *field == given.text);
            program.inputs[inputs.range()].iter().all(fits)
        };
        let inputs = delivery.inputs.iter().find(is_it)?;
        program.inputs[inputs.range()].iter().find_map(|given| {
            let (name, instead) = read_by(program, given)?;
            let name = program.names[name.at()].text.to_string();
            let (_, value) = delivery.fields.iter().find(|(field, _)| *field == given.text)?;
            let is_replaced = matches!((value, instead), (Datum::Text(value), Some(instead)) if value == instead);
            let is_said = instead.is_some_and(|instead| self.said.iter().any(|said| said.contains(&instead.to_lowercase())));
            let is_lost = **value == Datum::Missing || (is_replaced && !is_said);
            (is_lost && self.names.contains(&name)).then_some(name)
        })
    }
}

/// The name that a `with` line reads, and the text that stands for it where it is missing; `None`: it works something out.
fn read_by<'p>(program: &'p Program, given: &Given) -> Option<(NameIx, Option<&'p str>)> {
    let ops = &program.expr_ops[program.exprs[given.value.at()].ops.range()];
    let (ExprOp::Read(name), rest) = ops.split_first()? else { return None };
    let fields = rest.iter().take_while(|op| matches!(op, ExprOp::Field(_))).count();
    match &rest[fields..] {
        [] => Some((*name, None)),
        [ExprOp::Const(text), ExprOp::Otherwise] => match program.constants[text.at()].plain()? {
            Plain::Text(text) => Some((*name, Some(text.as_str()))),
            _ => Some((*name, None)),
        },
        _ => None,
    }
}

fn submits(program: &Program, submitted: &str) -> Vec<Rows<InputIx>> {
    let is_it = |what: &What| matches!(what, What::Submit { name, .. } if *name == submitted);
    program.requests.iter().filter(|request| is_it(&request.what)).map(|request| request.inputs).collect()
}

fn calls(program: &Program, called: &str) -> Vec<Rows<InputIx>> {
    let is_it = |what: &What| matches!(what, What::Call(action) if program.actions[action.at()].name == called);
    program.requests.iter().filter(|request| is_it(&request.what)).map(|request| request.inputs).collect()
}

/// The name of an answer; none of a flow that others `do`: it has its own values.
/// Whether an answer is one that is kept: an option with a target and no key is a command, "it is never stored".
fn is_stored(program: &Program, place: u32, choice: Option<ChoiceId>) -> bool {
    let question = program.questions.iter().find(|question| question.place.0 == place);
    let chosen =
        question.zip(choice).and_then(|(question, id)| program.choices[question.choices.range()].iter().find(|choice| choice.id == id));
    chosen.is_none_or(|choice| choice.value.is_some() || choice.each.is_some() || matches!(choice.key.as_str(), "yes" | "no"))
}

fn name_of(program: &Program, place: u32) -> Option<String> {
    let question = program.questions.iter().find(|question| question.place.0 == place)?;
    let is_done_by_others = |question: &Question| {
        let flow = program.steps[question.step.at()].flow;
        program.dos.iter().any(|other| other.flow == flow)
    };
    let name = program.names[question.name?.at()].text.to_string();
    (question.form.is_some() || !is_done_by_others(question)).then_some(name)
}
