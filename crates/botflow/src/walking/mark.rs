//! What of a conversation decides how it goes on. In: where a walk stands. Out: a number; two walks with the same number need not both go on.
//!
//! Values that no condition reads count only as there or not there, lists by how many entries they have (up to three), time by how long the customer
//! has been silent.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use botflow_program::{Entry, ExprIx, ExprOp, Index as _, NameId, Op, Plain, Program, Value};
use botflow_runtime::{Due, Held, Rest, Session, Thread};

use super::scene::Scene;

/// Lists are told apart up to so many entries.
const ENTRIES_MAX: usize = 3;
/// Silences that are told apart, in hours.
const SILENCES_HOURS: [i64; 5] = [1, 6, 12, 24, 168];

/// Names whose values a condition reads.
pub(super) struct Decisive(BTreeSet<NameId>);

impl Decisive {
    pub(super) fn of(program: &Program) -> Self {
        let of_ops = program.ops.iter().filter_map(|op| if let Op::Branch { holds, .. } = op { Some(*holds) } else { None });
        let of_rows =
            program.choices.iter().filter_map(|choice| choice.only_if).chain(program.starts.iter().filter_map(|start| start.guard));
        let checked = program.checks.iter().map(|check| check.holds).chain(program.conditions.iter().map(|condition| condition.holds));
        let exprs: Vec<ExprIx> = of_ops.chain(of_rows).chain(checked).collect();
        let ops = exprs.iter().flat_map(|expr| &program.expr_ops[program.exprs[expr.at()].ops.range()]);
        let name = |op: &ExprOp| if let ExprOp::Read(name) = op { Some(program.names[name.at()].id) } else { None };
        Decisive(ops.filter_map(name).collect())
    }

    pub(super) fn holds(&self, name: NameId) -> bool {
        self.0.contains(&name)
    }
}

/// The number of where it stands.
pub(super) fn mark(scene: &Scene<'_>, decisive: &Decisive) -> u64 {
    let (host, session) = (scene.host(), scene.session());
    let mut to = DefaultHasher::new();
    (host.is_handed_over(), host.is_paying(), session.stopped, session.language.0, session.open.len()).hash(&mut to);
    let silent = host.now().since(session.heard) / 3_600;
    SILENCES_HOURS.iter().filter(|hours| silent >= **hours).count().hash(&mut to);
    session.open.iter().for_each(|thread| thread_into(thread, decisive, &mut to));
    parked_into(session, decisive, &mut to);
    contact_into(session, decisive, &mut to);
    to.finish()
}

fn thread_into(thread: &Thread, decisive: &Decisive, to: &mut DefaultHasher) {
    (thread.flow.0, thread.promise, thread.copy, format!("{:?}", thread.entry.kind), thread.asked.last().map(|asked| asked.question.0))
        .hash(to);
    for frame in &thread.frames {
        (frame.at.0, frame.step.0).hash(to);
        values_into(&frame.values, decisive, to);
        let mut points: Vec<(u32, u32, i32)> = frame.points.iter().map(|point| (point.from.0, point.row.0, point.points)).collect();
        points.sort_unstable();
        points.hash(to);
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

fn parked_into(session: &Session, decisive: &Decisive, to: &mut DefaultHasher) {
    for parked in &session.parked {
        thread_into(&parked.thread, decisive, to);
        let due = match parked.due {
            Due::At(_) => 0,
            Due::BeforeBooking { ran, .. } => 1 + u8::from(ran),
            Due::BeforeTime { .. } => 3,
            Due::Now => 4,
            Due::Answer => 5,
        };
        due.hash(to);
    }
}

fn contact_into(session: &Session, decisive: &Decisive, to: &mut DefaultHasher) {
    let contact = &session.contact;
    values_into(&contact.values, decisive, to);
    let sorted = |mut of: Vec<u32>| {
        of.sort_unstable();
        of
    };
    let mut tags: Vec<&str> = contact.tags.iter().map(|tag| tag.as_str()).collect();
    tags.sort_unstable();
    tags.hash(to);
    sorted(contact.topics.iter().map(|topic| topic.0).collect()).hash(to);
    sorted(contact.arms.iter().map(|drawn| drawn.arm.0).collect()).hash(to);
    sorted(contact.bookings.iter().map(|booking| booking.name.0).collect()).hash(to);
    let payments = contact.payments.iter().map(|payment| (payment.name.0, payment.paid_at.is_some()));
    payments.collect::<BTreeSet<_>>().hash(to);
}

fn values_into(values: &[Held], decisive: &Decisive, to: &mut DefaultHasher) {
    let mut known: Vec<(u32, String)> = values.iter().map(|held| (held.name.0, outline(held, decisive))).collect();
    known.sort_unstable();
    known.hash(to);
}

/// What of a value decides.
fn outline(held: &Held, decisive: &Decisive) -> String {
    match &held.value {
        Value::Skipped => "skipped".to_owned(),
        Value::Gone => "gone".to_owned(),
        Value::List(entries) => entries.len().min(ENTRIES_MAX).to_string(),
        Value::One(Entry::Record(_) | Entry::Plain(Plain::Item { .. } | Plain::Moment(_) | Plain::Place(_))) => String::new(),
        Value::One(Entry::Plain(plain)) if decisive.holds(held.name) => format!("{plain:?}"),
        Value::One(Entry::Plain(_)) => String::new(),
    }
}
