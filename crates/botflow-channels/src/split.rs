//! A long text in parts that fit. Cut between paragraphs, else lines, else sentences, else words, never inside what a reader sees as one character.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::Limit;

/// A text is never more messages than this: what is longer is a mistake, and would be a flood.
pub(crate) const PARTS_MAX: usize = 20;

/// The parts of a text: where each lies in it. `cut`: something behind the last one was left out.
pub(crate) struct Parts {
    pub(crate) parts: Vec<Range<usize>>,
    pub(crate) cut: bool,
}

/// Parts that fit, the last one within its own bound. An empty text is one empty part.
pub(crate) fn split(text: &str, each: &Limit, last: &Limit) -> Parts {
    let mut from = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(from);
    let mut parts = Vec::new();
    while !last.fits(&text[from..end]) {
        if parts.len() + 1 == PARTS_MAX {
            let room = last.most.saturating_sub(last.count("…"));
            let part = most(&text[from..end], last, room).trim_end();
            parts.push(from..from + part.len());
            return Parts { parts, cut: true };
        }
        let rest = &text[from..end];
        // As much as fits, but leave something for the last part.
        let part = head(rest, if each.fits(rest) { last } else { each });
        parts.push(from..from + part.trim_end().len());
        from += part.len() + (rest[part.len()..].len() - rest[part.len()..].trim_start().len());
    }
    if from < end || parts.is_empty() {
        parts.push(from..end);
    }
    Parts { parts, cut: false }
}

fn head<'a>(text: &'a str, limit: &Limit) -> &'a str {
    let most = most(text, limit, limit.most);
    for marks in [&["\n\n"][..], &["\n"], &[". ", "! ", "? ", "… ", "。", "！", "？"], &[" "]] {
        let behind = marks.iter().filter_map(|mark| most.rfind(mark).map(|at| at + mark.len())).max();
        // A first part of a few words alone would read worse than a cut at the next smaller place.
        if let Some(behind) = behind.filter(|behind| behind * 3 >= most.len()) {
            return &text[..behind];
        }
    }
    most
}

/// As much as fits, and at least something.
fn most<'a>(text: &'a str, limit: &Limit, room: u64) -> &'a str {
    let most = limit.unit.cut(text, room);
    if !most.is_empty() {
        return most;
    }
    // One "character" that alone is too long (hundreds of accents on a letter) is no letter of any language: it is cut.
    let mut end = 0;
    let first = text.graphemes(true).next().unwrap_or(text);
    for (at, letter) in first.char_indices() {
        if at > 0 && limit.count(&first[..at + letter.len_utf8()]) > room {
            break;
        }
        end = at + letter.len_utf8();
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Figure, facts};

    fn parts(text: &str) -> Vec<&str> {
        let facts = facts("messenger").unwrap().now();
        let parts = split(text, facts.limit(Figure::Text).unwrap(), facts.limit(Figure::TextWithButtons).unwrap());
        parts.parts.into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn nothing_is_lost_and_the_last_part_keeps_its_own_bound() {
        let text = "One two three. ".repeat(200);
        let parts = parts(&text);
        assert!(parts.last().unwrap().len() <= 640 && parts.len() == 3, "{}", parts.len());
        assert_eq!(parts.join(" "), text.trim());
        assert!(parts.iter().all(|part| part.ends_with("three.")));
    }

    #[test]
    fn a_flood_ends() {
        let flood = "x".repeat(2_000_000);
        let facts = facts("messenger").unwrap().now();
        let text = facts.limit(Figure::Text).unwrap();
        let parts = split(&flood, text, text);
        assert!(parts.cut && parts.parts.len() == PARTS_MAX);
    }

    #[test]
    fn a_letter_with_a_thousand_accents_is_cut_where_nothing_else_helps() {
        let heap = format!("a{}b", "\u{301}".repeat(5_000));
        assert!(parts(&heap).iter().all(|part| part.encode_utf16().count() <= 2_000));
        assert_eq!(parts(&heap).concat(), heap);
    }
}
