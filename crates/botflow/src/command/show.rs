//! `botflow show --stage S`. Out: a file or project as one stage of botflow sees it.

mod channel;
mod payload;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::{Exit, Stop, World, judge, project};

/// Show a file as one stage of botflow sees it
///
/// For finding out why something is read as it is.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  botflow show --stage tree flows/lead.flow\n  botflow show --stage program")]
pub struct Show {
    /// Which stage
    #[arg(long, value_enum)]
    stage: Stage,
    /// A .flow file or a project's folder
    path: Option<PathBuf>,
    /// Of input and payload: the channel
    #[arg(long)]
    channel: Option<String>,
    /// Of input: a header the body came with, NAME=VALUE
    #[arg(long, value_name = "NAME=VALUE")]
    header: Vec<String>,
    /// Of input: the app secret, secret token or site secret
    #[arg(long, default_value = "", hide_default_value = true)]
    secret: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// Lines, by indentation
    Lines,
    /// What each line says
    Tree,
    /// Who is who: names, kinds, options
    Model,
    /// Every way the conversation can go
    Graph,
    /// What a server runs
    Program,
    /// What a webhook's body decodes into
    Input,
    /// The bodies of every message, each option and answer taken once
    Payload,
}

impl Show {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        if self.stage == Stage::Input {
            let file = self.path.as_ref().ok_or_else(|| {
                Stop::usage("Which file holds the webhook's body?", "botflow show --stage input --channel whatsapp body.json")
            })?;
            return channel::input(file, channel::named(self.channel.as_deref())?, &self.header, &self.secret, world);
        }
        let project = project::find_single(self.path.as_ref(), world)?;
        match self.stage {
            Stage::Input => {}
            Stage::Payload => {
                let on = channel::named(self.channel.as_deref())?;
                return payload::payload(&botflow_compile::lower(&judge::sound(project, world)?), on, world);
            }
            Stage::Lines => {
                for (path, bytes) in project.files.iter().filter(|(path, _)| path.ends_with(".flow") && project.asks_about(path)) {
                    writeln!(world.output, "── {}", project.shown_path(path))?;
                    write!(world.output, "{}", botflow_syntax::show_lines(&botflow_syntax::decode(bytes)))?;
                }
            }
            Stage::Tree => {
                let analysis = judge::analysed(&project);
                for tree in analysis.trees.iter().filter(|tree| project.asks_about(&analysis.sources[tree.file].path)) {
                    writeln!(world.output, "── {}", project.shown_path(&analysis.sources[tree.file].path))?;
                    write!(world.output, "{}", botflow_syntax::show_tree(tree))?;
                }
            }
            Stage::Model => writeln!(world.output, "{:#?}", judge::analysed(&project).model)?,
            Stage::Graph => write_graph(&judge::analysed(&project), world)?,
            Stage::Program => {
                let program = botflow_compile::lower(&judge::sound(project, world)?);
                write!(world.output, "{}", program.listing())?;
            }
        }
        Ok(Exit::Fine)
    }
}

/// A line a node: its number, what it does, the line it comes from; below it the ways on, `…` where something is waited for.
fn write_graph(analysis: &botflow_compile::Analysis, world: &mut World) -> Result<(), Stop> {
    let graph = &analysis.graph;
    let mut step = None;
    for at in graph.ways.node_indices() {
        let node = &graph.ways[at];
        if step != Some(node.step) {
            step = Some(node.step);
            let (file, title) = (&analysis.sources[node.origin.span.file].path, analysis.sources.slice(node.origin.span).trim());
            writeln!(world.output, "── {file}: {title}")?;
        }
        let act = format!("{:?}", node.act);
        let name = act.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let line = analysis.sources.slice(node.origin.span).lines().next().unwrap_or_default();
        writeln!(world.output, "{:>5} {name:<10} {}", at.index(), line.trim())?;
        for (edge, to) in graph.out(at) {
            let waits = if edge.waits { "… " } else { "" };
            writeln!(world.output, "        {waits}{:?} -> {}", edge.why, to.index())?;
        }
    }
    Ok(())
}
