//! What resolving finds: one file a code, each with its page (title, why, help, a broken and a mended example) and the functions that build the finding.

use botflow_source::Page;

pub mod n113_unknown_channel;
pub mod n118_unknown_file;
pub mod s022_project_file;
pub mod t202_unknown_type;
pub mod t219_catalog_row;

/// Every page of this crate, in order of their codes.
pub static PAGES: &[&Page] =
    &[&s022_project_file::PAGE, &n113_unknown_channel::PAGE, &n118_unknown_file::PAGE, &t202_unknown_type::PAGE, &t219_catalog_row::PAGE];
