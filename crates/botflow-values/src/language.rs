//! The languages botflow speaks: one file each, and the list of them. In: a language tag. Out: how its people write values, and the runtime's own words.

mod de;
mod en;
mod es;
mod fr;

use std::sync::LazyLock;

use botflow_program::{Own, OwnWord};

use crate::lexicon::Lexicon;
use crate::tables::Tables;

/// Every language botflow speaks. A further one is one more file and one more line here.
pub static LANGUAGES: &[&LazyLock<Language>] = &[&en::LANGUAGE, &de::LANGUAGE, &fr::LANGUAGE, &es::LANGUAGE];

/// The language of a tag such as `en`, `de-AT` or `fr_CA`; `None` where botflow does not speak it.
pub fn language(tag: &str) -> Option<&'static Language> {
    // Nearly always it is the tag itself, of two letters.
    if let &[first, second] = tag.as_bytes() {
        let same = |language: &&Language| matches!(language.tag.as_bytes(), &[a, b] if a == first && b == second);
        if let Some(language) = LANGUAGES.iter().map(|language| &***language).find(same) {
            return Some(language);
        }
    }
    let main = tag.split(['-', '_']).next().unwrap_or(tag);
    LANGUAGES.iter().map(|language| &***language).find(|language| language.tag.eq_ignore_ascii_case(main))
}

/// The day a customer means by *next Friday* when a Friday is still to come this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NextWeekday {
    /// The first one to come, as in German, French and Spanish.
    Coming,
    /// The one of the calendar week after this, as in English.
    OfNextWeek,
}

/// How amounts of money stand beside their sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignPlace {
    /// `€60`, `CHF 60`.
    Before,
    /// `60 €`, with a no-break space.
    After,
}

/// One language: what its people write, and what the runtime says in it.
pub struct Language {
    /// Language tag without region: `en`.
    pub tag: &'static str,
    /// The country (two letters) that most of its customers are taken to be in, where nothing says which.
    pub(crate) region: &'static str,
    /// English name, for findings: `German`.
    pub name: &'static str,
    /// Words that tell a customer they are talking to a bot (any of them, as a word of the text).
    pub disclosure: &'static str,
    /// What a whole message must be to steer the conversation; phrases separated by commas.
    pub own_words: &'static [(OwnWord, &'static str)],
    /// The runtime's own texts.
    pub own: &'static [(Own, &'static str)],
    pub(crate) lexicon: Lexicon,
    pub(crate) tables: Tables,
    pub(crate) reading: Reading,
    pub(crate) writing: Writing,
}

/// The word lists a language reads values with. Phrases are separated by commas and compared without case and accents.
pub(crate) struct Reading {
    /// What may follow a digit glued to it to make it an ordinal: `2nd`.
    pub ordinal_suffixes: &'static str,
    /// *And* inside number words: `one hundred and five`.
    pub number_and: &'static str,
    /// Number words are written as one, the unit first: `fünfundzwanzig`.
    pub number_compounds: bool,
    /// Sixty and eighty go on with ten to nineteen: `soixante-dix`.
    pub number_teens_added: bool,
    /// Minutes stand before the hour: `ten past three`; else after it: `las tres y diez`.
    pub minutes_first: bool,
    pub next_weekday: NextWeekday,
    pub yes: &'static str,
    pub no: &'static str,
    /// Words before or after an answer that add nothing to it: `please`, `I think`.
    pub fillers: &'static str,
    /// Before a name: `my name is`.
    pub name_leads: &'static str,
    /// What a customer may count: `people`, `nights`; allowed after a number.
    pub not_counted: &'static str,
    /// Names of currencies by ISO code.
    pub currencies: &'static [(&'static str, &'static str)],
    /// Names of a hundredth: `cents`.
    pub cents: &'static str,
    /// Between the points given and the points possible: `4 out of 5`.
    pub rating_joins: &'static str,
    /// After points: `stars`.
    pub rating_units: &'static str,
    /// Before or after a position: `number`, `option`, `one`.
    pub position_words: &'static str,
    /// At the end of a request, adding nothing to it: `please`.
    pub polite: &'static str,
    /// How a correction begins or ends, `…` standing for the field: `change my …`.
    pub corrections: &'static str,
    /// What a customer calls the answer to a kind of question, for corrections: `e-mail address`.
    pub kind_names: &'static [(&'static str, &'static str)],
}

/// How a language writes values.
pub(crate) struct Writing {
    pub decimal: char,
    pub grouping: char,
    /// Whole digits from which on numbers are grouped: 4, in Spanish 5.
    pub grouped_from_digits: usize,
    pub sign_place: SignPlace,
    /// Signs of currencies that differ from their ISO code here.
    pub currency_signs: &'static [(&'static str, &'static str)],
    /// Monday first.
    pub weekdays: [&'static str; 7],
    pub months: [&'static str; 12],
    /// Month, day, hour and minute: one of it, and several.
    pub units: [&'static str; 4],
    pub style: &'static dyn crate::write::DateStyle,
    pub yes: &'static str,
    pub no: &'static str,
    /// The last two of a list are joined by this, given the entry that follows.
    pub list_and: fn(&str) -> &'static str,
}

/// The greetings of a list of words heard: in dates they say nothing (`guten Morgen` is not tomorrow).
fn greetings(words: &[(OwnWord, &'static str)]) -> &'static str {
    words.iter().find(|(word, _)| *word == OwnWord::Greeting).map_or("", |(_, phrases)| phrases)
}
