//! Answers on their way to where they are delivered. In: what happened, line by line. Out: an answer that was given and is not delivered.

use botflow_program::{Index as _, Program};
use botflow_runtime::{Datum, Fact};

use super::fault::Fault;
use crate::host::Event;

/// Names of answers that were given in this conversation and not taken back.
#[derive(Debug, Default)]
pub(super) struct Kept {
    names: Vec<String>,
}

impl Kept {
    /// Takes in what a line brought. `undone`: the customer may have taken something back in it, so nothing is known for sure.
    pub(super) fn after(&mut self, events: &[Event], program: &Program, undone: bool) -> Option<Fault> {
        if undone {
            self.names.clear();
        }
        for event in events {
            match event {
                Event::Recorded { fact: Fact::Started { .. } | Fact::Stopped | Fact::Closed { .. } } => self.names.clear(),
                Event::Recorded { fact: Fact::Answered { question, .. } } => self.names.extend(name_of(program, question.0)),
                Event::Recorded { fact: Fact::Skipped { question } } => {
                    let skipped = name_of(program, question.0);
                    self.names.retain(|name| Some(name) != skipped.as_ref());
                }
                Event::Delivered { name: delivered, fields, .. } => {
                    let of_form = format!("{delivered}.");
                    let missing = |name: &&String| {
                        let bare = name.strip_prefix(&of_form);
                        bare.is_some_and(|bare| fields.iter().all(|field| field.name != bare || field.value == Datum::Missing))
                    };
                    let lost = self.names.iter().find(missing).cloned();
                    self.names.retain(|name| !name.starts_with(&of_form));
                    if let Some(name) = lost {
                        return Some(Fault::Lost { name, delivered: delivered.to_string() });
                    }
                }
                _ => {}
            }
        }
        None
    }
}

fn name_of(program: &Program, place: u32) -> Option<String> {
    let question = program.questions.iter().find(|question| question.place.0 == place)?;
    Some(program.names[question.name?.at()].text.to_string())
}
