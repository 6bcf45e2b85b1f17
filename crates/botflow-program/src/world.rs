//! What the program knows of the world: teams, calendars, actions, payments, sinks. The host performs with it.

use crate::{CalendarId, Currency, Kind, TeamId, Text};

record! {
    /// A team.
    pub struct Team {
        /// By its name.
        pub id: TeamId,
        /// As written.
        pub name: Text,
        /// Its hours; none: always open.
        pub hours: Option<Hours>,
    }
}

record! {
    /// Opening hours in the project's time zone.
    #[derive(Default)]
    pub struct Hours {
        /// When it is open.
        pub open: Vec<OpenHours>,
        /// Days it is closed: days since 1970-01-01.
        pub closed: Vec<i32>,
    }
}

record! {
    /// Open on one weekday from a minute to a minute.
    #[derive(Copy, Eq)]
    pub struct OpenHours {
        /// 0 is Monday.
        pub weekday: u8,
        /// Minutes since midnight.
        pub from_minute: u16,
        /// Minutes since midnight; up to 1440.
        pub to_minute: u16,
    }
}

record! {
    /// A calendar to book in.
    pub struct Calendar {
        /// By its name.
        pub id: CalendarId,
        /// As written.
        pub name: Text,
        /// Its hours.
        pub hours: Hours,
        /// Length of a slot.
        pub slot_minutes: u16,
        /// How many at the same time.
        pub capacity: u16,
        /// At least this long before.
        pub lead_seconds: u32,
        /// `visit.place`; empty: its name.
        pub place: Text,
        /// `builtin`, an iCalendar address or an HTTP provider; the host's business.
        pub provider: Text,
    }
}

record! {
    /// An HTTP action.
    pub struct Action {
        /// As written.
        pub name: Text,
        /// Where.
        pub url: Text,
        /// `GET`, `POST` …
        pub method: Text,
        /// What it takes.
        pub takes: Vec<Param>,
        /// What it gives.
        pub gives: Vec<Param>,
        /// How long the host waits for an answer.
        pub timeout_seconds: u32,
        /// Headers; secrets as `${NAME}`.
        pub headers: Vec<Header>,
        /// `try:` as JSON, for talks; empty without one.
        pub example: Text,
    }
}

record! {
    /// A parameter or result.
    pub struct Param {
        /// Its name.
        pub name: Text,
        /// Its kind; of a list its entries' kind is in `fields`.
        pub kind: Kind,
        /// May be missing.
        pub optional: bool,
        /// Of a record or list of records: the fields. Of a list of plain values: one without a name.
        pub fields: Vec<ParamField>,
    }
}

record! {
    /// A field of a record parameter.
    pub struct ParamField {
        /// Its name.
        pub name: Text,
        /// Its kind.
        pub kind: Kind,
        /// May be missing.
        pub optional: bool,
    }
}

record! {
    /// A header of an action.
    pub struct Header {
        /// Its name.
        pub name: Text,
        /// Its value.
        pub value: Text,
    }
}

record! {
    /// A payment provider.
    pub struct Payment {
        /// Its name in `payments:`.
        pub name: Text,
        /// `test`, or the provider.
        pub provider: Text,
        /// Its currency.
        pub currency: Currency,
    }
}

record! {
    /// Where leads go.
    pub struct Sink {
        /// What is submitted (`leads`).
        pub name: Text,
        /// `table` or an address.
        pub to: Text,
    }
}
