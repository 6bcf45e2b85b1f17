//! Walks through a project, as customers of every kind would take. In: a program and a seed. Out: what they saw, and what went wrong, shrunk
//! to a test.

mod ahead;
mod answer;
mod begin;
mod chance;
mod choices;
mod decisive;
mod exhaust;
mod fault;
mod kept;
mod learnt;
mod mark;
mod next;
mod scene;
mod shrink;
mod stage;
mod step;
mod transcript;
mod typed;

pub use fault::Fault;
pub use learnt::said_in;

use botflow_runtime::Engine;

use crate::host::Visits;
use crate::testing::SEED;
use chance::Chance;
use learnt::Learnt;
use stage::Stage;
use step::Step;

/// Lines of one walk at most.
const LINES_MAX: usize = 45;
/// Different faults that are told at most.
const FAULTS_MAX: usize = 10;

/// How one walks.
#[derive(Debug, Clone)]
pub struct Setting {
    /// How many walks.
    pub runs: u64,
    /// Draws them.
    pub seed: u64,
    /// Channels, taken in turn.
    pub channels: Vec<String>,
    /// A flow without a project.
    pub lone: bool,
    /// What customers say in the project's tests ([`said_in`]).
    pub said: Vec<String>,
    /// Go every way instead, up to so many places.
    pub exhaustive: Option<usize>,
}

/// What the walks came to.
#[derive(Debug, Default)]
pub struct Walked {
    /// How many were walked.
    pub walks: u64,
    /// Of every way: how many places there are that differ.
    pub places: u64,
    /// Of every way: the days that were walked, each with whether all of its ways were.
    pub days: Vec<(String, bool)>,
    /// How many lines happened in them.
    pub lines: u64,
    /// What they visited.
    pub visits: Visits,
    /// The longest row of messages without the customer in between.
    pub longest: usize,
    /// What went wrong, each cause once.
    pub found: Vec<Found>,
}

/// Something that went wrong.
#[derive(Debug, Clone)]
pub struct Found {
    /// What.
    pub fault: Fault,
    /// In which walk, as its test is called.
    pub walk: String,
    /// As a test.
    pub test: String,
}

impl Walked {
    /// Of every way: there are more than the bound.
    pub fn is_cut(&self) -> bool {
        self.days.iter().any(|(_, whole)| !whole)
    }
}

/// Walks. `progress` is told how many walks are done, or how many places were seen.
pub fn walk(engine: Engine, setting: &Setting, progress: &mut dyn FnMut(u64)) -> Walked {
    if let Some(places_max) = setting.exhaustive {
        return exhaust::exhaust(engine, setting, places_max, progress);
    }
    let mut walked = Walked::default();
    let mut learnt = Learnt::of(&setting.said);
    let mut engine = engine;
    for nth in 0..setting.runs {
        let (steps, fault, back) = wander(engine, setting, nth, &mut learnt, &mut walked);
        engine = back;
        walked.walks += 1;
        if let Some(fault) = fault.filter(|fault| walked.found.iter().all(|found| found.fault.key() != fault.key())) {
            engine = told(&mut walked, format!("Walk {} of seed {}", nth + 1, setting.seed), &steps, fault, engine, setting.lone);
            if walked.found.len() >= FAULTS_MAX {
                break;
            }
        }
        progress(nth + 1);
    }
    walked
}

/// Adds a fault, with its walk made short and written down as a test.
fn told(walked: &mut Walked, walk: String, steps: &[Step], fault: Fault, engine: Engine, lone: bool) -> Engine {
    let (steps, engine) = shrink::shrunk(steps, &fault, engine, SEED, lone);
    let (test, engine) = transcript::transcript(&walk, &steps, &fault, engine, SEED);
    walked.found.push(Found { fault, walk, test });
    engine
}

/// One walk: the lines it took, and the fault it ended in.
fn wander(engine: Engine, setting: &Setting, nth: u64, learnt: &mut Learnt, walked: &mut Walked) -> (Vec<Step>, Option<Fault>, Engine) {
    let mut engine = engine;
    engine.set_facts(botflow_runtime::Facts::default());
    let mut chance = Chance::new(setting.seed, nth);
    let at = usize::try_from(nth).unwrap_or_default() % setting.channels.len().max(1);
    let channel = setting.channels.get(at).cloned().unwrap_or_default();
    let mut waiting = begin::drawn(engine.program(), &channel, &mut chance);
    waiting.extend(chance.one(&begin::entrances(engine.program())).cloned());
    let mut stage = Stage::new(engine, SEED, waiting.iter().any(Step::sets_clock), setting.lone);
    let (mut steps, mut fault) = (Vec::new(), None);
    let most = 5 + chance.below(LINES_MAX - 5);
    'walk: while steps.len() < most {
        for step in std::mem::take(&mut waiting) {
            match stage.does(&step) {
                None => continue,
                Some(outcome) => {
                    // Later, what is over meanwhile goes from the session.
                    let is_fresh = step.is_of_customer();
                    steps.push(step);
                    walked.lines += 1;
                    let again = if is_fresh && chance.happens(5) { stage.hears_again() } else { Ok(()) };
                    if let Err(found) = outcome.and(again) {
                        fault = Some(found);
                        break 'walk;
                    }
                }
            }
        }
        waiting = next::next(&stage.scene(), learnt, &mut chance);
        if waiting.is_empty() {
            waiting.push(Step::after(60));
        }
    }
    walked.longest = walked.longest.max(stage.longest);
    walked.visits.add(stage.player().host().visits());
    (steps, fault, stage.into_engine())
}
