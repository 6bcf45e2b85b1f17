//! How much room a text takes. In: text and type size. Out: pixels, and lines that fit.

use unicode_segmentation::UnicodeSegmentation;

/// Width of `text` at `size` pixels in the widest of the usual sans-serif faces, so that it fits in all of them.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.graphemes(true).map(|grapheme| share(grapheme.chars().next().unwrap_or(' '))).sum::<f64>() * size
}

/// The share of the type size that one character takes.
fn share(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | ' ' | '·' | '’' => 0.34,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' | '"' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' | '→' => 0.95,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 0.72,
        character if character.is_ascii() => 0.62,
        character if unicode_width::UnicodeWidthChar::width(character).unwrap_or(0) > 1 => 1.3,
        _ => 0.64,
    }
}

/// `text` in lines of at most `room` pixels, broken at spaces (a longer word inside), at most `most` of them; `…` shows that more follows.
pub(super) fn wrapped(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = text.split('\n').flat_map(|part| wrapped_part(part, size, room)).collect();
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.last_mut().expect("invariant: at least one line is allowed");
        while width(last, size) + width("…", size) > room && last.pop().is_some() {}
        *last = format!("{}…", last.trim_end());
    }
    lines
}

fn wrapped_part(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("invariant: there is always a line");
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, size) <= room {
            *line = joined;
            continue;
        }
        let mut rest = word;
        if line.is_empty() {
            lines.pop();
        }
        while width(rest, size) > room {
            let fits = fitting(rest, size, room).max(1);
            lines.push(rest[..fits].to_owned());
            rest = &rest[fits..];
        }
        lines.push(rest.to_owned());
    }
    lines
}

/// Bytes of the longest beginning that fits, at a character's end.
fn fitting(text: &str, size: f64, room: f64) -> usize {
    let mut end = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        if width(&text[..start + grapheme.len()], size) > room {
            return if end == 0 { grapheme.len() } else { end };
        }
        end = start + grapheme.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit() {
        for text in [
            "Hello there, how does your perfect weekend look?",
            "Donaudampfschifffahrtsgesellschaftskapitänsmütze ahoi",
            "東京でお買い物をしませんか 👩‍👩‍👧",
            "   ",
        ] {
            for line in wrapped(text, 13.0, 120.0, 4) {
                assert!(width(&line, 13.0) <= 121.0, "{line}");
            }
        }
        assert_eq!(wrapped("a b c d e f g h", 10.0, 20.0, 2).len(), 2);
        assert!(wrapped("aaa bbb ccc ddd eee", 10.0, 30.0, 2)[1].ends_with('…'));
    }
}
