//! botflow-values.
