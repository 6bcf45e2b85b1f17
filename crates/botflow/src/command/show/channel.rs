//! `show --stage input` and `show --stage payload`. In: a webhook's body, or a flow. Out: what it decodes into, or the bodies that would be sent.

use std::path::Path;

use botflow_channels::{Channel, Conversation, Refused, Setup, channel};
use botflow_program::{Program, StartsOn, Time};
use botflow_runtime::{ArrivesBy, Engine};

use crate::host::{Event, Host};
use crate::{Exit, Stop, World};

/// Twelve o'clock on a Friday, so that opening hours hold.
const START: Time = Time(1_794_570_000);

/// Turns that are played at most, each time with the first option.
const TURNS: usize = 30;

/// The channel of that name, or which there are.
pub(super) fn named(name: Option<&str>) -> Result<&'static Channel, Stop> {
    let all = "Name one of messenger, instagram, whatsapp, telegram, web: --channel whatsapp";
    let name = name.ok_or_else(|| Stop::usage("This stage is about one channel.", all))?;
    channel(name).ok_or_else(|| Stop::usage(format!("There is no channel called \"{name}\"."), all))
}

/// What a webhook's body decodes into. Its signature is looked at where headers and a secret are given.
pub(super) fn input(file: &Path, channel: &Channel, headers: &[String], secret: &str, world: &mut World) -> Result<Exit, Stop> {
    let path = world.folder.join(file);
    let body = std::fs::read(&path).map_err(|error| Stop::file(&path, "read", &error))?;
    let setup = Setup { secret: secret.as_bytes().to_vec(), ..Setup::default() };
    let headers: Vec<(&str, &str)> = headers.iter().filter_map(|header| header.split_once('=')).collect();
    let decoded = match headers.is_empty() && secret.is_empty() {
        true => channel.decode(&body, &setup),
        false => channel.receive(&headers, &body, &setup),
    };
    match decoded {
        Ok(events) => {
            let shown = events.iter().map(|event| serde_json::json!({"received": event, "inputs": event.inputs()}));
            let shown = serde_json::to_string_pretty(&shown.collect::<Vec<_>>()).unwrap_or_default();
            writeln!(world.output, "{shown}")?;
            Ok(Exit::Fine)
        }
        Err(refused) => Err(Stop::to_fix(format!("Refused with {}: {refused}.", refused.status()), help(&refused))),
    }
}

fn help(refused: &Refused) -> &'static str {
    match refused {
        Refused::NotSigned { .. } => "Give the headers it came with: --header \"X-Hub-Signature-256=sha256=…\"",
        Refused::WrongSignature { .. } => "Give the secret it was signed with (--secret), and the exact bytes of the body.",
        _ => "Look at the file: is it the whole body, and of this channel?",
    }
}

/// The bodies of a conversation that takes the first option each time.
pub(super) fn payload(program: &Program, channel: &Channel, world: &mut World) -> Result<Exit, Stop> {
    let engine = Engine::new(program.clone(), botflow_values::words()).map_err(|unfit| {
        Stop::to_fix(format!("The program cannot run: {unfit}."), "This is a fault of botflow: please report it, with the flow.")
    })?;
    let mut host = Host::new(engine, channel.name, 1, START);
    begin(program, &mut host);
    let to = Conversation {
        contact: "0".into(),
        last_message: "m".into(),
        send: "1".into(),
        pay: "https://pay.example/".to_owned(),
        ..Conversation::default()
    };
    for _ in 0..TURNS {
        let mut first = None;
        for event in host.take_events() {
            if let Event::Sent { message, .. } = event {
                first = message.replies.first().map(|reply| reply.token);
                for request in channel.encode(&message, &to) {
                    writeln!(world.output, "{} {}", request.call, request.body)?;
                }
            }
        }
        match first {
            Some(token) => host.taps(vec![token]),
            None => break,
        }
    }
    Ok(Exit::Fine)
}

/// Comes as a customer would: by the welcome, else by the first ad, link or page.
fn begin(program: &Program, host: &mut Host) {
    let welcome = program.starts.iter().filter(|start| start.on == StartsOn::Welcome);
    for start in welcome.chain(program.starts.iter()) {
        match &start.on {
            StartsOn::Welcome => return host.arrives(ArrivesBy::Welcome, ""),
            StartsOn::Ad(reference) => return host.arrives(ArrivesBy::Ad, reference),
            StartsOn::Link(reference) => return host.arrives(ArrivesBy::Link, reference),
            StartsOn::Page(path) => return host.arrives(ArrivesBy::Page, path.trim_end_matches('*')),
            StartsOn::Words
            | StartsOn::Menu(_)
            | StartsOn::Event(_)
            | StartsOn::TextLike(_)
            | StartsOn::Photo
            | StartsOn::Location
            | StartsOn::File
            | StartsOn::Topic(_)
            | StartsOn::AnythingElse => {}
        }
    }
    host.says("Hello");
}
