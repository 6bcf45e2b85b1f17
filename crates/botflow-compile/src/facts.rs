//! `Facts`: side tables beside one tree. What each of its targets, expressions, paths, texts and lines means.

use botflow_syntax::tree::{ExprId, NodeId, PathId, TargetId, TextId, Tree, TypeId};

use crate::model::{BoardId, BookingId, ChoicesId, Expr, FlowId, FormId, Kind, PaymentId, Read, StepId, Target, Text, ValueId};
use crate::resolve::Env;

/// What the parts of one tree mean. Dense tables by the tree's ids; what could not be resolved is a hole.
#[derive(Debug, Default)]
pub struct Facts {
    /// The flow of the file; `None` for a file of tests.
    pub flow: Option<FlowId>,
    pub(crate) targets: Vec<Target>,
    pub(crate) exprs: Vec<Expr>,
    pub(crate) paths: Vec<Option<Read>>,
    pub(crate) texts: Vec<Text>,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) lines: Vec<Line>,
    pub(crate) envs: Vec<Env>,
    pub(crate) points: Vec<(NodeId, Vec<(BoardId, Option<u32>, i32)>)>,
    pub(crate) words: Vec<(NodeId, Vec<Text>)>,
    pub(crate) values: Vec<(NodeId, Vec<ValueId>)>,
    pub(crate) calendars: Vec<(NodeId, Vec<u32>)>,
}

/// What a line names or declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Line {
    /// Nothing of its own (or what it names could not be resolved).
    #[default]
    Nothing,
    /// `step`.
    Step(StepId),
    /// `ask x`, `for each x`, `- each x`, `cards for each x`, `starts on … as x`, `keeps x`: the value.
    Value(ValueId),
    /// `scores NAME`, `reset NAME`.
    Board(BoardId),
    /// `form NAME`, `submit NAME` of a form.
    Form(FormId),
    /// `book`, `move`, `cancel`.
    Booking(BookingId),
    /// `pay`.
    Payment(PaymentId),
    /// `- LABEL [key]` that is a value: the index in the question's options ([`Kind::Choice`] of the value).
    Option(ChoicesId, u32),
    /// `- LABEL [yes]`, `[no]` of a consent.
    YesNo(bool),
    /// An option that is never stored.
    Command,
    /// `hand over to TEAM`, `TEAM is open` of a test: index into the project's teams.
    Team(u32),
    /// `template NAME`: index into the project's templates.
    Template(u32),
    /// `call ACTION`: index into the project's actions.
    Action(u32),
    /// `by PROVIDER`: index into the project's payments.
    Provider(u32),
    /// `recommend`: the list that is filled, and the index of its catalog (`None`: there is none of that name).
    Recommend(ValueId, Option<u32>),
    /// `catalog NAME is …` of a test: index into the project's catalogs.
    Catalog(u32),
    /// `calendar NAME …` of a test: index into the project's calendars.
    Calendar(u32),
}

impl Facts {
    /// Tables of the right sizes, all holes.
    pub(crate) fn new(tree: &Tree) -> Self {
        let sizes = tree.sizes();
        Facts {
            flow: None,
            targets: vec![Target::Hole; sizes.targets],
            exprs: vec![Expr::Hole; sizes.exprs],
            paths: vec![None; sizes.paths],
            texts: vec![Text::default(); sizes.texts],
            kinds: vec![Kind::Hole; sizes.types],
            lines: vec![Line::Nothing; sizes.nodes],
            envs: Vec::new(),
            points: Vec::new(),
            words: Vec::new(),
            values: Vec::new(),
            calendars: Vec::new(),
        }
    }

    /// Where a target leads. Addresses of buttons are no targets: their text is [`Facts::text`].
    pub fn target(&self, id: TargetId) -> Target {
        self.targets[id.index()]
    }

    /// A whole condition or value that a line or a text uses (not a part inside one: those are inside it).
    pub fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.index()]
    }

    /// What a path outside an expression reads or writes: behind `set`, `keep as`, `for each x in`, `add … to`, `remind … before`.
    pub fn read(&self, id: PathId) -> Option<&Read> {
        self.paths[id.index()].as_ref()
    }

    /// A text in all languages.
    pub fn text(&self, id: TextId) -> &Text {
        &self.texts[id.index()]
    }

    /// Every text, in the order of the lines.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// A type that is written down.
    pub fn kind(&self, id: TypeId) -> &Kind {
        &self.kinds[id.index()]
    }

    /// What a line names or declares.
    pub fn line(&self, id: NodeId) -> Line {
        self.lines[id.index()]
    }

    /// The value that a line declares or fills.
    pub fn value(&self, id: NodeId) -> Option<ValueId> {
        match self.lines[id.index()] {
            Line::Value(value) | Line::Recommend(value, _) => Some(value),
            _ => None,
        }
    }

    /// The rows of a `score` line: board, row (`None`: a counter) and points. Rows that are not there are left out.
    pub fn points(&self, id: NodeId) -> &[(BoardId, Option<u32>, i32)] {
        beside(&self.points, id)
    }

    /// The words of a line in all languages, an entry a phrase: `also`, `starts on words`, `starts on menu`, `when customer says words`.
    pub fn words(&self, id: NodeId) -> &[Text] {
        beside(&self.words, id)
    }

    /// The values of `takes`, `gives` and an event's `with`, in listed order.
    pub fn values(&self, id: NodeId) -> &[ValueId] {
        beside(&self.values, id)
    }

    /// The calendars of `book` (indices into the project's), in listed order.
    pub fn calendars(&self, id: NodeId) -> &[u32] {
        beside(&self.calendars, id)
    }
}

/// The row of a node in a sparse table, which is in the order of the nodes.
fn beside<T>(table: &[(NodeId, Vec<T>)], id: NodeId) -> &[T] {
    let at = table.binary_search_by_key(&id, |(node, _)| *node);
    at.map_or(&[], |at| &table[at].1)
}
