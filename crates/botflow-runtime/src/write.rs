//! Texts and values in, what the customer reads out.

use botflow_program::*;
use rust_decimal::prelude::ToPrimitive;

use crate::eval::{Got, count};
use crate::view::View;

/// How deep labels may hold values that have labels.
const DEPTH: u8 = 3;
/// Bytes that a value in a text mostly has at most.
const SLOT_BYTES_USUAL: usize = 20;

impl View<'_> {
    /// A text in the language spoken.
    pub fn text(&self, text: TextIx) -> String {
        let mut out = String::new();
        self.write_text(text, &mut out);
        out
    }

    /// Appends a text in the language spoken.
    pub fn write_text(&self, text: TextIx, out: &mut String) {
        self.write_deep(text, out, DEPTH);
    }

    fn write_deep(&self, text: TextIx, out: &mut String, depth: u8) {
        let copies = &self.program.copies[self.program.texts[text.at()].copies.range()];
        let copy = copies.get(self.language().at()).or(copies.first());
        let Some(copy) = copy.filter(|_| depth > 0) else { return };
        let pieces = &self.program.pieces[copy.pieces.range()];
        let bytes = pieces.iter().map(|piece| self.usual_bytes(piece)).sum();
        match out.is_empty() && out.capacity() == 0 {
            true => *out = String::with_capacity(bytes),
            false => out.reserve(bytes),
        }
        for piece in pieces {
            match piece {
                Piece::Literal(string) => out.push_str(&self.program.strings[string.at()]),
                Piece::Slot(slot) => self.write_slot(&self.program.slots[slot.at()], out, depth - 1),
                Piece::Number => {}
            }
        }
    }

    /// How long a piece mostly is: a text that grows while it is written moves each time.
    fn usual_bytes(&self, piece: &Piece) -> usize {
        match piece {
            Piece::Literal(string) => self.program.strings[string.at()].len(),
            Piece::Slot(_) | Piece::Number => SLOT_BYTES_USUAL,
        }
    }

    fn write_slot(&self, slot: &Slot, out: &mut String, depth: u8) {
        if slot.format.has(Format::ENCODED) {
            return self.write_in_address(slot, out, depth);
        }
        self.write_filled(slot, slot.format, out, depth);
    }

    /// A value as people read it, or one of its forms.
    pub fn write_filled(&self, slot: &Slot, format: Format, out: &mut String, depth: u8) {
        let got = self.eval(slot.value);
        if slot.forms.is_empty() {
            return self.write_got(&got, format, out, depth);
        }
        let forms = &self.program.forms_of[slot.forms.range()];
        let number = match got.plain() {
            Some(Plain::Number(number)) => *number,
            Some(Plain::Money { amount, .. }) => *amount,
            _ => Decimal::from(count(&got)),
        };
        let form = match &slot.forms_of {
            FormsOf::Number => self.plural_form(forms, number),
            FormsOf::Options(options) => self.option_form(forms, options, &got),
        };
        for piece in form.map_or(&[][..], |form| &self.program.pieces[form.pieces.range()]) {
            match piece {
                Piece::Literal(string) => out.push_str(&self.program.strings[string.at()]),
                Piece::Number => self.write_plain(&Plain::Number(number), format, out, depth),
                Piece::Slot(_) => {}
            }
        }
    }

    fn plural_form<'f>(&self, forms: &'f [Plural], number: Decimal) -> Option<&'f Plural> {
        let exact = number.to_u32().filter(|whole| Decimal::from(*whole) == number);
        if let Some(form) = forms.iter().find(|form| form.exact.is_some() && form.exact == exact) {
            return Some(form);
        }
        let mut usual = forms.iter().filter(|form| form.exact.is_none());
        let many = usual.clone().count();
        if many == 0 { forms.last() } else { usual.nth(self.engine.words().plural(number, many, self.language_code()).min(many - 1)) }
    }

    fn option_form<'f>(&self, forms: &'f [Plural], options: &[OptionIx], got: &Got) -> Option<&'f Plural> {
        let is = |option: &OptionIx| {
            let option = &self.program.options[option.at()];
            self.same(got, &Got::own(Plain::Choice(option.id))) || self.same(got, &Got::own(Plain::Text(option.key.clone())))
        };
        match options.iter().position(is) {
            Some(at) => forms.get(at),
            // Yes/no has its two forms without options.
            None if options.is_empty() && got.is_known() => forms.get(usize::from(!got.holds())),
            None => forms.get(options.len().max(if options.is_empty() { 2 } else { 0 })),
        }
    }

    /// Appends a value.
    pub fn write_got(&self, got: &Got, format: Format, out: &mut String, depth: u8) {
        match got {
            Got::Missing => {}
            Got::Plain(plain) => self.write_plain(plain, format, out, depth),
            Got::Record(fields) => {
                if let Some(first) = fields.first() {
                    self.write_plain(&first.value, format, out, depth);
                }
            }
            Got::List(entries) => {
                let written = entries.iter().map(|entry| {
                    let mut one = String::new();
                    self.write_got(&Got::of_entry(entry), format, &mut one, depth);
                    one
                });
                self.write_list(&written.collect::<Vec<_>>(), out);
            }
        }
    }

    /// Appends a value in the language's usual way.
    pub fn write_value(&self, value: &Value, out: &mut String) {
        self.write_got(&Got::of(value), Format::default(), out, DEPTH);
    }

    fn write_plain(&self, plain: &Plain, format: Format, out: &mut String, depth: u8) {
        match plain {
            Plain::Choice(option) => self.write_option(*option, out, depth),
            Plain::Choices(options) => {
                let written = options.iter().map(|option| {
                    let mut one = String::new();
                    self.write_option(*option, &mut one, depth);
                    one
                });
                self.write_list(&written.collect::<Vec<_>>(), out);
            }
            Plain::Texts(texts) => self.write_list(texts, out),
            Plain::Item { catalog, row } => {
                if let Some(name) = self.item_name(*catalog, *row) {
                    self.write_plain(&name, format, out, depth);
                }
            }
            Plain::Text(text) => out.push_str(text),
            Plain::Yes(yes) => self.say(if *yes { Own::Yes } else { Own::No }, out),
            _ => self.engine.words().write(out, plain, format, &self.situation()),
        }
    }

    fn write_option(&self, option: OptionId, out: &mut String, depth: u8) {
        if let Some(at) = self.engine.index.option(option) {
            self.write_deep(self.program.options[at.at()].label, out, depth);
        }
    }

    fn write_list<T: AsRef<str>>(&self, things: &[T], out: &mut String) {
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        self.engine.words().write_list(out, &things, self.language_code());
    }

    /// Appends one of the runtime's own texts: the project's, else the language's.
    pub fn say(&self, own: Own, out: &mut String) {
        match self.program.own.iter().find(|text| text.own == own) {
            Some(text) => self.write_text(text.text, out),
            None => out.push_str(self.engine.words().say(own, self.language_code())),
        }
    }

    /// One of the runtime's own texts.
    pub fn said(&self, own: Own) -> String {
        let mut out = String::new();
        self.say(own, &mut out);
        out
    }
}
