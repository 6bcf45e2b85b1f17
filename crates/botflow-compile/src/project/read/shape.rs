//! In: a YAML value. Out: what it should be: a text, a number, a list, a map with known keys, fields with kinds.

use botflow_source::Span;

use super::Reader;
use crate::finding::{s022_project_file as s022, t202_unknown_type as t202};
use crate::model::{Field, Kind};
use crate::project::yaml::{Entry, What, Yaml};

impl Reader<'_> {
    /// The entries of a map, without those whose key is not among `known`.
    pub fn map<'y>(&mut self, value: &'y Yaml, of: &str, known: &[&str]) -> Vec<&'y Entry> {
        let mut entries = self.open_map(value, of);
        entries.retain(|entry| {
            let fits = known.contains(&entry.key.as_str());
            if !fits {
                self.findings.push(s022::unknown_key(entry.key_span, &entry.key, known));
            }
            fits
        });
        entries
    }

    /// The entries of a map, each key once.
    pub fn open_map<'y>(&mut self, value: &'y Yaml, of: &str) -> Vec<&'y Entry> {
        let entries = match &value.what {
            What::Map(entries) => entries,
            What::Nothing => return Vec::new(),
            What::Text(_) | What::List(_) => {
                self.wrong(value.span, of, "lines of the form `key: value` below it");
                return Vec::new();
            }
        };
        let mut once: Vec<&Entry> = Vec::with_capacity(entries.len());
        for entry in entries {
            match once.iter().find(|seen| seen.key == entry.key) {
                Some(first) => self.findings.push(s022::key_twice(entry.key_span, &entry.key, first.key_span)),
                None => once.push(entry),
            }
        }
        once
    }

    /// The items of a list; one value alone is a list of one.
    pub fn list<'y>(&mut self, value: &'y Yaml) -> &'y [Yaml] {
        match &value.what {
            What::List(items) => items,
            What::Nothing => &[],
            What::Text(_) | What::Map(_) => std::slice::from_ref(value),
        }
    }

    /// A text.
    pub fn text(&mut self, value: &Yaml, key: &str, fits: &str) -> Option<String> {
        if value.text().is_none() {
            self.wrong(value.span, key, fits);
        }
        value.text().map(str::to_owned)
    }

    /// A whole number from 1.
    pub fn count(&mut self, value: &Yaml, key: &str, fits: &str) -> Option<u32> {
        let count = value.text().and_then(|text| text.parse().ok()).filter(|count| *count > 0);
        if count.is_none() {
            self.wrong(value.span, key, fits);
        }
        count
    }

    /// A value that does not fit its key.
    pub fn wrong(&mut self, span: Span, key: &str, fits: &str) {
        self.findings.push(s022::wrong_value(span, key, fits));
    }

    /// `{name: text, price: money, photo: link?}`.
    pub fn fields(&mut self, value: &Yaml, of: &str) -> Vec<Field> {
        let entries = self.open_map(value, of);
        entries.into_iter().map(|entry| self.field(entry)).collect()
    }

    fn field(&mut self, entry: &Entry) -> Field {
        let (kind, optional) = self.kind(&entry.value);
        Field { name: entry.key.clone(), kind, optional, span: Some(entry.key_span) }
    }

    /// `money`, `phone?`, `[text]`, `[{name: text, km: number}]`; and whether it may be missing.
    fn kind(&mut self, value: &Yaml) -> (Kind, bool) {
        match &value.what {
            What::Text(text) => {
                let (word, optional) = match text.strip_suffix('?') {
                    Some(word) => (word.trim_end(), true),
                    None => (text.as_str(), false),
                };
                let kind = Kind::from_words(word);
                if kind.is_none() {
                    self.findings.push(t202::unknown_type(value.span, word));
                }
                (kind.unwrap_or(Kind::Hole), optional)
            }
            What::List(items) => match items.as_slice() {
                [item] => (Kind::List(Box::new(self.kind(item).0)), false),
                _ => (self.no_kind(value), false),
            },
            What::Map(_) => (Kind::Record(self.fields(value, "fields")), false),
            What::Nothing => (self.no_kind(value), false),
        }
    }

    fn no_kind(&mut self, value: &Yaml) -> Kind {
        self.wrong(value.span, "a field", "the kind of the field, for example `text`, `money?` or `[text]`");
        Kind::Hole
    }
}
