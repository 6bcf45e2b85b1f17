//! In: words of a line. Out: numbers, units, amounts and days that are written another way.

use super::{Seen, Word};

/// What is seen in the words that follow each other from here on.
pub(super) fn seen(words: &[Word<'_>]) -> Seen {
    const READINGS: [fn(&[Word<'_>]) -> Seen; 7] = [article_of_time, half, shortened, counted, number_word, amount, day];
    READINGS.iter().find_map(|read| read(words))
}

/// A number of up to nine digits, or a word for one.
pub(super) fn number(word: &str) -> Option<u32> {
    let digits = !word.is_empty() && word.len() <= 9 && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        return word.parse().ok();
    }
    const WORDS: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|known| known.eq_ignore_ascii_case(word)).map(|number| number as u32)
}

/// A unit of time as the language writes it behind a number.
pub(super) fn unit_of(word: &str) -> Option<&'static str> {
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
fn article_of_time(words: &[Word<'_>]) -> Seen {
    let [Word { text: "a" | "an" | "A" | "An", .. }, unit, ..] = words else { return None };
    Some((2, span(1, unit_of(unit.text)?)))
}

/// `half an hour`, `half a day`.
fn half(words: &[Word<'_>]) -> Seen {
    let [Word { text: "half", .. }, Word { text: "a" | "an", .. }, unit, ..] = words else { return None };
    match unit_of(unit.text)? {
        "minute" => Some((3, span(30, "second"))),
        "hour" => Some((3, span(30, "minute"))),
        "day" => Some((3, span(12, "hour"))),
        _ => None,
    }
}

/// `2h`, `30mins`, `2hours`.
fn shortened(words: &[Word<'_>]) -> Seen {
    let text = words.first()?.text;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    Some((1, span(number(count)?, unit_of(unit)?)))
}

/// `2 Stunden`, `one day`, `30 mins`, `2 Hours`.
fn counted(words: &[Word<'_>]) -> Seen {
    let [count, unit, ..] = words else { return None };
    let meant = span(number(count.text)?, unit_of(unit.text)?);
    (meant != format!("{} {}", count.text, unit.text)).then_some((2, meant))
}

/// `three times`, `up to three`.
fn number_word(words: &[Word<'_>]) -> Seen {
    let text = words.first()?.text;
    let is_word = text.starts_with(char::is_alphabetic);
    let count = number(text).filter(|_| is_word);
    if let Some(count) = count {
        return Some((1, count.to_string()));
    }
    match words {
        [Word { text: "twice", .. }, ..] => Some((1, "2 times".into())),
        [Word { text: "once", .. }, ..] => Some((1, "1 time".into())),
        [Word { text: "unclear", .. }, Word { text: "after", .. }, ..] => Some((2, "unclear".into())),
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
fn amount(words: &[Word<'_>]) -> Seen {
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
    let word = [",-", ",–", ".-", ".–"].iter().find_map(|cents| word.strip_suffix(cents)).unwrap_or(word);
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
fn day(words: &[Word<'_>]) -> Seen {
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
