//! In: the names of currencies in a language. Out: those that begin with a word.

use crate::scan::{Scan, Shape};

/// One name of a currency.
pub(crate) struct CurrencyName {
    /// Its words, folded.
    pub words: Vec<Box<str>>,
    pub code: &'static str,
}

/// The names of a language, in order of their words.
pub(crate) struct CurrencyNames(Vec<CurrencyName>);

impl CurrencyNames {
    /// Takes the names of currencies by code, separated by commas.
    pub fn new(lists: &'static [(&'static str, &'static str)]) -> CurrencyNames {
        let named = lists.iter().flat_map(|(code, names)| names.split(", ").map(move |name| (*code, name)));
        let mut list: Vec<CurrencyName> = named.map(|(code, name)| CurrencyName { words: words(name), code }).collect();
        list.sort_by(|one, other| one.words.cmp(&other.words));
        CurrencyNames(list)
    }

    /// The names whose first word is this.
    pub fn starting_with(&self, word: &str) -> &[CurrencyName] {
        let first = |name: &CurrencyName| name.words.first().map_or("", |word| word).cmp(word);
        let from = self.0.partition_point(|name| first(name).is_lt());
        let to = from + self.0[from..].partition_point(|name| first(name).is_eq());
        &self.0[from..to]
    }
}

fn words(name: &str) -> Vec<Box<str>> {
    let scan = Scan::new(name);
    scan.tokens().iter().filter(|token| token.shape == Shape::Word).map(|token| scan.word(token).into()).collect()
}
