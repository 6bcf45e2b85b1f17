//! Findings for people. Out: head, the line with what is wrong, why it matters, what to do; at last a count.

use std::io::{self, Write};

use botflow_source::{Finding, Severity, Sources};

use super::excerpt::Excerpt;
use super::{Count, Indexes, Judged, counted, mend, word};
use crate::Look;
use crate::look::Ink;

/// More than this of one file is more than a person wants to read at once.
const FINDINGS_A_FILE_MAX: usize = 20;
/// A fix that changes more lines than this is told in words only.
const FIX_LINES_MAX: usize = 8;

pub(super) fn write(judged: &[Judged], look: Look, output: &mut dyn Write) -> io::Result<()> {
    for judged in judged {
        let mut indexes = Indexes::new(&judged.sources);
        for file in judged.findings.chunk_by(|a, b| a.span.file == b.span.file) {
            for one in file.iter().take(FINDINGS_A_FILE_MAX) {
                writeln!(output, "{}", finding(one, &judged.sources, &mut indexes, &judged.project.shown, look))?;
            }
            if let Some(more) = file.len().checked_sub(FINDINGS_A_FILE_MAX).filter(|more| *more > 0) {
                let path = judged.project.shown_path(&judged.sources[file[0].span.file].path);
                writeln!(output, "… and {more} more in {path}. `--format short` lists all.\n")?;
            }
        }
    }
    writeln!(output, "{}", closing(judged, look))
}

/// `3 to fix, 5 to look at`, or that all is well.
fn closing(judged: &[Judged], look: Look) -> String {
    let count = Count::of(judged);
    let files = counted(judged.iter().map(Judged::files).sum(), "file", "files");
    let mut parts = Vec::new();
    if count.errors > 0 {
        parts.push(look.paint(Ink::Bad, &format!("{} to fix", count.errors)));
    }
    if count.warnings > 0 {
        parts.push(look.paint(Ink::Doubtful, &format!("{} to look at", count.warnings)));
    }
    if count.hints > 0 {
        parts.push(look.paint(Ink::Name, &counted(count.hints, "hint", "hints")));
    }
    match parts.is_empty() {
        true => format!("{} Nothing to fix in {files}.", look.paint(Ink::Good, "✓")),
        false => format!("{} in {files}", parts.join(", ")),
    }
}

/// One finding, with an end of line behind each of its lines.
pub(super) fn finding(finding: &Finding, sources: &Sources, indexes: &mut Indexes, shown: &str, look: Look) -> String {
    let mut text = head(finding, look);
    text.push_str(&excerpts(finding, sources, indexes, shown, look));
    if !finding.path.is_empty() {
        text.push_str(&format!("   {} how a customer gets here:\n", look.paint(Ink::Faint, "=")));
        for line in &finding.path {
            text.push_str(&look.wrap(line, "       ", "         "));
        }
    }
    let lead = |name: &str| format!("   {} {}: ", look.paint(Ink::Faint, "="), look.paint(Ink::Strong, name));
    if !finding.why.is_empty() {
        text.push_str(&look.wrap(&finding.why, &lead("why"), "          "));
    }
    if !finding.help.is_empty() {
        text.push_str(&look.wrap(&finding.help, &lead("fix"), "          "));
    }
    text.push_str(&fix(finding, sources, indexes, look));
    text
}

fn head(finding: &Finding, look: Look) -> String {
    let ink = match finding.severity {
        Severity::Error => Ink::Bad,
        Severity::Warning => Ink::Doubtful,
        Severity::Hint => Ink::Name,
    };
    let (word, page) = (word(finding.severity), finding.page);
    let plain = format!("{word} {} {}", page.code, page.slug);
    let painted = format!("{} {}", look.paint(ink, &format!("{word} {}", page.code)), look.paint(Ink::Faint, page.slug));
    let wide = unicode_width::UnicodeWidthStr::width(plain.as_str()) + 3 + unicode_width::UnicodeWidthStr::width(finding.title.as_str());
    let title = look.paint(Ink::Strong, &finding.title);
    if wide <= look.width { format!("{painted}   {title}\n") } else { format!("{painted}\n{}", look.wrap(&title, "  ", "  ")) }
}

/// The spot to change first, with what stands right beside it; then the other spots, a drawing a line.
fn excerpts(finding: &Finding, sources: &Sources, indexes: &mut Indexes, shown: &str, look: Look) -> String {
    let mut groups =
        vec![(finding.span.file, indexes.of(finding.span.file).line(finding.span.start), vec![(finding.span, finding.note.clone())])];
    for label in &finding.labels {
        let (file, line) = (label.span.file, indexes.of(label.span.file).line(label.span.start));
        let spot = (label.span, label.text.clone());
        match groups.iter_mut().find(|(of, at, _)| *of == file && at.abs_diff(line) <= 1) {
            Some((_, _, spots)) => spots.push(spot),
            None => groups.push((file, line, vec![spot])),
        }
    }
    let mut text = String::new();
    for (file, line, spots) in groups {
        let source = &sources[file];
        let path = format!("{shown}{}", source.path);
        text.push_str(&Excerpt { source, index: indexes.of(file), path, line, spots, severity: finding.severity }.draw(look));
    }
    text
}

/// The lines of the first fix, if they are few and of this file.
fn fix(finding: &Finding, sources: &Sources, indexes: &mut Indexes, look: Look) -> String {
    let file = finding.span.file;
    let Some(fix) = finding.fixes.iter().find(|fix| fix.edits.iter().all(|edit| edit.span.file == file)) else { return String::new() };
    let mut text = String::new();
    let index = indexes.of(file);
    let shown_above = index.text_of(&sources[file].text, index.line(finding.span.start)).to_owned();
    let lines = mend::lines(&fix.edits, &sources[file].text, index, FIX_LINES_MAX);
    let replaces = lines.iter().any(|(sign, _)| *sign == '+');
    for (sign, line) in lines {
        // The excerpt shows this line already.
        if sign == '-' && replaces && line == shown_above {
            continue;
        }
        let ink = if sign == '+' { Ink::Good } else { Ink::Bad };
        text.push_str(&format!("       {}\n", look.paint(ink, &format!("{sign} {line}"))));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use botflow_source::{Edit, Page, Span};

    static PAGE: Page = Page {
        code: "G306",
        slug: "no-way-out",
        severity: Severity::Error,
        minimum: None,
        title: "This question can trap the customer",
        why: "people who mistype twice usually leave, and nobody on your team hears about it",
        help: "add a way out below the question",
        broken: "",
        mended: "",
    };

    fn shown(text: &str, spots: &[(&str, &str)], path: &[&str], edit: Option<(&str, &str)>, width: usize) -> String {
        let mut sources = Sources::new();
        let file = sources.add("flows/lead.flow", text);
        let span = |needle: &str| {
            let start = text.find(needle).unwrap() as u32;
            Span::new(file, start, start + needle.len() as u32)
        };
        let mut one = Finding::new(&PAGE, span(spots[0].0)).note(spots[0].1).path(path.iter().map(|line| line.to_string()).collect());
        for (needle, label) in &spots[1..] {
            one = one.label(span(needle), *label);
        }
        if let Some((behind, added)) = edit {
            one = one.offer_fix("Add a way out", vec![Edit::new(span(behind).behind(), added)]);
        }
        finding(&one, &sources, &mut Indexes::new(&sources), "", Look::plain(width))
    }

    #[test]
    fn reads_like_the_sample() {
        let text = "flow Lead\n\nstep A\n  ask email (email): Where should we send it?\n  end\n";
        let line = "ask email (email): Where should we send it?";
        let note = "if the answer is never a valid e-mail, the bot asks again for ever";
        let fix = Some((line, "\n    when unclear 3 times -> Talk to a person"));
        insta::assert_snapshot!(shown(text, &[(line, note)], &["customer: hello", "bot: Where should we send it?"], fix, 90));
    }

    #[test]
    fn columns_are_right_behind_other_letters() {
        let text = "flow Größe\n  say Grüße 👩‍👩‍👧 aus 東京 {name} und\ttschüß {nmae}\n";
        insta::assert_snapshot!(shown(text, &[("{nmae}", "here"), ("{name}", "this one is known")], &[], None, 60));
    }

    #[test]
    fn two_places_of_one_file() {
        let text = "flow A\n\nstep B\n  say Hi\n\nstep b\n  end\n";
        insta::assert_snapshot!(shown(text, &[("step b", "the second"), ("step B", "the first")], &[], None, 60));
    }

    #[test]
    fn a_spot_at_the_end_of_a_file_is_shown() {
        let text = "flow A\n\nstep B\n  say Hi";
        insta::assert_snapshot!(shown(text, &[("", "")], &[], None, 40));
        insta::assert_snapshot!(shown(text, &[("say Hi", "")], &[], Some(("say Hi", "\n  end\n")), 40));
    }
}
