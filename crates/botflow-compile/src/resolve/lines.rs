//! Last pass: every line, with what it names, its conditions, sums and texts.

pub(super) mod answers;
mod arguments;
mod names;
mod questions;
mod tests;

use botflow_syntax::tree::{ExprId, NodeId, PathId, Statement, TargetKind, Trigger};

use super::Resolver;
use super::near::List;
use super::paths::At;
use crate::Line;
use crate::finding::{
    n106_unknown_template as n106, n112_unknown_project_thing as n112, n118_unknown_file as n118, t203_type_clash as t203,
};
use crate::model::Kind;

impl<'a> Resolver<'a> {
    /// Every line of every tree.
    pub(super) fn lines(&mut self) {
        for index in 0..self.input.trees.len() {
            let mut test_end = NodeId(0);
            let tree = self.tree(index);
            for (id, node) in tree.nodes() {
                if matches!(node.statement, Statement::Test { .. }) {
                    test_end = tree.below(id).next_back().map_or(id, |last| NodeId(last.0 + 1));
                }
                let at = At { test: id < test_end, ..self.at(index, id) };
                self.line(at, id, &node.statement);
            }
        }
        self.lookalikes();
    }

    /// One line. The order of the arms is that of the language's table.
    fn line(&mut self, at: At<'a>, id: NodeId, statement: &'a Statement) {
        match statement {
            Statement::Starts { interrupts, trigger } => self.trigger_words(at, *interrupts, trigger),
            Statement::About { text } => self.text(at, *text, "about"),
            Statement::Row { label, .. } => self.text(at, *label, "row"),
            Statement::Keeps { name, because, .. } => self.keeps(at, *name, *because),
            Statement::Say { text } => self.text(at, *text, "say"),
            Statement::Or { text } => self.text(at, *text, "or"),
            Statement::Line { text } => text.iter().for_each(|text| self.text(at, *text, "line")),
            Statement::Media { source, .. } => self.media(at, *source),
            Statement::Button { label, target } => {
                self.text(at, *label, "button");
                if let TargetKind::Address(address) = at.tree.target(*target).kind {
                    self.text(at, address, "");
                }
            }
            Statement::Cards { each: Some(each) } => self.list(at, each.list),
            Statement::Card { title } => self.text(at, *title, "card"),
            Statement::OnChannel { channels } => self.channels(at, channels),
            Statement::OnChannelText { channels, text } => {
                self.channels(at, channels);
                let names: Vec<&str> = channels.iter().map(|channel| at.tree.str(channel.0)).collect();
                self.text_in(at, *text, "on", &format!("on {}", names.join(", ")));
            }
            Statement::Template { name } => {
                let found = self.lookup.templates.get(at.tree.str(name.0)).copied();
                match found {
                    Some(template) => self.name_line(at, Line::Template(template)),
                    None => {
                        let names = self.near_names("template", at.tree.str(name.0));
                        self.unless_lone(n106::unknown_template(name.0, at.tree.str(name.0), &names));
                    }
                }
            }
            _ => self.deciding_line(at, id, statement),
        }
    }

    /// Lines that decide, count and hand over.
    fn deciding_line(&mut self, at: At<'a>, id: NodeId, statement: &'a Statement) {
        match statement {
            Statement::With { passed } => self.with(at, id, passed),
            Statement::If { condition }
            | Statement::ElseIf { condition }
            | Statement::OnlyIf { condition }
            | Statement::IfPossible { condition } => {
                self.condition(at, *condition);
            }
            Statement::Do { target } => self.do_flow(at, id, *target),
            Statement::Keep { kept } => self.keep(at, id, kept),
            Statement::Set { path, value } => self.set(at, *path, *value),
            Statement::Forget { path } => {
                self.whole(at, *path);
            }
            Statement::Add { value, to } => self.add(at, *value, *to),
            Statement::Take { value, from } => self.add(at, *value, *from),
            Statement::ForEach { list, .. } => self.list(at, *list),
            Statement::Reset { name } => self.reset(at, *name),
            Statement::Split { .. } => self.split(at, id),
            Statement::Worth { value } => {
                self.sum(at, *value, None);
            }
            Statement::Subscribe { topic } | Statement::Unsubscribe { topic } => self.topic(at, *topic),
            Statement::WaitUntil { value } => self.moment(at, *value),
            Statement::Remind { of, .. } => self.remind(at, *of),
            _ => self.asking_line(at, id, statement),
        }
    }

    /// Lines that ask something of the world.
    fn asking_line(&mut self, at: At<'a>, id: NodeId, statement: &'a Statement) {
        match statement {
            Statement::Call { action } => self.call(at, id, *action),
            Statement::Submit { name } => self.submit(at, id, *name),
            Statement::HandOver { team } => self.team(at, *team),
            Statement::Note { text } => self.text(at, *text, "note"),
            Statement::Recommend { catalog, .. } => {
                let name = at.tree.str(catalog.0);
                if !self.lookup.catalogs.contains_key(name) {
                    self.unknown_thing(catalog.0, "catalog", name);
                }
            }
            Statement::Prefer { condition, points } => {
                self.condition(at, *condition);
                if let Some(points) = points {
                    self.sum(at, *points, None);
                }
            }
            Statement::First { order } => self.order(at, order),
            Statement::Book { calendars, .. } => self.calendars(at, calendars),
            Statement::Move { name } | Statement::Cancel { name } => self.booked(at, *name),
            Statement::Between { low, high } => {
                self.moment(at, *low);
                self.moment(at, *high);
            }
            Statement::Pay { amount, text, .. } => self.pay(at, id, *amount, *text),
            Statement::By { provider } => {
                let name = at.tree.str(provider.0);
                match self.lookup.providers.get(name).copied() {
                    Some(provider) => self.name_line(at, Line::Provider(provider)),
                    None => self.unknown_thing(provider.0, "payment", name),
                }
            }
            _ => self.question_line(at, id, statement),
        }
    }

    pub(super) fn name_line(&mut self, at: At<'a>, line: Line) {
        self.model.facts[at.index].lines[at.node.index()] = line;
    }

    fn unless_lone(&mut self, finding: botflow_source::Finding) {
        if !self.input.project.is_lone() {
            self.find(finding);
        }
    }

    /// A name that only `botflow.yaml` can declare.
    pub(super) fn unknown_thing(&mut self, span: botflow_source::Span, thing: &'static str, name: &str) {
        let names = self.near_names(thing, name);
        self.unless_lone(n112::unknown_thing(span, thing, name, &names));
    }

    /// What `botflow.yaml` declares of a thing, as far as a word may mean it.
    pub(super) fn near_names(&self, thing: &'static str, name: &str) -> Vec<&'a str> {
        let project = self.input.project;
        let few = |count: usize, of: &dyn Fn(usize) -> &'a str| self.near.few(List::Declared(thing), name, count, of);
        match thing {
            "catalog" => few(project.catalogs.len(), &|at| &project.catalogs[at].name.text),
            "calendar" => few(project.calendars.len(), &|at| &project.calendars[at].name.text),
            "action" => few(project.actions.len(), &|at| &project.actions[at].name.text),
            "template" => few(project.templates.len(), &|at| &project.templates[at].name.text),
            _ => few(project.payments.len(), &|at| &project.payments[at].name.text),
        }
    }

    fn trigger_words(&mut self, at: At<'a>, interrupts: bool, trigger: &'a Trigger) {
        match trigger {
            Trigger::Words(items) => self.words_of(at, items, if interrupts { "interrupts on words" } else { "starts on words" }),
            Trigger::Menu(label) => self.phrase_of(at, *label, "starts on menu"),
            _ => {}
        }
    }

    /// A picture or file: a path in the project, an address, or a value.
    fn media(&mut self, at: At<'a>, source: botflow_syntax::tree::TextId) {
        self.text(at, source, "");
        let pieces = at.tree.pieces(source);
        let span = at.tree.text_of(source).span;
        let path = at.tree.literal(span);
        let plain = pieces.iter().all(|piece| matches!(piece, botflow_syntax::tree::Piece::Literal(_)));
        let lone = self.input.project.is_lone();
        if !plain || lone || path.is_empty() || path.starts_with("https://") || path.starts_with("http://") {
            return;
        }
        let (sources, others) = (self.input.sources, self.input.others);
        let every = || sources.iter().map(|(_, source)| source.path.as_str()).chain(others.iter().map(|other| other.path.as_str()));
        if !self.near.files.get_or_insert_with(|| every().collect()).contains(&*path) {
            let names = self.near.few(List::Files, &path, others.len(), |at| &others[at].path);
            self.find(n118::unknown_file(span, &path, names));
        }
    }

    /// What a path outside an expression means.
    pub(super) fn whole(&mut self, at: At<'a>, path: PathId) -> Kind {
        let read = self.path(at, path);
        let kind = read.as_ref().map_or(Kind::Hole, |read| read.kind.clone());
        self.model.facts[at.index].paths[path.index()] = read;
        kind
    }

    /// A path that must be a list.
    pub(super) fn list(&mut self, at: At<'a>, path: PathId) {
        let kind = self.whole(at, path);
        if !matches!(kind, Kind::List(_) | Kind::Several(_) | Kind::Hole) {
            let span = at.tree.path(path).span;
            self.find(t203::no_list(span, at.tree.str(span), &kind));
        }
    }

    /// A value that must be a day or a moment.
    fn moment(&mut self, at: At<'a>, expr: ExprId) {
        let kind = self.sum(at, expr, None);
        if !matches!(kind, Kind::Date | Kind::Moment | Kind::Hole) {
            let span = at.tree.expr(expr).span;
            self.find(t203::no_moment(span, at.tree.str(span), &kind));
        }
    }

    fn remind(&mut self, at: At<'a>, path: PathId) {
        let kind = self.whole(at, path);
        if !matches!(kind, Kind::Date | Kind::Moment | Kind::Hole) {
            let span = at.tree.path(path).span;
            self.find(t203::no_moment(span, at.tree.str(span), &kind));
        }
    }
}
