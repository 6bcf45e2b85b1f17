//! botflow-runtime.
