//! In: what `parse` read. Out: `Tree`, a file as nodes in the order of its lines, with arenas for what they point to.

mod answer;
mod expr;
mod id;
mod kind;
mod literal;
mod parts;
mod statement;
mod target;
mod text;

use std::borrow::Cow;

use botflow_source::{FileId, Span};

pub use answer::{Field, Param, Type, TypeKind};
pub use expr::{CompareOp, Expr, ExprKind, Path, SumOp};
pub use id::{ExprId, NodeId, PathId, TargetId, TextId, TypeId};
pub use kind::Kind;
pub use literal::{Clock, Currency, Date, Decimal, Duration, Unit};
pub use parts::{Item, Outcome, Phrase, Points, Trigger, Word};
pub use statement::{EachCard, EntryKind, Hole, Kept, MediaKind, Order, Passed, PaymentResult, Sent, Statement};
pub use target::{Target, TargetKind};
pub use text::{Form, Format, FormatPart, Piece, Shown, Text, Value};

/// One file, read. Always whole: a line that could not be read is a [`Statement::Hole`].
///
/// Nodes stand in the order of their lines, a parent before its children. Every id of this tree is dense from 0, so that a table beside it can be a `Vec`.
#[derive(Debug, Clone)]
pub struct Tree {
    /// Which file.
    pub file: FileId,
    pub(crate) text: Box<str>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) exprs: Vec<Expr>,
    pub(crate) paths: Vec<Path>,
    pub(crate) words: Vec<Word>,
    pub(crate) targets: Vec<Target>,
    pub(crate) texts: Vec<Text>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) types: Vec<Type>,
    pub(crate) docs: Vec<(NodeId, Span)>,
    pub(crate) allows: Vec<Allow>,
}

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it says.
    pub statement: Statement,
    /// The line without its indentation and end.
    pub span: Span,
    /// The words that say what kind of line it is (`go to`, `when unclear`, `-`); empty for the file itself.
    pub keyword: Span,
    /// What it stands under.
    pub parent: NodeId,
    /// Behind the last line that stands under it.
    pub(crate) end: NodeId,
    /// Its line in the file, from 0.
    pub line: u32,
}

/// `# allow G305: reason` above a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allow {
    /// The line below it; `None` where nothing follows.
    pub node: Option<NodeId>,
    /// The whole comment.
    pub span: Span,
    /// The code or slug.
    pub code: Span,
    /// The reason; `None` where it is missing (X903).
    pub reason: Option<Span>,
}

impl Tree {
    /// A tree with nothing but the file itself.
    pub(crate) fn empty(file: FileId, text: &str, lines: usize) -> Self {
        let whole = Span::new(file, 0, text.len() as u32);
        let keyword = Span::new(file, 0, 0);
        let mut nodes = Vec::with_capacity(lines + 1);
        nodes.push(Node { statement: Statement::File, span: whole, keyword, parent: NodeId::FILE, end: NodeId(1), line: 0 });
        Tree {
            file,
            text: text.into(),
            nodes,
            exprs: Vec::with_capacity(lines / 4),
            paths: Vec::with_capacity(lines / 4),
            words: Vec::with_capacity(lines / 4),
            targets: Vec::with_capacity(lines / 4),
            texts: Vec::with_capacity(lines / 2),
            pieces: Vec::with_capacity(lines / 2),
            types: Vec::new(),
            docs: Vec::new(),
            allows: Vec::new(),
        }
    }

    /// Says of every node where the lines under it end.
    pub(crate) fn close(&mut self) {
        for index in (1..self.nodes.len()).rev() {
            let (end, parent) = (self.nodes[index].end, self.nodes[index].parent.index());
            self.nodes[parent].end = self.nodes[parent].end.max(end);
        }
    }

    /// The letters of a stretch of this file.
    pub fn str(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The whole text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The node of that id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// What the node of that id says.
    pub fn statement(&self, id: NodeId) -> &Statement {
        &self.nodes[id.index()].statement
    }

    /// Every node with its id, in the order of the lines, the file itself first.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> + ExactSizeIterator {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index as u32), node))
    }

    /// The nodes right under one, in order.
    pub fn children(&self, id: NodeId) -> Children<'_> {
        Children { tree: self, next: id.0 + 1, end: self.nodes[id.index()].end.0 }
    }

    /// Every node under one, at any depth, in the order of the lines.
    pub fn below(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0 + 1..self.nodes[id.index()].end.0).map(NodeId)
    }

    /// Whether a node stands under another, at any depth.
    pub fn is_below(&self, id: NodeId, under: NodeId) -> bool {
        under < id && id < self.nodes[under.index()].end
    }

    /// The nodes a node stands under, the nearest first, the file itself last.
    pub fn parents(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let above = move |id: NodeId| (id != NodeId::FILE).then(|| self.nodes[id.index()].parent);
        std::iter::successors(above(id), move |id| above(*id))
    }

    /// The `##` lines above a node, in order, without `##`.
    pub fn docs(&self, id: NodeId) -> impl Iterator<Item = &str> {
        let first = self.docs.partition_point(|(node, _)| *node < id);
        self.docs[first..].iter().take_while(move |(node, _)| *node == id).map(|(_, span)| self.str(*span))
    }

    /// Every `# allow`, in the order of the lines.
    pub fn allows(&self) -> &[Allow] {
        &self.allows
    }

    /// The expression of that id.
    pub fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.index()]
    }

    /// The dotted name of that id.
    pub fn path(&self, id: PathId) -> Path {
        self.paths[id.index()]
    }

    /// The words of a dotted name, at least one.
    pub fn words(&self, id: PathId) -> &[Word] {
        let path = self.path(id);
        &self.words[path.first_word as usize..(path.first_word + path.word_count) as usize]
    }

    /// The target of that id.
    pub fn target(&self, id: TargetId) -> Target {
        self.targets[id.index()]
    }

    /// The text of that id.
    pub fn text_of(&self, id: TextId) -> Text {
        self.texts[id.index()]
    }

    /// What a text is made of, in order; none for an empty one.
    pub fn pieces(&self, id: TextId) -> &[Piece] {
        let text = self.text_of(id);
        &self.pieces[text.first_piece as usize..(text.first_piece + text.piece_count) as usize]
    }

    /// The letters of a [`Piece::Literal`] (or of a form), without the backslashes of `\{ \} \\ \[ \->`.
    pub fn literal(&self, span: Span) -> Cow<'_, str> {
        unescape(self.str(span))
    }

    /// The type of that id.
    pub fn type_of(&self, id: TypeId) -> &Type {
        &self.types[id.index()]
    }

    /// How many of each there are: for tables beside the tree.
    pub fn sizes(&self) -> Sizes {
        Sizes {
            nodes: self.nodes.len(),
            exprs: self.exprs.len(),
            paths: self.paths.len(),
            targets: self.targets.len(),
            texts: self.texts.len(),
            types: self.types.len(),
        }
    }
}

/// How many nodes, expressions … a tree has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Below every [`NodeId`].
    pub nodes: usize,
    /// Below every [`ExprId`].
    pub exprs: usize,
    /// Below every [`PathId`].
    pub paths: usize,
    /// Below every [`TargetId`].
    pub targets: usize,
    /// Below every [`TextId`].
    pub texts: usize,
    /// Below every [`TypeId`].
    pub types: usize,
}

/// The nodes right under one.
#[derive(Debug, Clone)]
pub struct Children<'t> {
    tree: &'t Tree,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        (self.next < self.end).then(|| {
            let id = NodeId(self.next);
            self.next = self.tree.nodes[id.index()].end.0;
            id
        })
    }
}

/// Takes the backslashes of `\{ \} \\ \[ \->` away; any other backslash stays.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let behind = &rest[at + 1..];
        plain.push_str(&rest[..at]);
        let escapes = behind.starts_with(['{', '}', '\\', '[']) || behind.starts_with("->");
        if !escapes {
            plain.push('\\');
        }
        let taken = usize::from(escapes && !behind.starts_with("->"));
        plain.push_str(&behind[..taken]);
        rest = &behind[taken..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn only_the_five_escapes_lose_their_backslash() {
        assert_eq!(unescape(r"\{a\} \\ \[x] \-> \n \"), r"{a} \ [x] -> \n \");
    }
}
