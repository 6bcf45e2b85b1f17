//! botflow-program.
