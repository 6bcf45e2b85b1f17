//! The picture as data: version 1 of a format that the docs describe.

use serde::Serialize;

use super::{FlowPicture, Picture};

#[derive(Serialize)]
struct Whole<'p> {
    version: u32,
    title: &'p str,
    flows: &'p [FlowPicture],
}

pub(super) fn drawn(picture: &Picture) -> String {
    let whole = Whole { version: 1, title: &picture.title, flows: &picture.flows };
    let mut text = serde_json::to_string_pretty(&whole).expect("invariant: a picture is plain data");
    text.push('\n');
    text
}
