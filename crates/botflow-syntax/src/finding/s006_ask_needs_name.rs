//! In: a question without a name for its answer. Out: S006.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S006 ask-needs-name
pub static PAGE: Page = Page {
    code: "S006",
    slug: "ask-needs-name",
    severity: Severity::Error,
    minimum: None,
    title: "This question doesn't say where to keep the answer",
    why: "the customer answers, and nobody ever sees the answer",
    help: "write a name before the colon, such as `ask answer: …`",
    broken: r#"flow A
  starts on welcome

step Hello
  ask What's your favourite colour?
    - Red
    - Blue
    when unclear 3 times -> Bye
  go to Bye

step Bye
  say Bye
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  ask: What's your favourite colour?
    - Red
    - Blue
    when unclear 3 times -> Bye
  go to Bye

step Bye
  say Bye
  end
"#,
};

/// `ask What's your name?`: no colon either. `question` is what is asked.
pub fn without(line: Span, question: &str) -> Finding {
    let mended = format!("ask answer (text): {question}");
    Finding::new(&PAGE, line)
        .note("a name for the answer is missing")
        .help(format!("write `{mended}`, or `ask: {question}` where the options below say it all"))
        .offer_fix(format!("write `{mended}`"), vec![Edit::new(line, mended)])
}

/// `ask: What next?` without any option below it. `question` is what is asked.
pub fn without_options(line: Span, question: &str) -> Finding {
    let mended = format!("ask answer (text): {question}");
    Finding::new(&PAGE, line)
        .note("no option stands below it, and no name for the answer in it")
        .help(format!("add options below, such as `- Yes -> …`, or write `{mended}`"))
        .offer_fix(format!("write `{mended}`"), vec![Edit::new(line, mended)])
}

/// `ask (email): …`
pub fn with_kind(kind: Span, words: &str) -> Finding {
    let name: String = words.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let name = if name.is_empty() { "answer".to_owned() } else { name };
    let before = Span { start: kind.start - 1, end: kind.start - 1, ..kind };
    Finding::new(&PAGE, kind)
        .note("a name for the answer is missing before this")
        .help(format!("write `ask {name} ({words}): …`"))
        .offer_fix(format!("name it `{name}`"), vec![Edit::new(before, format!("{name} "))])
}
