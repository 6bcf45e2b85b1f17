//! P515: what a customer has written goes into an address without being encoded.

use std::collections::HashSet;

use botflow_compile::graph::{Act, SetHow};
use botflow_compile::known::{Use, reads_of_expr};
use botflow_compile::model::{Declared, Expr, Format, InAddress, Kind, Piece, Read, Root, ValueId};
use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::Role;

/// What is known of P515.
pub static PAGE: Page = Page {
    code: "P515",
    slug: "unsafe-value",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "A customer's words go into a link or address as they are",
    why: "a blank or an & in what somebody writes breaks the link, and whoever means harm can lead it elsewhere",
    help: "leave out `as raw`: then the words are encoded, and the address stays whole",
    broken: r#"flow Search
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask wish (text): I'm the lamp bot. What are you looking for?
  say Here is all we have.
    button Show me -> https://lamps.example.com/search?q={wish as raw}
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Search
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask wish (text): I'm the lamp bot. What are you looking for?
  say Here is all we have.
    button Show me -> https://lamps.example.com/search?q={wish}
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it: values `as raw` that customers fill in their own words.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let raw: Vec<(&Expr, Span)> = journey
        .shown()
        .iter()
        .flat_map(|(_, text, role)| {
            let address = *role == Role::Address;
            let pieces = text.get(journey.facts).source();
            // Hardly any text holds such a value.
            let pieces = if pieces.iter().any(is_raw) { pieces } else { &[] };
            let mut at = if address { InAddress::of_address() } else { InAddress::of_words() };
            pieces.iter().filter_map(move |piece| match (at.passes(piece), piece) {
                (inside, Piece::Value { value, format: Some(Format::Raw), span, .. }) => (inside || address).then_some((value, *span)),
                (_, Piece::Value { .. } | Piece::Literal(_)) => None,
            })
        })
        .collect();
    if raw.is_empty() {
        return;
    }
    let own = own_words(journey);
    for (value, span) in raw {
        let mut written = false;
        reads_of_expr(value, Use::Shown, &mut |read, _| written |= is_own(read, &own));
        if written {
            let finding = Finding::new(&PAGE, span).note("whatever the customer has written, letter by letter");
            let typed = journey.slice(span);
            found.push(match typed.strip_suffix("}").map(str::trim_end).and_then(|typed| typed.strip_suffix("as raw")) {
                Some(plain) => finding.offer_fix("Let it be encoded", vec![Edit::new(span, format!("{}}}", plain.trim_end()))]),
                None => finding,
            });
        }
    }
}

fn is_raw(piece: &Piece) -> bool {
    matches!(piece, Piece::Value { format: Some(Format::Raw), .. })
}

/// Kinds in which any sign may stand. A code, a phone number or a date hold none that mean anything in an address.
fn is_free(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Name | Kind::Email | Kind::Link)
}

fn is_own(read: &Read, own: &HashSet<ValueId>) -> bool {
    match &read.root {
        Root::Value(value) => own.contains(value) && is_free(&read.kind),
        // A form's answer, and what is kept of the person.
        Root::Form(_) | Root::Contact(_) => is_free(&read.kind) || matches!(read.kind, Kind::Form(_)),
        Root::EntryText | Root::EntryRef => true,
        Root::Booking(_) | Root::Payment(_) | Root::Item(_) | Root::Row | Root::Channel | Root::EntryKind => false,
        Root::Best(_) | Root::Points(..) | Root::Counter(_) => false,
    }
}

/// Values that hold what customers wrote: answers, parts of a first message, and what is set from them.
fn own_words(journey: &Journey<'_>) -> HashSet<ValueId> {
    let values = journey.model.values.iter().enumerate().map(|(at, value)| (ValueId(at as u32), value));
    let own = values.filter(|(_, value)| is_free(&value.kind) && matches!(value.declared, Declared::Ask | Declared::Start));
    let mut own: HashSet<ValueId> = own.map(|(at, _)| at).collect();
    // From a value to those that are set from it.
    let mut into: Vec<Vec<ValueId>> = vec![Vec::new(); journey.model.values.len()];
    for node in journey.graph.ways.node_weights() {
        let Act::Set(change) = &node.act else { continue };
        let Some(Root::Value(target)) = change.place.get(journey.facts).map(|read| &read.root) else { continue };
        if let SetHow::To(value) | SetHow::Add(value) = &change.how {
            reads_of_expr(value.get(journey.facts), Use::Shown, &mut |read, _| match &read.root {
                Root::Value(from) => into[from.ix()].push(*target),
                _ if is_own(read, &HashSet::new()) => {
                    own.insert(*target);
                }
                _ => {}
            });
        }
    }
    let mut stack: Vec<ValueId> = own.iter().copied().collect();
    while let Some(from) = stack.pop() {
        for target in std::mem::take(&mut into[from.ix()]) {
            if own.insert(target) {
                stack.push(target);
            }
        }
    }
    own
}
