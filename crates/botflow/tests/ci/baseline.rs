//! `check --baseline`: what was there is known, what comes is not.

use botflow::Exit;

use crate::folder::{Folder, run};

const OLD: &str = "flow A\n  starts on welcome\n\nstep Hi\n  sya Hi\n  sya Hi\n  end\n";

#[test]
fn only_what_is_new_counts() {
    let folder = Folder::new("baseline");
    folder.write("a.flow", OLD);
    assert_eq!(run(&folder, &["check"]).exit, Exit::ToFix);
    let written = run(&folder, &["check", "--write-baseline", "known.json"]);
    assert_eq!((written.exit, written.output.as_str()), (Exit::Fine, ""), "{}", written.error);
    let known = run(&folder, &["check", "--baseline", "known.json"]);
    assert_eq!(known.exit, Exit::Fine, "{}", known.output);
    assert!(known.error.starts_with("2 findings left out"), "{}", known.error);
    folder.write("a.flow", OLD.replace("step Hi\n", "step Hi\n  # moved\n  say Hello\n"));
    assert_eq!(run(&folder, &["check", "--baseline", "known.json"]).exit, Exit::Fine, "lines may move");
    folder.write("a.flow", OLD.replace("  end\n", "  sya Hi\n  end\n"));
    let third = run(&folder, &["check", "--baseline", "known.json", "--format", "short"]);
    assert_eq!((third.exit, third.output.lines().count()), (Exit::ToFix, 1), "a third of two known ones is new: {}", third.output);
    folder.write("a.flow", OLD.replacen("  sya Hi\n", "", 1));
    let fewer = run(&folder, &["check", "--baseline", "known.json"]);
    assert!(fewer.error.contains("1 more in it is mended by now; write it anew with `--write-baseline known.json`"), "{}", fewer.error);
}

#[test]
fn a_file_that_is_no_baseline_is_refused_with_the_reason() {
    let folder = Folder::new("baseline-bad");
    folder.write("a.flow", OLD);
    for (text, says) in [
        ("{\"version\": 2, \"findings\": []}", "of version 2"),
        ("{}", "wrote"),
        ("x", "wrote"),
        ("{\"version\": 1, \"files\": 3, \"findings\": [{\"code\": \"G301\"}]}", "wrote"),
    ] {
        folder.write("known.json", text);
        let came = run(&folder, &["check", "--baseline", "known.json"]);
        assert_eq!(came.exit, Exit::WrongUsage, "{text}");
        assert!(came.error.contains(says) && came.error.contains("--write-baseline"), "{}", came.error);
    }
    assert_eq!(run(&folder, &["check", "--baseline", "nowhere.json"]).exit, Exit::WrongUsage);
}

/// Paths stand in it as they were typed: from another folder none of them is known, and that is said.
#[test]
fn a_baseline_of_another_folder_says_so() {
    let folder = Folder::new("baseline-elsewhere");
    folder.write("shop/a.flow", OLD);
    run(&folder, &["check", "shop/a.flow", "--write-baseline", "known.json"]);
    folder.write("a.flow", OLD);
    let elsewhere = run(&folder, &["check", "a.flow", "--baseline", "known.json"]);
    assert_eq!(elsewhere.exit, Exit::ToFix);
    assert!(elsewhere.error.contains("None of its files is among these"), "{}", elsewhere.error);
}
