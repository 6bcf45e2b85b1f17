//! Arrows. In: boxes in columns. Out: bent lines; ways to one target share a track between two columns, tracks stand so that few lines cross.

use super::columns::{COLUMN_GAP, Column, Columns, TRACK_GAP, aside_width};
use super::{Boxed, Wire};

/// The ways to one target between two columns.
struct Net {
    target: usize,
    /// Where they come from.
    sources: Vec<(f64, f64)>,
    /// Whether a lane goes on instead of the box.
    to_lane: bool,
    goal: f64,
}

impl Net {
    fn span(&self) -> (f64, f64) {
        let heights = self.sources.iter().map(|source| source.1).chain([self.goal]);
        heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| (top.min(y), bottom.max(y)))
    }
}

/// Gives every box its x and draws all wires.
pub(super) fn wires(boxes: &mut [Boxed], columns: &Columns) -> Vec<Wire> {
    let mut wires = Vec::new();
    let mut x = 0.0;
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for (number, column) in columns.columns.iter().enumerate() {
        let right = set_column(boxes, column, x);
        placed.push((x, right));
        let Some(next) = columns.columns.get(number + 1) else { break };
        let nets = ordered(nets(boxes, column, next, placed[number]));
        let first_track = right + COLUMN_GAP / 2.0;
        let next_x = right + COLUMN_GAP + nets.len().saturating_sub(1) as f64 * TRACK_GAP;
        for (track, net) in nets.iter().enumerate() {
            draw(net, first_track + track as f64 * TRACK_GAP, next_x, &mut wires);
        }
        for lane in next.items.iter().filter(|item| item.is_lane) {
            let width = next.items.iter().map(|item| item_width(boxes, item)).fold(0.0, f64::max);
            wires.push(Wire { points: vec![(next_x, lane.y), (next_x + width, lane.y)], arrow: false, target: lane.box_number });
        }
        x = next_x;
    }
    wires
}

fn item_width(boxes: &[Boxed], item: &super::columns::Item) -> f64 {
    if item.is_lane { 0.0 } else { boxes[item.box_number].width + aside_width(&boxes[item.box_number]) }
}

/// Puts the boxes of a column at `x`; chips stand at the column's right edge. Returns that edge, pills included.
fn set_column(boxes: &mut [Boxed], column: &Column, x: f64) -> f64 {
    let width = column.items.iter().filter(|item| !item.is_lane).map(|item| boxes[item.box_number].width).fold(0.0, f64::max);
    let right = x + column.items.iter().map(|item| item_width(boxes, item)).fold(width, f64::max);
    for item in column.items.iter().filter(|item| !item.is_lane) {
        let one = &mut boxes[item.box_number];
        one.x = if matches!(one.what, super::What::Chip { .. }) { x + width - one.width } else { x };
    }
    right
}

/// What leads from one column to the next, by target.
fn nets(boxes: &[Boxed], column: &Column, next: &Column, (_, right): (f64, f64)) -> Vec<Net> {
    let mut nets = Vec::new();
    for goal in &next.items {
        let mut sources = Vec::new();
        for item in &column.items {
            if item.is_lane {
                if item.box_number == goal.box_number {
                    sources.push((right, item.y));
                }
                continue;
            }
            let from = &boxes[item.box_number];
            sources
                .extend(from.ports.iter().filter(|(_, to)| *to == goal.box_number).map(|(port, _)| (from.x + from.width, from.y + port)));
        }
        if !sources.is_empty() {
            let height = if goal.is_lane { goal.y } else { goal.y + boxes[goal.box_number].entry };
            nets.push(Net { target: goal.box_number, sources, to_lane: goal.is_lane, goal: height });
        }
    }
    nets
}

/// Tracks from left to right: neighbours change places as long as that saves crossings.
fn ordered(mut nets: Vec<Net>) -> Vec<Net> {
    let rounds = nets.len() * 2;
    for _ in 0..rounds {
        let mut better = false;
        for left in 1..nets.len() {
            if crossings(&nets[left], &nets[left - 1]) < crossings(&nets[left - 1], &nets[left]) {
                nets.swap(left - 1, left);
                better = true;
            }
        }
        if !better {
            break;
        }
    }
    nets
}

/// How often the lines of two nets cross when `left` has the track left of `right`.
fn crossings(left: &Net, right: &Net) -> usize {
    let inside = |y: f64, (top, bottom): (f64, f64)| y > top - 1.0 && y < bottom + 1.0;
    let coming = right.sources.iter().filter(|source| inside(source.1, left.span())).count();
    coming + usize::from(inside(left.goal, right.span()))
}

fn draw(net: &Net, track: f64, goal_x: f64, wires: &mut Vec<Wire>) {
    for source in &net.sources {
        let mut points = vec![*source];
        if (source.1 - net.goal).abs() > 0.5 {
            points.push((track, source.1));
            points.push((track, net.goal));
        }
        points.push((goal_x, net.goal));
        wires.push(Wire { points, arrow: !net.to_lane, target: net.target });
    }
}
