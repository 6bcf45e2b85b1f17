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
    let signs = line.contains('\\') || line.contains("=>") || line.contains("-->");
    if signs || !line.is_ascii() && line.contains(['→', '⇒', '➔', '➜', '—', '–']) { odd } else { rule }
}

/// Reads a line by a rule into `pieces`. `Err`: the byte that no form of the rule gets past.
pub(crate) fn read(rule: Rule, line: &str, pieces: &mut Vec<Piece>) -> Result<(), u32> {
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
