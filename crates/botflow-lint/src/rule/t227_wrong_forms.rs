//! T227: a value with forms (`{guests as one guest | # guests}`) that has too few or too many of them.

use botflow_compile::model::InflectedBy;
use botflow_source::{Finding, Page, Severity};

use crate::Journey;

/// What is known of T227.
pub static PAGE: Page = Page {
    code: "T227",
    slug: "wrong-forms",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "`{x}` needs {n} forms in {language}, {m} given",
    why: "some customers would read a wrong word, or none at all",
    help: "write one form for each, with `|` between them and `#` for the number",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  say A table for {guests: one guest | two guests | # guests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  say A table for {guests: one guest | # guests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Looks for it: a number takes the plural forms of the source's language, a choice one form an option (and one more for a missing value).
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let Some(language) = journey.analysis.project.languages.first() else { return };
    let plural = botflow_values::plural::forms(&language.text);
    for one in &journey.analysis.model.inflections {
        let (needed, allowed) = match (one.by, &plural) {
            (InflectedBy::Number, Some(count)) => (count.needed, count.allowed),
            // A language without plural forms has one form for every number.
            (InflectedBy::Number, None) => (1, 1),
            (InflectedBy::Options(options), _) => (options, options + 1),
        };
        if (needed..=allowed).contains(&one.forms) {
            continue;
        }
        let finding = Finding::new(&PAGE, one.span)
            .with("x", &one.value)
            .with("n", &needed.to_string())
            .with(
                "language",
                &botflow_values::language(&language.text).map_or_else(|| language.text.clone(), |known| known.name.to_owned()),
            )
            .with("m", &one.forms.to_string());
        found.push(match one.by {
            InflectedBy::Number => finding.help(format!(
                "write {needed} forms with `|` between them and `#` for the number; exact numbers such as `=0 nobody` come besides"
            )),
            InflectedBy::Options(_) => {
                finding.help(format!("write {needed} forms, one for each answer in their order; one more is for a missing answer"))
            }
        });
    }
}
