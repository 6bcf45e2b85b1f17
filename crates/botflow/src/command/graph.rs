//! `botflow graph`. Out: the conversation as a picture.

use std::fs;
use std::path::PathBuf;

use botflow_syntax::fold;
use clap::Args;

use crate::picture::{self, Format};
use crate::{Exit, Stop, World, judge, project};

/// Draw the conversation
///
/// A card a step, a row a line, arrows that say why they are taken. What leads nowhere is red.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow graph > bot.svg\n  botflow graph flows/lead.flow -o lead.svg\n  botflow graph --flow \"Find your scarf\" --format mermaid"
)]
pub struct Graph {
    /// A project's folder or a .flow file
    path: Option<PathBuf>,
    /// How the picture is written
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// Only this flow
    #[arg(long, value_name = "TITLE")]
    flow: Option<String>,
    /// Play the tests, and mark what none of them comes past
    #[arg(long)]
    coverage: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Graph {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let project = project::find_single(self.path.as_ref(), world)?;
        let read = judge::analysed(&project);
        let findings = judge::findings(&read);
        let title = picture::read::flow_title;
        let asked = |tree: &&botflow_syntax::Tree| {
            let named = self.flow.as_ref().is_none_or(|flow| title(tree).is_some_and(|title| fold(&title) == fold(flow)));
            named && project.asks_about(&read.sources[tree.file].path)
        };
        let trees: Vec<_> = read.trees.iter().filter(asked).collect();
        if !trees.iter().any(|tree| title(tree).is_some()) {
            let titles: Vec<String> = read.trees.iter().filter_map(title).collect();
            let help = format!("There are {}.", crate::report::listed(titles.iter().map(String::as_str), "and"));
            return Err(match self.flow {
                Some(flow) => Stop::usage(format!("There is no flow “{flow}”."), help),
                None => Stop::usage("There is no flow to draw here.", if titles.is_empty() { String::new() } else { help }),
            });
        }
        let folder = || project.root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = if read.project.name.is_empty() { folder() } else { read.project.name.clone() };
        let mut picture = picture::read::picture(&name, &trees, &read.trees, &findings);
        if self.coverage {
            picture.mark_untested(&super::test::unvisited(&project, world)?);
        }
        let drawn = picture::drawn(&picture, self.format);
        match self.output {
            None => world.output.write_all(drawn.as_bytes())?,
            Some(path) => fs::write(world.folder.join(&path), drawn).map_err(|error| Stop::file(&path, "write", &error))?,
        }
        Ok(Exit::Fine)
    }
}
