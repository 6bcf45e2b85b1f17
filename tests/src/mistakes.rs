//! "A file with ten different mistakes on ten lines gives ten findings on those ten lines and no eleventh." In: the correct flows of
//! `tests/findings/mistakes/` and a table of mistakes that marketers make on one line. Out: a test a flow, with ten of them planted at random, many
//! times; what fails is shrunk to as few of them as still fail.

use std::collections::BTreeSet;

use botflow::{Look, report};
use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;
use libtest_mimic::{Failed, Trial};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::repo::root;
use botflow_tests::mutants::Bot;

const MISTAKES: usize = 10;
const FILES: u32 = 100;
/// Lines of a flow on which each mistake is tried alone.
const ALONE_MAX: usize = 4;
const FLOWS: &[&str] = &["shop", "studio", "insurance"];
/// The bots of `flows/`.
const BOTS: &[&str] = &["lead-form", "style-quiz", "appointment", "recommendation"];
/// Lines of a bot's flow on which each of `ANYWHERE` is tried.
const BOT_MAX: usize = 4;
/// What they may do.
const BESIDE: &[&str] = &["explain-the-price"];

/// "An unreadable line silences what hangs on it": whether a value may be missing is told once all lines can be read, and whether a name is filled
/// once all questions have one. The second silences the first where it stands in the same file; of any code where it is empty.
const SILENCED: &[(&str, &str)] = &[("T201", ""), ("N104", "S006")];

/// A mistake that is made on one line.
struct Mistake {
    code: &'static str,
    /// What it does to a line that it can be made on.
    make: fn(&str) -> Option<String>,
}

/// A test a flow, and one for the table.
pub fn trials() -> Vec<Trial> {
    let flow = |name: &'static str| Trial::test(format!("mistakes::{name}"), move || planted(name).map_err(Failed::from));
    let mut trials: Vec<Trial> = FLOWS.iter().copied().map(flow).collect();
    trials.push(Trial::test("mistakes::each_alone", || alone().map_err(Failed::from)));
    let bot = |name: &'static str| Trial::test(format!("mistakes::in_{name}"), move || in_bot(name).map_err(Failed::from));
    trials.extend(BOTS.iter().copied().map(bot));
    trials
}

/// `to` in place of the first `from`, on lines that begin so.
fn swap(line: &str, begins: &str, from: &str, to: &str) -> Option<String> {
    let body = line.trim_start();
    (body.starts_with(begins) && body.contains(from)).then(|| line.replacen(from, to, 1))
}

/// The first value of a text, with its braces made into something else.
fn value(line: &str, make: impl Fn(&str) -> String) -> Option<String> {
    let said = ["say ", "line ", "ask ", "button ", "note "].iter().any(|word| line.trim_start().starts_with(word));
    let (before, rest) = line.split_once('{').filter(|_| said)?;
    let (name, behind) = rest.split_once('}')?;
    name.chars().all(|letter| letter.is_alphanumeric() || letter == '_').then(|| format!("{before}{}{behind}", make(name)))
}

/// The target of a line that leads somewhere, made into something else.
fn target(line: &str, make: impl Fn(&str) -> String) -> Option<String> {
    let (before, title) = line.split_once(" -> ").filter(|(_, title)| !title.contains([':', '{']))?;
    Some(format!("{before} {}", make(title)))
}

/// The line with something else in place of its first word.
fn word(line: &str, is: &str, to: &str) -> Option<String> {
    let body = line.trim_start();
    let rest = body.strip_prefix(is).filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
    Some(format!("{}{to}{rest}", &line[..line.len() - body.len()]))
}

/// A further line before this one, which stands right in a step.
fn before(line: &str, new: &str) -> Option<String> {
    let starts = ["  say ", "  ask ", "  if ", "  go to ", "  set ", "  tag ", "  typing "];
    starts.iter().any(|start| line.starts_with(start)).then(|| format!("  {new}\n{line}"))
}

macro_rules! mistakes {
    ($($code:literal $make:expr;)*) => { &[$(Mistake { code: $code, make: $make }),*] };
}

/// From the catalogue: reading, names, values, the journey.
const TABLE: &[Mistake] = mistakes! {
    "S004" |line| word(line, "say", "sya");
    "S004" |line| word(line, "ask", "aks");
    "S004" |line| word(line, "go to", "goto");
    "S004" |line| word(line, "-", "*").filter(|_| line.starts_with("    "));
    "S004" |line| word(line, "submit", "sumbit");
    "S004" |line| word(line, "set", "sett");
    "S004" |line| before(line, "We are open from nine to six.");
    "S005" |line| before(line, "optional");
    "S005" |line| before(line, "button Call us -> tel:+49301234567");
    "S006" |line| swap(line, "ask ", "(", "").and_then(|_| {
        let (head, rest) = line.split_once(" (")?;
        let (before, _) = head.rsplit_once(' ')?;
        Some(format!("{before} ({rest}"))
    });
    "S007" |line| swap(line, "ask ", "): ", ") ");
    "S008" |line| value(line, |name| format!("{{{name}"));
    "S009" |line| value(line, |name| format!("{{{{{name}}}}}"));
    "S009" |line| value(line, |name| format!("${{{name}}}"));
    "S009" |line| value(line, |name| format!("%{name}%"));
    "S010" |line| swap(line, "if ", " is at least ", " >= ");
    "S010" |line| swap(line, "if ", " is more than ", " > ");
    "S010" |line| swap(line, "else if ", " is ", " == ").filter(|_| !line.contains(" is at ") && !line.contains(" is more "));
    "S010" |line| swap(line, "set ", " to ", " = ");
    "S010" |line| swap(line, "check ", " is at most ", " <= ");
    "S011" |line| target(line, |_| "->".to_owned());
    "S013" |line| target(line, |title| format!("-> {title}\u{200b}"));
    "S013" |line| swap(line, "say ", "say ", "say\u{a0}");
    "S014" |line| swap(line, "say ", "say ", "say \u{202e}");
    "S016" |line| swap(line, "typing ", "2 seconds", "slowly");
    "S016" |line| swap(line, "set ", " to ", " ");
    "S016" |line| swap(line, "pick ", "1 to ", "a few of ");
    "S016" |line| swap(line, "when no reply after ", " hours", " o'clock");
    "S016" |line| swap(line, "pick ", " to ", "-");
    "S016" |line| swap(line, "set ", " EUR", ",50 EUR");
    "S016" |line| swap(line, "typing ", "2 seconds", "two seconds");
    "S016" |line| swap(line, "if ", " is more than ", " more than ");
    "S016" |line| swap(line, "else if ", " is at least ", " at least ");
    "S016" |line| word(line, "when", "if").filter(|_| line.contains("no reply after"));
    "S016" |line| swap(line, "when no reply ", " hours", "");
    "S016" |line| swap(line, "tag ", "tag ", "tag very ");
    "S016" |line| swap(line, "starts on words ", ", ", "; ");
    "S016" |line| swap(line, "for each ", " in ", " of ");
    "S018" |line| swap(line, "when ", " -> ", " -> ").and_then(|_| Some(line.split_once(" -> ")?.0.to_owned()));
    "S019" |line| swap(line, "say ", "say ", "say: ");
    "S019" |line| (line.starts_with("step ") || line.trim_start().starts_with("if ") || line.trim() == "else").then(|| format!("{line}:"));
    "S019" |line| word(line, "go to", "go to").map(|line| format!("{line}:"));
    "S020" |line| target(line, |title| format!("=> {title}"));
    "S020" |line| target(line, |title| format!("→ {title}"));
    "S020" |line| target(line, |title| format!("> {title}")).filter(|_| line.starts_with("    - ") || line.trim_start().starts_with("when "));
    "S021" |line| swap(line, "say ", " or \"", " or “").map(|line| line.replacen("\"}", "”}", 1));
    "S023" |line| word(line, "say", "Say");
    "S023" |line| word(line, "end", "End");
    "S023" |line| word(line, "if", "If");
    "S023" |line| word(line, "ask", "ASK");
    "S025" |line| (line.starts_with("    - ") && line.ends_with(']')).then(|| line.replacen('[', "[the ", 1));
    "S025" |line| (line.starts_with("    - ") && line.ends_with(']')).then(|| format!("{line},"));
    "N101" |line| target(line, |_| "-> The step that nobody wrote".to_owned());
    "N101" |line| word(line, "go to", "go to").map(|line| format!("{line} page"));
    "N101" |line| target(line, |title| format!("-> {title}x"));
    "N102" |line| word(line, "do", "do").map(|line| format!("{line}s"));
    "N104" |line| value(line, |name| format!("{{{name}q}}"));
    "N104" |line| before(line, "if weather is known\n    tag sunny");
    "N104" |line| before(line, "remind 1 day before arrival\n    tag soon");
    "N108" |line| before(line, "ask today (text): What shall we do?\n    when unclear 2 times\n      end");
    "N109" |line| before(line, "ask shoe_size (whole number): Which shoe size do you wear?\n    when unclear 2 times\n      end");
    "N113" |line| (line.starts_with("  say ")).then(|| format!("{line}\n    on watsapp: Hello there."));
    "N121" |line| before(line, "set discount to 5 EUR");
    "T201" |line| before(line, "say Your last name is {contact.last_name}.");
    "T202" |line| swap(line, "ask ", "(whole number)", "(integer)");
    "T202" |line| swap(line, "ask ", "(text)", "(txet)");
    "T203" |line| swap(line, "if height ", "300", "\"three metres\"");
    "T203" |line| swap(line, "if stars ", " is at most 2", " is \"bad\"");
    "T205" |line| swap(line, "if ", " is kitchen", " is kitchn");
    "T205" |line| swap(line, "if ", " is new", " is nwe");
    "T205" |line| swap(line, "if ", " contains street", " contains streat");
    "T209" |line| swap(line, "- White", "", "").map(|line| format!("{line}\n    - WHITE! [snow]"));
    "T209" |line| swap(line, "- A little", "", "").map(|line| format!("{line}\n    - A LITTLE… [bit]"));
    "T212" |line| before(line, "ask mail (text): What is your e-mail address?\n    keep as contact.mail\n    unless known\n    when unclear 2 times\n      end");
    "T218" |line| before(line, "ask letters (email): Where may we write to you?\n    when unclear 2 times\n      end");
    "T221" |line| before(line, "ask wish: What else can we do?\n    when unclear 2 times\n      end");
    "T227" |line| swap(line, "say ", "| # ", "| some | # ");
};

/// Mistakes that hang together with much else in a real bot: each is still one cause.
const ANYWHERE: &[Mistake] = mistakes! {
    "S003" |line| (line.starts_with("    - ") || line.starts_with("      - ")).then(|| line[1..].to_owned());
    "S004" |line| word(line, "-", "*").filter(|_| line.starts_with("    "));
    "S004" |line| word(line, "-", "1.").filter(|_| line.starts_with("    "));
    "S004" |line| word(line, "say", "send");
    "S004" |line| word(line, "say", "").map(|line| line.replacen("   ", "  ", 1)).filter(|line| {
        line.trim_start().starts_with(char::is_uppercase) && line.split_whitespace().count() > 3
    });
    "S004" |line| word(line, "hand over to", "handover to");
    "S004" |line| word(line, "else if", "elseif");
    "S005" |line| (line.starts_with("  say ") || line.starts_with("  ask ") || line.starts_with("  go to ")).then(|| line.trim_start().to_owned());
    "S006" |line| swap(line, "ask ", ": ", ": ").and_then(|_| {
        let (head, question) = line.split_once(": ").filter(|(head, question)| !head.contains('(') && question.starts_with(char::is_uppercase))?;
        (head.trim() != "ask").then(|| format!("{}ask {question}", &line[..line.len() - line.trim_start().len()]))
    });
    "S007" |line| swap(line, "ask ", "): ", ")： ");
    "S008" |line| value(line, |name| format!("{{{name}"));
    "S016" |line| swap(line, "ask ", "ask ", "ask my ").filter(|line| !line.contains("my :"));
    "S016" |line| swap(line, "when no reply after ", " hours", "h");
    "S016" |line| word(line, "when", "if").filter(|_| line.contains("no reply after") || line.contains("nobody free"));
    "S016" |line| swap(line, "pick ", " to ", " - ");
    "S016" |line| swap(line, "remind ", "1 day", "one day");
    "S020" |line| target(line, |title| format!("- > {title}"));
    "N101" |line| target(line, |title| format!("-> {title}x"));
    "N101" |line| word(line, "go to", "go to").map(|line| format!("{line}x"));
    "N105" |line| word(line, "hand over to", "hand over to").map(|line| format!("{line}x"));
    "S016" |line| swap(line, "if ", " is ", " is ").filter(|line| line.ends_with("known")).map(|line| format!("{line} then"));
    "T202" |line| swap(line, "ask ", "(email)", "(mail address)");
    "T202" |line| swap(line, "ask ", "(phone)", "(phone number)");
    "T205" |line| swap(line, "if ", " is ", " is ").filter(|line| line.split(" is ").nth(1).is_some_and(|right| !right.contains(' ') && !matches!(right, "known" | "unknown" | "open"))).map(|line| format!("{line} then")).filter(|line| !line.contains("possible"));
};

/// Draws, from a seed.
struct Draws(TestRng);

impl Draws {
    fn below(&mut self, end: usize) -> usize {
        (self.0.next_u64() % end.max(1) as u64) as usize
    }
}

/// Line, mistake.
type Plant = (usize, usize);

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(format!("tests/findings/mistakes/{name}.flow"))).unwrap_or_default()
}

/// The text with the mistakes made, and the line and code of each.
fn with(lines: &[&str], plants: &[Plant]) -> (String, BTreeSet<(u32, &'static str)>) {
    let mut text = String::new();
    let (mut at, mut expected) = (1, BTreeSet::new());
    for (index, line) in lines.iter().enumerate() {
        let planted = plants.iter().find(|(line, _)| *line == index);
        let made = planted.and_then(|(_, mistake)| Some((TABLE[*mistake].code, (TABLE[*mistake].make)(line)?)));
        let (code, made) = made.map_or((None, (*line).to_owned()), |(code, made)| (Some(code), made));
        // What stands on several lines is wrong in the one that is new.
        let new = u32::from(made.lines().next() == Some(line));
        expected.extend(code.map(|code| (at + new, code)));
        at += made.lines().count().max(1) as u32;
        text.push_str(&made);
        text.push('\n');
    }
    (text, expected)
}

/// What is found, beside what was expected; nothing where it is the same.
fn judged(name: &str, lines: &[&str], plants: &[Plant]) -> Option<String> {
    let (text, expected) = with(lines, plants);
    let path = format!("flows/{name}.flow");
    let mut files = ProjectFiles::new();
    files.add(path.clone(), text.clone());
    let done = |other: &&&str| lines.iter().any(|line| line.trim().to_lowercase() == format!("do {}", other.replace('-', " ")));
    BESIDE.iter().filter(done).for_each(|other| files.add(format!("flows/{other}.flow"), read(other)));
    let analysis = analyse(files);
    let findings = lint(&analysis);
    let spot = |finding: &botflow_source::Finding| {
        let source = &analysis.sources[finding.span.file];
        let line = LineIndex::new(&source.text).position(&source.text, finding.span.start).line;
        (if source.path == path { line } else { 0 }, finding.page.code)
    };
    let found: Vec<(u32, &str)> = findings.iter().map(spot).collect();
    let once: BTreeSet<(u32, &str)> = found.iter().copied().collect();
    let stands = |by: &str| expected.len() > 1 && (by.is_empty() || expected.iter().any(|(_, other)| *other == by));
    let silenced = |spot: &&(u32, &'static str)| !once.contains(*spot) && SILENCED.iter().any(|(code, by)| *code == spot.1 && stands(by));
    let told: BTreeSet<(u32, &str)> = expected.iter().filter(|spot| !silenced(spot)).copied().collect();
    if once == told && found.len() == told.len() {
        return None;
    }
    let shown: String = findings.iter().map(|finding| report::one(finding, &analysis.sources, "", Look::plain(100))).collect();
    Some(format!("planted {expected:?}\nfound   {found:?}\n{shown}"))
}

/// The mistakes that can be made on each line.
fn possible(lines: &[&str]) -> Vec<(usize, Vec<usize>)> {
    let fits = |line: &str| (0..TABLE.len()).filter(|mistake| (TABLE[*mistake].make)(line).is_some()).collect::<Vec<_>>();
    lines.iter().enumerate().map(|(index, line)| (index, fits(line))).filter(|(_, fits)| !fits.is_empty()).collect()
}

/// Ten lines, and on each a mistake of its own.
fn draw(possible: &[(usize, Vec<usize>)], draws: &mut Draws) -> Vec<Plant> {
    let mut plants: Vec<Plant> = Vec::new();
    let mut tries = 0;
    while plants.len() < MISTAKES && tries < 1_000 {
        tries += 1;
        let (line, fits) = &possible[draws.below(possible.len())];
        let mistake = fits[draws.below(fits.len())];
        if plants.iter().all(|(other, made)| other != line && *made != mistake) {
            plants.push((*line, mistake));
        }
    }
    plants.sort_unstable();
    plants
}

fn planted(name: &str) -> Result<(), String> {
    let text = read(name);
    let lines: Vec<&str> = text.lines().collect();
    if let Some(wrong) = judged(name, &lines, &[]) {
        return Err(format!("the flow itself is not clean\n{wrong}"));
    }
    let possible = possible(&lines);
    let mut draws = Draws(TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    for _ in 0..FILES {
        let mut plants = draw(&possible, &mut draws);
        if judged(name, &lines, &plants).is_none() {
            continue;
        }
        let mut at = 0;
        while at < plants.len() {
            let fewer: Vec<Plant> = plants.iter().copied().filter(|plant| *plant != plants[at]).collect();
            match judged(name, &lines, &fewer) {
                Some(_) if !fewer.is_empty() => plants = fewer,
                _ => at += 1,
            }
        }
        let wrong = judged(name, &lines, &plants).unwrap_or_default();
        return Err(format!("{wrong}\n{}", with(&lines, &plants).0));
    }
    Ok(())
}

/// Mistakes in a real bot, where much hangs together: each is one finding in its line, and no second one anywhere.
fn in_bot(name: &str) -> Result<(), String> {
    let clean = Bot::read(&root().join("flows").join(name));
    let mut wrong = Vec::new();
    for (path, text) in clean.flows().filter(|(path, _)| path.starts_with("flows/")) {
        for mistake in ANYWHERE {
            let fits = |line: &(usize, &str)| (mistake.make)(line.1).is_some();
            let above_tests = text.lines().enumerate().take_while(|(_, line)| !line.starts_with("test "));
            let lines: Vec<(usize, &str)> = above_tests.filter(fits).collect();
            for (at, line) in lines.iter().step_by((lines.len() / BOT_MAX).max(1)) {
                let made = (mistake.make)(line).unwrap_or_default();
                let slipped: Vec<&str> =
                    text.lines().enumerate().map(|(index, line)| if index == *at { made.as_str() } else { line }).collect();
                let mut files = clean.files.clone();
                files.files.retain(|(other, _)| other != path);
                files.add(path, slipped.join("\n") + "\n");
                let analysis = analyse(files);
                let findings = lint(&analysis);
                let right = findings.len() == 1 && findings[0].page.code == mistake.code && {
                    let source = &analysis.sources[findings[0].span.file];
                    source.path == path
                        && LineIndex::new(&source.text).position(&source.text, findings[0].span.start).line as usize == at + 1
                };
                if !right {
                    let shown: String =
                        findings.iter().map(|finding| report::one(finding, &analysis.sources, "", Look::plain(100))).collect();
                    wrong.push(format!("{path}:{}: {made}: {} and nothing else was expected\n{shown}", at + 1, mistake.code));
                }
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{} wrong\n{}", wrong.len(), wrong.join("\n"))) }
}

/// Each mistake of the table, alone on each line where it can be made.
fn alone() -> Result<(), String> {
    let mut wrong = Vec::new();
    let mut made = BTreeSet::new();
    for name in FLOWS {
        let text = read(name);
        let lines: Vec<&str> = text.lines().collect();
        let mut tried = vec![0; TABLE.len()];
        for (line, fits) in possible(&lines) {
            for mistake in fits {
                tried[mistake] += 1;
                if tried[mistake] > ALONE_MAX {
                    continue;
                }
                made.insert(mistake);
                wrong.extend(judged(name, &lines, &[(line, mistake)]).map(|said| format!("{name}: {}\n{said}", lines[line])));
            }
        }
    }
    wrong.extend((0..TABLE.len()).filter(|at| !made.contains(at)).map(|at| format!("mistake {at} ({}) fits no line", TABLE[at].code)));
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}
