//! The picture as SVG, drawn without any other program. In: the picture. Out: one self-contained file that reads on light and dark pages.

use super::layout::{Boxed, Layout, PILL_HEIGHT, PILL_SIZE, Pill, PillKind, What, Wire, laid_out};
use super::sheet::{CARD_WIDTH, PADDING, Placed, Sheet, TITLE_LINE, setting};
use super::{FlowPicture, Picture, RowKind};

/// Room around everything.
const MARGIN: f64 = 40.0;
/// Room between two flows.
const FLOW_GAP: f64 = 64.0;
/// How round a bend is.
const BEND: f64 = 7.0;
/// Colours of wires, by target, so that the eye can follow one.
const WIRE_COLOURS: [&str; 7] = ["#2563eb", "#0f766e", "#9333ea", "#b45309", "#be185d", "#4d7c0f", "#475569"];

const STYLE: &str = "\
text{font-family:Inter,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;fill:#0f172a}\
.card{fill:#fff;stroke:#cbd5e1;stroke-width:1.2}.card.bad{stroke:#dc2626;stroke-width:2.4}.card.all{fill:#f8fafc;stroke-dasharray:5 4}\
.chip{fill:#ecfdf5;stroke:#34d399;stroke-width:1.2}.chip-kind{font-weight:600;fill:#065f46}\
.says{fill:#eef2f6}.asks{fill:#dbeafe}.asks-text{fill:#1e3a8a;font-weight:600}.shows{fill:#f8fafc;stroke:#94a3b8;stroke-dasharray:4 3}\
.answer{fill:#fff;stroke:#60a5fa;stroke-width:1.2}.answer-text{fill:#1d4ed8}.outcome-text{fill:#92400e}.condition-text{fill:#6d28d9}\
.does-text,.goes-text{fill:#475569}.ends-text{fill:#0f172a;font-weight:600}\
.hands-over{fill:#ede9fe;stroke:#a78bfa}.hands-over-text{fill:#5b21b6;font-weight:600}\
.dead-end{fill:#fee2e2;stroke:#dc2626;stroke-width:1.2}.dead-end-text{fill:#991b1b;font-weight:600}\
.untested{fill:#f59e0b}.wire{fill:none;stroke-width:1.6}.aside{stroke:#94a3b8;stroke-width:1.4;fill:none}\
.pill{fill:#fff;stroke:#94a3b8;stroke-width:1.2}.pill.end{fill:#0f172a;stroke:#0f172a}.pill.flow{fill:#ecfeff;stroke:#06b6d4}\
.pill.person{fill:#ede9fe;stroke:#a78bfa}.pill.nowhere{fill:#fee2e2;stroke:#dc2626}.pill.back{stroke-dasharray:4 3}";

/// The whole picture.
pub(super) fn drawn(picture: &Picture) -> String {
    let mut body = String::new();
    let mut y = MARGIN;
    let mut width: f64 = 480.0;
    for (number, flow) in picture.flows.iter().enumerate() {
        let layout = laid_out(flow);
        let mut lines = String::new();
        let head = head(flow, layout.width.max(480.0), &mut lines);
        body.push_str(&format!("<g transform=\"translate({MARGIN} {y:.1})\"><title>{}</title>\n{lines}", escaped(&flow.title)));
        body.push_str(&format!("<g transform=\"translate(0 {head:.1})\">\n"));
        draw(&layout, number, &mut body);
        body.push_str("</g></g>\n");
        width = width.max(layout.width);
        y += head + layout.height + FLOW_GAP;
    }
    let (width, height) = (width + 2.0 * MARGIN, (y - FLOW_GAP).max(MARGIN) + MARGIN);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-label=\"{}\">\n",
        escaped(&picture.title)
    );
    text.push_str(&format!("<style>{STYLE}</style>\n<defs>{}</defs>\n", heads()));
    text.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#f8fafc\"/>\n");
    text.push_str(&body);
    text.push_str("</svg>\n");
    text
}

/// An arrow head a colour: SVG 1.1 heads do not take the colour of their line.
fn heads() -> String {
    let head = |(number, colour): (usize, &&str)| {
        format!(
            "<marker id=\"head{number}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
             <path d=\"M0 0.8 10 5 0 9.2z\" fill=\"{colour}\"/></marker>"
        )
    };
    WIRE_COLOURS.iter().enumerate().map(head).collect()
}

/// Title and purpose of a flow. Returns their height.
fn head(flow: &FlowPicture, width: f64, text: &mut String) -> f64 {
    let mut y = 20.0;
    for line in super::measure::wrapped(&flow.title, 24.0, width, 3) {
        text.push_str(&format!("<text x=\"0\" y=\"{y:.1}\" font-size=\"24\" font-weight=\"700\">{}</text>\n", escaped(&line)));
        y += 30.0;
    }
    for line in super::measure::wrapped(&flow.about, 14.0, width, 3).iter().filter(|line| !line.is_empty()) {
        text.push_str(&format!("<text x=\"0\" y=\"{:.1}\" font-size=\"14\" class=\"does-text\">{}</text>\n", y - 6.0, escaped(line)));
        y += 20.0;
    }
    let untested = flow.everywhere.iter().chain(flow.steps.iter().flat_map(|step| &step.rows)).any(|row| row.untested);
    if untested {
        text.push_str(&format!("<rect class=\"untested\" x=\"0\" y=\"{:.1}\" width=\"4\" height=\"14\" rx=\"2\"/>", y - 17.0));
        text.push_str(&format!(
            "<text x=\"12\" y=\"{:.1}\" font-size=\"13\" class=\"does-text\">no test comes past here</text>\n",
            y - 6.0
        ));
        y += 20.0;
    }
    y + 8.0
}

fn draw(layout: &Layout, flow: usize, text: &mut String) {
    for wire in &layout.wires {
        text.push_str(&drawn_wire(wire));
    }
    for pill in &layout.pills {
        text.push_str(&drawn_pill(pill, flow));
    }
    for one in &layout.boxes {
        text.push_str(&drawn_box(one, flow));
    }
}

fn drawn_wire(wire: &Wire) -> String {
    let colour = wire.target % WIRE_COLOURS.len();
    let head = if wire.arrow { format!(" marker-end=\"url(#head{colour})\"") } else { String::new() };
    format!("<path class=\"wire\" stroke=\"{}\" d=\"{}\"{head}/>\n", WIRE_COLOURS[colour], rounded(&wire.points))
}

/// A line through the points with round bends.
fn rounded(points: &[(f64, f64)]) -> String {
    let mut path = format!("M{:.1} {:.1}", points[0].0, points[0].1);
    for three in points.windows(3) {
        let [before, corner, after] = [three[0], three[1], three[2]];
        let towards = |to: (f64, f64)| {
            let (dx, dy) = (to.0 - corner.0, to.1 - corner.1);
            let length = dx.hypot(dy).max(0.01);
            let bend = BEND.min(length / 2.0);
            (corner.0 + dx / length * bend, corner.1 + dy / length * bend)
        };
        let (from, to) = (towards(before), towards(after));
        path.push_str(&format!("L{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", from.0, from.1, corner.0, corner.1, to.0, to.1));
    }
    let last = points[points.len() - 1];
    path.push_str(&format!("L{:.1} {:.1}", last.0, last.1));
    path
}

fn drawn_pill(pill: &Pill, flow: usize) -> String {
    let (class, ink) = match pill.kind {
        PillKind::Back(_) => ("pill back", "#334155"),
        PillKind::Step(_) => ("pill", "#334155"),
        PillKind::Flow => ("pill flow", "#155e75"),
        PillKind::Link => ("pill", "#1d4ed8"),
        PillKind::End => ("pill end", "#ffffff"),
        PillKind::Person => ("pill person", "#5b21b6"),
        PillKind::Nowhere => ("pill nowhere", "#991b1b"),
    };
    let mut text = format!("<path class=\"aside\" d=\"M{:.1} {:.1}H{:.1}\"/>", pill.from.0, pill.from.1, pill.x);
    let top = pill.y - PILL_HEIGHT / 2.0;
    let round = if pill.kind == PillKind::Flow { 4.0 } else { PILL_HEIGHT / 2.0 };
    text.push_str(&format!(
        "<rect class=\"{class}\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{PILL_HEIGHT}\" rx=\"{round}\"/>",
        pill.x, pill.width
    ));
    let icon = match pill.kind {
        PillKind::Back(_) => drawn_turn(pill.x + 15.0, pill.y),
        PillKind::Flow | PillKind::Step(_) => format!(
            "<path d=\"M{:.1} {:.1}l5 4.5-5 4.5\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.8\"/>",
            pill.x + 11.0,
            pill.y - 4.5
        ),
        PillKind::Person => drawn_person(pill.x + 15.0, pill.y),
        PillKind::Link | PillKind::End | PillKind::Nowhere => String::new(),
    };
    let x = if icon.is_empty() { pill.x + 10.0 } else { pill.x + 25.0 };
    text.push_str(&icon);
    let label = format!(
        "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{PILL_SIZE}\" style=\"fill:{ink}\">{}</text>",
        pill.y + 4.0,
        escaped(&pill.text)
    );
    match pill.kind {
        PillKind::Back(step) | PillKind::Step(step) => text.push_str(&format!("<a href=\"#step-{flow}-{step}\">{label}</a>")),
        _ => text.push_str(&label),
    }
    text.push('\n');
    text
}

/// A small arrow that turns back.
fn drawn_turn(x: f64, y: f64) -> String {
    format!(
        "<path d=\"M{:.1} {:.1}h7a3 3 0 0 1 0 6h-3M{:.1} {:.1}l-3-3 3-3\" fill=\"none\" stroke=\"#334155\" stroke-width=\"1.5\"/>",
        x - 5.0,
        y - 2.0,
        x - 3.0,
        y + 1.0
    )
}

/// Head and shoulders.
fn drawn_person(x: f64, y: f64) -> String {
    format!(
        "<circle cx=\"{x:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"#5b21b6\"/><path d=\"M{:.1} {:.1}a5.5 5 0 0 1 11 0z\" fill=\"#5b21b6\"/>",
        y - 3.0,
        x - 5.5,
        y + 6.0
    )
}

fn drawn_box(one: &Boxed, flow: usize) -> String {
    match &one.what {
        What::Chip { lines, head } => drawn_chip(one, lines, *head),
        What::Everywhere(sheet) => drawn_card(one, sheet, "card all", String::new()),
        What::Step(number, sheet) => {
            let class = if sheet.bad { "card bad" } else { "card" };
            drawn_card(one, sheet, class, format!(" id=\"step-{flow}-{number}\""))
        }
    }
}

fn drawn_chip(one: &Boxed, lines: &[String], head: usize) -> String {
    let mut text = format!(
        "<g transform=\"translate({:.1} {:.1})\"><rect class=\"chip\" width=\"{:.1}\" height=\"{:.1}\" rx=\"14\"/>",
        one.x, one.y, one.width, one.height
    );
    for (number, line) in lines.iter().enumerate() {
        let class = if number < head { " class=\"chip-kind\"" } else { "" };
        text.push_str(&format!(
            "<text x=\"14\" y=\"{:.1}\" font-size=\"{PILL_SIZE}\"{class}>{}</text>",
            19.0 + number as f64 * 16.0,
            escaped(line)
        ));
    }
    text.push_str("</g>\n");
    text
}

fn drawn_card(one: &Boxed, sheet: &Sheet, class: &str, id: String) -> String {
    let mut text = format!(
        "<g{id} transform=\"translate({:.1} {:.1})\"><rect class=\"{class}\" width=\"{CARD_WIDTH}\" height=\"{:.1}\" rx=\"10\"/>\n",
        one.x, one.y, one.height
    );
    for (number, line) in sheet.title.iter().enumerate() {
        let y = PADDING + 14.0 + number as f64 * TITLE_LINE;
        text.push_str(&format!("<text x=\"{PADDING}\" y=\"{y:.1}\" font-size=\"14.5\" font-weight=\"700\">{}</text>\n", escaped(line)));
    }
    for row in &sheet.rows {
        text.push_str(&drawn_row(row));
    }
    text.push_str("</g>\n");
    text
}

fn drawn_row(row: &Placed) -> String {
    let set = setting(row.kind);
    let (x, y, middle) = (row.x, row.y, row.y + set.top + set.line / 2.0);
    let boxed = |class: &str, round: f64| {
        format!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{round}\"/>",
            row.width, row.height
        )
    };

    let (back, class) = match row.kind {
        RowKind::Says => (boxed("says", 9.0), "says-text"),
        RowKind::Shows => (boxed("shows", 9.0), "says-text"),
        RowKind::Asks => (boxed("asks", 9.0), "asks-text"),
        RowKind::HandsOver => (boxed("hands-over", 9.0), "hands-over-text"),
        RowKind::DeadEnd => (boxed("dead-end", 6.0), "dead-end-text"),
        RowKind::Answer => (boxed("answer", (row.height / 2.0).min(12.0)), "answer-text"),
        RowKind::Outcome => (
            format!("<circle cx=\"{:.1}\" cy=\"{middle:.1}\" r=\"3.6\" fill=\"none\" stroke=\"#d97706\" stroke-width=\"1.6\"/>", x + 6.0),
            "outcome-text",
        ),
        RowKind::Condition => {
            (format!("<path d=\"M{:.1} {middle:.1}l4.6-4.6 4.6 4.6-4.6 4.6z\" fill=\"#8b5cf6\"/>", x + 1.4), "condition-text")
        }
        RowKind::Does => (
            format!("<rect x=\"{:.1}\" y=\"{:.1}\" width=\"6\" height=\"6\" rx=\"1.5\" fill=\"#94a3b8\"/>", x + 3.0, middle - 3.0),
            "does-text",
        ),
        RowKind::Goes => (String::new(), "goes-text"),
        RowKind::Ends => (format!("<circle cx=\"{:.1}\" cy=\"{middle:.1}\" r=\"4.5\" fill=\"#0f172a\"/>", x + 6.0), "ends-text"),
    };
    let mut text = back;
    for (number, line) in row.lines.iter().enumerate() {
        let baseline = y + set.top + number as f64 * set.line + set.line * 0.76;
        text.push_str(&format!(
            "<text class=\"{class}\" x=\"{:.1}\" y=\"{baseline:.1}\" font-size=\"{}\">{}</text>",
            x + set.side,
            set.size,
            escaped(line)
        ));
    }
    if row.untested {
        text.push_str(&format!("<rect class=\"untested\" x=\"3\" y=\"{y:.1}\" width=\"4\" height=\"{:.1}\" rx=\"2\"><title>No test comes past here</title></rect>", row.height));
    }
    if row.way.is_some() {
        let end = x + row.width;
        if end < CARD_WIDTH - 1.0 {
            text.push_str(&format!("<path class=\"aside\" d=\"M{end:.1} {:.1}H{CARD_WIDTH}\"/>", row.middle()));
        }
        text.push_str(&format!(
            "<circle cx=\"{CARD_WIDTH}\" cy=\"{:.1}\" r=\"3.4\" fill=\"#fff\" stroke=\"#64748b\" stroke-width=\"1.4\"/>",
            row.middle()
        ));
    }
    text.push('\n');
    text
}

/// Text as it may stand in SVG; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' => safe.push(' '),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {}
            character => safe.push(character),
        }
    }
    safe
}
