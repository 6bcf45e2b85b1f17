//! Writes JSON straight into a text. In: names and values in order. Out: one well-formed object.

use std::fmt::Write;

/// An object being written.
pub(crate) struct Object<'a> {
    out: &'a mut String,
    first: bool,
}

/// One object, whole; `bytes` is about how long it will be.
pub(crate) fn object(bytes: usize, write: impl FnOnce(&mut Object<'_>)) -> String {
    let mut out = String::with_capacity(bytes);
    into(&mut out, write);
    out
}

fn into(out: &mut String, write: impl FnOnce(&mut Object<'_>)) {
    out.push('{');
    write(&mut Object { out, first: true });
    out.push('}');
}

impl Object<'_> {
    // Inlined, so that a name is a few instructions of known length: half of a body are names.
    #[inline(always)]
    fn name(&mut self, name: &str) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        // Names are ours: there is nothing to escape in them.
        self.out.reserve(name.len() + 3);
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
    }

    /// A text.
    #[inline(always)]
    pub(crate) fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.name(name);
        quote(value, self.out);
        self
    }

    /// A name of the platform's: there is nothing to escape in it.
    #[inline(always)]
    pub(crate) fn word(&mut self, name: &str, value: &'static str) -> &mut Self {
        self.name(name);
        self.out.reserve(value.len() + 2);
        self.out.push('"');
        self.out.push_str(value);
        self.out.push('"');
        self
    }

    /// A small number: one digit is written without the machinery of numbers.
    pub(crate) fn count(&mut self, name: &str, value: usize) -> &mut Self {
        match u8::try_from(value) {
            Ok(digit @ 0..=9) => {
                self.name(name);
                self.out.push(char::from(b'0' + digit));
                self
            }
            Ok(_) | Err(_) => self.plain(name, value),
        }
    }

    /// A number, `true` or `false`, as it is written.
    pub(crate) fn plain(&mut self, name: &str, value: impl std::fmt::Display) -> &mut Self {
        self.name(name);
        let _ = write!(self.out, "{value}");
        self
    }

    /// An object.
    pub(crate) fn object(&mut self, name: &str, write: impl FnOnce(&mut Object<'_>)) -> &mut Self {
        self.name(name);
        into(self.out, write);
        self
    }

    /// A list of objects.
    pub(crate) fn list<T>(&mut self, name: &str, of: impl IntoIterator<Item = T>, write: impl Fn(T, &mut Object<'_>)) -> &mut Self {
        self.name(name);
        self.out.push('[');
        for (at, item) in of.into_iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            into(self.out, |object| write(item, object));
        }
        self.out.push(']');
        self
    }

    /// A list of lists of objects.
    pub(crate) fn rows<'t, T: 't>(
        &mut self,
        name: &str,
        of: impl IntoIterator<Item = &'t [T]>,
        write: impl Fn(&'t T, &mut Object<'_>),
    ) -> &mut Self {
        self.name(name);
        self.out.push('[');
        for (at, row) in of.into_iter().enumerate() {
            self.out.push_str(if at > 0 { ",[" } else { "[" });
            for (at, item) in row.iter().enumerate() {
                if at > 0 {
                    self.out.push(',');
                }
                into(self.out, |object| write(item, object));
            }
            self.out.push(']');
        }
        self.out.push(']');
        self
    }
}

fn quote(text: &str, out: &mut String) {
    out.reserve(text.len() + 2);
    out.push('"');
    match is_plain(text.as_bytes()) {
        true => out.push_str(text),
        false => escape(text, out),
    }
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| is_special(*byte)) {
        out.push_str(&text[from..at]);
        from = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            other => {
                let _ = write!(out, "\\u{other:04x}");
            }
        }
    }
    out.push_str(&text[from..]);
}

/// What cannot stand in a text as it is.
fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Bytes that are looked at together.
const BLOCK: usize = 8;

/// Whether a text can stand as it is: nearly all can. The end is looked at as a whole block, which overlaps the one before.
fn is_plain(bytes: &[u8]) -> bool {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    match bytes.last_chunk::<BLOCK>() {
        Some(end) => blocks.iter().all(is_plain_block) && (rest.is_empty() || is_plain_block(end)),
        None => !bytes.iter().any(|byte| is_special(*byte)),
    }
}

/// The usual way to look at the bytes of a word at once: the high bit of a byte says that it is less than what was taken from it.
fn is_plain_block(block: &[u8; BLOCK]) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    let word = u64::from_le_bytes(*block);
    let less = |word: u64, than: u64| word.wrapping_sub(ONES * than) & !word;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    (less(word, 0x20) | less(quote, 1) | less(backslash, 1)) & (ONES * 0x80) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_escaping_is_found_wherever_it_stands() {
        for hostile in ["\"", "\\", "\n", "\u{1}", "\u{1f}"] {
            for at in 0..70 {
                let text = format!("{}{hostile}ä{}", "x".repeat(at), "y".repeat(70 - at));
                let mut out = String::new();
                quote(&text, &mut out);
                assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
            }
        }
    }
}
