//! P503: an offer under a message tag that is not for offers.

use botflow_channels::AsOf;
use botflow_channels::facts::PolicyKind;
use botflow_compile::project::Template;
use botflow_source::{Finding, Page, Severity};

use super::c401_button_too_long::listed;
use super::p516_retired_feature::labelled;
use crate::Journey;
use crate::journey::{find_phrase, phrases, said_words};

/// What is known of P503.
pub static PAGE: Page = Page {
    code: "P503",
    slug: "promo-in-tag",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "Promotions can't be sent with the {tag} tag",
    why: "the platform takes offers under a tag for abuse: it refuses the message, and may stop your page from writing at all",
    help: "leave out `tag:` and send it as a marketing template to those who agreed, or take the offer out of the text",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [messenger]
topics: [news]
templates:
  how_was_it: {channels: [messenger], category: utility, tag: CUSTOMER_FEEDBACK, text: 'The lamp bot here: how was your visit? Get 20 % off your next lamp. Write "stop" and I won''t write again.'}
--- flows/visit.flow
flow Visit
  starts on event visit_over
    only if subscribed to news

step Ask them
  template how_was_it
  end
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [messenger]
topics: [news]
templates:
  how_was_it: {channels: [messenger], category: utility, tag: CUSTOMER_FEEDBACK, text: 'The lamp bot here: how was your visit? Write "stop" and I won''t write again.'}
--- flows/visit.flow
flow Visit
  starts on event visit_over
    only if subscribed to news

step Ask them
  template how_was_it
  end
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
};

/// Words of offers, in the languages that botflow speaks. Only what means nothing else: *offer*, *Angebot*, *free* are said of many things.
const PROMOTION: &str = "discount, discounts, voucher, coupon, promo code, on sale, half price, special offer, buy one get one, \
    rabatt, rabatte, gutschein, rabattcode, sonderangebot, sonderangebote, zum halben preis, \
    réduction, réductions, bon de réduction, code promo, soldes, moitié prix, offre spéciale, \
    descuento, descuentos, cupón, código promocional, rebajas, mitad de precio, oferta especial";
/// What makes a percentage an offer: *20 % off*.
const OFF: [&str; 8] = ["off", "discount", "rabatt", "günstiger", "reduziert", "réduction", "remise", "descuento"];

/// Looks for it: on each channel where the tag is in force on the day that is judged. Where it is retired, that is P516.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let channels = journey.channels();
    let promotion = phrases(PROMOTION);
    for (at, template) in journey.project.templates.iter().enumerate() {
        let Some(tag) = &template.tag else { continue };
        let in_force = |channel: &&AsOf<'_>| {
            let sent = template.channels.is_empty() || template.channels.iter().any(|name| name.text == channel.facts.channel);
            sent && channel.allows(&tag.text).is_some_and(|policy| policy.kind == PolicyKind::Tag)
        };
        let names: Vec<&str> = channels.iter().filter(in_force).map(|channel| channel.facts.title.as_str()).collect();
        let Some(offer) = offer(template, &promotion).filter(|_| !names.is_empty()) else { continue };
        let finding = Finding::new(&PAGE, tag.span).with("tag", &tag.text).note(format!("{} has it for other messages", listed(&names)));
        let finding = match offer {
            Offer::Category => finding.label(template.name.span, "its category is marketing"),
            Offer::Words(words) => finding.label(template.text_span, format!("\"{words}\" is an offer")),
        };
        found.push(labelled(journey, at as u32, finding));
    }
}

/// What makes a template a promotion.
enum Offer {
    Category,
    Words(String),
}

fn offer(template: &Template, promotion: &[Vec<String>]) -> Option<Offer> {
    if template.category.eq_ignore_ascii_case("marketing") {
        return Some(Offer::Category);
    }
    template.text.iter().find_map(|(_, text)| {
        let said = said_words(text);
        let phrase = promotion.iter().find(|phrase| find_phrase(&said, phrase).is_some()).map(|phrase| phrase.join(" "));
        phrase.or_else(|| per_cent_off(text)).map(Offer::Words)
    })
}

/// `20 % off`, `-20 %`, `20% Rabatt`.
fn per_cent_off(text: &str) -> Option<String> {
    let said: Vec<&str> = text.split_whitespace().collect();
    said.iter().enumerate().find_map(|(at, word)| {
        let (number, behind) = word.split_once('%')?;
        let begin = if number.is_empty() { at.checked_sub(1)? } else { at };
        let figures = if number.is_empty() { said[begin] } else { number };
        let minus = figures.starts_with(['-', '−', '–']);
        let is_number = figures.trim_start_matches(['-', '−', '–']).parse::<u32>().is_ok();
        let next = said.get(at + 1).map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase());
        let off = behind.is_empty() && next.as_deref().is_some_and(|next| OFF.contains(&next));
        let until = if off { at + 1 } else { at };
        (is_number && (minus || off)).then(|| said[begin..=until].join(" ").trim_end_matches(['.', ',', '!', '?', ':']).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::per_cent_off;

    #[test]
    fn a_percentage_is_an_offer_only_where_it_is_one() {
        assert_eq!(per_cent_off("Get 20 % off, today").as_deref(), Some("20 % off"));
        assert_eq!(per_cent_off("Jetzt -15% auf alles").as_deref(), Some("-15%"));
        assert_eq!(per_cent_off("Your battery is at 20 %."), None);
        assert_eq!(per_cent_off("100% cotton"), None);
    }
}
