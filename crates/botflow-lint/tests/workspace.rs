//! A workspace after any change finds what is found from scratch.

use std::path::Path;

use botflow_compile::{ProjectFiles, Workspace, analyse};
use botflow_lint::lint;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

fn files_of(root: &Path) -> Vec<(String, String)> {
    let (mut files, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if ProjectFiles::is_read(&name) {
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn project(files: &[(String, String)]) -> ProjectFiles {
    let mut project = ProjectFiles::new();
    files.iter().for_each(|(path, text)| project.add(path.clone(), text.clone()));
    project
}

/// A line is taken out, doubled, moved in, cut, or swapped with the one below.
fn edited(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.len() < 2 {
        return text.to_owned() + "\n";
    }
    let at = chance.below(lines.len() - 1);
    match chance.below(5) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => lines[at].insert_str(0, "  "),
        3 => lines[at] = lines[at].chars().take(lines[at].chars().count() / 2).collect(),
        _ => lines.swap(at, at + 1),
    }
    lines.join("\n") + "\n"
}

#[test]
fn findings_after_a_change_are_those_from_scratch() {
    let bots = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    let mut chance = Chance(7);
    for bot in ["lead-form", "style-quiz", "appointment", "recommendation"] {
        let mut files = files_of(&bots.join(bot));
        assert!(!files.is_empty(), "{bot}");
        let mut workspace = Workspace::open(project(&files));
        for round in 0..12 {
            let at = chance.below(files.len());
            files[at].1 = edited(&files[at].1, &mut chance);
            workspace.change(&files[at].0, &files[at].1);
            let scratch = analyse(project(&files));
            let (kept, anew) = (lint(workspace.analysis()), lint(&scratch));
            assert_eq!(format!("{kept:#?}"), format!("{anew:#?}"), "{bot}, change {round} in {}", files[at].0);
        }
    }
}

#[test]
fn files_come_and_go() {
    let hello = "flow Hello\n  starts on welcome\n\nstep Hi\n  say Hi, I'm a bot.\n  go to Lamps\n";
    let mut workspace = Workspace::open(ProjectFiles::from_example(&format!("--- flows/hello.flow\n{hello}")));
    let codes = |workspace: &Workspace| lint(workspace.analysis()).iter().map(|found| found.page.code).collect::<Vec<_>>();
    assert_eq!(codes(&workspace), ["N101"]);
    workspace
        .change("flows/lamps.flow", "flow Lamps\n  starts on words lamps\n\nstep All\n  say They are all on lamps.example.com.\n  end\n");
    assert_eq!(codes(&workspace), [""; 0]);
    workspace.remove("flows/lamps.flow");
    assert_eq!(codes(&workspace), ["N101"]);
}
