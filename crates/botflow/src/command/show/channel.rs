//! `show --stage input`. In: a webhook's body. Out: what it decodes into, or why it is refused.

use std::path::Path;

use botflow_channels::{Channel, Refused, Setup, channel};

use crate::{Exit, Stop, World};

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
