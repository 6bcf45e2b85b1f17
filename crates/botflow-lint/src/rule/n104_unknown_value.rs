//! N104 where something of that name is filled, but on no way to this line. (Where nothing ever fills it, resolving has said so.)

pub use botflow_compile::finding::n104_unknown_value::PAGE;
use botflow_compile::known::Place;
use botflow_source::Finding;

use super::t201_maybe_missing::past;
use crate::Journey;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for read in journey.missing() {
        let Place::Value(value) = &read.place else { continue };
        if read.filled || journey.is_hushed(*value) {
            continue;
        }
        let value = &journey.model.values[value.ix()];
        let finding = Finding::new(&PAGE, read.span)
            .with("x", &value.name)
            .note("nothing has filled it when the conversation gets here")
            .help(format!("ask for `{}` before this line, or take it out of the line", value.name))
            .label(value.span, "it is filled only here")
            .path(journey.chat(&read.way));
        let finding = match past(journey, read) {
            Some(jump) if jump != read.span => finding.label(jump, "this way comes past no line that fills it"),
            _ => finding,
        };
        found.push(finding);
    }
}
