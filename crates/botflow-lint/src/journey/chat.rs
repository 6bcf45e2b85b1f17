//! A way through the graph as a small chat: "bot: …", "customer: …".

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use botflow_compile::graph::{Act, Ask, Content, Message, Outcome, Question, StartOn, TextAt, Variant, WaitFor, Why};
use botflow_compile::known::{Shortest, Way};
use botflow_compile::model::{Kind, StepId};
use petgraph::graph::NodeIndex;

use super::Journey;

/// More lines than this are cut in the middle …
const LINES: usize = 12;
/// … behind the first ones.
const FIRST_LINES: usize = 3;

/// Whether a line only says again what the one before it says. Time that passes twice has passed twice.
fn is_again(line: &str, next: &str) -> bool {
    line == next && !line.ends_with("later)")
}

impl Journey<'_> {
    /// A way as a chat, the first thing that happens first. Of a long one only the lines that are shown are told.
    pub(crate) fn chat(&self, way: &Way) -> Vec<String> {
        let mut lines: Vec<String> = way.start.map(|start| self.started(start)).into_iter().collect();
        for place in 0..way.nodes.len() {
            for line in self.told(way, place) {
                if lines.last().is_none_or(|last| !is_again(last, &line)) {
                    lines.push(line);
                }
            }
            if lines.len() > LINES {
                lines.truncate(FIRST_LINES);
                lines.push("…".to_owned());
                lines.extend(self.last_lines(way));
                break;
            }
        }
        lines
    }

    fn last_lines(&self, way: &Way) -> impl Iterator<Item = String> {
        let wanted = LINES - FIRST_LINES - 1;
        let mut lines: VecDeque<String> = VecDeque::new();
        // One more than is shown: it may be the same as the line before it.
        for place in (0..way.nodes.len()).rev() {
            if lines.len() > wanted {
                break;
            }
            for line in self.told(way, place).into_iter().rev() {
                if lines.front().is_none_or(|next| !is_again(next, &line)) {
                    lines.push_front(line);
                }
            }
        }
        let more = lines.len().saturating_sub(wanted);
        lines.into_iter().skip(more).skip_while(|line| line == "…")
    }

    /// What one node of a way says, and what is answered.
    fn told(&self, way: &Way, place: usize) -> Vec<String> {
        let (at, why) = way.nodes[place];
        let mut lines = Vec::new();
        if way.left_out == Some(place) {
            lines.push("…".to_owned());
        }
        self.said(at, &mut lines);
        lines.extend(why.and_then(|why| self.reason(at, why)));
        lines
    }

    /// The shortest way from a start to a node.
    pub(crate) fn way_to(&self, node: NodeIndex) -> Way {
        let shortest = self.shortest.get_or_init(|| Shortest::new(self.graph, self.model));
        shortest.way(self.graph, self.model, node).unwrap_or_else(|| Way::of(vec![(node, None)]))
    }

    /// The shortest way from the beginning of a flow to an ending of the conversation; only its beginning where there is none.
    pub(crate) fn way_through(&self, start: usize) -> Way {
        let steps = &self.model.flows[self.graph.starts[start].flow.ix()].steps;
        let Some(entry) = self.graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty()) else {
            return Way { start: Some(start), ..Way::default() };
        };
        let mut from: HashMap<NodeIndex, Option<(NodeIndex, Why)>> = HashMap::from([(entry, None)]);
        let (mut queue, mut last) = (VecDeque::from([entry]), entry);
        while let Some(at) = queue.pop_front() {
            if matches!(self.node(at).act, Act::End) && !self.is_done_by_others(self.flow_of(at)) {
                last = at;
                break;
            }
            for (edge, to) in self.graph.out(at) {
                if let Entry::Vacant(new) = from.entry(to) {
                    new.insert(Some((at, edge.why)));
                    queue.push_back(to);
                }
            }
        }
        let mut nodes = vec![(last, None)];
        while let Some((at, why)) = from[&nodes[nodes.len() - 1].0] {
            nodes.push((at, Some(why)));
        }
        nodes.reverse();
        Way { start: Some(start), ..Way::of(nodes) }
    }

    fn started(&self, start: usize) -> String {
        let words = |words: &botflow_compile::graph::WordsAt| {
            let first = words.get(self.facts).first();
            first.map_or(String::new(), |text| self.slice(text.span).to_owned())
        };
        match &self.graph.starts[start].on {
            StartOn::Words(said) => format!("customer: {}", words(said)),
            StartOn::Ad(name) => format!("(customer comes from ad {name})"),
            StartOn::Link(name) => format!("(customer comes from link {name})"),
            StartOn::Page(path) => format!("(customer comes from page {path})"),
            StartOn::Menu(label) => format!("(customer taps {} in the menu)", words(label)),
            StartOn::Welcome => "(customer opens the chat)".to_owned(),
            StartOn::TextLike(pattern, _) => format!("customer: {pattern}"),
            StartOn::Photo(_) => "(customer sends a photo)".to_owned(),
            StartOn::Location(_) => "(customer sends a location)".to_owned(),
            StartOn::File(_) => "(customer sends a file)".to_owned(),
            StartOn::Event(name, _) => format!("(event {name})"),
            StartOn::Topic(name) => format!("customer: (something about {name})"),
            StartOn::AnythingElse => "customer: (anything else)".to_owned(),
        }
    }

    fn said(&self, at: NodeIndex, lines: &mut Vec<String>) {
        let text = match &self.node(at).act {
            Act::Send(message) => self.of_message(message),
            Act::Ask(question) => match self.of_variants(&question.message) {
                None if matches!(question.what, Ask::Slot { .. }) => Some("(times to choose from)".to_owned()),
                None if matches!(question.what, Ask::WhichBooking { .. }) => None,
                text => text,
            },
            _ => None,
        };
        lines.extend(text.map(|text| format!("bot: {text}")));
    }

    fn of_message(&self, message: &Message) -> Option<String> {
        self.of_variants(&message.variants)
    }

    fn of_variants(&self, variants: &[Variant]) -> Option<String> {
        match variants.last()?.wordings.first()? {
            Content::Bubble { lines, .. } => lines.iter().flatten().next().map(|text| self.short(*text)),
            Content::Cards(_) => Some("(cards)".to_owned()),
            Content::Template { .. } => Some("(a message template)".to_owned()),
            Content::Typing { .. } => None,
        }
    }

    /// A text as typed, cut where a chat line would be too long.
    pub(crate) fn short(&self, text: TextAt) -> String {
        let typed = self.typed(text);
        match typed.char_indices().nth(60) {
            Some((at, _)) => format!("{}…", typed[..at].trim_end()),
            None => typed.to_owned(),
        }
    }

    fn reason(&self, at: NodeIndex, why: Why) -> Option<String> {
        let act = &self.node(at).act;
        match (act, why) {
            (Act::Ask(question), why) => self.answered(question, why),
            (Act::Send(message), Why::Button(index)) => {
                let button = message.buttons().nth(index as usize)?;
                Some(format!("customer: [{}]", self.typed(button.label)))
            }
            (Act::Perform(_), Why::Outcome(outcome)) => outcome_line(outcome).map(str::to_owned),
            (Act::Pick(_), Why::NothingFits) => Some("(nothing fits)".to_owned()),
            (Act::Wait(WaitFor::Span(time)), Why::Waited) => Some(format!("({} later)", self.slice(time.span))),
            (Act::Wait(_), Why::Waited) | (Act::Remind(_), Why::Later) => Some("(later)".to_owned()),
            (Act::Set(change), _) if matches!(change.how, botflow_compile::graph::SetHow::Forget) => {
                Some(format!("({})", self.slice(self.node(at).origin.span)))
            }
            (Act::Branch(_), Why::Fails) | (Act::Branch(_), Why::Holds) => None,
            _ => None,
        }
    }

    fn answered(&self, question: &Question, why: Why) -> Option<String> {
        let said = match why {
            Why::Choice(index) => self.typed(question.choices.get(index as usize)?.label).to_owned(),
            Why::Answered => match question.choices.iter().find(|choice| choice.target.is_none() && !choice.body) {
                Some(choice) => self.typed(choice.label).to_owned(),
                None => typed_answer(&question.what).to_owned(),
            },
            Why::Yes => "yes".to_owned(),
            Why::No => "no".to_owned(),
            Why::Otherwise => "(something else)".to_owned(),
            Why::Skipped => "(skips the question)".to_owned(),
            Why::Cancelled => "cancel".to_owned(),
            Why::OtherDays => "(other days)".to_owned(),
            Why::Unclear(1) => "(an unclear answer)".to_owned(),
            Why::Unclear(times) => return Some(format!("customer: (an unclear answer, {times} times)")),
            Why::NoReply(index) => return Some(format!("(no reply for {})", duration(*question.no_reply_seconds.get(index as usize)?))),
            Why::Says(index) => {
                let words = question.says.get(index as usize)?.get(self.facts).first()?;
                self.slice(words.span).to_owned()
            }
            _ => return None,
        };
        Some(format!("customer: {said}"))
    }
}

fn typed_answer(what: &Ask) -> &'static str {
    match what {
        Ask::Value(_, kind) => match kind {
            Kind::Email => "(an e-mail address)",
            Kind::Phone => "(a phone number)",
            Kind::Name => "(a name)",
            Kind::Number { .. } | Kind::Rating(_) => "(a number)",
            Kind::Money(_) => "(an amount)",
            Kind::Date | Kind::Moment => "(a date)",
            Kind::Time => "(a time)",
            Kind::YesNo | Kind::Consent => "yes",
            Kind::Photo => "(a photo)",
            Kind::Location => "(a location)",
            Kind::File => "(a file)",
            _ => "(an answer)",
        },
        Ask::Slot { .. } => "(a time)",
        Ask::Review(_) => "(yes, all right)",
        Ask::Menu | Ask::WhichBooking { .. } | Ask::Hole => "(an answer)",
    }
}

fn outcome_line(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Fine => None,
        Outcome::Failed => Some("(it fails)"),
        Outcome::NoAnswer => Some("(no answer comes)"),
        Outcome::Full => Some("(everything is full)"),
        Outcome::Taken => Some("(the time was taken meanwhile)"),
        Outcome::Paid => Some("(paid)"),
        Outcome::Cancelled => Some("(the payment is cancelled)"),
        Outcome::NoReply => Some("(no reply)"),
        Outcome::Closed => Some("(the team is closed)"),
        Outcome::NobodyFree => Some("(nobody is free)"),
        Outcome::Back => Some("(the conversation comes back)"),
    }
}

/// Seconds as people say them.
fn duration(seconds: u32) -> String {
    let (count, unit) = match seconds {
        0..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}
