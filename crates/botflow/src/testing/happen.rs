//! One thing that happens to a conversation. In: what a line of a test (or of a talk) says. Out: the host has done it, or why it could not.

use botflow_compile::lower::{Arrival, Happens};
use botflow_program::{Spot, fixed};
use botflow_runtime::{ArrivesBy, Outgoing, Reply};

use super::given::named;
use super::pick::{Picked, picked};
use crate::chat::offers::spoken;
use crate::host::{Host, Paid};

/// Does it. `sent` is everything that was sent so far: what can be picked.
///
/// # Errors
/// Why it cannot happen here, in words.
pub(crate) fn happen(host: &mut Host, happens: &Happens, sent: &[Outgoing]) -> Result<(), String> {
    match happens {
        Happens::Arrives(arrival) => {
            let (by, reference) = match arrival {
                Arrival::Welcome => (ArrivesBy::Welcome, ""),
                Arrival::Ad(reference) => (ArrivesBy::Ad, reference.as_str()),
                Arrival::Link(reference) => (ArrivesBy::Link, reference.as_str()),
                Arrival::Page(path) => (ArrivesBy::Page, path.as_str()),
                Arrival::Menu(label) => (ArrivesBy::Menu, label.as_str()),
            };
            host.arrives(by, reference);
        }
        Happens::Says(text) => host.says(text),
        Happens::Picks(labels) => match picked(labels, sent, host.open_question())? {
            Picked::Taps(tokens) => host.taps(tokens),
            Picked::Leaves => {}
        },
        Happens::Changes(field) => changes(host, field, sent),
        Happens::SendsPhoto => host.sends_photo("photo.jpg"),
        Happens::SendsFile => host.sends_file("file.pdf"),
        // The middle of Berlin: as good a place as any.
        Happens::SendsLocation => host.sends_location(Spot { latitude_e7: 525_200_000, longitude_e7: 134_050_000 }),
        Happens::Event(name, fields) => {
            let fields = named(fields, host.engine());
            host.event(name, fields);
        }
        Happens::After(length) => host.passes(*length),
        Happens::PaymentSucceeds => paid(host.pays(Paid::Paid))?,
        Happens::PaymentFails => paid(host.pays(Paid::Failed))?,
        Happens::PaymentCancelled => paid(host.pays(Paid::Cancelled))?,
        Happens::AgentSays(text) => handed_over(host.agent_says(text))?,
        Happens::AgentCloses => handed_over(host.agent_closes())?,
    }
    Ok(())
}

/// "can correct any earlier answer in words or from the review": by the review's button where it is on offer.
fn changes(host: &mut Host, field: &str, sent: &[Outgoing]) {
    let change = |reply: &&Reply| reply.token.tap().is_some_and(|tap| tap.choice == fixed::CHANGE);
    let offered = sent.iter().rev().find(|message| !message.replies.is_empty());
    let named = spoken(field);
    match offered.iter().flat_map(|message| message.replies.iter().filter(change)).find(|reply| spoken(&reply.label).contains(&named)) {
        Some(reply) => host.taps(vec![reply.token]),
        None => host.says(&format!("change {field}")),
    }
}

fn paid(is_open: bool) -> Result<(), String> {
    if is_open { Ok(()) } else { Err("no payment page is open".into()) }
}

fn handed_over(is_handed_over: bool) -> Result<(), String> {
    if is_handed_over { Ok(()) } else { Err("the conversation was not handed over".into()) }
}
