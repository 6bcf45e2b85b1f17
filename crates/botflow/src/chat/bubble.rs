//! One message drawn. Out: a bubble, its buttons, its cards, its options with their numbers.

use botflow_program::MediaKind;
use botflow_runtime::{Outgoing, Reply, SentButton, SentCard, SentDoes, SentMedia};

use crate::Look;
use crate::look::{Ink, columns, wrap_line};

/// No bubble is wider, however wide the terminal.
const BUBBLE_COLUMNS_MAX: usize = 64;

pub(super) fn drawn(message: &Outgoing, first_button: usize, look: Look) -> String {
    if message.typing_seconds > 0 {
        return format!("  {}\n", look.paint(Ink::Faint, "…"));
    }
    let mut number = first_button;
    let mut lines: Vec<String> = message.media.iter().map(|media| medium(media, look)).collect();
    if !message.text.is_empty() {
        lines.extend(message.text.split('\n').map(str::to_owned));
    }
    lines.extend(message.buttons.iter().map(|one| button(one, &mut number, look)));
    let mut text = String::new();
    if !lines.is_empty() {
        let title = message.template.as_ref().map(|template| format!("template {}", template.name)).unwrap_or_default();
        text.push_str(&boxed(&title, &lines, look));
    }
    for one in &message.cards {
        text.push_str(&card(one, &mut number, look));
    }
    text.push_str(&options(message, look));
    text
}

/// A box around lines; the title stands in its upper edge.
pub(super) fn boxed(title: &str, lines: &[String], look: Look) -> String {
    let room = look.width.saturating_sub(4).clamp(12, BUBBLE_COLUMNS_MAX);
    let lines: Vec<String> = lines.iter().flat_map(|line| wrap_line(line, room)).collect();
    let widest = lines.iter().map(|line| columns(line)).max().unwrap_or(0).max(columns(title) + 2);
    let head = if title.is_empty() { String::new() } else { format!(" {} ", look.paint(Ink::Strong, title)) };
    let mut text = format!("╭{head}{}╮\n", "─".repeat(widest + 2 - columns(&head)));
    for line in lines {
        text.push_str(&format!("│ {line}{} │\n", " ".repeat(widest - columns(&line))));
    }
    text.push_str(&format!("╰{}╯\n", "─".repeat(widest + 2)));
    text
}

fn card(card: &SentCard, number: &mut usize, look: Look) -> String {
    let mut lines: Vec<String> = card.image.iter().map(|image| medium(image, look)).collect();
    lines.extend(card.line.split('\n').filter(|line| !line.is_empty()).map(str::to_owned));
    lines.extend(card.buttons.iter().map(|one| button(one, number, look)));
    boxed(&card.title, &lines, look)
}

/// What people call it.
pub(super) fn kind(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "picture",
        MediaKind::Video => "video",
        MediaKind::Audio => "sound",
        MediaKind::File => "file",
    }
}

fn medium(media: &SentMedia, look: Look) -> String {
    let kind = kind(media.kind);
    let about = if media.about.is_empty() { media.source.clone() } else { format!("{} ({})", media.about, media.source) };
    look.paint(Ink::Faint, &format!("[{kind}: {about}]"))
}

fn button(button: &SentButton, number: &mut usize, look: Look) -> String {
    *number += 1;
    let target = match &button.does {
        SentDoes::Tap(_) => String::new(),
        SentDoes::Open(address) => format!(" {address}"),
        SentDoes::Dial(number) => format!(" {number}"),
        SentDoes::Pay(_) => " (payment page)".to_owned(),
    };
    format!("{} {}{}", look.paint(Ink::Name, &format!("#{number}")), button.label, look.paint(Ink::Faint, &target))
}

/// Options side by side where they are short, else one a line.
fn options(message: &Outgoing, look: Look) -> String {
    if message.replies.is_empty() {
        let hint = message.asks.as_ref().map(|asks| asks.hint.as_str()).filter(|hint| !hint.is_empty());
        return hint.map(|hint| format!("  {}\n", look.paint(Ink::Faint, &format!("e.g. {hint}")))).unwrap_or_default();
    }
    let shown: Vec<String> = message.replies.iter().enumerate().map(|(number, reply)| option(number + 1, reply, look)).collect();
    let together: usize = shown.iter().map(|one| columns(one) + 3).sum();
    let alone = message.replies.iter().any(|reply| !reply.line.is_empty()) || together > look.width * 2;
    let mut text = match alone {
        true => shown.iter().map(|one| format!("  {one}\n")).collect(),
        false => flowing(&shown, look),
    };
    if message.asks.as_ref().is_some_and(|asks| asks.picks.is_some()) {
        text.push_str(&format!("  {}\n", look.paint(Ink::Faint, "one or several: 2, or 1, 3")));
    }
    text
}

fn option(number: usize, reply: &Reply, look: Look) -> String {
    let line =
        if reply.line.is_empty() { String::new() } else { look.paint(Ink::Faint, &format!("  {}", reply.line.replace('\n', " · "))) };
    format!("{} {}{line}", look.paint(Ink::Name, &format!("[{number}]")), reply.label)
}

fn flowing(shown: &[String], look: Look) -> String {
    let mut lines = vec![String::from(" ")];
    for one in shown {
        let line = lines.last_mut().expect("invariant: there is always a line");
        if columns(line) + columns(one) + 2 > look.width && columns(line) > 1 {
            lines.push(format!("  {one}"));
        } else {
            line.push_str(if columns(line) > 1 { "   " } else { " " });
            line.push_str(one);
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
