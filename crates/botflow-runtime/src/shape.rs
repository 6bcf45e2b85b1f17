//! `starts on text like PATTERN`: a pattern and a message in, what stands outside `…` out, if it fits.
//!
//! `#` is a digit, `@` a letter, `…` anything (also nothing), the rest as it stands; `\` before a sign makes it a real one.

/// One place of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Digit,
    Letter,
    Anything,
    Real(char),
}

/// Messages longer than this fit no pattern.
const CHARS_MAX: usize = 500;

/// The message's characters outside `…`, if it has the pattern's shape.
pub(crate) fn fits(pattern: &str, text: &str) -> Option<String> {
    let signs = signs(pattern);
    let text: Vec<char> = text.chars().take(CHARS_MAX + 1).collect();
    if text.len() > CHARS_MAX {
        return None;
    }
    // The usual walk for one kind of wildcard: after a mismatch the last `…` takes one more.
    let (mut sign, mut at, mut kept) = (0, 0, String::new());
    let mut resume: Option<(usize, usize, usize)> = None;
    while at < text.len() {
        match signs.get(sign) {
            Some(Sign::Anything) => {
                resume = Some((sign, at, kept.len()));
                sign += 1;
            }
            Some(wanted) if is(*wanted, text[at]) => {
                kept.push(text[at]);
                (sign, at) = (sign + 1, at + 1);
            }
            _ => {
                let (from_sign, from_at, length) = resume?;
                resume = Some((from_sign, from_at + 1, length));
                kept.truncate(length);
                (sign, at) = (from_sign + 1, from_at + 1);
            }
        }
    }
    let rest_is_anything = signs[sign.min(signs.len())..].iter().all(|sign| *sign == Sign::Anything);
    (rest_is_anything && !signs.is_empty()).then(|| kept.trim().to_string())
}

fn signs(pattern: &str) -> Vec<Sign> {
    let mut chars = pattern.trim().chars();
    let mut signs = Vec::new();
    while let Some(c) = chars.next() {
        signs.push(match c {
            '#' => Sign::Digit,
            '@' => Sign::Letter,
            '…' => Sign::Anything,
            '\\' => Sign::Real(chars.next().unwrap_or('\\')),
            c => Sign::Real(c),
        });
    }
    signs
}

fn is(sign: Sign, c: char) -> bool {
    match sign {
        Sign::Digit => c.is_numeric(),
        Sign::Letter => c.is_alphabetic(),
        Sign::Anything => true,
        Sign::Real(real) => real == c || real.to_lowercase().eq(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_shape_covers_the_whole_message() {
        for (pattern, text, kept) in [
            ("@@-####", "ab-1234", Some("ab-1234")),
            ("@@-####", "ab-12345", None),
            ("…@@-####…", "my order is AB-1234, where is it?", Some("AB-1234")),
            ("…ORDER ##…", "order 77", Some("order 77")),
            (r"\##", "#7", Some("#7")),
            (r"\##", "77", None),
            ("…", "anything", Some("")),
            ("#", "", None),
            ("…#…#", "a1b2", Some("12")),
        ] {
            assert_eq!(fits(pattern, text).as_deref(), kept, "{pattern} {text}");
        }
    }
}
