//! How fast a project is analysed and lowered: `cargo bench -p botflow-compile`. Lines a second stand in the column of items.

#[allow(dead_code, reason = "this benchmark asks for some of the generated projects")]
#[path = "../../../tests/src/generate.rs"]
mod generate;

use botflow_compile::{ProjectFiles, analyse, lower, suite};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A project of so many flows, about 100 lines each, and how many lines it has.
fn project(flows: usize) -> (ProjectFiles, usize) {
    let files = generate::project(flows);
    let lines = generate::lines(&files);
    let mut project = ProjectFiles::new();
    files.into_iter().for_each(|(path, text)| project.add(path, text));
    (project, lines)
}

#[divan::bench(args = [100, 1_000])]
fn analysed(bencher: Bencher<'_, '_>, flows: usize) {
    let (files, lines) = project(flows);
    bencher.counter(ItemsCount::new(lines)).with_inputs(|| files.clone()).bench_values(|files| analyse(black_box(files)));
}

#[divan::bench(args = [100, 1_000])]
fn lowered(bencher: Bencher<'_, '_>, flows: usize) {
    let (files, lines) = project(flows);
    let analysis = analyse(files);
    bencher.counter(ItemsCount::new(lines)).bench(|| lower(black_box(&analysis)));
}

#[divan::bench(args = [100, 1_000])]
fn with_tests(bencher: Bencher<'_, '_>, flows: usize) {
    let (files, lines) = project(flows);
    let analysis = analyse(files);
    bencher.counter(ItemsCount::new(lines)).bench(|| suite(black_box(&analysis)));
}
