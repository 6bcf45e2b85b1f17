//! In: a line that its rule does not read. Out: the line read as it was meant, or a hole that keeps what could be read; one finding for its cause.

use std::borrow::Cow;

use botflow_grammar::Rule;
use botflow_source::{Edit, FileId, Finding, Span};

use super::slip::{self, Slip};
use super::{ReadLine, Reading};
use crate::choose::{Chosen, Under, choose};
use crate::finding;
use crate::lines::{is_hidden_direction, is_invisible};
use crate::pieces;
use crate::suggest;
use crate::table::{Row, Tail, row_at, rows_of_word};
use crate::tree::{Hole, Kind, Statement};

/// pest calls itself for each bracket; deeper than this nobody writes by hand.
const BRACKETS_MAX: usize = 64;

/// So many slips of one line are tried to be mended.
const SLIPS_MAX: usize = 6;

/// What pest finds in a line becomes a tree as deep as it is long at worst, and later stages walk it.
pub(super) const PIECES_MAX: usize = 1_024;

/// Whether brackets stand deeper inside each other than pest is asked to read.
pub(super) fn is_too_deep(body: &str) -> bool {
    body.len() > BRACKETS_MAX && {
        let (mut depth, mut deepest) = (0usize, 0);
        for byte in body.bytes() {
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => continue,
            }
            deepest = deepest.max(depth);
        }
        deepest > BRACKETS_MAX
    }
}

impl Reading<'_, '_> {
    /// A line without a rule that reads it as it stands.
    pub(super) fn mend(&mut self, body: &str, base: u32, under: Under, chosen: Option<Chosen>) -> ReadLine {
        if let Some(read) = self.read_mended(body, base, under) {
            return read;
        }
        if let Some(read) = self.read_without_slips(body, base, under, chosen) {
            return read;
        }
        let whole = self.span(base, base + body.len() as u32);
        let Some(chosen) = chosen else { return self.unknown(body, base, under) };
        if !chosen.placed && is_almost(body, under) {
            return self.unknown(body, base, under);
        }
        let row = row_at(chosen.row);
        let keyword = self.span(base, base + chosen.keyword.max(1));
        let hole = Hole { meant: Some(row.kind), declares: declared(body, chosen, self.tree.file, base), target: None };
        let misplaced = !chosen.placed;
        let read = ReadLine { statement: Statement::Hole(hole), keyword: chosen.keyword, misplaced };
        let found = if misplaced {
            finding::s005_wrong_place::finding(keyword, row, under)
        } else if let Some(other) = longer_elsewhere(body, chosen) {
            finding::s005_wrong_place::finding(keyword, row_at(other.row), under)
        } else if row.rule == Rule::ask_line {
            self.ask(body, whole, row)
        } else {
            let found = finding::s016_unreadable::line(whole, nearest_form(body, row, under));
            let without_unit = self.without_unit(body, under);
            match self.without_then(body, under) {
                None if without_unit.is_some() => {
                    let place = without_unit.unwrap_or_default();
                    let number = body[..place].rsplit(' ').next().unwrap_or_default();
                    let behind = self.span(base + place as u32, base + place as u32);
                    let put = |unit: &str| vec![Edit::new(behind, format!(" {unit}"))];
                    let (hours, days) = if number == "1" { ("hour", "day") } else { ("hours", "days") };
                    found
                        .note(format!("{number} what?"))
                        .help(format!("write `{number} {hours}` or `{number} {days}`"))
                        .offer_fix(format!("write `{number} {hours}`"), put(hours))
                        .offer_fix(format!("write `{number} {days}`"), put(days))
                }
                Some(length) => {
                    let then = self.span(base + length as u32, base + body.len() as u32);
                    found.help("take `then` away: what is indented below runs").offer_fix("take `then` away", vec![Edit::new(then, "")])
                }
                None => found,
            }
        };
        self.findings.push(found);
        read
    }

    /// Takes off what does not belong, and reads again: a capital letter, a colon, a pasted space.
    fn read_mended(&mut self, body: &str, base: u32, under: Under) -> Option<ReadLine> {
        let mut found = Vec::new();
        let mut text = Cow::Borrowed(body);
        if let Some(bare) = without_invisible(&text) {
            // Characters that reverse the reading order have a finding of their own already.
            if body.contains(is_invisible) {
                found.push(finding::s013_invisible_space::finding(self.span(base, base + body.len() as u32), body));
            }
            text = Cow::Owned(bare);
        }
        if let Some(at) = text.find('：').filter(|at| text.starts_with("ask") && !text[..*at].contains(": ")) {
            let colon = self.span(base + at as u32, base + (at + '：'.len_utf8()) as u32);
            found.push(finding::s007_ask_needs_colon::wide(colon, text[at + '：'.len_utf8()..].starts_with(' ')));
            text.to_mut().replace_range(at..at + '：'.len_utf8(), ":  ");
        }
        if let Some((small, length)) = in_small_letters(&text, under) {
            let keyword = self.span(base, base + length);
            found.push(finding::s023_capital_word::finding(keyword, &small[..length as usize]));
            text = Cow::Owned(small);
        }
        let mut chosen = choose(&text, under)?;
        if let Some((bare, colon)) = without_colon(&text, chosen) {
            found.push(finding::s019_colon_at_end::finding(self.span(base + colon, base + colon + 1)));
            text = Cow::Owned(bare);
            chosen = choose(text.trim_end(), under)?;
        }
        let trimmed = text.trim_end().to_owned();
        if trimmed == body || !chosen.placed || !self.reads(chosen, &trimmed) {
            return None;
        }
        self.findings.append(&mut found);
        Some(self.build(chosen, &trimmed, base))
    }

    /// A number without its unit (`wait 2`, `when no reply after 3 -> X`): where the unit is missing.
    fn without_unit(&mut self, body: &str, under: Under) -> Option<usize> {
        let digits = body.find(|sign: char| sign.is_ascii_digit()).filter(|at| body[..*at].ends_with(' '))?;
        let place = body[digits..].find(|sign: char| !sign.is_ascii_digit()).map_or(body.len(), |length| digits + length);
        let mended = format!("{} hours{}", &body[..place], &body[place..]);
        choose(&mended, under).is_some_and(|chosen| chosen.placed && self.reads(chosen, &mended)).then_some(place)
    }

    /// A condition with `then` behind it, which can be read without: how long it is then.
    fn without_then(&mut self, body: &str, under: Under) -> Option<usize> {
        let bare = body.strip_suffix("then").filter(|bare| bare.ends_with(' '))?.trim_end();
        let chosen = choose(bare, under).filter(|chosen| chosen.placed)?;
        self.reads(chosen, bare).then_some(bare.len())
    }

    /// A line that can be read once parts of it are written our way: a hole that is what it was meant to be.
    fn read_without_slips(&mut self, body: &str, base: u32, under: Under, chosen: Option<Chosen>) -> Option<ReadLine> {
        let slips = self.without_slips(body, under)?;
        let mended = slip::mended(body, &slips);
        let meant = choose(&mended, under)?;
        let row = row_at(meant.row);
        let written = match &slips[..] {
            [only] => only.meant.clone(),
            _ => mended.clone(),
        };
        let at = |range: &std::ops::Range<usize>| Span::new(self.tree.file, base + range.start as u32, base + range.end as u32);
        let edits = slips.iter().map(|slip| Edit::new(at(&slip.at), slip.meant.clone())).collect();
        let found = match chosen {
            Some(_) => finding::s016_unreadable::line(at(&(0..body.len())), nearest_form(&mended, row, under)),
            None => {
                let word = body.split([' ', '\t']).next().unwrap_or(body);
                finding::s004_unknown_word::otherwise(at(&(0..word.len())), body, row)
            }
        };
        let mut found = found.help(format!("write `{written}`"));
        found.fixes.clear();
        self.findings.push(found.offer_fix(format!("write `{written}`"), edits));
        // The name it declares stands somewhere in the line as it is.
        let stands = chosen.and_then(|chosen| declared(body, chosen, self.tree.file, base));
        let name = declared(&mended, meant, self.tree.file, 0).map(|name| &mended[name.range()]);
        let same = stands.filter(|span| name == Some(&body[(span.start - base) as usize..(span.end - base) as usize]));
        // A question whose name is not written as it is meant fills something: what, is not known.
        let declares = same.or_else(|| {
            let name = name.filter(|_| row.kind != Kind::Ask)?;
            let place = body.match_indices(name).map(|(place, _)| place).find(|place| {
                let beside = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_');
                beside(body[..*place].chars().next_back()) && beside(body[place + name.len()..].chars().next())
            })?;
            Some(at(&(place..place + name.len())))
        });
        let hole = Hole { meant: Some(row.kind), declares, target: None };
        Some(ReadLine { statement: Statement::Hole(hole), keyword: chosen.map_or(0, |chosen| chosen.keyword), misplaced: false })
    }

    /// `2h`, `1-3`, `4,90 EUR` in a line that can be read once all that is needed of it is written our way.
    fn without_slips(&mut self, body: &str, under: Under) -> Option<Vec<Slip>> {
        let mut slips = slip::slips(body);
        slips.truncate(SLIPS_MAX);
        if slips.is_empty() {
            return None;
        }
        if !self.reads_without(body, &slips, under) {
            let alone = slips.iter().position(|one| self.reads_without(body, std::slice::from_ref(one), under))?;
            return Some(vec![slips.swap_remove(alone)]);
        }
        let mut at = 0;
        while slips.len() > 1 && at < slips.len() {
            let one = slips.remove(at);
            if !self.reads_without(body, &slips, under) {
                slips.insert(at, one);
                at += 1;
            }
        }
        Some(slips)
    }

    fn reads_without(&mut self, body: &str, slips: &[Slip], under: Under) -> bool {
        let mended = slip::mended(body, slips);
        choose(&mended, under).is_some_and(|chosen| chosen.placed && self.reads(chosen, &mended))
    }

    /// A line that begins like no instruction.
    fn unknown(&mut self, body: &str, base: u32, under: Under) -> ReadLine {
        let word = body.split([' ', '\t', ':']).next().unwrap_or(body);
        let word = if word.is_empty() { body } else { word };
        let span = self.span(base, base + word.len() as u32);
        let line = self.span(base, base + body.len() as u32);
        if let Some((length, row)) = suggest::otherwise(body, under) {
            let typed = self.span(base, base + length as u32);
            self.findings.push(finding::s004_unknown_word::otherwise(typed, body, row));
            let declares = titled(row.kind, self.span(base + length as u32, base + body.len() as u32), &body[length..]);
            let statement = Statement::Hole(Hole { meant: Some(row.kind), declares, target: None });
            return ReadLine { statement, keyword: length as u32, misplaced: false };
        }
        let near = suggest::instructions(body, under);
        if near.is_empty()
            && let Some(row) = self.option_without_dash(body, under)
        {
            self.findings.push(finding::s004_unknown_word::without_dash(line, body));
            let statement = Statement::Hole(Hole { meant: Some(row.kind), declares: None, target: None });
            return ReadLine { statement, keyword: 0, misplaced: false };
        }
        self.findings.push(finding::s004_unknown_word::finding(span, line, body, &near, under));
        let meant = near.first().filter(|_| near.len() == 1).map(|row| row.kind);
        let declares = near.first().filter(|_| near.len() == 1).and_then(|row| {
            let length = suggest::typed_length(body, row.keyword);
            titled(row.kind, self.span(base + length as u32, base + body.len() as u32), &body[length..])
        });
        ReadLine { statement: Statement::Hole(Hole { meant, declares, target: None }), keyword: word.len() as u32, misplaced: false }
    }

    /// `Sun on my face [fun]` below a question: a label with a key or a target, and no `-`.
    fn option_without_dash(&mut self, body: &str, under: Under) -> Option<&'static Row> {
        let marked = body.ends_with(']') || body.contains(" -> ");
        let mended = format!("- {body}");
        let chosen = choose(&mended, under).filter(|chosen| marked && chosen.placed && row_at(chosen.row).kind == Kind::Choice)?;
        self.reads(chosen, &mended).then(|| row_at(chosen.row))
    }

    /// `ask` without a colon, or without a name.
    fn ask(&mut self, body: &str, whole: Span, row: &'static Row) -> Finding {
        if let Some(question) =
            body.strip_prefix("ask ").filter(|question| question.starts_with(char::is_uppercase) && !question.contains(" ("))
        {
            return finding::s006_ask_needs_name::without(whole, question);
        }
        if body.contains(": ") || body.ends_with(':') {
            return finding::s016_unreadable::line(whole, row);
        }
        let mut read = Vec::new();
        if pieces::read(Rule::ask_without_colon, body, &mut read).is_ok() {
            let rest = read.last().expect("invariant: the rule ends in a rest");
            let typed = read.iter().any(|piece| piece.rule == Rule::kind);
            let name = &body[read[1].start as usize..read[1].end as usize];
            let question = &body[rest.start as usize..];
            if typed || name.starts_with(char::is_lowercase) && question.starts_with(char::is_uppercase) {
                let head = body[..rest.start as usize].trim_end();
                return finding::s007_ask_needs_colon::finding(whole, head, question);
            }
        }
        if pieces::read(Rule::ask_without_name, body, &mut read).is_ok() {
            let rest = read.last().expect("invariant: the rule ends in a rest");
            return finding::s006_ask_needs_name::without(whole, &body[rest.start as usize..]);
        }
        finding::s016_unreadable::line(whole, row)
    }
}

/// The title behind a misspelt `step` or `flow`: lines that lead there are right.
fn titled(meant: Kind, behind: Span, text: &str) -> Option<Span> {
    let title = text.trim_start_matches([' ', '\t', ':']);
    let is_title = matches!(meant, Kind::Flow | Kind::Step | Kind::Test) && !title.is_empty();
    is_title.then(|| Span::new(behind.file, behind.end - title.len() as u32, behind.end))
}

/// `if posible C` in `recommend`, where `if` cannot stand: the first word is right, a later one is not.
fn is_almost(body: &str, under: Under) -> bool {
    let first = body.split(' ').next().unwrap_or("");
    suggest::instructions(body, under).iter().any(|row| row.keyword.strip_prefix(first).is_some_and(|rest| rest.starts_with(' ')))
}

/// Of the forms that begin alike, the one the line begins like for longest: `when no reply -> X` is no `when no`.
fn nearest_form(body: &str, row: &'static Row, under: Under) -> &'static Row {
    let first = row.keyword.split(' ').next().unwrap_or("");
    let alike = |keyword: &str| keyword.bytes().zip(body.bytes()).take_while(|(a, b)| a == b).count();
    let forms = rows_of_word(first).iter().filter(|index| under.allows(**index)).map(|index| row_at(*index));
    let longest = forms.filter(|form| alike(form.keyword) > alike(row.keyword) + 1).max_by_key(|form| alike(form.keyword));
    longest.unwrap_or(row)
}

/// A row whose keyword is longer, that may stand elsewhere: `if possible` outside of `recommend`.
fn longer_elsewhere(body: &str, chosen: Chosen) -> Option<Chosen> {
    choose(body, Under::Unknown).filter(|other| other.keyword > chosen.keyword)
}

/// The line with every invisible character made spaces of the same length.
fn without_invisible(text: &str) -> Option<String> {
    let unseen = |letter| is_invisible(letter) || is_hidden_direction(letter);
    text.contains(unseen).then(|| {
        let mut bare = String::with_capacity(text.len());
        for letter in text.chars() {
            if unseen(letter) {
                bare.extend(std::iter::repeat_n(' ', letter.len_utf8()));
            } else {
                bare.push(letter);
            }
        }
        bare
    })
}

/// The line with its keyword in small letters, and how long that is.
fn in_small_letters(text: &str, under: Under) -> Option<(String, u32)> {
    let small = text.to_ascii_lowercase();
    let chosen = choose(&small, under).filter(|chosen| chosen.keyword > 0)?;
    let length = chosen.keyword as usize;
    if text[..length].bytes().all(|byte| !byte.is_ascii_uppercase()) {
        return None;
    }
    Some((small[..length].to_owned() + &text[length..], chosen.keyword))
}

/// The line without a colon behind its keyword or at its end, and where that was.
fn without_colon(text: &str, chosen: Chosen) -> Option<(String, u32)> {
    let row = row_at(chosen.row);
    let behind = chosen.keyword as usize;
    let own = matches!(row.rule, Rule::ask_line | Rule::ask_time_line | Rule::optional_line | Rule::unclear_line);
    let at = if !own && chosen.keyword > 0 && text.as_bytes().get(behind) == Some(&b':') {
        behind
    } else if row.tail == Tail::Plain && text.ends_with(':') {
        text.len() - 1
    } else {
        return None;
    };
    let mut bare = text.to_owned();
    bare.replace_range(at..=at, " ");
    Some((bare, at as u32))
}

/// What an unreadable line declares all the same: "an unreadable `ask colour…` still declares `colour`", a `step` its title.
pub(super) fn declared(body: &str, chosen: Chosen, file: FileId, base: u32) -> Option<Span> {
    let row = row_at(chosen.row);
    let rest = body.get(chosen.keyword as usize..)?;
    let start = body.len() - rest.trim_start().len();
    let rest = &body[start..];
    let at = |length: usize| (length > 0).then(|| Span::new(file, base + start as u32, base + (start + length) as u32));
    match row.kind {
        Kind::Flow | Kind::Step | Kind::Test => at(rest.len()),
        Kind::Ask | Kind::Form | Kind::Scores | Kind::Set | Kind::ForEach | Kind::Book | Kind::Pay => {
            // `ask What's your name?`: the question, and no name.
            if row.kind == Kind::Ask && rest.starts_with(char::is_uppercase) {
                return None;
            }
            let in_name = |letter: char| unicode_xid::UnicodeXID::is_xid_continue(letter) || letter == '.';
            at(rest.find(|letter: char| !in_name(letter)).unwrap_or(rest.len()))
        }
        Kind::Recommend => {
            let name = rest.rsplit(' ').next().filter(|_| rest.contains(" as "))?;
            Some(Span::new(file, base + (body.len() - name.len()) as u32, base + body.len() as u32))
        }
        _ => None,
    }
}
