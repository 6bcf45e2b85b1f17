//! In: any bytes. Must hold: loading a program never panics, and what loads verifies and is written back as the same program.
#![no_main]

use botflow_program::Program;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Whole files first; then the same bytes as what stands behind a header with the right hash, or the hash would stop all of them.
    let _ = Program::from_bytes(bytes);
    let mut file = Program::default().to_bytes();
    file.truncate(10);
    file.extend_from_slice(&hmac_sha256::Hash::hash(bytes));
    file.extend_from_slice(bytes);
    if let Ok(program) = Program::from_bytes(&file) {
        assert!(program.verify().is_ok());
        assert_eq!(Program::from_bytes(&program.to_bytes()).as_ref(), Ok(&program));
    }
});
