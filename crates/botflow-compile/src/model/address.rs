//! The pieces of a text in, whether a value stands inside an address out: there it is percent-encoded.

use super::{Expr, Format, Kind, Piece};

/// Follows a text piece by piece.
///
/// A value that begins an address is the address, and stands as it is: `{lamp.link}`, `{shop}/news`. One that comes later is a part of it: encoded,
/// unless it says `as raw`.
#[derive(Debug, Clone, Copy, Default)]
pub struct InAddress {
    /// The whole text is an address: blanks do not end it.
    whole: bool,
    inside: bool,
}

impl InAddress {
    /// Of a text that customers read: an address in it begins with `https://`, `http://`, `mailto:`, `www.` or a link, and ends at a blank.
    pub fn of_words() -> Self {
        InAddress::default()
    }

    /// Of what a button opens or a picture is taken from. A path in the project is no address.
    pub fn of_address() -> Self {
        InAddress { whole: true, inside: false }
    }

    /// The next piece: whether it is a value inside an address.
    pub fn passes(&mut self, piece: &Piece) -> bool {
        match piece {
            Piece::Literal(text) => {
                self.literal(text);
                false
            }
            Piece::Value { value, .. } => {
                let was = self.inside;
                self.inside |= self.whole || is_link(value);
                was
            }
        }
    }

    fn literal(&mut self, text: &str) {
        if self.whole {
            self.inside |= begins(text);
            return;
        }
        match text.rfind(char::is_whitespace) {
            None => self.inside |= begins(text),
            Some(blank) => self.inside = begins(&text[blank..]),
        }
    }
}

/// The pieces of a text, each with whether it is a value that is percent-encoded.
pub fn encoded(pieces: &[Piece], mut at: InAddress) -> impl Iterator<Item = (&Piece, bool)> {
    pieces.iter().map(move |piece| {
        let inside = at.passes(piece);
        (piece, inside && !matches!(piece, Piece::Value { format: Some(Format::Raw), .. }))
    })
}

/// Whether an address has begun in a stretch without blanks, so that what follows is inside it. What follows `mailto:` is whom to write to.
fn begins(text: &str) -> bool {
    let text = text.trim_start().to_ascii_lowercase();
    let bare = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let mail = text.find("mailto:").is_some_and(|at| text.len() > at + "mailto:".len());
    mail || bare.starts_with("www.") || text.contains("https://") || text.contains("http://")
}

fn is_link(value: &Expr) -> bool {
    match value {
        Expr::Read(read) => read.kind == Kind::Link,
        Expr::Or(value, _) => is_link(value),
        _ => false,
    }
}
