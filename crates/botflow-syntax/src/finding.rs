//! What can be wrong with the reading of a file: one module a finding, each with its page and the functions that build it.

pub mod s001_not_utf8;
pub mod s002_mixed_indent;
pub mod s003_odd_indent;
pub mod s004_unknown_word;
pub mod s005_wrong_place;
pub mod s006_ask_needs_name;
pub mod s007_ask_needs_colon;
pub mod s008_brace_open;
pub mod s009_foreign_braces;
pub mod s010_symbol_operator;
pub mod s011_empty_target;
pub mod s013_invisible_space;
pub mod s014_hidden_direction;
pub mod s015_too_deep;
pub mod s016_unreadable;
pub mod s017_flow_header;
pub mod s018_nothing_under;
pub mod s019_colon_at_end;
pub mod s020_other_arrow;
pub mod s021_curly_quotes;
pub mod s023_capital_word;
pub mod s025_key_shown;

use botflow_source::Page;

/// Every page of this crate, by code.
pub static PAGES: &[&Page] = &[
    &s001_not_utf8::PAGE,
    &s002_mixed_indent::PAGE,
    &s003_odd_indent::PAGE,
    &s004_unknown_word::PAGE,
    &s005_wrong_place::PAGE,
    &s006_ask_needs_name::PAGE,
    &s007_ask_needs_colon::PAGE,
    &s008_brace_open::PAGE,
    &s009_foreign_braces::PAGE,
    &s010_symbol_operator::PAGE,
    &s011_empty_target::PAGE,
    &s013_invisible_space::PAGE,
    &s014_hidden_direction::PAGE,
    &s015_too_deep::PAGE,
    &s016_unreadable::PAGE,
    &s017_flow_header::PAGE,
    &s018_nothing_under::PAGE,
    &s019_colon_at_end::PAGE,
    &s020_other_arrow::PAGE,
    &s021_curly_quotes::PAGE,
    &s023_capital_word::PAGE,
    &s025_key_shown::PAGE,
];
