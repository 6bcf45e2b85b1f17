//! N101: a target that leads nowhere.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::either;

/// What is known of N101.
pub static PAGE: Page = Page {
    code: "N101",
    slug: "unknown-step",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"There is no step called "{x}""#,
    why: "the conversation would stop here: nobody could say what comes next",
    help: "write the title of a step or flow, or add the step",
    broken: r#"flow Table
  starts on welcome

step Hi
  say I'm the bot of the Harbour Inn.
  go to Opning hours

step Opening hours
  say We are open from 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome

step Hi
  say I'm the bot of the Harbour Inn.
  go to Opening hours

step Opening hours
  say We are open from 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A title that is neither a step of the flow nor a flow. `close`: what may be meant; `is_known`: whether a title is there; `end` is where a new step can
/// be added.
pub fn unknown_step(span: Span, title: &str, close: &[&str], is_known: impl Fn(&str) -> bool, end: Span) -> Finding {
    if is_address(title) {
        let address = format!("https://{title}");
        return Finding::new(&PAGE, span)
            .with("x", title)
            .help(format!("an address begins with https://: write `{address}`"))
            .offer_fix(format!("Write `{address}`"), vec![Edit::new(span, address)]);
    }
    if let Some((bare, _)) = title.split_once(" #").filter(|(bare, _)| is_known(bare.trim_end())) {
        let behind = Span { start: span.start + bare.trim_end().len() as u32, ..span };
        return Finding::new(&PAGE, span)
            .with("x", title)
            .help("a comment has a line of its own: take it off this line")
            .offer_fix("Take the comment off", vec![Edit::new(behind, "")]);
    }
    let finding = close_titles(span, title, close);
    finding.offer_fix(format!("Create the step “{title}”"), vec![Edit::new(end, format!("\nstep {title}\n  end\n"))])
}

/// `FLOW / STEP` where the flow has no such step.
pub fn unknown_step_of(span: Span, title: &str, flow: &str, close: &[&str]) -> Finding {
    let mut finding = close_titles(span, title, close);
    finding.title = format!("The flow \"{flow}\" has no step called \"{title}\"");
    finding
}

/// `expect at STEP` where no flow has such a step.
pub fn step_of_test(span: Span, title: &str, close: &[&str]) -> Finding {
    close_titles(span, title, close).why("the test could never pass")
}

/// `www.example.com`, `example.com/lamps`: an address without its beginning.
fn is_address(title: &str) -> bool {
    let host = title.split('/').next().unwrap_or(title);
    let (name, end) = host.rsplit_once('.').unwrap_or(("", ""));
    let plain = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.'));
    !title.contains(' ') && plain(name) && end.len() > 1 && end.bytes().all(|letter| letter.is_ascii_lowercase())
}

fn close_titles(span: Span, title: &str, close: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", title);
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding,
    }
}
