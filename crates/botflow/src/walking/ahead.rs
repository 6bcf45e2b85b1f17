//! What can still decide something. In: a program. Out: for each place at which a conversation rests, the names and score boards that are looked at
//! there or on some way from there before they are filled anew.
//!
//! Two conversations that rest at one place and differ only in what is not in its set meet the same questions, the same ways and the same deliveries
//! from there on. Texts are left out, but for those of labels: what else they show decides nothing. So is *back*: it leads to where the conversation
//! has been.

mod onward;
mod reading;

use std::collections::{BTreeSet, HashMap};

use botflow_program::op::{How, Mark, Op};
use botflow_program::{Index as _, NameIx, PlaceId, Program};

use onward::{Onward, onward};
use reading::Reading;

/// Something that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deciding {
    /// Whether a value is there, by its name.
    Known(u32),
    /// What it is, too.
    Value(u32),
    /// The leading row of a board.
    Best(u32),
    /// The points of a board, or a counter.
    Points(u32),
    /// How the conversation began.
    Entry,
}

type Set = BTreeSet<Deciding>;

/// What decides from each place on.
pub(super) struct Ahead {
    places: HashMap<PlaceId, Set>,
    /// Where any button leads.
    of_buttons: Set,
}

impl Ahead {
    pub(super) fn of(program: &Program) -> Self {
        let live = live(program);
        let mut places: HashMap<PlaceId, Set> = HashMap::new();
        let mut of_buttons = Set::new();
        for (at, op) in program.ops.iter().enumerate() {
            if let Some(place) = place(program, op) {
                places.entry(place).or_default().extend(live[at].iter().copied());
            }
            if let Op::Send(_) = op {
                let tapped = onward(program, at).into_iter().filter(|way| way.is_tapped);
                tapped.for_each(|way| of_buttons.extend(live.get(way.to.at()).map(|ahead| way.brings(ahead)).unwrap_or_default()));
            }
        }
        Ahead { places, of_buttons }
    }

    /// Whether it decides something from that place on; of a place that is not known everything does.
    pub(super) fn decides(&self, at: PlaceId, deciding: Deciding) -> bool {
        self.places.get(&at).is_none_or(|set| set.contains(&deciding))
    }

    /// Whether it decides something where any button leads.
    pub(super) fn decides_for_buttons(&self, deciding: Deciding) -> bool {
        self.of_buttons.contains(&deciding)
    }
}

/// For each op, what decides from there on.
fn live(program: &Program) -> Vec<Set> {
    let own: Vec<Set> = (0..program.ops.len()).map(|at| Reading::of(program, at)).collect();
    let mut ways: Vec<Vec<Onward>> = (0..program.ops.len()).map(|at| onward(program, at)).collect();
    taps_on_screen(program, &mut ways);
    let mut live = own.clone();
    let mut changed = true;
    while changed {
        changed = false;
        for at in (0..live.len()).rev() {
            let mut all = Set::new();
            for way in &ways[at] {
                all.extend(live.get(way.to.at()).map(|ahead| way.brings(ahead)).unwrap_or_default());
            }
            if let Op::Set { name, how, value } = &program.ops[at] {
                all = before_set(program, *name, *how, *value, &all);
            }
            if let Op::Mark(Mark::Score { board, .. }) = &program.ops[at] {
                scored(&mut all, board.0);
            }
            all.extend(own[at].iter().copied());
            if all.len() > live[at].len() {
                live[at] = all;
                changed = true;
            }
        }
    }
    live
}

/// A button stays on the screen: it can be tapped at the next questions behind its message.
fn taps_on_screen(program: &Program, ways: &mut [Vec<Onward>]) {
    for at in 0..program.ops.len() {
        let tapped: Vec<Onward> = ways[at].iter().filter(|way| way.is_tapped).cloned().collect();
        if tapped.is_empty() {
            continue;
        }
        let (mut seen, mut waiting) = (BTreeSet::from([at]), vec![at]);
        while let Some(from) = waiting.pop() {
            if from != at && matches!(program.ops[from], Op::Ask(_)) {
                ways[from].extend(tapped.iter().cloned());
                continue;
            }
            let next: Vec<usize> = ways[from].iter().filter(|way| !way.is_tapped).map(|way| way.to.at()).collect();
            waiting.extend(next.into_iter().filter(|to| *to < program.ops.len() && seen.insert(*to)));
        }
    }
}

/// What is worked out decides only where the result does.
fn before_set(program: &Program, name: NameIx, how: How, value: Option<botflow_program::ExprIx>, behind: &Set) -> Set {
    let id = program.names[name.at()].id.0;
    let (known, what) = (behind.contains(&Deciding::Known(id)), behind.contains(&Deciding::Value(id)));
    let mut before = behind.clone();
    if matches!(how, How::To | How::Forget) {
        before.remove(&Deciding::Known(id));
        before.remove(&Deciding::Value(id));
    }
    if known || what {
        let mut reading = Reading::new(program);
        value.iter().for_each(|value| reading.expr(*value));
        if let How::AddForm(form) = how {
            reading.known(form);
        }
        before.extend(if what { reading.set } else { reading.only_known() });
    }
    before
}

/// Points are added: which row leads behind it depends on all of them before it.
fn scored(set: &mut Set, board: u32) {
    if set.contains(&Deciding::Best(board)) {
        set.insert(Deciding::Points(board));
    }
}

fn place(program: &Program, op: &Op) -> Option<PlaceId> {
    match op {
        Op::Ask(question) => Some(program.questions[question.at()].place),
        Op::Perform(request) => Some(program.requests[request.at()].place),
        Op::Each(lap) => Some(program.loops[lap.at()].place),
        Op::Park(park) => Some(program.parks[park.at()].place),
        Op::Do(run) => Some(program.dos[run.at()].place),
        Op::Send(_) | Op::Branch { .. } | Op::Set { .. } | Op::Pick(_) | Op::Split(_) | Op::Mark(_) => None,
        Op::Go(_) | Op::Jump(_) | Op::End => None,
    }
}
