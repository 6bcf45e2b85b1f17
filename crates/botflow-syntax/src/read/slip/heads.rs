//! In: the words of a line. Out: how it begins, where an instruction is written another way: `set price 90`, `if no reply`, `ask (name) who:`.

use super::figures::number;
use super::{Seen, Word};

/// Each way to see a slip at the beginning of a line.
pub(super) const READINGS: &[fn(&[Word<'_>]) -> Seen] = &[
    pick_range,
    when,
    unless,
    set,
    starts,
    keeps,
    points,
    question,
    check,
    arm,
    passed,
    named,
    round,
    booking,
    recommending,
    channels,
    spoken,
];

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

/// What is said of an outcome, and how it is written here.
const OUTCOMES: [(&str, &str); 24] = [
    ("no reply", "no reply"),
    ("no answer after", "no reply after"),
    ("no response after", "no reply after"),
    ("not understood", "unclear"),
    ("misunderstood", "unclear"),
    ("unclear", "unclear"),
    ("cancelled", "cancelled"),
    ("payment is cancelled", "cancelled"),
    ("payment fails", "failed"),
    ("failed", "failed"),
    ("payment succeeds", "paid"),
    ("payed", "paid"),
    ("paid", "paid"),
    ("it is full", "full"),
    ("fully booked", "full"),
    ("full", "full"),
    ("team is closed", "closed"),
    ("closed", "closed"),
    ("nobody is free", "nobody free"),
    ("no one is free", "nobody free"),
    ("no one free", "nobody free"),
    ("nothing fit", "nothing fits"),
    ("nothing found", "nothing fits"),
    ("none fits", "nothing fits"),
];

/// `if no reply after …`, `when no answer after …`, `when nobody is free after …`, `when unclear Sorry …`.
fn when(words: &[Word<'_>]) -> Seen {
    match texts(words).as_slice() {
        ["when", "unclear", "-" | "–", _, ..] => return Some((3, "when unclear:".into())),
        ["when", "unclear", first, _, ..] if first.starts_with(char::is_uppercase) => return Some((2, "when unclear:".into())),
        ["if", "customer", "says", ..] | ["if", "nobody", "free", ..] | ["if", "nothing", "fits" | "to", ..] => {
            return Some((1, "when".into()));
        }
        ["if", answer @ ("yes" | "no")] => return Some((2, format!("when {answer}"))),
        ["when", "customer" | "agent" | "bot", "is", "back", ..] => return Some((4, "when back".into())),
        ["when" | "if", ..] => {}
        _ => return None,
    }
    let behind = texts(&words[1..]).join(" ");
    let begins = |said: &str| behind.strip_prefix(said).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let (said, meant) = OUTCOMES.iter().find(|(said, meant)| begins(said) && (words[0].text == "if" || said != meant))?;
    Some((1 + said.split(' ').count(), format!("when {meant}")))
}

/// `unless it is given`, `if not known`.
fn unless(words: &[Word<'_>]) -> Seen {
    Some(match texts(words).as_slice() {
        ["unless", .., what @ ("given" | "known")] if words.len() < 6 => (words.len(), format!("unless {what}")),
        ["if", "not", what @ ("given" | "known")] => (3, format!("unless {what}")),
        ["only", "when", ..] => (2, "only if".into()),
        ["only", "if", one, two] => (4, format!("only if {one}_{two}")),
        ["only", "on", ..] => (2, "on".into()),
        ["only", _] => (1, "only if".into()),
        ["else", condition, _, ..] if *condition != "if" => (1, "else if".into()),
        _ => return None,
    })
}

/// `set price 90 EUR`, `set the price to 90 EUR`, `price = 90 EUR`.
fn set(words: &[Word<'_>]) -> Seen {
    let is_name =
        |name: &str| name.starts_with(char::is_lowercase) && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
    Some(match texts(words).as_slice() {
        ["set", name, _, ..] if name.ends_with(':') => (2, format!("set {} to", name.trim_end_matches(':'))),
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
        [starts @ ("starts" | "interrupts"), next, ..] if TRIGGERS.contains(next) => (1, format!("{starts} on")),
        [starts @ ("starts" | "interrupts"), "on", next, ..] if !TRIGGERS.contains(next) => (2, format!("{starts} on words")),
        _ => return None,
    })
}

/// `keep x for …`, `keeps x 1 year`, `keeps x for 1 year: we …`.
fn keeps(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    match texts.as_slice() {
        ["keep", name, "for", ..] => Some((2, format!("keeps {name}"))),
        ["keeps", name, count, _, ..] if number(count).is_some() => Some((2, format!("keeps {name} for"))),
        ["keeps", name, "for", count, unit, ..] if unit.ends_with([':', ',']) => {
            Some((5, format!("keeps {name} for {count} {} because", unit.trim_end_matches([':', ',']))))
        }
        _ => None,
    }
}

/// `score boho +2`, `score boho: 2 classic: 1`, `score 2 boho`, `scores boho 2`.
fn points(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let ["score" | "scores", rest @ ..] = texts.as_slice() else { return None };
    if let [name] = rest {
        return (words[0].text == "score").then(|| (2, format!("scores {name}")));
    }
    let plain: Vec<&str> = rest
        .iter()
        .filter(|word| !matches!(**word, "and" | "points" | "point" | "+"))
        .map(|word| word.trim_matches([':', '=', ',', '+']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut pairs = Vec::new();
    for pair in plain.chunks(2) {
        let [one, two] = pair else { return None };
        pairs.push(match (number(one), number(two)) {
            (None, Some(count)) => format!("{one} {count}"),
            (Some(count), None) => format!("{two} {count}"),
            _ => return None,
        });
    }
    let line = format!("score {}", pairs.join(", "));
    (line != texts.join(" ")).then_some((words.len(), line))
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
        .flat_map(|word| word.split('-'))
        .map(|word| word.chars().filter(|sign| sign.is_alphanumeric() || *sign == '_').collect::<String>())
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "for" | "the" | "my" | "your" | "their" | "a" | "an"))
        .collect();
    let name = match &names[..] {
        [one] => one.clone(),
        [_, _] | [_, _, _] => names.join("_").to_lowercase(),
        _ => return None,
    };
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
            Some((text + 1, format!("check {}:", condition.trim_end_matches([',', ';', '.', '-', '–', ' ']))))
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
        ["-", first, ..] if first.contains('%') && !first.ends_with(['%', ':']) => {
            let (part, label) = first.split_once('%')?;
            Some((2, format!("- {}% {label}", number(part)?)))
        }
        ["-", first, _, ..] if first.ends_with(':') => Some((2, format!("- {}%", percent(first.trim_end_matches(':'))?))),
        ["-", first, label, ..] if number(first).is_some() && *label != "%" => Some((2, format!("- {first}%"))),
        ["-", label @ .., last] if !label.is_empty() => {
            let part = percent(last.trim_matches(['(', ')']))?;
            Some((words.len(), format!("- {part}% {}", label.join(" ").trim_end_matches([':', ',']))))
        }
        _ => None,
    }
}

/// `with total and decision`, `with a; b`, `with postcode = delivery.postcode`.
fn passed(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let [with @ ("with" | "takes" | "gives" | "keep"), rest @ ..] = texts.as_slice() else { return None };
    let commas = rest.join(" ").replace(" and ", ", ").replace(" ,", ",").replace([';'], ",");
    let part = |part: &str| match part.split_once('=') {
        Some((name, value)) => format!("{} as {}", value.trim(), name.trim()),
        None => part.trim().to_owned(),
    };
    let parts: Vec<String> = commas.split(',').filter(|part| !part.trim().is_empty()).map(part).collect();
    let line = format!("{with} {}", parts.join(", "));
    (line != texts.join(" ")).then_some((words.len(), line))
}

/// `tag good customer`, `template "visit reminder"`, `call delivery_time()`, `form my order`.
fn named(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    const ONE_WORD: [&str; 13] =
        ["tag", "untag", "subscribe", "unsubscribe", "template", "call", "form", "submit", "forget", "reset", "cancel", "move", "split"];
    let (head, rest) = texts.split_first().filter(|(head, _)| ONE_WORD.contains(head))?;
    let rest: &[&str] = match (rest.first(), rest.len()) {
        (Some(&("to" | "from" | "as" | "my" | "the" | "a" | "an")), 2..) => &rest[1..],
        _ => rest,
    };
    let plain = |word: &&str| word.trim_matches(|sign: char| !sign.is_alphanumeric()).replace('-', "_");
    let word = rest.iter().map(plain).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    let line = format!("{head} {word}");
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

/// `book a visit in Mitte`, `between tomorrow to …`, `from tomorrow to …`, `offer up to 6`, `remind visit.start 1 day before`.
fn booking(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let between = |from: &[&str], to: &[&str]| match to {
        ["in", count, unit] => format!("between {} and {count} {unit} from now", from.join(" ")),
        to => format!("between {} and {}", from.join(" "), to.join(" ")),
    };
    Some(match texts.as_slice() {
        ["book", "a" | "an" | "the" | "my", name, "at" | "in" | "with", _, ..] => (4, format!("book {name} at")),
        ["book", name, "in" | "with" | "from" | "on", _, ..] => (3, format!("book {name} at")),
        ["booking", name, "at", _, ..] => (2, format!("book {name}")),
        ["between" | "from", rest @ ..] => {
            let at = rest.iter().position(|word| matches!(*word, "to" | "until" | "till" | "-" | "–" | "and"))?;
            let line = between(&rest[..at], &rest[at + 1..]);
            return (line != texts.join(" ")).then_some((words.len(), line));
        }
        ["offer" | "offers", "up", "to", count] | ["offer" | "offers", count, "times" | "slots" | "dates"] => {
            (words.len(), format!("offer {}", number(count)?))
        }
        ["remind" | "reminder", what, count, unit, "before"] => (5, format!("remind {count} {unit} before {what}")),
        ["handover" | "hand-over", team, ..] if *team != "to" => (1, "hand over to".into()),
        ["hand", "over:", _, ..] => (2, "hand over to".into()),
        ["hand", "over", "to:", _, ..] => (3, "hand over to".into()),
        ["pay", name, _, ..]
            if !texts.iter().any(|word| word.ends_with(':')) && name.chars().all(|sign| sign.is_alphanumeric() || sign == '_') =>
        {
            (2, format!("pay {name}:"))
        }
        _ => return None,
    })
}

/// `recommend 3 scarves`, `recommend scarves up to 3`, `highest stars first`, `cards {name}`.
fn recommending(words: &[Word<'_>]) -> Seen {
    Some(match texts(words).as_slice() {
        ["recommend" | "show", "up", "to", count, list, "called" | "in" | "into", name] => {
            (7, format!("recommend up to {} {list} as {name}", number(count)?))
        }
        ["show", "up", "to", ..] => (1, "recommend".into()),
        ["recommend", list, "up", "to", count, "as", name] => (7, format!("recommend up to {} {list} as {name}", number(count)?)),
        ["recommend", "max" | "maximum", count, _, ..] => (3, format!("recommend up to {}", number(count)?)),
        ["recommend", count, next, ..] if *next != "to" => (2, format!("recommend up to {}", number(count)?)),
        [how @ ("highest" | "lowest"), field, "first"] => (3, format!("first {how} {field}")),
        ["cheapest", "first"] => (2, "first cheapest".into()),
        ["first", "the", ..] => (2, "first".into()),
        ["cards", title, ..] if *title != "for" => (1, "card".into()),
        _ => return None,
    })
}

/// `on whatsapp and messenger`, `on whatsapp/messenger`.
fn channels(words: &[Word<'_>]) -> Seen {
    let texts = texts(words);
    let ["on", rest @ ..] = texts.as_slice() else { return None };
    let line = rest
        .join(" ")
        .replace(" and ", ", ")
        .replace(" or ", ", ")
        .replace(" + ", ", ")
        .replace('/', ", ")
        .replace("whats app", "whatsapp");
    let line = format!("on {line}");
    (rest.len() <= 7 && line != texts.join(" ")).then_some((words.len(), line))
}

/// `bot says Hi`: what a test checks, where the bot should say it.
fn spoken(words: &[Word<'_>]) -> Seen {
    match texts(words).as_slice() {
        ["bot", "says", ..] => Some((2, "say".into())),
        _ => None,
    }
}
