//! From lines to rows. In: a line of a flow. Out: the rows that show it and what stands under it.

use botflow_syntax::Statement;
use botflow_syntax::tree::{MediaKind, NodeId, Outcome, Piece, TargetId, TextId};

use super::Reader;
use crate::picture::{Row, RowKind, Way};

impl Reader<'_> {
    /// A text as typed, without its backslashes.
    pub(super) fn text(&self, id: TextId) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Literal(span) => self.tree.literal(*span).into_owned(),
            Piece::Value(value) => self.tree.str(value.span).to_owned(),
        };
        self.tree.pieces(id).iter().map(piece).collect()
    }

    /// A text with the `line`s under its line.
    fn bubble(&self, id: NodeId, text: TextId) -> String {
        let mut whole = self.text(text);
        for child in self.tree.children(id) {
            if let Statement::Line { text } = self.tree.statement(child) {
                whole.push('\n');
                whole.push_str(&text.map(|text| self.text(text)).unwrap_or_default());
            }
        }
        whole
    }

    /// The rows of a line and of what stands under it.
    pub(super) fn rows(&self, id: NodeId, depth: usize, rows: &mut Vec<Row>) {
        let (tree, line) = (self.tree, self.tree.str(self.tree.node(id).span).trim().to_owned());
        let line_number = tree.node(id).line + 1;
        let row = move |kind, text: String, way: Option<Way>| Row { kind, text, depth, way, line: line_number, untested: false };
        let mut add = |kind, text: String, way: Option<Way>| rows.push(row(kind, text, way));
        // How much deeper what stands under the line is shown; `None`: not at all.
        let below = match tree.statement(id) {
            Statement::Say { text } => {
                add(RowKind::Says, self.bubble(id, *text), None);
                Some(0)
            }
            Statement::Or { text } => {
                add(RowKind::Says, format!("or: {}", self.bubble(id, *text)), None);
                Some(0)
            }
            Statement::OnChannelText { channels, text } => {
                let names: Vec<&str> = channels.iter().map(|channel| tree.str(channel.0)).collect();
                add(RowKind::Says, format!("on {}: {}", names.join(", "), self.bubble(id, *text)), None);
                None
            }
            Statement::Media { what, source } => {
                add(RowKind::Shows, format!("{}: {}", medium(*what), self.text(*source)), None);
                Some(0)
            }
            Statement::Button { label, target } => {
                add(RowKind::Answer, self.text(*label), self.way(*target));
                None
            }
            Statement::Cards { each } => {
                let text = each.map_or("Cards".into(), |each| format!("A card for each {}", tree.str(each.name.0)));
                add(RowKind::Shows, text, None);
                Some(0)
            }
            Statement::Card { title } => {
                let has_picture = tree.children(id).any(|child| matches!(tree.statement(child), Statement::Media { .. }));
                let picture = if has_picture { "\n(with a picture)" } else { "" };
                add(RowKind::Shows, format!("{}{picture}", self.bubble(id, *title)), None);
                Some(0)
            }
            Statement::Template { name } => {
                add(RowKind::Says, format!("Template {}", tree.str(name.0)), None);
                Some(0)
            }
            Statement::Ask { text, .. } | Statement::Review { text } => {
                add(RowKind::Asks, self.bubble(id, *text), None);
                Some(0)
            }
            Statement::Choice { label, target, key } => {
                let outcome = key.and_then(|key| self.yes_or_no(id, tree.str(key.0)));
                let way = outcome.and_then(|outcome| self.leads(outcome)).or_else(|| self.to(*target));
                rows.push(row(RowKind::Answer, self.text(*label), way));
                for child in outcome.into_iter().flat_map(|outcome| tree.children(outcome)) {
                    self.rows(child, depth + 1, rows);
                }
                Some(1)
            }
            Statement::EachChoice { label, target, list, .. } => {
                add(RowKind::Answer, format!("each of {}: {}", tree.str(tree.path(*list).span), self.text(*label)), self.to(*target));
                Some(1)
            }
            Statement::Otherwise { target } => {
                add(RowKind::Answer, "anything else".into(), self.to(*target));
                Some(1)
            }
            Statement::Optional { label } => {
                add(RowKind::Answer, label.map_or("Skip".into(), |label| self.text(label)), None);
                None
            }
            // A consent's own option says the same.
            Statement::When { outcome: Outcome::Yes, .. } if self.has_option(id, "yes") => None,
            Statement::When { outcome: Outcome::No, .. } if self.has_option(id, "no") => None,
            Statement::When { outcome, target } => {
                let kind = if matches!(outcome, Outcome::Yes | Outcome::No) { RowKind::Answer } else { RowKind::Outcome };
                add(kind, self.outcome(outcome), self.to(*target));
                Some(1)
            }
            Statement::Form { name } => {
                add(RowKind::Does, format!("Form {}", tree.str(name.0)), None);
                Some(0)
            }
            Statement::Submit { name } => {
                add(RowKind::Does, format!("Delivers {}", tree.str(name.0)), None);
                Some(0)
            }
            Statement::If { .. }
            | Statement::ElseIf { .. }
            | Statement::Else
            | Statement::ForEach { .. }
            | Statement::Split { .. }
            | Statement::Arm { .. } => {
                add(RowKind::Condition, line.trim_start_matches("- ").to_owned(), None);
                Some(1)
            }
            Statement::OnChannel { .. } | Statement::Remind { .. } => {
                add(RowKind::Condition, line, None);
                Some(1)
            }
            Statement::GoTo { target } => {
                add(RowKind::Goes, tree.str(tree.target(*target).span).to_owned(), self.way(*target));
                None
            }
            Statement::Do { target } => {
                add(RowKind::Does, "Plays another flow, then goes on".into(), self.way(*target));
                None
            }
            Statement::End => {
                add(RowKind::Ends, "The end".into(), None);
                None
            }
            Statement::Call { action } => {
                add(RowKind::Does, format!("Asks {}", tree.str(action.0)), None);
                Some(0)
            }
            Statement::HandOver { team } => {
                for child in tree.children(id) {
                    if matches!(tree.statement(child), Statement::Say { .. }) {
                        self.rows(child, depth, rows);
                    }
                }
                rows.push(row(RowKind::HandsOver, format!("{} take over", tree.str(team.0)), None));
                for child in tree.children(id).filter(|child| !matches!(tree.statement(*child), Statement::Say { .. })) {
                    self.rows(child, depth, rows);
                }
                None
            }
            Statement::Recommend { up_to, catalog, .. } => {
                add(RowKind::Shows, format!("Recommends up to {up_to} of {}", tree.str(catalog.0)), None);
                Some(0)
            }
            Statement::Book { calendars, .. } => {
                let places: Vec<&str> = calendars.iter().map(|calendar| tree.str(calendar.0)).collect();
                add(RowKind::Does, format!("Offers times at {}", places.join(" or ")), None);
                Some(0)
            }
            Statement::Move { name } => {
                add(RowKind::Does, format!("Offers other times for {}", tree.str(name.0)), None);
                Some(0)
            }
            Statement::Pay { amount, text, .. } => {
                add(RowKind::Asks, format!("Pay {} for {}", tree.str(tree.expr(*amount).span), self.text(*text)), None);
                Some(0)
            }
            Statement::Hole(hole) => {
                if let Some(way) = hole.target.and_then(|target| self.way(target)) {
                    add(RowKind::Answer, line, Some(way));
                }
                Some(1)
            }
            // These read well as they stand: `set x to 2`, `tag vip`, `wait 2 days`.
            Statement::Set { .. }
            | Statement::Forget { .. }
            | Statement::Add { .. }
            | Statement::Take { .. }
            | Statement::Reset { .. }
            | Statement::Reach { .. }
            | Statement::Tag { .. }
            | Statement::Untag { .. }
            | Statement::Subscribe { .. }
            | Statement::Unsubscribe { .. }
            | Statement::Wait { .. }
            | Statement::WaitUntil { .. }
            | Statement::Cancel { .. } => {
                add(RowKind::Does, line, None);
                Some(1)
            }
            // How the line above works, what the head says, and tests: not what the customer meets.
            Statement::File
            | Statement::Flow { .. }
            | Statement::About { .. }
            | Statement::Was { .. }
            | Statement::Line { .. }
            | Statement::Typing { .. }
            | Statement::With { .. }
            | Statement::Keep { .. }
            | Statement::KeepAs { .. }
            | Statement::Also { .. }
            | Statement::OnlyIf { .. }
            | Statement::Alone
            | Statement::Score { .. }
            | Statement::Pick { .. }
            | Statement::Check { .. }
            | Statement::Hint { .. }
            | Statement::UnlessKnown
            | Statement::UnlessGiven
            | Statement::Label { .. }
            | Statement::Paged
            | Statement::Reask { .. }
            | Statement::Note { .. }
            | Statement::IfPossible { .. }
            | Statement::Prefer { .. }
            | Statement::First { .. }
            | Statement::Lasting { .. }
            | Statement::Between { .. }
            | Statement::Offer { .. }
            | Statement::By { .. }
            | Statement::Worth { .. }
            | Statement::Starts { .. }
            | Statement::StartsFresh
            | Statement::EventValues { .. }
            | Statement::Takes { .. }
            | Statement::Gives { .. }
            | Statement::Scores { .. }
            | Statement::Row { .. }
            | Statement::Keeps { .. }
            | Statement::Step { .. }
            | Statement::Test { .. }
            | Statement::InLanguage { .. }
            | Statement::TodayIs { .. }
            | Statement::NowIs { .. }
            | Statement::CatalogIs { .. }
            | Statement::CalendarFull { .. }
            | Statement::CalendarHas { .. }
            | Statement::TeamIs { .. }
            | Statement::ActionGives { .. }
            | Statement::ActionFails { .. }
            | Statement::ActionSilent { .. }
            | Statement::FieldIs { .. }
            | Statement::CustomerArrives { .. }
            | Statement::CustomerSays { .. }
            | Statement::CustomerPicks { .. }
            | Statement::CustomerChanges { .. }
            | Statement::CustomerSends { .. }
            | Statement::EventComes { .. }
            | Statement::After { .. }
            | Statement::Payment { .. }
            | Statement::AgentSays { .. }
            | Statement::AgentCloses
            | Statement::BotSays { .. }
            | Statement::BotAsks { .. }
            | Statement::BotOffers { .. }
            | Statement::BotShows { .. }
            | Statement::BotSends { .. }
            | Statement::BotSendsTemplate { .. }
            | Statement::BotHandsOver { .. }
            | Statement::BotSilent
            | Statement::Ends
            | Statement::Expect { .. }
            | Statement::ExpectReached { .. }
            | Statement::ExpectAt { .. } => None,
        };
        let is_option = matches!(tree.statement(id), Statement::Choice { .. } | Statement::EachChoice { .. } | Statement::Card { .. });
        for child in below.into_iter().flat_map(|_| tree.children(id)) {
            // The picture on an option or a card is a part of it.
            if is_option && matches!(tree.statement(child), Statement::Media { .. }) {
                continue;
            }
            self.rows(child, depth + below.unwrap_or(0), rows);
        }
    }

    /// The `when yes` or `when no` beside an option with that key.
    fn yes_or_no(&self, option: NodeId, key: &str) -> Option<NodeId> {
        let wanted = match key {
            "yes" => Outcome::Yes,
            "no" => Outcome::No,
            _ => return None,
        };
        let question = self.tree.node(option).parent;
        self.tree.children(question).find(|id| matches!(self.tree.statement(*id), Statement::When { outcome, .. } if *outcome == wanted))
    }

    /// Whether an option beside this line has that key.
    fn has_option(&self, line: NodeId, key: &str) -> bool {
        let question = self.tree.node(line).parent;
        let keyed = |id| matches!(self.tree.statement(id), Statement::Choice { key: Some(word), .. } if self.tree.str(word.0) == key);
        self.tree.children(question).any(keyed)
    }

    /// Where a `when` line leads.
    fn leads(&self, line: NodeId) -> Option<Way> {
        if let Statement::When { target, .. } = self.tree.statement(line) { self.to(*target) } else { None }
    }

    fn to(&self, target: Option<TargetId>) -> Option<Way> {
        self.way(target?)
    }
}

fn medium(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "Picture",
        MediaKind::Video => "Video",
        MediaKind::Audio => "Sound",
        MediaKind::File => "File",
    }
}
