//! Writes a generated project into a folder, to try the command line on a big one: `cargo run -p botflow-tests --bin generate -- DIR FLOWS`.
//! `generate DIR SHAPE LINES` writes one of the shapes that an analysis may choke on.

use std::path::Path;
use std::{env, fs, io};

use botflow_tests::generate::{lines, project};
use botflow_tests::worst::SHAPES;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let shape = |name: &str| SHAPES.iter().find(|shape| shape.name == name);
    let (folder, files) = match arguments.as_slice() {
        [folder, flows] if flows.parse::<usize>().is_ok() => (folder, project(flows.parse().unwrap_or_default())),
        [folder, name, count] if shape(name).is_some() => {
            (folder, shape(name).map_or(Vec::new(), |of| (of.files)(count.parse().unwrap_or(1_000))))
        }
        _ => {
            eprintln!("usage: generate DIR FLOWS | DIR SHAPE LINES");
            std::process::exit(2);
        }
    };
    println!("{} files, {} lines of flows", files.len(), lines(&files));
    for (path, text) in files {
        let path = Path::new(folder).join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, text)?;
    }
    Ok(())
}
