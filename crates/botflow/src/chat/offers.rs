//! A list of labels as typed in a test. In: `Earth tones, Black, white and grey`, and the labels on offer. Out: which ones are meant.

use botflow_syntax::fold;

/// Which of `offered` a typed list means, in its order: "the labels on offer are matched, longest first, so one that holds a comma needs no quotes".
/// An item in double quotes may hold commas too.
///
/// # Errors
/// The first item that is none of them.
pub fn meant(typed: &str, offered: &[&str]) -> Result<Vec<usize>, String> {
    let folded: Vec<String> = offered.iter().map(|label| spoken(label)).collect();
    let parts: Vec<&str> = typed.split(',').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let longest = (at + 1..=parts.len()).rev().find_map(|end| {
            let item = parts[at..end].join(",");
            let item = item.trim();
            let bare = item.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(item);
            // Two that read alike: the first that is not named yet.
            let alike = |item: &str| {
                let same = |at: &usize| folded[*at] == spoken(item);
                (0..folded.len()).filter(same).find(|at| !found.contains(at)).or_else(|| (0..folded.len()).find(same))
            };
            let which = alike(item).or_else(|| alike(bare))?;
            Some((end, which))
        });
        let Some((end, which)) = longest else { return Err(parts[at].trim().trim_matches('"').to_owned()) };
        found.push(which);
        at = end;
    }
    Ok(found)
}

/// A label in a list: in quotes where it holds a comma.
pub fn listed(label: &str) -> String {
    if label.contains(',') { format!("\"{label}\"") } else { label.to_owned() }
}

/// A text as labels are compared: no-break spaces are spaces, capitals do not count.
pub fn spoken(text: &str) -> String {
    fold(&text.replace(['\u{a0}', '\u{202f}'], " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn the_longest_label_wins() {
        let offered = ["Black", "Black, white and grey", "Brights", "12 €"];
        assert_eq!(meant("black, white and grey, Brights", &offered), Ok(vec![1, 2]));
        assert_eq!(meant("Brights, Black", &offered), Ok(vec![2, 0]));
        assert_eq!(meant("\"Black, white and grey\"", &offered), Ok(vec![1]));
        assert_eq!(meant("12\u{a0}€", &offered), Ok(vec![3]));
        assert_eq!(meant("Black, Pink", &offered), Err("Pink".into()));
        assert_eq!(meant("Ant, Ant", &["Ant", "Bee", "Ant"]), Ok(vec![0, 2]));
    }
}
