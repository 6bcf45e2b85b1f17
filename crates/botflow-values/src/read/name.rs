//! In: a text. Out: a person's name.

use crate::language::Language;

/// Longest name, in characters.
const NAME_MAX_CHARS: usize = 60;

/// Reads a name of 1 to 60 characters without digits or addresses; *my name is* before it goes.
pub fn name<'t>(text: &'t str, language: &Language) -> Option<&'t str> {
    let bare = bare(without_lead(bare(text), language));
    let letters = bare.chars().any(char::is_alphabetic);
    let signs = bare.chars().all(|sign| {
        sign.is_alphabetic()
            || sign.is_whitespace()
            || matches!(sign, '-' | '\'' | '’' | '.' | ',' | '(' | ')' | '"' | '·' | 'ʼ' | '‐')
            || is_mark(sign)
    });
    let fits = letters && signs && bare.chars().count() <= NAME_MAX_CHARS && bare.lines().count() == 1;
    (fits && !has_address(bare)).then_some(bare)
}

/// Combining marks and joiners, which names of many scripts need.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{200c}' | '\u{200d}') || unicode_normalization::char::is_combining_mark(sign)
}

/// A dot between letters without a space is an address (`anna.de`), unless initials stand there (`J.R.`).
fn has_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let inner = word.trim_end_matches('.');
        inner.contains('.') && inner.split('.').any(|part| part.chars().count() > 2)
    })
}

fn bare(text: &str) -> &str {
    text.trim_matches(|sign: char| {
        sign.is_whitespace()
            || matches!(sign, '.' | '!' | ',' | ':' | ';' | '"' | '“' | '”' | '„' | '«' | '»' | '-' | '–')
            || is_emoji(sign)
    })
}

fn is_emoji(sign: char) -> bool {
    matches!(u32::from(sign), 0x1F300..=0x1FAFF | 0x2600..=0x27BF | 0xFE0F)
}

/// Without *my name is*: the longest lead that is followed by something.
fn without_lead<'t>(text: &'t str, language: &Language) -> &'t str {
    let leads = &language.tables.name_leads;
    leads.iter().find_map(|lead| after(text, lead)).unwrap_or(text)
}

/// What follows `lead` in `text`, compared without case and with either apostrophe.
fn after<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in lead.chars() {
        let mut sign = rest.next()?;
        while sign == ',' {
            sign = rest.next()?;
        }
        let same = sign == wanted
            || sign.eq_ignore_ascii_case(&wanted)
            || !sign.is_ascii() && sign.to_lowercase().eq(wanted.to_lowercase())
            || (wanted == '\'' && sign == '’');
        if !same {
            return None;
        }
    }
    let rest = rest.as_str();
    let trimmed = rest.trim_start_matches([' ', ':', ',', '\u{a0}']);
    (trimmed.len() < rest.len() && !trimmed.is_empty()).then_some(trimmed)
}
