//! A session in, bytes out: a format byte, then the parts in fixed order; numbers as varints, ids as four bytes, texts in place.

use botflow_program::*;

use crate::decode::{NOTHING, TEXT};
use crate::session::*;

/// The first byte of a session.
pub(crate) const FORMAT: u8 = 1;
/// Bytes that most sessions have at most.
const USUAL_BYTES: usize = 256;

impl Session {
    /// Appends the binary form.
    pub fn encode(&self, out: &mut Vec<u8>) {
        out.reserve(USUAL_BYTES);
        out.push(FORMAT);
        ids(self.program, self.seed, out);
        number(self.next.0.into(), out);
        ids(self.channel.0, self.language.0, out);
        id(self.heard.0, out);
        self.seen.iter().for_each(|seen| out.extend_from_slice(&seen.to_le_bytes()));
        out.push(u8::from(self.stopped));
        out.push(self.conversations);
        self.contact.encode(out);
        list(&self.open, out, thread);
        list(&self.parked, out, parked);
        match &self.last {
            None => out.push(0),
            Some(last) => {
                out.push(1);
                thread(last, out);
            }
        }
    }

    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        self.encode(&mut out);
        out
    }
}

impl Contact {
    fn encode(&self, out: &mut Vec<u8>) {
        if self.is_empty() {
            return out.extend_from_slice(&NOTHING);
        }
        list(&self.values, out, held);
        list(&self.tags, out, |tag, out| text(tag, out));
        list(&self.topics, out, |topic, out| id(topic.0, out));
        list(&self.arms, out, |drawn, out| {
            id(drawn.split.0, out);
            id(drawn.arm.0, out);
        });
        list(&self.bookings, out, |booking, out| {
            id(booking.name.0, out);
            number(booking.number.0.into(), out);
            out.push(booking.conversation);
            id(booking.calendar.0, out);
            id(booking.start.0, out);
            id(booking.end.0, out);
        });
        list(&self.payments, out, |payment, out| {
            id(payment.name.0, out);
            number(payment.number.0.into(), out);
            out.push(payment.conversation);
            decimal(&payment.amount, out);
            out.extend_from_slice(&payment.currency.bytes());
            text(&payment.text, out);
            text(&payment.reference, out);
            number(payment.paid_at.map_or(0, |at| u64::from(at.0) + 1), out);
        });
    }
}

fn parked(parked: &Parked, out: &mut Vec<u8>) {
    match &parked.due {
        Due::At(time) => {
            out.push(0);
            id(time.0, out);
        }
        Due::BeforeBooking { booking, before, ran } => {
            out.push(if *ran { 2 } else { 1 });
            number(booking.0.into(), out);
            span(before, out);
        }
        Due::BeforeTime { runs, of } => {
            out.push(3);
            id(runs.0, out);
            id(of.0, out);
        }
        Due::Now => out.push(4),
        Due::Answer => out.push(5),
    }
    thread(&parked.thread, out);
}

fn thread(thread: &Thread, out: &mut Vec<u8>) {
    // What most threads do without is a bit here, and bytes only where it is there.
    let entry = &thread.entry;
    let flags = u8::from(thread.promise)
        | u8::from(thread.copy) << 1
        | u8::from(!entry.reference.is_empty()) << 2
        | u8::from(!entry.text.is_empty()) << 3
        | u8::from(thread.consent.0 != 0) << 4;
    let [a, b, c, d] = thread.flow.0.to_le_bytes();
    out.extend_from_slice(&[thread.number, a, b, c, d, flags, entry.kind as u8]);
    if !entry.reference.is_empty() {
        text(&entry.reference, out);
    }
    if !entry.text.is_empty() {
        text(&entry.text, out);
        number(entry.phrase.0.into(), out);
        number(entry.phrase.1.into(), out);
    }
    if thread.consent.0 != 0 {
        number(thread.consent.0.into(), out);
    }
    list(&thread.frames, out, frame);
    rest(thread.rest.as_ref(), out);
    list(&thread.asked, out, |asked, out| {
        let [a, b, c, d] = asked.question.0.to_le_bytes();
        out.extend_from_slice(&[asked.depth, a, b, c, d]);
    });
}

fn rest(rest: Option<&Rest>, out: &mut Vec<u8>) {
    match rest {
        None => out.push(0),
        Some(Rest::Question(open)) => {
            let buttons = !open.buttons.is_empty();
            out.push(match (open.correcting, buttons) {
                (false, false) => 1,
                (true, false) => 2,
                (false, true) => 5,
                (true, true) => 6,
            });
            id(open.asked.0, out);
            out.extend_from_slice(&[open.tries, open.fired, open.page]);
            list(&open.picked, out, |picked, out| {
                number(picked.choice.0.into(), out);
                number(picked.item.0, out);
            });
            if buttons {
                list(&open.buttons, out, |button, out| {
                    ids(button.words, button.place.0, out);
                    number(button.choice.0.into(), out);
                    number(button.item.0, out);
                });
            }
        }
        Some(Rest::Request { number: n, since, taken }) => {
            out.push(if *taken { 4 } else { 3 });
            number(n.0.into(), out);
            id(since.0, out);
        }
    }
}

fn frame(frame: &Frame, out: &mut Vec<u8>) {
    ids(frame.at.0, frame.step.0, out);
    list(&frame.values, out, held);
    list(&frame.points, out, |point, out| {
        id(point.from.0, out);
        id(point.row.0, out);
        signed(point.points.into(), out);
    });
    list(&frame.loops, out, |lap, out| {
        id(lap.at.0, out);
        number(lap.next.into(), out);
        list(&lap.items, out, entry);
    });
}

fn held(held: &Held, out: &mut Vec<u8>) {
    let [a, b, c, d] = held.name.0.to_le_bytes();
    // Most values are short texts.
    if let Value::One(Entry::Plain(Plain::Text(text))) = &held.value
        && text.len() < 128
    {
        out.extend_from_slice(&[a, b, c, d, TEXT, text.len() as u8]);
        return out.extend_from_slice(text.as_bytes());
    }
    out.extend_from_slice(&[a, b, c, d]);
    value(&held.value, out);
}

/// Appends a value.
pub(crate) fn value(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Skipped => out.push(0),
        Value::Gone => out.push(1),
        Value::List(entries) => {
            out.push(2);
            list(entries, out, entry);
        }
        Value::One(one) => entry(one, out),
    }
}

/// Appends an entry.
pub(crate) fn entry(entry: &Entry, out: &mut Vec<u8>) {
    match entry {
        Entry::Plain(one) => plain(one, out),
        Entry::Record(fields) => {
            out.push(3);
            list(fields, out, |field, out| {
                id(field.name.0, out);
                plain(&field.value, out);
            });
        }
    }
}

fn plain(plain: &Plain, out: &mut Vec<u8>) {
    match plain {
        Plain::Yes(yes) => out.push(if *yes { 5 } else { 4 }),
        Plain::Number(n) => {
            out.push(6);
            decimal(n, out);
        }
        Plain::Money { amount, currency } => {
            out.push(7);
            decimal(amount, out);
            out.extend_from_slice(&currency.bytes());
        }
        Plain::Day(day) => {
            out.push(8);
            signed((*day).into(), out);
        }
        Plain::Clock(minute) => {
            out.push(9);
            number((*minute).into(), out);
        }
        Plain::Moment(time) => {
            out.push(10);
            id(time.0, out);
        }
        Plain::Span(it) => {
            out.push(11);
            span(it, out);
        }
        Plain::Text(it) => {
            out.push(TEXT);
            text(it, out);
        }
        Plain::Choice(option) => {
            out.push(13);
            id(option.0, out);
        }
        Plain::Choices(options) => {
            out.push(14);
            list(options, out, |option, out| id(option.0, out));
        }
        Plain::Texts(texts) => {
            out.push(15);
            list(texts, out, |it, out| text(it, out));
        }
        Plain::Item { catalog, row } => {
            out.push(16);
            id(catalog.0, out);
            number(row.0, out);
        }
        Plain::Place(spot) => {
            out.push(17);
            id(spot.latitude_e7 as u32, out);
            id(spot.longitude_e7 as u32, out);
        }
    }
}

#[inline]
fn list<T>(all: &[T], out: &mut Vec<u8>, one: impl Fn(&T, &mut Vec<u8>)) {
    number(all.len() as u64, out);
    all.iter().for_each(|it| one(it, out));
}

fn id(id: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&id.to_le_bytes());
}

/// Two at once.
fn ids(one: u32, other: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&(u64::from(other) << 32 | u64::from(one)).to_le_bytes());
}

fn text(text: &str, out: &mut Vec<u8>) {
    number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

fn span(span: &Span, out: &mut Vec<u8>) {
    signed(span.months.into(), out);
    signed(span.days.into(), out);
    signed(span.seconds.into(), out);
}

/// Scale and sign in a byte, then the digits as a varint.
fn decimal(it: &Decimal, out: &mut Vec<u8>) {
    out.push(it.scale() as u8 | if it.is_sign_negative() { 0x80 } else { 0 });
    let mut digits = it.mantissa().unsigned_abs();
    while digits > 127 {
        out.push(digits as u8 | 0x80);
        digits >>= 7;
    }
    out.push(digits as u8);
}

/// Seven bits a byte, the lowest first.
#[inline]
fn number(mut number: u64, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Small numbers of either sign are short.
fn signed(signed: i64, out: &mut Vec<u8>) {
    number((signed << 1 ^ signed >> 63) as u64, out);
}
