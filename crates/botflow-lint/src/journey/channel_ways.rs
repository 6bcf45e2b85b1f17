//! Which of the project's channels get to each line: `on CHANNEL` lets only some of them pass, and some channels lack some starts.

use botflow_channels::{AsOf, Feature, How};
use botflow_compile::graph::{Act, StartOn, Variant, Why};
use petgraph::graph::NodeIndex;

use super::outside::holds_on;
use super::{Journey, reach};

/// Channels as bits, in the order of [`Journey::channels`].
pub(crate) type Mask = u8;

/// Where no channels are judged, whatever is asked of a channel may be so or not.
const NO_CHANNEL: Mask = 1 << 7;

/// Who gets where.
#[derive(Debug)]
pub(crate) struct ChannelWays {
    all: Mask,
    /// A mask a node.
    ways: Vec<Mask>,
    /// The channels of each mask.
    of_mask: Vec<Vec<AsOf<'static>>>,
}

impl Journey<'_> {
    /// For each node the channels on which customers get there. What nobody gets to is judged for all.
    pub(crate) fn channel_ways(&self) -> &[Mask] {
        &self.who_gets_where().ways
    }

    /// The channels on which customers get to a node.
    pub(crate) fn channels_at(&self, at: NodeIndex) -> &[AsOf<'static>] {
        let known = self.who_gets_where();
        known.of(known.ways[at.index()])
    }

    /// The channels on which customers get one of a message's variants: those with an own one do not get the one for all.
    pub(crate) fn channels_of(&self, at: NodeIndex, variants: &[Variant], variant: &Variant) -> &[AsOf<'static>] {
        let known = self.who_gets_where();
        let here = known.ways[at.index()];
        if variants.len() == 1 && variant.channels.is_empty() {
            return known.of(here);
        }
        let gets = |channel: &AsOf<'_>| {
            let name = &channel.facts.channel;
            let own = variants.iter().any(|other| other.channels.contains(name));
            variant.channels.contains(name) || variant.channels.is_empty() && !own
        };
        let all = known.of(known.all).iter().enumerate();
        let mask = all.filter(|(_, channel)| gets(channel)).fold(0, |mask, (place, _)| mask | 1 << place);
        known.of(here & mask)
    }

    /// The channels of a mask that go on along this way.
    pub(crate) fn pass(&self, here: Mask, at: NodeIndex, why: Why) -> Mask {
        let Act::Branch(condition) = &self.node(at).act else { return here };
        let condition = condition.get(self.facts);
        let known = self.who_gets_where();
        let passes = |channel: &AsOf<'_>| holds_on(condition, &channel.facts.channel).is_none_or(|holds| holds == (why == Why::Holds));
        let stay = known.of(known.all).iter().enumerate().filter(|(_, channel)| !passes(channel));
        stay.fold(here, |here, (place, _)| here & !(1 << place))
    }

    fn who_gets_where(&self) -> &ChannelWays {
        self.channel_ways.get_or_init(|| ChannelWays::of_journey(self))
    }
}

impl ChannelWays {
    fn of(&self, mask: Mask) -> &[AsOf<'static>] {
        self.of_mask.get(mask as usize).map_or(&[], Vec::as_slice)
    }

    fn of_journey(journey: &Journey<'_>) -> Self {
        let mut channels = journey.channels();
        channels.truncate(7);
        let all = if channels.is_empty() { NO_CHANNEL } else { ((1_u16 << channels.len()) - 1) as Mask };
        let of_mask =
            |mask: usize| channels.iter().enumerate().filter(|(place, _)| mask & (1 << place) != 0).map(|(_, channel)| *channel).collect();
        let of_mask = (0..1_usize << channels.len()).map(of_mask).collect();
        let ways = spread(journey, &channels, all);
        ChannelWays { all, ways, of_mask }
    }
}

fn spread(journey: &Journey<'_>, channels: &[AsOf<'_>], all: Mask) -> Vec<Mask> {
    let graph = journey.graph;
    let mut ways: Vec<Mask> = vec![0; graph.ways.node_count()];
    let mut stack = Vec::new();
    let begun = begun(journey, channels, all);
    for at in reach::roots(graph, journey.model) {
        ways[at.index()] |= begun[journey.flow_of(at).ix()];
        stack.push(at);
    }
    while let Some(at) = stack.pop() {
        let here = ways[at.index()];
        let condition = match &journey.node(at).act {
            Act::Branch(condition) => Some(condition.get(journey.facts)),
            _ => None,
        };
        let holds: Vec<Option<bool>> = condition
            .into_iter()
            .flat_map(|condition| channels.iter().map(|channel| holds_on(condition, &channel.facts.channel)))
            .collect();
        for (edge, to) in graph.out(at) {
            let stay = holds.iter().enumerate().filter(|(_, holds)| holds.is_some_and(|holds| holds != (edge.why == Why::Holds)));
            let passes = stay.fold(here, |here, (place, _)| here & !(1 << place));
            // A channel is added to a node at most once, so each node is seen again at most as often as there are channels.
            if passes & !ways[to.index()] != 0 {
                ways[to.index()] |= passes;
                stack.push(to);
            }
        }
    }
    let unreached = journey.reached.iter().enumerate().filter(|(_, reached)| !**reached);
    unreached.for_each(|(at, _)| ways[at] = all);
    ways
}

/// The channels that have one of the starts of each flow. A lone file names no channels: it may be meant for any.
fn begun(journey: &Journey<'_>, channels: &[AsOf<'_>], all: Mask) -> Vec<Mask> {
    let mut begun: Vec<Option<Mask>> = vec![None; journey.model.flows.len()];
    if !journey.project.is_lone() && !channels.is_empty() {
        for start in &journey.graph.starts {
            let has = |channel: &AsOf<'_>, feature| channel.shows(feature).is_some_and(|shows| shows.how != How::No);
            let there = needs(&start.on).map_or(all, |feature| {
                channels.iter().enumerate().filter(|(_, channel)| has(channel, feature)).fold(0, |mask, (place, _)| mask | 1 << place)
            });
            *begun[start.flow.ix()].get_or_insert(0) |= there;
        }
    }
    begun.into_iter().map(|mask| mask.unwrap_or(all)).collect()
}

/// What a channel must have for this start.
fn needs(start: &StartOn) -> Option<Feature> {
    match start {
        StartOn::Ad(_) => Some(Feature::StartAd),
        StartOn::Page(_) => Some(Feature::StartPage),
        StartOn::Menu(_) => Some(Feature::StartMenu),
        StartOn::Link(_) | StartOn::Welcome | StartOn::Words(_) | StartOn::TextLike(..) | StartOn::Photo(_) | StartOn::Location(_) => None,
        StartOn::File(_) | StartOn::Event(..) | StartOn::Topic(_) | StartOn::AnythingElse => None,
    }
}
