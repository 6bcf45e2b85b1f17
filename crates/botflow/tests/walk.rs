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
