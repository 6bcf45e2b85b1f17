//! A value in an address in, what stands there out: as programs write it, encoded.
//!
//! A shop's address wants `size=m`, whatever language the customer reads *Medium* in.

use std::fmt::Write;

use botflow_program::*;

use crate::eval::Got;
use crate::view::View;

impl View<'_> {
    /// Appends a value of an address. What says how it is written (`as …`, forms) is written so.
    pub fn write_in_address(&self, slot: &Slot, out: &mut String, depth: u8) {
        let from = out.len();
        let format = slot.format.without(Format::ENCODED);
        match format == Format::default() && slot.forms.is_empty() {
            true => self.write_bare(&self.eval(slot.value), out),
            false => self.write_filled(slot, format, out, depth),
        }
        percent_encode(out, from);
    }

    fn write_bare(&self, got: &Got, out: &mut String) {
        match got {
            Got::Missing => {}
            Got::Plain(plain) => self.write_bare_plain(plain, out),
            Got::Record(fields) => {
                if let Some(first) = fields.first() {
                    self.write_bare_plain(&first.value, out);
                }
            }
            Got::List(entries) => joined(entries.iter(), out, |entry, out| self.write_bare(&Got::of_entry(entry), out)),
        }
    }

    /// Options by their key, numbers with a point and without signs between their digits, days and times as in ISO 8601.
    fn write_bare_plain(&self, plain: &Plain, out: &mut String) {
        // Writing into a text cannot fail.
        let _ = match plain {
            Plain::Text(text) => out.write_str(text),
            Plain::Texts(texts) => return joined(texts.iter(), out, |text, out| out.push_str(text)),
            Plain::Choice(option) => return self.write_key(*option, out),
            Plain::Choices(options) => return joined(options.iter(), out, |option, out| self.write_key(*option, out)),
            Plain::Yes(yes) => out.write_str(if *yes { "yes" } else { "no" }),
            Plain::Number(number) => write!(out, "{}", number.normalize()),
            Plain::Money { amount, .. } => write!(out, "{amount}"),
            Plain::Day(day) => write_day(*day, out),
            Plain::Clock(minute) => write_clock(*minute, out),
            Plain::Moment(time) => {
                let local = self.engine.words().local(*time, self.zone());
                let _ = write_day(local.day, out).and_then(|()| out.write_char('T'));
                write_clock(local.minute, out)
            }
            Plain::Item { catalog, row } => match self.item_name(*catalog, *row) {
                Some(name) => return self.write_bare_plain(&name, out),
                None => Ok(()),
            },
            Plain::Span(_) | Plain::Place(_) => {
                self.engine.words().write(out, plain, Format::default(), &self.situation());
                Ok(())
            }
        };
    }

    fn write_key(&self, option: OptionId, out: &mut String) {
        if let Some(at) = self.engine.index.option(option) {
            out.push_str(&self.program.options[at.at()].key);
        }
    }
}

fn joined<T>(things: impl Iterator<Item = T>, out: &mut String, write: impl Fn(T, &mut String)) {
    for (at, thing) in things.enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(thing, out);
    }
}

/// `2026-12-24`.
fn write_day(day: i32, out: &mut String) -> std::fmt::Result {
    let (year, month, day) = crate::calendar::civil(day);
    write!(out, "{year:04}-{month:02}-{day:02}")
}

/// `14:30`.
fn write_clock(minute: u16, out: &mut String) -> std::fmt::Result {
    write!(out, "{:02}:{:02}", minute / 60, minute % 60)
}

/// What a text holds from a byte on, so that it means nothing in an address: all but letters and digits of ASCII and `-._~` (RFC 3986, section 2.3).
fn percent_encode(text: &mut String, from: usize) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let Some(first) = text.bytes().skip(from).position(|byte| !is_plain(byte)) else { return };
    let value = text.split_off(from + first);
    for byte in value.bytes() {
        match is_plain(byte) {
            true => text.push(byte.into()),
            false => text.extend(['%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
        }
    }
}

const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
