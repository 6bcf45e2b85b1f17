//! Columns and heights. In: boxes and their columns. Out: x and y of each box, and the lanes that long arrows take through the columns between.

use super::{Boxed, PILL_GAP};

/// Room between two boxes of one column.
const BOX_GAP: f64 = 36.0;
/// Room around a lane.
const LANE_GAP: f64 = 14.0;
/// Room between columns without any arrow.
pub(super) const COLUMN_GAP: f64 = 56.0;
/// Room that each further track needs between two columns.
pub(super) const TRACK_GAP: f64 = 12.0;

/// The columns, each with what stands in it.
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
}

/// One column.
#[derive(Default)]
pub(super) struct Column {
    pub(super) items: Vec<Item>,
}

/// A box, or a lane for arrows to a box further right.
pub(super) struct Item {
    pub(super) box_number: usize,
    pub(super) is_lane: bool,
    /// Top of a box, middle of a lane.
    pub(super) y: f64,
}

/// Puts boxes and lanes into columns and gives them their heights; x comes when the tracks between are counted.
pub(super) fn place(boxes: &mut [Boxed], layers: &[usize]) -> Columns {
    let count = layers.iter().max().map_or(0, |last| last + 1);
    let mut columns: Vec<Column> = (0..count).map(|_| Column::default()).collect();
    for (number, layer) in layers.iter().enumerate() {
        columns[*layer].items.push(Item { box_number: number, is_lane: false, y: 0.0 });
    }
    for to in 0..boxes.len() {
        let first =
            (0..boxes.len()).filter(|from| boxes[*from].ports.iter().any(|(_, target)| *target == to)).map(|from| layers[from]).min();
        for column in first.map_or(0..0, |first| first + 1..layers[to]) {
            columns[column].items.push(Item { box_number: to, is_lane: true, y: 0.0 });
        }
    }
    for layer in 0..count {
        let wished: Vec<f64> = columns[layer].items.iter().map(|item| wish(item, layer, &columns, boxes, layers)).collect();
        let mut items: Vec<(f64, Item)> = wished.into_iter().zip(std::mem::take(&mut columns[layer].items)).collect();
        items.sort_by(|a, b| a.0.total_cmp(&b.0));
        let tops = spread(&items, boxes);
        for (top, (_, mut item)) in tops.into_iter().zip(items) {
            item.y = if item.is_lane { top + LANE_GAP } else { top };
            if !item.is_lane {
                boxes[item.box_number].y = top;
            }
            columns[layer].items.push(item);
        }
    }
    draw_near(&mut columns, boxes);
    let top = columns.iter().flat_map(|column| &column.items).map(|item| item.y).fold(f64::INFINITY, f64::min).min(0.0);
    for item in columns.iter_mut().flat_map(|column| &mut column.items) {
        item.y -= top;
        if !item.is_lane {
            boxes[item.box_number].y = item.y;
        }
    }
    Columns { columns }
}

/// The first column has nothing before it: its boxes move beside what they lead to, in the same order.
fn draw_near(columns: &mut [Column], boxes: &mut [Boxed]) {
    let Some(first) = columns.first_mut() else { return };
    let mut last_wish = f64::NEG_INFINITY;
    let mut wished = Vec::new();
    for item in first.items.drain(..) {
        let one = &boxes[item.box_number];
        let level = one.ports.first().map(|(port, to)| boxes[*to].y + boxes[*to].entry - port);
        let unled = if last_wish.is_finite() { last_wish } else { item.y };
        last_wish = level.unwrap_or(unled).max(last_wish);
        wished.push((last_wish, item));
    }
    let tops = spread(&wished, boxes);
    for (top, (_, mut item)) in tops.into_iter().zip(wished) {
        item.y = top;
        boxes[item.box_number].y = top;
        first.items.push(item);
    }
}

/// Where an item's top would best stand: its entry level with the middle of what leads to it.
fn wish(item: &Item, layer: usize, columns: &[Column], boxes: &[Boxed], layers: &[usize]) -> f64 {
    let target = item.box_number;
    let mut heights: Vec<f64> = Vec::new();
    if let Some(before) = layer.checked_sub(1) {
        heights.extend(columns[before].items.iter().filter(|other| other.is_lane && other.box_number == target).map(|lane| lane.y));
        for (number, from) in boxes.iter().enumerate().filter(|(number, _)| layers[*number] == before) {
            heights.extend(from.ports.iter().filter(|(_, to)| *to == target).map(|(port, _)| boxes[number].y + port));
        }
    }
    let entry = if item.is_lane { LANE_GAP } else { boxes[target].entry };
    match heights.is_empty() {
        // Nothing leads here: chips above all, then in the order of the file.
        true => target as f64 * 0.001,
        false => heights.iter().sum::<f64>() / heights.len() as f64 - entry,
    }
}

fn height(item: &Item, boxes: &[Boxed]) -> f64 {
    if item.is_lane { 2.0 * LANE_GAP } else { boxes[item.box_number].height + BOX_GAP }
}

/// Tops as near to the wishes as can be without overlaps: neighbours that would overlap are moved together by their mean.
fn spread(items: &[(f64, Item)], boxes: &[Boxed]) -> Vec<f64> {
    struct Block {
        first: usize,
        top: f64,
        height: f64,
        members: f64,
        sum: f64,
    }
    let mut blocks: Vec<Block> = Vec::new();
    for (number, (wish, item)) in items.iter().enumerate() {
        let mut block = Block { first: number, top: *wish, height: height(item, boxes), members: 1.0, sum: *wish };
        while blocks.last().is_some_and(|above| above.top + above.height > block.top) {
            let above = blocks.pop().expect("invariant: just seen");
            let sum = above.sum + block.sum - block.members * above.height;
            let members = above.members + block.members;
            block = Block { first: above.first, top: sum / members, height: above.height + block.height, members, sum };
        }
        blocks.push(block);
    }
    let mut tops = Vec::with_capacity(items.len());
    for (index, block) in blocks.iter().enumerate() {
        let end = blocks.get(index + 1).map_or(items.len(), |next| next.first);
        let mut top = block.top;
        for (_, item) in &items[block.first..end] {
            tops.push(top);
            top += height(item, boxes);
        }
    }
    tops
}

/// Room that the pills beside a box take.
pub(super) fn aside_width(one: &Boxed) -> f64 {
    one.asides.iter().map(|(_, pill)| PILL_GAP + pill.width).fold(0.0, f64::max)
}
