//! `book`, `move` and `cancel`: free times, the choice among them, the reservation.

use botflow_syntax::tree::{NodeId, Outcome, Phrase, Statement};

use super::default::Mine;
use super::{Builder, Loose};
use crate::Line;
use crate::graph::{Act, Ask, Edge, Outcome as World, Question, Request, RequestWhat, Skip, Why};
use crate::model::BookingId;

impl Builder<'_> {
    /// `book NAME at CALENDAR or CALENDAR`
    pub(super) fn book(&mut self, id: NodeId, calendars: &[Phrase]) {
        let Line::Booking(booking) = self.fact().line(id) else {
            self.pass(id, Act::Hole);
            return;
        };
        let calendars = calendars.iter().filter_map(|name| self.calendar(*name)).collect();
        self.times(id, booking, calendars, false);
    }

    /// `move NAME`: which one, where there are several; then as `book`.
    pub(super) fn move_booking(&mut self, id: NodeId) {
        let Line::Booking(booking) = self.fact().line(id) else {
            self.pass(id, Act::Hole);
            return;
        };
        self.which(id, Ask::WhichBooking { booking, moving: true });
        let calendars = self.model.bookings[booking.ix()].calendars.clone();
        self.times(id, booking, calendars, true);
    }

    /// `cancel NAME`
    pub(super) fn cancel_booking(&mut self, id: NodeId) {
        let Line::Booking(booking) = self.fact().line(id) else {
            self.pass(id, Act::Hole);
            return;
        };
        self.which(id, Ask::WhichBooking { booking, moving: false });
        self.request(id, RequestWhat::Cancel(booking), &[], Some(World::Fine), true);
    }

    /// "The question *which* of `move` and `cancel` follows the defaults of `ask`."
    fn which(&mut self, id: NodeId, what: Ask) {
        let ways = self.ways(&Mine::of(self.tree, id));
        let question = Question { skip: Skip::WhenKnown, ..self.question(id, what, &ways) };
        let node = self.place(id, Act::Ask(Box::new(question)));
        self.open_ways(id, node, &ways, false);
        self.loose.push(Loose::later(node, Why::Answered));
        self.goes_on(node, Why::Passed);
    }

    /// Free times, the question among them, the reservation. "Offers again when a slot was taken meanwhile."
    fn times(&mut self, id: NodeId, booking: BookingId, calendars: Vec<u32>, moving: bool) {
        let tree = self.tree;
        let (mut lasting, mut between, mut offer, mut text) = (None, None, None, None);
        for child in tree.children(id) {
            match tree.statement(child) {
                Statement::Lasting { duration } => lasting = Some(*duration),
                Statement::Between { low, high } => between = Some((self.expr(*low), self.expr(*high))),
                Statement::Offer { count } => offer = Some(*count),
                Statement::Ask { text: asked, .. } => text = Some((child, *asked)),
                _ => {}
            }
        }
        let full = self.own_outcomes(id, |outcome| matches!(outcome, Outcome::Full));
        let what = RequestWhat::Slots { booking, calendars, lasting, between, offer, moving };
        let slots = self.request(id, what, &full, None, true);
        let mut after = std::mem::take(&mut self.loose);

        self.loose.push(Loose::later(slots, Why::Outcome(World::Fine)));
        let ways = self.ways(&Mine::of(tree, id));
        let mut question = self.question(id, Ask::Slot { booking, moving }, &ways);
        question.message = self.slot_message(id, text);
        question.paged = true;
        let node = self.place(id, Act::Ask(Box::new(question)));
        self.edges.push((node, slots, Edge { why: Why::OtherDays, waits: true }));
        self.open_ways(id, node, &ways, false);

        self.loose.push(Loose::later(node, Why::Answered));
        let what = if moving { RequestWhat::Move(booking) } else { RequestWhat::Reserve(booking) };
        let request = Request { what, with: Vec::new(), keep: Vec::new(), outcomes: Vec::new(), span: tree.node(id).span };
        let reserve = self.place(id, Act::Perform(Box::new(request)));
        self.edges.push((reserve, slots, Edge { why: Why::Outcome(World::Taken), waits: true }));
        self.loose.push(Loose::later(reserve, Why::Outcome(World::Fine)));
        self.loose.append(&mut after);
    }

    /// The text of `ask: TEXT` under `book`; `line` and media may stand under either.
    fn slot_message(&mut self, id: NodeId, text: Option<(NodeId, botflow_syntax::tree::TextId)>) -> Vec<crate::graph::Variant> {
        match text {
            Some((ask, text)) => {
                let mut message = self.question_message(ask, Some(text));
                for variant in &mut message {
                    variant.append_lines(&self.question_message(id, None));
                }
                message
            }
            None => Vec::new(),
        }
    }

    fn calendar(&self, name: Phrase) -> Option<u32> {
        let name = botflow_syntax::fold(self.tree.str(name.0));
        let at = self.project.calendars.iter().position(|calendar| botflow_syntax::fold(&calendar.name.text) == name)?;
        Some(at as u32)
    }
}
