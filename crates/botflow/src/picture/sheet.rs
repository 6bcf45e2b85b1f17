//! One card with its texts broken into lines. In: title and rows. Out: how large everything is, measured from the card's corner.

use super::measure::{width, wrapped};
use super::{Row, RowKind, Way};

/// Width of every card.
pub(super) const CARD_WIDTH: f64 = 320.0;
/// Room between a card's edge and what stands in it.
pub(super) const PADDING: f64 = 14.0;
/// How far a row stands in for each level.
const INDENT: f64 = 16.0;
/// Room between two rows.
const ROW_GAP: f64 = 6.0;
/// Height of a line of a card's title.
pub(super) const TITLE_LINE: f64 = 20.0;
/// Lines of a message that are shown; a picture is no transcript.
const LINES_MAX: usize = 6;

/// A card, measured.
pub(super) struct Sheet {
    pub(super) title: Vec<String>,
    pub(super) rows: Vec<Placed>,
    pub(super) height: f64,
    pub(super) bad: bool,
}

/// A row, measured.
pub(super) struct Placed {
    pub(super) kind: RowKind,
    pub(super) lines: Vec<String>,
    /// Left edge of the row's box.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) way: Option<Way>,
    /// No test comes past it.
    pub(super) untested: bool,
}

impl Placed {
    /// Where an arrow leaves.
    pub(super) fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// How the text of a row of that kind is set.
pub(super) struct Setting {
    pub(super) size: f64,
    pub(super) line: f64,
    /// Room left and right of the text inside the row's box.
    pub(super) side: f64,
    /// Room above and below it.
    pub(super) top: f64,
    /// How much wider than usual the letters are.
    bold: f64,
}

/// Bold letters are that much wider.
pub(super) const BOLD: f64 = 1.1;

pub(super) fn setting(kind: RowKind) -> Setting {
    match kind {
        RowKind::Says | RowKind::Shows => Setting { size: 13.0, line: 17.0, side: 10.0, top: 7.0, bold: 1.0 },
        RowKind::Asks | RowKind::HandsOver | RowKind::DeadEnd => Setting { size: 13.0, line: 17.0, side: 10.0, top: 7.0, bold: BOLD },
        RowKind::Answer => Setting { size: 12.5, line: 16.0, side: 12.0, top: 4.5, bold: 1.0 },
        RowKind::Outcome | RowKind::Condition | RowKind::Does | RowKind::Goes | RowKind::Ends => {
            Setting { size: 12.0, line: 16.0, side: 16.0, top: 4.0, bold: BOLD }
        }
    }
}

impl Sheet {
    /// Measures a card.
    pub(super) fn new(title: &str, rows: &[Row], trouble: &[String]) -> Self {
        let title = wrapped(title, 14.5 * BOLD, CARD_WIDTH - 2.0 * PADDING, 3);
        let mut y = PADDING + title.len() as f64 * TITLE_LINE + 8.0;
        let mut placed = Vec::new();
        let red =
            trouble.iter().map(|text| Row { kind: RowKind::DeadEnd, text: text.clone(), depth: 0, way: None, line: 0, untested: false });
        for row in rows.iter().cloned().chain(red) {
            let row = place(row, y);
            y += row.height + ROW_GAP;
            placed.push(row);
        }
        let bad = placed.iter().any(|row| row.kind == RowKind::DeadEnd);
        Sheet { title, rows: placed, height: y + PADDING - ROW_GAP, bad }
    }

    /// Where arrows come in: the middle of the title's first line.
    pub(super) fn entry(&self) -> f64 {
        PADDING + TITLE_LINE / 2.0
    }
}

fn place(row: Row, y: f64) -> Placed {
    let set = setting(row.kind);
    let indent = row.depth.min(6) as f64 * INDENT;
    // A bubble leaves some room on its right, as in a chat.
    let room =
        CARD_WIDTH - 2.0 * PADDING - indent - if matches!(row.kind, RowKind::Says | RowKind::Asks | RowKind::Shows) { 20.0 } else { 0.0 };
    let lines = wrapped(&row.text, set.size * set.bold, room - 2.0 * set.side, LINES_MAX);
    let widest = lines.iter().map(|line| width(line, set.size * set.bold)).fold(0.0, f64::max);
    let box_width = (widest + 2.0 * set.side).min(room).max(24.0);
    let left = PADDING + indent;
    let x = match row.kind {
        RowKind::Answer | RowKind::Goes => (CARD_WIDTH - PADDING - box_width).max(left),
        _ => left,
    };
    Placed {
        kind: row.kind,
        x,
        y,
        width: box_width,
        height: lines.len() as f64 * set.line + 2.0 * set.top,
        lines,
        way: row.way,
        untested: row.untested,
    }
}
