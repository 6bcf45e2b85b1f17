//! In: trees and the project. Out: `Model` with its side tables, and the findings about names, kinds and scopes.
//!
//! In this order, each pass over all files: titles, targets (which make the scopes), what is declared, the kinds of what is set, then every line with its
//! conditions and texts.

mod declare;
mod env;
mod exprs;
mod infer;
mod keys;
mod lines;
mod lookup;
mod near;
mod paths;
mod scopes;
mod targets;
mod texts;
mod titles;

use botflow_source::{Finding, Sources};
use botflow_syntax::Tree;

use crate::model::Model;
use crate::project::Project;
use crate::strings::Strings;
use crate::{Facts, OtherFile};

pub(crate) use env::Env;
use keys::Keys;
use lines::answers::Checked;
use lookup::Lookup;
use near::Near;

/// What resolving reads.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a> {
    pub sources: &'a Sources,
    pub others: &'a [OtherFile],
    pub project: &'a Project,
    pub strings: &'a [Strings],
    pub trees: &'a [Tree],
}

/// Finds out who is who.
pub(crate) fn resolve(input: Input<'_>, findings: &mut Vec<Finding>) -> Model {
    let mut model = Model { tree_of_file: vec![None; input.sources.len()], ..Model::default() };
    for (index, tree) in input.trees.iter().enumerate() {
        model.tree_of_file[tree.file.0 as usize] = Some(index as u32);
    }
    model.facts = input.trees.iter().map(Facts::new).collect();
    let mut resolver = Resolver {
        input,
        model,
        lookup: Lookup::new(input.project),
        near: Near::default(),
        keys: Keys::default(),
        checked: None,
        findings: std::mem::take(findings),
        asking: false,
    };
    resolver.titles();
    resolver.targets();
    resolver.scopes();
    let pending = resolver.declare();
    resolver.lookup.declared();
    resolver.infer(pending);
    resolver.lines();
    *findings = resolver.findings;
    resolver.model
}

/// The model as far as it is known, with the look-ups that all passes share.
pub(crate) struct Resolver<'a> {
    input: Input<'a>,
    model: Model,
    lookup: Lookup<'a>,
    near: Near<'a>,
    keys: Keys,
    /// What the checks before the next one leave over.
    checked: Option<Checked>,
    findings: Vec<Finding>,
    /// Only the kinds are asked for: nothing is said, and nothing hushed.
    asking: bool,
}

impl<'a> Resolver<'a> {
    fn tree(&self, index: usize) -> &'a Tree {
        &self.input.trees[index]
    }

    fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Says it unless the last finding says the same of another word of the line: `kind is kind` is one cause.
    fn find_once(&mut self, finding: Finding) {
        let line_end = |last: &Finding| self.input.sources.slice(last.span.to(finding.span)).contains('\n');
        let same = |last: &Finding| last.title == finding.title && last.span.file == finding.span.file && !line_end(last);
        if !self.findings.last().is_some_and(same) {
            self.findings.push(finding);
        }
    }
}
