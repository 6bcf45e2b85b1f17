//! In: the text of a file. Out: its `Tree` and the findings of reading it. Line by line: lay out, choose a row, let pest read, build.

mod arrow;
mod check;
pub(crate) use check::keywords_under;
mod comment;
mod known;
mod mend;
mod slip;

use std::collections::HashSet;

use botflow_grammar::Rule;
use botflow_source::{FileId, Finding, Span};

use self::known::Known;
use crate::build::Build;
use crate::choose::{Chosen, Under, choose};
use crate::finding;
use crate::lines::{Flaw, Indent, Line, LineKind, Lines, is_hidden_direction, is_invisible, lay_out};
use crate::pieces::{self, Piece};
use crate::table::{Tail, row_at};
use crate::tree::{Hole, Kind, Node, NodeId, Statement, Tree};

/// Reads a file. Never fails: what cannot be read is a [`Statement::Hole`] and a finding.
///
/// `path` is the file's path in the project (`flows/lead.flow`): a missing title is suggested from it, and a file below `tests/` needs none.
pub fn parse(file: FileId, path: &str, text: &str) -> (Tree, Vec<Finding>) {
    Reader::default().parse(file, path, text)
}

/// Reads files and remembers short lines it has read, by rule and letters: in an editor only what has changed is read again, and in a project
/// the many lines that stand in it more than once (`end`, `- Yes`, `go to Checkout`) are read once.
#[derive(Debug, Default)]
pub struct Reader {
    pieces: Vec<Piece>,
    known: Option<Known>,
}

impl Reader {
    /// A reader that remembers: one for a project, or for each file that is open in an editor.
    pub fn remembering() -> Self {
        Reader { pieces: Vec::new(), known: Some(Known::default()) }
    }

    /// As [`parse`].
    pub fn parse(&mut self, file: FileId, path: &str, text: &str) -> (Tree, Vec<Finding>) {
        let lines = lay_out(text);
        let mut reading = Reading {
            text,
            lines: &lines,
            tree: Tree::empty(file, text, lines.lines.len()),
            findings: Vec::new(),
            under: vec![Under::Line { kind: Kind::File, form: false }],
            node_of_line: vec![NodeId::FILE; lines.lines.len()],
            titles: None,
            reader: self,
        };
        reading.run();
        let (mut tree, mut findings) = (reading.tree, reading.findings);
        tree.close();
        check::check(&mut tree, &lines, path, &mut findings);
        if let Some(at) = text.find('\u{fffd}') {
            lost_letters(file, at as u32, text, &lines, &mut findings);
        }
        findings.sort_by_key(|found| found.span.start);
        (tree, findings)
    }

    /// Lets pest read a line, or remembers what it read.
    fn pieces(&mut self, rule: Rule, line: &str) -> Result<(), u32> {
        let Some(known) = &mut self.known else { return pieces::read(rule, line, &mut self.pieces) };
        if known.recall(rule, line, &mut self.pieces) {
            return Ok(());
        }
        pieces::read(rule, line, &mut self.pieces)?;
        known.remember(rule, line, &self.pieces);
        Ok(())
    }
}

/// The state of reading one file.
struct Reading<'r, 't> {
    text: &'t str,
    lines: &'r Lines,
    tree: Tree,
    findings: Vec<Finding>,
    /// What each node is to the lines under it.
    under: Vec<Under>,
    node_of_line: Vec<NodeId>,
    /// Of the flow and its steps, folded; gathered where a line asks for them.
    titles: Option<HashSet<String>>,
    reader: &'r mut Reader,
}

impl Reading<'_, '_> {
    fn run(&mut self) {
        let lines = self.lines;
        let mut comments: Vec<usize> = Vec::new();
        for (index, line) in lines.lines.iter().enumerate() {
            match line.what {
                LineKind::Blank | LineKind::Comment => {}
                LineKind::Doc | LineKind::Allow => comments.push(index),
                LineKind::Instruction => {
                    let node = self.instruction(index, line);
                    self.node_of_line[index] = node;
                    for comment in comments.drain(..) {
                        comment::attach(&mut self.tree, &lines.lines[comment], Some(node));
                    }
                }
            }
        }
        for comment in comments {
            comment::attach(&mut self.tree, &lines.lines[comment], None);
        }
    }

    fn span(&self, start: u32, end: u32) -> Span {
        Span::new(self.tree.file, start, end)
    }

    fn instruction(&mut self, index: usize, line: &Line) -> NodeId {
        let body = line.of(self.text);
        let parent = line.parent.map_or(NodeId::FILE, |parent| self.node_of_line[parent as usize]);
        let laid_out = parent;
        let parent = self.not_indented(body, line, parent).unwrap_or_else(|| self.beside_not_indented(body, parent));
        let under = self.under[parent.index()];
        // Below a line at the left edge that belongs further in, what lines up with what tells nothing.
        if parent == laid_out || !matches!(line.flaw, Flaw::Odd { .. }) {
            self.flaw(line);
        }
        let read = self.read(body, line.text_start, under);
        let kind = match &read.statement {
            Statement::Hole(hole) => hole.meant,
            statement => Some(statement.kind()),
        };
        self.under.push(match kind {
            Some(_) if read.misplaced => Under::Unknown,
            Some(kind) => Under::Line { kind, form: is_in_form(kind, under) },
            None => Under::Unknown,
        });
        let id = NodeId(self.tree.nodes.len() as u32);
        self.tree.nodes.push(Node {
            statement: read.statement,
            span: self.span(line.text_start, line.text_end),
            keyword: self.span(line.text_start, line.text_start + read.keyword),
            parent,
            end: NodeId(id.0 + 1),
            line: index as u32,
        });
        id
    }

    /// A line no further in than the step above it that can only stand in that step: it belongs to that, and is read as meant.
    fn not_indented(&mut self, body: &str, line: &Line, parent: NodeId) -> Option<NodeId> {
        if parent != NodeId::FILE {
            return None;
        }
        let misplaced = choose(body, Under::Line { kind: Kind::File, form: false }).filter(|chosen| !chosen.placed)?;
        let (above, node) = self.tree.nodes().rfind(|(id, node)| *id != NodeId::FILE && node.parent == NodeId::FILE)?;
        let holds = matches!(node.statement, Statement::Flow { .. } | Statement::Step { .. } | Statement::Test { .. });
        let holds = holds && line.width <= self.lines.lines[node.line as usize].width;
        let under = self.under[above.index()];
        let chosen = choose(body, under).filter(|chosen| holds && chosen.placed)?;
        let keyword = self.span(line.text_start, line.text_start + misplaced.keyword.max(1));
        let unit = if self.lines.indent == Indent::Tabs { "\t" } else { "  " };
        self.findings.push(finding::s005_wrong_place::not_indented(keyword, row_at(chosen.row), unit));
        Some(above)
    }

    /// Below a line that should have been indented stand the lines that belong to the step as it does, unless they can only be its own.
    fn beside_not_indented(&self, body: &str, parent: NodeId) -> NodeId {
        let node = self.tree.node(parent);
        let width = |node: &Node| self.lines.lines[node.line as usize].width;
        let inside = parent != NodeId::FILE && node.parent != NodeId::FILE;
        let at_edge = inside && width(node) <= width(self.tree.node(node.parent));
        let placed = |under: Under| choose(body, under).is_some_and(|chosen| chosen.placed);
        // What stands below such a line, and beside it, ends it.
        let ended = || self.tree.nodes[parent.index() + 1..].iter().any(|other| other.parent == node.parent);
        match at_edge && (ended() || !placed(self.under[parent.index()]) && placed(self.under[node.parent.index()])) {
            true => node.parent,
            false => parent,
        }
    }

    fn flaw(&mut self, line: &Line) {
        let indent = self.span(line.start, line.text_start);
        let unit = if self.lines.indent == Indent::Tabs { "\t" } else { "    " };
        let found = match line.flaw {
            Flaw::None => return,
            Flaw::Mixed => {
                let wanted = match self.lines.indent {
                    Indent::Tabs => unit.repeat(line.width.div_ceil(4) as usize),
                    Indent::Spaces => " ".repeat(line.width as usize),
                };
                finding::s002_mixed_indent::finding(indent, wanted)
            }
            Flaw::Invisible => finding::s013_invisible_space::indent(indent, " ".repeat(line.width as usize)),
            Flaw::Odd { deeper, outer } => {
                let lines = &self.lines.lines;
                let of = |line: u32| {
                    let line = &lines[line as usize];
                    (
                        line.of(self.text),
                        &self.text[line.start as usize..line.text_start as usize],
                        self.span(line.text_start, line.text_end),
                    )
                };
                finding::s003_odd_indent::finding(indent, self.span(line.text_start, line.text_end), of(deeper), of(outer))
            }
        };
        self.findings.push(found);
    }

    /// Reads one line; the fast way for a line without a mistake.
    fn read(&mut self, body: &str, base: u32, under: Under) -> ReadLine {
        if !body.is_ascii() {
            self.hidden_directions(body, base);
        }
        let meant = self.with_arrow(body, base);
        let body = meant.as_deref().unwrap_or(body);
        let chosen = choose(body, under);
        match chosen {
            Some(chosen) if chosen.placed && self.reads(chosen, body) => {
                let read = self.build(chosen, body, base);
                if !body.is_ascii() {
                    self.hidden_in_instruction(&read, body, base);
                }
                read
            }
            _ => self.mend(body, base, under, chosen),
        }
    }

    /// Lets pest read a line by the rule of a row. Not where brackets stand too deep for it, nor where a colon at the end is to be taken off first.
    fn reads(&mut self, chosen: Chosen, body: &str) -> bool {
        let row = row_at(chosen.row);
        let colon = row.tail == Tail::Plain && body.ends_with(':');
        !colon
            && !mend::is_too_deep(body)
            && self.reader.pieces(pieces::rule_of(row.rule, body), body).is_ok()
            && self.reader.pieces.len() <= mend::PIECES_MAX
    }

    /// Builds the statement of the line that was read last.
    fn build(&mut self, chosen: Chosen, body: &str, base: u32) -> ReadLine {
        let pieces = std::mem::take(&mut self.reader.pieces);
        let mut build = Build { tree: &mut self.tree, findings: &mut self.findings, line: body, base, pieces: &pieces, at: 0 };
        let built = build.statement(chosen.row);
        self.reader.pieces = pieces;
        let statement = built.unwrap_or_else(|_| {
            let declares = mend::declared(body, chosen, self.tree.file, base);
            Statement::Hole(Hole { meant: Some(row_at(chosen.row).kind), declares, target: None })
        });
        ReadLine { statement, keyword: chosen.keyword, misplaced: false }
    }

    fn hidden_directions(&mut self, body: &str, base: u32) {
        if !body.contains(is_hidden_direction) {
            return;
        }
        let hidden: Vec<Span> = body
            .char_indices()
            .filter(|(_, letter)| is_hidden_direction(*letter))
            .map(|(at, letter)| self.span(base + at as u32, base + (at + letter.len_utf8()) as u32))
            .collect();
        self.findings.push(finding::s014_hidden_direction::finding(&hidden));
    }

    /// Invisible characters in what is compared with other names: targets and titles.
    fn hidden_in_instruction(&mut self, read: &ReadLine, body: &str, base: u32) {
        if !body.contains(is_invisible) {
            return;
        }
        let compared: Vec<Span> = check::phrases_of(&self.tree, &read.statement);
        for span in compared {
            let text = &body[(span.start - base) as usize..(span.end - base) as usize];
            if text.contains(is_invisible) {
                self.findings.push(finding::s013_invisible_space::finding(span, text));
            }
        }
    }
}

/// One finding for all letters that were lost; what they do to their lines is no cause of its own.
fn lost_letters(file: FileId, at: u32, text: &str, lines: &Lines, findings: &mut Vec<Finding>) {
    findings.retain(|found| {
        let index = lines.lines.partition_point(|line| line.end <= found.span.start);
        lines.lines.get(index).is_none_or(|line| !line.of(text).contains('\u{fffd}'))
    });
    findings.push(finding::s001_not_utf8::finding(Span::new(file, at, at + 3)));
}

/// A line that has been read.
struct ReadLine {
    statement: Statement,
    keyword: u32,
    /// It stands where it cannot: nothing is said of the lines below it.
    misplaced: bool,
}

/// Whether lines under a line of that kind are held by a form: a form itself is; an `if` in it passes it on.
fn is_in_form(kind: Kind, under: Under) -> bool {
    let Under::Line { kind: above, form } = under else { return false };
    matches!(kind, Kind::If | Kind::ElseIf | Kind::Else | Kind::OnChannel) && (form || above == Kind::Form)
}
