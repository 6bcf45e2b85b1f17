//! Bold, italic and struck-out words. In: a text with `*`, `_` and `~` round words. Out: the text without them, and what they were round.
//!
//! Texts that come from elsewhere double their marks (`**bold**`, `__bold__`, `~~gone~~`): these mean the same.

use std::borrow::Cow;
use std::ops::Range;

/// Some bytes of a text, and how they look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Styled {
    /// The first byte.
    pub from: usize,
    /// The first byte behind it.
    pub to: usize,
    /// How it looks.
    pub style: Style,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `*bold*`
    Bold,
    /// `_italic_`
    Italic,
    /// `~struck out~`
    Struck,
}

/// A pair of marks: where they stand.
struct Pair {
    open: usize,
    close: usize,
    style: Style,
    /// How many signs each mark has: 1 or 2.
    width: usize,
}

/// The text as it is read, and what stands out in it.
pub(crate) fn plain(text: &str) -> (Cow<'_, str>, Vec<Styled>) {
    if !text.bytes().fold(false, |any, byte| any | is_mark(byte)) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let pairs = pairs(text);
    if pairs.is_empty() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let signs = |pair: &Pair| [pair.open, pair.close].into_iter().flat_map(|mark| mark..mark + pair.width).collect::<Vec<_>>();
    let mut marks: Vec<usize> = pairs.iter().flat_map(signs).collect();
    marks.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in &marks {
        out.push_str(&text[from..*mark]);
        from = mark + 1;
    }
    out.push_str(&text[from..]);
    // Each mark before a place moves it by one byte.
    let moved = |at: usize| at - marks.partition_point(|mark| *mark < at);
    let mut styles: Vec<Styled> =
        pairs.iter().map(|pair| Styled { from: moved(pair.open + pair.width), to: moved(pair.close), style: pair.style }).collect();
    styles.sort_by_key(|styled| (styled.from, usize::MAX - styled.to));
    (Cow::Owned(out), styles)
}

/// The text with each doubled mark as the one that channels show: `**bold**` as `*bold*`.
pub(crate) fn single(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let pairs_of_bytes = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    if !pairs_of_bytes.fold(false, |any, (one, next)| any | ((one == next) & is_mark(*one))) {
        return text;
    }
    let mut marks: Vec<(usize, char)> = pairs(&text)
        .iter()
        .filter(|pair| pair.width == 2)
        .flat_map(|pair| [(pair.open, pair.style.mark()), (pair.close, pair.style.mark())])
        .collect();
    if marks.is_empty() {
        return text;
    }
    marks.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, mark) in marks {
        out.push_str(&text[from..at]);
        out.push(mark);
        from = at + 2;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The part of the styles that lies in a part of the text, counted from its beginning.
pub(crate) fn within(styles: &[Styled], part: &Range<usize>) -> Vec<Styled> {
    let inside = |styled: &Styled| {
        let (from, to) = (styled.from.max(part.start), styled.to.min(part.end));
        (from < to).then(|| Styled { from: from - part.start, to: to - part.start, style: styled.style })
    };
    styles.iter().filter_map(inside).collect()
}

/// So many characters longer a part of a text gets at most, when the marks round both its ends are closed and opened again: three of each.
pub(crate) const MARKS_AT_CUT: u64 = 6;

/// Where the marks of a text stand, for cutting it where marks stay.
pub(crate) struct Marks(Vec<Pair>);

impl Marks {
    /// Of a text.
    pub(crate) fn of(text: &str) -> Self {
        Marks(pairs(text))
    }

    /// A part of the text with every mark that it needs, and none that stands alone.
    pub(crate) fn part(&self, text: &str, part: Range<usize>) -> String {
        let (mut start, mut end) = (part.start, part.end);
        // A mark at the very edge is one that was closed, or will be opened, on the other side.
        while start < end && self.0.iter().any(|pair| pair.open < part.start && pair.close == start) {
            start += 1;
        }
        while start < end && self.0.iter().any(|pair| pair.open + 1 == end && pair.close >= part.end) {
            end -= 1;
        }
        let mut opened: Vec<&Pair> = self.0.iter().filter(|pair| pair.open < start && pair.close > start).collect();
        opened.sort_by_key(|pair| pair.open);
        let mut closed: Vec<&Pair> = self.0.iter().filter(|pair| pair.open < end && pair.close >= end).collect();
        closed.sort_by_key(|pair| pair.close);
        let mark = |pair: &&Pair| pair.style.mark();
        opened.iter().map(mark).chain(text[start..end].chars()).chain(closed.iter().map(mark)).collect()
    }
}

impl Style {
    fn mark(self) -> char {
        match self {
            Style::Bold => '*',
            Style::Italic => '_',
            Style::Struck => '~',
        }
    }
}

/// Asked of every byte without a way out in between, so that many are looked at together: nearly every text holds none.
fn is_mark(byte: u8) -> bool {
    (byte == b'*') | (byte == b'_') | (byte == b'~')
}

/// What so many of a sign mean.
fn style_of_run(mark: char, width: usize) -> Option<Style> {
    match (mark, width) {
        ('_', 2) => Some(Style::Bold),
        (_, 1 | 2) => style_of(mark),
        _ => None,
    }
}

fn style_of(mark: char) -> Option<Style> {
    match mark {
        '*' => Some(Style::Bold),
        '_' => Some(Style::Italic),
        '~' => Some(Style::Struck),
        _ => None,
    }
}

/// Marks that belong together: on one line, round something, not inside a word and not inside an address.
fn pairs(text: &str) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(line, start, &mut found);
        start += line.len();
    }
    found
}

fn in_line(line: &str, start: usize, found: &mut Vec<Pair>) {
    let addresses = addresses(line);
    let letters: Vec<(usize, char)> = line.char_indices().collect();
    let mut open: Vec<(usize, char, usize)> = Vec::new();
    let mut before = None;
    for run in letters.chunk_by(|(_, one), (_, next)| one == next && style_of(*one).is_some()) {
        let (byte, letter) = run[0];
        let was = before.replace(letter);
        let Some(style) = style_of_run(letter, run.len()) else { continue };
        if addresses.iter().any(|address| address.contains(&byte)) {
            continue;
        }
        let width = run.len();
        let after = line[byte + width..].chars().next();
        let began = open.iter().rposition(|(_, mark, open)| (*mark, *open) == (letter, width));
        if let Some(began) = began
            && closes(letter, was, after)
        {
            found.push(Pair { open: start + open[began].0, close: start + byte, style, width });
            open.truncate(began);
        } else if began.is_none() && opens(letter, was, after) {
            open.push((byte, letter, width));
        }
    }
}

fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let behind_word = before.is_some_and(|before| before.is_alphanumeric() || before == mark);
    let round_something = after.is_some_and(|after| {
        after != mark && !after.is_whitespace() && !matches!(after, ')' | ']' | '}' | '.' | ',' | ';' | ':' | '!' | '?')
    });
    !behind_word && round_something
}

fn closes(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let in_word = after.is_some_and(|after| after.is_alphanumeric() || after == mark);
    let round_something =
        before.is_some_and(|before| before != mark && !before.is_whitespace() && !matches!(before, '(' | '[' | '{' | '¿' | '¡'));
    !in_word && round_something
}

/// Where addresses, links and e-mails stand: a mark inside belongs to them.
fn addresses(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let is_address = word.contains("://")
            || word.contains('@')
            || word.contains("www.")
            || word.split_once('/').is_some_and(|(host, _)| host.trim_start_matches(['*', '_', '~']).contains('.'));
        if !is_address {
            continue;
        }
        let edge = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '/' | '@' | '#' | '=' | '&' | '%');
        let core = word.trim_matches(edge);
        let from = start + (word.len() - word.trim_start_matches(edge).len());
        found.push(from..from + core.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        plain(text).0.into_owned()
    }

    #[test]
    fn marks_round_words_go() {
        assert_eq!(read("*Hi* Kari, _really_ ~no~ (*yes*)"), "Hi Kari, really no (yes)");
        assert_eq!(read("*_both_* and *“quoted”*"), "both and “quoted”");
        assert_eq!(read("**Bold**, __too__, ~~gone~~, ***no*** and *_**all**_*"), "Bold, too, gone, ***no*** and all");
        let (text, styles) = plain("ä *b c* d");
        assert_eq!(text, "ä b c d");
        assert_eq!(styles, [Styled { from: 3, to: 6, style: Style::Bold }]);
    }

    #[test]
    fn doubled_marks_are_those_of_channels() {
        let single = |text: &'static str| single(Cow::Borrowed(text)).into_owned();
        assert_eq!(single("**Bold**, __too__, *as is*, ~~gone~~ and 2**3"), "*Bold*, *too*, *as is*, ~gone~ and 2**3");
        let (text, styles) = plain("ä **b c** d");
        assert_eq!(text, "ä b c d");
        assert_eq!(styles, [Styled { from: 3, to: 6, style: Style::Bold }]);
    }

    #[test]
    fn other_stars_stay() {
        for text in [
            "**open",
            "2 ** 3 ** 4",
            "5 * 3 * 2",
            "a*b*c",
            "snake_case_name",
            "* required",
            "*open",
            "(*) and (*)",
            "____",
            "*\n*",
            "* x *",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn a_cut_inside_marks_closes_and_opens_them() {
        let text = "One *two _three four_ five* *_six_* seven";
        let marks = Marks::of(text);
        let at = |word: &str| text.find(word).unwrap();
        let parts = |cut: usize| (marks.part(text, 0..cut), marks.part(text, cut..text.len()));
        assert_eq!(parts(at("four")), ("One *two _three _*".to_owned(), "*_four_ five* *_six_* seven".to_owned()));
        assert_eq!(parts(at(" five")), ("One *two _three four_*".to_owned(), "* five* *_six_* seven".to_owned()));
        // Right behind the mark that opens, and right before the one that closes.
        assert_eq!(parts(at("two")), ("One ".to_owned(), "*two _three four_ five* *_six_* seven".to_owned()));
        assert_eq!(parts(at("* *_six")), ("One *two _three four_ five*".to_owned(), " *_six_* seven".to_owned()));
        assert_eq!(parts(at("*two")), ("One ".to_owned(), "*two _three four_ five* *_six_* seven".to_owned()));
        for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            let (before, behind) = parts(cut);
            let together = format!("{}{}", plain(&before).0, plain(&behind).0);
            assert_eq!(together.replace(['*', '_', ' '], ""), read(text).replace(' ', ""), "{before}|{behind}");
        }
    }

    #[test]
    fn addresses_keep_theirs() {
        for text in [
            "See https://x.example/_a_/b_c_d",
            "first_last_name@x.example, _john_@x.example",
            "www.x.example/*a*/",
            "x.example/_new_",
            "https://x.example/?q=_a_&r=*b*",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(read("*https://x.example/_a_/b*"), "https://x.example/_a_/b");
    }
}
