//! What a message says in each language of the project, word by word: for rules that look for certain words in it.

use botflow_compile::graph::{Content, TextAt, Variant};
use botflow_compile::model::Piece;
use botflow_source::Span;

use super::Journey;

/// One wording of a message in one language.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// Which language of the project.
    pub language: usize,
    /// Its words in order.
    pub words: Vec<Word>,
    /// The labels of its buttons, each as its words.
    pub labels: Vec<Vec<Word>>,
    /// Where it is written.
    pub span: Span,
}

/// A word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub text: String,
    /// It stands behind a quote mark, or in capitals: the customer is to type it.
    pub shown: bool,
    /// A sentence begins with it.
    pub begins: bool,
}

impl Journey<'_> {
    /// All wordings of a message that say something, on every channel and in every language that has them.
    pub(crate) fn wordings(&self, variants: &[Variant]) -> Vec<Said> {
        let mut all = Vec::new();
        for content in variants.iter().flat_map(|variant| &variant.wordings) {
            match content {
                Content::Bubble { lines, buttons, .. } => {
                    let texts: Vec<TextAt> = lines.iter().flatten().copied().collect();
                    self.of_texts(&texts, &buttons.iter().map(|button| button.label).collect::<Vec<_>>(), &mut all);
                }
                Content::Cards(cards) => {
                    let lines = cards.cards.iter().flat_map(|card| std::iter::once(card.title).chain(card.lines.iter().flatten().copied()));
                    let labels = cards.cards.iter().flat_map(|card| &card.buttons).map(|button| button.label);
                    self.of_texts(&lines.collect::<Vec<_>>(), &labels.collect::<Vec<_>>(), &mut all);
                }
                Content::Template { template: Some(template), .. } => self.of_template(*template, &mut all),
                Content::Template { template: None, .. } | Content::Typing { .. } => {}
            }
        }
        all
    }

    /// The words of one text as the source has it.
    pub(crate) fn source_words(&self, text: TextAt) -> Vec<Word> {
        self.words_of(text, 0).unwrap_or_default()
    }

    fn of_texts(&self, lines: &[TextAt], labels: &[TextAt], all: &mut Vec<Said>) {
        let Some(first) = lines.first() else { return };
        for language in 0..self.project.languages.len() {
            let rows: Vec<Vec<Word>> = lines.iter().filter_map(|line| self.words_of(*line, language)).collect();
            // A text without a translation is told elsewhere.
            if rows.len() == lines.len() {
                let labels = labels.iter().filter_map(|label| self.words_of(*label, language)).collect();
                all.push(Said { language, words: rows.concat(), labels, span: first.get(self.facts).span });
            }
        }
    }

    fn of_template(&self, template: u32, all: &mut Vec<Said>) {
        let template = &self.project.templates[template as usize];
        for (tag, text) in &template.text {
            let tag = tag.as_ref().or(template.languages.first().map(|name| &name.text));
            let language = tag.and_then(|tag| self.project.languages.iter().position(|name| name.text == *tag)).unwrap_or(0);
            let labels = template.buttons.iter().map(|label| words(label)).collect();
            all.push(Said { language, words: words(text), labels, span: template.text_span });
        }
    }

    /// The words of one text in one of the project's languages; `None` where a translation is missing.
    pub(crate) fn words_of(&self, text: TextAt, language: usize) -> Option<Vec<Word>> {
        let pieces = text.get(self.facts).rows.get(language)?.as_deref()?;
        let mut plain = String::new();
        for piece in pieces {
            match piece {
                Piece::Literal(said) => plain.push_str(said),
                Piece::Value { forms, .. } => {
                    plain.push_str(" … ");
                    forms.iter().for_each(|form| plain.extend([form.text.as_str(), " "]));
                }
            }
        }
        Some(words(&plain))
    }
}

/// The words of a text; a value stands as `…` and is a word of its own.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut begins, mut before) = (true, ' ');
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_alphanumeric() || letter == '…') {
        let between = &rest[..start];
        begins |= between.contains(['.', '!', '?', ':', '\n']);
        before = between.chars().next_back().unwrap_or(before);
        let tail = &rest[start..];
        let whole = tail.starts_with('…');
        let end = if whole { '…'.len_utf8() } else { tail.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(tail.len()) };
        let word = &tail[..end];
        let quoted = "\"'„“”‚‘’«‹»›".contains(before) && !between.is_empty() || between.ends_with("« ") || between.ends_with("«\u{a0}");
        let capitals = word.chars().count() > 3 && word.chars().all(char::is_uppercase);
        words.push(Word { text: word.to_lowercase(), shown: quoted && !between.starts_with('\'') || capitals, begins });
        begins = false;
        rest = &tail[end..];
    }
    words
}

/// The sentences of a text, each as its words.
pub(crate) fn sentences(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    words.chunk_by(|_, next| !next.begins)
}

/// Words that turn what a sentence says into its opposite, in the languages of the bot.
const NEVER: [&str; 24] = [
    "never",
    "not",
    "don",
    "won",
    "no",
    "without",
    "nie",
    "niemals",
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keinerlei",
    "ohne",
    "jamais",
    "pas",
    "aucun",
    "aucune",
    "sans",
    "nunca",
    "jamás",
    "sin",
    "ningún",
    "ninguna",
];

/// Whether a sentence says that something is not so.
pub(crate) fn is_negated(sentence: &[Word]) -> bool {
    sentence.iter().any(|word| NEVER.contains(&word.text.as_str()))
}

/// Where a phrase (its words, folded) stands among words.
pub(crate) fn find_phrase(words: &[Word], phrase: &[String]) -> Option<usize> {
    if phrase.is_empty() {
        return None;
    }
    words.windows(phrase.len()).position(|window| window.iter().zip(phrase).all(|(word, said)| word.text == *said))
}

/// The phrases of a list with commas, each as its words, folded.
pub(crate) fn phrases(list: &str) -> Vec<Vec<String>> {
    list.split(',').map(|phrase| words(phrase).into_iter().map(|word| word.text).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_quotes_and_sentences() {
        let said = words("Hi! Write \"stop\" or STOP, don't worry.");
        let shown: Vec<&str> = said.iter().filter(|word| word.shown).map(|word| word.text.as_str()).collect();
        assert_eq!(shown, ["stop", "stop"]);
        let begins: Vec<&str> = said.iter().filter(|word| word.begins).map(|word| word.text.as_str()).collect();
        assert_eq!(begins, ["hi", "write"]);
        assert_eq!(find_phrase(&said, &["don".to_owned(), "t".to_owned()]), Some(5));
        assert!(words("Écrivez « stop »").iter().any(|word| word.shown));
    }
}
