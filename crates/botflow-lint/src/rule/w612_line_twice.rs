//! W612: the same line twice in a row.

use botflow_source::{Edit, Finding, Page, Severity, Span};
use botflow_syntax::{Kind, Tree};

use crate::Journey;

/// What is known of W612.
pub static PAGE: Page = Page {
    code: "W612",
    slug: "line-twice",
    severity: Severity::Warning,
    minimum: None,
    title: "This line stands here twice in a row",
    why: "customers get the same thing twice, or the bot does the same thing twice",
    help: "remove one of the two lines",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. All our lamps are on lamps.example.com.
  say I'm the lamp bot. All our lamps are on lamps.example.com.
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. All our lamps are on lamps.example.com.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for tree in &journey.analysis.trees {
        for pair in tree.nodes().collect::<Vec<_>>().windows(2) {
            let [(_, first), (second_id, second)] = pair else { continue };
            let is_twice = first.parent == second.parent && tree.str(first.span) == tree.str(second.span);
            if !is_twice
                || !counts(tree, first.span, first.statement.kind())
                || tree.parents(*second_id).any(|above| tree.statement(above).kind() == Kind::Test)
            {
                continue;
            }
            let whole = Span::new(tree.file, first.span.start, second.span.start);
            found.push(
                Finding::new(&PAGE, second.span)
                    .label(first.span, "the first time")
                    .offer_fix("Remove one of them", vec![Edit::new(whole, "")]),
            );
        }
    }
}

/// Two empty lines are a wider gap; titles and options that are there twice have findings of their own, and so has what cannot be read.
fn counts(tree: &Tree, span: Span, kind: Kind) -> bool {
    let has_its_own = matches!(kind, Kind::File | Kind::Hole | Kind::Flow | Kind::Step | Kind::Row | Kind::Choice | Kind::EachChoice);
    !has_its_own && tree.str(span) != "line"
}
