//! In: `strings/<lang>.po`. Out: `Strings`, the translations of one language, found by where a text stands and what it says.

use std::fmt::Write;
use std::ops::Range;

use botflow_source::{FileId, Sources, Span};
use botflow_syntax::Tree;
use botflow_syntax::tree::{NodeId, Statement, TextId};
use rustc_hash::FxHashMap;

use crate::project::Project;

/// The translations of one language.
pub(crate) struct Strings {
    /// By context (`Flow / Step / kind`), then by source text.
    entries: FxHashMap<String, FxHashMap<String, NodeId>>,
    /// Where each translation is written: its `msgstr`.
    spans: FxHashMap<NodeId, Span>,
    /// Every translation as a `say` line, so that its values are read as those of a flow.
    pub tree: Tree,
}

/// The translations of every further language of the project, in their order.
pub(crate) fn of(project: &Project, sources: &Sources) -> Vec<Strings> {
    project.languages.iter().skip(1).map(|language| Strings::read(sources, &language.text)).collect()
}

/// An entry of a catalog.
struct Entry {
    context: String,
    source: String,
    translation: String,
    fuzzy: bool,
    /// Bytes of the file from `msgstr` to the end of the translation.
    written: Range<usize>,
}

impl Strings {
    /// Reads the translations of a language, if the project has them.
    pub fn read(sources: &Sources, language: &str) -> Self {
        let file = sources.find(&format!("strings/{language}.po"));
        let entries = file.map_or_else(Vec::new, |file| entries(&sources[file].text));
        let mut text = String::from("flow x\n\nstep x\n");
        let mut lines: FxHashMap<u32, usize> = FxHashMap::default();
        let mut line = 3;
        for (index, entry) in entries.iter().enumerate() {
            let usable = !entry.fuzzy && !entry.translation.trim().is_empty() && !entry.translation.contains(['\n', '\r']);
            if usable {
                let _ = writeln!(text, "  say {}", entry.translation);
                lines.insert(line, index);
                line += 1;
            }
        }
        let (tree, _) = botflow_syntax::parse(file.unwrap_or(FileId(0)), "strings.flow", &text);
        let mut by_context: FxHashMap<String, FxHashMap<String, NodeId>> = FxHashMap::default();
        let mut spans = FxHashMap::default();
        for (id, node) in tree.nodes() {
            if let (Statement::Say { .. }, Some(index)) = (&node.statement, lines.get(&node.line)) {
                let entry = &entries[*index];
                by_context.entry(entry.context.clone()).or_default().insert(entry.source.clone(), id);
                spans.insert(id, Span::new(tree.file, entry.written.start as u32, entry.written.end as u32));
            }
        }
        Strings { entries: by_context, spans, tree }
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The translation of a text.
    pub fn find(&self, context: &str, source: &str) -> Option<NodeId> {
        self.entries.get(context)?.get(source).copied()
    }

    /// Where a translation is written.
    pub fn written(&self, node: NodeId) -> Option<Span> {
        self.spans.get(&node).copied()
    }

    /// The letters of a translation, as typed.
    pub fn plain(&self, node: NodeId) -> Option<String> {
        self.text(node).map(|text| self.tree.str(self.tree.text_of(text).span).to_owned())
    }

    /// The text of a translation.
    pub fn text(&self, node: NodeId) -> Option<TextId> {
        match self.tree.statement(node) {
            Statement::Say { text } => Some(*text),
            _ => None,
        }
    }
}

/// The entries of a gettext catalog, in order; the header is left out.
fn entries(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut entry = Entry::empty();
    let mut field = Field::None;
    let mut behind = text.len() - text.trim_start_matches('\u{feff}').len();
    for whole in text[behind..].split_inclusive('\n') {
        let line = whole.trim();
        let start = behind + whole.len() - whole.trim_start().len();
        behind += whole.len();
        let (next, rest) = match line.split_once(' ') {
            _ if line.is_empty() => {
                entry.finish(&mut entries);
                field = Field::None;
                continue;
            }
            Some(("#,", flags)) => {
                entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
                continue;
            }
            _ if line.starts_with('#') => continue,
            Some(("msgctxt", rest)) => (Field::Context, rest),
            Some(("msgid", rest)) => (Field::Source, rest),
            Some(("msgstr", rest)) => (Field::Translation, rest),
            _ if line.starts_with('"') => (field, line),
            _ => continue,
        };
        if next != field && field == Field::Translation {
            entry.finish(&mut entries);
        }
        field = next;
        let piece = unquote(rest);
        match field {
            Field::Context => entry.context.push_str(&piece),
            Field::Source => entry.source.push_str(&piece),
            Field::Translation => {
                entry.translation.push_str(&piece);
                let first = if entry.written.is_empty() { start } else { entry.written.start };
                entry.written = first..start + line.len();
            }
            Field::None => {}
        }
    }
    entry.finish(&mut entries);
    entries
}

/// What the lines with quotes belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    None,
    Context,
    Source,
    Translation,
}

impl Entry {
    fn empty() -> Self {
        Entry { context: String::new(), source: String::new(), translation: String::new(), fuzzy: false, written: 0..0 }
    }

    fn finish(&mut self, entries: &mut Vec<Entry>) {
        let entry = std::mem::replace(self, Entry::empty());
        if !entry.source.is_empty() {
            entries.push(entry);
        }
    }
}

/// `"a \"b\" c"` without its quotes and backslashes.
fn unquote(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let mut plain = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n') => plain.push('\n'),
                Some('t') => plain.push('\t'),
                Some(other) => plain.push(other),
                None => {}
            },
            (letter, false) => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_a_catalog() {
        let text = "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n# same on purpose\nmsgctxt \"Hello / Hi / say\"\nmsgid \"Say \\\"hi\\\"\"\nmsgstr \"\"\n\"Sag \"\n\"„hallo“\"\n\n#, fuzzy\nmsgctxt \"x\"\nmsgid \"y\"\nmsgstr \"z\"\n";
        let entries = entries(text);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].context, "Hello / Hi / say");
        assert_eq!(entries[0].source, "Say \"hi\"");
        assert_eq!(entries[0].translation, "Sag „hallo“");
        assert_eq!(&text[entries[0].written.clone()], "msgstr \"\"\n\"Sag \"\n\"„hallo“\"");
        assert!(entries[1].fuzzy);
    }
}
