//! Which column each box stands in. In: boxes with their ways. Out: a column number each; every way but those that lead back goes to a later one.

use super::Boxed;

/// The column of each box: the longest way to it, once ways that close a circle are left out.
pub(super) fn layers(boxes: &[Boxed]) -> Vec<usize> {
    let order = finishing_order(boxes);
    let mut place = vec![0; boxes.len()];
    for (position, number) in order.iter().enumerate() {
        place[*number] = position;
    }
    // Boxes left first have all their forward ways lead to later ones in this order.
    let mut layers = vec![0; boxes.len()];
    for number in &order {
        for (_, to) in &boxes[*number].ports {
            if place[*to] > place[*number] {
                layers[*to] = layers[*to].max(layers[*number] + 1);
            }
        }
    }
    layers
}

/// Boxes in the order in which a walk leaves them for good, turned round; begun at the chips and the first step, so that circles break at the way back.
fn finishing_order(boxes: &[Boxed]) -> Vec<usize> {
    let mut seen = vec![false; boxes.len()];
    let mut order = Vec::new();
    for root in 0..boxes.len() {
        if seen[root] {
            continue;
        }
        seen[root] = true;
        // A box and how many of its ways have been walked.
        let mut trail = vec![(root, 0)];
        let mut left = Vec::new();
        while let Some((number, walked)) = trail.last_mut() {
            // The last way is walked first, so that the first one ends up nearest.
            let ports = &boxes[*number].ports;
            let Some((_, to)) = ports.len().checked_sub(*walked + 1).map(|at| ports[at]) else {
                left.push(*number);
                trail.pop();
                continue;
            };
            *walked += 1;
            if !seen[to] {
                seen[to] = true;
                trail.push((to, 0));
            }
        }
        left.reverse();
        // What an earlier walk did not reach may lead into it, so it comes before.
        left.extend(order);
        order = left;
    }
    order
}
