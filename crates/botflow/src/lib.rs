//! The command line as a library, for the tests.
