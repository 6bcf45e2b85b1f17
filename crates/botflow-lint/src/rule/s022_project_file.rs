//! S022 where only other tables tell: a place in `time zone:` that there is none of, a code in `lint:` that no finding has. (Of all else in `botflow.yaml` resolving has said so.)

pub use botflow_compile::finding::s022_project_file::PAGE;
use botflow_compile::finding::s022_project_file::{unknown_key, wrong_value};
use botflow_compile::project::LintLevel;
use botflow_source::{Finding, Severity};

use crate::Journey;
use crate::level::known;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    journey.project.lint.iter().for_each(|level| found.extend(lint(level)));
    let Some(span) = journey.project.time_zone_span else { return };
    if botflow_values::zone::zone(&journey.project.time_zone).is_none() {
        found.push(wrong_value(span, "time zone", "a continent and a city such as `Europe/Berlin` or `America/New_York`"));
    }
}

/// A code that there is none of, or one that cannot be lowered.
fn lint(level: &LintLevel) -> Option<Finding> {
    if level.code == "writing" {
        return None;
    }
    let page = match known(&level.code) {
        Ok(page) => page?,
        Err(codes) => return Some(unknown_key(level.span, &level.code, &codes)),
    };
    // Policy is lowered to its least; what a bot cannot be built without has none below `error`.
    let too_low = page.minimum == Some(Severity::Error) && level.level != Some(Severity::Error);
    too_low.then(|| wrong_value(level.level_span, &level.code, "`error`, or leave it out: it must be mended before the bot can be built"))
}
