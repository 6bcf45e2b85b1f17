//! Lines of questions: texts, options, checks, and what is wrong with a question as a whole.

use std::collections::hash_map::Entry;

use botflow_syntax::tree::{ExprId, NodeId, Outcome, PathId, Statement, TextId, TypeKind};
use rustc_hash::FxHashMap;

use super::answers::{Checked, Range};
use crate::Line;
use crate::finding::{
    t203_type_clash as t203, t209_options_overlap as t209, t212_type_from_text as t212, t214_overwrites_contact as t214,
    t220_check_never_passes as t220, t225_target_in_several as t225,
};
use crate::model::Kind;
use crate::resolve::Resolver;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    pub(super) fn question_line(&mut self, at: At<'a>, id: NodeId, statement: &'a Statement) {
        match statement {
            Statement::Ask { text, .. } => {
                self.text(at, *text, "ask");
                self.question(at, id, *text);
            }
            Statement::Choice { label, .. } => self.text(at, *label, "option"),
            Statement::EachChoice { list, label, .. } => {
                self.list(at, *list);
                self.text(at, *label, "option");
            }
            Statement::Also { words } => self.words_of(at, words, "also"),
            Statement::Score { points } => self.points(at, points),
            Statement::Check { condition, text } => {
                self.condition(at, *condition);
                self.text(at, *text, "check");
                self.last_check(at, id, *condition);
            }
            Statement::Optional { label: Some(label) } => self.text(at, *label, "optional"),
            Statement::Hint { text } => self.text(at, *text, "hint"),
            Statement::KeepAs { path } => self.keep_as(at, id, *path),
            Statement::Label { text } => self.text(at, *text, "label"),
            Statement::Reask { text, .. } => self.text(at, *text, "when unclear"),
            Statement::When { outcome: Outcome::CustomerSays(items), .. } => self.words_of(at, items, "when customer says"),
            Statement::Review { text } => self.text(at, *text, "review"),
            _ => self.test_line(at, statement),
        }
    }

    fn question(&mut self, at: At<'a>, id: NodeId, text: TextId) {
        let kind = self.model.facts[at.index].value(id).map(|value| self.model.values[value.ix()].kind.clone());
        if let Statement::Ask { name, kind: Some(written), .. } = at.tree.statement(id)
            && at.tree.type_of(*written).kind == TypeKind::Text
        {
            let words = at.tree.str(at.tree.text_of(text).span);
            let name = name.map_or("", |name| at.tree.str(name.0));
            if let Some(better) = t212::better_kind(words).or_else(|| t212::better_kind_of(name)) {
                self.find(t212::type_from_text(at.tree.type_of(*written).span, better));
            }
        }
        let options: Vec<NodeId> =
            at.tree.children(id).filter(|child| matches!(at.tree.statement(*child), Statement::Choice { .. })).collect();
        self.overlaps(at, &options);
        if let Some(Kind::Several(_)) = kind {
            self.leaves_several(at, id, &options);
        }
        self.leaves_each_of_several(at, id);
    }

    /// "Options that mean the same when typed": labels, written keys and other words, as a message is compared.
    fn overlaps(&mut self, at: At<'a>, options: &[NodeId]) {
        let mut heard: FxHashMap<String, NodeId> = FxHashMap::default();
        for option in options {
            let Statement::Choice { label, key, .. } = at.tree.statement(*option) else { continue };
            let mut words = vec![at.tree.text_of(*label).span];
            words.extend(key.map(|key| key.0));
            for child in at.tree.children(*option) {
                if let Statement::Also { words: items } = at.tree.statement(child) {
                    words.extend(items.iter().map(|item| item.span));
                }
            }
            for span in words {
                let folded = t209::heard_as(at.tree.str(span));
                if folded.is_empty() {
                    continue;
                }
                match heard.entry(folded) {
                    Entry::Occupied(other) if other.get() != option => {
                        let other = *other.get();
                        let (first, second) = (self.label_of(at, other), self.label_of(at, *option));
                        let other = at.tree.node(other).span;
                        let same_key = key.is_some_and(|key| key.0 == span);
                        if !same_key {
                            self.find(t209::overlap(span, other, first, second));
                        }
                        break;
                    }
                    Entry::Occupied(_) => {}
                    Entry::Vacant(place) => drop(place.insert(*option)),
                }
            }
        }
    }

    fn label_of(&self, at: At<'a>, option: NodeId) -> &'a str {
        match at.tree.statement(option) {
            Statement::Choice { label, .. } => at.tree.str(at.tree.text_of(*label).span),
            _ => "",
        }
    }

    /// "Bodies run after all are picked; nothing in them leaves."
    fn leaves_several(&mut self, at: At<'a>, id: NodeId, options: &[NodeId]) {
        let Statement::Ask { name: Some(name), .. } = at.tree.statement(id) else { return };
        let name = at.tree.str(name.0);
        for option in options {
            let Line::Option(choices, index) = self.model.facts[at.index].line(*option) else { continue };
            let key = self.model.choices[choices.ix()].options[index as usize].key.clone();
            if let Statement::Choice { target: Some(target), .. } = at.tree.statement(*option) {
                self.find(t225::leaves(at.tree.target(*target).span, name, &key));
            }
            for child in at.tree.below(*option) {
                let leaves = match at.tree.statement(child) {
                    Statement::GoTo { .. } | Statement::End => true,
                    Statement::Choice { target, .. } | Statement::Otherwise { target } | Statement::When { target, .. } => target.is_some(),
                    _ => false,
                };
                if leaves {
                    self.find(t225::leaves(at.tree.node(child).span, name, &key));
                }
            }
        }
    }

    /// The same of things from a list: one of several picked things cannot lead away.
    fn leaves_each_of_several(&mut self, at: At<'a>, id: NodeId) {
        let Statement::Ask { name: Some(name), kind: Some(kind), .. } = at.tree.statement(id) else { return };
        if at.tree.type_of(*kind).kind != TypeKind::Several {
            return;
        }
        for child in at.tree.children(id) {
            if let Statement::EachChoice { name: item, target: Some(target), .. } = at.tree.statement(child) {
                self.find(t225::leaves(at.tree.target(*target).span, at.tree.str(name.0), at.tree.str(item.0)));
            }
        }
    }

    /// "`keep as` without `unless known`, over a value that may be there."
    fn keep_as(&mut self, at: At<'a>, id: NodeId, path: PathId) {
        let kind = self.whole(at, path);
        let question = at.tree.node(id).parent;
        let answer = self.model.facts[at.index].value(question).map(|value| self.model.values[value.ix()].kind.clone());
        if let Some(answer) = answer.filter(|answer| !self.fits(&kind, answer)) {
            let span = at.tree.path(path).span;
            self.find(t203::kept(span, at.tree.str(span), &kind, &answer));
        }
        let guarded = at.tree.children(question).any(|child| matches!(at.tree.statement(child), Statement::UnlessKnown));
        if !guarded {
            let span = at.tree.path(path).span;
            self.find(t214::keeps_over(span, at.tree.str(span)));
        }
    }

    /// All checks of a question together: whether any answer can pass them.
    fn last_check(&mut self, at: At<'a>, id: NodeId, condition: ExprId) {
        let question = at.tree.node(id).parent;
        let Some(value) = self.model.facts[at.index].value(question) else { return };
        // The checks come in their order: what the ones before this one leave over is known.
        let mut range = match self.checked.take() {
            Some(before) if before.tree == at.index && before.question == question && before.check < id => before.range,
            _ => Range::of(&self.model.values[value.ix()].kind),
        };
        if !range.is_empty() {
            range.narrow(self.model.facts[at.index].expr(condition), value);
            if range.is_empty() {
                let span = at.tree.expr(condition).span;
                self.find(t220::never_passes(span));
            }
        }
        self.checked = Some(Checked { tree: at.index, question, check: id, range });
    }
}
