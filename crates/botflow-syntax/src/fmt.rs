//! In: the text of a flow. Out: the same in its one style: two spaces a level, one space between words, an empty line before each step and test,
//! what is said of an option before what it does. Read again and compared before anybody gets it.

mod blank;
mod tidy;

use botflow_source::FileId;
use thiserror::Error;

use self::blank::Gap;
use crate::lines::{Flaw, Line, LineKind, Lines, lay_out};
use crate::read::parse;
use crate::show::show_node;
use crate::tree::{MediaKind, NodeId, Statement, Tree};

/// Why a text is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NotFormatted {
    /// A line lines up with nothing: what it belongs to is for its writer to say.
    #[error("line {line} doesn't line up with any line above: line it up first")]
    OddIndent {
        /// Counted from 1.
        line: u32,
    },
    /// The file is no UTF-8, so writing it back would lose letters.
    #[error("it is not saved as UTF-8")]
    NotUtf8,
    /// The formatted text would not read the same: a fault of botflow.
    #[error("formatted, it would not read the same (this is a fault of botflow)")]
    WouldChange,
}

/// The text in its one style. Formatting it again changes nothing.
///
/// # Errors
/// Where that cannot be done without deciding something for the writer, or losing something.
pub fn format(text: &str) -> Result<String, NotFormatted> {
    if text.contains('\u{fffd}') {
        return Err(NotFormatted::NotUtf8);
    }
    let lines = lay_out(text);
    if let Some(index) = lines.lines.iter().position(|line| matches!(line.flaw, Flaw::Odd { .. })) {
        return Err(NotFormatted::OddIndent { line: index as u32 + 1 });
    }
    let (tree, _) = parse(FileId(0), "", text);
    let order = order(&tree);
    let formatted = write(text, &lines, &tree, &order);
    if says_the_same(text, &tree, &order, &formatted) { Ok(formatted) } else { Err(NotFormatted::WouldChange) }
}

/// The nodes in the order in which they are written: attributes of an option before its statements.
fn order(tree: &Tree) -> Vec<NodeId> {
    let mut order = Vec::with_capacity(tree.nodes.len());
    add_children(tree, NodeId::FILE, &mut order);
    order
}

fn add_children(tree: &Tree, parent: NodeId, order: &mut Vec<NodeId>) {
    let option = matches!(tree.statement(parent), Statement::Choice { .. } | Statement::EachChoice { .. });
    // From an unreadable line on nobody knows what belongs where.
    let readable = tree.children(parent).all(|child| !matches!(tree.statement(child), Statement::Hole(_)));
    let first = |child: &NodeId| !(option && readable) || is_attribute(tree.statement(*child));
    let mut stack: Vec<NodeId> = tree.children(parent).filter(|child| !first(child)).collect();
    stack.reverse();
    let mut firsts: Vec<NodeId> = tree.children(parent).filter(first).collect();
    firsts.reverse();
    stack.append(&mut firsts);
    while let Some(child) = stack.pop() {
        order.push(child);
        add_children(tree, child, order);
    }
}

/// Whether a line under an option is said of it, rather than done.
fn is_attribute(statement: &Statement) -> bool {
    match statement {
        Statement::Also { .. } | Statement::Line { .. } | Statement::OnlyIf { .. } | Statement::Alone | Statement::Score { .. } => true,
        Statement::Media { what, .. } => *what == MediaKind::Image,
        _ => false,
    }
}

fn depths(tree: &Tree) -> Vec<usize> {
    let mut depths = vec![0; tree.nodes.len()];
    for (id, node) in tree.nodes().skip(1) {
        depths[id.index()] = if node.parent == NodeId::FILE { 0 } else { depths[node.parent.index()] + 1 };
    }
    depths
}

fn write(text: &str, lines: &Lines, tree: &Tree, order: &[NodeId]) -> String {
    let mut writing = Writing {
        text,
        lines,
        tree,
        depths: depths(tree),
        newline: end_of_line(text),
        written: String::with_capacity(text.len() + text.len() / 16),
    };
    if text.starts_with('\u{feff}') {
        writing.written.push('\u{feff}');
    }
    for (count, id) in order.iter().enumerate() {
        let before = count.checked_sub(1).map(|before| order[before]);
        writing.node(before, *id);
    }
    let front = if order.is_empty() { Gap::NotInFront } else { Gap::Kept };
    writing.above(lines.lines.len(), front, 0);
    let trimmed = writing.written.trim_end_matches(['\r', '\n']).len();
    if trimmed > 0 {
        writing.written.truncate(trimmed);
        writing.written.push_str(writing.newline);
    }
    writing.written
}

/// A formatted text on its way.
struct Writing<'t> {
    text: &'t str,
    lines: &'t Lines,
    tree: &'t Tree,
    depths: Vec<usize>,
    newline: &'static str,
    written: String,
}

impl Writing<'_> {
    fn node(&mut self, before: Option<NodeId>, id: NodeId) {
        let node = self.tree.node(id);
        let apart = matches!(node.statement, Statement::Step { .. } | Statement::Test { .. });
        let gap = match before {
            Some(before) if apart && before != node.parent => Gap::Wanted,
            Some(before) if before != node.parent => Gap::Kept,
            _ => Gap::NotInFront,
        };
        let depth = self.depths[id.index()];
        self.above(node.line as usize, gap, depth);
        indent(depth, &mut self.written);
        tidy::write(self.tree, id, &mut self.written);
        self.written.push_str(self.newline);
    }

    /// Writes the comments and empty lines above a line that stands at that depth.
    fn above(&mut self, line: usize, gap: Gap, depth: usize) {
        let above = blank::lines_above(self.lines, line);
        let arranged = blank::arrange(above, gap, |comment| self.comment_depth(line, depth, comment) == depth);
        for comment in arranged {
            if let Some(comment) = comment {
                indent(self.comment_depth(line, depth, comment), &mut self.written);
                self.written.push_str(comment.of(self.text));
            }
            self.written.push_str(self.newline);
        }
    }

    /// How deep a comment stands: as the line below it; or, where it is indented deeper than that, as the line above that is indented like it.
    fn comment_depth(&self, below: usize, depth: usize, comment: &Line) -> usize {
        let next = self.lines.lines.get(below);
        if comment.what != LineKind::Comment || next.is_some_and(|next| comment.width <= next.width) {
            return depth;
        }
        let count = self.tree.nodes[1..].partition_point(|node| (node.line as usize) < below);
        let mut levels = std::iter::successors((count > 0).then_some(NodeId(count as u32)), |id| {
            Some(self.tree.node(*id).parent).filter(|id| *id != NodeId::FILE)
        });
        let level = levels.find(|id| self.lines.lines[self.tree.node(*id).line as usize].width <= comment.width);
        level.map_or(depth, |id| self.depths[id.index()].max(depth))
    }
}

fn indent(depth: usize, written: &mut String) {
    written.extend(std::iter::repeat_n("  ", depth));
}

/// The end of line of the file's first line.
fn end_of_line(text: &str) -> &'static str {
    let first = text.find(['\r', '\n']).map_or("", |at| &text[at..]);
    if first.starts_with("\r\n") { "\r\n" } else { "\n" }
}

/// Whether a formatted text reads like the one it was made of: every line, what it stands under, and every comment.
fn says_the_same(text: &str, tree: &Tree, order: &[NodeId], formatted: &str) -> bool {
    let (again, _) = parse(FileId(0), "", formatted);
    let depths_before = depths(tree);
    let depths_again = depths(&again);
    let same_lines = again.nodes.len() == tree.nodes.len()
        && order.iter().zip(again.nodes().skip(1)).all(|(before, (after, _))| {
            depths_before[before.index()] == depths_again[after.index()]
                && show_node(tree, *before) == show_node(&again, after)
                && tree.docs(*before).eq(again.docs(after))
        });
    let comments = |text: &str| {
        let mut comments: Vec<String> =
            lay_out(text).lines.iter().filter(|line| is_comment(line)).map(|line| line.of(text).to_owned()).collect();
        comments.sort();
        comments
    };
    same_lines && comments(text) == comments(formatted)
}

fn is_comment(line: &Line) -> bool {
    !matches!(line.what, LineKind::Blank | LineKind::Instruction)
}
