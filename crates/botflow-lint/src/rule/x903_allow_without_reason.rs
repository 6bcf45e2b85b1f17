//! X903: a comment that silences a finding and does not say why.

use botflow_source::{Finding, Page, Severity};

use crate::Journey;

/// What is known of X903.
pub static PAGE: Page = Page {
    code: "X903",
    slug: "allow-without-reason",
    severity: Severity::Error,
    minimum: None,
    title: "Say why after `# allow {x}:`",
    why: "whoever reads the flow next cannot tell whether it is still meant; until then nothing is silenced",
    help: "write `# allow {x}: ` and the reason",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot.
    button What is on sale? -> Summer sale
  end

# allow G303
step Summer sale
  say Everything is half price.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot.
  end

# allow G303: linked again in June
step Summer sale
  say Everything is half price.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for tree in &journey.analysis.trees {
        for allow in tree.allows().iter().filter(|allow| allow.reason.is_none()) {
            let code = tree.str(allow.code).trim();
            found.push(Finding::new(&PAGE, allow.span).with("x", code).note("no reason is given"));
        }
    }
}
