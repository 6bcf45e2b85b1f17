//! What Messenger and Instagram share: the shape of their webhooks, and of what is sent to them.

pub(crate) mod hook;
pub(crate) mod lower;
pub(crate) mod message;
pub(crate) mod send;
