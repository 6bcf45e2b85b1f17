//! In: a message folded by `normalise`. Out: what a list of phrases says about it, without case, accents and apostrophes; no memory of its own.

use botflow_program::normalise;

use crate::scan::fold_letter;

/// Phrases of a language and what each stands for. Looking one up costs one walk over the text.
pub(crate) struct Phrases<V> {
    slots: Vec<Option<(u64, V)>>,
    longest_bytes: usize,
    /// A bit for each pair of first and last letter that a phrase has: most messages need no walk.
    ends: [u64; ENDS],
}

/// Words of 64 bits for pairs of first and last letter.
const ENDS: usize = 16;

impl<V: Copy> Phrases<V> {
    /// Builds the table over lists: a value and its phrases, separated by commas. Of a phrase given twice the first counts.
    pub fn new<'a>(lists: impl IntoIterator<Item = (V, &'a str)>) -> Phrases<V> {
        Phrases::merged(lists, |first, _| first)
    }

    /// As [`Phrases::new`]; what a phrase given twice stands for is put together by `merge`.
    pub fn merged<'a>(lists: impl IntoIterator<Item = (V, &'a str)>, merge: impl Fn(V, V) -> V) -> Phrases<V> {
        let mut entries = Vec::new();
        let (mut longest_bytes, mut ends) = (0, [0; ENDS]);
        for (value, phrases) in lists {
            for phrase in phrases.split(',') {
                let folded = normalise(phrase);
                longest_bytes = longest_bytes.max(folded.len() + 8);
                let spelled = folded.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
                for way in [spelled, folded] {
                    let (mut first, mut last) = (None, 0);
                    feed(&way, |byte| (first, last) = (first.or(Some(byte)), byte));
                    let (word, bit) = end_bit(first.unwrap_or_default(), last);
                    ends[word] |= bit;
                    entries.push((hash(&way), value));
                }
            }
        }
        let mut table = Phrases { slots: vec![None; (entries.len() * 2).max(2).next_power_of_two()], longest_bytes, ends };
        for (hash, value) in entries {
            let at = table.slot(hash);
            let known = table.slots[at].map_or(value, |(_, known)| merge(known, value));
            table.slots[at] = Some((hash, known));
        }
        table
    }

    /// What the whole of `folded` stands for.
    pub fn get(&self, folded: &str) -> Option<V> {
        if folded.is_empty() || folded.len() > self.longest_bytes {
            return None;
        }
        // Letters and digits of ASCII stand for themselves, whatever is folded between them.
        if let [first, .., last] = folded.as_bytes()
            && first.is_ascii_alphanumeric()
            && last.is_ascii_alphanumeric()
        {
            let (word, bit) = end_bit(*first, *last);
            if self.ends[word] & bit == 0 {
                return None;
            }
        }
        let hash = hash(folded);
        self.slots[self.slot(hash)].map(|(_, value)| value)
    }

    /// The slot of a hash, or the free one where it would go.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].is_some_and(|(other, _)| other != hash) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Whether a phrase as written and a folded text are the same without case, accents, hyphens and apostrophes.
pub(crate) fn same(written: &str, folded: &str) -> bool {
    hash(&normalise(written)) == hash(folded)
}

/// The bit of a pair of first and last letter.
fn end_bit(first: u8, last: u8) -> (usize, u64) {
    let pair = usize::from(first & 31) << 5 | usize::from(last & 31);
    (pair / 64, 1 << (pair % 64))
}

/// A hash of a folded text, of 64 bits: among some hundred phrases two with one hash do not happen by chance.
fn hash(folded: &str) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325u64;
    feed(folded, |byte| state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    state ^ (state >> 29)
}

/// The bytes that count in a folded text.
fn feed(folded: &str, mut take: impl FnMut(u8)) {
    if folded.is_ascii() {
        let counts = |byte: &u8| !matches!(byte, b'\'' | b'.');
        return folded.bytes().filter(counts).for_each(|byte| take(if byte == b'-' { b' ' } else { byte }));
    }
    for letter in folded.chars() {
        match letter {
            '\'' | '.' => {}
            '-' => take(b' '),
            _ if letter.is_ascii() => take(letter as u8),
            _ => fold_letter(letter, |part| part.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_phrases_are_found_without_accents_case_and_apostrophes() {
        let table = Phrases::new([(1, "yes, d'accord, opt out"), (2, "nö, zurück, sí")]);
        for (said, meant) in [
            ("yes", Some(1)),
            ("daccord", Some(1)),
            ("d'accord", Some(1)),
            ("opt-out", Some(1)),
            ("no", Some(2)),
            ("noe", Some(2)),
            ("zurueck", Some(2)),
            ("zuruck", Some(2)),
            ("si", Some(2)),
            ("yes no", None),
            ("", None),
            ("ye", None),
        ] {
            assert_eq!(table.get(said), meant, "{said}");
        }
    }
}
