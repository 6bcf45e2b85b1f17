//! P509: a message outside the conversation that does not say how to stop such messages.

use botflow_compile::graph::{Act, Content, Graph, MarkWhat, Outcome, Why};
use botflow_program::OwnWord;
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::tree::Statement;
use botflow_values::language;
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::journey::{Said, Word, find_phrase, phrases, spread};
use crate::{Journey, edit};

/// What is known of P509.
pub static PAGE: Page = Page {
    code: "P509",
    slug: "no-opt-out",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "Nothing tells customers how to stop these messages",
    why: "those who want no more of them block you, and enough of those close your account on the channel",
    help: "add a line such as `line Write \"stop\" and I won't write again.`",
    broken: r#"flow Lamp care
  starts on welcome

step Hi
  say I'm the lamp bot. I'll write in a month, when it's time to dust your lamp.
  wait 30 days
  say It's me, the lamp bot: time to dust your lamp!
  end
"#,
    mended: r#"flow Lamp care
  starts on welcome

step Hi
  say I'm the lamp bot. I'll write in a month, when it's time to dust your lamp.
  wait 30 days
  say It's me, the lamp bot: time to dust your lamp!
    line Write "stop" and I won't write again.
  end
"#,
};

/// Words for stopping that mean nothing else: they tell it wherever they stand.
const PLAIN: &str =
    "unsubscribe, optout, stopall, abmelden, abbestellen, austragen, désabonner, désinscrire, désinscription, desuscribir, desuscribirme";
/// What stands before a word that customers are to type: *reply stop*, *text stop*.
const TYPE_IT: &str = "write, reply, send, text, say, answer, type, with, word, schreiben, schreib, schreibe, antworten, antworte, senden, sende, mit, wort, \
    écrivez, écris, répondez, réponds, envoyez, envoie, tapez, tape, mot, escribe, escriba, escribid, responde, responda, envía, envíe, manda, palabra";

/// Looks for it: "after `wait`, in `remind`, in event flows", up to where the customer can answer.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut roots: Vec<NodeIndex> = journey.wakes().into_iter().map(|wake| wake.first).collect();
    if roots.is_empty() {
        return;
    }
    let stretch = Stretch::new(journey, &roots);
    let mut seen = vec![false; journey.graph.ways.node_count()];
    while let Some(at) = roots.pop() {
        if std::mem::replace(&mut seen[at.index()], true) || stretch.tells[at.index()] {
            continue;
        }
        // One cause: the first message of the stretch. What follows it is judged with it.
        if stretch.speaks[at.index()] {
            if stretch.untold[at.index()] {
                found.push(finding(journey, at));
            }
            continue;
        }
        roots.extend(journey.graph.out(at).filter(|(edge, _)| lasts(journey, at, edge.why)).map(|(_, to)| to));
    }
}

fn finding(journey: &Journey<'_>, at: NodeIndex) -> Finding {
    let origin = journey.node(at).origin;
    let finding = Finding::new(&PAGE, origin.span).note("sent without the customer having written").path(journey.chat(&journey.way_to(at)));
    match journey.statement(origin) {
        Statement::Say { .. } | Statement::Ask { .. } => match line(journey) {
            Some(line) => finding.offer_fix("Add a line that tells it", vec![edit::below(journey, origin.tree, origin.node, &[line])]),
            None => finding,
        },
        Statement::Template { .. } => finding.help("put it into the template's text in botflow.yaml, and have that approved"),
        _ => finding,
    }
}

/// A line that tells it, in the language of the source.
fn line(journey: &Journey<'_>) -> Option<&'static str> {
    Some(match language(&journey.project.languages[0].text)?.tag {
        "en" => "line Write \"stop\" and I won't write again.",
        "de" => "line Mit „stopp“ melden Sie sich ab.",
        "fr" => "line Écrivez « stop » et je n'écrirai plus.",
        "es" => "line Escribe «stop» y no volveré a escribir.",
        _ => return None,
    })
}

/// Whether the stretch without the customer lasts along this way.
fn lasts(journey: &Journey<'_>, at: NodeIndex, why: Why) -> bool {
    match &journey.node(at).act {
        Act::Ask(_) => why == Why::Passed,
        // What waits or comes later is a stretch of its own.
        Act::Wait(_) => false,
        Act::Remind(_) => why != Why::Later,
        Act::Perform(_) => !matches!(why, Why::Outcome(Outcome::Back | Outcome::Paid | Outcome::Cancelled | Outcome::NoReply)),
        _ => !matches!(why, Why::Button(_)),
    }
}

/// What is known of every node in a stretch.
struct Stretch {
    /// Something is sent here.
    speaks: Vec<bool>,
    /// It tells how to stop.
    tells: Vec<bool>,
    /// From here the stretch can end without that having been told.
    untold: Vec<bool>,
}

impl Stretch {
    fn new(journey: &Journey<'_>, roots: &[NodeIndex]) -> Self {
        let graph = journey.graph;
        let within = spread(graph, roots.to_vec(), Outgoing, |from, edge| lasts(journey, from, edge.why));
        let words = Words::of(journey);
        let stops = leads_to_unsubscribe(journey);
        let count = graph.ways.node_count();
        let (mut speaks, mut tells) = (vec![false; count], vec![false; count]);
        for at in graph.ways.node_indices().filter(|at| within[at.index()]) {
            let wordings = match &graph.ways[at].act {
                Act::Send(message) => journey.wordings(&message.variants),
                Act::Ask(question) => journey.wordings(&question.message),
                _ => continue,
            };
            // A picture alone is a message, too.
            speaks[at.index()] = !wordings.is_empty() || shows(&graph.ways[at].act);
            let way_out = graph.out(at).any(|(edge, to)| is_choice(edge.why) && stops[to.index()]);
            tells[at.index()] = way_out || !wordings.is_empty() && wordings.iter().all(|said| words.tell(said));
        }
        // A flow that is run by `do` and tells it somewhere has told it.
        let mut flows = vec![false; journey.model.flows.len()];
        for at in graph.ways.node_indices().filter(|at| tells[at.index()]) {
            flows[journey.flow_of(at).ix()] = true;
        }
        for at in graph.ways.node_indices() {
            if let Act::Do(run) = &graph.ways[at].act {
                tells[at.index()] = run.flow.is_none_or(|flow| flows[flow.ix()]);
            }
        }
        let untold = untold(journey, &tells);
        Stretch { speaks, tells, untold }
    }
}

/// Whether customers get something that has no words: a question with a picture, a picture.
fn shows(act: &Act) -> bool {
    match act {
        Act::Ask(_) => true,
        Act::Send(message) => message
            .variants
            .iter()
            .flat_map(|variant| &variant.wordings)
            .any(|content| matches!(content, Content::Bubble { media, .. } if !media.is_empty())),
        _ => false,
    }
}

/// From where the end of a stretch can be reached past everything that tells it.
fn untold(journey: &Journey<'_>, tells: &[bool]) -> Vec<bool> {
    let graph = journey.graph;
    let mut run_by_others = vec![false; journey.model.flows.len()];
    for node in graph.ways.node_weights() {
        if let Act::Do(run) = &node.act {
            run.flow.iter().for_each(|flow| run_by_others[flow.ix()] = true);
        }
    }
    let ends = |at: &NodeIndex| {
        let act = &graph.ways[*at].act;
        let over = match act {
            Act::Hole => false,
            Act::End => !run_by_others[journey.flow_of(*at).ix()],
            _ => graph.out(*at).next().is_none() || graph.out(*at).any(|(edge, _)| !lasts(journey, *at, edge.why)),
        };
        over && !tells[at.index()]
    };
    let mut untold = vec![false; graph.ways.node_count()];
    let mut stack: Vec<NodeIndex> = graph.ways.node_indices().filter(ends).collect();
    stack.iter().for_each(|at| untold[at.index()] = true);
    while let Some(at) = stack.pop() {
        for edge in graph.ways.edges_directed(at, Incoming) {
            let from = edge.source();
            if !untold[from.index()] && !tells[from.index()] && lasts(journey, from, edge.weight().why) {
                untold[from.index()] = true;
                stack.push(from);
            }
        }
    }
    untold
}

/// An answer or a button that the customer can tap.
fn is_choice(why: Why) -> bool {
    matches!(why, Why::Choice(_) | Why::Yes | Why::No | Why::Button(_))
}

/// Nodes from which `unsubscribe` comes without a further answer: a tap that leads there is a way out too.
fn leads_to_unsubscribe(journey: &Journey<'_>) -> Vec<bool> {
    let graph: &Graph = journey.graph;
    let ends = graph.ways.node_indices().filter(|at| matches!(graph.ways[*at].act, Act::Mark(MarkWhat::Unsubscribe(_))));
    let ends: Vec<NodeIndex> = ends.collect();
    debug_assert!(ends.iter().all(|at| graph.ways.edges_directed(*at, Outgoing).count() <= 1), "a mark has one way on");
    spread(graph, ends, Incoming, |_, edge| !edge.waits)
}

/// How each language of the project says *stop*.
struct Words {
    languages: Vec<Option<Vec<Vec<String>>>>,
    plain: Vec<Vec<String>>,
    type_it: Vec<Vec<String>>,
}

impl Words {
    fn of(journey: &Journey<'_>) -> Self {
        let english = language("en");
        let lists = journey.project.languages.iter().map(|name| {
            // In a language that botflow does not speak nothing is asked.
            let own = language(&name.text)?;
            let stop = english.into_iter().chain([own]).flat_map(|language| language.own_words).filter(|(word, _)| *word == OwnWord::Stop);
            Some(stop.flat_map(|(_, list)| phrases(list)).collect())
        });
        Words { languages: lists.collect(), plain: phrases(PLAIN), type_it: phrases(TYPE_IT) }
    }

    fn tell(&self, said: &Said) -> bool {
        let Some(stop) = &self.languages[said.language] else { return true };
        let on_a_button = |label: &Vec<Word>| stop.iter().any(|phrase| find_phrase(label, phrase) == Some(0));
        stop.iter().any(|phrase| self.told(&said.words, phrase)) || said.labels.iter().any(on_a_button)
    }

    /// A single word such as *stop* must be one that the customer is to type: in quotes, in capitals, or behind *write*.
    fn told(&self, words: &[Word], phrase: &[String]) -> bool {
        if phrase.len() > 1 || self.plain.iter().any(|plain| plain == phrase) {
            return find_phrase(words, phrase).is_some();
        }
        let is_typed = |(at, word): (usize, &Word)| {
            let verb = |before: &Word| self.type_it.iter().any(|verb| verb[0] == before.text);
            word.text == phrase[0] && (word.shown || at > 0 && verb(&words[at - 1]))
        };
        words.iter().enumerate().any(is_typed)
    }
}
