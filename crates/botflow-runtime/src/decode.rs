//! Bytes in, a session out. Damaged ones are an error, never a panic, and never more memory than they are long.

use std::fmt;

use botflow_program::*;

use crate::effect::Number;
use crate::encode::FORMAT;
use crate::session::*;

/// Bytes that are no session of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoSession {
    /// Another format, or something else altogether.
    Format(u8),
    /// Cut short or damaged, at this byte.
    Damaged(usize),
}

impl fmt::Display for NoSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoSession::Format(format) => write!(f, "this is no session that this version can read (format {format}, not {FORMAT})"),
            NoSession::Damaged(at) => write!(f, "the session is damaged at byte {at}"),
        }
    }
}

impl std::error::Error for NoSession {}

impl Session {
    /// Reads the binary form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Session, NoSession> {
        let mut session = Session::default();
        session.decode(bytes)?;
        Ok(session)
    }

    /// Reads the binary form into this session, which gives its memory. After an error it is a new one.
    pub fn decode(&mut self, bytes: &[u8]) -> Result<(), NoSession> {
        let mut from = From { bytes, at: 0 };
        let format = from.byte().map_err(|_| NoSession::Format(0))?;
        if format != FORMAT {
            return Err(NoSession::Format(format));
        }
        let whole = from.session(self).is_ok() && from.at == bytes.len();
        if whole {
            return Ok(());
        }
        *self = Session::default();
        Err(NoSession::Damaged(from.at))
    }
}

struct Damaged;

/// Entries that most lists have at most: room for them is made at once, for more as they are read.
const USUAL: usize = 8;

/// A person of whom nothing is kept: six empty lists.
pub(crate) const NOTHING: [u8; 6] = [0; 6];

/// The byte before a text.
pub(crate) const TEXT: u8 = 12;

type Read<T> = Result<T, Damaged>;

struct From<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> From<'b> {
    fn session(&mut self, session: &mut Session) -> Read<()> {
        session.program = self.id()?;
        session.seed = self.id()?;
        session.next = Number(self.number()?);
        session.channel = ChannelId(self.id()?);
        session.language = LanguageId(self.id()?);
        session.heard = Time(self.id()?);
        for seen in &mut session.seen {
            *seen = u64::from_le_bytes(self.take()?);
        }
        session.stopped = self.byte()? != 0;
        session.conversations = self.byte()?;
        self.contact(&mut session.contact)?;
        let room = &mut session.room;
        session.parked.drain(..).for_each(|parked| room.keep(Some(parked.thread)));
        let many = self.many()?;
        while session.open.len() > many {
            room.keep(session.open.pop());
        }
        for at in 0..many {
            if at == session.open.len() {
                session.open.push(room.take());
            }
            self.thread(&mut session.open[at])?;
        }
        for _ in 0..self.many()? {
            let (due, mut thread) = (self.due()?, room.take());
            self.thread(&mut thread)?;
            session.parked.push(Parked { thread, due });
        }
        match self.byte()? {
            0 => room.keep(session.last.take()),
            1 => self.thread(session.last.get_or_insert_with(|| room.take()))?,
            _ => return Err(Damaged),
        }
        Ok(())
    }

    fn contact(&mut self, contact: &mut Contact) -> Read<()> {
        if self.bytes.get(self.at..self.at + NOTHING.len()) == Some(&NOTHING) {
            self.at += NOTHING.len();
            contact.clear();
            return Ok(());
        }
        self.fill(&mut contact.values, Self::held)?;
        self.fill(&mut contact.tags, Self::text)?;
        self.fill(&mut contact.topics, |from| Ok(TopicId(from.id()?)))?;
        self.fill(&mut contact.arms, |from| Ok(Drawn { split: SplitId(from.id()?), arm: ArmId(from.id()?) }))?;
        self.fill(&mut contact.bookings, |from| {
            Ok(Booking {
                name: NameId(from.id()?),
                number: Number(from.number()?),
                conversation: from.byte()?,
                calendar: CalendarId(from.id()?),
                start: Time(from.id()?),
                end: Time(from.id()?),
            })
        })?;
        self.fill(&mut contact.payments, |from| {
            Ok(Paying {
                name: NameId(from.id()?),
                number: Number(from.number()?),
                conversation: from.byte()?,
                amount: from.decimal()?,
                currency: from.currency()?,
                text: from.text()?,
                reference: from.text()?,
                paid_at: match from.long()? {
                    0 => None,
                    at => Some(Time(u32::try_from(at - 1).map_err(|_| Damaged)?)),
                },
            })
        })
    }

    fn due(&mut self) -> Read<Due> {
        Ok(match self.byte()? {
            0 => Due::At(Time(self.id()?)),
            ran @ (1 | 2) => Due::BeforeBooking { booking: Number(self.number()?), before: self.span()?, ran: ran == 2 },
            3 => Due::BeforeTime { runs: Time(self.id()?), of: Time(self.id()?) },
            4 => Due::Now,
            5 => Due::Answer,
            _ => return Err(Damaged),
        })
    }

    /// A thread into one that is there, so that its memory is used again.
    fn thread(&mut self, thread: &mut Thread) -> Read<()> {
        thread.number = self.byte()?;
        thread.flow = FlowId(self.id()?);
        let flags = self.byte()?;
        (thread.promise, thread.copy) = (flags & 1 != 0, flags & 2 != 0);
        thread.entry.kind = *ENTRIES.get(usize::from(self.byte()?)).ok_or(Damaged)?;
        thread.entry.reference = if flags & 4 != 0 { self.text()? } else { Text::default() };
        (thread.entry.text, thread.entry.phrase) = if flags & 8 != 0 { self.said()? } else { Default::default() };
        thread.consent = Number(if flags & 16 != 0 { self.number()? } else { 0 });
        let many = self.many()?;
        thread.frames.truncate(many);
        for at in 0..many {
            if at == thread.frames.len() {
                thread.frames.push(Frame::default());
            }
            self.frame(&mut thread.frames[at])?;
        }
        thread.rest = self.rest()?;
        self.fill(&mut thread.asked, |from| Ok(Asked { depth: from.byte()?, question: PlaceId(from.id()?) }))
    }

    /// The words that began a thread, and where its phrase stands in them. Without words nothing is written: it would be lost on the way back.
    fn said(&mut self) -> Read<(Text, (u16, u16))> {
        let text = self.text()?;
        if text.is_empty() {
            return Err(Damaged);
        }
        Ok((text, (self.short()?, self.short()?)))
    }

    fn rest(&mut self) -> Read<Option<Rest>> {
        Ok(match self.byte()? {
            0 => None,
            sort @ (1 | 2 | 5 | 6) => {
                let mut open = Open { asked: Time(self.id()?), correcting: sort % 4 == 2, ..Open::default() };
                (open.tries, open.fired, open.page) = (self.byte()?, self.byte()?, self.byte()?);
                self.fill(&mut open.picked, |from| Ok(Picked { choice: ChoiceId(from.number()?), item: RowId(from.long()?) }))?;
                if sort > 2 {
                    self.fill(&mut open.buttons, |from| {
                        let (words, place) = (from.id()?, PlaceId(from.id()?));
                        Ok(OnScreen { words, place, choice: ChoiceId(from.number()?), item: RowId(from.long()?) })
                    })?;
                }
                Some(Rest::Question(open))
            }
            taken @ (3 | 4) => Some(Rest::Request { number: Number(self.number()?), since: Time(self.id()?), taken: taken == 4 }),
            _ => return Err(Damaged),
        })
    }

    fn frame(&mut self, frame: &mut Frame) -> Read<()> {
        frame.at = PlaceId(self.id()?);
        frame.step = StepId(self.id()?);
        self.fill(&mut frame.values, Self::held)?;
        self.fill(&mut frame.points, |from| {
            let points = |from: &mut Self| i32::try_from(from.signed()?).map_err(|_| Damaged);
            Ok(Point { from: PlaceId(from.id()?), row: BoardRowId(from.id()?), points: points(from)? })
        })?;
        self.fill(&mut frame.loops, |from| {
            let (at, next) = (PlaceId(from.id()?), from.short()?);
            let mut items = Vec::new();
            from.fill(&mut items, Self::entry)?;
            Ok(Lap { at, items, next })
        })
    }

    #[inline]
    fn held(&mut self) -> Read<Held> {
        Ok(Held { name: NameId(self.id()?), value: self.value()? })
    }

    #[inline]
    fn value(&mut self) -> Read<Value> {
        Ok(match self.byte()? {
            // Most values are texts.
            TEXT => Plain::Text(self.text()?).into(),
            0 => Value::Skipped,
            1 => Value::Gone,
            2 => {
                let mut entries = Vec::new();
                self.fill(&mut entries, Self::entry)?;
                Value::List(entries)
            }
            tag => self.entry_of(tag)?.into(),
        })
    }

    fn entry(&mut self) -> Read<Entry> {
        let tag = self.byte()?;
        self.entry_of(tag)
    }

    fn entry_of(&mut self, tag: u8) -> Read<Entry> {
        if tag != 3 {
            return Ok(self.plain(tag)?.into());
        }
        let mut fields = Vec::new();
        self.fill(&mut fields, |from| {
            let name = NameId(from.id()?);
            let tag = from.byte()?;
            Ok(Member { name, value: from.plain(tag)? })
        })?;
        Ok(Entry::Record(fields))
    }

    fn plain(&mut self, tag: u8) -> Read<Plain> {
        Ok(match tag {
            4 => Plain::Yes(false),
            5 => Plain::Yes(true),
            6 => Plain::Number(self.decimal()?),
            7 => Plain::Money { amount: self.decimal()?, currency: self.currency()? },
            8 => Plain::Day(i32::try_from(self.signed()?).map_err(|_| Damaged)?),
            9 => Plain::Clock(self.short()?),
            10 => Plain::Moment(Time(self.id()?)),
            11 => Plain::Span(self.span()?),
            TEXT => Plain::Text(self.text()?),
            13 => Plain::Choice(OptionId(self.id()?)),
            14 => {
                let mut options = Vec::new();
                self.fill(&mut options, |from| Ok(OptionId(from.id()?)))?;
                Plain::Choices(options)
            }
            15 => {
                let mut texts = Vec::new();
                self.fill(&mut texts, Self::text)?;
                Plain::Texts(texts)
            }
            16 => Plain::Item { catalog: CatalogId(self.id()?), row: RowId(self.long()?) },
            17 => Plain::Place(Spot { latitude_e7: self.id()? as i32, longitude_e7: self.id()? as i32 }),
            _ => return Err(Damaged),
        })
    }

    /// A list into one that is there.
    #[inline]
    fn fill<T>(&mut self, into: &mut Vec<T>, one: impl FnMut(&mut Self) -> Read<T>) -> Read<()> {
        if !into.is_empty() {
            into.clear();
        }
        match self.many()? {
            0 => Ok(()),
            many => self.fill_with(many, into, one),
        }
    }

    fn fill_with<T>(&mut self, many: usize, into: &mut Vec<T>, mut one: impl FnMut(&mut Self) -> Read<T>) -> Read<()> {
        // Every entry takes a byte at least, so this is bounded by what was read; in memory an entry may be larger.
        into.reserve(many.min(USUAL));
        for _ in 0..many {
            into.push(one(self)?);
        }
        Ok(())
    }

    /// The length of a list: every entry takes a byte at least.
    #[inline]
    fn many(&mut self) -> Read<usize> {
        let many = usize::try_from(self.long()?).map_err(|_| Damaged)?;
        if many > self.bytes.len() - self.at { Err(Damaged) } else { Ok(many) }
    }

    #[inline]
    fn text(&mut self) -> Read<Text> {
        let length = self.many()?;
        let bytes = &self.bytes[self.at..self.at + length];
        self.at += length;
        Ok(std::str::from_utf8(bytes).map_err(|_| Damaged)?.into())
    }

    fn span(&mut self) -> Read<Span> {
        let mut part = || i32::try_from(self.signed()?).map_err(|_| Damaged);
        Ok(Span { months: part()?, days: part()?, seconds: part()? })
    }

    fn currency(&mut self) -> Read<Currency> {
        let bytes: [u8; 3] = self.take()?;
        std::str::from_utf8(&bytes).ok().and_then(Currency::new).ok_or(Damaged)
    }

    fn decimal(&mut self) -> Read<Decimal> {
        let head = self.byte()?;
        let (mut digits, mut shift) = (0_u128, 0);
        loop {
            let byte = self.byte()?;
            digits |= u128::from(byte & 0x7f) << shift;
            if byte < 128 {
                break;
            }
            shift += 7;
            if shift > 96 {
                return Err(Damaged);
            }
        }
        let digits = i128::try_from(digits).map_err(|_| Damaged)?;
        let signed = if head & 0x80 != 0 { -digits } else { digits };
        Decimal::try_from_i128_with_scale(signed, u32::from(head & 0x7f)).map_err(|_| Damaged)
    }

    #[inline]
    fn byte(&mut self) -> Read<u8> {
        let byte = *self.bytes.get(self.at).ok_or(Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    #[inline]
    fn take<const N: usize>(&mut self) -> Read<[u8; N]> {
        let bytes = self.bytes.get(self.at..self.at + N).ok_or(Damaged)?;
        self.at += N;
        bytes.try_into().map_err(|_| Damaged)
    }

    #[inline]
    fn id(&mut self) -> Read<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn number(&mut self) -> Read<u32> {
        u32::try_from(self.long()?).map_err(|_| Damaged)
    }

    fn short(&mut self) -> Read<u16> {
        u16::try_from(self.long()?).map_err(|_| Damaged)
    }

    #[inline]
    fn long(&mut self) -> Read<u64> {
        // Nearly all are short.
        match self.byte()? {
            byte if byte < 128 => Ok(byte.into()),
            byte => self.longer((byte & 0x7f).into()),
        }
    }

    fn longer(&mut self, mut number: u64) -> Read<u64> {
        let mut shift = 7;
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 128 {
                return Ok(number);
            }
            shift += 7;
            if shift > 63 {
                return Err(Damaged);
            }
        }
    }

    fn signed(&mut self) -> Read<i64> {
        let number = self.long()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }
}

impl Thread {
    /// A thread to be filled.
    pub(crate) fn blank() -> Self {
        Thread {
            number: 0,
            flow: FlowId(0),
            promise: false,
            copy: false,
            entry: Entrance::new(EntryKind::Anything),
            frames: Vec::new(),
            rest: None,
            asked: Vec::new(),
            consent: Number(0),
        }
    }
}

/// Entry kinds by their number.
const ENTRIES: [EntryKind; 14] = [
    EntryKind::Ad,
    EntryKind::Link,
    EntryKind::Page,
    EntryKind::Menu,
    EntryKind::Welcome,
    EntryKind::Words,
    EntryKind::Text,
    EntryKind::Photo,
    EntryKind::Location,
    EntryKind::File,
    EntryKind::Event,
    EntryKind::Topic,
    EntryKind::Button,
    EntryKind::Anything,
];
