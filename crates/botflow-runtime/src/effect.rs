//! What goes out: imperative, owned, serialisable, numbered.

use botflow_program::*;

use crate::{EntryKind, Named, Token};

/// The number of an effect: the key under which it is done once, and the name of what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
pub struct Number(pub u32);

data! {
    /// What one input led to. Commit the session, these effects and `wake_at` together; then perform.
    #[derive(Default)]
    #[must_use]
    pub struct Turn {
        /// In order.
        pub effects: Vec<Effect>,
        /// The next moment at which something is due: feed `Input::TimerFired` then. Replaces the one before.
        pub wake_at: Option<Time>,
        /// A brief request is out: keep later inputs in the inbox until its `Performed` has been fed.
        pub hold: bool,
    }
}

data! {
    /// One thing to do.
    #[allow(clippy::large_enum_variant)]
    pub enum Effect {
        /// Send to the customer, in order.
        Send {
            /// Its number.
            number: Number,
            /// What.
            message: Outgoing,
        },
        /// Ask the world, and feed back `Input::Performed` (for a hand-over `AgentTook` and `AgentClosed`) with this number.
        Perform {
            /// Its number.
            number: Number,
            /// What.
            request: Work,
        },
        /// Not wanted any more: nobody was free, the payment link is dropped. An answer that still comes is fine.
        Withdraw {
            /// The number of its `Perform`.
            number: Number,
        },
        /// Write down.
        Record {
            /// What.
            fact: Fact,
        },
    }
}

data! {
    /// A message as the channel's codec gets it.
    #[derive(Default)]
    pub struct Outgoing {
        /// Its language's code.
        pub language: Text,
        /// The bubble's text, lines and all; empty without one.
        pub text: String,
        /// Pictures, videos, sounds, files.
        pub media: Vec<SentMedia>,
        /// Buttons that stay tappable.
        pub buttons: Vec<SentButton>,
        /// Cards.
        pub cards: Vec<SentCard>,
        /// The options on offer now, in order; also Skip, More, Done, other days.
        pub replies: Vec<Reply>,
        /// Set where a question stays open behind it.
        pub asks: Option<Asking>,
        /// A template; `text` is then what it looks like.
        pub template: Option<SentTemplate>,
        /// A pause with the typing indicator; then nothing else.
        pub typing_seconds: u16,
    }
}

data! {
    /// What the open question takes: for the channel's own widget.
    pub struct Asking {
        /// The question.
        pub place: PlaceId,
        /// What it takes.
        pub asks: Asks,
        /// Several of `replies` may be picked: at least and at most (0: all).
        pub picks: Option<Picks>,
        /// `hint`.
        pub hint: String,
    }
}

data! {
    /// An option on offer.
    pub struct Reply {
        /// What it says.
        pub label: String,
        /// Its tap.
        pub token: Token,
        /// A description.
        pub line: String,
        /// A picture.
        pub image: String,
    }
}

data! {
    /// A medium.
    pub struct SentMedia {
        /// Which.
        pub kind: MediaKind,
        /// Path in the project, or https address.
        pub source: String,
        /// What it shows.
        pub about: String,
    }
}

data! {
    /// A button.
    pub struct SentButton {
        /// What it says.
        pub label: String,
        /// What it does.
        pub does: SentDoes,
    }
}

data! {
    /// What a button does.
    pub enum SentDoes {
        /// Feed `Input::OptionTapped` with it.
        Tap(Token),
        /// Opens an address.
        Open(String),
        /// Calls a number.
        Dial(String),
        /// Opens the page of the payment with this number.
        Pay(Number),
    }
}

data! {
    /// A card.
    pub struct SentCard {
        /// Its title.
        pub title: String,
        /// Its lines.
        pub line: String,
        /// Its picture.
        pub image: Option<SentMedia>,
        /// Its buttons.
        pub buttons: Vec<SentButton>,
    }
}

data! {
    /// A template.
    pub struct SentTemplate {
        /// Its name with the platform.
        pub name: Text,
        /// Its values, written, in the template's order.
        pub values: Vec<String>,
    }
}

data! {
    /// A request to the world, whole: the host needs nothing else to do it.
    pub enum Work {
        /// Call an action (its address and headers are in `Program::actions`).
        Call {
            /// Its name.
            action: Text,
            /// `with`.
            inputs: Vec<Named>,
            /// Answer `NoAnswer` after this long.
            timeout_seconds: u32,
        },
        /// Deliver to the table and the sinks of this name; retry until delivered unless the answer is awaited.
        Submit {
            /// The form's name, or the given one.
            name: Text,
            /// Answers and `with` lines.
            fields: Vec<Answer>,
            /// Whether the conversation waits: then answer `Delivered` or `Failed`.
            awaited: bool,
        },
        /// Find free times.
        Slots {
            /// The calendars' names.
            calendars: Vec<Text>,
            /// Not before.
            from: Time,
            /// Not behind.
            to: Time,
            /// `for …`; else the calendar's own slot.
            length_seconds: Option<u32>,
            /// As many as this at most.
            count: u16,
            /// The booking that moves: its own time counts as free.
            moving: Option<Number>,
        },
        /// Reserve.
        Reserve {
            /// The booking's name.
            name: Text,
            /// When and where.
            slot: crate::Free,
        },
        /// Move a booking.
        Move {
            /// The number it was reserved under.
            booking: Number,
            /// When and where to.
            slot: crate::Free,
        },
        /// Cancel a booking.
        Cancel {
            /// The number it was reserved under.
            booking: Number,
        },
        /// Make a payment page. Its bubble has been sent, with a button `SentDoes::Pay`.
        Pay {
            /// The provider's name in `payments:`.
            provider: Text,
            /// How much.
            amount: Decimal,
            /// Of what.
            currency: Currency,
            /// What for.
            text: String,
        },
        /// Put it before the team.
        HandOver {
            /// Its name.
            team: Text,
            /// `note` lines.
            notes: Vec<String>,
            /// What was answered so far.
            answers: Vec<Answer>,
        },
    }
}

data! {
    /// An answer or given value.
    pub struct Answer {
        /// Its name: `email`.
        pub name: Text,
        /// What people call it.
        pub label: String,
        /// It.
        pub value: crate::Datum,
        /// It in people's words.
        pub written: String,
    }
}

data! {
    /// Something that came to pass: what funnels, exports and tests read. Ids, except where the words are the proof.
    pub enum Fact {
        /// A conversation began.
        Started {
            /// Its number.
            conversation: u8,
            /// Its flow.
            flow: FlowId,
            /// `ad`, `words` …
            by: EntryKind,
            /// The ad's, link's … reference, hashed.
            reference: u32,
        },
        /// A step was entered.
        Entered {
            /// It.
            step: StepId,
        },
        /// A question was asked.
        Asked {
            /// It.
            question: PlaceId,
        },
        /// It was answered.
        Answered {
            /// It.
            question: PlaceId,
            /// By which choice, if by one.
            choice: Option<ChoiceId>,
        },
        /// It was skipped by the customer.
        Skipped {
            /// It.
            question: PlaceId,
        },
        /// An answer was not understood.
        Unclear {
            /// The question.
            question: PlaceId,
            /// Which try, from 1.
            tries: u8,
        },
        /// An open question was closed: the customer has moved on.
        Closed {
            /// It.
            question: PlaceId,
        },
        /// A request came to this.
        CameTo {
            /// The request.
            request: PlaceId,
            /// Its number.
            number: Number,
            /// How: an outcome by name (`paid`, `failed`, `taken`, `full` …).
            outcome: Text,
        },
        /// A conversation ended.
        Ended {
            /// Its number.
            conversation: u8,
            /// Its flow.
            flow: FlowId,
        },
        /// A goal was reached.
        Goal {
            /// It.
            goal: GoalId,
            /// Its flow.
            flow: FlowId,
            /// Worth.
            worth: Option<Plain>,
        },
        /// A consent was answered: the proof.
        Consent {
            /// Its number; a subscription names it.
            number: Number,
            /// The question.
            question: PlaceId,
            /// Yes or no.
            given: bool,
            /// The wording shown.
            wording: String,
            /// Its language.
            language: Text,
            /// The channel.
            channel: Text,
            /// When.
            at: Time,
        },
        /// Subscribed.
        Subscribed {
            /// To what.
            topic: Text,
            /// The consent's number, 0 without one.
            consent: Number,
        },
        /// Not any more.
        Unsubscribed {
            /// From what.
            topic: Text,
        },
        /// Tagged.
        Tagged {
            /// With what.
            tag: Text,
        },
        /// Not any more.
        Untagged {
            /// With what.
            tag: Text,
        },
        /// An arm of a split was drawn.
        Arm {
            /// Of what.
            split: SplitId,
            /// Which.
            arm: ArmId,
        },
        /// The customer said stop.
        Stopped,
        /// The customer said start.
        Resumed,
        /// A person took over.
        AgentTook {
            /// The number of the hand-over.
            number: Number,
        },
        /// The person is done.
        AgentClosed {
            /// The number of the hand-over.
            number: Number,
        },
        /// A bound was reached.
        Limit(Limit),
        /// The session came from another program, and this was lost.
        Migrated {
            /// What it was.
            lost: Lost,
            /// Its id.
            id: u32,
        },
    }
}

data! {
    /// Which bound was reached.
    #[derive(Copy, Eq)]
    pub enum Limit {
        /// Ops a turn.
        Ops,
        /// Messages a turn.
        Messages,
        /// Frames a thread.
        Frames,
        /// Parked threads: the oldest gave way.
        Parked,
        /// The session's size: a value was not kept.
        Size,
    }
}

data! {
    /// What a change of program lost.
    #[derive(Copy, Eq)]
    pub enum Lost {
        /// A place; the conversation goes on at its step.
        Place,
        /// A step; it goes on at the flow's start.
        Step,
        /// A flow; the conversation ended.
        Flow,
        /// A value of another kind, or of a name, option or row that is gone.
        Value,
        /// Points.
        Points,
        /// A loop.
        Loop,
        /// Something parked.
        Parked,
        /// A request under way: its result will only be written down.
        Request,
    }
}
