//! In: a secret, a header and a body. Must hold: only the right proof is taken; one changed bit is refused.
#![no_main]

use botflow_channels::{Refused, Setup, channel};
use hmac_sha256::HMAC;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&cut, rest)) = data.split_first() else { return };
    let (secret, rest) = rest.split_at(usize::from(cut % 40).min(rest.len()));
    let (header, body) = rest.split_at(usize::from(cut).min(rest.len()));
    let setup = Setup { secret: secret.to_vec(), ..Setup::default() };
    let header = String::from_utf8_lossy(header);
    let messenger = channel("messenger").expect("a channel");
    let mac = HMAC::mac(body, secret);
    let right: String = mac.iter().map(|byte| format!("{byte:02x}")).collect();

    let refused = |headers: &[(&str, &str)], body: &[u8]| {
        matches!(messenger.receive(headers, body, &setup), Err(Refused::NotSigned { .. } | Refused::WrongSignature { .. }))
    };
    let proof = header.trim().strip_prefix("sha256=").unwrap_or_default().to_lowercase();
    assert_eq!(refused(&[("x-hub-signature-256", &header)], body), proof != right);
    assert!(refused(&[], body));
    let genuine = format!("sha256={right}");
    assert!(!refused(&[("X-Other", &header), ("X-Hub-Signature-256", &genuine)], body));
    if !body.is_empty() {
        let mut changed = body.to_vec();
        changed[usize::from(cut) % body.len()] ^= 1;
        assert!(refused(&[("X-Hub-Signature-256", &genuine)], &changed));
    }

    let telegram = channel("telegram").expect("a channel");
    let taken = |given: &str| {
        !matches!(
            telegram.receive(&[("X-Telegram-Bot-Api-Secret-Token", given)], body, &setup),
            Err(Refused::NotSigned { .. } | Refused::WrongSignature { .. })
        )
    };
    assert_eq!(taken(&header), !secret.is_empty() && header.trim().as_bytes() == secret);
});
