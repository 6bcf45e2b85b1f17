//! `check --fix`: what it mends, what it leaves alone, and that no byte is lost.

use crate::folder::{Folder, run};
use botflow::Exit;

const CURLY: &str = "flow Hello\n  starts on welcome\n\nstep Hi\n  Say Hi, I'm a bot.\n  end\n";
const SOUND: &str = "flow Hello\n  starts on welcome\n\nstep Hi\n  say Hi, I'm a bot.\n  end\n";

#[test]
fn a_safe_fix_is_applied_and_the_rest_is_reported() {
    let folder = Folder::new("fix-safe");
    folder.write("hello.flow", CURLY);
    let diff = run(&folder, &["check", "--diff"]);
    assert_eq!(diff.exit, Exit::ToFix, "{}", diff.error);
    assert!(diff.output.contains("-  Say Hi") && diff.output.contains("+  say Hi"), "{}", diff.output);
    assert_eq!(folder.read("hello.flow"), CURLY, "--diff writes nothing");
    let fixed = run(&folder, &["check", "--fix"]);
    assert_eq!(fixed.exit, Exit::Fine, "{}{}", fixed.output, fixed.error);
    assert_eq!(fixed.error, "1 finding fixed in 1 file.\n");
    assert_eq!(fixed.output, "✓ Nothing to fix in 1 file.\n");
    assert_eq!(folder.read("hello.flow"), SOUND);
    assert_eq!(run(&folder, &["check", "--diff"]).exit, Exit::Fine, "nothing is left to change");
    assert_eq!(folder.names(), ["hello.flow"], "nothing is left beside it");
}

#[test]
fn what_is_only_offered_needs_all() {
    let text = SOUND.replace("  end\n", "  ask email (email): Where to?\n  submit email\n  end\n");
    let folder = Folder::new("fix-offered");
    folder.write("hello.flow", &text);
    let safe = run(&folder, &["check", "--fix"]);
    assert!(safe.error.contains("offered: `--all` applies"), "{}", safe.error);
    assert_eq!(folder.read("hello.flow"), text, "no safe fix: the file is as it was");
    let before = run(&folder, &["check", "--format", "short"]);
    let all = run(&folder, &["check", "--fix", "--all"]);
    let after = run(&folder, &["check", "--format", "short"]);
    assert!(after.output.lines().count() <= before.output.lines().count(), "{}{}{}", before.output, all.error, after.output);
    let usage = run(&folder, &["check", "--all"]);
    assert_eq!(usage.exit, Exit::WrongUsage);
}

#[test]
fn a_file_that_is_not_utf_8_is_never_written() {
    let folder = Folder::new("fix-latin");
    let bytes = b"flow Gr\xfc\xdfe\n  starts on welcome\n\nstep Hi\n  Say Hi\n  end\n";
    folder.write("a.flow", bytes);
    for arguments in [&["check", "--fix"][..], &["check", "--fix", "--all"]] {
        assert_eq!(run(&folder, arguments).exit, Exit::ToFix);
        assert_eq!(std::fs::read(folder.path("a.flow")).unwrap(), bytes);
    }
}

#[test]
fn ends_of_lines_and_a_byte_order_mark_stay() {
    let folder = Folder::new("fix-crlf");
    let text = format!("\u{feff}{}", CURLY.replace('\n', "\r\n"));
    folder.write("a.flow", &text);
    run(&folder, &["check", "--fix"]);
    assert_eq!(folder.read("a.flow"), text.replace("Say", "say"));
}

#[test]
fn every_fix_of_every_page_ends_and_adds_nothing() {
    for page in botflow::judge::pages() {
        let folder = Folder::new(&format!("fix-{}", page.code));
        folder.write_example(page.broken);
        let codes = |text: &str| {
            let mut codes: Vec<String> = text
                .lines()
                .filter_map(|line| line.split(": ").nth(1))
                .map(|line| line.split(' ').nth(1).unwrap_or_default().to_owned())
                .collect();
            codes.sort();
            codes
        };
        let before = codes(&run(&folder, &["check", "--format", "short"]).output);
        let came = run(&folder, &["check", "--fix", "--all", "--format", "short"]);
        let after = codes(&came.output);
        let mut rest = before.clone();
        for code in &after {
            let at = rest.iter().position(|was| was == code);
            assert!(at.is_some(), "{}: fixing brought {code}; before {before:?}, after {after:?}\n{}", page.code, came.error);
            rest.remove(at.unwrap());
        }
    }
}
