//! In: a text. Out: the same, trimmed, if it says anything.

/// Longest answer, in characters.
const TEXT_MAX_CHARS: usize = 4_000;

/// Reads any text with a letter or digit, up to 4,000 characters.
pub fn text(text: &str) -> Option<&str> {
    let trimmed = text.trim();
    let says = trimmed.chars().any(char::is_alphanumeric);
    (says && (trimmed.len() <= TEXT_MAX_CHARS || trimmed.chars().count() <= TEXT_MAX_CHARS)).then_some(trimmed)
}
