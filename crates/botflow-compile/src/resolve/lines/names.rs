//! Lines that name what the project declares: teams, calendars, channels, actions; and names that look alike.

use std::collections::hash_map::Entry;

use botflow_source::Span;
use botflow_syntax::tree::{NodeId, Order, Phrase, Statement, TextId, Word};
use botflow_syntax::{Tree, fold};
use rustc_hash::FxHashMap;

use crate::Line;
use crate::channel;
use crate::finding::{
    g322_split_sum as g322, n104_unknown_value as n104, n105_unknown_team as n105, n107_lookalike_names as n107,
    n112_unknown_project_thing as n112, n113_unknown_channel as n113, n114_unknown_field as n114, n115_unknown_score_key as n115,
    n116_unknown_form as n116,
};
use crate::model::{Form, Kind, ScopeId};
use crate::nearest::{nearest, pointed};
use crate::resolve::Resolver;
use crate::resolve::near::List;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    /// `hand over to TEAM`, `TEAM is open`.
    pub(super) fn team(&mut self, at: At<'a>, team: Phrase) {
        let name = at.tree.str(team.0);
        match self.lookup.teams.get(&fold(name)).copied() {
            Some(team) => self.name_line(at, Line::Team(team)),
            None if self.input.project.is_lone() => {}
            None => {
                let teams = &self.input.project.teams;
                let names = self.near.few(List::Declared("team"), name, teams.len(), |at| &teams[at].name.text);
                self.find(n105::unknown_team(team.0, name, &names));
            }
        }
    }

    pub(super) fn calendars(&mut self, at: At<'a>, calendars: &'a [Phrase]) {
        let mut found = Vec::with_capacity(calendars.len());
        for calendar in calendars {
            match self.lookup.calendars.get(&fold(at.tree.str(calendar.0))).copied() {
                Some(calendar) => found.push(calendar),
                None => self.unknown_thing(calendar.0, "calendar", at.tree.str(calendar.0)),
            }
        }
        self.model.facts[at.index].calendars.push((at.node, found));
    }

    /// `move NAME`, `cancel NAME`: of what a line of the project books.
    pub(super) fn booked(&mut self, at: At<'a>, name: Word) {
        let text = at.tree.str(name.0);
        let Some(booking) = self.lookup.bookings.get(text).map(|booking| &self.model.bookings[booking.ix()]) else { return };
        // A lone flow does not see what others book; and one slip is told once, at the first line with that name.
        if booking.booked || booking.span != name.0 || self.input.project.is_lone() || self.in_a_hole(At { scope: None, ..at }, text) {
            return;
        }
        let names: Vec<&str> = self.model.bookings.iter().filter(|other| other.booked).map(|other| other.name.as_str()).collect();
        let finding = n104::nothing_books(name.0, text, &names);
        let place = |meant: &str| self.model.bookings.iter().find(|other| other.name == meant).map(|other| other.span);
        self.find(pointed(finding, place));
    }

    pub(super) fn channels(&mut self, at: At<'a>, channels: &'a [Word]) {
        let project = self.input.project;
        for word in channels {
            let name = at.tree.str(word.0);
            if !channel::ALL.contains(&name) {
                self.find(n113::not_a_channel(word.0, name));
            } else if !project.is_lone() && !project.channels.iter().any(|channel| channel.text == name) {
                let names: Vec<&str> = project.channels.iter().map(|channel| channel.text.as_str()).collect();
                self.find(n113::not_of_this_project(word.0, name, &crate::nearest::either(&names)));
            }
        }
    }

    pub(super) fn submit(&mut self, at: At<'a>, id: NodeId, name: Word) {
        let text = at.tree.str(name.0);
        let own = at.scope.and_then(|scope| self.lookup.forms.get(&(scope, text)));
        let own = own.and_then(|forms| forms.iter().copied().find(|form| Some(self.model.forms[form.ix()].flow) == at.flow));
        if let Some(form) = own {
            return self.name_line(at, Line::Form(form));
        }
        // "`submit NAME` with `with` lines only needs no form."
        let with = at.tree.children(id).any(|child| matches!(at.tree.statement(child), Statement::With { .. } | Statement::Hole(_)));
        if self.in_a_hole(at, text) {
            return;
        }
        let names: Vec<&str> = self.forms_here(at).map(|form| form.name.as_str()).collect();
        // With `with` lines it may be a slip all the same: of the name of a form that no other line submits.
        let slip = || nearest(text, names.iter().copied()).into_iter().any(|form| !submits(at.tree, form));
        if !with || slip() {
            let finding = n116::unknown_form(name.0, text, &names);
            let place = |meant: &str| self.forms_here(at).find(|form| form.name == meant).map(|form| form.span);
            self.find(pointed(finding, place));
        }
    }

    fn forms_here(&self, at: At<'a>) -> impl Iterator<Item = &Form> {
        let forms = at.flow.and_then(|flow| self.lookup.forms_of_flow.get(&flow)).into_iter().flatten();
        forms.map(|form| &self.model.forms[form.ix()])
    }

    /// `reset NAME`: a board or a counter.
    pub(super) fn reset(&mut self, at: At<'a>, name: Word) {
        let text = at.tree.str(name.0);
        match self.board_named(at, text) {
            Some(board) => self.name_line(at, Line::Board(board)),
            None if self.in_a_hole(at, text) => {}
            None => {
                let boards = self.boards_here(at);
                let names: Vec<&str> = boards.iter().map(|board| self.model.boards[board.ix()].name.as_str()).collect();
                let finding = n115::no_board(name.0, text, &names);
                self.find(pointed(finding, |meant| self.place_of(None, at.scope, meant)));
            }
        }
    }

    /// "Kept for": every question of that name in the flow.
    pub(super) fn keeps(&mut self, at: At<'a>, name: Word, because: TextId) {
        self.text(at, because, "");
        let text = at.tree.str(name.0);
        let value = at.scope.and_then(|scope| self.lookup.values.get(&(scope, text)).copied());
        let field = || {
            let forms = at.flow.and_then(|flow| self.lookup.forms_of_flow.get(&flow));
            forms.into_iter().flatten().find_map(|form| self.lookup.fields.get(&(*form, text)).copied())
        };
        match value.or_else(field) {
            Some(value) => self.name_line(at, Line::Value(value)),
            None if self.may_be_filled(at, text) => {}
            None => {
                let values = at.scope.map_or(&[][..], |scope| &self.model.scopes[scope.ix()].values);
                let names: Vec<&str> = values.iter().map(|value| self.model.values[value.ix()].name.as_str()).collect();
                let finding = n104::unknown_value(name.0, text, &nearest(text, names), None);
                self.find(pointed(finding, |meant| self.place_of(None, at.scope, meant)));
            }
        }
    }

    /// `first highest FIELD`, `first nearest to PLACE`.
    pub(super) fn order(&mut self, at: At<'a>, order: &'a Order) {
        match order {
            Order::Highest(path) | Order::Lowest(path) => {
                let words = at.tree.words(*path);
                let name = at.tree.str(words[words.len() - 1].0);
                let Some(Some(catalog)) = at.env.item.catalog() else { return };
                let catalog = &self.input.project.catalogs[catalog as usize];
                if !catalog.fields.iter().any(|field| field.name == name) {
                    let names: Vec<&str> = catalog.fields.iter().map(|field| field.name.as_str()).collect();
                    self.find(n114::unknown_field(words[words.len() - 1].0, &catalog.name.text, name, &names));
                    return;
                }
                self.whole(at, *path);
            }
            Order::Nearest(path) => {
                self.whole(at, *path);
                self.needs_column(at, |kind| matches!(kind, Kind::Location), "location");
            }
            Order::Cheapest => self.needs_column(at, |kind| matches!(kind, Kind::Money(_)), "money"),
            Order::AtRandom => {}
        }
    }

    fn needs_column(&mut self, at: At<'a>, fits: impl Fn(&Kind) -> bool, kind: &str) {
        let Some(Some(catalog)) = at.env.item.catalog() else { return };
        let catalog = &self.input.project.catalogs[catalog as usize];
        if !catalog.fields.iter().any(|field| fits(&field.kind) || field.kind == Kind::Hole) {
            let span = at.tree.node(at.node).span;
            self.find(n114::no_column_of(span, &catalog.name.text, kind));
        }
    }

    /// The arms of a test add up to 100.
    pub(super) fn split(&mut self, at: At<'a>, id: NodeId) {
        let mut arms: Vec<(Span, u32)> = Vec::new();
        for child in at.tree.children(id) {
            match at.tree.statement(child) {
                Statement::Arm { weight, .. } => arms.push((at.tree.node(child).span, *weight)),
                Statement::Hole(_) => return,
                _ => {}
            }
        }
        let total: u64 = arms.iter().map(|(_, weight)| u64::from(*weight)).sum();
        if !arms.is_empty() && total != 10_000 {
            let finding = g322::split_sum(at.tree.node(id).span, total, &arms, |span| at.tree.str(span));
            self.find(finding);
        }
    }

    /// Two names of a scope that a reader cannot tell apart.
    pub(super) fn lookalikes(&mut self) {
        let mut seen: FxHashMap<(ScopeId, String), usize> = FxHashMap::default();
        for index in 0..self.model.values.len() {
            let value = &self.model.values[index];
            if value.form.is_some() {
                continue;
            }
            match seen.entry((value.scope, n107::look(&value.name))) {
                Entry::Vacant(place) => {
                    place.insert(index);
                }
                Entry::Occupied(first) => {
                    let first = &self.model.values[*first.get()];
                    self.findings.push(n107::lookalike(value.span, first.span, &first.name, &value.name));
                }
            }
        }
    }

    pub(super) fn unknown_action(&mut self, at: At<'a>, action: Word) -> Option<u32> {
        let name = at.tree.str(action.0);
        let found = self.lookup.actions.get(name).copied();
        match found {
            Some(action) => self.name_line(at, Line::Action(action)),
            None => self.unknown_thing(action.0, "action", name),
        }
        found
    }

    pub(super) fn catalog_of_test(&mut self, at: At<'a>, name: Word) {
        match self.lookup.catalogs.get(at.tree.str(name.0)).copied() {
            Some(catalog) => self.name_line(at, Line::Catalog(catalog)),
            None => self.unknown_thing(name.0, "catalog", at.tree.str(name.0)),
        }
    }

    pub(super) fn calendar_of_test(&mut self, at: At<'a>, calendar: Phrase) {
        let name = at.tree.str(calendar.0);
        match self.lookup.calendars.get(&fold(name)).copied() {
            Some(calendar) => self.name_line(at, Line::Calendar(calendar)),
            None if self.input.project.is_lone() => {}
            None => {
                let calendars = &self.input.project.calendars;
                let names = self.near.few(List::Declared("calendar"), name, calendars.len(), |at| &calendars[at].name.text);
                self.find(n112::unknown_thing(calendar.0, "calendar", name, &names));
            }
        }
    }
}

/// Whether a line of the flow submits the form of that name.
fn submits(tree: &Tree, form: &str) -> bool {
    tree.nodes().any(|(_, node)| matches!(&node.statement, Statement::Submit { name } if tree.str(name.0) == form))
}
