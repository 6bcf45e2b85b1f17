//! In: trees and the project. Out: `Model`: who is who. Flows, steps, values with their kinds, options, boards, forms, bookings, payments;
//! side tables that say what each target, path, expression and text of a tree means.
//!
//! Ids are indices into the tables of [`Model`]. Everything is resolved: a `Hole` stands where something could not be, and silences what hangs on it.

mod address;
mod expr;
mod kind;
mod table;
mod text;

pub use address::{InAddress, encoded};
pub use expr::{Calculation, Comparison, Expr, Literal, Part, Read, Root};
pub use kind::{Currency, Field, Kind, Rating};
pub use table::{
    Board, BoardId, BoardRow, Booking, BookingId, Choices, ChoicesId, Declared, Flow, FlowId, Form, FormId, Model, NamedOption, OptionId,
    Payment, PaymentId, Scope, ScopeId, Step, StepId, Target, Value, ValueId,
};
pub use text::{Form as TextForm, Format, InflectedBy, Inflection, Piece, Pieces, Text};
