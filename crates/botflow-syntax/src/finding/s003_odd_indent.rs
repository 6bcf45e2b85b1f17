//! In: a line whose indentation is that of no line it could belong with. Out: S003.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S003 odd-indent
pub static PAGE: Page = Page {
    code: "S003",
    slug: "odd-indent",
    severity: Severity::Error,
    minimum: None,
    title: "This line doesn't line up with any line above",
    why: "it is not clear when this line runs, so customers could get it at the wrong moment",
    help: "line it up with one of the lines above",
    broken: r#"flow A
  starts on welcome

step Hello
    say Hi
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
    say Hi
    end
"#,
};

/// The finding at the line. `deeper` and `outer` are the two lines it could be meant to line up with, each with its indentation and its spot.
pub fn finding(indent: Span, line: Span, deeper: (&str, &str, Span), outer: (&str, &str, Span)) -> Finding {
    let found = Finding::new(&PAGE, line).note("one of these two is meant").label(deeper.2, "this line stands further in");
    if deeper.1 == outer.1 {
        let help = format!("line it up with `{}`", deeper.0);
        return found.help(help.clone()).offer_fix(help, vec![Edit::new(indent, deeper.1)]);
    }
    found
        .help(format!("line it up with `{}` or with `{}`", deeper.0, outer.0))
        .offer_fix(format!("line it up with `{}`", deeper.0), vec![Edit::new(indent, deeper.1)])
        .offer_fix(format!("line it up with `{}`", outer.0), vec![Edit::new(indent, outer.1)])
}
