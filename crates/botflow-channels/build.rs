//! Reads the facts of every channel: one that contradicts itself fails the build with its file and line.

use std::path::Path;

#[path = "src/facts"]
#[allow(dead_code, unused_imports, reason = "the crate itself uses the rest of it")]
mod facts {
    mod as_of;
    mod feature;
    mod figure;
    pub mod folder;
    mod known;
    mod limit;
    mod policy;
    mod read;
    mod span;
    mod unit;

    pub use as_of::{AsOf, TooEarly};
    pub use feature::{Feature, How, Shows};
    pub use figure::Figure;
    pub use jiff::civil::Date;
    pub use known::Facts;
    pub use limit::{Beyond, Limit};
    pub use policy::{Policy, PolicyKind};
    pub use read::read;
    pub use span::Span;
    pub use unit::Unit;
}

fn main() {
    println!("cargo::rerun-if-changed=src/channel");
    println!("cargo::rerun-if-changed=src/facts");
    for contradiction in facts::folder::contradictions(Path::new("src/channel")) {
        println!("cargo::error={contradiction}");
    }
}
