//! Text in XML. In: any text. Out: the same as it may stand in an element or an attribute.

/// What XML cannot hold is left out.
pub(crate) fn escaped(text: &str) -> String {
    let allowed =
        |character: &char| !matches!(character, '\u{fffe}' | '\u{ffff}') && (!character.is_control() || matches!(character, '\n' | '\t'));
    let mut safe = String::with_capacity(text.len());
    for character in text.chars().filter(allowed) {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            character => safe.push(character),
        }
    }
    safe
}
