//! `Basis`: what a project is judged by: the day, and the channels. In: what the person asked for. Out: the channel facts that hold.

use botflow_channels::{AsOf, Date, Facts, TooEarly, facts};
use botflow_compile::project::Project;

/// What a project is judged by. The default: every channel of the project, on the day its facts were checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Basis {
    /// The day whose rules hold; `None`: for each channel the day its facts were checked.
    pub date: Option<Date>,
    /// Only this channel (`whatsapp`), whether or not the project names it; `None`: every channel of the project.
    pub channel: Option<String>,
    /// What is known of the channels, in place of what botflow knows: an account may have other limits, and tests set some.
    pub facts: Option<&'static [Facts]>,
}

impl Basis {
    /// Every channel of the project, on the day its facts were checked.
    pub const WHOLE: Basis = Basis { date: None, channel: None, facts: None };

    /// The channels that count, with what holds for each on that day. A day before anything is known of a channel leaves that channel out.
    pub(crate) fn channels(&self, project: &Project) -> Vec<AsOf<'static>> {
        self.meant(project).into_iter().filter_map(|facts| self.holds(facts)).collect()
    }

    fn holds(&self, facts: &'static Facts) -> Option<AsOf<'static>> {
        self.date.map_or(Some(facts.now()), |date| facts.as_of(date).ok())
    }

    /// All channels of the project, and the one asked for, with what holds for each on that day: what is done on one of them is not done in vain.
    pub(crate) fn everywhere(&self, project: &Project) -> Vec<AsOf<'static>> {
        let whole = Basis { channel: None, ..self.clone() };
        let other = self.channel.as_deref().filter(|asked| project.channels.iter().all(|own| own.text != *asked));
        let asked = other.and_then(|asked| self.known(asked));
        let asked = asked.and_then(|facts| self.holds(facts));
        whole.channels(project).into_iter().chain(asked).collect()
    }

    /// The first channel of which nothing is known yet on that day.
    pub fn too_early(&self, project: &Project) -> Option<TooEarly> {
        let date = self.date?;
        self.meant(project).into_iter().find_map(|facts| facts.as_of(date).err())
    }

    fn meant(&self, project: &Project) -> Vec<&'static Facts> {
        let own = project.channels.iter().map(|name| name.text.as_str()).filter(|_| self.channel.is_none());
        own.chain(self.channel.as_deref()).filter_map(|channel| self.known(channel)).collect()
    }

    fn known(&self, channel: &str) -> Option<&'static Facts> {
        match self.facts {
            Some(all) => all.iter().find(|facts| facts.channel == channel),
            None => facts(channel),
        }
    }

    /// The day that is judged: the one asked for, else the last on which facts were checked.
    pub fn date(&self) -> Date {
        let all = self.facts.unwrap_or_else(botflow_channels::facts::all);
        let checked = || all.iter().map(|facts| facts.checked).max();
        self.date.or_else(checked).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_channel_stands_for_all_of_them() {
        let only = |channel: &str| Basis { channel: Some(channel.to_owned()), ..Basis::WHOLE }.channels(&Project::lone());
        assert_eq!(only("whatsapp").iter().map(|channel| channel.facts.channel.as_str()).collect::<Vec<_>>(), ["whatsapp"]);
        assert_eq!(Basis::default().channels(&Project::lone())[0].facts.channel, "web");
    }

    #[test]
    fn everywhere_is_the_project_and_the_one_asked_for() {
        let everywhere = |channel: &str| Basis { channel: Some(channel.to_owned()), ..Basis::WHOLE }.everywhere(&Project::lone()).len();
        assert_eq!((everywhere("web"), everywhere("telegram")), (1, 2));
    }

    #[test]
    fn the_day_is_the_one_asked_for() {
        let date = Date::new(2027, 1, 1).expect("a day");
        let basis = Basis { date: Some(date), ..Basis::WHOLE };
        assert_eq!((basis.date(), basis.channels(&Project::lone())[0].date), (date, date));
        assert!(Basis::default().date() >= facts("web").expect("web").checked);
    }
}
