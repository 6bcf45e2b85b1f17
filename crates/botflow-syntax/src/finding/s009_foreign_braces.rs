//! In: a value written as other tools write it. Out: S009.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S009 foreign-braces
pub static PAGE: Page = Page {
    code: "S009",
    slug: "foreign-braces",
    severity: Severity::Error,
    minimum: None,
    title: "Values are written `{name}` here, not `{typed}`",
    why: "the customer would see the name of the value and its signs in place of what it holds",
    help: "write `{name}`",
    broken: r#"flow A
  starts on welcome

step Hello
  say Hi {{contact.first_name or "there"}}
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi {contact.first_name or "there"}
  end
"#,
};

/// `{{name}}`
pub fn double(span: Span, typed: &str) -> Finding {
    finding(span, typed, typed.trim_start_matches('{').trim_end_matches('}').trim())
}

/// `${name}`; `value` is `{name}`.
pub fn dollar(span: Span, value: &str) -> Finding {
    finding(span, &format!("${value}"), value.trim_matches(['{', '}']))
}

/// `%name%`
pub fn percent(span: Span, name: &str) -> Finding {
    finding(span, &format!("%{name}%"), name)
}

fn finding(span: Span, typed: &str, name: &str) -> Finding {
    let value = format!("{{{name}}}");
    let mut found = Finding::new(&PAGE, span);
    found.title = format!("Values are written `{value}` here, not `{typed}`");
    found.help = format!("write `{value}`");
    found.note("customers would see this as it stands").safe_fix(format!("write `{value}`"), vec![Edit::new(span, value)])
}
