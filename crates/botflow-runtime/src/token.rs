//! What stands on a button: 112 bits in 19 characters of base64url (13 without an item). Nothing in it is text.

use std::fmt;
use std::str::FromStr;

use botflow_program::{ChoiceId, PlaceId, RowId};

/// Where a tap leads: version 4 bits · place 32 · choice 24 · conversation 8 · round 8 · item 36.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tap {
    /// The question, or the step of a button.
    pub place: PlaceId,
    /// The choice or button there.
    pub choice: ChoiceId,
    /// The thread's number.
    pub conversation: u8,
    /// Of the innermost `for each`.
    pub round: u8,
    /// Row or list item; of a time its minute and calendar; 0 is none.
    pub item: RowId,
}

/// A tap as it stands on a button.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    bytes: [u8; 19],
    length: u8,
}

const VERSION: u128 = 1;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// In [`SIXES`]: no letter of the alphabet.
const NO_SIX: u8 = 64;
/// The six bits of each letter: every button sent is read once on its way out.
const SIXES: [u8; 256] = {
    let mut sixes = [NO_SIX; 256];
    let mut at = 0;
    while at < ALPHABET.len() {
        sixes[ALPHABET[at] as usize] = at as u8;
        at += 1;
    }
    sixes
};

impl Tap {
    /// As it stands on a button.
    pub fn token(&self) -> Token {
        let head = VERSION << 72
            | u128::from(self.place.0) << 40
            | u128::from(self.choice.0 & 0x00ff_ffff) << 16
            | u128::from(self.conversation) << 8
            | u128::from(self.round);
        // 76 bits of head, padded to 78 = 13 characters; with an item 112 bits, padded to 114 = 19 characters.
        let (bits, length) = match self.item.0 {
            0 => (head << 2, 13),
            item => ((head << 36 | u128::from(item & 0xf_ffff_ffff)) << 2, 19),
        };
        let mut bytes = [0; 19];
        for (at, byte) in bytes.iter_mut().enumerate().take(length) {
            *byte = ALPHABET[(bits >> (6 * (length - 1 - at)) & 63) as usize];
        }
        Token { bytes, length: length as u8 }
    }
}

impl Token {
    /// Its characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }

    /// What it says; `None` for another version, or for what is no token.
    pub fn tap(&self) -> Option<Tap> {
        let mut bits = 0_u128;
        for byte in self.bytes.get(..usize::from(self.length))? {
            match SIXES[usize::from(*byte)] {
                NO_SIX => return None,
                six => bits = bits << 6 | u128::from(six),
            }
        }
        let (head, item) = match self.length {
            13 => (bits >> 2, 0),
            19 => (bits >> 38, (bits >> 2) as u64 & 0xf_ffff_ffff),
            _ => return None,
        };
        (head >> 72 == VERSION).then_some(Tap {
            place: PlaceId((head >> 40) as u32),
            choice: ChoiceId((head >> 16) as u32 & 0x00ff_ffff),
            conversation: (head >> 8) as u8,
            round: head as u8,
            item: RowId(item),
        })
    }
}

impl FromStr for Token {
    type Err = ();

    /// Takes any text of up to 19 bytes; what it says is looked at by [`Token::tap`].
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut bytes = [0; 19];
        bytes.get_mut(..text.len()).ok_or(())?.copy_from_slice(text.as_bytes());
        Ok(Token { bytes, length: text.len() as u8 })
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({})", self.as_str())
    }
}

#[cfg(feature = "people")]
impl serde::Serialize for Token {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

#[cfg(feature = "people")]
impl<'de> serde::Deserialize<'de> for Token {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
        text.parse().map_err(|()| serde::de::Error::custom("no button of ours: longer than 19 characters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_comes_back_as_it_went() {
        for (place, choice, item, length) in [(1, 256, 0, 13), (u32::MAX, 0xff_ffff, 0xf_ffff_ffff, 19), (77, 5, 1, 19)] {
            let tap = Tap { place: PlaceId(place), choice: ChoiceId(choice), conversation: 255, round: 3, item: RowId(item) };
            let token = tap.token();
            assert_eq!(token.as_str().len(), length);
            assert_eq!(token.as_str().parse::<Token>().unwrap().tap(), Some(tap));
        }
    }

    #[test]
    fn other_texts_are_no_taps() {
        for text in ["", "hello", "AAAAAAAAAAAAA", "äääääää", "0000000000000000000"] {
            assert_eq!(text.parse::<Token>().unwrap().tap(), None, "{text}");
        }
        assert!("longer than nineteen bytes".parse::<Token>().is_err());
    }
}
