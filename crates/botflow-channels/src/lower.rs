//! What the channels share on the way from a message to bubbles: its parts, texts with further lines, labels that fit, pages of cards.

use std::borrow::Cow;
use std::ops::Range;

use botflow_program::{Asks, Kind};
use botflow_runtime::{Outgoing, SentButton, SentCard, SentDoes};

use crate::Limit;
use crate::bubble::{Bubble, Button, Does, Medium, Share};
use crate::encode::Conversation;
use crate::markup::{MARKS_AT_CUT, Marks, Styled, within};
use crate::split::split;

/// A message or a card as its parts.
pub(crate) struct Content<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) media: Vec<Medium<'a>>,
    /// Buttons that answer, then options.
    pub(crate) taps: Vec<Button<'a>>,
    /// Where among them the options begin.
    pub(crate) options: usize,
    /// Buttons that open something.
    pub(crate) links: Vec<Button<'a>>,
    /// Numbers to call, as lines of text.
    pub(crate) numbers: Vec<String>,
}

impl<'a> Content<'a> {
    /// Of a message.
    pub(crate) fn of(message: &'a Outgoing, to: &'a Conversation) -> Self {
        let mut content = Content::sorted(Cow::Borrowed(&message.text), &message.buttons, to);
        content.media.extend(message.media.iter().map(|medium| Medium::new(medium, &to.files)));
        content.options = content.taps.len();
        content.taps.extend(replies(message));
        content
    }

    /// Of a card; its title stands on a line of its own, between these marks.
    pub(crate) fn of_card(card: &'a SentCard, mark: &str, to: &'a Conversation) -> Self {
        let gap = if card.line.is_empty() { "" } else { "\n" };
        let text = match (mark, gap) {
            ("", "") => Cow::Borrowed(card.title.as_str()),
            _ => {
                let mut text = String::with_capacity(card.title.len() + card.line.len() + 2 * mark.len() + gap.len());
                [mark, card.title.trim(), mark, gap, &card.line].into_iter().for_each(|part| text.push_str(part));
                Cow::Owned(text)
            }
        };
        let mut content = Content::sorted(text, &card.buttons, to);
        content.options = content.taps.len();
        content.media.extend(card.image.iter().map(|image| Medium::new(image, &to.files)));
        content
    }

    fn sorted(text: Cow<'a, str>, buttons: &'a [SentButton], to: &'a Conversation) -> Self {
        let mut content = Content { text, media: Vec::new(), taps: Vec::new(), options: 0, links: Vec::new(), numbers: Vec::new() };
        for one in buttons {
            match &one.does {
                SentDoes::Tap(_) => content.taps.push(button(one, to)),
                SentDoes::Open(_) | SentDoes::Pay(_) => content.links.push(button(one, to)),
                SentDoes::Dial(number) => content.numbers.push(format!("{}: {number}", one.label)),
            }
        }
        content
    }
}

/// The options of a message.
pub(crate) fn replies<'a>(message: &'a Outgoing) -> impl Iterator<Item = Button<'a>> {
    message.replies.iter().map(|reply| Button {
        label: Cow::Borrowed(&reply.label),
        line: Cow::Borrowed(&reply.line),
        image: &reply.image,
        does: Does::Tap(reply.token),
    })
}

/// A button as it is.
pub(crate) fn button<'a>(button: &'a SentButton, to: &'a Conversation) -> Button<'a> {
    let does = match &button.does {
        SentDoes::Tap(token) => Does::Tap(*token),
        SentDoes::Open(address) => Does::Open(Cow::Borrowed(address)),
        SentDoes::Pay(number) => Does::Open(Cow::Owned(format!("{}{}", to.pay, number.0))),
        SentDoes::Dial(number) => Does::Dial(number),
    };
    Button::new(button.label.as_str(), does)
}

/// What the open question takes, where the channel may have a widget for it.
pub(crate) fn asked(message: &Outgoing) -> Option<Kind> {
    match message.asks.as_ref()?.asks {
        Asks::Value(kind) => Some(kind),
        Asks::Menu | Asks::Slot { .. } | Asks::Which { .. } | Asks::Review => None,
    }
}

/// What the customer could send with one tap in answer.
pub(crate) fn shared(message: &Outgoing) -> Option<Share> {
    match asked(message)? {
        Kind::Phone => Some(Share::Phone),
        Kind::Email => Some(Share::Email),
        Kind::Location => Some(Share::Location),
        Kind::Text
        | Kind::Name
        | Kind::Code
        | Kind::Number
        | Kind::WholeNumber
        | Kind::Money
        | Kind::Date
        | Kind::Time
        | Kind::DateTime
        | Kind::YesNo
        | Kind::Consent
        | Kind::Choice
        | Kind::Several
        | Kind::Rating { .. }
        | Kind::Photo
        | Kind::File
        | Kind::Link
        | Kind::Span
        | Kind::Item(_)
        | Kind::Record
        | Kind::List
        | Kind::Booking
        | Kind::Payment => None,
    }
}

/// Lines behind a text.
pub(crate) fn with_lines<'a>(text: Cow<'a, str>, lines: impl IntoIterator<Item = impl AsRef<str>>) -> Cow<'a, str> {
    let mut text = text;
    for line in lines {
        add_line(text.to_mut(), |whole| whole.push_str(line.as_ref()));
    }
    text
}

/// The text of a message with lines of its own and those of its options behind it.
pub(crate) fn with_options<'a>(text: Cow<'a, str>, numbers: &[String], options: &str) -> Cow<'a, str> {
    if numbers.is_empty() && options.is_empty() {
        return text;
    }
    let mut whole = String::with_capacity(text.len() + options.len() + numbers.iter().map(|line| line.len() + 1).sum::<usize>() + 1);
    whole.push_str(&text);
    let lines = numbers.iter().map(String::as_str).chain((!options.is_empty()).then_some(options));
    lines.for_each(|line| add_line(&mut whole, |whole| whole.push_str(line)));
    Cow::Owned(whole)
}

/// A further line.
pub(crate) fn add_line(text: &mut String, write: impl FnOnce(&mut String)) {
    if !text.is_empty() {
        text.push('\n');
    }
    write(text);
}

/// A label that fits; what has none can be tapped all the same.
pub(crate) fn label<'a>(of: Cow<'a, str>, limit: &Limit) -> Cow<'a, str> {
    if of.chars().all(char::is_whitespace) {
        return Cow::Borrowed("…");
    }
    if limit.fits(&of) { of } else { Cow::Owned(limit.shortened(&of)) }
}

/// Labels that fit and differ: of two alike the later ones get a number.
pub(crate) fn distinct(buttons: &mut [Button<'_>], limit: &Limit) {
    for at in 0..buttons.len() {
        buttons[at].label = label(std::mem::take(&mut buttons[at].label), limit);
        let (before, rest) = buttons.split_at_mut(at);
        let taken = |label: &str| before.iter().any(|other| other.label == label);
        if !taken(&rest[0].label) {
            continue;
        }
        let free = (2..).map(|number| {
            let number = format!(" {number}");
            let room = limit.most.saturating_sub(limit.count(&number));
            format!("{}{number}", limit.unit.cut(&rest[0].label, room).trim_end())
        });
        if let Some(free) = free.take(1_000).find(|label| !taken(label)) {
            rest[0].label = Cow::Owned(free);
        }
    }
}

/// A text as bubbles of its parts; the last one is given back, for the buttons.
pub(crate) fn texts<'a>(text: Cow<'a, str>, styles: &[Styled], each: &Limit, last: &Limit, out: &mut Vec<Bubble<'a>>) -> Bubble<'a> {
    // Nearly every text is one part.
    if last.fits(&text) && text.trim().len() == text.len() {
        return Bubble { text, styles: styles.to_vec(), ..Bubble::default() };
    }
    let found = split(&text, each, last);
    let count = found.parts.len();
    for (at, part) in found.parts.into_iter().enumerate() {
        let cut = found.cut && at + 1 == count;
        let written = match &text {
            Cow::Borrowed(text) if !cut => Cow::Borrowed(&text[part.clone()]),
            text => Cow::Owned(format!("{}{}", &text[part.clone()], if cut { "…" } else { "" })),
        };
        let bubble = Bubble { text: written, styles: within(styles, &part), ..Bubble::default() };
        if at + 1 == count {
            return bubble;
        }
        out.push(bubble);
    }
    Bubble::default()
}

/// The same where marks stay in the text: those round a place where it is cut are closed before and opened again behind.
pub(crate) fn marked_texts<'a>(text: Cow<'a, str>, each: &Limit, last: &Limit, out: &mut Vec<Bubble<'a>>) -> Bubble<'a> {
    if last.fits(&text) && text.trim().len() == text.len() {
        return Bubble::says(text);
    }
    let room = |limit: &Limit| Limit { most: limit.most.saturating_sub(MARKS_AT_CUT), ..limit.clone() };
    let found = split(&text, &room(each), &room(last));
    let marks = Marks::of(&text);
    let count = found.parts.len();
    let mut parts = found.parts.into_iter().enumerate().map(|(at, part)| {
        let cut = found.cut && at + 1 == count;
        Bubble::says(format!("{}{}", marks.part(&text, part), if cut { "…" } else { "" }))
    });
    let end = parts.next_back().unwrap_or_default();
    out.extend(parts);
    end
}

/// The cards of one page, and whether more follow: the last place of a page that is not the last belongs to *More*.
pub(crate) fn cards_of(count: usize, most: usize, page: u16) -> (Range<usize>, bool) {
    let each = most.saturating_sub(1).max(1);
    let start = (each * usize::from(page)).min(count);
    match count - start <= most {
        true => (start..count, false),
        false => (start..start + each, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Figure, facts};

    #[test]
    fn pages_of_cards_show_each_card_once() {
        for count in 0..45 {
            let mut seen = Vec::new();
            for page in 0_u16.. {
                let (cards, more) = cards_of(count, 10, page);
                assert!(cards.len() + usize::from(more) <= 10);
                seen.extend(cards);
                if !more {
                    break;
                }
            }
            assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn labels_that_are_alike_once_shortened_differ() {
        let limit = facts("whatsapp").unwrap().now().limit(Figure::ButtonLabel).unwrap();
        let mut buttons: Vec<Button<'_>> =
            ["A very long label indeed, one", "A very long label indeed, two", ""].map(|label| Button::new(label, Does::Say)).into();
        distinct(&mut buttons, limit);
        let labels: Vec<&str> = buttons.iter().map(|button| &*button.label).collect();
        assert_eq!(labels, ["A very long label i…", "A very long label 2", "…"]);
    }
}
