//! One binary for everything that is tested over the whole: every file dropped in is one named, filterable test
//! (`cargo test -p botflow-tests NAME`).

mod docs;
mod repo;
mod talks;

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let mut trials = Vec::new();
    trials.extend(repo::trials());
    trials.extend(docs::trials());
    trials.extend(talks::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
