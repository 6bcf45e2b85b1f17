//! One binary for everything that is tested over the whole: every file dropped in is one named, filterable test
//! (`cargo test -p botflow-tests NAME`).

mod bots;
mod chaos;
mod corpus;
mod docs;
mod findings;
mod mistakes;
mod mutation;
mod reference;
mod repo;
mod talks;

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let trials = [
        repo::trials(),
        findings::trials(),
        corpus::trials(),
        mistakes::trials(),
        talks::trials(),
        bots::trials(),
        chaos::trials(),
        docs::trials(),
        reference::trials(),
        mutation::trials(),
    ];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit();
}
