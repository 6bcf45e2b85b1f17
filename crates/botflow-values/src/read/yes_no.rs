//! In: a folded message. Out: yes or no.

use crate::language::Language;

/// Reads yes or no. The text is folded by `normalise`; a thumb says yes or no too, in the text as typed.
pub fn yes_no(text: &str, folded: &str, language: &Language) -> Option<bool> {
    language.tables.yes_no.get(folded).or_else(|| if folded.is_empty() { thumb(text) } else { None })
}

fn thumb(text: &str) -> Option<bool> {
    let (mut yes, mut no) = (false, false);
    for sign in text.chars() {
        yes |= matches!(sign, '👍' | '✅' | '👌' | '✔' | '☑' | '🆗');
        no |= matches!(sign, '👎' | '❌' | '✖' | '🚫');
    }
    (yes != no).then_some(yes)
}
