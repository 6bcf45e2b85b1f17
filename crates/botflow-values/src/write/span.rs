//! In: a length of time. Out: `2 hours and 30 minutes`.

use botflow_program::Span;

use super::list::write_list;
use crate::language::Language;
use crate::plural::form_index;

/// Appends a length of time in months, days, hours and minutes; parts of nothing are left out.
pub fn write_span(out: &mut String, span: &Span, language: &Language) {
    let (hours, minutes) = (span.seconds / 3_600, span.seconds % 3_600 / 60);
    let counts = [span.months, span.days, hours, minutes];
    let named = |(count, unit): (&i32, &&str)| {
        let name = unit.split(" | ").nth(form_index((*count).into(), 2, language.tag)).unwrap_or("");
        format!("{count} {name}")
    };
    let parts: Vec<String> = counts.iter().zip(&language.writing.units).filter(|(count, _)| **count != 0).map(named).collect();
    if parts.is_empty() {
        return out.push_str(&named((&0, &language.writing.units[3])));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    write_list(out, &parts, language);
}
