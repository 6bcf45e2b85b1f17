//! Messenger's webhook in, what happened out.

use crate::meta::hook::Page;
use crate::{Received, Refused, Setup};

const PAGE: Page = Page { channel: "messenger", object: "page" };

pub(crate) fn decode(text: &str, setup: &Setup, out: &mut Vec<Received>) -> Result<(), Refused> {
    PAGE.decode(text, setup, out)
}
