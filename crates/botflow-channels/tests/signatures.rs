//! Which headers prove a webhook, channel by channel, and that nothing of a body is read before it is proved.

use botflow_channels::{Refused, Setup, channel};
use hmac_sha256::HMAC;

const SECRET: &[u8] = b"app-secret";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A genuine body of each of Meta's channels.
fn body(name: &str) -> Vec<u8> {
    let object = match name {
        "messenger" => "page",
        "instagram" => "instagram",
        _ => "whatsapp_business_account",
    };
    format!(r#"{{"object":"{object}","entry":[]}}"#).into_bytes()
}

#[test]
fn meta_signs_the_exact_bytes_with_sha_256() {
    for name in ["messenger", "instagram", "whatsapp"] {
        let body = body(name);
        let mac = hex(&HMAC::mac(&body, SECRET));
        let (upper, other) = (mac.to_uppercase(), hex(&HMAC::mac(&body, b"other-secret")));
        let short = &mac[..62];
        let cases = [
            ("right", "X-Hub-Signature-256", format!("sha256={mac}"), true),
            ("header in small letters", "x-hub-signature-256", format!("sha256={mac}"), true),
            ("digits in capitals", "X-Hub-Signature-256", format!("sha256={upper}"), true),
            ("spaces round it", "X-Hub-Signature-256", format!("  sha256={mac} "), true),
            ("another secret", "X-Hub-Signature-256", format!("sha256={other}"), false),
            ("no prefix", "X-Hub-Signature-256", mac.clone(), false),
            ("the older prefix", "X-Hub-Signature-256", format!("sha1={mac}"), false),
            ("prefix in capitals", "X-Hub-Signature-256", format!("SHA256={mac}"), false),
            ("cut short", "X-Hub-Signature-256", format!("sha256={short}"), false),
            ("too long", "X-Hub-Signature-256", format!("sha256={mac}00"), false),
            ("no digits", "X-Hub-Signature-256", format!("sha256={}", "z".repeat(64)), false),
            ("letters of two bytes", "X-Hub-Signature-256", format!("sha256={}", "é".repeat(32)), false),
            ("empty", "X-Hub-Signature-256", String::new(), false),
            ("only the older header", "X-Hub-Signature", format!("sha1={mac}"), false),
        ];
        let channel = channel(name).unwrap();
        let setup = Setup { secret: SECRET.to_vec(), ..Setup::default() };
        for (what, header, value, genuine) in cases {
            let received = channel.receive(&[("Content-Type", "application/json"), (header, &value)], &body, &setup);
            assert_eq!(received.is_ok(), genuine, "{name}: {what}: {received:?}");
            if !genuine {
                let missing = header == "X-Hub-Signature";
                let expected = if missing { Refused::NotSigned { status: 403 } } else { Refused::WrongSignature { status: 403 } };
                assert_eq!(received, Err(expected), "{name}: {what}");
            }
        }
        // One changed byte, wherever it is; and bytes that are no JSON are refused for their signature, not for what they are.
        let right = format!("sha256={mac}");
        for at in 0..body.len() {
            let mut changed = body.clone();
            changed[at] ^= 1;
            let refused = channel.receive(&[("X-Hub-Signature-256", &right)], &changed, &setup);
            assert_eq!(refused, Err(Refused::WrongSignature { status: 403 }), "{name}: byte {at}");
        }
        assert_eq!(channel.receive(&[("X-Hub-Signature-256", &right)], b"{", &setup), Err(Refused::WrongSignature { status: 403 }));
        assert_eq!(channel.receive(&[], b"{", &setup), Err(Refused::NotSigned { status: 403 }));
    }
}

#[test]
fn telegram_repeats_the_secret_it_was_given() {
    let telegram = channel("telegram").unwrap();
    let receive = |secret: &[u8], headers: &[(&str, &str)]| {
        telegram.receive(headers, br#"{"update_id":1}"#, &Setup { secret: secret.to_vec(), ..Setup::default() }).map(|_| ())
    };
    let name = "X-Telegram-Bot-Api-Secret-Token";
    assert_eq!(receive(b"abc-1", &[(name, "abc-1")]), Ok(()));
    assert_eq!(receive(b"abc-1", &[("x-telegram-bot-api-secret-token", "abc-1")]), Ok(()));
    for wrong in ["abc-2", "abc-", "abc-11", "ABC-1", ""] {
        assert_eq!(receive(b"abc-1", &[(name, wrong)]), Err(Refused::WrongSignature { status: 401 }), "{wrong}");
    }
    assert_eq!(receive(b"abc-1", &[]), Err(Refused::NotSigned { status: 401 }));
    // A server without a secret takes nothing, not even an empty header.
    assert_eq!(receive(b"", &[(name, "")]), Err(Refused::WrongSignature { status: 401 }));
}
