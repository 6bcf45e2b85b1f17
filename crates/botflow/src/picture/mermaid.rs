//! The picture as a Mermaid flowchart: a box a step, an arrow an outcome.

use super::{Picture, Row, RowKind, Way};

/// Longer texts are cut in a box.
const TEXT_MAX_CHARS: usize = 60;

pub(super) fn drawn(picture: &Picture) -> String {
    let mut text = String::from("flowchart LR\n");
    for (flow_number, flow) in picture.flows.iter().enumerate() {
        text.push_str(&format!("  subgraph flow{flow_number} [\"{}\"]\n", label(&flow.title)));
        for (number, card) in flow.steps.iter().enumerate() {
            let mut lines = vec![format!("<b>{}</b>", label(&card.title))];
            let shown = |row: &&Row| matches!(row.kind, RowKind::Says | RowKind::Asks | RowKind::Shows | RowKind::HandsOver);
            lines.extend(card.rows.iter().filter(shown).map(|row| label(&row.text)));
            text.push_str(&format!("    s{flow_number}_{number}[\"{}\"]\n", lines.join("<br/>")));
            if !card.trouble.is_empty() || card.rows.iter().any(|row| row.kind == RowKind::DeadEnd) {
                text.push_str(&format!("    style s{flow_number}_{number} stroke:#d92d20,stroke-width:3px\n"));
            }
        }
        text.push_str("  end\n");
        for (number, start) in flow.starts.iter().enumerate() {
            text.push_str(&format!(
                "  in{flow_number}_{number}([\"{}\"]) --> s{flow_number}_0\n",
                label(format!("{} {}", start.kind, start.text).trim())
            ));
        }
        for (number, card) in flow.steps.iter().enumerate() {
            for (row_number, row) in card.rows.iter().enumerate() {
                let Some(way) = &row.way else { continue };
                let from = format!("s{flow_number}_{number}");
                let arrow =
                    if matches!(row.kind, RowKind::Goes | RowKind::Ends) { "-->".into() } else { format!("-->|\"{}\"|", label(&row.text)) };
                let to = match way {
                    Way::Step(step) => format!("s{flow_number}_{step}"),
                    Way::End => format!("{from}_{row_number}((\"end\"))"),
                    Way::Flow(title) => match picture.flows.iter().position(|flow| flow.title == *title) {
                        Some(other) => format!("s{other}_0"),
                        None => format!("{from}_{row_number}[[\"{}\"]]", label(title)),
                    },
                    Way::Link(address) => format!("{from}_{row_number}>\"{}\"]", label(address)),
                    Way::Person(team) => format!("{from}_{row_number}{{{{\"{}\"}}}}", label(team)),
                    Way::Nowhere(title) => format!("{from}_{row_number}[/\"{} is not there\"/]", label(title)),
                };
                text.push_str(&format!("  {from} {arrow} {to}\n"));
            }
        }
    }
    text
}

/// Text that Mermaid shows as it stands, cut where it is long.
fn label(text: &str) -> String {
    let mut short: String = text.chars().take(TEXT_MAX_CHARS).collect();
    if text.chars().nth(TEXT_MAX_CHARS).is_some() {
        short.push('…');
    }
    short.replace('#', "#35;").replace('"', "#quot;").replace('<', "#lt;").replace('>', "#gt;").replace('|', "#124;").replace('`', "#96;")
}
