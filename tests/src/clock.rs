//! What something costs: time of this thread on the processor, which other programs hardly change, and the most memory this process ever held.

use std::fs;
use std::time::{Duration, Instant};

/// The processor's time is counted in ticks (4 ms on the usual Linux): what is shorter than this is told by the clock on the wall.
const SHORT: Duration = Duration::from_millis(200);

/// How long a piece of work kept this thread on the processor; where the system does not tell, or the work is short, how long it took.
pub fn cost<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let (wall, before) = (Instant::now(), on_processor());
    let done = work();
    let wall = wall.elapsed();
    let on_processor = before.zip(on_processor()).map(|(before, after)| after.saturating_sub(before));
    (on_processor.filter(|_| wall > SHORT).unwrap_or(wall), done)
}

/// The least of several runs.
pub fn least_cost(runs: usize, mut work: impl FnMut()) -> Duration {
    (0..runs.max(1)).map(|_| cost(&mut work).0).min().unwrap_or_default()
}

/// Of this thread, so far (Linux: the first number of `schedstat`, nanoseconds).
fn on_processor() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The most memory that this process ever held, in KiB (Linux).
pub fn memory_peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
