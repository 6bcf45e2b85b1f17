//! What comes in: past tense, owned, serialisable.

use botflow_program::{Currency, Decimal, Span, Spot, Text, Time};

use crate::{Number, Token};

data! {
    /// One thing that happened.
    pub enum Input {
        /// The customer wrote, sent a picture, arrived.
        MessageReceived {
            /// The platform's id of it; the same id again does nothing. Empty: never seen before.
            id: Text,
            /// The channel's name as in `botflow.yaml`.
            channel: Text,
            /// What.
            said: Said,
            /// The ad, link, page … it came with, where the platform says so.
            entry: Option<Arrival>,
        },
        /// The customer tapped options or a button. Several for a multi-select.
        OptionTapped {
            /// The platform's id of it.
            id: Text,
            /// The channel.
            channel: Text,
            /// What stood on them.
            tokens: Vec<Token>,
        },
        /// What the platform knows of the contact.
        ProfileReceived(Profile),
        /// A business event was posted.
        EventReceived {
            /// The sender's id of it.
            id: Text,
            /// `cart_abandoned`.
            name: Text,
            /// Its fields.
            fields: Vec<Named>,
        },
        /// An effect `Perform` came to this.
        Performed {
            /// Its number.
            number: Number,
            /// What came of it.
            result: Done,
        },
        /// A person has taken the conversation that was handed over with this number.
        AgentTook {
            /// Its number.
            number: Number,
        },
        /// The person is done with it.
        AgentClosed {
            /// Its number.
            number: Number,
        },
        /// A booking or payment changed outside.
        RecordChanged {
            /// Its number.
            number: Number,
            /// How.
            change: Change,
        },
        /// A moment asked for by `Turn::wake_at` has come. Late, early and doubled ones do no harm.
        TimerFired,
    }
}

data! {
    /// What a message holds.
    pub enum Said {
        /// Text, as typed.
        Text(Text),
        /// A picture: where it lies.
        Photo(Text),
        /// Another file.
        File(Text),
        /// A place.
        Location(Spot),
        /// A picture, file or place, and words with it: the picture where one is asked for, else the words.
        Captioned {
            /// What came with the words.
            medium: Box<Said>,
            /// The words.
            text: Text,
        },
        /// Something no flow can ask for: a sticker, a voice note.
        Other,
        /// Nothing: the customer only arrived.
        Nothing,
    }
}

data! {
    /// How somebody came.
    pub struct Arrival {
        /// By what.
        pub by: ArrivesBy,
        /// The ad's or link's reference, the page's path, the menu item's label, the topic's name; empty for a welcome.
        pub reference: Text,
    }
}

data! {
    /// By what somebody came.
    #[derive(Copy, Eq)]
    pub enum ArrivesBy {
        /// A click-to-message ad.
        Ad,
        /// A link or QR code.
        Link,
        /// A page with the web widget.
        Page,
        /// The persistent menu.
        Menu,
        /// First contact, Get Started.
        Welcome,
        /// An intent from a language-understanding provider; the message is in `said`.
        Topic,
    }
}

data! {
    /// What the platform knows of a contact. What is `None` stays as it is; nothing overwrites what the customer said.
    #[derive(Default)]
    pub struct Profile {
        /// `contact.first_name`
        pub first_name: Option<Text>,
        /// `contact.last_name`
        pub last_name: Option<Text>,
        /// A language code; taken where the project speaks it.
        pub language: Option<Text>,
        /// `contact.time_zone`, such as `Europe/Berlin`.
        pub time_zone: Option<Text>,
        /// `contact.email`
        pub email: Option<Text>,
        /// `contact.phone`
        pub phone: Option<Text>,
    }
}

data! {
    /// A named value.
    pub struct Named {
        /// Its name.
        pub name: Text,
        /// Its value.
        pub value: Datum,
    }
}

data! {
    /// A value on the way in or out: no ids, only what the world understands.
    pub enum Datum {
        /// None.
        Missing,
        /// Yes or no.
        Yes(bool),
        /// A number.
        Number(Decimal),
        /// Money.
        Money {
            /// How much.
            amount: Decimal,
            /// Of what.
            currency: Currency,
        },
        /// A date: days since 1970-01-01.
        Day(i32),
        /// Minutes since midnight.
        Clock(u16),
        /// A moment.
        Moment(Time),
        /// A length of time.
        Span(Span),
        /// Text; an option's key.
        Text(Text),
        /// A place.
        Place(Spot),
        /// A list.
        List(Vec<Datum>),
        /// Named fields.
        Record(Vec<Named>),
    }
}

data! {
    /// What came of a `Perform`.
    pub enum Done {
        /// An action's fields.
        Gave(Vec<Named>),
        /// Free times, in order of time.
        Slots(Vec<Free>),
        /// Reserved, moved or cancelled as asked.
        Reserved,
        /// Somebody else has it now.
        Taken,
        /// Paid.
        Paid {
            /// The provider's number.
            reference: Text,
        },
        /// Delivered.
        Delivered,
        /// It failed.
        Failed,
        /// The customer cancelled the payment.
        Cancelled,
        /// No answer within the time.
        NoAnswer,
    }
}

data! {
    /// A free time.
    pub struct Free {
        /// The calendar's name.
        pub calendar: Text,
        /// From.
        pub start: Time,
        /// To.
        pub end: Time,
    }
}

data! {
    /// A change of a booking or payment from outside.
    pub enum Change {
        /// The booking is at another time.
        Moved(Free),
        /// The booking is off.
        BookingCancelled,
        /// The payment is given back.
        Refunded,
    }
}
