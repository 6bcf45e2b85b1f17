//! In: `teams:` and `calendars:`. Out: teams and calendars with their hours.

use super::Reader;
use crate::project::yaml::{What, Yaml};
use crate::project::{Calendar, Hours, Name, Team};

impl Reader<'_> {
    pub(super) fn teams(&mut self, value: &Yaml) -> Vec<Team> {
        if !matches!(value.what, What::Map(_)) {
            return self.names(value, "teams").into_iter().map(|name| Team { name, hours: None }).collect();
        }
        let things = self.things(value, "teams");
        things.into_iter().map(|(name, value)| self.team(name, value)).collect()
    }

    fn team(&mut self, name: Name, value: &Yaml) -> Team {
        let mut hours = Hours::default();
        let mut timed = false;
        for entry in self.map(value, &name.text, &["hours", "closed"]) {
            match entry.key.as_str() {
                "hours" => {
                    timed = true;
                    hours.days = self.hours(&entry.value).unwrap_or_else(always);
                }
                _ => self.closed(&entry.value, &mut hours),
            }
        }
        if !timed && !hours.closed.is_empty() {
            hours.days = always();
            timed = true;
        }
        Team { name, hours: timed.then_some(hours) }
    }

    pub(super) fn calendars(&mut self, value: &Yaml) -> Vec<Calendar> {
        let things = self.things(value, "calendars");
        things.into_iter().map(|(name, value)| self.calendar(name, value)).collect()
    }

    fn calendar(&mut self, name: Name, value: &Yaml) -> Calendar {
        let mut calendar =
            Calendar { name, hours: Hours::default(), slot_minutes: 30, capacity: 1, lead_minutes: 0, place: None, feed: None, url: None };
        let known = ["hours", "slot", "capacity", "lead", "closed", "place", "feed", "url"];
        let mut timed = false;
        for entry in self.map(value, &calendar.name.text.clone(), &known) {
            let value = &entry.value;
            match entry.key.as_str() {
                "hours" => {
                    timed = true;
                    calendar.hours.days = self.hours(value).unwrap_or_else(always);
                }
                "slot" => calendar.slot_minutes = self.minutes(value, "slot", "a time such as `30 minutes`").unwrap_or(30).max(1),
                "capacity" => calendar.capacity = self.count(value, "capacity", "how many can come at once, such as `2`").unwrap_or(1),
                "lead" => calendar.lead_minutes = self.minutes(value, "lead", "a time such as `2 hours`").unwrap_or(0),
                "closed" => self.closed(value, &mut calendar.hours),
                "place" => calendar.place = self.text(value, "place", "an address"),
                "feed" => calendar.feed = self.text(value, "feed", "the address of an iCalendar feed"),
                _ => calendar.url = self.text(value, "url", "the address of a provider"),
            }
        }
        if !timed && calendar.url.is_none() {
            self.missing(calendar.name.span, &format!("the calendar {}", calendar.name.text), "hours", "Mon-Fri 9:00-18:00");
            calendar.hours.days = always();
        }
        calendar
    }
}

/// Open at any time: what is assumed where hours cannot be read, so that one mistake is one finding.
fn always() -> [Vec<(u16, u16)>; 7] {
    std::array::from_fn(|_| vec![(0, 24 * 60)])
}
