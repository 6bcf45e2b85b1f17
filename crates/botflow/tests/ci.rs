//! What a CI job asks of the command line.

#[path = "ci/action.rs"]
mod action;
#[path = "ci/baseline.rs"]
mod baseline;
#[path = "ci/folder.rs"]
mod folder;
#[path = "ci/formats.rs"]
mod formats;
#[path = "ci/mending.rs"]
mod mending;
#[path = "ci/online.rs"]
mod online;
#[path = "ci/played.rs"]
mod played;
