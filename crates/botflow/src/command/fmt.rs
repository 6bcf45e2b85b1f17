//! `botflow fmt`. In: flows. Out: the same in the one style, written back, shown, or only compared.

use std::fs;
use std::path::PathBuf;

use botflow_syntax::{NotFormatted, format};
use clap::Args;

use super::diff;
use crate::project::Project;
use crate::report::counted;
use crate::{Exit, Stop, World, project};

/// Bring flows into the one style
///
/// It never changes what a customer reads: the result is read again and compared before anything is written.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow fmt\n  botflow fmt flows/lead.flow --diff\n  botflow fmt --check      (for CI: exit code 1 if a file would change)\n  botflow fmt - < draft.flow"
)]
pub struct Fmt {
    /// A project's folder, a .flow file or a folder of projects; `-` reads standard input and writes standard output
    paths: Vec<PathBuf>,
    /// Write nothing; exit code 1 if a file would change
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
}

impl Fmt {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        if self.paths.iter().any(|path| path.as_os_str() == "-") {
            if self.paths.len() > 1 {
                return Err(Stop::usage("`-` and files do not go together.", "Leave one of them out."));
            }
            return self.standard_input(world);
        }
        let projects = project::find(&self.paths, world)?;
        let (mut changed, mut left, mut all) = (0, 0, 0);
        for project in &projects {
            for (path, bytes) in project.files.iter().filter(|(path, _)| path.ends_with(".flow") && project.asks_about(path)) {
                all += 1;
                let text = botflow_syntax::decode(bytes);
                match format(&text) {
                    Ok(formatted) if formatted == text => {}
                    Ok(formatted) => {
                        changed += 1;
                        self.one(project, path, &text, &formatted, world)?;
                    }
                    Err(why) => {
                        left += 1;
                        world.output.flush()?;
                        writeln!(world.error, "{}: left as it is: {}.", project.shown_path(path), said(why))?;
                    }
                }
            }
        }
        let only_looks = self.check || self.diff;
        let verb = if only_looks { "would change" } else { "changed" };
        world.output.flush()?;
        writeln!(world.error, "{} of {} {verb}.", changed, counted(all, "file", "files"))?;
        Ok(if left > 0 || (only_looks && changed > 0) { Exit::ToFix } else { Exit::Fine })
    }

    fn one(&self, project: &Project, path: &str, text: &str, formatted: &str, world: &mut World) -> Result<(), Stop> {
        let shown = project.shown_path(path);
        if self.diff {
            return Ok(diff::write(&shown, "formatted", text, formatted, world)?);
        }
        writeln!(world.output, "{shown}")?;
        if !self.check {
            let target = project.root.join(path);
            fs::write(&target, formatted).map_err(|error| Stop::file(&target, "write", &error))?;
        }
        Ok(())
    }

    fn standard_input(&self, world: &mut World) -> Result<Exit, Stop> {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(world.input, &mut bytes)?;
        let text = botflow_syntax::decode(&bytes);
        let formatted = format(&text).map_err(|why| Stop::to_fix(format!("Standard input is left as it is: {}.", said(why)), ""))?;
        let changes = formatted != text;
        if self.diff {
            diff::write("standard input", "formatted", &text, &formatted, world)?;
        } else if !self.check {
            world.output.write_all(formatted.as_bytes())?;
        }
        Ok(if changes && (self.check || self.diff) { Exit::ToFix } else { Exit::Fine })
    }
}

fn said(why: NotFormatted) -> String {
    why.to_string()
}
