//! G320: a menu with a way back from some of its options and none from another.

use std::collections::{HashMap, HashSet, VecDeque};

use botflow_compile::graph::{Act, Ask, ChoiceValue, Question, StartOn, Why};
use botflow_compile::known::Way;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;
use crate::journey::{Word, components, find_phrase, phrases};

/// What is known of G320.
pub static PAGE: Page = Page {
    code: "G320",
    slug: "one-way-menu",
    severity: Severity::Hint,
    minimum: None,
    title: "From \"{x}\" the customer can't go back to the menu",
    why: "whoever has a second question stands before a chat that has ended, and has to find out how to begin again",
    help: "lead back to the menu at its end, or add a button that does",
    broken: r#"flow Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Menu
  ask: I'm the lamp bot. What would you like to know?
    - Opening hours -> Hours
    - Where we are -> Place
    - Repairs -> Repairs
    - Nothing -> Bye

step Hours
  say From 10 to 6.
  go to Menu

step Place
  say Long Street 5.
  go to Menu

step Repairs
  say Bring your lamp along, most are mended at once.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Menu
  ask: I'm the lamp bot. What would you like to know?
    - Opening hours -> Hours
    - Where we are -> Place
    - Repairs -> Repairs
    - Nothing -> Bye

step Hours
  say From 10 to 6.
  go to Menu

step Place
  say Long Street 5.
  go to Menu

step Repairs
  say Bring your lamp along, most are mended at once.
  go to Menu

step Bye
  say See you soon.
  end
"#,
};

/// Options that lead away and back again: so many make a question a menu.
const LEAD_BACK: usize = 2;
/// How one says that one wants nothing more, or that it was all.
const FAREWELL: &str = "bye, goodbye, nothing, no thanks, no thank you, not now, see you, that's all, that is all, i'm done, \
    tschüss, nichts, nein danke, nicht jetzt, bis bald, auf wiedersehen, das war's, das war alles, \
    au revoir, rien, non merci, pas maintenant, à bientôt, c'est tout, \
    adiós, nada, no gracias, ahora no, hasta pronto, hasta luego, eso es todo";

/// Looks for it: an option that only tells something and ends, in a menu to which at least two others lead back.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    // What stands in the channel's own menu can always be tapped.
    if journey.graph.starts.iter().any(|start| matches!(start.on, StartOn::Menu(_))) {
        return;
    }
    let farewell = phrases(FAREWELL);
    let mut round = vec![None; journey.graph.ways.node_count()];
    for (number, together) in components(journey.graph, |_, _, _| true).iter().enumerate() {
        together.iter().for_each(|at| round[at.index()] = Some(number));
    }
    let words = start_words(journey);
    // A line that could not be read may have been the way back.
    let whole = |at: NodeIndex| journey.reached[at.index()] && !journey.is_patchy(journey.node(at).origin.span.file);
    let menus = journey.questions().filter(|(at, question)| whole(*at) && matches!(question.what, Ask::Menu));
    for (menu, question) in menus.filter(|(_, question)| question.choices.len() > LEAD_BACK) {
        // What the menu leads to leads back to it where both are of one loop.
        let back = |at: NodeIndex| round[menu.index()].is_some() && round[at.index()] == round[menu.index()];
        let ways: Vec<(u32, NodeIndex)> = choices(journey, menu, question).collect();
        if ways.iter().filter(|(_, to)| back(*to)).count() < LEAD_BACK {
            continue;
        }
        // Ways out are no answers; of several options to one place the first is told.
        let mut known = ways_out(journey, menu);
        for (choice, first) in ways.into_iter().filter(|(_, to)| !back(*to)) {
            let label = question.choices[choice as usize].label;
            let said = journey.source_words(label);
            if farewell.iter().any(|phrase| find_phrase(&said, phrase).is_some()) || !known.insert(place(journey, first)) {
                continue;
            }
            let Some(told) = told(journey, menu, choice, first, &words, &farewell) else { continue };
            let finding = Finding::new(&PAGE, question.choices[choice as usize].span).with("x", journey.typed(label));
            let finding = finding.note("the conversation ends there").label(journey.node(told.last).origin.span, "here");
            found.push(finding.path(journey.chat(&told.way)));
        }
    }
}

/// Options that lead somewhere, each with its first node.
fn choices<'j>(journey: &'j Journey<'_>, menu: NodeIndex, question: &'j Question) -> impl Iterator<Item = (u32, NodeIndex)> + 'j {
    journey.graph.out(menu).filter_map(|(edge, to)| match edge.why {
        Why::Choice(at) if question.choices.get(at as usize)?.value == ChoiceValue::Command => Some((at, to)),
        _ => None,
    })
}

/// Where an option leads: options to the same step lead to the same place.
fn place(journey: &Journey<'_>, first: NodeIndex) -> NodeIndex {
    match journey.node(first).act {
        Act::Go(_) => journey.graph.along(first, Why::Next).unwrap_or(first),
        _ => first,
    }
}

/// Where the menu leads on its own, when the customer cannot be helped: endings, not answers.
fn ways_out(journey: &Journey<'_>, menu: NodeIndex) -> HashSet<NodeIndex> {
    let outs = journey.graph.out(menu).filter(|(edge, _)| matches!(edge.why, Why::Unclear(_) | Why::NoReply(_) | Why::Otherwise));
    outs.map(|(_, to)| place(journey, to)).collect()
}

/// What customers can write to begin again.
fn start_words(journey: &Journey<'_>) -> Vec<Vec<String>> {
    let words = journey.graph.starts.iter().filter_map(|start| match &start.on {
        StartOn::Words(words) => Some(words.get(journey.facts)),
        _ => None,
    });
    words.flatten().flat_map(|text| phrases(journey.slice(text.span))).collect()
}

/// An option that only tells something: the way through it, and its last message.
struct Told {
    way: Way,
    last: NodeIndex,
}

/// `None`: it asks, hands over, changes, delivers or counts something, says good-bye, or tells how to begin again.
fn told(
    journey: &Journey<'_>,
    menu: NodeIndex,
    choice: u32,
    first: NodeIndex,
    words: &[Vec<String>],
    farewell: &[Vec<String>],
) -> Option<Told> {
    let mut from: HashMap<NodeIndex, Option<(NodeIndex, Why)>> = HashMap::from([(first, None)]);
    let (mut queue, mut end) = (VecDeque::from([first]), None);
    while let Some(at) = queue.pop_front() {
        match &journey.node(at).act {
            Act::Send(message) => {
                let leads_on = journey.wordings(&message.variants).into_iter().any(|said| {
                    let typed = |word: &Word| word.shown && words.iter().any(|phrase| phrase.first() == Some(&word.text));
                    said.words.iter().any(typed) || farewell.iter().any(|phrase| find_phrase(&said.words, phrase).is_some())
                });
                if leads_on || message.buttons().next().is_some() {
                    return None;
                }
            }
            Act::Enter | Act::Go(_) | Act::Branch(_) | Act::Split(_) => {}
            Act::End => end = end.or(Some(at)),
            Act::Form(_) | Act::Ask(_) | Act::Each { .. } | Act::Pick(_) | Act::Mark(_) | Act::Perform(_) | Act::Wait(_) => return None,
            Act::Set(_) | Act::Remind(_) | Act::Do(_) | Act::Resume { .. } | Act::Hole => return None,
        }
        for (edge, to) in journey.graph.out(at) {
            if let std::collections::hash_map::Entry::Vacant(entry) = from.entry(to) {
                entry.insert(Some((at, edge.why)));
                queue.push_back(to);
            }
        }
    }
    let mut behind = vec![(end?, None)];
    while let Some((at, why)) = from[&behind[behind.len() - 1].0] {
        behind.push((at, Some(why)));
    }
    behind.reverse();
    let last = behind.iter().rev().map(|(at, _)| *at).find(|at| journey.writes(*at))?;
    let mut way = journey.way_to(menu);
    if let Some(node) = way.nodes.last_mut() {
        node.1 = Some(Why::Choice(choice));
    }
    way.nodes.extend(behind);
    Some(Told { way, last })
}
