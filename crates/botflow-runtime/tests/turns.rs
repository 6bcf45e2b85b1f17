//! Whole turns of small flows: what only the engine's own eyes can see. What sections 9 and 10 say is played in `tests/talks`.

#[path = "turns/addresses.rs"]
mod addresses;
#[path = "turns/captions.rs"]
mod captions;
#[path = "turns/chat.rs"]
mod chat;
#[path = "turns/consents.rs"]
mod consents;
#[path = "turns/limits.rs"]
mod limits;
#[path = "turns/migration.rs"]
mod migration;
#[path = "turns/picks.rs"]
mod picks;
#[path = "turns/records.rs"]
mod records;
#[path = "turns/sessions.rs"]
mod sessions;
#[path = "turns/several.rs"]
mod several;
#[path = "turns/timing.rs"]
mod timing;
#[path = "turns/typed.rs"]
mod typed;
