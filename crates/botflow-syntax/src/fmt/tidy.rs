//! In: a line that could be read. Out: the line with one space between its words; what customers read stays as typed.

use botflow_grammar::Rule;

use crate::choose::{Under, choose};
use crate::pieces::{self, Piece};
use crate::table::row_at;
use crate::tree::{NodeId, Statement, Tree};

/// Writes a node's line.
pub(super) fn write(tree: &Tree, id: NodeId, written: &mut String) {
    let node = tree.node(id);
    let line = tree.str(node.span);
    let under = match tree.statement(node.parent) {
        Statement::Hole(hole) => hole.meant.map_or(Under::Unknown, |kind| Under::Line { kind, form: false }),
        statement => Under::Line { kind: statement.kind(), form: false },
    };
    let mut pieces = Vec::new();
    let readable = !matches!(node.statement, Statement::Hole(_));
    let chosen = choose(line, under).filter(|chosen| chosen.placed && readable);
    let read = chosen.is_some_and(|chosen| pieces::read(pieces::rule_of(row_at(chosen.row).rule, line), line, &mut pieces).is_ok());
    if !read {
        return written.push_str(line);
    }
    tidy(line, &pieces, written);
    written.truncate(written.trim_end_matches(' ').len());
}

/// Whether what a rule read is kept letter by letter.
fn is_verbatim(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::literal
            | Rule::label_literal
            | Rule::odd_label_literal
            | Rule::rest
            | Rule::target
            | Rule::odd_value
            | Rule::open_brace
            | Rule::form
            | Rule::quoted_text
            | Rule::curly_text
            | Rule::word_list
            | Rule::pattern
            | Rule::calendar_name
            | Rule::team_words
            | Rule::plain_kind
    )
}

fn tidy(line: &str, pieces: &[Piece], written: &mut String) {
    let start = written.len();
    let mut at = 0;
    for piece in pieces.iter().filter(|piece| is_verbatim(piece.rule)) {
        let (from, to) = (piece.start as usize, piece.end as usize);
        let text = &line[from..to];
        // White space at the end of a label belongs to the key or the arrow behind it.
        let kept = match piece.rule {
            Rule::label_literal | Rule::odd_label_literal if is_last_of_label(pieces, piece) => text.trim_end_matches([' ', '\t']),
            Rule::word_list | Rule::plain_kind => text.trim(),
            _ => text,
        };
        let lead = if matches!(piece.rule, Rule::word_list | Rule::plain_kind) { text.len() - text.trim_start().len() } else { 0 };
        code(&line[at..from + lead], start, written);
        written.push_str(kept);
        at = from + lead + kept.len();
    }
    code(&line[at..], start, written);
}

/// Whether a literal is the last piece of its label.
fn is_last_of_label(pieces: &[Piece], literal: &Piece) -> bool {
    pieces
        .iter()
        .any(|label| matches!(label.rule, Rule::label | Rule::odd_label) && label.end == literal.end && label.start <= literal.start)
}

/// Writes what is no text: one space where there were several, none inside brackets and before commas and colons, one around arrows.
fn code(code: &str, start: usize, written: &mut String) {
    let mut rest = code;
    let mut space = false;
    while let Some(letter) = rest.chars().next() {
        if letter == ' ' || letter == '\t' {
            space = true;
            rest = &rest[1..];
            continue;
        }
        let arrow = ["-->", "->", "—>", "–>", "=>", "⇒", "→", "⟶", "➔", "➜"].into_iter().find(|arrow| rest.starts_with(arrow));
        let unit = arrow.unwrap_or(&rest[..letter.len_utf8()]);
        let before = written[start..].chars().next_back();
        let dash = &written[start..] == "-";
        let glued = matches!(letter, ',' | ':' | ')' | ']' | '}' | '?') || matches!(before, Some('(' | '[' | '{'));
        let apart = arrow.is_some()
            || dash
            || matches!(before, Some(','))
            || letter == '(' && before.is_some_and(char::is_alphanumeric)
            || letter == '['
            || after_arrow(&written[start..]);
        if before.is_some() && (space && !glued || apart && !(glued && letter == ',')) {
            written.push(' ');
        }
        written.push_str(unit);
        rest = &rest[unit.len()..];
        space = false;
    }
    let before = written[start..].chars().next_back();
    if (space || before == Some(':') || after_arrow(&written[start..]) || &written[start..] == "-")
        && before.is_some_and(|letter| !matches!(letter, '(' | '[' | '{' | ' ' | '"'))
    {
        written.push(' ');
    }
}

fn after_arrow(written: &str) -> bool {
    ["->", "—>", "–>", "=>", "⇒", "→", "⟶", "➔", "➜"].into_iter().any(|arrow| written.ends_with(arrow))
}

#[cfg(test)]
mod tests {
    use crate::format;

    fn line(line: &str) -> String {
        // What needs lines below it is read only where it has some.
        let below = if line.starts_with("if ") || line.starts_with("on ") { "    say Hi\n" } else { "" };
        let text = format!("flow A\n\nstep B\n  {line}\n{below}");
        format(&text).unwrap().lines().nth(3).unwrap().trim().to_owned()
    }

    #[test]
    fn one_space_between_words() {
        assert_eq!(line("ask   x(email)  :Where   to?"), "ask x (email): Where   to?");
        assert_eq!(line("ask x (rating  0 to 10): Where"), "ask x (rating  0 to 10): Where");
        assert_eq!(line("say   Hi { name   or \"a  b\" }  !"), "say Hi {name or \"a  b\"}  !");
        assert_eq!(line("if  x   is one of a ,b,  c and( y is d )"), "if x is one of a, b, c and (y is d)");
        assert_eq!(line("score a   2 ,b -1"), "score a 2, b -1");
        assert_eq!(line("go   to   Some  Place"), "go to Some  Place");
        assert_eq!(line("set x to a*2 - 3"), "set x to a*2 - 3");
        assert_eq!(line("on whatsapp ,web"), "on whatsapp, web");
        assert_eq!(line("wait until 2026-12-24"), "wait until 2026-12-24");
    }

    #[test]
    fn options_and_buttons() {
        let text = "flow A\n\nstep B\n  ask: C\n    -One  [ one ]->D\n    -  Two[two]   ->   D / E\n    - each  x in  y.z : {x.a  or  \"b\"}!->D\n    -   T-shirt {n} - now\n";
        let lines: Vec<String> = format(text).unwrap().lines().skip(4).map(|line| line.trim().to_owned()).collect();
        assert_eq!(lines, ["- One  [ one ] -> D", "- Two [two] -> D / E", "- each x in y.z: {x.a or \"b\"}! -> D", "- T-shirt {n} - now"]);
    }
}
