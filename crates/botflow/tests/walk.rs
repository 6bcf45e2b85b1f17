//! `botflow walk`: what it finds in projects with a planted fault, and that the test it writes really fails.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use botflow::{Exit, Look, World};

const YAML: &str = "name: Lamp house\nlanguages: [en]\nchannels: [web]\nsinks:\n  leads: [table]\ncatalogs:\n  \
                    lamps: {file: data/lamps.csv, fields: {name: text}}\n\
                    lint: {G312: off, G316: off, N109: off, T218: off, P501: warning}\n";

/// A project in a folder that goes away with the test.
struct Project(PathBuf);

impl Project {
    fn new(name: &str, flow: &str) -> Self {
        let path = std::env::temp_dir().join(format!("botflow-walk-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("flows")).unwrap();
        fs::create_dir_all(path.join("data")).unwrap();
        fs::write(path.join("botflow.yaml"), YAML).unwrap();
        let lamps: String = (1..=30).map(|number| format!("Lamp {number}\n")).collect();
        fs::write(path.join("data/lamps.csv"), format!("name\n{lamps}")).unwrap();
        fs::write(path.join("flows/hello.flow"), flow).unwrap();
        Project(path)
    }

    fn run(&self, arguments: &[&str]) -> (Exit, String) {
        let (mut output, mut error) = (Vec::new(), Vec::new());
        let mut world = World {
            folder: self.0.clone(),
            typist: None,
            input: &mut std::io::empty(),
            output: &mut output,
            error: &mut error,
            look: Look::plain(100),
        };
        let arguments = std::iter::once("botflow").chain(arguments.iter().copied()).map(OsString::from);
        let exit = botflow::run(arguments, &mut world);
        (exit, format!("{}{}", String::from_utf8_lossy(&output), String::from_utf8_lossy(&error)))
    }

    /// On another channel than the web.
    fn on(self, channel: &str) -> Self {
        fs::write(self.0.join("botflow.yaml"), YAML.replace("[web]", &format!("[{channel}]"))).unwrap();
        self
    }

    /// Every way finds it, and the test that is recorded is short, and fails for that.
    fn finds_on_every_way(&self, what: &str, lines_max: usize) {
        self.finds_by(&["--exhaustive", "--bound", "4000"], what, lines_max);
    }

    /// Drawn walks and every way both find it, and the test that is recorded is short, and fails.
    fn finds(&self, what: &str, lines_max: usize) {
        self.finds_by(&["--runs", "150"], what, lines_max);
        fs::remove_file(self.0.join("tests/walks.flow")).unwrap();
        self.finds_by(&["--exhaustive", "--bound", "2000"], what, lines_max);
    }

    fn finds_by(&self, how: &[&str], what: &str, lines_max: usize) {
        let (exit, said) = self.run(&[&["walk"], how, &["--record", "tests/walks.flow"]].concat());
        assert_eq!(exit, Exit::ToFix, "{said}");
        assert!(said.contains(what), "{said}");
        let recorded = fs::read_to_string(self.0.join("tests/walks.flow")).unwrap();
        let first = recorded.split("\ntest ").next().unwrap();
        assert!(first.lines().count() <= lines_max, "{recorded}");
        let (exit, played) = self.run(&["test"]);
        assert_eq!(exit, Exit::ToFix, "{recorded}\n{played}");
        assert!(played.contains("failed") && !played.contains("passed\n✗"), "{played}");
        assert!(!played.contains("✓ Walk"), "every recorded test fails: {played}");
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SOUND: &str = "flow Hello
  starts on welcome
  starts on anything else
  when unclear 2 times -> Bye

step Hi
  ask: I'm the lamp bot. What can I do for you?
    - Show me lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
";

#[test]
fn a_sound_project_is_walked_without_a_word_and_the_same_each_time() {
    let project = Project::new("sound", SOUND);
    let (exit, first) = project.run(&["walk", "--runs", "60"]);
    assert_eq!(exit, Exit::Fine, "{first}");
    assert!(first.contains("✓ 60 walks"), "{first}");
    let again = project.run(&["walk", "--runs", "60"]).1;
    let results = |said: &str| said.lines().filter(|line| !line.ends_with(" of 60 walks")).collect::<Vec<_>>().join("\n");
    assert_eq!(results(&first), results(&again));
    let (exit, said) = project.run(&["walk", "--channel", "telegram"]);
    assert_eq!(exit, Exit::WrongUsage, "{said}");
}

#[test]
fn silence_is_found_and_shrunk() {
    let flow = SOUND.replace("  say They are all on lamps.example.com.\n", "  tag interested\n");
    Project::new("silent", &flow).finds("nothing ever answers", 8);
}

#[test]
fn a_lost_answer_is_found_and_shrunk() {
    let flow = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  form lead\n    ask city (text): Which city are you in?\n      when unclear 2 times -> Bye\n    when cancelled -> Bye\n  forget lead.city\n  \
         submit lead\n  say Thank you, we will write.\n",
    );
    Project::new("lost", &flow).finds("lead.city is gone", 12);
}

#[test]
fn an_answer_lost_outside_a_form_is_found_and_shrunk() {
    let flow = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  ask city (text): Which city are you in?\n    when unclear 2 times -> Bye\n  if city is known\n    forget city\n  submit lead\n    \
         with city or \"not asked\" as city\n  say Thank you, we will write.\n",
    );
    Project::new("lost-outside", &flow).finds("city is gone", 10);
}

#[test]
fn a_message_after_the_window_is_found_and_shrunk() {
    let flow = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  say I'll write to you in two days.\n  wait 2 days\n  say They are all on lamps.example.com.\n    line Write \"stop\" and I won't write again.\n",
    );
    Project::new("window", &flow).on("messenger").finds("refuses this message: the customer last wrote", 8);
}

#[test]
fn every_way_ends_and_names_what_nobody_visits() {
    let flow = SOUND.replace(
        "    - Nothing today -> Bye\n",
        "    - Nothing today -> Bye\n    - A lamp for the moon -> Bye\n      only if channel is \"telegram\"\n",
    );
    let project = Project::new("every-way", &flow);
    let (exit, said) = project.run(&["walk", "--exhaustive", "--unvisited"]);
    assert_eq!(exit, Exit::Fine, "{said}");
    assert!(said.contains("every way: "), "{said}");
    assert!(said.contains("flows/hello.flow:") && said.contains("A lamp for the moon"), "{said}");
    let (_, cut) = project.run(&["walk", "--exhaustive", "--bound", "3"]);
    assert!(cut.contains("the first 3 places of every way"), "{cut}");
    assert!(cut.contains("walked to the last way: 0 of 1 day") && cut.contains("only begun: a good day"), "{cut}");
}

#[test]
fn a_label_that_an_answer_makes_too_long_is_found_and_shrunk() {
    let flow = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  ask city (text): Which city are you in?\n    when unclear 2 times -> Bye\n  say We have lamps near you.\n    button Lamps in {city} -> Bye\n",
    );
    let test = "\ntest Somebody far away\n  customer arrives\n  customer says Llanfairpwllgwyngyll near Bangor\n";
    let project = Project::new("label", &format!("{flow}{test}")).on("messenger");
    let yaml = fs::read_to_string(project.0.join("botflow.yaml")).unwrap();
    fs::write(project.0.join("botflow.yaml"), yaml.replace("lint: {", "lint: {C404: off, ")).unwrap();
    project.finds("Lamps in Llanfair", 9);
}

#[test]
fn an_option_that_only_leads_on_is_no_lost_answer() {
    let flow = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  ask size: Which size?\n    - Small [small]\n    - Large [large]\n    - Write to me -> Write\n  go to Write\n\nstep Write\n  submit wish\n    with size or \"any\" as size\n  \
         say Thank you, we will write.\n",
    );
    let (exit, said) = Project::new("command", &flow).run(&["walk", "--exhaustive"]);
    assert_eq!(exit, Exit::Fine, "{said}");
    assert!(said.contains("walked to the last way: 1 of 1 day"), "{said}");
}

#[test]
fn a_bound_of_the_runtime_is_found_and_shrunk() {
    let flow = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  recommend up to 30 lamps as picks\n    when nothing fits -> Bye\n  for each lamp in picks\n    say {lamp.name}\n",
    );
    Project::new("bound", &flow).finds("more than 20 messages", 8);
}

/// A command beside the things of a list is no answer: what is delivered instead of one is not lost.
#[test]
fn a_command_is_no_lost_answer() {
    let flow = "flow Hello\n  starts on welcome\n  starts on anything else\n  when unclear 2 times -> Order\n\nstep Hi\n  \
                recommend up to 3 lamps as picks\n    when nothing fits -> Order\n  ask lamp: I'm the lamp bot. Which one?\n    \
                - each one in picks: {one.name}\n    - None of these -> Order\n  go to Order\n\nstep Order\n  submit order\n    \
                with lamp.name or \"none\" as lamp\n  say Thank you.\n  end\n";
    let project = Project::new("command", flow);
    let (exit, said) = project.run(&["walk", "--runs", "150"]);
    assert_eq!(exit, Exit::Fine, "{said}");
}

/// A flow of three questions; `end` is what stands behind them.
fn three_questions(end: &str) -> String {
    let ask = |name: &str| format!("  ask {name}: And the {name}?\n    - Small [small]\n    - Medium [medium]\n    - Large [large]\n");
    let asked = ["shade", "foot", "bulb"].map(ask).concat();
    SOUND.replace("  say They are all on lamps.example.com.\n", &format!("{asked}{end}  say They are all on lamps.example.com.\n"))
}

/// Nothing is said for this one customer.
const SILENT: &str = "    tag puzzled\n    end\n";

#[test]
fn what_only_the_third_answer_brings_is_found() {
    let flow = three_questions(&format!("  if bulb is large\n{SILENT}"));
    Project::new("third-answer", &flow).finds_on_every_way("nothing ever answers", 24);
}

#[test]
fn what_only_one_combination_brings_is_found() {
    let flow = three_questions(&format!("  if shade is large and foot is medium and bulb is small\n{SILENT}"));
    Project::new("combination", &flow).finds_on_every_way("nothing ever answers", 24);
    // The same of answers that are picked together.
    let colours = "  ask colours (several): Which colours?\n    pick 1 to 3\n    - Red [red]\n    - Green [green]\n    - Blue [blue]\n    - White [white]\n";
    let end = format!("{colours}  if colours contains green and colours contains white\n{SILENT}");
    let flow = SOUND.replace("  say They are all on lamps.example.com.\n", &format!("{end}  say They are all on lamps.example.com.\n"));
    Project::new("picked-together", &flow).finds_on_every_way("nothing ever answers", 24);
}

#[test]
fn what_only_one_side_of_a_number_brings_is_found() {
    let end =
        format!("  ask budget (money): How much, at most?\n    when unclear 2 times -> Bye\n  if budget is more than 700 EUR\n{SILENT}");
    let flow = SOUND.replace("  say They are all on lamps.example.com.\n", &format!("{end}  say They are all on lamps.example.com.\n"));
    // What customers of the tests say lies on the other side.
    let said = ["10 euros", "20 euros", "30 euros", "40 euros", "50 euros", "60 euros"];
    let tests: String = said
        .iter()
        .map(|said| format!("\ntest {said}\n  customer arrives\n  customer picks Show me lamps\n  customer says {said}\n"))
        .collect();
    Project::new("number", &format!("{flow}{tests}")).finds_on_every_way("nothing ever answers", 24);
}

#[test]
fn what_only_silence_brings_is_found_with_each_answer() {
    let flow = three_questions("")
        .replace("ask bulb: And the bulb?\n", "ask bulb: And the bulb?\n    when no reply after 2 hours -> Nudge\n")
        + &format!(
            "\nstep Nudge\n  say Still there? The lamp bot is.\n  ask: Shall we go on?\n    - Yes -> Lamps\n    - No -> Gone\n\nstep Gone\n  if foot is large\n{SILENT}  say See you.\n  end\n"
        );
    Project::new("after-silence", &flow).finds_on_every_way("nothing ever answers", 24);
}

#[test]
fn what_only_those_meet_who_are_not_understood_is_found_with_each_answer() {
    let flow = three_questions("").replace("  when unclear 2 times -> Bye\n", "  when unclear 2 times -> Puzzled\n")
        + &format!("\nstep Puzzled\n  if shade is medium and foot is large\n{SILENT}  say See you.\n  end\n");
    Project::new("unclear", &flow).finds_on_every_way("nothing ever answers", 24);
}

#[test]
fn what_only_one_language_brings_is_found() {
    let flow = three_questions(&format!("  if contact.language is \"de\"\n{SILENT}"));
    let project = Project::new("language", &flow);
    let yaml = YAML.replace("languages: [en]", "languages: [en, de]");
    fs::write(project.0.join("botflow.yaml"), yaml).unwrap();
    project.finds_on_every_way("nothing ever answers", 24);
}

#[test]
fn what_only_a_failed_payment_brings_is_found() {
    for (outcome, other) in [("failed", "paid"), ("paid", "failed")] {
        let flow = SOUND.replace(
            "  say They are all on lamps.example.com.\n",
            &format!(
                "  pay payment: 49 EUR for A lamp\n    when {outcome} -> Puzzled\n    when {other} -> Bye\n    when cancelled -> Bye\n    when no reply after 30 minutes -> Bye\n"
            ),
        ) + "\nstep Puzzled\n  ask: How was it?\n    - Good -> Bye\n    - Bad -> Gone\n\nstep Gone\n  tag puzzled\n  end\n";
        let project = Project::new(&format!("payment-{outcome}"), &flow);
        fs::write(project.0.join("botflow.yaml"), format!("{YAML}payments:\n  checkout: {{provider: test, currency: EUR}}\n")).unwrap();
        project.finds_on_every_way("nothing ever answers", 24);
    }
}

/// What a walk records fails under `botflow test` for the same reason, on each channel.
#[test]
fn the_recorded_test_fails_for_the_same_reason_on_each_channel() {
    let lost = SOUND.replace(
        "  say They are all on lamps.example.com.\n",
        "  form lead\n    ask city (text): Which city are you in?\n      when unclear 2 times -> Bye\n    when cancelled -> Bye\n  forget lead.city\n  \
         submit lead\n  say Thank you, we will write.\n",
    );
    let silent = SOUND.replace("  say They are all on lamps.example.com.\n", "  tag interested\n");
    for channel in ["messenger", "instagram", "whatsapp", "telegram", "web"] {
        for (name, flow, what, why) in
            [("lost", &lost, "lead.city is gone", "lead.city"), ("silent", &silent, "nothing ever answers", "bot says …")]
        {
            let project = Project::new(&format!("same-{name}-{channel}"), flow).on(channel);
            project.finds_on_every_way(what, 14);
            let (_, played) = project.run(&["test"]);
            assert!(played.contains("the test expects:") && played.contains(why), "{channel}: {played}");
        }
    }
}
