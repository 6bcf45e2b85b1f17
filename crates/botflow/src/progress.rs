//! What is said while work goes on. In: how far it is. Out: a line a second on standard error, from the second second on.

use std::io::Write;
use std::time::{Duration, Instant};

const PAUSE: Duration = Duration::from_secs(1);

/// Says how far the work is.
#[derive(Debug)]
pub(crate) struct Progress {
    next: Instant,
}

impl Progress {
    /// The work begins now.
    pub(crate) fn begin() -> Self {
        Progress { next: Instant::now() + PAUSE }
    }

    /// Says it, if a second has gone by since the work began or since it was last said.
    pub(crate) fn tell(&mut self, error: &mut dyn Write, how_far: impl FnOnce() -> String) {
        if self.is_due(Instant::now()) {
            // Where nobody can read it, the work goes on all the same.
            let _ = writeln!(error, "  {}", how_far());
        }
    }

    fn is_due(&mut self, now: Instant) -> bool {
        let due = now >= self.next;
        if due {
            self.next = now + PAUSE;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_a_second() {
        let begun = Instant::now();
        let mut progress = Progress { next: begun + PAUSE };
        let after = |milliseconds| begun + Duration::from_millis(milliseconds);
        let due: Vec<bool> = [10, 990, 1_000, 1_500, 2_100, 3_000, 9_000].map(|at| progress.is_due(after(at))).to_vec();
        assert_eq!(due, [false, false, true, false, true, false, true]);
    }

    #[test]
    fn quick_work_says_nothing() {
        let mut said = Vec::new();
        let mut progress = Progress::begin();
        progress.tell(&mut said, || unreachable!("a second has not gone by"));
        progress.next = Instant::now();
        progress.tell(&mut said, || "7 of 9 tests".to_owned());
        assert_eq!(said, b"  7 of 9 tests\n");
    }
}
