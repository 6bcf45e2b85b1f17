//! In: a text, or its tree. Out: the stages `lines` and `tree` for people to read (`botflow show`), and for the formatter to compare.

use std::fmt::Write;

use botflow_source::Span;

use crate::lines::{Flaw, LineKind, lay_out};
use crate::tree::{ExprId, NodeId, PathId, Piece, Shown, TargetId, TextId, Tree, TypeId};

/// The lines of a text: number, what kind of line, which line it belongs to, and the line.
pub fn show_lines(text: &str) -> String {
    let mut shown = String::new();
    for (index, line) in lay_out(text).lines.iter().enumerate() {
        let what = match line.what {
            LineKind::Blank => "blank",
            LineKind::Comment => "comment",
            LineKind::Doc => "doc",
            LineKind::Allow => "allow",
            LineKind::Instruction => "line",
        };
        let parent = line.parent.map_or_else(|| "-".to_owned(), |parent| (parent + 1).to_string());
        let flaw = match line.flaw {
            Flaw::None => "",
            Flaw::Mixed => " (tabs and spaces)",
            Flaw::Invisible => " (invisible)",
            Flaw::Odd { .. } => " (lines up with nothing)",
        };
        let indent = " ".repeat(line.width as usize);
        _ = writeln!(shown, "{:>4}  {what:<7}  under {parent:>4}{flaw}  {indent}{}", index + 1, line.of(text));
    }
    shown
}

/// The tree: a line each, with its number, indented by what it stands under.
pub fn show_tree(tree: &Tree) -> String {
    let mut shown = String::new();
    let mut depths = vec![0; tree.nodes.len()];
    for (id, node) in tree.nodes().skip(1) {
        let depth = depths[node.parent.index()];
        depths[id.index()] = depth + 1;
        for doc in tree.docs(id) {
            _ = writeln!(shown, "      {:width$}## {doc}", "", width = depth * 2);
        }
        _ = writeln!(shown, "{:>4}  {:width$}{}", node.line + 1, "", show_node(tree, id), width = depth * 2);
    }
    shown
}

/// What one line says, with names and texts in place of where they stand.
pub(crate) fn show_node(tree: &Tree, id: NodeId) -> String {
    let mut shown = String::new();
    fill_in(tree, &format!("{:?}", tree.statement(id)), &mut shown);
    shown
}

/// Puts what they stand for in place of spans and ids.
fn fill_in(tree: &Tree, debug: &str, shown: &mut String) {
    let mut rest = debug;
    while let Some((at, mark)) = MARKS.iter().filter_map(|mark| rest.find(mark.0).map(|at| (at, mark))).min_by_key(|(at, _)| *at) {
        shown.push_str(&rest[..at]);
        rest = &rest[at + mark.0.len()..];
        let end = rest.find(mark.1).expect("invariant: what Debug opens it closes");
        let inner = &rest[..end];
        rest = &rest[end + mark.1.len()..];
        let index = || inner.parse::<u32>().expect("invariant: an id is a number");
        match mark.0 {
            "ExprId(" => fill_in(tree, &format!("{:?}", tree.expr(ExprId(index())).kind), shown),
            "TextId(" => show_text(tree, TextId(index()), shown),
            "PathId(" => shown.push_str(tree.str(tree.path(PathId(index())).span)),
            "TargetId(" => fill_in(tree, &format!("{:?}", tree.target(TargetId(index())).kind), shown),
            "TypeId(" => show_type(tree, TypeId(index()), shown),
            _ => {
                let ends = inner.split_once("), start: ").and_then(|(_, ends)| ends.split_once(", end: "));
                let (start, end) = ends.expect("invariant: a span has two ends");
                let number = |digits: &str| digits.parse::<u32>().expect("invariant: a span's ends are numbers");
                let span = Span::new(tree.file, number(start), number(end));
                let words: Vec<&str> = tree.str(span).split_whitespace().collect();
                _ = write!(shown, "{:?}", words.join(" "));
            }
        }
    }
    shown.push_str(rest);
}

/// How Debug writes what is filled in: what comes before it and behind it.
const MARKS: [(&str, &str); 6] =
    [("ExprId(", ")"), ("TextId(", ")"), ("PathId(", ")"), ("TargetId(", ")"), ("TypeId(", ")"), ("Span { file: FileId(", " }")];

fn show_text(tree: &Tree, id: TextId, shown: &mut String) {
    shown.push('[');
    for (count, piece) in tree.pieces(id).iter().enumerate() {
        shown.push_str(if count > 0 { ", " } else { "" });
        match piece {
            Piece::Literal(span) => _ = write!(shown, "{:?}", tree.str(*span)),
            Piece::Value(value) => {
                fill_in(tree, &format!("{:?}", tree.expr(value.expr).kind), shown);
                if value.shown != Shown::Plainly {
                    shown.push(' ');
                    fill_in(tree, &format!("{:?}", value.shown), shown);
                }
            }
        }
    }
    shown.push(']');
}

fn show_type(tree: &Tree, id: TypeId, shown: &mut String) {
    let kind = tree.type_of(id);
    fill_in(tree, &format!("{:?}", kind.kind), shown);
    shown.push_str(if kind.optional { "?" } else { "" });
}
