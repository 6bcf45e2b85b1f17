//! Findings that only a running bot, or the network, can tell: one file each, with its page. The list of them is here.

pub mod w611_broken_link;
pub mod x901_untested_step;
pub mod x904_test_diverged;

use botflow_source::Page;

/// What is known of them, in the order of their codes.
pub static PAGES: &[&Page] = &[&w611_broken_link::PAGE, &x901_untested_step::PAGE, &x904_test_diverged::PAGE];
