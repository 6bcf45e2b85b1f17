//! What tests and benchmarks over the whole share: a generator of realistic projects.

pub mod generate;
