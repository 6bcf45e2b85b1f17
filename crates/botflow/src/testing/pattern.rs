//! Expected texts. In: a text in which `…` stands for anything, and what was said. Out: whether they fit.

/// Whether `said` is what `expected` says; `…` stands for anything, line breaks and nothing included. No-break spaces are spaces.
pub(super) fn fits(expected: &str, said: &str) -> bool {
    let (expected, said) = (plain(expected), plain(said));
    let mut parts = expected.split('…');
    let first = parts.next().unwrap_or_default();
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return first == said };
    let Some(mut rest) = said.strip_prefix(first.trim_end()) else { return false };
    for part in middle {
        let part = part.trim();
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.trim_start())
}

/// Spaces that a person cannot type become spaces; space at the end of a line is nobody's.
fn plain(text: &str) -> String {
    let spaced = text.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ");
    spaced.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn an_ellipsis_stands_for_anything() {
        assert!(fits("Hi there", "Hi there"));
        assert!(!fits("Hi there", "Hi there!"));
        assert!(fits("…Four quick questions…", "Hi!\nFour quick questions and I'll find it."));
        assert!(fits("Hi … bye", "Hi, and bye"));
        assert!(fits("Hi…", "Hi"));
        assert!(fits("…", ""));
        assert!(!fits("a…a", "a"));
        assert!(fits("60 €", "60\u{a0}€"));
        assert!(fits("The Vega it is. …", "The Vega it is. It goes."));
    }
}
