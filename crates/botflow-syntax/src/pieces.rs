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

/// Reads a line by a rule into `pieces`. `Err`: the byte that no form of the rule gets past.
pub(crate) fn read(rule: Rule, line: &str, pieces: &mut Vec<Piece>) -> Result<(), u32> {
    pieces.clear();
    let pairs = FlowParser::parse(rule, line).map_err(|error| match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at as u32,
    })?;
    let mut open: Vec<u32> = Vec::with_capacity(8);
    for token in pairs.tokens() {
        match token {
            Token::Start { rule, pos } => {
                open.push(pieces.len() as u32);
                pieces.push(Piece { rule, start: pos.pos() as u32, end: 0, next: 0 });
            }
            Token::End { pos, .. } => {
                let index = open.pop().expect("invariant: pest closes what it opened");
                let next = pieces.len() as u32;
                let piece = &mut pieces[index as usize];
                piece.end = pos.pos() as u32;
                piece.next = next;
            }
        }
    }
    Ok(())
}
