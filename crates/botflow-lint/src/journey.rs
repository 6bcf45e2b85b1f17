//! `Journey`: what all rules look at: the graph with what was worked out about it once.

mod agreed;
mod arrivals;
mod channel_ways;
mod chat;
mod condition;
mod deliver;
mod eval;
mod hours;
mod letters;
mod longest;
mod loops;
mod meant;
mod missing;
mod outside;
mod patchy;
mod personal;
mod reach;
mod said;
mod shown;
mod silence;
mod unasked;
mod uses;

use std::cell::OnceCell;
use std::collections::HashMap;

use botflow_channels::{AsOf, Date};
use botflow_compile::graph::{Act, Graph, Node, Origin, Question, TextAt};
use botflow_compile::known::{Seen, Shortest, reads};
use botflow_compile::model::{FlowId, Model, StepId, ValueId};
use botflow_compile::project::Project;
use botflow_compile::{Analysis, Facts, Watch};
use botflow_source::{FileId, Finding, Span};
use botflow_syntax::fold;
use botflow_syntax::tree::{NodeId, Statement, Tree};
use petgraph::graph::NodeIndex;

use crate::Basis;

use agreed::Agreed;
pub(crate) use agreed::Consent;
use channel_ways::ChannelWays;
pub(crate) use channel_ways::Mask;
pub(crate) use condition::{Possible, Verdict};
pub(crate) use eval::eval;
pub(crate) use hours::Hours;
pub(crate) use letters::words;
pub(crate) use longest::Measure;
pub(crate) use loops::components;
use meant::Unread;
pub(crate) use missing::MissingRead;
pub(crate) use outside::{Outside, sent_on};
pub(crate) use reach::spread;
pub(crate) use said::{Said, Word, find_phrase, is_negated, phrases, sentences, words as said_words};
pub(crate) use shown::Role;
pub(crate) use silence::ENDLESS;
use silence::Silence;
pub(crate) use unasked::Wake;
pub(crate) use uses::Uses;

/// A project's journeys and what is known of them.
pub struct Journey<'a> {
    /// Everything that was read and resolved.
    pub analysis: &'a Analysis,
    pub(crate) graph: &'a Graph,
    pub(crate) model: &'a Model,
    pub(crate) project: &'a Project,
    pub(crate) facts: &'a [Facts],
    basis: &'a Basis,
    channels: Vec<AsOf<'static>>,
    /// The first start of each flow, as an index into the starts.
    first_start: Vec<Option<u32>>,
    /// Nodes that some start (or a flow that nothing starts) leads to.
    pub(crate) reached: Vec<bool>,
    /// Nodes that the beginning of their step leads to without leaving it.
    pub(crate) inside: Vec<bool>,
    /// Lines that could not be read, and names that could not be found.
    unread: OnceCell<Unread>,
    /// Files in which something could not be read that may have led on.
    patchy: OnceCell<HashMap<FileId, bool>>,
    seen: OnceCell<Vec<(NodeIndex, Seen<'a>)>>,
    missing: OnceCell<Vec<MissingRead>>,
    uses: OnceCell<Uses>,
    arrivals: OnceCell<arrivals::Arrivals>,
    verdicts: OnceCell<Vec<(NodeIndex, Verdict)>>,
    endless: OnceCell<Vec<bool>>,
    labels: OnceCell<longest::Labels<'a>>,
    columns: longest::Columns,
    shown: OnceCell<Vec<(NodeIndex, TextAt, Role)>>,
    /// Flows that another flow does.
    done: OnceCell<Vec<bool>>,
    agreed: OnceCell<Agreed>,
    silence: OnceCell<Silence>,
    channel_ways: OnceCell<ChannelWays>,
    shortest: OnceCell<Shortest>,
    personal: OnceCell<Vec<bool>>,
    leads_to_person: OnceCell<Vec<bool>>,
    alike: OnceCell<Vec<crate::rule::c405_same_button_text::Alike>>,
    late: OnceCell<Vec<crate::rule::p501_outside_window::Late>>,
    busy: OnceCell<Vec<Vec<NodeIndex>>>,
    disclosures: OnceCell<Vec<Option<Vec<String>>>>,
}

impl<'a> Journey<'a> {
    /// Looks at a project once: every channel of it, on the day the facts were checked.
    pub fn new(analysis: &'a Analysis) -> Self {
        Journey::judged_by(analysis, &Basis::WHOLE)
    }

    /// Looks at a project once, by that day and those channels.
    pub fn judged_by(analysis: &'a Analysis, basis: &'a Basis) -> Self {
        let (graph, model) = (&analysis.graph, &analysis.model);
        Journey {
            analysis,
            graph,
            model,
            project: &analysis.project,
            facts: &model.facts,
            basis,
            channels: basis.channels(&analysis.project),
            first_start: first_starts(graph, model),
            reached: reach::from_starts(graph, model),
            inside: reach::inside_steps(graph),
            unread: OnceCell::new(),
            patchy: OnceCell::new(),
            seen: OnceCell::new(),
            missing: OnceCell::new(),
            uses: OnceCell::new(),
            arrivals: OnceCell::new(),
            verdicts: OnceCell::new(),
            endless: OnceCell::new(),
            labels: OnceCell::new(),
            columns: longest::Columns::default(),
            shown: OnceCell::new(),
            done: OnceCell::new(),
            agreed: OnceCell::new(),
            silence: OnceCell::new(),
            shortest: OnceCell::new(),
            channel_ways: OnceCell::new(),
            personal: OnceCell::new(),
            leads_to_person: OnceCell::new(),
            alike: OnceCell::new(),
            late: OnceCell::new(),
            busy: OnceCell::new(),
            disclosures: OnceCell::new(),
        }
    }

    /// The channels that the project is judged for, each with what holds on the day that is judged. The one place that rules ask; the channels of
    /// `botflow.yaml` alone would pass over `--channel` and `--as-of`.
    pub(crate) fn channels(&self) -> Vec<AsOf<'static>> {
        self.channels.clone()
    }

    /// The first line that starts a flow, as an index into the starts.
    pub(crate) fn start_of(&self, flow: FlowId) -> Option<usize> {
        self.first_start[flow.ix()].map(|start| start as usize)
    }

    /// The line that a conversation begins with at this node: the first step of a flow that something starts.
    pub(crate) fn begins_with(&self, at: NodeIndex) -> Option<usize> {
        let node = self.node(at);
        if !matches!(node.act, Act::Enter) {
            return None;
        }
        let flow = self.flow_of(at);
        self.start_of(flow).filter(|_| self.model.flows[flow.ix()].steps.start == node.step.0)
    }

    /// All channels of the project and the one that is judged: a way in that one of them has is not in vain.
    pub(crate) fn everywhere(&self) -> Vec<AsOf<'static>> {
        self.basis.everywhere(self.project)
    }

    /// The day that is judged.
    pub(crate) fn date(&self) -> Date {
        self.basis.date()
    }

    /// Every place that every node reads, in the order of the nodes.
    pub(crate) fn seen(&self) -> &[(NodeIndex, Seen<'a>)] {
        self.seen.get_or_init(|| {
            let mut all = Vec::new();
            for at in self.graph.ways.node_indices() {
                reads(self.graph, self.model, self.project, at, &mut |seen| all.push((at, seen)));
            }
            all
        })
    }

    /// Works out what several rules ask for, so that no rule is charged for what it shares with others.
    pub(crate) fn share(&self, watch: &mut Watch<'_>) {
        watch("what is read", self.seen().len());
        watch("texts", self.shown().len());
        watch("conditions", self.verdicts().len());
        watch("missing values", self.missing().len());
        watch("used values", self.uses().read.len());
        watch("endings", self.endless().len());
    }

    /// By which words each language of the project says that a bot writes; `None`: botflow does not speak it.
    pub(crate) fn disclosures(&self) -> &[Option<Vec<String>>] {
        self.disclosures.get_or_init(|| {
            let words = |list: &str| list.split(',').map(|word| word.trim().to_lowercase()).collect();
            let of = |tag: &str| botflow_values::language(tag).map(|language| words(language.disclosure));
            self.project.languages.iter().map(|name| of(&name.text)).collect()
        })
    }

    /// Labels that look like one before them.
    pub(crate) fn alike(&self) -> &[crate::rule::c405_same_button_text::Alike] {
        self.alike.get_or_init(|| crate::rule::c405_same_button_text::find_alike(self))
    }

    /// Messages that come too late on some way.
    pub(crate) fn late(&self) -> &[crate::rule::p501_outside_window::Late] {
        self.late.get_or_init(|| crate::rule::p501_outside_window::find_late(self))
    }

    /// Loops in which the customer is never waited for.
    pub(crate) fn busy_loops(&self) -> &[Vec<NodeIndex>] {
        self.busy.get_or_init(|| crate::rule::g305_loop_without_reply::find_loops(self))
    }

    /// Nodes that customers get to and from which no ending can be reached.
    pub(crate) fn endless(&self) -> &[bool] {
        self.endless.get_or_init(|| crate::rule::g301_dead_end::endless(self))
    }

    /// Whether another flow does this one: its end is not the end of the conversation.
    pub(crate) fn is_done_by_others(&self, flow: FlowId) -> bool {
        let done = self.done.get_or_init(|| {
            let mut done = vec![false; self.model.flows.len()];
            for node in self.graph.ways.node_weights() {
                if let Act::Do(act) = &node.act
                    && let Some(flow) = act.flow
                {
                    done[flow.ix()] = true;
                }
            }
            done
        });
        done[flow.ix()]
    }

    pub(crate) fn node(&self, at: NodeIndex) -> &'a Node {
        &self.graph.ways[at]
    }

    pub(crate) fn tree(&self, origin: Origin) -> &'a Tree {
        &self.analysis.trees[origin.tree as usize]
    }

    pub(crate) fn statement(&self, origin: Origin) -> &'a Statement {
        self.tree(origin).statement(origin.node)
    }

    pub(crate) fn flow_of(&self, at: NodeIndex) -> FlowId {
        self.model.steps[self.node(at).step.ix()].flow
    }

    pub(crate) fn step_title(&self, step: StepId) -> &'a str {
        &self.model.steps[step.ix()].title
    }

    /// Every question, in the order of the lines.
    pub(crate) fn questions(&self) -> impl Iterator<Item = (NodeIndex, &'a Question)> + '_ {
        self.graph.ways.node_indices().filter_map(|at| match &self.graph.ways[at].act {
            Act::Ask(question) => Some((at, question.as_ref())),
            _ => None,
        })
    }

    /// What a text says in the source, as typed.
    pub(crate) fn typed(&self, text: TextAt) -> &'a str {
        self.analysis.sources.slice(text.get(self.facts).span)
    }

    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.analysis.sources.slice(span)
    }

    /// The white space before a line.
    pub(crate) fn indent(&self, span: Span) -> &'a str {
        let text = &self.analysis.sources[span.file].text[..span.start as usize];
        let line = text.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        text[line..].trim_start_matches('\u{feff}')
    }

    /// Whether a line right under this one could not be read: it may have been any outcome.
    pub(crate) fn has_hole_under(&self, origin: Origin) -> bool {
        let tree = self.tree(origin);
        tree.children(origin.node).any(|child| matches!(tree.statement(child), Statement::Hole(_)))
    }

    /// Whether nothing is to be said about a value: resolving has found something about a line that fills or reads it, or a line that could not be read
    /// may have meant it.
    pub(crate) fn is_hushed(&self, value: ValueId) -> bool {
        let value = &self.model.values[value.ix()];
        value.hushed || self.may_be_meant(&value.name)
    }

    /// Whether a line that could not be read, or a name that could not be found, may have meant this name: what hangs on it is not judged.
    pub(crate) fn may_be_meant(&self, name: &str) -> bool {
        self.unread.get_or_init(|| Unread::new(self.hole_lines(), self.unresolved_names())).may_mean(name)
    }

    fn hole_lines(&self) -> Vec<String> {
        let lines = self.analysis.trees.iter().flat_map(|tree| {
            let holes = tree.nodes().filter(|(_, node)| matches!(node.statement, Statement::Hole(_)));
            // With the lines under it: they are as lost as the line itself.
            let whole = |id: NodeId, span: Span| tree.below(id).next_back().map_or(span, |last| span.to(tree.node(last).span));
            holes.map(move |(id, node)| fold(tree.str(whole(id, node.span))).into_owned())
        });
        // What stands in a broken value is read by nobody, and was meant to be.
        let broken = |finding: &&Finding| matches!(finding.page.code, "S008" | "S009" | "S016" | "S025");
        let broken = self.analysis.findings.iter().filter(broken).map(|finding| fold(self.line_of(finding.span)).into_owned());
        lines.chain(broken).collect()
    }

    /// The line that a spot lies in.
    fn line_of(&self, span: Span) -> &'a str {
        let text = &self.analysis.sources[span.file].text;
        let start = text[..span.start as usize].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let end = text[span.start as usize..].find(['\n', '\r']).map_or(text.len(), |at| at + span.start as usize);
        &text[start..end]
    }

    /// What earlier findings about names point at.
    fn unresolved_names(&self) -> Vec<String> {
        let about = |code: &str| code.starts_with("N1") || matches!(code, "T205");
        let spans = self.analysis.findings.iter().filter(|finding| about(finding.page.code)).map(|finding| finding.span);
        let mut names: Vec<String> = spans.map(|span| fold(self.slice(span)).into_owned()).collect();
        // `lead.emial` may have meant `email`.
        let last: Vec<String> = names.iter().filter_map(|name| name.rsplit_once('.').map(|(_, last)| last.to_owned())).collect();
        names.extend(last);
        names
    }
}

/// The first start of each flow.
fn first_starts(graph: &Graph, model: &Model) -> Vec<Option<u32>> {
    let mut first = vec![None; model.flows.len()];
    for (at, start) in graph.starts.iter().enumerate() {
        first[start.flow.ix()].get_or_insert(at as u32);
    }
    first
}
