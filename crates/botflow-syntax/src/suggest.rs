//! In: words that nobody knows, and what is legal there. Out: what was probably meant.

use crate::choose::Under;
use crate::table::{Row, RowIx, row_at, rows};

/// Words that stand for one another when an instruction is written from memory.
const LITTLE_WORDS: [&str; 9] = ["to", "on", "at", "after", "for", "in", "with", "by", "within"];

/// No instruction is nearly as long as this.
const KEYWORD_MAX: usize = 100;

/// The nearest of some words: "only within edit distance max(1, len/3), two candidates at most".
pub fn nearest<'w>(typed: &str, known: impl IntoIterator<Item = &'w str>) -> Vec<&'w str> {
    let typed = crate::fold(typed);
    let limit = (typed.chars().count() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .map(|word| (strsim::osa_distance(&typed, &crate::fold(word)), word))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort();
    near.dedup();
    let best = near.first().map_or(0, |(distance, _)| *distance);
    near.into_iter().take_while(|(distance, _)| *distance <= best).take(2).map(|(_, word)| word).collect()
}

/// The instructions that a line may have been meant to be, of those that may stand there.
pub(crate) fn instructions(body: &str, under: Under) -> Vec<&'static Row> {
    let legal = || (0..rows().len()).map(|index| RowIx(index as u16)).filter(|index| under.allows(*index)).map(row_at);
    let mut near: Vec<(usize, &'static Row)> = Vec::new();
    for row in legal().filter(|row| !row.keyword.is_empty()) {
        let words = row.keyword.split(' ').count();
        let typed: Vec<&str> = body.split([' ', '\t', ':']).filter(|word| !word.is_empty()).take(words).collect();
        let typed = typed.join(" ");
        if typed.len() > KEYWORD_MAX {
            continue;
        }
        let typed = crate::fold(&typed).into_owned();
        let limit = (row.keyword.len().min(typed.chars().count()) / 3).max(1);
        let together = typed.replace(' ', "") == row.keyword.replace(' ', "") || body_begins(body, row.keyword);
        let distance = if together || is_begun(body, row.keyword) { 1 } else { strsim::osa_distance(&typed, row.keyword) };
        // "No problem at all" is no `on`, "May we …" no `say`: in a sentence only letters that changed places are a slip.
        if is_sentence(body) && !together && !has_letters(&typed, row.keyword) {
            continue;
        }
        if distance <= limit {
            near.push((distance, row));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    let best = near.first().map_or(0, |(distance, _)| *distance);
    let mut rows: Vec<&'static Row> = Vec::new();
    for (_, row) in near.into_iter().take_while(|(distance, _)| *distance == best) {
        if rows.iter().all(|known| known.keyword != row.keyword) {
            rows.push(row);
        }
    }
    rows.truncate(2);
    rows
}

/// Whether two words are made of the same letters.
fn has_letters(typed: &str, keyword: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    keyword.len() > 2 && letters(typed) == letters(keyword)
}

/// `hand over X`: the first two words of an instruction of three and more, and nothing else begins like that.
fn is_begun(body: &str, keyword: &str) -> bool {
    let words: Vec<&str> = keyword.split(' ').collect();
    words.len() > 2 && words[0] != "when" && body.split_whitespace().take(2).eq(words.iter().take(2).copied())
}

/// How many bytes of a line were typed in place of an instruction: its words as far as they are like those of the instruction.
pub(crate) fn typed_length(line: &str, keyword: &str) -> usize {
    let first = line.find([' ', '\t', ':']).unwrap_or(line.len()).max(line.chars().next().map_or(0, char::len_utf8));
    let together: String = keyword.split(' ').collect();
    if line[..first].eq_ignore_ascii_case(&together) {
        return first;
    }
    if let Some(length) = together_length(line, keyword).filter(|_| !keyword.is_empty()) {
        return length;
    }
    let words: Vec<&str> = keyword.split(' ').collect();
    let is_like = |typed: &str, word: &str| strsim::osa_distance(typed, word) <= (word.len() / 3).max(1);
    let typed = words_of(line, words.len() + 1);
    let alike = words.iter().zip(&typed).take_while(|(word, (start, end))| is_like(&line[*start..*end], word)).count();
    let end = alike.checked_sub(1).map_or(first, |last| typed[last].1);
    let rest = typed.get(alike..).unwrap_or_default();
    // `starts with words X`, `when no answer after X`: up to the word that the instruction ends in.
    let last = words.last().filter(|last| alike > 0 && alike < words.len() && last.len() > 3).copied();
    let ends = last.and_then(|last| rest.iter().find(|(start, end)| is_like(&line[*start..*end], last)));
    // `when no reply for 2 hours`: one little word in the place of another.
    let instead = rest.first().filter(|(start, end)| {
        alike + 1 == words.len() && [&line[*start..*end], words[alike]].iter().all(|word| LITTLE_WORDS.contains(word))
    });
    ends.or(instead).map_or(end, |(_, end)| *end).max(first)
}

/// Where the first words of a line stand.
fn words_of(line: &str, most: usize) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut at = 0;
    while words.len() < most {
        let start = at + (line[at..].len() - line[at..].trim_start_matches([' ', '\t']).len());
        at = start + line[start..].find([' ', '\t', ':']).unwrap_or(line.len() - start);
        if at == start {
            break;
        }
        words.push((start, at));
    }
    words
}

/// `goto X`, `elseif x`, `handover to X`: the words of an instruction of several words, some written together.
fn body_begins(body: &str, keyword: &str) -> bool {
    keyword.contains(' ') && together_length(body, keyword).is_some()
}

/// How many bytes of a line are the letters of an instruction, whatever spaces stand between them.
fn together_length(body: &str, keyword: &str) -> Option<usize> {
    let mut letters = keyword.bytes().filter(|letter| *letter != b' ');
    let mut wanted = letters.next();
    for (at, byte) in body.bytes().enumerate() {
        match wanted {
            None => return matches!(byte, b' ' | b'\t' | b':').then_some(at),
            Some(letter) if byte.to_ascii_lowercase() == letter => wanted = letters.next(),
            Some(_) if byte == b' ' => {}
            Some(_) => return None,
        }
    }
    wanted.is_none().then_some(body.len())
}

/// Words of other tools and of other languages, and what they are called here; the longer ones first.
const OTHERWISE: [(&str, &str); 73] = [
    ("message", "say"),
    ("send", "say"),
    ("text", "say"),
    ("reply", "say"),
    ("respond", "say"),
    ("print", "say"),
    ("bot", "say"),
    ("sage", "say"),
    ("sag", "say"),
    ("di", "say"),
    ("dis", "say"),
    ("question", "ask"),
    ("prompt", "ask"),
    ("input", "ask"),
    ("frage", "ask"),
    ("pregunta", "ask"),
    ("demande", "ask"),
    ("jump to", "go to"),
    ("jump", "go to"),
    ("redirect to", "go to"),
    ("redirect", "go to"),
    ("next", "go to"),
    ("gehe zu", "go to"),
    ("weiter zu", "go to"),
    ("weiter mit", "go to"),
    ("ir a", "go to"),
    ("ve a", "go to"),
    ("aller à", "go to"),
    ("->", "go to"),
    ("=>", "go to"),
    ("→", "go to"),
    ("elif", "else if"),
    ("otherwise if", "else if"),
    ("sonst wenn", "else if"),
    ("sinon si", "else if"),
    ("sonst", "else"),
    ("sinon", "else"),
    ("si no", "else"),
    ("wenn", "if"),
    ("falls", "if"),
    ("si", "if"),
    ("escalate to", "hand over to"),
    ("transfer to", "hand over to"),
    ("hand off to", "hand over to"),
    ("handoff to", "hand over to"),
    ("stop", "end"),
    ("exit", "end"),
    ("ende", "end"),
    ("fin", "end"),
    ("schritt", "step"),
    ("paso", "step"),
    ("étape", "step"),
    ("option", "-"),
    ("choice", "-"),
    ("choose", "pick"),
    ("select", "pick"),
    ("reached", "reach"),
    ("goal", "reach"),
    ("type", "typing"),
    ("picture", "image"),
    ("photo", "image"),
    ("bild", "image"),
    ("pause", "wait"),
    ("delay", "wait"),
    ("carousel", "cards"),
    ("link", "button"),
    ("img", "image"),
    ("alt", "about"),
    ("lasts", "for"),
    ("save", "keep"),
    ("connect to", "hand over to"),
    ("only", "alone"),
    ("exclusive", "alone"),
];

/// What a line of another tool's words would be here: how many bytes it begins with, and the instruction.
pub(crate) fn otherwise(body: &str, under: Under) -> Option<(usize, &'static Row)> {
    let small = body.to_ascii_lowercase();
    let begins = |said: &str| small.strip_prefix(said).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']));
    let (said, keyword) = OTHERWISE.iter().find(|(said, keyword)| begins(said) && (*keyword != "end" || said.len() == small.len()))?;
    let row = (0..rows().len()).map(|index| RowIx(index as u16)).filter(|index| under.allows(*index)).map(row_at);
    row.into_iter().find(|row| row.keyword == *keyword).map(|row| (said.len(), row))
}

/// Whether a line reads like a sentence for customers rather than like an instruction with a slip in it: `No problem at all.`, `May we write to you?`
pub(crate) fn is_sentence(body: &str) -> bool {
    body.starts_with(char::is_uppercase) && body.split_whitespace().count() > 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn meant(body: &str, kind: Kind) -> Vec<&'static str> {
        instructions(body, Under::Line { kind, form: false }).iter().map(|row| row.keyword).collect()
    }

    #[test]
    fn what_was_meant() {
        assert_eq!(meant("sya Hi", Kind::Step), ["say"]);
        assert_eq!(meant("goto Start", Kind::Step), ["go to"]);
        assert_eq!(meant("hand ovr to Team", Kind::Step), ["hand over to"]);
        assert_eq!(meant("hand over Stylists", Kind::Step), ["hand over to"]);
        assert_eq!(typed_length("hand over Stylists", "hand over to"), "hand over".len());
        assert_eq!(typed_length("starts with words test drive", "starts on words"), "starts with words".len());
        assert_eq!(typed_length("when no reply for 2 hours", "when no reply after"), "when no reply for".len());
        assert_eq!(typed_length("when no answer after 2 hours", "when no reply after"), "when no answer after".len());
        assert_eq!(typed_length("sya words that stay", "say"), "sya".len());
        assert_eq!(meant("elseif x", Kind::Step), ["else if"]);
        assert_eq!(meant("handover to Sales", Kind::Step), ["hand over to"]);
        assert_eq!(typed_length("handover to Sales", "hand over to"), "handover to".len());
        assert_eq!(meant("Sya hello to them all", Kind::Step), ["say"]);
        assert!(meant("Welcome to our shop", Kind::Step).is_empty());
        assert!(meant("No problem at all, I've kept nothing.", Kind::Step).is_empty());
        assert!(meant("May we write to you?", Kind::Step).is_empty());
        let under = Under::Line { kind: Kind::Step, form: false };
        assert_eq!(otherwise("send Hello there", under).map(|(length, row)| (length, row.keyword)), Some((4, "say")));
        assert!(otherwise("sender", under).is_none());
        assert_eq!(nearest("stilist", ["Stylist", "Result"]), ["Stylist"]);
    }
}
