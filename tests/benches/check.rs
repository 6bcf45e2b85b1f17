//! How long it takes to find everything there is to find in a project. Run with `cargo bench -p botflow-tests`.
//!
//! The count is lines of flows; the project is generated (`botflow_tests::generate`), about 100 lines a flow.

use botflow_compile::{ProjectFiles, Workspace, analyse};
use botflow_lint::lint;
use botflow_tests::generate;
use divan::Bencher;
use divan::counter::ItemsCount;

/// As the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn files(flows: usize) -> (ProjectFiles, usize) {
    let generated = generate::project(flows);
    let lines = generate::lines(&generated);
    (generate::files(&generated), lines)
}

/// Read, resolve, build, judge: the whole of `botflow check`, with every finding.
#[divan::bench(args = [10, 100, 1_000], sample_count = 10, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, flows: usize) {
    let (files, lines) = files(flows);
    bencher.counter(ItemsCount::new(lines)).with_inputs(|| files.clone()).bench_values(|files| {
        let analysis = analyse(files);
        botflow_lint::lint(&analysis).len()
    });
}

/// As somebody types in a flow of 5,000 lines: one line has changed, and everything is found again.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn change_one_line_of_5_000(bencher: Bencher<'_, '_>) {
    let files = generate::long_flow(5_000);
    let (path, text) = files.last().cloned().expect("the flow comes last");
    let texts = ["Bright light helps with cooking.", "Bright light is what cooks like."];
    let texts = texts.map(|line| text.replacen(texts[0], line, 1));
    let mut workspace = Workspace::open(generate::files(&files));
    let mut round = 0;
    bencher.counter(ItemsCount::new(text.lines().count())).bench_local(|| {
        round += 1;
        workspace.change(&path, &texts[round % 2]);
        lint(workspace.analysis()).len()
    });
}

/// The same flow from scratch.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn check_5_000_from_scratch(bencher: Bencher<'_, '_>) {
    let project = generate::files(&generate::long_flow(5_000));
    bencher.with_inputs(|| project.clone()).bench_values(|files| lint(&analyse(files)).len());
}

/// The same without the rules.
#[divan::bench(args = [1_000], sample_count = 10, sample_size = 1)]
fn analyse_only(bencher: Bencher<'_, '_>, flows: usize) {
    let (files, lines) = files(flows);
    bencher.counter(ItemsCount::new(lines)).with_inputs(|| files.clone()).bench_values(analyse);
}

/// Laying out and reading the lines alone.
#[divan::bench(args = [1_000], sample_count = 10, sample_size = 1)]
fn parse_only(bencher: Bencher<'_, '_>, flows: usize) {
    let generated = generate::project(flows);
    let lines = generate::lines(&generated);
    bencher.counter(ItemsCount::new(lines)).bench(|| {
        let flows = generated.iter().filter(|(path, _)| path.ends_with(".flow"));
        flows
            .enumerate()
            .map(|(file, (path, text))| botflow_syntax::parse(botflow_source::FileId(file as u32), path, text).1.len())
            .sum::<usize>()
    });
}
