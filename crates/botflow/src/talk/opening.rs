//! How a talk begins when nothing else is said: as a customer of the flow would come.

use botflow_compile::lower::{Arrival, Happens};
use botflow_program::{Program, Start, StartsOn};
use botflow_syntax::fold;

use super::Deed;

/// What brings a customer into this flow (or the project): the welcome, else the first ad, link, page or menu, else the first words.
pub fn opening(program: &Program, flow: Option<&str>) -> Option<Deed> {
    let of_flow = |start: &&Start| {
        let title = &program.flows[botflow_program::Index::at(start.flow)].title;
        flow.is_none_or(|flow| fold(flow) == fold(title))
    };
    let starts: Vec<(usize, &Start)> = program.starts.iter().enumerate().filter(|(_, start)| of_flow(start)).collect();
    let welcome = starts.iter().find(|(_, start)| start.on == StartsOn::Welcome);
    let arrival = welcome.into_iter().chain(&starts).find_map(|(_, start)| arrival(&start.on));
    arrival.or_else(|| starts.iter().find_map(|(number, start)| first_words(program, *number, start)))
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
