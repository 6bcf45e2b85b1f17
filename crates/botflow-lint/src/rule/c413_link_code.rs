//! C413: codes of links that a channel does not pass on whole.

use botflow_channels::Figure;
use botflow_compile::graph::StartOn;
use botflow_source::{Finding, Page, Severity};

use super::c401_button_too_long::listed;
use crate::Journey;

/// What is known of C413.
pub static PAGE: Page = Page {
    code: "C413",
    slug: "link-code",
    severity: Severity::Error,
    minimum: None,
    title: "This link code does not fit {channel}",
    why: "whoever taps the link arrives without the code, and this flow does not start",
    help: "write at most {n} letters, digits, - and _",
    broken: r#"flow Hello
  starts on link lamps&spring
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps are on lamps.example.com.
  end
"#,
    mended: r#"flow Hello
  starts on link lamps-spring
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps are on lamps.example.com.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let channels = journey.channels();
    for start in &journey.graph.starts {
        let StartOn::Link(code) = &start.on else { continue };
        let limits = channels.iter().filter_map(|channel| Some((channel, channel.limit(Figure::LinkCode)?)));
        let broken: Vec<_> = limits.filter(|(_, limit)| !limit.fits(code) || !limit.takes(code)).collect();
        let Some((_, strictest)) = broken.iter().min_by_key(|(_, limit)| limit.most) else { continue };
        let names: Vec<&str> = broken.iter().map(|(channel, _)| channel.facts.title.as_str()).collect();
        let wrong: String = code.chars().filter(|letter| !strictest.takes(&letter.to_string())).collect();
        let note = match wrong.as_str() {
            "" => format!("{} characters, {} fit", strictest.count(code), strictest.most),
            wrong => format!("\"{wrong}\" cannot stand in a link code"),
        };
        found.push(Finding::new(&PAGE, start.span).with("channel", &listed(&names)).with("n", &strictest.most.to_string()).note(note));
    }
}
