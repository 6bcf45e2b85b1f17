//! In: a line and what it stands under. Out: the row of the table that reads it: "the first word and the parent decide".

use crate::Kind;
use crate::table::{RowIx, may_stand, row_at, row_of_rule, rows_of_word};
use botflow_grammar::Rule;

/// What a line stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Under {
    /// A line of that kind; `form`: what is not held by an `if` alone is a form.
    Line { kind: Kind, form: bool },
    /// A line nobody could read: anything may stand there.
    Unknown,
}

/// The row of a line, and whether it stands where it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub row: RowIx,
    /// Bytes of its keyword.
    pub keyword: u32,
    pub placed: bool,
}

impl Under {
    pub fn allows(self, row: RowIx) -> bool {
        match self {
            Under::Unknown => true,
            Under::Line { kind, form } => may_stand(row, kind) && (!form || may_stand(row, Kind::Form)),
        }
    }
}

/// The row that reads a line; where no row of its first words may stand there, the one with the longest keyword. `None`: no instruction begins like that.
pub(crate) fn choose(line: &str, under: Under) -> Option<Chosen> {
    if let Under::Line { kind: Kind::ActionGives | Kind::EventComes, .. } = under {
        return Some(Chosen { row: row_of_rule(Rule::field_is_line), keyword: 0, placed: true });
    }
    let word = first_word(line);
    let mut elsewhere = None;
    for index in rows_of_word(word) {
        let Some(keyword) = keyword_length(row_at(*index).keyword, line) else { continue };
        let chosen = Chosen { row: *index, keyword, placed: true };
        if under.allows(*index) {
            return Some(chosen);
        }
        elsewhere.get_or_insert(Chosen { placed: false, ..chosen });
    }
    if let Under::Line { kind: Kind::Test, .. } = under
        && (line.ends_with(" is open") || line.ends_with(" is closed"))
    {
        return Some(Chosen { row: row_of_rule(Rule::team_is_line), keyword: 0, placed: true });
    }
    elsewhere
}

/// The letters a line begins with; a dash is a word of its own.
pub(crate) fn first_word(line: &str) -> &str {
    if line.starts_with('-') && !line.starts_with("->") && !line.starts_with("--") {
        return "-";
    }
    let end = line.bytes().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(line.len());
    &line[..end]
}

/// How long a keyword is where the line begins with it, and nothing but a space, a colon or the end follows.
fn keyword_length(keyword: &str, line: &str) -> Option<u32> {
    let length = if line.as_bytes().starts_with(keyword.as_bytes()) { keyword.len() } else { spaced_length(keyword, line)? };
    let free = keyword == "-" || matches!(line.as_bytes().get(length), None | Some(b' ' | b'\t' | b':' | b'('));
    free.then_some(length as u32)
}

/// The same for a keyword whose words stand apart by several spaces.
fn spaced_length(keyword: &str, line: &str) -> Option<usize> {
    let (first, _) = keyword.split_once(' ')?;
    let apart = line.as_bytes().get(first.len()..first.len() + 2)?;
    if !apart.starts_with(b"\t") && apart != b"  " && apart != b" \t" && !line.contains("  ") {
        return None;
    }
    let mut at = 0;
    for (count, word) in keyword.split(' ').enumerate() {
        if count > 0 {
            let spaces = line[at..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            if spaces == 0 {
                return None;
            }
            at += spaces;
        }
        if !line[at..].starts_with(word) {
            return None;
        }
        at += word.len();
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(line: &str, kind: Kind) -> (&'static str, bool) {
        let chosen = choose(line, Under::Line { kind, form: false }).unwrap();
        (row_at(chosen.row).form, chosen.placed)
    }

    #[test]
    fn the_first_word_and_the_parent_decide() {
        assert_eq!(chosen("on web", Kind::Step), ("on CHANNEL", true));
        assert_eq!(chosen("on web: Hi", Kind::Say), ("on CHANNEL: TEXT", true));
        assert_eq!(chosen("- A", Kind::Scores), ("- LABEL [key]", true));
        assert_eq!(chosen("- 50% A", Kind::Split), ("- 50% LABEL", true));
        assert_eq!(chosen("if possible a", Kind::Recommend), ("if possible CONDITION", true));
        assert_eq!(chosen("for each x in y", Kind::Step), ("for each x in LIST", true));
        assert_eq!(chosen("say hi", Kind::Flow), ("say TEXT", false));
        assert_eq!(chosen("Front desk is open", Kind::Test), ("TEAM is open", true));
        assert_eq!(chosen("say 3", Kind::ActionGives), ("field VALUE", true));
        assert!(choose("sayhi", Under::Line { kind: Kind::Step, form: false }).is_none());
    }

    #[test]
    fn a_form_holds_what_talks() {
        let inside = Under::Line { kind: Kind::If, form: true };
        assert!(choose("say hi", inside).unwrap().placed);
        assert!(!choose("set x to 1", inside).unwrap().placed);
    }
}
