//! How walks begin. In: the program. Out: every way into it, and worlds in which it may have to live, as lines.

use botflow_compile::lower::{Arrival, Happens, Moment, World};
use botflow_compile::model;
use botflow_compile::project::{Constant, from_text};
use botflow_program::{Hears, Index as _, Kind, Program, Start, StartsOn};

use super::chance::Chance;
use super::step::Step;

/// Monday 2026-06-01 in days since 1970-01-01: tests begin then.
const FIRST_DAY: i32 = 20_605;

/// Every way into the project that a test can say: arrivals, words, things sent, events.
pub(super) fn entrances(program: &Program) -> Vec<Step> {
    program.starts.iter().enumerate().flat_map(|(at, start)| entrance(program, at, start)).collect()
}

/// One way in for each trigger.
pub(super) fn entrances_once(program: &Program) -> Vec<Step> {
    program.starts.iter().enumerate().filter_map(|(at, start)| entrance(program, at, start).into_iter().next()).collect()
}

/// Every business event that starts something.
pub(super) fn events(program: &Program) -> impl Iterator<Item = Step> + '_ {
    let of_events = program.starts.iter().enumerate().filter(|(_, start)| matches!(start.on, StartsOn::Event(_)));
    of_events.flat_map(|(at, start)| entrance(program, at, start))
}

fn entrance(program: &Program, at: usize, start: &Start) -> Vec<Step> {
    let one = |arrival| vec![Step::arrives(arrival)];
    match &start.on {
        StartsOn::Welcome => one(Arrival::Welcome),
        StartsOn::Ad(reference) => one(Arrival::Ad(reference.to_string())),
        StartsOn::Link(reference) => one(Arrival::Link(reference.to_string())),
        StartsOn::Page(path) => one(Arrival::Page(path.trim_end_matches('*').to_owned())),
        StartsOn::Menu(label) => one(Arrival::Menu(label.to_string())),
        StartsOn::Words => {
            let of_start = program.phrases.iter().filter(|phrase| matches!(phrase.to, Hears::Start(start) if start.at() == at));
            of_start.filter_map(|phrase| Step::says(&phrase.words)).collect()
        }
        StartsOn::TextLike(pattern) => Step::says(&shaped(pattern)).into_iter().collect(),
        StartsOn::Photo => vec![sends_photo()],
        StartsOn::Location => vec![sends_location()],
        StartsOn::File => vec![sends_file()],
        StartsOn::Event(name) => vec![event(program, name, start)],
        StartsOn::AnythingElse => Step::says("what's for lunch").into_iter().collect(),
        // No line of a test says what a language-understanding provider made of a message.
        StartsOn::Topic(_) => Vec::new(),
    }
}

pub(super) fn sends_photo() -> Step {
    Step::happens(Happens::SendsPhoto, "customer sends photo")
}

pub(super) fn sends_location() -> Step {
    Step::happens(Happens::SendsLocation, "customer sends location")
}

pub(super) fn sends_file() -> Step {
    Step::happens(Happens::SendsFile, "customer sends file")
}

/// A text of that shape: `#` a digit, `@` a letter, `…` nothing.
fn shaped(pattern: &str) -> String {
    let mut text = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '#' => text.push('4'),
            '@' => text.push('k'),
            '…' => {}
            '\\' => text.extend(letters.next()),
            letter => text.push(letter),
        }
    }
    text
}

fn event(program: &Program, name: &str, start: &Start) -> Step {
    let keeps = &program.keeps[start.with.range()];
    let fields: Vec<(String, &str, Constant)> = keeps
        .iter()
        .filter_map(|keep| {
            let (text, value) = example(keep.kind)?;
            Some((keep.text.to_string(), text, value))
        })
        .collect();
    let lines: String = fields.iter().map(|(field, text, _)| format!("\n  {field} {text}")).collect();
    let values = fields.into_iter().map(|(field, _, value)| (field, value)).collect();
    Step::happens(Happens::Event(name.to_owned(), values), format!("event {name}{lines}"))
}

/// A value of that kind as a test writes it; `None`: it takes a file, or nothing outside writes one.
fn example(kind: Kind) -> Option<(&'static str, Constant)> {
    let (text, kind) = match kind {
        Kind::Text | Kind::Choice => ("Blue lamp", model::Kind::Text),
        Kind::Name => ("Nora Lind", model::Kind::Name),
        Kind::Email => ("nora@example.com", model::Kind::Email),
        Kind::Phone => ("+49 30 901820", model::Kind::Phone),
        Kind::Code => ("A-1017", model::Kind::Code),
        Kind::Number | Kind::WholeNumber | Kind::Rating { .. } => ("3", model::Kind::Number { whole: true }),
        Kind::Money => ("49 EUR", model::Kind::Money(None)),
        Kind::Date => ("2026-06-20", model::Kind::Date),
        Kind::Time => ("14:30", model::Kind::Time),
        Kind::YesNo | Kind::Consent => ("yes", model::Kind::YesNo),
        Kind::Link | Kind::Photo | Kind::File => ("https://example.com/a", model::Kind::Text),
        Kind::DateTime | Kind::Several | Kind::Location | Kind::Span | Kind::Item(_) => return None,
        Kind::Record | Kind::List | Kind::Booking | Kind::Payment => return None,
    };
    Some((text, from_text(text, &kind, None)?))
}

/// Everything that can be otherwise than on a good day, one line each: teams, calendars, actions.
pub(super) fn troubles(program: &Program) -> Vec<Step> {
    let mut troubles = Vec::new();
    for team in &program.teams {
        troubles.push(Step::world(World::Team(team.name.to_string(), false), format!("{} is closed", team.name)));
    }
    for calendar in &program.calendars {
        troubles.push(Step::world(World::CalendarFull(calendar.name.to_string()), format!("calendar {} is full", calendar.name)));
    }
    for action in &program.actions {
        let name = action.name.to_string();
        troubles.push(Step::world(World::ActionFails(name.clone()), format!("action {name} fails")));
        troubles.push(Step::world(World::ActionSilent(name.clone()), format!("action {name} does not answer")));
        let given: Option<Vec<_>> = action.gives.iter().map(|param| Some((param.name.to_string(), example(param.kind)?))).collect();
        if let Some(given) = given.filter(|given| !given.is_empty()) {
            let lines: String = given.iter().map(|(field, (text, _))| format!("\n  {field} {text}")).collect();
            let values = given.into_iter().map(|(field, (_, value))| (field, value)).collect();
            troubles.push(Step::world(World::ActionGives(name.clone(), values), format!("action {name} gives{lines}")));
        }
    }
    troubles
}

/// All calendars full at once, where there are several: "at Kreuzberg or Mitte" is full only then.
pub(super) fn full_everywhere(program: &Program) -> Option<Vec<Step>> {
    let full = |name: &str| Step::world(World::CalendarFull(name.to_owned()), format!("calendar {name} is full"));
    (program.calendars.len() > 1).then(|| program.calendars.iter().map(|calendar| full(&calendar.name)).collect())
}

/// The channel, where it is not the first one.
pub(super) fn on_channel(program: &Program, channel: &str) -> Option<Step> {
    let is_first = program.channels.first().is_some_and(|first| *first == channel);
    (!is_first).then(|| Step::world(World::Channel(channel.to_owned()), format!("on {channel}")))
}

/// Each language of the project; the first needs no line.
pub(super) fn in_languages(program: &Program) -> Vec<Option<Step>> {
    let line = |language: &botflow_program::Text| Step::world(World::Language(language.to_string()), format!("in {language}"));
    let others = program.languages.iter().skip(1).map(|language| Some(line(language)));
    std::iter::once(None).chain(others).collect()
}

/// The world of one drawn walk.
pub(super) fn drawn(program: &Program, channel: &str, chance: &mut Chance) -> Vec<Step> {
    let mut steps: Vec<Step> = on_channel(program, channel).into_iter().collect();
    if let Some(language) = chance.one(&program.languages).filter(|language| Some(*language) != program.languages.first()) {
        steps.push(Step::world(World::Language(language.to_string()), format!("in {language}")));
    }
    if chance.happens(25) {
        steps.push(clock(chance));
    }
    let troubles = troubles(program);
    for trouble in troubles {
        if chance.happens(15) {
            steps.push(trouble);
        }
    }
    steps
}

/// Some other day and hour: nights, weekends, the days on which clocks change, the end of a year.
fn clock(chance: &mut Chance) -> Step {
    let days = [0, 5, 6, 145, 146, 206, 213, 300, 301];
    let minutes = [2, 150, 7 * 60, 12 * 60, 17 * 60 + 58, 22 * 60 + 15];
    let day = FIRST_DAY + chance.one(&days).copied().unwrap_or_default();
    let minute: u16 = chance.one(&minutes).copied().unwrap_or_default();
    let text = format!("now is {} {:02}:{:02}", crate::talk::date(day), minute / 60, minute % 60);
    Step::world(World::Now(Moment { day, minute }), text)
}
