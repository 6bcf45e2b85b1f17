//! Every bound of a turn and of a session.

/// Ops a turn.
pub const OPS: u32 = 500;
/// Frames of a thread: `do` inside `do`.
pub const FRAMES: usize = 20;
/// Messages a turn.
pub const MESSAGES: u32 = 20;
/// Characters of an incoming text that are looked at.
pub const TEXT_CHARS: usize = 4_000;
/// Bytes of a session.
pub const SESSION_BYTES: usize = 64 * 1024;
/// Entries of a list.
pub const LIST_ENTRIES: usize = 200;
/// Parked threads.
pub const PARKED: usize = 10;
/// Questions of *back*.
pub const BACK: usize = 8;
/// Buttons above a question that may be typed.
pub const BUTTONS_ON_SCREEN: usize = 30;
/// Message ids remembered.
pub const SEEN: usize = 4;
/// Values of an expression at one time.
pub const DEPTH: usize = 32;
/// Threads on top of each other.
pub const OPEN: usize = 8;
/// Bookings or payments of a contact.
pub const BOOKINGS: usize = 50;
/// Seconds of quiet after which something parked may speak although a question is open.
pub const QUIET_SECONDS: i64 = 15 * 60;
/// Seconds after a question in which what arrives was typed before it.
pub const TYPED_BEFORE_SECONDS: i64 = 3;
