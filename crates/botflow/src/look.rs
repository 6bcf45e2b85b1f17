//! How output looks: its width and whether it has colours.

/// The width used where no terminal says one.
const PAGE_COLUMNS: usize = 100;

/// How output looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of a line.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
}

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// What must be fixed.
    Bad,
    /// What deserves a look.
    Doubtful,
    /// What is fine, or what to do.
    Good,
    /// A name or a reference.
    Name,
    /// What can be passed over.
    Faint,
    /// What matters most.
    Strong,
}

impl Look {
    /// Plain text of that width.
    pub fn plain(width: usize) -> Self {
        Look { width, colour: false }
    }

    /// Asks the environment: `NO_COLOR`, `TERM=dumb` and the size of the terminal.
    pub fn of_terminal(terminal: bool) -> Self {
        let silenced = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let width = if terminal { terminal_size::terminal_size().map_or(80, |(columns, _)| columns.0 as usize) } else { PAGE_COLUMNS };
        Look { width: width.clamp(20, 140), colour: (terminal || forced) && !silenced }
    }

    /// `text` in the colour of what it is.
    pub fn paint(self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Bad => "1;31",
            Ink::Doubtful => "1;33",
            Ink::Good => "32",
            Ink::Name => "36",
            Ink::Faint => "2",
            Ink::Strong => "1",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// `text` broken at spaces into lines of at most this look's width; `first` stands before the first line, `rest` before the others.
    pub fn wrap(self, text: &str, first: &str, rest: &str) -> String {
        let room = self.width.saturating_sub(columns(rest)).max(16);
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            lines.extend(wrap_line(paragraph, room));
        }
        let mut all = String::new();
        for (index, line) in lines.iter().enumerate() {
            let lead = if index == 0 { first } else { rest };
            all.push_str(format!("{lead}{line}").trim_end());
            all.push('\n');
        }
        all
    }
}

/// `text` broken at spaces into lines of at most `room` columns; a longer word stays whole.
pub fn wrap_line(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let width = columns(word);
        if used > 0 && used + 1 + width > room {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("invariant: there is always a line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += width;
    }
    lines
}

/// Columns that a text takes on the screen: changes of colour take none.
pub fn columns(text: &str) -> usize {
    let mut bare = String::with_capacity(text.len());
    let mut inside = false;
    for character in text.chars() {
        match character {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            character if !inside => bare.push(character),
            _ => {}
        }
    }
    unicode_width::UnicodeWidthStr::width(bare.as_str())
}
