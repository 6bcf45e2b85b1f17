//! In: the text of a file. Out: `Lines`: its physical lines, each with its indentation and the line it belongs to. Never fails, loses nothing.

/// The lines of a text. Every byte of it belongs to one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// In order.
    pub lines: Vec<Line>,
    /// What the file is indented with.
    pub indent: Indent,
}

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its first byte.
    pub start: u32,
    /// Its first byte behind the indentation (and the byte-order mark).
    pub text_start: u32,
    /// Behind its last byte that is no white space.
    pub text_end: u32,
    /// Behind its end of line.
    pub end: u32,
    /// How wide the indentation is, a tab counting 4.
    pub width: u32,
    /// What kind of line it is.
    pub what: LineKind,
    /// The line it belongs to: "the nearest line above it that is indented less". Of instructions only.
    pub parent: Option<u32>,
    /// What is wrong with its indentation.
    pub flaw: Flaw,
}

/// What a line is, by its first letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but white space.
    Blank,
    /// `# …`
    Comment,
    /// `## …`
    Doc,
    /// `# allow …`
    Allow,
    /// Anything else.
    Instruction,
}

/// What a file is indented with; told by its first indented line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indent {
    /// Spaces, also where nothing is indented.
    Spaces,
    /// Tabs.
    Tabs,
}

/// What is wrong with the indentation of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Nothing.
    None,
    /// Tabs and spaces, or the other of the two than the file.
    Mixed,
    /// A no-break space or another character that cannot be seen.
    Invisible,
    /// It lines up with no line above; `deeper` would be in line with the lines above, `outer` with the lines of the one it belongs to.
    Odd {
        /// The line above that is indented more.
        deeper: u32,
        /// The first line that belongs to the same line.
        outer: u32,
    },
}

impl Line {
    /// The line without its indentation and end.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.text_start as usize..self.text_end as usize]
    }
}

/// "a tab counts 4 when guessing"
const TAB: u32 = 4;

/// A line that others may belong to.
struct Level {
    width: i64,
    line: Option<u32>,
    first_child: Option<(u32, u32)>,
    odd_width: Option<u32>,
    /// Of a line that lines up with nothing: how wide the lines are that it most likely belongs to.
    meant_width: Option<u32>,
}

/// Splits a text into its lines and says which belongs to which.
pub fn lay_out(text: &str) -> Lines {
    let mut lines = Vec::with_capacity(text.len() / 24 + 1);
    let mut indent: Option<FirstIndent> = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (body_end, end) = end_of_line(bytes, at);
        lines.push(measure(text, at, body_end, end, &mut indent));
        at = end;
    }
    let mut lines = Lines { lines, indent: indent.map_or(Indent::Spaces, |first| first.kind) };
    nest(&mut lines.lines, text, indent.map_or(1, |first| first.width));
    lines
}

/// Where the line at `start` ends, without and with its end of line: LF, CR LF or CR.
fn end_of_line(bytes: &[u8], start: usize) -> (usize, usize) {
    match bytes[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        None => (bytes.len(), bytes.len()),
        Some(length) => {
            let at = start + length;
            let pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            (at, at + 1 + usize::from(pair))
        }
    }
}

/// The indentation of the first indented line.
#[derive(Clone, Copy)]
struct FirstIndent {
    kind: Indent,
    width: u32,
}

fn measure(text: &str, start: usize, body_end: usize, end: usize, indent: &mut Option<FirstIndent>) -> Line {
    let mut body = &text[start..body_end];
    if start == 0 {
        body = body.trim_start_matches(['\u{feff}', '\u{fffd}']);
    }
    let (mut width, mut spaces, mut tabs, mut invisible) = (0u32, 0u32, 0u32, 0u32);
    while let Some(first) = body.as_bytes().first() {
        match first {
            b' ' => (width, spaces) = (width + 1, spaces + 1),
            b'\t' => (width, tabs) = (width + TAB, tabs + 1),
            0..0x80 => break,
            _ => {
                let Some(hidden) = body.chars().next().filter(|letter| is_invisible(*letter)) else { break };
                width += u32::from(hidden.is_whitespace());
                invisible += 1;
                body = &body[hidden.len_utf8()..];
                continue;
            }
        }
        body = &body[1..];
    }
    let text_start = body_end - body.len();
    let body = body.trim_end_matches([' ', '\t']);
    let what = kind_of(body);
    let mut flaw = Flaw::None;
    if what == LineKind::Instruction && width > 0 {
        let own = if tabs > 0 { Indent::Tabs } else { Indent::Spaces };
        let file = *indent.get_or_insert(FirstIndent { kind: own, width });
        if tabs > 0 && spaces > 0 || file.kind != own {
            flaw = Flaw::Mixed;
            width = meant_width(&text[start..text_start], file);
        }
    }
    if what == LineKind::Instruction && invisible > 0 {
        flaw = Flaw::Invisible;
    }
    let text_end = text_start + body.len();
    Line { start: start as u32, text_start: text_start as u32, text_end: text_end as u32, end: end as u32, width, what, parent: None, flaw }
}

/// How far a line of tabs and spaces was most likely meant to be indented: in a file of spaces a tab leads to the next step, in a file of tabs some
/// spaces make a whole step.
fn meant_width(indentation: &str, file: FirstIndent) -> u32 {
    let measured = indentation.bytes().fold(0, |width, byte| match (byte, file.kind) {
        (b'\t', Indent::Spaces) => (width / file.width + 1) * file.width,
        (b'\t', Indent::Tabs) => (width / TAB + 1) * TAB,
        (b' ', _) => width + 1,
        _ => width,
    });
    match file.kind {
        Indent::Spaces => measured,
        Indent::Tabs => measured.div_ceil(TAB) * TAB,
    }
}

fn kind_of(body: &str) -> LineKind {
    let Some(comment) = body.strip_prefix('#') else {
        return if body.is_empty() { LineKind::Blank } else { LineKind::Instruction };
    };
    let word = comment.trim_start_matches([' ', '\t']);
    if comment.starts_with('#') {
        LineKind::Doc
    } else if word.strip_prefix("allow").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':'])) {
        LineKind::Allow
    } else {
        LineKind::Comment
    }
}

/// Says of every instruction which line it belongs to, and which of them line up with nothing.
fn nest(lines: &mut [Line], text: &str, unit: u32) {
    let mut levels = vec![Level { width: -1, line: None, first_child: None, odd_width: None, meant_width: None }];
    // Lines point at other lines, so they are reached by number.
    #[allow(clippy::needless_range_loop)]
    for index in 0..lines.len() {
        if lines[index].what != LineKind::Instruction {
            continue;
        }
        let width = lines[index].width;
        let mut left = None;
        // Behind an option one step to the left, the next option is no line under it.
        let alike = |other: u32, lines: &[Line]| word_of(lines[other as usize].of(text)) == word_of(lines[index].of(text));
        let beside = |level: &Level, lines: &[Line]| level.meant_width == Some(width) && level.line.is_some_and(|line| alike(line, lines));
        while levels.last().is_some_and(|level| level.width >= i64::from(width) || beside(level, lines))
            || is_askew(&levels, width, unit, &alike, lines)
        {
            left = levels.pop();
        }
        let above = levels.last_mut().expect("invariant: the file itself is a level");
        lines[index].parent = above.line;
        let mut meant_width = None;
        match above.first_child {
            None => above.first_child = Some((width, index as u32)),
            // The first line is the one that is a space off: those below it stand a whole step deeper.
            Some((first, outer))
                if first + 1 == width && above.width + i64::from(unit) == i64::from(width) && above.odd_width.is_none() =>
            {
                above.first_child = Some((width, index as u32));
                above.odd_width = Some(first);
                if lines[outer as usize].flaw == Flaw::None {
                    lines[outer as usize].flaw = Flaw::Odd { deeper: index as u32, outer: index as u32 };
                }
            }
            Some((first, outer)) if first != width && above.odd_width != Some(width) => {
                above.odd_width = Some(width);
                meant_width = Some(first);
                let deeper = left.and_then(|level| level.line).unwrap_or(outer);
                if lines[index].flaw == Flaw::None {
                    lines[index].flaw = Flaw::Odd { deeper, outer };
                }
            }
            Some(_) => {}
        }
        levels.push(Level { width: i64::from(width), line: Some(index as u32), first_child: None, odd_width: None, meant_width });
    }
}

/// Whether a line is but a space to the right of the one above, and stands beside it all the same: it begins like that one, or stands where the lines
/// under their question should.
fn is_askew(levels: &[Level], width: u32, unit: u32, alike: &dyn Fn(u32, &[Line]) -> bool, lines: &[Line]) -> bool {
    let [.., outer, level] = levels else { return false };
    let Some(line) = level.line.filter(|_| unit > 1 && level.width + 1 == i64::from(width)) else { return false };
    alike(line, lines) || outer.line.is_some() && outer.width + i64::from(unit) == i64::from(width)
}

/// The word a line begins with.
fn word_of(body: &str) -> &str {
    body.split([' ', '\t', ':']).next().unwrap_or(body)
}

/// Characters that cannot be seen, or look like a space: pasted along from web pages and office documents.
/// Not among them: what emoji and scripts need (joiners, variation selectors).
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}'..='\u{2064}' | '\u{3000}' | '\u{feff}' | '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
    )
}

/// Characters that reverse the reading order of what follows.
pub(crate) fn is_hidden_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parents(text: &str) -> Vec<Option<u32>> {
        lay_out(text).lines.iter().map(|line| line.parent).collect()
    }

    #[test]
    fn a_line_belongs_to_the_nearest_line_above_that_is_indented_less() {
        let text = "flow A\n  about x\n\nstep B\n  ask: C\n    - D\n      say E\n    - F\n  end\n";
        assert_eq!(parents(text), [None, Some(0), None, None, Some(3), Some(4), Some(5), Some(4), Some(3)]);
    }

    #[test]
    fn all_three_ends_of_line() {
        let text = "a\r\nb\rc\nd";
        let lines = lay_out(text).lines;
        assert_eq!(lines.iter().map(|line| line.of(text)).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }

    #[test]
    fn one_step_to_the_left_of_everything_is_odd_once() {
        let text = "step A\n    say x\n  say y\n  say z\n    say a\n";
        let flaws: Vec<_> = lay_out(text).lines.iter().map(|line| line.flaw).collect();
        assert_eq!(flaws[2], Flaw::Odd { deeper: 1, outer: 1 });
        assert_eq!(flaws[3], Flaw::None);
    }

    #[test]
    fn the_line_below_an_odd_one_belongs_to_the_same_question() {
        let text = "step A\n  ask x: Which?\n   - a\n    - b\n  - c\n    - d\n";
        let lines = lay_out(&text.replace("   - a", "    - a").replace("\n  - c", "\n   - c")).lines;
        let odd: Vec<bool> = lines.iter().map(|line| line.flaw != Flaw::None).collect();
        assert_eq!(odd, [false, false, false, false, true, false]);
        assert_eq!(lines[5].parent, Some(1), "no option stands under an option");
        for (text, at) in [
            ("step A\n  ask x: Which?\n   - a\n    - b\n    when unclear\n", 2),
            ("step A\n  ask x: Which?\n    - a\n     - b\n    - c\n", 3),
        ] {
            let lines = lay_out(text).lines;
            let odd: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].flaw != Flaw::None).collect();
            assert_eq!(odd, [at], "{text}");
            assert!(lines[2..].iter().all(|line| line.parent == Some(1)), "{text}");
        }
    }

    #[test]
    fn the_first_indented_line_says_what_a_file_is_indented_with() {
        let text = "step A\n\tsay x\n    say y\n\t say z\n";
        let lines = lay_out(text);
        assert_eq!(lines.indent, Indent::Tabs);
        let flaws: Vec<_> = lines.lines.iter().map(|line| line.flaw).collect();
        assert_eq!(flaws, [Flaw::None, Flaw::None, Flaw::Mixed, Flaw::Mixed]);
    }
}
