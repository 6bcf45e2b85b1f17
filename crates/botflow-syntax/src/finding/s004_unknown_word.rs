//! In: a line that begins like no instruction. Out: S004.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::choose::Under;
use crate::read::keywords_under;
use crate::suggest::typed_length;
use crate::table::Row;

/// S004 unknown-word
pub static PAGE: Page = Page {
    code: "S004",
    slug: "unknown-word",
    severity: Severity::Error,
    minimum: None,
    title: "I don't know the instruction `{word}`",
    why: "the bot leaves this line out: the customer would miss what it says or does",
    help: "begin the line with an instruction, such as `say`",
    broken: r#"flow A
  starts on welcome

step Hello
  sya Hi
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  end
"#,
};

/// The finding at the first word of the line. `near` are the instructions that were probably meant.
pub(crate) fn finding(word_span: Span, line_span: Span, line: &str, near: &[&'static Row], under: Under) -> Finding {
    let length = typed_length(line, near.first().map_or("", |row| row.keyword));
    let word = &line[..length];
    let span = Span { end: word_span.start + length as u32, ..word_span };
    let mut found = Finding::new(&PAGE, span).with("word", word);
    if let Some(bullet) = bullet(line).or_else(|| number(line).filter(|_| keywords_under(under).contains(&"-"))) {
        let span = Span { end: span.start + bullet.len() as u32, ..span };
        return Finding { span, ..found }.help("begin an option with `-`").offer_fix("write `-`", vec![Edit::new(span, "-")]);
    }
    if !near.is_empty() {
        let words: Vec<String> = near.iter().map(|row| format!("`{}`", row.keyword)).collect();
        found = found.help(format!("write {}", words.join(" or ")));
        for row in near {
            found = found.offer_fix(format!("write `{}`", row.keyword), vec![Edit::new(span, row.keyword)]);
        }
        return found;
    }
    let allowed = keywords_under(under);
    if allowed.contains(&"say") && line.contains(' ') {
        let start = Span { end: line_span.start, ..line_span };
        return found
            .help("write `say` in front of it, if customers should read it")
            .offer_fix("write `say` in front", vec![Edit::new(start, "say ")]);
    }
    let some: Vec<String> = allowed.iter().take(4).map(|word| format!("`{word}`")).collect();
    match some.is_empty() {
        true => found.help("nothing can stand under the line above: take it out, or indent it less"),
        false => found.help(format!("begin the line with one of the instructions that may stand here, such as {}", some.join(", "))),
    }
}

/// An option that has lost its dash.
pub fn without_dash(line: Span, text: &str) -> Finding {
    let start = Span { end: line.start, ..line };
    let label = text.split(" ->").next().unwrap_or(text).split(" [").next().unwrap_or(text);
    Finding::new(&PAGE, line)
        .with("word", label)
        .why("customers are not offered this answer")
        .help("begin an option with `-`")
        .offer_fix("write `-` in front", vec![Edit::new(start, "- ")])
}

/// The finding at the words of another tool, and the instruction that they are here.
pub(crate) fn otherwise(typed: Span, line: &str, row: &'static Row) -> Finding {
    let (word, behind) = line.split_at((typed.end - typed.start) as usize);
    let whole = Span { end: typed.end + u32::from(behind.starts_with(':')), ..typed };
    let write = format!("write `{}`", row.keyword);
    Finding::new(&PAGE, typed).with("word", word).help(write.clone()).offer_fix(write, vec![Edit::new(whole, row.keyword)])
}

/// `1.`, `2)`, `a)`: an option of a list with numbers.
fn number(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let letter = line.starts_with(|first: char| first.is_ascii_alphabetic());
    let sign = if letter { 1 } else { digits };
    let closes = line[sign..].starts_with(if letter { &[')'][..] } else { &['.', ')'][..] });
    (sign > 0 && sign < 3 && closes && line[sign + 1..].starts_with(' ')).then(|| &line[..=sign])
}

/// Another sign for an option than `-`.
fn bullet(line: &str) -> Option<&str> {
    ["*", "•", "–", "—", "·", "‣", "▪", "−"].into_iter().find(|sign| line.starts_with(sign))
}
