//! P505: a consent that can only be given.

use botflow_compile::graph::{Ask, ChoiceValue, TextAt};
use botflow_compile::model::Kind;
use botflow_source::{Finding, Page, Severity};

use crate::{Journey, edit};

/// What is known of P505.
pub static PAGE: Page = Page {
    code: "P505",
    slug: "consent-no-no",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "The consent question has no way to say no",
    why: "a consent that cannot be refused is none: nothing may be done with the answers that follow",
    help: "add an option such as `- No, thanks [no]`",
    broken: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  say I'm the lamp bot.
  ask news (consent): May we write to you when new lamps arrive?
    - Yes, please [yes]
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  say I'm the lamp bot.
  ask news (consent): May we write to you when new lamps arrive?
    - Yes, please [yes]
    - No, thanks [no]
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, question) in journey.questions() {
        if !matches!(question.what, Ask::Value(_, Kind::Consent)) {
            continue;
        }
        let says_no = question.choices.iter().any(|choice| choice.value == ChoiceValue::YesNo(false) || reads_as_no(journey, choice.label));
        let origin = journey.node(at).origin;
        // An answer that is neither (T205) may be the No that is missing.
        let unclear = question.choices.iter().any(|choice| choice.value == ChoiceValue::Command && choice.target.is_none());
        // Without options of its own the bot offers Yes and No.
        if !question.choices.is_empty() && !says_no && !unclear && !journey.has_hole_under(origin) {
            let fix = edit::below(journey, origin.tree, origin.node, &["- No, thanks [no]"]);
            let last = question.choices.iter().map(|choice| choice.span).next_back().unwrap_or(origin.span);
            let finding =
                Finding::new(&PAGE, origin.span).note("customers can only agree").label(last, "no answer down to this one refuses");
            found.push(finding.offer_fix("Add an option that refuses", vec![fix]));
        }
    }
}

/// A label such as *No, thanks*: with a target and no key it stores nothing, but people can refuse by it.
fn reads_as_no(journey: &Journey<'_>, label: TextAt) -> bool {
    let Some(language) = botflow_values::language(journey.source_language()) else { return false };
    let words: Vec<String> = journey.words_of(label, 0).into_iter().flatten().map(|word| word.text).collect();
    let said = words.join(" ");
    botflow_values::read::yes_no::yes_no(&said, &said, language) == Some(false)
}
