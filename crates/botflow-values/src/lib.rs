//! Values in people's words, language by language. In: what a customer wrote. Out: a date, a time, money, a number, a phone number …; and back.
//!
//! [`Speech`] is what the runtime uses ([`botflow_runtime::Words`]). The functions behind it stand by themselves in [`read`], [`mod@write`],
//! [`plural`] and [`zone`]; the languages, one file each, in [`language()`].

mod currency_names;
mod language;
mod lexicon;
mod phrases;
pub mod plural;
pub mod read;
mod scan;
mod speech;
mod tables;
pub mod write;
pub mod zone;

pub use language::{LANGUAGES, Language, language};
pub use speech::{Speech, words};
