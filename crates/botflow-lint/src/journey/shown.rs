//! Every text that customers read, with what it is.

use botflow_compile::graph::{Act, ButtonDoes, Content, Media, Question, RequestWhat, TextAt, Variant};
use petgraph::graph::NodeIndex;

use super::Journey;

/// What a text is to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A line of a bubble or a card, a question, a re-ask text.
    Words,
    /// The label of an option or a button.
    Label,
    /// An address behind a button, a picture or a file: not read, but opened.
    Address,
}

impl Journey<'_> {
    /// Every text that customers read, in the order of the lines.
    pub(crate) fn shown(&self) -> &[(NodeIndex, TextAt, Role)] {
        self.shown.get_or_init(|| self.find_shown())
    }

    fn find_shown(&self) -> Vec<(NodeIndex, TextAt, Role)> {
        let mut all = Vec::new();
        for at in self.graph.ways.node_indices() {
            let mut see = |text: TextAt, role: Role| all.push((at, text, role));
            match &self.node(at).act {
                Act::Send(message) => of_variants(&message.variants, &mut see),
                Act::Ask(question) => of_question(question, &mut see),
                Act::Perform(request) => {
                    if let RequestWhat::Pay { text, .. } = &request.what {
                        see(*text, Role::Words);
                    }
                }
                _ => {}
            }
        }
        // A default's re-ask text belongs to many questions.
        let mut seen = std::collections::HashSet::new();
        all.retain(|(_, text, _)| seen.insert(*text));
        all
    }
}

fn of_question(question: &Question, see: &mut impl FnMut(TextAt, Role)) {
    of_variants(&question.message, see);
    for choice in &question.choices {
        see(choice.label, Role::Label);
        choice.lines.iter().flatten().for_each(|line| see(*line, Role::Words));
        choice.image.iter().for_each(|image| see(*image, Role::Address));
    }
    question.checks.iter().for_each(|check| see(check.text, Role::Words));
    question.reasks.iter().for_each(|(_, text)| see(*text, Role::Words));
    question.optional.iter().flatten().for_each(|label| see(*label, Role::Label));
    question.hint.iter().for_each(|hint| see(*hint, Role::Words));
}

fn of_variants(variants: &[Variant], see: &mut impl FnMut(TextAt, Role)) {
    for content in variants.iter().flat_map(|variant| &variant.wordings) {
        match content {
            Content::Bubble { lines, media, .. } => {
                lines.iter().flatten().for_each(|line| see(*line, Role::Words));
                media.iter().for_each(|media| of_media(media, see));
            }
            Content::Cards(cards) => {
                for card in &cards.cards {
                    see(card.title, Role::Words);
                    card.lines.iter().flatten().for_each(|line| see(*line, Role::Words));
                    card.image.iter().for_each(|media| of_media(media, see));
                }
            }
            Content::Template { .. } | Content::Typing { .. } => {}
        }
    }
    for button in variants.iter().flat_map(Variant::buttons) {
        see(button.label, Role::Label);
        if let ButtonDoes::Open(address) = button.does {
            see(address, Role::Address);
        }
    }
}

fn of_media(media: &Media, see: &mut impl FnMut(TextAt, Role)) {
    see(media.source, Role::Address);
    media.about.iter().for_each(|about| see(*about, Role::Words));
}
