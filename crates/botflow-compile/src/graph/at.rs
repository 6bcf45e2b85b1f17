//! References from the graph into the side tables of the trees, so that texts and conditions are held once.

use botflow_syntax::tree::{ExprId, NodeId, PathId, TextId};

use crate::Facts;
use crate::model::{Expr, Read, Text};

/// A text of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextAt {
    /// Index into the trees (and facts) of the project.
    pub tree: u32,
    /// Which text of it.
    pub id: TextId,
}

impl TextAt {
    /// The text in all languages.
    pub fn get(self, facts: &[Facts]) -> &Text {
        facts[self.tree as usize].text(self.id)
    }
}

/// A condition or a sum: one of a tree, or one that a statement stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprAt {
    /// Written: index into the trees of the project, and which expression of it.
    Written(u32, ExprId),
    /// What `on CHANNEL`, a body of `several`, a team that may be closed … ask.
    Made(Box<Expr>),
}

impl ExprAt {
    /// The condition or sum.
    pub fn get<'a>(&'a self, facts: &'a [Facts]) -> &'a Expr {
        match self {
            ExprAt::Written(tree, id) => facts[*tree as usize].expr(*id),
            ExprAt::Made(expr) => expr,
        }
    }
}

/// A path outside an expression: what `set`, `keep as`, `for each x in` … read or write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PathAt {
    /// Index into the trees of the project.
    pub tree: u32,
    /// Which path of it.
    pub id: PathId,
}

impl PathAt {
    /// What it reads or writes; `None` where that could not be resolved.
    pub fn get(self, facts: &[Facts]) -> Option<&Read> {
        facts[self.tree as usize].read(self.id)
    }
}

/// The words of a line: `also`, `starts on words`, `when customer says words`, the label of `starts on menu`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordsAt {
    /// Index into the trees of the project.
    pub tree: u32,
    /// Which line of it.
    pub node: NodeId,
}

impl WordsAt {
    /// An entry a phrase, each in all languages.
    pub fn get(self, facts: &[Facts]) -> &[Text] {
        facts[self.tree as usize].words(self.node)
    }
}
