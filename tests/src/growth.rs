//! In: the shapes that an analysis may choke on, at two sizes. Out: how many instructions a check of each takes, and by how much that grows.
//!
//! Each check runs in a process of its own under `valgrind --tool=callgrind`, which counts work, not time: neither other programs nor the machine matter.

use std::env;
use std::hint::black_box;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use botflow_compile::analyse;
use botflow_lint::lint;

use crate::generate;
use crate::worst::{SHAPES, Shape};

/// Lines of the smaller project; the larger one has ten times as many.
const LINES: usize = 300;
/// Ten times the lines may take this many times the instructions: ten, and what sorting adds.
const TIMES_MAX: f64 = 13.0;

/// What a shape costs.
#[derive(Debug, Clone, Copy)]
pub struct Growth {
    /// Its name.
    pub name: &'static str,
    /// Instructions for the smaller project and for the larger one, without those that any project takes.
    pub instructions: (u64, u64),
}

impl Growth {
    /// By how much the work grows.
    pub fn times(&self) -> f64 {
        self.instructions.1 as f64 / self.instructions.0.max(1) as f64
    }

    /// Whether that is more than ten times the lines may take.
    pub fn is_too_much(&self) -> bool {
        self.times() > TIMES_MAX
    }
}

/// Counts every shape, or one of them, and tells of each as soon as it is known. An error says why nothing could be counted.
pub fn measure(only: Option<&str>, told: impl Fn(&Growth) + Sync) -> Result<Vec<Growth>, String> {
    let shapes: Vec<&Shape> = SHAPES.iter().filter(|shape| only.is_none_or(|only| only == shape.name)).collect();
    if shapes.is_empty() {
        return Err("there is no such shape".to_owned());
    }
    let nothing = count(SHAPES[0].name, 12)?;
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some((at, shape)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, shapes.get(at)?))) {
            let grown = count(shape.name, LINES).and_then(|small| {
                let large = count(shape.name, LINES * 10)?;
                Ok(Growth { name: shape.name, instructions: (small.saturating_sub(nothing), large.saturating_sub(nothing)) })
            });
            grown.iter().for_each(&told);
            found.lock().map_err(|_| "a count has failed".to_owned())?.push((at, grown));
        }
        Ok::<(), String>(())
    };
    let several = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..several).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a count has failed".to_owned())?)
    })?;
    let mut found = found.into_inner().map_err(|_| "a count has failed".to_owned())?;
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, grown)| grown).collect()
}

/// Checks a project of a shape once: what is counted.
pub fn once(shape: &str, lines: usize) {
    for shape in SHAPES.iter().filter(|of| of.name == shape) {
        black_box(lint(&analyse(generate::files(&(shape.files)(lines)))));
    }
}

/// The instructions of checking a project of a shape once.
fn count(shape: &str, lines: usize) -> Result<u64, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(["once", shape, &lines.to_string()]);
    let output = valgrind.output().map_err(|error| format!("valgrind counts the instructions, and could not be run: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let collected = said.lines().find_map(|line| line.split_once("Collected :")).and_then(|(_, count)| count.trim().parse().ok());
    collected.filter(|_| output.status.success()).ok_or_else(|| format!("`once {shape} {lines}` could not be counted:\n{said}"))
}
