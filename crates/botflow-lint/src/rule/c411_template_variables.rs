//! C411: a template that gets fewer or other values than it was approved with.

use botflow_compile::graph::{Act, Content};
use botflow_source::{Finding, Page, Severity};

use crate::{Journey, edit};

/// What is known of C411.
pub static PAGE: Page = Page {
    code: "C411",
    slug: "template-variables",
    severity: Severity::Error,
    minimum: None,
    title: "Template \"{t}\" needs {n} values, {m} given",
    why: "the platform refuses the template, and the customer gets nothing",
    help: "give every value of botflow.yaml one `with` line",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
templates:
  lamp_ready: {channels: [messenger], languages: [en], category: utility, text: "The lamp bot here: {lamp} is ready.", values: {lamp: text}}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is nearly done.
  template lamp_ready
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
templates:
  lamp_ready: {channels: [messenger], languages: [en], category: utility, text: "The lamp bot here: {lamp} is ready.", values: {lamp: text}}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is nearly done.
  template lamp_ready
    with "your lamp" as lamp
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for at in journey.graph.ways.node_indices() {
        let Act::Send(message) = &journey.node(at).act else { continue };
        for content in message.variants.iter().flat_map(|variant| &variant.wordings) {
            let Content::Template { template: Some(template), with, .. } = content else { continue };
            let Some(template) = journey.project.templates.get(*template as usize) else { continue };
            let given = |name: &str| with.iter().any(|pass| *pass.name == *name);
            let missing: Vec<&str> = template.values.iter().map(|field| field.name.as_str()).filter(|name| !given(name)).collect();
            let others: Vec<&str> =
                with.iter().map(|pass| &*pass.name).filter(|name| template.values.iter().all(|field| field.name != *name)).collect();
            if missing.is_empty() && others.is_empty() || journey.has_hole_under(journey.node(at).origin) {
                continue;
            }
            let origin = journey.node(at).origin;
            let note = match (missing.as_slice(), others.as_slice()) {
                ([], others) => format!("it has no value {}", others.join(", ")),
                (missing, _) => format!("nothing for {}", missing.join(", ")),
            };
            let (needs, has) = (template.values.len().to_string(), with.len().to_string());
            let mut finding = Finding::new(&PAGE, origin.span).with("t", &template.name.text).with("n", &needs).with("m", &has).note(note);
            finding = finding.label(template.name.span, "declared here");
            if !missing.is_empty() {
                let lines: Vec<String> = missing.iter().map(|name| format!("with \"…\" as {name}")).collect();
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                finding = finding.help(format!("add below it: `{}`", lines.join("`, `")));
                finding =
                    finding.offer_fix("Add the values, to be filled in", vec![edit::below(journey, origin.tree, origin.node, &lines)]);
            }
            found.push(finding);
        }
    }
}
