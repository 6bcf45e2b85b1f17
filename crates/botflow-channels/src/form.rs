//! A form that came back as JSON. In: one object. Out: its fields in the order in which they stand, for they answer questions in that order.

use std::fmt;

use botflow_program::Decimal;
use botflow_runtime::{Datum, Named};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// The fields of an object, in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fields(pub(crate) Vec<Named>);

impl Fields {
    /// Takes a field of that name out, if it is a text.
    pub(crate) fn take_text(&mut self, name: &str) -> Option<botflow_program::Text> {
        let at = self.0.iter().position(|field| field.name == name)?;
        match self.0.remove(at).value {
            Datum::Text(text) => Some(text),
            _other => None,
        }
    }
}

/// Any value of JSON.
struct Value(Datum);

struct ValueVisitor;
struct FieldsVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Datum;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Datum, E> {
        Ok(Datum::Missing)
    }
    fn visit_bool<E>(self, yes: bool) -> Result<Datum, E> {
        Ok(Datum::Yes(yes))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Datum, E> {
        Ok(Datum::Number(Decimal::from(number)))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Datum, E> {
        Ok(Datum::Number(Decimal::from(number)))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Datum, E> {
        let written = number.to_string();
        Ok(written.parse().map_or_else(|_| Datum::Text(written.as_str().into()), Datum::Number))
    }
    fn visit_str<E>(self, text: &str) -> Result<Datum, E> {
        Ok(Datum::Text(text.into()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Datum, A::Error> {
        let mut all = Vec::new();
        while let Some(Value(item)) = items.next_element()? {
            all.push(item);
        }
        Ok(Datum::List(all))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Datum, A::Error> {
        FieldsVisitor.visit_map(map).map(|fields| Datum::Record(fields.0))
    }
}

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a form")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields: Vec<Named> = Vec::new();
        while let Some((name, Value(value))) = map.next_entry::<String, Value>()? {
            // Where a name stands twice, the last one counts.
            match fields.iter_mut().find(|field| field.name == name.as_str()) {
                Some(field) => field.value = value,
                None => fields.push(Named { name: name.into(), value }),
            }
        }
        Ok(Fields(fields))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor).map(Value)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(FieldsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_their_digits() {
        let mut fields: Fields = serde_json::from_str(
            r#"{"name":"Kari","party":4,"at":"12:00","price":12.5,"extras":["tea",true,null],"flow_token":"t","name":"Nora"}"#,
        )
        .unwrap();
        assert_eq!(fields.take_text("flow_token").as_deref(), Some("t"));
        let names: Vec<&str> = fields.0.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["name", "party", "at", "price", "extras"]);
        assert_eq!(fields.0[0].value, Datum::Text("Nora".into()));
        assert_eq!(fields.0[3].value, Datum::Number("12.5".parse().unwrap()));
        assert_eq!(fields.0[4].value, Datum::List(vec![Datum::Text("tea".into()), Datum::Yes(true), Datum::Missing]));
        assert!(serde_json::from_str::<Fields>("[1]").is_err());
    }
}
