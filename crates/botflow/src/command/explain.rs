//! `botflow explain CODE`. Out: the page of a finding.

use botflow_source::{Page, Severity};
use clap::Args;

use crate::look::Ink;
use crate::report::listed;
use crate::{Exit, Look, Stop, World, judge};

/// Read the page of a finding, such as G306
///
/// What is wrong, what the customer would experience, what to do, an example and the same mended.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  botflow explain G306\n  botflow explain no-way-out\n  botflow explain --all")]
pub struct Explain {
    /// Its code or its name, such as G306 or no-way-out
    #[arg(required_unless_present = "all")]
    code: Option<String>,
    /// List every finding there is
    #[arg(long, conflicts_with = "code")]
    all: bool,
}

impl Explain {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let mut pages = judge::pages();
        pages.sort_by_key(|page| page.code[1..].parse::<u32>().unwrap_or(0));
        let Some(typed) = self.code.filter(|_| !self.all) else {
            for page in pages {
                writeln!(world.output, "{} {:<24} {}", world.look.paint(Ink::Strong, page.code), page.slug, page.headline())?;
            }
            return Ok(Exit::Fine);
        };
        let same = |page: &&&Page| page.code.eq_ignore_ascii_case(typed.trim()) || page.slug.eq_ignore_ascii_case(typed.trim());
        let Some(page) = pages.iter().find(same) else { return Err(unknown(&typed, &pages)) };
        write!(world.output, "{}", page_text(page, world.look))?;
        Ok(Exit::Fine)
    }
}

/// The nearest codes and names.
fn unknown(typed: &str, pages: &[&'static Page]) -> Stop {
    let lower = typed.trim().to_lowercase();
    let codes = pages.iter().map(|page| page.code.to_lowercase()).collect::<Vec<_>>();
    let known: Vec<&str> = pages.iter().map(|page| page.slug).chain(codes.iter().map(String::as_str)).collect();
    let near = botflow_syntax::nearest(&lower, known.iter().copied());
    let near: Vec<String> = near.iter().map(|near| named(near, pages)).collect();
    let help = match near.is_empty() {
        true => "`botflow explain --all` lists every finding.".to_owned(),
        false => format!("Did you mean {}?", listed(near.iter().map(String::as_str), "or")),
    };
    Stop::usage(format!("There is no finding “{typed}”."), help)
}

fn named(near: &str, pages: &[&'static Page]) -> String {
    let page = pages.iter().find(|page| page.slug == near || page.code.eq_ignore_ascii_case(near));
    page.map_or(near.to_owned(), |page| format!("{} {}", page.code, page.slug))
}

fn page_text(page: &Page, look: Look) -> String {
    let (word, ink) = match page.severity {
        Severity::Error => ("must be fixed", Ink::Bad),
        Severity::Warning => ("look at this", Ink::Doubtful),
        Severity::Hint => ("could be nicer", Ink::Name),
    };
    let mut text = format!("{} {}   ({word})\n\n", look.paint(ink, page.code), look.paint(Ink::Strong, page.slug));
    text.push_str(&look.wrap(&page.headline(), "  ", "  "));
    text.push('\n');
    text.push_str(&look.wrap(&page.reason(), &format!("  {} ", look.paint(Ink::Strong, "why:")), "       "));
    text.push_str(&look.wrap(&page.advice(), &format!("  {} ", look.paint(Ink::Strong, "fix:")), "       "));
    for (title, example) in [("This is found:", page.broken), ("This is fine:", page.mended)] {
        if example.trim().is_empty() {
            continue;
        }
        text.push_str(&format!("\n{}\n\n", look.paint(Ink::Strong, title)));
        for line in example.trim_matches('\n').lines() {
            text.push_str(format!("    {line}").trim_end());
            text.push('\n');
        }
    }
    text
}
