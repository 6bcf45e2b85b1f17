//! In: a file that does not begin with its title. Out: S017.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S017 flow-header
pub static PAGE: Page = Page {
    code: "S017",
    slug: "flow-header",
    severity: Severity::Error,
    minimum: None,
    title: "A file starts with `flow` and a title",
    why: "other flows cannot send customers here, and nothing can start it",
    help: "write `flow` and a title as the first line",
    broken: r#"step Hello
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

/// The finding at the first line, which begins at `line`; the title is made of the file's name.
pub fn finding(first: Span, line: u32, path: &str) -> Finding {
    let title = title_of(path);
    let start = Span { start: line, end: line, ..first };
    // Lines of a head stand right below the title, a step behind an empty line.
    let gap = if first.start > line { "\n" } else { "\n\n" };
    Finding::new(&PAGE, first)
        .help(format!("write `flow {title}` as the first line"))
        .offer_fix(format!("add `flow {title}`"), vec![Edit::new(start, format!("flow {title}{gap}"))])
}

/// `flows/find-your-scarf.flow` is *Find your scarf*.
fn title_of(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).trim_end_matches(".flow");
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "My flow".to_owned(),
    }
}
