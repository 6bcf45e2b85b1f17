//! The ops: what a conversation does, one after the other.

use crate::index::*;
use crate::{ArmId, ChannelId, GoalId, PlaceId, RowId, Span, SplitId, TagId, Text};

record! {
    /// One op. These and no others.
    #[derive(Copy)]
    pub enum Op {
        /// A bubble, cards, media, typing, a template.
        Send(MessageIx),
        /// Asks and rests: also a review, the times of a booking, *which booking?*.
        Ask(QuestionIx),
        /// Goes on if it holds, else at `otherwise`.
        Branch { holds: ExprIx, otherwise: Pc },
        /// Changes a value. `Forget` looks at no value.
        Set { name: NameIx, how: How, value: Option<ExprIx> },
        /// `for each`: reached from above it copies the list; reached again by `Jump` it takes the next entry, or goes out.
        Each(LoopIx),
        /// `recommend`: fills the list; an empty one is looked at by the `Branch` behind.
        Pick(PickIx),
        /// A sticky many-way branch.
        Split(SplitIx),
        /// Leaves a mark on contact or board.
        Mark(Mark),
        /// Asks the world.
        Perform(RequestIx),
        /// `wait` and `remind`.
        Park(ParkIx),
        /// Runs a flow with its own values and comes back.
        Do(DoIx),
        /// Enters a step: the frame's loops go; entered by title, the flow's scores go too.
        Go(Target),
        /// Goes elsewhere inside a statement.
        Jump(Pc),
        /// Of the `do`, or of the conversation.
        End,
    }
}

record! {
    /// Where a target leads.
    #[derive(Copy, Eq)]
    pub enum Target {
        /// A step, of this flow or another: without entering anew.
        Step(StepIx),
        /// A flow by its title: entered anew.
        Flow(FlowIx),
        /// Back to the question whose outcome ran: asked again, or (silent) as open as before.
        Question { ask: Pc, silent: bool },
    }
}

record! {
    /// What an outcome does.
    #[derive(Copy, Eq)]
    pub enum Then {
        /// The line after the statement.
        Next,
        /// Its body.
        Body(Pc),
        /// Its target.
        Go(Target),
    }
}

record! {
    /// How a value changes.
    #[derive(Copy, Eq)]
    pub enum How {
        /// `set`: becomes this.
        To,
        /// `add`: a sum, or one more entry.
        Add,
        /// `take`: a difference, or the first equal entry less.
        Take,
        /// `forget`.
        Forget,
        /// `add FORM to LIST`: the form's record becomes an entry, then the form is empty. The value reads the form.
        AddForm(NameIx),
    }
}

record! {
    /// A mark.
    #[derive(Copy)]
    pub enum Mark {
        /// `reach GOAL`, `worth`.
        Goal { goal: GoalIx, worth: Option<ExprIx> },
        /// `tag`.
        Tag(StringIx),
        /// `untag`.
        Untag(StringIx),
        /// `subscribe`.
        Subscribe(TopicIx),
        /// `unsubscribe`.
        Unsubscribe(TopicIx),
        /// A `score` statement: adds each time it runs.
        Score { board: BoardIx, row: BoardRowIx, points: i32 },
        /// `reset`.
        Reset(BoardIx),
    }
}

record! {
    /// `for each x in LIST`.
    pub struct Loop {
        /// Where it rests with its entries.
        pub place: PlaceId,
        /// The loop variable.
        pub name: NameIx,
        /// The list.
        pub list: ExprIx,
        /// Behind it.
        pub next: Pc,
    }
}

record! {
    /// `do FLOW`.
    pub struct Do {
        /// Its key.
        pub place: PlaceId,
        /// The flow.
        pub flow: FlowIx,
        /// `with x as y`.
        pub inputs: Rows<InputIx>,
        /// `keep x as y`.
        pub keeps: Rows<KeepIx>,
        /// Behind it.
        pub next: Pc,
    }
}

record! {
    /// `with x as y`: a value and the name it goes by.
    pub struct Given {
        /// Outside the program: the name of a parameter, field or template value.
        pub text: Text,
        /// Inside: the parameter of a `do`.
        pub name: Option<NameIx>,
        /// The value.
        pub value: ExprIx,
    }
}

record! {
    /// `keep x as y`: a result and where it is kept.
    pub struct Keep {
        /// Its name outside: a field of an action's answer or event. For a `do` the `gives` it reads.
        pub text: Text,
        /// For a `do`: the name read in the flow that was run.
        pub from: Option<NameIx>,
        /// Where it goes.
        pub to: NameIx,
        /// What it must be to be kept.
        pub kind: crate::Kind,
    }
}

record! {
    /// `split NAME`.
    pub struct Split {
        /// By its name.
        pub id: SplitId,
        /// As written.
        pub name: Text,
        /// The arms; weights add up to 100.
        pub arms: Rows<ArmIx>,
    }
}

record! {
    /// An arm of a split.
    pub struct Arm {
        /// By its label.
        pub id: ArmId,
        /// As written.
        pub label: Text,
        /// Of 100.
        pub weight: u8,
        /// Its body.
        pub body: Pc,
    }
}

record! {
    /// `wait` or `remind`.
    pub struct Park {
        /// Its key.
        pub place: PlaceId,
        /// Until when.
        pub until: Until,
        /// Where the parked thread goes on: behind a `wait`, into the body of a `remind`.
        pub wakes_at: Pc,
        /// Of `remind`: the values its body and its buttons' targets read.
        pub carries: NamesIx,
    }
}

record! {
    /// Until when something is parked.
    #[derive(Copy)]
    pub enum Until {
        /// `wait 2 days`, `wait until EXPRESSION`: this conversation; a span, a moment, a date (9:00 in the contact's zone).
        Wait(ExprIx),
        /// `remind 1 day before visit.start`: a copy, which follows the booking.
        BeforeBooking { booking: NameIx, before: Span },
        /// `remind 1 day before EXPRESSION`: a copy.
        BeforeTime { time: ExprIx, before: Span },
    }
}

record! {
    /// A topic, goal or tag by name: what people and exports call it.
    pub struct Label {
        /// By its name.
        pub id: u32,
        /// As written.
        pub text: Text,
    }
}

impl Label {
    /// As a goal.
    pub fn goal(&self) -> GoalId {
        GoalId(self.id)
    }
    /// As a tag.
    pub fn tag(&self) -> TagId {
        TagId(self.id)
    }
    /// As a topic.
    pub fn topic(&self) -> crate::TopicId {
        crate::TopicId(self.id)
    }
    /// As a channel.
    pub fn channel(&self) -> ChannelId {
        ChannelId(self.id)
    }
}

/// No item.
pub const NO_ITEM: RowId = RowId(0);
