//! In: an `Analysis` (trees, model, graph). Out: every finding of a project, in file order: those of the stages before, and those of the rules here.
//!
//! One file a rule under `rule/`, each with its page, its check and its examples; the list of them is `rules.rs`.

mod basis;
mod deletion;
mod edit;
mod journey;
mod level;
mod links;
mod rule;
mod rules;

use botflow_compile::{Analysis, Watch};
use botflow_source::{Finding, Page};

pub use basis::Basis;
pub use journey::Journey;
pub use links::{Link, links};

/// All findings of a project, in file order: allow-comments and the levels of `botflow.yaml` are applied.
pub fn lint(analysis: &Analysis) -> Vec<Finding> {
    judge(analysis, &Basis::WHOLE)
}

/// All findings of a project, judged by that day and those channels.
pub fn judge(analysis: &Analysis, basis: &Basis) -> Vec<Finding> {
    judge_watched(analysis, basis, &mut |_, _| ())
}

/// As [`judge`], and tells of each rule, by its code, how much it found, and of what all rules share.
pub fn judge_watched(analysis: &Analysis, basis: &Basis, watch: &mut Watch<'_>) -> Vec<Finding> {
    let journey = Journey::judged_by(analysis, basis);
    watch("journeys", analysis.graph.ways.node_count());
    journey.share(watch);
    let mut found = analysis.findings.clone();
    for rule in rules::RULES {
        let before = found.len();
        (rule.check)(&journey, &mut found);
        watch(rule.page.code, found.len() - before);
    }
    deletion::hold_back(&analysis.sources, &mut found);
    let settled = level::settle(analysis, *basis == Basis::WHOLE, found);
    watch("levels", settled.len());
    settled
}

/// What something else than the rules has found (tests that were played, links that were tried), with allow-comments and the levels of `botflow.yaml`.
pub fn settled(analysis: &Analysis, found: Vec<Finding>) -> Vec<Finding> {
    // Which comments silence nothing is for the rules to say.
    level::settle(analysis, false, found)
}

/// What is known of every finding of the rules and of the stages before, by code.
pub fn pages() -> Vec<&'static Page> {
    // X902 is found where comments are applied, not by looking at the journey.
    let rules = rules::RULES.iter().map(|rule| rule.page).chain([&rule::x902_unused_allow::PAGE]);
    let mut pages: Vec<&'static Page> =
        botflow_syntax::finding::PAGES.iter().chain(botflow_compile::finding::PAGES).copied().chain(rules).collect();
    pages.sort_by_key(|page| page.code);
    // N104 is found by resolving and by a rule here.
    pages.dedup_by_key(|page| page.code);
    pages
}
