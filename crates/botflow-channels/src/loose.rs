//! Values as the platforms really send them: ids as numbers or texts, moments in seconds or milliseconds. Borrowed where possible.

use std::borrow::Cow;
use std::fmt;

use botflow_program::Text;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A text; never a number.
#[derive(Debug, Clone, Default)]
pub struct Str<'a>(pub Cow<'a, str>);

/// An id: a text, or a whole number.
#[derive(Debug, Clone, Default)]
pub struct Id<'a>(pub Cow<'a, str>);

/// A moment: seconds or milliseconds, as a number or a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moment(pub i64);

/// Moments above this are milliseconds: as seconds it would be the year 33658.
const MILLISECONDS_FROM: i64 = 1_000_000_000_000;

impl Str<'_> {
    /// As the runtime keeps it.
    pub fn text(&self) -> Text {
        Text::new(&self.0)
    }
}

impl Id<'_> {
    /// As the runtime keeps it.
    pub fn text(&self) -> Text {
        Text::new(&self.0)
    }
}

/// Either of them as text, or an empty one.
pub trait OrEmpty {
    /// It, or an empty text.
    fn or_empty(&self) -> Text;
}

impl OrEmpty for Option<Str<'_>> {
    fn or_empty(&self) -> Text {
        self.as_ref().map(Str::text).unwrap_or_default()
    }
}

impl OrEmpty for Option<Id<'_>> {
    fn or_empty(&self) -> Text {
        self.as_ref().map(Id::text).unwrap_or_default()
    }
}

struct StrVisitor;
struct IdVisitor;
struct MomentVisitor;

impl<'de> Visitor<'de> for StrVisitor {
    type Value = Cow<'de, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

impl<'de> Visitor<'de> for IdVisitor {
    type Value = Cow<'de, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(number.to_string()))
    }
}

impl Visitor<'_> for MomentVisitor {
    type Value = Moment;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map(seconds).map_err(|_| E::custom("no moment"))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(seconds(i64::try_from(number).unwrap_or(i64::MAX)))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(seconds(number))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(seconds(number as i64))
    }
}

fn seconds(number: i64) -> Moment {
    Moment(if number >= MILLISECONDS_FROM { number / 1_000 } else { number })
}

impl<'de: 'a, 'a> Deserialize<'de> for Str<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(StrVisitor).map(Str)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(IdVisitor).map(Id)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(MomentVisitor)
    }
}
