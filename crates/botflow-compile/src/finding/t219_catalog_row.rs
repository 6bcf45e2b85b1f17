//! T219: a row of a catalog that does not fit what `botflow.yaml` says of it.

use botflow_source::{Finding, Page, Severity, Span};

use crate::model::{Currency, Kind};
use crate::nearest::{either, nearest, some};

/// What is known of T219.
pub static PAGE: Page = Page {
    code: "T219",
    slug: "catalog-row",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "Row {n} of {file}: {column} is not {kind}",
    why: "customers would never be shown this row, or would see a wrong price or picture",
    help: "correct the cell, or mark the column with `?` in botflow.yaml when it may be empty",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
catalogs:
  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}
--- data/lamps.csv
name,price
Aurora,79.00 EUR
Boreal,about sixty
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else

step Show
  say This is the bot of the lamp house. Come and see our lamps.
  recommend up to 3 lamps as picks
    first cheapest
    card {name}
      line {price}
    when nothing fits -> Nothing
  say They are all in our window.
  end

step Nothing
  say All lamps are sold at the moment.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
catalogs:
  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}
--- data/lamps.csv
name,price
Aurora,79.00 EUR
Boreal,60.00 EUR
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else

step Show
  say This is the bot of the lamp house. Come and see our lamps.
  recommend up to 3 lamps as picks
    first cheapest
    card {name}
      line {price}
    when nothing fits -> Nothing
  say They are all in our window.
  end

step Nothing
  say All lamps are sold at the moment.
  end
"#,
};

/// A cell that is empty or of another kind.
pub fn cell(span: Span, row: usize, file: &str, column: &str, kind: &Kind, text: &str) -> Finding {
    let mut finding =
        Finding::new(&PAGE, span).with("n", &row.to_string()).with("file", file).with("column", column).with("kind", kind.with_article());
    if text.is_empty() {
        finding.title = format!("Row {row} of {file}: {column} is empty");
        return finding.help(format!("fill the cell, or write `{column}: …?` in botflow.yaml when it may be empty"));
    }
    match example(kind) {
        Some(example) => finding.help(format!("write {} such as `{example}`", kind.with_article())),
        None => finding.help(format!("write {}", kind.with_article())),
    }
}

/// A field that the file has no column for.
pub fn column_missing(span: Span, file: &str, column: &str, columns: &[&str]) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("{file} has no column `{column}`");
    let close = nearest(column, columns.iter().copied());
    if close.is_empty() {
        finding.help(format!("add the column, or take `{column}` out of botflow.yaml; the file has {}", some(columns.iter().copied())))
    } else {
        finding.help(format!("rename the column {} to `{column}`", either(&close)))
    }
}

/// A row whose cells are more or fewer than the columns.
pub fn cell_count(span: Span, row: usize, file: &str, cells: usize, columns: usize) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    let some = |count: usize, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    finding.title = format!("Row {row} of {file} has {}, and there are {}", some(cells, "cell"), some(columns, "column"));
    finding.help("give the row one cell a column; a cell that holds a comma stands in quotes: `\"Oak, oiled\"`")
}

/// Amounts in another currency than those of most rows: the first of them, how many there are, and how many are in the usual one.
pub fn two_currencies(file: &str, column: &str, odd: &[(usize, Span, Currency)], odd_rows: usize, usual: Currency, rows: usize) -> Finding {
    let letters = |currency: Currency| String::from_utf8_lossy(&currency).into_owned();
    let (row, span, currency) = odd[0];
    let mut finding = Finding::new(&PAGE, span);
    let most = if rows == 1 { "another row is".to_owned() } else { format!("{rows} rows are") };
    let (here, usual) = (letters(currency), letters(usual));
    finding.title = format!("Row {row} of {file}: {column} is in {here}, {most} in {usual}");
    for (row, span, currency) in &odd[1..] {
        finding = finding.label(*span, format!("row {row}: {}", letters(*currency)));
    }
    if odd_rows > odd.len() {
        let more = odd_rows - odd.len();
        finding = finding.note(if more == 1 { "and one more row".to_owned() } else { format!("and {more} more rows") });
    }
    finding
        .why("prices in two currencies cannot be compared: who asks for the cheapest, or for one up to a price, would be shown the wrong ones")
        .help(format!("write every {column} in {usual}, or give {here} a column of its own"))
}

/// A quote mark at the beginning of a cell that nothing closes.
pub fn open_quote(span: Span, row: usize, file: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("A quote mark in row {row} of {file} is never closed");
    finding
        .note("opened here")
        .why("all rows behind it are read as one cell, and customers would be shown none of them")
        .help("close it behind the cell, or take it away")
}

/// Two rows of one name.
pub fn row_twice(span: Span, row: usize, first: usize, file: &str, column: &str, key: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("Row {row} of {file} has the same {column} as row {first}");
    finding
        .why("the first column names the row: a tap on one of the two could show the other")
        .help(format!("give one of them another {column} than “{key}”"))
}

fn example(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Number { whole: true } | Kind::Rating(_) => Some("3"),
        Kind::Number { whole: false } => Some("4.5"),
        Kind::Money(_) => Some("49.90 EUR"),
        Kind::Date => Some("2026-12-24"),
        Kind::Time => Some("14:30"),
        Kind::Moment => Some("2026-12-24 14:30"),
        Kind::YesNo | Kind::Consent => Some("yes"),
        Kind::Location => Some("52.52, 13.40"),
        Kind::Link => Some("https://example.com/lamp"),
        Kind::Email => Some("anna@example.com"),
        Kind::Phone => Some("+49 30 1234567"),
        Kind::Code => Some("AB-100"),
        _ => None,
    }
}
