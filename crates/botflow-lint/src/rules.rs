//! The list of rules, in the order of their codes.

use botflow_source::{Finding, Page};

use crate::Journey;
use crate::rule::*;

/// A rule: what is known of its finding, and the function that looks for it.
pub(crate) struct Rule {
    pub page: &'static Page,
    pub check: fn(&Journey<'_>, &mut Vec<Finding>),
}

macro_rules! rules {
    ($($name:ident),+ $(,)?) => { &[$(Rule { page: &$name::PAGE, check: $name::check }),+] };
}

/// Every rule.
pub(crate) static RULES: &[Rule] = rules![
    s022_project_file,
    s024_default_unused,
    n104_unknown_value,
    n109_unused_value,
    n121_computed_never_read,
    t201_maybe_missing,
    t206_option_not_handled,
    t207_always_true,
    t208_never_true,
    t210_one_option,
    t213_asked_twice,
    t215_outcome_missing,
    t216_score_unreachable,
    t218_answer_never_delivered,
    t223_nothing_to_offer,
    t224_skipped_body,
    t227_wrong_forms,
    g301_dead_end,
    g302_step_runs_out,
    g303_unreachable_step,
    g304_unreachable_line,
    g305_loop_without_reply,
    g306_no_way_out,
    g307_endless_retry_loop,
    g308_no_fallback,
    g309_shadowed_trigger,
    g311_trigger_in_answer,
    g312_too_many_messages,
    g313_long_form,
    g314_no_human,
    g315_hand_over_goes_on,
    g316_silent_branch,
    g317_no_timeout,
    g318_do_recursion,
    g319_no_start,
    g321_same_ending,
    g323_arms_alike,
    g324_goal_never_reached,
    g325_two_fallbacks,
    g326_reserved_trigger,
    c401_button_too_long,
    c402_too_many_buttons,
    c403_message_too_long,
    c404_maybe_too_long,
    c405_same_button_text,
    c406_markup_shows,
    c407_unsupported,
    c408_link_needs_https,
    c410_card_incomplete,
    c411_template_variables,
    c412_not_on_this_channel,
    c413_link_code,
    p501_outside_window,
    p502_maybe_outside_window,
    p504_personal_data_no_consent,
    p505_consent_no_no,
    p506_consent_bundled,
    p507_sensitive_data,
    p508_no_bot_notice,
    p509_no_opt_out,
    p510_opt_in_missing,
    p511_data_to_third_party,
    p512_no_retention,
    p515_unsafe_value,
    p516_retired_feature,
    p517_secret_in_file,
    w602_quotes_shown,
    w605_placeholder_left,
    x903_allow_without_reason,
];
