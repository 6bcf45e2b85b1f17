//! Whether links answer. In: addresses. Out: what came of asking for each, several at a time. The only place that touches the network.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use ureq::Agent;

/// So many are asked at once: enough for a project's links in a few seconds, too few to trouble anybody.
const AT_ONCE: usize = 8;
/// A page that takes longer is as good as gone to somebody with a telephone in hand.
const PATIENCE: Duration = Duration::from_secs(10);

/// The two look the same from here.
const NO_SERVER: &str = "there is no server of that name, or this computer is offline";

/// What came of asking for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is there; or its server does not talk to programs, which says nothing about people.
    There,
    /// It is not: why, in words.
    Broken(String),
}

/// Asks for each address once.
pub fn ask<'l>(addresses: impl IntoIterator<Item = &'l str>) -> HashMap<String, Answer> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .user_agent(concat!("botflow/", env!("CARGO_PKG_VERSION"), " (link check)"))
        .build()
        .into();
    let left: Mutex<Vec<&str>> = Mutex::new(addresses.into_iter().collect());
    let answers = Mutex::new(HashMap::new());
    let next = || left.lock().map_or(None, |mut left| left.pop());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(address) = next() {
                    let answer = one(&agent, address);
                    if let Ok(mut answers) = answers.lock() {
                        answers.insert(address.to_owned(), answer);
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_default()
}

/// First without the page itself; many servers only know how to give the whole of it.
fn one(agent: &Agent, address: &str) -> Answer {
    match status(agent.head(address).call()) {
        Ok(200..=399) => Answer::There,
        Ok(_) | Err(_) => judged(status(agent.get(address).call())),
    }
}

fn status(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<u16, String> {
    response.map(|response| response.status().as_u16()).map_err(|error| in_words(&error))
}

fn judged(status: Result<u16, String>) -> Answer {
    match status {
        // 401, 403, 405, 429, 451 and 999 tell a program to go away; a person with a browser may well be let in.
        Ok(200..=399 | 401 | 403 | 405 | 429 | 451 | 999) => Answer::There,
        Ok(404 | 410) => Answer::Broken("there is no such page".to_owned()),
        Ok(status) => Answer::Broken(format!("the server answers with error {status}")),
        Err(why) => Answer::Broken(why),
    }
}

fn in_words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::HostNotFound => NO_SERVER.to_owned(),
        ureq::Error::Timeout(_) => format!("no answer within {} seconds", PATIENCE.as_secs()),
        ureq::Error::TooManyRedirects => "it leads from page to page without end".to_owned(),
        ureq::Error::BadUri(_) => "this is not an address".to_owned(),
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => "nobody answers there".to_owned(),
        // The system's resolver gives no kind of its own for a name that it does not find.
        ureq::Error::Io(error) if error.to_string().contains("lookup address") => NO_SERVER.to_owned(),
        error => format!("it could not be asked for: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_programs_away_may_let_people_in() {
        assert_eq!(judged(Ok(403)), Answer::There);
        assert_eq!(judged(Ok(404)), Answer::Broken("there is no such page".into()));
        assert!(matches!(judged(Ok(503)), Answer::Broken(why) if why.contains("503")));
    }

    #[test]
    fn a_name_that_is_not_found_is_told_in_plain_words() {
        let nowhere = std::io::Error::other("failed to lookup address information: Name or service not known");
        assert_eq!(in_words(&ureq::Error::Io(nowhere)), NO_SERVER);
    }
}
