//! What tests and benchmarks over the whole share: generators of realistic projects and of shapes that are hard to judge, and the command line from inside.

pub mod clock;
pub mod generate;
pub mod shell;
pub mod worst;
