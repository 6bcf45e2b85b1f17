//! In: all that was found in a project. Out: the same, without offers to delete lines as long as something else must be mended first.
//!
//! A step that nothing leads to is often one whose `->` stands in a line that could not be read, or that was lost. Whoever takes every fix would
//! lose what customers should have read.

use botflow_source::{Finding, Fix, Severity, Sources};

/// Takes the fixes away that only delete whole lines, while there is an error that has no such fix itself.
pub(crate) fn hold_back(sources: &Sources, found: &mut [Finding]) {
    let deletes = |fix: &Fix| takes_lines_away(sources, fix);
    let is_cause = |finding: &Finding| finding.severity == Severity::Error && !finding.fixes.iter().any(deletes);
    if !found.iter().any(is_cause) {
        return;
    }
    for finding in found {
        finding.fixes.retain(|fix| !deletes(fix));
    }
}

/// Whether a fix takes away at least one whole line and puts nothing in its place.
fn takes_lines_away(sources: &Sources, fix: &Fix) -> bool {
    let text = |span: botflow_source::Span| &sources[span.file].text[span.range()];
    let whole = |edit: &botflow_source::Edit| text(edit.span).trim_matches([' ', '\t', '\r']).len() > 1 && text(edit.span).contains('\n');
    fix.edits.iter().all(|edit| edit.text.is_empty()) && fix.edits.iter().any(whole)
}

#[cfg(test)]
mod tests {
    use botflow_compile::{ProjectFiles, analyse};

    fn offers(text: &str) -> Vec<(&'static str, usize)> {
        let mut files = ProjectFiles::new();
        files.add("quiz.flow", text);
        crate::lint(&analyse(files)).iter().map(|finding| (finding.page.code, finding.fixes.len())).collect()
    }

    #[test]
    fn a_step_is_not_deleted_while_a_line_cannot_be_read() {
        let flow = |line: &str| {
            format!(
                "flow Quiz\n  starts on welcome\n  starts on anything else\n\nstep Hello\n  say I'm the quiz bot.\n  {line}\n  end\n\nstep Prizes\n  say You win a lamp!\n  end\n"
            )
        };
        assert_eq!(offers(&flow("say Here we go.")), [("G303", 1)]);
        let broken = offers(&flow("goto Prizse"));
        assert!(broken.iter().all(|(code, fixes)| *code != "G303" || *fixes == 0), "{broken:?}");
        assert!(broken.iter().any(|(code, _)| code.starts_with('S')), "{broken:?}");
        let lost = offers(&flow("if channel is web\n    go to Prizez"));
        assert!(lost.contains(&("G303", 0)) || !lost.iter().any(|(code, _)| *code == "G303"), "{lost:?}");
    }
}
