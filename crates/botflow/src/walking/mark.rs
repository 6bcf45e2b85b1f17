//! What of a conversation decides how it goes on. In: where a walk stands. Out: a number; two walks with the same number need not both go on.
//!
//! A value counts only where something ahead looks at it (`ahead`): one that no condition reads as there or not there, a list by how many entries it
//! has (up to three); points by which row leads; time by how long the customer has been silent.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use botflow_program::{BoardRow, Entry, ExprIx, ExprOp, Index as _, NameId, Op, Plain, Program, Value};
use botflow_runtime::{Due, Frame, Held, Rest, Session, Thread};

use super::ahead::{Ahead, Deciding};
use super::scene::Scene;

/// Lists are told apart up to so many entries.
const ENTRIES_MAX: usize = 3;
/// Silences that are told apart, in hours.
const SILENCES_HOURS: [i64; 5] = [1, 6, 12, 24, 168];

/// What conditions read.
pub(super) struct Decisive {
    names: BTreeSet<NameId>,
    topics: BTreeSet<u32>,
    /// How the conversation began.
    entry: bool,
    tags: bool,
    ahead: Ahead,
}

impl Decisive {
    pub(super) fn of(program: &Program) -> Self {
        let of_ops = program.ops.iter().filter_map(|op| if let Op::Branch { holds, .. } = op { Some(*holds) } else { None });
        let of_rows =
            program.choices.iter().filter_map(|choice| choice.only_if).chain(program.starts.iter().filter_map(|start| start.guard));
        let checked = program.checks.iter().map(|check| check.holds).chain(program.conditions.iter().map(|condition| condition.holds));
        let exprs: Vec<ExprIx> = of_ops.chain(of_rows).chain(checked).collect();
        let ops = exprs.iter().flat_map(|expr| &program.expr_ops[program.exprs[expr.at()].ops.range()]);
        let mut decisive =
            Decisive { names: BTreeSet::new(), topics: BTreeSet::new(), entry: false, tags: false, ahead: Ahead::of(program) };
        for op in ops {
            match op {
                ExprOp::Read(name) => {
                    let name = &program.names[name.at()];
                    decisive.tags |= name.text == "contact.tags";
                    decisive.names.insert(name.id);
                }
                ExprOp::Subscribed(topic) => {
                    decisive.topics.insert(program.topics[topic.at()].id);
                }
                ExprOp::EntryKind | ExprOp::EntryRef | ExprOp::EntryText => decisive.entry = true,
                _ => {}
            }
        }
        decisive
    }

    pub(super) fn holds(&self, name: NameId) -> bool {
        self.names.contains(&name)
    }
}

/// What counts in one mark.
struct Marks<'d> {
    decisive: &'d Decisive,
    /// Values, not only which there are.
    whole: bool,
}

/// Off the straight way: an answer was not understood, or the customer has been silent.
fn is_aside(scene: &Scene<'_>) -> bool {
    let session = scene.session();
    let unclear = |thread: &Thread| matches!(&thread.rest, Some(Rest::Question(open)) if open.tries > 0 || open.fired > 0);
    scene.host().now().since(session.heard) >= 3_600 || session.open.iter().any(unclear)
}

/// The number of where it stands. `whole`: by the values of answers too, not only by which there are. Where the customer was not understood or has been
/// silent, what comes of it is looked at once for all of them.
pub(super) fn mark(scene: &Scene<'_>, decisive: &Decisive, whole: bool) -> u64 {
    let decisive = &Marks { decisive, whole: whole && !is_aside(scene) };
    let (host, session) = (scene.host(), scene.session());
    let mut to = DefaultHasher::new();
    (host.is_handed_over(), host.is_paying(), session.stopped, session.language.0, session.open.len()).hash(&mut to);
    let silent = host.now().since(session.heard) / 3_600;
    SILENCES_HOURS.iter().filter(|hours| silent >= **hours).count().hash(&mut to);
    session.open.iter().for_each(|thread| thread_into(thread, scene.program(), decisive, &mut to));
    parked_into(session, scene.program(), decisive, &mut to);
    contact_into(session, decisive, &mut to);
    to.finish()
}

fn thread_into(thread: &Thread, program: &Program, decisive: &Marks<'_>, to: &mut DefaultHasher) {
    let entry = decisive.decisive.entry.then(|| format!("{:?}", thread.entry.kind));
    (thread.flow.0, thread.promise, thread.copy, entry, thread.asked.last().map(|asked| asked.question.0)).hash(to);
    for frame in &thread.frames {
        (frame.at.0, frame.step.0).hash(to);
        values_into(
            frame.values.iter().filter(|held| decisive.decisive.ahead.decides(frame.at, Deciding::Name(held.name.0))),
            decisive,
            to,
        );
        points_into(frame, program, decisive, to);
        frame.loops.iter().for_each(|lap| (lap.at.0, lap.next, lap.items.len()).hash(to));
    }
    match &thread.rest {
        None => 0_u8.hash(to),
        Some(Rest::Request { taken, .. }) => (1_u8, taken).hash(to),
        Some(Rest::Question(open)) => {
            let mut picked: Vec<u32> = open.picked.iter().map(|picked| picked.choice.0).collect();
            picked.sort_unstable();
            (2_u8, open.tries, open.fired, open.page, open.correcting, picked).hash(to);
        }
    }
}

/// Of a board that is looked at ahead: the row that leads, or every row's sum where single rows are read.
fn points_into(frame: &Frame, program: &Program, decisive: &Marks<'_>, to: &mut DefaultHasher) {
    for (at, board) in program.boards.iter().enumerate().filter(|_| decisive.whole) {
        let board_ix = u32::try_from(at).unwrap_or(u32::MAX);
        let sum = |row: &BoardRow| frame.points.iter().filter(|point| point.row == row.id).map(|point| point.points).sum::<i32>();
        let sums: Vec<i32> = program.board_rows[board.rows.range()].iter().map(sum).collect();
        let ahead = &decisive.decisive.ahead;
        if ahead.decides(frame.at, Deciding::Points(board_ix)) {
            sums.hash(to);
        } else if ahead.decides(frame.at, Deciding::Best(board_ix)) {
            let most = sums.iter().copied().max().unwrap_or_default();
            sums.iter().position(|sum| *sum == most && most > 0).hash(to);
        }
    }
}

/// What is parked twice alike wakes twice alike: once is enough to see what comes of it.
fn parked_into(session: &Session, program: &Program, decisive: &Marks<'_>, to: &mut DefaultHasher) {
    let mut all = BTreeSet::new();
    for parked in &session.parked {
        let mut hasher = DefaultHasher::new();
        thread_into(&parked.thread, program, decisive, &mut hasher);
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
    all.hash(to);
}

fn contact_into(session: &Session, decisive: &Marks<'_>, to: &mut DefaultHasher) {
    let contact = &session.contact;
    values_into(contact.values.iter(), decisive, to);
    let sorted = |mut of: Vec<u32>| {
        of.sort_unstable();
        of
    };
    let mut tags: Vec<&str> = contact.tags.iter().map(|tag| tag.as_str()).collect();
    tags.sort_unstable();
    decisive.decisive.tags.then_some(tags).hash(to);
    sorted(contact.topics.iter().map(|topic| topic.0).filter(|topic| decisive.decisive.topics.contains(topic)).collect()).hash(to);
    sorted(contact.arms.iter().map(|drawn| drawn.arm.0).collect()).hash(to);
    let mut bookings = sorted(contact.bookings.iter().map(|booking| booking.name.0).collect());
    // A third one of a name is one more among several.
    let mut third = None;
    bookings.retain(|name| {
        let count = third.filter(|(of, _)| of == name).map_or(1, |(_, count)| count + 1);
        third = Some((*name, count));
        count <= 2
    });
    bookings.hash(to);
    let payments = contact.payments.iter().map(|payment| (payment.name.0, payment.paid_at.is_some()));
    payments.collect::<BTreeSet<_>>().hash(to);
}

fn values_into<'h>(values: impl Iterator<Item = &'h Held>, decisive: &Marks<'_>, to: &mut DefaultHasher) {
    let mut known: Vec<(u32, String)> = values.map(|held| (held.name.0, outline(held, decisive))).collect();
    known.sort_unstable();
    known.hash(to);
}

/// What of a value decides.
fn outline(held: &Held, decisive: &Marks<'_>) -> String {
    match &held.value {
        Value::Skipped => "skipped".to_owned(),
        Value::Gone => "gone".to_owned(),
        Value::List(entries) => entries.len().min(if decisive.whole { ENTRIES_MAX } else { 1 }).to_string(),
        Value::One(Entry::Record(_) | Entry::Plain(Plain::Item { .. } | Plain::Moment(_) | Plain::Place(_))) => String::new(),
        Value::One(Entry::Plain(plain)) if decisive.whole && decisive.decisive.holds(held.name) => format!("{plain:?}"),
        Value::One(Entry::Plain(_)) => String::new(),
    }
}
