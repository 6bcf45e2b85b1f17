//! In: a text. Out: the one e-mail address in it.

use std::ops::Range;

/// Reads an e-mail address; words around it do not matter as long as there is one address only (`it's anna@example.com, thanks`).
///
/// The domain needs a dot; address literals (`x@[127.0.0.1]`) and quoted local parts are no addresses here.
pub fn email(text: &str) -> Option<&str> {
    email_in(text).map(|range| &text[range])
}

/// Where the one address in a sentence stands (bytes).
pub fn email_in(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut ats = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@').map(|(at, _)| at);
    let at = ats.next()?;
    if ats.next().is_some() {
        return None;
    }
    let local = text[..at].char_indices().rev().take_while(|(_, sign)| of_local(*sign)).last()?.0;
    let domain = text[at + 1..]
        .char_indices()
        .take_while(|(_, sign)| of_domain(*sign))
        .last()
        .map(|(last, sign)| at + 1 + last + sign.len_utf8())?;
    let local = local + (text[local..at].len() - text[local..at].trim_start_matches(['.', '\'', '/', '=', '`', '{', '|', '}']).len());
    let domain = at + 1 + text[at + 1..domain].trim_end_matches(['.', '-', '_']).len();
    is_address(&text[local..at], &text[at + 1..domain]).then_some(local..domain)
}

/// The letters of a name may be of any script; signs are those of an unquoted address.
fn of_local(sign: char) -> bool {
    sign.is_alphanumeric() || (sign.is_ascii() && "!#$%&'*+-/=?^_`{|}~.".contains(sign))
}

fn of_domain(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '-' | '_')
}

/// Local part and domain as mail servers take them.
fn is_address(local: &str, domain: &str) -> bool {
    let local_fits = !local.is_empty() && local.len() <= 64 && !local.ends_with('.') && !local.contains("..");
    local_fits && domain.len() <= 253 && is_domain(domain)
}

/// A domain of at least two labels whose last one holds a letter.
pub(crate) fn is_domain(domain: &str) -> bool {
    let mut labels = 0;
    let mut last = "";
    for label in domain.split('.') {
        let fits = !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-') && !label.contains('_');
        if !fits {
            return false;
        }
        labels += 1;
        last = label;
    }
    labels >= 2 && last.len() >= 2 && last.chars().any(char::is_alphabetic) && !last.chars().all(|sign| sign.is_ascii_digit())
}
