//! Slips of the pen, made on purpose: how many of them `botflow check` or a bot's own tests catch. In: a bot of `flows/`. Out: what became of each
//! mutant.
//!
//! A mutant is the bot with one slip in one line above its tests. It counts when the conversation changes by it; it is caught when `check` has a
//! new finding within one line of the slip, when a test of the bot fails, or when `check` refuses the bot for an error elsewhere, so that no test
//! of it can run. The last are counted by themselves, too.

mod bot;
mod judge;
mod make;
mod meaning;
mod misspell;
mod slip;
mod tally;

pub use bot::Bot;
pub use judge::Verdict;
pub use make::{Mutant, mutants};
pub use slip::Slip;
pub use tally::{Count, Tally};

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use judge::{Bench, judge};

/// Per cent of the mutants that change the conversation that must be caught.
pub const PER_CENT_MIN: f64 = 95.0;

/// Room for the deepest line that a slip can make.
const STACK_BYTES: usize = 64 << 20;

/// Judges these mutants of a bot, on all cores. Out: a verdict for each, in their order.
pub fn judge_all(bot: &Bot, mutants: &[Mutant]) -> Vec<Verdict> {
    let next = AtomicUsize::new(0);
    let (tell, told) = mpsc::channel();
    let workers = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(mutants.len().max(1));
    thread::scope(|scope| {
        for _ in 0..workers {
            let (next, tell) = (&next, tell.clone());
            let work = move || {
                let mut bench = Bench::of(bot);
                while let Some((at, mutant)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    mutants.get(at).map(|mutant| (at, mutant))
                } {
                    let _ = tell.send((at, judge(&mut bench, mutant)));
                }
            };
            thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work).expect("invariant: the system has threads");
        }
        drop(tell);
        let mut verdicts: Vec<(usize, Verdict)> = told.iter().collect();
        verdicts.sort_by_key(|(at, _)| *at);
        verdicts.into_iter().map(|(_, verdict)| verdict).collect()
    })
}

/// As many of them as that, drawn by the seed, in their order.
pub fn sample(mutants: Vec<Mutant>, count: usize, seed: u64) -> Vec<Mutant> {
    let mut drawn: Vec<(u64, usize)> = (0..mutants.len()).map(|at| (make::drawn(seed, at as u64), at)).collect();
    drawn.sort_unstable();
    let mut kept: Vec<usize> = drawn.into_iter().take(count).map(|(_, at)| at).collect();
    kept.sort_unstable();
    let mut mutants: Vec<Option<Mutant>> = mutants.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|at| mutants[at].take()).collect()
}
