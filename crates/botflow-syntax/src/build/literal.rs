//! In: pieces of numbers, money, dates, types. Out: their values.

use botflow_grammar::Rule;

use super::{Build, Read};
use crate::pieces::Piece;
use crate::tree::{Clock, Currency, Date, Decimal, Field, Param, Type, TypeId, TypeKind};

impl Build<'_> {
    pub(super) fn decimal(&self, piece: Piece) -> Decimal {
        let text = self.str(piece);
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = whole.bytes().chain(part.bytes()).fold(0i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        Decimal { digits, scale: part.len() as u8 }
    }

    pub(super) fn date(&mut self) -> Read<Date> {
        let piece = self.take();
        let text = self.str(piece);
        let number = |from: usize, to: usize| text[from..to].parse::<u16>().expect("invariant: digits of a date");
        let date = Date::new(number(0, 4), number(5, 7) as u8, number(8, 10) as u8);
        date.ok_or_else(|| self.unreadable(self.span(piece), "the calendar does not have this day"))
    }

    pub(super) fn clock(&mut self) -> Read<Clock> {
        let piece = self.take();
        let (hour, minute) = self.str(piece).split_once(':').expect("invariant: a time of day has a colon");
        let number = |digits: &str| digits.parse::<u8>().expect("invariant: digits of a time");
        let clock = Clock { hour: number(hour), minute: number(minute) };
        if clock.hour < 24 && clock.minute < 60 {
            return Ok(clock);
        }
        Err(self.unreadable(self.span(piece), "there is no such time of day"))
    }

    /// `49 EUR`, `€49`: the pieces of `money`.
    pub(super) fn money(&mut self) -> (Decimal, Currency) {
        let first = self.take();
        let second = self.take();
        let (amount, unit) = if first.rule == Rule::amount { (first, second) } else { (second, first) };
        let currency = match self.str(unit) {
            "€" => *b"EUR",
            "$" => *b"USD",
            "£" => *b"GBP",
            "¥" => *b"JPY",
            "₹" => *b"INR",
            "₺" => *b"TRY",
            "₴" => *b"UAH",
            "₽" => *b"RUB",
            "₪" => *b"ILS",
            "₩" => *b"KRW",
            "₫" => *b"VND",
            "zł" => *b"PLN",
            "Kč" => *b"CZK",
            letters => letters.as_bytes().try_into().expect("invariant: a currency is three capital letters"),
        };
        (self.decimal(amount), Currency(currency))
    }

    /// The pieces of `kind`.
    pub(super) fn kind(&mut self) -> TypeId {
        let whole = self.take();
        let inner = self.take();
        let kind = match inner.rule {
            Rule::list_kind => TypeKind::List(self.kind()),
            Rule::record_kind => {
                let mut fields = Vec::new();
                while self.take_if(Rule::field).is_some() {
                    let name = self.word();
                    fields.push(Field { name, kind: self.kind() });
                }
                TypeKind::Record(fields.into())
            }
            _ => plain_kind(self.str(inner).trim()),
        };
        let optional = self.take_if(Rule::optional_mark).is_some();
        let text = self.str(whole);
        let span = self.span_at(whole.start, whole.start + text.trim_end().len() as u32);
        self.tree.types.push(Type { span, optional, kind });
        TypeId(self.tree.types.len() as u32 - 1)
    }

    pub(super) fn params(&mut self) -> Box<[Param]> {
        let mut params = Vec::new();
        while self.take_if(Rule::param).is_some() {
            let name = self.word();
            let kind = (self.peek() == Some(Rule::kind)).then(|| self.kind());
            params.push(Param { name, kind });
        }
        params.into()
    }
}

fn plain_kind(words: &str) -> TypeKind {
    if let Some((_, kind)) = TypeKind::PLAIN.iter().find(|(name, _)| *name == words) {
        return kind.clone();
    }
    let mut words = words.split_whitespace();
    let rating = words.next() == Some("rating");
    let rest: Vec<&str> = words.collect();
    match (rating, rest.as_slice()) {
        (true, []) => TypeKind::Rating { low: 1, high: 5 },
        (true, [low, "to", high]) => match (low.parse::<u32>(), high.parse::<u32>()) {
            (Ok(low), Ok(high)) if low < high && high <= 100 => TypeKind::Rating { low, high },
            _ => TypeKind::Unknown,
        },
        _ => TypeKind::Unknown,
    }
}
