//! In: the folder `flows/`. Out: the list of its projects' files, for `botflow new`.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
    println!("cargo:rerun-if-changed={}", flows.display());
    let mut list = String::from("/// Folder in `flows/`, path, contents.\nconst TEMPLATES: &[(&str, &str, &[u8])] = &[\n");
    let mut folders = children(&flows);
    folders.retain(|folder| folder.join("botflow.yaml").is_file());
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut waiting = vec![folder.clone()];
        while let Some(path) = waiting.pop() {
            if path.is_dir() {
                waiting.extend(children(&path));
                continue;
            }
            let inside = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let whole = path.canonicalize().unwrap_or(path);
            list.push_str(&format!("    ({name:?}, {inside:?}, include_bytes!({whole:?})),\n"));
        }
    }
    list.push_str("];\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("templates.rs");
    if let Err(error) = fs::write(&out, list) {
        panic!("cannot write {}: {error}", out.display());
    }
}

/// What stands in a folder, in order, without hidden things.
fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    let mut paths: Vec<PathBuf> = entries;
    paths.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    paths.sort();
    paths
}
