//! N105: a team that the project does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N105.
pub static PAGE: Page = Page {
    code: "N105",
    slug: "unknown-team",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"There is no team called "{x}" in botflow.yaml"#,
    why: "customers would wait for a person who never comes",
    help: "write the name of a team, or add it to `teams:` in botflow.yaml",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
teams: [Front desk]
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else

step Hi
  say I'm the bot of the lamp house.
  hand over to Frontdesk
    say A colleague takes over.
    when nobody free after 10 minutes -> Bye
    when back -> Bye

step Bye
  say It's the bot again: please call us on 030 1234.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
teams: [Front desk]
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else

step Hi
  say I'm the bot of the lamp house.
  hand over to Front desk
    say A colleague takes over.
    when nobody free after 10 minutes -> Bye
    when back -> Bye

step Bye
  say It's the bot again: please call us on 030 1234.
  end
"#,
};

/// A team (or calendar) that the project does not have.
pub fn unknown_team(span: Span, name: &str, names: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", name);
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding.help(format!("add `teams: [{name}]` to botflow.yaml")),
        None => finding.help(format!("write {}", some(names.iter().copied()))),
    }
}
