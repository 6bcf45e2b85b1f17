//! What is kept of one person in one chat: plain data, nothing that only lives inside a loaded program.

use botflow_program::*;

use crate::effect::Number;

data! {
    /// One person in one chat.
    pub struct Session {
        /// Tag of the program it was saved under.
        pub program: u32,
        /// Draws wordings, arms and random orders; any number, fixed for the person.
        pub seed: u32,
        /// Number of the next effect.
        pub next: Number,
        /// The channel of the last message.
        pub channel: ChannelId,
        /// The language spoken.
        pub language: LanguageId,
        /// When the customer last wrote.
        pub heard: Time,
        /// The last message ids, hashed: a ring, newest first.
        pub seen: [u64; crate::limits::SEEN],
        /// Whether the customer said stop.
        pub stopped: bool,
        /// How many conversations have begun (round again after 255).
        pub conversations: u8,
        /// What belongs to the person.
        pub contact: Contact,
        /// Conversations; the last one has the floor, those below wait for it to end.
        pub open: Vec<Thread>,
        /// Waits, reminders, events that wait their turn, payments that lost the floor.
        pub parked: Vec<Parked>,
        /// The conversation that ended last: its values.
        pub last: Option<Thread>,
        /// Memory for the next turn; never kept.
        #[cfg_attr(feature = "people", serde(skip))]
        pub(crate) room: Room,
    }
}

/// Memory that is used again and again: no part of what a session says.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// The message at hand, folded.
    pub folded: Folded,
    /// Threads that are gone.
    spare: Vec<Thread>,
}

/// Threads kept for their memory.
const SPARE_MAX: usize = 3;

impl Room {
    /// Keeps the memory of a thread that is gone.
    pub fn keep(&mut self, gone: Option<Thread>) {
        if self.spare.len() < SPARE_MAX {
            self.spare.extend(gone);
        }
    }

    /// A thread with one empty frame, in the memory of one that is gone where there is one.
    pub fn take(&mut self) -> Thread {
        let mut thread = self.spare.pop().unwrap_or_else(Thread::blank);
        (thread.promise, thread.copy, thread.rest, thread.consent) = (false, false, None, Number(0));
        thread.asked.clear();
        thread.frames.truncate(1);
        match thread.frames.first_mut() {
            Some(frame) => {
                frame.at = PlaceId(0);
                frame.values.clear();
                frame.points.clear();
                frame.loops.clear();
            }
            None => thread.frames.push(Frame::default()),
        }
        thread
    }
}

impl Clone for Room {
    fn clone(&self) -> Self {
        Room::default()
    }
}

impl PartialEq for Room {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

data! {
    /// What belongs to the person.
    #[derive(Default)]
    pub struct Contact {
        /// `contact.x`.
        pub values: Vec<Held>,
        /// Tags, as written.
        pub tags: Vec<Text>,
        /// Subscriptions.
        pub topics: Vec<TopicId>,
        /// Arms drawn.
        pub arms: Vec<Drawn>,
        /// Bookings that are not over.
        pub bookings: Vec<Booking>,
        /// Payments.
        pub payments: Vec<Paying>,
    }
}

impl Contact {
    /// Whether nothing is kept.
    pub(crate) fn is_empty(&self) -> bool {
        let Contact { values, tags, topics, arms, bookings, payments } = self;
        values.is_empty() && tags.is_empty() && topics.is_empty() && arms.is_empty() && bookings.is_empty() && payments.is_empty()
    }

    /// Nothing is kept; the memory is.
    pub(crate) fn clear(&mut self) {
        let Contact { values, tags, topics, arms, bookings, payments } = self;
        values.clear();
        tags.clear();
        topics.clear();
        arms.clear();
        bookings.clear();
        payments.clear();
    }
}

data! {
    /// A name and what it holds.
    pub struct Held {
        /// The name.
        pub name: NameId,
        /// What it holds.
        pub value: Value,
    }
}

data! {
    /// An arm of a split.
    #[derive(Copy, Eq)]
    pub struct Drawn {
        /// The split.
        pub split: SplitId,
        /// The arm.
        pub arm: ArmId,
    }
}

data! {
    /// A booking.
    pub struct Booking {
        /// Its name.
        pub name: NameId,
        /// The number it was reserved under.
        pub number: Number,
        /// The conversation that booked it.
        pub conversation: u8,
        /// Where.
        pub calendar: CalendarId,
        /// From.
        pub start: Time,
        /// To.
        pub end: Time,
    }
}

data! {
    /// A payment.
    pub struct Paying {
        /// Its name.
        pub name: NameId,
        /// The number it was asked for under.
        pub number: Number,
        /// The conversation that asked for it.
        pub conversation: u8,
        /// How much.
        pub amount: Decimal,
        /// Of what.
        pub currency: Currency,
        /// What for.
        pub text: Text,
        /// The provider's number, once it is paid.
        pub reference: Text,
        /// When it was paid.
        pub paid_at: Option<Time>,
    }
}

data! {
    /// One conversation, wherever it is kept.
    pub struct Thread {
        /// Which conversation of this person.
        pub number: u8,
        /// The flow entered last by title.
        pub flow: FlowId,
        /// It came by `interrupts`: what is below is asked again.
        pub promise: bool,
        /// It is the copy that a `remind` made.
        pub copy: bool,
        /// How it began.
        pub entry: Entrance,
        /// Where it stands; the last one runs, those below wait in a `do`.
        pub frames: Vec<Frame>,
        /// What it rests in, if it rests.
        pub rest: Option<Rest>,
        /// Questions to go *back* to.
        pub asked: Vec<Asked>,
        /// The record of the consent answered last with yes.
        pub consent: Number,
    }
}

data! {
    /// How a conversation began.
    pub struct Entrance {
        /// By what.
        pub kind: EntryKind,
        /// `entry.ref`; empty without one.
        pub reference: Text,
        /// `entry.text`, where the program reads it; empty without one.
        pub text: Text,
        /// The phrase in it that started the flow, in bytes.
        pub phrase: (u16, u16),
    }
}

data! {
    /// `entry.kind`.
    #[derive(Copy, Eq, Default)]
    pub enum EntryKind {
        /// An ad.
        Ad,
        /// A link.
        Link,
        /// A page.
        Page,
        /// The menu.
        Menu,
        /// First contact.
        Welcome,
        /// Words.
        Words,
        /// The shape of a text.
        Text,
        /// A photo.
        Photo,
        /// A location.
        Location,
        /// A file.
        File,
        /// An event.
        Event,
        /// A topic.
        Topic,
        /// A button of an older message.
        Button,
        /// The fallback.
        #[default]
        Anything,
    }
}

data! {
    /// One level of a conversation: a flow with its own values.
    #[derive(Default)]
    pub struct Frame {
        /// Where it rests, or the `do` it waits in.
        pub at: PlaceId,
        /// The step it is in.
        pub step: StepId,
        /// Its values.
        pub values: Vec<Held>,
        /// Points, each with the question it came from.
        pub points: Vec<Point>,
        /// Loops it is in, innermost last.
        pub loops: Vec<Lap>,
    }
}

data! {
    /// Points on a board.
    #[derive(Copy, Eq)]
    pub struct Point {
        /// The question they came from; 0: a `score` line.
        pub from: PlaceId,
        /// The row.
        pub row: BoardRowId,
        /// How many.
        pub points: i32,
    }
}

data! {
    /// A `for each` under way.
    pub struct Lap {
        /// Which.
        pub at: PlaceId,
        /// The list as it was.
        pub items: Vec<Entry>,
        /// The entry that is next: from 1 while the first is at hand.
        pub next: u16,
    }
}

data! {
    /// What a conversation rests in.
    pub enum Rest {
        /// An open question.
        Question(Open),
        /// A request.
        Request {
            /// Its number.
            number: Number,
            /// Since when.
            since: Time,
            /// Of a hand-over: a person has it.
            taken: bool,
        },
    }
}

data! {
    /// An open question.
    #[derive(Default)]
    pub struct Open {
        /// When it was last asked.
        pub asked: Time,
        /// Failed tries.
        pub tries: u8,
        /// A bit for each no-reply line that has run.
        pub fired: u8,
        /// The page of options shown.
        pub page: u8,
        /// It corrects an earlier answer of its form.
        pub correcting: bool,
        /// Of several: what is picked so far.
        pub picked: Vec<Picked>,
        /// Buttons above it that answer, which may be typed too.
        #[cfg_attr(feature = "people", serde(default, skip_serializing_if = "Vec::is_empty"))]
        pub buttons: Vec<OnScreen>,
    }
}

data! {
    /// A button above an open question.
    #[derive(Copy, Eq)]
    pub struct OnScreen {
        /// What it says, folded, as a hash.
        pub words: u32,
        /// Its step.
        pub place: PlaceId,
        /// Which.
        pub choice: ChoiceId,
        /// Of a card: its item.
        pub item: RowId,
    }
}

data! {
    /// A picked option.
    #[derive(Copy, Eq)]
    pub struct Picked {
        /// Which.
        pub choice: ChoiceId,
        /// Its item, of `- each`.
        pub item: RowId,
    }
}

data! {
    /// A question to go back to.
    #[derive(Copy, Eq)]
    pub struct Asked {
        /// How many frames there were.
        pub depth: u8,
        /// Which.
        pub question: PlaceId,
    }
}

data! {
    /// A conversation that waits its turn.
    pub struct Parked {
        /// It.
        pub thread: Thread,
        /// For what.
        pub due: Due,
    }
}

data! {
    /// What a parked conversation waits for.
    #[derive(Copy)]
    pub enum Due {
        /// `wait`.
        At(Time),
        /// `remind` of a booking: so long before its start.
        BeforeBooking {
            /// The booking's number.
            booking: Number,
            /// How long before.
            before: Span,
            /// Whether it has run for the time as it stands.
            ran: bool,
        },
        /// `remind` of a moment.
        BeforeTime {
            /// When it runs.
            runs: Time,
            /// What it reminds of: behind that it never runs.
            of: Time,
        },
        /// An event: as soon as it may.
        Now,
        /// The answer of a payment.
        Answer,
    }
}

impl Default for Session {
    fn default() -> Self {
        Session::new(0)
    }
}

impl Session {
    /// A new person. `seed` draws wordings and arms: any number that stays the person's.
    pub fn new(seed: u32) -> Self {
        Session {
            program: 0,
            seed,
            next: Number(1),
            channel: ChannelId(0),
            language: LanguageId(0),
            heard: Time(0),
            seen: [0; crate::limits::SEEN],
            stopped: false,
            conversations: 0,
            contact: Contact::default(),
            open: Vec::new(),
            parked: Vec::new(),
            last: None,
            room: Room::default(),
        }
    }
}
