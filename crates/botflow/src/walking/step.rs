//! One thing that happens in a walk: always a line that a test could have, so that every walk can be written down as one.

use botflow_compile::lower::{Arrival, Happens, TestAct, TestLine, World};
use botflow_program::Span as Length;
use botflow_source::{FileId, Span};

/// One line of a walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// As a test says it; the fields of an event stand below it.
    pub text: String,
    /// What it does.
    pub act: TestAct,
}

impl Step {
    /// Something happens.
    pub(super) fn happens(happens: Happens, text: impl Into<String>) -> Self {
        Step { text: text.into(), act: TestAct::Happens(happens) }
    }

    /// The world is like this from now on.
    pub(super) fn world(world: World, text: impl Into<String>) -> Self {
        Step { text: text.into(), act: TestAct::World(world) }
    }

    /// The customer writes; `None`: that cannot be written on one line of a test.
    pub(super) fn says(text: &str) -> Option<Self> {
        let text = text.trim();
        let fits = !text.is_empty() && !text.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        fits.then(|| Step::happens(Happens::Says(text.to_owned()), format!("customer says {text}")))
    }

    /// What the customer writes in it.
    pub(super) fn said(&self) -> Option<&str> {
        match &self.act {
            TestAct::Happens(Happens::Says(text)) => Some(text),
            _ => None,
        }
    }

    /// The customer taps what is so labelled.
    pub(super) fn picks(labels: &str) -> Self {
        Step::happens(Happens::Picks(labels.to_owned()), format!("customer picks {labels}"))
    }

    /// The customer arrives.
    pub(super) fn arrives(arrival: Arrival) -> Self {
        let text = match &arrival {
            Arrival::Welcome => "customer arrives".to_owned(),
            Arrival::Ad(reference) => format!("customer arrives from ad {reference}"),
            Arrival::Link(reference) => format!("customer arrives from link {reference}"),
            Arrival::Page(path) => format!("customer arrives from page {path}"),
            Arrival::Menu(label) => format!("customer arrives from menu {label}"),
        };
        Step::happens(Happens::Arrives(arrival), text)
    }

    /// The colleague is done.
    pub(super) fn agent_closes() -> Self {
        Step::happens(Happens::AgentCloses, "agent closes")
    }

    /// Time passes, in the largest unit that says it exactly. Days are those of the calendar, so they are never used here.
    pub(super) fn after(seconds: u32) -> Self {
        let (count, unit) = match seconds {
            seconds if seconds > 0 && seconds % 3_600 == 0 => (seconds / 3_600, "hour"),
            seconds if seconds > 0 && seconds % 60 == 0 => (seconds / 60, "minute"),
            seconds => (seconds, "second"),
        };
        let length = Length { months: 0, days: 0, seconds: i32::try_from(seconds).unwrap_or(i32::MAX) };
        Step::happens(Happens::After(length), format!("after {count} {unit}{}", if count == 1 { "" } else { "s" }))
    }

    /// As the player of tests takes it.
    pub(super) fn line(&self) -> TestLine {
        let text = self.text.lines().next().unwrap_or_default().to_owned();
        TestLine { span: Span::new(FileId(0), 0, 0), line: 0, text, act: self.act.clone() }
    }

    /// Whether the customer does something that the bot should answer.
    pub(super) fn is_of_customer(&self) -> bool {
        match &self.act {
            TestAct::Happens(happens) => match happens {
                Happens::Arrives(_) | Happens::Says(_) | Happens::Picks(_) | Happens::Changes(_) => true,
                Happens::SendsPhoto | Happens::SendsLocation | Happens::SendsFile => true,
                Happens::Event(..) | Happens::After(_) | Happens::PaymentSucceeds | Happens::PaymentFails => false,
                Happens::PaymentCancelled | Happens::AgentSays(_) | Happens::AgentCloses => false,
            },
            TestAct::World(_) | TestAct::Expects(_) => false,
        }
    }

    /// Whether the customer writes or sends something.
    pub(super) fn is_typed(&self) -> bool {
        match &self.act {
            TestAct::Happens(happens) => {
                matches!(happens, Happens::Says(_) | Happens::SendsPhoto | Happens::SendsLocation | Happens::SendsFile)
            }
            TestAct::World(_) | TestAct::Expects(_) => false,
        }
    }

    /// Whether it sets the clock.
    pub(super) fn sets_clock(&self) -> bool {
        matches!(self.act, TestAct::World(World::Now(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn time_is_said_in_its_largest_unit() {
        let said = |seconds| Step::after(seconds).text;
        assert_eq!(said(1), "after 1 second");
        assert_eq!(said(61), "after 61 seconds");
        assert_eq!(said(120), "after 2 minutes");
        assert_eq!(said(3_600), "after 1 hour");
        assert_eq!(said(90_000), "after 25 hours");
        assert_eq!(Step::says(" \t"), None);
        assert_eq!(Step::says("two\nlines"), None);
    }
}
