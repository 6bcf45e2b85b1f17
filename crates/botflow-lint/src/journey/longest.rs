//! How short and how long a text can become: each `{value}` by the least and the most that its kind, its options or its catalog's column can show.

use std::cell::RefCell;
use std::collections::HashMap;

use botflow_channels::Unit;
use botflow_compile::Line;
use botflow_compile::graph::TextAt;
use botflow_compile::model::{BoardId, ChoicesId, Expr, Kind, Literal, Part, Piece, Read, Root, Text};
use botflow_compile::project::{Catalog, Constant, Rows};
use botflow_syntax::tree::Statement;

use super::Journey;

/// "`name` 1 to 60 characters", `text` up to 4,000; an e-mail address 254 (RFC 5321), a phone number `+` and 15 digits (E.164).
const NAME_CHARS: usize = 60;
const TEXT_CHARS: usize = 4_000;
const EMAIL_CHARS: usize = 254;
const PHONE_CHARS: usize = 16;

/// The labels of options and of rows of boards, in all languages.
#[derive(Debug, Default)]
pub(crate) struct Labels<'a> {
    options: HashMap<ChoicesId, Vec<&'a Text>>,
    rows: HashMap<BoardId, Vec<&'a Text>>,
    /// Of the labels of each question and board, the most bytes that one has in any language.
    most_of_options: HashMap<ChoicesId, usize>,
    most_of_rows: HashMap<BoardId, usize>,
}

/// The shortest and the longest cell of a catalog's column, by catalog and column; `None`: it holds no words.
pub(crate) type Columns = RefCell<HashMap<(u32, usize), Option<Extent>>>;

/// A text at its shortest and, where that is known, at its longest.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extent {
    /// With every value as short as it can be.
    pub least: String,
    /// With every value as long as it can be; `None`: nobody knows how long it gets.
    pub most: Option<String>,
}

/// In which language and unit a text is measured, and what `{name}` of a card's row reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Index of the language.
    pub row: usize,
    /// What is counted.
    pub unit: Unit,
    /// The catalog of the card's item.
    pub catalog: Option<u32>,
    /// Whether a text that customers write freely counts with its maximum; else as if nothing were known of it.
    pub free: bool,
}

impl Extent {
    fn of(text: &str) -> Self {
        Extent { least: text.to_owned(), most: Some(text.to_owned()) }
    }

    fn open() -> Self {
        Extent::default()
    }

    fn up_to(chars: usize) -> Self {
        Extent { least: String::new(), most: Some("m".repeat(chars)) }
    }

    /// Whichever of several.
    fn any(all: impl IntoIterator<Item = Extent>, unit: Unit) -> Self {
        all.into_iter()
            .reduce(|one, two| Extent {
                least: if unit.count(&two.least) < unit.count(&one.least) { two.least } else { one.least },
                most: one.most.zip(two.most).map(|(one, two)| if unit.count(&two) > unit.count(&one) { two } else { one }),
            })
            .unwrap_or_default()
    }

    fn push(&mut self, other: &Extent) {
        self.least.push_str(&other.least);
        self.most = self.most.take().zip(other.most.as_ref()).map(|(one, two)| one + two);
    }
}

impl<'a> Journey<'a> {
    /// How short and how long a text can become in one language; a language without it shows the source.
    pub(crate) fn extent(&self, text: TextAt, measure: Measure) -> Extent {
        let text = text.get(self.facts);
        let pieces = text.rows.get(measure.row).and_then(Option::as_deref).unwrap_or(text.source());
        self.extent_of(pieces, measure, true)
    }

    /// At least as many bytes as a text can have in any language, as far as that is known; found without putting it together.
    pub(crate) fn bytes_at_most(&self, text: TextAt, free: bool) -> usize {
        let rows = text.get(self.facts).rows.iter().flatten();
        rows.map(|pieces| pieces.iter().map(|piece| self.bytes_of(piece, free)).sum()).max().unwrap_or(0)
    }

    fn bytes_of(&self, piece: &Piece, free: bool) -> usize {
        match piece {
            Piece::Value { value, format: None, forms, .. } if forms.is_empty() => self.bytes_of_value(value, free),
            piece => bytes_as_written(piece),
        }
    }

    fn bytes_of_value(&self, value: &Expr, free: bool) -> usize {
        let read = match value {
            Expr::Literal(Literal::Text(text)) => return text.len(),
            Expr::Or(one, two) => return self.bytes_of_value(one, free).max(self.bytes_of_value(two, free)),
            Expr::Read(read) => read,
            _ => return 0,
        };
        if let Some(column) = self.column(read, None) {
            return column.most.map_or(0, |most| most.len());
        }
        match &read.kind {
            Kind::Name => NAME_CHARS,
            Kind::Text if free => TEXT_CHARS,
            Kind::Email => EMAIL_CHARS,
            Kind::Phone => PHONE_CHARS,
            Kind::Choice(choices) => self.labels().most_of_options.get(choices).copied().unwrap_or(0),
            Kind::Row(board) => self.labels().most_of_rows.get(board).copied().unwrap_or(0),
            Kind::Word(words) => words.iter().map(|word| word.len()).max().unwrap_or(0),
            Kind::Rating(rating) => rating.from.to_string().len().max(rating.to.to_string().len()),
            _ => 0,
        }
    }

    fn extent_of(&self, pieces: &[Piece], measure: Measure, deep: bool) -> Extent {
        let mut whole = Extent::of("");
        for piece in pieces {
            match piece {
                Piece::Literal(text) => whole.push(&Extent::of(text)),
                Piece::Value { value, format, forms, .. } => {
                    let shown = if forms.is_empty() && format.is_none() && deep {
                        self.of_value(value, measure)
                    } else if forms.is_empty() || forms.iter().any(|form| form.text.contains('#')) {
                        Extent::open()
                    } else {
                        Extent::any(forms.iter().map(|form| Extent::of(&form.text)), measure.unit)
                    };
                    whole.push(&shown);
                }
            }
        }
        whole
    }

    fn of_value(&self, value: &Expr, measure: Measure) -> Extent {
        match value {
            Expr::Literal(Literal::Text(text)) => Extent::of(text),
            Expr::Or(one, two) => Extent::any([self.of_value(one, measure), self.of_value(two, measure)], measure.unit),
            Expr::Read(read) => self.of_read(read, measure),
            _ => Extent::open(),
        }
    }

    fn of_read(&self, read: &Read, measure: Measure) -> Extent {
        if let Some(column) = self.column(read, measure.catalog) {
            return column;
        }
        let labels = |texts: Option<&Vec<&Text>>| {
            let label = |text: &&Text| {
                let pieces = text.rows.get(measure.row).and_then(Option::as_deref).unwrap_or(text.source());
                self.extent_of(pieces, measure, false)
            };
            Extent::any(texts.into_iter().flatten().map(label), measure.unit)
        };
        match &read.kind {
            Kind::Name => Extent::up_to(NAME_CHARS),
            Kind::Text => match read.root {
                // What an action, an event or a provider sends is nobody's promise.
                Root::Value(value) if measure.free && self.model.values[value.ix()].declared == botflow_compile::model::Declared::Ask => {
                    Extent::up_to(TEXT_CHARS)
                }
                _ => Extent::open(),
            },
            Kind::Email => Extent::up_to(EMAIL_CHARS),
            Kind::Phone => Extent::up_to(PHONE_CHARS),
            Kind::Choice(choices) => labels(self.labels().options.get(choices)),
            Kind::Row(board) => labels(self.labels().rows.get(board)),
            Kind::Word(words) if !words.is_empty() => Extent::any(words.iter().map(|word| Extent::of(word)), measure.unit),
            Kind::Rating(rating) => Extent::any([rating.from, rating.to].map(|end| Extent::of(&end.to_string())), measure.unit),
            _ => Extent::open(),
        }
    }

    /// "A catalog column's longest row", where the path leads to a column of words.
    fn column(&self, read: &Read, card: Option<u32>) -> Option<Extent> {
        let catalog = match (&read.root, read.parts.first()) {
            (Root::Item(0) | Root::Row, _) => card?,
            (Root::Value(value), _) => of_kind(&self.model.values[value.ix()].kind)?,
            _ => return None,
        };
        let of = catalog;
        let catalog = self.project.catalogs.get(catalog as usize)?;
        let field = read.parts.iter().rev().find_map(|part| match part {
            Part::Field(name) => Some(name),
            _ => None,
        });
        // "A catalog's first field names the row."
        let at = field.map_or(Some(0), |name| catalog.fields.iter().position(|field| field.name == *name))?;
        self.columns.borrow_mut().entry((of, at)).or_insert_with(|| column_of(catalog, at)).clone()
    }

    fn labels(&self) -> &Labels<'a> {
        self.labels.get_or_init(|| {
            let mut labels = Labels::default();
            for (tree, facts) in self.analysis.trees.iter().zip(&self.analysis.model.facts) {
                for (id, node) in tree.nodes() {
                    match (&node.statement, facts.line(id)) {
                        (Statement::Choice { label, .. }, Line::Option(choices, _)) => {
                            let most = labels.most_of_options.entry(choices).or_default();
                            *most = (*most).max(bytes_of_label(facts.text(*label)));
                            labels.options.entry(choices).or_default().push(facts.text(*label));
                        }
                        (Statement::Scores { .. }, Line::Board(board)) => {
                            let rows = tree.children(id).filter_map(|row| match tree.statement(row) {
                                Statement::Row { label, .. } => Some(facts.text(*label)),
                                _ => None,
                            });
                            let rows: Vec<&Text> = rows.collect();
                            let most = rows.iter().map(|label| bytes_of_label(label)).max().unwrap_or(0);
                            labels.most_of_rows.insert(board, most);
                            labels.rows.entry(board).or_default().extend(rows);
                        }
                        _ => {}
                    }
                }
            }
            labels
        })
    }
}

/// The shortest and the longest cell of a column of words.
fn column_of(catalog: &Catalog, at: usize) -> Option<Extent> {
    let Rows::File { columns, .. } = &catalog.rows else { return None };
    let mut cells = columns.get(at)?.cells.iter().flatten();
    let texts: Option<Vec<&str>> =
        cells.by_ref().map(|cell| if let Constant::Text(text) = cell { Some(text.as_ref()) } else { None }).collect();
    let texts = texts?;
    let unit = Unit::Characters;
    let longest = texts.iter().max_by_key(|text| unit.count(text))?;
    let shortest = texts.iter().min_by_key(|text| unit.count(text))?;
    Some(Extent { least: (*shortest).to_owned(), most: Some((*longest).to_owned()) })
}

/// In any language, as it is written.
fn bytes_of_label(label: &Text) -> usize {
    label.rows.iter().flatten().map(|pieces| pieces.iter().map(bytes_as_written).sum()).max().unwrap_or(0)
}

/// Of a value the longest of its forms.
fn bytes_as_written(piece: &Piece) -> usize {
    match piece {
        Piece::Literal(text) => text.len(),
        Piece::Value { forms, .. } => forms.iter().map(|form| form.text.len()).max().unwrap_or(0),
    }
}

fn of_kind(kind: &Kind) -> Option<u32> {
    match kind {
        Kind::Item(catalog) => Some(*catalog),
        Kind::List(entry) => of_kind(entry),
        _ => None,
    }
}
