//! Catalogs of the project become columns of the program: equal texts once, numbers as whole ones.

use std::collections::HashMap;

use botflow_program::{Catalog, Cells, Column, Currency, EMPTY, EMPTY_TEXT, Kind, RowId, Spot, Text, key};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Lowering, expr, name};
use crate::project::{self, Constant, Rows};

impl Lowering<'_> {
    /// All catalogs.
    pub(super) fn catalogs(&mut self) {
        for catalog in &self.analysis.project.catalogs {
            let catalog = lowered(catalog, &catalog.rows);
            self.program.catalogs.push(catalog);
        }
    }
}

/// A catalog with the rows given: its own, or those a test puts in their place.
pub(super) fn lowered(catalog: &project::Catalog, rows: &Rows) -> Catalog {
    let none = Vec::new();
    let (live, columns) = match rows {
        Rows::File { columns, .. } => (false, columns),
        Rows::Url(_) => (true, &none),
    };
    let ids = columns.first().map_or(Vec::new(), |column| column.cells.iter().map(row_id).collect());
    let fields = catalog.fields.iter().enumerate().map(|(at, field)| {
        let kind = name::kind(&field.kind);
        let cells: &[Option<Constant>] = columns.get(at).map_or(&[], |column| &column.cells);
        Column {
            id: key::name(&field.name),
            name: field.name.as_str().into(),
            kind,
            optional: field.optional,
            cells: lowered_cells(kind, cells),
        }
    });
    Catalog { id: key::catalog(&catalog.name.text), name: catalog.name.text.as_str().into(), live, columns: fields.collect(), rows: ids }
}

fn row_id(first: &Option<Constant>) -> RowId {
    key::row(&first.as_ref().map_or(String::new(), written))
}

/// A cell as a person writes it.
fn written(cell: &Constant) -> String {
    match cell {
        Constant::Text(text) => text.to_string(),
        Constant::Number(number) => number.normalize().to_string(),
        Constant::Money(amount, currency) => format!("{} {}", amount.normalize(), String::from_utf8_lossy(currency)),
        Constant::Date(day) => day.to_string(),
        Constant::Time(minute) => format!("{}:{:02}", minute / 60, minute % 60),
        Constant::Moment(day, minute) => format!("{day} {minute}"),
        Constant::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Constant::Location(latitude, longitude) => format!("{latitude}, {longitude}"),
        Constant::List(entries) => entries.iter().map(written).collect::<Vec<_>>().join(", "),
        Constant::Record(fields) => fields.iter().map(|(_, value)| written(value)).collect::<Vec<_>>().join(", "),
    }
}

fn lowered_cells(kind: Kind, cells: &[Option<Constant>]) -> Cells {
    match kind {
        Kind::Money => money(cells),
        Kind::Number | Kind::WholeNumber | Kind::Rating { .. } | Kind::Date | Kind::Time | Kind::DateTime | Kind::YesNo | Kind::Consent => {
            let (scale, cells) = numbers(cells);
            Cells::Numbers { scale, cells }
        }
        Kind::Location => Cells::Places(cells.iter().map(|cell| cell.as_ref().and_then(spot)).collect()),
        Kind::List => Cells::Lists(cells.iter().map(|cell| cell.as_ref().map_or(Vec::new(), entries)).collect()),
        Kind::Text
        | Kind::Name
        | Kind::Email
        | Kind::Phone
        | Kind::Code
        | Kind::Link
        | Kind::Choice
        | Kind::Several
        | Kind::Photo
        | Kind::File
        | Kind::Span
        | Kind::Item(_)
        | Kind::Record
        | Kind::Booking
        | Kind::Payment => texts(cells),
    }
}

fn texts(cells: &[Option<Constant>]) -> Cells {
    let (mut texts, mut known) = (Vec::new(), HashMap::new());
    let cells = cells.iter().map(|cell| {
        let Some(cell) = cell else { return EMPTY_TEXT };
        let text: Text = written(cell).into();
        *known.entry(text).or_insert_with_key(|text| {
            texts.push(text.clone());
            texts.len() as u32 - 1
        })
    });
    let cells = cells.collect();
    Cells::Texts { texts, cells }
}

fn entries(cell: &Constant) -> Vec<Text> {
    match cell {
        Constant::List(entries) => entries.iter().map(|entry| written(entry).into()).collect(),
        other => vec![written(other).into()],
    }
}

/// Numbers of one column, times ten to the scale that the longest of them needs.
fn numbers(cells: &[Option<Constant>]) -> (u8, Vec<i64>) {
    let scale = cells.iter().flatten().filter_map(amount).map(|number| number.normalize().scale()).max().unwrap_or(0);
    let cells = cells.iter().map(|cell| cell.as_ref().and_then(amount).map_or(EMPTY, |number| scaled(number, scale)));
    (scale as u8, cells.collect())
}

fn money(cells: &[Option<Constant>]) -> Cells {
    let code = cells.iter().flatten().find_map(|cell| match cell {
        Constant::Money(_, code) => expr::currency(*code),
        _ => None,
    });
    let (scale, cells) = numbers(cells);
    Cells::Money { scale, currency: code.or_else(|| Currency::new("EUR")).expect("invariant: EUR is three letters"), cells }
}

fn amount(cell: &Constant) -> Option<Decimal> {
    Some(match cell {
        Constant::Number(number) | Constant::Money(number, _) => *number,
        Constant::Date(day) => Decimal::from(*day),
        Constant::Time(minute) => Decimal::from(*minute),
        Constant::Moment(day, minute) => Decimal::from(i64::from(*day) * 86_400 + i64::from(*minute) * 60),
        Constant::YesNo(yes) => Decimal::from(i32::from(*yes)),
        Constant::Text(_) | Constant::Location(..) | Constant::List(_) | Constant::Record(_) => return None,
    })
}

fn scaled(number: Decimal, scale: u32) -> i64 {
    let scaled = Decimal::from(10_i64.checked_pow(scale).unwrap_or(i64::MAX)).checked_mul(number);
    scaled.and_then(|scaled| scaled.to_i64()).unwrap_or(EMPTY)
}

fn spot(cell: &Constant) -> Option<Spot> {
    let Constant::Location(latitude, longitude) = cell else { return None };
    Some(Spot { latitude_e7: (latitude * 1e7).round() as i32, longitude_e7: (longitude * 1e7).round() as i32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<Constant> {
        Some(Constant::Number(text.parse().unwrap()))
    }

    #[test]
    fn numbers_of_a_column_share_one_scale() {
        assert_eq!(numbers(&[number("4.5"), None, number("12"), number("3.250")]), (2, vec![450, EMPTY, 1200, 325]));
    }

    #[test]
    fn equal_texts_stand_once() {
        let text = |text: &str| Some(Constant::Text(text.into()));
        let Cells::Texts { texts, cells } = texts(&[text("red"), text("blue"), None, text("red")]) else { panic!("texts are texts") };
        assert_eq!(texts, ["red", "blue"]);
        assert_eq!(cells, [0, 1, EMPTY_TEXT, 0]);
    }
}
