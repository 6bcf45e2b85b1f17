//! In: `catalogs:`. Out: catalogs with their fields; their rows are read from the files they name.

use super::Reader;
use crate::project::yaml::Yaml;
use crate::project::{Catalog, Name, Rows};

impl Reader<'_> {
    pub(super) fn catalogs(&mut self, value: &Yaml) -> Vec<Catalog> {
        let things = self.things(value, "catalogs");
        things.into_iter().map(|(name, value)| self.catalog(name, value)).collect()
    }

    fn catalog(&mut self, name: Name, value: &Yaml) -> Catalog {
        let mut fields = Vec::new();
        let mut rows = None;
        let before = self.findings.len();
        let entries = self.map(value, &name.text, &["file", "url", "fields"]);
        // A key that is misspelt is not missing as well.
        let told = self.findings.len() > before;
        for entry in entries {
            match entry.key.as_str() {
                "file" => {
                    let path = self.text(&entry.value, "file", "a path such as `data/lamps.csv`").unwrap_or_default();
                    rows = Some(Rows::File { path: Name { text: path, span: entry.value.span }, file: None, columns: Vec::new() });
                }
                "url" => {
                    rows = Some(Rows::Url(
                        self.text(&entry.value, "url", "an address such as `https://shop.example.com/lamps`").unwrap_or_default(),
                    ))
                }
                _ => fields = self.fields(&entry.value, "fields"),
            }
        }
        let of = format!("the catalog {}", name.text);
        if fields.is_empty() && !told {
            self.missing(name.span, &of, "fields", "{name: text, price: money}");
        }
        if rows.is_none() && !told {
            self.missing(name.span, &of, "file", "data/….csv");
        }
        Catalog { name, fields, rows: rows.unwrap_or(Rows::Url(String::new())) }
    }
}
