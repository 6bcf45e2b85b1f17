//! Keys of places, names and choices, and their hash. The compiler makes ids with these; the runtime hashes only what comes from outside.
//!
//! ```
//! use botflow_program::key;
//! let step = key::step("Find your scarf", "Result");
//! assert_eq!(step, "find your scarf/result");
//! assert_eq!(key::question(&step, "budget", 1), "find your scarf/result/ask budget#1");
//! assert_eq!(key::hash(&step), key::hash(&key::step("FIND  your scarf", "result")));
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::normalise::phrase;
use crate::{CatalogId, ChannelId, ChoiceId, LanguageId, NameId, RowId};

/// The key of a flow: its title, compared as free phrases are.
pub fn flow(title: &str) -> String {
    phrase(title)
}

/// The key of a step.
pub fn step(flow_title: &str, step_title: &str) -> String {
    format!("{}/{}", phrase(flow_title), phrase(step_title))
}

/// The key of a question. `name` is the variable (`budget`), empty for a menu; `nth` counts from 1 the questions of this name in the step.
pub fn question(step_key: &str, name: &str, nth: usize) -> String {
    place(step_key, "ask", name, nth)
}

/// The key of a question of a form: `FORM.NAME`, wherever the form stands in its flow.
pub fn field(step_key: &str, form: &str, name: &str) -> String {
    format!("{step_key}/{form}.{name}")
}

/// The key of another resting place: `call ACTION`, `wait`, `remind NAME`, `do FLOW`, `for each x`, `book NAME`; `nth` from 1 within its step.
pub fn place(step_key: &str, statement: &str, name: &str, nth: usize) -> String {
    let space = if name.is_empty() { "" } else { " " };
    format!("{step_key}/{statement}{space}{}#{nth}", phrase(name))
}

/// The key of an option: the name that stores it, and its key.
pub fn option(name: &str, option_key: &str) -> String {
    format!("{name}={option_key}")
}

/// The key of a score board.
pub fn board(flow_title: &str, name: &str) -> String {
    format!("{}/{name}", phrase(flow_title))
}

/// The key of a row of a score board.
pub fn board_row(board_key: &str, row_key: &str) -> String {
    format!("{board_key}.{row_key}")
}

/// The hash of a key: 32 bits, never 0.
pub fn hash(key: &str) -> u32 {
    (hash64(key.as_bytes()) as u32).max(1)
}

/// The number of a choice or button: 24 bits, 256 and over.
pub fn choice(key: &str) -> ChoiceId {
    let hashed = (hash64(key.as_bytes()) as u32) & 0x00ff_ffff;
    ChoiceId(if hashed < 256 { hashed + 256 } else { hashed })
}

/// The id of a catalog's row (its first field as written) or of another list's item (its content): 36 bits.
pub fn row(content: &str) -> RowId {
    RowId(hash64(content.as_bytes()) & 0xf_ffff_ffff)
}

/// The id of a name: `x`, `FORM.x`, `contact.x`, or a field of a record.
pub fn name(written: &str) -> NameId {
    NameId(hash(written))
}

/// The id of a channel.
pub fn channel(name: &str) -> ChannelId {
    ChannelId(hash(name))
}

/// The id of a language.
pub fn language(code: &str) -> LanguageId {
    LanguageId(hash(code))
}

/// The id of a catalog.
pub fn catalog(name: &str) -> CatalogId {
    CatalogId(hash(name))
}

/// 64-bit hash: FNV-1a with a closing mix, so that every bit depends on every byte. Stable for ever: sessions and buttons hold it.
pub fn hash64(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(hash)
}

/// Spreads the bits of a number: also the draw of wordings, arms and random order from a seed.
pub fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// Ids for a set of keys. Two keys with one hash: the later in key order is hashed again with a count, and told.
#[derive(Debug, Clone, PartialEq)]
pub struct Assigned {
    /// Each key's id.
    pub ids: BTreeMap<String, u32>,
    /// Keys whose plain hash another key had already.
    pub clashes: Vec<String>,
}

/// Hashes all keys of one sort.
pub fn assign(keys: impl IntoIterator<Item = String>) -> Assigned {
    let keys: BTreeSet<String> = keys.into_iter().collect();
    let (mut taken, mut ids, mut clashes) = (BTreeSet::new(), BTreeMap::new(), Vec::new());
    for key in keys {
        let mut id = hash(&key);
        let mut count = 1;
        while !taken.insert(id) {
            count += 1;
            id = hash(&format!("{key}~{count}"));
        }
        if count > 1 {
            clashes.push(key.clone());
        }
        ids.insert(key, id);
    }
    Assigned { ids, clashes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_never_change() {
        assert_eq!(hash("find your scarf/result/ask budget#1"), 2_538_379_427);
        assert_eq!(choice("boho").0, 16_487_635);
        assert_eq!(row("A-17").0, 51_133_677_589);
    }

    #[test]
    fn a_clash_gives_the_later_key_another_id() {
        let assigned = assign(["a".to_string(), "b".to_string(), "a".to_string()]);
        assert_eq!(assigned.ids.len(), 2);
        assert_eq!(assigned.ids["a"], hash("a"));
        assert!(assigned.clashes.is_empty());
    }

    #[test]
    fn choices_stay_clear_of_the_fixed_ones() {
        for n in 0..50_000 {
            let id = choice(&n.to_string()).0;
            assert!((256..1 << 24).contains(&id));
        }
    }
}
