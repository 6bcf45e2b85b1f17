//! Reads `facts.yaml`. In: its text. Out: facts that do not contradict themselves, or the line that does.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_saphyr::Spanned;

use super::{Beyond, Date, Facts, Feature, Figure, How, Limit, Policy, PolicyKind, Shows, Span, Unit};

/// Where a facts file contradicts itself, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The line, from 1; 0 where there is none.
    pub line: u64,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for Contradiction {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    channel: String,
    title: String,
    known_since: Spanned<Day>,
    checked: Spanned<Day>,
    sources: BTreeMap<String, String>,
    limits: Vec<Spanned<LimitLine>>,
    shows: Vec<Spanned<ShowsLine>>,
    policy: Vec<Spanned<PolicyLine>>,
}

/// A day as it is written.
type Day = String;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitLine {
    what: Figure,
    #[serde(default)]
    least: u64,
    most: u64,
    unit: Unit,
    beyond: Beyond,
    #[serde(default)]
    of: String,
    #[serde(default)]
    note: String,
    source: Vec<String>,
    checked: Option<Day>,
    since: Option<Day>,
    until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShowsLine {
    what: Feature,
    how: How,
    #[serde(default)]
    becomes: String,
    source: Vec<String>,
    checked: Option<Day>,
    since: Option<Day>,
    until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyLine {
    kind: PolicyKind,
    name: String,
    says: String,
    #[serde(default)]
    instead: String,
    #[serde(default)]
    except: Vec<String>,
    within_seconds: Option<u64>,
    source: Vec<String>,
    checked: Option<Day>,
    since: Option<Day>,
    until: Option<Day>,
}

/// Reads facts.
pub fn read(text: &str) -> Result<Facts, Contradiction> {
    let page: Page = serde_saphyr::from_str(text)
        .map_err(|error| Contradiction { line: error.location().map_or(0, |at| at.line()), why: error.to_string() })?;
    let context = Context {
        sources: &page.sources,
        known_since: day(&page.known_since.value, line_of(&page.known_since))?,
        checked: day(&page.checked.value, line_of(&page.checked))?,
    };
    let mut facts = Facts {
        channel: page.channel,
        title: page.title,
        known_since: context.known_since,
        checked: context.checked,
        limits: Vec::new(),
        shows: Vec::new(),
        policy: Vec::new(),
    };
    for line in page.limits {
        let at = line_of(&line);
        facts.limits.push(context.limit(line.value, at, &facts.limits)?);
    }
    for line in page.shows {
        let at = line_of(&line);
        facts.shows.push(context.shows(line.value, at, &facts.shows)?);
    }
    for line in page.policy {
        let at = line_of(&line);
        facts.policy.push(context.policy(line.value, at, &facts.policy)?);
    }
    Ok(facts)
}

struct Context<'a> {
    sources: &'a BTreeMap<String, String>,
    known_since: Date,
    checked: Date,
}

impl Context<'_> {
    fn limit(&self, line: LimitLine, at: u64, before: &[Limit]) -> Result<Limit, Contradiction> {
        let span = self.span(line.since.as_deref(), line.until.as_deref(), at)?;
        let words = line.what.words();
        if !line.what.counts_in(line.unit) {
            return Err(wrong(at, format!("“{words}” cannot be counted in {:?}", line.unit)));
        }
        if line.least > line.most || line.most == 0 {
            return Err(wrong(at, format!("“{words}” is at least {} and at most {}: nothing fits", line.least, line.most)));
        }
        if before.iter().any(|other| other.what == line.what && other.span.meets(&span)) {
            return Err(wrong(at, format!("“{words}” has another figure for the same days")));
        }
        Ok(Limit {
            what: line.what,
            least: line.least,
            most: line.most,
            unit: line.unit,
            beyond: line.beyond,
            of: line.of,
            note: line.note,
            sources: self.sources(line.source, at)?,
            checked: self.checked(line.checked.as_deref(), at)?,
            span,
        })
    }

    fn shows(&self, line: ShowsLine, at: u64, before: &[Shows]) -> Result<Shows, Contradiction> {
        let span = self.span(line.since.as_deref(), line.until.as_deref(), at)?;
        let words = line.what.words();
        if (line.how == How::Native) != line.becomes.is_empty() {
            return Err(wrong(at, format!("“{words}”: exactly what is not shown as it is says what it becomes")));
        }
        if before.iter().any(|other| other.what == line.what && other.span.meets(&span)) {
            return Err(wrong(at, format!("“{words}” is there twice for the same days")));
        }
        Ok(Shows {
            what: line.what,
            how: line.how,
            becomes: line.becomes,
            sources: self.sources(line.source, at)?,
            checked: self.checked(line.checked.as_deref(), at)?,
            span,
        })
    }

    fn policy(&self, line: PolicyLine, at: u64, before: &[Policy]) -> Result<Policy, Contradiction> {
        let span = self.span(line.since.as_deref(), line.until.as_deref(), at)?;
        if before.iter().any(|other| other.name.eq_ignore_ascii_case(&line.name) && other.span.meets(&span)) {
            return Err(wrong(at, format!("“{}” is there twice for the same days", line.name)));
        }
        Ok(Policy {
            kind: line.kind,
            name: line.name,
            says: line.says,
            instead: line.instead,
            except: line.except,
            within_seconds: line.within_seconds,
            sources: self.sources(line.source, at)?,
            checked: self.checked(line.checked.as_deref(), at)?,
            span,
        })
    }

    fn span(&self, since: Option<&str>, until: Option<&str>, at: u64) -> Result<Span, Contradiction> {
        let since = since.map(|text| day(text, at)).transpose()?;
        let until = until.map(|text| day(text, at)).transpose()?;
        if let (Some(since), Some(until)) = (since, until)
            && until <= since
        {
            return Err(wrong(at, format!("it ends on {until}, before it begins on {since}")));
        }
        Ok(Span { since, until })
    }

    fn checked(&self, written: Option<&str>, at: u64) -> Result<Date, Contradiction> {
        let checked = written.map_or(Ok(self.checked), |text| day(text, at))?;
        if checked < self.known_since {
            return Err(wrong(at, format!("checked on {checked}, before anything is known ({})", self.known_since)));
        }
        Ok(checked)
    }

    fn sources(&self, keys: Vec<String>, at: u64) -> Result<Vec<String>, Contradiction> {
        if keys.is_empty() {
            return Err(wrong(at, "no source".to_owned()));
        }
        let address = |key: String| self.sources.get(&key).cloned().ok_or_else(|| wrong(at, format!("no source is called “{key}”")));
        keys.into_iter().map(address).collect()
    }
}

fn day(text: &str, at: u64) -> Result<Date, Contradiction> {
    text.parse().map_err(|_| wrong(at, format!("“{text}” is no day such as 2026-11-20")))
}

fn wrong(line: u64, why: String) -> Contradiction {
    Contradiction { line, why }
}

fn line_of<T>(line: &Spanned<T>) -> u64 {
    line.defined.line()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A facts file with these limits: the first stands on line 7.
    fn page(limits: &str) -> String {
        format!(
            "channel: x\ntitle: X\nknown_since: 2020-01-01\nchecked: 2026-11-20\nsources: {{a: https://example.test}}\nlimits:\n{limits}\nshows: []\npolicy: []\n"
        )
    }

    #[test]
    fn a_contradiction_is_named_with_its_line() {
        let text = "  - {what: text, most: 9, unit: bytes, beyond: cut, source: [a]";
        let cases = [
            (format!("{text}}}\n{text}}}"), 8, "another figure for the same days"),
            (format!("{text}, least: 10}}"), 7, "nothing fits"),
            (format!("{text}, since: 2026-02-02, until: 2026-01-01}}"), 7, "before it begins"),
            (format!("{text}, until: soon}}"), 7, "no day"),
            (text.replace("[a]", "[b]") + "}", 7, "no source is called"),
            (text.replace("bytes", "seconds") + "}", 7, "cannot be counted"),
            (text.replace("bytes", "miles") + "}", 7, "miles"),
        ];
        for (limits, line, why) in cases {
            let wrong = read(&page(&limits)).expect_err(&limits);
            assert_eq!(wrong.line, line, "{wrong}");
            assert!(wrong.why.contains(why), "{wrong}");
        }
        assert!(read(&page(&format!("{text}, until: 2026-01-01}}\n{text}, since: 2026-01-01}}"))).is_ok());
    }
}
