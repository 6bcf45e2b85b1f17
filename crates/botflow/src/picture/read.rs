//! From flows to their picture. In: trees, and what was found in them. Out: a `Picture`. Flows with mistakes are drawn too: that is when a picture helps most.

mod rows;
mod words;

use botflow_source::Finding;
use botflow_syntax::fold;
use botflow_syntax::tree::{NodeId, Outcome, Phrase, Statement, TargetId, TargetKind, Tree};

use super::{Card, FlowPicture, Picture, Start, Way};

/// Findings that are drawn into the step they stand in.
const DRAWN: [&str; 4] = ["G301", "G302", "G303", "G305"];

/// The picture of these flows; `known` are all flows that a target can mean.
pub fn picture(title: &str, drawn: &[&Tree], known: &[Tree], findings: &[Finding]) -> Picture {
    let titles: Vec<String> = known.iter().filter_map(flow_title).collect();
    let flows = drawn.iter().filter_map(|tree| Reader::new(tree, &titles, findings)?.flow()).collect();
    Picture { title: title.to_owned(), flows }
}

/// The title of the file's flow; a file of tests has none.
pub fn flow_title(tree: &Tree) -> Option<String> {
    let (_, title) = head(tree)?;
    Some(tree.str(title.0).to_owned())
}

/// What a way leads to, in a word or two.
pub fn way_text(way: &Way, flow: &FlowPicture) -> String {
    match way {
        Way::Step(step) => flow.steps.get(*step).map(|card| card.title.clone()).unwrap_or_default(),
        Way::Flow(title) | Way::Link(title) | Way::Person(title) | Way::Nowhere(title) => title.clone(),
        Way::End => "the end".into(),
    }
}

fn head(tree: &Tree) -> Option<(NodeId, Phrase)> {
    tree.children(NodeId::FILE).find_map(|id| if let Statement::Flow { title } = tree.statement(id) { Some((id, *title)) } else { None })
}

/// Reads one flow.
struct Reader<'t> {
    tree: &'t Tree,
    flow: NodeId,
    title: String,
    /// Steps with their folded titles.
    steps: Vec<(NodeId, String)>,
    /// Titles of all flows.
    titles: &'t [String],
    findings: &'t [Finding],
}

impl<'t> Reader<'t> {
    fn new(tree: &'t Tree, titles: &'t [String], findings: &'t [Finding]) -> Option<Self> {
        let (flow, title) = head(tree)?;
        let steps = tree.children(NodeId::FILE).filter_map(|id| {
            if let Statement::Step { title } = tree.statement(id) { Some((id, fold(tree.str(title.0)).into_owned())) } else { None }
        });
        Some(Reader { tree, flow, title: tree.str(title.0).to_owned(), steps: steps.collect(), titles, findings })
    }

    fn flow(&self) -> Option<FlowPicture> {
        let mut picture = FlowPicture { title: self.title.clone(), ..FlowPicture::default() };
        for id in self.tree.children(self.flow) {
            if let Statement::About { text } = self.tree.statement(id) {
                picture.about = self.text(*text);
            } else if let Statement::Starts { interrupts, trigger } = self.tree.statement(id) {
                picture.starts.push(self.start(*interrupts, trigger));
            } else if let Statement::When { .. } = self.tree.statement(id) {
                self.rows(id, 0, &mut picture.everywhere);
            }
        }
        picture.steps = self.steps.iter().map(|(id, _)| self.card(*id)).collect();
        Some(picture)
    }

    fn card(&self, step: NodeId) -> Card {
        let mut card = Card::default();
        if let Statement::Step { title } = self.tree.statement(step) {
            card.title = self.tree.str(title.0).to_owned();
        }
        for id in self.tree.children(step) {
            self.rows(id, 0, &mut card.rows);
        }
        let whole = self.tree.below(step).next_back().unwrap_or(step);
        let (from, to) = (self.tree.node(step).span.start, self.tree.node(whole).span.end);
        let here = |finding: &&Finding| finding.span.file == self.tree.file && (from..=to).contains(&finding.span.start);
        let mut drawn: Vec<String> = self
            .findings
            .iter()
            .filter(here)
            .filter(|finding| DRAWN.contains(&finding.page.code))
            .map(|finding| finding.title.clone())
            .collect();
        drawn.dedup();
        card.trouble = drawn;
        card
    }

    fn start(&self, interrupts: bool, trigger: &botflow_syntax::tree::Trigger) -> Start {
        let (kind, text) = words::trigger(self.tree, trigger);
        let kind = if interrupts { format!("{kind}, at any time") } else { kind.to_owned() };
        Start { kind, text }
    }

    /// Where a target leads.
    fn way(&self, id: TargetId) -> Option<Way> {
        let target = self.tree.target(id);
        let shown = self.tree.str(target.span).to_owned();
        match target.kind {
            TargetKind::Title(title) => Some(self.titled(self.tree.str(title.0))),
            TargetKind::FlowStep { flow, step } => {
                if fold(self.tree.str(flow.0)) == fold(&self.title) {
                    return Some(self.titled(self.tree.str(step.0)));
                }
                // A title may itself hold a stroke.
                match self.titled(&shown) {
                    Way::Nowhere(_) if self.is_flow(self.tree.str(flow.0)).is_some() => Some(Way::Flow(shown)),
                    way => Some(way),
                }
            }
            TargetKind::Address(_) => Some(Way::Link(shown)),
            TargetKind::Hole => None,
        }
    }

    /// A step of this flow, else a flow of the project.
    fn titled(&self, title: &str) -> Way {
        let folded = fold(title);
        if let Some(step) = self.steps.iter().position(|(_, step)| *step == *folded) {
            return Way::Step(step);
        }
        match self.is_flow(title) {
            Some(flow) if fold(flow) == fold(&self.title) && !self.steps.is_empty() => Way::Step(0),
            Some(flow) => Way::Flow(flow.to_owned()),
            None => Way::Nowhere(title.to_owned()),
        }
    }

    fn is_flow(&self, title: &str) -> Option<&str> {
        self.titles.iter().find(|flow| fold(flow) == fold(title)).map(String::as_str)
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        words::outcome(self.tree, outcome)
    }
}
