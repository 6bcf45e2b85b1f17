//! In: a program and the languages. Out: what a step looks up, worked out once at load.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use botflow_program::*;

use crate::phrases::Phrases;

/// Ids are hashes already: they go into the table as they are.
#[derive(Default, Clone)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = key::hash64(bytes);
    }
    fn write_u32(&mut self, id: u32) {
        // The table looks at the topmost bits too; ids of 32 bits have none there.
        self.0 = u64::from(id).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    fn write_u64(&mut self, id: u64) {
        self.0 = id.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// A table by id.
pub(crate) type ById<K, V> = HashMap<K, V, BuildHasherDefault<AsItIs>>;

/// A resting place in the program at hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    Ask(QuestionIx),
    Perform(RequestIx),
    Park(ParkIx),
    Do(DoIx),
    Each(LoopIx),
}

/// Names that the runtime itself fills or reads.
pub(crate) struct ContactNames {
    pub first_name: NameId,
    pub last_name: NameId,
    pub email: NameId,
    pub phone: NameId,
    pub language: NameId,
    pub time_zone: NameId,
    pub tags: NameId,
}

/// What a step looks up.
pub(crate) struct Lookup {
    /// Names the program a session was saved under.
    pub tag: u32,
    places: ById<PlaceId, (Pc, Place)>,
    steps: ById<StepId, StepIx>,
    flows: ById<FlowId, FlowIx>,
    names: ById<NameId, NameIx>,
    options: ById<OptionId, OptionIx>,
    buttons: ById<u64, ButtonIx>,
    catalogs: Vec<CatalogId>,
    languages: Vec<LanguageId>,
    channels: Vec<ChannelId>,
    pub contact: ContactNames,
    /// What is listened for, by language.
    pub phrases: Vec<Phrases>,
    /// Labels of choices, folded, by language; none where a label holds a value.
    pub labels: Vec<Vec<Option<Text>>>,
    /// Keys of choices, folded.
    pub keys: Vec<Text>,
    /// The currency that amounts without one are in.
    pub currency: Option<Currency>,
}

impl Lookup {
    /// Works it out.
    pub fn new(program: &Program) -> Self {
        let mut index = Lookup {
            tag: program.tag(),
            places: places(program),
            steps: program.steps.iter().enumerate().map(|(at, step)| (step.id, StepIx::of(at))).collect(),
            flows: program.flows.iter().enumerate().map(|(at, flow)| (flow.id, FlowIx::of(at))).collect(),
            names: program.names.iter().enumerate().map(|(at, name)| (name.id, NameIx::of(at))).collect(),
            options: program.options.iter().enumerate().rev().map(|(at, option)| (option.id, OptionIx::of(at))).collect(),
            buttons: buttons(program),
            catalogs: program.catalogs.iter().map(|catalog| catalog.id).collect(),
            languages: program.languages.iter().map(|code| key::language(code)).collect(),
            channels: program.channels.iter().map(|name| key::channel(name)).collect(),
            contact: ContactNames {
                first_name: key::name("contact.first_name"),
                last_name: key::name("contact.last_name"),
                email: key::name("contact.email"),
                phone: key::name("contact.phone"),
                language: key::name("contact.language"),
                time_zone: key::name("contact.time_zone"),
                tags: key::name("contact.tags"),
            },
            phrases: (0..program.languages.len()).map(|language| Phrases::new(program, LanguageIx::of(language))).collect(),
            labels: (0..program.languages.len()).map(|language| labels(program, language)).collect(),
            keys: program.choices.iter().map(|choice| normalise(&choice.key).into()).collect(),
            currency: currency(program),
        };
        index.rename(program);
        index
    }

    /// `was` names are further keys of the same thing.
    fn rename(&mut self, program: &Program) {
        for alias in &program.aliases {
            match alias.of {
                AliasOf::Flow => alias_to(&mut self.flows, FlowId(alias.old), FlowId(alias.new)),
                AliasOf::Step => alias_to(&mut self.steps, StepId(alias.old), StepId(alias.new)),
                AliasOf::Place => alias_to(&mut self.places, PlaceId(alias.old), PlaceId(alias.new)),
                // Points are moved to today's rows when a session is migrated.
                AliasOf::Board | AliasOf::BoardRow => {}
            }
        }
    }

    pub fn place(&self, id: PlaceId) -> Option<(Pc, Place)> {
        self.places.get(&id).copied()
    }
    /// The question at a place, and its op.
    pub fn question(&self, id: PlaceId) -> Option<(Pc, QuestionIx)> {
        match self.places.get(&id)? {
            (pc, Place::Ask(question)) => Some((*pc, *question)),
            _ => None,
        }
    }
    pub fn step(&self, id: StepId) -> Option<StepIx> {
        self.steps.get(&id).copied()
    }
    pub fn flow(&self, id: FlowId) -> Option<FlowIx> {
        self.flows.get(&id).copied()
    }
    pub fn name(&self, id: NameId) -> Option<NameIx> {
        self.names.get(&id).copied()
    }
    pub fn option(&self, id: OptionId) -> Option<OptionIx> {
        self.options.get(&id).copied()
    }
    /// A button of a step.
    pub fn button(&self, step: StepId, id: ChoiceId) -> Option<ButtonIx> {
        self.buttons.get(&button_key(step, id)).copied()
    }
    pub fn catalog(&self, id: CatalogId) -> Option<CatalogIx> {
        self.catalogs.iter().position(|catalog| *catalog == id).map(CatalogIx::of)
    }
    /// The language of an id; one the program does not speak is its first.
    pub fn language(&self, id: LanguageId) -> LanguageIx {
        LanguageIx::of(self.languages.iter().position(|language| *language == id).unwrap_or(0))
    }
    pub fn speaks(&self, id: LanguageId) -> bool {
        self.languages.contains(&id)
    }
    pub fn language_id(&self, at: LanguageIx) -> LanguageId {
        self.languages.get(at.at()).copied().unwrap_or_default()
    }
    /// The channel of an id; one the program does not know is its first.
    pub fn channel(&self, id: ChannelId) -> ChannelIx {
        ChannelIx::of(self.channels.iter().position(|channel| *channel == id).unwrap_or(0))
    }
}

fn alias_to<K: Copy + Eq + std::hash::Hash, V: Copy>(table: &mut ById<K, V>, old: K, new: K) {
    if let Some(value) = table.get(&new).copied() {
        table.entry(old).or_insert(value);
    }
}

fn button_key(step: StepId, id: ChoiceId) -> u64 {
    u64::from(step.0) << 32 | u64::from(id.0)
}

fn places(program: &Program) -> ById<PlaceId, (Pc, Place)> {
    let place = |op: &Op| match op {
        Op::Ask(at) => Some((program.questions[at.at()].place, Place::Ask(*at))),
        Op::Perform(at) => Some((program.requests[at.at()].place, Place::Perform(*at))),
        Op::Park(at) => Some((program.parks[at.at()].place, Place::Park(*at))),
        Op::Do(at) => Some((program.dos[at.at()].place, Place::Do(*at))),
        Op::Each(at) => Some((program.loops[at.at()].place, Place::Each(*at))),
        Op::Send(_) | Op::Branch { .. } | Op::Set { .. } | Op::Pick(_) | Op::Split(_) | Op::Mark(_) | Op::Go(_) | Op::Jump(_) | Op::End => {
            None
        }
    };
    let ops = program.ops.iter().enumerate();
    ops.filter_map(|(pc, op)| place(op).map(|(id, place)| (id, (Pc::of(pc), place)))).collect()
}

fn buttons(program: &Program) -> ById<u64, ButtonIx> {
    let mut table = ById::default();
    for message in &program.messages {
        let step = program.steps[message.step.at()].id;
        for variant in &program.variants[message.variants.range()] {
            for bubble in &program.bubbles[variant.wordings.range()] {
                let cards = program.cards[bubble.cards.range()].iter().flat_map(|card| card.buttons.iter());
                let of_template = bubble.template.map(|t| program.template_sends[t.at()].buttons).unwrap_or_default();
                for at in bubble.buttons.iter().chain(cards).chain(of_template.iter()) {
                    table.entry(button_key(step, program.buttons[at.at()].id)).or_insert(at);
                }
            }
        }
    }
    table
}

/// The literal text of a label in a language, folded.
fn labels(program: &Program, language: usize) -> Vec<Option<Text>> {
    let label = |choice: &Choice| {
        let copies = &program.copies[program.texts[choice.label.at()].copies.range()];
        let copy = copies.get(language).or(copies.first())?;
        let mut text = String::new();
        for piece in &program.pieces[copy.pieces.range()] {
            match piece {
                Piece::Literal(string) => text.push_str(&program.strings[string.at()]),
                Piece::Slot(_) | Piece::Number => return None,
            }
        }
        Some(normalise(&text).into())
    };
    program.choices.iter().map(label).collect()
}

fn currency(program: &Program) -> Option<Currency> {
    let constant = || {
        program.constants.iter().find_map(|value| match value.plain() {
            Some(Plain::Money { currency, .. }) => Some(*currency),
            _ => None,
        })
    };
    let column = |cells: &Cells| if let Cells::Money { currency, .. } = cells { Some(*currency) } else { None };
    let catalog = || program.catalogs.iter().flat_map(|c| &c.columns).find_map(|c| column(&c.cells));
    program.payments.first().map(|payment| payment.currency).or_else(catalog).or_else(constant)
}
