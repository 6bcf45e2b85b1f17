//! The picture as Graphviz text: a record a step, a port a row.

use super::{Picture, RowKind, Way};

pub(super) fn drawn(picture: &Picture) -> String {
    let mut text =
        String::from("digraph botflow {\n  rankdir=LR;\n  node [shape=plain, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\"];\n");
    for (flow_number, flow) in picture.flows.iter().enumerate() {
        text.push_str(&format!("  subgraph cluster_{flow_number} {{\n    label=<{}>;\n", escaped(&flow.title)));
        for (number, card) in flow.steps.iter().enumerate() {
            let bad = !card.trouble.is_empty() || card.rows.iter().any(|row| row.kind == RowKind::DeadEnd);
            let colour = if bad { "#d92d20" } else { "#94a3b8" };
            text.push_str(&format!("    s{flow_number}_{number} [label=<<table border=\"1\" cellborder=\"0\" color=\"{colour}\">"));
            text.push_str(&format!("<tr><td port=\"in\" align=\"left\"><b>{}</b></td></tr>", escaped(&card.title)));
            for (row_number, row) in card.rows.iter().enumerate() {
                let indent = "&#160;".repeat(row.depth * 3);
                text.push_str(&format!("<tr><td port=\"r{row_number}\" align=\"left\">{indent}{}</td></tr>", escaped(&row.text)));
            }
            text.push_str("</table>>];\n");
        }
        text.push_str("  }\n");
        for (number, start) in flow.starts.iter().enumerate() {
            let name = format!("in{flow_number}_{number}");
            text.push_str(&format!(
                "  {name} [shape=box, style=rounded, label=<{}>];\n",
                escaped(format!("{} {}", start.kind, start.text).trim())
            ));
            text.push_str(&format!("  {name} -> s{flow_number}_0:in;\n"));
        }
        for (number, card) in flow.steps.iter().enumerate() {
            for (row_number, row) in card.rows.iter().enumerate() {
                let Some(way) = &row.way else { continue };
                let own = format!("o{flow_number}_{number}_{row_number}");
                let (to, node) = match way {
                    Way::Step(step) => (format!("s{flow_number}_{step}:in"), None),
                    Way::End => (own.clone(), Some(("circle", "end".to_owned()))),
                    Way::Flow(title) => match picture.flows.iter().position(|flow| flow.title == *title) {
                        Some(other) => (format!("s{other}_0:in"), None),
                        None => (own.clone(), Some(("cds", title.clone()))),
                    },
                    Way::Link(address) => (own.clone(), Some(("note", address.clone()))),
                    Way::Person(team) => (own.clone(), Some(("house", team.clone()))),
                    Way::Nowhere(title) => (own.clone(), Some(("octagon", format!("{title} is not there")))),
                };
                if let Some((shape, label)) = node {
                    text.push_str(&format!("  {own} [shape={shape}, label=<{}>];\n", escaped(&label)));
                }
                text.push_str(&format!("  s{flow_number}_{number}:r{row_number} -> {to};\n"));
            }
        }
    }
    text.push_str("}\n");
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
