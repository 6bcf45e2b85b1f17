//! T208: a condition that never holds.

use botflow_source::{Finding, Page, Severity};

use crate::Journey;
use crate::journey::Verdict;

/// What is known of T208.
pub static PAGE: Page = Page {
    code: "T208",
    slug: "never-true",
    severity: Severity::Warning,
    minimum: None,
    title: "This condition is never true, so what stands under it never runs",
    why: "no customer ever gets to see these lines",
    help: "correct what it compares, or take it away with its lines",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask age (whole number): I'm the lamp bot. How old is your house?
  if age is at least 100
    say An old one!
  else if age is more than 150
    say A very old one!
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask age (whole number): I'm the lamp bot. How old is your house?
  if age is more than 150
    say A very old one!
  else if age is at least 100
    say An old one!
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, _) in journey.verdicts().iter().filter(|(_, verdict)| *verdict == Verdict::Never) {
        let origin = journey.node(*at).origin;
        found.push(Finding::new(&PAGE, origin.span).note("no answer that gets here fits"));
    }
}
