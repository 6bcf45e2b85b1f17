//! In: a text. Out: the place on earth its coordinates name.

use botflow_program::Spot;

/// Reads coordinates: `52.52, 13.405`, a `geo:` address, or a link to a map that holds them. Names of towns are no coordinates.
pub fn place(text: &str) -> Option<Spot> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("geo:") {
        return pair(rest.split([';', '?']).next()?);
    }
    if text.starts_with("http") {
        return in_link(text);
    }
    pair(text)
}

/// `…?q=52.52,13.405`, `…/@52.52,13.405,15z`, `…#map=15/52.52/13.405`.
fn in_link(link: &str) -> Option<Spot> {
    let link = link.replace("%2C", ",").replace("%2c", ",");
    let after = |mark: &str| link.split_once(mark).map(|(_, rest)| rest.to_string());
    if let Some(rest) = after("#map=") {
        let mut parts = rest.split('/').skip(1);
        return spot(parts.next()?, parts.next()?);
    }
    ["?q=", "&q=", "query=", "ll=", "/@", "destination="].iter().find_map(|mark| {
        let rest = after(mark)?;
        let numbers = rest.split(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '-' | ',' | '+'))).next()?;
        let mut parts = numbers.split(',');
        spot(parts.next()?, parts.next()?)
    })
}

fn pair(text: &str) -> Option<Spot> {
    let (latitude, longitude) = text.split_once(',').or_else(|| text.trim().split_once(' '))?;
    spot(latitude, longitude)
}

/// Degrees with decimals; whole numbers could be anything.
fn spot(latitude: &str, longitude: &str) -> Option<Spot> {
    Some(Spot { latitude_e7: degrees(latitude, 90)?, longitude_e7: degrees(longitude, 180)? })
}

fn degrees(text: &str, most: i32) -> Option<i32> {
    let text = text.trim().trim_end_matches('°');
    let plain =
        text.contains('.') && text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    let degrees: f64 = plain.then(|| text.parse().ok()).flatten()?;
    (degrees.abs() <= f64::from(most)).then(|| (degrees * 1e7).round() as i32)
}
