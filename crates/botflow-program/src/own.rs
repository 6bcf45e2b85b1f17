//! The runtime's own words: what it says and hears without anybody having written it.

record! {
    /// One of the runtime's own texts. A project replaces any of them under `words:`; the name there is this in snake case (`from_earlier`).
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum Own {
        /// The Skip button.
        Skip,
        /// The Done button of several options.
        Done,
        /// The More button.
        More,
        /// The button for times of other days.
        OtherDays,
        /// *That one is from earlier.*
        FromEarlier,
        /// The review's button: it is right.
        ReviewYes,
        /// The review's buttons: change an answer; `{field}` stands for its label.
        ReviewChange,
        /// The word for yes.
        Yes,
        /// The word for no.
        No,
        /// The confirmation of `stop`.
        Stopped,
        /// The answer to a `start` word after `stop`.
        Started,
        /// The re-ask text for a choice.
        ReaskChoice,
        /// For text.
        ReaskText,
        /// For a name.
        ReaskName,
        /// For an e-mail address.
        ReaskEmail,
        /// For a phone number.
        ReaskPhone,
        /// For a code.
        ReaskCode,
        /// For a number.
        ReaskNumber,
        /// For a whole number.
        ReaskWholeNumber,
        /// For money.
        ReaskMoney,
        /// For a date.
        ReaskDate,
        /// For a time.
        ReaskTime,
        /// For a date and time.
        ReaskDateTime,
        /// For a time of a booking.
        ReaskSlot,
        /// For yes or no.
        ReaskYesNo,
        /// For a consent.
        ReaskConsent,
        /// For a rating; `{from}` and `{to}`.
        ReaskRating,
        /// For a location.
        ReaskLocation,
        /// For a photo.
        ReaskPhoto,
        /// For a file.
        ReaskFile,
        /// For a link.
        ReaskLink,
        /// For a review.
        ReaskReview,
        /// Too few or too many of several; `{from}` and `{to}`.
        ReaskSeveral,
        /// A slot was taken meanwhile; the times follow.
        Taken,
        /// A typed day or time without a free slot; the nearest follow.
        NoSlotThen,
        /// *Which one?* of `move` and `cancel`.
        WhichBooking,
        /// The button of a payment.
        Pay,
        /// What stands for an answer that was skipped, in a review.
        NotGiven,
        /// Between label and answer in a review: `: `, in French ` : `.
        Colon,
        /// On the button that opens a list of options, where a channel has such lists.
        Choose,
        /// Above further buttons of the same message.
        Further,
        /// On the button that sends the customer's phone number.
        SharePhone,
        /// On the button that sends where the customer is.
        ShareLocation,
    }
}

record! {
    /// Something said to the runtime in its own words: lists a language, whole messages.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum OwnWord {
        /// *stop, unsubscribe, opt out …*
        Stop,
        /// *start, subscribe …*: ends a stop.
        Start,
        /// *back*.
        Back,
        /// *skip*.
        Skip,
        /// *cancel*: of a form.
        Cancel,
        /// *done*: of several.
        Done,
        /// *more*: the next page.
        More,
        /// *other days*.
        OtherDays,
        /// *change*: before a field's label or name.
        Change,
        /// A bare greeting: the question is repeated, nothing is counted.
        Greeting,
        /// All of several (*all*, *all of them*).
        All,
        /// None of several (*none*).
        Nothing,
    }
}

impl Own {
    /// Every one of them, in order.
    pub const ALL: [Own; 43] = [
        Own::Skip,
        Own::Done,
        Own::More,
        Own::OtherDays,
        Own::FromEarlier,
        Own::ReviewYes,
        Own::ReviewChange,
        Own::Yes,
        Own::No,
        Own::Stopped,
        Own::Started,
        Own::ReaskChoice,
        Own::ReaskText,
        Own::ReaskName,
        Own::ReaskEmail,
        Own::ReaskPhone,
        Own::ReaskCode,
        Own::ReaskNumber,
        Own::ReaskWholeNumber,
        Own::ReaskMoney,
        Own::ReaskDate,
        Own::ReaskTime,
        Own::ReaskDateTime,
        Own::ReaskSlot,
        Own::ReaskYesNo,
        Own::ReaskConsent,
        Own::ReaskRating,
        Own::ReaskLocation,
        Own::ReaskPhoto,
        Own::ReaskFile,
        Own::ReaskLink,
        Own::ReaskReview,
        Own::ReaskSeveral,
        Own::Taken,
        Own::NoSlotThen,
        Own::WhichBooking,
        Own::Pay,
        Own::NotGiven,
        Own::Colon,
        Own::Choose,
        Own::Further,
        Own::SharePhone,
        Own::ShareLocation,
    ];

    /// Its name under `words:` in `botflow.yaml`.
    pub fn name(self) -> String {
        let mut out = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !out.is_empty() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        }
        out
    }
}

impl OwnWord {
    /// Every one of them, in order.
    pub const ALL: [OwnWord; 12] = [
        OwnWord::Stop,
        OwnWord::Start,
        OwnWord::Back,
        OwnWord::Skip,
        OwnWord::Cancel,
        OwnWord::Done,
        OwnWord::More,
        OwnWord::OtherDays,
        OwnWord::Change,
        OwnWord::Greeting,
        OwnWord::All,
        OwnWord::Nothing,
    ];

    /// Its name under `words:` in `botflow.yaml`: `stop_words`, `greeting_words` …
    pub fn name(self) -> String {
        let mut out = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !out.is_empty() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        }
        out + "_words"
    }
}
