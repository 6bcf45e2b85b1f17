//! In: a name that is not there, and those that are. Out: what the writer may have meant: two at most, only close ones.

mod names;

use botflow_source::{Finding, Span};
use botflow_syntax::fold;

pub use names::Names;

/// The names that are close to `word`, the closest first: within a third of its letters, two at most.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let word = fold(word);
    let letters = word.chars().count();
    let most = (letters / 3).max(1);
    let mut close: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let folded = fold(name);
        if folded.chars().count().abs_diff(letters) <= most {
            let distance = strsim::osa_distance(&word, &folded);
            close.extend((distance <= most).then_some((distance, name)));
        }
    }
    closest(close)
}

/// The same among names that many words are compared with.
pub fn nearest_among<'n>(word: &str, all: &[&'n Names<'_>]) -> Vec<&'n str> {
    let word = fold(word);
    let most = (word.chars().count() / 3).max(1);
    closest(all.iter().flat_map(|names| names.within(&word, most)).collect())
}

fn closest(mut close: Vec<(usize, &str)>) -> Vec<&str> {
    close.sort_unstable();
    close.dedup();
    close.into_iter().take(2).map(|(_, name)| name).collect()
}

/// Points at where the name stands that the finding's fix would write: the slip may be there.
pub(crate) fn pointed(finding: Finding, place: impl FnOnce(&str) -> Option<Span>) -> Finding {
    let meant = finding.fixes.first().and_then(|fix| fix.edits.first()).map(|edit| edit.text.as_str());
    match meant.and_then(place) {
        Some(span) => finding.label(span, "is this the one meant?"),
        None => finding,
    }
}

/// Points at what there is, from the first to the last, where nothing close to the name is among it.
pub(crate) fn listed(finding: Finding, spans: impl IntoIterator<Item = Span, IntoIter: DoubleEndedIterator>, what: &str) -> Finding {
    if !finding.labels.is_empty() {
        return finding;
    }
    let mut spans = spans.into_iter();
    let Some(first) = spans.next() else { return finding };
    let last = spans.next_back().filter(|last| last.file == first.file && last.start > first.start).unwrap_or(first);
    finding.label(first.to(last), what)
}

/// "`a`", "`a` or `b`": names as a help text says them.
pub fn either(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
    }
}

/// At most four names, "`a`, `b`, `c` …": what there is, when nothing is close.
pub fn some<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let mut quoted: Vec<String> = names.into_iter().take(5).map(|name| format!("`{name}`")).collect();
    let more = quoted.len() > 4;
    quoted.truncate(4);
    format!("{}{}", quoted.join(", "), if more { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_among_many_names() {
        let known: Vec<String> =
            (0..5_000).map(|at| format!("value{at}")).chain(["guests".into(), "day".into(), "Straße 7".into()]).collect();
        let names: Names<'_> = known.iter().map(String::as_str).collect();
        for (slip, meant) in [
            ("gests", "guests"),
            ("guetss", "guests"),
            ("dya", "day"),
            ("da", "day"),
            ("vlaue1234x", "value1234"),
            ("strasse 8", "Straße 7"),
        ] {
            assert_eq!(nearest_among(slip, &[&names])[0], meant, "{slip}");
            assert_eq!(nearest(slip, known.iter().map(String::as_str))[0], meant, "{slip}");
        }
        assert!(nearest_among("reservation", &[&names]).is_empty());
        assert!(names.has_within("gests", 1) && !names.has_within("gests", 0));
    }

    #[test]
    fn only_close_names_are_offered() {
        assert_eq!(nearest("Stylst", ["Stylist", "Welcome", "Stylists"]), ["Stylist", "Stylists"]);
        assert!(nearest("ab", ["xy", "Welcome"]).is_empty());
        assert_eq!(either(&["a", "b"]), "`a` or `b`");
        assert_eq!(some(["a", "b", "c", "d", "e"]), "`a`, `b`, `c`, `d` …");
    }
}
