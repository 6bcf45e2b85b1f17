//! In: a name that is not there, and those that are. Out: what the writer may have meant: two at most, only close ones.

use botflow_syntax::fold;

/// The names that are close to `word`, the closest first: within a third of its letters, two at most.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let word = fold(word);
    let most = (word.chars().count() / 3).max(1);
    let mut close: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let folded = fold(name);
        if folded.chars().count().abs_diff(word.chars().count()) > most {
            continue;
        }
        let distance = strsim::osa_distance(&word, &folded);
        if distance <= most && !close.iter().any(|(_, seen)| *seen == name) {
            close.push((distance, name));
        }
    }
    close.sort();
    close.into_iter().take(2).map(|(_, name)| name).collect()
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
    fn only_close_names_are_offered() {
        assert_eq!(nearest("Stylst", ["Stylist", "Welcome", "Stylists"]), ["Stylist", "Stylists"]);
        assert!(nearest("ab", ["xy", "Welcome"]).is_empty());
        assert_eq!(either(&["a", "b"]), "`a` or `b`");
        assert_eq!(some(["a", "b", "c", "d", "e"]), "`a`, `b`, `c`, `d` …");
    }
}
