//! What resolving finds: one file a code, each with its page (title, why, help, a broken and a mended example) and the functions that build the finding.

use botflow_source::Page;

pub mod g322_split_sum;
pub mod n101_unknown_step;
pub mod n102_unknown_flow;
pub mod n103_two_steps_same_name;
pub mod n104_unknown_value;
pub mod n105_unknown_team;
pub mod n106_unknown_template;
pub mod n107_lookalike_names;
pub mod n108_reserved_name;
pub mod n110_unknown_action_input;
pub mod n111_two_flows_same_name;
pub mod n112_unknown_project_thing;
pub mod n113_unknown_channel;
pub mod n114_unknown_field;
pub mod n115_unknown_score_key;
pub mod n116_unknown_form;
pub mod n117_old_name_twice;
pub mod n118_unknown_file;
pub mod n119_unknown_goal;
pub mod n120_do_arguments;
pub mod n122_step_hides_flow;
pub mod n123_two_readings;
pub mod s022_project_file;
pub mod t202_unknown_type;
pub mod t203_type_clash;
pub mod t204_two_kinds;
pub mod t205_no_such_option;
pub mod t209_options_overlap;
pub mod t211_and_or_mixed;
pub mod t212_type_from_text;
pub mod t214_overwrites_contact;
pub mod t217_score_reset;
pub mod t219_catalog_row;
pub mod t220_check_never_passes;
pub mod t221_kind_missing;
pub mod t222_same_option_key;
pub mod t225_target_in_several;
pub mod t226_other_currency;

/// Every page of this crate, in order of their codes.
pub static PAGES: &[&Page] = &[
    &s022_project_file::PAGE,
    &n101_unknown_step::PAGE,
    &n102_unknown_flow::PAGE,
    &n103_two_steps_same_name::PAGE,
    &n104_unknown_value::PAGE,
    &n105_unknown_team::PAGE,
    &n106_unknown_template::PAGE,
    &n107_lookalike_names::PAGE,
    &n108_reserved_name::PAGE,
    &n110_unknown_action_input::PAGE,
    &n111_two_flows_same_name::PAGE,
    &n112_unknown_project_thing::PAGE,
    &n113_unknown_channel::PAGE,
    &n114_unknown_field::PAGE,
    &n115_unknown_score_key::PAGE,
    &n116_unknown_form::PAGE,
    &n117_old_name_twice::PAGE,
    &n118_unknown_file::PAGE,
    &n119_unknown_goal::PAGE,
    &n120_do_arguments::PAGE,
    &n122_step_hides_flow::PAGE,
    &n123_two_readings::PAGE,
    &t202_unknown_type::PAGE,
    &t203_type_clash::PAGE,
    &t204_two_kinds::PAGE,
    &t205_no_such_option::PAGE,
    &t209_options_overlap::PAGE,
    &t211_and_or_mixed::PAGE,
    &t212_type_from_text::PAGE,
    &t214_overwrites_contact::PAGE,
    &t217_score_reset::PAGE,
    &t219_catalog_row::PAGE,
    &t220_check_never_passes::PAGE,
    &t221_kind_missing::PAGE,
    &t222_same_option_key::PAGE,
    &t225_target_in_several::PAGE,
    &t226_other_currency::PAGE,
    &g322_split_sum::PAGE,
];
