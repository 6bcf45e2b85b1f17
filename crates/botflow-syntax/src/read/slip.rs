//! In: a line that its rule does not read. Out: parts of it that are written another way (`1-3`, `4,90 EUR`, `one day`), each with what is meant.

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

/// Each way to see a slip in some words that follow each other.
const READINGS: &[fn(&[Word<'_>]) -> Option<(usize, String)>] = &[
    pick_range,
    article_of_time,
    half,
    shortened,
    unit_of_another_language,
    number_word,
    amount,
    day,
    reply_without_after,
    for_a_while,
    points,
];

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
        let read = READINGS.iter().find_map(|read| read(&words[at..]));
        let Some((count, meant)) = read else {
            at += 1;
            continue;
        };
        slips.push(Slip { at: words[at].start..words[at + count - 1].end(), meant });
        at += count;
    }
    slips
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

fn number(word: &str) -> Option<u32> {
    let digits = !word.is_empty() && word.len() <= 9 && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        return word.parse().ok();
    }
    const WORDS: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|known| known.eq_ignore_ascii_case(word)).map(|number| number as u32)
}

/// `pick 1-3`, `pick 1 – 3`, `pick one or two`, `pick between 1 and 3`, `pick up to 3`: what follows `pick`.
fn pick_range(words: &[Word<'_>]) -> Option<(usize, String)> {
    let [pick, rest @ ..] = words else { return None };
    if !pick.text.eq_ignore_ascii_case("pick") {
        return None;
    }
    let texts: Vec<&str> = rest.iter().map(|word| word.text).collect();
    let of = |low: Option<u32>, high: Option<u32>, count: usize| {
        let (low, high) = (low?, high?);
        (low < high).then(|| (count + 1, format!("pick {low} to {high}")))
    };
    match texts.as_slice() {
        [range] => {
            let (low, high) = ["-", "–", "—", "..", "to", "/"].iter().find_map(|sign| range.split_once(sign))?;
            of(number(low), number(high.trim_start_matches('.')), 1)
        }
        [low, "-" | "–" | "—" | ".." | "or" | "bis" | "through" | "and" | "a", high] => of(number(low), number(high), 3),
        ["between", low, "and", high] | ["from", low, "to", high] => of(number(low), number(high), 4),
        ["up", "to", high] | ["at", "most", high] => of(Some(1), number(high), 3),
        ["max" | "maximum", high] => of(Some(1), number(high), 2),
        _ => None,
    }
}

/// A unit of time as the language writes it behind a number.
fn unit_of(word: &str) -> Option<&'static str> {
    Some(match word.trim_end_matches(['.', ',']).to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" | "sekunde" | "sekunden" | "segundo" | "segundos" | "seconde" | "secondes" => "second",
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "minuto" | "minutos" => "minute",
        "h" | "hr" | "hrs" | "hour" | "hours" | "stunde" | "stunden" | "std" | "hora" | "horas" | "heure" | "heures" => "hour",
        "d" | "day" | "days" | "tag" | "tage" | "tagen" | "día" | "días" | "dia" | "dias" | "jour" | "jours" => "day",
        "w" | "wk" | "wks" | "week" | "weeks" | "woche" | "wochen" | "semana" | "semanas" | "semaine" | "semaines" => "week",
        "month" | "months" | "monat" | "monate" | "monaten" | "mes" | "meses" | "mois" => "month",
        "year" | "years" | "jahr" | "jahre" | "jahren" | "año" | "años" | "an" | "ans" => "year",
        _ => return None,
    })
}

fn span(count: u32, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// `a day`, `an hour`.
fn article_of_time(words: &[Word<'_>]) -> Option<(usize, String)> {
    let [Word { text: "a" | "an" | "A" | "An", .. }, unit, ..] = words else { return None };
    Some((2, span(1, unit_of(unit.text)?)))
}

/// `half an hour`, `half a day`.
fn half(words: &[Word<'_>]) -> Option<(usize, String)> {
    let [Word { text: "half", .. }, Word { text: "a" | "an", .. }, unit, ..] = words else { return None };
    match unit_of(unit.text)? {
        "minute" => Some((3, span(30, "second"))),
        "hour" => Some((3, span(30, "minute"))),
        "day" => Some((3, span(12, "hour"))),
        _ => None,
    }
}

/// `2h`, `30mins`, `2hours`.
fn shortened(words: &[Word<'_>]) -> Option<(usize, String)> {
    let text = words.first()?.text;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    Some((1, span(number(count)?, unit_of(unit)?)))
}

/// `2 Stunden`, `one day`, `30 mins`, `2 Hours`.
fn unit_of_another_language(words: &[Word<'_>]) -> Option<(usize, String)> {
    let [count, unit, ..] = words else { return None };
    let meant = span(number(count.text)?, unit_of(unit.text)?);
    (meant != format!("{} {}", count.text, unit.text)).then_some((2, meant))
}

/// `three times`, `up to three`.
fn number_word(words: &[Word<'_>]) -> Option<(usize, String)> {
    let text = words.first()?.text;
    let is_word = text.starts_with(char::is_alphabetic);
    let count = number(text).filter(|_| is_word);
    if let Some(count) = count {
        return Some((1, count.to_string()));
    }
    match words {
        [Word { text: "twice", .. }, ..] => Some((1, "2 times".into())),
        [Word { text: "once", .. }, ..] => Some((1, "1 time".into())),
        // `when unclear 3x`, `when unclear 3 -> X`
        [Word { text: "unclear", .. }, tries, rest @ ..] => {
            let x = tries.text.strip_suffix(['x', '×']);
            let bare = rest.first().is_none_or(|next| matches!(next.text, "->" | "=>" | "→" | "tries" | "x"));
            let count = number(x.unwrap_or(tries.text)).filter(|_| x.is_some() || bare)?;
            let taken = 2 + usize::from(x.is_none() && matches!(rest.first(), Some(Word { text: "tries" | "x", .. })));
            Some((taken, format!("unclear {}", if count == 1 { "1 time".to_owned() } else { format!("{count} times") })))
        }
        _ => None,
    }
}

/// `4,90 EUR`, `1.299,00 EUR`, `EUR 49`, `49 euros`, `49eur`, `€4,90`.
fn amount(words: &[Word<'_>]) -> Option<(usize, String)> {
    let first = words.first()?.text;
    let second = words.get(1).map_or("", |word| word.text);
    if let (Some(code), Some(figures)) = (currency_of(first), figures(second)) {
        return Some((2, format!("{figures} {code}")));
    }
    // `49 euros: Our lamps …`: the colon stays.
    let named = second.trim_end_matches([':', ',', ')']);
    if let (Some(read), Some(code)) = (figures(first), currency_of(named)) {
        let meant = format!("{read} {code}{}", &second[named.len()..]);
        return (meant != format!("{first} {second}")).then_some((2, meant));
    }
    let digits = first.len() - first.trim_end_matches(|sign: char| !sign.is_ascii_digit()).len();
    let (before, behind) = first.split_at(first.len() - digits);
    if let (Some(read), Some(code)) = (figures(before), currency_of(behind)) {
        return Some((1, format!("{read} {code}")));
    }
    let symbol = first.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    if let (Some(code), Some(read)) = (currency_of(symbol), figures(&first[symbol.len()..])) {
        let meant = format!("{read} {code}");
        return first.contains(',').then_some((1, meant));
    }
    // A number with a comma: `4,5`.
    let read = figures(first).filter(|read| first.contains(',') && read.contains('.'))?;
    Some((1, read))
}

fn currency_of(word: &str) -> Option<String> {
    Some(match word.to_lowercase().as_str() {
        "€" | "euro" | "euros" => "EUR".into(),
        "$" | "dollar" | "dollars" | "dólares" => "USD".into(),
        "£" | "pound" | "pounds" => "GBP".into(),
        "franken" => "CHF".into(),
        small if small.len() == 3 && iso(small) => small.to_uppercase(),
        _ => return None,
    })
}

fn iso(small: &str) -> bool {
    const USUAL: [&str; 12] = ["eur", "usd", "gbp", "chf", "pln", "sek", "dkk", "nok", "czk", "jpy", "cad", "aud"];
    USUAL.contains(&small)
}

/// An amount in figures as the language writes it: `4,90` is `4.90`, `1.299,00` is `1299.00`; not `1,299`, which has two readings.
fn figures(word: &str) -> Option<String> {
    let word = word.strip_suffix(",-").or_else(|| word.strip_suffix(",–")).unwrap_or(word);
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = |whole: &str, sign: char| {
        let mut groups = whole.split(sign);
        let first = groups.next().is_some_and(|first| all(first) && first.len() <= 3);
        let rest: Vec<&str> = groups.collect();
        (first && rest.iter().all(|group| group.len() == 3 && all(group))).then(|| whole.replace(sign, ""))
    };
    match (word.rfind(','), word.rfind('.')) {
        (None, None) => all(word).then(|| word.to_owned()),
        (None, Some(point)) => (all(&word[..point]) && all(&word[point + 1..])).then(|| word.to_owned()),
        (Some(comma), point) => {
            let (sign, at, other) = match point {
                Some(point) if point > comma => (',', point, '.'),
                _ => ('.', comma, ','),
            };
            let (whole, cents) = (&word[..at], &word[at + other.len_utf8()..]);
            let whole = if all(whole) { whole.to_owned() } else { grouped(whole, sign)? };
            (all(cents) && cents.len() <= 2).then(|| format!("{whole}.{cents}"))
        }
    }
}

/// `24.12.2026`, `2026/12/24`.
fn day(words: &[Word<'_>]) -> Option<(usize, String)> {
    let text = words.first()?.text;
    let sign = ['.', '/'].into_iter().find(|sign| text.matches(*sign).count() == 2)?;
    let parts: Vec<u32> = text.split(sign).map(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect::<Option<_>>()?;
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = match sign {
        _ if a > 1000 => (a, b, c),
        '.' => (c, b, a),
        // Which of two small numbers is the month depends on the country.
        _ if a > 12 => (c, b, a),
        _ if b > 12 => (c, a, b),
        _ => return None,
    };
    let fits = year > 1000 && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| (1, format!("{year}-{month:02}-{day:02}")))
}

/// `when no reply 2 hours`, `when no reply in 2 hours`, `remind 1 day prior to`.
fn reply_without_after(words: &[Word<'_>]) -> Option<(usize, String)> {
    match words {
        [Word { text: head @ ("reply" | "free"), .. }, Word { text: "for" | "in" | "within" | "since" | "nach", .. }, next, ..] => {
            let counted = number(next.text).is_some() || next.text.starts_with(|sign: char| sign.is_ascii_digit()) || next.text.len() <= 2;
            counted.then(|| (2, format!("{head} after")))
        }
        [Word { text: head @ ("reply" | "free"), .. }, next, ..] if next.text.starts_with(|sign: char| sign.is_ascii_digit()) => {
            Some((1, format!("{head} after")))
        }
        [Word { text: "prior", .. }, Word { text: "to", .. }, ..] => Some((2, "before".into())),
        [Word { text: "ahead", .. }, Word { text: "of", .. }, ..] => Some((2, "before".into())),
        _ => None,
    }
}

/// `wait for 2 days`, `typing for 2 seconds`.
fn for_a_while(words: &[Word<'_>]) -> Option<(usize, String)> {
    let [Word { text: head @ ("wait" | "typing"), .. }, Word { text: "for", .. }, ..] = words else { return None };
    Some((2, (*head).to_owned()))
}

/// `score boho +2`, `score boho: 2`, `score 2 boho`, `recommend 3 scarves`.
fn points(words: &[Word<'_>]) -> Option<(usize, String)> {
    match words {
        [Word { text: "score", .. }, count, key, ..] if number(count.text).is_some() && number(key.text).is_none() => {
            Some((3, format!("score {} {}", key.text, count.text)))
        }
        [Word { text: "score", .. }, key, count, ..] => {
            let bare = key.text.trim_end_matches([':', '=']);
            let plus = count.text.trim_start_matches('+');
            let slipped = bare.len() < key.text.len() || plus.len() < count.text.len();
            (slipped && number(plus).is_some()).then(|| (3, format!("score {bare} {plus}")))
        }
        [Word { text: "recommend", .. }, count, next, ..] if next.text != "to" => {
            Some((2, format!("recommend up to {}", number(count.text)?)))
        }
        [Word { text: "set", .. }, name, value] if !matches!(value.text, "to" | "=") => {
            Some((3, format!("set {} to {}", name.text, value.text)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_another_way_is_seen() {
        let all = |line: &str| mended(line, &slips(line));
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
        ] {
            assert_eq!(all(line), meant);
        }
        for line in ["pick 1 to 3", "worth 1,299 EUR", "today is 3/4/2026", "wait 2 days", "go to Page one"] {
            assert!(line == "go to Page one" || all(line) == line, "{line}");
        }
    }
}
