//! P506: one consent question for two purposes.

use botflow_compile::graph::Content;
use botflow_source::{Finding, Page, Severity};

use crate::Journey;
use crate::journey::{Word, phrases};

/// What is known of P506.
pub static PAGE: Page = Page {
    code: "P506",
    slug: "consent-bundled",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "One \"yes\" covers both privacy and marketing",
    why: "a yes that people could not give for one thing alone counts for neither",
    help: "ask two questions: one for the data, one for the news",
    broken: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask privacy (consent): I'm the lamp bot. May we keep your answers and send you our newsletter?
    when no -> Bye
  ask email (email): Where may we write to you?
  submit newsletter
    with email
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask privacy (consent): I'm the lamp bot. May we keep your answers?
    when no -> Bye
  ask news (consent): And may we send you our newsletter?
  ask email (email): Where may we write to you?
  submit newsletter
    with email, news
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Words by which a question asks for data, or for the privacy notice to be accepted.
const PRIVACY: &str = "keep your answers, keep your data, keep your details, keep what you tell us, store your data, store your answers, \
    store your details, use your data, process your data, accept our privacy, agree to our privacy, accept the privacy, agree to the privacy, \
    our privacy policy, the privacy policy, \
    ihre daten speichern, deine daten speichern, ihre angaben speichern, deine angaben speichern, datenschutzerklärung, datenverarbeitung, \
    conserver vos données, conserver vos réponses, traiter vos données, utiliser vos données, politique de confidentialité, \
    guardar tus datos, guardar sus datos, tratar tus datos, tratar sus datos, usar tus datos, política de privacidad";
/// Words for advertising.
const MARKETING: &str = "newsletter, newsletters, news, neuigkeiten, nouveautés, novedades, marketing, offers, promotions, discounts, advertising, werbung, angebote, rabatte, \
    offres, promotions, publicité, ofertas, promociones, publicidad, boletín";
/// What joins two purposes.
const AND: &str = "and, plus, also, und, sowie, et, ainsi, y, e, además";
/// Begins what something is for: then it is one purpose. (*May we keep your address, to send you offers?*)
const FOR: &str = "to, for, so, um, für, damit, pour, afin, para";
/// From *and* to the word for advertising there are at most so many words between.
const NEAR: usize = 5;

/// Looks for it: in one sentence both, joined by an *and*.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let asks = journey.questions().filter(|(_, question)| journey.consent(question).is_some());
    let asks: Vec<_> = asks.collect();
    if asks.is_empty() {
        return;
    }
    let lists = Lists { privacy: phrases(PRIVACY), marketing: flat(MARKETING), and: flat(AND), purpose: flat(FOR) };
    for (at, question) in asks {
        let contents = question.message.iter().flat_map(|variant| &variant.wordings);
        let lines = contents.flat_map(|content| match content {
            Content::Bubble { lines, .. } => lines.as_slice(),
            Content::Cards(_) | Content::Typing { .. } | Content::Template { .. } => &[],
        });
        if lines.flatten().any(|line| lists.bundles(&journey.source_words(*line))) {
            found.push(Finding::new(&PAGE, journey.node(at).origin.span).note("asks for two things at once"));
        }
    }
}

struct Lists {
    privacy: Vec<Vec<String>>,
    marketing: Vec<String>,
    and: Vec<String>,
    purpose: Vec<String>,
}

impl Lists {
    fn bundles(&self, words: &[Word]) -> bool {
        let starts: Vec<usize> = (0..words.len()).filter(|at| *at == 0 || words[*at].begins).chain([words.len()]).collect();
        starts.windows(2).any(|ends| self.in_sentence(&words[ends[0]..ends[1]]))
    }

    fn in_sentence(&self, words: &[Word]) -> bool {
        let privacy = self.privacy.iter().filter_map(|phrase| {
            let at = crate::journey::find_phrase(words, phrase)?;
            Some((at, at + phrase.len()))
        });
        let Some((from, to)) = privacy.min() else { return false };
        let is = |list: &[String], word: &Word| list.contains(&word.text);
        let sells = |words: &[Word]| words.iter().any(|word| is(&self.marketing, word));
        // Data first: *… and send you our newsletter*. In "to send you news and offers" the advertising begins before the *and*.
        let after = words[to..].iter().position(|word| is(&self.and, word)).is_some_and(|and| {
            let behind = &words[to + and + 1..words.len().min(to + and + 2 + NEAR)];
            let purpose = behind.iter().position(|word| is(&self.purpose, word)).unwrap_or(behind.len());
            !sells(&words[to..to + and]) && (sells(&behind[..purpose]) || purpose == 0 && sells(behind))
        });
        // Advertising first: *… our newsletter, and do you accept our privacy policy*.
        let before =
            words[..from].iter().rposition(|word| is(&self.and, word)).is_some_and(|and| sells(&words[..and]) && from - and <= NEAR);
        after || before
    }
}

fn flat(list: &str) -> Vec<String> {
    phrases(list).into_iter().flatten().collect()
}
