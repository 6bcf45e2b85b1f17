//! S022 where only the tables of time zones tell: a place in `time zone:` that there is none of. (Of all else in `botflow.yaml` resolving has said so.)

pub use botflow_compile::finding::s022_project_file::PAGE;
use botflow_compile::finding::s022_project_file::wrong_value;
use botflow_source::Finding;

use crate::Journey;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let Some(span) = journey.project.time_zone_span else { return };
    if botflow_values::zone::zone(&journey.project.time_zone).is_none() {
        found.push(wrong_value(span, "time zone", "a continent and a city such as `Europe/Berlin` or `America/New_York`"));
    }
}
