//! W606: a backslash in a text that hides nothing, so that customers see it.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::Role;

/// What is known of W606.
pub static PAGE: Page = Page {
    code: "W606",
    slug: "stray-backslash",
    severity: Severity::Warning,
    minimum: None,
    title: "Customers will see this backslash",
    why: "a backslash does something only before `{`, `}`, `[`, `->` and another backslash; here it is part of the message",
    help: "take the backslash away",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. We\'re open from 9 to 6.
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. We're open from 9 to 6.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, text, role) in journey.shown() {
        if role == Role::Address {
            continue;
        }
        for (span, typed) in journey.letters(text) {
            for (at, next) in stray(typed) {
                let start = span.start + at as u32;
                let here = Span::new(span.file, start, start + 1);
                let finding = Finding::new(&PAGE, here).note("shown as it stands");
                found.push(match next {
                    Some('n') => finding.help("for a new line of the same message, write `line` and the rest of the text on the next line"),
                    Some(letter) if letter.is_alphanumeric() => finding,
                    _ => finding.safe_fix("Take the backslash away", vec![Edit::new(here, "")]),
                });
            }
        }
    }
}

/// Backslashes that stand for nothing else, with the letter behind each.
fn stray(text: &str) -> Vec<(usize, Option<char>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('\\') {
        let here = at + next;
        let behind = &text[here + 1..];
        let before = &text[..here];
        at = here + 1;
        if behind.starts_with(['{', '}', '\\', '[']) {
            at += 1;
        } else if !behind.starts_with("->") && !is_meant(before, behind) {
            found.push((here, behind.chars().next()));
        }
    }
    found
}

/// A path of Windows (`C:\Users\me`), or an arm of ¯\_(ツ)_/¯.
fn is_meant(before: &str, behind: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let drive = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let path = drive.get(1..2) == Some(":") && behind.starts_with(char::is_alphanumeric);
    path || drive.get(1..3) == Some(":\\") || word.ends_with('¯') || (word.contains('¯') && behind.starts_with('_'))
}

#[cfg(test)]
mod tests {
    use super::stray;

    #[test]
    fn only_what_customers_see() {
        assert_eq!(stray(r"We\'re open\!"), [(2, Some('\'')), (12 - 1, Some('!'))]);
        assert_eq!(stray(r"a\nb \"), [(1, Some('n')), (5, None)]);
        assert_eq!(stray(r"\{a\} \[x] \\ \-> C:\Users\me ¯\_(ツ)_/¯"), []);
    }
}
