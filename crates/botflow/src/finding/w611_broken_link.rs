//! W611: a link that leads nowhere. In: the links of a project, and what their servers answered. Out: a finding a link.

use botflow_lint::Link;
use botflow_source::{Finding, Page, Severity};

use crate::online::Answer;

/// What is known of W611.
pub static PAGE: Page = Page {
    code: "W611",
    slug: "broken-link",
    severity: Severity::Warning,
    minimum: None,
    title: "{url} did not answer (online check only)",
    why: "customers tap it and land on an error page, or on nothing at all",
    help: "correct the address, or take the link out",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot. All our lamps stand here.
    button Look around -> https://lamps.invalid/all
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot. All our lamps stand here.
    button Look around -> https://lamps.example.com/all
  end
"#,
};

/// The findings of links that did not answer as a page does.
pub fn of(links: &[Link], answer: impl Fn(&str) -> Answer) -> Vec<Finding> {
    let broken = links.iter().filter_map(|link| match answer(&link.address) {
        Answer::There => None,
        Answer::Broken(why) => Some((link, why)),
    });
    let findings = broken.map(|(link, why)| {
        let finding = Finding::new(&PAGE, link.spans[0]).with("url", &link.address).note(why);
        link.spans[1..].iter().fold(finding, |finding, span| finding.label(*span, "here too"))
    });
    findings.collect()
}
