//! What can still decide something. In: a program. Out: for each place at which a conversation rests, the names and score boards that are looked at
//! there or on some way from there before they are filled anew.
//!
//! Texts are left out: what they show decides nothing. So is *back*: it leads to where the conversation has been.

use std::collections::{BTreeSet, HashMap};

use botflow_program::op::{How, Op, Target, Then, Until};
use botflow_program::pick::First;
use botflow_program::question::{Optional, Question, Skip};
use botflow_program::request::What;
use botflow_program::{ExprIx, ExprOp, Index as _, NameIx, Pc, PlaceId, Program};

/// Something that decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deciding {
    /// A value, by its name.
    Name(u32),
    /// The leading row of a board.
    Best(u32),
    /// The points of a board, or a counter.
    Points(u32),
}

type Set = BTreeSet<Deciding>;

/// What decides from each place on.
pub(super) struct Ahead(HashMap<PlaceId, Set>);

/// A way on, and what is filled anew on it.
type Edge = (Pc, Option<Deciding>);

impl Ahead {
    pub(super) fn of(program: &Program) -> Self {
        let own: Vec<Set> = (0..program.ops.len()).map(|at| Reading::of(program, at)).collect();
        let edges: Vec<Vec<Edge>> = (0..program.ops.len()).map(|at| edges(program, at)).collect();
        let mut live = own;
        let mut changed = true;
        while changed {
            changed = false;
            for at in (0..live.len()).rev() {
                let mut all = live[at].clone();
                for (to, filled) in &edges[at] {
                    let ahead = live.get(to.at()).into_iter().flatten();
                    all.extend(ahead.filter(|deciding| Some(**deciding) != *filled));
                }
                if all.len() > live[at].len() {
                    live[at] = all;
                    changed = true;
                }
            }
        }
        let mut places: HashMap<PlaceId, Set> = HashMap::new();
        for (at, op) in program.ops.iter().enumerate() {
            if let Some(place) = place(program, op) {
                places.entry(place).or_default().extend(live[at].iter().copied());
            }
        }
        Ahead(places)
    }

    /// Whether it decides something from that place on; of a place that is not known everything does.
    pub(super) fn decides(&self, at: PlaceId, deciding: Deciding) -> bool {
        self.0.get(&at).is_none_or(|set| set.contains(&deciding))
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

/// What an op looks at itself.
struct Reading<'p> {
    program: &'p Program,
    set: Set,
}

impl<'p> Reading<'p> {
    fn of(program: &'p Program, at: usize) -> Set {
        let mut reading = Reading { program, set: Set::new() };
        reading.op(&program.ops[at]);
        reading.set
    }

    fn name(&mut self, name: NameIx) {
        self.set.insert(named(self.program, name));
    }

    fn expr(&mut self, expr: ExprIx) {
        for op in &self.program.expr_ops[self.program.exprs[expr.at()].ops.range()] {
            match op {
                ExprOp::Read(name) => self.name(*name),
                ExprOp::Best(board) => {
                    self.set.insert(Deciding::Best(board.0));
                }
                ExprOp::Points { board, .. } => {
                    self.set.insert(Deciding::Points(board.0));
                }
                _ => {}
            }
        }
    }

    fn op(&mut self, op: &Op) {
        let program = self.program;
        match op {
            Op::Ask(question) => self.question(&program.questions[question.at()]),
            Op::Branch { holds, .. } => self.expr(*holds),
            Op::Set { name, how, value } => {
                if !matches!(how, How::To | How::Forget) {
                    self.name(*name);
                }
                if let How::AddForm(form) = how {
                    self.name(*form);
                }
                value.iter().for_each(|value| self.expr(*value));
            }
            Op::Each(lap) => self.expr(program.loops[lap.at()].list),
            Op::Pick(pick) => {
                let pick = &program.picks[pick.at()];
                let conditions = program.conditions[pick.only_if.range()].iter().chain(&program.conditions[pick.if_possible.range()]);
                conditions.for_each(|condition| self.expr(condition.holds));
                program.preferences[pick.prefer.range()].iter().for_each(|prefer| self.expr(prefer.holds));
                if let First::Nearest { to, .. } = pick.first {
                    self.expr(to);
                }
            }
            Op::Perform(request) => {
                let request = &program.requests[request.at()];
                program.inputs[request.inputs.range()].iter().for_each(|input| self.expr(input.value));
                self.what(&request.what);
            }
            Op::Park(park) => {
                let park = &program.parks[park.at()];
                program.name_lists[park.carries.at()].names.iter().for_each(|name| self.name(*name));
                match park.until {
                    Until::Wait(time) | Until::BeforeTime { time, .. } => self.expr(time),
                    Until::BeforeBooking { .. } => {}
                }
            }
            Op::Do(run) => program.inputs[program.dos[run.at()].inputs.range()].iter().for_each(|input| self.expr(input.value)),
            Op::Mark(_) | Op::Send(_) | Op::Split(_) | Op::Go(_) | Op::Jump(_) | Op::End => {}
        }
    }

    fn what(&mut self, what: &What) {
        match what {
            What::Submit { form: Some(form), .. } => {
                let form = &self.program.forms[form.at()];
                self.name(form.name);
                self.program.fields[form.fields.range()].iter().for_each(|field| self.name(field.name));
            }
            What::Slots(slots) => {
                slots.length.iter().chain(&slots.from).chain(&slots.to).for_each(|expr| self.expr(*expr));
                self.name(slots.since);
            }
            What::Pay { amount, .. } => self.expr(*amount),
            What::Cancel { which, .. } => self.name(*which),
            What::Reserve { slots } | What::Move { slots } => {
                if let What::Slots(slots) = &self.program.requests[slots.at()].what {
                    self.name(slots.chosen);
                    slots.which.iter().for_each(|which| self.name(*which));
                }
            }
            What::Call(_) | What::Submit { form: None, .. } | What::HandOver { .. } => {}
        }
    }

    fn question(&mut self, question: &Question) {
        let program = self.program;
        // A check reads the answer that has just been given.
        program.checks[question.checks.range()].iter().for_each(|check| self.expr(check.holds));
        question.name.iter().for_each(|name| {
            self.set.remove(&named(program, *name));
        });
        for choice in &program.choices[question.choices.range()] {
            choice.only_if.iter().for_each(|only_if| self.expr(*only_if));
            choice.each.iter().for_each(|each| self.expr(program.eaches[each.at()].list));
        }
        if question.skip != Skip::Never || question.form.is_some() {
            question.name.iter().chain(&question.keep).for_each(|name| self.name(*name));
        }
    }
}

fn named(program: &Program, name: NameIx) -> Deciding {
    Deciding::Name(program.names[name.at()].id.0)
}

/// Every way on from an op.
fn edges(program: &Program, at: usize) -> Vec<Edge> {
    let next = Pc(u32::try_from(at + 1).unwrap_or(u32::MAX));
    let plain = |to: Pc| (to, None);
    match &program.ops[at] {
        Op::Ask(question) => of_question(program, &program.questions[question.at()]),
        Op::Send(message) => std::iter::once(plain(next)).chain(buttons(program, message.at()).into_iter().map(plain)).collect(),
        Op::Branch { otherwise, .. } => vec![plain(next), plain(*otherwise)],
        Op::Set { name, how: How::To | How::Forget, .. } => vec![(next, Some(named(program, *name)))],
        Op::Set { .. } | Op::Pick(_) | Op::Mark(_) => vec![plain(next)],
        Op::Each(lap) => vec![plain(next), plain(program.loops[lap.at()].next)],
        Op::Split(split) => program.arms[program.splits[split.at()].arms.range()].iter().map(|arm| plain(arm.body)).collect(),
        Op::Perform(request) => {
            let request = &program.requests[request.at()];
            let outcomes = program.outcomes[request.outcomes.range()].iter().map(|outcome| then(program, outcome.then, request.next));
            let full = match &request.what {
                What::Slots(slots) => Some(then(program, slots.full, request.next)),
                What::Reserve { slots } | What::Move { slots } => match &program.requests[slots.at()].what {
                    What::Slots(slots) => Some(slots.perform),
                    _ => None,
                },
                _ => None,
            };
            outcomes.chain(full).chain([request.next]).map(plain).collect()
        }
        Op::Park(park) => vec![plain(next), plain(program.parks[park.at()].wakes_at)],
        Op::Do(run) => vec![plain(program.dos[run.at()].next)],
        Op::Go(to) => vec![plain(target(program, *to))],
        Op::Jump(to) => vec![plain(*to)],
        Op::End => Vec::new(),
    }
}

fn of_question(program: &Program, question: &Question) -> Vec<Edge> {
    let surely = question.skip == Skip::Never && question.form.is_none() && question.optional == Optional::No;
    let filled = question.name.filter(|_| surely).map(|name| named(program, name));
    let leads = |to: Then| then(program, to, question.next);
    let mut edges: Vec<Edge> = vec![(question.next, filled)];
    for choice in &program.choices[question.choices.range()] {
        edges.push((leads(choice.then), filled.filter(|_| choice.value.is_some())));
    }
    let ways = &question.ways;
    edges.extend(program.ways_out[ways.unclear.range()].iter().map(|way| (leads(way.then), None)));
    edges.extend(program.no_replies[ways.no_replies.range()].iter().map(|way| (leads(way.then), None)));
    edges.extend(program.says[ways.says.range()].iter().map(|way| (leads(way.then), None)));
    edges.extend(ways.otherwise.iter().chain(&ways.nothing).chain(&ways.full).map(|way| (leads(*way), None)));
    edges.extend(ways.yes.iter().chain(&ways.no).map(|answer| (leads(answer.then), filled)));
    if let Some(form) = question.form {
        let form = &program.forms[form.at()];
        edges.extend([form.first, form.next, then(program, form.cancelled, form.next)].map(|to| (to, None)));
    }
    edges
}

/// Where the buttons of a message lead.
fn buttons(program: &Program, message: usize) -> Vec<Pc> {
    let mut to = Vec::new();
    for variant in &program.variants[program.messages[message].variants.range()] {
        for bubble in &program.bubbles[variant.wordings.range()] {
            let cards = program.cards[bubble.cards.range()].iter().map(|card| card.buttons);
            let template = bubble.template.map(|template| program.template_sends[template.at()].buttons);
            for rows in std::iter::once(bubble.buttons).chain(cards).chain(template) {
                to.extend(program.buttons[rows.range()].iter().filter_map(|button| match &button.does {
                    botflow_program::message::Does::Go(to) => Some(target(program, *to)),
                    botflow_program::message::Does::Open(_) | botflow_program::message::Does::Dial(_) => None,
                }));
            }
        }
    }
    to
}

fn then(program: &Program, then: Then, next: Pc) -> Pc {
    match then {
        Then::Next => next,
        Then::Body(body) => body,
        Then::Go(to) => target(program, to),
    }
}

fn target(program: &Program, to: Target) -> Pc {
    match to {
        Target::Step(step) => program.steps[step.at()].start,
        Target::Flow(flow) => program.steps[program.flows[flow.at()].first.at()].start,
        Target::Question { ask, .. } => ask,
    }
}
