//! In: an instruction that may not stand where it stands. Out: S005.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Kind;
use crate::choose::Under;
use crate::table::{Row, row as row_of};

/// S005 wrong-place
pub static PAGE: Page = Page {
    code: "S005",
    slug: "wrong-place",
    severity: Severity::Error,
    minimum: None,
    title: "`{word}` can't be used here",
    why: "the bot leaves this line out: the customer would miss what it says or does",
    help: "move it to where it belongs",
    broken: r#"flow A
  starts on welcome

step Hello
  say Hi
  optional
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  end
"#,
};

/// The finding at the line's first words. `row` is its form.
pub(crate) fn finding(keyword: Span, row: &Row, under: Under) -> Finding {
    let found = Finding::new(&PAGE, keyword).with("word", row.keyword);
    let above = match under {
        Under::Line { kind, .. } => row_of(kind).map(|row| row.keyword),
        Under::Unknown => None,
    };
    let found = match above {
        Some(above) => found.note(format!("under `{above}` this does nothing")),
        None => found,
    };
    if let Under::Line { kind: Kind::Form, .. } | Under::Line { form: true, .. } = under
        && row.parents.contains(&Kind::Step)
    {
        return found.help("between the questions of a form stand `ask`, `say` and `if`: move this before the form or behind it");
    }
    found.help(place(row))
}

/// A line at the left edge that belongs to the step above it; `unit` is one step of indentation.
pub(crate) fn not_indented(keyword: Span, row: &Row, unit: &str) -> Finding {
    let start = Span { end: keyword.start, ..keyword };
    Finding::new(&PAGE, keyword)
        .with("word", row.keyword)
        .note("this is not indented")
        .why("it is not clear which step this belongs to; I have read it as a line of the one above")
        .help("indent it like the other lines of the step")
        .offer_fix("indent it", vec![Edit::new(start, unit)])
}

/// Where a line of that form belongs.
fn place(row: &Row) -> String {
    if row.parents.contains(&Kind::File) {
        return format!("`{}` is not indented: it stands at the beginning of its line", row.keyword);
    }
    if row.parents.contains(&Kind::Step) {
        let also =
            row.parents.iter().find(|kind| !matches!(kind, Kind::Step | Kind::Flow | Kind::If | Kind::ElseIf | Kind::Else | Kind::When));
        return match (row.parents.contains(&Kind::If), also.and_then(|kind| row_of(*kind))) {
            (false, Some(above)) => format!("it belongs under `{}`, or first in a step", above.keyword),
            _ => "it belongs inside a step: line it up with the other lines of the step".to_owned(),
        };
    }
    let mut words: Vec<String> = Vec::new();
    for above in row.parents.iter().filter_map(|kind| row_of(*kind)) {
        let word = if above.keyword == "-" { "an option".to_owned() } else { format!("`{}`", above.keyword) };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(4);
    format!("it belongs under {}", words.join(" or "))
}
