//! In: any text. Must hold: formatting loses nothing, and formatting twice is formatting once.
#![no_main]

use botflow_syntax::{NotFormatted, decode, format};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match format(&decode(bytes)) {
        Ok(once) => assert_eq!(format(&once).as_ref(), Ok(&once)),
        Err(reason) => assert_ne!(reason, NotFormatted::WouldChange),
    }
});
