//! Messages of the graph become rows of the program: variant by channel, wording by wording.

use botflow_program::{
    Bubble, BubbleIx, Button, ButtonIx, Card, Channels, Does, Each, EachIx, ExprIx, Kind, Media, MediaIx, MediaKind, Message, MessageIx,
    NameIx, Owner, Rows, StepIx, Target, TemplateIx, TemplateSend, TemplateSendIx, TextIx, Variant, key,
};

use super::Lowering;
use crate::graph::{self, ButtonDoes, CardSource, Content};
use crate::model;

impl<'a> Lowering<'a> {
    /// What a `say`, `cards`, `typing`, `template` or question sends.
    pub(super) fn message(&mut self, step: model::StepId, variants: &'a [graph::Variant]) -> MessageIx {
        let mut rows = Vec::new();
        for variant in variants {
            let wordings: Vec<Bubble> = variant.wordings.iter().map(|wording| self.bubble(wording)).collect();
            let wordings: Rows<BubbleIx> = Rows::push(&mut self.program.bubbles, wordings);
            rows.push(Variant { channels: self.channels(&variant.channels), wordings });
        }
        let variants = Rows::push(&mut self.program.variants, rows);
        self.program.messages.push(Message { step: StepIx(step.0), variants });
        MessageIx(self.program.messages.len() as u32 - 1)
    }

    /// A set of channels; none are all.
    pub(super) fn channels(&self, names: &[String]) -> Option<Channels> {
        (!names.is_empty()).then(|| Channels(names.iter().fold(0, |set, name| set | self.channel_bit(name))))
    }

    fn bubble(&mut self, content: &'a Content) -> Bubble {
        match content {
            Content::Bubble { lines, media, buttons } => Bubble {
                text: self.lines_at(lines),
                buttons: self.bubble_buttons(media, buttons),
                media: self.media(media),
                ..Bubble::default()
            },
            Content::Cards(cards) => Bubble { cards: self.cards(cards), ..Bubble::default() },
            Content::Typing { seconds } => Bubble { typing_seconds: u16::try_from(*seconds).unwrap_or(u16::MAX), ..Bubble::default() },
            Content::Template { template, with, buttons } => {
                let values = self.inputs(with);
                let buttons = self.buttons(buttons, None);
                self.program.template_sends.push(TemplateSend { template: TemplateIx(template.unwrap_or_default()), values, buttons });
                let at = TemplateSendIx(self.program.template_sends.len() as u32 - 1);
                Bubble { template: Some(at), ..Bubble::default() }
            }
        }
    }

    fn media(&mut self, media: &'a [graph::Media]) -> Rows<MediaIx> {
        let media: Vec<Media> = media.iter().map(|one| self.medium(one)).collect();
        Rows::push(&mut self.program.media, media)
    }

    fn medium(&mut self, media: &'a graph::Media) -> Media {
        Media {
            kind: media_kind(media.kind),
            source: self.address(self.text_at(media.source)),
            about: media.about.map(|about| self.text(self.text_at(about))),
        }
    }

    fn cards(&mut self, cards: &'a graph::Cards) -> Rows<botflow_program::CardIx> {
        let each = self.source(cards);
        let picked = cards.list.map(|list| self.picked(list));
        let mut rows = Vec::new();
        for card in &cards.cards {
            let image = card.image.as_ref().map(|image| {
                let image = self.medium(image);
                self.program.media.push(image);
                MediaIx(self.program.media.len() as u32 - 1)
            });
            rows.push(Card {
                each,
                title: self.text(self.text_at(card.title)),
                line: self.lines_at(&card.lines),
                image,
                buttons: self.buttons(&card.buttons, picked),
            });
        }
        Rows::push(&mut self.program.cards, rows)
    }

    /// Lines of a bubble, a card or an option, joined by line breaks; none at all is no text.
    pub(super) fn lines_at(&mut self, lines: &[Option<graph::TextAt>]) -> Option<TextIx> {
        let empty = model::Text::default();
        let lines: Vec<&model::Text> = lines.iter().map(|line| line.map_or(&empty, |line| self.text_at(line))).collect();
        (!lines.is_empty()).then(|| self.joined(&lines))
    }

    /// One card or option for each entry of a list.
    pub(super) fn each(&mut self, list: ExprIx, name: NameIx, up_to: Option<u32>) -> EachIx {
        self.program.eaches.push(Each { name, list, up_to: up_to.map(|up_to| up_to.min(u32::from(u16::MAX)) as u16) });
        EachIx(self.program.eaches.len() as u32 - 1)
    }

    /// Where cards come from; those of `recommend` call their item `item`.
    fn source(&mut self, cards: &graph::Cards) -> Option<EachIx> {
        match (cards.each, cards.list) {
            (CardSource::Each(list, item), _) => Some(self.each_at(list, item, cards.up_to)),
            (CardSource::Picked, Some(list)) => {
                let name = self.name("item", Owner::Conversation, Kind::Record, None);
                let list = self.value(list);
                let list = self.read_name(list, Kind::List);
                Some(self.each(list, name, cards.up_to))
            }
            (CardSource::Written | CardSource::Picked, _) => None,
        }
    }

    /// Buttons of the media, then of the bubble itself: one row under all of it.
    fn bubble_buttons(&mut self, media: &'a [graph::Media], buttons: &'a [graph::Button]) -> Rows<ButtonIx> {
        self.buttons(media.iter().flat_map(|media| &media.buttons).chain(buttons), None)
    }

    fn buttons(&mut self, buttons: impl IntoIterator<Item = &'a graph::Button>, picked: Option<NameIx>) -> Rows<ButtonIx> {
        let mut rows = Vec::new();
        for button in buttons {
            let (does, led) = match &button.does {
                ButtonDoes::Go(target) => (Does::Go(self.target(*target)), self.target_key(*target)),
                ButtonDoes::Open(address) => self.opens(self.text_at(*address)),
            };
            let list = picked.map_or("", |picked| &*self.program.names[picked.0 as usize].text);
            let id = key::choice(&format!("-> {led} {list}"));
            rows.push(Button { id, label: self.text(self.text_at(button.label)), does, picked });
        }
        Rows::push(&mut self.program.buttons, rows)
    }

    /// An address, or the number behind `tel:`.
    fn opens(&mut self, address: &model::Text) -> (Does, String) {
        let source = source_of(address);
        let does = match source.starts_with("tel:") {
            true => Does::Dial(self.text(&number_of(address))),
            false => Does::Open(self.address(address)),
        };
        (does, source)
    }

    /// A target of the program.
    pub(super) fn target(&self, target: model::Target) -> Target {
        match target {
            model::Target::Step(step) => Target::Step(StepIx(step.0)),
            model::Target::Flow(flow) => Target::Flow(botflow_program::FlowIx(flow.0)),
            model::Target::Hole => Target::Step(StepIx(0)),
        }
    }

    /// A target in the author's names.
    pub(super) fn target_key(&self, target: model::Target) -> String {
        let model = &self.analysis.model;
        match target {
            model::Target::Step(step) => {
                let step = &model.steps[step.ix()];
                key::step(&model.flows[step.flow.ix()].title, &step.title)
            }
            model::Target::Flow(flow) => key::flow(&model.flows[flow.ix()].title),
            model::Target::Hole => String::new(),
        }
    }
}

/// What stands behind `tel:`.
fn number_of(address: &model::Text) -> model::Text {
    let row = |row: &Option<model::Pieces>| {
        let mut pieces = row.clone()?;
        if let Some(model::Piece::Literal(first)) = pieces.first_mut()
            && let Some(number) = first.strip_prefix("tel:")
        {
            *first = number.to_owned();
        }
        Some(pieces)
    };
    model::Text { rows: address.rows.iter().map(row).collect(), ..address.clone() }
}

/// A text as the source has it, its values as one mark.
pub(super) fn source_of(text: &model::Text) -> String {
    let piece = |piece: &model::Piece| match piece {
        model::Piece::Literal(text) => text.clone(),
        model::Piece::Value { .. } => "{}".to_owned(),
    };
    text.source().iter().map(piece).collect()
}

fn media_kind(kind: graph::MediaKind) -> MediaKind {
    match kind {
        graph::MediaKind::Image => MediaKind::Image,
        graph::MediaKind::Video => MediaKind::Video,
        graph::MediaKind::Audio => MediaKind::Audio,
        graph::MediaKind::File => MediaKind::File,
    }
}
