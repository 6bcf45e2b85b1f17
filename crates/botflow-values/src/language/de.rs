//! German. The own words speak to nobody by *du* or *Sie*, so that they fit a bot of either kind.

use std::fmt::Write as _;
use std::sync::LazyLock;

use botflow_program::{Own, OwnWord};

use super::{Language, NextWeekday, Reading, SignPlace, Writing, greetings};
use crate::lexicon::{Lexicon, Meaning, Meaning::*, Part, Unit};
use crate::tables::Tables;
use crate::write::{Clock, DateStyle, Day};

pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language {
    tag: "de",
    name: "German",
    disclosure: "Bot, Chatbot, Roboter, Assistent, Assistentin, Assistenz, automatisch, automatische, automatischer, automatisches, automatisiert, automatisierte, automatisierter, KI, virtuell, virtuelle, virtueller, digitaler, digitale",
    own: OWN,
    own_words: OWN_WORDS,
    lexicon: Lexicon::new(MEANINGS, [READING.fillers, greetings(OWN_WORDS)]),
    tables: Tables::new(MEANINGS, OWN, OWN_WORDS, &READING),
    reading: READING,
    writing: WRITING,
});

const OWN_WORDS: &[(OwnWord, &str)] = &[
    (
        OwnWord::Back,
        "zurück, geh zurück, gehe zurück, eins zurück, einen Schritt zurück, vorherige, vorherige Frage, die Frage davor, Frage davor, rückgängig, nochmal zurück",
    ),
    (
        OwnWord::Skip,
        "überspringen, überspring das, überspringe, weiter, auslassen, weglassen, keine Angabe, möchte ich nicht sagen, möchte ich nicht angeben, will ich nicht sagen, sag ich nicht, lieber nicht sagen",
    ),
    (
        OwnWord::Cancel,
        "abbrechen, abbruch, brich ab, bitte abbrechen, vergiss es, vergessen Sie es, lass es, lassen wir das, doch nicht, ich habe es mir anders überlegt, hab's mir anders überlegt, Formular abbrechen, cancel",
    ),
    (
        OwnWord::Done,
        "fertig, ich bin fertig, bin fertig, das war's, das wars, das war alles, das ist alles, das reicht, mehr nicht, sonst nichts, nichts mehr, erledigt",
    ),
    (
        OwnWord::More,
        "mehr, mehr anzeigen, zeig mehr, zeig mir mehr, weitere, weitere anzeigen, mehr davon, nächste Seite, andere, noch mehr",
    ),
    (
        OwnWord::OtherDays,
        "andere Tage, anderer Tag, ein anderer Tag, an einem anderen Tag, anderen Tag, andere Termine, anderer Termin, ein anderer Termin, andere Zeiten, andere Zeit, eine andere Zeit, andere Uhrzeit, später, passt nicht, passt alles nicht, keiner davon, keine davon, keins davon, nichts davon",
    ),
    (
        OwnWord::Stop,
        "stopp, stop, stoppen, abmelden, abbestellen, austragen, bitte abmelden, melde mich ab, ich möchte mich abmelden, keine Nachrichten mehr, keine weiteren Nachrichten, keine Nachrichten, nicht mehr schreiben, schreib mir nicht mehr, schreiben Sie mir nicht mehr, hör auf, hören Sie auf, aufhören, lass mich in Ruhe, lassen Sie mich in Ruhe, unsubscribe",
    ),
    (OwnWord::Start, "start, starten, anmelden, wieder anmelden, abonnieren, schreib mir wieder, schreiben Sie mir wieder"),
    (OwnWord::Change, "ändern, ändere, korrigieren, korrigiere, bearbeiten, berichtigen"),
    (
        OwnWord::Greeting,
        "hallo, hi, hey, hallo zusammen, hallöchen, guten Tag, guten Morgen, guten Abend, guten Tag zusammen, moin, moin moin, servus, grüß Gott, grüezi, grüß dich, grüß euch, tach, na, hallo Bot, schönen guten Tag",
    ),
    (OwnWord::All, "alle, alles, alle davon, alles davon, sämtliche, beide, beides, alle zusammen"),
    (
        OwnWord::Nothing,
        "keine, keins, keiner, keine davon, keins davon, keiner davon, nichts, nichts davon, gar nichts, gar keine, weder noch",
    ),
];

const OWN: &[(Own, &str)] = &[
    (Own::Skip, "Überspringen"),
    (Own::Done, "Fertig"),
    (Own::More, "Mehr"),
    (Own::OtherDays, "Andere Tage"),
    (Own::ReviewYes, "Alles richtig"),
    (Own::ReviewChange, "{field} ändern"),
    (Own::NotGiven, "keine Angabe"),
    (Own::Colon, ": "),
    (Own::Yes, "Ja"),
    (Own::No, "Nein"),
    (Own::Pay, "Jetzt bezahlen"),
    (Own::FromEarlier, "Das war von vorhin und gilt nicht mehr."),
    (Own::Stopped, "Erledigt – ab jetzt kommen von uns keine Nachrichten mehr. Doch wieder? Einfach „Start“ schreiben."),
    (Own::Started, "Willkommen zurück! Ab jetzt schreiben wir wieder. Mit „Stopp“ ist jederzeit Schluss."),
    (Own::Taken, "Das ging leider gerade an jemand anderen. Diese Termine sind noch frei:"),
    (Own::NoSlotThen, "Da ist leider nichts frei. Am nächsten dran sind diese Termine:"),
    (Own::WhichBooking, "Um welchen Termin geht es?"),
    (Own::ReaskChoice, "Das habe ich leider nicht verstanden. Bitte eine der Antworten auswählen."),
    (Own::ReaskReview, "Das habe ich leider nicht verstanden. Ist alles richtig, oder soll etwas geändert werden?"),
    (Own::ReaskSeveral, "Bitte {from} bis {to} auswählen und dann auf „Fertig“ tippen."),
    (Own::ReaskText, "Hier kann ich leider nur Text lesen. Bitte die Antwort als Text schreiben."),
    (Own::ReaskName, "Den Namen habe ich leider nicht verstanden. Bitte nur Buchstaben, zum Beispiel Anna Schmidt."),
    (Own::ReaskEmail, "Das sieht noch nicht nach einer E-Mail-Adresse aus. Zum Beispiel: anna@example.com."),
    (
        Own::ReaskPhone,
        "Das sieht noch nicht nach einer Telefonnummer aus. Am besten mit Vorwahl, zum Beispiel 030 23125014 oder +49 30 23125014.",
    ),
    (Own::ReaskCode, "Das sieht nicht nach einem Code aus. Er besteht nur aus Buchstaben, Ziffern und Bindestrichen."),
    (Own::ReaskNumber, "Hier brauche ich eine Zahl, zum Beispiel 12 oder 4,5."),
    (Own::ReaskWholeNumber, "Hier brauche ich eine ganze Zahl, zum Beispiel 2."),
    (Own::ReaskMoney, "Hier brauche ich einen Betrag, zum Beispiel 60 oder 49,50."),
    (Own::ReaskDate, "Das Datum habe ich leider nicht verstanden. Zum Beispiel: morgen, Freitag oder 24.12."),
    (Own::ReaskTime, "Die Uhrzeit habe ich leider nicht verstanden. Zum Beispiel: 15 Uhr oder 14:30."),
    (Own::ReaskDateTime, "Hier brauche ich Tag und Uhrzeit. Zum Beispiel: morgen um 15 Uhr."),
    (Own::ReaskSlot, "Den Termin habe ich leider nicht verstanden. Bitte einen auswählen oder einen Tag schreiben, zum Beispiel Freitag."),
    (Own::ReaskYesNo, "War das ein Ja oder ein Nein?"),
    (Own::ReaskConsent, "Damit wir nichts falsch machen: Bitte mit Ja oder Nein antworten."),
    (Own::ReaskRating, "Bitte mit einer Zahl von {from} bis {to} antworten."),
    (Own::ReaskLocation, "Bitte den Standort über den Knopf oder über die Karte der Chat-App senden."),
    (Own::ReaskPhoto, "Hier hatte ich auf ein Foto gehofft. Bitte eins schicken."),
    (Own::ReaskFile, "Hier hatte ich auf eine Datei gehofft. Bitte eine schicken."),
    (Own::ReaskLink, "Das sieht noch nicht nach einem Link aus. Zum Beispiel: www.example.com."),
];

const READING: Reading = Reading {
    ordinal_suffixes: "te, ten, ter, tes, ste, sten, ster",
    number_and: "und",
    number_compounds: true,
    number_teens_added: false,
    minutes_first: true,
    next_weekday: NextWeekday::Coming,
    yes: "ja, j, jo, jup, jep, jawohl, jawoll, ja bitte, ja gerne, ja gern, ja klar, gerne, gern, sehr gerne, sehr gern, klar, na klar, aber klar, sicher, natürlich, ja natürlich, selbstverständlich, auf jeden Fall, unbedingt, okay, ok, oke, okey, einverstanden, ich bin einverstanden, bin einverstanden, ich stimme zu, stimme zu, ich willige ein, stimmt, stimmt so, passt, passt so, richtig, genau, korrekt, in Ordnung, alles klar, ja doch, doch, warum nicht, mach das, machen wir, machen Sie das, ja mach das, ich will, ja ich will, ja ich bin einverstanden, bitte, perfekt, super, ja sicher, ja okay, ja das passt, dürft ihr, dürfen Sie, darfst du, yes, kein Problem, keine Einwände, von mir aus, das wäre toll, das wäre super, das wäre schön",
    no: "nein, n, nö, nee, ne, nein danke, ne danke, nee danke, nö danke, danke nein, nicht, lieber nicht, nein lieber nicht, auf keinen Fall, keinesfalls, niemals, nie, jetzt nicht, noch nicht, heute nicht, im Moment nicht, gerade nicht, eher nicht, leider nicht, leider nein, nein leider nicht, ich möchte nicht, möchte ich nicht, will ich nicht, ich will nicht, stimmt nicht, nicht richtig, falsch, das ist falsch, passt nicht, nicht einverstanden, ich bin nicht einverstanden, bin nicht einverstanden, kein Interesse, keine, kein Bedarf, nein bitte nicht, bitte nicht, gar nicht, überhaupt nicht, ich stimme nicht zu, habe ich nicht, hab ich nicht, no, das möchte ich nicht, das will ich nicht",
    fillers: "bitte, danke, vielleicht, ich denke, ich glaube, ich meine, ich würde sagen, würde ich sagen, wahrscheinlich, vermutlich, eventuell, evtl, ungefähr, so um die, um die, ca, circa, zirka, etwa, rund, so, okay, ok, gut, also, ähm, äh, hm, hmm, es ist, das ist, das wäre, wäre, wäre gut, wäre super, wäre toll, wäre schön, wäre ideal, wäre perfekt, wäre mir recht, wäre mir lieb, geht, geht gut, ginge, ginge gut, passt, passt gut, passt mir, passt mir gut, passt mir am besten, am besten, am liebsten, lieber, gerne, gern, möglichst, wenn möglich, wenn es geht, falls möglich, ich möchte, ich hätte gern, ich hätte gerne, ich würde gern, ich würde gerne, ich will, ich nehme, nehme ich, nehmen wir, sagen wir, sagen wir mal, sagen wir mal so, machen wir, mach, wie wäre es mit, wie wär's mit, wie wäre, geht auch, dann, genau, nur, einfach, hallo, hi, ja, sicher, können wir, kann ich, könnte ich, könnten wir, für mich, mir, mein, meine, sorry, eigentlich, ach, oh, mein Geburtstag ist, geboren, geboren am, ich bin geboren am, ich bin am, ich wurde am, wurde, war, mit, wir sind, wir sind zu, wir wären, wir wären zu, zu, insgesamt, es sind, es werden, ich brauche, wir brauchen, brauche, brauchen, ich habe, wir haben, ich bin, höchstens, maximal, max, bis zu, bis, maximum, nicht mehr als, mindestens, unter, weniger als, für, alles zusammen, zusammen, ausgeben, budget, mein budget ist, die Zahl ist, Nummer, mal, doch, schon, das, es, den, der, die, wir kommen, kommen, komme, komme ich, kommen wir, komme gerne, zu kommen",
    name_leads: "ich heiße, ich heisse, mein Name ist, mein Name lautet, Name ist, ich bin, ich bin der, ich bin die, das ist, hier ist, hier spricht, man nennt mich, nenn mich, nennen Sie mich, alle nennen mich, hallo ich bin, hi ich bin, hallo mein Name ist, hallo ich heiße, Name",
    not_counted: "oder, und, bis, nicht, aber, als, von, uhr, zu, viel, te, ten, ter",
    currencies: &[
        ("EUR", "euro, euros, eur, eu, €uro, öcken"),
        ("USD", "dollar, dollars, usd, us dollar"),
        ("GBP", "pfund, gbp, britische pfund"),
        ("CHF", "franken, fränkli, stutz, chf, sfr, fr, schweizer franken"),
        ("CAD", "kanadische dollar, cad"),
        ("AUD", "australische dollar, aud"),
        ("JPY", "yen, jpy"),
        ("PLN", "zloty, złoty, pln"),
        ("MXN", "mexikanische pesos, mxn"),
        ("UAH", "hrywnja, griwna, uah"),
        ("SEK", "schwedische kronen, sek"),
        ("NOK", "norwegische kronen, nok"),
        ("DKK", "dänische kronen, dkk"),
        ("CZK", "tschechische kronen, czk"),
        ("INR", "rupien, inr"),
    ],
    cents: "cent, cents, ct, rappen, pfennig, pence",
    rating_joins: "von",
    rating_units: "stern, sterne, sternen, punkt, punkte, punkten, von",
    position_words: "nummer, nr, option, antwort, möglichkeit, auswahl, der, die, das, den, ich nehme, nehme ich, bitte, variante",
    polite: "bitte, danke",
    corrections: "… ändern, … korrigieren, … bearbeiten, … berichtigen, … anpassen, meine … ändern, mein … ändern, meinen … ändern, die … ändern, den … ändern, das … ändern, meine … korrigieren, mein … korrigieren, meinen … korrigieren, die … korrigieren, den … korrigieren, das … korrigieren, ich möchte meine … ändern, ich möchte mein … ändern, ich möchte meinen … ändern, ich möchte die … ändern, ich möchte den … ändern, ich möchte das … ändern, ich will meine … ändern, ich will mein … ändern, ich will meinen … ändern, ich muss meine … ändern, ich muss mein … ändern, ich muss meinen … ändern, kann ich meine … ändern, kann ich mein … ändern, kann ich meinen … ändern, kann ich die … ändern, kann ich den … ändern, kann ich das … ändern, bitte meine … ändern, bitte die … ändern, bitte den … ändern, bitte das … ändern, ändere meine …, ändere mein …, ändere meinen …, ändere die …, ändere den …, ändere das …, ändere …, änder …, korrigiere …, korrigiere die …, meine … ist falsch, mein … ist falsch, die … ist falsch, der … ist falsch, das … ist falsch, … ist falsch, die … stimmt nicht, der … stimmt nicht, das … stimmt nicht, meine … stimmt nicht, mein … stimmt nicht, … stimmt nicht, falsche …, falscher …, falsches …, andere …, anderer …, anderes …, eine andere …, ein anderer …, ein anderes …, neue …, neuer …, neues …, zurück zu …, zurück zum …, zurück zur …",
    kind_names: &[
        ("name", "name, namen, vorname, vornamen, nachname, nachnamen"),
        ("email", "e-mail, email, mail, e-mail-adresse, email adresse, emailadresse, mailadresse, mail-adresse, adresse"),
        ("phone", "telefon, telefonnummer, nummer, handynummer, handy, mobilnummer, rufnummer"),
        ("date", "datum, tag, geburtstag, geburtsdatum"),
        ("time", "uhrzeit, zeit"),
        ("date and time", "termin, datum, uhrzeit, zeit, tag"),
        ("money", "budget, betrag, preis"),
        ("location", "standort, ort, adresse"),
        ("photo", "foto, bild"),
        ("link", "link, webseite, website"),
        ("code", "code, nummer"),
        ("consent", "einwilligung, zustimmung"),
    ],
};

const MEANINGS: &[(Meaning, &str)] = &[
    (Number(0), "null"),
    (Number(1), "eins, ein, eine, einen, einem, einer, ne, ner"),
    (Number(2), "zwei, zwo"),
    (Number(3), "drei"),
    (Number(4), "vier"),
    (Number(5), "fünf"),
    (Number(6), "sechs"),
    (Number(7), "sieben"),
    (Number(8), "acht"),
    (Number(9), "neun"),
    (Number(10), "zehn"),
    (Number(11), "elf"),
    (Number(12), "zwölf, ein Dutzend, Dutzend"),
    (Number(13), "dreizehn"),
    (Number(14), "vierzehn"),
    (Number(15), "fünfzehn"),
    (Number(16), "sechzehn"),
    (Number(17), "siebzehn"),
    (Number(18), "achtzehn"),
    (Number(19), "neunzehn"),
    (Number(20), "zwanzig"),
    (Number(30), "dreißig"),
    (Number(40), "vierzig"),
    (Number(50), "fünfzig"),
    (Number(60), "sechzig"),
    (Number(70), "siebzig"),
    (Number(80), "achtzig"),
    (Number(90), "neunzig"),
    (Number(100), "hundert"),
    (Number(1_000), "tausend, tsd"),
    (Number(1_000_000), "Million, Millionen, Mio"),
    (AndHalf, "und ein halb"),
    (Ordinal(1), "erste, ersten, erster, erstes"),
    (Ordinal(2), "zweite, zweiten, zweiter, zweites"),
    (Ordinal(3), "dritte, dritten, dritter, drittes"),
    (Ordinal(4), "vierte, vierten, vierter, viertes"),
    (Ordinal(5), "fünfte, fünften, fünfter, fünftes"),
    (Ordinal(6), "sechste, sechsten, sechster, sechstes"),
    (Ordinal(7), "siebte, siebten, siebter, siebtes, siebente, siebenten"),
    (Ordinal(8), "achte, achten, achter, achtes"),
    (Ordinal(9), "neunte, neunten, neunter, neuntes"),
    (Ordinal(10), "zehnte, zehnten, zehnter, zehntes"),
    (Ordinal(11), "elfte, elften, elfter, elftes"),
    (Ordinal(12), "zwölfte, zwölften, zwölfter, zwölftes"),
    (Weekday(0), "Montag, Montags"),
    (Weekday(1), "Dienstag, Dienstags"),
    (Weekday(2), "Mittwoch, Mittwochs"),
    (Weekday(3), "Donnerstag, Donnerstags"),
    (Weekday(4), "Freitag, Freitags"),
    (Weekday(5), "Samstag, Samstags, Sonnabend, Sonnabends"),
    (Weekday(6), "Sonntag, Sonntags"),
    (WeekdayShort(0), "Mo"),
    (WeekdayShort(1), "Di"),
    (WeekdayShort(2), "Mi"),
    (WeekdayShort(3), "Do"),
    (WeekdayShort(4), "Fr"),
    (WeekdayShort(5), "Sa"),
    (WeekdayShort(6), "So"),
    (Month(1), "Januar, Jänner, Jan"),
    (Month(2), "Februar, Feber, Feb"),
    (Month(3), "März, Mrz"),
    (Month(4), "April, Apr"),
    (Month(5), "Mai"),
    (Month(6), "Juni, Juno, Jun"),
    (Month(7), "Juli, Julei, Jul"),
    (Month(8), "August, Aug"),
    (Month(9), "September, Sept, Sep"),
    (Month(10), "Oktober, Okt"),
    (Month(11), "November, Nov"),
    (Month(12), "Dezember, Dez"),
    (Day(0), "heute"),
    (Day(1), "morgen"),
    (Day(2), "übermorgen"),
    (Day(3), "überübermorgen"),
    (Day(-1), "gestern"),
    (Day(-2), "vorgestern"),
    (DayPart(0, Part::Evening), "heute Abend"),
    (DayPart(0, Part::Morning), "heute Morgen, heute früh, heute Vormittag"),
    (DayPart(0, Part::Afternoon), "heute Nachmittag"),
    (DayPart(0, Part::Midday), "heute Mittag"),
    (DayPart(0, Part::Night), "heute Nacht"),
    (Feast(12, 6), "Nikolaus, Nikolaustag"),
    (Feast(12, 24), "Heiligabend, Heilig Abend, Heiliger Abend"),
    (Feast(12, 25), "erster Weihnachtstag, ersten Weihnachtstag, erster Weihnachtsfeiertag, ersten Weihnachtsfeiertag"),
    (Feast(12, 26), "zweiter Weihnachtstag, zweiten Weihnachtstag, zweiter Weihnachtsfeiertag, zweiten Weihnachtsfeiertag"),
    (Feast(12, 31), "Silvester"),
    (Feast(1, 1), "Neujahr, Neujahrstag"),
    (Feast(2, 14), "Valentinstag"),
    (Feast(5, 1), "Tag der Arbeit"),
    (Feast(10, 3), "Tag der Deutschen Einheit"),
    (Next, "nächste, nächsten, nächster, nächstes"),
    (This, "diese, diesen, dieser, dieses"),
    (Coming, "kommende, kommenden, kommender, kommendes, jetzt"),
    (Last, "letzte, letzten, letzter, letztes, vergangene, vergangenen, vorige, vorigen"),
    (Ahead, "in"),
    (FromNow, "ab jetzt, ab heute, von heute an, später"),
    (AgoBefore, "vor"),
    (Unit(Unit::Minute), "Minute, Minuten, Min"),
    (Unit(Unit::Hour), "Stunde, Stunden, Std"),
    (Unit(Unit::Day), "Tag, Tage, Tagen"),
    (Unit(Unit::Week), "Woche, Wochen"),
    (Unit(Unit::Month), "Monat, Monate, Monaten"),
    (Unit(Unit::Year), "Jahr, Jahre, Jahren"),
    (HalfHour, "einer halben Stunde, ner halben Stunde, halben Stunde"),
    (Part(Part::Morning), "früh, in der Früh, vormittags, Vormittag, am Vormittag, morgens, am Morgen, am frühen Morgen"),
    (Part(Part::Midday), "mittags, Mittag, am Mittag, über Mittag"),
    (Part(Part::Afternoon), "nachmittags, Nachmittag, am Nachmittag"),
    (Part(Part::Evening), "abends, Abend, am Abend"),
    (Part(Part::Night), "nachts, Nacht, in der Nacht"),
    (OClock, "Uhr, h"),
    (Noon, "zwölf Uhr mittags"),
    (Midnight, "Mitternacht, um Mitternacht"),
    (HalfTo, "halb, halber"),
    (Quarter, "Viertel"),
    (ThreeQuarter, "dreiviertel, drei viertel"),
    (Past, "nach"),
    (And, "und"),
    (At, "um, gegen, so um, so gegen, ungefähr um, circa um"),
    (On, "am, an, an dem"),
    (The, "der, den, dem, des"),
    (Not, "nicht, außer, aber, nie, kein, keinen, keine, ohne, statt"),
];

const WRITING: Writing = Writing {
    decimal: ',',
    grouping: '.',
    grouped_from_digits: 4,
    sign_place: SignPlace::After,
    currency_signs: &[("EUR", "€"), ("USD", "$"), ("GBP", "£"), ("JPY", "¥"), ("INR", "₹")],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    units: ["Monat | Monate", "Tag | Tage", "Stunde | Stunden", "Minute | Minuten"],
    style: &Style,
    yes: "ja",
    no: "nein",
    list_and: |_| " und ",
};

/// `Donnerstag, 26. November um 14:30 Uhr`.
struct Style;

impl DateStyle for Style {
    fn date(&self, out: &mut String, day: &Day) {
        let (month, number) = (day.month, day.number);
        let _ = match day.year {
            None => write!(out, "{number}. {month}"),
            Some(year) => write!(out, "{number}. {month} {year}"),
        };
    }

    fn time(&self, out: &mut String, clock: Clock) {
        let _ = match clock.minute {
            0 => write!(out, "{} Uhr", clock.hour),
            minute => write!(out, "{}:{minute:02} Uhr", clock.hour),
        };
    }

    fn after_weekday(&self) -> &'static str {
        ", "
    }

    fn before_time(&self, _: Clock) -> &'static str {
        " um "
    }
}
