//! In: lines that pest has read. Out: their pieces, when the same line comes again: "parsed lines are cached by (kind, text)".

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use botflow_grammar::Rule;

use crate::pieces::Piece;

/// Longer lines hardly ever come twice in a project.
const LINE_MAX_BYTES: usize = 80;

/// So many pieces are remembered (16 bytes each); then all are forgotten and remembering begins anew.
const PIECES_MAX: usize = 1 << 20;

/// Lines with their pieces.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By the number of the rule.
    lines: Vec<HashMap<Box<str>, Stretch, BuildHasherDefault<Mixer>>>,
    pieces: Vec<Piece>,
}

/// Where the pieces of a line stand.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: u32,
    end: u32,
}

impl Known {
    /// Puts the pieces of a line into `pieces`, if it is known.
    pub fn recall(&self, rule: Rule, line: &str, pieces: &mut Vec<Piece>) -> bool {
        let Some(stretch) = self.lines.get(rule as usize).and_then(|lines| lines.get(line)) else { return false };
        pieces.clear();
        pieces.extend_from_slice(&self.pieces[stretch.start as usize..stretch.end as usize]);
        true
    }

    pub fn remember(&mut self, rule: Rule, line: &str, pieces: &[Piece]) {
        if line.len() > LINE_MAX_BYTES {
            return;
        }
        if self.pieces.len() + pieces.len() > PIECES_MAX {
            *self = Known::default();
        }
        let rule = rule as usize;
        if self.lines.len() <= rule {
            self.lines.resize_with(rule + 1, HashMap::default);
        }
        let start = self.pieces.len() as u32;
        self.pieces.extend_from_slice(pieces);
        self.lines[rule].insert(line.into(), Stretch { start, end: self.pieces.len() as u32 });
    }
}

/// A quick hash for short lines, eight bytes at a time. Lines that fall together cost time, never a wrong reading.
#[derive(Debug, Default)]
struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ (rest.len() as u64) << 56);
    }

    fn finish(&self) -> u64 {
        // The table looks at the upper bits too.
        self.0 ^ self.0 >> 29
    }
}
