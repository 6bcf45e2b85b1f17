//! The lines that a finding points at, drawn by miette. In: spots with what each is. Out: the drawing, without head and foot.

use botflow_source::{LineIndex, Source, Span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, SourceCode, SourceSpan, SpanContents, ThemeStyles,
};

use crate::Look;

/// Spaces that a tab is shown as.
const TAB_COLUMNS: usize = 4;

/// Spots of one file; the first is the one that matters most.
pub(super) struct Excerpt<'s> {
    pub(super) source: &'s Source,
    pub(super) index: &'s LineIndex,
    /// The path as the person would write it.
    pub(super) path: String,
    /// The line (from 0) of the spot that matters most.
    pub(super) line: usize,
    pub(super) spots: Vec<(Span, String)>,
    pub(super) severity: botflow_source::Severity,
}

impl Excerpt<'_> {
    /// Draws the lines. Each ends with an end of line.
    pub(super) fn draw(&self, look: Look) -> String {
        let mut theme = if look.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        if look.colour {
            theme.styles = ThemeStyles::ansi();
        }
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_context_lines(0)
            .without_primary_span_start()
            .with_links(false)
            .tab_width(TAB_COLUMNS)
            .with_wrap_lines(false)
            .with_width(look.width);
        let mut drawn = String::new();
        if handler.render_report(&mut drawn, self).is_err() {
            return format!("   ╭─ {}:{}\n", self.path, self.line + 1);
        }
        let mut lines: Vec<&str> = drawn.lines().skip_while(|line| !line.trim_start().starts_with('╭')).collect();
        while lines.last().is_some_and(|line| line.trim().is_empty() || line.trim_start().starts_with('╰')) {
            lines.pop();
        }
        let mut text = String::new();
        for line in lines {
            if line.trim_start().starts_with('╰') {
                continue;
            }
            let is_head = line.trim_start().starts_with('╭');
            let line = if is_head {
                line.replacen('[', " ", 1).trim_end().trim_end_matches(']').to_owned()
            } else {
                line.replacen('·', "│", 1)
            };
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// A spot without width is widened to the character under it, so that there is something to point at.
    fn visible(&self, span: Span) -> SourceSpan {
        let text = &self.source.text;
        let line = self.index.line(span.start);
        let line_end = self.index.start(line) as usize + self.index.text_of(text, line).len();
        let start = (span.start as usize).min(line_end);
        let mut end = (span.end as usize).clamp(start, text.len());
        // An end of line belongs to nobody's spot.
        while end > start && text[..end].ends_with(['\n', '\r']) {
            end -= 1;
        }
        if end == start
            && let Some(next) = text[start..line_end.max(start)].chars().next()
        {
            end = start + next.len_utf8();
        }
        SourceSpan::new(start.into(), end - start)
    }
}

impl std::fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)
    }
}

impl std::fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path)
    }
}

impl std::error::Error for Excerpt<'_> {}

impl Diagnostic for Excerpt<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            botflow_source::Severity::Error => miette::Severity::Error,
            botflow_source::Severity::Warning => miette::Severity::Warning,
            botflow_source::Severity::Hint => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.spots.iter().enumerate().map(|(number, (span, text))| {
            let text = (!text.is_empty()).then(|| text.clone());
            let span = self.visible(*span);
            if number == 0 { LabeledSpan::new_primary_with_span(text, span) } else { LabeledSpan::new_with_span(text, span) }
        })))
    }
}

impl SourceCode for Excerpt<'_> {
    /// Whole lines, whatever part of them is asked for.
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text = &self.source.text;
        if span.offset() + span.len() > text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let last = self.index.len() - 1;
        let first_line = self.index.line(span.offset() as u32).saturating_sub(before);
        let last_line = (self.index.line((span.offset() + span.len()) as u32) + after).min(last);
        let start = self.index.start(first_line) as usize;
        let end = self.index.start(last_line) as usize + self.index.text_of(text, last_line).len();
        Ok(Box::new(miette::MietteSpanContents::new_named(
            format!("{}:{}", self.path, self.line.clamp(first_line, last_line) + 1),
            &text.as_bytes()[start..end],
            SourceSpan::new(start.into(), end - start),
            first_line,
            0,
            last_line - first_line + 1,
        )))
    }
}
