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
    broken: "--- botflow.yaml\nname: Lamp house\nlanguages: [en]\nchannels: [web]\n--- img/aurora.jpg\n--- flows/hello.flow\nflow Hello\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say Hello! I'm the bot of the lamp house.\n    image img/aurra.jpg\n  end\n",
    mended: "--- botflow.yaml\nname: Lamp house\nlanguages: [en]\nchannels: [web]\n--- img/aurora.jpg\n--- flows/hello.flow\nflow Hello\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say Hello! I'm the bot of the lamp house.\n    image img/aurora.jpg\n  end\n",
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
