//! In: the files that catalogs name. Out: their rows, column by column and typed; a finding for each cell that does not fit.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use botflow_source::{FileId, Finding, Sources, Span};

use super::constant::{from_text, from_yaml};
use super::mixed::Mixed;
use super::yaml::{self, What, Yaml};
use super::{Column, Constant, Project, Rows};
use crate::finding::{n118_unknown_file as n118, t219_catalog_row as t219};
use crate::model::{Currency, Field, Kind};

/// Fills the rows of every catalog that names a file.
pub fn read_catalogs(project: &mut Project, sources: &Sources, findings: &mut Vec<Finding>) {
    let money = project.only_currency();
    for catalog in &mut project.catalogs {
        let Rows::File { path, file, columns } = &mut catalog.rows else { continue };
        *file = sources.find(&path.text);
        match *file {
            Some(file) => *columns = read_rows(sources, file, &catalog.fields, money, findings),
            None if path.text.is_empty() => {}
            None => findings.push(n118::unknown_file(path.span, &path.text, sources.iter().map(|(_, source)| source.path.as_str()))),
        }
    }
}

/// Reads a CSV or YAML file as rows of these fields. Rows that do not fit are left out, with a finding each.
pub fn read_rows(sources: &Sources, file: FileId, fields: &[Field], money: Option<Currency>, findings: &mut Vec<Finding>) -> Vec<Column> {
    let source = &sources[file];
    let mut table = Table {
        file,
        path: &source.path,
        fields,
        money,
        columns: fields.iter().map(|_| Column::default()).collect(),
        mixed: fields.iter().map(|_| Mixed::default()).collect(),
        keys: HashMap::new(),
        findings,
    };
    if source.path.ends_with(".csv") {
        table.csv(&source.text);
    } else if let Some(yaml) = yaml::read(file, &source.path, &source.text, table.findings) {
        table.yaml(&yaml);
    }
    let mixed = fields.iter().zip(&table.mixed).filter_map(|(field, mixed)| mixed.finding(&source.path, &field.name));
    table.findings.extend(mixed);
    table.columns
}

struct Table<'t> {
    file: FileId,
    path: &'t str,
    fields: &'t [Field],
    money: Option<Currency>,
    columns: Vec<Column>,
    mixed: Vec<Mixed>,
    keys: HashMap<String, usize>,
    findings: &'t mut Vec<Finding>,
}

impl Table<'_> {
    fn csv(&mut self, text: &str) {
        let body = text.trim_start_matches('\u{feff}');
        let offset = (text.len() - body.len()) as u32;
        let head = body.lines().next().unwrap_or("");
        let delimiter = if head.contains(';') && !head.contains(',') { b';' } else { b',' };
        if let Some((row, at)) = open_quote(body, delimiter) {
            let at = offset + at as u32;
            self.findings.push(t219::open_quote(Span::new(self.file, at, at + 1), row, self.path));
            return;
        }
        let mut columns = 0;
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(body.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut at: Option<Vec<Option<usize>>> = None;
        let mut row = 0;
        while let Ok(true) = reader.read_record(&mut record) {
            let place = record.position().map_or(0, csv::Position::byte) as usize;
            // The reader passes over empty lines; a table counts them as rows.
            let start = place + body[place..].len() - body[place..].trim_start_matches(['\n', '\r']).len();
            row += 1 + body[place..start].matches('\n').count();
            let line = Cells { text: body, start, delimiter, file: self.file, offset };
            match &at {
                None => {
                    columns = record.len();
                    at = Some(self.header(&record, &line));
                }
                Some(_) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Some(at) if self.is_shifted(&record, at, columns) => {
                    self.findings.push(t219::cell_count(line.whole(), row, self.path, record.len(), columns));
                }
                Some(at) => self.csv_row(&record, at, &line, row),
            }
        }
        if at.is_none() {
            let nothing = Cells { text: body, start: 0, delimiter, file: self.file, offset };
            self.header(&csv::StringRecord::new(), &nothing);
        }
    }

    /// Whether a row has more cells than there are columns, or ends before one that is needed: its cells may stand in the wrong columns.
    fn is_shifted(&self, record: &csv::StringRecord, at: &[Option<usize>], columns: usize) -> bool {
        let beyond = record.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        let needed = |(field, place): (&Field, &Option<usize>)| !field.optional && place.is_some_and(|place| place >= record.len());
        beyond || self.fields.iter().zip(at).any(needed)
    }

    /// Which cell of a row holds which field.
    fn header(&mut self, record: &csv::StringRecord, line: &Cells) -> Vec<Option<usize>> {
        let titles: Vec<&str> = record.iter().map(str::trim).collect();
        let find = |field: &Field| titles.iter().position(|title| *title == field.name);
        for field in self.fields.iter().filter(|field| !field.optional && find(field).is_none()) {
            self.findings.push(t219::column_missing(line.whole(), self.path, &field.name, &titles));
        }
        self.fields.iter().map(find).collect()
    }

    fn csv_row(&mut self, record: &csv::StringRecord, at: &[Option<usize>], line: &Cells, row: usize) {
        let mut cells = Vec::with_capacity(self.fields.len());
        let mut whole = true;
        for ((field, mixed), place) in self.fields.iter().zip(&mut self.mixed).zip(at) {
            let Some(place) = *place else {
                cells.push(None);
                continue;
            };
            let text = record.get(place).unwrap_or("").trim();
            if text.is_empty() && field.optional {
                cells.push(None);
                continue;
            }
            let constant = if text.is_empty() { None } else { from_text(text, &field.kind, self.money) };
            whole &= constant.is_some();
            if let Some(Constant::Money(_, currency)) = constant {
                mixed.add(currency, row, || line.cell(place));
            }
            if constant.is_none() {
                self.findings.push(t219::cell(line.cell(place), row, self.path, &field.name, &field.kind, text));
            }
            cells.push(constant);
        }
        if whole {
            self.add(cells, row, || line.cell(at.first().copied().flatten().unwrap_or(0)));
        }
    }

    fn yaml(&mut self, yaml: &Yaml) {
        let What::List(items) = &yaml.what else {
            self.findings.push(crate::finding::s022_project_file::wrong_value(yaml.span, self.path, "a list, one entry a row"));
            return;
        };
        for (index, item) in items.iter().enumerate() {
            self.yaml_row(item, index + 1);
        }
    }

    fn yaml_row(&mut self, item: &Yaml, row: usize) {
        let entries = match &item.what {
            What::Map(entries) => entries.as_slice(),
            What::Text(_) | What::Nothing | What::List(_) => &[],
        };
        let mut cells = Vec::with_capacity(self.fields.len());
        let mut whole = true;
        for (field, at) in self.fields.iter().zip(0..) {
            let value = entries.iter().find(|entry| entry.key == field.name).map(|entry| &entry.value);
            let value = value.filter(|value| !matches!(value.what, What::Nothing));
            let cell = match value {
                None if field.optional => None,
                None => Some(Err((item.span, ""))),
                Some(value) => Some(self.yaml_cell(value, &field.kind)),
            };
            match cell {
                Some(Err((span, text))) => {
                    whole = false;
                    self.findings.push(t219::cell(span, row, self.path, &field.name, &field.kind, text));
                    cells.push(None);
                }
                Some(Ok(constant)) => {
                    if let (Constant::Money(_, currency), Some(value)) = (&constant, value) {
                        self.mixed[at].add(*currency, row, || value.span);
                    }
                    cells.push(Some(constant));
                }
                None => cells.push(None),
            }
        }
        if whole {
            self.add(cells, row, || item.span);
        }
    }

    fn yaml_cell<'y>(&self, value: &'y Yaml, kind: &Kind) -> Result<Constant, (Span, &'y str)> {
        match value.text() {
            Some(text) => from_text(text, kind, self.money).ok_or((value.span, text)),
            None => from_yaml(value, kind).map_err(|span| (span, "")),
        }
    }

    /// Adds a row whose cells fit, unless its name is taken: the first field names the row.
    fn add(&mut self, cells: Vec<Option<Constant>>, row: usize, key_span: impl FnOnce() -> Span) {
        if let Some(Some(key)) = cells.first() {
            let text = match key {
                Constant::Text(text) => text.to_string(),
                other => format!("{other:?}"),
            };
            match self.keys.entry(text) {
                Entry::Occupied(first) => {
                    let finding = t219::row_twice(key_span(), row, *first.get(), self.path, &self.fields[0].name, first.key());
                    self.findings.push(finding);
                    return;
                }
                Entry::Vacant(place) => {
                    place.insert(row);
                }
            }
        }
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.cells.push(cell);
        }
    }
}

/// The row and the place of a quote mark that begins a cell and is never closed.
fn open_quote(text: &str, delimiter: u8) -> Option<(usize, usize)> {
    if !text.contains('"') {
        return None;
    }
    let bytes = text.as_bytes();
    let (mut at, mut row, mut begins) = (0, 1, true);
    while at < bytes.len() {
        match bytes[at] {
            b'"' if begins => {
                let (opened, of_row) = (at, row);
                loop {
                    at += 1;
                    match bytes.get(at) {
                        None => return Some((of_row, opened)),
                        Some(b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
                        Some(b'"') => break,
                        Some(b'\n') => row += 1,
                        Some(_) => {}
                    }
                }
                begins = false;
            }
            byte => {
                row += usize::from(byte == b'\n');
                begins = byte == delimiter || matches!(byte, b'\n' | b'\r');
            }
        }
        at += 1;
    }
    None
}

/// Finds the cells of one record in the text of the file, only where a finding needs one.
struct Cells<'t> {
    text: &'t str,
    start: usize,
    delimiter: u8,
    file: FileId,
    offset: u32,
}

impl Cells<'_> {
    fn cell(&self, wanted: usize) -> Span {
        let bytes = self.text.as_bytes();
        let (mut at, mut place, mut quoted) = (self.start, 0, false);
        let mut from = at;
        while at < bytes.len() {
            match bytes[at] {
                b'"' => quoted = !quoted,
                b'\r' | b'\n' if !quoted => break,
                byte if byte == self.delimiter && !quoted => {
                    if place == wanted {
                        break;
                    }
                    place += 1;
                    from = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        // A row that ends before the cell: its end.
        let from = if place == wanted { from } else { at };
        Span::new(self.file, self.offset + from as u32, self.offset + at as u32)
    }

    fn whole(&self) -> Span {
        let end = self.text[self.start..].find(['\r', '\n']).map_or(self.text.len(), |end| self.start + end);
        Span::new(self.file, self.offset + self.start as u32, self.offset + end as u32)
    }
}
