//! In: a text. Out: the stretches of it that stand as typed in the flow, without its values.

use botflow_compile::graph::TextAt;
use botflow_source::Span;
use botflow_syntax::tree::Piece;

use super::Journey;

impl<'a> Journey<'a> {
    /// The stretches between the values of a text, with their place, escapes and all.
    pub(crate) fn letters(&self, text: TextAt) -> impl Iterator<Item = (Span, &'a str)> + '_ {
        let tree = &self.analysis.trees[text.tree as usize];
        tree.pieces(text.id).iter().filter_map(|piece| match piece {
            Piece::Literal(span) => Some((*span, self.slice(*span))),
            Piece::Value(_) => None,
        })
    }

    /// The language that the flows are written in, without its region: `en`.
    pub(crate) fn source_language(&self) -> &'a str {
        let tag = self.project.languages.first().map_or("en", |name| name.text.as_str());
        tag.split(['-', '_']).next().unwrap_or(tag)
    }
}

/// The words of a text (letters, and apostrophes inside), with where they begin; not those of addresses and tags (`lamps.example.com`, `@lamps`).
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let spaced = text.split_inclusive(char::is_whitespace).scan(0, |at, part| {
        let start = *at;
        *at += part.len();
        Some((start, part))
    });
    spaced.filter(|(_, part)| !is_address(part.trim())).flat_map(|(start, part)| {
        let mut found = Vec::new();
        let mut begun = None;
        for (at, letter) in part.char_indices().chain([(part.len(), ' ')]) {
            let inside = letter.is_alphabetic() || (begun.is_some() && matches!(letter, '\'' | '’'));
            match (inside, begun) {
                (true, None) => begun = Some(at),
                (false, Some(from)) => {
                    found.push((start + from, part[from..at].trim_end_matches(['\'', '’'])));
                    begun = None;
                }
                _ => {}
            }
        }
        found
    })
}

/// `lamps.example.com`, `me@example.com`, `@lamps`, `#lamps`, `img/a.jpg`, `snake_case`.
fn is_address(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.starts_with(['@', '#']) || word.contains("://") || bare.contains(['@', '_', '/']) || dotted(bare)
}

fn dotted(word: &str) -> bool {
    word.split('.').count() > 1 && word.split('.').all(|part| part.chars().count() > 1)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn addresses_are_no_words() {
        let found: Vec<_> = words("It's at lamps.example.com/sale, me@example.com. Done?").collect();
        assert_eq!(found, [(0, "It's"), (5, "at"), (48, "Done")]);
    }
}
