//! Looks through the facts of every channel before the crate is built. In: the folder of the channels. Out: each contradiction with its line.

use std::path::Path;

/// What contradicts itself in the `facts.yaml` of any folder below this one, as `FILE:LINE: why`. `build.rs` asks: a broken file never gets
/// into a build.
pub fn contradictions(channels: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(channels).into_iter().flatten().filter_map(|entry| entry.ok());
    let mut files: Vec<_> = folders.map(|folder| folder.path().join("facts.yaml")).filter(|file| file.is_file()).collect();
    files.sort();
    files.iter().filter_map(|file| contradiction(file)).collect()
}

fn contradiction(file: &Path) -> Option<String> {
    let shown = file.display();
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return Some(format!("{shown}: {error}")),
    };
    let folder = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    match super::read(&text) {
        Err(wrong) => Some(format!("{shown}:{}: {}", wrong.line, wrong.why)),
        Ok(facts) if facts.channel != folder => {
            let line = text.lines().position(|line| line.starts_with("channel:")).map_or(1, |at| at + 1);
            Some(format!("{shown}:{line}: these are facts of “{}”, not of “{folder}”", facts.channel))
        }
        Ok(_) => None,
    }
}
