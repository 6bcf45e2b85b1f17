//! `Workspace`: a project that is open while somebody writes. In: its files once, then one changed text after the other. Out: each time its `Analysis`.
//!
//! What did not change is kept: settings, catalogs and translations, the trees of all other files, and in the changed file every line that was read
//! before. Names and ways are worked out anew each time, over the whole project, so that what is found is what is found from scratch.

use botflow_source::{FileId, Finding, Source, Sources};
use botflow_syntax::{Reader, Tree, decode};

use crate::graph::Graph;
use crate::model::Model;
use crate::strings::Strings;
use crate::{Analysis, ProjectFiles, build, project, resolve, strings};

/// Is told when a stage is done: its name, and how many things came of it. Who wants to know how long it took looks at a clock.
pub type Watch<'w> = dyn FnMut(&'static str, usize) + 'w;

/// A project that is open in an editor.
///
/// ```
/// use botflow_compile::{ProjectFiles, Workspace};
///
/// let mut files = ProjectFiles::new();
/// files.add("hello.flow", "flow Hello\n  starts on welcome\n\nstep Hi\n  go to By\n\nstep Bye\n  end\n");
/// let mut workspace = Workspace::open(files);
/// assert_eq!(workspace.analysis().findings[0].page.code, "N101");
/// workspace.change("hello.flow", "flow Hello\n  starts on welcome\n\nstep Hi\n  go to Bye\n\nstep Bye\n  end\n");
/// assert!(workspace.analysis().findings.is_empty());
/// ```
pub struct Workspace {
    analysis: Analysis,
    reader: Reader,
    strings: Vec<Strings>,
    /// What was found in `botflow.yaml` and in catalogs.
    of_project: Vec<Finding>,
    /// What was found while the lines were read, by tree.
    of_lines: Vec<Vec<Finding>>,
}

impl Workspace {
    /// Opens a project: everything is read once.
    pub fn open(files: ProjectFiles) -> Self {
        Workspace::open_watched(files, &mut |_, _| ())
    }

    /// Opens a project, and tells of each stage: `settings`, `lines`, `names`, `ways`.
    pub fn open_watched(files: ProjectFiles, watch: &mut Watch<'_>) -> Self {
        let sources = decoded(files.files);
        let mut of_project = Vec::new();
        let mut project = project::of(&sources, &mut of_project);
        project::lost_letters(&sources, &mut of_project);
        let strings = strings::of(&project, &sources);
        project.translate_words(&strings);
        watch("settings", sources.len());
        let mut reader = Reader::remembering();
        let flows = sources.iter().filter(|(_, source)| source.path.ends_with(".flow"));
        let read = |(file, source): (FileId, &Source)| reader.parse(file, &source.path, &source.text);
        let (trees, of_lines): (Vec<Tree>, Vec<Vec<Finding>>) = flows.map(read).unzip();
        watch("lines", trees.iter().map(|tree| tree.sizes().nodes).sum());
        let (model, graph) = (Model::default(), Graph::default());
        let analysis = Analysis { sources, others: files.others, project, trees, model, graph, findings: Vec::new() };
        let mut workspace = Workspace { analysis, reader, strings, of_project, of_lines };
        workspace.resolve(watch);
        workspace
    }

    /// What is known of the project now.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// Gives the analysis away, for who wants it once.
    pub fn into_analysis(self) -> Analysis {
        self.analysis
    }

    /// A file has another text now. A file that was not there is added; settings, data and translations are read anew when one of them changes.
    pub fn change(&mut self, path: &str, text: &str) {
        let known = self.analysis.sources.find(path).filter(|_| path.ends_with(".flow"));
        let Some(tree) = known.and_then(|file| self.analysis.trees.iter().position(|tree| tree.file == file)) else {
            let mut files = self.files();
            files.files.retain(|(of, _)| of != path);
            files.others.retain(|of| of.path != path);
            files.add(path, text);
            files.files.sort_by(|(a, _), (b, _)| a.cmp(b));
            *self = Workspace::open(files);
            return;
        };
        let file = self.analysis.trees[tree].file;
        self.analysis.sources.replace(file, text);
        (self.analysis.trees[tree], self.of_lines[tree]) = self.reader.parse(file, path, text);
        self.resolve(&mut |_, _| ());
    }

    /// A file is gone.
    pub fn remove(&mut self, path: &str) {
        let mut files = self.files();
        files.files.retain(|(of, _)| of != path);
        files.others.retain(|of| of.path != path);
        *self = Workspace::open(files);
    }

    fn files(&self) -> ProjectFiles {
        let file = |(_, source): (FileId, &Source)| (source.path.clone(), source.text.clone().into_bytes());
        ProjectFiles { files: self.analysis.sources.iter().map(file).collect(), others: self.analysis.others.clone() }
    }

    /// Names and ways, over all trees.
    fn resolve(&mut self, watch: &mut Watch<'_>) {
        let Analysis { sources, others, project, trees, .. } = &self.analysis;
        let mut findings = self.of_project.clone();
        findings.extend(self.of_lines.iter().flatten().cloned());
        let input = resolve::Input { sources, others, project, strings: &self.strings, trees };
        let model = resolve::resolve(input, &mut findings);
        watch("names", model.values.len());
        let graph = build::build(trees, &model.facts, &model, project);
        findings.sort_by_key(|finding: &Finding| (finding.span.file, finding.span.start, finding.span.end));
        watch("ways", graph.ways.edge_count());
        (self.analysis.model, self.analysis.graph, self.analysis.findings) = (model, graph, findings);
    }
}

fn decoded(files: Vec<(String, Vec<u8>)>) -> Sources {
    let mut sources = Sources::new();
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).unwrap_or_else(|error| decode(error.as_bytes()));
        sources.add(path, text);
    }
    sources
}
