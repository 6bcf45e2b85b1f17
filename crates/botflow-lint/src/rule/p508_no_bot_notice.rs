//! P508: a conversation that begins, or goes on after a person, without saying that a bot is writing.

use std::collections::VecDeque;

use botflow_compile::graph::{Act, Content, Edge, Outcome, Question, Skip, Why};
use botflow_compile::known::Way;
use botflow_compile::model::StepId;
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::tree::Statement;
use botflow_values::language;
use petgraph::graph::NodeIndex;

use crate::journey::Said;
use crate::{Journey, edit};

/// What is known of P508.
pub static PAGE: Page = Page {
    code: "P508",
    slug: "no-bot-notice",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "Nothing tells the customer they are talking to a bot",
    why: "people in Germany and California must be told when a bot writes, and everybody forgives a bot sooner than a clumsy colleague",
    help: "say it in this message, for example: I'm the bot of {name}",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Welcome to the lamp house!
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Welcome to the lamp house! I'm the bot here.
  end
"#,
};

/// Looks for it: "in the first bubble of a conversation and after a person hands back". Of a lone flow nobody knows who sends it, and to whom.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    // A line that could not be read may be the one that says it.
    if journey.project.is_lone() || journey.disclosures().iter().flatten().flatten().any(|word| journey.may_be_meant(word)) {
        return;
    }
    let entries = journey.graph.starts.iter().filter_map(|start| {
        let steps = &journey.model.flows[start.flow.ix()].steps;
        journey.graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty())
    });
    let begun = Silence::after(journey, entries.map(|entry| (entry, None)));
    let mut said = vec![false; journey.graph.ways.node_count()];
    for at in begun.ends.iter().copied() {
        let way = begun.way_to(journey, at);
        said[at.index()] |= report(journey, at, "the first thing that customers read", way, found);
    }
    let handed_back = journey.graph.ways.node_indices().filter(|at| is_hand_over(journey, *at) && journey.reached[at.index()]);
    let roots = handed_back
        .flat_map(|at| journey.graph.out(at).filter(|(edge, _)| is_back(*edge)).map(move |(edge, to)| (to, Some((at, edge.why)))));
    let back = Silence::after(journey, roots);
    for at in back.ends.iter().copied().filter(|at| !said[at.index()]) {
        report(journey, at, "the first thing that customers read after your colleague", back.way_to(journey, at), found);
    }
}

/// The customer has got to a person by a line of the flow. (The hand-over of `unclear:` in botflow.yaml repeats a question, and no line says it.)
fn is_hand_over(journey: &Journey<'_>, at: NodeIndex) -> bool {
    use botflow_compile::graph::RequestWhat;
    matches!(&journey.node(at).act, Act::Perform(request) if matches!(request.what, RequestWhat::HandOver { unclear: false, .. }))
}

fn is_back(edge: Edge) -> bool {
    edge.why == Why::Outcome(Outcome::Back)
}

/// The stretch before the bot says something: where it ends, and how each of its nodes is got to.
struct Silence {
    ends: Vec<NodeIndex>,
    from: Vec<Option<(NodeIndex, Why)>>,
}

impl Silence {
    fn after(journey: &Journey<'_>, roots: impl Iterator<Item = (NodeIndex, Option<(NodeIndex, Why)>)>) -> Self {
        let count = journey.graph.ways.node_count();
        let mut silence = Silence { ends: Vec::new(), from: vec![None; count] };
        let mut seen = vec![false; count];
        // `do`: what follows it comes after the flow it runs, as soon as that flow can end without a word.
        let mut waiting: Vec<Vec<NodeIndex>> = vec![Vec::new(); journey.model.flows.len()];
        let mut ended = vec![false; journey.model.flows.len()];
        let mut queue = VecDeque::new();
        for (root, from) in roots {
            if !std::mem::replace(&mut seen[root.index()], true) {
                silence.from[root.index()] = from;
                queue.push_back(root);
            }
        }
        while let Some(at) = queue.pop_front() {
            let act = &journey.node(at).act;
            let speaks = speaks(journey, act);
            if speaks {
                silence.ends.push(at);
            }
            let mut returning = Vec::new();
            match act {
                Act::End => {
                    let flow = journey.flow_of(at);
                    if !std::mem::replace(&mut ended[flow.ix()], true) {
                        returning.append(&mut waiting[flow.ix()]);
                    }
                }
                Act::Do(run) => match run.flow {
                    Some(flow) if !ended[flow.ix()] => waiting[flow.ix()].push(at),
                    _ => returning.push(at),
                },
                _ => {}
            }
            let ways = journey.graph.out(at).filter(|(edge, _)| goes_on(act, speaks, edge.why)).map(|(edge, to)| (at, edge.why, to));
            let returns = returning.iter().flat_map(|run| {
                let back = journey.graph.out(*run).filter(|(edge, _)| edge.why == Why::Returned);
                back.map(|(edge, to)| (*run, edge.why, to))
            });
            for (from, why, to) in ways.chain(returns).collect::<Vec<_>>() {
                if !std::mem::replace(&mut seen[to.index()], true) {
                    silence.from[to.index()] = Some((from, why));
                    queue.push_back(to);
                }
            }
        }
        silence
    }

    /// The way to where the silence ends.
    fn way_to(&self, journey: &Journey<'_>, end: NodeIndex) -> Way {
        let mut nodes = vec![(end, None)];
        let mut at = end;
        while let Some((from, why)) = self.from[at.index()] {
            // Before a hand-over comes the shortest way to it.
            if is_hand_over(journey, from) && why == Why::Outcome(Outcome::Back) {
                let mut way = journey.way_to(from);
                way.nodes.pop();
                nodes.push((from, Some(why)));
                way.nodes.extend(nodes.into_iter().rev());
                return way;
            }
            nodes.push((from, Some(why)));
            at = from;
        }
        nodes.reverse();
        let start = journey.start_of(journey.flow_of(at));
        Way { start, ..Way::of(nodes) }
    }
}

/// Whether the silence lasts along this way.
fn goes_on(act: &Act, speaks: bool, why: Why) -> bool {
    match act {
        Act::Ask(question) => why == Why::Passed && may_be_passed_first(question),
        Act::Do(_) => why == Why::Into,
        _ => !speaks && !matches!(why, Why::Outcome(Outcome::Back) | Why::Later | Why::Button(_)),
    }
}

/// Whether a question may be passed over before anything has been asked.
fn may_be_passed_first(question: &Question) -> bool {
    match question.skip {
        Skip::Never => false,
        Skip::WhenGiven | Skip::WhenKnownOrGiven => true,
        Skip::WhenKnown => question.keep_as.is_some(),
    }
}

fn speaks(journey: &Journey<'_>, act: &Act) -> bool {
    match act {
        // Cards hold things and no sentences: the bubble behind them says who shows them.
        Act::Send(message) => {
            let cards = message.variants.iter().flat_map(|variant| &variant.wordings).all(|content| matches!(content, Content::Cards(_)));
            !cards && !journey.wordings(&message.variants).is_empty()
        }
        Act::Ask(_) | Act::Hole => true,
        _ => false,
    }
}

/// Says it of a message that lacks the notice in one of its wordings or languages.
fn report(journey: &Journey<'_>, at: NodeIndex, note: &str, way: Way, found: &mut Vec<Finding>) -> bool {
    let wordings = match &journey.node(at).act {
        Act::Send(message) => journey.wordings(&message.variants),
        Act::Ask(question) => journey.wordings(&question.message),
        _ => return false,
    };
    let origin = journey.node(at).origin;
    let lacking: Vec<&Said> = wordings.iter().filter(|said| !tells(journey, said)).collect();
    let Some(first) = lacking.first() else {
        return wordings.is_empty() && push(journey, at, Finding::new(&PAGE, origin.span).note(note), true, way, found);
    };
    let everywhere = lacking.len() == wordings.len();
    let tongue = &journey.project.languages[first.language].text;
    let only_in = lacking.iter().all(|said| said.language == first.language) && !everywhere;
    let note = match language(tongue).filter(|_| only_in && first.language > 0) {
        Some(language) => format!("{note}; in {} no word of it says so", language.name),
        None => note.to_owned(),
    };
    let finding = Finding::new(&PAGE, origin.span).note(note);
    let finding = match everywhere || origin.span.start == first.span.start || origin.span.to(first.span) == origin.span {
        true => finding,
        false => finding.label(first.span, "this wording doesn't say so"),
    };
    push(journey, at, finding, everywhere, way, found)
}

fn push(journey: &Journey<'_>, at: NodeIndex, finding: Finding, everywhere: bool, way: Way, found: &mut Vec<Finding>) -> bool {
    let origin = journey.node(at).origin;
    let finding = finding.with("name", &journey.project.name).path(journey.chat(&way));
    let parent = journey.tree(origin).parents(origin.node).next();
    let under_hand_over = parent.is_some_and(|parent| matches!(journey.tree(origin).statement(parent), Statement::HandOver { .. }));
    let plain = matches!(journey.statement(origin), Statement::Say { .. } | Statement::Ask { .. });
    let notice = notice(journey).filter(|_| everywhere && plain && !under_hand_over);
    found.push(match notice {
        Some(notice) => finding.offer_fix("Say it first", vec![edit::before(journey, origin, &[&notice])]),
        None => finding,
    });
    true
}

/// "By one of a language's words"; in a language that botflow does not speak nothing is asked.
fn tells(journey: &Journey<'_>, said: &Said) -> bool {
    let Some(words) = &journey.disclosures()[said.language] else { return true };
    said.words.iter().any(|word| words.contains(&word.text))
}

/// A line that says it in the language of the source.
fn notice(journey: &Journey<'_>) -> Option<String> {
    let name = &journey.project.name;
    let said = match language(&journey.project.languages[0].text)?.tag {
        "en" => format!("I'm the bot of {name}."),
        "de" => format!("Ich bin der Bot von {name}."),
        "fr" => format!("Je suis le bot de {name}."),
        "es" => format!("Soy el bot de {name}."),
        _ => return None,
    };
    Some(format!("say {said}")).filter(|_| !name.is_empty())
}
