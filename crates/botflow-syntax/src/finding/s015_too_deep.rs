//! In: branches inside branches. Out: S015.

use botflow_source::{Finding, Page, Severity, Span};

/// S015 too-deep
pub static PAGE: Page = Page {
    code: "S015",
    slug: "too-deep",
    severity: Severity::Warning,
    minimum: None,
    title: "This is nested {n} levels deep",
    why: "nobody on the team can tell any more which customers get this line, so mistakes here stay unseen",
    help: "move it into a step of its own and `go to` it",
    broken: r#"flow A
  starts on welcome

step Hello
  if contact.email is known
    if contact.phone is known
      if channel is whatsapp
        if contact.first_name is known
          if contact.last_name is known
            say Good to see you again.
  say Write what you need, and we will help.
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  if contact.email is known and contact.phone is known and channel is whatsapp
    if contact.first_name is known and contact.last_name is known
      say Good to see you again.
  say Write what you need, and we will help.
  end
"#,
};

/// The finding at the first line that is too deep.
pub fn finding(line: Span, depth: usize) -> Finding {
    Finding::new(&PAGE, line).with("n", &depth.to_string()).note("four levels are easy to follow, this is one more")
}
