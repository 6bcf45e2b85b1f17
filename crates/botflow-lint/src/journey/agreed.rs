//! In: the graph. Out: to what the customer has agreed on every way to a line: consents of the conversation, those kept for the person, topics.
//!
//! Forwards: a consent is unknown until it is asked; each way through its question, and each branch on it, says what it may be from there on. Where
//! ways meet, it may be what any of them says: agreed is what can only be a yes. 64 consents at a time, so the cost is that of a few walks; those that
//! need not be told apart count as one.

mod change;
mod narrow;
mod plain;
mod returns;
mod state;
#[cfg(test)]
mod test;
mod walk;

use std::collections::{HashMap, HashSet};

use botflow_compile::graph::{Act, Ask, MarkWhat, Question, SetHow};
use botflow_compile::model::{Expr, Kind, Root, ValueId};
use petgraph::graph::NodeIndex;

use super::Journey;
use state::State;

/// Something that the customer can agree to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Consent {
    /// The answer to a consent question.
    Value(ValueId),
    /// A consent kept for the person: a field of `contact`.
    Kept(String),
    /// A subscription.
    Topic(String),
    /// Some consent of the conversation, whichever.
    Some,
    /// Of the consents of the conversation that need not be told apart, the one that was answered last.
    Latest,
}

/// Consents that are followed together: a bit each.
const AT_ONCE: usize = u64::BITS as usize;

/// What the customer has agreed to, line by line.
#[derive(Debug)]
pub(crate) struct Agreed {
    tables: Vec<Table>,
    /// The tables of each scope; those of the person hold everywhere.
    of_scope: Vec<Vec<usize>>,
    of_person: Vec<usize>,
    /// Where a node's row is in the tables of its scope.
    row: Vec<u32>,
    scope: Vec<u32>,
}

/// Up to 64 consents, and what each may be at each line.
#[derive(Debug)]
struct Table {
    consents: Vec<Consent>,
    bits: HashMap<Consent, u32>,
    /// The scope whose values they are; `None`: they are the person's.
    scope: Option<usize>,
    states: Vec<State>,
}

impl Table {
    fn new(consents: &[Consent], rows: usize, scope: Option<usize>) -> Self {
        let bits = consents.iter().enumerate().map(|(at, consent)| (consent.clone(), at as u32)).collect();
        Table { consents: consents.to_vec(), bits, scope, states: vec![State::default(); rows] }
    }

    /// Others that are the same as one of these.
    fn count_as(&mut self, one: &Consent, others: &[Consent]) {
        if let Some(bit) = self.bits.get(one).copied() {
            self.bits.extend(others.iter().map(|other| (other.clone(), bit)));
        }
    }

    fn bit(&self, consent: &Consent) -> Option<u64> {
        self.bits.get(consent).map(|at| 1 << at)
    }

    fn is_of_person(&self) -> bool {
        self.scope.is_none()
    }

    /// Before anything was said: the person may have agreed to anything at another time.
    fn at_start(&self) -> State {
        let all = self.consents.iter().enumerate().fold(0, |all, (at, _)| all | 1 << at);
        let old = if self.is_of_person() { all & !self.bit(&Consent::Some).unwrap_or(0) } else { 0 };
        State { unknown: all, yes: old, no: old, last: 0 }
    }
}

impl Agreed {
    /// Whether the customer agreed to some consent on every way to a node, though it may be another one on each.
    pub(crate) fn any(&self, at: NodeIndex) -> bool {
        let topics = |table: &Table| {
            let at = table.consents.iter().enumerate().filter(|(_, consent)| matches!(consent, Consent::Topic(_)));
            at.fold(0, |bits: u64, (at, _)| bits | 1 << at)
        };
        self.tables_at(at).any(|(table, state)| state.agreed() & !topics(table) != 0)
    }

    /// Everything the customer agreed to on every way to a node.
    pub(crate) fn before(&self, at: NodeIndex) -> Vec<Consent> {
        let mut all = Vec::new();
        for (table, state) in self.tables_at(at) {
            let agreed = table.consents.iter().enumerate().filter(|(bit, _)| state.agreed() & 1 << bit != 0);
            all.extend(agreed.map(|(_, consent)| consent.clone()).filter(|consent| !matches!(consent, Consent::Some | Consent::Latest)));
        }
        all
    }

    /// Whether the consent answered last is a yes on every way to a node; none was asked: `None`.
    pub(crate) fn last(&self, at: NodeIndex) -> Option<bool> {
        let tables = || self.tables_at(at).filter(|(table, _)| !table.is_of_person());
        let asked = tables().any(|(_, state)| state.last != 0);
        asked.then(|| tables().all(|(_, state)| state.last & !state.agreed() == 0))
    }

    fn tables_at(&self, at: NodeIndex) -> impl Iterator<Item = (&Table, State)> {
        let own = self.of_scope[self.scope[at.index()] as usize].iter().map(move |table| (*table, self.row[at.index()] as usize));
        let all = own.chain(self.of_person.iter().map(move |table| (*table, at.index())));
        all.map(|(table, row)| (&self.tables[table], self.tables[table].states[row]))
    }

    fn state(&self, at: NodeIndex, consent: &Consent) -> Option<(State, u64)> {
        self.tables_at(at).find_map(|(table, state)| Some((state, table.bit(consent)?)))
    }
}

impl Journey<'_> {
    /// What the customer has agreed to, line by line.
    pub(crate) fn agreed(&self) -> &Agreed {
        self.agreed.get_or_init(|| mark(self))
    }

    /// A question that asks for consent, and the value it fills.
    pub(crate) fn consent(&self, question: &Question) -> Option<ValueId> {
        match question.what {
            Ask::Value(value, Kind::Consent) => Some(value),
            _ => None,
        }
    }
}

fn mark(journey: &Journey<'_>) -> Agreed {
    let nodes = journey.graph.ways.node_count();
    let scopes = journey.model.scopes.len();
    let (mut row, mut scope, mut rows) = (vec![0; nodes], vec![0; nodes], vec![0_u32; scopes]);
    for at in journey.graph.ways.node_indices() {
        let of = journey.model.flows[journey.flow_of(at).ix()].scope.ix();
        (row[at.index()], scope[at.index()]) = (rows[of], of as u32);
        rows[of] += 1;
    }
    let mut agreed = Agreed { tables: Vec::new(), of_scope: vec![Vec::new(); scopes], of_person: Vec::new(), row, scope };
    let told_apart = plain::told_apart(journey);
    for (of, there) in journey.model.scopes.iter().enumerate() {
        let is_consent = |value: &ValueId| journey.model.values[value.ix()].kind == Kind::Consent;
        let all: Vec<Consent> = there.values.iter().copied().filter(is_consent).map(Consent::Value).collect();
        let plain = plain::among(&all, &told_apart);
        let as_one = if plain.len() > 1 { plain } else { Vec::new() };
        let mut others = without(all, &as_one);
        if !as_one.is_empty() {
            others.push(Consent::Latest);
        }
        for some in others.chunks(AT_ONCE) {
            agreed.of_scope[of].push(agreed.tables.len());
            let mut table = Table::new(some, rows[of] as usize, Some(of));
            table.count_as(&Consent::Latest, &as_one);
            agreed.tables.push(table);
        }
    }
    // What is kept may be an answer: so those come after the conversations' own.
    let all = of_person(journey);
    let topics: Vec<Consent> = all.iter().filter(|consent| matches!(consent, Consent::Topic(_))).cloned().collect();
    let plain = plain::among(&topics, &told_apart);
    let (first, others) = plain.split_first().map_or((None, &[][..]), |(first, others)| (Some(first), others));
    let all = without(all, others);
    for some in all.chunks(AT_ONCE) {
        agreed.of_person.push(agreed.tables.len());
        let mut table = Table::new(some, nodes, None);
        first.into_iter().for_each(|first| table.count_as(first, others));
        agreed.tables.push(table);
    }
    let roots = walk::Roots::new(journey);
    for table in 0..agreed.tables.len() {
        agreed.tables[table].states = walk::walk(journey, &agreed, table, &roots);
    }
    agreed
}

/// Those that are not among the others.
fn without(all: Vec<Consent>, others: &[Consent]) -> Vec<Consent> {
    let others: HashSet<&Consent> = others.iter().collect();
    all.into_iter().filter(|consent| !others.contains(consent)).collect()
}

/// Consents that are kept, topics, and whether anything was agreed to at all.
fn of_person(journey: &Journey<'_>) -> Vec<Consent> {
    let mut all = vec![Consent::Some];
    let mut seen = HashSet::new();
    let mut see = |consent: Consent| {
        if seen.insert(consent.clone()) {
            all.push(consent);
        }
    };
    let field = |root: &Root| match root {
        Root::Contact(field) => Some(Consent::Kept(field.clone())),
        _ => None,
    };
    for node in journey.graph.ways.node_weights() {
        match &node.act {
            Act::Ask(question) if journey.consent(question).is_some() => {
                let kept = question.keep_as.and_then(|path| path.get(journey.facts));
                kept.and_then(|read| field(&read.root)).into_iter().for_each(&mut see);
            }
            Act::Set(change) => {
                let from = match &change.how {
                    SetHow::To(expr) => expr.get(journey.facts),
                    _ => continue,
                };
                let consent = matches!(from, Expr::Read(read) if read.kind == Kind::Consent);
                let to = change.place.get(journey.facts).filter(|_| consent);
                to.and_then(|read| field(&read.root)).into_iter().for_each(&mut see);
            }
            Act::Mark(MarkWhat::Subscribe(topic) | MarkWhat::Unsubscribe(topic)) => see(Consent::Topic(topic.to_string())),
            _ => {}
        }
    }
    for field in journey.project.contact.iter().flatten().filter(|field| field.kind == Kind::Consent) {
        see(Consent::Kept(field.name.clone()));
    }
    journey.project.topics.iter().for_each(|topic| see(Consent::Topic(topic.text.clone())));
    all
}
