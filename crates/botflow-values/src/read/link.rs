//! In: a text. Out: the one web address in it.

use std::ops::Range;

use url::Url;

use super::email::is_domain;

/// Reads a web address; without `https://` it gets one. Other schemes, mere words and e-mail addresses are none.
pub fn link(text: &str) -> Option<String> {
    link_in(text).map(|(link, _)| link)
}

/// The one web address in a sentence, and where (bytes).
pub fn link_in(text: &str) -> Option<(String, Range<usize>)> {
    let mut found = None;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|sign: char| {
            matches!(sign, '<' | '>' | '"' | '(' | ')' | ',' | '.' | '!' | '?' | ';' | '“' | '”' | '„' | '«' | '»')
        });
        let Some(link) = address(bare) else { continue };
        let from = bare.as_ptr() as usize - text.as_ptr() as usize;
        if found.replace((link, from..from + bare.len())).is_some() {
            return None;
        }
    }
    found
}

/// Longest address, in bytes.
const LINK_MAX_BYTES: usize = 2_048;

fn address(word: &str) -> Option<String> {
    if word.len() > LINK_MAX_BYTES || !word.contains('.') {
        return None;
    }
    let has_scheme = word.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
        || word.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    let host_end = word.find(['/', '?', '#']).unwrap_or(word.len());
    if !has_scheme && (word.contains("://") || word[..host_end].contains('@')) {
        return None;
    }
    let full = if has_scheme { word.to_string() } else { format!("https://{word}") };
    let url = Url::parse(&full).ok()?;
    let host = url.host_str()?;
    let plain = url.username().is_empty() && url.password().is_none() && is_domain(host);
    // `tomorrow.then` has no ending of an address: bare words need a known beginning or a usual ending.
    let believed = has_scheme || host.starts_with("www.") || word.len() > host_end || usual_ending(host);
    (plain && believed).then(|| if has_scheme { full } else { format!("https://{word}") })
}

fn usual_ending(host: &str) -> bool {
    let ending = host.rsplit('.').next().unwrap_or("");
    ending.len() == 2
        || [
            "com", "net", "org", "info", "app", "shop", "online", "store", "site", "dev", "biz", "page", "blog", "cloud", "xyz", "edu",
            "gov",
        ]
        .contains(&ending)
        || ending.starts_with("xn--")
}
