//! A program as a file. In: a `Program`, or bytes from anywhere. Out: bytes, or a verified `Program`, or why not.
//!
//! Binary: 8 bytes `botflow` and a line break, 2 bytes format version (big-endian), 32 bytes SHA-256 of what follows, then CBOR.
//! For people: the same tables as JSON or YAML (feature `people`).

use std::fmt;

use hmac_sha256::Hash;

use crate::verify::Fault;
use crate::{Broken, Program, Wire};

/// The format that this version writes and reads.
///
/// 2: values in addresses are marked, consents know whether a No leads away; what is not understood has its ways in each question.
pub const FORMAT_VERSION: u16 = 2;

const MAGIC: &[u8; 8] = b"botflow\n";
const HEADER_BYTES: usize = MAGIC.len() + 2 + 32;

/// Why bytes are not a program.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum LoadError {
    /// They never were one.
    NotAProgram,
    /// Another version of botflow wrote them.
    OtherFormat {
        /// The format they are in.
        found: u16,
    },
    /// They are shorter than they were, or were changed: the hash differs.
    Changed,
    /// They cannot be read at some byte.
    Damaged(Broken),
    /// They can be read, but the program contradicts itself.
    Faulty(Fault),
    /// The JSON or YAML cannot be read; the text says where (*at line 7, column 3*).
    Unreadable(String),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::NotAProgram => f.write_str("this is not a botflow program"),
            LoadError::OtherFormat { found } if *found > FORMAT_VERSION => write!(
                f,
                "this program is in format {found}, and this botflow reads format {FORMAT_VERSION}: use a newer botflow, or build the program again with this one"
            ),
            LoadError::OtherFormat { found } => {
                write!(
                    f,
                    "this program is in format {found}, and this botflow reads format {FORMAT_VERSION}: build it again from its flows"
                )
            }
            LoadError::Changed => f.write_str("this program was cut short or changed after it was built: build it again, or copy it again"),
            LoadError::Damaged(broken) => write!(f, "this program cannot be read: {broken}"),
            LoadError::Faulty(fault) => write!(f, "this program contradicts itself: {fault}"),
            LoadError::Unreadable(at) => write!(f, "this is no whole program, it cannot be read {at}"),
        }
    }
}

impl std::error::Error for LoadError {}

impl Program {
    /// The binary form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = self.body();
        let mut bytes = Vec::with_capacity(HEADER_BYTES + body.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FORMAT_VERSION.to_be_bytes());
        bytes.extend_from_slice(&Hash::hash(&body));
        bytes.extend_from_slice(&body);
        bytes
    }

    /// Reads the binary form and verifies it.
    ///
    /// # Errors
    /// [`LoadError`] for anything that is not a whole, consistent program of this format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Program, LoadError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(LoadError::NotAProgram)?;
        let (version, rest) = rest.split_first_chunk::<2>().ok_or(LoadError::Changed)?;
        let found = u16::from_be_bytes(*version);
        if found != FORMAT_VERSION {
            return Err(LoadError::OtherFormat { found });
        }
        let (hash, body) = rest.split_first_chunk::<32>().ok_or(LoadError::Changed)?;
        if Hash::hash(body) != *hash {
            return Err(LoadError::Changed);
        }
        Program::from_body(body)
    }

    /// SHA-256 of the program: the same for the same conversation, whatever form it is kept in.
    pub fn hash(&self) -> [u8; 32] {
        Hash::hash(&self.body())
    }

    /// The first 32 bits of the hash: what a session remembers of the program it was saved under.
    pub fn tag(&self) -> u32 {
        let [a, b, c, d, ..] = self.hash();
        u32::from_be_bytes([a, b, c, d])
    }

    fn body(&self) -> Vec<u8> {
        let mut writer = crate::wire::Writer::new(Vec::new());
        self.write(&mut writer);
        writer.into_writer()
    }

    /// Reads and verifies what stands behind the header; bytes behind the program make it damaged.
    pub(crate) fn from_body(body: &[u8]) -> Result<Program, LoadError> {
        let mut decoder = minicbor::Decoder::new(body);
        let program = Program::read(&mut decoder).map_err(LoadError::Damaged)?;
        if decoder.position() != body.len() {
            return Err(LoadError::Damaged(Broken { at: decoder.position(), why: "more bytes than a program has".into() }));
        }
        program.verify().map_err(LoadError::Faulty)?;
        Ok(program)
    }
}

#[cfg(feature = "people")]
mod people {
    use serde::{Deserialize, Serialize};
    use serde_yaml::with;

    use super::{FORMAT_VERSION, LoadError};
    use crate::Program;

    #[derive(Serialize)]
    struct Written<'p> {
        botflow: u16,
        program: &'p Program,
    }

    #[derive(Deserialize)]
    struct Read {
        botflow: u16,
        program: Program,
    }

    impl Program {
        /// As JSON, indented.
        pub fn to_json(&self) -> String {
            let written = Written { botflow: FORMAT_VERSION, program: self };
            serde_json::to_string_pretty(&written).expect("invariant: a program is plain data")
        }

        /// As YAML.
        pub fn to_yaml(&self) -> String {
            let written = Written { botflow: FORMAT_VERSION, program: self };
            let mut text = Vec::new();
            // Variants within variants have no tag syntax in YAML: each is a map of one key, as in JSON.
            let done = with::singleton_map_recursive::serialize(&written, &mut serde_yaml::Serializer::new(&mut text));
            done.expect("invariant: a program is plain data");
            String::from_utf8(text).expect("invariant: YAML is written as UTF-8")
        }

        /// Reads the JSON form and verifies it.
        ///
        /// # Errors
        /// [`LoadError`], with line and column where the text cannot be read.
        pub fn from_json(text: &str) -> Result<Program, LoadError> {
            let why = |error: serde_json::Error| {
                let format = serde_json::from_str::<Head>(text).map(|head| head.botflow);
                refused(format.ok(), !error.is_eof(), error.line(), error.column())
            };
            verified(serde_json::from_str(text).map_err(why)?)
        }

        /// Reads the YAML form and verifies it.
        ///
        /// # Errors
        /// [`LoadError`], with line and column where the text cannot be read.
        pub fn from_yaml(text: &str) -> Result<Program, LoadError> {
            // A byte-order mark is no part of YAML for this reader.
            let document = serde_yaml::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
            let read = with::singleton_map_recursive::deserialize(document);
            let why = |error: serde_yaml::Error| {
                let format = serde_yaml::from_str::<Head>(text).map(|head| head.botflow);
                let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
                refused(format.ok(), line <= 1, line, column)
            };
            verified(read.map_err(why)?)
        }
    }

    /// What every version begins with.
    #[derive(serde::Deserialize)]
    struct Head {
        botflow: u16,
    }

    /// Why a text is not read. `format`: the one it names; `whole`: it does not just end too early.
    fn refused(format: Option<u16>, whole: bool, line: usize, column: usize) -> LoadError {
        match format {
            Some(found) if found != FORMAT_VERSION => LoadError::OtherFormat { found },
            None if whole => LoadError::NotAProgram,
            _ => LoadError::Unreadable(format!("at line {line}, column {column}")),
        }
    }

    fn verified(read: Read) -> Result<Program, LoadError> {
        if read.botflow != FORMAT_VERSION {
            return Err(LoadError::OtherFormat { found: read.botflow });
        }
        read.program.verify().map_err(LoadError::Faulty)?;
        Ok(read.program)
    }
}

#[cfg(test)]
mod tests;
