//! Where a value can be or be missing.

use std::collections::HashMap;

use crate::model::{BookingId, Field, Kind, Model, Part, PaymentId, Read, Root, ValueId};
use crate::project::Project;

/// Something that is there or missing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// A value of the conversation.
    Value(ValueId),
    /// A field of the person.
    Contact(String),
    /// A booking of the person.
    Booking(BookingId),
    /// A payment of the person.
    Payment(PaymentId),
    /// `LIST.picked`.
    Picked(ValueId),
    /// `entry.ref`.
    EntryRef,
    /// `entry.text`.
    EntryText,
    /// A field that may be missing in what a value holds: `shop.phone`.
    Field(ValueId, Vec<String>),
    /// A field that may be missing in a card's item or a row: nothing can make sure of it.
    Never,
}

impl Place {
    /// What a path starts from, if that can be missing.
    pub fn root_of(read: &Read) -> Option<Place> {
        match &read.root {
            Root::Value(value) => Some(Place::Value(*value)),
            Root::Contact(field) => Some(Place::Contact(field.clone())),
            Root::Booking(booking) => Some(Place::Booking(*booking)),
            Root::Payment(payment) => Some(Place::Payment(*payment)),
            Root::EntryRef => Some(Place::EntryRef),
            Root::EntryText => Some(Place::EntryText),
            Root::Form(_) | Root::Best(_) | Root::Points(..) | Root::Counter(_) | Root::Item(_) | Root::Row => None,
            Root::Channel | Root::EntryKind => None,
        }
    }

    /// Everything on a path that can be missing, the root first.
    pub fn all_of(read: &Read, model: &Model, project: &Project) -> Vec<Place> {
        let mut places: Vec<Place> = Place::root_of(read).into_iter().collect();
        if read.parts.is_empty() {
            return places;
        }
        let mut kind = match read.root {
            Root::Value(value) => Some(&model.values[value.ix()].kind),
            _ => None,
        };
        let mut fields = Vec::new();
        for part in &read.parts {
            match (part, &read.root) {
                (Part::Picked, Root::Value(list)) => {
                    places.push(Place::Picked(*list));
                    kind = match kind {
                        Some(Kind::List(entry)) => Some(entry),
                        _ => None,
                    };
                }
                (Part::Picked | Part::Relaxed, _) => kind = None,
                (Part::Field(name), root) => {
                    fields.push(name.clone());
                    let Some(field) = kind.and_then(|kind| field(kind, name, project)) else { break };
                    if field.optional {
                        places.push(match root {
                            Root::Value(value) => Place::Field(*value, fields.clone()),
                            _ => Place::Never,
                        });
                    }
                    kind = Some(&field.kind);
                }
            }
        }
        places
    }

    /// Whether it belongs to the person, in every flow; the others belong to the conversation.
    pub fn is_of_person(&self) -> bool {
        matches!(self, Place::Contact(_) | Place::Booking(_) | Place::Payment(_))
    }
}

/// A field of a record or a catalog's row.
fn field<'k>(kind: &'k Kind, name: &str, project: &'k Project) -> Option<&'k Field> {
    let fields = match kind {
        Kind::Record(fields) => fields.as_slice(),
        Kind::Item(catalog) => project.catalogs.get(*catalog as usize)?.fields.as_slice(),
        _ => return None,
    };
    fields.iter().find(|field| field.name == name)
}

/// Numbers for places, so that a walk compares numbers.
#[derive(Debug, Default)]
pub struct Places {
    ids: HashMap<Place, u32>,
    /// Those of plain values, which are nearly all.
    values: Vec<Option<u32>>,
    places: Vec<Place>,
}

impl Places {
    /// The number of a place.
    pub fn id(&mut self, place: Place) -> u32 {
        let new = self.places.len() as u32;
        if let Place::Value(value) = place {
            if self.values.len() <= value.ix() {
                self.values.resize(value.ix() + 1, None);
            }
            let id = *self.values[value.ix()].get_or_insert(new);
            if id == new {
                self.places.push(place);
            }
            return id;
        }
        if let Some(id) = self.ids.get(&place) {
            return *id;
        }
        self.places.push(place.clone());
        self.ids.insert(place, new);
        new
    }

    /// The place of a number.
    pub fn get(&self, id: u32) -> &Place {
        &self.places[id as usize]
    }
}
