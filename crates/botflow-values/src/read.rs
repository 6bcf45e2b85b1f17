//! Reading: what a customer wrote becomes a value, in their language; what is not clearly one value is none.

pub mod choice;
pub mod code;
pub mod date;
mod date_piece;
pub mod email;
pub mod link;
mod marks;
pub mod moment;
pub mod money;
pub mod name;
pub mod number;
mod number_words;
pub mod phone;
pub mod place;
pub mod position;
pub mod rating;
pub mod text;
pub mod time;
mod time_piece;
mod today;
mod when;
pub mod yes_no;

pub use today::Today;
