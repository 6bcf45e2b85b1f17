//! The corpus: broken flows that must be found on their line with their code and nothing else, and tricky ones that are right. In: each
//! `tests/findings/corpus/CODE.flow`. Out: a test for each of its cases.
//!
//! A case is headed by `=== broken TITLE` or `=== correct TITLE`, and judged by another day with `, as of 2026-03-01` at the end of that line. Its
//! text is a lone flow, or files headed by `--- path`. What stands before the first case belongs to every one: a file of the same path takes its
//! place, and a line `…` in it stands for the case's lines. The line above a wrong one says `# wrong: CODE`, twice where it is wrong twice; where no
//! such line may stand, another says `# wrong: CODE at data/lamps.csv:3`.

mod running;

use std::fs;
use std::path::Path;

use botflow::judge::pages;
use botflow::{Look, report};
use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::{Basis, judge};
use botflow_source::{Finding, LineIndex};
use libtest_mimic::{Failed, Trial};

use crate::findings;
use crate::repo::root;

/// "At least 3 broken and 2 correct ones a code."
const BROKEN_MIN: usize = 3;
const CORRECT_MIN: usize = 2;
const MARK: &str = "# wrong: ";
const HOLE: &str = "…";
/// The file of a lone flow.
const LONE: &str = "example.flow";
/// Where a flow without a path stands in a project.
const OF_A_PROJECT: &str = "flows/case.flow";

/// A project that is judged.
pub struct Case {
    /// What is broken, or looks like it.
    pub title: String,
    /// Something must be found.
    pub broken: bool,
    as_of: Option<String>,
    files: Vec<(String, String)>,
}

impl Case {
    /// As the example of a page is written.
    fn example(&self) -> String {
        match &self.files[..] {
            [(path, text)] if path == LONE => text.clone(),
            files => files.iter().map(|(path, text)| format!("--- {path}\n{text}")).collect(),
        }
    }
}

/// File, line, code.
type Spot = (String, u32, String);

/// A test a case.
pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::test("corpus::each_code_has_its_cases", || enough().map_err(Failed::from))];
    for (code, text) in files() {
        for case in cases(&text) {
            let name = format!("corpus::{code}::{} {}", if case.broken { "broken" } else { "correct" }, case.title);
            let code = code.clone();
            trials.push(Trial::test(name, move || holds(&code, &case).map_err(Failed::from)));
        }
    }
    trials
}

/// Each code that has a page is held against flows that have it, and against some that only look so.
fn enough() -> Result<(), String> {
    let files = files();
    let mut wrong = Vec::new();
    for (code, _) in &files {
        if !pages().iter().any(|page| page.code == code) {
            wrong.push(format!("{code}.flow: there is no such code"));
        }
    }
    for page in pages() {
        let cases = files.iter().find(|(code, _)| code == page.code).map(|(_, text)| cases(text)).unwrap_or_default();
        let broken = cases.iter().filter(|case| case.broken).count();
        let correct = cases.len() - broken;
        if broken < BROKEN_MIN || correct < CORRECT_MIN {
            wrong.push(format!("{}: {broken} broken and {correct} correct flows in tests/findings/corpus/{}.flow", page.code, page.code));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// The code and the text of each file of the corpus.
pub fn files() -> Vec<(String, String)> {
    let text =
        |path: &Path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap_or_default());
    let mut files: Vec<(String, String)> =
        fs::read_dir(root().join("tests/findings/corpus")).into_iter().flatten().flatten().map(|entry| text(&entry.path())).collect();
    files.sort();
    files
}

/// The cases of one file.
pub fn cases(text: &str) -> Vec<Case> {
    let mut parts = format!("\n{text}").split("\n=== ").map(str::to_owned).collect::<Vec<_>>().into_iter();
    let (own, shared) = parted(parts.next().unwrap_or_default().trim_start_matches('\n'));
    let shared: Vec<(String, String)> = own.map(|flow| (LONE.to_owned(), flow)).into_iter().chain(shared).collect();
    parts.map(|part| case(&part, &shared)).collect()
}

fn case(part: &str, shared: &[(String, String)]) -> Case {
    let (head, body) = part.split_once('\n').unwrap_or((part, ""));
    let (kind, title) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
    let (title, as_of) = title.split_once(", as of ").map_or((title, None), |(title, day)| (title, Some(day.trim().to_owned())));
    let (own, others) = parted(body);
    let mut files = shared.to_vec();
    for (path, text) in others {
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some(file) => file.1 = text,
            None => files.push((path, text)),
        }
    }
    if let Some(own) = own {
        let is_hole = |line: &str| line.trim() == HOLE;
        match files.iter_mut().find(|(_, text)| text.lines().any(is_hole)) {
            Some((_, text)) => {
                let lines: Vec<&str> = text.lines().map(|line| if is_hole(line) { own.trim_end() } else { line }).collect();
                *text = lines.join("\n") + "\n";
            }
            None => files.push((if files.is_empty() { LONE } else { OF_A_PROJECT }.to_owned(), own)),
        }
    }
    // A shared flow whose place the case leaves empty is none: it brings files of its own.
    files.retain(|(_, text)| !text.lines().any(|line| line.trim() == HOLE));
    Case { title: title.to_owned(), broken: kind == "broken", as_of, files }
}

/// What stands before the first `--- path`, and the files behind it.
fn parted(text: &str) -> (Option<String>, Vec<(String, String)>) {
    let text = format!("\n{text}\n");
    let mut parts = text.split("\n--- ");
    let own = parts.next().unwrap_or_default().trim_matches('\n');
    let file = |part: &str| {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        (path.trim().to_owned(), format!("{}\n", text.trim_end_matches('\n')))
    };
    (Some(format!("{own}\n")).filter(|own| !own.trim().is_empty()), parts.map(file).collect())
}

fn holds(code: &str, case: &Case) -> Result<(), String> {
    let mut expected: Vec<Spot> = case.files.iter().flat_map(|(path, text)| marked(path, text)).collect();
    if case.broken != expected.iter().any(|(.., wrong)| wrong == code) {
        return Err(format!("a broken case marks a line with {code}, a correct one does not: {expected:?}"));
    }
    expected.sort();
    if let Some(command) = running::command(code) {
        return holds_when_run(command, case, &expected);
    }
    let analysis = analyse(ProjectFiles::from_example(&case.example()));
    let date = case.as_of.as_deref().map(|day| day.parse().map_err(|_| format!("{day} is no day"))).transpose()?;
    let findings = judge(&analysis, &Basis { date, ..Basis::WHOLE });
    let spot = |finding: &Finding| {
        let source = &analysis.sources[finding.span.file];
        let line = LineIndex::new(&source.text).position(&source.text, finding.span.start).line;
        (source.path.clone(), line, finding.page.code.to_owned())
    };
    let mut found: Vec<Spot> = findings.iter().map(spot).collect();
    found.sort();
    findings.iter().try_for_each(well_said)?;
    if found == expected {
        return Ok(());
    }
    let shown: String = findings.iter().map(|finding| report::one(finding, &analysis.sources, "", Look::plain(100))).collect();
    Err(format!("expected {expected:?}\nfound    {found:?}\n{shown}\n{}", case.example()))
}

/// What the command finds, and that `check` finds nothing in it.
fn holds_when_run(command: &[&str], case: &Case, expected: &[Spot]) -> Result<(), String> {
    let mut found = running::found(command, &case.files)?;
    if command.first() != Some(&"check") {
        found.extend(running::found(&["check"], &case.files)?);
    }
    let mut spots: Vec<Spot> = found.iter().map(|(spot, _)| spot.clone()).collect();
    spots.sort();
    for (_, finding) in &found {
        let said = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let texts = [said("title"), said("why"), said("help")];
        if let Some(word) = texts.iter().find_map(|text| findings::never_said(text)) {
            return Err(format!("says “{word}”: {finding:#}"));
        }
    }
    if spots == expected { Ok(()) } else { Err(format!("expected {expected:?}\nfound    {found:#?}\n{}", case.example())) }
}

/// Whether the words of a finding, as they stand here, have the shape of all findings, with every gap filled.
fn well_said(finding: &Finding) -> Result<(), String> {
    let page = finding.page;
    let texts = [&finding.title, &finding.why, &finding.help, &finding.note];
    let gaps = page.title.split('{').skip(1).filter_map(|part| Some(format!("{{{}}}", part.split_once('}')?.0)));
    let gaps = gaps.filter(|gap| !gap.contains(' '));
    // What the writer's own line says is quoted as it is.
    let open = gaps.into_iter().find(|gap| finding.title.contains(gap.as_str()) && !finding.title.contains(&format!("`{gap}`")));
    // A title that begins with a file's name begins as that does.
    let title = if page.title.starts_with('{') { page.title } else { &finding.title };
    match (
        findings::misshapen(title, &finding.why, &finding.help).filter(|_| !page.code.starts_with('S')),
        texts.iter().find_map(|text| findings::never_said(text)),
        open,
    ) {
        (Some(what), ..) => Err(format!("{}: {what}: {finding:#?}", page.code)),
        (_, Some(word), _) => Err(format!("{}: says “{word}”: {finding:#?}", page.code)),
        (.., Some(gap)) => Err(format!("{}: {gap} is still open: {finding:#?}", page.code)),
        _ => Ok(()),
    }
}

/// What the marks of a file say.
fn marked(path: &str, text: &str) -> Vec<Spot> {
    let lines: Vec<&str> = text.lines().collect();
    let is_mark = |line: &str| line.trim_start().starts_with(MARK);
    let mut spots = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(wrong) = line.trim_start().strip_prefix(MARK) else { continue };
        let (codes, place) = wrong.split_once(" at ").map_or((wrong, None), |(codes, place)| (codes, place.trim().rsplit_once(':')));
        let below = lines[at..].iter().take_while(|line| is_mark(line)).count() + at + 1;
        let (file, line) = place.map_or((path, below as u32), |(file, line)| (file, line.parse().unwrap_or_default()));
        spots.extend(codes.split_whitespace().map(|code| (file.to_owned(), line, code.to_owned())));
    }
    spots
}
