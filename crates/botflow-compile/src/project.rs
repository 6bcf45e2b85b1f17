//! In: `botflow.yaml`, catalogs, translations. Out: `Project`, everything that flows can refer to but do not say themselves.
//!
//! Where there is no `botflow.yaml` (a lone `.flow` file) the project is [`Project::lone`]: one channel (web), one language (English), and what only a
//! project can declare is not looked up.

mod constant;
mod mixed;
mod read;
mod rows;
mod settings;
mod thing;
mod yaml;

use botflow_source::{FileId, Finding, Sources, Span};

use botflow_syntax::finding::s001_not_utf8;

use crate::finding::s022_project_file;
use crate::model::{Currency, Field};
use crate::strings::Strings;

pub use constant::Constant;
pub use constant::from_text;
pub(crate) use read::days_since_1970;
use read::read;
use rows::read_catalogs;
pub use rows::read_rows;
pub use settings::{LintLevel, Privacy, Sending, Sink, Unclear, UnclearThen, Word};
pub use thing::{Action, Calendar, Catalog, Column, Hours, Payment, Rows, Team, Template};

/// Settings, data and translations that are not saved as UTF-8: one finding a file, in place of what lost letters do in it.
pub(crate) fn lost_letters(sources: &Sources, findings: &mut Vec<Finding>) {
    for (file, source) in sources.iter().filter(|(_, source)| !source.path.ends_with(".flow")) {
        let Some(at) = source.text.find('\u{fffd}') else { continue };
        findings.retain(|finding| finding.span.file != file);
        findings.push(s001_not_utf8::finding(Span::new(file, at as u32, at as u32 + 3)));
    }
}

/// The project of these files: `botflow.yaml` and the catalogs it names, or a lone flow file.
pub(crate) fn of(sources: &Sources, findings: &mut Vec<Finding>) -> Project {
    let Some(file) = sources.find("botflow.yaml") else { return Project::lone() };
    let source = &sources[file];
    let before = findings.len();
    let mut project = read(file, &source.path, &source.text, findings);
    let lost = findings[before..].iter().any(s022_project_file::is_unreadable);
    if lost || source.text.contains('\u{fffd}') {
        // "One cause, one finding": what a file that cannot be read declares is not looked up.
        findings.retain(|finding| finding.span.file != file || s022_project_file::is_unreadable(finding));
        return Project { file: None, ..project };
    }
    read_catalogs(&mut project, sources, findings);
    project
}

/// A project's settings and data.
#[derive(Debug, Clone)]
pub struct Project {
    /// `botflow.yaml`; `None` for a lone flow file.
    pub file: Option<FileId>,
    /// What it is called.
    pub name: String,
    /// Language tags; the first is the source's.
    pub languages: Vec<Name>,
    /// Channel names as people write them (`messenger`).
    pub channels: Vec<Name>,
    /// Of the project (IANA name).
    pub time_zone: String,
    /// Where it is written; `None` where nobody says it.
    pub time_zone_span: Option<Span>,
    /// Teams that conversations are handed to; the first one is the one for `unclear: {then: hand over}`.
    pub teams: Vec<Team>,
    /// `unclear:`, the way out of every question that has none of its own.
    pub unclear: Option<Unclear>,
    /// `privacy:`.
    pub privacy: Privacy,
    /// `sending:`.
    pub sending: Option<Sending>,
    /// `retention:` in days.
    pub retention_days: Option<u32>,
    /// `contact:`; where it is given, every `contact.x` is checked against it (and what is always there).
    pub contact: Option<Vec<Field>>,
    /// `topics:`.
    pub topics: Vec<Name>,
    /// `templates:`.
    pub templates: Vec<Template>,
    /// `catalogs:`.
    pub catalogs: Vec<Catalog>,
    /// `calendars:`.
    pub calendars: Vec<Calendar>,
    /// `actions:`.
    pub actions: Vec<Action>,
    /// `payments:`.
    pub payments: Vec<Payment>,
    /// `sinks: {leads: …}`.
    pub lead_sinks: Vec<Sink>,
    /// `words:`, the runtime's own words that the project replaces.
    pub words: Vec<Word>,
    /// `brand words:`, names as they must be written.
    pub brand_words: Vec<Name>,
    /// `lint:`.
    pub lint: Vec<LintLevel>,
}

/// A name and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

impl Project {
    /// What a flow file without a `botflow.yaml` is judged by.
    pub fn lone() -> Self {
        let nowhere = Span::new(FileId(0), 0, 0);
        let name = |text: &str| Name { text: text.to_owned(), span: nowhere };
        Project {
            file: None,
            name: String::new(),
            languages: vec![name("en")],
            channels: vec![name("web")],
            time_zone: "UTC".to_owned(),
            time_zone_span: None,
            teams: Vec::new(),
            unclear: None,
            privacy: Privacy::default(),
            sending: None,
            retention_days: None,
            contact: None,
            topics: Vec::new(),
            templates: Vec::new(),
            catalogs: Vec::new(),
            calendars: Vec::new(),
            actions: Vec::new(),
            payments: Vec::new(),
            lead_sinks: Vec::new(),
            words: Vec::new(),
            brand_words: Vec::new(),
            lint: Vec::new(),
        }
    }

    /// Whether there is no `botflow.yaml`, so that what only a project declares is not looked up.
    pub fn is_lone(&self) -> bool {
        self.file.is_none()
    }

    /// The currency of amounts that say none: that of the payments, when all take the same.
    pub fn only_currency(&self) -> Option<Currency> {
        let (first, others) = self.payments.split_first()?;
        others.iter().all(|payment| payment.currency == first.currency).then_some(first.currency).flatten()
    }

    /// The project's own words in its further languages: context `words / NAME`.
    pub(crate) fn translate_words(&mut self, strings: &[Strings]) {
        for word in &mut self.words {
            let source = word.rows.first().cloned().flatten().unwrap_or_default();
            let context = format!("words / {}", word.name);
            let find = |strings: &Strings| strings.find(&context, &source).and_then(|node| strings.plain(node));
            let rows: Vec<Option<String>> = strings.iter().map(find).collect();
            word.rows.extend(rows);
        }
    }
}
