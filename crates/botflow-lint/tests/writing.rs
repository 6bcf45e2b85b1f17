//! Findings about writing and housekeeping: what is found, at which line, and what only looks like it.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

/// Codes with their lines, in order.
fn found(example: &str) -> Vec<String> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let spot = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        format!("{} {}", finding.page.code, LineIndex::new(text).position(text, finding.span.start).line)
    };
    // What the frame below is not judged for here: steps and defaults that a few lines leave unused.
    let about = |finding: &&botflow_source::Finding| !matches!(finding.page.code, "S024" | "G303");
    lint(&analysis).iter().filter(about).map(spot).collect()
}

/// A flow with these lines as its first step; they begin in line 4.
fn flow(lines: &str) -> String {
    format!("flow Lamps\n  starts on welcome\n  when unclear 3 times -> Bye\nstep Hi\n{lines}\n\nstep Bye\n  say See you soon.\n  end\n")
}

/// The same in a project with that line in `botflow.yaml`; the flow's lines count from 1.
fn project(setting: &str, lines: &str) -> String {
    let flow = flow(lines).replace("starts on welcome", "starts on anything else");
    format!("--- botflow.yaml\nname: Lamps\nchannels: [web]\nretention: 180 days\n{setting}\n--- flows/lamps.flow\n{flow}")
}

#[track_caller]
fn clean(example: &str) {
    assert_eq!(found(example), Vec::<String>::new(), "{example}");
}

#[track_caller]
fn only(example: &str, expected: &[&str]) {
    assert_eq!(found(example), expected, "{example}");
}

#[test]
fn a_question_that_nobody_waits_for() {
    only(&flow("  say I'm the lamp bot. What are you looking for?\n  end"), &["W603 5"]);
    only(&flow("  say I'm the lamp bot.\n    line What is your name?\n  tag lead\n  end"), &["W603 5"]);
    only(&flow("  say I'm the lamp bot.\n  if contact.first_name is known\n    say Shall we call you?\n  end"), &["W603 7"]);
}

#[test]
fn a_question_that_is_waited_for_or_only_said() {
    clean(&flow("  say I'm the lamp bot. How does it work?\n  say You tell us the room, we find the lamp.\n  end"));
    clean(&flow("  say I'm the lamp bot. Ready?\n  go to More\n\nstep More\n  ask: Which room?\n    - Kitchen -> Bye\n    - Hall -> Bye"));
    clean(&flow("  say I'm the lamp bot. Anything else?\n    button Yes -> Bye\n  end"));
    clean(&flow(
        "  ask: I'm the lamp bot. Which room?\n    - Kitchen -> Bye\n    - Hall -> Bye\n    when no reply after 3 hours\n      say Still there?",
    ));
}

#[test]
fn a_name_that_is_spelt_in_another_way() {
    let brand = "brand words: [Lamp House, LumenPro]";
    only(&project(brand, "  say I'm the lamp house bot.\n  end"), &["W604 5"]);
    only(&project(brand, "  say I'm the bot of LampHouse.\n    button See Lumen Pro -> Bye\n  end"), &["W604 5", "W604 6"]);
    only(&project(brand, "  say I'm a bot. LAMP-HOUSE and Lumenpro!\n  end"), &["W604 5", "W604 5"]);
    clean(&project(brand, "  say I'm the Lamp House bot: see lamphouse.example.com, write to me@lamphouse.example.com.\n  end"));
    clean(&project(
        brand,
        "  say I'm the bot. Our lamp houses are made of glass.\n    button Open -> https://lamphouse.example.com\n  end",
    ));
    clean(&flow("  say I'm the lamp house bot.\n  end"));
}

#[test]
fn a_backslash_that_customers_see() {
    only(&flow("  say I\\'m the lamp bot.\n  end"), &["W606 5"]);
    only(&flow("  say I'm the lamp bot.\\nWelcome\n  end"), &["W606 5"]);
    only(&flow("  say I'm the lamp bot. \\*New\\* lamps\n    button See \\#1 -> Bye\n  end"), &["W606 5", "W606 5", "W606 6"]);
    clean(&flow("  say I'm the lamp bot. \\{so\\} \\[so] \\\\ \\-> so\n  end"));
    clean(&flow("  say I'm the lamp bot. It is in C:\\Users\\me ¯\\_(ツ)_/¯\n  end"));
}

#[test]
fn the_writing_pack_looks_only_when_asked() {
    let pack = "lint: {writing: hint}";
    only(&project(pack, "  say I'm the lamp bot. FREE SHIPPING TODAY for you\n  end"), &["W607 5"]);
    only(&project("lint: {W607: warning}", "  say I'm the lamp bot. Hurry!!!\n  end"), &["W607 5"]);
    only(&project(pack, "  say BUY OUR LAMPS NOW, says the lamp bot.\n  end"), &["W607 5"]);
    clean(&project(pack, "  say I'm the lamp bot. We sell LED lamps in the USA and the EU!\n  end"));
    clean(&project("lint: {W607: off, writing: hint}", "  say I'm the lamp bot. Hurry!!!\n  end"));
    clean(&flow("  say I'm the lamp bot. FREE SHIPPING TODAY. You will recieve it!!!\n  end"));
}

#[test]
fn known_misspellings() {
    let pack = "lint: {writing: hint}";
    only(&project(pack, "  say I'm the lamp bot. Teh best lamps, definately.\n  end"), &["W608 5", "W608 5"]);
    only(&project(pack, "  say I'm the lamp bot.\n    button My adress -> Bye\n  end"), &["W608 6"]);
    only(&project(&format!("{pack}\nlanguages: [de]"), "  say Ich bin der Bot. Das geht garnicht.\n  end"), &["W608 5"]);
    clean(&project(pack, "  say I'm the lamp bot. Colour or color, our Lumeria and Zyx lamps glow.\n  end"));
    clean(&project(pack, "  say I'm the lamp bot. Write to recieve@lamps.example.com or @teh.\n  end"));
}

#[test]
fn one_text_in_many_places() {
    let text = "We will write to you as soon as we know more about it.";
    let ask = "  ask: I'm the lamp bot. Which room?\n    - Kitchen -> A\n    - Hall -> B\n    - Bath -> C";
    let step = |name: &str, text: &str| format!("\n\nstep {name}\n  say {text}\n  end");
    only(&flow(&[ask, &step("A", text), &step("B", text), &step("C", text)].concat()), &["W610 11"]);
    clean(&flow(&[ask, &step("A", text), &step("B", text), &step("C", "We know no more about baths.")].concat()));
    clean(&flow(&[ask, &step("A", "Thank you!"), &step("B", "Thank you!"), &step("C", "Thank you!")].concat()));
}

#[test]
fn comments_that_silence_nothing() {
    let unseen = "\n\nstep Unseen\n  say Nobody gets here.\n  end";
    only(&flow("  # allow G312: it is a story\n  say I'm the lamp bot.\n  end"), &["X902 5"]);
    only(&flow("  # allow G999: no such code\n  say I'm the lamp bot.\n  end"), &["X902 5"]);
    // A code that there is none of is told though a line could not be read.
    only(&flow("  # allow G999: no such code\n  say I'm the lamp bot.\n  sya Hello\n  end"), &["X902 5", "S004 7"]);
    only(&flow("  # allow G312, G9999: both\n  say I'm the lamp bot.\n  end"), &["X902 5"]);
    clean(&flow("  # allow X901, G312: both\n  say I'm the lamp bot.\n  end"));
    only(&flow("  # allow P504: we know them\n  say I'm the lamp bot.\n  end"), &["X902 5"]);
    clean(&flow(&format!("  say I'm the lamp bot.\n  end{}", unseen.replace("step", "# allow G303: linked in June\nstep"))));
    clean(&flow("  # allow X901: played by hand\n  say I'm the lamp bot.\n  end"));
    // The line that cannot be read may be what it is for.
    only(&flow("  # allow G312: it is a story\n  say I'm the lamp bot.\n  sya Hello\n  end"), &["S004 7"]);
}

#[test]
fn promises_whose_day_has_passed() {
    only(&flow("  say I'm the lamp bot. Half price until 31 March 2024!\n  end"), &["X905 5"]);
    only(&flow("  say Ich bin der Bot. Nur bis zum 24.12.2023 zum halben Preis.\n  end"), &["X905 5"]);
    only(&flow("  say I'm the lamp bot.\n    button Only until 2024-01-31 -> Bye\n  end"), &["X905 6"]);
    clean(&flow("  say I'm the lamp bot. Half price until 31 March 2099!\n  end"));
    clean(&flow("  say I'm the lamp bot.\n  if today is at most 2024-03-31\n    say Half price until 31 March 2024!\n  end"));
    clean(&flow("  say I'm the lamp bot. We have been here since 31 March 1924, and are open until 6.\n  end"));
}

#[test]
fn long_messages_that_are_hard_to_read() {
    let hard = "Notwithstanding previously communicated availability information, individual configurations necessitating additional \
                manufacturing preparation or international transportation arrangements unfortunately require considerably extended delivery \
                periods, particularly regarding customised illumination installations.";
    let easy = "Some lamps are made just for you. These take longer, as we have to order the parts first. We will tell you the day as soon \
                as we know it, and you can still change your mind until then.";
    only(&project("lint: {W609: hint}", &format!("  say I'm the lamp bot.\n  say {hard}\n  end")), &["W609 6"]);
    clean(&project("lint: {W609: hint}", &format!("  say I'm the lamp bot.\n  say {easy}\n  end")));
    clean(&project(
        "lint: {W609: hint}",
        "  say I'm the lamp bot.\n  say Notwithstanding unavailability, delivery necessitates preparation.\n  end",
    ));
}
