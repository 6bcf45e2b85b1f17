//! S022: a key or a line of `botflow.yaml` (or of a YAML catalog) that cannot be read.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of S022.
pub static PAGE: Page = Page {
    code: "S022",
    slug: "project-file",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "I don't know `{key}` in botflow.yaml",
    why: "what the project file says here would have no effect, and customers would meet another bot than you described",
    help: "correct the word, or delete the line",
    broken: r#"--- botflow.yaml
name: Lamp house
languges: [en]
channels: [web]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
};

/// A key that is not one of `known`.
pub fn unknown_key(span: Span, key: &str, known: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("key", key);
    let close = nearest(key, known.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding.help(format!("here can stand {}", some(known.iter().copied()))),
    }
}

/// A line at which the file cannot be read at all.
pub fn unreadable(span: Span, path: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("{path} cannot be read at this line");
    finding
        .why("nothing behind this line counts, so the bot can't be built")
        .help("check the indentation here, and that brackets and quotes are closed; put a text that holds `: ` or ` #` in quotes")
}

/// Whether the finding says that nothing of the file could be read.
pub fn is_unreadable(finding: &Finding) -> bool {
    finding.page.code == PAGE.code && finding.title.ends_with("cannot be read at this line")
}

/// A value that does not fit its key.
pub fn wrong_value(span: Span, key: &str, fits: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("I can't read what stands at `{key}`");
    finding.help(format!("write {fits}"))
}

/// A key that is given twice.
pub fn key_twice(span: Span, key: &str, first: Span) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("`{key}` stands here twice");
    finding.label(first, "the first one").help("keep one of them")
}

/// Something that must be said.
pub fn key_missing(span: Span, of: &str, key: &str, example: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("{of} needs `{key}`");
    finding.help(format!("add `{key}: {example}`"))
}
