//! How a figure is counted, always by the strictest reading.

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

/// What one of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// "Characters" that nobody defines: the larger of code points and UTF-16 units.
    Characters,
    /// Unicode code points.
    CodePoints,
    /// Bytes of UTF-8.
    Bytes,
    /// Buttons, rows, cards …
    Pieces,
    /// Seconds.
    Seconds,
    /// Millions of bytes.
    Megabytes,
}

/// The first byte of a code point of four bytes is at least this.
const FOUR_BYTES: u8 = 0xf0;

/// Counted by bytes that begin one: many at a time.
fn code_points(text: &str) -> usize {
    text.bytes().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}

impl Unit {
    /// How much a text is. Zero in a unit that does not measure text.
    pub fn count(self, text: &str) -> u64 {
        let count = match self {
            // A code point is at least one UTF-16 unit, so the units are the larger number: two of those that take four bytes.
            Unit::Characters => code_points(text) + text.bytes().filter(|byte| *byte >= FOUR_BYTES).count(),
            Unit::CodePoints => code_points(text),
            Unit::Bytes => text.len(),
            Unit::Pieces | Unit::Seconds | Unit::Megabytes => 0,
        };
        count as u64
    }

    /// The longest beginning of a text that is at most so much. What a reader sees as one character stays whole.
    pub fn cut(self, text: &str, most: u64) -> &str {
        // Letters of ASCII are one of every unit, and stand alone but for the two of a line's end.
        if self.measures_text() && text.is_ascii() && !text.contains('\r') {
            return &text[..usize::try_from(most).unwrap_or(usize::MAX).min(text.len())];
        }
        let mut end = 0;
        let mut length = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            length += self.count(grapheme);
            if length > most {
                break;
            }
            end = at + grapheme.len();
        }
        &text[..end]
    }

    /// Whether it measures text.
    pub fn measures_text(self) -> bool {
        matches!(self, Unit::Characters | Unit::CodePoints | Unit::Bytes)
    }

    /// In people's words, behind a number.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Characters | Unit::CodePoints => "characters",
            Unit::Bytes => "bytes",
            Unit::Pieces => "",
            Unit::Seconds => "seconds",
            Unit::Megabytes => "MB",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_reading_counts() {
        // A family of four: 7 code points, 11 UTF-16 units, 25 bytes, one thing to the eye.
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(Unit::CodePoints.count(family), 7);
        assert_eq!(Unit::Characters.count(family), 11);
        assert_eq!(Unit::Bytes.count(family), 25);
        assert_eq!(Unit::Characters.count("naïve"), 5);
        for text in ["", "a", "é", "€", "👍", "a€👍é\u{10ffff}"] {
            assert_eq!(Unit::Characters.count(text), text.encode_utf16().count() as u64);
            assert_eq!(Unit::CodePoints.count(text), text.chars().count() as u64);
        }
        assert_eq!(Unit::Bytes.count("Привет"), 12);
    }

    #[test]
    fn what_the_eye_sees_as_one_is_never_cut() {
        let text = "ab👨\u{200d}👩\u{200d}👧\u{200d}👦cd";
        assert_eq!(Unit::Characters.cut(text, 12), "ab");
        assert_eq!(Unit::Characters.cut(text, 13), "ab👨\u{200d}👩\u{200d}👧\u{200d}👦");
        assert_eq!(Unit::Bytes.cut("é", 1), "");
        assert_eq!(Unit::CodePoints.cut("abc", 99), "abc");
    }
}
