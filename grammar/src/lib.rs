//! In: one line of a flow. Out: what pest read in it. `flow.pest` holds a rule for each kind of line; `botflow-syntax` alone uses this package.
#![allow(missing_docs, reason = "the derive writes one undocumented variant for each rule")]

use pest_derive::Parser;

/// Reads one line by one of its rules.
#[derive(Parser)]
#[grammar = "../flow.pest"]
pub struct FlowParser;
