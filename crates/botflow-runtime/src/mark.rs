//! Goals, tags, subscriptions, points, arms: what is left on a contact or a board.

use botflow_program::*;

use crate::effect::*;
use crate::run::{Goes, Run};
use crate::session::*;

impl Run<'_> {
    /// Leaves a mark.
    pub fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Goal { goal, worth } => {
                let worth = worth.and_then(|worth| self.view().eval(worth).plain().cloned());
                let flow = self.session.open.last().map(|thread| thread.flow).unwrap_or_default();
                self.record(Fact::Goal { goal: self.program.goals[goal.at()].goal(), flow, worth });
            }
            Mark::Tag(tag) => {
                let tag = &self.program.strings[tag.at()];
                if !self.session.contact.tags.contains(tag) {
                    self.session.contact.tags.push(tag.clone());
                    self.record(Fact::Tagged { tag: tag.clone() });
                }
            }
            Mark::Untag(tag) => {
                let tag = &self.program.strings[tag.at()];
                if self.session.contact.tags.contains(tag) {
                    self.session.contact.tags.retain(|t| t != tag);
                    self.record(Fact::Untagged { tag: tag.clone() });
                }
            }
            Mark::Subscribe(topic) => {
                let topic = &self.program.topics[topic.at()];
                if !self.session.contact.topics.contains(&topic.topic()) {
                    self.session.contact.topics.push(topic.topic());
                }
                let consent = self.session.open.last().map(|thread| thread.consent).unwrap_or_default();
                self.record(Fact::Subscribed { topic: topic.text.clone(), consent });
            }
            Mark::Unsubscribe(topic) => {
                let topic = &self.program.topics[topic.at()];
                self.session.contact.topics.retain(|t| *t != topic.topic());
                self.record(Fact::Unsubscribed { topic: topic.text.clone() });
            }
            Mark::Score { row, points, .. } => self.add_points(PlaceId(0), *row, *points),
            Mark::Reset(board) => self.reset(*board),
        }
    }

    /// Adds points; a `score` line adds to what earlier ones gave, an answer has its own entry.
    pub fn add_points(&mut self, from: PlaceId, row: BoardRowIx, points: i32) {
        let row = self.program.board_rows[row.at()].id;
        let Some(frame) = self.frame() else { return };
        match frame.points.iter_mut().find(|p| p.from == from && p.row == row) {
            Some(point) => point.points = point.points.saturating_add(points),
            None => frame.points.push(Point { from, row, points }),
        }
    }

    /// Takes back the points of an answer.
    pub fn take_points(&mut self, question: PlaceId) {
        if let Some(frame) = self.frame() {
            frame.points.retain(|point| point.from != question);
        }
    }

    /// Empties a board.
    pub fn reset(&mut self, board: BoardIx) {
        let rows = &self.program.board_rows[self.program.boards[board.at()].rows.range()];
        if let Some(frame) = self.session.open.last_mut().and_then(|thread| thread.frames.last_mut()) {
            frame.points.retain(|point| rows.iter().all(|row| row.id != point.row));
        }
    }

    /// An A/B test: the arm drawn once for a contact stays.
    pub fn split(&mut self, split: &Split) -> Goes {
        let arms = &self.program.arms[split.arms.range()];
        let kept = self.session.contact.arms.iter().find(|drawn| drawn.split == split.id);
        if let Some(arm) = kept.and_then(|drawn| arms.iter().find(|arm| arm.id == drawn.arm)) {
            return Goes::At(arm.body);
        }
        let weights: u64 = arms.iter().map(|arm| u64::from(arm.weight)).sum();
        let mut left = key::mix(u64::from(self.session.seed) << 32 | u64::from(split.id.0)) % weights.max(1);
        let drawn = arms.iter().find(|arm| {
            let here = left < u64::from(arm.weight);
            left = left.saturating_sub(u64::from(arm.weight));
            here
        });
        let Some(arm) = drawn.or(arms.first()) else { return self.end_thread() };
        self.session.contact.arms.retain(|drawn| drawn.split != split.id);
        self.session.contact.arms.push(Drawn { split: split.id, arm: arm.id });
        self.record(Fact::Arm { split: split.id, arm: arm.id });
        Goes::At(arm.body)
    }
}
