//! Which values something reads, and which questions matter for where the conversation goes.

use botflow_compile::graph::{Act, CardSource, Content, Message, Question, RequestWhat, SetHow, Why};
use botflow_compile::known::{Seen, Use, reads_of_expr};
use botflow_compile::model::{Declared, FormId, Root, ValueId};
use petgraph::graph::NodeIndex;

use super::Journey;

/// Which values are used, by value.
#[derive(Debug)]
pub(crate) struct Uses {
    /// "A value is used by whatever reads it."
    pub read: Vec<bool>,
    /// "… and a question by an option's body, target or points and by `when yes`/`when no`", or by `keep as`.
    pub decides: Vec<bool>,
}

impl Journey<'_> {
    /// Which values are used.
    pub(crate) fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| {
            let values = self.model.values.len();
            let mut uses = Uses { read: vec![false; values], decides: vec![false; values] };
            for (at, seen) in self.seen() {
                self.read_at(*at, seen, &mut uses);
            }
            for at in self.graph.ways.node_indices() {
                self.used_at(at, &mut uses);
            }
            for start in &self.graph.starts {
                if let Some(guard) = &start.only_if {
                    reads_of_expr(guard.get(self.facts), Use::Compared, &mut |read, _| {
                        if let Root::Value(value) = read.root {
                            uses.read[value.ix()] = true;
                        }
                    });
                }
            }
            for value in self.model.flows.iter().flat_map(|flow| &flow.gives) {
                uses.read[value.ix()] = true;
            }
            uses
        })
    }

    fn read_at(&self, at: NodeIndex, seen: &Seen<'_>, uses: &mut Uses) {
        match seen.read.root {
            Root::Value(value) => {
                let act = &self.node(at).act;
                let own = self.value_set_by(act) == Some(value) || seen.bound == Some(value) && matches!(act, Act::Ask(_));
                // What a check says about its own answer, and `set total to total + 1`, use nothing.
                if !own || self.model.values[value.ix()].declared == Declared::Each {
                    uses.read[value.ix()] = true;
                }
            }
            Root::Form(form) => self.use_form(form, uses),
            _ => {}
        }
    }

    fn used_at(&self, at: NodeIndex, uses: &mut Uses) {
        let act = &self.node(at).act;
        match act {
            Act::Ask(question) => self.decided_by(at, question, uses),
            Act::Set(change) => {
                if let SetHow::AddForm(form) = change.how {
                    self.use_form(form, uses);
                }
            }
            Act::Perform(request) => {
                if let RequestWhat::Submit { form: Some(form), .. } = request.what {
                    self.use_form(form, uses);
                }
            }
            Act::Send(message) => self.shown_cards(message, uses),
            _ => {}
        }
    }

    fn value_set_by(&self, act: &Act) -> Option<ValueId> {
        let Act::Set(change) = act else { return None };
        match change.place.get(self.facts)?.root {
            Root::Value(value) => Some(value),
            _ => None,
        }
    }

    fn use_form(&self, form: FormId, uses: &mut Uses) {
        for value in &self.model.forms[form.ix()].fields {
            uses.read[value.ix()] = true;
        }
    }

    fn shown_cards(&self, message: &Message, uses: &mut Uses) {
        for content in message.variants.iter().flat_map(|variant| &variant.wordings) {
            if let Content::Cards(cards) = content
                && let (CardSource::Picked, Some(list)) = (cards.each, cards.list)
            {
                uses.read[list.ix()] = true;
            }
        }
    }

    fn decided_by(&self, at: NodeIndex, question: &Question, uses: &mut Uses) {
        let Some(value) = question.value() else { return };
        let option = question.choices.iter().any(|choice| choice.target.is_some() || choice.body || !choice.points.is_empty());
        let points = !question.yes_points.is_empty() || !question.no_points.is_empty();
        let yes_no = self.graph.out(at).any(|(edge, _)| matches!(edge.why, Why::Yes | Why::No));
        if option || points || yes_no || question.keep_as.is_some() {
            uses.decides[value.ix()] = true;
        }
    }
}
