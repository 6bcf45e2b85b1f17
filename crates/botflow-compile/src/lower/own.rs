//! The runtime's own words that a project replaces under `words:`.

use botflow_program::{LanguageIx, Own, OwnWord, normalise, program::OwnHeard, program::OwnText};

use super::Lowering;

impl Lowering<'_> {
    /// Every entry of `words:`.
    pub(super) fn own(&mut self) {
        let analysis = self.analysis;
        for word in &analysis.project.words {
            let rows: Vec<Option<&str>> = word.rows.iter().map(Option::as_deref).collect();
            if let Some(own) = Own::ALL.into_iter().find(|own| own.name() == word.name) {
                let text = self.by_language(&rows);
                self.program.own.push(OwnText { own, text });
            }
            let heard = OwnWord::ALL.into_iter().find(|heard| heard.name() == word.name);
            for (language, row) in rows.into_iter().enumerate() {
                let (Some(heard), Some(row)) = (heard, row) else { continue };
                let words = row.split(',').map(|word| normalise(word).into()).collect();
                self.program.own_words.push(OwnHeard { word: heard, language: LanguageIx(language as u32), words });
            }
        }
    }
}
