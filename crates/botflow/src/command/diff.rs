//! How a file would change. In: its text before and after. Out: the lines taken out and put in, with two lines around.

use similar::TextDiff;

use crate::World;
use crate::look::Ink;

/// Writes the difference; `after` says what the second text is, such as `formatted`.
pub(super) fn write(name: &str, after: &str, old: &str, new: &str, world: &mut World) -> std::io::Result<()> {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(2).header(name, &format!("{name} ({after})")).to_string();
    for line in text.lines() {
        let ink = match line.as_bytes().first() {
            Some(b'+') => Some(Ink::Good),
            Some(b'-') => Some(Ink::Bad),
            Some(b'@') => Some(Ink::Faint),
            _ => None,
        };
        let line = ink.map_or(line.to_owned(), |ink| world.look.paint(ink, line));
        writeln!(world.output, "{line}")?;
    }
    Ok(())
}
