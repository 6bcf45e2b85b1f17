//! Lines of tests: what they name must be there.

use botflow_syntax::fold;
use botflow_syntax::tree::{Phrase, Statement};

use crate::Line;
use crate::finding::{n106_unknown_template as n106, n114_unknown_field as n114, n118_unknown_file as n118, n119_unknown_goal as n119};
use crate::nearest::pointed;
use crate::resolve::Resolver;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    pub(super) fn test_line(&mut self, at: At<'a>, statement: &'a Statement) {
        match statement {
            Statement::Expect { condition } => self.condition(at, *condition),
            Statement::ExpectReached { goal } => {
                let name = at.tree.str(goal.0);
                if !self.lookup.goals.contains_key(&fold(name)) {
                    let mut names: Vec<&str> = self.lookup.goals.keys().map(|goal| goal.as_ref()).collect();
                    names.sort_unstable();
                    let finding = n119::unknown_goal(goal.0, name, &names);
                    self.find(pointed(finding, |meant| self.lookup.goals.get(&fold(meant)).copied()));
                }
            }
            Statement::ExpectAt { step } => self.expected_step(at, *step),
            Statement::TeamIs { team, .. } | Statement::BotHandsOver { team } => self.team(at, *team),
            Statement::CatalogIs { name, file } => {
                self.catalog_of_test(at, *name);
                let path = at.tree.str(file.0);
                if self.input.sources.find(path).is_none() && !self.input.project.is_lone() {
                    let paths = self.input.sources.iter().map(|(_, source)| source.path.as_str());
                    self.find(n118::unknown_file(file.0, path, paths));
                }
            }
            Statement::CalendarFull { calendar } | Statement::CalendarHas { calendar, .. } => self.calendar_of_test(at, *calendar),
            Statement::ActionGives { action } | Statement::ActionFails { action } | Statement::ActionSilent { action } => {
                self.unknown_action(at, *action);
            }
            Statement::FieldIs { field, .. } => {
                let Statement::ActionGives { action } = at.tree.statement(at.tree.node(at.node).parent) else { return };
                let Some(action) = self.lookup.actions.get(at.tree.str(action.0)).copied() else { return };
                let action = &self.input.project.actions[action as usize];
                let name = at.tree.str(field.0);
                if !action.gives.iter().any(|given| given.name == name) {
                    let names: Vec<&str> = action.gives.iter().map(|given| given.name.as_str()).collect();
                    self.find(n114::unknown_field(field.0, &action.name.text, name, &names));
                }
            }
            Statement::BotSendsTemplate { name } => match self.lookup.templates.get(at.tree.str(name.0)).copied() {
                Some(template) => self.name_line(at, Line::Template(template)),
                None if self.input.project.is_lone() => {}
                None => {
                    let names = self.near_names("template", at.tree.str(name.0));
                    self.find(n106::unknown_template(name.0, at.tree.str(name.0), &names));
                }
            },
            _ => {}
        }
    }

    /// `expect at STEP`: of this flow, else of any; `FLOW / STEP` too.
    fn expected_step(&mut self, at: At<'a>, step: Phrase) {
        let name = at.tree.str(step.0);
        let own = at.flow.and_then(|flow| self.step_titled(flow, &fold(name)));
        let (of_flow, title) = name.split_once(" / ").map_or((None, name), |(flow, step)| (Some(flow), step));
        let named = of_flow.and_then(|flow| self.lookup.flows.get(&fold(flow)).copied());
        let folded = fold(title);
        let found = own.or_else(|| named.and_then(|flow| self.step_titled(flow, &folded)));
        match found.map_or_else(|| self.step_anywhere(step.0, title, name), Ok) {
            Ok(step) => self.name_line(at, Line::Step(step)),
            Err(finding) => self.find(*finding),
        }
    }
}
