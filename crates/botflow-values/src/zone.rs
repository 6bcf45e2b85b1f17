//! Calendar arithmetic in time zones. In: moments and wall clocks. Out: the other one, daylight saving included.

use botflow_program::Time;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// The zone of a name such as `Europe/Berlin`; `None` where it is not known.
pub fn zone(name: &str) -> Option<TimeZone> {
    if name.eq_ignore_ascii_case("utc") { Some(TimeZone::UTC) } else { TimeZone::get(name).ok() }
}

/// The zone of a name, or UTC.
pub(crate) fn zone_or_utc(name: &str) -> TimeZone {
    zone(name).unwrap_or(TimeZone::UTC)
}

/// What a wall clock shows.
pub fn local(time: Time, zone: &TimeZone) -> DateTime {
    match Timestamp::from_second(i64::from(time.0)) {
        Ok(stamp) => zone.to_datetime(stamp),
        Err(_) => DateTime::constant(1970, 1, 1, 0, 0, 0, 0),
    }
}

/// The moment at which a wall clock shows this. In a gap of daylight saving the moment as long after it; of two the first.
/// Before 1970 and after 2106 the nearest moment that can be said.
pub fn moment(shown: DateTime, zone: &TimeZone) -> Time {
    let second = zone.to_ambiguous_timestamp(shown).compatible().map_or(0, Timestamp::as_second);
    Time(second.clamp(0, i64::from(u32::MAX)) as u32)
}

/// The moment a customer means by this wall clock; none where the clock skips it and where it cannot be said.
pub fn meant(shown: DateTime, zone: &TimeZone) -> Option<Time> {
    let ambiguous = zone.to_ambiguous_timestamp(shown);
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return None;
    }
    u32::try_from(ambiguous.compatible().ok()?.as_second()).ok().map(Time)
}

/// Days since 1970-01-01.
pub fn day_number(date: Date) -> i32 {
    date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// The date of a number of days since 1970-01-01, within the years 1 to 9999.
pub fn date_of(day: i32) -> Date {
    use jiff::ToSpan;
    Date::constant(1970, 1, 1).saturating_add(i64::from(day).clamp(-719_162, 2_932_896).days())
}

/// Whether people of this zone write the month before the day (`3/4` is March 4): those of the United States.
pub(crate) fn month_first(zone: &str) -> bool {
    const UNITED_STATES: &[&str] = &[
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Phoenix",
        "America/Anchorage",
        "America/Detroit",
        "America/Boise",
        "America/Juneau",
        "America/Adak",
        "America/Nome",
        "America/Sitka",
        "America/Menominee",
        "America/Metlakatla",
        "America/Yakutat",
        "America/Louisville",
        "America/Indianapolis",
        "Pacific/Honolulu",
    ];
    let folder = ["US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"];
    UNITED_STATES.contains(&zone) || folder.iter().any(|start| zone.starts_with(start))
}

/// The country (two letters) most people of a zone live in, for phone numbers without a country code.
pub(crate) fn country(zone: &str) -> Option<&'static str> {
    const COUNTRIES: &[(&str, &str)] = &[
        ("DE", "Europe/Berlin Europe/Busingen"),
        ("AT", "Europe/Vienna"),
        ("CH", "Europe/Zurich"),
        ("LI", "Europe/Vaduz"),
        ("FR", "Europe/Paris"),
        ("BE", "Europe/Brussels"),
        ("LU", "Europe/Luxembourg"),
        ("NL", "Europe/Amsterdam"),
        ("MC", "Europe/Monaco"),
        ("ES", "Europe/Madrid Atlantic/Canary Africa/Ceuta"),
        ("PT", "Europe/Lisbon Atlantic/Madeira Atlantic/Azores"),
        ("AD", "Europe/Andorra"),
        ("GB", "Europe/London Europe/Belfast"),
        ("IE", "Europe/Dublin"),
        ("IT", "Europe/Rome"),
        ("DK", "Europe/Copenhagen"),
        ("SE", "Europe/Stockholm"),
        ("NO", "Europe/Oslo"),
        ("FI", "Europe/Helsinki"),
        ("IS", "Atlantic/Reykjavik"),
        ("PL", "Europe/Warsaw"),
        ("CZ", "Europe/Prague"),
        ("SK", "Europe/Bratislava"),
        ("HU", "Europe/Budapest"),
        ("RO", "Europe/Bucharest"),
        ("BG", "Europe/Sofia"),
        ("GR", "Europe/Athens"),
        ("HR", "Europe/Zagreb"),
        ("SI", "Europe/Ljubljana"),
        ("RS", "Europe/Belgrade"),
        ("UA", "Europe/Kyiv Europe/Kiev"),
        ("EE", "Europe/Tallinn"),
        ("LV", "Europe/Riga"),
        ("LT", "Europe/Vilnius"),
        ("TR", "Europe/Istanbul"),
        ("MT", "Europe/Malta"),
        ("CY", "Asia/Nicosia"),
        (
            "CA",
            "America/Toronto America/Vancouver America/Montreal America/Edmonton America/Winnipeg America/Halifax America/St_Johns America/Regina",
        ),
        ("MX", "America/Mexico_City America/Tijuana America/Monterrey America/Cancun America/Merida America/Hermosillo"),
        ("AR", "America/Buenos_Aires America/Argentina/Buenos_Aires America/Argentina/Cordoba"),
        ("CL", "America/Santiago"),
        ("CO", "America/Bogota"),
        ("PE", "America/Lima"),
        ("VE", "America/Caracas"),
        ("EC", "America/Guayaquil"),
        ("BO", "America/La_Paz"),
        ("UY", "America/Montevideo"),
        ("PY", "America/Asuncion"),
        ("CR", "America/Costa_Rica"),
        ("GT", "America/Guatemala"),
        ("DO", "America/Santo_Domingo"),
        ("PA", "America/Panama"),
        ("BR", "America/Sao_Paulo"),
        ("AU", "Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide Australia/Hobart"),
        ("NZ", "Pacific/Auckland"),
        ("IN", "Asia/Kolkata Asia/Calcutta"),
        ("JP", "Asia/Tokyo"),
        ("SG", "Asia/Singapore"),
        ("HK", "Asia/Hong_Kong"),
        ("AE", "Asia/Dubai"),
        ("IL", "Asia/Jerusalem"),
        ("ZA", "Africa/Johannesburg"),
        ("MA", "Africa/Casablanca"),
        ("TN", "Africa/Tunis"),
        ("DZ", "Africa/Algiers"),
        ("SN", "Africa/Dakar"),
        ("CI", "Africa/Abidjan"),
    ];
    if month_first(zone) {
        return Some("US");
    }
    COUNTRIES.iter().find(|(_, zones)| zones.split(' ').any(|known| known == zone)).map(|(country, _)| *country)
}
