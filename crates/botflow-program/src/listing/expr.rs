//! Expressions as they were written, as far as that can be told.

use crate::*;

use super::Listing;

impl Listing<'_> {
    pub(super) fn expr(&self, expr: ExprIx) -> String {
        self.expr_in(expr, None)
    }

    /// An expression; `catalog` names its columns.
    pub(super) fn expr_in(&self, expr: ExprIx, catalog: Option<&Catalog>) -> String {
        let row = &self.program.exprs[expr.at()];
        let mut stack: Vec<String> = Vec::new();
        for op in &self.program.expr_ops[row.ops.range()] {
            let at = stack.len().saturating_sub(op.takes());
            let takes = stack.split_off(at);
            stack.push(self.applied(op, takes, catalog));
        }
        stack.pop().unwrap_or_default()
    }

    fn applied(&self, op: &ExprOp, takes: Vec<String>, catalog: Option<&Catalog>) -> String {
        let take = |at: usize| takes.get(at).map_or("", String::as_str);
        let two = |sign: &str| format!("({} {sign} {})", take(0), take(1));
        match op {
            ExprOp::Const(at) => self.value(&self.program.constants[at.at()]),
            ExprOp::Missing => "missing".into(),
            ExprOp::Read(name) => self.name(*name).into(),
            ExprOp::Booking { name, part } => format!("{}.{}", self.name(*name), format!("{part:?}").to_lowercase()),
            ExprOp::Payment { name, part } => format!("{}.{}", self.name(*name), format!("{part:?}").to_lowercase()),
            ExprOp::Field(name) | ExprOp::Each(name) => format!("{}.{}", take(0), self.field(*name)),
            ExprOp::Column(at) => {
                catalog.and_then(|catalog| catalog.columns.get(at.at())).map_or_else(|| at.0.to_string(), |column| column.name.to_string())
            }
            ExprOp::Best(board) => format!("{}.best", self.program.boards[board.at()].name),
            ExprOp::Points { board, row } => self.board_row(*board, *row),
            ExprOp::Channel => "channel".into(),
            ExprOp::OnChannels(channels) => format!("on {}", self.channels(*channels)),
            ExprOp::EntryKind => "entry.kind".into(),
            ExprOp::EntryRef => "entry.ref".into(),
            ExprOp::EntryText => "entry.text".into(),
            ExprOp::Today => "today".into(),
            ExprOp::Tomorrow => "tomorrow".into(),
            ExprOp::Now => "now".into(),
            ExprOp::Is => two("is"),
            ExprOp::IsNot => two("is not"),
            ExprOp::AtLeast => two("is at least"),
            ExprOp::AtMost => two("is at most"),
            ExprOp::MoreThan => two("is more than"),
            ExprOp::LessThan => two("is less than"),
            ExprOp::Between => format!("({} is between {} and {})", take(0), take(1), take(2)),
            ExprOp::OneOf(_) => format!("({} is one of {})", take(0), takes.get(1..).unwrap_or_default().join(", ")),
            ExprOp::Contains => two("contains"),
            ExprOp::Known => format!("{} is known", take(0)),
            ExprOp::Unknown => format!("{} is unknown", take(0)),
            ExprOp::Truth => take(0).into(),
            ExprOp::Not => format!("not {}", take(0)),
            ExprOp::And => two("and"),
            ExprOp::Or => two("or"),
            ExprOp::TeamOpen(team) => format!("{} is open", self.program.teams[team.at()].name),
            ExprOp::CalendarOpen(calendar) => format!("{} is open", self.program.calendars[calendar.at()].name),
            ExprOp::Subscribed(topic) => format!("subscribed to {}", self.program.topics[topic.at()].text),
            ExprOp::Add => two("+"),
            ExprOp::Subtract => two("-"),
            ExprOp::Multiply => two("*"),
            ExprOp::Divide => two("/"),
            ExprOp::Negate => format!("-{}", take(0)),
            ExprOp::Count => format!("number of {}", take(0)),
            ExprOp::Total(field) => format!("total of {}.{}", take(0), self.field(*field)),
            ExprOp::Otherwise => format!("{} or {}", take(0), take(1)),
            ExprOp::FromNow => format!("{} from now", take(0)),
            ExprOp::BeforeNow => format!("{} ago", take(0)),
        }
    }

    /// A field by its id: only its hash is in an expression, so it is looked up where fields are declared.
    fn field(&self, id: NameId) -> String {
        let columns = self.program.catalogs.iter().flat_map(|catalog| &catalog.columns).map(|column| &column.name);
        let given = self.program.actions.iter().flat_map(|action| &action.gives);
        let fields = given.flat_map(|param| param.fields.iter().map(|field| &field.name).chain([&param.name]));
        let names = self.program.names.iter().map(|name| &name.text);
        let found = columns.chain(fields).chain(names).find(|name| key::name(name) == id);
        found.map_or_else(|| format!("#{:08x}", id.0), |name| name.to_string())
    }

    pub(super) fn channels(&self, channels: Channels) -> String {
        let names = self.program.channels.iter().enumerate();
        names.filter(|(at, _)| channels.holds(ChannelIx::of(*at))).map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Skipped => "skipped".into(),
            Value::Gone => "gone".into(),
            Value::One(entry) => self.entry(entry),
            Value::List(entries) => format!("[{}]", entries.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>().join(", ")),
        }
    }

    fn entry(&self, entry: &Entry) -> String {
        match entry {
            Entry::Plain(plain) => self.plain(plain),
            Entry::Record(fields) => {
                let fields = fields.iter().map(|field| format!("{}: {}", self.field(field.name), self.plain(&field.value)));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn plain(&self, plain: &Plain) -> String {
        match plain {
            Plain::Yes(true) => "yes".into(),
            Plain::Yes(false) => "no".into(),
            Plain::Number(number) => number.to_string(),
            Plain::Money { amount, currency } => format!("{amount} {}", currency.code()),
            Plain::Day(day) => format!("day {day}"),
            Plain::Clock(minute) => format!("{}:{:02}", minute / 60, minute % 60),
            Plain::Moment(time) => format!("moment {}", time.0),
            Plain::Span(of) => span(*of),
            Plain::Text(text) => format!("\"{text}\""),
            Plain::Choice(option) => self.option(*option),
            Plain::Choices(options) => options.iter().map(|option| self.option(*option)).collect::<Vec<_>>().join(", "),
            Plain::Texts(texts) => texts.join(", "),
            Plain::Item { row, .. } => format!("item #{:09x}", row.0),
            Plain::Place(spot) => format!("{}, {}", f64::from(spot.latitude_e7) / 1e7, f64::from(spot.longitude_e7) / 1e7),
        }
    }

    fn option(&self, option: OptionId) -> String {
        let known = self.program.options.iter().find(|row| row.id == option);
        known.map_or_else(|| format!("#{:08x}", option.0), |row| row.key.to_string())
    }
}

/// A span as a person says it.
pub(super) fn span(span: Span) -> String {
    let parts = [
        (span.months, "month"),
        (span.days, "day"),
        (span.seconds / 3_600, "hour"),
        (span.seconds % 3_600 / 60, "minute"),
        (span.seconds % 60, "second"),
    ];
    let said = parts.iter().filter(|(count, _)| *count != 0).map(|(count, unit)| match count {
        1 => format!("1 {unit}"),
        count => format!("{count} {unit}s"),
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "0 seconds".into() } else { said.join(" ") }
}
