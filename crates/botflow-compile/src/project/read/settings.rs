//! In: `unclear:`, `privacy:`, `sending:`, `sinks:`, `words:`, `lint:`. Out: the settings of the project.

use botflow_program::{Own, OwnWord};
use botflow_source::Severity;

use super::{Reader, clock};
use crate::project::yaml::{What, Yaml};
use crate::project::{LintLevel, Privacy, Sending, Sink, Unclear, UnclearThen, Word};

impl Reader<'_> {
    pub(super) fn unclear(&mut self, value: &Yaml) -> Option<Unclear> {
        let mut unclear = Unclear { times: 3, then: UnclearThen::HandOver, span: value.span };
        for entry in self.map(value, "unclear", &["times", "then"]) {
            match entry.key.as_str() {
                "times" => unclear.times = self.count(&entry.value, "times", "a number of tries such as `3`")?.min(99) as u8,
                _ => {
                    let then = self.text(&entry.value, "then", "`hand over`, or `-> ` and the title of a flow")?;
                    if then != "hand over" {
                        let title = then.strip_prefix("->").or(then.strip_prefix("go to")).unwrap_or(&then).trim();
                        unclear.then = UnclearThen::Flow(title.to_owned());
                    }
                }
            }
        }
        Some(unclear)
    }

    pub(super) fn privacy(&mut self, value: &Yaml) -> Privacy {
        let fits = "`consent first`, or lines with `consent: first` and `shared with: […]`";
        let mut privacy = Privacy::default();
        if let What::Text(text) = &value.what {
            privacy.consent_first = text == "consent first";
            if !privacy.consent_first {
                self.wrong(value.span, "privacy", fits);
            }
            return privacy;
        }
        for entry in self.map(value, "privacy", &["consent", "shared with"]) {
            match entry.key.as_str() {
                "consent" if entry.value.text() == Some("first") => privacy.consent_first = true,
                "consent" => self.wrong(entry.value.span, "consent", "`first`"),
                _ => {
                    let names = self.names(&entry.value, "shared with");
                    privacy.shared_with = Some(names.into_iter().map(|name| name.text).collect());
                }
            }
        }
        privacy
    }

    pub(super) fn sending(&mut self, value: &Yaml) -> Option<Sending> {
        let mut sending = Sending::default();
        for entry in self.map(value, "sending", &["quiet", "at most"]) {
            let text = entry.value.text();
            match entry.key.as_str() {
                "quiet" => {
                    sending.quiet = text.and_then(|text| text.split_once('-')).and_then(|(from, to)| Some((clock(from)?, clock(to)?)));
                    if sending.quiet.is_none() {
                        self.wrong(entry.value.span, "quiet", "two times such as `21:00-8:00`");
                    }
                }
                _ => {
                    sending.at_most = text.and_then(at_most);
                    if sending.at_most.is_none() {
                        self.wrong(entry.value.span, "at most", "a number and a time such as `2 a week`");
                    }
                }
            }
        }
        Some(sending)
    }

    pub(super) fn sinks(&mut self, value: &Yaml) -> Vec<Sink> {
        let mut sinks = Vec::new();
        for entry in self.map(value, "sinks", &["leads"]) {
            for item in self.list(&entry.value) {
                if item.text() == Some("table") {
                    sinks.push(Sink::Table);
                    continue;
                }
                if item.text().is_some() {
                    self.wrong(item.span, "leads", "`table`, or `{webhook: https://…}`");
                    continue;
                }
                for webhook in self.map(item, "leads", &["webhook"]) {
                    sinks.extend(
                        self.text(&webhook.value, "webhook", "an address such as `https://crm.example.com/leads`").map(Sink::Webhook),
                    );
                }
            }
        }
        sinks
    }

    pub(super) fn words(&mut self, value: &Yaml) -> Vec<Word> {
        let known: Vec<String> =
            Own::ALL.iter().map(|own| own.name().to_string()).chain(OwnWord::ALL.iter().map(|word| word.name().to_string())).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let entries = self.map(value, "words", &known);
        let mut words = Vec::with_capacity(entries.len());
        for entry in entries {
            if let Some(text) = self.text(&entry.value, &entry.key, "a text") {
                words.push(Word { name: entry.key.clone(), rows: vec![Some(text)], span: entry.value.span });
            }
        }
        words
    }

    pub(super) fn lint(&mut self, value: &Yaml) -> Vec<LintLevel> {
        let mut levels = Vec::new();
        for entry in self.open_map(value, "lint") {
            let level = match entry.value.text() {
                Some("off") => None,
                Some("hint") => Some(Severity::Hint),
                Some("warning") => Some(Severity::Warning),
                Some("error") => Some(Severity::Error),
                _ => {
                    self.wrong(entry.value.span, &entry.key, "`off`, `hint`, `warning` or `error`");
                    continue;
                }
            };
            levels.push(LintLevel { code: entry.key.clone(), span: entry.key_span, level, level_span: entry.value.span });
        }
        levels
    }
}

/// `2 a week`: how many in how many days.
fn at_most(text: &str) -> Option<(u32, u32)> {
    let mut words = text.split_whitespace();
    let count = words.next()?.parse().ok()?;
    let days = match (words.next()?, words.next()?, words.next()) {
        ("a" | "per" | "each", "day", None) => 1,
        ("a" | "per" | "each", "week", None) => 7,
        ("a" | "per" | "each", "month", None) => 30,
        _ => return None,
    };
    Some((count, days))
}
