//! botflow-compile.
