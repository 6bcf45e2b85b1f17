//! In: many names, once. Out: for each word the names that are close to it, without comparing it with every name.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::hash::{Hash, Hasher};

use botflow_syntax::fold;
use rustc_hash::FxHasher;

/// So many names are compared one by one.
const FEW: usize = 64;
/// Of more than a few, so many are compared: those that share the rarest pieces with the word.
const COMPARED_MAX: usize = 40;
/// Names that are looked at for that, at most.
const LOOKED_AT_MAX: usize = 256;

/// Names that words are compared with.
#[derive(Debug, Default)]
pub struct Names<'n> {
    names: Vec<Name<'n>>,
    /// Pieces of the names, sorted, each with the name that it is a piece of. Only many names need it.
    pieces: OnceCell<Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct Name<'n> {
    typed: Cow<'n, str>,
    /// As it is compared, where that differs.
    folded: Option<String>,
    letters: usize,
}

impl Name<'_> {
    fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.typed)
    }
}

impl<'n, N: Into<Cow<'n, str>>> FromIterator<N> for Names<'n> {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> Self {
        let name = |typed: N| {
            let typed = typed.into();
            let folded = match fold(&typed) {
                Cow::Borrowed(_) => None,
                Cow::Owned(folded) => Some(folded),
            };
            let letters = folded.as_deref().unwrap_or(&typed).chars().count();
            Name { typed, folded, letters }
        };
        Names { names: names.into_iter().map(name).collect(), pieces: OnceCell::new() }
    }
}

impl Names<'_> {
    /// The names that are at most so many letters away from a word, with how many.
    pub(super) fn within(&self, folded: &str, most: usize) -> impl Iterator<Item = (usize, &str)> {
        self.candidates(folded, most).into_iter().map(|at| &self.names[at as usize]).filter_map(move |name| {
            let distance = strsim::osa_distance(folded, name.folded());
            (distance <= most).then_some((distance, &*name.typed))
        })
    }

    /// Whether some name is at most so many letters away from a word.
    pub fn has_within(&self, folded: &str, most: usize) -> bool {
        self.within(folded, most).next().is_some()
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The places of the names that a word is compared with.
    pub(crate) fn compared_with(&self, word: &str) -> Vec<u32> {
        let folded = fold(word);
        self.candidates(&folded, (folded.chars().count() / 3).max(1))
    }

    fn candidates(&self, folded: &str, most: usize) -> Vec<u32> {
        let letters = folded.chars().count();
        let near = |at: &u32| self.names[*at as usize].letters.abs_diff(letters) <= most;
        if self.names.len() <= FEW {
            return (0..self.names.len() as u32).filter(near).collect();
        }
        let pieces = self.pieces.get_or_init(|| self.all_pieces());
        let mut rows: Vec<&[(u32, u32)]> = Vec::new();
        pieces_of(folded, &mut |piece| {
            let start = pieces.partition_point(|(of, _)| *of < piece);
            rows.push(&pieces[start..start + pieces[start..].partition_point(|(of, _)| *of == piece)]);
        });
        rows.sort_by_key(|row| row.len());
        let mut chosen: Vec<u32> = Vec::with_capacity(COMPARED_MAX);
        for (_, at) in rows.into_iter().flatten().take(LOOKED_AT_MAX) {
            if near(at) && !chosen.contains(at) {
                chosen.push(*at);
                if chosen.len() == COMPARED_MAX {
                    break;
                }
            }
        }
        chosen
    }

    fn all_pieces(&self) -> Vec<(u32, u32)> {
        let mut all = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            pieces_of(name.folded(), &mut |piece| all.push((piece, at as u32)));
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// What two words share that are spelled alike: three letters in a row (with the word's ends), and all letters but one.
fn pieces_of(word: &str, see: &mut dyn FnMut(u32)) {
    let letters: Vec<char> = word.chars().collect();
    let at = |place: usize| place.checked_sub(2).and_then(|place| letters.get(place)).copied().unwrap_or('\0');
    (0..letters.len() + 2).for_each(|first| see(hash([at(first), at(first + 1), at(first + 2)].into_iter())));
    for left_out in 0..letters.len().min(LETTERS_MAX) {
        see(hash(letters[..left_out].iter().chain(&letters[left_out + 1..]).copied()));
    }
}

/// No name is longer; of something else that stands in a name's place a piece is enough.
const LETTERS_MAX: usize = 64;

fn hash(letters: impl Iterator<Item = char>) -> u32 {
    let mut hasher = FxHasher::default();
    letters.for_each(|letter| letter.hash(&mut hasher));
    (hasher.finish() >> 32) as u32
}
