//! In: an `Analysis` (trees, model, graph). Out: every finding of a project, in file order: those of the stages before, and those of the rules here.
//!
//! One file a rule under `rule/`, each with its page, its check and its examples; the list of them is `rules.rs`.

mod basis;
mod edit;
mod journey;
mod level;
mod rule;
mod rules;

use botflow_compile::Analysis;
use botflow_source::{Finding, Page};

pub use basis::Basis;
pub use journey::Journey;

/// All findings of a project, in file order: allow-comments and the levels of `botflow.yaml` are applied.
pub fn lint(analysis: &Analysis) -> Vec<Finding> {
    judge(analysis, &Basis::WHOLE)
}

/// All findings of a project, judged by that day and those channels.
pub fn judge(analysis: &Analysis, basis: &Basis) -> Vec<Finding> {
    let journey = Journey::judged_by(analysis, basis);
    let mut found = analysis.findings.clone();
    for rule in rules::RULES {
        (rule.check)(&journey, &mut found);
    }
    level::settle(analysis, found)
}

/// What is known of every finding, by code.
pub fn pages() -> Vec<&'static Page> {
    let rules = rules::RULES.iter().map(|rule| rule.page);
    let mut pages: Vec<&'static Page> =
        botflow_syntax::finding::PAGES.iter().chain(botflow_compile::finding::PAGES).copied().chain(rules).collect();
    pages.sort_by_key(|page| page.code);
    // N104 is found by resolving and by a rule here.
    pages.dedup_by_key(|page| page.code);
    pages
}
