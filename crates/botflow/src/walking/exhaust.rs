//! Every way through a project, up to a bound. In: a program. Out: what all of them saw, and the shortest way to everything that went wrong.
//!
//! Breadth first, so that the first way to a fault is a short one. Two ways that come to the same place (`mark`) go on as one.

use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

use botflow_compile::lower::{Happens, TestAct};
use botflow_runtime::Engine;

use super::answer::NOT_AN_ANSWER;
use super::begin;
use super::choices::choices;
use super::decisive::Decisive;
use super::fault::Fault;
use super::learnt::Learnt;
use super::mark::{Mark, is_aside, mark};
use super::scene::Scene;
use super::stage::Stage;
use super::step::Step;
use super::{FAULTS_MAX, Setting, Walked, told};
use crate::host::Visits;
use crate::testing::SEED;

/// Walks that are kept as they stand; of others only the lines, and they are walked again when it is their turn.
const KEPT_MAX: usize = 600;

/// Lines aside in a row: more than a question has ways for.
const ASIDE_MAX: usize = 6;

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
pub(super) fn exhaust(engine: Engine, setting: &Setting, places_max: usize, progress: &mut dyn FnMut(u64)) -> Walked {
    let mut walked = Walked::default();
    let decisive = Decisive::of(engine.program());
    let learnt = Learnt::of(&setting.said);
    let mut engine = engine;
    let worlds = worlds(&engine, setting);
    let mut left = places_max;
    // What a day does not need is left for those that follow: the first, on which most is told apart, comes last.
    let order = (1..worlds.len()).chain([0]);
    for (done, nth) in order.enumerate() {
        let world = World { steps: worlds[nth].clone(), whole: nth == 0, places_max: left.div_ceil(worlds.len() - done).max(1) };
        let before = walked.places;
        let mut search = Search {
            decisive: &decisive,
            learnt: &learnt,
            setting,
            world: &world,
            faults: Vec::new(),
            visits: Visits::default(),
            cut: false,
            seen: Seen::default(),
            waiting: VecDeque::new(),
            places: 0,
        };
        let root = search.root(engine);
        search.run(&root, &mut walked, progress);
        let Search { faults, visits, cut, .. } = search;
        left = left.saturating_sub(usize::try_from(walked.places - before).unwrap_or(usize::MAX));
        walked.days.push((day(&world.steps), !cut));
        walked.visits.add(root.player().host().visits());
        walked.visits.add(&visits);
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
        all.extend(begin::full_everywhere(program).map(|full| on.iter().cloned().chain(full).collect()));
    }
    all
}

/// What was seen of a world.
#[derive(Default)]
struct Seen {
    floors: HashSet<u64>,
    parked: HashSet<u64>,
}

impl Seen {
    fn is_new(&self, mark: Mark) -> bool {
        !self.floors.contains(&mark.floor) || !self.parked.contains(&mark.parked)
    }

    /// Whether it is new, and it is not from now on.
    fn adds(&mut self, mark: Mark) -> bool {
        self.floors.insert(mark.floor) | self.parked.insert(mark.parked)
    }
}

/// The search of one world.
struct Search<'s> {
    decisive: &'s Decisive,
    learnt: &'s Learnt,
    setting: &'s Setting,
    world: &'s World,
    faults: Vec<(Vec<Step>, Fault)>,
    visits: Visits,
    cut: bool,
    seen: Seen,
    waiting: VecDeque<Place>,
    places: usize,
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

    fn mark(&self, stage: &Stage) -> Mark {
        mark(&stage.scene(), stage.kept(), self.decisive, self.world.whole)
    }

    fn run(&mut self, root: &Stage, walked: &mut Walked, progress: &mut dyn FnMut(u64)) {
        self.seen.adds(self.mark(root));
        self.waiting.push_back(Place { way: None, stage: Some(root.clone()) });
        self.places = 1;
        while let Some(place) = self.waiting.pop_front() {
            let stage = place.stage.unwrap_or_else(|| replayed(root, place.way.as_ref()));
            for step in choices(&stage.scene(), self.decisive, self.learnt) {
                self.goes(place.way.as_ref(), &stage, step, walked);
            }
            progress(walked.places + self.places as u64);
        }
        walked.places += self.places as u64;
    }

    /// One way on. Where it leads aside, to a place at which others were not understood or silent before, on to where the ways aside lead: they may
    /// lead there with other values.
    fn goes(&mut self, before: Option<&Rc<Way>>, stage: &Stage, step: Step, walked: &mut Walked) {
        let (mut before, mut step) = (before.cloned(), step);
        let mut next = stage.clone();
        for _ in 0..ASIDE_MAX {
            let Some(outcome) = next.does(&step) else { return };
            walked.lines += 1;
            walked.longest = walked.longest.max(next.longest);
            next.player_mut().forgets_old_bubbles();
            self.visits.add(&next.player_mut().host_mut().take_visits());
            let way = Rc::new(Way { before, step });
            if let Err(fault) = outcome {
                return self.finds(&way, fault);
            }
            let mark = self.mark(&next);
            if self.places >= self.world.places_max {
                // One that was seen already is no further place.
                self.cut |= self.seen.is_new(mark);
            } else if self.seen.adds(mark) {
                self.places += 1;
                let stage = (self.waiting.len() < KEPT_MAX).then_some(next);
                return self.waiting.push_back(Place { way: Some(way), stage });
            }
            let Some(on) = aside(&next.scene(), &way.step) else { return };
            (before, step) = (Some(way), on);
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

/// Of somebody who is not understood or silent: the same again.
fn aside(scene: &Scene<'_>, last: &Step) -> Option<Step> {
    scene.session().open.last()?.rest.as_ref().filter(|rest| is_aside(rest))?;
    match &last.act {
        TestAct::Happens(Happens::After(_)) => scene.due_seconds().map(Step::after),
        TestAct::Happens(Happens::Says(text)) if text == NOT_AN_ANSWER => Some(last.clone()),
        _ => None,
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
