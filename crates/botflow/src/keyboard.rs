//! Lines that a person types at a terminal, with editing, history and completion. In: keys. Out: a line, or that there are no more.

use std::io;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Config, Context, Editor, Helper};

/// Someone who types lines.
pub trait Typist {
    /// The next line, without its end; `None` where the person leaves (Ctrl-D, Ctrl-C). `offers` are what Tab completes to.
    ///
    /// # Errors
    /// The terminal's.
    fn line(&mut self, prompt: &str, offers: Vec<String>) -> io::Result<Option<String>>;
}

/// A real keyboard: arrows move in the line and through the lines before, Tab completes.
#[derive(Default)]
pub struct Keyboard {
    /// Made at the first line, so that commands that ask nothing leave the terminal as it is.
    editor: Option<Editor<Offers, MemHistory>>,
}

impl Typist for Keyboard {
    fn line(&mut self, prompt: &str, offers: Vec<String>) -> io::Result<Option<String>> {
        let editor = match &mut self.editor {
            Some(editor) => editor,
            none => {
                none.insert(Editor::with_history(Config::builder().auto_add_history(true).build(), MemHistory::new()).map_err(of_system)?)
            }
        };
        editor.set_helper(Some(Offers(offers)));
        match editor.readline(prompt) {
            Ok(line) => Ok(Some(line)),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
            Err(error) => Err(of_system(error)),
        }
    }
}

fn of_system(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        other => io::Error::other(other),
    }
}

/// What Tab completes to: whole lines that begin with what is typed so far.
struct Offers(Vec<String>);

impl Completer for Offers {
    type Candidate = String;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok((0, completions(&self.0, &line[..at])))
    }
}

impl Hinter for Offers {
    type Hint = String;
}
impl Highlighter for Offers {}
impl Validator for Offers {}
impl Helper for Offers {}

/// The offers that begin with `typed`, whatever the size of its letters.
fn completions(offers: &[String], typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    offers.iter().filter(|offer| offer.to_lowercase().starts_with(&typed)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_completes_labels_and_commands() {
        let offers = ["Earth tones", "Evening", ":after "].map(String::from);
        assert_eq!(completions(&offers, "e"), ["Earth tones", "Evening"]);
        assert_eq!(completions(&offers, "EAR"), ["Earth tones"]);
        assert_eq!(completions(&offers, ":a"), [":after "]);
        assert!(completions(&offers, "x").is_empty());
    }
}
