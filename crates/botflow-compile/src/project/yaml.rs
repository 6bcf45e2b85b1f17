//! In: the text of a YAML file that people write. Out: `Yaml`, its values with the spot of each, and what cannot be read.

use std::borrow::Cow;

use botflow_source::{FileId, Finding, Span};
use granit_parser::{Event, Marker, Parser, ScalarStyle, Span as Spot};

use crate::finding::s022_project_file as s022;

/// How deep values may stand in each other.
const DEPTH_MAX: usize = 32;

/// A value with its spot.
#[derive(Debug, Clone)]
pub struct Yaml {
    /// Where it is written, quotes and brackets and all.
    pub span: Span,
    /// What it is.
    pub what: What,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum What {
    /// A plain or quoted text; numbers, dates, `yes` are texts here.
    Text(String),
    /// Nothing is written.
    Nothing,
    /// A list.
    List(Vec<Yaml>),
    /// Keys with values, in order.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As written, without quotes.
    pub key: String,
    /// Where the key is written.
    pub key_span: Span,
    /// What it stands for.
    pub value: Yaml,
}

impl Yaml {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a file. What is wrong in it is one finding; what stands before that is kept where it is whole.
pub fn read(file: FileId, path: &str, text: &str, findings: &mut Vec<Finding>) -> Option<Yaml> {
    let body = text.trim_start_matches('\u{feff}');
    let mut reader = Reader { file, path, text, offset: (text.len() - body.len()) as u32, parser: Parser::new_from_str(body) };
    match reader.document() {
        Ok(yaml) => yaml,
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

type Read<T> = Result<T, Box<Finding>>;

struct Reader<'t> {
    file: FileId,
    path: &'t str,
    text: &'t str,
    offset: u32,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Read<Option<Yaml>> {
        loop {
            let (event, spot) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => return Ok(None),
                event => return self.value(event, spot, 0).map(Some),
            }
        }
    }

    fn next(&mut self) -> Read<(Event<'t>, Spot)> {
        loop {
            match self.parser.next_event() {
                Some(Ok((Event::Comment(..), _))) => {}
                Some(Ok(event)) => return Ok(event),
                Some(Err(error)) => return Err(self.unreadable(self.at(error.marker()))),
                None => return Err(self.unreadable(self.text.len() as u32)),
            }
        }
    }

    fn value(&mut self, event: Event<'t>, spot: Spot, depth: usize) -> Read<Yaml> {
        let span = self.span(&spot);
        if depth > DEPTH_MAX {
            return Err(self.unreadable(span.start));
        }
        match event {
            Event::Scalar(text, style, _, tag) => {
                let empty = text.is_empty() && style == ScalarStyle::Plain;
                let what = if empty && tag.is_none() { What::Nothing } else { What::Text(text.into_owned()) };
                Ok(Yaml { span, what })
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    let (event, spot) = self.next()?;
                    if let Event::SequenceEnd = event {
                        return Ok(Yaml { span: self.up_to(span, &spot), what: What::List(items) });
                    }
                    items.push(self.value(event, spot, depth + 1)?);
                }
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                loop {
                    let (event, spot) = self.next()?;
                    if let Event::MappingEnd = event {
                        return Ok(Yaml { span: self.up_to(span, &spot), what: What::Map(entries) });
                    }
                    entries.push(self.entry(event, spot, depth)?);
                }
            }
            _ => Err(self.unreadable(span.start)),
        }
    }

    fn entry(&mut self, event: Event<'t>, spot: Spot, depth: usize) -> Read<Entry> {
        let key_span = self.span(&spot);
        let Event::Scalar(key, ..) = event else { return Err(self.unreadable(key_span.start)) };
        let (event, spot) = self.next()?;
        let value = self.value(event, spot, depth + 1)?;
        Ok(Entry { key: Cow::into_owned(key), key_span, value })
    }

    fn at(&self, marker: &Marker) -> u32 {
        self.offset + marker.byte_offset().unwrap_or(0) as u32
    }

    fn span(&self, spot: &Spot) -> Span {
        let (start, end) = (self.at(&spot.start), self.at(&spot.end));
        Span::new(self.file, start, end.max(start))
    }

    /// From the start of a list or map to its end, without the white space behind its last entry.
    fn up_to(&self, start: Span, end: &Spot) -> Span {
        let end = self.at(&end.end).max(start.end) as usize;
        let covered = self.text[start.start as usize..end].trim_end();
        Span::new(self.file, start.start, start.start + covered.len() as u32)
    }

    /// The line at which the file cannot be read.
    fn unreadable(&self, offset: u32) -> Box<Finding> {
        let at = (offset as usize).min(self.text.len());
        let before = self.text[..at].trim_end_matches(['\n', '\r', ' ']);
        let at = if self.text[at..].trim().is_empty() { before.len() } else { at };
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        let line = &self.text[start..end];
        let indent = line.len() - line.trim_start().len();
        let span = Span::new(self.file, (start + indent) as u32, (start + line.trim_end().len().max(indent)) as u32);
        Box::new(s022::unreadable(span, self.path))
    }
}
