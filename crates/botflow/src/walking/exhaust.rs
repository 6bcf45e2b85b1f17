//! Every way through a project, up to a bound. In: a program. Out: what all of them saw, and the shortest way to everything that went wrong.
//!
//! Breadth first, so that the first way to a fault is a short one. Two ways that come to the same place (`mark`) go on as one.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::rc::Rc;

use botflow_compile::lower::SourceMap;
use botflow_runtime::Engine;

use super::begin;
use super::choices::choices;
use super::fault::Fault;
use super::learnt::Learnt;
use super::mark::{Decisive, mark};
use super::stage::Stage;
use super::step::Step;
use super::{FAULTS_MAX, Setting, Walked, told};
use crate::testing::SEED;

/// Walks that are kept as they stand; of others only the lines, and they are walked again when it is their turn.
const KEPT_MAX: usize = 600;

/// One line, and the way before it.
struct Way {
    before: Option<Rc<Way>>,
    step: Step,
}

/// A place that is to be gone on from.
struct Place {
    way: Option<Rc<Way>>,
    stage: Option<Stage>,
}

/// A world: what is otherwise than on a good day.
struct World {
    steps: Vec<Step>,
    places_max: usize,
    /// Answers are told apart by what they are: on the first day, and on the others only by which there are.
    whole: bool,
}

/// Goes every way.
pub(super) fn exhaust(engine: Engine, map: &SourceMap, setting: &Setting, places_max: usize, progress: &mut dyn FnMut(u64)) -> Walked {
    let mut walked = Walked::default();
    walked.coverage.add_unvisited(map);
    let decisive = Decisive::of(engine.program());
    let learnt = Learnt::of(&setting.said);
    let mut engine = engine;
    let worlds = worlds(&engine, setting);
    let mut left = places_max;
    for (nth, steps) in worlds.iter().enumerate() {
        // What a day does not need is left for those that follow.
        let world = World { steps: steps.clone(), whole: nth == 0, places_max: left.div_ceil(worlds.len() - nth).max(1) };
        let before = walked.places;
        let mut search = Search {
            decisive: &decisive,
            learnt: &learnt,
            setting,
            world: &world,
            faults: Vec::new(),
            visits: BTreeSet::new(),
            cut: false,
        };
        let mut root = search.root(engine);
        search.run(&root, &mut walked, progress);
        let Search { faults, visits, cut, .. } = search;
        left = left.saturating_sub(usize::try_from(walked.places - before).unwrap_or(usize::MAX));
        walked.days.push((day(&world.steps), !cut));
        root.player_mut().host_mut().visits_too(&visits);
        walked.coverage.add(map, root.player().host());
        engine = root.into_engine();
        for (steps, fault) in faults {
            if walked.found.iter().all(|found| found.fault.key() != fault.key()) {
                engine = told(&mut walked, "Walk of all ways".to_owned(), &steps, fault, engine, setting.lone);
            }
        }
        if walked.found.len() >= FAULTS_MAX {
            break;
        }
    }
    walked
}

/// A day in words: `on whatsapp, in de`, `on telegram, Front desk is closed`.
fn day(steps: &[Step]) -> String {
    let lines: Vec<String> = steps.iter().map(|step| step.text.lines().map(str::trim).collect::<Vec<_>>().join(" ")).collect();
    if lines.is_empty() { "a good day".to_owned() } else { lines.join(", ") }
}

/// A good day on each channel and in each language, and each trouble alone; they share the bound.
fn worlds(engine: &Engine, setting: &Setting) -> Vec<Vec<Step>> {
    let program = engine.program();
    let mut all: Vec<Vec<Step>> = Vec::new();
    for channel in &setting.channels {
        let on: Vec<Step> = begin::on_channel(program, channel).into_iter().collect();
        for language in begin::in_languages(program) {
            all.push(on.iter().cloned().chain(language).collect());
        }
        for trouble in begin::troubles(program) {
            all.push(on.iter().cloned().chain([trouble]).collect());
        }
    }
    all
}

/// The search of one world.
struct Search<'s> {
    decisive: &'s Decisive,
    learnt: &'s Learnt,
    setting: &'s Setting,
    world: &'s World,
    faults: Vec<(Vec<Step>, Fault)>,
    visits: BTreeSet<(u8, u32)>,
    cut: bool,
}

impl Search<'_> {
    /// Before anything happens.
    fn root(&self, engine: Engine) -> Stage {
        let mut engine = engine;
        engine.set_facts(botflow_runtime::Facts::default());
        let mut stage = Stage::new(engine, SEED, false, self.setting.lone);
        for step in &self.world.steps {
            // What the world is like cannot go wrong by itself.
            let _ = stage.does(step);
        }
        stage
    }

    fn mark(&self, stage: &Stage) -> u64 {
        mark(&stage.scene(), self.decisive, self.world.whole)
    }

    fn run(&mut self, root: &Stage, walked: &mut Walked, progress: &mut dyn FnMut(u64)) {
        let mut seen: HashSet<u64> = HashSet::from([self.mark(root)]);
        let mut waiting = VecDeque::from([Place { way: None, stage: Some(root.clone()) }]);
        walked.places += 1;
        while let Some(place) = waiting.pop_front() {
            let stage = place.stage.unwrap_or_else(|| replayed(root, place.way.as_ref()));
            for step in choices(&stage.scene(), self.decisive, self.learnt) {
                let mut next = stage.clone();
                let Some(outcome) = next.does(&step) else { continue };
                walked.lines += 1;
                walked.longest = walked.longest.max(next.longest);
                let way = Rc::new(Way { before: place.way.clone(), step });
                match outcome {
                    Err(fault) => self.finds(&way, fault),
                    // One that was seen already is no further place.
                    Ok(()) if seen.len() >= self.world.places_max => self.cut |= !seen.contains(&self.mark(&next)),
                    Ok(()) if seen.insert(self.mark(&next)) => {
                        walked.places += 1;
                        self.visits.extend(next.player().host().visits());
                        waiting.push_back(Place { way: Some(way), stage: (waiting.len() < KEPT_MAX).then_some(next) });
                        continue;
                    }
                    Ok(()) => {}
                }
                self.visits.extend(next.player().host().visits());
            }
            progress(walked.places);
        }
    }

    /// Keeps the first way to each fault.
    fn finds(&mut self, way: &Rc<Way>, fault: Fault) {
        if self.faults.iter().all(|(_, known)| known.key() != fault.key()) {
            let steps = self.world.steps.iter().cloned().chain(lines(Some(way)).into_iter().cloned()).collect();
            self.faults.push((steps, fault));
        }
    }
}

/// The lines of a way, in order.
fn lines(way: Option<&Rc<Way>>) -> Vec<&Step> {
    let mut steps = Vec::new();
    let mut at = way;
    while let Some(way) = at {
        steps.push(&way.step);
        at = way.before.as_ref();
    }
    steps.reverse();
    steps
}

fn replayed(root: &Stage, way: Option<&Rc<Way>>) -> Stage {
    let mut stage = root.clone();
    for step in lines(way) {
        // It went well the first time, and the same lines come to the same.
        let _ = stage.does(step);
    }
    stage
}
