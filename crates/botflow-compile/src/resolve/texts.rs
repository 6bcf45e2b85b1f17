//! What customers read: the pieces of a text in the source's language and in every further one.

use std::sync::Arc;

use botflow_source::Span;
use botflow_syntax::tree::{self, FormatPart, Item, Phrase, Shown, TextId};

use super::Resolver;
use super::paths::At;
use crate::finding::t203_type_clash as t203;
use crate::model::{Format, InflectedBy, Inflection, Kind, Piece, Pieces, Text, TextForm};
use crate::strings::Strings;

impl<'a> Resolver<'a> {
    /// Resolves a text of a line; `kind` is how translators find it.
    pub(super) fn text(&mut self, at: At<'a>, id: TextId, kind: &'static str) {
        self.text_in(at, id, kind, kind);
    }

    /// The same, where a translator sees another kind than the line's (`on whatsapp`).
    pub(super) fn text_in(&mut self, at: At<'a>, id: TextId, kind: &'static str, context: &str) {
        let written = at.tree.text_of(id);
        let mut rows = Vec::with_capacity(1 + self.input.strings.len());
        rows.push(Some(self.pieces(at, id)));
        let mut whole = None;
        for place in 0..self.input.strings.len() {
            let found = self.translated(at, place, at.tree.str(written.span), context, &mut whole);
            if let Some((_, Some(translation))) = &found {
                self.model.translations.insert((written.span, rows.len() as u32), *translation);
            }
            rows.push(found.map(|(pieces, _)| pieces));
        }
        self.model.facts[at.index].texts[id.index()] = Text { span: written.span, kind, rows: Arc::from(rows) };
    }

    /// A text of which only the letters count: other words, words that start a flow.
    pub(super) fn plain(&mut self, at: At<'a>, span: Span, kind: &'static str) -> Text {
        let literal = |text: &str| -> Pieces { Box::new([Piece::Literal(text.to_owned())]) };
        let source = at.tree.str(span);
        let mut rows = Vec::with_capacity(1 + self.input.strings.len());
        rows.push(Some(literal(source)));
        let mut context = None;
        for strings in self.input.strings.iter() {
            let found = self.find_translation(strings, at, kind, &mut context, source);
            rows.push(found.and_then(|node| strings.plain(node)).map(|text| literal(&text)));
        }
        Text { span, kind, rows: Arc::from(rows) }
    }

    /// The phrases of a list, a text each.
    pub(super) fn words_of(&mut self, at: At<'a>, items: &'a [Item], kind: &'static str) {
        let texts = items.iter().map(|item| self.plain(at, item.span, kind)).collect();
        self.model.facts[at.index].words.push((at.node, texts));
    }

    /// A single phrase, kept as a list of one.
    pub(super) fn phrase_of(&mut self, at: At<'a>, phrase: Phrase, kind: &'static str) {
        let texts = vec![self.plain(at, phrase.0, kind)];
        self.model.facts[at.index].words.push((at.node, texts));
    }

    /// The line of a translation. The context is the same in every language, and is worked out where there are translations at all.
    fn find_translation(
        &self,
        strings: &Strings,
        at: At<'a>,
        kind: &str,
        context: &mut Option<String>,
        source: &str,
    ) -> Option<tree::NodeId> {
        if strings.is_empty() {
            return None;
        }
        strings.find(context.get_or_insert_with(|| self.context(at, kind)), source)
    }

    /// The pieces of a translation, and where it is written.
    fn translated(
        &mut self,
        at: At<'a>,
        place: usize,
        source: &str,
        kind: &str,
        context: &mut Option<String>,
    ) -> Option<(Pieces, Option<Span>)> {
        let strings = &self.input.strings[place];
        let node = self.find_translation(strings, at, kind, context, source)?;
        let text = strings.text(node)?;
        let before = self.findings.len();
        self.asking = true;
        let pieces = self.pieces(At { tree: &strings.tree, ..at }, text);
        self.asking = false;
        self.findings.truncate(before);
        Some((pieces, strings.written(node)))
    }

    /// `Flow / Step / kind`, where a line stands in a step, else `Flow / kind`.
    fn context(&self, at: At<'a>, kind: &str) -> String {
        let flow = at.flow.map_or("", |flow| &self.model.flows[flow.ix()].title);
        let step = at.tree.parents(at.node).find_map(|id| match self.model.facts[at.index].line(id) {
            crate::Line::Step(step) => Some(&self.model.steps[step.ix()].title),
            _ => None,
        });
        match step {
            Some(step) => format!("{flow} / {step} / {kind}"),
            None => format!("{flow} / {kind}"),
        }
    }

    fn pieces(&mut self, at: At<'a>, id: TextId) -> Pieces {
        let tree = at.tree;
        let mut pieces = Vec::with_capacity(tree.pieces(id).len());
        for piece in tree.pieces(id) {
            pieces.push(match piece {
                tree::Piece::Literal(span) => Piece::Literal(tree.literal(*span).into_owned()),
                tree::Piece::Value(value) => self.piece(at, value),
            });
        }
        pieces.into_boxed_slice()
    }

    /// Notes how many forms a value has; "of a number or a list, the plural forms; of a choice, one form an option".
    fn inflection(&mut self, at: At<'a>, value: &'a tree::Value, forms: &[TextForm], kind: &Kind) {
        let by = match kind {
            Kind::Number { .. } | Kind::Rating(_) | Kind::List(_) | Kind::Several(_) => InflectedBy::Number,
            Kind::Choice(choices) if !choices.is_open() => InflectedBy::Options(self.model.choices[choices.ix()].options.len()),
            Kind::Row(board) => InflectedBy::Options(self.model.boards[board.ix()].rows.len()),
            Kind::Hole | Kind::Choice(_) => return,
            kind => {
                let span = at.tree.expr(value.expr).span;
                return self.find(t203::no_forms(value.span, at.tree.str(span), kind));
            }
        };
        let source = std::ptr::eq(at.tree, self.tree(at.index));
        if source {
            let count = forms.iter().filter(|form| form.exact.is_none()).count();
            let name = at.tree.str(at.tree.expr(value.expr).span).to_owned();
            self.model.inflections.push(Inflection { span: value.span, value: name, forms: count, by });
        }
    }

    fn piece(&mut self, at: At<'a>, value: &'a tree::Value) -> Piece {
        let (expr, kind) = self.side(at, value.expr, None, 0);
        let (format, forms) = match &value.shown {
            Shown::Plainly => (None, Vec::new()),
            Shown::As(parts) => (Some(format_of(parts)), Vec::new()),
            Shown::Forms(forms) => (None, forms.iter().map(|form| form_of(at, form)).collect()),
        };
        let span = at.tree.expr(value.expr).span;
        if !forms.is_empty() {
            self.inflection(at, value, &forms, &kind);
        }
        // A picture or a file that the customer sent can stand as a SOURCE.
        let source =
            matches!(self.tree(at.index).statement(at.node), tree::Statement::Media { .. }) && matches!(kind, Kind::Photo | Kind::File);
        if source {
            return Piece::Value { value: expr, format, forms, span: value.span };
        }
        if matches!(kind, Kind::Item(_) | Kind::Record(_) | Kind::Form(_) | Kind::Photo | Kind::File | Kind::Location) && forms.is_empty() {
            let field = self.fields(&kind).first().map(|field| field.name.clone());
            self.find(t203::not_shown(span, at.tree.str(span), &kind, field.as_deref()));
        } else if let Some(format) = format
            && !can_be_shown(&kind, format)
        {
            self.find(t203::format_clash(value.span, at.tree.str(span), &kind));
        }
        Piece::Value { value: expr, format, forms, span: value.span }
    }
}

fn form_of(at: At<'_>, form: &tree::Form) -> TextForm {
    TextForm { exact: form.exactly.map(i64::from), text: at.tree.literal(form.words).into_owned() }
}

fn format_of(parts: &[tree::Format]) -> Format {
    let has = |part: FormatPart| parts.iter().any(|format| format.part == part);
    match parts {
        [one] if one.part == FormatPart::Money => Format::Money,
        [one] if one.part == FormatPart::Number => Format::Number,
        [one] if one.part == FormatPart::Plain => Format::Plain,
        [one] if one.part == FormatPart::Raw => Format::Raw,
        _ => Format::When {
            weekday: has(FormatPart::Weekday),
            date: has(FormatPart::Date),
            time: has(FormatPart::Time),
            day: has(FormatPart::Day),
            month: has(FormatPart::Month),
            year: has(FormatPart::Year),
        },
    }
}

fn can_be_shown(kind: &Kind, format: Format) -> bool {
    match (kind, format) {
        (Kind::Hole, _) | (_, Format::Raw) => true,
        (Kind::Money(_) | Kind::Number { .. } | Kind::Rating(_), Format::Money | Format::Number | Format::Plain) => true,
        (Kind::Moment, Format::When { .. }) => true,
        (Kind::Date, Format::When { time, .. }) => !time,
        (Kind::Time, Format::When { weekday, date, day, month, year, .. }) => !(weekday || date || day || month || year),
        _ => false,
    }
}
