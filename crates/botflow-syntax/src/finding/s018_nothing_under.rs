//! In: an instruction that does nothing without lines below it. Out: S018.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Statement;

/// S018 nothing-under
pub static PAGE: Page = Page {
    code: "S018",
    slug: "nothing-under",
    severity: Severity::Error,
    minimum: None,
    title: "`{word}` needs lines under it",
    why: "the customer comes here, and nothing happens",
    help: "write below it, indented, what happens",
    broken: r#"flow A
  starts on welcome

step Hello
  say Hi
  if contact.email is known
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  if contact.email is known
    say We know each other.
  end
"#,
};

/// The finding at the line; `indent` is what it is indented with.
pub fn finding(line: Span, word: &str, statement: &Statement, indent: &str) -> Finding {
    let example = match statement {
        Statement::Form { .. } => "ask email (email): Where can we write to you?",
        Statement::Split { .. } => "- 50% With a joke",
        Statement::Cards { .. } => "card {name}",
        Statement::Test { .. } => "customer arrives",
        _ => "say …",
    };
    let found = Finding::new(&PAGE, line).with("word", word).note("nothing below this is indented more");
    let target = matches!(statement, Statement::When { .. });
    let found = match target {
        true => found.help(format!("write below it, indented, what happens, such as `{example}`, or `-> ` and a step behind it")),
        false => found.help(format!("write below it, indented: `{example}`")),
    };
    found.offer_fix(format!("add `{example}`"), vec![Edit::new(line.behind(), format!("\n{indent}  {example}"))])
}
