//! Whatever a project's files hold, analysing them comes to an end without harm: lines lost, moved, cut, doubled; bytes changed.

use std::path::{Path, PathBuf};

use botflow_compile::{ProjectFiles, analyse};

/// A plain generator, so that a failing round can be run again by its number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

fn read(folder: &Path, root: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            read(&path, root, files);
        } else if ProjectFiles::is_read(&name) {
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
}

fn bots() -> Vec<Vec<(String, Vec<u8>)>> {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(&flows).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let bot = |folder: &PathBuf| {
        let mut files = Vec::new();
        read(folder, folder, &mut files);
        files
    };
    folders.iter().map(bot).collect()
}

/// Harms some lines of a text.
fn harm(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = text.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    for _ in 0..1 + dice.roll(8) {
        let (at, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
        match dice.roll(8) {
            0 => drop(lines.remove(at)),
            1 => lines.swap(at, other),
            2 => lines[at] = lines[other].clone(),
            3 => lines[at].insert(0, b' '),
            4 => lines[at] = lines[at].trim_ascii_start().to_vec(),
            5 => {
                let keep = dice.roll(lines[at].len());
                lines[at].truncate(keep);
            }
            6 => {
                let words: Vec<&[u8]> = lines[other].split(|byte| *byte == b' ').collect();
                let word = words[dice.roll(words.len())].to_vec();
                let place = dice.roll(lines[at].len());
                lines[at].splice(place..place, word);
            }
            _ => {
                if let Some(place) = lines[at].len().checked_sub(1).map(|last| dice.roll(last + 1)) {
                    lines[at][place] = dice.roll(256) as u8;
                }
            }
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.join(&b'\n')
}

#[test]
fn any_project_is_analysed_without_harm() {
    let rounds: u64 = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40);
    for (bot, files) in bots().iter().enumerate() {
        for round in 0..rounds {
            let mut dice = Dice(round * 31 + bot as u64);
            let mut project = ProjectFiles::new();
            for (path, bytes) in files {
                let bytes = if dice.roll(3) == 0 { harm(bytes, &mut dice) } else { bytes.clone() };
                project.add(path.clone(), bytes);
            }
            let analysis = analyse(project);
            for finding in &analysis.findings {
                let text = &analysis.sources[finding.span.file].text;
                assert!(
                    text.get(finding.span.range()).is_some(),
                    "bot {bot}, round {round}: {} points outside of its file",
                    finding.page.code
                );
            }
        }
    }
}
