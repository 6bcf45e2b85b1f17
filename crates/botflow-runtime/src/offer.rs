//! A question in, the options that are on offer now out, and what they look like.

use botflow_program::*;

use crate::effect::*;
use crate::facts::ChannelFacts;
use crate::session::Open;
use crate::short::Short;
use crate::token::Token;
use crate::view::View;

/// One option on offer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Offer {
    pub choice: ChoiceIx,
    /// Which entry of its list, of `- each`.
    pub entry: u16,
    pub item: RowId,
}

/// The options on offer, in order.
pub(crate) type Offers = Short<Offer, 12>;

impl View<'_> {
    /// The options on offer, guards read as of when it was asked.
    pub fn offers(&self, question: &Question, asked: Time) -> Offers {
        let mut offers = Offers::new();
        let then = View { now: asked, ..*self };
        for at in question.choices.iter() {
            let choice = &self.program.choices[at.at()];
            let Some(each) = choice.each else {
                if choice.only_if.is_none_or(|guard| then.holds(guard)) {
                    offers.push(Offer { choice: at, entry: 0, item: NO_ITEM });
                }
                continue;
            };
            let each = &self.program.eaches[each.at()];
            let most = each.up_to.map_or(crate::limits::LIST_ENTRIES, usize::from);
            for (nth, entry) in self.entries(self.eval(each.list)).into_iter().take(most).enumerate() {
                let item = self.row_of(&entry);
                let at_hand = [(self.program.names[each.name.at()].id, entry)];
                if choice.only_if.is_none_or(|guard| View { at_hand: &at_hand, ..then }.holds(guard)) {
                    offers.push(Offer { choice: at, entry: nth as u16, item });
                }
            }
        }
        offers
    }

    /// The entry an offer of `- each` stands for.
    pub fn entry_of(&self, offer: &Offer) -> Option<Entry> {
        let each = &self.program.eaches[self.program.choices[offer.choice.at()].each?.at()];
        self.entries(self.eval(each.list)).into_iter().nth(offer.entry.into())
    }

    /// Does something with the offer's entry at hand.
    pub fn with_entry<T>(&self, offer: &Offer, does: impl FnOnce(&View) -> T) -> T {
        let each = self.program.choices[offer.choice.at()].each;
        match (each, self.entry_of(offer)) {
            (Some(each), Some(entry)) => {
                let name = self.program.names[self.program.eaches[each.at()].name.at()].id;
                does(&View { at_hand: &[(name, entry)], ..*self })
            }
            _ => does(self),
        }
    }

    /// An offer's label.
    pub fn label(&self, offer: &Offer) -> String {
        self.with_entry(offer, |view| view.text(self.program.choices[offer.choice.at()].label))
    }

    /// What the host says of this channel.
    fn channel_facts(&self) -> Option<&ChannelFacts> {
        let name = self.program.channels.get(self.channel().at());
        self.engine.facts().channels.iter().find(|channel| Some(&channel.name) == name)
    }

    /// How many options a page of this channel holds.
    pub fn page_size(&self) -> usize {
        self.channel_facts().map_or(10, |channel| usize::from(channel.page_size)).max(2)
    }

    /// Whether the customer has been silent for so long that the channel takes nothing but templates.
    pub fn is_window_closed(&self) -> bool {
        let window_seconds = self.channel_facts().and_then(|channel| channel.window_seconds);
        window_seconds.is_some_and(|most| self.now.since(self.session.heard) > i64::from(most))
    }

    /// Whether this channel shows these options numbered. Characters are counted by the strictest reading, as channels do.
    pub fn is_numbered(&self, shown: &[Offer]) -> bool {
        let Some(most) = self.channel_facts().and_then(|channel| channel.numbered_beyond) else { return false };
        shown.iter().any(|offer| self.label(offer).encode_utf16().count() > usize::from(most))
    }

    /// The offers of one page, and whether more follow. Pages are for `paged` and for options from data.
    pub fn page<'o>(&self, question: &Question, offers: &'o [Offer], page: u8) -> (&'o [Offer], bool) {
        let from_data = offers.iter().any(|offer| self.program.choices[offer.choice.at()].each.is_some());
        if !(question.paged || from_data) {
            return (offers, false);
        }
        let size = self.page_size();
        if offers.len() <= size {
            return (offers, false);
        }
        // One place of a page is the *More* button.
        let fit = size - 1;
        let pages = offers.len().div_ceil(fit);
        let from = (usize::from(page) % pages) * fit;
        (&offers[from..offers.len().min(from + fit)], true)
    }

    /// The buttons of an open question.
    pub fn replies(&self, question: &Question, open: &Open) -> Vec<Reply> {
        let mut replies = Vec::new();
        // Most questions have no options: no memory for those.
        let more = !question.choices.is_empty() && self.option_replies(question, open, &mut replies);
        let fixed = |id: ChoiceId, item: RowId| self.token(question.place, id, item);
        match question.asks {
            Asks::Value(Kind::YesNo | Kind::Consent) => self.yes_or_no(question, &mut replies),
            Asks::Value(Kind::Rating { from, to }) if to.saturating_sub(from) <= 10 => {
                let rate = |n: i32| Reply::plain(n.to_string(), fixed(fixed::RATE, RowId(rate_item(n))));
                replies.extend((from..=to).map(rate));
            }
            Asks::Value(Kind::Several) if !open.picked.is_empty() => {
                replies.push(Reply::plain(self.said(Own::Done), fixed(fixed::DONE, NO_ITEM)))
            }
            Asks::Slot { slots } => self.slot_replies(question, slots, open, &mut replies),
            Asks::Which { booking } => self.booking_replies(question, booking, &mut replies),
            Asks::Review => self.review_replies(question, &mut replies),
            Asks::Value(_) | Asks::Menu => {}
        }
        if more {
            replies.push(Reply::plain(self.said(Own::More), fixed(fixed::MORE, NO_ITEM)));
        }
        match question.optional {
            Optional::No => {}
            Optional::Yes => replies.push(Reply::plain(self.said(Own::Skip), fixed(fixed::SKIP, NO_ITEM))),
            Optional::Labelled(label) => replies.push(Reply::plain(self.text(label), fixed(fixed::SKIP, NO_ITEM))),
        }
        replies
    }

    /// The buttons of the options on one page; whether more follow.
    fn option_replies(&self, question: &Question, open: &Open, replies: &mut Vec<Reply>) -> bool {
        let offers = self.offers(question, open.asked);
        let (shown, more) = self.page(question, &offers, open.page);
        if !shown.is_empty() {
            *replies = Vec::with_capacity(shown.len() + 2);
        }
        for offer in shown {
            let choice = &self.program.choices[offer.choice.at()];
            if self.is_picked(open, offer) {
                continue;
            }
            replies.push(self.with_entry(offer, |view| Reply {
                label: view.text(choice.label),
                token: self.token(question.place, choice.id, offer.item),
                line: choice.line.map(|line| view.text(line)).unwrap_or_default(),
                image: choice.image.map(|image| view.text(image)).unwrap_or_default(),
            }));
        }
        more
    }

    /// Whether an option of several is picked already.
    pub fn is_picked(&self, open: &Open, offer: &Offer) -> bool {
        let id = self.program.choices[offer.choice.at()].id;
        open.picked.iter().any(|picked| picked.choice == id && picked.item == offer.item)
    }

    /// Yes and No, unless the question words them itself.
    fn yes_or_no(&self, question: &Question, replies: &mut Vec<Reply>) {
        let choices = &self.program.choices[question.choices.range()];
        for (at, (id, own)) in [(fixed::YES, Own::Yes), (fixed::NO, Own::No)].into_iter().enumerate() {
            if !choices.iter().any(|choice| choice.id == id) {
                let reply = Reply::plain(self.said(own), self.token(question.place, id, NO_ITEM));
                replies.insert(at.min(replies.len()), reply);
            }
        }
    }
}

/// A number of a rating as an item: never 0.
pub(crate) fn rate_item(number: i32) -> u64 {
    u64::from(number as u32) + 1
}

impl Reply {
    /// A label and its tap.
    pub(crate) fn plain(label: String, token: Token) -> Self {
        Reply { label, token, line: String::new(), image: String::new() }
    }
}
