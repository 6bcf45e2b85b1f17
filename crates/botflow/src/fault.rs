//! What a person reads when botflow itself goes wrong: what happened, that their files are safe, and what to send us.

use crate::Exit;

/// Room for the deepest nesting that a file may have, on every system alike.
const STACK_BYTES: usize = 64 << 20;

/// Does the work with room of its own; where it comes to grief, that is a fault.
pub fn guarded(work: fn() -> Exit) -> Exit {
    match std::thread::Builder::new().stack_size(STACK_BYTES).spawn(work) {
        Ok(worker) => worker.join().unwrap_or(Exit::Fault),
        Err(_) => work(),
    }
}

/// The report, from what went wrong, where in botflow's own code, and the command that was given.
pub fn report(what: &str, place: &str, arguments: &[String]) -> String {
    format!(
        "botflow itself made a mistake; it is not your flows. Your files were not changed.\n\
         Please report it, with this text and if you can the flow:\n\
         \n  botflow {} {}\n  command: botflow {}\n  place:   {place}\n  message: {what}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        arguments.join(" "),
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_fault_says_what_to_send() {
        let report = super::report("an index", "a.rs:1", &["check".into(), "flows".into()]);
        for part in ["not your flows", "command: botflow check flows", "place:   a.rs:1", "message: an index"] {
            assert!(report.contains(part), "{report}");
        }
    }
}
