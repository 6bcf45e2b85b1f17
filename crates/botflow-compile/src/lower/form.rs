//! Forms: where they begin and end, their questions, what a cancel does.

use botflow_program::{Field, FieldIx, Form, Rows, Then, key};
use petgraph::graph::NodeIndex;

use super::Lowering;
use crate::graph::{Act, Ask, Question, Why};
use crate::model::ValueId;

/// A form's nodes in the graph.
#[derive(Default)]
struct Found {
    first: Option<NodeIndex>,
    questions: Vec<(NodeIndex, ValueId)>,
    review: Option<NodeIndex>,
    next: Option<NodeIndex>,
    cancelled: Option<NodeIndex>,
}

impl Lowering<'_> {
    /// All forms, in the order of the model.
    pub(super) fn forms(&mut self) {
        let found = self.found_forms();
        for (index, found) in found.iter().enumerate() {
            let fields: Vec<Field> = found.questions.iter().map(|(node, value)| self.field(*node, *value)).collect();
            let fields: Rows<FieldIx> = Rows::push(&mut self.program.fields, fields);
            let form = Form {
                name: self.tables.forms[index],
                first: self.layout.at_or_nowhere(found.first),
                next: self.layout.at_or_nowhere(found.next),
                fields,
                review: found.review.map(|review| self.layout.questions[&review]),
                cancelled: match found.cancelled {
                    Some(to) => self.then(Some(to), found.next),
                    None => Then::Next,
                },
            };
            self.program.forms.push(form);
        }
    }

    fn field(&mut self, node: NodeIndex, value: ValueId) -> Field {
        let bare = &self.analysis.model.values[value.ix()].name;
        let words = self.literal(&bare.replace('_', " "));
        Field { question: self.layout.questions[&node], name: self.value(value), bare: key::name(bare), words }
    }

    fn found_forms(&self) -> Vec<Found> {
        let graph = &self.analysis.graph;
        let mut found: Vec<Found> = self.analysis.model.forms.iter().map(|_| Found::default()).collect();
        for node in &self.layout.order {
            match &graph.ways[*node].act {
                Act::Form(form) => {
                    let form = &mut found[form.ix()];
                    form.first.get_or_insert(*node);
                    form.next = form.next.or_else(|| self.behind(*node));
                }
                Act::Ask(question) => {
                    if let Some(form) = question.form {
                        self.ask_of(&mut found[form.ix()], *node, question);
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn ask_of(&self, form: &mut Found, node: NodeIndex, question: &Question) {
        match question.what {
            Ask::Value(value, _) => form.questions.push((node, value)),
            Ask::Review(_) => form.review = Some(node),
            Ask::Menu | Ask::Slot { .. } | Ask::WhichBooking { .. } | Ask::Hole => {}
        }
        form.cancelled = form.cancelled.or_else(|| self.analysis.graph.along(node, Why::Cancelled));
    }

    /// The line behind a form: the first way that leads out of its lines by itself.
    fn behind(&self, first: NodeIndex) -> Option<NodeIndex> {
        let (analysis, graph) = (self.analysis, &self.analysis.graph);
        let origin = graph.ways[first].origin;
        let tree = &analysis.trees[origin.tree as usize];
        let inside = |node: NodeIndex| {
            let here = graph.ways[node].origin;
            here.tree == origin.tree && (here.node == origin.node || tree.is_below(here.node, origin.node))
        };
        let onward = |why: Why| matches!(why, Why::Next | Why::Answered | Why::Passed | Why::Skipped | Why::Holds | Why::Fails | Why::Done);
        let (mut open, mut seen) = (vec![first], std::collections::HashSet::new());
        while let Some(node) = open.pop() {
            for (_, to) in graph.out(node).filter(|(edge, _)| onward(edge.why)) {
                if !inside(to) {
                    return Some(to);
                }
                if seen.insert(to) {
                    open.push(to);
                }
            }
        }
        None
    }
}
