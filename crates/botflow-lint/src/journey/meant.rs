//! In: lines that could not be read, and names that could not be found. Out: whether one of them may have meant a name: what hangs on it is not judged.

use botflow_compile::Names;
use botflow_syntax::fold;
use rustc_hash::FxHashMap;

/// What was written where nobody knows what was meant.
#[derive(Debug)]
pub(super) struct Unread {
    /// Lines that could not be read, folded.
    lines: Vec<String>,
    /// The lines that each word stands in.
    by_word: FxHashMap<String, Vec<u32>>,
    /// Names that could not be found.
    names: Names<'static>,
}

impl Unread {
    pub(super) fn new(lines: Vec<String>, names: Vec<String>) -> Self {
        let mut by_word: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (at, line) in lines.iter().enumerate() {
            for word in words(line) {
                match by_word.get_mut(word) {
                    Some(seen) if seen.last() == Some(&(at as u32)) => {}
                    Some(seen) => seen.push(at as u32),
                    None => {
                        by_word.insert(word.to_owned(), vec![at as u32]);
                    }
                }
            }
        }
        Unread { lines, by_word, names: names.into_iter().collect() }
    }

    /// Whether one of them may have meant this name.
    pub(super) fn may_mean(&self, name: &str) -> bool {
        let name = fold(name);
        !name.is_empty() && (self.is_in_line(&name) || self.names.has_within(&name, (name.chars().count() / 3).max(1)))
    }

    /// Only lines with the name's rarest word can hold it.
    fn is_in_line(&self, name: &str) -> bool {
        if name.chars().all(is_in_word) {
            return self.by_word.contains_key(name);
        }
        let with = |word: &str| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        match words(name).map(with).min_by_key(|lines| lines.len()) {
            Some(lines) => lines.iter().any(|line| has_words(&self.lines[*line as usize], name)),
            None => self.lines.iter().any(|line| has_words(line, name)),
        }
    }
}

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter| !is_in_word(letter)).filter(|word| !word.is_empty())
}

/// Whether words stand in a line, not as a part of longer ones.
fn has_words(line: &str, words: &str) -> bool {
    let apart = |letter: Option<char>| letter.is_none_or(|letter| !is_in_word(letter));
    line.match_indices(words).any(|(at, _)| apart(line[..at].chars().next_back()) && apart(line[at + words.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::Unread;

    #[test]
    fn a_name_is_meant_by_its_words_or_nearly() {
        let lines = vec!["iff style is loud then".to_owned(), "sya (a) b".to_owned()];
        let unread = Unread::new(lines, vec!["openin hours".to_owned()]);
        for name in ["style", "is loud", "Style", "Opening hours", "(a)"] {
            assert!(unread.may_mean(name), "{name}");
        }
        for name in ["styl", "loud is", "closing time", "", "yle"] {
            assert!(!unread.may_mean(name), "{name}");
        }
    }
}
