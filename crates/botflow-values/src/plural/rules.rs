//! The cardinal plural rules of Unicode CLDR (<https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html>), held
//! against ICU's data in a test. In: a language. Out: its categories and the rule that picks one.

use super::Category::{self, *};
use super::Operands;

/// The rules of a group of languages.
pub(super) struct Rules {
    languages: &'static str,
    pub categories: &'static [Category],
    pub rule: fn(&Operands) -> Category,
}

impl Rules {
    /// The categories that whole numbers from 0 to 1,000 use, in order.
    pub fn common(&self) -> impl Iterator<Item = Category> + '_ {
        let used = (0..=1_000).map(|whole| (self.rule)(&Operands { whole: Some(whole), integer: whole, places: 0, fraction: 0 }));
        let set = used.fold(0u8, |set, category| set | 1 << category as u8);
        self.categories.iter().copied().filter(move |category| set & 1 << *category as u8 != 0)
    }
}

/// The rules of a language tag; those of English where CLDR has none.
pub(super) fn of(tag: &str) -> &'static Rules {
    let known = |wanted: &str| TABLE.iter().find(|rules| rules.languages.split(' ').any(|language| language.eq_ignore_ascii_case(wanted)));
    let whole = tag.replace('_', "-");
    let main = whole.split('-').next().unwrap_or("");
    known(&whole).or_else(|| known(main)).unwrap_or(&TABLE[0])
}

static TABLE: &[Rules] = &[
    rules("ast de en et fi fy ia ie io lij nl sc sv sw ur yi ji", &[One, Other], |n| one_if(n.integer == 1 && n.places == 0)),
    rules(
        "bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi und wo yo yue zh",
        &[Other],
        |_| Other,
    ),
    rules("am as bn doi fa gu hi kn kok pcm tg vi zu", &[One, Other], |n| one_if(n.integer == 0 || n.is(1))),
    rules("ff hy kab", &[One, Other], |n| one_if(n.integer <= 1)),
    rules("si", &[One, Other], |n| one_if(n.is(0) || n.is(1) || n.integer == 0 && n.fraction == 1)),
    rules("ak bho csw guw ln mg nso pa ti wa", &[One, Other], |n| one_if(n.is(0) || n.is(1))),
    rules("tzm", &[One, Other], |n| one_if(n.within(0, 1) || n.within(11, 99))),
    rules(
        "af an asa az bal bem bez bg brx ce cgg chr ckb dv ee el eo eu fo fur gsw ha haw hu jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg \
         mas mgo ml mn mr nah nb nd ne nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sd sdh seh sn so sq ss ssy st syr ta te teo tig tk \
         tn tr ts ug uz ve vo vun wae xh xog",
        &[One, Other],
        |n| one_if(n.is(1)),
    ),
    rules("da", &[One, Other], |n| one_if(n.is(1) || n.places > 0 && n.integer <= 1)),
    rules("is", &[One, Other], |n| one_if(if n.places == 0 { ends_in_one(n.integer) } else { ends_in_one(n.fraction) })),
    rules("mk", &[One, Other], |n| one_if(n.places == 0 && ends_in_one(n.integer) || ends_in_one(n.fraction))),
    rules("ceb fil tl", &[One, Other], |n| {
        let digit = if n.places == 0 { n.integer } else { n.fraction } % 10;
        one_if(!matches!(digit, 4 | 6 | 9))
    }),
    rules("lv prg", &[Zero, One, Other], latvian),
    rules("lag", &[Zero, One, Other], |n| if n.is(0) { Zero } else { one_if(n.integer <= 1) }),
    rules("blo cv ksh", &[Zero, One, Other], |n| if n.is(0) { Zero } else { one_if(n.is(1)) }),
    rules("he iw", &[One, Two, Other], |n| match (n.integer, n.places) {
        (1, 0) => One,
        (0, 1..) => One,
        (2, 0) => Two,
        _ => Other,
    }),
    rules("iu naq sat se sma smi smj smn sms", &[One, Two, Other], |n| match n.whole {
        Some(1) => One,
        Some(2) => Two,
        _ => Other,
    }),
    rules("shi", &[One, Few, Other], |n| if n.integer == 0 || n.is(1) { One } else { few_if(n.within(2, 10)) }),
    rules("mo ro", &[One, Few, Other], |n| match n.whole {
        Some(1) => One,
        Some(whole) => few_if(whole == 0 || (1..=19).contains(&(whole % 100))),
        None => Few,
    }),
    rules("bs hr sh sr", &[One, Few, Other], |n| {
        let digits = if n.places == 0 { n.integer } else { n.fraction };
        if ends_in_one(digits) { One } else { few_if(ends_in_two_to_four(digits)) }
    }),
    rules("fr", &[One, Many, Other], |n| if n.integer <= 1 { One } else { many_if(n.millions()) }),
    rules("pt", &[One, Many, Other], |n| if n.integer <= 1 { One } else { many_if(n.millions()) }),
    rules("ca gl it pt-PT vec lld scn", &[One, Many, Other], |n| if n.is(1) { One } else { many_if(n.millions()) }),
    rules("es", &[One, Many, Other], |n| if n.is(1) { One } else { many_if(n.millions()) }),
    rules("gd", &[One, Two, Few, Other], |n| match n.whole {
        Some(1 | 11) => One,
        Some(2 | 12) => Two,
        Some(3..=10 | 13..=19) => Few,
        _ => Other,
    }),
    rules("sl", &[One, Two, Few, Other], |n| if n.places == 0 { slovene(n.integer) } else { Few }),
    rules("dsb hsb", &[One, Two, Few, Other], |n| slovene(if n.places == 0 { n.integer } else { n.fraction })),
    rules("cs sk", &[One, Few, Many, Other], |n| match n.whole {
        Some(1) => One,
        Some(2..=4) => Few,
        Some(_) => Other,
        None => Many,
    }),
    rules("pl", &[One, Few, Many, Other], |n| match n.whole {
        Some(1) => One,
        Some(whole) if ends_in_two_to_four(whole) => Few,
        Some(_) => Many,
        None => Other,
    }),
    rules("be ru uk", &[One, Few, Many, Other], |n| match n.whole {
        Some(whole) if ends_in_one(whole) => One,
        Some(whole) if ends_in_two_to_four(whole) => Few,
        Some(_) => Many,
        None => Other,
    }),
    rules("lt", &[One, Few, Many, Other], |n| match n.whole {
        Some(whole) if (11..=19).contains(&(whole % 100)) => Other,
        Some(whole) => match whole % 10 {
            1 => One,
            2..=9 => Few,
            _ => Other,
        },
        None => Many,
    }),
    rules("sgs", &[One, Two, Few, Many, Other], |n| match n.whole {
        Some(2) => Two,
        Some(whole) if ends_in_one(whole) => One,
        Some(whole) => few_if((2..=9).contains(&(whole % 10)) && !(11..=19).contains(&(whole % 100))),
        None => Many,
    }),
    rules("br", &[One, Two, Few, Many, Other], breton),
    rules("mt", &[One, Two, Few, Many, Other], |n| match n.whole {
        Some(1) => One,
        Some(2) => Two,
        Some(whole) if whole == 0 || (3..=10).contains(&(whole % 100)) => Few,
        Some(whole) => many_if((11..=19).contains(&(whole % 100))),
        None => Other,
    }),
    rules("ga", &[One, Two, Few, Many, Other], |n| match n.whole {
        Some(1) => One,
        Some(2) => Two,
        Some(3..=6) => Few,
        Some(7..=10) => Many,
        _ => Other,
    }),
    rules("gv", &[One, Two, Few, Many, Other], |n| match n.whole {
        None => Many,
        Some(whole) if whole % 10 == 1 => One,
        Some(whole) if whole % 10 == 2 => Two,
        Some(whole) => few_if(whole % 20 == 0),
    }),
    rules("kw", &[Zero, One, Two, Few, Many, Other], cornish),
    rules("ar ars", &[Zero, One, Two, Few, Many, Other], |n| match n.whole {
        Some(0) => Zero,
        Some(1) => One,
        Some(2) => Two,
        Some(whole) => match whole % 100 {
            3..=10 => Few,
            11..=99 => Many,
            _ => Other,
        },
        None => Other,
    }),
    rules("cy", &[Zero, One, Two, Few, Many, Other], |n| match n.whole {
        Some(0) => Zero,
        Some(1) => One,
        Some(2) => Two,
        Some(3) => Few,
        Some(6) => Many,
        _ => Other,
    }),
];

const fn rules(languages: &'static str, categories: &'static [Category], rule: fn(&Operands) -> Category) -> Rules {
    Rules { languages, categories, rule }
}

impl Operands {
    fn is(&self, whole: u64) -> bool {
        self.whole == Some(whole)
    }

    fn within(&self, from: u64, to: u64) -> bool {
        self.whole.is_some_and(|whole| (from..=to).contains(&whole))
    }

    fn millions(&self) -> bool {
        self.whole.is_some_and(|whole| whole != 0 && whole % 1_000_000 == 0)
    }
}

fn one_if(one: bool) -> Category {
    if one { One } else { Other }
}

fn few_if(few: bool) -> Category {
    if few { Few } else { Other }
}

fn many_if(many: bool) -> Category {
    if many { Many } else { Other }
}

/// 1, 21, 101, but not 11.
fn ends_in_one(whole: u64) -> bool {
    whole % 10 == 1 && whole % 100 != 11
}

/// 2 to 4, 22 to 24, but not 12 to 14.
fn ends_in_two_to_four(whole: u64) -> bool {
    (2..=4).contains(&(whole % 10)) && !(12..=14).contains(&(whole % 100))
}

fn slovene(whole: u64) -> Category {
    match whole % 100 {
        1 => One,
        2 => Two,
        3 | 4 => Few,
        _ => Other,
    }
}

fn latvian(n: &Operands) -> Category {
    let teens = |whole: u64| (11..=19).contains(&(whole % 100));
    match n.whole {
        Some(whole) if whole % 10 == 0 || teens(whole) => Zero,
        Some(whole) => one_if(ends_in_one(whole)),
        None if n.places == 2 && teens(n.fraction) => Zero,
        None if n.places == 2 => one_if(ends_in_one(n.fraction)),
        None => one_if(n.fraction % 10 == 1),
    }
}

fn breton(n: &Operands) -> Category {
    let Some(whole) = n.whole else { return Other };
    let (digit, hundred) = (whole % 10, whole % 100);
    let tens = matches!(hundred / 10, 1 | 7 | 9);
    match digit {
        1 if !tens => One,
        2 if !tens => Two,
        3 | 4 | 9 if !tens => Few,
        _ => many_if(whole != 0 && whole % 1_000_000 == 0),
    }
}

fn cornish(n: &Operands) -> Category {
    let Some(whole) = n.whole else { return Other };
    let hundred = whole % 100;
    let thousands = whole % 1_000 == 0 && whole != 0;
    let thousand_of_two =
        thousands && (matches!(whole % 100_000, 1_000..=20_000 | 40_000 | 60_000 | 80_000) || whole % 1_000_000 == 100_000);
    match whole {
        0 => Zero,
        1 => One,
        _ if matches!(hundred, 2 | 22 | 42 | 62 | 82) || thousand_of_two => Two,
        _ if matches!(hundred, 3 | 23 | 43 | 63 | 83) => Few,
        _ => many_if(matches!(hundred, 1 | 21 | 41 | 61 | 81)),
    }
}
