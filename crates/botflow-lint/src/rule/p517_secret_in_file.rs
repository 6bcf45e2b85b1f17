//! P517: a key or password that stands in a file of the project.

use botflow_source::{Finding, Page, Severity, Span};

use crate::Journey;

/// What is known of P517.
pub static PAGE: Page = Page {
    code: "P517",
    slug: "secret-in-file",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "A password or key stands in a project file",
    why: "everybody who can read the project can act in your name",
    help: "write `${NAME}` and give the key as a variable of the environment; then ask for a new key, this one has been seen",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
actions:
  stock:
    url: https://lamps.example.com/stock
    method: GET
    headers: {Authorization: Bearer 9f8d7c6b5a4e3d2c1b0a9f8e7d6c5b4a}
    gives: {lamps: whole number}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
actions:
  stock:
    url: https://lamps.example.com/stock
    method: GET
    headers: {Authorization: "Bearer ${STOCK_KEY}"}
    gives: {lamps: whole number}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
};

/// How keys of well-known makers begin, and how many letters and digits follow at least.
const BEGINNINGS: [(&str, usize); 12] = [
    ("Bearer ", 16),
    ("Basic ", 16),
    ("sk_live_", 10),
    ("rk_live_", 10),
    ("sk_test_", 10),
    ("whsec_", 16),
    ("ghp_", 20),
    ("xoxb-", 12),
    ("AKIA", 16),
    ("AIza", 30),
    ("EAA", 40),
    ("-----BEGIN ", 0),
];

/// What a header is called that lets somebody in.
const LETS_IN: [&str; 7] = ["key", "token", "secret", "auth", "password", "signature", "credential"];
/// Shorter ones are names and versions.
const KEY_MIN: usize = 12;
/// The shortest key of those makers.
const SHORTEST: usize = 10;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let headers: Vec<&(String, String)> = journey.project.actions.iter().flat_map(|action| &action.headers).filter(lets_in).collect();
    for (file, source) in journey.analysis.sources.iter() {
        let settings = source.path == "botflow.yaml";
        let mut start = 0;
        for line in source.text.split_inclusive('\n') {
            let header = || {
                let (_, value) = headers.iter().find(|(name, value)| line.contains(name.as_str()) && line.contains(value.as_str()))?;
                line.find(value.as_str()).map(|at| (at, at + value.len()))
            };
            let key = Some(line).filter(|line| may_hold_key(line)).and_then(secret);
            if let Some((from, to)) = key.or_else(|| password(line)).or_else(|| header().filter(|_| settings)) {
                let span = Span::new(file, (start + from) as u32, (start + to) as u32);
                found.push(Finding::new(&PAGE, span).note("readable for everybody who has the project"));
            }
            start += line.len();
        }
    }
}

/// A header such as `X-Api-Key` with the key itself.
fn lets_in((name, value): &&(String, String)) -> bool {
    let name = name.to_lowercase();
    let bare = !value.contains(char::is_whitespace) && !value.contains("${") && value.len() >= KEY_MIN;
    LETS_IN.iter().any(|word| name.contains(word)) && bare && value.contains(|letter: char| letter.is_ascii_digit())
}

/// The name and password of an address: `https://shop:secret@example.com`.
fn password(line: &str) -> Option<(usize, usize)> {
    // Most lines hold no `@`: that is found sooner than an address.
    let begin = line.contains('@').then(|| line.find("://"))?? + 3;
    let place = line[begin..].split(['/', '?', '#', ' ', '"', '\'', '\n', ',', '}']).next()?;
    let (owner, _) = place.rsplit_once('@')?;
    let (name, password) = owner.split_once(':')?;
    let told = !name.is_empty() && !password.is_empty() && !owner.contains('$');
    told.then_some((begin, begin + owner.len()))
}

/// A letter that keys are written with …
const OF_KEYS: u8 = 1;
/// … and whether it is a digit.
const DIGIT: u8 = 2;
/// What each byte is: every line of a project is looked at.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => OF_KEYS | DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'_' | b'-' | b'+' | b'/' | b'=' => OF_KEYS,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// Whether a line may hold a key at all: as many letters and digits in a row as the shortest of them, one of them a digit.
fn may_hold_key(line: &str) -> bool {
    let (mut row, mut digit) = (0, 0);
    for byte in line.bytes() {
        let kind = KINDS[usize::from(byte)];
        (row, digit) = if kind == 0 { (0, 0) } else { (row + 1, digit | kind & DIGIT) };
        if row >= SHORTEST && digit != 0 {
            return true;
        }
    }
    // As most lines hold no `-`, the beginning is not looked for in all of them.
    line.contains('-') && line.contains("-----BEGIN ")
}

/// Where a line holds a key.
fn secret(line: &str) -> Option<(usize, usize)> {
    BEGINNINGS.iter().find_map(|(beginning, least)| {
        let from = line.find(beginning)?;
        let apart = !line[..from].ends_with(|letter: char| letter.is_alphanumeric());
        let key = &line[from + beginning.len()..];
        let length = key.find(|letter: char| !(letter.is_ascii_alphanumeric() || "._-+/=".contains(letter))).unwrap_or(key.len());
        // Words of a text hold no digits.
        let like_a_key =
            *least == 0 && key.contains("PRIVATE KEY") || *least > 0 && key[..length].contains(|letter: char| letter.is_ascii_digit());
        (apart && length >= *least && like_a_key).then_some((from, from + beginning.len() + length))
    })
}
