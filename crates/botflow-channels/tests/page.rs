//! docs/book/channels.md says what the facts say. `BOTFLOW_WRITE=1 cargo test -p botflow-channels --test page` writes it anew.

use std::fmt::Write;
use std::path::PathBuf;

use botflow_channels::{Feature, Figure, facts};

#[test]
fn the_page_of_channels_is_true() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/book/channels.md");
    let page = page();
    if std::env::var_os("BOTFLOW_WRITE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/book/channels.md is out of date: BOTFLOW_WRITE=1 cargo test -p botflow-channels --test page");
}

fn page() -> String {
    let mut out = String::from(
        "# Channels\n\nWhat each channel can show, how much of it, and what it allows. This page is made from the facts that `botflow check` judges by: \
         one `facts.yaml` a channel in `crates/botflow-channels/src/channel/`. Lengths are counted by the strictest reading.\n",
    );
    let all = facts::all();
    let heads: Vec<&str> = all.iter().map(|facts| facts.title.as_str()).collect();
    let rule = "|---".repeat(heads.len() + 1);
    let _ = write!(out, "\n## How much\n\n| | {} |\n{rule}|\n", heads.join(" | "));
    for figure in Figure::ALL {
        let cell = |facts: &botflow_channels::Facts| {
            facts.now().limit(*figure).map_or(String::new(), |limit| {
                let least = if limit.least > 1 { format!("{} to ", limit.least) } else { String::new() };
                format!("{least}{} {}, else {}", limit.most, limit.unit.word(), limit.beyond.words()).replace(" ,", ",")
            })
        };
        let cells: Vec<String> = all.iter().map(cell).collect();
        let _ = writeln!(out, "| {} | {} |", figure.words(), cells.join(" | "));
    }
    let _ = write!(out, "\n## What\n\n| | {} |\n{rule}|\n", heads.join(" | "));
    for feature in Feature::ALL {
        let cell = |facts: &botflow_channels::Facts| {
            facts.now().shows(*feature).map_or(String::new(), |shows| match shows.becomes.is_empty() {
                true => shows.how.words().to_owned(),
                false => format!("{}: {}", shows.how.words(), shows.becomes),
            })
        };
        let cells: Vec<String> = all.iter().map(cell).collect();
        let _ = writeln!(out, "| {} | {} |", feature.words(), cells.join(" | "));
    }
    out.push_str(
        "\n## Options that do not fit\n\nWritten options that are longer than a channel's buttons are a finding (C401). A label from data, or a time on \
         offer, may still be longer: then the options are numbered, each button has its number and as many words as fit, and the whole label \
         stands in the row's description (WhatsApp) or in the text above (Messenger, Instagram), and so do descriptions. Customers tap, or \
         write the number.\n\n## Our own chat\n\nWhat your page gets and sends: [the web chat](web-chat.md).\n",
    );
    for facts in all {
        let _ = write!(out, "\n## {}\n\nChecked on {}.\n\n", facts.title, facts.checked);
        for policy in &facts.policy {
            let since = policy.span.since.map(|day| format!(", since {day}")).unwrap_or_default();
            let until = policy.span.until.map(|day| format!(", until {day}")).unwrap_or_default();
            let except = if policy.except.is_empty() { String::new() } else { format!(" Still in {}.", policy.except.join(", ")) };
            let instead = if policy.instead.is_empty() { String::new() } else { format!(" Instead: {}.", policy.instead) };
            let sources = policy.sources.join(", ");
            let _ = writeln!(out, "- **{}**{since}{until}: {}{except}{instead} ({sources})", policy.name, policy.says);
        }
        out.push_str("\nSources of the figures:\n\n");
        for limit in &facts.limits {
            let note = if limit.note.is_empty() { String::new() } else { format!(" {}", limit.note) };
            let _ = writeln!(out, "- {}:{note} {} (checked {})", limit.what.words(), limit.sources.join(", "), limit.checked);
        }
    }
    out
}
