//! In: one line and the rule that reads it. Out: `Piece`s, what pest found in it, flat, in the order of the line. The one place that calls pest.

use botflow_grammar::{FlowParser, Rule};
use pest::error::InputLocation;
use pest::{Parser, Token};

/// A stretch of a line that a rule has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub rule: Rule,
    /// In bytes of the line.
    pub start: u32,
    pub end: u32,
    /// The first piece that is no part of this one.
    pub next: u32,
}

/// The rule for a line of that rule: labels that hold escapes or other arrows have slower ones.
pub(crate) fn rule_of(rule: Rule, line: &str) -> Rule {
    let odd = match rule {
        Rule::choice_line => Rule::odd_choice_line,
        Rule::row_line => Rule::odd_row_line,
        Rule::button_line => Rule::odd_button_line,
        rule => return rule,
    };
    let signs = line.contains('\\') || line.contains("=>") || line.contains("-->") || line.contains("- >");
    if signs || !line.is_ascii() && line.contains(['→', '⟶', '⇒', '➔', '➜', '—', '–']) { odd } else { rule }
}

/// Reads a line by a rule into `pieces`. `Err`: the byte that no form of the rule gets past.
pub(crate) fn read(rule: Rule, line: &str, pieces: &mut Vec<Piece>) -> Result<(), u32> {
    if !has_wide_gaps(line) {
        return read_narrow(rule, line, pieces);
    }
    let (narrow, origins) = without_wide_gaps(line);
    let origin = |at: u32| origins[at as usize];
    read_narrow(rule, &narrow, pieces).map_err(origin)?;
    for piece in pieces {
        (piece.start, piece.end) = (origin(piece.start), origin(piece.end));
    }
    Ok(())
}

/// Whether somewhere two spaces or a tab stand where one space would do.
fn has_wide_gaps(line: &str) -> bool {
    let mut space = false;
    line.bytes().any(|byte| {
        let wide = byte == b'\t' || space && byte == b' ';
        space = byte == b' ';
        wide
    })
}

/// The line with one space for each gap, and where each of its bytes (and its end) stands in the line.
fn without_wide_gaps(line: &str) -> (String, Vec<u32>) {
    let mut narrow = String::with_capacity(line.len());
    let mut origins = Vec::with_capacity(line.len() + 1);
    for (at, letter) in line.char_indices() {
        if matches!(letter, ' ' | '\t') {
            if !narrow.ends_with(' ') {
                narrow.push(' ');
                origins.push(at as u32);
            }
            continue;
        }
        narrow.push(letter);
        origins.extend((0..letter.len_utf8()).map(|byte| (at + byte) as u32));
    }
    origins.push(line.len() as u32);
    (narrow, origins)
}

fn read_narrow(rule: Rule, line: &str, pieces: &mut Vec<Piece>) -> Result<(), u32> {
    pieces.clear();
    let pairs = FlowParser::parse(rule, line).map_err(|error| match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at as u32,
    })?;
    // The innermost piece that is still open; while a piece is open, its `next` is the one around it.
    let mut open = u32::MAX;
    for token in pairs.tokens() {
        match token {
            Token::Start { rule, pos } => {
                pieces.push(Piece { rule, start: pos.pos() as u32, end: 0, next: open });
                open = pieces.len() as u32 - 1;
            }
            Token::End { pos, .. } => {
                let next = pieces.len() as u32;
                let piece = &mut pieces[open as usize];
                open = piece.next;
                piece.end = pos.pos() as u32;
                piece.next = next;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_where_they_were_typed() {
        let line = "ask  x\t(email)  :   Where  to, é?";
        let mut pieces = Vec::new();
        read(Rule::ask_line, line, &mut pieces).unwrap();
        let text = |rule| pieces.iter().find(|piece| piece.rule == rule).map(|piece| &line[piece.start as usize..piece.end as usize]);
        assert_eq!(text(Rule::name), Some("x"));
        assert_eq!(text(Rule::kind), Some("email"));
        assert_eq!(text(Rule::literal), Some("Where  to, é?"));
    }
}
