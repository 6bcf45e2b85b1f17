//! P506: one consent question for two purposes.

mod purpose;

use botflow_compile::graph::{ChoiceValue, Content, Question, TextAt};
use botflow_source::{Finding, Page, Severity};

use crate::Journey;
use crate::journey::Word;
use purpose::Lists;

/// What is known of P506.
pub static PAGE: Page = Page {
    code: "P506",
    slug: "consent-bundled",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "One \"yes\" covers both privacy and marketing",
    why: "a yes that people could not give for one thing alone counts for neither",
    help: "ask two questions: one for the data, one for the news",
    broken: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask privacy (consent): I'm the lamp bot. May we keep your answers and send you our newsletter?
    when no -> Bye
  ask email (email): Where may we write to you?
  submit newsletter
    with email
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask privacy (consent): I'm the lamp bot. May we keep your answers?
    when no -> Bye
  ask news (consent): And may we send you our newsletter?
  ask email (email): Where may we write to you?
  submit newsletter
    with email, news
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it: in the question, all its lines together, and in the answer that says yes; in every language.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let asks: Vec<_> = journey.questions().filter(|(_, question)| journey.consent(question).is_some()).collect();
    if asks.is_empty() {
        return;
    }
    let lists = Lists::new();
    for (at, question) in asks {
        let languages = 0..journey.project.languages.len().max(1);
        if languages.into_iter().any(|language| bundles(journey, question, language, &lists)) {
            found.push(Finding::new(&PAGE, journey.node(at).origin.span).note("asks for two things at once"));
        }
    }
}

fn bundles(journey: &Journey<'_>, question: &Question, language: usize, lists: &Lists) -> bool {
    let words = |text: &TextAt| journey.words_of(*text, language).unwrap_or_default();
    let contents = question.message.iter().flat_map(|variant| &variant.wordings);
    let mut bubbles = contents.filter_map(|content| match content {
        Content::Bubble { lines, .. } => Some(lines.iter().flatten().flat_map(words).collect::<Vec<Word>>()),
        Content::Cards(_) | Content::Typing { .. } | Content::Template { .. } => None,
    });
    let yes = |value: &ChoiceValue| *value == ChoiceValue::YesNo(true);
    bubbles.any(|said| lists.bundle(&said))
        || question.choices.iter().any(|choice| yes(&choice.value) && lists.bundle(&words(&choice.label)))
}
