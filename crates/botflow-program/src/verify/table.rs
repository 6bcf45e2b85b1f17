//! In: a program whose indices hold. Out: whether its tables fit each other, so that the engine can rely on it.

use super::Fault;
use crate::{Asks, Cells, EMPTY_TEXT, Hours, Index, Kind, Op, Piece, Plain, Program, RequestIx, Value, What};

/// Days from 1970-01-01 that a calendar can still say: the years 1 to 9999.
const DAYS: std::ops::RangeInclusive<i32> = -719_162..=2_932_896;
/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;
/// A set of channels is a word of bits.
const CHANNELS_MAX: usize = 32;

/// Each table in turn.
pub(super) fn verify(program: &Program) -> Result<(), Fault> {
    let checks: [(&str, fn(&Program) -> Result<(), Fault>); 10] = [
        ("languages", languages),
        ("ops", ops),
        ("flows", flows),
        ("texts", texts),
        ("forms_of", forms),
        ("constants", constants),
        ("questions", questions),
        ("requests", requests),
        ("catalogs", catalogs),
        ("calendars", hours),
    ];
    checks.iter().try_for_each(|(table, check)| check(program).map_err(|fault| fault.inside(*table)))
}

fn languages(program: &Program) -> Result<(), Fault> {
    if program.languages.is_empty() {
        return Err(Fault::new("there is none"));
    }
    if program.channels.len() > CHANNELS_MAX {
        return Err(Fault::new(format!("there are more than {CHANNELS_MAX} channels")));
    }
    Ok(())
}

/// The last op must lead somewhere else, so that the next one always exists.
fn ops(program: &Program) -> Result<(), Fault> {
    match program.ops.last() {
        None | Some(Op::Go(_) | Op::Jump(_) | Op::End) => Ok(()),
        Some(
            Op::Send(_)
            | Op::Ask(_)
            | Op::Branch { .. }
            | Op::Set { .. }
            | Op::Each(_)
            | Op::Pick(_)
            | Op::Split(_)
            | Op::Mark(_)
            | Op::Perform(_)
            | Op::Park(_)
            | Op::Do(_),
        ) => Err(Fault::new("the last one goes on behind the end")),
    }
}

fn flows(program: &Program) -> Result<(), Fault> {
    for (row, flow) in program.flows.iter().enumerate() {
        let own = program.steps[flow.steps.range()].iter().all(|step| step.flow.at() == row);
        if !own || !flow.steps.range().contains(&flow.first.at()) {
            return Err(Fault::new("its steps are not its own").inside(row.to_string()));
        }
    }
    Ok(())
}

fn texts(program: &Program) -> Result<(), Fault> {
    let fits = |copies: usize| copies == 1 || copies == program.languages.len();
    first_bad(program.texts.iter().map(|text| fits(text.copies.len())), "has neither one copy nor one a language")
}

/// A form of a value holds no further value: writing a text never goes deeper than two levels.
fn forms(program: &Program) -> Result<(), Fault> {
    let plain = |rows: crate::Rows<crate::PieceIx>| program.pieces[rows.range()].iter().all(|piece| !matches!(piece, Piece::Slot(_)));
    first_bad(program.forms_of.iter().map(|form| plain(form.pieces)), "holds a value")
}

fn constants(program: &Program) -> Result<(), Fault> {
    let fits = |value: &Value| match value.plain() {
        Some(Plain::Day(day)) => DAYS.contains(day),
        Some(Plain::Clock(minute)) => *minute < DAY_MINUTES,
        _ => true,
    };
    first_bad(program.constants.iter().map(fits), "is no day or time")
}

fn questions(program: &Program) -> Result<(), Fault> {
    let fits = |asks: Asks| match asks {
        Asks::Value(Kind::Rating { from, to }) => from <= to && to.saturating_sub(from) <= 100,
        Asks::Slot { slots } => asks_for_slots(program, slots),
        Asks::Value(_) | Asks::Menu | Asks::Which { .. } | Asks::Review => true,
    };
    first_bad(program.questions.iter().map(|question| fits(question.asks)), "asks for what its request does not bring")?;
    let reviewed = |row: usize| !matches!(program.questions[row].asks, Asks::Review) || program.questions[row].form.is_some();
    first_bad((0..program.questions.len()).map(reviewed), "reviews no form")
}

fn requests(program: &Program) -> Result<(), Fault> {
    let fits = |what: &What| match what {
        What::Reserve { slots } | What::Move { slots } => asks_for_slots(program, *slots),
        What::Call(_) | What::Submit { .. } | What::Slots(_) | What::Cancel { .. } | What::Pay { .. } | What::HandOver { .. } => true,
    };
    first_bad(program.requests.iter().map(|request| fits(&request.what)), "books a time that no request brings")
}

fn asks_for_slots(program: &Program, request: RequestIx) -> bool {
    matches!(program.requests[request.at()].what, What::Slots(_))
}

fn catalogs(program: &Program) -> Result<(), Fault> {
    for (row, catalog) in program.catalogs.iter().enumerate() {
        for column in &catalog.columns {
            let whole = column.cells.len() == catalog.rows.len();
            let known = match &column.cells {
                Cells::Texts { texts, cells } => cells.iter().all(|cell| *cell == EMPTY_TEXT || (*cell as usize) < texts.len()),
                Cells::Numbers { scale, .. } | Cells::Money { scale, .. } => *scale <= 18,
                Cells::Places(_) | Cells::Lists(_) => true,
            };
            if !whole || !known {
                return Err(Fault::new(format!("column `{}` does not fit its rows", column.name)).inside(row.to_string()));
            }
        }
    }
    Ok(())
}

fn hours(program: &Program) -> Result<(), Fault> {
    let fits = |hours: &Hours| {
        let open = hours.open.iter().all(|open| open.weekday < 7 && open.from_minute <= open.to_minute && open.to_minute <= DAY_MINUTES);
        open && hours.closed.iter().all(|day| DAYS.contains(day))
    };
    first_bad(program.calendars.iter().map(|calendar| fits(&calendar.hours) && calendar.slot_minutes > 0), "has hours that no day has")?;
    first_bad(program.teams.iter().map(|team| team.hours.as_ref().is_none_or(fits)), "is a team with hours that no day has")
}

fn first_bad(rows: impl Iterator<Item = bool>, why: &str) -> Result<(), Fault> {
    match rows.enumerate().find(|(_, fine)| !fine) {
        None => Ok(()),
        Some((row, _)) => Err(Fault::new(why).inside(row.to_string())),
    }
}
