//! In: what a customer wrote and what an option is called, both folded. Out: whether one is a slip of the pen away from the other.

/// Whether `written` is meant as `label`: the same, or a slip away from it. Words of less than four letters must be exact;
/// one slip is forgiven from four letters on, two from eight, three from fourteen.
///
/// ```
/// use botflow_values::read::choice::close;
/// assert!(close("museeum", "museum"));
/// assert!(!close("red", "bed"));
/// ```
pub fn close(written: &str, label: &str) -> bool {
    if written == label {
        return true;
    }
    let letters = label.chars().count().min(written.chars().count());
    let slips = match letters {
        0..4 => return false,
        4..8 => 1,
        8..14 => 2,
        _ => 3,
    };
    // A number is never a slip: `room 12` is not `room 13`.
    let digits = |text: &str| {
        text.bytes()
            .filter(u8::is_ascii_digit)
            .fold((0usize, 0u64), |(count, sum), digit| (count + 1, sum.wrapping_mul(31) + u64::from(digit)))
    };
    digits(written) == digits(label) && distance(written, label, slips).is_some()
}

/// Longest text compared letter by letter, in characters.
const LETTERS_MAX: usize = 64;

/// Insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment), if at most `most`.
/// Accents do not count: they are the first thing people leave out.
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (mut a, mut b) = (['\0'; LETTERS_MAX], ['\0'; LETTERS_MAX]);
    let (a, b) = (letters(one, &mut a)?, letters(other, &mut b)?);
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut rows = [[0usize; LETTERS_MAX + 1]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate() {
        *cell = column;
    }
    for (row, letter) in a.iter().enumerate() {
        let (before, last, now) = ((row + 2) % 3, row % 3, (row + 1) % 3);
        rows[now][0] = row + 1;
        let mut least = row + 1;
        for (column, other) in b.iter().enumerate() {
            let mut cost = (rows[last][column] + usize::from(letter != other)).min(rows[last][column + 1] + 1).min(rows[now][column] + 1);
            if row > 0 && column > 0 && *letter == b[column - 1] && a[row - 1] == *other {
                cost = cost.min(rows[before][column - 1] + 1);
            }
            rows[now][column + 1] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
    }
    let cost = rows[a.len() % 3][b.len()];
    (cost <= most).then_some(cost)
}

/// The letters of a text without accents; none when they are too many.
fn letters<'b>(text: &str, buffer: &'b mut [char; LETTERS_MAX]) -> Option<&'b [char]> {
    let mut count = 0;
    for letter in text.chars() {
        let mut fits = true;
        crate::scan::fold_letter(letter, |part| match buffer.get_mut(count) {
            Some(place) => {
                *place = part;
                count += 1;
            }
            None => fits = false,
        });
        if !fits {
            return None;
        }
    }
    Some(&buffer[..count])
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_distance_is_that_of_a_known_implementation(one in "[a-e]{0,9}", other in "[a-e]{0,9}", most in 0usize..5) {
            let known = strsim::osa_distance(&one, &other);
            proptest::prop_assert_eq!(distance(&one, &other, most), (known <= most).then_some(known));
        }
    }

    #[test]
    fn slips_are_forgiven_by_length() {
        for (written, label, meant) in [
            ("red", "bed", false),
            ("no", "on", false),
            ("museeum", "museum", true),
            ("msueum", "museum", true),
            ("museum", "museums", true),
            ("classic", "classy", false),
            ("timelss clasic", "timeless classic", true),
            ("room 12", "room 13", false),
            ("cafe", "café", true),
            ("yellow", "mellow", true),
            ("large", "lodge", false),
            ("übermorgen", "ubermorgen", true),
        ] {
            assert_eq!(close(written, label), meant, "{written} / {label}");
        }
    }
}
