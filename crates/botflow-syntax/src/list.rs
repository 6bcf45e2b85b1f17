//! In: a list as people write it: `Earth tones, "Black, white", Brights`. Out: its items.

/// One item of a list, in bytes of the text it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListItem {
    /// First byte, behind a quote.
    pub start: usize,
    /// Behind the last byte, before a quote.
    pub end: usize,
    /// Whether it stood in double quotes.
    pub quoted: bool,
}

/// The items of a list: "separated by commas; an item in double quotes (closing quote followed by a comma or the end) may hold commas".
pub fn split_list(text: &str) -> impl Iterator<Item = ListItem> + '_ {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let body = start + (text[start..].len() - text[start..].trim_start().len());
        let (item, end) = quoted_item(text, body).unwrap_or_else(|| bare_item(text, body));
        next = (end < text.len() && !text[end + 1..].trim_start().is_empty()).then_some(end + 1);
        Some(item)
    })
}

fn quoted_item(text: &str, start: usize) -> Option<(ListItem, usize)> {
    let inner = text[start..].strip_prefix('"')?;
    let at = inner.find('"')?;
    let behind = inner[at + 1..].trim_start();
    let closes = behind.is_empty() || behind.starts_with(',');
    closes.then(|| (ListItem { start: start + 1, end: start + 1 + at, quoted: true }, text.len() - behind.len()))
}

fn bare_item(text: &str, start: usize) -> (ListItem, usize) {
    let end = text[start..].find(',').map_or(text.len(), |at| start + at);
    let item = text[start..end].trim_end();
    (ListItem { start, end: start + item.len(), quoted: false }, end)
}

#[cfg(test)]
mod tests {
    use super::split_list;

    fn items(text: &str) -> Vec<&str> {
        split_list(text).map(|item| &text[item.start..item.end]).collect()
    }

    #[test]
    fn commas_in_quotes_do_not_split() {
        assert_eq!(items(r#"Earth tones , "Black, white",Brights"#), ["Earth tones", "Black, white", "Brights"]);
        assert_eq!(items(r#""so" she said, "b""#), [r#""so" she said"#, "b"]);
        assert_eq!(items("a,, b,"), ["a", "", "b"]);
        assert_eq!(items(r#"5" pipe"#), [r#"5" pipe"#]);
    }
}
