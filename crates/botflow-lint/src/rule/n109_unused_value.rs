//! N109: an answer that nothing reads.

use botflow_compile::graph::Ask;
use botflow_compile::model::Kind;
use botflow_source::{Finding, Page, Severity};

use super::t218_answer_never_delivered::is_personal;
use crate::{Journey, edit};

/// What is known of N109.
pub static PAGE: Page = Page {
    code: "N109",
    slug: "unused-value",
    severity: Severity::Warning,
    minimum: None,
    title: "`{x}` is asked but never used or sent anywhere",
    why: "each question that is not needed makes some customers leave",
    help: "drop the question: shorter forms convert better; or use the answer",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask colour: I'm the lamp bot. Which colour do you like?
    - Red
    - Blue
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask colour: I'm the lamp bot. Which colour do you like?
    - Red
    - Blue
  say {colour}, a good choice.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let uses = journey.uses();
    let leads = journey.leads_to_person();
    let mut said = vec![false; journey.model.values.len()];
    let mut said_form = vec![false; journey.model.forms.len()];
    for (at, question) in journey.questions() {
        let Ask::Value(value, kind) = &question.what else { continue };
        let used = uses.read[value.ix()] || uses.decides[value.ix()];
        // A personal answer that goes nowhere is T218.
        if used || said[value.ix()] || is_personal(kind) || journey.person_after(at, leads) {
            continue;
        }
        let name = &journey.model.values[value.ix()].name;
        if journey.is_hushed(*value) || journey.has_hole_under(journey.node(at).origin) || is_kept_anyway(kind) {
            continue;
        }
        if let Some(form) = question.form {
            let personal = journey.model.forms[form.ix()].fields.iter().any(|field| is_personal(&journey.model.values[field.ix()].kind));
            // One cause: the form as a whole goes nowhere.
            if personal || std::mem::replace(&mut said_form[form.ix()], true) || journey.may_be_meant(&journey.model.forms[form.ix()].name)
            {
                continue;
            }
        }
        said[value.ix()] = true;
        let origin = journey.node(at).origin;
        let finding = Finding::new(&PAGE, origin.span).with("x", name).note("nothing looks at the answer");
        found.push(finding.offer_fix("Take the question away", vec![edit::away(journey, origin)]));
    }
}

/// A consent is kept as proof, whether or not the flow looks at it; of a kind that is not known nothing is said.
fn is_kept_anyway(kind: &Kind) -> bool {
    matches!(kind, Kind::Consent | Kind::Hole)
}
