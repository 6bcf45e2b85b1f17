//! In: the YAML of `botflow.yaml`. Out: `Project` without its catalogs' rows and translations. Every key that is not known is a finding.

mod catalog;
mod places;
mod requests;
mod settings;
mod shape;
mod time;

use botflow_source::{FileId, Finding, Span};

use super::yaml::{Entry, Yaml};
use super::{Name, Project, UnclearThen};
use crate::channel;
use crate::finding::{n113_unknown_channel as n113, s022_project_file as s022};
use crate::language;

pub(crate) use time::{clock, date, days_since_1970};

/// Reads the settings. What cannot be read is left as it is without a `botflow.yaml`.
pub fn read(file: FileId, path: &str, text: &str, findings: &mut Vec<Finding>) -> Project {
    let mut project = Project::lone();
    project.file = Some(file);
    let Some(yaml) = super::yaml::read(file, path, text, findings) else { return project };
    let mut reader = Reader { findings };
    let keys = [
        "name",
        "languages",
        "channels",
        "time zone",
        "teams",
        "unclear",
        "privacy",
        "sending",
        "retention",
        "contact",
        "topics",
        "templates",
        "catalogs",
        "calendars",
        "actions",
        "payments",
        "sinks",
        "words",
        "brand words",
        "lint",
    ];
    for entry in reader.map(&yaml, "botflow.yaml", &keys) {
        reader.setting(entry, &mut project);
    }
    let hands_over = project.unclear.as_ref().filter(|unclear| unclear.then == UnclearThen::HandOver);
    if let Some(unclear) = hands_over.filter(|_| project.teams.is_empty()) {
        reader.missing(unclear.span, "`unclear`", "teams", "[Front desk]");
    }
    project
}

/// Reads values of YAML; what does not fit becomes a finding.
pub(super) struct Reader<'f> {
    findings: &'f mut Vec<Finding>,
}

impl Reader<'_> {
    fn setting(&mut self, entry: &Entry, project: &mut Project) {
        let value = &entry.value;
        match entry.key.as_str() {
            "name" => project.name = self.text(value, "name", "the name of your business").unwrap_or_default(),
            "languages" => self.languages(value, project),
            "channels" => self.channels(value, project),
            "time zone" => {
                if let Some(zone) = self.text(value, "time zone", "a place such as `Europe/Berlin`") {
                    project.time_zone = zone;
                    project.time_zone_span = Some(value.span);
                }
            }
            "teams" => project.teams = self.teams(value),
            "unclear" => project.unclear = self.unclear(value),
            "privacy" => project.privacy = self.privacy(value),
            "sending" => project.sending = self.sending(value),
            "retention" => project.retention_days = self.days(value, "retention", "a time such as `180 days`"),
            "contact" => project.contact = Some(self.fields(value, "contact")),
            "topics" => project.topics = self.names(value, "topics"),
            "templates" => project.templates = self.templates(value, &project.channels, &project.languages),
            "catalogs" => project.catalogs = self.catalogs(value),
            "calendars" => project.calendars = self.calendars(value),
            "actions" => project.actions = self.actions(value),
            "payments" => project.payments = self.payments(value),
            "sinks" => project.lead_sinks = self.sinks(value),
            "words" => project.words = self.words(value),
            "brand words" => project.brand_words = self.names(value, "brand words"),
            "lint" => project.lint = self.lint(value),
            _ => {}
        }
    }

    fn languages(&mut self, value: &Yaml, project: &mut Project) {
        let languages = self.names(value, "languages");
        for name in &languages {
            if !language::is_tag(&name.text) {
                self.findings.push(s022::wrong_value(name.span, "languages", "languages in their short form, for example `[en, de]`"));
            }
        }
        if !languages.is_empty() {
            project.languages = languages;
        }
    }

    fn channels(&mut self, value: &Yaml, project: &mut Project) {
        let mut channels = self.names(value, "channels");
        channels.retain(|name| {
            let known = channel::ALL.contains(&name.text.as_str());
            if !known {
                self.findings.push(n113::not_a_channel(name.span, &name.text));
            }
            known
        });
        if !channels.is_empty() {
            project.channels = channels;
        }
    }

    /// A list of names, or one name.
    fn names(&mut self, value: &Yaml, key: &str) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        for item in self.list(value) {
            let Some(text) = self.text(item, key, "a list of names in square brackets") else { continue };
            match names.iter().find(|name| name.text == text) {
                Some(first) => self.findings.push(s022::key_twice(item.span, &text, first.span)),
                None => names.push(Name { text, span: item.span }),
            }
        }
        names
    }

    /// The entries of a map that stands for things with names: `teams`, `catalogs` …
    fn things<'y>(&mut self, value: &'y Yaml, key: &str) -> Vec<(Name, &'y Yaml)> {
        let entries = self.open_map(value, key);
        entries.into_iter().map(|entry| (Name { text: entry.key.clone(), span: entry.key_span }, &entry.value)).collect()
    }

    fn missing(&mut self, span: Span, of: &str, key: &str, example: &str) {
        self.findings.push(s022::key_missing(span, of, key, example));
    }
}
