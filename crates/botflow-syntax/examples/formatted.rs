//! Says which files are not in the one style: `cargo run -p botflow-syntax --example formatted FILE…`.

fn main() {
    for path in std::env::args().skip(1) {
        let text = botflow_syntax::decode(&std::fs::read(&path).expect("a file that can be read"));
        match botflow_syntax::format(&text) {
            Ok(formatted) if formatted == text => {}
            Ok(formatted) => {
                let line = text.lines().zip(formatted.lines()).position(|(before, after)| before != after);
                println!("{path}: differs from line {:?}", line.map(|line| line + 1));
            }
            Err(reason) => println!("{path}: {reason}"),
        }
    }
}
