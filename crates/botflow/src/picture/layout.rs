//! Where everything of one flow stands. In: the flow. Out: cards, pills and wires with their places; columns from left to right, arrows only forwards.

mod columns;
mod layers;
mod wires;

use super::measure::width;
use super::sheet::{CARD_WIDTH, Sheet};
use super::{FlowPicture, Start, Way};

/// Width of a chip that starts the flow.
const CHIP_WIDTH: f64 = 190.0;
/// Type size in chips and pills.
pub(super) const PILL_SIZE: f64 = 11.5;
/// Height of a pill.
pub(super) const PILL_HEIGHT: f64 = 22.0;
/// Room between a card and a pill beside it.
const PILL_GAP: f64 = 18.0;
/// The longest text of a pill, in pixels.
const PILL_TEXT_MAX: f64 = 240.0;

/// A flow with everything in its place, from the corner (0, 0).
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) boxes: Vec<Boxed>,
    pub(super) pills: Vec<Pill>,
    pub(super) wires: Vec<Wire>,
}

/// A card or chip.
pub(super) struct Boxed {
    pub(super) what: What,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where arrows come in, below the top.
    pub(super) entry: f64,
    /// Where arrows leave, below the top, and the box they lead to.
    ports: Vec<(f64, usize)>,
    /// Where a pill stands beside it, below the top.
    asides: Vec<(f64, Pill)>,
}

/// What is in a box.
pub(super) enum What {
    /// Something that starts the flow: its lines, of which the first `head` say what kind of thing it is.
    Chip { lines: Vec<String>, head: usize },
    /// A step, by its number.
    Step(usize, Sheet),
    /// The defaults of the flow.
    Everywhere(Sheet),
}

/// A short end beside a card: the end, another flow, a step further back.
#[derive(Clone)]
pub(super) struct Pill {
    /// Where its arrow leaves the card.
    pub(super) from: (f64, f64),
    pub(super) x: f64,
    /// Its middle.
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) text: String,
    pub(super) kind: PillKind,
}

/// Where a pill leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PillKind {
    Back(usize),
    Step(usize),
    Flow,
    Link,
    End,
    Person,
    Nowhere,
}

/// A bent line; the last piece of a way has an arrow head.
pub(super) struct Wire {
    pub(super) points: Vec<(f64, f64)>,
    pub(super) arrow: bool,
    /// Wires of one target look alike.
    pub(super) target: usize,
}

/// Lays out one flow.
pub(super) fn laid_out(flow: &FlowPicture) -> Layout {
    let (mut boxes, first_step) = boxes(flow);
    let layers = layers::layers(&boxes);
    let titles: Vec<String> = flow.steps.iter().map(|step| step.title.clone()).collect();
    turn_back_ways_into_pills(&mut boxes, &layers, first_step, &titles);
    let columns = columns::place(&mut boxes, &layers);
    let wires = wires::wires(&mut boxes, &columns);
    let mut pills = Vec::new();
    for one in &boxes {
        for (port, pill) in &one.asides {
            let (x, y) = (one.x + one.width, one.y + port);
            pills.push(Pill { from: (x, y), x: x + PILL_GAP, y, ..pill.clone() });
        }
    }
    let right = |pill: &Pill| pill.x + pill.width;
    let width = boxes.iter().map(|one| one.x + one.width).chain(pills.iter().map(right)).fold(0.0, f64::max);
    let height = boxes.iter().map(|one| one.y + one.height).fold(0.0, f64::max);
    let lowest = wires.iter().flat_map(|wire| &wire.points).map(|point| point.1).fold(height, f64::max);
    Layout { width, height: lowest, boxes, pills, wires }
}

/// Chips, the card of the defaults, and the steps; and where the steps begin.
fn boxes(flow: &FlowPicture) -> (Vec<Boxed>, usize) {
    let first_step = flow.starts.len() + usize::from(!flow.everywhere.is_empty());
    let mut boxes: Vec<Boxed> = flow.starts.iter().map(|start| chip(start, (!flow.steps.is_empty()).then_some(first_step))).collect();
    if !flow.everywhere.is_empty() {
        let sheet = Sheet::new("Everywhere in this flow", &flow.everywhere, &[]);
        let mut everywhere = card(sheet, first_step, What::Everywhere);
        // Defaults lead far: their arrows would run round everything, so a pill names the step.
        for (port, to) in std::mem::take(&mut everywhere.ports) {
            let step = to - first_step;
            everywhere.asides.push((port, pill(&flow.steps[step].title, PillKind::Step(step))));
        }
        boxes.push(everywhere);
    }
    for (number, step) in flow.steps.iter().enumerate() {
        let sheet = Sheet::new(&step.title, &step.rows, &step.trouble);
        boxes.push(card(sheet, first_step, |sheet| What::Step(number, sheet)));
    }
    (boxes, first_step)
}

fn chip(start: &Start, leads_to: Option<usize>) -> Boxed {
    let mut lines = super::measure::wrapped(&start.kind, PILL_SIZE * super::sheet::BOLD, CHIP_WIDTH - 28.0, 2);
    let head = lines.len();
    if !start.text.is_empty() {
        lines.extend(super::measure::wrapped(&start.text, PILL_SIZE, CHIP_WIDTH - 28.0, 3));
    }
    let height = lines.len() as f64 * 16.0 + 14.0;
    let ports = leads_to.map(|step| (height / 2.0, step)).into_iter().collect();
    Boxed { what: What::Chip { lines, head }, x: 0.0, y: 0.0, width: CHIP_WIDTH, height, entry: height / 2.0, ports, asides: Vec::new() }
}

fn card(sheet: Sheet, first_step: usize, what: impl FnOnce(Sheet) -> What) -> Boxed {
    let mut ports = Vec::new();
    let mut asides = Vec::new();
    for row in &sheet.rows {
        match &row.way {
            Some(Way::Step(step)) => ports.push((row.middle(), first_step + step)),
            Some(Way::Flow(title)) => asides.push((row.middle(), pill(title, PillKind::Flow))),
            Some(Way::Link(address)) => asides.push((row.middle(), pill(address.trim_start_matches("https://"), PillKind::Link))),
            Some(Way::End) => asides.push((row.middle(), pill("The end", PillKind::End))),
            Some(Way::Person(team)) => asides.push((row.middle(), pill(team, PillKind::Person))),
            Some(Way::Nowhere(title)) => asides.push((row.middle(), pill(&format!("{title}: not there"), PillKind::Nowhere))),
            None => {}
        }
    }
    let (height, entry) = (sheet.height, sheet.entry());
    Boxed { what: what(sheet), x: 0.0, y: 0.0, width: CARD_WIDTH, height, entry, ports, asides }
}

fn pill(text: &str, kind: PillKind) -> Pill {
    let text = super::measure::wrapped(text, PILL_SIZE, PILL_TEXT_MAX, 1).swap_remove(0);
    let icon = if matches!(kind, PillKind::Person | PillKind::Flow | PillKind::Back(_) | PillKind::Step(_)) { 16.0 } else { 0.0 };
    Pill { from: (0.0, 0.0), x: 0.0, y: 0.0, width: width(&text, PILL_SIZE) + 20.0 + icon, text, kind }
}

/// An arrow that leads back, or to the step itself, would cross everything: a pill names the step instead.
fn turn_back_ways_into_pills(boxes: &mut [Boxed], layers: &[usize], first_step: usize, titles: &[String]) {
    for number in 0..boxes.len() {
        let here = layers[number];
        let (forwards, back): (Vec<_>, Vec<_>) = boxes[number].ports.iter().partition(|(_, to)| layers[*to] > here);
        boxes[number].ports = forwards;
        for (port, to) in back {
            let step = to - first_step;
            boxes[number].asides.push((port, pill(&titles[step], PillKind::Back(step))));
        }
    }
}
