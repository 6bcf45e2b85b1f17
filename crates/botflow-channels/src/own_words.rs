//! The few words that a channel needs and no author writes: on the button that opens a list, that shares a number, that shows more.

use std::borrow::Cow;

use botflow_program::Own;
use botflow_runtime::Engine;

/// Words of one language. By themselves those of English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWords {
    /// On the button that opens a list.
    pub choose: Cow<'static, str>,
    /// On the button that shows more cards.
    pub more: Cow<'static, str>,
    /// Above further buttons of the same message.
    pub further: Cow<'static, str>,
    /// On the button that sends the customer's number.
    pub share_phone: Cow<'static, str>,
    /// On the button that sends where the customer is.
    pub share_location: Cow<'static, str>,
}

impl OwnWords {
    /// Those of a language as a project speaks it: `words:` of `botflow.yaml`, else the language's own.
    pub fn of(engine: &Engine, language: &str) -> Self {
        let text = |own| Cow::Owned(engine.own_text(own, language));
        OwnWords {
            choose: text(Own::Choose),
            more: text(Own::More),
            further: text(Own::Further),
            share_phone: text(Own::SharePhone),
            share_location: text(Own::ShareLocation),
        }
    }
}

impl Default for OwnWords {
    fn default() -> Self {
        OwnWords {
            choose: Cow::Borrowed("Choose"),
            more: Cow::Borrowed("More"),
            further: Cow::Borrowed("More:"),
            share_phone: Cow::Borrowed("Share my number"),
            share_location: Cow::Borrowed("Share my location"),
        }
    }
}
