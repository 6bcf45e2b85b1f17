//! X904: a test line that does not come true. In: what a test came to. Out: a finding at that line, with the chat as it went.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::testing::Ran;

/// What is known of X904.
pub static PAGE: Page = Page {
    code: "X904",
    slug: "test-diverged",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "The bot said \"{a}\", the test expected \"{b}\"",
    why: "either customers now get something else than was agreed, or the test is behind the flow",
    help: "mend the flow, or the test's line; `botflow test --update` writes such lines as the bot says them now",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot. We open at 10.
  end

test The hours
  customer arrives
  bot says I'm the lamp bot. We open at 9.
  ends
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot. We open at 10.
  end

test The hours
  customer arrives
  bot says I'm the lamp bot. We open at 10.
  ends
"#,
};

/// The finding of a test that failed.
pub fn of(test: &Ran) -> Option<Finding> {
    let failure = test.failure.as_ref()?;
    let mut finding = Finding::new(&PAGE, failure.span).label(test.span, "in this test");
    finding.title = match failure.right.as_deref().and_then(|right| both_said(right, &failure.expected)) {
        Some((said, expected)) => PAGE.title.replace("{a}", said).replace("{b}", expected),
        None => format!("The test \"{}\" does not come true here", test.title),
    };
    let chat = test.rounds.iter().flat_map(|round| &round.chat).cloned().collect();
    let finding = finding.note(&failure.actual).path(chat);
    Some(match &failure.right {
        Some(right) => {
            let line = Span { end: failure.span.start + failure.expected.len() as u32, ..failure.span };
            finding.offer_fix("Write the line as the bot says it now", vec![Edit::new(line, right)])
        }
        None => finding,
    })
}

/// What the bot said, and what was expected, where both are words of the bot.
fn both_said<'t>(right: &'t str, expected: &'t str) -> Option<(&'t str, &'t str)> {
    let said = |line: &'t str| ["bot says ", "bot asks "].iter().find_map(|verb| line.strip_prefix(verb));
    said(right).zip(said(expected))
}
