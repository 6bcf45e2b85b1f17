//! G322: the parts of a split.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// What is known of G322.
pub static PAGE: Page = Page {
    code: "G322",
    slug: "split-sum",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "The parts of this test add up to {n} %, not 100 %",
    why: "some customers would get neither of them, or one of them more often than you think",
    help: "make them add up to 100",
    broken: r#"flow Table
  starts on welcome

step Hi
  split greeting
    - 50% Warm
      say Welcome! I'm the bot of the Harbour Inn, lovely to have you here.
    - 40% Short
      say I'm the bot of the Harbour Inn.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome

step Hi
  split greeting
    - 50% Warm
      say Welcome! I'm the bot of the Harbour Inn, lovely to have you here.
    - 50% Short
      say I'm the bot of the Harbour Inn.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Weights (in hundredths of a percent) that do not add up. The fix gives the last arm what is missing.
pub fn split_sum<'t>(span: Span, total: u64, arms: &[(Span, u32)], text: impl Fn(Span) -> &'t str) -> Finding {
    let finding = Finding::new(&PAGE, span).with("n", &percent(total));
    let Some(((last, _), others)) = arms.split_last() else { return finding };
    let before: u64 = others.iter().map(|(_, weight)| u64::from(*weight)).sum();
    let Some(missing) = 10_000_u64.checked_sub(before).filter(|missing| *missing > 0) else { return finding };
    let line = text(*last);
    let Some(end) = line.find('%') else { return finding };
    let Some(start) = line[..end].find(|letter: char| letter.is_ascii_digit()) else { return finding };
    let number = Span::new(last.file, last.start + start as u32, last.start + line[..end].trim_end().len() as u32);
    let title = format!("Write {} %", percent(missing));
    finding.help(format!("for example {} % for the last one", percent(missing))).safe_fix(title, vec![Edit::new(number, percent(missing))])
}

/// `33.5` for 3350.
fn percent(weight: u64) -> String {
    match (weight / 100, weight % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:02}").trim_end_matches('0').to_owned(),
    }
}
