//! In: a customer's text. Out: its words, numbers and signs, folded (lower case, no accents), with where each stands.

use smallvec::SmallVec;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters; their folded form is [`Scan::word`].
    Word,
    /// Digits, at most 18 of them.
    Digits(u64),
    /// One of the signs that mean something inside a value (`.`, `,`, `:`, `€` …).
    Sign(char),
}

/// One word, number or sign of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub shape: Shape,
    /// Nothing stands between this token and the one before.
    pub glued: bool,
    /// Bytes of the text, from.
    pub from: u32,
    /// Bytes of the text, to.
    pub to: u32,
    /// Digits as written, leading zeros counted.
    pub digits: u8,
    letters: (u32, u32),
}

/// A text cut into tokens. Texts of an ordinary answer need no memory of their own.
pub(crate) struct Scan {
    letters: SmallVec<[u8; 160]>,
    tokens: SmallVec<[Token; 24]>,
}

/// Signs that mean something inside a value. All others (emoji, quotes, `!`, `?`) only separate.
const SIGNS: &str = ".,:/-+#%€$£¥@&()'*=<>₽₴₺₹";

impl Scan {
    /// Cuts `text` into tokens.
    pub fn new(text: &str) -> Scan {
        let mut scan = Scan { letters: SmallVec::new(), tokens: SmallVec::new() };
        let mut glued = false;
        for (at, sign) in text.char_indices() {
            let end = at + sign.len_utf8();
            if sign.is_alphabetic() || is_ordinal_mark(sign) {
                scan.letter(sign, at, end, glued);
                glued = true;
            } else if is_combining_mark(sign) {
                // An accent typed apart from its letter belongs to the letter.
            } else if let Some(digit) = digit_of(sign) {
                scan.digit(digit, at, end, glued);
                glued = true;
            } else {
                let sign = plain_sign(sign);
                let means = SIGNS.contains(sign);
                if means {
                    scan.push(Shape::Sign(sign), glued, at, end, 0);
                }
                glued = means;
            }
        }
        scan
    }

    /// The tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded letters of a word; empty for other tokens.
    pub fn word(&self, token: &Token) -> &str {
        let (from, to) = token.letters;
        std::str::from_utf8(&self.letters[from as usize..to as usize]).unwrap_or("")
    }

    fn push(&mut self, shape: Shape, glued: bool, from: usize, to: usize, digits: u8) {
        let here = self.letters.len() as u32;
        self.tokens.push(Token { shape, glued, from: from as u32, to: to as u32, digits, letters: (here, here) });
    }

    fn letter(&mut self, letter: char, from: usize, to: usize, glued: bool) {
        let continues = glued && matches!(self.tokens.last(), Some(Token { shape: Shape::Word, .. }));
        if !continues {
            self.push(Shape::Word, glued, from, to, 0);
        }
        fold_letter(letter, |folded| {
            let mut bytes = [0; 4];
            self.letters.extend_from_slice(folded.encode_utf8(&mut bytes).as_bytes());
        });
        let end = self.letters.len() as u32;
        if let Some(token) = self.tokens.last_mut() {
            token.to = to as u32;
            token.letters.1 = end;
        }
    }

    fn digit(&mut self, digit: u64, from: usize, to: usize, glued: bool) {
        if glued
            && let Some(Token { shape: Shape::Digits(value), to: end, digits, .. }) = self.tokens.last_mut()
            && *digits < 18
        {
            *value = *value * 10 + digit;
            *end = to as u32;
            *digits += 1;
            return;
        }
        self.push(Shape::Digits(digit), glued, from, to, 1);
    }
}

/// Folds one letter: lower case, without accents, ligatures taken apart.
pub(crate) fn fold_letter(letter: char, mut push: impl FnMut(char)) {
    if letter.is_ascii() {
        return push(letter.to_ascii_lowercase());
    }
    for lower in letter.to_lowercase() {
        match lower {
            'ß' => "ss".chars().for_each(&mut push),
            'œ' => "oe".chars().for_each(&mut push),
            'æ' => "ae".chars().for_each(&mut push),
            'ø' => push('o'),
            'ł' => push('l'),
            _ => decompose_compatible(lower, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().for_each(&mut push);
                }
            }),
        }
    }
}

/// Whether a word of a list, as a language writes it, has these folded letters.
pub(crate) fn same_letters(listed: &str, folded: &str) -> bool {
    if listed.is_ascii() {
        return listed.eq_ignore_ascii_case(folded);
    }
    let mut rest = folded.chars();
    let mut same = true;
    for letter in listed.chars() {
        fold_letter(letter, |part| same &= rest.next() == Some(part));
    }
    same && rest.next().is_none()
}

/// The value of a decimal digit in the scripts people type numbers in.
fn digit_of(sign: char) -> Option<u64> {
    let zero = match sign {
        '0'..='9' => '0',
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        _ => return None,
    };
    Some(u64::from(u32::from(sign) - u32::from(zero)))
}

fn is_ordinal_mark(sign: char) -> bool {
    matches!(sign, 'º' | 'ª' | 'ᵉ' | 'ʳ')
}

/// The one sign that stands for all of its kind.
fn plain_sign(sign: char) -> char {
    match sign {
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '’' | '‘' | '´' | '`' | 'ʼ' => '\'',
        '：' => ':',
        '．' => '.',
        '，' => ',',
        '／' => '/',
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let show = |token: &Token| match token.shape {
            Shape::Word => scan.word(token).to_string(),
            Shape::Digits(value) => format!("{value}/{}", token.digits),
            Shape::Sign(sign) => sign.to_string(),
        };
        scan.tokens().iter().map(|token| format!("{}{}", if token.glued { "+" } else { "" }, show(token))).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(shown("Übermorgen um 15h30!"), ["ubermorgen", "um", "15/2", "+h", "+30/2"]);
        assert_eq!(shown("24.12., 09:05"), ["24/2", "+.", "+12/2", "+.", "+,", "9/2", "+:", "+5/2"]);
        assert_eq!(shown("aujourd’hui 1ᵉʳ œuf 😀 ５"), ["aujourd", "+'", "+hui", "1/1", "+er", "oeuf", "5/1"]);
    }

    #[test]
    fn an_accent_typed_apart_is_the_same_letter() {
        assert_eq!(shown("man\u{303}ana"), shown("mañana"));
    }
}
