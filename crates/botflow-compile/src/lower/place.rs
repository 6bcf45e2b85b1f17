//! Keys of all that rests, made of the author's names, and their hashes; further keys of what was renamed.

use std::collections::HashMap;

use botflow_program::{Alias, AliasOf, PlaceId, key, normalise::phrase};
use petgraph::graph::NodeIndex;

use super::Lowering;
use crate::graph::Act;
use crate::model::{Flow, Step, StepId};

/// A place with its key, and the part of it behind flow and step.
struct Keyed {
    node: NodeIndex,
    step: StepId,
    own: String,
}

impl Lowering<'_> {
    /// The id of every place that rests.
    pub(super) fn places(&mut self) {
        let model = &self.analysis.model;
        let places = self.keyed();
        let step_key = |step: &Step| key::step(&model.flows[step.flow.ix()].title, &step.title);
        let whole = |place: &Keyed| format!("{}/{}", step_key(&model.steps[place.step.ix()]), place.own);
        let assigned = key::assign(places.iter().map(whole));
        self.clashes = assigned.clashes;
        for place in &places {
            let id = assigned.ids[&whole(place)];
            self.tables.places.insert(place.node, PlaceId(id));
            let step = &model.steps[place.step.ix()];
            for old in old_steps(&model.flows[step.flow.ix()], step) {
                let old = key::hash(&format!("{old}/{}", place.own));
                self.program.aliases.push(Alias { of: AliasOf::Place, old, new: id });
            }
        }
    }

    /// The place of a node that rests.
    pub(super) fn place(&self, node: NodeIndex) -> PlaceId {
        self.tables.places.get(&node).copied().unwrap_or_default()
    }

    fn keyed(&self) -> Vec<Keyed> {
        let analysis = self.analysis;
        let mut counts: HashMap<(StepId, String), usize> = HashMap::new();
        let mut places = Vec::new();
        for node in &self.layout.order {
            let place = &analysis.graph.ways[*node];
            let Some((key, counted)) = self.own_key(&place.act) else { continue };
            let count = counts.entry((place.step, key.clone())).or_default();
            *count += 1;
            // An answer of a form has its name wherever the form stands; asked twice in one step it is counted all the same.
            let own = if counted || *count > 1 { format!("{key}#{count}") } else { key };
            places.push(Keyed { node: *node, step: place.step, own });
        }
        places
    }

    /// The part of a key behind flow and step, and whether it is counted within the step.
    fn own_key(&self, act: &Act) -> Option<(String, bool)> {
        let model = &self.analysis.model;
        let counted = match act {
            Act::Ask(question) => return Some((phrase(&question.key(model)), question.form.is_none() || question.value().is_none())),
            Act::Perform(request) => phrase(&request.key(model)),
            Act::Each { item, .. } => format!("for each {}", item.map_or("", |item| &model.values[item.ix()].name)),
            Act::Wait(_) => "wait".to_owned(),
            Act::Remind(remind) => format!("remind {}", self.reminded(remind.of)),
            Act::Do(run) => format!("do {}", phrase(run.flow.map_or("", |flow| &model.flows[flow.ix()].title))),
            _ => return None,
        };
        Some((counted, true))
    }
}

/// Earlier keys of a step, by its own and its flow's earlier titles.
pub(super) fn old_steps(flow: &Flow, step: &Step) -> Vec<String> {
    let flows = std::iter::once(&flow.title).chain(&flow.was);
    let all = flows.flat_map(|flow| std::iter::once(&step.title).chain(&step.was).map(move |step| key::step(flow, step)));
    all.skip(1).collect()
}
