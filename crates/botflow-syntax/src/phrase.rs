//! In: a free phrase as typed. Out: the same as it is compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::lines::{is_hidden_direction, is_invisible};

/// A title, team, goal … as it is compared: "after NFKC, case folding and collapsing white space"; characters that cannot be seen (S013) do not count.
pub fn fold(phrase: &str) -> Cow<'_, str> {
    let plain = phrase.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase() || byte == b' ');
    if plain && !phrase.contains("  ") && phrase.trim() == phrase {
        return Cow::Borrowed(phrase);
    }
    let mut folded = String::with_capacity(phrase.len());
    if phrase.bytes().all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t')) {
        for word in phrase.split_ascii_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(word);
        }
        folded.make_ascii_lowercase();
        return Cow::Owned(folded);
    }
    for word in phrase.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        // Upper before lower folds what has no small letter of its own (ß and SS, ς and σ).
        let seen = word.chars().filter(|letter| !is_invisible(*letter) && !is_hidden_direction(*letter));
        folded.extend(seen.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc());
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn titles_that_read_alike_are_alike() {
        assert_eq!(fold("  Talk to\u{a0}a  STYLIST "), "talk to a stylist");
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("ﬁt"), "fit");
        assert_eq!(fold("pay now"), "pay now");
        assert_eq!(fold("Sty\u{200b}list"), "stylist");
    }
}
