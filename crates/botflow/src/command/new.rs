//! `botflow new DIR`. Out: a project that checks, tests and talks at once. Nothing that is there is written over.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::{Exit, Stop, World};

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// Begin a project that checks, tests and talks at once
///
/// It comes with flows, data, translations and tests that you change into your own. Nothing that is there is written over.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  botflow new my-bot\n  botflow new salon --template appointment")]
pub struct New {
    /// The folder to make; its name becomes the project's name
    dir: PathBuf,
    /// What to begin with
    #[arg(long, value_enum, default_value_t = Template::LeadForm)]
    template: Template,
}

/// What a project can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Template {
    /// A test drive: a form with consent, correction and review; the lead goes to Sales
    LeadForm,
    /// Questions with points that end in three products
    StyleQuiz,
    /// Times on offer, a reminder, moving and cancelling
    Appointment,
    /// A shop's products, a basket, payment
    Recommendation,
}

impl Template {
    /// Its folder in `flows/`.
    fn folder(self) -> &'static str {
        match self {
            Template::LeadForm => "lead-form",
            Template::StyleQuiz => "style-quiz",
            Template::Appointment => "appointment",
            Template::Recommendation => "recommendation",
        }
    }

    /// Its files: paths and contents.
    pub fn files(self) -> impl Iterator<Item = (&'static str, &'static [u8])> {
        let folder = self.folder();
        TEMPLATES.iter().filter(move |(of, _, _)| *of == folder).map(|(_, path, bytes)| (*path, *bytes))
    }
}

impl New {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let root = world.folder.join(&self.dir);
        let taken = fs::read_dir(&root).map(|mut entries| entries.next().is_some()).unwrap_or(root.exists());
        if taken {
            return Err(Stop::usage(
                format!("{} is there already, and not empty.", self.dir.display()),
                "Choose another name; nothing was written.",
            ));
        }
        let name = self.dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for (path, bytes) in self.template.files() {
            let target = root.join(path);
            let folder = target.parent().unwrap_or(&root);
            fs::create_dir_all(folder).map_err(|error| Stop::file(folder, "make the folder", &error))?;
            let bytes = if path == "botflow.yaml" { named(bytes, &name) } else { bytes.to_vec() };
            fs::write(&target, bytes).map_err(|error| Stop::file(&target, "write", &error))?;
        }
        let files = crate::report::counted(self.template.files().count(), "file", "files");
        let dir = self.dir.display();
        writeln!(
            world.output,
            "Made {dir} with {files}. Next:\n\n  cd {dir}\n  botflow talk     chat with it\n  botflow check    find what would go wrong\n  botflow test     play its tests"
        )?;
        Ok(Exit::Fine)
    }
}

/// The project's file with the name of the new project in it.
fn named(bytes: &[u8], name: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let quoted = format!("name: \"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    let lines: Vec<&str> = text.lines().map(|line| if line.starts_with("name:") { quoted.as_str() } else { line }).collect();
    let mut named = lines.join("\n");
    named.push('\n');
    named.into_bytes()
}
