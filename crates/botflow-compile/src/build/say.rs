//! `say`, `or`, `typing`, `template`, and the text of every question: messages.

use botflow_syntax::tree::{Duration, NodeId, Statement, TextId};

use super::{Builder, Loose};
use crate::Line;
use crate::graph::{Act, Button, ButtonDoes, Content, Media, MediaKind, Message, TextAt, Variant, Why};
use crate::model::Target;

impl Builder<'_> {
    /// `say` with the `or`s right after it: one message in several wordings.
    pub(super) fn say(&mut self, wordings: &[NodeId]) {
        let texts: Vec<(NodeId, Option<TextId>)> = wordings.iter().map(|id| (*id, self.wording(*id))).collect();
        let message = Message { variants: self.variants(&texts) };
        self.send(wordings[0], message);
    }

    fn wording(&self, id: NodeId) -> Option<TextId> {
        match self.tree.statement(id) {
            Statement::Say { text } | Statement::Or { text } | Statement::Ask { text, .. } | Statement::Review { text } => Some(*text),
            _ => None,
        }
    }

    /// The message of a question: its text with `line`, media and `on CHANNEL: TEXT` under it.
    pub(super) fn question_message(&mut self, id: NodeId, text: Option<TextId>) -> Vec<Variant> {
        self.variants(&[(id, text)])
    }

    /// Puts a message on the way. Each button that leads on is a way of its own.
    pub(super) fn send(&mut self, id: NodeId, message: Message) {
        let targets: Vec<(u32, Target)> = message
            .buttons()
            .enumerate()
            .filter_map(|(at, button)| match button.does {
                ButtonDoes::Go(target) => Some((at as u32, target)),
                ButtonDoes::Open(_) => None,
            })
            .collect();
        let node = self.place(id, Act::Send(Box::new(message)));
        self.buttons(id, node, &targets);
        self.goes_on(node, Why::Next);
    }

    /// Ways of buttons; the loose ways stay as they are.
    pub(super) fn buttons(&mut self, id: NodeId, from: u32, targets: &[(u32, Target)]) {
        for (at, target) in targets {
            let kept = std::mem::take(&mut self.loose);
            self.loose.push(Loose::later(from, Why::Button(*at)));
            self.go_target(id, *target);
            self.loose = kept;
        }
    }

    /// "On that channel this text and these children stand in place of the parent's": a variant for each set of channels, the one for all others last.
    fn variants(&mut self, wordings: &[(NodeId, Option<TextId>)]) -> Vec<Variant> {
        let tree = self.tree;
        let lines = |id: NodeId| {
            tree.children(id).filter_map(move |child| match tree.statement(child) {
                Statement::OnChannelText { channels, text } => Some((child, channels, *text)),
                _ => None,
            })
        };
        // For each channel that is named: which line each wording has for it.
        let mut rows: Vec<(Vec<String>, Vec<(NodeId, Option<TextId>)>)> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for channel in wordings.iter().flat_map(|(id, _)| lines(*id)).flat_map(|(_, channels, _)| channels.iter()) {
            let name = tree.str(channel.0);
            // N113: nobody gets it, so it is no wording.
            if !crate::channel::ALL.contains(&name) {
                continue;
            }
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let on_it = |(id, text): &(NodeId, Option<TextId>)| {
                let own = lines(*id).find(|(_, channels, _)| channels.iter().any(|channel| tree.str(channel.0) == name));
                own.map_or((*id, *text), |(line, _, text)| (line, Some(text)))
            };
            let chosen: Vec<(NodeId, Option<TextId>)> = wordings.iter().map(on_it).collect();
            match rows.iter_mut().find(|(_, lines)| *lines == chosen) {
                Some((channels, _)) => channels.push(name.to_owned()),
                None => rows.push((vec![name.to_owned()], chosen)),
            }
        }
        rows.push((Vec::new(), wordings.to_vec()));
        let build = |(channels, lines): (Vec<String>, Vec<(NodeId, Option<TextId>)>)| Variant {
            channels,
            wordings: lines.into_iter().map(|(id, text)| self.bubble(id, text)).collect(),
        };
        rows.into_iter().map(build).collect()
    }

    fn bubble(&self, id: NodeId, text: Option<TextId>) -> Content {
        let mut lines: Vec<Option<TextAt>> = text.map(|text| Some(self.text(text))).into_iter().collect();
        let (mut media, mut buttons) = (Vec::new(), Vec::new());
        for child in self.tree.children(id) {
            match self.tree.statement(child) {
                Statement::Line { text } => lines.push(text.map(|text| self.text(text))),
                Statement::Media { what, source } => media.push(self.media(child, *what, *source)),
                Statement::Button { .. } => buttons.extend(self.button(child)),
                _ => {}
            }
        }
        Content::Bubble { lines, media, buttons }
    }

    /// A picture, film, sound or document that stands by itself: a message of its own.
    pub(super) fn medium(&mut self, id: NodeId, what: botflow_syntax::tree::MediaKind, source: TextId) {
        let media = vec![self.media(id, what, source)];
        self.send(id, Message::one(Content::Bubble { lines: Vec::new(), media, buttons: Vec::new() }));
    }

    pub(super) fn media(&self, id: NodeId, what: botflow_syntax::tree::MediaKind, source: TextId) -> Media {
        let kind = match what {
            botflow_syntax::tree::MediaKind::Image => MediaKind::Image,
            botflow_syntax::tree::MediaKind::Video => MediaKind::Video,
            botflow_syntax::tree::MediaKind::Audio => MediaKind::Audio,
            botflow_syntax::tree::MediaKind::File => MediaKind::File,
        };
        let about = self.tree.children(id).find_map(|child| match self.tree.statement(child) {
            Statement::About { text } => Some(self.text(*text)),
            _ => None,
        });
        let buttons = self.tree.children(id).filter_map(|child| self.button(child)).collect();
        Media { kind, source: self.text(source), about, buttons }
    }

    /// `button LABEL -> TARGET`.
    pub(super) fn button(&self, id: NodeId) -> Option<Button> {
        let Statement::Button { label, target } = self.tree.statement(id) else { return None };
        let does = match self.tree.target(*target).kind {
            botflow_syntax::tree::TargetKind::Address(text) => ButtonDoes::Open(self.text(text)),
            botflow_syntax::tree::TargetKind::Title(_) => ButtonDoes::Go(self.fact().target(*target)),
            botflow_syntax::tree::TargetKind::FlowStep { .. } => ButtonDoes::Go(self.fact().target(*target)),
            botflow_syntax::tree::TargetKind::Hole => ButtonDoes::Go(Target::Hole),
        };
        Some(Button { label: self.text(*label), does, span: self.tree.node(id).span })
    }

    /// `typing 2 seconds`
    pub(super) fn typing(&mut self, id: NodeId, duration: Duration) {
        let seconds = u32::try_from(duration.seconds()).unwrap_or(u32::MAX);
        self.pass(id, Act::Send(Box::new(Message::one(Content::Typing { seconds }))));
    }

    /// `template NAME`
    pub(super) fn template(&mut self, id: NodeId) {
        let template = match self.fact().line(id) {
            Line::Template(template) => Some(template),
            _ => None,
        };
        let with = self.passes(id);
        let buttons = self.tree.children(id).filter_map(|child| self.button(child)).collect();
        self.send(id, Message::one(Content::Template { template, with, buttons }));
    }
}
