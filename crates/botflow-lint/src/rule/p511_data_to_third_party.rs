//! P511: personal data that goes to somebody whom the project does not name.

use botflow_compile::graph::{Act, ExprAt, Request, RequestWhat};
use botflow_compile::known::{Use, reads_of_expr};
use botflow_compile::model::{FormId, Part, Read, Root, ValueId};
use botflow_compile::project::Sink;
use botflow_source::{Finding, Page, Severity, Span};
use petgraph::graph::NodeIndex;

use crate::Journey;

/// What is known of P511.
pub static PAGE: Page = Page {
    code: "P511",
    slug: "data-to-third-party",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "`{x}` is sent to {to}, which `privacy: {shared with}` doesn't name",
    why: "customers are told who gets what they write; somebody who is not on that list gets it all the same",
    help: "add {host} to `shared with:` in botflow.yaml and to your privacy notice, or don't send it",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
retention: 180 days
privacy: {shared with: [crm.lamps.example.com]}
actions:
  invite: {url: https://api.mailer.example.com/invite, method: POST, takes: {address: email}, gives: {sent: yes/no}}
--- flows/news.flow
flow News
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  call invite
    with email as address
    when failed -> Bye
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
retention: 180 days
privacy: {shared with: [crm.lamps.example.com, mailer.example.com]}
actions:
  invite: {url: https://api.mailer.example.com/invite, method: POST, takes: {address: email}, gives: {sent: yes/no}}
--- flows/news.flow
flow News
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  call invite
    with email as address
    when failed -> Bye
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// What is always known of a contact and is about the person.
const CONTACT: [&str; 4] = ["first_name", "last_name", "email", "phone"];

/// Looks for it: "looked at only where that list is given".
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let Some(shared) = &journey.project.privacy.shared_with else { return };
    let personal = journey.personal();
    for at in journey.graph.ways.node_indices() {
        let Act::Perform(request) = &journey.node(at).act else { continue };
        for to in receivers(journey, request) {
            if !is_named(&to, shared) {
                report(journey, at, request, &to, personal, found);
            }
        }
    }
}

/// Somebody outside who gets something.
struct Receiver {
    host: String,
    /// The action's name; `None` for a sink.
    action: Option<String>,
}

fn receivers(journey: &Journey<'_>, request: &Request) -> Vec<Receiver> {
    match &request.what {
        RequestWhat::Call { action: Some(action), .. } => {
            let action = &journey.project.actions[*action as usize];
            host(&action.url).map(|host| Receiver { host, action: Some(action.name.text.clone()) }).into_iter().collect()
        }
        RequestWhat::Submit { .. } => {
            let webhooks = journey.project.lead_sinks.iter().filter_map(|sink| match sink {
                Sink::Webhook(url) => host(url),
                Sink::Table => None,
            });
            webhooks.map(|host| Receiver { host, action: None }).collect()
        }
        _ => Vec::new(),
    }
}

/// The machine that an address belongs to; `None` where a variable of the environment stands for it.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let place = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = place.rsplit_once('@').map_or(place, |(_, host)| host);
    let host = host.split(':').next().unwrap_or(host).to_lowercase();
    (!host.is_empty() && !host.contains(['{', '$'])).then_some(host)
}

/// By its address, an address above it, or the action's name.
fn is_named(to: &Receiver, shared: &[String]) -> bool {
    shared.iter().any(|name| {
        let by_name = to.action.as_ref().is_some_and(|action| action == name);
        let by_host = host(name).is_some_and(|name| to.host == name || to.host.ends_with(&format!(".{name}")));
        by_name || by_host
    })
}

fn report(journey: &Journey<'_>, at: NodeIndex, request: &Request, to: &Receiver, personal: &[bool], found: &mut Vec<Finding>) {
    let mut sent: Vec<(String, Span)> = Vec::new();
    if let RequestWhat::Submit { form: Some(form), .. } = &request.what {
        let fields = journey.model.forms[form.ix()].fields.iter().filter(|field| personal[field.ix()]);
        sent.extend(fields.map(|field| (journey.model.values[field.ix()].name.clone(), journey.node(at).origin.span)));
    }
    for pass in &request.with {
        if is_personal(journey, &pass.value, personal) {
            sent.push((journey.slice(pass.span).to_owned(), pass.span));
        }
    }
    let Some((name, span)) = sent.first() else { return };
    let target = match &to.action {
        Some(action) => format!("\"{action}\""),
        None => to.host.clone(),
    };
    let finding = Finding::new(&PAGE, *span).with("x", name).with("to", &target).with("host", &to.host);
    let finding = finding.note(format!("goes to {}", to.host));
    let others = sent.iter().skip(1).filter(|(_, other)| other != span);
    found.push(others.fold(finding, |finding, (_, span)| finding.label(*span, "so does this")));
}

/// Whether something personal goes into a value that is sent.
fn is_personal(journey: &Journey<'_>, value: &ExprAt, personal: &[bool]) -> bool {
    let mut is = false;
    reads_of_expr(value.get(journey.facts), Use::Passed, &mut |read, usage| {
        is |= !matches!(usage, Use::Asked | Use::Compared) && reads_personal(journey, read, personal);
    });
    is
}

fn reads_personal(journey: &Journey<'_>, read: &Read, personal: &[bool]) -> bool {
    match &read.root {
        Root::Value(value) => personal[value.ix()],
        Root::Form(form) => match read.parts.first() {
            Some(Part::Field(name)) => field(journey, *form, name).is_some_and(|field| personal[field.ix()]),
            _ => journey.model.forms[form.ix()].fields.iter().any(|field| personal[field.ix()]),
        },
        Root::Contact(name) => CONTACT.contains(&name.as_str()),
        _ => false,
    }
}

fn field(journey: &Journey<'_>, form: FormId, name: &str) -> Option<ValueId> {
    journey.model.forms[form.ix()].fields.iter().copied().find(|field| journey.model.values[field.ix()].name == name)
}
