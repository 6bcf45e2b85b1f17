//! What of a conversation decides how it goes on. In: where a walk stands. Out: two numbers; two walks with the same numbers need not both go on.
//!
//! Each thing that is left out says why nothing that a customer would meet can differ by it. What the numbers do leave open stands in the docs, and
//! at the end of every report.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use botflow_program::{Decimal, Entry, NameId, Plain, Value};
use botflow_runtime::{Due, Frame, Held, Open, Rest, Session, Thread};

use super::ahead::Deciding;
use super::decisive::Decisive;
use super::kept::Kept;
use super::scene::Scene;

/// Lists are told apart up to so many entries: none, one, several, and one more that is like the last.
const ENTRIES_MAX: usize = 3;
/// Pages of options are told apart up to so many: the first, the second, and one more.
const PAGES_MAX: u8 = 2;
/// Points of `score` lines, which add up each time they run, are told apart up to so many.
const POINTS_MAX: i32 = 50;

/// Where a walk stands, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The conversation on the floor, those below it, and what is known of the contact.
    pub(super) floor: u64,
    /// What is parked, and the subscriptions that only a flow looks at before it starts. Nothing on the floor looks at either before it is due, and then
    /// it takes the floor with values of its own, or the floor is asked again as it was: so each is tried with each contact and each kind of floor, not
    /// with every place of the conversation.
    pub(super) parked: u64,
}

/// The numbers of where it stands. `whole`: by the values of answers too, not only by which there are.
pub(super) fn mark(scene: &Scene<'_>, kept: &Kept, decisive: &Decisive, whole: bool) -> Mark {
    let marks = Marks { scene, decisive, whole };
    Mark { floor: marks.floor(kept), parked: marks.parked() }
}

/// What counts in one mark.
struct Marks<'m> {
    scene: &'m Scene<'m>,
    decisive: &'m Decisive,
    /// Values, not only which there are.
    whole: bool,
}

impl Marks<'_> {
    fn session(&self) -> &Session {
        self.scene.session()
    }

    fn floor(&self, kept: &Kept) -> u64 {
        let mut to = DefaultHasher::new();
        let (host, session) = (self.scene.host(), self.session());
        // A payment page that is still open behind another question is one of the things that are parked.
        let is_paying = host.is_paying() && session.open.last().is_some_and(|thread| matches!(thread.rest, Some(Rest::Request { .. })));
        (host.is_handed_over(), is_paying, session.stopped, session.language.0, session.open.len()).hash(&mut to);
        if let Some(thread) = session.open.last().filter(|thread| thread.rest.as_ref().is_some_and(is_aside)) {
            // What the question says then hangs on nothing else, and whoever answers well goes where those have been who did so at once. Where the
            // ways aside lead in the end is walked from each place (`Search::goes`).
            thread.frames.last().map(|frame| frame.at.0).hash(&mut to);
            rest_into(thread.rest.as_ref(), &mut to);
            return to.finish();
        }
        session.open.iter().for_each(|thread| self.thread_into(thread, &mut to));
        if session.parked.is_empty() {
            self.silence().hash(&mut to);
        }
        self.contact_into(&mut to);
        self.screen_into(&mut to);
        kept.gone(session, self.scene.program()).hash(&mut to);
        to.finish()
    }

    fn parked(&self) -> u64 {
        let mut to = DefaultHasher::new();
        let session = self.session();
        let topics = session.contact.topics.iter().map(|topic| topic.0).filter(|topic| self.decisive.starts_by_topic(*topic));
        let topics: BTreeSet<u32> = topics.collect();
        if session.parked.is_empty() && topics.is_empty() {
            return 0;
        }
        topics.hash(&mut to);
        // What is parked twice alike wakes twice alike: once is enough to see what comes of it.
        let mut all = BTreeSet::new();
        for parked in &session.parked {
            let mut hasher = DefaultHasher::new();
            self.thread_into(&parked.thread, &mut hasher);
            let due = match parked.due {
                Due::At(_) => 0,
                Due::BeforeBooking { ran, .. } => 1 + u8::from(ran),
                Due::BeforeTime { .. } => 3,
                Due::Now => 4,
                Due::Answer => 5,
            };
            due.hash(&mut hasher);
            all.insert(hasher.finish());
        }
        all.hash(&mut to);
        self.silence().hash(&mut to);
        self.contact_into(&mut to);
        let rests = session.open.last().and_then(|thread| thread.rest.as_ref()).map(|rest| matches!(rest, Rest::Question(_)));
        (rests, self.scene.host().is_paying(), session.stopped).hash(&mut to);
        to.finish()
    }

    /// Hours from the customer's last message to what is due next, where the channel has a window. Silence is looked at by nothing else: where nothing
    /// is due, the next line is the customer's, and silence ends; where the channel has no window, no message comes too late.
    fn silence(&self) -> Option<i64> {
        let most_hours = i64::try_from(self.scene.window_seconds()? / 3_600).ok()?;
        let due = self.scene.host().wake_at()?;
        Some((due.since(self.session().heard) / 3_600).min(most_hours + 1))
    }

    fn thread_into(&self, thread: &Thread, to: &mut DefaultHasher) {
        // Where *back* leads is where the conversation has been; that it leads somewhere counts.
        (thread.flow.0, thread.promise, thread.copy, thread.asked.is_empty()).hash(to);
        for frame in &thread.frames {
            let decides = |deciding| self.decisive.ahead.decides(frame.at, deciding);
            // The place says which step it is in; *back* leaves the one it came from.
            frame.at.0.hash(to);
            self.values_into(&frame.values, &decides, to);
            self.points_into(frame, &decides, to);
            frame.loops.iter().for_each(|lap| (lap.at.0, lap.next, lap.items.len()).hash(to));
            if decides(Deciding::Entry) {
                (format!("{:?}", thread.entry.kind), thread.entry.reference.as_str(), thread.entry.text.as_str()).hash(to);
            }
        }
        rest_into(thread.rest.as_ref(), to);
    }

    /// Of a board whose points count ahead: each answer's, because they go back when it is asked again. Where only the leading row does: that row.
    fn points_into(&self, frame: &Frame, decides: &dyn Fn(Deciding) -> bool, to: &mut DefaultHasher) {
        if !self.whole {
            return;
        }
        let program = self.scene.program();
        for (at, board) in program.boards.iter().enumerate() {
            let board_ix = u32::try_from(at).unwrap_or(u32::MAX);
            let rows = &program.board_rows[board.rows.range()];
            if decides(Deciding::Points(board_ix)) {
                let of_board = frame.points.iter().filter(|point| rows.iter().any(|row| row.id == point.row));
                let mut points: Vec<(u32, u32, i32)> =
                    of_board.map(|point| (point.from.0, point.row.0, point.points.min(POINTS_MAX))).collect();
                points.sort_unstable();
                points.hash(to);
            } else if decides(Deciding::Best(board_ix)) {
                let sum = |row| frame.points.iter().filter(|point| point.row == row).map(|point| point.points).sum::<i32>();
                let sums: Vec<i32> = rows.iter().map(|row| sum(row.id)).collect();
                let most = sums.iter().copied().max().unwrap_or_default();
                sums.iter().position(|sum| *sum == most && most > 0).hash(to);
            }
        }
    }

    /// What is kept of the person and read by a condition, or decides which booking is meant. An arm is drawn by the person alone: it is the same one
    /// whether it was drawn already or will be.
    fn contact_into(&self, to: &mut DefaultHasher) {
        let (contact, decisive) = (&self.session().contact, self.decisive);
        let is_read = |deciding| match deciding {
            Deciding::Known(name) | Deciding::Value(name) => decisive.holds(NameId(name)),
            Deciding::Best(_) | Deciding::Points(_) | Deciding::Entry => false,
        };
        self.values_into(&contact.values, &is_read, to);
        let mut tags: Vec<&str> = contact.tags.iter().map(|tag| tag.as_str()).collect();
        tags.sort_unstable();
        decisive.reads_tags().then_some(tags).hash(to);
        contact.topics.iter().filter(|topic| decisive.reads_topic(topic.0)).map(|topic| topic.0).collect::<BTreeSet<_>>().hash(to);
        // A third one of a name is one more among several.
        let mut bookings: Vec<(u32, usize)> = Vec::new();
        for booking in &contact.bookings {
            match bookings.iter_mut().find(|(name, _)| *name == booking.name.0) {
                Some((_, count)) => *count = (*count + 1).min(2),
                None => bookings.push((booking.name.0, 1)),
            }
        }
        bookings.sort_unstable();
        bookings.hash(to);
        let payments = contact.payments.iter().filter(|payment| decisive.holds(payment.name));
        payments.map(|payment| (payment.name.0, payment.paid_at.is_some())).collect::<BTreeSet<_>>().hash(to);
    }

    /// The buttons that can be tapped, and, where nothing is open, the values that they go on with.
    fn screen_into(&self, to: &mut DefaultHasher) {
        let labels: BTreeSet<String> = self.scene.fresh_buttons().into_iter().map(|(_, label)| label).collect();
        if let (false, Some(last), true) = (labels.is_empty(), &self.session().last, self.session().open.is_empty()) {
            let decides = |deciding| self.decisive.ahead.decides_for_buttons(deciding);
            last.frames.iter().for_each(|frame| self.values_into(&frame.values, &decides, to));
        }
        labels.hash(to);
    }

    fn values_into(&self, values: &[Held], decides: &dyn Fn(Deciding) -> bool, to: &mut DefaultHasher) {
        let mut known: Vec<(u32, String)> = Vec::new();
        // What was taken back is missing, as what was never there.
        for held in values.iter().filter(|held| held.value != Value::Gone) {
            let is_whole = self.whole && decides(Deciding::Value(held.name.0));
            if is_whole || decides(Deciding::Known(held.name.0)) {
                known.push((held.name.0, outline(held, is_whole, self.decisive)));
            }
        }
        known.sort_unstable();
        known.hash(to);
    }
}

/// Off the straight way: an answer was not understood, or the customer has been silent.
pub(super) fn is_aside(rest: &Rest) -> bool {
    let aside = |open: &Open| open.tries > 0 || open.fired > 0;
    matches!(rest, Rest::Question(open) if aside(open))
}

fn rest_into(rest: Option<&Rest>, to: &mut DefaultHasher) {
    match rest {
        None => 0_u8.hash(to),
        Some(Rest::Request { taken, .. }) => (1_u8, taken).hash(to),
        Some(Rest::Question(open)) => {
            let mut picked: Vec<u32> = open.picked.iter().map(|picked| picked.choice.0).collect();
            picked.sort_unstable();
            // Who is not understood and then silent, or the other way round, meets the lines for the one and those for the other.
            let fired = if open.tries > 0 { 0 } else { open.fired };
            (2_u8, open.tries, fired, open.page.min(PAGES_MAX), open.correcting, picked).hash(to);
        }
    }
}

/// What of a value decides.
fn outline(held: &Held, whole: bool, decisive: &Decisive) -> String {
    match &held.value {
        Value::Skipped => "skipped".to_owned(),
        _ if !whole => String::new(),
        Value::Gone => String::new(),
        Value::List(entries) => entries.len().min(ENTRIES_MAX).to_string(),
        Value::One(Entry::Record(_) | Entry::Plain(Plain::Moment(_) | Plain::Place(_))) => String::new(),
        Value::One(Entry::Plain(plain)) => match number(plain).filter(|_| decisive.adds_up(held.name)) {
            // What adds up counts by the side on which it stands of every number that the project compares with.
            Some(number) => format!("{:?}", decisive.side(number)),
            None => format!("{plain:?}"),
        },
    }
}

/// As a number, if it is one, and whether it is money.
pub(super) fn number(plain: &Plain) -> Option<(bool, Decimal)> {
    match plain {
        Plain::Number(number) => Some((false, *number)),
        Plain::Money { amount, .. } => Some((true, *amount)),
        _ => None,
    }
}
