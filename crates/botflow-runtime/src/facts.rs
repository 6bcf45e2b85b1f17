//! Facts of the world: data in the engine, replaced whole by the host. Tests set them in the same way.

use botflow_program::{Catalog, Text};

/// What the host says of the world.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// Teams opened or closed by hand; the others keep their hours.
    pub teams: Vec<(Text, bool)>,
    /// Calendars opened or closed by hand.
    pub calendars: Vec<(Text, bool)>,
    /// Rows of `url:` catalogs (or, in tests, of any), by name; columns as the program has them.
    pub catalogs: Vec<Catalog>,
    /// What the channels can do; one that is not here shows 10 options and numbers none.
    pub channels: Vec<ChannelFacts>,
}

/// What a channel can do.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelFacts {
    /// Its name.
    pub name: Text,
    /// Options on one page.
    pub page_size: u8,
    /// Labels of so many characters fit on its options. Where one of a question's is longer, all of them are shown numbered, so that *2* is the
    /// second; 0: they always are. `None`: never.
    pub numbered_beyond: Option<u16>,
    /// So long after the customer's last message nothing arrives but templates: a question that is open then is not asked again by itself, and
    /// stays open. `None`: always.
    pub window_seconds: Option<u32>,
}
