//! `set`, `add`, `take`, `forget`: a name and a value in, the changed values out.

use botflow_program::*;

use crate::effect::*;
use crate::eval::Got;
use crate::limits;
use crate::run::Run;
use crate::session::*;

impl Run<'_> {
    /// Changes a value.
    pub fn set(&mut self, at: NameIx, how: How, value: Option<ExprIx>) {
        let name = &self.program.names[at.at()];
        let given = value.map_or(Got::Missing, |value| self.view().eval(value)).value();
        match how {
            How::Forget => self.forget(name),
            How::To => match given {
                Some(value) => self.write_name(name, value),
                None => self.forget(name),
            },
            How::Add => {
                if let Some(value) = given.and_then(|given| self.added(at, given)) {
                    self.write_name(name, value);
                }
            }
            How::Take => {
                if let Some(value) = given.and_then(|given| self.taken(at, given)) {
                    self.write_name(name, value);
                }
            }
            How::AddForm(form) => {
                let form = &self.program.names[form.at()];
                let record = self.view().form_record(form);
                if let Some(fields) = record {
                    let list = self.with_entry(at, Entry::Record(fields));
                    self.write_name(name, list);
                    self.forget(form);
                }
            }
        }
    }

    /// What a name holds after `add`: a sum, or a list with one more.
    fn added(&self, at: NameIx, given: Value) -> Option<Value> {
        let name = &self.program.names[at.at()];
        let view = self.view();
        let before = view.read_held(at).cloned();
        let Value::One(Entry::Plain(plain)) = &given else { return Some(self.with_entries(before, given)) };
        let sums = matches!(plain, Plain::Number(_) | Plain::Money { .. } | Plain::Span(_)) && name.kind != Kind::List;
        match before {
            Some(Value::One(Entry::Plain(so_far))) if sums => view.sum(&ExprOp::Add, &so_far, plain).map(Value::from),
            None if sums => Some(given),
            before => Some(self.with_entries(before, given)),
        }
    }

    /// What a name holds after `take`: a difference, or a list without the first equal entry.
    fn taken(&self, at: NameIx, given: Value) -> Option<Value> {
        let view = self.view();
        match (view.read_held(at).cloned(), given) {
            (Some(Value::List(mut entries)), Value::One(entry)) => {
                let first = entries.iter().position(|e| view.same_entry(e, &entry))?;
                entries.remove(first);
                Some(Value::List(entries))
            }
            (Some(Value::One(Entry::Plain(Plain::Choices(mut options)))), Value::One(Entry::Plain(Plain::Choice(option)))) => {
                options.retain(|o| *o != option);
                Some(Plain::Choices(options).into())
            }
            (Some(Value::One(Entry::Plain(so_far))), Value::One(Entry::Plain(plain))) => {
                view.sum(&ExprOp::Subtract, &so_far, &plain).map(Value::from)
            }
            (None, Value::One(Entry::Plain(plain))) => match plain {
                Plain::Number(number) => Some(Plain::Number(-number).into()),
                Plain::Money { amount, currency } => Some(Plain::Money { amount: -amount, currency }.into()),
                _ => None,
            },
            _ => None,
        }
    }

    fn with_entry(&self, list: NameIx, entry: Entry) -> Value {
        self.with_entries(self.view().read_held(list).cloned(), entry.into())
    }

    fn with_entries(&self, before: Option<Value>, given: Value) -> Value {
        let mut entries = match before {
            Some(Value::List(entries)) => entries,
            Some(Value::One(entry)) => self.view().entries(Got::of_entry(&entry)),
            Some(Value::Skipped | Value::Gone) | None => Vec::new(),
        };
        let more = match given {
            Value::List(more) => more,
            // Answers of several are added one by one.
            Value::One(Entry::Plain(Plain::Choices(options))) => options.into_iter().map(|o| Plain::Choice(o).into()).collect(),
            Value::One(entry) => vec![entry],
            Value::Skipped | Value::Gone => Vec::new(),
        };
        entries.extend(more);
        entries.truncate(limits::LIST_ENTRIES);
        Value::List(entries)
    }

    fn forget(&mut self, name: &Name) {
        match name.owner {
            Owner::Conversation => self.unhold_as_gone(name.id),
            Owner::Contact => self.session.contact.values.retain(|held| held.name != name.id),
            Owner::Form => self.empty_form(name),
            // A booking or payment is not forgotten: it is cancelled.
            Owner::Booking | Owner::Payment => {}
        }
    }

    /// Every answer of a form becomes missing.
    pub fn empty_form(&mut self, name: &Name) {
        let Some(form) = name.form else { return };
        self.unhold(name.id);
        for field in &self.program.fields[self.program.forms[form.at()].fields.range()] {
            self.unhold(self.program.names[field.name.at()].id);
        }
    }

    /// Writes a name's value, wherever it belongs.
    pub fn write_name(&mut self, name: &Name, value: Value) {
        match name.owner {
            Owner::Conversation | Owner::Form => self.hold(name.id, value),
            Owner::Contact => self.hold_for_contact(name.id, value),
            Owner::Booking | Owner::Payment => {}
        }
    }

    /// Keeps a value in the running frame, unless it would make the session too large.
    pub fn hold(&mut self, name: NameId, mut value: Value) {
        if !self.fits(&mut value) {
            return;
        }
        if let Some(frame) = self.frame() {
            put(&mut frame.values, name, value);
        }
    }

    /// A value is missing, as if it had never been.
    pub fn unhold(&mut self, name: NameId) {
        if let Some(frame) = self.frame() {
            frame.values.retain(|held| held.name != name);
        }
    }

    /// A value that was there reads as missing, and is asked again.
    pub fn unhold_as_gone(&mut self, name: NameId) {
        if let Some(held) = self.frame().and_then(|frame| frame.values.iter_mut().find(|held| held.name == name)) {
            held.value = Value::Gone;
        }
    }

    /// Keeps a value with the contact. The language is heard from the next message on.
    pub fn hold_for_contact(&mut self, name: NameId, mut value: Value) {
        if name == self.index.contact.language {
            let code = match value.plain() {
                Some(Plain::Text(code)) => Some(key::language(code)),
                Some(Plain::Choice(option)) => self.view().key(*option).map(key::language),
                _ => None,
            };
            if let Some(language) = code.filter(|id| self.index.speaks(*id)) {
                self.session.language = language;
            }
            return;
        }
        if self.fits(&mut value) {
            put(&mut self.session.contact.values, name, value);
        }
    }

    /// Whether a value may be kept: a list has its bound, and large ones are weighed against the bound of a session.
    fn fits(&mut self, value: &mut Value) -> bool {
        let large = match value {
            Value::List(entries) => {
                entries.truncate(limits::LIST_ENTRIES);
                true
            }
            Value::One(Entry::Plain(Plain::Text(text))) => text.len() > 200,
            Value::One(Entry::Plain(Plain::Texts(_)) | Entry::Record(_)) => true,
            Value::One(Entry::Plain(_)) | Value::Skipped | Value::Gone => false,
        };
        if !large {
            return true;
        }
        let mut bytes = Vec::new();
        self.session.encode(&mut bytes);
        crate::encode::value(value, &mut bytes);
        let fits = bytes.len() <= limits::SESSION_BYTES;
        if !fits {
            self.record(Fact::Limit(Limit::Size));
        }
        fits
    }
}

impl crate::view::View<'_> {
    /// What a name holds, wherever it belongs.
    pub fn read_held(&self, at: NameIx) -> Option<&Value> {
        let name = &self.program.names[at.at()];
        let value = match name.owner {
            Owner::Conversation => self.held(name.id),
            Owner::Contact => crate::view::find(&self.session.contact.values, name.id),
            Owner::Form | Owner::Booking | Owner::Payment => None,
        };
        value.filter(|value| value.is_known())
    }
}

/// Puts a value under a name.
pub(crate) fn put(values: &mut Vec<Held>, name: NameId, value: Value) {
    match values.iter_mut().find(|held| held.name == name) {
        Some(held) => held.value = value,
        None => values.push(Held { name, value }),
    }
}
