//! T217: a score that is set.

use botflow_source::{Finding, Page, Severity, Span};

use crate::model::Board;

/// What is known of T217.
pub static PAGE: Page = Page {
    code: "T217",
    slug: "score-reset",
    severity: Severity::Warning,
    minimum: None,
    title: "This sets the score instead of adding to it",
    why: "all points that the customer has collected so far would be gone",
    help: "write `score {x}` and the points to add",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye
  scores look
    - Warm and cosy [warm]
    - Cool and clear [cool]

step Hi
  ask: I'm the bot of the lamp house. Which do you like better?
    - Candles
      set look.warm to 2
    - Daylight
      score cool 2
  say You like it {look.best}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye
  scores look
    - Warm and cosy [warm]
    - Cool and clear [cool]

step Hi
  ask: I'm the bot of the lamp house. Which do you like better?
    - Candles
      score warm 2
    - Daylight
      score cool 2
  say You like it {look.best}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// `set BOARD.KEY to n`.
pub fn score_reset(span: Span, text: &str, board: Option<&Board>) -> Finding {
    Finding::new(&PAGE, span).with("x", &row(text, board))
}

/// `add n to COUNTER`, `take n from COUNTER`.
pub fn adds_to_score(span: Span, text: &str, board: Option<&Board>) -> Finding {
    let mut finding = Finding::new(&PAGE, span).with("x", &row(text, board));
    finding.title = format!("`{text}` is a score: points are given with `score`");
    finding
}

/// What stands behind `score`: the row's key, or the counter's name.
fn row(text: &str, board: Option<&Board>) -> String {
    let key = text.split_once('.').map_or(text, |(_, key)| key);
    match board {
        Some(board) if board.rows.is_empty() => format!("{} n", board.name),
        _ => format!("{key} n"),
    }
}
