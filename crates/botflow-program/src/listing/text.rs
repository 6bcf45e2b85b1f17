//! Messages and texts, in the language of the source.

use crate::*;

use super::Listing;

impl Listing<'_> {
    /// A message: its first wording, and how many variants and wordings there are besides.
    pub(super) fn message(&self, message: MessageIx) -> String {
        let row = &self.program.messages[message.at()];
        let mut out = String::new();
        for variant in &self.program.variants[row.variants.range()] {
            if let Some(channels) = variant.channels {
                out += &format!("on {}: ", self.channels(channels));
            }
            let wordings = &self.program.bubbles[variant.wordings.range()];
            let wordings: Vec<String> = wordings.iter().map(|bubble| self.bubble(bubble)).collect();
            out += &wordings.join("\n        or ");
            out += "\n        ";
        }
        out.trim_end().to_owned()
    }

    fn bubble(&self, bubble: &Bubble) -> String {
        let mut parts = Vec::new();
        parts.extend(bubble.text.map(|text| self.quoted(text)));
        if bubble.typing_seconds > 0 {
            parts.push(format!("typing {} seconds", bubble.typing_seconds));
        }
        for media in &self.program.media[bubble.media.range()] {
            parts.push(format!("{} {}", format!("{:?}", media.kind).to_lowercase(), self.text(media.source)));
        }
        if let Some(send) = bubble.template.map(|send| &self.program.template_sends[send.at()]) {
            let mut template = format!("template {}", self.program.templates[send.template.at()].name);
            let _ = self.given(&mut template, send.values);
            parts.push(template + &self.buttons(send.buttons));
        }
        for card in &self.program.cards[bubble.cards.range()] {
            parts.push(self.card(card));
        }
        parts.join(", ") + &self.buttons(bubble.buttons)
    }

    fn card(&self, card: &Card) -> String {
        let mut out = String::from("card ");
        if let Some(each) = card.each {
            out += &format!("{} ", self.each(each));
        }
        out += &self.quoted(card.title);
        if let Some(line) = card.line {
            out += &format!(" {}", self.quoted(line));
        }
        out + &self.buttons(card.buttons)
    }

    /// `for each x in LIST`.
    pub(super) fn each(&self, each: EachIx) -> String {
        let row = &self.program.eaches[each.at()];
        let up_to = row.up_to.map_or(String::new(), |up_to| format!(" up to {up_to}"));
        format!("for each {} in {}{up_to}", self.name(row.name), self.expr(row.list))
    }

    fn buttons(&self, buttons: Rows<ButtonIx>) -> String {
        let button = |button: &Button| {
            let does = match button.does {
                Does::Go(target) => self.target(target),
                Does::Open(address) => self.text(address),
                Does::Dial(number) => format!("tel:{}", self.text(number)),
            };
            format!("\n        button {} -> {does}", self.text(button.label))
        };
        self.program.buttons[buttons.range()].iter().map(button).collect()
    }

    pub(super) fn quoted(&self, text: TextIx) -> String {
        format!("\"{}\"", self.text(text).replace('\n', "⏎"))
    }

    /// A text in the language of the source.
    pub(super) fn text(&self, text: TextIx) -> String {
        let copies = &self.program.copies[self.program.texts[text.at()].copies.range()];
        copies.first().map_or(String::new(), |copy| self.pieces(copy.pieces))
    }

    fn pieces(&self, pieces: Rows<PieceIx>) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Literal(text) => self.string(*text).to_owned(),
            Piece::Slot(slot) => self.slot(&self.program.slots[slot.at()]),
            Piece::Number => "#".into(),
        };
        self.program.pieces[pieces.range()].iter().map(piece).collect()
    }

    fn slot(&self, slot: &Slot) -> String {
        let forms = &self.program.forms_of[slot.forms.range()];
        let forms: Vec<String> = forms.iter().map(|form| self.pieces(form.pieces)).collect();
        let forms = if forms.is_empty() { String::new() } else { format!(": {}", forms.join(" | ")) };
        let encoded = if slot.format.has(Format::ENCODED) { " encoded" } else { "" };
        format!("{{{}{forms}{encoded}}}", self.expr(slot.value))
    }
}
