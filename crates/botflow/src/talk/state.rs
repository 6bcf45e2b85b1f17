//! Where a talk stands, in lines for a person. In: the session. Out: values, bookings, payments, what is due.

use botflow_program::{Cells, Entry, Index as _, NameId, OptionId, Plain, Program, Time, Value};
use botflow_runtime::{Held, Session};

use crate::host::Host;

/// What the bot knows.
pub(super) fn lines(host: &Host, program: &Program) -> Vec<String> {
    let session = host.session();
    let mut lines = vec![format!("time             {}", moment(host, host.now()))];
    if let Some(step) = host.engine().at_step(session) {
        let step = &program.steps[step.at()];
        lines.push(format!("at               {} / {}", program.flows[step.flow.at()].title, step.title));
    }
    if session.stopped {
        lines.push("stopped          the bot only answers until the customer writes start".into());
    }
    for held in &session.contact.values {
        lines.push(written(host, program, held));
    }
    for (number, thread) in session.open.iter().enumerate() {
        if number > 0 || session.open.len() > 1 {
            lines.push(format!("thread {}", number + 1));
        }
        thread.frames.iter().flat_map(|frame| &frame.values).for_each(|held| lines.push(written(host, program, held)));
    }
    lines.extend(about_person(host, session, program));
    lines
}

fn about_person(host: &Host, session: &Session, program: &Program) -> Vec<String> {
    let mut lines = Vec::new();
    if !session.contact.tags.is_empty() {
        lines.push(format!("tags             {}", session.contact.tags.join(", ")));
    }
    for booking in &session.contact.bookings {
        lines.push(format!("{:<16} {}", name(program, booking.name), moment(host, booking.start)));
    }
    for payment in &session.contact.payments {
        let state = if payment.paid_at.is_some() { "paid" } else { "open" };
        lines.push(format!("{:<16} {} {} {state}", name(program, payment.name), payment.amount, payment.currency.code()));
    }
    if !session.parked.is_empty() {
        lines.push(format!(
            "waiting          {}",
            crate::report::counted(session.parked.len(), "part that goes on later", "parts that go on later")
        ));
    }
    lines
}

fn written(host: &Host, program: &Program, held: &Held) -> String {
    let value = match &held.value {
        Value::Skipped => "(skipped)".to_owned(),
        Value::Gone => "(taken back)".to_owned(),
        Value::One(entry) => entry_text(host, program, entry),
        Value::List(entries) => entries.iter().map(|entry| entry_text(host, program, entry)).collect::<Vec<_>>().join(", "),
    };
    format!("{:<16} {value}", name(program, held.name))
}

fn entry_text(host: &Host, program: &Program, entry: &Entry) -> String {
    match entry {
        Entry::Plain(plain) => plain_text(host, program, plain),
        Entry::Record(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|member| format!("{} {}", name(program, member.name), plain_text(host, program, &member.value)))
                .collect();
            format!("({})", members.join("; "))
        }
    }
}

fn plain_text(host: &Host, program: &Program, plain: &Plain) -> String {
    match plain {
        Plain::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Plain::Number(number) => number.to_string(),
        Plain::Money { amount, currency } => format!("{amount} {}", currency.code()),
        Plain::Day(day) => date(*day),
        Plain::Clock(minute) => format!("{:02}:{:02}", minute / 60, minute % 60),
        Plain::Moment(time) => moment(host, *time),
        Plain::Span(span) => format!("{span:?}"),
        Plain::Text(text) => text.to_string(),
        Plain::Choice(option) => option_key(program, *option),
        Plain::Choices(options) => options.iter().map(|option| option_key(program, *option)).collect::<Vec<_>>().join(", "),
        Plain::Texts(texts) => texts.join(", "),
        Plain::Item { catalog, row } => item(program, *catalog, *row),
        Plain::Place(spot) => format!("{:.4}, {:.4}", f64::from(spot.latitude_e7) / 1e7, f64::from(spot.longitude_e7) / 1e7),
    }
}

fn name(program: &Program, id: NameId) -> String {
    program.names.iter().find(|name| name.id == id).map_or_else(|| format!("{id:?}"), |name| name.text.to_string())
}

fn option_key(program: &Program, id: OptionId) -> String {
    program.options.iter().find(|option| option.id == id).map_or_else(|| format!("{id:?}"), |option| option.key.to_string())
}

/// What stands in the first field of a row: it names the row.
fn item(program: &Program, catalog: botflow_program::CatalogId, row: botflow_program::RowId) -> String {
    let Some(catalog) = program.catalogs.iter().find(|known| known.id == catalog) else { return "(a row that is gone)".into() };
    let Some(at) = catalog.rows.iter().position(|known| *known == row) else { return format!("(a row of {} that is gone)", catalog.name) };
    match catalog.columns.first().map(|column| &column.cells) {
        Some(Cells::Texts { texts, cells }) => {
            cells.get(at).and_then(|text| texts.get(*text as usize)).map(ToString::to_string).unwrap_or_default()
        }
        Some(Cells::Numbers { cells, .. } | Cells::Money { cells, .. }) => cells.get(at).map(ToString::to_string).unwrap_or_default(),
        Some(Cells::Places(_) | Cells::Lists(_)) | None => format!("{} row {}", catalog.name, at + 1),
    }
}

/// A moment on the clock of the project.
pub(super) fn moment(host: &Host, time: Time) -> String {
    let local = host.engine().words().local(time, &host.engine().program().zone);
    format!("{} {:02}:{:02}", date(local.day), local.minute / 60, local.minute % 60)
}

/// A day as a test writes it: `2026-06-01`.
pub(crate) fn date(day: i32) -> String {
    let first = jiff::civil::date(1970, 1, 1);
    let span = jiff::Span::new().try_days(i64::from(day)).unwrap_or_default();
    first.checked_add(span).map_or_else(|_| day.to_string(), |date| date.to_string())
}
