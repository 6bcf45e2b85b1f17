//! The four bots with one line missing, doubled or cut: whatever is left is judged without harm, and in file order.

use std::path::Path;

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;

fn files(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).expect("a folder of the tree").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            files(root, &path, found);
        } else if ProjectFiles::is_read(&name) {
            found.push((name, std::fs::read_to_string(&path).expect("a text")));
        }
    }
}

fn judged(files: &[(String, String)]) {
    let mut project = ProjectFiles::new();
    files.iter().for_each(|(path, text)| project.add(path.clone(), text.clone()));
    let found = lint(&analyse(project));
    assert!(found.is_sorted_by_key(|finding| (finding.span.file, finding.span.start)));
}

#[test]
fn any_line_may_be_missing_doubled_or_cut() {
    let bots = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    for bot in std::fs::read_dir(bots).expect("the four bots").flatten().filter(|entry| entry.path().is_dir()) {
        let mut original = Vec::new();
        files(&bot.path(), &bot.path(), &mut original);
        for at in (0..original.len()).filter(|at| original[*at].0.starts_with("flows/")) {
            let lines: Vec<&str> = original[at].1.lines().collect();
            for changed in (0..lines.len()).step_by(7) {
                let mut copy = original.clone();
                let mut mutated = lines.clone();
                let cut;
                match changed % 3 {
                    0 => {
                        mutated.remove(changed);
                    }
                    1 => mutated.insert(changed, lines[changed]),
                    _ => {
                        let half = lines[changed].chars().count() / 2;
                        cut = lines[changed].chars().take(half).collect::<String>();
                        mutated[changed] = &cut;
                    }
                }
                copy[at].1 = mutated.join("\n");
                judged(&copy);
            }
        }
    }
}
