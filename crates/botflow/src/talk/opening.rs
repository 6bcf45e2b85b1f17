//! How a talk begins when nothing else is said: as a customer of the flow would come.

use botflow_compile::lower::{Arrival, Happens};
use botflow_program::{Program, Start, StartsOn};
use botflow_syntax::fold;

use super::Deed;

/// What brings a customer into this flow: the welcome, else the first ad, link, page or menu, else the first words. A project of several
/// flows begins with its welcome, or waits for the person.
pub fn opening(program: &Program, flow: Option<&str>) -> Option<Deed> {
    let of_flow = |start: &&Start| {
        let title = &program.flows[botflow_program::Index::at(start.flow)].title;
        flow.is_none_or(|flow| fold(flow) == fold(title))
    };
    let starts: Vec<(usize, &Start)> = program.starts.iter().enumerate().filter(|(_, start)| of_flow(start)).collect();
    let welcome = starts.iter().find(|(_, start)| start.on == StartsOn::Welcome);
    if flow.is_none() && program.flows.len() > 1 {
        return welcome.and_then(|(_, start)| arrival(&start.on));
    }
    let arrival = welcome.into_iter().chain(&starts).find_map(|(_, start)| arrival(&start.on));
    arrival.or_else(|| starts.iter().find_map(|(number, start)| first_words(program, *number, start)))
}

/// What a person could write or where they could come from, to meet each flow.
pub fn ways_in(program: &Program) -> Vec<String> {
    let mut ways = Vec::new();
    for (number, start) in program.starts.iter().enumerate() {
        let flow = &program.flows[botflow_program::Index::at(start.flow)].title;
        let way = match &start.on {
            StartsOn::Words => first_words(program, number, start).map(|deed| deed.line().trim_start_matches("customer says ").to_owned()),
            StartsOn::Ad(reference) => Some(format!(":arrive ad {reference}")),
            StartsOn::Link(reference) => Some(format!(":arrive link {reference}")),
            StartsOn::Event(name) => Some(format!(":event {name}")),
            StartsOn::Page(_)
            | StartsOn::Menu(_)
            | StartsOn::Welcome
            | StartsOn::TextLike(_)
            | StartsOn::Photo
            | StartsOn::Location
            | StartsOn::File
            | StartsOn::Topic(_)
            | StartsOn::AnythingElse => None,
        };
        if let Some(way) = way
            && !ways.iter().any(|(_, of)| of == flow)
        {
            ways.push((way, flow.clone()));
        }
    }
    ways.into_iter().map(|(way, flow)| format!("{way}   starts {flow}")).collect()
}

fn arrival(on: &StartsOn) -> Option<Deed> {
    let (arrival, line) = match on {
        StartsOn::Welcome => (Arrival::Welcome, "customer arrives".to_owned()),
        StartsOn::Ad(reference) => (Arrival::Ad(reference.to_string()), format!("customer arrives from ad {reference}")),
        StartsOn::Link(reference) => (Arrival::Link(reference.to_string()), format!("customer arrives from link {reference}")),
        StartsOn::Page(path) => {
            let path = path.trim_end_matches('*').to_owned();
            (Arrival::Page(path.clone()), format!("customer arrives from page {path}"))
        }
        StartsOn::Menu(label) => (Arrival::Menu(label.to_string()), format!("customer arrives from menu {label}")),
        StartsOn::Words
        | StartsOn::TextLike(_)
        | StartsOn::Photo
        | StartsOn::Location
        | StartsOn::File
        | StartsOn::Event(_)
        | StartsOn::Topic(_)
        | StartsOn::AnythingElse => return None,
    };
    Some(Deed::Happens(Happens::Arrives(arrival), line))
}

fn first_words(program: &Program, number: usize, start: &Start) -> Option<Deed> {
    let belongs = |phrase: &&botflow_program::Phrase| matches!(phrase.to, botflow_program::Hears::Start(at) if botflow_program::Index::at(at) == number);
    match start.on {
        StartsOn::Words => Some(Deed::says(&program.phrases.iter().find(belongs)?.words)),
        _ => None,
    }
}
