//! Which values are about the person: by their kind, by a `keeps` line, or by the words of the question that asks for them.

use botflow_compile::graph::{Ask, Content, Question};
use botflow_compile::model::{FlowId, Kind, ValueId};
use botflow_syntax::tree::{NodeId, Statement};

use super::Journey;
use super::said::{find_phrase, phrases};

/// Words of a question for something about the person that has no kind of its own: where somebody lives, when they were born.
const ASKED_FOR: &str = "your address, your home address, your postal address, street and house number, what street, which street, \
    date of birth, your birthday, were you born, \
    ihre adresse, deine adresse, ihre anschrift, deine anschrift, straße und hausnummer, geburtsdatum, ihr geburtstag, dein geburtstag, geboren, \
    votre adresse, ton adresse, date de naissance, votre anniversaire, ton anniversaire, \
    tu dirección, su dirección, fecha de nacimiento, tu cumpleaños, su cumpleaños";

impl Journey<'_> {
    /// Values that are personal data, by value.
    pub(crate) fn personal(&self) -> &[bool] {
        self.personal.get_or_init(|| self.find_personal())
    }

    fn find_personal(&self) -> Vec<bool> {
        let asked_for = phrases(ASKED_FOR);
        let mut personal: Vec<bool> = self.model.values.iter().map(|value| is_personal_kind(&value.kind)).collect();
        for (_, value) in self.kept_by_a_line() {
            personal[value.ix()] = true;
        }
        for (_, question) in self.questions() {
            let Ask::Value(value, Kind::Text | Kind::Code | Kind::Date) = &question.what else { continue };
            let texts = question.message.iter().flat_map(|variant| &variant.wordings).filter_map(first_line);
            let asks = texts.map(|text| self.source_words(text)).any(|words| {
                let has = |phrase: &Vec<String>| find_phrase(&words, phrase).is_some();
                asked_for.iter().any(has)
            });
            personal[value.ix()] |= asks;
        }
        personal
    }

    /// Every personal question, in the order of the lines: where it stands, and what it fills.
    pub(crate) fn personal_questions(&self) -> Vec<(petgraph::graph::NodeIndex, &Question, ValueId)> {
        let personal = self.personal();
        let asked = self.questions().filter_map(|(at, question)| Some((at, question, question.value()?)));
        asked.filter(|(_, _, value)| personal[value.ix()]).collect()
    }

    /// `keeps x for 90 days because …`: "retention and purpose of personal data: every question of that name in the flow".
    pub(crate) fn kept_by_a_line(&self) -> Vec<(FlowId, ValueId)> {
        let mut kept = Vec::new();
        for (at, flow) in self.model.flows.iter().enumerate() {
            let Some(tree_at) = self.model.tree_of_file.get(flow.file.0 as usize).copied().flatten() else { continue };
            let tree = &self.analysis.trees[tree_at as usize];
            // `keeps` stands in the head of a flow.
            for head in tree.children(NodeId::FILE) {
                let lines = tree.children(head).filter(|line| matches!(tree.statement(*line), Statement::Keeps { .. }));
                kept.extend(lines.filter_map(|line| self.facts[tree_at as usize].value(line)).map(|value| (FlowId(at as u32), value)));
            }
        }
        kept
    }
}

/// "T218: name, email, phone, location, photo, file."
pub(crate) fn is_personal_kind(kind: &Kind) -> bool {
    matches!(kind, Kind::Name | Kind::Email | Kind::Phone | Kind::Location | Kind::Photo | Kind::File)
}

fn first_line(content: &Content) -> Option<botflow_compile::graph::TextAt> {
    match content {
        Content::Bubble { lines, .. } => lines.iter().flatten().next().copied(),
        Content::Cards(_) | Content::Typing { .. } | Content::Template { .. } => None,
    }
}
