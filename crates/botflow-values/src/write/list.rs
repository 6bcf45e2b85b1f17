//! In: written things. Out: `a, b and c`.

use crate::language::Language;

/// Appends a list the way a language writes it.
pub fn write_list(out: &mut String, things: &[&str], language: &Language) {
    for (at, thing) in things.iter().enumerate() {
        if at > 0 {
            let last = at + 1 == things.len();
            out.push_str(if last { (language.writing.list_and)(thing) } else { ", " });
        }
        out.push_str(thing);
    }
}
