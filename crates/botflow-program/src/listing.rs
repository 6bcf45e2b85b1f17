//! In: a program. Out: its ops as a person reads them, step by step, in the words of the flow they come from.

mod expr;
mod question;
mod text;

use std::fmt::{self, Write};

use crate::*;

/// The ops of a program as text.
pub struct Listing<'p> {
    program: &'p Program,
}

impl Program {
    /// The ops of this program, for people. Only of a program that was verified.
    pub fn listing(&self) -> Listing<'_> {
        Listing { program: self }
    }
}

impl fmt::Display for Listing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps: Vec<&Step> = self.program.steps.iter().collect();
        steps.sort_by_key(|step| step.start);
        let mut steps = steps.into_iter().peekable();
        let mut flow = None;
        for (at, op) in self.program.ops.iter().enumerate() {
            while let Some(step) = steps.next_if(|step| step.start.at() <= at && step.start.at() > 0) {
                if flow.replace(step.flow) != Some(step.flow) {
                    self.flow(f, step.flow)?;
                }
                self.step(f, step)?;
            }
            let mut out = String::new();
            self.op(&mut out, at, op)?;
            let mut lines = out.lines();
            writeln!(f, "{at:>5}  {}", lines.next().unwrap_or_default())?;
            lines.try_for_each(|line| writeln!(f, "       {line}"))?;
        }
        Ok(())
    }
}

impl Listing<'_> {
    fn flow(&self, f: &mut fmt::Formatter<'_>, flow: FlowIx) -> fmt::Result {
        let row = &self.program.flows[flow.at()];
        writeln!(f, "\nflow {}", row.title)?;
        for list in [("takes", row.takes), ("gives", row.gives)] {
            let names = self.names(list.1);
            if !names.is_empty() {
                writeln!(f, "  {} {names}", list.0)?;
            }
        }
        for (at, start) in self.program.starts.iter().enumerate().filter(|(_, start)| start.flow == flow) {
            let verb = if start.interrupts { "interrupts" } else { "starts" };
            write!(f, "  {verb} on {}", self.starts_on(StartIx::of(at), &start.on))?;
            if let Some(keep) = start.keep {
                write!(f, " as {}", self.name(keep))?;
            }
            let with: Vec<&str> = self.program.keeps[start.with.range()].iter().map(|keep| &*keep.text).collect();
            if !with.is_empty() {
                write!(f, " with {}", with.join(", "))?;
            }
            if start.fresh {
                write!(f, ", fresh")?;
            }
            match start.guard {
                Some(guard) => writeln!(f, ", only if {}", self.expr(guard))?,
                None => writeln!(f)?,
            }
        }
        if row.reads_entry_text {
            writeln!(f, "  keeps the text that started it")?;
        }
        Ok(())
    }

    fn starts_on(&self, start: StartIx, on: &StartsOn) -> String {
        match on {
            StartsOn::Words => {
                let source = |phrase: &&Phrase| phrase.to == Hears::Start(start) && phrase.language.at() == 0;
                let words: Vec<&str> = self.program.phrases.iter().filter(source).map(|phrase| phrase.words.as_str()).collect();
                format!("words {}", words.join(", "))
            }
            StartsOn::Ad(reference) => format!("ad {reference}"),
            StartsOn::Link(reference) => format!("link {reference}"),
            StartsOn::Page(path) => format!("page {path}"),
            StartsOn::Menu(label) => format!("menu {label}"),
            StartsOn::Welcome => "welcome".into(),
            StartsOn::TextLike(pattern) => format!("text like {pattern}"),
            StartsOn::Photo => "photo".into(),
            StartsOn::Location => "location".into(),
            StartsOn::File => "file".into(),
            StartsOn::Event(name) => format!("event {name}"),
            StartsOn::Topic(name) => format!("topic {name}"),
            StartsOn::AnythingElse => "anything else".into(),
        }
    }

    fn step(&self, f: &mut fmt::Formatter<'_>, step: &Step) -> fmt::Result {
        write!(f, "\nstep {}", step.title)?;
        let needs = self.names(step.needs);
        if !needs.is_empty() {
            write!(f, "  (needs {needs})")?;
        }
        writeln!(f)
    }

    fn op(&self, out: &mut String, at: usize, op: &Op) -> fmt::Result {
        match op {
            Op::Send(message) => write!(out, "send    {}", self.message(*message)),
            Op::Ask(question) => self.question(out, *question),
            Op::Branch { holds, otherwise } => write!(out, "branch  {}, else {}", self.expr(*holds), otherwise.0),
            Op::Set { name, how, value } => self.set(out, *name, *how, *value),
            Op::Each(each) => {
                let row = &self.program.loops[each.at()];
                write!(out, "each    {} in {}, then {}", self.name(row.name), self.expr(row.list), row.next.0)
            }
            Op::Pick(pick) => self.pick(out, &self.program.picks[pick.at()]),
            Op::Split(split) => {
                let row = &self.program.splits[split.at()];
                write!(out, "split   {}", row.name)?;
                let mut arms = self.program.arms[row.arms.range()].iter();
                arms.try_for_each(|arm| write!(out, "\n        {} {}: {}", arm.weight, arm.label, arm.body.0))
            }
            Op::Mark(mark) => self.mark(out, *mark),
            Op::Perform(request) => self.request(out, &self.program.requests[request.at()]),
            Op::Park(park) => self.park(out, &self.program.parks[park.at()]),
            Op::Do(run) => {
                let row = &self.program.dos[run.at()];
                write!(out, "do      {}", self.program.flows[row.flow.at()].title)?;
                self.given(out, row.inputs)?;
                self.kept(out, row.keeps)?;
                if row.next.at() == at + 1 { Ok(()) } else { write!(out, ", then {}", row.next.0) }
            }
            Op::Go(target) => write!(out, "go      {}", self.target(*target)),
            Op::Jump(to) => write!(out, "jump    {}", to.0),
            Op::End => write!(out, "end"),
        }
    }

    fn set(&self, out: &mut String, name: NameIx, how: How, value: Option<ExprIx>) -> fmt::Result {
        let (name, value) = (self.name(name), value.map(|value| self.expr(value)).unwrap_or_default());
        match how {
            How::To => write!(out, "set     {name} to {value}"),
            How::Add | How::AddForm(_) => write!(out, "add     {value} to {name}"),
            How::Take => write!(out, "take    {value} from {name}"),
            How::Forget => write!(out, "forget  {name}"),
        }
    }

    fn mark(&self, out: &mut String, mark: Mark) -> fmt::Result {
        match mark {
            Mark::Goal { goal, worth } => {
                write!(out, "reach   {}", self.program.goals[goal.at()].text)?;
                worth.map_or(Ok(()), |worth| write!(out, " worth {}", self.expr(worth)))
            }
            Mark::Tag(tag) => write!(out, "tag     {}", self.string(tag)),
            Mark::Untag(tag) => write!(out, "untag   {}", self.string(tag)),
            Mark::Subscribe(topic) => write!(out, "subscribe {}", self.program.topics[topic.at()].text),
            Mark::Unsubscribe(topic) => write!(out, "unsubscribe {}", self.program.topics[topic.at()].text),
            Mark::Score { board, row, points } => write!(out, "score   {} {points}", self.board_row(board, row)),
            Mark::Reset(board) => write!(out, "reset   {}", self.program.boards[board.at()].name),
        }
    }

    fn park(&self, out: &mut String, park: &Park) -> fmt::Result {
        match park.until {
            Until::Wait(until) => write!(out, "wait    {}, then {}", self.expr(until), park.wakes_at.0),
            Until::BeforeBooking { booking, before } => {
                write!(out, "remind  {} before {}: {}", expr::span(before), self.name(booking), park.wakes_at.0)
            }
            Until::BeforeTime { time, before } => {
                write!(out, "remind  {} before {}: {}", expr::span(before), self.expr(time), park.wakes_at.0)
            }
        }?;
        let carries = self.names(park.carries);
        if carries.is_empty() { Ok(()) } else { write!(out, ", with {carries}") }
    }

    fn pick(&self, out: &mut String, pick: &Pick) -> fmt::Result {
        let catalog = &self.program.catalogs[pick.catalog.at()];
        write!(out, "pick    up to {} {} as {}", pick.up_to, catalog.name, self.name(pick.list))?;
        let conditions = |rows: Rows<ConditionIx>| self.program.conditions[rows.range()].iter();
        for condition in conditions(pick.only_if) {
            write!(out, "\n        only if {}", self.expr_in(condition.holds, Some(catalog)))?;
        }
        for condition in conditions(pick.if_possible) {
            write!(out, "\n        if possible {}", self.expr_in(condition.holds, Some(catalog)))?;
        }
        for prefer in &self.program.preferences[pick.prefer.range()] {
            write!(out, "\n        prefer {} by {}", self.expr_in(prefer.holds, Some(catalog)), prefer.points)?;
        }
        let column = |column: ColumnIx| catalog.columns.get(column.at()).map_or("", |column| &*column.name);
        match pick.first {
            First::Listed => Ok(()),
            First::Lowest(at) => write!(out, "\n        first lowest {}", column(at)),
            First::Highest(at) => write!(out, "\n        first highest {}", column(at)),
            First::Nearest { column: at, to } => write!(out, "\n        first nearest {} to {}", column(at), self.expr(to)),
            First::Random => write!(out, "\n        first at random"),
        }
    }

    fn target(&self, target: Target) -> String {
        match target {
            Target::Step(step) => self.program.steps[step.at()].title.to_string(),
            Target::Flow(flow) => format!("flow {}", self.program.flows[flow.at()].title),
            Target::Question { ask, silent: false } => format!("back to {}", ask.0),
            Target::Question { ask, silent: true } => format!("back to {}, silently", ask.0),
        }
    }

    fn then(&self, then: Then) -> String {
        match then {
            Then::Next => "next".into(),
            Then::Body(pc) => pc.0.to_string(),
            Then::Go(target) => format!("-> {}", self.target(target)),
        }
    }

    fn name(&self, name: NameIx) -> &str {
        &self.program.names[name.at()].text
    }

    fn names(&self, names: NamesIx) -> String {
        let list = self.program.name_lists.get(names.at()).map_or(&[][..], |list| &list.names);
        list.iter().map(|name| self.name(*name)).collect::<Vec<_>>().join(", ")
    }

    fn string(&self, string: StringIx) -> &str {
        &self.program.strings[string.at()]
    }

    fn board_row(&self, board: BoardIx, row: BoardRowIx) -> String {
        let name = &self.program.boards[board.at()].name;
        match self.program.board_rows[row.at()].option {
            Some(option) => format!("{name}.{}", self.program.options[option.at()].key),
            None => name.to_string(),
        }
    }
}
