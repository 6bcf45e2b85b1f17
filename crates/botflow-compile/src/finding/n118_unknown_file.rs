//! N118: a picture or a data file that the project does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest};

/// What is known of N118.
pub static PAGE: Page = Page {
    code: "N118",
    slug: "unknown-file",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "There is no file \"{x}\" in the project",
    why: "customers would see a broken picture, or nothing where there should be something to choose from",
    help: "put the file there, or correct the path; paths start at the project's folder",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- img/aurora.jpg
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
    image img/aurra.jpg
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- img/aurora.jpg
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
    image img/aurora.jpg
  end
"#,
};

/// A path that leads to no file.
pub fn unknown_file<'n>(span: Span, path: &str, paths: impl IntoIterator<Item = &'n str>) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", path);
    let close = nearest(path, paths);
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding,
    }
}
