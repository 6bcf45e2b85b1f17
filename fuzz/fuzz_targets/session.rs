//! In: any bytes. Must hold: reading a session never panics, and what can be read is written back as the same session.
#![no_main]

use botflow_runtime::Session;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(session) = Session::from_bytes(bytes) {
        assert_eq!(Session::from_bytes(&session.to_bytes()).as_ref().ok(), Some(&session));
    }
});
