//! What is looked up again and again while lowering: interned strings, constants and names, and where the model's things are in the program.

use std::collections::HashMap;

use botflow_program::{ConstIx, GoalIx, Label, NameIx, NamesIx, OptionIx, PlaceId, Program, StringIx, Text, TextIx, TopicIx, Value, key};

/// The tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Strings by themselves.
    strings: HashMap<Text, StringIx>,
    /// Constants by how they print.
    constants: HashMap<String, ConstIx>,
    /// Lists of names by themselves.
    name_lists: HashMap<Vec<NameIx>, NamesIx>,
    /// Names by text, owner and kind.
    pub(super) names: HashMap<String, NameIx>,
    /// The name of each of the model's values.
    pub(super) values: Vec<NameIx>,
    /// The name of each form.
    pub(super) forms: Vec<NameIx>,
    /// The name of each booking.
    pub(super) bookings: Vec<NameIx>,
    /// The name of each payment.
    pub(super) payments: Vec<NameIx>,
    /// The first option of each of the model's sets of options.
    pub(super) options: Vec<u32>,
    /// The first row of each board.
    pub(super) board_rows: Vec<u32>,
    /// Topics by name.
    pub(super) topics: HashMap<String, TopicIx>,
    /// Goals by name, folded.
    pub(super) goals: HashMap<String, GoalIx>,
    /// The place of each node that rests.
    pub(super) places: HashMap<petgraph::graph::NodeIndex, PlaceId>,
    /// The catalog whose rows the expressions at hand look at.
    pub(super) catalog: Option<u32>,
    /// Texts that are literals only and the same in all languages.
    pub(super) plain_texts: HashMap<String, TextIx>,
}

impl Tables {
    /// A string, once.
    pub(super) fn string(&mut self, program: &mut Program, text: &str) -> StringIx {
        if let Some(at) = self.strings.get(text) {
            return *at;
        }
        let at = StringIx(program.strings.len() as u32);
        program.strings.push(text.into());
        self.strings.insert(text.into(), at);
        at
    }

    /// A constant, once.
    pub(super) fn constant(&mut self, program: &mut Program, value: impl Into<Value>) -> ConstIx {
        let value = value.into();
        let constants = &mut program.constants;
        *self.constants.entry(format!("{value:?}")).or_insert_with(|| {
            constants.push(value);
            ConstIx(constants.len() as u32 - 1)
        })
    }

    /// A list of names, once; the first is the empty one.
    pub(super) fn name_list(&mut self, program: &mut Program, names: Vec<NameIx>) -> NamesIx {
        if program.name_lists.is_empty() {
            program.name_lists.push(botflow_program::NameList { names: Vec::new() });
            self.name_lists.insert(Vec::new(), NamesIx(0));
        }
        let lists = &mut program.name_lists;
        *self.name_lists.entry(names).or_insert_with_key(|names| {
            lists.push(botflow_program::NameList { names: names.clone() });
            NamesIx(lists.len() as u32 - 1)
        })
    }

    /// A goal by its name.
    pub(super) fn goal(&mut self, program: &mut Program, name: &str) -> GoalIx {
        let goals = &mut program.goals;
        *self.goals.entry(botflow_program::normalise::phrase(name)).or_insert_with_key(|folded| {
            goals.push(Label { id: key::hash(folded), text: name.into() });
            GoalIx(goals.len() as u32 - 1)
        })
    }

    /// A topic by its name.
    pub(super) fn topic(&mut self, program: &mut Program, name: &str) -> TopicIx {
        let topics = &mut program.topics;
        *self.topics.entry(botflow_program::normalise::phrase(name)).or_insert_with_key(|folded| {
            topics.push(Label { id: key::hash(folded), text: name.into() });
            TopicIx(topics.len() as u32 - 1)
        })
    }

    /// The option of a set.
    pub(super) fn option(&self, option: crate::model::OptionId) -> OptionIx {
        OptionIx(self.options[option.choices.ix()] + option.index)
    }
}
