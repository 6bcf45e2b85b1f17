//! The command line as a person meets it: help, what bad input gets, and that nothing is lost.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use botflow::{Exit, Look, World};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("botflow-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let target = self.0.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
        self
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run came to.
struct Came {
    exit: Exit,
    output: String,
    error: String,
}

fn run_in(folder: &Path, arguments: &[&str], typed: &str) -> Came {
    let (mut output, mut error) = (Vec::new(), Vec::new());
    let mut input = typed.as_bytes();
    let mut world =
        World { folder: folder.to_owned(), typist: None, input: &mut input, output: &mut output, error: &mut error, look: Look::plain(80) };
    let exit = botflow::run(std::iter::once("botflow").chain(arguments.iter().copied()).map(OsString::from), &mut world);
    Came { exit, output: String::from_utf8(output).unwrap(), error: String::from_utf8(error).unwrap() }
}

fn run(folder: &Folder, arguments: &[&str]) -> Came {
    run_in(&folder.0, arguments, "")
}

const HELLO: &str = "flow Hello\n  starts on welcome\n\nstep Hi\n  say Hi, I'm a bot.\n  end\n\ntest It greets\n  customer arrives\n  bot says Hi, I'm a bot.\n  ends\n";

#[test]
fn help_of_everything() {
    let folder = Folder::new("help");
    let mut all = run(&folder, &["--help"]).output;
    for command in ["new", "check", "fmt", "test", "talk", "graph", "build", "inspect", "show", "explain", "completions"] {
        let came = run(&folder, &[command, "--help"]);
        assert_eq!(came.exit, Exit::Fine);
        all.push_str(&format!("\n──────── {command}\n\n{}", came.output));
    }
    insta::assert_snapshot!(all);
}

/// The table of the page of commands names every option that a command takes.
#[test]
fn the_page_of_commands_names_every_option() {
    let folder = Folder::new("options");
    let page = include_str!("../../../docs/book/command-line.md");
    for command in ["new", "check", "explain", "fmt", "test", "walk", "talk", "graph", "build", "inspect", "show", "completions", "man"] {
        let rows: Vec<&str> = page.lines().filter(|line| line.starts_with(&format!("| `{command} "))).collect();
        let help = run(&folder, &[command, "--help"]).output;
        let options = help.lines().filter(|line| line.trim_start().starts_with('-'));
        let long = options.filter_map(|line| line.split("--").nth(1)?.split([' ', '=']).next());
        for option in long.filter(|option| !matches!(*option, "help" | "output")) {
            assert!(rows.iter().any(|row| row.contains(&format!("--{option}"))), "docs/book/command-line.md: {command} --{option}");
        }
    }
}

/// The finding on the first screens of the README is what `check` prints.
#[test]
fn the_finding_of_the_readme_is_what_check_prints() {
    let folder = Folder::new("readme");
    let text = "flow Brochure\n  starts on words brochure\n\nstep Ask\n  ask email (email): The brochure bot here. Where shall we send it?\n  submit brochure\n    with email\n  say Sent.\n  end\n";
    folder.write("lead.flow", text);
    let came = run(&folder, &["check", "lead.flow"]).output;
    // Lines are broken at another width there.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let finding = words(came.split("\n\n").next().unwrap());
    assert!(words(include_str!("../../../README.md")).contains(&finding), "{came}");
}

#[test]
fn a_wrong_command_line_is_exit_2_and_says_what_to_do() {
    let folder = Folder::new("usage");
    for (arguments, says) in [
        (&["chekc"][..], "Did you mean check?"),
        (&["check", "--formt", "json"], "--format"),
        (&["check", "--format", "xml"], "human, short, json, sarif, github or junit"),
        (&["check", "nowhere"], "There is no file or folder nowhere."),
        (&["check", "."], "There are no flows in this folder."),
        (&["explain"], "is missing"),
        (&["explain", "G999"], "There is no finding “G999”."),
        (&["explain", "unknown-wrod"], "S004 unknown-word"),
        (&["build"], "--output"),
        (&["test", "--min", "90"], "--coverage"),
    ] {
        let came = run(&folder, arguments);
        assert_eq!(came.exit, Exit::WrongUsage, "{arguments:?}: {}{}", came.output, came.error);
        assert!(came.error.contains(says), "{arguments:?} should say {says:?}: {}", came.error);
        assert!(came.output.is_empty(), "{arguments:?}: {}", came.output);
    }
}

#[test]
fn a_sound_flow_is_checked_tested_drawn_and_built() {
    let folder = Folder::new("sound");
    folder.write("hello.flow", HELLO);
    let check = run(&folder, &["check", "hello.flow"]);
    assert_eq!(check.exit, Exit::Fine, "{}", check.output);
    assert_eq!(check.output, "✓ Nothing to fix in 1 file.\n");
    let test = run(&folder, &["test", "hello.flow", "--coverage", "--min", "100"]);
    assert_eq!(test.exit, Exit::Fine, "{}{}", test.output, test.error);
    assert!(test.output.contains("✓ 1 test passed"), "{}", test.output);
    let graph = run(&folder, &["graph", "hello.flow"]);
    assert!(graph.output.starts_with("<svg"), "{}", graph.error);
    for form in ["binary", "json", "yaml"] {
        let build = run(&folder, &["build", "hello.flow", "-o", form, "--format", form]);
        assert_eq!(build.exit, Exit::Fine, "{}", build.error);
    }
    fs::rename(folder.0.join("yaml"), folder.0.join("hello.yaml")).unwrap();
    let summaries: Vec<String> = ["binary", "json", "hello.yaml"].iter().map(|file| run(&folder, &["inspect", file]).output).collect();
    assert!(summaries[0].contains("Hello"), "{}", summaries[0]);
    assert!(summaries.iter().all(|summary| *summary == summaries[0]), "{summaries:?}");
}

#[test]
fn every_kind_of_bad_file_is_named() {
    let folder = Folder::new("bad");
    folder
        .write("latin/flows/a.flow", b"flow Gr\xfc\xdfe\n  starts on welcome\n\nstep A\n  say Hi\n  end\n")
        .write("latin/botflow.yaml", "name: X\n");
    folder.write("yaml/flows/a.flow", HELLO).write("yaml/botflow.yaml", "name: X\nlanguages: [en\n");
    folder.write("key/flows/a.flow", HELLO).write("key/botflow.yaml", "name: X\nlangauges: [en]\n");
    for (project, says) in [("latin", "S001"), ("yaml", "botflow.yaml"), ("key", "langauges")] {
        let came = run(&folder, &["check", project]);
        assert_eq!(came.exit, Exit::ToFix, "{project}: {}", came.output);
        assert!(came.output.contains(says), "{project} should say {says:?}: {}", came.output);
    }
    folder.write("broken.program", "not a program").write("cut.program", b"botflow\n\x00\x01abc").write("other.program", {
        let mut bytes = b"botflow\n\x00\x63".to_vec();
        bytes.extend([0; 40]);
        bytes
    });
    for (file, says) in [("broken.program", "not a botflow program"), ("cut.program", "cut.program"), ("other.program", "format 99")] {
        let came = run(&folder, &["inspect", file]);
        assert_eq!(came.exit, Exit::ToFix);
        assert!(came.error.contains(says), "{file}: {}", came.error);
    }
}

#[test]
fn nothing_is_built_or_played_while_there_is_something_to_fix() {
    let folder = Folder::new("unfixed");
    folder.write("a.flow", "flow A\n  starts on welcome\n\nstep A\n  sya Hi\n  end\n").write("old", "kept");
    for arguments in [&["build", "a.flow", "-o", "old"][..], &["test", "a.flow"], &["talk", "a.flow"]] {
        let came = run(&folder, arguments);
        assert_eq!(came.exit, Exit::ToFix);
        assert!(came.error.contains("S004"), "{}", came.error);
    }
    assert_eq!(folder.read("old"), "kept");
}

#[test]
fn new_writes_over_nothing() {
    let folder = Folder::new("new");
    for template in ["lead-form", "style-quiz", "appointment", "recommendation"] {
        let came = run(&folder, &["new", template, "--template", template]);
        assert_eq!(came.exit, Exit::Fine, "{}", came.error);
        let check = run(&folder, &["check", template]);
        assert_eq!(check.exit, Exit::Fine, "{template}: {}", check.output);
    }
    folder.write("mine/notes.txt", "keep me");
    let came = run(&folder, &["new", "mine"]);
    assert_eq!(came.exit, Exit::WrongUsage);
    assert!(came.error.contains("not empty"), "{}", came.error);
    assert_eq!(fs::read_dir(folder.0.join("mine")).unwrap().count(), 1);
}

#[test]
fn fmt_shows_checks_and_writes() {
    let folder = Folder::new("fmt");
    let untidy = "flow  A\n    starts on welcome\nstep B\n    say Hi\n    end\n";
    folder.write("a.flow", untidy);
    assert_eq!(run(&folder, &["fmt", "--check", "a.flow"]).exit, Exit::ToFix);
    let diff = run(&folder, &["fmt", "--diff", "a.flow"]);
    assert!(diff.output.contains("+  say Hi"), "{}", diff.output);
    assert_eq!(folder.read("a.flow"), untidy);
    let piped = run_in(&folder.0, &["fmt", "-"], untidy);
    assert_eq!(piped.exit, Exit::Fine);
    assert_eq!(run(&folder, &["fmt", "a.flow"]).exit, Exit::Fine);
    assert_eq!(folder.read("a.flow"), piped.output);
    assert_eq!(run(&folder, &["fmt", "--check", "a.flow"]).exit, Exit::Fine);
    folder.write("odd.flow", "flow A\n  starts on welcome\n\nstep B\n    say Hi\n  end\n");
    let odd = run(&folder, &["fmt", "odd.flow"]);
    assert_eq!(odd.exit, Exit::ToFix, "{}", odd.error);
    folder.write("latin.flow", b"flow Gr\xfc\xdfe\n    say Hi\n");
    assert_eq!(run(&folder, &["fmt", "latin.flow"]).exit, Exit::ToFix);
    assert_eq!(fs::read(folder.0.join("latin.flow")).unwrap(), b"flow Gr\xfc\xdfe\n    say Hi\n");
}

#[test]
fn a_failing_test_shows_both_chats_and_update_mends_it() {
    let folder = Folder::new("failing");
    folder.write("hello.flow", HELLO.replace("bot says Hi, I'm a bot.", "bot says Good morning"));
    let came = run(&folder, &["test", "hello.flow"]);
    assert_eq!(came.exit, Exit::ToFix);
    insta::assert_snapshot!(came.output);
    let json = run(&folder, &["test", "hello.flow", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.output).unwrap();
    assert_eq!(report["tests"][0]["step"], 10);
    let junit = run(&folder, &["test", "hello.flow", "--format", "junit"]);
    assert!(junit.output.contains("<failure type=\"X904 test-diverged\" message="), "{}", junit.output);
    let update = run(&folder, &["test", "hello.flow", "--update"]);
    assert_eq!(update.exit, Exit::Fine, "{}", update.output);
    assert_eq!(folder.read("hello.flow"), HELLO);
}

#[test]
fn a_recorded_talk_passes_as_a_test() {
    let folder = Folder::new("record");
    let template = run(&folder, &["new", "bot"]);
    assert_eq!(template.exit, Exit::Fine);
    let typed = "2\nback\n:after 3 hours\nhello?\n:state\n:graph\n:back\n:help\n:nonsense\n";
    let came = run_in(&folder.0.join("bot"), &["talk", "--at", "2026-06-03 10:00", "--record", "tests/talk.flow"], typed);
    assert_eq!(came.exit, Exit::Fine, "{}", came.error);
    let test = run(&folder, &["test", "bot", "--filter", "Recorded talk"]);
    assert_eq!(test.exit, Exit::Fine, "{}\n{}\n{}", test.output, test.error, folder.read("bot/tests/talk.flow"));
    assert!(test.output.contains("1 test passed"), "{}", test.output);
}

#[test]
fn findings_for_programs_have_places_and_fixes() {
    let folder = Folder::new("json");
    folder.write("a.flow", "flow A\n  starts on welcome\n\nstep B\n  say Grüße {{name}}\n  end\n");
    let came = run(&folder, &["check", "a.flow", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&came.output).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["files"], 1);
    let finding = report["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "S009").expect("S009 is found");
    assert_eq!((&finding["line"], &finding["column"]), (&5.into(), &13.into()));
    assert_eq!(finding["fixes"][0]["safe"], true);
    let short = run(&folder, &["check", "a.flow", "--format", "short"]);
    assert!(short.output.lines().any(|line| line.starts_with("a.flow:5:13: error S009 foreign-braces: ")), "{}", short.output);
}

/// Random talks with the four bots: whatever is typed, nothing breaks, and the recording passes as a test.
#[test]
fn any_talk_can_be_recorded_and_played() {
    const TYPED: [&str; 30] = [
        "1",
        "2",
        "3",
        "1, 2",
        "#1",
        "#2",
        "#5",
        "yes",
        "no",
        "back",
        "skip",
        "cancel",
        "60 euros",
        "tomorrow at 3 pm",
        "Ana Peters",
        "ana@example.com",
        "+49 30 5550100",
        "stop",
        "start",
        "hello",
        ":after 3 hours",
        ":after 2 days",
        ":paid",
        ":failed",
        ":agent Hello, it's Eva",
        ":agent closes",
        ":photo",
        "quiz, book, gear, test drive",
        ":back",
        "the second",
    ];
    let folder = Folder::new("random");
    for (number, template) in ["lead-form", "style-quiz", "appointment", "recommendation"].into_iter().enumerate() {
        run(&folder, &["new", template, "--template", template]);
        let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ number as u64;
        for _ in 0..6 {
            let mut typed = String::new();
            for _ in 0..40 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                typed.push_str(TYPED[(state >> 33) as usize % TYPED.len()]);
                typed.push('\n');
            }
            let came = run_in(&folder.0.join(template), &["talk", "--at", "2026-06-03 10:00", "--record", "tests/random.flow"], &typed);
            assert_eq!(came.exit, Exit::Fine, "{}", came.error);
        }
        let test = run(&folder, &["test", template, "--filter", "Recorded talk"]);
        assert_eq!(test.exit, Exit::Fine, "{template}\n{}\n{}", test.output, test.error);
        assert!(test.output.contains("6 tests passed"), "{}", test.output);
    }
}

/// `show --stage payload` shows every message of a project, not only those behind the first options; cards come with all their pages.
#[test]
fn payloads_of_all_messages() {
    let flow = "flow Lamps\n  starts on welcome\n  when unclear 3 times -> Bye\n\nstep Hi\n  ask: I'm the lamp bot. Which lamps?\n    - Floor -> Floor\n    - Wall -> Wall\n\n\
                step Floor\n  say Floor lamps stand.\n  end\n\nstep Wall\n  ask name (name): Who are you?\n  say Hello, {name}.\n  submit visitor\n    with name\n  end\n\nstep Bye\n  say See you soon.\n  end\n";
    let folder = Folder::new("payload");
    folder.write("lamps.flow", flow);
    for channel in ["messenger", "instagram", "whatsapp", "telegram", "web"] {
        let came = run(&folder, &["show", "--stage", "payload", "--channel", channel, "lamps.flow"]);
        assert_eq!(came.exit, Exit::Fine, "{}", came.error);
        for said in ["Which lamps?", "Floor lamps stand.", "Who are you?", "Hello, Nora Lind.", "See you soon."] {
            assert_eq!(came.output.matches(said).count().min(1), 1, "{channel}: {said}\n{}", came.output);
        }
        assert!(came.output.contains("── customer picks Wall"), "{}", came.output);
    }
}

/// A channel's own words are the project's where it gives them, in the customer's language.
#[test]
fn words_of_channels_are_those_of_the_project() {
    let folder = Folder::new("own-words");
    folder.write(
        "botflow.yaml",
        "name: Lamps\nchannels: [web]\nlanguages: [en]\nretention: 30 days\nwords: {choose: Have a look, share_phone: Here is my number, share_location: Here I am, \
         more: Further lamps}\n",
    );
    let cards: String = (1..=11)
        .map(|at| format!("    card Lamp {at}\n      image https://lamps.example.com/{at}.jpg\n      button Take it -> Bye\n"))
        .collect();
    let flow = format!(
        "flow Lamps\n  starts on welcome\n  starts on anything else\n  when unclear 3 times -> Bye\n\nstep Hi\n  ask kind: The lamp bot here. Which?\n    - Floor \
         [floor]\n    - Wall [wall]\n    - Desk [desk]\n    - Roof [roof]\n  cards\n{cards}  ask phone (phone): Your number?\n  ask place (location): Where \
         to?\n  submit lead\n    with kind, phone, place\n  end\n\nstep Bye\n  say See you soon.\n  end\n"
    );
    folder.write("flows/lamps.flow", &flow);
    let cases: [(&str, &[&str]); 3] = [
        ("whatsapp", &["\"button\":\"Have a look\"", "\"title\":\"Further lamps\""]),
        ("telegram", &["\"text\":\"Here is my number\"", "\"text\":\"Here I am\""]),
        ("messenger", &["\"title\":\"Further lamps\""]),
    ];
    for (channel, words) in cases {
        let came = run(&folder, &["show", "--stage", "payload", "--channel", channel]);
        assert_eq!(came.exit, Exit::Fine, "{}{}", came.output, came.error);
        for word in words {
            assert!(came.output.replace("\": \"", "\":\"").contains(word), "{channel}: {word}\n{}", came.output);
        }
    }
}

#[test]
fn a_talk_on_a_channel_is_drawn_as_it_is_sent() {
    let folder = Folder::new("exact");
    folder.write("botflow.yaml", "name: Lamps\nchannels: [messenger, whatsapp]\nlanguages: [en]\nretention: 30 days\n");
    let flow = "flow Lamps\n  starts on welcome\n  starts on anything else\n  when unclear 3 times -> Bye\n\nstep Hi\n  say I'm the *lamp* bot.\n  end\n\nstep Bye\n  say See you soon.\n  end\n";
    folder.write("flows/lamps.flow", flow);
    for (arguments, drawn) in [
        (&["talk"][..], "I'm the *lamp* bot."),
        (&["talk", "--channel", "messenger"], "I'm the lamp bot."),
        (&["talk", "--channel", "whatsapp"], "I'm the *lamp* bot."),
    ] {
        let came = run(&folder, arguments);
        assert!(came.output.contains(drawn), "{arguments:?}\n{}{}", came.output, came.error);
    }
}

#[test]
fn a_fault_of_botflow_itself_is_exit_code_3() {
    assert_eq!(botflow::fault::guarded(|| Exit::ToFix).code(), 1);
    assert_eq!(botflow::fault::guarded(|| panic!("a rule looked at a line that is not there")).code(), 3);
}

/// A full disk, as Linux plays it.
#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_written_is_exit_code_3() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_botflow")).args(["explain", "S004"]).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(3));
    assert!(String::from_utf8(ran.stderr).unwrap().contains("Cannot write the result"));
}
