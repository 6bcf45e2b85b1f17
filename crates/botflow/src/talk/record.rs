//! A talk as a `test` block that passes when it is run. In: what was done and what came of it. Out: the text of the block.

use super::{Deed, Setting};
use crate::host::{Event, Host};
use crate::testing::spoken;

/// The block, with an end of line behind each line; `host` knows the project's time zone.
pub fn recorded(title: &str, setting: &Setting, rounds: &[(Deed, Vec<Event>)], host: &Host) -> String {
    let program = host.engine().program();
    let local = host.engine().words().local(setting.start, &program.zone);
    let mut lines = vec![format!("test {title}")];
    if program.channels.first().is_some_and(|first| *first != setting.channel) {
        lines.push(format!("  on {}", setting.channel));
    }
    if let Some(language) =
        setting.language.as_ref().filter(|language| program.languages.first().is_some_and(|first| first != language.as_str()))
    {
        lines.push(format!("  in {language}"));
    }
    lines.push(format!("  now is {} {:02}:{:02}", super::state::date(local.day), local.minute / 60, local.minute % 60));
    for (deed, events) in rounds {
        lines.extend(deed.line().split('\n').map(|line| format!("  {line}")));
        // What a colleague says stands in the talk's own line already.
        let heard = events.iter().filter(|event| !matches!(event, Event::AgentSaid { .. })).flat_map(spoken);
        lines.extend(heard.map(|line| format!("  {line}")));
    }
    lines.push(String::new());
    lines.join("\n")
}
