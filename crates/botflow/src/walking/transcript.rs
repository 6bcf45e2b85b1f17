//! A failing walk as a test. In: its lines. Out: the text of a `test` that fails under `botflow test` until the flow is mended.

use botflow_runtime::Engine;

use super::fault::Fault;
use super::stage::Stage;
use super::step::Step;
use crate::testing::spoken;

/// The block, with an end of line behind each line, and the engine for what comes next.
pub(super) fn transcript(title: &str, steps: &[Step], fault: &Fault, engine: Engine, seed: u32) -> (String, Engine) {
    let mut stage = Stage::new(engine, seed, steps.iter().any(Step::sets_clock), false);
    let mut lines = vec![format!("test {title}")];
    for (at, step) in steps.iter().enumerate() {
        lines.extend(step.text.lines().map(|line| format!("  {line}")));
        if stage.does(step).is_none() {
            break;
        }
        let happened = matches!(step.act, botflow_compile::lower::TestAct::Happens(_));
        // What the bot did before is context; what it does in the line that fails is the fault.
        if happened && at + 1 < steps.len() {
            lines.extend(
                stage.player().events().iter().flat_map(spoken).filter(|line| line.starts_with("bot ")).map(|line| format!("  {line}")),
            );
        }
    }
    lines.extend(fault.expected().map(|line| format!("  {line}")));
    lines.push(String::new());
    (lines.join("\n"), stage.into_engine())
}
