//! In: a text. Out: the one code in it (letters, digits, `-`), as it stands.

use std::ops::Range;

/// Longest code, in characters.
const CODE_MAX_CHARS: usize = 64;

/// Reads a code. Alone it may be all letters; in a sentence it is the one word that holds a digit (`it's A-0017`).
pub fn code(text: &str) -> Option<&str> {
    let alone = trimmed(text);
    if !alone.is_empty() && alone.chars().all(of_code) {
        return fits(alone).then_some(alone);
    }
    code_in(text).map(|range| &text[range])
}

/// Where the one word with a digit that could be a code stands (bytes).
pub fn code_in(text: &str) -> Option<Range<usize>> {
    let mut found = None;
    for word in text.split_whitespace() {
        let code = trimmed(word);
        let from = code.as_ptr() as usize - text.as_ptr() as usize;
        if code.chars().any(|sign| sign.is_numeric())
            && code.chars().all(of_code)
            && fits(code)
            && found.replace(from..from + code.len()).is_some()
        {
            return None;
        }
    }
    found
}

fn of_code(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '-'
}

fn fits(code: &str) -> bool {
    code.chars().count() <= CODE_MAX_CHARS && code.chars().any(char::is_alphanumeric) && !code.starts_with('-') && !code.ends_with('-')
}

/// Without what people put round a code: `#1234`, `"A-17".`
fn trimmed(text: &str) -> &str {
    text.trim().trim_matches(|sign: char| {
        matches!(sign, '#' | '"' | '\'' | '.' | ',' | '!' | '?' | ':' | ';' | '(' | ')' | '“' | '”' | '„' | '«' | '»')
    })
}
