//! One thing that a person does in a talk. It happens to the host, and it can be written as a line of a test.

use botflow_compile::lower::Happens;
use botflow_program::{Plain, Text};
use botflow_runtime::{Datum, Named, Outgoing, Situation, Token};

use crate::host::Host;
use crate::testing::happen;

/// One thing that a person does.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// What a line of a test can say too, with that line.
    Happens(Happens, String),
    /// Taps on what the screen shows, with the line of a test that says so.
    Taps(Vec<Token>, String),
    /// A business event with its fields as typed.
    Event(String, Vec<(String, String)>),
}

impl Deed {
    /// Words of the customer.
    pub fn says(text: &str) -> Self {
        Deed::Happens(Happens::Says(text.to_owned()), format!("customer says {text}"))
    }

    /// Whether the customer does it: then ten seconds have passed.
    pub(super) fn is_of_customer(&self) -> bool {
        match self {
            Deed::Happens(happens, _) => {
                !matches!(happens, Happens::After(_) | Happens::AgentSays(_) | Happens::AgentCloses | Happens::Event(..))
            }
            Deed::Taps(..) => true,
            Deed::Event(..) => false,
        }
    }

    /// The line of a test that says the same; fields of an event stand below it.
    pub fn line(&self) -> String {
        match self {
            Deed::Happens(_, line) | Deed::Taps(_, line) => line.clone(),
            Deed::Event(name, fields) => {
                let fields: String = fields.iter().map(|(field, value)| format!("\n    {field} {value}")).collect();
                format!("event {name}{fields}")
            }
        }
    }

    /// Does it.
    pub(super) fn happens(&self, host: &mut Host, sent: &[Outgoing]) -> Result<(), String> {
        match self {
            Deed::Happens(happens, _) => happen(host, happens, sent),
            Deed::Taps(tokens, _) => {
                host.taps(tokens.clone());
                Ok(())
            }
            Deed::Event(name, fields) => {
                let fields =
                    fields.iter().map(|(field, value)| Named { name: field.as_str().into(), value: read(host, name, field, value) });
                let fields = fields.collect();
                host.event(name, fields);
                Ok(())
            }
        }
    }
}

/// The value of an event's field, read as the kind the flow declares; text where that does not fit.
fn read(host: &Host, event: &str, field: &str, typed: &str) -> Datum {
    let (program, words) = (host.engine().program(), host.engine().words());
    let declared = program.starts.iter().filter(|start| matches!(&start.on, botflow_program::StartsOn::Event(name) if name == event));
    let keep = declared
        .flat_map(|start| start.with.iter())
        .map(|keep| &program.keeps[botflow_program::Index::at(keep)])
        .find(|keep| keep.text == field);
    let kind = keep.map(|keep| keep.kind);
    let language = program.languages.first().map(ToString::to_string).unwrap_or_default();
    let situation = Situation { language: &language, zone: &program.zone, now: host.now(), currency: None };
    match kind.and_then(|kind| words.read(kind, typed, &situation)) {
        Some(Plain::Yes(yes)) => Datum::Yes(yes),
        Some(Plain::Number(number)) => Datum::Number(number),
        Some(Plain::Money { amount, currency }) => Datum::Money { amount, currency },
        Some(Plain::Day(day)) => Datum::Day(day),
        Some(Plain::Clock(minute)) => Datum::Clock(minute),
        Some(Plain::Moment(moment)) => Datum::Moment(moment),
        Some(Plain::Text(text)) => Datum::Text(text),
        Some(Plain::Place(spot)) => Datum::Place(spot),
        Some(Plain::Span(_) | Plain::Choice(_) | Plain::Choices(_) | Plain::Texts(_) | Plain::Item { .. }) | None => {
            Datum::Text(Text::from(typed))
        }
    }
}
