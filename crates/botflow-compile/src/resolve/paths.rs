//! What a dotted name reads or writes: `visit.start`, `lead.email`, `contact.first_name`, `picks.picked.look`.

use botflow_source::Span;
use botflow_syntax::tree::{NodeId, PathId, Word};
use botflow_syntax::{Kind as LineKind, Statement, Tree};

use super::Resolver;
use super::env::{Env, ItemEnv};
use super::near::{List, SAID};
use crate::channel;
use crate::finding::{n114_unknown_field as n114, n115_unknown_score_key as n115, n123_two_readings as n123};
use crate::model::{BoardId, Declared, Field, FlowId, FormId, Kind, Part, Read, Root, ScopeId, ValueId};
use crate::nearest::pointed;

/// Where a name is looked up.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub index: usize,
    pub tree: &'a Tree,
    pub flow: Option<FlowId>,
    pub scope: Option<ScopeId>,
    pub env: Env,
    pub node: NodeId,
    /// In a test names of all flows can be read.
    pub test: bool,
}

/// Ways an entry can begin (language page, section 7).
pub(super) const ENTRY_KINDS: &[&str] =
    &["ad", "link", "page", "menu", "welcome", "words", "text", "photo", "location", "file", "event", "topic", "button", "anything"];

const BOOKING_FIELDS: [(&str, Kind); 4] = [("start", Kind::Moment), ("end", Kind::Moment), ("place", Kind::Text), ("calendar", Kind::Text)];
const PAYMENT_FIELDS: [(&str, Kind); 4] =
    [("amount", Kind::Money(None)), ("number", Kind::Code), ("paid_at", Kind::Moment), ("text", Kind::Text)];

impl<'a> Resolver<'a> {
    /// What a path means; a finding where it means nothing.
    pub(super) fn path(&mut self, at: At<'a>, id: PathId) -> Option<Read> {
        let words = at.tree.words(id);
        self.words(at, words, at.tree.path(id).span)
    }

    /// What words with dots between them mean.
    pub(super) fn words(&mut self, at: At<'a>, words: &'a [Word], span: Span) -> Option<Read> {
        let first = at.tree.str(words[0].0);
        match first {
            "contact" => return self.contact(at, words, span),
            "entry" => return self.entry(at, words, span),
            "channel" if words.len() == 1 => {
                return Some(Read { root: Root::Channel, parts: Vec::new(), kind: Kind::Word(&channel::ALL), span });
            }
            "item" if at.env.item != ItemEnv::None => return self.item(at, words, span),
            _ => {}
        }
        let field = self.item_field(at.env, first);
        let value = self.value_named(at, first);
        match (value, field) {
            (Some(value), Some(_)) => {
                let known = &self.model.values[value.ix()];
                let finding = n123::value_or_field(words[0].0, first, known.span);
                self.find_once(finding);
                None
            }
            (Some(value), None) => self.of_value(at, value, words, span),
            (None, Some(kind)) => {
                let root = self.item_root(at.env);
                let (mut parts, kind) = (vec![Part::Field(first.to_owned())], kind);
                let kind = self.parts(at, kind, None, words, 1, &mut parts)?;
                Some(Read { root, parts, kind, span })
            }
            (None, None) => self.of_thing(at, words, span),
        }
    }

    /// The value of that name: of the form around, of the scope; in a test, of any scope.
    pub(super) fn value_named(&self, at: At<'a>, name: &'a str) -> Option<ValueId> {
        let field = at.env.form.and_then(|form| self.lookup.fields.get(&(form, name)).copied());
        let value = field.or_else(|| self.lookup.values.get(&(at.scope?, name)).copied());
        if value.is_some() || !at.test {
            return value;
        }
        self.lookup.in_any_scope.values.get(name).map(|(_, value)| *value)
    }

    fn of_value(&mut self, at: At<'a>, value: ValueId, words: &'a [Word], span: Span) -> Option<Read> {
        let known = &self.model.values[value.ix()];
        let (kind, declared) = (known.kind.clone(), known.declared);
        let mut parts = Vec::new();
        let kind = self.parts(at, kind, Some(declared), words, 1, &mut parts)?;
        Some(Read { root: Root::Value(value), parts, kind, span })
    }

    /// The kind of the row's or card's field of that name.
    pub(super) fn item_field(&self, env: Env, name: &str) -> Option<Kind> {
        let catalog = env.item.catalog()??;
        let field = self.input.project.catalogs[catalog as usize].fields.iter().find(|field| field.name == name)?;
        Some(field.kind.clone())
    }

    fn item_root(&self, env: Env) -> Root {
        match env.item {
            ItemEnv::Card(_) => Root::Item(0),
            ItemEnv::Row(_) | ItemEnv::None => Root::Row,
        }
    }

    fn item(&mut self, at: At<'a>, words: &'a [Word], span: Span) -> Option<Read> {
        let catalog = at.env.item.catalog().flatten();
        let kind = catalog.map_or(Kind::Hole, Kind::Item);
        let mut parts = Vec::new();
        let kind = self.parts(at, kind, None, words, 1, &mut parts)?;
        Some(Read { root: self.item_root(at.env), parts, kind, span })
    }

    fn contact(&mut self, at: At<'a>, words: &'a [Word], span: Span) -> Option<Read> {
        let Some(word) = words.get(1) else {
            self.unknown_field(words[0].0, "contact", "", &self.contact_fields());
            return None;
        };
        let name = at.tree.str(word.0);
        let kind = match self.lookup.contact.get(name).cloned() {
            Some(kind) => kind,
            None if self.input.project.contact.is_some() => {
                self.unknown_field(word.0, "contact", name, &self.contact_fields());
                return None;
            }
            // Nothing ever fills it, and it is a slip away from what is always there: `contact.firstname`.
            None if !crate::nearest::nearest(name, self.contact_fields()).is_empty() && !self.in_a_hole(at, name) => {
                self.unknown_field(word.0, "contact", name, &self.contact_fields());
                return None;
            }
            None => Kind::Hole,
        };
        let mut parts = Vec::new();
        let kind = self.parts(at, kind, None, words, 2, &mut parts)?;
        Some(Read { root: Root::Contact(name.to_owned()), parts, kind, span })
    }

    fn contact_fields(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.lookup.contact.keys().copied().collect();
        names.sort_unstable();
        names
    }

    fn entry(&mut self, at: At<'a>, words: &'a [Word], span: Span) -> Option<Read> {
        let word = words.get(1);
        let name = word.map_or("", |word| at.tree.str(word.0));
        let (root, kind) = match name {
            "kind" => (Root::EntryKind, Kind::Word(ENTRY_KINDS)),
            "ref" => (Root::EntryRef, Kind::Text),
            "text" => (Root::EntryText, Kind::Text),
            _ => {
                self.unknown_field(word.unwrap_or(&words[0]).0, "entry", name, &["kind", "ref", "text"]);
                return None;
            }
        };
        Some(Read { root, parts: Vec::new(), kind, span })
    }

    /// Forms, boards, bookings and payments.
    fn of_thing(&mut self, at: At<'a>, words: &'a [Word], span: Span) -> Option<Read> {
        let first = at.tree.str(words[0].0);
        if let Some(form) = self.form_named(at, first) {
            return self.of_form(at, form, words, span);
        }
        if let Some(board) = self.board_named(at, first) {
            return self.of_board(at, board, words, span);
        }
        if let Some(booking) = self.lookup.bookings.get(first).copied() {
            return self.of_fields(at, Root::Booking(booking), &BOOKING_FIELDS, words, span);
        }
        if let Some(payment) = self.lookup.payments.get(first).copied() {
            return self.of_fields(at, Root::Payment(payment), &PAYMENT_FIELDS, words, span);
        }
        // Of a catalog that is not known, every word may be a column.
        let may_be_column = at.env.item.catalog() == Some(None);
        if !self.asking && !may_be_column && !self.may_be_filled(at, first) && !n108_reserved(first) {
            let finding = self.unknown_value(at, words[0].0, first);
            self.find(finding);
        }
        None
    }

    pub(super) fn form_named(&self, at: At<'a>, name: &'a str) -> Option<FormId> {
        let found = at.scope.and_then(|scope| self.lookup.forms.get(&(scope, name)));
        let in_test = || self.lookup.in_any_scope.forms.get(name).and_then(|scope| self.lookup.forms.get(&(*scope, name)));
        let forms = found.or_else(|| at.test.then(in_test).flatten())?;
        forms.iter().copied().find(|form| Some(self.model.forms[form.ix()].flow) == at.flow).or_else(|| forms.first().copied())
    }

    pub(super) fn board_named(&self, at: At<'a>, name: &'a str) -> Option<BoardId> {
        let found = at.scope.and_then(|scope| self.lookup.boards.get(&(scope, name)));
        let in_test = || self.lookup.in_any_scope.boards.get(name).and_then(|scope| self.lookup.boards.get(&(*scope, name)));
        let boards = found.or_else(|| at.test.then(in_test).flatten())?;
        boards.iter().copied().find(|board| Some(self.model.boards[board.ix()].flow) == at.flow).or_else(|| boards.first().copied())
    }

    fn of_form(&mut self, at: At<'a>, form: FormId, words: &'a [Word], span: Span) -> Option<Read> {
        let Some(word) = words.get(1) else {
            return Some(Read { root: Root::Form(form), parts: Vec::new(), kind: Kind::Form(form), span });
        };
        let name = at.tree.str(word.0);
        let Some(value) = self.lookup.fields.get(&(form, name)).copied() else {
            if !self.may_be_filled(at, name) {
                let names: Vec<&str> = self.fields_of(form);
                let finding = n114::unknown_field(word.0, &self.model.forms[form.ix()].name, name, &names);
                self.find(pointed(finding, |meant| self.place_of(Some(form), None, meant)));
            }
            return None;
        };
        let kind = self.model.values[value.ix()].kind.clone();
        let mut parts = Vec::new();
        let kind = self.parts(at, kind, Some(Declared::Ask), words, 2, &mut parts)?;
        Some(Read { root: Root::Value(value), parts, kind, span })
    }

    pub(super) fn fields_of(&self, form: FormId) -> Vec<&str> {
        self.model.forms[form.ix()].fields.iter().map(|value| self.model.values[value.ix()].name.as_str()).collect()
    }

    fn of_board(&mut self, at: At<'a>, board: BoardId, words: &'a [Word], span: Span) -> Option<Read> {
        let known = &self.model.boards[board.ix()];
        let read = |root, kind| Some(Read { root, parts: Vec::new(), kind, span });
        let number = Kind::Number { whole: true };
        let key = words.get(1).map(|word| at.tree.str(word.0));
        match key {
            None if known.rows.is_empty() => read(Root::Counter(board), number),
            Some("best") if !known.rows.is_empty() => read(Root::Best(board), Kind::Row(board)),
            Some(key) => match self.keys.row(board, &known.rows, key) {
                Some(row) => read(Root::Points(board, row), number),
                None => {
                    let keys = self.near.few(List::Rows(board), key, known.rows.len(), |at| &known.rows[at].key);
                    let finding = n115::unknown_row(words[1].0, &known.name, key, &keys);
                    let finding = pointed(finding, |meant| self.row_place(board, meant));
                    if !self.in_a_hole(at, key) {
                        self.find(finding);
                    }
                    None
                }
            },
            None => {
                let keys: Vec<&str> = known.rows.iter().take(SAID).map(|row| row.key.as_str()).collect();
                let finding = n115::needs_row(words[0].0, &known.name, &keys);
                self.find(finding);
                None
            }
        }
    }

    fn of_fields(&mut self, at: At<'a>, root: Root, fields: &[(&str, Kind)], words: &'a [Word], span: Span) -> Option<Read> {
        let Some(word) = words.get(1) else {
            let field = |(name, kind): &(&str, Kind)| Field { name: (*name).to_owned(), kind: kind.clone(), optional: false, span: None };
            return Some(Read { root, parts: Vec::new(), kind: Kind::Record(fields.iter().map(field).collect()), span });
        };
        let name = at.tree.str(word.0);
        match fields.iter().find(|(field, _)| *field == name) {
            Some((_, kind)) => {
                let mut parts = vec![Part::Field(name.to_owned())];
                let kind = self.parts(at, kind.clone(), None, words, 2, &mut parts)?;
                Some(Read { root, parts, kind, span })
            }
            None => {
                let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
                self.unknown_field(word.0, at.tree.str(words[0].0), name, &names);
                None
            }
        }
    }

    /// Follows the words from the one at `from`; the kind of what they lead to.
    fn parts(
        &mut self,
        at: At<'a>,
        kind: Kind,
        declared: Option<Declared>,
        words: &'a [Word],
        from: usize,
        parts: &mut Vec<Part>,
    ) -> Option<Kind> {
        let mut kind = kind;
        for (place, word) in words.iter().enumerate().skip(from) {
            let name = at.tree.str(word.0);
            match &kind {
                Kind::Hole => {
                    parts.push(Part::Field(name.to_owned()));
                    continue;
                }
                Kind::List(entry) => {
                    let entry = (**entry).clone();
                    match name {
                        "picked" => {
                            parts.push(Part::Picked);
                            kind = entry;
                            continue;
                        }
                        "relaxed" if declared == Some(Declared::Recommend) => {
                            parts.push(Part::Relaxed);
                            kind = Kind::YesNo;
                            continue;
                        }
                        _ => {}
                    }
                }
                _ => {}
            };
            match self.field(&kind, name) {
                Some(field) => {
                    parts.push(Part::Field(name.to_owned()));
                    kind = field;
                }
                None => {
                    let names: Vec<String> = match &kind {
                        Kind::List(_) => vec!["picked".to_owned()],
                        kind => self.fields(kind).into_iter().map(|field| field.name).collect(),
                    };
                    let before = Span::new(word.0.file, words[0].0.start, words[place - 1].0.end);
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    self.unknown_field(word.0, at.tree.str(before), name, &names);
                    return None;
                }
            }
        }
        Some(kind)
    }

    /// The kind of the field of that name in a value of that kind.
    fn field(&self, kind: &Kind, name: &str) -> Option<Kind> {
        let among = |fields: &[Field]| fields.iter().find(|field| field.name == name).map(|field| field.kind.clone());
        match kind {
            Kind::Item(catalog) => among(&self.input.project.catalogs[*catalog as usize].fields),
            Kind::Record(fields) => among(fields),
            kind => among(&self.fields(kind)),
        }
    }

    /// The fields of a value of that kind.
    pub(super) fn fields(&self, kind: &Kind) -> Vec<Field> {
        match kind {
            Kind::Item(catalog) => self.input.project.catalogs[*catalog as usize].fields.clone(),
            Kind::Record(fields) => fields.clone(),
            Kind::Form(form) => {
                let field = |value: &ValueId| {
                    let value = &self.model.values[value.ix()];
                    Field { name: value.name.clone(), kind: value.kind.clone(), optional: true, span: Some(value.span) }
                };
                self.model.forms[form.ix()].fields.iter().map(field).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where the row of that key stands.
    pub(super) fn row_place(&self, board: BoardId, key: &str) -> Option<Span> {
        let rows = &self.model.boards[board.ix()].rows;
        self.keys.row(board, rows, key).map(|at| rows[at as usize].span)
    }

    pub(super) fn unknown_field(&mut self, span: Span, thing: &str, name: &str, names: &[&str]) {
        let finding = n114::unknown_field(span, thing, name, names);
        self.find(finding);
    }

    /// Whether a line that could not be read, or a question without a name, may be what fills it.
    pub(super) fn may_be_filled(&mut self, at: At<'a>, name: &str) -> bool {
        self.in_a_hole(at, name) || self.in_a_hole(at, ANY)
    }

    /// "An unreadable line silences what hangs on it": whether a line that could not be read says this word.
    pub(super) fn in_a_hole(&mut self, at: At<'a>, name: &str) -> bool {
        // A test in a file of its own reads the values of every flow.
        let holes = self.lookup.holes.entry(at.scope).or_insert_with(|| {
            let mut words = rustc_hash::FxHashSet::default();
            let all = || (0..self.input.trees.len() as u32).collect();
            let of_flow = |flow: &FlowId| self.model.tree_of_file[self.model.flows[flow.ix()].file.0 as usize];
            let of_scope = |scope: ScopeId| self.model.scopes[scope.ix()].flows.iter().filter_map(of_flow).collect();
            let trees: Vec<u32> = at.scope.map_or_else(all, of_scope);
            for tree in trees.into_iter().map(|tree| &self.input.trees[tree as usize]) {
                for (_, node) in tree.nodes() {
                    // S006: what it fills is anybody's guess.
                    let nameless = match &node.statement {
                        Statement::Ask { name: None, kind, .. } => kind.is_some(),
                        Statement::Hole(hole) => {
                            hole.meant == Some(LineKind::Ask) && hole.declares.is_none() && tree.str(node.span).starts_with("ask")
                        }
                        _ => false,
                    };
                    if nameless {
                        words.insert(ANY.to_owned());
                    }
                    // S025: the key that was meant.
                    let unread = match node.statement {
                        Statement::Hole(_) => true,
                        Statement::Choice { key: None, .. } | Statement::Row { .. } => tree.str(node.span).contains('['),
                        _ => false,
                    };
                    if unread {
                        words.extend(
                            tree.str(node.span)
                                .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                                .filter(|word| !word.is_empty())
                                .map(str::to_owned),
                        );
                    }
                }
            }
            words
        });
        holes.contains(name)
    }
}

/// Stands for every name, where a question does not say which one it fills.
const ANY: &str = "";

fn n108_reserved(name: &str) -> bool {
    crate::finding::n108_reserved_name::RESERVED.contains(&name) && !matches!(name, "item" | "yes" | "no")
}
