//! What tests and benchmarks over the whole share: generators of realistic projects and of shapes that are hard to judge, slips of the pen made on
//! purpose, and the command line from inside.

pub mod clock;
pub mod generate;
pub mod growth;
pub mod mutants;
pub mod shell;
pub mod worst;
