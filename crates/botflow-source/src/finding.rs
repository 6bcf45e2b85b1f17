//! In: what a stage saw. Out: `Finding`s, plain data; a `Page` is what is known of a finding's code before it happens.

use serde::{Deserialize, Serialize};

use crate::Span;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Could be nicer.
    Hint,
    /// Look at this.
    Warning,
    /// Must be fixed: nothing is built while there is one.
    Error,
}

/// Everything that is the same for every finding of one code. One file a page; `explain`, the docs and the machine formats read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Letter and three digits (`G301`). Never reused.
    pub code: &'static str,
    /// The same in words (`dead-end`).
    pub slug: &'static str,
    /// How much it matters unless `botflow.yaml` says otherwise.
    pub severity: Severity,
    /// The least that `botflow.yaml` can make of it; `None`: it can be switched off.
    pub minimum: Option<Severity>,
    /// What is wrong, with `{x}` where a finding fills something in; at most 80 characters.
    pub title: &'static str,
    /// One sentence: what the customer will experience.
    pub why: &'static str,
    /// What to do, in the imperative.
    pub help: &'static str,
    /// An example that gives exactly this finding: one flow file, or several, each headed by a line `--- path`.
    pub broken: &'static str,
    /// The same, mended: no finding at all.
    pub mended: &'static str,
}

impl Page {
    /// The title where no finding fills it in: `…` for each `{x}`.
    pub fn headline(&self) -> String {
        unfilled(self.title)
    }

    /// The reason where no finding fills it in.
    pub fn reason(&self) -> String {
        unfilled(self.why)
    }

    /// What to do where no finding fills it in.
    pub fn advice(&self) -> String {
        unfilled(self.help)
    }
}

fn unfilled(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        line += before;
        let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        // A lone brace is what the text is about, and `${NAME}` is what somebody writes.
        let filled = after.split_once('}').filter(|(name, _)| is_name(name) && !before.ends_with('$'));
        rest = filled.map_or(after, |(_, after)| after);
        line.push(if filled.is_some() { '…' } else { '{' });
    }
    line + rest
}

/// One thing to look at, in one place of the writer's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is known of its code.
    pub page: &'static Page,
    /// How much it matters here.
    pub severity: Severity,
    /// The spot to change.
    pub span: Span,
    /// The page's title with the writer's own words in it.
    pub title: String,
    /// What this spot is, said beside the line; may be empty.
    pub note: String,
    /// The page's reason, or a sharper one.
    pub why: String,
    /// What to do here, with the exact text.
    pub help: String,
    /// Other spots that matter, each with what it is.
    pub labels: Vec<Label>,
    /// The shortest way to it as a small chat, a line each; may be empty.
    pub path: Vec<String>,
    /// Changes that mend it.
    pub fixes: Vec<Fix>,
}

/// A second spot of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What it is.
    pub text: String,
}

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether it can be made without asking: it never changes what a customer reads.
    pub safe: bool,
    /// What it does, in the imperative.
    pub title: String,
    /// The changes, which do not overlap.
    pub edits: Vec<Edit>,
}

/// Puts `text` in place of what `span` covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Finding {
    /// A finding of that page at that spot, in the page's words. Fill in the rest with the methods below.
    pub fn new(page: &'static Page, span: Span) -> Self {
        Finding {
            page,
            severity: page.severity,
            span,
            title: page.title.to_owned(),
            note: String::new(),
            why: page.why.to_owned(),
            help: page.help.to_owned(),
            labels: Vec::new(),
            path: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Puts `value` where title, reason and help say `{name}`.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let hole = format!("{{{name}}}");
        for text in [&mut self.title, &mut self.why, &mut self.help] {
            if text.contains(&hole) {
                *text = text.replace(&hole, value);
            }
        }
        self
    }

    /// Says what the spot is.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.note = text.into();
        self
    }

    /// Gives a sharper reason than the page's.
    pub fn why(mut self, text: impl Into<String>) -> Self {
        self.why = text.into();
        self
    }

    /// Gives help for this very spot.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = text.into();
        self
    }

    /// Points at a second spot.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Shows the way to it as a small chat.
    pub fn path(mut self, lines: Vec<String>) -> Self {
        self.path = lines;
        self
    }

    /// Offers a change that needs no question.
    pub fn safe_fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix(true, title, edits)
    }

    /// Offers a change that the writer should agree to.
    pub fn offer_fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix(false, title, edits)
    }

    fn fix(mut self, safe: bool, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix { safe, title: title.into(), edits });
        self
    }
}

impl Edit {
    /// `text` in place of what `span` covers.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::unfilled;

    #[test]
    fn what_a_finding_fills_in_is_left_open() {
        assert_eq!(unfilled("There is no {what} on {channel}"), "There is no … on …");
        assert_eq!(unfilled("This `{` is never closed: write `${NAME}`"), "This `{` is never closed: write `${NAME}`");
    }
}
