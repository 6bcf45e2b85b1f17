//! The blocks of the docs as tests. In: `README.md` and `docs/book/**.md`. Out: a trial for each example, which is checked
//! and whose talks are played; docs/CONTRIBUTING.md says what counts as a block.

use std::fs;
use std::path::{Path, PathBuf};

use botflow_tests::shell;
use libtest_mimic::{Failed, Trial};

use crate::repo::root;

/// The files of a project, its flows, and chats with it.
#[derive(Default)]
struct Example {
    files: Vec<(String, String)>,
    flows: Vec<String>,
    talks: Vec<String>,
}

/// A trial for each example of each page.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for page in pages() {
        let name = page.strip_prefix(root()).unwrap_or(&page).with_extension("").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&page).unwrap_or_default();
        for (number, example) in examples(&text).into_iter().enumerate() {
            trials.push(Trial::test(format!("docs::{name}::{}", number + 1), {
                let name = name.replace('/', "-");
                move || holds(&example, &format!("{name}-{number}"))
            }));
        }
    }
    trials
}

/// Every line of every tested block, without its indentation: what the docs show of the language.
pub fn example_lines() -> Vec<String> {
    let texts = pages().into_iter().map(|page| fs::read_to_string(page).unwrap_or_default());
    let lines = |example: Example| {
        let blocks: Vec<String> = example.flows.into_iter().chain(example.talks).collect();
        blocks.iter().flat_map(|block| block.lines()).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    texts.flat_map(|text| examples(&text)).flat_map(lines).collect()
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    let mut folders = vec![root().join("docs/book")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// Blocks in order; a flow or file behind a talk begins the next example.
fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for (info, body) in blocks(page) {
        let (kind, path) = info.split_once(' ').unwrap_or((info, ""));
        match kind {
            "flow" => under_way(&mut examples).flows.push(body),
            "yaml" | "csv" if !path.is_empty() => under_way(&mut examples).files.push((path.to_owned(), body)),
            "talk" => examples.last_mut().into_iter().for_each(|example| example.talks.push(body.clone())),
            _ => {}
        }
    }
    examples.retain(|example| !example.flows.is_empty());
    examples
}

fn under_way(examples: &mut Vec<Example>) -> &mut Example {
    if examples.last().is_none_or(|example| !example.talks.is_empty()) {
        examples.push(Example::default());
    }
    let last = examples.len() - 1;
    &mut examples[last]
}

/// What stands behind the opening fence, and the lines of each block.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body = lines.by_ref().take_while(|line| !line.starts_with("```")).flat_map(|line| [line, "\n"]).collect();
            blocks.push((info.trim(), body));
        }
    }
    blocks
}

fn holds(example: &Example, name: &str) -> Result<(), Failed> {
    let folder = std::env::temp_dir().join(format!("botflow-docs-{}-{name}", std::process::id()));
    let path = written(example, &folder)?;
    let path = path.to_string_lossy().into_owned();
    for command in [&["check", &path][..], &["test", &path]] {
        let said = shell::botflow(&folder, command);
        if !said.fine {
            return Err(Failed::from(format!("{} in {}\n{}{}", command[0], folder.display(), said.output, said.error)));
        }
    }
    Ok(fs::remove_dir_all(&folder)?)
}

/// Writes the example as a project, or as a lone flow where it has no `botflow.yaml`; the path to hand to a command.
fn written(example: &Example, folder: &Path) -> Result<PathBuf, Failed> {
    let tests: String = example.talks.iter().enumerate().map(|(number, talk)| as_test(number + 1, talk)).collect();
    if example.files.is_empty() {
        let [flow] = &example.flows[..] else {
            return Err(Failed::from("several flows need a `botflow.yaml` block"));
        };
        fs::create_dir_all(folder)?;
        fs::write(folder.join("example.flow"), format!("{flow}\n{tests}"))?;
        return Ok(folder.join("example.flow"));
    }
    for (path, body) in &example.files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(file, body)?;
    }
    fs::create_dir_all(folder.join("flows"))?;
    for (number, flow) in example.flows.iter().enumerate() {
        fs::write(folder.join(format!("flows/flow-{number}.flow")), flow)?;
    }
    if !tests.is_empty() {
        fs::create_dir_all(folder.join("tests"))?;
        fs::write(folder.join("tests/talks.flow"), tests)?;
    }
    Ok(folder.to_path_buf())
}

fn as_test(number: usize, talk: &str) -> String {
    let lines: String = talk.lines().flat_map(|line| ["  ", line, "\n"]).collect();
    format!("test Talk {number}\n{lines}\n")
}
