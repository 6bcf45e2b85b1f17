//! W603: a message that asks something, after which nobody waits for the answer.

use botflow_compile::graph::{Act, Content, Message};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;

/// What is known of W603.
pub static PAGE: Page = Page {
    code: "W603",
    slug: "question-without-ask",
    severity: Severity::Hint,
    minimum: None,
    title: "This message asks something but doesn't wait for the answer",
    why: "the conversation is over when the customer answers, so the answer is read as something new",
    help: "write `ask` instead of `say`, and what happens with the answer",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. Is there anything you are looking for?
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  ask: I'm the lamp bot. Is there anything you are looking for?
    - A floor lamp -> Floor
    - Just looking -> Bye
    when unclear 2 times -> Bye

step Floor
  say Our floor lamps stand in the first room.
  end

step Bye
  say See you soon.
  end
"#,
};

/// Question marks of the world's scripts.
const MARKS: [char; 4] = ['?', '？', '؟', '՞'];
/// Fewer are a way of speaking. (Where a script has no spaces, any row of letters counts.)
const QUESTION_WORDS_MIN: usize = 3;
/// Behind a comma these ask for nothing: *nice, isn't it?*
const SPEAKING: [&str; 16] = [
    "isn't it",
    "isn’t it",
    "aren't they",
    "aren’t they",
    "don't you think",
    "don’t you think",
    "right",
    "okay",
    "ok",
    "nicht wahr",
    "oder",
    "gell",
    "n'est-ce pas",
    "n’est-ce pas",
    "verdad",
    "no",
];
/// Where so many nodes lead on without a word, nothing is said: it is not worth more.
const LOOKED_AT_MAX: usize = 64;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for at in journey.graph.ways.node_indices() {
        let Act::Send(message) = &journey.node(at).act else { continue };
        if asks(journey, message) && journey.reached[at.index()] && is_over_after(journey, at) {
            found.push(Finding::new(&PAGE, journey.node(at).origin.span).note("the conversation ends here"));
        }
    }
}

/// Whether every wording ends with a question, and nothing under it can be tapped.
fn asks(journey: &Journey<'_>, message: &Message) -> bool {
    let mut wordings = message.variants.iter().flat_map(|variant| &variant.wordings).peekable();
    wordings.peek().is_some()
        && wordings.all(|content| match content {
            Content::Bubble { lines, buttons, .. } => {
                let last = lines.iter().rev().flatten().next();
                buttons.is_empty() && last.is_some_and(|line| is_question(journey.typed(*line)))
            }
            Content::Cards(_) | Content::Typing { .. } | Content::Template { .. } => false,
        })
}

/// Whether a text ends with a question; *Pardon?* and *Right?* are only said.
fn is_question(text: &str) -> bool {
    let Some(asked) = text.trim_end().strip_suffix(MARKS) else { return false };
    let sentence = asked.rsplit(['.', '!', ';', '?', '…']).next().unwrap_or_default();
    let tag = sentence.rsplit_once(',').map_or("", |(_, tag)| tag.trim());
    if SPEAKING.iter().any(|said| tag.eq_ignore_ascii_case(said)) {
        return false;
    }
    sentence.split_whitespace().count() >= QUESTION_WORDS_MIN
        || sentence.chars().filter(|letter| *letter >= '\u{3000}').count() >= QUESTION_WORDS_MIN
}

/// Whether the conversation ends on every way from here, without a further word to the customer and without waiting for one.
fn is_over_after(journey: &Journey<'_>, from: NodeIndex) -> bool {
    let mut waiting: Vec<NodeIndex> = journey.graph.out(from).map(|(_, to)| to).collect();
    let mut seen = waiting.clone();
    let mut ends = false;
    while let Some(at) = waiting.pop() {
        match &journey.node(at).act {
            // What is done for another flow comes back to it, where the question may be waited for.
            Act::End => match journey.is_done_by_others(journey.flow_of(at)) {
                true => return false,
                false => ends = true,
            },
            Act::Enter | Act::Branch(_) | Act::Set(_) | Act::Split(_) | Act::Mark(_) | Act::Go(_) => {
                for (_, to) in journey.graph.out(at) {
                    if !seen.contains(&to) {
                        seen.push(to);
                        waiting.push(to);
                    }
                }
            }
            Act::Form(_)
            | Act::Send(_)
            | Act::Ask(_)
            | Act::Each { .. }
            | Act::Pick(_)
            | Act::Perform(_)
            | Act::Wait(_)
            | Act::Remind(_)
            | Act::Do(_)
            | Act::Resume { .. }
            | Act::Hole => return false,
        }
        if seen.len() > LOOKED_AT_MAX {
            return false;
        }
    }
    ends
}
