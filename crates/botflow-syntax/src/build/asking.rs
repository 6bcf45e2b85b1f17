//! In: pieces of questions and of what stands under them. Out: their statements.

use botflow_grammar::Rule;

use super::{Build, Read};
use crate::finding;
use crate::tree::{Outcome, Piece, Statement, TextId, Word};

impl Build<'_> {
    pub(super) fn asking(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::ask_line | Rule::ask_time_line => self.ask()?,
            Rule::choice_line => return self.choice(),
            Rule::also_line => Statement::Also { words: self.phrases()? },
            Rule::only_if_line => Statement::OnlyIf { condition: self.condition()? },
            Rule::alone_line => Statement::Alone,
            Rule::score_line => Statement::Score { points: self.all_points() },
            Rule::otherwise_line => Statement::Otherwise { target: self.way() },
            Rule::pick_line => {
                let low = self.count();
                let high = if self.peek() == Some(Rule::integer) { self.count() } else { low };
                Statement::Pick { low, high }
            }
            Rule::check_line => Statement::Check { condition: self.condition()?, text: self.text() },
            Rule::optional_line => Statement::Optional { label: self.text_if() },
            Rule::hint_line => Statement::Hint { text: self.text() },
            Rule::unless_known_line => Statement::UnlessKnown,
            Rule::unless_given_line => Statement::UnlessGiven,
            Rule::keep_as_line => Statement::KeepAs { path: self.path() },
            Rule::label_line => Statement::Label { text: self.text() },
            Rule::paged_line => Statement::Paged,
            Rule::form_line => Statement::Form { name: self.word() },
            Rule::review_line => Statement::Review { text: self.text() },
            Rule::submit_line => Statement::Submit { name: self.word() },
            Rule::line_line | Rule::media_line => return self.saying(rule),
            _ => return self.asking_when(rule),
        })
    }

    fn asking_when(&mut self, rule: Rule) -> Read<Statement> {
        let outcome = match rule {
            Rule::unclear_line => {
                let tries = if self.peek() == Some(Rule::integer) { self.count().max(1) } else { 1 };
                if let Some(text) = self.text_if() {
                    return Ok(Statement::Reask { tries, text });
                }
                Outcome::Unclear(tries)
            }
            Rule::no_reply_line => Outcome::NoReply(self.duration()),
            Rule::says_line => Outcome::CustomerSays(self.phrases()?),
            Rule::no_offer_line => Outcome::NothingToOffer,
            Rule::yes_line => Outcome::Yes,
            Rule::no_line => Outcome::No,
            _ => Outcome::Cancelled,
        };
        self.when(outcome)
    }

    fn text_if(&mut self) -> Option<TextId> {
        (self.peek() == Some(Rule::text)).then(|| self.text())
    }

    fn ask(&mut self) -> Read<Statement> {
        let name = self.word_if(Rule::name);
        let kind = (self.peek() == Some(Rule::kind)).then(|| self.kind());
        let text = self.text();
        if name.is_none()
            && let Some(kind) = kind
        {
            let span = self.tree.type_of(kind).span;
            self.findings.push(finding::s006_ask_needs_name::with_kind(span, self.tree.str(span)));
        }
        Ok(Statement::Ask { name, kind, text })
    }

    fn choice(&mut self) -> Read<Statement> {
        if self.take_if(Rule::each).is_some() {
            let name = self.word();
            let list = self.path();
            let label = self.label_text()?;
            return Ok(Statement::EachChoice { name, list, label, target: self.way() });
        }
        let label = self.label_text()?;
        let key = self.key();
        if key.is_none() {
            self.key_shown(label);
        }
        Ok(Statement::Choice { label, key, target: self.way() })
    }

    /// The pieces of `label`, which must not be empty.
    pub(super) fn label_text(&mut self) -> Read<TextId> {
        let label = self.text();
        if self.tree.pieces(label).is_empty() {
            let span = self.tree.text_of(label).span;
            return Err(self.unreadable(span, "there is nothing to show to the customer"));
        }
        Ok(label)
    }

    pub(super) fn key(&mut self) -> Option<Word> {
        self.take_if(Rule::key)?;
        Some(self.word())
    }

    /// `- Label [two words]`, `- [key] Label`, `- Label [key],`, `- Label [key] # a note`: brackets that are shown.
    pub(super) fn key_shown(&mut self, label: TextId) {
        let [Piece::Literal(span)] = self.tree.pieces(label) else { return self.key_shown_at_end(label) };
        let span = *span;
        let text = &self.line[(span.start - self.base) as usize..(span.end - self.base) as usize];
        let at = |from: usize, to: usize| botflow_source::Span::new(span.file, span.start + from as u32, span.start + to as u32);
        let is_key = |inner: &str| !inner.is_empty() && inner.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'));
        if let Some((inner, rest)) = text
            .strip_prefix('[')
            .and_then(|text| text.split_once("] "))
            .filter(|(inner, _)| is_key(inner) && !inner.contains(char::is_uppercase))
        {
            let found = finding::s025_key_shown::before(at(0, inner.len() + 2), at(0, text.len()), inner, rest);
            self.findings.push(found);
            return;
        }
        let Some((open, close)) = text.rfind('[').and_then(|open| Some((open, open + text[open..].find(']')?))) else { return };
        let behind = text[close + 1..].trim_start();
        let is_note = behind.starts_with('#') || behind.starts_with("//");
        let is_sign = matches!(behind, "," | "." | ";" | ":");
        if (is_note || is_sign) && is_key(&text[open + 1..close]) && !text[..open].ends_with('\\') {
            let found = finding::s025_key_shown::followed(at(close + 1, text.len()), behind, is_note);
            self.findings.push(found);
            return;
        }
        self.key_shown_at_end(label);
    }

    fn key_shown_at_end(&mut self, label: TextId) {
        let Some(Piece::Literal(span)) = self.tree.pieces(label).last() else { return };
        let span = *span;
        let text = &self.line[(span.start - self.base) as usize..(span.end - self.base) as usize];
        let Some(open) = text.strip_suffix(']').and_then(|text| text.rfind('[')) else { return };
        if !text[..open].ends_with('\\') {
            let key = botflow_source::Span::new(span.file, span.start + open as u32, span.end);
            self.findings.push(finding::s025_key_shown::finding(key, &text[open + 1..text.len() - 1]));
        }
    }

    fn all_points(&mut self) -> Box<[crate::tree::Points]> {
        let mut points = Vec::new();
        while self.peek() == Some(Rule::points) {
            points.push(self.points());
        }
        points.into()
    }
}
