//! Every way on from an op. In: an op. Out: where it leads, and what is filled, scored or emptied on it.

use std::collections::BTreeSet;

use botflow_program::message::Does;
use botflow_program::op::{Mark, Op, Target, Then};
use botflow_program::question::{Asks, Optional, Question, Skip};
use botflow_program::request::{Request, What, When};
use botflow_program::{ButtonIx, Index as _, NameIx, Pc, PointsIx, Program, Rows};

use super::Deciding;

/// A way on.
#[derive(Debug, Clone)]
pub(super) struct Onward {
    pub(super) to: Pc,
    /// Names that are filled anew.
    fills: Vec<u32>,
    /// Boards that get points.
    scores: Vec<u32>,
    /// Boards that are emptied.
    empties: Vec<u32>,
    /// "A target that needs a value which is not there: that one is from earlier."
    needs: Vec<u32>,
    /// A button's.
    pub(super) is_tapped: bool,
}

impl Onward {
    fn to(to: Pc) -> Self {
        Onward { to, fills: Vec::new(), scores: Vec::new(), empties: Vec::new(), needs: Vec::new(), is_tapped: false }
    }

    /// What decides before it, of what decides behind it.
    pub(super) fn brings(&self, behind: &BTreeSet<Deciding>) -> BTreeSet<Deciding> {
        let mut before: BTreeSet<Deciding> = behind.iter().copied().filter(|deciding| self.leaves(deciding)).collect();
        for board in &self.scores {
            super::scored(&mut before, *board);
        }
        before.extend(self.needs.iter().map(|name| Deciding::Known(*name)));
        before
    }

    fn leaves(&self, deciding: &Deciding) -> bool {
        match deciding {
            Deciding::Known(name) | Deciding::Value(name) => !self.fills.contains(name),
            Deciding::Best(board) | Deciding::Points(board) => !self.empties.contains(board),
            Deciding::Entry => true,
        }
    }
}

pub(super) fn onward(program: &Program, at: usize) -> Vec<Onward> {
    let next = Pc(u32::try_from(at + 1).unwrap_or(u32::MAX));
    match &program.ops[at] {
        Op::Ask(question) => of_question(program, &program.questions[question.at()]),
        Op::Send(message) => std::iter::once(Onward::to(next)).chain(buttons(program, message.at())).collect(),
        Op::Branch { otherwise, .. } => vec![Onward::to(next), Onward::to(*otherwise)],
        Op::Pick(pick) => {
            let pick = &program.picks[pick.at()];
            let fills = [pick.list, pick.relaxed, pick.picked].map(|name| named(program, name)).to_vec();
            vec![Onward { fills, ..Onward::to(next) }]
        }
        Op::Mark(Mark::Reset(board)) => vec![Onward { empties: vec![board.0], ..Onward::to(next) }],
        Op::Set { .. } | Op::Mark(_) => vec![Onward::to(next)],
        Op::Each(lap) => vec![Onward::to(next), Onward::to(program.loops[lap.at()].next)],
        Op::Split(split) => program.arms[program.splits[split.at()].arms.range()].iter().map(|arm| Onward::to(arm.body)).collect(),
        Op::Perform(request) => of_request(program, &program.requests[request.at()]),
        Op::Park(park) => vec![Onward::to(next), Onward::to(program.parks[park.at()].wakes_at)],
        Op::Do(run) => vec![Onward::to(program.dos[run.at()].next)],
        Op::Go(to) => vec![target(program, *to)],
        Op::Jump(to) => vec![Onward::to(*to)],
        Op::End => Vec::new(),
    }
}

fn of_request(program: &Program, request: &Request) -> Vec<Onward> {
    let outcomes = program.outcomes[request.outcomes.range()].iter().map(|outcome| then(program, outcome.then, request.next));
    let full = match &request.what {
        What::Slots(slots) => Some(then(program, slots.full, request.next)),
        What::Reserve { slots } | What::Move { slots } => match &program.requests[slots.at()].what {
            What::Slots(slots) => Some(Onward::to(slots.perform)),
            _ => None,
        },
        _ => None,
    };
    // A hand-over that says what happens when the conversation comes back leads on in no other way.
    let comes_back = |outcome: &botflow_program::request::Outcome| outcome.when == When::Back;
    let is_over = matches!(request.what, What::HandOver { .. }) && program.outcomes[request.outcomes.range()].iter().any(comes_back);
    outcomes.chain(full).chain((!is_over).then(|| Onward::to(request.next))).collect()
}

/// Where those lead who are not understood, say nothing, or say one of the question's own words.
fn ways_aside(program: &Program, question: &Question) -> Vec<Pc> {
    let ways = &question.ways;
    let unclear = program.ways_out[ways.unclear.range()].iter().map(|way| way.then);
    let silent = program.no_replies[ways.no_replies.range()].iter().map(|way| way.then);
    let said = program.says[ways.says.range()].iter().map(|way| way.then);
    unclear.chain(silent).chain(said).map(|way| then(program, way, question.next).to).collect()
}

fn of_question(program: &Program, question: &Question) -> Vec<Onward> {
    // One that may be passed over leaves what was there.
    let surely = matches!(question.skip, Skip::Never | Skip::WhenGiven) && question.form.is_none() && question.optional == Optional::No;
    let fills: Vec<u32> = question.name.filter(|_| surely).map(|name| named(program, name)).into_iter().collect();
    let answered = |to: Then, points: &[&Rows<PointsIx>], is_stored: bool| Onward {
        fills: if is_stored { fills.clone() } else { Vec::new() },
        scores: points.iter().flat_map(|rows| &program.points[rows.range()]).map(|points| points.board.0).collect(),
        ..then(program, to, question.next)
    };
    let is_consent = question.ways.yes.is_some() || question.ways.no.is_some();
    let all: Vec<&Rows<PointsIx>> = program.choices[question.choices.range()].iter().map(|choice| &choice.points).collect();
    // A menu leads where its options do.
    let is_menu = matches!(question.asks, Asks::Menu) && question.optional == Optional::No;
    let mut onward = Vec::new();
    if !is_menu {
        onward.push(answered(Then::Next, &all, true));
    }
    for choice in &program.choices[question.choices.range()] {
        onward.push(answered(choice.then, &all, choice.value.is_some() || choice.each.is_some() || is_consent));
    }
    onward.extend(ways_aside(program, question).into_iter().map(Onward::to));
    let ways = &question.ways;
    onward.extend(ways.otherwise.iter().chain(&ways.nothing).chain(&ways.full).map(|way| then(program, *way, question.next)));
    onward.extend(ways.yes.iter().chain(&ways.no).map(|way| answered(way.then, &[&way.points], true)));
    if let Some(form) = question.form {
        let form = &program.forms[form.at()];
        onward.extend([Onward::to(form.first), Onward::to(form.next), then(program, form.cancelled, form.next)]);
    }
    onward
}

/// Where the buttons of a message lead.
fn buttons(program: &Program, message: usize) -> Vec<Onward> {
    let mut ways = Vec::new();
    for variant in &program.variants[program.messages[message].variants.range()] {
        for bubble in &program.bubbles[variant.wordings.range()] {
            let cards = program.cards[bubble.cards.range()].iter().map(|card| card.buttons);
            let template = bubble.template.map(|template| program.template_sends[template.at()].buttons);
            for rows in std::iter::once(bubble.buttons).chain(cards).chain(template) {
                ways.extend(rows_of(program, rows));
            }
        }
    }
    ways
}

fn rows_of(program: &Program, rows: Rows<ButtonIx>) -> impl Iterator<Item = Onward> + '_ {
    program.buttons[rows.range()].iter().filter_map(|button| {
        let Does::Go(to) = button.does else { return None };
        let step = match to {
            Target::Step(step) => Some(step),
            Target::Flow(flow) => Some(program.flows[flow.at()].first),
            Target::Question { .. } => None,
        };
        let needs = step.map(|step| program.name_lists[program.steps[step.at()].needs.at()].names.as_slice()).unwrap_or_default();
        let fills: Vec<u32> = button.picked.map(|name| named(program, name)).into_iter().collect();
        let needs = needs.iter().map(|name| named(program, *name)).filter(|name| !fills.contains(name)).collect();
        Some(Onward { needs, fills, is_tapped: true, ..target(program, to) })
    })
}

fn named(program: &Program, name: NameIx) -> u32 {
    program.names[name.at()].id.0
}

fn then(program: &Program, then: Then, next: Pc) -> Onward {
    match then {
        Then::Next => Onward::to(next),
        Then::Body(body) => Onward::to(body),
        Then::Go(to) => target(program, to),
    }
}

/// "Entered by title, the flow's scores go too."
fn target(program: &Program, to: Target) -> Onward {
    match to {
        Target::Step(step) => Onward::to(program.steps[step.at()].start),
        Target::Flow(flow) => {
            let flow = &program.flows[flow.at()];
            let empties = flow.boards.range().map(|board| u32::try_from(board).unwrap_or(u32::MAX)).collect();
            Onward { empties, ..Onward::to(program.steps[flow.first.at()].start) }
        }
        Target::Question { ask, .. } => Onward::to(ask),
    }
}
