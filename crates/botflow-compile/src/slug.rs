//! In: an option's label. Out: the key it has when none is written.

/// Small letters and digits of any script, a `-` for what stands between them: `A festival` → `a-festival`.
pub fn slug(label: &str) -> String {
    let mut slug = String::with_capacity(label.len());
    for letter in label.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() || letter == '_' {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn keys_of_labels() {
        assert_eq!(slug("A festival"), "a-festival");
        assert_eq!(slug("Don't know – yet!"), "don-t-know-yet");
        assert_eq!(slug("Übermorgen"), "übermorgen");
        assert_eq!(slug("👍"), "");
    }
}
