//! P501: a message that a platform refuses, because the customer has not written for too long.

use botflow_channels::{AsOf, Feature, Figure};
use botflow_compile::graph::Act;
use botflow_source::{Edit, Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use super::c401_button_too_long::listed;
use crate::Journey;
use crate::journey::ENDLESS;

/// What is known of P501.
pub static PAGE: Page = Page {
    code: "P501",
    slug: "outside-window",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "This message goes out more than {window} after the customer last wrote",
    why: "the platform refuses it, and the customer never hears from you",
    help: "send an approved template there: `template NAME`",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
templates:
  all_well: {category: utility, text: "The lamp bot here: is your lamp working? Write \"stop\" and I won't ask again."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is on its way.
  wait 5 days
  say The lamp bot here: is your lamp working?
    line Write "stop" and I won't ask again.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
templates:
  all_well: {category: utility, text: "The lamp bot here: is your lamp working? Write \"stop\" and I won't ask again."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is on its way.
  wait 5 days
  template all_well
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for late in journey.late().iter().filter(|late| late.always) {
        let finding = Finding::new(&PAGE, journey.node(late.at).origin.span).with("window", &time(late.window));
        let finding = finding.note(late.note(journey)).help(late.help()).path(journey.chat(&journey.silence().way(late.at)));
        found.push(late.mend(journey, finding));
    }
}

/// A message that comes too late on some way.
pub(crate) struct Late {
    pub at: NodeIndex,
    /// Seconds within which messages may be sent.
    pub window: u64,
    /// It comes too late on every way.
    pub always: bool,
    channels: Vec<AsOf<'static>>,
}

/// The first message of each row that may come too late, in the order of the lines.
pub(crate) fn find_late(journey: &Journey<'_>) -> Vec<Late> {
    let windows = journey.channels().into_iter().filter_map(|channel| Some((channel, channel.most(Figure::Window)?)));
    let windows: Vec<(AsOf<'static>, u64)> = windows.collect();
    let Some(least) = windows.iter().map(|(_, window)| *window).min() else { return Vec::new() };
    let silence = journey.silence();
    let over = |at: NodeIndex, window: u64| silence.longest(at).is_some_and(|longest| longest > window);
    let nodes = || journey.graph.ways.node_indices().filter(|at| over(*at, least));
    if nodes().next().is_none() {
        return Vec::new();
    }
    let mut all: Vec<Late> = Vec::new();
    let mut of_node: Vec<Option<usize>> = vec![None; journey.graph.ways.node_count()];
    for (channel, window) in windows {
        let reached = journey.reached_on(&channel.facts.channel);
        for at in nodes().filter(|at| reached[at.index()] && over(*at, window) && !journey.may_come_late(*at, &channel)) {
            let always = silence.shortest(at).is_none_or(|shortest| shortest > window);
            let late = *of_node[at.index()].get_or_insert_with(|| {
                all.push(Late { at, window, always, channels: Vec::new() });
                all.len() - 1
            });
            all[late].channels.push(channel);
            all[late].always &= always;
        }
    }
    // What follows in the same row is the same cause.
    let mut covered = vec![false; of_node.len()];
    let mut stack: Vec<NodeIndex> = all.iter().map(|late| late.at).collect();
    while let Some(at) = stack.pop() {
        for (edge, to) in journey.graph.out(at) {
            if journey.adds(at, edge.why) == Some(0) && !std::mem::replace(&mut covered[to.index()], true) {
                stack.push(to);
            }
        }
    }
    all.retain(|late| !covered[late.at.index()]);
    all.sort_by_key(|late| late.at);
    all
}

impl Late {
    /// How long after the customer last wrote, and where that matters.
    pub fn note(&self, journey: &Journey<'_>) -> String {
        let names: Vec<&str> = self.channels.iter().map(|channel| channel.facts.title.as_str()).collect();
        let when = match journey.silence().longest(self.at) {
            Some(ENDLESS) | None => "nobody can say how long ago the customer last wrote".to_owned(),
            Some(seconds) => format!("up to {} after the customer last wrote", time(seconds)),
        };
        format!("{when}; {} {} messages within {}", listed(&names), if names.len() == 1 { "takes" } else { "take" }, time(self.window))
    }

    /// What to do on these channels.
    pub fn help(&self) -> String {
        let (with, without): (Vec<&AsOf<'_>>, Vec<&AsOf<'_>>) =
            self.channels.iter().partition(|channel| channel.native(Feature::Templates));
        let names = |channels: &[&AsOf<'_>]| {
            let names: Vec<&str> = channels.iter().map(|channel| channel.facts.title.as_str()).collect();
            listed(&names)
        };
        let template = format!("on {} send an approved template: `template NAME`", names(&with));
        let nothing =
            format!("on {} nothing may be sent then: say it earlier, or keep it to other channels with `on CHANNEL`", names(&without));
        match (with.is_empty(), without.is_empty()) {
            (false, true) => template,
            (true, false) => nothing,
            _ => format!("{template}; {nothing}"),
        }
    }

    /// A template of the project that would do in the message's place, if it is the only one.
    pub fn mend(&self, journey: &Journey<'_>, finding: Finding) -> Finding {
        let node = journey.node(self.at);
        let channels = || self.channels.iter().map(|channel| channel.facts.channel.as_str());
        let project = journey.project;
        let takes = |template: &&botflow_compile::project::Template| {
            let approved = |channel: &str| template.channels.is_empty() || template.channels.iter().any(|name| name.text == channel);
            template.values.is_empty() && template.buttons.is_empty() && channels().all(approved)
        };
        let all_channels = project.channels.iter().all(|name| channels().any(|channel| channel == name.text));
        let native = self.channels.iter().all(|channel| channel.native(Feature::Templates));
        let mut fitting = project.templates.iter().filter(takes);
        let (Some(template), None) = (fitting.next(), fitting.next()) else { return finding };
        let Act::Send(_) = node.act else { return finding };
        if !native || !all_channels {
            return finding;
        }
        let tree = journey.tree(node.origin);
        let last = tree.below(node.origin.node).next_back().unwrap_or(node.origin.node);
        let whole = node.origin.span.to(tree.node(last).span);
        let edit = Edit::new(whole, format!("template {}", template.name.text));
        finding.offer_fix(format!("Send the template {} in its place", template.name.text), vec![edit])
    }
}

/// Seconds as people say them: `24 hours`, `3 days`, `14 days and 1 hour`, `26 hours and 30 minutes`.
pub(super) fn time(seconds: u64) -> String {
    let several = |count: u64, unit: &str| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    let (hours, minutes) = (seconds / 3_600, seconds % 3_600 / 60);
    match (hours, minutes) {
        (48.., 0) if hours % 24 == 0 => several(hours / 24, "day"),
        (48.., _) if hours % 24 != 0 => format!("{} and {}", several(hours / 24, "day"), several(hours % 24, "hour")),
        (48.., _) => several(hours / 24, "day"),
        (_, 0) => several(hours, "hour"),
        (0, _) => several(minutes, "minute"),
        _ => format!("{} and {}", several(hours, "hour"), several(minutes, "minute")),
    }
}
