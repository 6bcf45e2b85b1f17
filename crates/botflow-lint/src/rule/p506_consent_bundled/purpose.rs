//! In: the words of a consent question. Out: whether one yes would cover both what somebody told and advertising.

use std::ops::Range;

use crate::journey::{Word, is_negated, phrases, sentences};

/// What is done with data, in the languages of the bot.
const DO: &str = "keep, keeps, store, stores, save, saves, use, process, record, collect, hold, share, \
    speichern, speichert, verarbeiten, verwenden, nutzen, aufbewahren, behalten, erfassen, \
    conserver, conservez, conservons, traiter, utiliser, enregistrer, stocker, garder, gardons, \
    guardar, conservar, tratar, usar, utilizar, almacenar, procesar, guardamos";
/// What people tell.
const DATA: &str = "data, details, answers, answer, address, number, email, mail, information, info, what, name, phone, \
    daten, angaben, antworten, adresse, nummer, telefonnummer, \
    données, réponses, coordonnées, adresse, numéro, informations, \
    datos, respuestas, dirección, número, información";
/// Between the two there are at most so many words.
const DATA_NEAR: usize = 4;
/// What is agreed to.
const POLICY: &str = "privacy, datenschutzerklärung, datenschutz, datenverarbeitung, confidentialité, privacidad, gdpr, dsgvo, rgpd";
/// Words for advertising.
const MARKETING: &str = "newsletter, newsletters, news, marketing, offers, promotions, promotional, promos, promo, discounts, deals, coupons, vouchers, \
    advertising, ads, neuigkeiten, werbung, angebote, rabatte, aktionen, gutscheine, \
    nouveautés, offres, promotions, publicité, réductions, \
    novedades, ofertas, promociones, publicidad, boletín, descuentos";
/// What joins two purposes.
const AND: &str = "and, plus, also, und, sowie, et, ainsi, y, e, además";
/// Begins what something is for: then it is one purpose. (*May we keep your address, to send you offers?*)
const FOR: &str = "to, for, so, um, für, damit, zur, pour, afin, para";
/// Before *to*, it is no purpose: *agree to receive*, *subscribe to*.
const TAKES_TO: &str =
    "agree, agreeing, subscribe, consent, want, like, happy, willing, write, writes, up, in, talk, speak, listen, zustimmen, inscrire";
/// After *to*, it is no purpose: *write to you*.
const WHOM: &str = "you, me, us, your, our, my, the, ihnen, ihr, dir, vous, te, le";
/// By what a further sentence asks for a yes of its own.
const ASKS: &str = "may, can, could, shall, would, agree, subscribe, receive, sign, opt, dürfen, möchten, einverstanden, erhalten, abonnieren, \
    pouvons, acceptez, recevrez, recevoir, podemos, aceptas, recibir, recibirás";
/// From *and* to the word for advertising there are at most so many words between.
const NEAR: usize = 8;
/// From a word for advertising before *and* to the data behind it.
const BEFORE_NEAR: usize = 5;

/// The words that tell, as sets.
pub(super) struct Lists {
    deeds: Vec<String>,
    data: Vec<String>,
    policy: Vec<String>,
    marketing: Vec<String>,
    and: Vec<String>,
    purpose: Vec<String>,
    takes_to: Vec<String>,
    whom: Vec<String>,
    asks: Vec<String>,
}

impl Lists {
    pub(super) fn new() -> Self {
        let flat = |list: &str| phrases(list).into_iter().flatten().collect();
        Lists {
            deeds: flat(DO),
            data: flat(DATA),
            policy: flat(POLICY),
            marketing: flat(MARKETING),
            and: flat(AND),
            purpose: flat(FOR),
            takes_to: flat(TAKES_TO),
            whom: flat(WHOM),
            asks: flat(ASKS),
        }
    }

    /// Whether one yes to these words would cover both.
    pub(super) fn bundle(&self, words: &[Word]) -> bool {
        let sentences: Vec<&[Word]> = sentences(words).filter(|sentence| !is_negated(sentence)).collect();
        if sentences.iter().any(|sentence| self.in_sentence(sentence)) {
            return true;
        }
        // One sentence for the data, another that asks for advertising of its own.
        let keeps = |sentence: &&&[Word]| self.kept(sentence).is_some();
        let sells =
            |sentence: &&&[Word]| self.kept(sentence).is_none() && self.sells(sentence) && sentence.iter().any(|word| is(&self.asks, word));
        sentences.iter().any(|sentence| keeps(&sentence)) && sentences.iter().any(|sentence| sells(&sentence))
    }

    fn in_sentence(&self, words: &[Word]) -> bool {
        let Some(about) = self.kept(words).or_else(|| self.policy(words)) else { return false };
        // Data first: *… and send you our newsletter*. In "to send you news and offers" the advertising begins before the *and*.
        let after = words[about.end..].iter().position(|word| is(&self.and, word)).is_some_and(|and| {
            let between = &words[about.end..about.end + and];
            let start = about.end + and + 1;
            let behind = &words[start..words.len().min(start + NEAR + 1)];
            let purpose = (0..behind.len()).find(|at| self.is_purpose(words, start + at)).unwrap_or(behind.len());
            !self.sells(between) && (self.sells(&behind[..purpose]) || purpose == 0 && self.sells(behind))
        });
        // Advertising first: *… our newsletter, and do you accept our privacy policy*.
        let before = words[..about.start]
            .iter()
            .rposition(|word| is(&self.and, word))
            .is_some_and(|and| self.sells(&words[..and]) && about.start - and <= BEFORE_NEAR);
        after || before
    }

    /// Where something is done with what people tell.
    fn kept(&self, words: &[Word]) -> Option<Range<usize>> {
        let deeds = || (0..words.len()).filter(|at| is(&self.deeds, &words[*at]));
        let near = |deed: usize| {
            let from = deed.saturating_sub(DATA_NEAR);
            let to = words.len().min(deed + DATA_NEAR + 1);
            let data = (deed + 1..to).chain((from..deed).rev()).find(|at| is(&self.data, &words[*at]))?;
            Some(deed.min(data)..deed.max(data) + 1)
        };
        deeds().find_map(near)
    }

    /// Where a notice is agreed to.
    fn policy(&self, words: &[Word]) -> Option<Range<usize>> {
        words.iter().position(|word| is(&self.policy, word)).map(|at| at..at + 1)
    }

    fn sells(&self, words: &[Word]) -> bool {
        words.iter().any(|word| is(&self.marketing, word))
    }

    fn is_purpose(&self, words: &[Word], at: usize) -> bool {
        let whom = words.get(at + 1).is_some_and(|next| is(&self.whom, next)) && words[at].text == "to";
        let taken = at > 0 && is(&self.takes_to, &words[at - 1]);
        is(&self.purpose, &words[at]) && !whom && !taken
    }
}

fn is(list: &[String], word: &Word) -> bool {
    list.contains(&word.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journey::said_words;

    #[test]
    fn a_purpose_is_no_second_one() {
        let bundle = |text: &str| Lists::new().bundle(&said_words(text));
        assert!(bundle("May we keep your address and send you offers?"));
        assert!(bundle("May we keep your address to arrange the visit, and to send you offers?"));
        assert!(!bundle("May we keep your address and use it to send you offers?"));
        assert!(!bundle("May we keep your name and address to send you offers and news?"));
        assert!(bundle("May we save your number and write to you about offers?"));
        assert!(!bundle("May we write to you about offers? We keep your address safe, and never share it for advertising."));
        assert!(!bundle("May we send you our newsletter? Our privacy policy: https://lamps.example.com/privacy"));
    }
}
