//! What the reader of the command line could not read, in plain words. In: clap's error. Out: text and exit code.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::{Exit, Stop, World};

/// Shows the help that was asked for, or says what is wrong with the command.
pub(crate) fn answer(error: &Error, world: &mut World) -> Result<Exit, Stop> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        write!(world.output, "{}", shown(error, world))?;
        return Ok(Exit::Fine);
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        write!(world.error, "{}", shown(error, world))?;
        return Ok(Exit::WrongUsage);
    }
    let given = |kind| error.get(kind).map(words).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(given)
        .find(|near| !near.is_empty());
    let help = |otherwise: &str| near.as_ref().map_or(otherwise.to_owned(), |near| format!("Did you mean {near}?"));
    let see = "Run it with --help to see what it takes.";
    Err(match error.kind() {
        ErrorKind::InvalidSubcommand => Stop::usage(
            format!("There is no command {}.", quoted(&given(ContextKind::InvalidSubcommand))),
            help("`botflow --help` lists them."),
        ),
        ErrorKind::UnknownArgument => Stop::usage(format!("{} does not belong here.", quoted(&given(ContextKind::InvalidArg))), help(see)),
        ErrorKind::InvalidValue => {
            let value = given(ContextKind::InvalidValue);
            let named = given(ContextKind::InvalidArg);
            let what = if value.is_empty() { format!("{named} needs a value.") } else { format!("{named} cannot be {}.", quoted(&value)) };
            let allowed = given(ContextKind::ValidValue);
            Stop::usage(what, help(&if allowed.is_empty() { see.to_owned() } else { format!("It can be {allowed}.") }))
        }
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|reason| reason.to_string()).unwrap_or_default();
            Stop::usage(format!("{} cannot be {}.", given(ContextKind::InvalidArg), quoted(&given(ContextKind::InvalidValue))), reason)
        }
        ErrorKind::MissingRequiredArgument => Stop::usage(format!("{} is missing.", given(ContextKind::InvalidArg)), see),
        ErrorKind::ArgumentConflict => Stop::usage(
            format!("{} and {} do not go together.", given(ContextKind::InvalidArg), given(ContextKind::PriorArg)),
            "Leave one of them out.",
        ),
        _ => Stop::usage(error.render().to_string().trim().trim_start_matches("error: ").to_owned(), see),
    })
}

fn shown(error: &Error, world: &World) -> String {
    let text = error.render();
    if world.look.colour { text.ansi().to_string() } else { text.to_string() }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => crate::report::listed(texts.iter().map(String::as_str), "or"),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}
