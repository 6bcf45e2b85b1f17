//! T218: a personal answer that reaches nobody.

use botflow_compile::graph::Ask;
use botflow_compile::model::Kind;
use botflow_source::{Finding, Page, Severity};

use crate::{Journey, edit};

/// What is known of T218.
pub static PAGE: Page = Page {
    code: "T218",
    slug: "answer-never-delivered",
    severity: Severity::Error,
    minimum: None,
    title: "You ask for {x}, but it is never submitted, kept or sent to anyone",
    why: "the customer gives it away for nothing, and waits for an answer that nobody can send",
    help: "`submit` it, keep it with `keep as contact.…`, or pass it to an action",
    broken: r#"flow Newsletter
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  say Thank you!
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Newsletter
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  submit newsletter
    with email
  say Thank you!
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let delivered = journey.delivered();
    let leads = journey.leads_to_person();
    let mut said = vec![false; journey.model.values.len()];
    let mut said_form: Vec<Option<usize>> = vec![None; journey.model.forms.len()];
    for (at, question) in journey.questions() {
        let Ask::Value(value, kind) = &question.what else { continue };
        if !is_personal(kind) || delivered[value.ix()] || said[value.ix()] || journey.person_after(at, leads) {
            continue;
        }
        let name = &journey.model.values[value.ix()].name;
        let form_name = question.form.map_or("", |form| &journey.model.forms[form.ix()].name);
        if journey.is_hushed(*value) || journey.may_be_meant(form_name) {
            continue;
        }
        said[value.ix()] = true;
        let origin = journey.node(at).origin;
        // One cause: a form that is not submitted. Its further answers are labels.
        if let Some(form) = question.form {
            match said_form[form.ix()] {
                Some(first) => {
                    let finding = found[first].clone();
                    found[first] = finding.label(origin.span, "nor does this answer get anywhere");
                    continue;
                }
                None => said_form[form.ix()] = Some(found.len()),
            }
        }
        let finding = Finding::new(&PAGE, origin.span).with("x", name).note("this answer gets nowhere");
        found.push(match question.form {
            Some(form) => {
                let form = &journey.model.forms[form.ix()];
                finding.help(format!("add `submit {}` after the form", form.name))
            }
            None => {
                let lines = [format!("submit {name}"), format!("  with {name}")];
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                finding.offer_fix(format!("Add `submit {name}`"), vec![edit::after(journey, origin, &lines)])
            }
        });
    }
}

/// "T218: name, email, phone, location, photo, file."
pub(super) fn is_personal(kind: &Kind) -> bool {
    matches!(kind, Kind::Name | Kind::Email | Kind::Phone | Kind::Location | Kind::Photo | Kind::File)
}
