//! In: the words of a line. Out: how it begins, where an instruction is written another way: `set price 90`, `if no reply`, `ask (name) who:`.

use super::figures::number;
use super::{Seen, Word};

/// Each way to see a slip at the beginning of a line.
pub(super) const READINGS: &[fn(&[Word<'_>]) -> Seen] =
    &[pick_range, when, set, starts, points, question, check, arm, passed, tag, round, spoken];

fn texts<'l>(words: &[Word<'l>]) -> Vec<&'l str> {
    words.iter().map(|word| word.text).collect()
}

/// `pick 1-3`, `pick 1 – 3`, `pick one or two`, `pick between 1 and 3`, `pick up to 3`: what follows `pick`.
fn pick_range(words: &[Word<'_>]) -> Seen {
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

/// `if no reply after …`, `when no answer after …`, `when unclear Sorry …`.
fn when(words: &[Word<'_>]) -> Seen {
    Some(match texts(words).as_slice() {
        ["if", "no", "reply", ..] | ["if", "unclear" | "cancelled" | "failed" | "paid" | "full" | "closed", ..] => (1, "when".into()),
        ["if", "nobody", "free", ..] | ["if", "nothing", "fits" | "to", ..] | ["if", "customer", "says", ..] => (1, "when".into()),
        ["when" | "if", "no", "answer" | "response" | "replay", "after", ..] => (4, "when no reply after".into()),
        ["when" | "if", "not", "understood", ..] | ["when", "misunderstood", ..] => {
            (if words[1].text == "not" { 3 } else { 2 }, "when unclear".into())
        }
        ["when", "unclear", first, _, ..] if first.starts_with(char::is_uppercase) => (2, "when unclear:".into()),
        _ => return None,
    })
}

/// `set price 90 EUR`, `set the price to 90 EUR`, `price = 90 EUR`.
fn set(words: &[Word<'_>]) -> Seen {
    let is_name =
        |name: &str| name.starts_with(char::is_lowercase) && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
    Some(match texts(words).as_slice() {
        ["set", "the" | "my" | "value", _, ..] if words.len() > 3 => (2, "set".into()),
        ["set", name, "as" | "at" | ":" | ":=", _, ..] => (3, format!("set {name} to")),
        ["set", name, value, ..] if !matches!(*value, "to" | "=" | "is") && is_name(name) => (2, format!("set {name} to")),
        [name, "=" | ":=", _, ..] if is_name(name) => (2, format!("set {name} to")),
        ["go", title, ..] if *title != "to" => (1, "go to".into()),
        _ => return None,
    })
}

/// `starts with link x`, `starts on word x`, `starts on lamp shop`.
fn starts(words: &[Word<'_>]) -> Seen {
    const TRIGGERS: [&str; 13] =
        ["words", "ad", "link", "page", "menu", "welcome", "text", "photo", "location", "file", "event", "topic", "anything"];
    Some(match texts(words).as_slice() {
        [starts @ ("starts" | "interrupts"), "with" | "by" | "at" | "from" | "when", next, ..] if TRIGGERS.contains(next) => {
            (2, format!("{starts} on"))
        }
        [starts @ ("starts" | "interrupts"), "on", "word" | "keyword" | "keywords", _, ..] => (3, format!("{starts} on words")),
        [starts @ ("starts" | "interrupts"), "on", next, ..] if !TRIGGERS.contains(next) => (2, format!("{starts} on words")),
        _ => return None,
    })
}

/// `score boho +2`, `score boho: 2`, `score 2 boho`, `scores boho 2`, `recommend 3 scarves`.
fn points(words: &[Word<'_>]) -> Seen {
    Some(match texts(words).as_slice() {
        ["score" | "scores", count, key] if number(count).is_some() && number(key).is_none() => (3, format!("score {key} {count}")),
        ["score" | "scores", key, count, rest @ ..] => {
            let count = number(count.trim_start_matches('+'))?;
            let taken = 3 + usize::from(matches!(rest.first(), Some(&("points" | "point"))));
            (taken, format!("score {} {count}", key.trim_end_matches([':', '=', ','])))
        }
        ["score", name] => (2, format!("scores {name}")),
        ["recommend", count, next, ..] if *next != "to" => (2, format!("recommend up to {}", number(count)?)),
        _ => return None,
    })
}

/// `ask (name) who: …`, `ask "who" (name): …`, `ask who - name: …`, `ask who (name); …`.
fn question(words: &[Word<'_>]) -> Seen {
    let (ask, rest) = words.split_first()?;
    if ask.text != "ask" {
        return None;
    }
    let head = rest.iter().position(|word| word.text.ends_with([':', ';']))? + 1;
    let head = &rest[..head];
    let joined = texts(head).join(" ");
    let joined = joined.trim_end_matches([':', ';']);
    let (before, kind, behind) = match (joined.find(['(', '[']), joined.find([')', ']'])) {
        (Some(open), Some(close)) if open < close => (&joined[..open], joined[open + 1..close].trim(), &joined[close + 1..]),
        (None, None) => {
            let (name, kind) = joined.split_once(" - ").or_else(|| joined.split_once(" as "))?;
            (name, kind.trim(), "")
        }
        _ => return None,
    };
    let names: Vec<String> = before
        .split(' ')
        .chain(behind.split(' '))
        .map(|word| word.chars().filter(|sign| sign.is_alphanumeric() || *sign == '_').collect::<String>())
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "for" | "the" | "my" | "your" | "their" | "a" | "an"))
        .collect();
    let [name] = &names[..] else { return None };
    Some((head.len() + 1, format!("ask {name} ({kind}):")))
}

/// `check that x is …`, `check x is at most 20 Twenty at most.`
fn check(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    match texts.as_slice() {
        ["check", "that" | "if" | "whether", ..] => Some((2, "check".into())),
        ["check", rest @ ..] if !rest.iter().any(|word| word.ends_with(':')) => {
            let text = rest.iter().skip(2).position(|word| word.starts_with(char::is_uppercase) && !is_currency(word))? + 2;
            let condition = super::mended_words(&words[1..=text]);
            Some((text + 1, format!("check {}:", condition.trim_end_matches([',', ';', '.']))))
        }
        _ => None,
    }
}

fn is_currency(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `- 50 Short`, `- 50%: Short`, `- Short 50%`.
fn arm(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let percent = |word: &str| word.strip_suffix('%').and_then(number);
    match texts.as_slice() {
        ["-", first, _, ..] if first.ends_with(':') => Some((2, format!("- {}%", percent(first.trim_end_matches(':'))?))),
        ["-", first, label, ..] if number(first).is_some() && *label != "%" => Some((2, format!("- {first}%"))),
        ["-", label @ .., last] if !label.is_empty() => {
            let part = percent(last.trim_matches(['(', ')']))?;
            Some((words.len(), format!("- {part}% {}", label.join(" ").trim_end_matches([':', ',']))))
        }
        _ => None,
    }
}

/// `with total and decision = wish`, `with a; b`.
fn passed(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let [with @ ("with" | "takes" | "gives" | "keep"), rest @ ..] = texts.as_slice() else { return None };
    let mut line = (*with).to_owned();
    for word in rest {
        match *word {
            "and" | "," | ";" => line = line.trim_end_matches([',', ';']).to_owned() + ",",
            "=" | "to" | ":" => line += " as",
            word => line = line + " " + &word.replace(';', ","),
        }
    }
    (line != texts.join(" ")).then_some((words.len(), line))
}

/// `tag good customer`, `tag "customer"`, `tag #customer`.
fn tag(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let [tag @ ("tag" | "untag" | "subscribe" | "unsubscribe"), rest @ ..] = texts.as_slice() else { return None };
    let rest: &[&str] = match (rest.first(), rest.len()) {
        (Some(&("to" | "from" | "as")), 2..) => &rest[1..],
        _ => rest,
    };
    let plain = |word: &&str| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    let word = rest.iter().map(plain).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    let line = format!("{tag} {word}");
    (!word.is_empty() && rest.len() <= 3 && line != texts.join(" ")).then_some((words.len(), line))
}

/// `for colour in colours`, `for each colour of colours`, `typing 2`, `wait for 2 days`.
fn round(words: &[Word<'_>]) -> Seen {
    Some(match texts(words).as_slice() {
        ["for", "each" | "every" | "all", item, "of" | "from" | "on", list] => (5, format!("for each {item} in {list}")),
        ["for", "every" | "all", item, "in", list] => (5, format!("for each {item} in {list}")),
        ["for", item, "in" | "of", list] => (4, format!("for each {item} in {list}")),
        ["typing", count] => (2, format!("typing {} seconds", number(count)?)),
        [head @ ("wait" | "typing"), "for", ..] => (2, (*head).to_owned()),
        _ => return None,
    })
}

/// `bot says Hi`: what a test checks, where the bot should say it.
fn spoken(words: &[Word<'_>]) -> Seen {
    match texts(words).as_slice() {
        ["bot", "says", ..] => Some((2, "say".into())),
        _ => None,
    }
}
