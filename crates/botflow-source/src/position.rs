//! In: a text and byte offsets. Out: lines and columns as people and editors count them.

use unicode_segmentation::UnicodeSegmentation;

/// A place in a text as people count: both numbers from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1. CR LF is one end of line, so is a lone CR.
    pub line: u32,
    /// Column, from 1, in characters as an editor shows them (grapheme clusters).
    pub column: u32,
}

/// The starts of a text's lines, for many look-ups.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the ends of line of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let ends_line = *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(index as u32 + 1);
            }
        }
        LineIndex { starts }
    }

    /// The line (from 0) that holds the byte at `offset`.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The bytes of a line (from 0) without its end of line.
    pub fn text_of<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.starts[line] as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize);
        text[start..end].trim_end_matches(['\r', '\n'])
    }

    /// Offset of the first byte of a line (from 0).
    pub fn start(&self, line: usize) -> u32 {
        self.starts[line]
    }

    /// How many lines there are (a text that ends with an end of line has an empty last one).
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there are no lines; there is always one.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Line and column, from 1, of a byte offset. A byte-order mark counts as no column.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line(offset);
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text[self.starts[line] as usize..end].trim_start_matches('\u{feff}');
        Position { line: line as u32 + 1, column: before.graphemes(true).count() as u32 + 1 }
    }

    /// Line and column, from 0, in UTF-16 units, as the language server protocol counts.
    pub fn utf16(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let before = &text[self.starts[line] as usize..(offset as usize).min(text.len())];
        (line as u32, before.encode_utf16().count() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_what_an_editor_shows() {
        let text = "say hé👩‍👩‍👧 x\r\nend\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text, text.find(needle).unwrap() as u32);
        assert_eq!(at("x"), Position { line: 1, column: 9 });
        assert_eq!(at("end"), Position { line: 2, column: 1 });
        assert_eq!(index.len(), 3);
        assert_eq!(index.text_of(text, 0), "say hé👩‍👩‍👧 x");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let text = "\u{feff}flow A";
        assert_eq!(LineIndex::new(text).position(text, 3), Position { line: 1, column: 1 });
    }

    #[test]
    fn utf16_counts_pairs() {
        let text = "a😀b";
        assert_eq!(LineIndex::new(text).utf16(text, 5), (0, 3));
    }
}
