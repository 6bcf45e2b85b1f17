//! One binary for everything that is tested over the whole: every file dropped in is one named, filterable test
//! (`cargo test -p botflow-tests NAME`).

mod repo;

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let mut trials = Vec::new();
    trials.extend(repo::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
