//! What the runtime hears and says: [`Words`] over the languages of this crate.

use std::ops::Range;

use botflow_program::{Currency, Decimal, Format, Kind, Own, OwnWord, Plain, Spot, Text, Time};
use botflow_runtime::{Heard, Local, Situation, Words};
use jiff::civil::DateTime;

use crate::language::{LANGUAGES, Language, language};
use crate::read::{self, Today};
use crate::write::{Grouping, WhenForm, write_list, write_money, write_number, write_when};
use crate::{plural, zone};

/// The languages of this crate, as the runtime uses them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Speech;

/// The languages of this crate, as the runtime uses them.
pub fn words() -> Speech {
    Speech
}

/// The language of a tag; the first one botflow speaks where it does not speak that.
fn spoken(tag: &str) -> &'static Language {
    language(tag).unwrap_or(LANGUAGES[0])
}

/// The currency of an amount that names none, where the project has none either.
const NO_CURRENCY: &str = "EUR";

fn usual_currency(situation: &Situation<'_>) -> Currency {
    situation.currency.or(Currency::new(NO_CURRENCY)).expect("invariant: EUR is a currency")
}

/// The country of a tag (`de-AT`), else of the zone.
fn region<'s>(situation: &Situation<'s>) -> Option<&'s str> {
    let tagged = situation.language.split(['-', '_']).nth(1).filter(|region| region.len() == 2);
    tagged.or_else(|| zone::country(situation.zone))
}

/// In English the order of `3/4` is that of the tag's region, else of the zone; all other languages here write the day first.
fn month_first(language: &Language, situation: &Situation<'_>) -> bool {
    let region = situation.language.split(['-', '_']).nth(1);
    language.tag == "en" && region.map_or_else(|| zone::month_first(situation.zone), |region| region.eq_ignore_ascii_case("us"))
}

fn today<'l>(language: &'l Language, situation: &Situation<'_>) -> Today<'l> {
    let now = zone::local(situation.now, &zone::zone_or_utc(situation.zone));
    Today { language, month_first: month_first(language, situation), now }
}

fn clock(time: jiff::civil::Time) -> Plain {
    Plain::Clock(time.hour() as u16 * 60 + time.minute() as u16)
}

fn moment(shown: DateTime, situation: &Situation<'_>) -> Option<Plain> {
    zone::meant(shown, &zone::zone_or_utc(situation.zone)).map(Plain::Moment)
}

fn some_text(text: &str) -> Option<Plain> {
    Some(Plain::Text(Text::new(text)))
}

impl Words for Speech {
    fn read(&self, kind: Kind, text: &str, situation: &Situation<'_>) -> Option<Plain> {
        let language = spoken(situation.language);
        match kind {
            Kind::Text => read::text::text(text).and_then(some_text),
            Kind::Name => read::name::name(text, language).and_then(some_text),
            Kind::Email => read::email::email(text).and_then(some_text),
            Kind::Phone => read::phone::phone(text, region(situation)).map(|number| Plain::Text(number.into())),
            Kind::Code => read::code::code(text).and_then(some_text),
            Kind::Link => read::link::link(text).map(|link| Plain::Text(link.into())),
            Kind::Number => read::number::number(text, language).map(Plain::Number),
            Kind::WholeNumber => read::number::whole_number(text, language).map(Plain::Number),
            Kind::Money => {
                let (amount, currency) = read::money::money(text, language, usual_currency(situation))?;
                Some(Plain::Money { amount, currency })
            }
            Kind::Date => read::date::date(text, &today(language, situation)).map(|date| Plain::Day(zone::day_number(date))),
            Kind::Time => read::time::time(text, &today(language, situation)).map(clock),
            Kind::DateTime => moment(read::moment::moment(text, &today(language, situation))?, situation),
            Kind::YesNo | Kind::Consent => read::yes_no::yes_no(text, &botflow_program::normalised(text), language).map(Plain::Yes),
            Kind::Rating { from, to } => read::rating::rating(text, from, to, language).map(|points| Plain::Number(points.into())),
            Kind::Location => read::place::place(text).map(Plain::Place),
            // Answered by options, media or the engine itself, never by text.
            Kind::Choice
            | Kind::Several
            | Kind::Photo
            | Kind::File
            | Kind::Span
            | Kind::Item(_)
            | Kind::Record
            | Kind::List
            | Kind::Booking
            | Kind::Payment => None,
        }
    }

    fn find(&self, kind: Kind, text: &str, situation: &Situation<'_>) -> Option<(Plain, Range<usize>)> {
        let language = spoken(situation.language);
        match kind {
            Kind::Email => read::email::email_in(text).map(|at| (Plain::Text(Text::new(&text[at.clone()])), at)),
            Kind::Phone => read::phone::phone_in(text, region(situation)).map(|(number, at)| (Plain::Text(number.into()), at)),
            Kind::Code => read::code::code_in(text).map(|at| (Plain::Text(Text::new(&text[at.clone()])), at)),
            Kind::Link => read::link::link_in(text).map(|(link, at)| (Plain::Text(link.into()), at)),
            Kind::Money => {
                let ((amount, currency), at) = read::money::money_in(text, language, usual_currency(situation))?;
                Some((Plain::Money { amount, currency }, at))
            }
            Kind::Date => {
                let (date, at) = read::date::date_in(text, &today(language, situation))?;
                Some((Plain::Day(zone::day_number(date)), at))
            }
            Kind::Time => read::time::time_in(text, &today(language, situation)).map(|(time, at)| (clock(time), at)),
            Kind::DateTime => {
                let (shown, at) = read::moment::moment_in(text, &today(language, situation))?;
                Some((moment(shown, situation)?, at))
            }
            // A bare word or number in a sentence could be about anything.
            Kind::Text
            | Kind::Name
            | Kind::Number
            | Kind::WholeNumber
            | Kind::YesNo
            | Kind::Consent
            | Kind::Rating { .. }
            | Kind::Location
            | Kind::Choice
            | Kind::Several
            | Kind::Photo
            | Kind::File
            | Kind::Span
            | Kind::Item(_)
            | Kind::Record
            | Kind::List
            | Kind::Booking
            | Kind::Payment => None,
        }
    }

    fn position(&self, folded: &str, language: &str) -> Option<usize> {
        read::position::position(folded, spoken(language))
    }

    fn write(&self, out: &mut String, value: &Plain, format: Format, situation: &Situation<'_>) {
        write_value(out, value, format, situation);
    }

    fn write_list(&self, out: &mut String, things: &[&str], language: &str) {
        write_list(out, things, spoken(language));
    }

    fn plural(&self, number: Decimal, forms: usize, language: &str) -> usize {
        plural::form_index(number, forms, language)
    }

    fn say(&self, own: Own, language: &str) -> &str {
        spoken(language).tables.texts.get(own as usize).copied().unwrap_or("")
    }

    fn example(&self, kind: Kind, situation: &Situation<'_>) -> String {
        // Of a phone number alone people do not know how much of it is asked for.
        if kind != Kind::Phone {
            return String::new();
        }
        read::phone::example(region(situation).unwrap_or(spoken(situation.language).region))
    }

    fn hear(&self, word: OwnWord, language: &str) -> &[&str] {
        spoken(language).tables.words.get(word as usize).map_or(&[], Vec::as_slice)
    }

    fn hears(&self, word: OwnWord, folded: &str, language: &str) -> bool {
        spoken(language).tables.heard.get(folded).is_some_and(|heard| heard & 1 << (word as u16) != 0)
    }

    fn heard(&self, folded: &str, language: &str) -> Heard {
        Heard(spoken(language).tables.heard.get(folded).unwrap_or_default())
    }

    fn correction<'t>(&self, folded: &'t str, language: &str) -> Option<&'t str> {
        spoken(language).tables.correction(folded)
    }

    fn names_kind(&self, kind: Kind, folded: &str, language: &str) -> bool {
        spoken(language).names_kind(kind, folded)
    }

    fn close(&self, folded: &str, label: &str) -> bool {
        read::choice::close(folded, label)
    }

    fn local(&self, time: Time, zone: &str) -> Local {
        let shown = zone::local(time, &zone::zone_or_utc(zone));
        let weekday = shown.weekday().to_monday_zero_offset() as u8;
        Local { day: zone::day_number(shown.date()), minute: shown.hour() as u16 * 60 + shown.minute() as u16, weekday }
    }

    fn moment(&self, day: i32, minute: u16, zone: &str) -> Time {
        let minute = minute.min(24 * 60 - 1);
        let shown = zone::date_of(day).at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
        zone::moment(shown, &zone::zone_or_utc(zone))
    }

    fn knows_zone(&self, zone: &str) -> bool {
        zone::zone(zone).is_some()
    }
}

fn write_value(out: &mut String, value: &Plain, format: Format, situation: &Situation<'_>) {
    let language = spoken(situation.language);
    match value {
        Plain::Yes(yes) => out.push_str(if *yes { language.writing.yes } else { language.writing.no }),
        Plain::Number(number) if format.has(Format::MONEY) => write_money(out, *number, usual_currency(situation), language),
        Plain::Number(number) => write_number(out, *number, grouping(format), language),
        Plain::Money { amount, .. } if format.has(Format::PLAIN) || format.has(Format::NUMBER) => {
            write_number(out, *amount, grouping(format), language)
        }
        Plain::Money { amount, currency } => write_money(out, *amount, *currency, language),
        Plain::Day(_) | Plain::Clock(_) | Plain::Moment(_) => write_moment(out, value, format, situation, language),
        Plain::Span(span) => crate::write::write_span(out, span, language),
        Plain::Text(text) => out.push_str(text),
        Plain::Texts(texts) => {
            let things: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
            write_list(out, &things, language);
        }
        Plain::Place(Spot { latitude_e7, longitude_e7 }) => {
            for (at, degrees) in [latitude_e7, longitude_e7].into_iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                out.push_str(&Decimal::new(i64::from(*degrees), 7).round_dp(5).normalize().to_string());
            }
        }
        // Their labels are the program's.
        Plain::Choice(_) | Plain::Choices(_) | Plain::Item { .. } => {}
    }
}

fn grouping(format: Format) -> Grouping {
    if format.has(Format::PLAIN) { Grouping::Plain } else { Grouping::Grouped }
}

fn write_moment(out: &mut String, value: &Plain, format: Format, situation: &Situation<'_>, language: &Language) {
    let zone = zone::zone_or_utc(situation.zone);
    let now = zone::local(situation.now, &zone);
    let (day, time) = match value {
        Plain::Day(day) => (Some(zone::date_of(*day)), None),
        Plain::Clock(minute) => (None, jiff::civil::Time::new((minute / 60 % 24) as i8, (minute % 60) as i8, 0, 0).ok()),
        Plain::Moment(moment) => {
            let shown = zone::local(*moment, &zone);
            (Some(shown.date()), Some(shown.time()))
        }
        _ => (None, None),
    };
    let asked = WhenForm {
        weekday: format.has(Format::WEEKDAY),
        date: format.has(Format::DATE),
        time: format.has(Format::TIME),
        month: format.has(Format::MONTH),
        year: format.has(Format::YEAR),
    };
    let usual = WhenForm { weekday: time.is_some(), date: true, time: true, ..WhenForm::default() };
    let form = if asked == WhenForm::default() { usual } else { asked };
    write_when(out, day, time, form, Some(now.year()), month_first(language, situation), language);
}

impl Language {
    /// Whether people call an answer of this kind so.
    fn names_kind(&self, kind: Kind, folded: &str) -> bool {
        let kind = match kind {
            Kind::Name => "name",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::DateTime | Kind::Booking => "date and time",
            Kind::Money => "money",
            Kind::Location => "location",
            Kind::Photo => "photo",
            Kind::Link => "link",
            Kind::Code => "code",
            Kind::Consent => "consent",
            _ => return false,
        };
        let names = self.reading.kind_names.iter().find(|(known, _)| *known == kind).map_or("", |(_, names)| *names);
        names.split(", ").any(|name| crate::phrases::same(name, folded))
    }
}
