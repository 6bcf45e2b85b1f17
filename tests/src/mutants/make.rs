//! Makes mutants. In: the flows of a bot and a seed. Out: every slip that each line above the tests can have, once.

use std::ops::RangeInclusive;

use super::misspell::{misspelt, names};
use super::{Bot, Slip};

/// What makes a label too long for every channel that has a limit.
const LONGER: &str = " and quite a few words more";
/// One step of indentation.
const STEP: &str = "  ";

/// A bot with one slip in one line.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// The flow it is in.
    pub path: String,
    /// The flow's text with the slip.
    pub text: String,
    /// What kind of slip.
    pub slip: Slip,
    /// The line, from 1, in the text as it was.
    pub line: usize,
    /// The lines that the slip touches in the new text, from 1; of a deleted line those above and below it.
    pub touched: RangeInclusive<usize>,
    /// What changed, in words.
    pub what: String,
}

/// Every mutant of the bot. The seed decides where a line can have a slip in several ways: which word, which other target.
pub fn mutants(bot: &Bot, seed: u64) -> Vec<Mutant> {
    let titles: Vec<(String, String)> = bot.flows().flat_map(|(path, text)| titled(path, text)).collect();
    let mut all = Vec::new();
    for (path, text) in bot.flows() {
        let lines: Vec<&str> = text.lines().collect();
        let end = lines.iter().position(|line| line.starts_with("test ")).unwrap_or(lines.len());
        let targets: Vec<&str> = titles.iter().filter(|(of, _)| of == path || of.is_empty()).map(|(_, title)| title.as_str()).collect();
        for at in (0..end).filter(|at| is_instruction(lines[*at])) {
            let mut maker = Maker { path, lines: &lines, end, at, seed: drawn(seed, all.len() as u64), all: &mut all };
            maker.moves();
            maker.words();
            maker.target(&targets);
            maker.label();
        }
    }
    all
}

fn is_instruction(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#')
}

/// Steps by the path of their flow, and the flow itself for everybody (an empty path).
fn titled(path: &str, text: &str) -> Vec<(String, String)> {
    let step = |line: &str| line.strip_prefix("step ").map(|title| (path.to_owned(), title.trim().to_owned()));
    let flow = |line: &str| line.strip_prefix("flow ").map(|title| (String::new(), title.trim().to_owned()));
    text.lines().filter_map(|line| step(line).or_else(|| flow(line))).collect()
}

/// A number that looks drawn (SplitMix64).
pub(super) fn drawn(seed: u64, nth: u64) -> u64 {
    let mut mixed = seed.wrapping_add(nth.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One of these.
fn one<T>(of: &[T], drawn: u64) -> Option<&T> {
    let count = u64::try_from(of.len()).ok().filter(|count| *count > 0)?;
    of.get(usize::try_from(drawn % count).ok()?)
}

/// The line that slips are made in.
struct Maker<'t, 'a> {
    path: &'t str,
    lines: &'t [&'t str],
    /// The first line of the tests.
    end: usize,
    at: usize,
    seed: u64,
    all: &'a mut Vec<Mutant>,
}

impl Maker<'_, '_> {
    fn line(&self) -> &str {
        self.lines[self.at]
    }

    fn add(&mut self, slip: Slip, lines: Vec<&str>, touched: RangeInclusive<usize>, what: String) {
        let text: String = lines.iter().flat_map(|line| [*line, "\n"]).collect();
        self.all.push(Mutant { path: self.path.to_owned(), text, slip, line: self.at + 1, touched, what });
    }

    /// The line replaced by another one.
    fn replace(&mut self, slip: Slip, line: &str, what: String) {
        let mut lines = self.lines.to_vec();
        lines[self.at] = line;
        self.add(slip, lines, self.at + 1..=self.at + 1, what);
    }

    fn moves(&mut self) {
        let (at, line) = (self.at, self.line().to_owned());
        let mut without = self.lines.to_vec();
        without.remove(at);
        // What is left of a deleted line is the gap between two lines: both are "within one line" already.
        self.add(Slip::Delete, without, at + 1..=at, format!("without `{}`", line.trim()));
        let mut twice = self.lines.to_vec();
        twice.insert(at, self.lines[at]);
        self.add(Slip::Duplicate, twice, at + 1..=at + 2, format!("twice `{}`", line.trim()));
        let next = (at + 1..self.end).find(|next| is_instruction(self.lines[*next]));
        if let Some(next) = next.filter(|next| self.lines[*next] != line) {
            let mut swapped = self.lines.to_vec();
            swapped.swap(at, next);
            self.add(Slip::Swap, swapped, at + 1..=next + 1, format!("`{}` before `{}`", self.lines[next].trim(), line.trim()));
        }
        self.replace(Slip::Indent, &format!("{STEP}{line}"), format!("further in `{}`", line.trim()));
        if let Some(outer) = line.strip_prefix(STEP) {
            self.replace(Slip::Outdent, outer, format!("further out `{}`", line.trim()));
        }
    }

    fn words(&mut self) {
        let line = self.line().to_owned();
        let words = names(&line);
        let first = words.first().filter(|first| line[..first.start].trim().is_empty()).cloned();
        let others: Vec<_> = words.into_iter().filter(|word| Some(word) != first.as_ref()).collect();
        let other = one(&others, self.seed).cloned();
        for (slip, word) in [(Slip::MisspellKeyword, first), (Slip::MisspellName, other)] {
            let Some((word, slipped)) = word.and_then(|word| Some((word.clone(), misspelt(&line[word])?))) else { continue };
            let what = format!("`{slipped}` for `{}`", &line[word.clone()]);
            self.replace(slip, &format!("{}{slipped}{}", &line[..word.start], &line[word.end..]), what);
        }
    }

    fn target(&mut self, titles: &[&str]) {
        let line = self.line().to_owned();
        let leads =
            ["go to ", "do "].iter().find_map(|word| line.trim_start().strip_prefix(word)).or_else(|| Some(line.rsplit_once(" -> ")?.1));
        let Some(target) = leads.filter(|target| !target.starts_with('{') && !target.contains(':')) else { return };
        let others: Vec<&str> = titles.iter().copied().filter(|title| *title != target).collect();
        if let Some(other) = one(&others, self.seed) {
            let head = &line[..line.len() - target.len()];
            self.replace(Slip::Retarget, &format!("{head}{other}"), format!("to `{other}` in place of `{target}`"));
        }
    }

    fn label(&mut self) {
        let line = self.line().to_owned();
        let inner = line.trim_start();
        let tapped = ["- ", "button ", "optional: "].iter().any(|word| inner.starts_with(word));
        // The parts of a `split` have names, which nobody reads.
        let is_part = inner.strip_prefix("- ").and_then(|rest| rest.split(' ').next()).is_some_and(|word| word.ends_with('%'));
        if !tapped || is_part {
            return;
        }
        let behind_label = line.find(" [").or_else(|| line.find(" -> ")).unwrap_or(line.len());
        let longer = format!("{}{LONGER}{}", &line[..behind_label], &line[behind_label..]);
        self.replace(Slip::Lengthen, &longer, format!("`{}`", longer.trim()));
    }
}
