//! Which of the project's channels get to each line: `on CHANNEL` lets only some of them pass.

use botflow_compile::graph::{Act, Why};
use botflow_compile::model::{Expr, Literal, Root, StepId};

use super::Journey;

impl Journey<'_> {
    /// For each node the channels on which customers get there, a bit each in the order of [`Journey::channels`].
    pub(crate) fn channel_ways(&self) -> Vec<u8> {
        let channels = self.channels();
        let names: Vec<&str> = channels.iter().map(|channel| channel.facts.channel.as_str()).collect();
        let all = (1_u16 << names.len().min(8)) as u8;
        let all = all.wrapping_sub(1);
        let mut ways = vec![0_u8; self.graph.ways.node_count()];
        let entries =
            self.model.flows.iter().filter(|flow| !flow.steps.is_empty()).filter_map(|flow| self.graph.entry(StepId(flow.steps.start)));
        let mut stack: Vec<_> = entries.filter(|at| self.reached[at.index()]).collect();
        stack.iter().for_each(|at| ways[at.index()] = all);
        while let Some(at) = stack.pop() {
            let here = ways[at.index()];
            let holds = match &self.node(at).act {
                Act::Branch(condition) => of_condition(condition.get(self.facts), &names),
                _ => None,
            };
            for (edge, to) in self.graph.out(at) {
                let passes = match (holds, edge.why) {
                    (Some(mask), Why::Holds) => here & mask,
                    (Some(mask), Why::Fails) => here & !mask,
                    _ => here,
                };
                // A channel is added to a node at most once, so each node is seen again at most as often as there are channels.
                if passes & !ways[to.index()] != 0 {
                    ways[to.index()] |= passes;
                    stack.push(to);
                }
            }
        }
        ways
    }
}

/// The channels of `on CHANNEL`, `if channel is …`; `None`: it asks for something else.
fn of_condition(condition: &Expr, names: &[&str]) -> Option<u8> {
    let is_channel = |side: &Expr| matches!(side, Expr::Read(read) if read.root == Root::Channel);
    let bit = |word: &Expr| match word {
        Expr::Literal(Literal::Word(name) | Literal::Text(name)) => {
            Some(names.iter().position(|known| known.eq_ignore_ascii_case(name)).map_or(0, |at| 1 << at))
        }
        _ => None,
    };
    match condition {
        Expr::OneOf(side, words) if is_channel(side) => words.iter().map(bit).try_fold(0, |mask, bit| Some(mask | bit?)),
        Expr::Compare(botflow_compile::model::Comparison::Is, side, word) if is_channel(side) => bit(word),
        Expr::Not(inner) => of_condition(inner, names).map(|mask: u8| !mask),
        _ => None,
    }
}
