//! W610: one long text, written several times.

use botflow_source::{Finding, Page, Severity, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Journey;
use crate::journey::Role;

/// What is known of W610.
pub static PAGE: Page = Page {
    code: "W610",
    slug: "duplicate-copy",
    severity: Severity::Hint,
    minimum: None,
    title: "The same text appears {n} times",
    why: "when it changes one day, customers read the old text wherever it was forgotten",
    help: "say it in one step that the others go to with `go to`, or in a flow of its own that they `do`",
    broken: r#"flow Shop
  starts on welcome

step Hi
  ask: I'm the lamp bot. What are you looking for?
    - A floor lamp -> Floor
    - A desk lamp -> Desk
    - A bulb -> Bulb
    when unclear 2 times -> Floor

step Floor
  say We will write to you as soon as we have found something for you.
  end

step Desk
  say We will write to you as soon as we have found something for you.
  end

step Bulb
  say We will write to you as soon as we have found something for you.
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  ask: I'm the lamp bot. What are you looking for?
    - A floor lamp -> Bye
    - A desk lamp -> Bye
    - A bulb -> Bulb
    when unclear 2 times -> Bye

step Bulb
  say Bulbs are in the shop round the corner, too.
  go to Bye

step Bye
  say We will write to you as soon as we have found something for you.
  end
"#,
};

/// Twice may be chance, or easier to read.
const TIMES_MIN: usize = 3;
/// Shorter ones are phrases that people say again and again.
const CHARACTERS_MIN: usize = 40;
/// Further places that are shown.
const LABELS_MAX: usize = 4;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut places: FxHashMap<&str, Vec<Span>> = FxHashMap::default();
    let mut lines = FxHashSet::default();
    for &(at, text, role) in journey.shown() {
        let typed = journey.typed(text);
        // The variants of a message for channels are one place.
        let long = typed.len() >= CHARACTERS_MIN && typed.chars().count() >= CHARACTERS_MIN;
        if role == Role::Words && long && lines.insert((at, typed)) {
            places.entry(typed).or_default().push(text.get(journey.facts).span);
        }
    }
    let mut often: Vec<Vec<Span>> = places.into_values().filter(|spans| spans.len() >= TIMES_MIN).collect();
    often.sort_unstable_by_key(|spans| (spans[0].file, spans[0].start));
    for spans in often {
        let finding = Finding::new(&PAGE, spans[0]).with("n", &spans.len().to_string()).note("here first");
        found.push(spans[1..].iter().take(LABELS_MAX).fold(finding, |finding, span| finding.label(*span, "and here")));
    }
}
