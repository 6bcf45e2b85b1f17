//! A failing walk made short. In: its lines and the fault. Out: as few of them as still lead to the same fault.

use botflow_runtime::Engine;

use super::fault::Fault;
use super::stage::Stage;
use super::step::Step;

/// How often a walk is played again at most.
const PLAYS_MAX: usize = 1_500;

/// Plays the lines. Out: the fault they end in with the count of lines up to it, and the engine.
pub(super) fn replay(steps: &[Step], engine: Engine, seed: u32, lone: bool) -> (Option<(Fault, usize)>, Engine) {
    let mut stage = Stage::new(engine, seed, steps.iter().any(Step::sets_clock), lone);
    for (at, step) in steps.iter().enumerate() {
        match stage.does(step) {
            None => return (None, stage.into_engine()),
            Some(Err(fault)) => return (Some((fault, at + 1)), stage.into_engine()),
            Some(Ok(())) => {}
        }
    }
    (None, stage.into_engine())
}

/// Leaves out pieces, large ones first, as long as the fault stays.
pub(super) fn shrunk(steps: &[Step], fault: &Fault, engine: Engine, seed: u32, lone: bool) -> (Vec<Step>, Engine) {
    let (mut best, mut engine, mut plays) = (steps.to_vec(), engine, 0);
    let mut size = best.len().div_ceil(2);
    while size > 0 {
        let (mut at, mut shorter) = (0, false);
        while at < best.len() && plays < PLAYS_MAX {
            let candidate: Vec<Step> =
                best.iter().enumerate().filter(|(nth, _)| *nth < at || *nth >= at + size).map(|(_, step)| step.clone()).collect();
            let (found, back) = replay(&candidate, engine, seed, lone);
            engine = back;
            plays += 1;
            match found {
                Some((found, lines)) if found.key() == fault.key() => {
                    best = candidate[..lines].to_vec();
                    shorter = true;
                }
                _ => at += size,
            }
        }
        if !(size == 1 && shorter) {
            size /= 2;
        }
        if plays >= PLAYS_MAX {
            break;
        }
    }
    (best, engine)
}
