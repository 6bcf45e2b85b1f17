//! A message of the program in, what is sent out: variant, wording, language, values, buttons with their taps.

use botflow_program::*;

use crate::effect::*;
use crate::eval::{Got, cell};
use crate::session::Entrance;
use crate::token::{Tap, Token};
use crate::view::View;

impl View<'_> {
    /// The bubble of a message for this channel, contact and language; `None` where the channel has none.
    pub fn bubble(&self, message: MessageIx) -> Option<&Bubble> {
        let message = &self.program.messages[message.at()];
        let channel = self.channel();
        let variants = &self.program.variants[message.variants.range()];
        let variant = variants.iter().find(|v| v.channels.is_none_or(|set| set.holds(channel)))?;
        let wordings = &self.program.bubbles[variant.wordings.range()];
        let drawn = match wordings.len() {
            0 | 1 => 0,
            many => {
                let step = self.program.steps[message.step.at()].id;
                let nth = variant.wordings.start - self.program.variants[message.variants.range()][0].wordings.start;
                let place = u64::from(step.0) << 32 | u64::from(self.session.seed);
                (key::mix(place ^ u64::from(nth)) % many as u64) as usize
            }
        };
        wordings.get(drawn)
    }

    /// Writes a whole message where there is none yet; `false` where there is nothing to send. It is large: it is made where it stays.
    pub fn outgoing(&self, message: MessageIx, out: &mut Outgoing) -> bool {
        let Some(bubble) = self.bubble(message) else { return false };
        let step = self.program.steps[self.program.messages[message.at()].step.at()].id;
        out.language = self.language_text();
        out.typing_seconds = bubble.typing_seconds;
        if let Some(text) = bubble.text {
            self.write_text(text, &mut out.text);
        }
        out.media.extend(self.program.media[bubble.media.range()].iter().filter_map(|media| self.medium(media)));
        out.buttons = self.buttons(bubble.buttons, step, NO_ITEM);
        for card in &self.program.cards[bubble.cards.range()] {
            self.cards(card, step, &mut out.cards);
        }
        if let Some(send) = bubble.template {
            let send = &self.program.template_sends[send.at()];
            let template = &self.program.templates[send.template.at()];
            let values = self.template_values(send, template);
            out.buttons = self.buttons(send.buttons, step, NO_ITEM);
            let at_hand: Vec<(NameId, Entry)> =
                template.values.iter().zip(&values).map(|(name, value)| (*name, Plain::Text(value.into()).into())).collect();
            View { at_hand: &at_hand, ..*self }.write_text(template.text, &mut out.text);
            out.template = Some(SentTemplate { name: template.name.clone(), values });
        }
        !out.text.is_empty() || !out.media.is_empty() || !out.cards.is_empty() || out.typing_seconds != 0
    }

    fn template_values(&self, send: &TemplateSend, template: &Template) -> Vec<String> {
        let given = &self.program.inputs[send.values.range()];
        let value = |name: &Text| {
            let mut out = String::new();
            if let Some(input) = given.iter().find(|input| input.text == *name) {
                self.write_got(&self.eval(input.value), Format::default(), &mut out, 2);
            }
            out
        };
        template.value_names.iter().map(value).collect()
    }

    fn medium(&self, media: &Media) -> Option<SentMedia> {
        let source = self.text(media.source);
        (!source.is_empty()).then(|| SentMedia { kind: media.kind, source, about: media.about.map(|a| self.text(a)).unwrap_or_default() })
    }

    fn buttons(&self, buttons: Rows<ButtonIx>, step: StepId, item: RowId) -> Vec<SentButton> {
        let rows = &self.program.buttons[buttons.range()];
        let sent = rows.iter().filter_map(|button| {
            let does = match button.does {
                Does::Go(_) => SentDoes::Tap(self.token(place_of_step(step), button.id, item)),
                Does::Open(link) => SentDoes::Open(Some(self.text(link)).filter(|link| !link.is_empty())?),
                Does::Dial(number) => SentDoes::Dial(Some(self.text(number)).filter(|number| !number.is_empty())?),
            };
            Some(SentButton { label: self.text(button.label), does })
        });
        sent.collect()
    }

    fn cards(&self, card: &Card, step: StepId, out: &mut Vec<SentCard>) {
        let Some(each) = card.each else {
            out.push(self.card(card, step, NO_ITEM));
            return;
        };
        let each = &self.program.eaches[each.at()];
        let name = self.program.names[each.name.at()].id;
        let most = each.up_to.map_or(crate::limits::LIST_ENTRIES, usize::from);
        for entry in self.entries(self.eval(each.list)).into_iter().take(most) {
            let row = self.row_of(&entry);
            let mut at_hand = self.at_hand.to_vec();
            at_hand.push((name, entry));
            out.push(View { at_hand: &at_hand, ..*self }.card(card, step, row));
        }
    }

    fn card(&self, card: &Card, step: StepId, item: RowId) -> SentCard {
        SentCard {
            title: self.text(card.title),
            line: card.line.map(|line| self.text(line)).unwrap_or_default(),
            image: card.image.and_then(|image| self.medium(&self.program.media[image.at()])),
            buttons: self.buttons(card.buttons, step, item),
        }
    }

    /// What stands on a button or option.
    pub fn token(&self, place: PlaceId, choice: ChoiceId, item: RowId) -> Token {
        let round = self.frame().and_then(|frame| frame.loops.last()).map_or(0, |lap| lap.next as u8);
        Tap { place, choice, conversation: self.thread.map_or(0, |thread| thread.number), round, item }.token()
    }

    /// A list, answers of several or texts as entries.
    pub fn entries(&self, of: Got) -> Vec<Entry> {
        match of {
            Got::Missing => Vec::new(),
            Got::List(entries) => entries.into_owned(),
            Got::Record(fields) => vec![Entry::Record(fields.into_owned())],
            Got::Plain(plain) => match plain.into_owned() {
                Plain::Choices(options) => options.into_iter().map(|option| Plain::Choice(option).into()).collect(),
                Plain::Texts(texts) => texts.into_iter().map(|text| Plain::Text(text).into()).collect(),
                other => vec![other.into()],
            },
        }
    }

    /// The id of an entry: a catalog's row, or what it holds.
    pub fn row_of(&self, entry: &Entry) -> RowId {
        if let Entry::Plain(Plain::Item { row, .. }) = entry {
            return *row;
        }
        let mut bytes = Vec::new();
        crate::encode::entry(entry, &mut bytes);
        RowId((key::hash64(&bytes) & 0xf_ffff_ffff).max(1))
    }

    /// The row of a catalog as an entry: by reference, of a `url:` catalog copied.
    pub fn item(&self, at: CatalogIx, row: usize) -> Option<Entry> {
        let catalog = self.catalog(at)?;
        if !catalog.live {
            return Some(Plain::Item { catalog: catalog.id, row: *catalog.rows.get(row)? }.into());
        }
        let fields = catalog.columns.iter().filter_map(|c| Some(Member { name: c.id, value: cell(&c.cells, c.kind, row)? }));
        Some(Entry::Record(fields.collect()))
    }
}

impl Entrance {
    /// Nothing known of how it began.
    pub fn new(kind: crate::session::EntryKind) -> Self {
        Entrance { kind, reference: Text::default(), text: Text::default(), phrase: (0, 0) }
    }
}

impl crate::session::EntryKind {
    /// The word of `entry.kind`.
    pub fn name(self) -> &'static str {
        use crate::session::EntryKind::*;
        match self {
            Ad => "ad",
            Link => "link",
            Page => "page",
            Menu => "menu",
            Welcome => "welcome",
            Words => "words",
            Text => "text",
            Photo => "photo",
            Location => "location",
            File => "file",
            Event => "event",
            Topic => "topic",
            Button => "button",
            Anything => "anything",
        }
    }
}
