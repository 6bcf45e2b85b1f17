//! botflow-lint.
