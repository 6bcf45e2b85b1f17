//! `test --update`. In: the text of a file, and a line that expects something else than the bot does. Out: the text with that line as the bot does it.

use super::Failure;

/// The text with the failing line replaced; `None` where the line is not one about the bot's words.
pub fn updated(text: &str, failure: &Failure) -> Option<String> {
    let right = failure.right.as_ref()?;
    let range = failure.span.range();
    let old = text.get(range.clone())?;
    // The kept part of the line before the words: only what the bot said changes.
    (old.trim_end() != right).then(|| format!("{}{right}{}", &text[..range.start], &text[range.start + old.trim_end().len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use botflow_source::{FileId, Span};

    #[test]
    fn only_the_line_changes() {
        let text = "test A\n  bot says Hello\n  ends\n";
        let failure = Failure {
            span: Span::new(FileId(0), 9, 23),
            line: 2,
            expected: "bot says Hello".into(),
            actual: "bot says Hi".into(),
            right: Some("bot says Hi".into()),
        };
        assert_eq!(updated(text, &failure).as_deref(), Some("test A\n  bot says Hi\n  ends\n"));
        assert_eq!(updated(text, &Failure { right: None, ..failure }), None);
    }
}
