//! Misspells. In: a line. Out: where its keywords and names stand (running text is left alone), and a word with a slip.

use std::ops::Range;

/// Behind these the line is running text.
const TEXT: &[&str] = &["say", "or", "line", "about", "note", "label", "hint", "review", "card"];
/// In these the text begins behind the first colon.
const TEXT_BEHIND_COLON: &[&str] = &["ask", "check", "when", "on", "optional", "pay"];

/// Where the keywords and names of a line stand; in running text those between braces.
pub(super) fn names(line: &str) -> Vec<Range<usize>> {
    let text = text_of(line);
    words(line).into_iter().filter(|word| !text.contains(&word.start) || in_braces(line, word)).filter(|word| !quoted(line, word)).collect()
}

/// The running text of a line; empty where there is none.
fn text_of(line: &str) -> Range<usize> {
    let begin = line.len() - line.trim_start().len();
    let inner = &line[begin..];
    let first = inner.split([' ', ':']).next().unwrap_or_default();
    let end = line.rfind(" -> ").or_else(|| line.rfind(" [")).unwrap_or(line.len());
    let end = line[..end].rfind(" [").filter(|at| line[*at..end].ends_with(']')).unwrap_or(end);
    if TEXT.contains(&first) {
        return begin + first.len()..line.len();
    }
    if first == "button" || (first == "-" && !inner.starts_with("- each ")) {
        return begin + first.len()..end;
    }
    if TEXT_BEHIND_COLON.contains(&first) || inner.starts_with("- each ") {
        return line.find(": ").map_or(line.len()..line.len(), |colon| colon + 2..if first == "-" { end } else { line.len() });
    }
    if first == "keeps" {
        return line.find(" because ").map_or(line.len()..line.len(), |at| at + " because ".len()..line.len());
    }
    line.len()..line.len()
}

/// Words of two letters and more that are no part of an address.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begun = None;
    for (at, letter) in line.char_indices().chain([(line.len(), ' ')]) {
        let of_word = letter.is_alphanumeric() || letter == '_' || letter == '\'';
        match (begun, of_word) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                let around =
                    line[..start].rfind(' ').map_or(0, |space| space + 1)..line[at..].find(' ').map_or(line.len(), |space| at + space);
                let word = &line[start..at];
                if word.chars().count() > 1 && word.starts_with(char::is_alphabetic) && !line[around].contains("://") {
                    found.push(start..at);
                }
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// A name between braces; the forms behind its colon and the text of a fallback are text.
fn in_braces(line: &str, word: &Range<usize>) -> bool {
    let before = &line[..word.start];
    let Some(open) = before.rfind('{') else { return false };
    !before[open..].contains(['}', ':', '|'])
}

fn quoted(line: &str, word: &Range<usize>) -> bool {
    line[..word.start].matches('"').count() % 2 == 1
}

/// The word with two letters that changed places, or one letter twice; `None`: it has no letters to slip on.
pub(super) fn misspelt(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    let swapped = (0..letters.len() - 1).map(|by| (middle + by) % (letters.len() - 1)).find(|at| {
        let pair = (letters[*at], letters[*at + 1]);
        pair.0 != pair.1 && pair.0.is_alphabetic() && pair.1.is_alphabetic()
    });
    match swapped {
        Some(at) => letters.swap(at, at + 1),
        None => letters.push(*letters.last()?),
    }
    Some(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::{misspelt, names};

    fn named(line: &str) -> Vec<&str> {
        names(line).into_iter().map(|word| &line[word]).collect()
    }

    #[test]
    fn running_text_is_left_alone() {
        assert_eq!(named("  say Hi {contact.first_name or \"there\"}! I'm the bot."), ["say", "contact", "first_name", "or"]);
        assert_eq!(named("  ask budget (money): What would you like to spend?"), ["ask", "budget", "money"]);
        assert_eq!(named("  ask: Anything else for the trip?"), ["ask"]);
        assert_eq!(named("    - A long hike [hike] -> Stylist"), ["hike", "Stylist"]);
        assert_eq!(named("    - each model in range: {model.name}"), ["each", "model", "in", "range", "model", "name"]);
        assert_eq!(named("      button All the details -> https://example.com/delivery"), ["button"]);
        assert_eq!(named("  when unclear 3 times -> Talk to us"), ["when", "unclear", "times", "Talk", "to", "us"]);
        assert_eq!(named("  keeps email for 30 days because we write once"), ["keeps", "email", "for", "days", "because"]);
        assert_eq!(named("  say {basket: one thing | # things} for {total or \"nothing\"}"), ["say", "basket", "total", "or"]);
    }

    #[test]
    fn a_slip_changes_the_word() {
        for word in ["go", "to", "say", "aa", "email", "style", "A1"] {
            assert_ne!(misspelt(word).as_deref(), Some(word));
        }
        assert_eq!(misspelt("email").as_deref(), Some("emial"));
    }
}
