//! Names that are no values: forms, boards, bookings, payments; and that one name is one thing in a scope.

use std::collections::hash_map::Entry;

use botflow_source::Span;
use botflow_syntax::tree::{NodeId, Statement, TextId, Word};
use rustc_hash::FxHashMap;

use super::{At, Resolver};
use crate::Line;
use crate::finding::t204_two_kinds as t204;
use crate::model::{Board, BoardId, BoardRow, Booking, BookingId, Form, FormId, Payment, PaymentId};
use crate::slug::slug;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum Class {
    Value,
    Form,
    Board,
    Booking,
    Payment,
}

impl Class {
    fn with_article(self) -> &'static str {
        match self {
            Class::Value => "a value",
            Class::Form => "a form",
            Class::Board => "a score",
            Class::Booking => "a booking",
            Class::Payment => "a payment",
        }
    }
}

impl<'a> Resolver<'a> {
    /// Notes what a name stands for in its scope; two things of one name are a finding.
    pub(super) fn classify(&mut self, at: At<'a>, name: Word, class: Class) {
        let text = at.tree.str(name.0);
        match self.lookup.classes.entry((at.scope, text)) {
            Entry::Vacant(place) => {
                place.insert((class, name.0));
            }
            Entry::Occupied(known) if known.get().0 == class => {}
            Entry::Occupied(known) => {
                let (other, first) = *known.get();
                self.findings.push(t204::two_kinds(name.0, first, text, class.with_article(), other.with_article()));
            }
        }
    }

    pub(super) fn form(&mut self, at: At<'a>, id: NodeId, name: Word) {
        self.name(at, name, Class::Form);
        let text = at.tree.str(name.0);
        let forms = self.lookup.forms.entry((at.scope, text)).or_default();
        let known = forms.iter().copied().find(|form| self.model.forms[form.ix()].flow == at.flow);
        let form = known.unwrap_or_else(|| {
            let form = FormId(self.model.forms.len() as u32);
            forms.push(form);
            self.lookup.forms_of_flow.entry(at.flow).or_default().push(form);
            self.model.forms.push(Form { flow: at.flow, name: text.to_owned(), span: name.0, fields: Vec::new() });
            form
        });
        self.set_line(at, id, Line::Form(form));
    }

    pub(super) fn board(&mut self, at: At<'a>, id: NodeId, name: Word) {
        self.name(at, name, Class::Board);
        let (mut rows, mut seen): (Vec<BoardRow>, FxHashMap<String, Span>) = Default::default();
        for child in at.tree.children(id) {
            let Statement::Row { label, key } = at.tree.statement(child) else { continue };
            let (key, label, span) = self.keyed(at, *label, *key);
            match seen.get(&key) {
                Some(first) => self.findings.push(crate::finding::t222_same_option_key::same_key(span, *first, &key)),
                None => {
                    seen.insert(key.clone(), span);
                    rows.push(BoardRow { key, label, span });
                }
            }
        }
        let board = BoardId(self.model.boards.len() as u32);
        let text = at.tree.str(name.0);
        self.model.boards.push(Board { flow: at.flow, name: text.to_owned(), span: name.0, rows });
        self.model.flows[at.flow.ix()].boards.push(board);
        self.lookup.boards.entry((at.scope, text)).or_default().push(board);
        self.set_line(at, id, Line::Board(board));
    }

    /// The key of an option or row (written, or made of its label), its label, and where the key (or label) stands.
    pub(super) fn keyed(&self, at: At<'a>, label: TextId, key: Option<Word>) -> (String, String, Span) {
        let text = at.tree.text_of(label);
        let label = at.tree.literal(text.span).into_owned();
        match key {
            Some(key) => (at.tree.str(key.0).to_owned(), label, key.0),
            None => (slug(&label), label, text.span),
        }
    }

    pub(super) fn booking(&mut self, at: At<'a>, id: NodeId, name: Word) {
        self.name(at, name, Class::Booking);
        let text = at.tree.str(name.0);
        let booking = *self.lookup.bookings.entry(text).or_insert_with(|| {
            self.model.bookings.push(Booking { name: text.to_owned(), booked: false, calendars: Vec::new(), span: name.0 });
            BookingId(self.model.bookings.len() as u32 - 1)
        });
        if let Statement::Book { calendars, .. } = at.tree.statement(id) {
            self.model.bookings[booking.ix()].booked = true;
            for calendar in calendars {
                let found = self.lookup.calendars.get(&botflow_syntax::fold(at.tree.str(calendar.0))).copied();
                let booked = &mut self.model.bookings[booking.ix()].calendars;
                booked.extend(found.filter(|found| !booked.contains(found)).into_iter().collect::<Vec<_>>());
            }
        }
        self.set_line(at, id, Line::Booking(booking));
    }

    pub(super) fn payment(&mut self, at: At<'a>, id: NodeId, name: Word) {
        self.name(at, name, Class::Payment);
        let text = at.tree.str(name.0);
        let by = at.tree.children(id).find_map(|child| match at.tree.statement(child) {
            Statement::By { provider } => Some(at.tree.str(provider.0)),
            _ => None,
        });
        let provider = by.and_then(|by| self.lookup.providers.get(by).copied()).unwrap_or(0);
        let payment = *self.lookup.payments.entry(text).or_insert_with(|| {
            self.model.payments.push(Payment { name: text.to_owned(), provider, span: name.0 });
            PaymentId(self.model.payments.len() as u32 - 1)
        });
        self.set_line(at, id, Line::Payment(payment));
    }
}
