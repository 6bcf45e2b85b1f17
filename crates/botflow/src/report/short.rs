//! One line a finding: `flows/lead.flow:12:5: error G301 dead-end: …`.

use std::io::{self, Write};

use super::{Indexes, Judged, word};

pub(super) fn write(judged: &[Judged], output: &mut dyn Write) -> io::Result<()> {
    for judged in judged {
        let mut indexes = Indexes::new(&judged.sources);
        for finding in &judged.findings {
            let source = &judged.sources[finding.span.file];
            let at = indexes.of(finding.span.file).position(&source.text, finding.span.start);
            writeln!(
                output,
                "{}:{}:{}: {} {} {}: {}",
                judged.project.shown_path(&source.path),
                at.line,
                at.column,
                word(finding.severity),
                finding.page.code,
                finding.page.slug,
                finding.title,
            )?;
        }
    }
    Ok(())
}
