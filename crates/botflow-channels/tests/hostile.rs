//! Webhooks, proofs and facts files that somebody has been at: the bounded form of the fuzz targets `decode`, `verify` and `facts`.

use std::path::{Path, PathBuf};

use botflow_channels::{CHANNELS, Event, Refused, Setup, channel, facts};
use hmac_sha256::HMAC;
use proptest::prelude::*;

fn webhooks() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/channels/webhooks");
    let within = |of: &str| std::fs::read_dir(folder.join(of)).unwrap().map(|file| file.unwrap().path()).collect::<Vec<PathBuf>>();
    let mut files: Vec<PathBuf> =
        ["messenger", "instagram", "whatsapp", "telegram", "web", "malformed"].into_iter().flat_map(within).collect();
    files.sort();
    let small = |bytes: &Vec<u8>| bytes.len() < 8_000;
    files.iter().map(|file| std::fs::read(file).unwrap()).filter(small).collect()
}

/// Bytes changed, taken out and put in twice.
fn harmed(mut bytes: Vec<u8>, harm: &[(usize, u8, u8)]) -> Vec<u8> {
    for (at, how, byte) in harm {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        match how % 5 {
            0 => bytes[at] = *byte,
            1 => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            3 => bytes.insert(at, b"{}[]\",:0-\\"[usize::from(*byte) % 10]),
            _ => bytes.extend_from_within(at..bytes.len().min(at + usize::from(*byte))),
        }
    }
    bytes
}

fn harm() -> impl Strategy<Value = Vec<(usize, u8, u8)>> {
    prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn harmed_webhooks_are_read_without_a_panic_and_the_same_each_time(which in any::<prop::sample::Index>(), harm in harm()) {
        let all = webhooks();
        let body = harmed(which.get(&all).clone(), &harm);
        for channel in CHANNELS {
            let Ok(events) = channel.decode(&body, &Setup::default()) else { continue };
            let again = channel.decode(&body, &Setup::default());
            prop_assert_eq!(again.as_ref(), Ok(&events));
            for received in &events {
                let inputs = received.inputs();
                let unread = matches!(received.event, Event::Undecodable { .. } | Event::Ignored { .. } | Event::Unknown { .. });
                prop_assert!(!unread || inputs.is_empty(), "{:?}", received);
            }
        }
    }

    #[test]
    fn only_the_right_proof_is_taken(secret in prop::collection::vec(any::<u8>(), 0..20), body in prop::collection::vec(any::<u8>(), 1..80), at in any::<usize>()) {
        let (channel, setup) = (channel("whatsapp").unwrap(), Setup { secret: secret.clone(), ..Setup::default() });
        let proof: String = HMAC::mac(&body, &secret).iter().map(|byte| format!("{byte:02x}")).collect();
        let proof = format!("sha256={proof}");
        let refused = |body: &[u8], proof: &str| matches!(channel.receive(&[("X-Hub-Signature-256", proof)], body, &setup), Err(Refused::WrongSignature { .. }));
        prop_assert!(!refused(&body, &proof));
        let mut changed = body.clone();
        changed[at % body.len()] ^= 4;
        prop_assert!(refused(&changed, &proof));
        let mut forged = proof.clone().into_bytes();
        let digit = 7 + at % 64;
        forged[digit] = if forged[digit] == b'0' { b'1' } else { b'0' };
        prop_assert!(refused(&body, std::str::from_utf8(&forged).unwrap()));
    }

    #[test]
    fn harmed_facts_are_refused_with_a_line_or_contradict_nothing(which in 0..CHANNELS.len(), harm in harm()) {
        let text = String::from_utf8_lossy(&harmed(CHANNELS[which].facts.as_bytes().to_vec(), &harm)).into_owned();
        match facts::read(&text) {
            Err(wrong) => prop_assert!(wrong.line <= text.lines().count() as u64 + 1 && !wrong.why.is_empty(), "{}", wrong),
            Ok(facts) => for (at, limit) in facts.limits.iter().enumerate() {
                prop_assert!(limit.least <= limit.most && limit.most > 0);
                prop_assert!(!facts.limits[..at].iter().any(|other| other.what == limit.what && other.span.meets(&limit.span)));
            },
        }
    }
}
