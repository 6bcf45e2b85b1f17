//! Whether a webhook is genuine. In: headers, the exact bytes, the secret. Out: nothing, or a refusal; nothing of the body is read before.

use std::hint::black_box;

use hmac_sha256::HMAC;

use crate::Refused;

/// A request's headers, in any order; names in any case.
pub type Headers<'a> = &'a [(&'a str, &'a str)];

/// Meta: `X-Hub-Signature-256: sha256=<hex of HMAC-SHA256 over the raw body>`. The older SHA-1 header is not looked at.
pub(crate) fn hub(headers: Headers<'_>, body: &[u8], secret: &[u8]) -> Result<(), Refused> {
    let given = header(headers, "X-Hub-Signature-256").ok_or(Refused::NotSigned { status: 403 })?;
    let mac = given.strip_prefix("sha256=").and_then(bytes_of_hex).ok_or(Refused::WrongSignature { status: 403 })?;
    match HMAC::verify(body, secret, &mac) {
        true => Ok(()),
        false => Err(Refused::WrongSignature { status: 403 }),
    }
}

/// Telegram: the secret that was given to `setWebhook` stands in a header.
pub(crate) fn secret_token(headers: Headers<'_>, _: &[u8], secret: &[u8]) -> Result<(), Refused> {
    let given = header(headers, "X-Telegram-Bot-Api-Secret-Token").ok_or(Refused::NotSigned { status: 401 })?;
    // Both are hashed first, so that neither their lengths nor their first letters show in the time it takes.
    let key = black_box(b"botflow secret token");
    match HMAC::verify(given.as_bytes(), key, &HMAC::mac(secret, key)) && !secret.is_empty() {
        true => Ok(()),
        false => Err(Refused::WrongSignature { status: 401 }),
    }
}

/// Our own chat: frames come over a session that the server opened itself; who a visitor says to be is proved in the frame.
pub(crate) fn session(_: Headers<'_>, _: &[u8], _: &[u8]) -> Result<(), Refused> {
    Ok(())
}

/// Whether `proof` is the hex of HMAC-SHA256 over `text`.
pub(crate) fn proves(text: &str, secret: &[u8], proof: &str) -> bool {
    !secret.is_empty() && bytes_of_hex(proof).is_some_and(|mac| HMAC::verify(text, secret, &mac))
}

fn header<'a>(headers: Headers<'a>, name: &str) -> Option<&'a str> {
    headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// 32 bytes of hex in any case.
fn bytes_of_hex(text: &str) -> Option<[u8; 32]> {
    let text: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 32];
    for (at, pair) in text.chunks_exact(2).enumerate() {
        let digit = |letter: u8| char::from(letter).to_digit(16);
        bytes[at] = (digit(pair[0])? << 4 | digit(pair[1])?) as u8;
    }
    Some(bytes)
}
