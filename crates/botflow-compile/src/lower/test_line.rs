//! In: the `test` blocks of the trees. Out: tests, their conditions compiled behind the program.

use botflow_program::{GoalId, MediaKind, StepIx, key, normalise::phrase};
use botflow_syntax::tree::{self, Clock, Date, EntryKind, NodeId, PaymentResult, Phrase, Sent, Statement, Tree, Word};

use super::code::span;
use super::test::{Arrival, Expects, Happens, Moment, Test, TestAct, TestLine, World};
use super::{Lowering, catalog};
use crate::graph::StartOn;
use crate::model::{self, Field, Kind};
use crate::project::{self, Constant, Project, Rows};
use crate::{Analysis, Facts, Line};

/// "`today is` begins at 9:00".
const MORNING: u16 = 9 * 60;

impl Lowering<'_> {
    /// Every test of the project, in file order.
    pub(super) fn tests(&mut self) -> Vec<Test> {
        let analysis = self.analysis;
        let mut tests = Vec::new();
        for (tree, facts) in analysis.trees.iter().zip(&analysis.model.facts) {
            for id in tree.children(NodeId::FILE) {
                if let Statement::Test { title } = tree.statement(id) {
                    tests.push(self.test(&Reader { analysis, tree, facts }, id, *title));
                }
            }
        }
        tests
    }

    fn test(&mut self, reader: &Reader, id: NodeId, title: Phrase) -> Test {
        let node = reader.tree.node(id);
        let flow = reader.facts.flow.map(|flow| reader.analysis.model.flows[flow.ix()].title.clone());
        let mut lines = Vec::new();
        for child in reader.tree.children(id) {
            let line = reader.tree.node(child);
            if let Some(act) = self.test_act(reader, child) {
                let text = reader.tree.str(line.span).to_owned();
                lines.push(TestLine { span: line.span, line: line.line + 1, text, act });
            }
        }
        Test { title: reader.phrase(title), flow, file: reader.tree.file, span: node.span, line: node.line + 1, lines }
    }

    fn test_act(&mut self, reader: &Reader, id: NodeId) -> Option<TestAct> {
        if let Some(world) = reader.world(id) {
            return Some(TestAct::World(world));
        }
        if let Some(happens) = reader.happens(id) {
            return Some(TestAct::Happens(happens));
        }
        self.expects(reader, id).map(TestAct::Expects)
    }

    fn expects(&mut self, reader: &Reader, id: NodeId) -> Option<Expects> {
        Some(match reader.tree.statement(id) {
            Statement::BotSays { text } => Expects::Says(reader.phrase(*text)),
            Statement::BotAsks { text } => Expects::Asks(reader.phrase(*text)),
            Statement::BotOffers { labels } => Expects::Offers(reader.phrase(*labels)),
            Statement::BotShows { cards } => Expects::Cards(*cards),
            Statement::BotSends { what } => Expects::Sends(media_kind(*what)),
            Statement::BotSendsTemplate { name } => Expects::SendsTemplate(reader.word(*name)),
            Statement::BotHandsOver { team } => Expects::HandsOver(reader.team(id, *team)),
            Statement::BotSilent => Expects::Silent,
            Statement::Ends => Expects::Ends,
            Statement::Expect { condition } => Expects::Holds(self.condition(reader.facts.expr(*condition))),
            Statement::ExpectReached { goal } => Expects::Reached(GoalId(key::hash(&phrase(&reader.phrase(*goal))))),
            Statement::ExpectAt { .. } => Expects::At(reader.step(id)),
            other => {
                expects_nothing(other);
                return None;
            }
        })
    }
}

/// Reads the lines of one file's tests.
struct Reader<'a> {
    analysis: &'a Analysis,
    tree: &'a Tree,
    facts: &'a Facts,
}

impl<'a> Reader<'a> {
    fn phrase(&self, phrase: Phrase) -> String {
        self.tree.str(phrase.0).to_owned()
    }

    fn word(&self, word: Word) -> String {
        self.tree.str(word.0).to_owned()
    }

    fn project(&self) -> &'a Project {
        &self.analysis.project
    }

    fn world(&self, id: NodeId) -> Option<World> {
        Some(match self.tree.statement(id) {
            Statement::OnChannel { channels } => World::Channel(self.word(*channels.first()?)),
            Statement::InLanguage { language } => World::Language(self.word(*language)),
            Statement::TodayIs { date } => World::Now(Moment { day: days(*date), minute: MORNING }),
            Statement::NowIs { date, time } => World::Now(moment(*date, *time)),
            Statement::CatalogIs { name, file } => World::Catalog(Box::new(self.catalog(*name, *file)?)),
            Statement::CalendarFull { calendar } => World::CalendarFull(self.calendar(id, *calendar)),
            Statement::CalendarHas { calendar, times } => {
                World::CalendarHas(self.calendar(id, *calendar), times.iter().map(|(date, time)| moment(*date, *time)).collect())
            }
            Statement::TeamIs { team, open } => World::Team(self.team(id, *team), *open),
            Statement::ActionGives { action } => {
                let name = self.word(*action);
                let gives = self.project().actions.iter().find(|action| action.name.text == name).map_or(&[][..], |action| &action.gives);
                World::ActionGives(name, self.fields(id, gives))
            }
            Statement::ActionFails { action } => World::ActionFails(self.word(*action)),
            Statement::ActionSilent { action } => World::ActionSilent(self.word(*action)),
            _ => return None,
        })
    }

    fn happens(&self, id: NodeId) -> Option<Happens> {
        Some(match self.tree.statement(id) {
            Statement::CustomerArrives { from } => Happens::Arrives(self.arrival(from.as_ref())),
            Statement::CustomerSays { text } => Happens::Says(self.phrase(*text)),
            Statement::CustomerPicks { labels } => Happens::Picks(self.phrase(*labels)),
            Statement::CustomerChanges { field } => Happens::Changes(self.phrase(*field)),
            Statement::CustomerSends { what: Sent::Photo } => Happens::SendsPhoto,
            Statement::CustomerSends { what: Sent::Location } => Happens::SendsLocation,
            Statement::CustomerSends { what: Sent::File } => Happens::SendsFile,
            Statement::EventComes { event } => {
                let name = self.word(*event);
                let fields = self.event_fields(&name);
                Happens::Event(name, self.fields(id, &fields))
            }
            Statement::After { duration } => Happens::After(span(*duration)),
            Statement::Payment { result: PaymentResult::Succeeds } => Happens::PaymentSucceeds,
            Statement::Payment { result: PaymentResult::Fails } => Happens::PaymentFails,
            Statement::Payment { result: PaymentResult::Cancelled } => Happens::PaymentCancelled,
            Statement::AgentSays { text } => Happens::AgentSays(self.phrase(*text)),
            Statement::AgentCloses => Happens::AgentCloses,
            _ => return None,
        })
    }

    fn arrival(&self, from: Option<&(EntryKind, Phrase)>) -> Arrival {
        match from {
            None => Arrival::Welcome,
            Some((EntryKind::Ad, reference)) => Arrival::Ad(self.phrase(*reference)),
            Some((EntryKind::Link, reference)) => Arrival::Link(self.phrase(*reference)),
            Some((EntryKind::Page, path)) => Arrival::Page(self.phrase(*path)),
            Some((EntryKind::Menu, label)) => Arrival::Menu(self.phrase(*label)),
        }
    }

    /// The `field VALUE` lines under a line, typed by what is declared. What is not declared stays a text.
    fn fields(&self, id: NodeId, declared: &[Field]) -> Vec<(String, Constant)> {
        let lines = self.tree.children(id).filter_map(|line| match self.tree.statement(line) {
            Statement::FieldIs { field, value } => Some((self.word(*field), self.phrase(*value))),
            _ => None,
        });
        let typed = lines.map(|(name, value)| {
            let kind = declared.iter().find(|field| field.name == name).map_or(&Kind::Text, |field| &field.kind);
            let constant = self.value(&value, kind);
            (name, constant)
        });
        typed.collect()
    }

    /// A value as typed; "a list: `field FILE.csv`".
    fn value(&self, text: &str, kind: &Kind) -> Constant {
        if let (Kind::List(entry), Some(file)) = (kind, self.analysis.sources.find(text.trim())) {
            let plain = [Field { name: String::new(), kind: (**entry).clone(), optional: false, span: None }];
            let fields = if let Kind::Record(fields) = &**entry { fields } else { &plain[..] };
            let columns = project::read_rows(&self.analysis.sources, file, fields, self.project().only_currency(), &mut Vec::new());
            return Constant::List(rows(fields, &columns));
        }
        let money = self.project().only_currency();
        project::from_text(text, kind, money).unwrap_or_else(|| Constant::Text(text.trim().into()))
    }

    /// What an event brings, as the first flow that starts on it says.
    fn event_fields(&self, name: &str) -> Vec<Field> {
        let model = &self.analysis.model;
        let values = self.analysis.graph.starts.iter().find_map(|start| match &start.on {
            StartOn::Event(event, values) if **event == *name => Some(values),
            _ => None,
        });
        let field = |value: &model::ValueId| {
            let value = &model.values[value.ix()];
            Field { name: value.name.clone(), kind: value.kind.clone(), optional: false, span: None }
        };
        values.into_iter().flatten().map(field).collect()
    }

    fn catalog(&self, name: Word, file: Phrase) -> Option<botflow_program::Catalog> {
        let name = self.word(name);
        let catalog = self.project().catalogs.iter().find(|catalog| catalog.name.text == name)?;
        let file = self.analysis.sources.find(self.phrase(file).trim())?;
        let columns = project::read_rows(&self.analysis.sources, file, &catalog.fields, self.project().only_currency(), &mut Vec::new());
        let rows = match &catalog.rows {
            Rows::File { path, .. } => Rows::File { path: path.clone(), file: Some(file), columns },
            Rows::Url(_) => Rows::File { path: catalog.name.clone(), file: Some(file), columns },
        };
        Some(catalog::lowered(catalog, &rows))
    }

    fn calendar(&self, line: NodeId, calendar: Phrase) -> String {
        match self.facts.line(line) {
            Line::Calendar(at) => self.project().calendars[at as usize].name.text.clone(),
            _ => self.phrase(calendar),
        }
    }

    fn team(&self, line: NodeId, team: Phrase) -> String {
        match self.facts.line(line) {
            Line::Team(at) => self.project().teams[at as usize].name.text.clone(),
            _ => self.phrase(team),
        }
    }

    /// The step that resolving has found.
    fn step(&self, line: NodeId) -> Option<StepIx> {
        match self.facts.line(line) {
            Line::Step(step) => Some(StepIx(step.0)),
            _ => None,
        }
    }
}

/// The rows of a file as records, or as plain values where the list has those.
fn rows(fields: &[Field], columns: &[project::Column]) -> Vec<Constant> {
    let count = columns.first().map_or(0, |column| column.cells.len());
    let row = |at: usize| {
        let cells = fields.iter().zip(columns).filter_map(|(field, column)| Some((field.name.as_str().into(), column.cells[at].clone()?)));
        let mut cells: Vec<(Box<str>, Constant)> = cells.collect();
        match cells.pop() {
            Some((name, value)) if name.is_empty() => value,
            Some(last) => {
                cells.push(last);
                Constant::Record(cells)
            }
            None => Constant::Record(cells),
        }
    };
    (0..count).map(row).collect()
}

fn moment(date: Date, time: Clock) -> Moment {
    Moment { day: days(date), minute: u16::from(time.hour) * 60 + u16::from(time.minute) }
}

fn days(date: Date) -> i32 {
    project::days_since_1970(date)
}

fn media_kind(kind: tree::MediaKind) -> MediaKind {
    match kind {
        tree::MediaKind::Image => MediaKind::Image,
        tree::MediaKind::Video => MediaKind::Video,
        tree::MediaKind::Audio => MediaKind::Audio,
        tree::MediaKind::File => MediaKind::File,
    }
}

/// No line of a test, or one that is no expectation. A list without `_`, so that a new statement has to choose.
fn expects_nothing(statement: &Statement) {
    match statement {
        Statement::File | Statement::Hole(_) | Statement::Flow { .. } | Statement::About { .. } | Statement::Starts { .. } => {}
        Statement::StartsFresh | Statement::EventValues { .. } | Statement::Takes { .. } | Statement::Gives { .. } => {}
        Statement::Scores { .. } | Statement::Row { .. } | Statement::Was { .. } | Statement::Keeps { .. } => {}
        Statement::Step { .. } | Statement::Say { .. } | Statement::Or { .. } | Statement::Line { .. } => {}
        Statement::Media { .. } | Statement::Button { .. } | Statement::Cards { .. } | Statement::Card { .. } => {}
        Statement::Typing { .. } | Statement::OnChannel { .. } | Statement::OnChannelText { .. } | Statement::Template { .. } => {}
        Statement::With { .. } | Statement::Ask { .. } | Statement::Choice { .. } | Statement::EachChoice { .. } => {}
        Statement::Also { .. } | Statement::OnlyIf { .. } | Statement::Alone | Statement::Score { .. } => {}
        Statement::Otherwise { .. } | Statement::Pick { .. } | Statement::Check { .. } | Statement::Optional { .. } => {}
        Statement::Hint { .. } | Statement::UnlessKnown | Statement::UnlessGiven | Statement::KeepAs { .. } => {}
        Statement::Label { .. } | Statement::Paged | Statement::Reask { .. } | Statement::When { .. } | Statement::Form { .. } => {}
        Statement::Review { .. } | Statement::Submit { .. } | Statement::If { .. } | Statement::ElseIf { .. } => {}
        Statement::Else | Statement::GoTo { .. } | Statement::Do { .. } | Statement::Keep { .. } | Statement::End => {}
        Statement::Set { .. } | Statement::Forget { .. } | Statement::Add { .. } | Statement::Take { .. } => {}
        Statement::ForEach { .. } | Statement::Reset { .. } | Statement::Split { .. } | Statement::Arm { .. } => {}
        Statement::Reach { .. } | Statement::Worth { .. } | Statement::Tag { .. } | Statement::Untag { .. } => {}
        Statement::Subscribe { .. } | Statement::Unsubscribe { .. } | Statement::Wait { .. } | Statement::WaitUntil { .. } => {}
        Statement::Remind { .. } | Statement::Call { .. } | Statement::HandOver { .. } | Statement::Note { .. } => {}
        Statement::Recommend { .. } | Statement::IfPossible { .. } | Statement::Prefer { .. } | Statement::First { .. } => {}
        Statement::Book { .. } | Statement::Lasting { .. } | Statement::Between { .. } | Statement::Offer { .. } => {}
        Statement::Move { .. } | Statement::Cancel { .. } | Statement::Pay { .. } | Statement::By { .. } => {}
        Statement::Test { .. } | Statement::InLanguage { .. } | Statement::TodayIs { .. } | Statement::NowIs { .. } => {}
        Statement::CatalogIs { .. } | Statement::CalendarFull { .. } | Statement::CalendarHas { .. } => {}
        Statement::TeamIs { .. } | Statement::ActionGives { .. } | Statement::ActionFails { .. } => {}
        Statement::ActionSilent { .. } | Statement::FieldIs { .. } | Statement::CustomerArrives { .. } => {}
        Statement::CustomerSays { .. } | Statement::CustomerPicks { .. } | Statement::CustomerChanges { .. } => {}
        Statement::CustomerSends { .. } | Statement::EventComes { .. } | Statement::After { .. } | Statement::Payment { .. } => {}
        Statement::AgentSays { .. } | Statement::AgentCloses => {}
        Statement::BotSays { .. }
        | Statement::BotAsks { .. }
        | Statement::BotOffers { .. }
        | Statement::BotShows { .. }
        | Statement::BotSends { .. }
        | Statement::BotSendsTemplate { .. }
        | Statement::BotHandsOver { .. }
        | Statement::BotSilent
        | Statement::Ends
        | Statement::Expect { .. }
        | Statement::ExpectReached { .. }
        | Statement::ExpectAt { .. } => {}
    }
}
