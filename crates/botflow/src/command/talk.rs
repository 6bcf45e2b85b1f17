//! `botflow talk`. In: typed or piped lines. Out: a chat with the bot.

use std::fs;
use std::path::PathBuf;

use botflow_program::Time;
use clap::Args;

use crate::look::Ink;
use crate::talk::{Order, Setting, Talk as Conversation, opening, recorded, ways_in};
use crate::{Exit, Stop, World, judge, project};

/// Chat with the bot in the terminal
///
/// Times, calendars, payments and colleagues are made up and behave like real ones; nothing is sent anywhere.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow talk\n  botflow talk flows/lead.flow --language de\n  botflow talk --at \"2026-12-24 17:30\" --record tests/christmas.flow\n  \
printf 'test drive\\n1\\n' | botflow talk\n\nIn the chat, `:help` lists what can be typed."
)]
pub struct Talk {
    /// A project's folder or a .flow file
    path: Option<PathBuf>,
    /// The channel, with messages drawn exactly as it sends them; the project's first unless given
    #[arg(long)]
    channel: Option<String>,
    /// The language; the project's first unless given
    #[arg(long)]
    language: Option<String>,
    /// Begin with this business event, such as "cart_abandoned total=49 EUR"
    #[arg(long)]
    event: Option<String>,
    /// Begin as a customer who comes from here, such as "ad summer-sale"; "nowhere" waits for what you write
    #[arg(long, value_name = "WHERE", conflicts_with = "event")]
    from: Option<String>,
    /// When it begins, such as "2026-12-24 17:30"; now unless given
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Write the talk into this file as a test
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

impl Talk {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let project = project::find_single(self.path.as_ref(), world)?;
        let asked = project.only.clone();
        let analysis = judge::sound(project, world)?;
        let program = botflow_compile::lower(&analysis);
        let setting = self.setting(&program)?;
        let mut talk = Conversation::new(&program, setting)?;
        if self.channel.is_some() {
            talk.draw_exactly();
        }
        let trees: Vec<_> = analysis.trees.iter().filter(|tree| asked.contains(&analysis.sources[tree.file].path)).collect();
        let flow = trees.first().and_then(|tree| crate::picture::read::flow_title(tree));
        self.open(&mut talk, &program, flow.as_deref(), world)?;
        self.listen(&mut talk, &analysis, world)?;
        if let Some(file) = &self.record {
            record(&talk, file, world)?;
        }
        Ok(Exit::Fine)
    }

    fn setting(&self, program: &botflow_program::Program) -> Result<Setting, Stop> {
        let one_of = |asked: &Option<String>, known: &[botflow_program::Text], what: &str| match asked {
            Some(asked) if !known.iter().any(|known| known == asked.as_str()) => {
                let list = crate::report::listed(known.iter().map(|known| known.as_str()), "or");
                Err(Stop::usage(format!("This project has no {what} “{asked}”."), format!("It can be {list}.")))
            }
            Some(asked) => Ok(Some(asked.clone())),
            None => Ok(None),
        };
        let first = program.channels.first().map(ToString::to_string).unwrap_or_default();
        let channel = one_of(&self.channel, &program.channels, "channel")?.unwrap_or(first);
        let language = one_of(&self.language, &program.languages, "language")?;
        let start = match &self.at {
            None => Time(u32::try_from(jiff::Timestamp::now().as_second()).unwrap_or_default()),
            Some(typed) => moment(typed, &program.zone).ok_or_else(|| {
                Stop::usage(format!("“{typed}” is not a time."), "Write it as 2026-12-24 17:30, in the project's time zone.")
            })?,
        };
        Ok(Setting { channel, language, start })
    }

    fn open(&self, talk: &mut Conversation, program: &botflow_program::Program, flow: Option<&str>, world: &mut World) -> Result<(), Stop> {
        let typed = match (&self.event, self.from.as_deref()) {
            (Some(event), _) => Some(format!(":event {event}")),
            (None, Some("nowhere")) => return Ok(()),
            (None, Some(from)) => Some(format!(":arrive {from}")),
            (None, None) => None,
        };
        let deed = match typed {
            Some(typed) => match talk.order(&typed) {
                Ok(Order::Do(deed)) => Some(deed),
                Ok(_) => None,
                Err(why) => return Err(Stop::usage(why, "")),
            },
            None => opening(program, flow),
        };
        if world.typist.is_some() {
            writeln!(world.output, "{}", world.look.paint(Ink::Faint, "`:help` lists what can be typed, `:quit` leaves."))?;
        }
        let Some(deed) = deed else {
            writeln!(world.output, "{}", world.look.paint(Ink::Faint, "Write something. For example:"))?;
            for way in ways_in(program).iter().take(6) {
                writeln!(world.output, "{}", world.look.paint(Ink::Faint, &format!("  {way}")))?;
            }
            return Ok(());
        };
        writeln!(world.output, "{}", world.look.paint(Ink::Faint, &format!("— {}", deed.line())))?;
        talk.does(deed, world)
    }

    fn listen(&self, talk: &mut Conversation, analysis: &botflow_compile::Analysis, world: &mut World) -> Result<(), Stop> {
        loop {
            let Some(typed) = next_line(talk, world)? else { return Ok(()) };
            match talk.order(&typed) {
                Ok(Order::Do(deed)) => talk.does(deed, world)?,
                Ok(Order::Note(note)) => writeln!(world.output, "  {}", world.look.paint(Ink::Faint, &note))?,
                Ok(Order::Turn { message, page }) => talk.turns(message, page, world)?,
                Ok(Order::Back) => talk.takes_back(world)?,
                Ok(Order::State) => talk.state().iter().try_for_each(|line| writeln!(world.output, "  {line}"))?,
                Ok(Order::Graph) => draw(talk, analysis, world)?,
                Ok(Order::Record(file)) => record(talk, &PathBuf::from(file), world)?,
                Ok(Order::Help) => writeln!(world.output, "{}", crate::talk::HELP)?,
                Ok(Order::Quit) => return Ok(()),
                Ok(Order::Nothing) => {}
                Err(why) => writeln!(world.output, "  {}", world.look.paint(Ink::Doubtful, &why))?,
            }
        }
    }
}

/// The next line, typed or piped; a piped one is shown as if it had been typed. `None` at the end.
fn next_line(talk: &Conversation, world: &mut World) -> Result<Option<String>, Stop> {
    let prompt = format!("{} ", world.look.paint(Ink::Good, "you>"));
    world.output.flush()?;
    if let Some(typist) = &mut world.typist {
        let line = typist.line(&prompt, talk.offers())?;
        return Ok(line.map(|line| line.trim().to_owned()));
    }
    let mut bytes = Vec::new();
    if world.input.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let typed = String::from_utf8_lossy(&bytes).trim().to_owned();
    if !typed.is_empty() {
        writeln!(world.output, "{prompt}{typed}")?;
    }
    Ok(Some(typed))
}

/// The steps of the flow where the talk stands, with a mark at the step.
fn draw(talk: &Conversation, analysis: &botflow_compile::Analysis, world: &mut World) -> Result<(), Stop> {
    let Some((flow, step)) = talk.place() else {
        writeln!(world.output, "  No conversation is going on.")?;
        return Ok(());
    };
    let trees: Vec<_> =
        analysis.trees.iter().filter(|tree| crate::picture::read::flow_title(tree).is_some_and(|title| title == flow)).collect();
    let picture = crate::picture::read::picture("", &trees, &analysis.trees, &[]);
    let Some(drawn) = picture.flows.first() else { return Ok(()) };
    writeln!(world.output, "  {}", world.look.paint(Ink::Strong, &drawn.title))?;
    for card in &drawn.steps {
        let here = card.title == step;
        let mark = if here { world.look.paint(Ink::Good, "▶") } else { " ".into() };
        let ways: Vec<String> =
            card.rows.iter().filter_map(|row| row.way.as_ref().map(|way| crate::picture::read::way_text(way, drawn))).collect();
        let mut ways = ways;
        ways.dedup();
        let to = if ways.is_empty() { String::new() } else { format!(" → {}", ways.join(", ")) };
        write!(
            world.output,
            "{}",
            world.look.wrap(&format!("{}{}", card.title, world.look.paint(Ink::Faint, &to)), &format!("  {mark} "), "      ")
        )?;
    }
    Ok(())
}

/// Adds the talk to the end of the file, as a test.
fn record(talk: &Conversation, file: &std::path::Path, world: &mut World) -> Result<(), Stop> {
    let target = world.folder.join(file);
    let before = match fs::read_to_string(&target) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Stop::file(file, "read", &error)),
    };
    let count = before.lines().filter(|line| line.starts_with("test Recorded talk")).count();
    let title = if count == 0 { "Recorded talk".to_owned() } else { format!("Recorded talk {}", count + 1) };
    let block = recorded(&title, talk.setting(), talk.rounds(), talk.host());
    let gap = if before.is_empty() {
        ""
    } else if before.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|error| Stop::file(folder, "make the folder", &error))?;
    }
    fs::write(&target, format!("{before}{gap}{block}")).map_err(|error| Stop::file(file, "write", &error))?;
    writeln!(world.error, "Recorded as “{title}” in {}.", file.display())?;
    Ok(())
}

/// `2026-12-24 17:30` in a time zone.
fn moment(typed: &str, zone: &str) -> Option<Time> {
    let typed = typed.trim().replace(' ', "T");
    let local: jiff::civil::DateTime = typed.parse().ok()?;
    let zoned = local.in_tz(if zone.is_empty() { "UTC" } else { zone }).ok()?;
    u32::try_from(zoned.timestamp().as_second()).ok().map(Time)
}
