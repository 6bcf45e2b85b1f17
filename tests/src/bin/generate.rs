//! Writes a generated project into a folder, to try the command line on a big one: `cargo run -p botflow-tests --bin generate -- DIR FLOWS`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let (Some(folder), Some(flows)) = (arguments.next(), arguments.next().and_then(|flows| flows.parse().ok())) else {
        eprintln!("usage: generate DIR FLOWS");
        std::process::exit(2);
    };
    let files = botflow_tests::generate::project(flows);
    println!("{} files, {} lines of flows", files.len(), botflow_tests::generate::lines(&files));
    for (path, text) in files {
        let path = Path::new(&folder).join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, text)?;
    }
    Ok(())
}
