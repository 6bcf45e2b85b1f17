//! In: the bytes of a file. Out: its text; letters that were not saved as UTF-8 become U+FFFD, which reading reports (S001).

/// The text of a file. Never fails; a file with lost letters must not be written back.
pub fn decode(bytes: &[u8]) -> String {
    let utf16 = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| read([pair[0], *pair.get(1).unwrap_or(&0)])).collect();
        // The mark in front makes reading say that the file is to be saved again.
        format!("\u{fffd}{}", String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_of_any_bytes() {
        assert_eq!(decode(b"say hi"), "say hi");
        assert_eq!(decode(b"\xe9t\xe9"), "\u{fffd}t\u{fffd}");
        assert_eq!(decode(b"\xff\xfef\0l\0"), "\u{fffd}fl");
        assert_eq!(decode(b"\xff\xfef"), "\u{fffd}f");
    }
}
