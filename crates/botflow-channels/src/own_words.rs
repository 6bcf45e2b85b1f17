//! The few words that a channel needs and no author writes: on the button that opens a list, that shares a number, that shows more.

/// Words of one language.
pub(crate) struct OwnWords {
    /// On the button that opens a list.
    pub(crate) choose: &'static str,
    /// On the button that shows more cards.
    pub(crate) more: &'static str,
    /// Above further buttons of the same message.
    pub(crate) further: &'static str,
    /// On the button that sends the customer's number.
    pub(crate) share_phone: &'static str,
    /// On the button that sends where the customer is.
    pub(crate) share_location: &'static str,
}

static ENGLISH: OwnWords =
    OwnWords { choose: "Choose", more: "More", further: "More:", share_phone: "Share my number", share_location: "Share my location" };
static GERMAN: OwnWords = OwnWords {
    choose: "Auswählen",
    more: "Mehr",
    further: "Mehr:",
    share_phone: "Meine Nummer senden",
    share_location: "Meinen Standort senden",
};
static FRENCH: OwnWords = OwnWords {
    choose: "Choisir",
    more: "Plus",
    further: "Plus :",
    share_phone: "Envoyer mon numéro",
    share_location: "Envoyer ma position",
};
static SPANISH: OwnWords =
    OwnWords { choose: "Elegir", more: "Más", further: "Más:", share_phone: "Enviar mi número", share_location: "Enviar mi ubicación" };

/// The words of a language; English where it is not known.
pub(crate) fn own_words(language: &str) -> &'static OwnWords {
    match language.split('-').next().unwrap_or(language) {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        _ => &ENGLISH,
    }
}
