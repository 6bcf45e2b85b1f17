//! What channels show: broken flows of each code on their line, and correct ones that look like it.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

/// A project of these channels with these lines in its first step.
fn project(channels: &str, extra: &str, lines: &str) -> String {
    format!(
        "--- botflow.yaml\nname: Lamps\nchannels: [{channels}]\nlanguages: [en]\n{extra}--- flows/lamps.flow\nflow Lamps\n  starts on welcome\n  starts on anything else\n  when unclear 3 times -> Bye\n\nstep Hi\n{lines}\n\nstep Lamps\n  say They are all on lamps.example.com.\n  end\n\nstep Bye\n  say See you soon.\n  end\n"
    )
}

/// Where the findings of a code stand: lines counted from the first of `lines`.
fn at(code: &str, example: &str) -> Vec<u32> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let found = lint(&analysis);
    let line = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        LineIndex::new(text).position(text, finding.span.start).line.saturating_sub(6)
    };
    found.iter().filter(|finding| finding.page.code == code).map(line).collect()
}

const TEMPLATE: &str = "templates:\n  ready: {channels: [messenger], languages: [en], category: utility, text: \"Your lamp {lamp} is ready.\", values: {lamp: text}}\n";

#[test]
fn c402_counts_skip_and_done() {
    let several = |count: usize, more: &str| {
        let options: String = (1..=count).map(|n| format!("    - Lamp {n}\n")).collect();
        project("whatsapp", "", &format!("  ask lamps (several): I'm the lamp bot. Which?\n{more}{options}  say {{lamps}}.\n  end"))
    };
    assert_eq!(at("C402", &several(9, "")), Vec::<u32>::new());
    assert_eq!(at("C402", &several(10, "")), [1]);
    assert_eq!(at("C402", &several(9, "    optional\n").replace("{lamps}", "{lamps or \"none\"}")), [1]);
}

#[test]
fn c404_looks_at_names_options_and_free_words() {
    let button = |ask: &str, label: &str| project("messenger", "", &format!("{ask}\n  say Good.\n    button {label} -> Lamps\n  end"));
    assert_eq!(at("C404", &button("  ask name (name): Your name?", "Lamps for {name}")), [3]);
    assert_eq!(at("C404", &button("  ask wish (text): Your wish?", "{wish}")), [3]);
    let rooms = "  ask room: Which room?\n    - Hall [hall]\n    - Dining room upstairs [dining]";
    assert_eq!(at("C404", &button(rooms, "For the {room}")), [5]);
    assert_eq!(at("C404", &button(rooms, "{room}")), Vec::<u32>::new());
    assert_eq!(at("C404", &button("  ask stars (rating): How many stars?", "{stars} stars")), Vec::<u32>::new());
}

#[test]
fn c405_tells_labels_apart_as_they_are_shown() {
    let ask =
        |channel: &str, one: &str, two: &str| project(channel, "", &format!("  ask: Which?\n    - {one} -> Lamps\n    - {two} -> Bye"));
    assert_eq!(at("C405", &ask("messenger", "Summer collection with roses", "Summer collection with lilies")), [3]);
    assert_eq!(
        at("C405", &ask("web", "Summer collection with roses in all the colours", "Summer collection with roses in all the sizes")),
        [3]
    );
    assert_eq!(at("C405", &ask("telegram", "Summer collection with roses", "Summer collection with lilies")), Vec::<u32>::new());
    let buttons = |two: &str| project("web", "", &format!("  say Two are new.\n    button Show me -> Lamps\n    button {two}\n  end"));
    assert_eq!(at("C405", &buttons("show me -> Bye")), [3]);
    assert_eq!(at("C405", &buttons("Show me the other -> Bye")), Vec::<u32>::new());
}

#[test]
fn c406_looks_at_labels_only() {
    let ask = |label: &str| project("telegram", "", &format!("  ask: *Which* one?\n    - {label} -> Lamps\n    - None -> Bye"));
    assert_eq!(at("C406", &ask("*New* lamps")), [2]);
    assert_eq!(at("C406", &ask("The _large_ one")), [2]);
    assert_eq!(at("C406", &ask("~Old~")), [2]);
    assert_eq!(at("C406", &ask("4 * 4 watts * 2")), Vec::<u32>::new());
    assert_eq!(at("C406", &ask("lamp_one_two")), Vec::<u32>::new());
}

#[test]
fn c407_and_c411_look_at_templates() {
    let send = |lines: &str| project("messenger, telegram", TEMPLATE, lines);
    let with = "\n    with \"oak\" as lamp";
    assert_eq!(at("C407", &send(&format!("  template ready{with}\n  end"))), [1]);
    assert_eq!(at("C407", &send(&format!("  on telegram, messenger\n    template ready{}\n  end", with.replace("    ", "      ")))), [2]);
    assert_eq!(at("C407", &send(&format!("  on telegram\n    template ready{}\n  end", with.replace("    ", "      ")))), [2]);
    assert_eq!(
        at("C407", &send(&format!("  on messenger\n    template ready{}\n  end", with.replace("    ", "      ")))),
        Vec::<u32>::new()
    );
    assert_eq!(
        at("C407", &send(&format!("  if channel is messenger\n    template ready{}\n  end", with.replace("    ", "      ")))),
        Vec::<u32>::new()
    );
    assert_eq!(at("C411", &send("  template ready\n  end")), [1]);
    assert_eq!(at("C411", &send("  template ready\n    with \"oak\" as wood\n  end")), [1]);
    assert_eq!(at("C411", &send("  template ready\n    with \"oak\" as lamp\n    with \"oak\" as wood\n  end")), [1]);
    assert_eq!(at("C411", &send(&format!("  template ready{with}\n  end"))), Vec::<u32>::new());
}

#[test]
fn c410_asks_for_one_more_thing() {
    let card = |channel: &str, under: &str| project(channel, "", &format!("  cards\n    card Desk lamp{under}\n  end"));
    assert_eq!(at("C410", &card("messenger", "")), [2]);
    assert_eq!(at("C410", &card("instagram", "\n      line")), [2]);
    assert_eq!(at("C410", &card("web, messenger", "")), [2]);
    assert_eq!(at("C410", &card("messenger", "\n      line 49 EUR")), Vec::<u32>::new());
    assert_eq!(at("C410", &card("telegram", "")), Vec::<u32>::new());
}

#[test]
fn c412_mixes_and_starts() {
    let say = |channel: &str, buttons: &str| project(channel, "", &format!("  say Our lamps:\n{buttons}  end"));
    let shop = "    button Shop -> https://lamps.example.com\n";
    assert_eq!(at("C412", &say("whatsapp", &format!("{shop}    button More -> Lamps\n"))), [2]);
    assert_eq!(at("C412", &say("whatsapp", &format!("{shop}    button Map -> https://maps.example.com\n"))), [3]);
    assert_eq!(at("C412", &say("messenger", &format!("{shop}    button More -> Lamps\n"))), Vec::<u32>::new());
    assert_eq!(at("C412", &say("whatsapp", "    button Call -> tel:+493055501\n    button More -> Lamps\n")), Vec::<u32>::new());
    let starts = |channel: &str, start: &str| say(channel, shop).replace("  starts on welcome\n", &format!("  starts on {start}\n"));
    assert_eq!(at("C412", &starts("whatsapp", "menu Lamps")).len(), 1);
    assert_eq!(at("C412", &starts("whatsapp, web", "menu Lamps")), Vec::<u32>::new());
}

#[test]
fn c413_codes_of_links() {
    let link =
        |channel: &str, code: &str| project(channel, "", "  say Our lamps.\n  end").replace("on welcome", &format!("on link {code}"));
    assert_eq!(at("C413", &link("telegram", "spring&lamps")).len(), 1);
    assert_eq!(at("C413", &link("telegram", "frühling")).len(), 1);
    assert_eq!(at("C413", &link("telegram", &"s".repeat(65))).len(), 1);
    assert_eq!(at("C413", &link("telegram", &"s".repeat(64))), Vec::<u32>::new());
    assert_eq!(at("C413", &link("messenger", "spring:lamps")), Vec::<u32>::new());
}
