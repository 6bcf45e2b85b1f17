//! What tests and benchmarks over the whole share: a generator of realistic projects, and the command line from inside.

pub mod clock;
pub mod generate;
pub mod shell;
