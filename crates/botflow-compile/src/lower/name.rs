//! Values, forms, bookings and payments of the model become names of the program.

use botflow_program::{FormIx, Kind, Name, NameIx, Owner, key};

use super::Lowering;
use crate::model;

impl Lowering<'_> {
    /// All names that the model has.
    pub(super) fn names(&mut self) {
        self.tables.name_list(&mut self.program, Vec::new());
        let model = &self.analysis.model;
        for form in &model.forms {
            let at = self.name(&form.name, Owner::Form, Kind::Record, None);
            self.tables.forms.push(at);
        }
        for (index, at) in self.tables.forms.iter().enumerate() {
            self.program.names[at.0 as usize].form = Some(FormIx(index as u32));
        }
        for booking in &model.bookings {
            let at = self.name(&booking.name, Owner::Booking, Kind::Booking, None);
            self.tables.bookings.push(at);
        }
        for payment in &model.payments {
            let at = self.name(&payment.name, Owner::Payment, Kind::Payment, None);
            self.tables.payments.push(at);
        }
        for value in &model.values {
            let text = match value.form {
                Some(form) => format!("{}.{}", model.forms[form.ix()].name, value.name),
                None => value.name.clone(),
            };
            let form = value.form.map(|form| FormIx(form.0));
            let at = self.name(&text, Owner::Conversation, kind(&value.kind), form);
            self.tables.values.push(at);
        }
    }

    /// A name, once for each owner and kind.
    pub(super) fn name(&mut self, text: &str, owner: Owner, kind: Kind, form: Option<FormIx>) -> NameIx {
        let names = &mut self.program.names;
        let form_of = if owner == Owner::Conversation { form } else { None };
        *self.tables.names.entry(format!("{text} {owner:?} {kind:?} {form_of:?}")).or_insert_with(|| {
            names.push(Name { id: key::name(text), text: text.into(), owner, kind, form });
            NameIx(names.len() as u32 - 1)
        })
    }

    /// The name of a value of the conversation.
    pub(super) fn value(&self, value: model::ValueId) -> NameIx {
        self.tables.values[value.ix()]
    }

    /// A field of the person.
    pub(super) fn contact(&mut self, field: &str, kind: Kind) -> NameIx {
        self.name(&format!("contact.{field}"), Owner::Contact, kind, None)
    }

    /// `LIST.relaxed`.
    pub(super) fn relaxed(&mut self, list: model::ValueId) -> NameIx {
        let text = format!("{}.relaxed", self.analysis.model.values[list.ix()].name);
        self.name(&text, Owner::Conversation, Kind::YesNo, None)
    }

    /// `LIST.picked`.
    pub(super) fn picked(&mut self, list: model::ValueId) -> NameIx {
        let value = &self.analysis.model.values[list.ix()];
        let entry = match &value.kind {
            model::Kind::List(entry) => kind(entry),
            other => kind(other),
        };
        let text = format!("{}.picked", value.name);
        self.name(&text, Owner::Conversation, entry, None)
    }

    /// A name that no writer can say: the items of a card, the times on offer.
    pub(super) fn hidden(&mut self, of: &str, what: &str, kind: Kind) -> NameIx {
        self.name(&format!("{of} ({what})"), Owner::Conversation, kind, None)
    }
}

/// The program's kind for one of the model.
pub(super) fn kind(kind: &model::Kind) -> Kind {
    match kind {
        model::Kind::Text | model::Kind::Word(_) | model::Kind::Row(_) | model::Kind::Hole => Kind::Text,
        model::Kind::Name => Kind::Name,
        model::Kind::Email => Kind::Email,
        model::Kind::Phone => Kind::Phone,
        model::Kind::Code => Kind::Code,
        model::Kind::Number { whole: false } => Kind::Number,
        model::Kind::Number { whole: true } => Kind::WholeNumber,
        model::Kind::Money(_) => Kind::Money,
        model::Kind::Date => Kind::Date,
        model::Kind::Time => Kind::Time,
        model::Kind::Moment => Kind::DateTime,
        model::Kind::Duration => Kind::Span,
        model::Kind::YesNo => Kind::YesNo,
        model::Kind::Consent => Kind::Consent,
        model::Kind::Choice(_) => Kind::Choice,
        model::Kind::Several(_) => Kind::Several,
        model::Kind::Rating(rating) => Kind::Rating { from: rating.from, to: rating.to },
        model::Kind::Location => Kind::Location,
        model::Kind::Photo => Kind::Photo,
        model::Kind::File => Kind::File,
        model::Kind::Link => Kind::Link,
        model::Kind::List(_) => Kind::List,
        model::Kind::Record(_) | model::Kind::Form(_) => Kind::Record,
        model::Kind::Item(catalog) => Kind::Item(botflow_program::CatalogIx(*catalog)),
    }
}
