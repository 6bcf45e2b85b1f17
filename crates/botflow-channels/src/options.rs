//! Options on a channel whose labels are short, or that has no place for descriptions. In: options as the bot offers them. Out: labels that
//! fit, and lines for the text above: what does not fit on a button is read there, by its number.

use std::borrow::Cow;

use botflow_program::fixed;

use crate::Limit;
use crate::bubble::{Button, Does};
use crate::lower::add_line;

/// Lines for which memory is taken at once.
const LINES_AT_ONCE: usize = 16;

/// Which options have a number: all that are answers, where one of their labels does not fit; *2* is then understood as the second. Empty where
/// none has one.
fn counted(options: &[Button<'_>], limit: &Limit) -> Vec<bool> {
    match options.iter().any(|option| !limit.fits(&option.label) && is_option(option)) {
        true => options.iter().map(is_option).collect(),
        false => Vec::new(),
    }
}

/// Labels that fit. Out: the lines that say in full what the labels do not, and those for which there is no room: more than `most`.
pub(crate) fn fit(options: &mut [Button<'_>], limit: &Limit, most: usize) -> String {
    let counted = counted(options, limit);
    let alike = alike(options, &counted);
    let mut lines = String::new();
    let mut number = 0;
    for (at, option) in options.iter_mut().enumerate() {
        if counted.get(at).is_some_and(|counts| *counts) {
            number += 1;
            if lines.is_empty() {
                lines.reserve(options_bytes(option) * most.min(LINES_AT_ONCE));
            }
            add_line(&mut lines, |lines| write(option, Some(number), lines));
            option.label = Cow::Owned(short(&option.label, alike, number, limit));
        } else if at >= most || !option.line.is_empty() {
            add_line(&mut lines, |lines| write(option, None, lines));
        }
    }
    lines
}

/// The same for rows that have room for a description: it says what the label does not. Out: the lines for what fits in neither.
pub(crate) fn fit_rows(options: &mut [Button<'_>], limit: &Limit, line: &Limit) -> String {
    let counted = counted(options, limit);
    let alike = alike(options, &counted);
    let mut lines = String::new();
    let mut number = 0;
    for (at, option) in options.iter_mut().enumerate() {
        let counts = counted.get(at).is_some_and(|counts| *counts);
        number += usize::from(counts);
        let shortened = counts.then(|| short(&option.label, alike, number, limit));
        let cut = shortened.as_ref().is_some_and(|label| !label.ends_with(&*option.label));
        let said = if cut { Cow::Owned(written(option, None)) } else { one_line(&option.line) };
        if line.fits(&said) {
            // A description that is as it was stays where it is.
            if let Cow::Owned(said) = said {
                option.line = Cow::Owned(said);
            }
        } else {
            add_line(&mut lines, |lines| write(option, counts.then_some(number), lines));
            option.line = Cow::Owned(line.shortened(&one_line(&option.line)));
        }
        if let Some(label) = shortened {
            option.label = Cow::Owned(label);
        }
    }
    lines
}

/// `2. Cut: 45 €`
pub(crate) fn written(option: &Button<'_>, number: Option<usize>) -> String {
    let mut out = String::with_capacity(options_bytes(option));
    write(option, number, &mut out);
    out
}

fn write(option: &Button<'_>, number: Option<usize>, out: &mut String) {
    if let Some(number) = number {
        push_number(number, out);
    }
    out.push_str(option.label.trim());
    if !option.line.is_empty() {
        out.push_str(": ");
        out.push_str(&one_line(&option.line));
    }
}

/// `2. `
fn push_number(number: usize, out: &mut String) {
    match u8::try_from(number) {
        // One digit is written without the machinery of numbers: there are hardly ever more options.
        Ok(digit @ 0..=9) => out.push(char::from(b'0' + digit)),
        Ok(_) | Err(_) => out.push_str(&number.to_string()),
    }
    out.push_str(". ");
}

/// The bytes of an option that is written out with its number.
fn options_bytes(option: &Button<'_>) -> usize {
    option.label.len() + option.line.len() + 8
}

/// *More*, *Skip*, *Done* and *Other days* are no answers, so they have no number.
fn is_option(option: &Button<'_>) -> bool {
    let Does::Tap(token) = &option.does else { return false };
    !token.tap().is_some_and(|tap| matches!(tap.choice, fixed::MORE | fixed::SKIP | fixed::DONE | fixed::OTHER_DAYS))
}

/// How long the words are with which all options begin: *Tuesday, 2 June at* tells none from another.
fn alike(options: &[Button<'_>], counted: &[bool]) -> usize {
    let mut labels = options.iter().zip(counted).filter(|(_, counts)| **counts).map(|(option, _)| &*option.label);
    let Some(first) = labels.next() else { return 0 };
    let same = |one: &str| one.bytes().zip(first.bytes()).take_while(|(one, other)| one == other).count();
    let same = labels.map(same).min().unwrap_or(0);
    let words = first.as_bytes()[..same].iter().rposition(|byte| *byte == b' ');
    words.map_or(0, |space| space + 1)
}

/// `2. Tuesday, 2 June…`: as many whole words as fit behind the number. Where the whole label has no room, the words that are alike in all
/// of them are left out: `2. 11:30 am, Mitte`.
fn short(label: &str, alike: usize, number: usize, limit: &Limit) -> String {
    let mut whole = String::with_capacity(label.len() + 8);
    push_number(number, &mut whole);
    let digits = whole.len();
    whole.push_str(label.trim());
    if limit.fits(&whole) {
        return whole;
    }
    whole.truncate(digits);
    whole.push_str(label.get(alike..).unwrap_or(label).trim());
    if limit.fits(&whole) {
        return whole;
    }
    let room = limit.most.saturating_sub(limit.count("…"));
    let cut = limit.unit.cut(&whole, room);
    let inside_word = !whole[cut.len()..].starts_with(char::is_whitespace);
    let words = cut.rfind(char::is_whitespace).filter(|at| inside_word && *at >= digits.max(cut.len() / 2));
    let words = words.map_or(cut, |at| &cut[..at]);
    let end = words.trim_end_matches(|end: char| end.is_whitespace() || matches!(end, ',' | ';' | ':' | '–' | '-')).len();
    whole.truncate(end);
    whole.push('…');
    whole
}

fn one_line(line: &str) -> Cow<'_, str> {
    match line.contains('\n') {
        true => Cow::Owned(line.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ")),
        false => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use botflow_program::{ChoiceId, PlaceId, RowId};
    use botflow_runtime::token::Tap;

    use super::*;
    use crate::{Figure, facts};

    fn option(label: &'static str, line: &'static str, choice: ChoiceId) -> Button<'static> {
        let token = Tap { place: PlaceId(7), choice, conversation: 1, round: 0, item: RowId(3) }.token();
        Button { line: Cow::Borrowed(line), ..Button::new(label, Does::Tap(token)) }
    }

    fn times() -> Vec<Button<'static>> {
        vec![
            option("Tuesday, 2 June at 10:45 am, Mitte", "", fixed::TIME),
            option("Tuesday, 2 June at 11:30 am, Kreuzberg", "", fixed::TIME),
            option("Other days", "", fixed::OTHER_DAYS),
        ]
    }

    fn limit(channel: &str, figure: Figure) -> &'static Limit {
        facts(channel).unwrap().now().limit(figure).unwrap()
    }

    fn labels<'b>(options: &'b [Button<'_>]) -> Vec<&'b str> {
        options.iter().map(|option| &*option.label).collect()
    }

    #[test]
    fn times_are_numbered_and_stand_in_full_above() {
        let mut options = times();
        let lines = fit(&mut options, limit("messenger", Figure::ReplyLabel), 13);
        assert_eq!(labels(&options), ["1. 10:45 am, Mitte", "2. 11:30 am…", "Other days"]);
        assert_eq!(lines, "1. Tuesday, 2 June at 10:45 am, Mitte\n2. Tuesday, 2 June at 11:30 am, Kreuzberg");
    }

    #[test]
    fn rows_say_it_in_their_description() {
        let mut options = times();
        let lines = fit_rows(&mut options, limit("whatsapp", Figure::RowLabel), limit("whatsapp", Figure::RowLine));
        assert_eq!(labels(&options), ["1. 10:45 am, Mitte", "2. 11:30 am, Kreuzberg", "Other days"]);
        assert_eq!((&*options[0].line, &*options[2].line), ("Tuesday, 2 June at 10:45 am, Mitte", ""));
        assert!(lines.is_empty(), "{lines:?}");
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let mut options = vec![option("Cut", "45 €\n30 minutes", ChoiceId(300)), option("Colour", "", ChoiceId(301))];
        let lines = fit(&mut options, limit("messenger", Figure::ReplyLabel), 13);
        assert_eq!((labels(&options), lines), (vec!["Cut", "Colour"], "Cut: 45 € · 30 minutes".to_owned()));
        let lines = fit_rows(&mut options, limit("whatsapp", Figure::RowLabel), limit("whatsapp", Figure::RowLine));
        assert_eq!((&*options[0].line, lines.len()), ("45 € · 30 minutes", 0));
    }

    #[test]
    fn a_description_that_has_no_room_is_read_above() {
        let long = "with a wash, a cut, a massage of the head and a cup of the best coffee in town";
        let mut options = vec![option("Cut", long, ChoiceId(300)), option("Colour", "", ChoiceId(301))];
        let lines = fit_rows(&mut options, limit("whatsapp", Figure::RowLabel), limit("whatsapp", Figure::RowLine));
        assert_eq!(lines, format!("Cut: {long}"));
        assert!(options[0].line.ends_with('…') && limit("whatsapp", Figure::RowLine).fits(&options[0].line));
    }

    #[test]
    fn times_of_several_days_keep_their_day() {
        let mut options = times();
        options.insert(1, option("Wednesday, 3 June at 9 am, Mitte", "", fixed::TIME));
        fit(&mut options, limit("messenger", Figure::ReplyLabel), 13);
        assert_eq!(labels(&options)[..3], ["1. Tuesday, 2 June…", "2. Wednesday, 3…", "3. Tuesday, 2 June…"]);
    }

    #[test]
    fn one_word_that_is_too_long_is_cut_inside() {
        assert_eq!(short("Donaudampfschifffahrtsgesellschaft", 0, 2, limit("messenger", Figure::ReplyLabel)), "2. Donaudampfschiff…");
    }
}
