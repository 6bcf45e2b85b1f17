//! Every finding is documented and triggered: its broken example gives exactly its code, its mended one nothing; what a person reads of it is
//! kept as a snapshot. Files in `tests/findings/contained/` hold many mistakes, each below a comment `# wrong: CODE`, and give no finding more.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;

use botflow::finding::{PAGES, w611_broken_link, x901_untested_step, x904_test_diverged};
use botflow::judge::pages;
use botflow::online::Answer;
use botflow::testing::{self, Coverage};
use botflow::{Look, report};
use botflow_compile::{Analysis, ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_runtime::Engine;
use botflow_source::{Finding, LineIndex, Page, Severity};
use libtest_mimic::{Failed, Trial};

use crate::repo::root;

/// Words that no marketer should have to know.
const NEVER_SAID: &[&str] =
    &["node", "edge", "token", "identifier", "EOF", "parse", "expected one of", "unexpected", "invalid", "null", "undefined", "syntax"];
const TITLE_MAX_CHARS: usize = 80;

/// Two tests a page, one for all pages together, one a file of many mistakes.
pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::test("findings::pages_are_well_written", || well_written().map_err(Failed::from))];
    for page in pages() {
        let name = format!("findings::{}_{}", page.code, page.slug);
        trials.push(Trial::test(format!("{name}::broken"), move || broken(page).map_err(Failed::from)));
        trials.push(Trial::test(format!("{name}::mended"), move || mended(page).map_err(Failed::from)));
    }
    for entry in fs::read_dir(root().join("tests/findings/contained")).into_iter().flatten().flatten() {
        let name = format!("findings::contained::{}", entry.file_name().to_string_lossy());
        trials.push(Trial::test(name, move || contained(&entry.path()).map_err(Failed::from)));
    }
    trials
}

fn judge(example: &str) -> (Analysis, Vec<Finding>) {
    let analysis = analyse(ProjectFiles::from_example(example));
    let findings = lint(&analysis);
    (analysis, findings)
}

/// As the page's command does: what only tests, or the network, can tell is asked of them.
fn judge_page(page: &Page, example: &str) -> Result<(Analysis, Vec<Finding>), String> {
    let (analysis, mut findings) = judge(example);
    if page.code.starts_with('X') && PAGES.iter().any(|own| own.code == page.code) {
        let suite = botflow_compile::suite(&analysis);
        let engine = Engine::new(suite.program.clone(), botflow_values::words()).map_err(|unfit| unfit.to_string())?;
        let tests = suite.tests.iter().map(|case| (case, analysis.sources[case.file].path.clone()));
        let visits = testing::play_all(tests, engine, |ran| {
            findings.extend(x904_test_diverged::of(&ran));
            ControlFlow::Continue(())
        });
        x901_untested_step::check(&analysis, &Coverage::of(&suite.map, &visits), &mut findings);
    }
    if page.code == w611_broken_link::PAGE.code {
        // ".invalid" is promised to be nobody's (RFC 2606).
        let answer = |address: &str| match address.contains(".invalid") {
            true => Answer::Broken("there is no server of that name".to_owned()),
            false => Answer::There,
        };
        findings.extend(w611_broken_link::of(&botflow_lint::links(&analysis), answer));
    }
    Ok((analysis, findings))
}

fn broken(page: &'static Page) -> Result<(), String> {
    let (analysis, findings) = judge_page(page, page.broken)?;
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.page.code).collect();
    if codes != BTreeSet::from([page.code]) {
        return Err(format!("the broken example gives {codes:?}\n{}", page.broken));
    }
    let shown: String = findings.iter().map(|finding| report::one(finding, &analysis.sources, "", Look::plain(100))).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/findings"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{}_{}", page.code, page.slug), shown));
    Ok(())
}

fn mended(page: &'static Page) -> Result<(), String> {
    let (analysis, findings) = judge_page(page, page.mended)?;
    if findings.is_empty() {
        return Ok(());
    }
    let shown: String = findings.iter().map(|finding| report::one(finding, &analysis.sources, "", Look::plain(100))).collect();
    Err(format!("the mended example is not clean:\n{shown}\n{}", page.mended))
}

/// A word in a text that no marketer should have to know.
pub fn never_said(text: &str) -> Option<&'static str> {
    let says =
        |word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|said| said == word) || (word.contains(' ') && text.contains(word));
    NEVER_SAID.iter().copied().find(|word| says(word))
}

/// What is wrong with the shape of a finding's words: a title is a sentence without its full stop, reason and fix go on from "why:" and "fix:".
pub fn misshapen(title: &str, why: &str, help: &str) -> Option<&'static str> {
    // The names of channels begin with a capital.
    let name = |text: &str| ["I ", "Messenger", "Instagram", "WhatsApp", "Telegram"].iter().any(|name| text.starts_with(name));
    let goes_on = |text: &str| text.chars().next().is_none_or(|letter| !letter.is_uppercase()) || name(text);
    let stops = |text: &str| text.ends_with('.') && !text.ends_with("..");
    if title.chars().next().is_some_and(char::is_lowercase) {
        Some("the title begins with a small letter")
    } else if !goes_on(why) || !goes_on(help) {
        Some("the reason or the fix begins with a capital")
    } else if stops(title) || stops(why) || stops(help) {
        Some("a text ends with a full stop")
    } else {
        None
    }
}

fn well_written() -> Result<(), String> {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for page in pages() {
        let texts = [page.title, page.why, page.help];
        let digit = page.code.as_bytes().get(1).copied().unwrap_or(b'?');
        let letter = "SNTGCPWLVX".as_bytes().get(usize::from(digit.wrapping_sub(b'0'))).copied();
        if letter != page.code.bytes().next() {
            wrong.push(format!("{}: the first digit does not fix the letter", page.code));
        }
        if !seen.insert(page.code) || !seen.insert(page.slug) {
            wrong.push(format!("{} {}: is there twice", page.code, page.slug));
        }
        if page.title.chars().count() > TITLE_MAX_CHARS {
            wrong.push(format!("{}: the title is longer than {TITLE_MAX_CHARS} characters", page.code));
        }
        if texts.iter().any(|text| text.is_empty()) {
            wrong.push(format!("{}: a text is empty", page.code));
        }
        let shape = misshapen(page.title, page.why, page.help);
        wrong.extend(shape.map(|what| format!("{}: {what}", page.code)));
        wrong.extend(texts.iter().filter_map(|text| never_said(text)).map(|word| format!("{}: says “{word}”", page.code)));
        if page.code.starts_with('P') && page.minimum < Some(Severity::Hint) {
            wrong.push(format!("{}: could be switched off", page.code));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn contained(path: &std::path::Path) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let expected: Vec<(u32, String)> = text
        .lines()
        .enumerate()
        .filter_map(|(line, text)| Some((line as u32 + 2, text.trim().strip_prefix("# wrong: ")?.to_owned())))
        .collect();
    let (analysis, findings) = judge(&text);
    let index = LineIndex::new(&text);
    let found: Vec<(u32, String)> =
        findings.iter().map(|finding| (index.position(&text, finding.span.start).line, finding.page.code.to_owned())).collect();
    if found == expected {
        return Ok(());
    }
    let shown: String = findings.iter().map(|finding| report::one(finding, &analysis.sources, "", Look::plain(100))).collect();
    Err(format!("expected {expected:?}\nfound    {found:?}\n{shown}"))
}
