//! The program `botflow`: the real streams around [`botflow::run`], and what is said when botflow itself is at fault.

use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use botflow::{Exit, Keyboard, Look, World};
use mimalloc::MiMalloc;

/// A project is a great many small things: a quarter less time than the system's allocator for a project of 100,000 lines (docs/book/performance.md).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(report_fault));
    ExitCode::from(botflow::fault::guarded(work).code())
}

fn work() -> Exit {
    let folder = std::env::current_dir().unwrap_or_else(|_| ".".into());
    let terminal = io::stdout().is_terminal();
    let mut keyboard = Keyboard::default();
    let mut input = BufReader::new(io::stdin());
    let mut output = BufWriter::new(io::stdout());
    let mut error = io::stderr();
    let mut world = World {
        folder,
        typist: if io::stdin().is_terminal() { Some(&mut keyboard) } else { None },
        input: &mut input,
        output: &mut output,
        error: &mut error,
        look: Look::of_terminal(terminal),
    };
    let exit = botflow::run(std::env::args_os(), &mut world);
    match output.flush() {
        Err(gone) if gone.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "botflow: Cannot write the result: {gone}\n  Check the disk, then try again.");
            Exit::Fault
        }
        _ => exit,
    }
}

fn report_fault(fault: &std::panic::PanicHookInfo<'_>) {
    let payload = fault.payload();
    let what =
        payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    let place = fault.location().map_or(String::new(), |place| format!("{}:{}", place.file(), place.line()));
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let _ = io::stderr().write_all(botflow::fault::report(what, &place, &arguments).as_bytes());
}
