//! In: a folded message. Out: yes or no.

use super::marks::{Marks, Sense};
use crate::language::Language;
use crate::lexicon::Meaning;

/// Reads yes or no. The text is folded by `normalise`; a thumb says yes or no too, in the text as typed.
pub fn yes_no(text: &str, folded: &str, language: &Language) -> Option<bool> {
    let whole = language.tables.yes_no.get(folded);
    whole.or_else(|| if folded.is_empty() { thumb(text) } else { with_more(folded, language) })
}

/// Most words of an answer that says yes or no in several ways.
const WORDS_MAX: usize = 8;

/// `yes that would be great`: phrases of one kind, and words that add nothing.
fn with_more(folded: &str, language: &Language) -> Option<bool> {
    let mut rest = folded;
    let mut answer = None;
    for _ in 0..WORDS_MAX {
        if rest.is_empty() {
            return answer;
        }
        rest = match phrase(rest, language) {
            Some((said, after)) if answer.is_none_or(|before| before == said) => {
                answer = Some(said);
                after
            }
            Some(_) => return None,
            // Nothing may stand before the answer: `I think I know` is none.
            None => filler(rest, language).filter(|_| answer.is_some())?,
        };
    }
    None
}

/// The longest phrase that says yes or no at the start, and what follows it.
fn phrase<'t>(text: &'t str, language: &Language) -> Option<(bool, &'t str)> {
    let ends = text.match_indices(' ').map(|(end, _)| end).chain([text.len()]).take(6);
    ends.filter_map(|end| Some((language.tables.yes_no.get(&text[..end])?, text[end..].trim_start()))).last()
}

/// What follows a phrase that adds nothing.
fn filler<'t>(text: &'t str, language: &Language) -> Option<&'t str> {
    let marks = Marks::new(text, language);
    let filler = marks.sense(0) == Some(Sense::Means(Meaning::Filler));
    filler.then(|| text[marks.bytes(0, 1).end..].trim_start())
}

fn thumb(text: &str) -> Option<bool> {
    let (mut yes, mut no) = (false, false);
    for sign in text.chars() {
        yes |= matches!(sign, '👍' | '✅' | '👌' | '✔' | '☑' | '🆗');
        no |= matches!(sign, '👎' | '❌' | '✖' | '🚫');
    }
    (yes != no).then_some(yes)
}
