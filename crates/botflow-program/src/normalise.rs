//! Folding of what people write, so that labels folded at load and messages folded while running cannot differ.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A free phrase as titles are compared: NFKC, lower case, single spaces.
pub fn phrase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            space = !out.is_empty();
        } else {
            if std::mem::take(&mut space) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// A message or label as it is compared: NFKC, lower case, words apart by one space, no punctuation, no emoji at the ends of words.
///
/// Letters, digits, marks and signs inside a word (`-`, `'`, `.`, `@`, `+`) stay when letters or digits stand on both sides.
/// ```
/// assert_eq!(botflow_program::normalise("  Café – Noir!! "), "café noir");
/// assert_eq!(botflow_program::normalise("I'd like A-17."), "i'd like a-17");
/// ```
pub fn normalise(text: &str) -> String {
    let mut folded = Folded::default();
    folded.fold(text);
    folded.text
}

/// [`normalise`], without memory of its own where nothing has to be folded.
pub fn normalised(text: &str) -> Cow<'_, str> {
    let as_it_is = !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    if as_it_is { Cow::Borrowed(text) } else { Cow::Owned(normalise(text)) }
}

/// A folded message that is filled again and again without new memory.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    scratch: String,
}

impl Folded {
    /// Folds `text` into `self.text`; what was there goes.
    pub fn fold(&mut self, text: &str) {
        self.text.clear();
        if text.is_ascii() {
            return keep_words_ascii(text, &mut self.text);
        }
        self.scratch.clear();
        self.scratch.extend(text.nfkc().flat_map(char::to_lowercase).map(straight));
        keep_words(self.scratch.chars(), &mut self.text);
    }
}

/// Typographic apostrophes and hyphens as keyboards have them.
fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    }
}

fn keep_words(chars: impl Iterator<Item = char>, out: &mut String) {
    let mut chars = chars.peekable();
    let (mut gap, mut inside, mut digit) = (false, false, false);
    while let Some(c) = chars.next() {
        let joins = inside
            && match c {
                '-' | '\'' | '.' | '@' | '+' | '_' | '&' => chars.peek().is_some_and(|n| of_word(*n)),
                ',' | ':' | '/' => digit && chars.peek().is_some_and(char::is_ascii_digit),
                _ => false,
            };
        if joins || of_word(c) || (!inside && c == '+' && chars.peek().is_some_and(char::is_ascii_digit)) {
            if std::mem::take(&mut gap) && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
            inside = true;
            digit = c.is_ascii_digit();
        } else {
            gap = true;
            inside = false;
        }
    }
}

/// [`keep_words`] of ASCII, word by word: what most messages are.
fn keep_words_ascii(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or_default();
    out.reserve(bytes.len());
    let mut start = 0;
    while start < bytes.len() {
        if !(of_word_ascii(at(start)) || at(start) == b'+' && at(start + 1).is_ascii_digit()) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        loop {
            while of_word_ascii(at(end)) {
                end += 1;
            }
            let joins = match at(end) {
                b'-' | b'\'' | b'.' | b'@' | b'+' | b'_' | b'&' => of_word_ascii(at(end + 1)),
                b',' | b':' | b'/' => at(end - 1).is_ascii_digit() && at(end + 1).is_ascii_digit(),
                _ => false,
            };
            if !joins {
                break;
            }
            end += 1;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&text[start..end]);
        start = end;
    }
    out.make_ascii_lowercase();
}

fn of_word_ascii(letter: u8) -> bool {
    OF_WORD[usize::from(letter)]
}

/// Letters, digits and signs of ASCII that words are made of.
const OF_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut letter = 0;
    while letter < 128 {
        table[letter] = (letter as u8).is_ascii_alphanumeric() || matches!(letter as u8, b'$' | b'%' | b'#');
        letter += 1;
    }
    table
};

fn of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '€' | '$' | '£' | '%' | '#' | '\u{0300}'..='\u{036f}')
        || (!c.is_ascii() && !c.is_whitespace() && is_mark(c))
}

/// Combining signs of scripts that write vowels as marks (Devanagari, Thai, Arabic, Hebrew).
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_people_write() {
        for (written, folded) in [
            ("", ""),
            ("!!!", ""),
            ("  Yes, please.  ", "yes please"),
            ("Straße", "straße"),
            ("ＦＵＬＬ width", "full width"),
            ("l’hiver", "l'hiver"),
            ("60,50 €", "60,50 €"),
            ("Red,blue:green", "red blue green"),
            ("at 14:30", "at 14:30"),
            ("a@b.example", "a@b.example"),
            ("+49 30 1234", "+49 30 1234"),
            ("rock 'n' roll", "rock n roll"),
            ("👍 ok", "ok"),
            ("नमस्ते", "नमस्ते"),
        ] {
            assert_eq!(normalise(written), folded, "{written}");
        }
    }

    #[test]
    fn ascii_takes_the_same_way_as_the_rest() {
        let signs = ["a", "B", "7", " ", "-", "'", ".", "@", "+", "_", "&", ",", ":", "/", "$", "!", "\n", "\0"];
        // Every text of four of these signs.
        for number in 0..signs.len().pow(4) {
            let text: String = (0..4).map(|nth| signs[number / signs.len().pow(nth) % signs.len()]).collect();
            let mut slow = String::new();
            keep_words(text.nfkc().flat_map(char::to_lowercase).map(straight), &mut slow);
            assert_eq!(normalise(&text), slow, "{text:?}");
        }
    }
}
