//! French. The own words speak to nobody by *tu* or *vous*, so that they fit a bot of either kind.

use std::fmt::Write as _;
use std::sync::LazyLock;

use botflow_program::{Own, OwnWord};

use super::{Language, NextWeekday, Reading, SignPlace, Writing, greetings};
use crate::lexicon::{Lexicon, Meaning, Meaning::*, Part, Unit};
use crate::tables::Tables;
use crate::write::{Clock, DateStyle, Day};

pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language {
    tag: "fr",
    region: "FR",
    name: "French",
    disclosure: "bot, chatbot, robot, assistant, assistante, automatique, automatiques, automatiquement, automatisé, automatisée, automatisés, virtuel, virtuelle, IA",
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
        "retour, revenir, revenir en arrière, en arrière, retour en arrière, question précédente, la question précédente, précédent, précédente, reviens en arrière, revenez en arrière",
    ),
    (
        OwnWord::Skip,
        "passer, passe, passez, sauter, suivant, suivante, question suivante, ignorer, je préfère ne pas répondre, je préfère ne pas le dire, je ne veux pas répondre, pas de réponse, sans réponse",
    ),
    (
        OwnWord::Cancel,
        "annuler, annule, annulez, tout annuler, abandonner, laisse tomber, laissez tomber, tant pis, j'ai changé d'avis, oublie, oubliez, oublie ça, oubliez ça",
    ),
    (
        OwnWord::Done,
        "terminé, j'ai terminé, j'ai fini, fini, c'est tout, ce sera tout, c'est bon, rien d'autre, voilà, voilà c'est tout, plus rien",
    ),
    (OwnWord::More, "plus, voir plus, afficher plus, en voir plus, plus de choix, d'autres, page suivante, autres, encore"),
    (
        OwnWord::OtherDays,
        "autres jours, un autre jour, autre jour, d'autres jours, autres dates, une autre date, autre date, d'autres dates, un autre horaire, autres horaires, d'autres horaires, un autre moment, plus tard, aucun, aucune, aucun des deux, aucune de ces dates",
    ),
    (
        OwnWord::Stop,
        "stop, arrêter, arrête, arrêtez, arrêt, désabonner, me désabonner, désabonnez-moi, désabonne-moi, désinscription, désinscrire, me désinscrire, désinscrivez-moi, se désabonner, se désinscrire, plus de messages, plus de message, plus aucun message, ne m'écrivez plus, ne m'écris plus, ne plus recevoir de messages, je ne veux plus de messages, laissez-moi tranquille, laisse-moi tranquille, unsubscribe",
    ),
    (
        OwnWord::Start,
        "start, démarrer, commencer, reprendre, m'abonner, s'abonner, abonnez-moi, abonne-moi, réabonner, me réabonner, écrivez-moi à nouveau",
    ),
    (OwnWord::Change, "modifier, changer, corriger, rectifier"),
    (
        OwnWord::Greeting,
        "bonjour, bonsoir, salut, coucou, hello, hey, allô, bonjour à tous, bonjour à toutes, bonjour madame, bonjour monsieur, salut à tous, bien le bonjour, rebonjour, re",
    ),
    (OwnWord::All, "tout, tous, toutes, tous les deux, toutes les deux, les deux, tout ça, tout cela, la totale"),
    (
        OwnWord::Nothing,
        "aucun, aucune, rien, aucun des deux, aucune des deux, aucun d'eux, aucune d'elles, rien de tout ça, rien du tout, ni l'un ni l'autre",
    ),
];

const OWN: &[(Own, &str)] = &[
    (Own::Skip, "Passer"),
    (Own::Done, "Terminé"),
    (Own::More, "Voir plus"),
    (Own::OtherDays, "Autres jours"),
    (Own::ReviewYes, "Tout est correct"),
    (Own::ReviewChange, "Modifier : {field}"),
    (Own::NotGiven, "non renseigné"),
    (Own::Colon, " : "),
    (Own::Choose, "Choisir"),
    (Own::Further, "Plus :"),
    (Own::SharePhone, "Envoyer mon numéro"),
    (Own::ShareLocation, "Envoyer ma position"),
    (Own::Yes, "Oui"),
    (Own::No, "Non"),
    (Own::Pay, "Payer"),
    (Own::FromEarlier, "Ce choix date de tout à l'heure et n'est plus valable."),
    (Own::Stopped, "C'est noté : plus aucun message de notre part. Pour changer d'avis, il suffit d'écrire « start »."),
    (Own::Started, "Bon retour parmi nous ! Les messages reprennent. Le mot « stop » suffit pour tout arrêter."),
    (Own::Taken, "Désolé, ce créneau vient d'être pris. Voici ceux qui restent :"),
    (Own::NoSlotThen, "Rien de libre à ce moment-là. Voici les créneaux les plus proches :"),
    (Own::WhichBooking, "De quel rendez-vous s'agit-il ?"),
    (Own::ReaskChoice, "Désolé, je n'ai pas compris. Merci de choisir l'une des réponses."),
    (Own::ReaskReview, "Désolé, je n'ai pas compris. Tout est correct, ou faut-il modifier quelque chose ?"),
    (Own::ReaskSeveral, "Merci d'en choisir de {from} à {to} : une par une, ou séparées par des virgules."),
    (Own::ReaskText, "Désolé, je ne sais lire que du texte ici. Merci d'écrire la réponse."),
    (Own::ReaskName, "Désolé, je n'ai pas saisi le nom. Des lettres seulement, par exemple Anne Martin."),
    (Own::ReaskEmail, "Cela ne ressemble pas encore à une adresse e-mail. Par exemple : anne@example.com."),
    (Own::ReaskPhone, "Cela ne ressemble pas encore à un numéro de téléphone. Par exemple : {example}."),
    (Own::ReaskCode, "Cela ne ressemble pas à un code. Il n'y a que des lettres, des chiffres et des traits d'union."),
    (Own::ReaskNumber, "Il me faut un nombre ici, par exemple 12 ou 4,5."),
    (Own::ReaskWholeNumber, "Il me faut un nombre entier ici, par exemple 2."),
    (Own::ReaskMoney, "Il me faut un montant ici, par exemple 60 ou 49,50."),
    (Own::ReaskDate, "Désolé, je n'ai pas compris la date. Par exemple : demain, vendredi ou 24 décembre."),
    (Own::ReaskTime, "Désolé, je n'ai pas compris l'heure. Par exemple : 15 h ou 14 h 30."),
    (Own::ReaskDateTime, "Il me faut un jour et une heure. Par exemple : demain à 15 h."),
    (Own::ReaskSlot, "Désolé, je n'ai pas compris le créneau. Merci d'en choisir un ou d'écrire un jour, par exemple vendredi."),
    (Own::ReaskYesNo, "C'est un oui ou un non ?"),
    (Own::ReaskConsent, "Pour être sûr de bien faire : merci de répondre par oui ou par non."),
    (Own::ReaskRating, "Merci de répondre par un nombre de {from} à {to}."),
    (Own::ReaskLocation, "Merci d'envoyer la position avec le bouton ou depuis la carte de l'application."),
    (Own::ReaskPhoto, "J'attendais une photo. Merci d'en envoyer une."),
    (Own::ReaskFile, "J'attendais un fichier. Merci d'en envoyer un."),
    (Own::ReaskLink, "Cela ne ressemble pas encore à un lien. Par exemple : www.example.com."),
];

const READING: Reading = Reading {
    ordinal_suffixes: "er, ere, re, e, eme, ème, me, nd, nde, d, de",
    number_and: "et",
    number_compounds: false,
    number_teens_added: true,
    minutes_first: false,
    next_weekday: NextWeekday::Coming,
    yes: "oui, o, ouais, ouaip, oui merci, oui s'il vous plaît, oui s'il te plaît, oui svp, oui stp, oui bien sûr, bien sûr, oui volontiers, volontiers, avec plaisir, oui avec plaisir, d'accord, d'acc, dac, ok, okay, okey, carrément, absolument, certainement, évidemment, tout à fait, exactement, exact, c'est exact, c'est ça, c'est bien ça, correct, c'est correct, c'est bon, juste, vrai, c'est vrai, parfait, bien entendu, entendu, pourquoi pas, je veux bien, je le veux, j'accepte, je suis d'accord, je consens, je confirme, si, mais si, mais oui, ça marche, ça me va, allez-y, vas-y, yes, yep, super, bon, très bien, affirmatif, sans problème, pas de problème, aucun problème, pas de souci, ce serait super",
    no: "non, n, nan, nope, non merci, merci non, pas du tout, non pas du tout, pas vraiment, non pas vraiment, pas maintenant, pas encore, pas aujourd'hui, pas pour le moment, pas pour l'instant, jamais, jamais de la vie, certainement pas, sûrement pas, surtout pas, je ne veux pas, je veux pas, je ne préfère pas, je préfère pas, je préfère ne pas, je refuse, je n'accepte pas, je ne suis pas d'accord, pas d'accord, plutôt pas, plutôt non, malheureusement non, hélas non, faux, c'est faux, incorrect, ce n'est pas ça, c'est pas ça, ce n'est pas correct, pas question, aucun intérêt, pas intéressé, pas intéressée, je n'en ai pas, j'en ai pas, je n'ai pas, négatif, no, je n'en veux pas",
    fillers: "s'il vous plaît, s'il te plaît, svp, stp, merci, merci beaucoup, peut-être, je pense, je crois, je dirais, probablement, éventuellement, environ, à peu près, autour de, dans les, plutôt, disons, on va dire, alors, donc, bon, bien, euh, hum, bah, ben, ok, d'accord, c'est, ce serait, ça serait, serait, c'est le, ce sera, ce sera le, serait bien, serait parfait, serait idéal, me va, me convient, convient, me conviendrait, ça me va, ça va, c'est parfait, parfait, très bien, si possible, idéalement, de préférence, je voudrais, j'aimerais, je veux, je préfère, je préférerais, je prends, je prendrais, je choisis, on dit, va pour, pourquoi pas, et si, moi, pour moi, mon, ma, ma date de naissance est le, je suis né le, je suis née le, né le, née le, je suis né, je suis née, oui, désolé, pardon, en fait, bonjour, salut, est-ce possible, c'est possible, possible, pile, précises, précise, exactement, nous sommes, on est, on sera, nous serons, on serait, nous serions, on sera à, nous serons à, il y a, il y aura, il m'en faut, il nous faut, il me faut, j'ai besoin de, j'ai, nous avons, j'en veux, j'en voudrais, j'en prends, je suis, au maximum, maximum, max, au plus, jusqu'à, pas plus de, au moins, moins de, en dessous de, au total, en tout, mon budget est de, mon budget c'est, budget, à dépenser, numéro, juste, seulement, être, pour, ah, oh",
    name_leads: "je m'appelle, je me nomme, mon nom est, mon nom c'est, mon prénom est, mon prénom c'est, moi c'est, je suis, c'est, ici, appelez-moi, appelle-moi, on m'appelle, tout le monde m'appelle, bonjour je m'appelle, bonjour je suis, bonjour moi c'est, salut je m'appelle, salut moi c'est, bonjour mon nom est, nom",
    not_counted: "ou, et, a, pas, mais, que, sur, de, heure, heures, h, trop, e, er, eme",
    currencies: &[
        ("EUR", "euro, euros, eur, balles, eu"),
        ("USD", "dollar, dollars, usd, dollar américain, dollars américains"),
        ("GBP", "livre, livres, gbp, livre sterling, livres sterling"),
        ("CHF", "franc, francs, chf, fr, sfr, franc suisse, francs suisses, balles suisses"),
        ("CAD", "dollar canadien, dollars canadiens, cad, piastres"),
        ("AUD", "dollar australien, dollars australiens, aud"),
        ("JPY", "yen, yens, jpy"),
        ("PLN", "zloty, zlotys, pln"),
        ("MXN", "peso mexicain, pesos mexicains, mxn"),
        ("UAH", "hryvnia, hryvnias, uah"),
        ("SEK", "couronne suédoise, couronnes suédoises, sek"),
        ("NOK", "couronne norvégienne, couronnes norvégiennes, nok"),
        ("DKK", "couronne danoise, couronnes danoises, dkk"),
        ("CZK", "couronne tchèque, couronnes tchèques, czk"),
        ("INR", "roupie, roupies, inr"),
    ],
    cents: "centime, centimes, cent, cents, ct, cts",
    rating_joins: "sur, de",
    rating_units: "étoile, étoiles, point, points, sur",
    position_words: "numéro, no, n, option, choix, réponse, le, la, l, les, je prends, je choisis, celui, celle, svp, s'il vous plaît",
    polite: "s'il vous plaît, s'il te plaît, svp, stp, merci",
    corrections: "modifier …, modifier mon …, modifier ma …, modifier mes …, modifier le …, modifier la …, modifier l'…, changer …, changer mon …, changer ma …, changer mes …, changer le …, changer la …, changer l'…, changer de …, corriger …, corriger mon …, corriger ma …, corriger mes …, corriger le …, corriger la …, corriger l'…, rectifier mon …, rectifier ma …, rectifier le …, rectifier la …, je veux modifier mon …, je veux modifier ma …, je veux changer mon …, je veux changer ma …, je veux changer de …, je voudrais modifier mon …, je voudrais modifier ma …, je voudrais changer mon …, je voudrais changer ma …, je voudrais changer le …, je voudrais changer la …, je voudrais changer l'…, je voudrais corriger mon …, je voudrais corriger ma …, j'aimerais modifier mon …, j'aimerais modifier ma …, j'aimerais changer mon …, j'aimerais changer ma …, je dois changer mon …, je dois changer ma …, puis-je modifier mon …, puis-je modifier ma …, puis-je changer mon …, puis-je changer ma …, est-ce que je peux changer mon …, est-ce que je peux changer ma …, est-ce que je peux modifier mon …, est-ce que je peux modifier ma …, mon … est faux, ma … est fausse, mon … est incorrect, ma … est incorrecte, le … est faux, la … est fausse, l'… est fausse, le … est incorrect, la … est incorrecte, l'… est incorrecte, mauvais …, mauvaise …, autre …, un autre …, une autre …, nouveau …, nouvelle …, nouvel …, erreur dans mon …, erreur dans ma …, erreur dans le …, erreur dans la …, je me suis trompé de …, je me suis trompée de …, je me suis trompé dans mon …, je me suis trompé dans ma …, revenir à …, revenir au …, revenir à la …, revenir à l'…",
    kind_names: &[
        ("name", "nom, prénom, nom de famille"),
        ("email", "e-mail, email, mail, adresse e-mail, adresse email, adresse mail, courriel, adresse"),
        ("phone", "téléphone, numéro de téléphone, numéro, portable, mobile, tél"),
        ("date", "date, jour, date de naissance, anniversaire"),
        ("time", "heure, horaire"),
        ("date and time", "date, heure, rendez-vous, jour, horaire, créneau"),
        ("money", "budget, montant, prix"),
        ("location", "position, lieu, adresse"),
        ("photo", "photo, image"),
        ("link", "lien, site, site web"),
        ("code", "code, numéro"),
        ("consent", "consentement, accord"),
    ],
};

const MEANINGS: &[(Meaning, &str)] = &[
    (Number(0), "zéro"),
    (Number(1), "un, une"),
    (Number(2), "deux"),
    (Number(3), "trois"),
    (Number(4), "quatre"),
    (Number(5), "cinq"),
    (Number(6), "six"),
    (Number(7), "sept"),
    (Number(8), "huit"),
    (Number(9), "neuf"),
    (Number(10), "dix"),
    (Number(11), "onze"),
    (Number(12), "douze, une douzaine"),
    (Number(13), "treize"),
    (Number(14), "quatorze"),
    (Number(15), "quinze, une quinzaine"),
    (Number(16), "seize"),
    (Number(20), "vingt, une vingtaine"),
    (Number(30), "trente, une trentaine"),
    (Number(40), "quarante"),
    (Number(50), "cinquante, une cinquantaine"),
    (Number(60), "soixante"),
    (Number(70), "septante"),
    (Number(80), "quatre-vingt, quatre-vingts, huitante, octante"),
    (Number(90), "nonante"),
    (Number(100), "cent, cents, une centaine"),
    (Number(1_000), "mille"),
    (Number(1_000_000), "million, millions"),
    (AndHalf, "et demi"),
    (Ordinal(1), "premier, première"),
    (Ordinal(2), "deuxième, second, seconde"),
    (Ordinal(3), "troisième"),
    (Ordinal(4), "quatrième"),
    (Ordinal(5), "cinquième"),
    (Ordinal(6), "sixième"),
    (Ordinal(7), "septième"),
    (Ordinal(8), "huitième"),
    (Ordinal(9), "neuvième"),
    (Ordinal(10), "dixième"),
    (Ordinal(11), "onzième"),
    (Ordinal(12), "douzième"),
    (Weekday(0), "lundi, lundis"),
    (Weekday(1), "mardi, mardis"),
    (Weekday(2), "mercredi, mercredis"),
    (Weekday(3), "jeudi, jeudis"),
    (Weekday(4), "vendredi, vendredis"),
    (Weekday(5), "samedi, samedis"),
    (Weekday(6), "dimanche, dimanches"),
    (WeekdayShort(0), "lun"),
    (WeekdayShort(2), "mer"),
    (WeekdayShort(3), "jeu"),
    (WeekdayShort(4), "ven"),
    (WeekdayShort(5), "sam"),
    (WeekdayShort(6), "dim"),
    (Month(1), "janvier, janv"),
    (Month(2), "février, févr, fév"),
    (Month(3), "mars"),
    (Month(4), "avril, avr"),
    (Month(5), "mai"),
    (Month(6), "juin"),
    (Month(7), "juillet, juil"),
    (Month(8), "août"),
    (Month(9), "septembre, sept"),
    (Month(10), "octobre, oct"),
    (Month(11), "novembre, nov"),
    (Month(12), "décembre, déc"),
    (Day(0), "aujourd'hui, aujourdhui"),
    (Day(1), "demain, 2main"),
    (Day(2), "après-demain, après demain"),
    (Day(-1), "hier"),
    (Day(-2), "avant-hier"),
    (DayPart(0, Part::Evening), "ce soir"),
    (DayPart(0, Part::Morning), "ce matin"),
    (DayPart(0, Part::Afternoon), "cet après-midi, cet aprèm"),
    (DayPart(0, Part::Midday), "ce midi"),
    (DayPart(0, Part::Night), "cette nuit"),
    (Feast(12, 24), "réveillon de Noël, veille de Noël"),
    (Feast(12, 25), "Noël, jour de Noël"),
    (Feast(12, 31), "Saint-Sylvestre, réveillon du Nouvel An"),
    (Feast(1, 1), "jour de l'an, Nouvel An"),
    (Feast(2, 14), "Saint-Valentin"),
    (Feast(7, 14), "fête nationale"),
    (Next, "prochain, prochaine, prochains"),
    (This, "ce, cette"),
    (Coming, "qui vient, à venir"),
    (Last, "dernier, dernière, passé, passée"),
    (Ahead, "dans, d'ici"),
    (FromNow, "à partir d'aujourd'hui, à partir de maintenant, plus tard"),
    (AgoBefore, "il y a"),
    (Unit(Unit::Minute), "minute, minutes, min, mn"),
    (Unit(Unit::Day), "jour, jours"),
    (Unit(Unit::Week), "semaine, semaines"),
    (Unit(Unit::Month), "mois"),
    (Unit(Unit::Year), "an, ans, année, années"),
    (Days(7), "huit jours"),
    (Days(14), "quinze jours, une quinzaine de jours"),
    (HalfHour, "une demi-heure, demi-heure"),
    (Part(Part::SmallHours), "du matin, du mat"),
    (Part(Part::Morning), "matin, le matin, au matin, matinée, dans la matinée"),
    (Part(Part::Midday), "le midi"),
    (Part(Part::Afternoon), "après-midi, de l'après-midi, l'après-midi, dans l'après-midi, aprèm"),
    (Part(Part::Evening), "soir, du soir, le soir, au soir, dans la soirée, soirée"),
    (Part(Part::Night), "nuit, la nuit, de la nuit"),
    (HourMark, "heure, heures, h"),
    (Noon, "midi"),
    (Midnight, "minuit"),
    (HalfAfter, "et demie, et demi"),
    (Quarter, "quart, un quart, le quart"),
    (Past, "et"),
    (To, "moins"),
    (At, "à, vers, aux alentours de, pour"),
    (On, "le"),
    (The, "la"),
    (Of, "de, du"),
    (Not, "pas, sauf, mais, jamais, ne, sans"),
];

const WRITING: Writing = Writing {
    decimal: ',',
    grouping: '\u{202f}',
    grouped_from_digits: 4,
    sign_place: SignPlace::After,
    currency_signs: &[("EUR", "€"), ("USD", "$"), ("GBP", "£"), ("JPY", "¥"), ("CAD", "$CA"), ("AUD", "$AU"), ("INR", "₹")],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    units: ["mois | mois", "jour | jours", "heure | heures", "minute | minutes"],
    style: &Style,
    yes: "oui",
    no: "non",
    list_and: |_| " et ",
};

/// `jeudi 26 novembre à 14 h 30`; the first of a month is `1er`.
struct Style;

impl DateStyle for Style {
    fn date(&self, out: &mut String, day: &Day) {
        let first = if day.number == 1 { "er" } else { "" };
        let _ = write!(out, "{}{first} {}", day.number, day.month);
        if let Some(year) = day.year {
            let _ = write!(out, " {year}");
        }
    }

    fn time(&self, out: &mut String, clock: Clock) {
        let _ = match clock.minute {
            0 => write!(out, "{}\u{a0}h", clock.hour),
            minute => write!(out, "{}\u{a0}h\u{a0}{minute:02}", clock.hour),
        };
    }

    fn after_weekday(&self) -> &'static str {
        " "
    }

    fn before_time(&self, _: Clock) -> &'static str {
        " à "
    }
}
