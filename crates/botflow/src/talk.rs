//! A talk in the terminal. In: typed lines. Out: the chat. It stands on the same made-up world as the tests, so a talk can be recorded as one.

mod deed;
mod opening;
mod order;
mod record;
mod state;

use botflow_channels::{Channel, channel};
use botflow_compile::lower::Happens;
use botflow_program::{Program, Span as Length, Time};
use botflow_runtime::{Engine, Outgoing, Profile};

use crate::chat::{Chat, made_up};
use crate::host::{Answered, Event, Host};
use crate::look::Ink;
use crate::testing::{SECONDS_BETWEEN_LINES, SEED};
use crate::{Look, Stop, World};

pub use deed::Deed;
pub use opening::{opening, ways_in};
pub(crate) use order::HELP;
pub use order::Order;
pub use record::recorded;
pub(crate) use state::date;

/// How a talk begins.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Channel of the customer.
    pub channel: String,
    /// Language of the customer; the project's first where it is not said.
    pub language: Option<String>,
    /// When it begins.
    pub start: Time,
}

/// A talk while it goes on.
pub struct Talk<'p> {
    program: &'p Program,
    setting: Setting,
    host: Host,
    chat: Chat,
    sent: Vec<Outgoing>,
    /// What was done so far, and what came of it: for `:back` and the recording.
    rounds: Vec<(Deed, Vec<Event>)>,
    /// Messages are drawn exactly as this channel sends them.
    exact: Option<&'static Channel>,
}

impl<'p> Talk<'p> {
    /// A new person in front of the bot.
    pub fn new(program: &'p Program, setting: Setting) -> Result<Self, Stop> {
        let host = host(program, &setting)?;
        Ok(Talk { program, setting, host, chat: Chat::default(), sent: Vec::new(), rounds: Vec::new(), exact: None })
    }

    /// From now on messages are drawn exactly as the channel sends them.
    pub fn draw_exactly(&mut self) {
        self.exact = channel(&self.setting.channel);
    }

    /// Shows another page of the cards of a message that is on the screen.
    pub fn turns(&mut self, at: usize, page: u16, world: &mut World) -> Result<(), Stop> {
        let Some((channel, message)) = self.exact.zip(self.chat.turnable(at)) else { return Ok(()) };
        let to = made_up(self.host.engine(), message);
        write!(world.output, "{}", self.chat.turns(at, channel, &to, page, world.look))?;
        Ok(())
    }

    /// What was done and what came of it.
    pub fn rounds(&self) -> &[(Deed, Vec<Event>)] {
        &self.rounds
    }

    /// The made-up world around it.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// How the talk began.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// Reads a typed line as what it means here.
    pub fn order(&self, typed: &str) -> Result<Order, String> {
        order::read(typed, &self.chat, &self.host, self.program)
    }

    /// What can be typed now besides words of one's own: the labels on offer and the commands.
    pub fn offers(&self) -> Vec<String> {
        let commands = HELP.lines().flat_map(str::split_whitespace).filter(|word| word.starts_with(':') && word.len() > 1);
        self.chat.labels().chain(commands.map(str::to_owned)).collect()
    }

    /// Does it, and shows what comes of it.
    pub fn does(&mut self, deed: Deed, world: &mut World) -> Result<(), Stop> {
        match self.happens(&deed) {
            Ok(events) => {
                for event in &events {
                    self.show(event, world)?;
                }
                let seen = |event: &Event| !matches!(event, Event::Recorded { .. } | Event::Withdrawn);
                if deed.is_of_customer() && !events.iter().any(seen) {
                    let why = if self.host.is_handed_over() { "the bot is silent: a colleague has the chat" } else { "the bot is silent" };
                    writeln!(world.output, "{}", world.look.paint(Ink::Faint, &format!("  · {why}")))?;
                }
                self.rounds.push((deed, events));
            }
            Err(why) => writeln!(world.output, "{}", world.look.paint(Ink::Doubtful, &format!("  {why}")))?,
        }
        Ok(())
    }

    /// Takes the last line back: everything before it happens again, unseen.
    pub fn takes_back(&mut self, world: &mut World) -> Result<(), Stop> {
        let Some((gone, _)) = self.rounds.pop() else {
            writeln!(world.output, "  There is nothing to take back.")?;
            return Ok(());
        };
        let before = std::mem::take(&mut self.rounds);
        self.host = host(self.program, &self.setting)?;
        (self.chat, self.sent) = (Chat::default(), Vec::new());
        for (deed, _) in before {
            if let Ok(events) = self.happens(&deed) {
                self.rounds.push((deed, events));
            }
        }
        let plain = crate::Look::plain(world.look.width);
        let sent = std::mem::take(&mut self.sent);
        let shown: Vec<String> = sent.iter().map(|message| self.drawn(message, plain)).collect();
        self.sent = sent;
        writeln!(world.output, "{}", world.look.paint(Ink::Faint, &format!("  taken back: {}", gone.line())))?;
        if let Some(last) = shown.last() {
            write!(world.output, "{last}")?;
        }
        Ok(())
    }

    /// Where the talk stands: values, bookings, what is due.
    pub fn state(&self) -> Vec<String> {
        state::lines(&self.host, self.program)
    }

    /// The titles of the flow and step where it stands.
    pub fn place(&self) -> Option<(String, String)> {
        let step = &self.program.steps[botflow_program::Index::at(self.host.engine().at_step(self.host.session())?)];
        Some((self.program.flows[botflow_program::Index::at(step.flow)].title.to_string(), step.title.to_string()))
    }

    fn happens(&mut self, deed: &Deed) -> Result<Vec<Event>, String> {
        let at_once = self.rounds.last().is_none_or(|(last, _)| matches!(last, Deed::Happens(Happens::After(_), _)));
        if deed.is_of_customer() && !at_once {
            self.host.passes(Length { months: 0, days: 0, seconds: SECONDS_BETWEEN_LINES });
        }
        let result = deed.happens(&mut self.host, &self.sent);
        let events = self.host.take_events();
        for event in &events {
            if let Event::Sent { message, .. } = event {
                self.sent.push((**message).clone());
            }
        }
        result.map(|()| events)
    }

    fn drawn(&mut self, message: &Outgoing, look: Look) -> String {
        match self.exact {
            Some(channel) => self.chat.sent(message, channel, &made_up(self.host.engine(), message), look),
            None => self.chat.shown(message, look),
        }
    }

    fn show(&mut self, event: &Event, world: &mut World) -> Result<(), Stop> {
        let look = world.look;
        let aside = |text: String| look.wrap(&look.paint(Ink::Faint, &text), "  · ", "    ");
        let text = match event {
            Event::Sent { message, .. } => self.drawn(message, look),
            Event::HandedOver { team, notes, answers } => {
                let mut text = aside(format!("handed over to {team}. You can be the colleague: `:agent Hello!`, then `:agent closes`."));
                notes.iter().for_each(|note| text.push_str(&aside(format!("  note: {note}"))));
                answers.iter().for_each(|answer| text.push_str(&aside(format!("  {}: {}", answer.label, answer.written))));
                text
            }
            Event::AgentSaid { text } => format!("  {} {text}\n", look.paint(Ink::Name, "colleague:")),
            Event::PaymentAsked { amount, currency, text, .. } => {
                aside(format!("payment page open: {amount} {} for {text}. `:paid`, `:failed` or `:cancelled` closes it.", currency.code()))
            }
            Event::Called { action, from, .. } => aside(match from {
                Answered::Test => format!("asked {action}"),
                Answered::Example => format!("asked {action}; it answered as `try:` in botflow.yaml says"),
                Answered::Nobody => format!("asked {action}; there is no `try:` for it in botflow.yaml, so it failed"),
            }),
            Event::Delivered { name, fields, .. } => {
                let fields: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.label, field.written)).collect();
                aside(format!("delivered {name}: {}", fields.join(" · ")))
            }
            Event::Reserved { name, slot } => {
                aside(format!("reserved {name} at {}, {}", slot.calendar, state::moment(&self.host, slot.start)))
            }
            Event::Moved { slot } => aside(format!("moved to {}, {}", slot.calendar, state::moment(&self.host, slot.start))),
            Event::BookingCancelled => aside("the booking is cancelled".into()),
            Event::Withdrawn | Event::Recorded { .. } => String::new(),
        };
        write!(world.output, "{text}")?;
        Ok(())
    }
}

fn host(program: &Program, setting: &Setting) -> Result<Host, Stop> {
    let engine = Engine::new(program.clone(), botflow_values::words()).map_err(|unfit| {
        Stop::to_fix(format!("The program cannot run: {unfit}."), "This is a fault of botflow: please report it, with the flow.")
    })?;
    let mut host = Host::new(engine, &setting.channel, SEED, setting.start);
    if let Some(language) = &setting.language {
        host.profile(Profile { language: Some(language.as_str().into()), ..Profile::default() });
    }
    Ok(host)
}
