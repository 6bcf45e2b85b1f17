//! A message in, bodies for Messenger out.

use botflow_runtime::Outgoing;

use crate::encode::{Conversation, Request};
use crate::meta::send::Sender;

pub(crate) fn encode(message: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
    if let Some(facts) = crate::facts("messenger") {
        Sender { facts }.encode(message, to, out);
    }
}
