//! botflow-syntax.
