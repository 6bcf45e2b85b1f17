//! Prints the figures of reading and judging, each measured in this run: `cargo run --profile dist -p botflow-tests --bin figures`.
//!
//! `figures read | check | edit | stages | worst [SHAPE]` prints some of them. Times are those of one thread on the processor.
//! `figures growth [SHAPE]` counts instructions in place of time, and fails where ten times the lines take far more than ten times as many.

use std::env;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Duration;

use botflow_compile::{Workspace, analyse};
use botflow_lint::{Basis, judge_watched, lint};
use botflow_source::FileId;
use botflow_tests::clock::{cost, least_cost, memory_peak_kib};
use botflow_tests::generate::{self, File};
use botflow_tests::growth::{self, Growth};
use botflow_tests::worst::{SHAPES, Shape};

/// As the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => {
            read();
            check();
            edit();
            worst(None);
        }
        ["read"] => read(),
        ["check"] => check(),
        ["edit"] => edit(),
        ["edits", rounds] => drop(edits(rounds.parse().unwrap_or(40))),
        ["stages"] => stages(&generate::long_flow(5_000)),
        ["stages", flows] => stages(&generate::project(flows.parse().unwrap_or(1_000))),
        ["stages", shape, lines] => {
            SHAPES.iter().filter(|of| of.name == *shape).for_each(|of| stages(&(of.files)(lines.parse().unwrap_or(10_000))))
        }
        ["check", flows] => once(flows.parse().unwrap_or(1_000)),
        ["worst"] => worst(None),
        ["worst", shape] => worst(Some(shape)),
        ["growth"] => return grown(None),
        ["growth", shape] => return grown(Some(shape)),
        ["once", shape, lines] => growth::once(shape, lines.parse().unwrap_or(300)),
        _ => {
            eprintln!("usage: figures [read | check [FLOWS] | edit | stages [FLOWS | SHAPE LINES] | worst [SHAPE] | growth [SHAPE]]");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// By how much the instructions of each shape grow; fails where that is too much.
fn grown(only: Option<&str>) -> ExitCode {
    println!("| shape | million instructions for 300 lines | for 3,000 | times as many for ten times as much |\n|---|---|---|---|");
    let told = |growth: &Growth| {
        let (small, large) = growth.instructions;
        let note = if growth.is_too_much() { ": too much" } else { "" };
        let name = growth.name.replace('_', " ");
        println!("| {name} | {:.1} | {:.1} | {:.1}{note} |", small as f64 / 1e6, large as f64 / 1e6, growth.times());
    };
    match growth::measure(only, told) {
        Ok(all) if all.iter().any(Growth::is_too_much) => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}

/// Laying out and reading the lines alone.
fn read() {
    let files = generate::project(1_000);
    let lines = generate::lines(&files);
    let parse = || {
        let flows = files.iter().filter(|(path, _)| path.ends_with(".flow"));
        let read = flows.enumerate().map(|(file, (path, text))| botflow_syntax::parse(FileId(file as u32), path, text).1.len());
        black_box(read.sum::<usize>());
    };
    let took = least_cost(RUNS, parse);
    println!("| reading | lines | ms | lines/s |\n|---|---|---|---|");
    println!("| lines into trees | {lines} | {:.1} | {:.0} |\n", ms(took), lines as f64 / took.as_secs_f64());
}

/// Everything that is found in a generated project, at four sizes, and the memory for each: every run in a process of its own, as `botflow check` is, so
/// that no run finds the memory of the one before.
fn check() {
    println!("| checking | lines | ms | µs a line | times | memory at most |\n|---|---|---|---|---|---|");
    let mut before: Option<f64> = None;
    for flows in [10, 100, 1_000, 10_000] {
        let lines = generate::lines(&generate::project(flows));
        let runs: Vec<(f64, f64)> = (0..if flows > 1_000 { 3 } else { 9 }).filter_map(|_| alone(flows)).collect();
        let took = runs.iter().map(|(ms, _)| *ms).fold(f64::INFINITY, f64::min);
        let memory = runs.iter().map(|(_, mib)| *mib).fold(0.0, f64::max);
        let times = before.map_or(String::new(), |before| format!("{:.1}", took / before));
        println!("| {flows} flows | {lines} | {took:.1} | {:.2} | {times} | {memory:.0} MiB |", took * 1_000.0 / lines as f64);
        before = Some(took);
    }
    println!();
}

/// As somebody writes in a flow of 5,000 lines.
fn edit() {
    let files = generate::long_flow(5_000);
    let mut costs = edits(40);
    costs.sort_unstable();
    println!("| one changed line of {} | ms |\n|---|---|", files.last().map_or(0, |(_, text)| text.lines().count()));
    println!("| the quickest | {:.2} |\n| the middle | {:.2} |\n| the slowest | {:.2} |", ms(costs[0]), ms(costs[20]), ms(costs[39]));
    println!("| from scratch | {:.2} |\n", ms(judged(&files, 20)));
}

/// How long each change took, one after the other.
fn edits(rounds: usize) -> Vec<Duration> {
    let files = generate::long_flow(5_000);
    let (path, text) = files.last().cloned().expect("invariant: the flow comes last");
    let texts = ["Bright light helps with cooking.", "Bright light is what cooks like."];
    let texts = texts.map(|line| text.replacen(texts[0], line, 1));
    let mut workspace = Workspace::open(generate::files(&files));
    let change = |round: usize| {
        let (took, ()) = cost(|| {
            workspace.change(&path, &texts[(round + 1) % 2]);
            black_box(lint(workspace.analysis()));
        });
        took
    };
    (0..rounds).map(change).collect()
}

/// Shapes that an analysis may choke on, at two sizes.
fn worst(only: Option<&str>) {
    println!("| shape | lines | findings | ms | lines | ms | times as long for ten times as much |\n|---|---|---|---|---|---|---|");
    for shape in SHAPES.iter().filter(|shape| only.is_none_or(|only| only == shape.name)) {
        let (small, large) = (measured(shape, 1_000, 20), measured(shape, 10_000, 3));
        let times = large.2.as_secs_f64() / small.2.as_secs_f64();
        println!(
            "| {} | {} | {} | {:.2} | {} | {:.2} | {times:.1} |",
            shape.name.replace('_', " "),
            small.0,
            large.1,
            ms(small.2),
            large.0,
            ms(large.2)
        );
    }
    println!();
}

fn measured(shape: &Shape, lines: usize, runs: usize) -> (usize, usize, Duration) {
    let files = (shape.files)(lines);
    (generate::lines(&files), lint(&analyse(generate::files(&files))).len(), judged(&files, runs))
}

/// How long each stage and each rule takes.
fn stages(files: &[File]) {
    let mut all: Vec<(&'static str, Duration, usize)> = Vec::new();
    for _ in 0..RUNS {
        let files = generate::files(files);
        let mut last = std::time::Instant::now();
        let mut watch = |name: &'static str, count: usize| {
            let took = last.elapsed();
            match all.iter_mut().find(|(known, ..)| *known == name) {
                Some(row) => row.1 = row.1.min(took),
                None => all.push((name, took, count)),
            }
            last = std::time::Instant::now();
        };
        let analysis = Workspace::open_watched(files, &mut watch).into_analysis();
        judge_watched(&analysis, &Basis::WHOLE, &mut watch);
    }
    let sum: Duration = all.iter().map(|(_, took, _)| *took).sum();
    all.sort_by_key(|(_, took, _)| std::cmp::Reverse(*took));
    for (name, took, count) in all.iter().take(40) {
        println!("{:>9.3} ms  {count:>7}  {name}", ms(*took));
    }
    println!("{:>9.3} ms  together", ms(sum));
}

/// Checks a generated project once and prints what that took: milliseconds, and MiB of memory.
fn once(flows: usize) {
    let files = generate::files(&generate::project(flows));
    let (took, _) = cost(|| black_box(lint(&analyse(files))));
    println!("{} {}", ms(took), memory_peak_kib().unwrap_or_default() as f64 / 1_024.0);
}

/// As [`once`], in a process of its own.
fn alone(flows: usize) -> Option<(f64, f64)> {
    let output = Command::new(env::current_exe().ok()?).args(["check", &flows.to_string()]).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    let (took, memory) = said.trim().split_once(' ')?;
    Some((took.parse().ok()?, memory.parse().ok()?))
}

fn judged(files: &[File], runs: usize) -> Duration {
    let project = generate::files(files);
    (0..runs)
        .map(|_| {
            let files = project.clone();
            cost(|| black_box(lint(&analyse(files)))).0
        })
        .min()
        .unwrap_or_default()
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}
