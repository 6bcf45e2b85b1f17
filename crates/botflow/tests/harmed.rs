//! Harmed projects: lines lost, doubled, swapped, bytes changed. Every command that reads them says something and none falls over.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use botflow::{Exit, Look, World};

/// A small generator, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

fn run(folder: &Path, arguments: &[&str]) -> (Exit, String) {
    let (mut output, mut error) = (Vec::new(), Vec::new());
    let mut input = "1\nhello\n".as_bytes();
    let look = Look { width: 60, colour: true };
    let mut world = World { folder: folder.to_owned(), typist: None, input: &mut input, output: &mut output, error: &mut error, look };
    let exit = botflow::run(std::iter::once("botflow").chain(arguments.iter().copied()).map(OsString::from), &mut world);
    (exit, String::from_utf8_lossy(&output).into_owned())
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Changes a text in one small way.
fn harmed(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = text.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(9) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at].clone()),
        2 => lines.swap(at, other),
        3 => lines[at].insert(0, b' '),
        4 => lines[at].insert(0, b'\t'),
        5 => {
            let half = lines[at].len() / 2;
            lines[at].truncate(half);
        }
        6 => lines[at].extend("{{x}} → “ß” 👩‍👩‍👧\u{202e}".as_bytes()),
        7 => lines[at].push(0xff),
        _ => {
            let place = dice.below(lines[at].len() + 1);
            lines[at].splice(place..place, b"{".iter().copied());
        }
    }
    lines.join(&b'\n')
}

#[test]
fn a_harmed_project_is_told_of_and_never_breaks_botflow() {
    let folder = std::env::temp_dir().join(format!("botflow-harmed-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut dice = Dice(7);
    for template in ["lead-form", "style-quiz", "appointment", "recommendation"] {
        assert_eq!(run(&folder, &["new", template, "--template", template]).0, Exit::Fine);
        let mut paths = Vec::new();
        files(&folder.join(template), &mut paths);
        paths.retain(|path| path.extension().is_some_and(|extension| ["flow", "yaml", "csv", "po"].iter().any(|kind| extension == *kind)));
        for _ in 0..10 {
            let path = &paths[dice.below(paths.len())];
            let whole = fs::read(path).unwrap();
            fs::write(path, harmed(&whole, &mut dice)).unwrap();
            for format in ["human", "short", "json"] {
                let (exit, output) = run(&folder, &["check", template, "--format", format]);
                assert!(matches!(exit, Exit::Fine | Exit::ToFix), "{exit:?}");
                assert!(!output.is_empty() || format == "short");
            }
            for arguments in
                [&["graph", template][..], &["fmt", template, "--diff"], &["talk", template], &["show", "--stage", "tree", template]]
            {
                let (exit, _) = run(&folder, arguments);
                assert!(matches!(exit, Exit::Fine | Exit::ToFix), "{arguments:?}: {exit:?}");
            }
            fs::write(path, whole).unwrap();
        }
    }
    let _ = fs::remove_dir_all(&folder);
}
