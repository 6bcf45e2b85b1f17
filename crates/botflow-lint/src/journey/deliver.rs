//! Which values reach somebody: submitted, kept, passed on, noted for a person.

use botflow_compile::graph::{Act, ButtonDoes, Content, ExprAt, Message, Outcome, Pick, Request, RequestWhat, SetHow, SortBy, TextAt, Why};
use botflow_compile::known::{Use, reads_of_expr};
use botflow_compile::model::{FormId, Piece, Root, ValueId};
use petgraph::Direction;
use petgraph::graph::NodeIndex;

use super::Journey;
use super::reach::spread;

impl Journey<'_> {
    /// Nodes from which a person of a team can be reached without the customer being misunderstood.
    pub(crate) fn leads_to_person(&self) -> &[bool] {
        self.leads_to_person.get_or_init(|| self.find_leads_to_person())
    }

    fn find_leads_to_person(&self) -> Vec<bool> {
        let people = self.graph.ways.node_indices().filter(|at| match &self.node(*at).act {
            Act::Perform(request) => matches!(request.what, RequestWhat::HandOver { unclear: false, .. }),
            _ => false,
        });
        spread(self.graph, people.collect(), Direction::Incoming, |_, edge| !matches!(edge.why, Why::Unclear(_)))
    }

    /// Whether a person can be reached once this question has been answered.
    pub(crate) fn person_after(&self, question: NodeIndex, leads: &[bool]) -> bool {
        let answers = |why: Why| matches!(why, Why::Answered | Why::Choice(_) | Why::Yes | Why::No | Why::Otherwise);
        self.graph.out(question).any(|(edge, to)| answers(edge.why) && leads[to.index()])
    }

    /// Values that are submitted, kept with the person, sent to an action, written into an address or a note.
    pub(crate) fn delivered(&self) -> Vec<bool> {
        let mut work = Deliveries { journey: self, delivered: vec![false; self.model.values.len()], flows_into: Vec::new() };
        for at in self.graph.ways.node_indices() {
            work.at(at);
        }
        for value in self.model.flows.iter().flat_map(|flow| &flow.gives) {
            work.delivered[value.ix()] = true;
        }
        work.follow();
        work.delivered
    }
}

struct Deliveries<'j, 'a> {
    journey: &'j Journey<'a>,
    delivered: Vec<bool>,
    /// `set y to x`: what becomes of y becomes of x.
    flows_into: Vec<(ValueId, ValueId)>,
}

impl Deliveries<'_, '_> {
    fn at(&mut self, at: NodeIndex) {
        match &self.journey.node(at).act {
            Act::Ask(question) => {
                if let (Some(value), Some(_)) = (question.value(), question.keep_as) {
                    self.delivered[value.ix()] = true;
                }
            }
            Act::Perform(request) => self.request(request),
            Act::Do(act) => act.with.iter().for_each(|pass| self.expr(&pass.value)),
            Act::Send(message) => self.message(message),
            Act::Set(change) => {
                let target = change.place.get(self.journey.facts).map(|read| &read.root);
                match (&change.how, target) {
                    (SetHow::To(value) | SetHow::Add(value), Some(Root::Value(into))) => {
                        let into = *into;
                        self.each_value(value, |work, from| work.flows_into.push((from, into)));
                    }
                    (SetHow::To(value) | SetHow::Add(value), _) => self.expr(value),
                    (SetHow::AddForm(form), Some(Root::Value(into))) => {
                        let fields = &self.journey.model.forms[form.ix()].fields;
                        self.flows_into.extend(fields.iter().map(|field| (*field, *into)));
                    }
                    (SetHow::AddForm(form), _) => self.form(*form),
                    (SetHow::Take(_) | SetHow::Forget, _) => {}
                }
            }
            Act::Pick(pick) => self.pick(pick),
            _ => {}
        }
    }

    fn request(&mut self, request: &Request) {
        request.with.iter().for_each(|pass| self.expr(&pass.value));
        match &request.what {
            RequestWhat::Submit { form: Some(form), .. } => self.form(*form),
            RequestWhat::HandOver { notes, .. } => notes.iter().for_each(|note| self.text(*note)),
            RequestWhat::Pay { text, .. } => self.text(*text),
            _ => {}
        }
        debug_assert!(request.given(Outcome::Fine).is_none(), "what follows has no line of its own");
    }

    fn form(&mut self, form: FormId) {
        for field in &self.journey.model.forms[form.ix()].fields {
            self.delivered[field.ix()] = true;
        }
    }

    fn message(&mut self, message: &Message) {
        for button in message.buttons() {
            if let ButtonDoes::Open(address) = button.does {
                self.text(address);
            }
        }
        for content in message.variants.iter().flat_map(|variant| &variant.wordings) {
            if let Content::Template { with, .. } = content {
                with.iter().for_each(|pass| self.expr(&pass.value));
            }
        }
    }

    /// A place that decides which shop is the nearest has done its work.
    fn pick(&mut self, pick: &Pick) {
        if let Some(SortBy::NearestTo(place)) = pick.first
            && let Some(Root::Value(value)) = place.get(self.journey.facts).map(|read| &read.root)
        {
            self.delivered[value.ix()] = true;
        }
    }

    fn expr(&mut self, expr: &ExprAt) {
        self.each_value(expr, |work, value| work.delivered[value.ix()] = true);
    }

    fn text(&mut self, text: TextAt) {
        let facts = self.journey.facts;
        for piece in text.get(facts).source() {
            if let Piece::Value { value, .. } = piece {
                self.values_of(value, |work, value| work.delivered[value.ix()] = true);
            }
        }
    }

    fn each_value(&mut self, expr: &ExprAt, then: impl FnMut(&mut Self, ValueId)) {
        let facts = self.journey.facts;
        self.values_of(expr.get(facts), then);
    }

    fn values_of(&mut self, expr: &botflow_compile::model::Expr, mut then: impl FnMut(&mut Self, ValueId)) {
        let mut values = Vec::new();
        let mut forms = Vec::new();
        reads_of_expr(expr, Use::Shown, &mut |read, _| match read.root {
            Root::Value(value) => values.push(value),
            Root::Form(form) => forms.push(form),
            _ => {}
        });
        values.extend(forms.iter().flat_map(|form| &self.journey.model.forms[form.ix()].fields));
        for value in values {
            then(self, value);
        }
    }

    fn follow(&mut self) {
        self.flows_into.sort_unstable_by_key(|(_, into)| *into);
        let delivered = (0..self.delivered.len()).filter(|value| self.delivered[*value]);
        let mut open: Vec<ValueId> = delivered.map(|value| ValueId(value as u32)).collect();
        while let Some(into) = open.pop() {
            let first = self.flows_into.partition_point(|(_, other)| *other < into);
            for (from, _) in self.flows_into[first..].iter().take_while(|(_, other)| *other == into) {
                if !std::mem::replace(&mut self.delivered[from.ix()], true) {
                    open.push(*from);
                }
            }
        }
    }
}
