//! Writes JSON straight into a text. In: names and values in order. Out: one well-formed object.

use std::fmt::Write;

/// An object being written.
pub(crate) struct Object<'a> {
    out: &'a mut String,
    first: bool,
}

/// One object, whole.
pub(crate) fn object(write: impl FnOnce(&mut Object<'_>)) -> String {
    let mut out = String::with_capacity(512);
    into(&mut out, write);
    out
}

fn into(out: &mut String, write: impl FnOnce(&mut Object<'_>)) {
    out.push('{');
    write(&mut Object { out, first: true });
    out.push('}');
}

impl Object<'_> {
    fn name(&mut self, name: &str) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        // Names are ours: there is nothing to escape in them.
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
    }

    /// A text.
    pub(crate) fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.name(name);
        quote(value, self.out);
        self
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
    out.push('"');
    let mut from = 0;
    let bytes = text.as_bytes();
    while let Some(found) = bytes[from..].iter().position(|byte| *byte < 0x20 || *byte == b'"' || *byte == b'\\') {
        let at = from + found;
        out.push_str(&text[from..at]);
        from = at + 1;
        match bytes[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            other => {
                let _ = write!(out, "\\u{other:04x}");
            }
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}
