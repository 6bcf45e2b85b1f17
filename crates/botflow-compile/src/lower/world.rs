//! Languages, channels, teams, calendars, actions, payments, templates and sinks: what the program knows of the world.

use botflow_program::{
    Action, Calendar, CalendarId, Channels, CopyText, Currency, ExprOp, Format, FormsOf, Header, Hours, OpenHours, Owner, Param,
    ParamField, Payment, Piece, Rows, Sink, Slot, SlotIx, Team, TeamId, Template, TextIx, key,
};

use super::{Lowering, expr, json, name};
use crate::model::{self, Field};
use crate::project;

impl Lowering<'_> {
    /// What everything else refers to: languages, channels, time zone.
    pub(super) fn project(&mut self) {
        let project = &self.analysis.project;
        self.program.name = project.name.as_str().into();
        self.program.languages = project.languages.iter().map(|name| name.text.as_str().into()).collect();
        self.program.channels = project.channels.iter().map(|name| name.text.as_str().into()).collect();
        self.program.zone = project.time_zone.as_str().into();
        self.program.retention_days = project.retention_days;
        for topic in &project.topics {
            self.tables.topic(&mut self.program, &topic.text);
        }
    }

    /// Teams, calendars, actions, payments, templates, sinks.
    pub(super) fn world(&mut self) {
        let project = &self.analysis.project;
        self.program.teams = project.teams.iter().map(team).collect();
        self.program.calendars = project.calendars.iter().map(calendar).collect();
        self.program.actions = project.actions.iter().map(action).collect();
        self.program.payments = project.payments.iter().filter_map(payment).collect();
        self.program.sinks = project.lead_sinks.iter().map(sink).collect();
        for template in &project.templates {
            let template = self.template(template);
            self.program.templates.push(template);
        }
    }

    fn template(&mut self, template: &project::Template) -> Template {
        let names: Vec<String> = template.channels.iter().map(|name| name.text.clone()).collect();
        let all = Channels(((1_u64 << self.program.channels.len().min(32)) - 1) as u32);
        Template {
            name: template.name.text.as_str().into(),
            text: self.template_text(template),
            channels: self.channels(&names).unwrap_or(all),
            category: template.category.as_str().into(),
            tag: template.tag.as_ref().map_or("", |tag| &tag.text).into(),
            values: template.values.iter().map(|field| key::name(&field.name)).collect(),
            value_names: template.values.iter().map(|field| field.name.as_str().into()).collect(),
        }
    }

    fn template_text(&mut self, template: &project::Template) -> TextIx {
        let languages = self.analysis.project.languages.iter();
        let source = template.text.first().map_or("", |(_, text)| text);
        let copies: Vec<CopyText> = languages
            .map(|language| {
                let row = template.text.iter().find(|(of, _)| of.as_deref() == Some(&language.text));
                self.template_copy(template, row.map_or(source, |(_, text)| text))
            })
            .collect();
        let copies = Rows::push(&mut self.program.copies, copies);
        self.add_text(copies)
    }

    /// `{name}` of a template is a value that is read by that name while the text is written.
    fn template_copy(&mut self, template: &project::Template, text: &str) -> CopyText {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, field, behind)) = next_value(rest, &template.values) {
            if !before.is_empty() {
                pieces.push(Piece::Literal(self.tables.string(&mut self.program, before)));
            }
            let kind = name::kind(&field.kind);
            let name = self.name(&field.name, Owner::Conversation, kind, None);
            let value = self.close(vec![ExprOp::Read(name)], kind);
            self.program.slots.push(Slot { value, format: Format::default(), forms: Rows::default(), forms_of: FormsOf::Number });
            pieces.push(Piece::Slot(SlotIx(self.program.slots.len() as u32 - 1)));
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(self.tables.string(&mut self.program, rest)));
        }
        CopyText { pieces: Rows::push(&mut self.program.pieces, pieces) }
    }
}

/// The first `{name}` of a text that is one of the fields: what stands before it, the field, what stands behind.
fn next_value<'t, 'f>(text: &'t str, fields: &'f [Field]) -> Option<(&'t str, &'f Field, &'t str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| at + from) {
        let close = open + text[open..].find('}')?;
        if let Some(field) = fields.iter().find(|field| field.name == text[open + 1..close].trim()) {
            return Some((&text[..open], field, &text[close + 1..]));
        }
        from = close + 1;
    }
    None
}

fn team(team: &project::Team) -> Team {
    let id = TeamId(key::hash(&botflow_program::normalise::phrase(&team.name.text)));
    Team { id, name: team.name.text.as_str().into(), hours: team.hours.as_ref().map(hours) }
}

fn hours(hours: &project::Hours) -> Hours {
    let days = hours.days.iter().enumerate();
    let open = days.flat_map(|(weekday, spans)| {
        spans.iter().map(move |(from, to)| OpenHours { weekday: weekday as u8, from_minute: *from, to_minute: *to })
    });
    Hours { open: open.collect(), closed: hours.closed.clone() }
}

fn calendar(calendar: &project::Calendar) -> Calendar {
    let provider = calendar.url.as_deref().or(calendar.feed.as_deref()).unwrap_or("builtin");
    Calendar {
        id: CalendarId(key::hash(&botflow_program::normalise::phrase(&calendar.name.text))),
        name: calendar.name.text.as_str().into(),
        hours: hours(&calendar.hours),
        slot_minutes: short(calendar.slot_minutes),
        capacity: short(calendar.capacity),
        lead_seconds: calendar.lead_minutes.saturating_mul(60),
        place: calendar.place.as_deref().unwrap_or_default().into(),
        provider: provider.into(),
    }
}

fn short(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn action(action: &project::Action) -> Action {
    let header = |(name, value): &(String, String)| Header { name: name.as_str().into(), value: value.as_str().into() };
    Action {
        name: action.name.text.as_str().into(),
        url: action.url.as_str().into(),
        method: action.method.as_str().into(),
        takes: action.takes.iter().map(param).collect(),
        gives: action.gives.iter().map(param).collect(),
        timeout_seconds: action.timeout_seconds,
        headers: action.headers.iter().map(header).collect(),
        example: json::of_fields(&action.example).into(),
    }
}

fn param(field: &Field) -> Param {
    let list = match &field.kind {
        model::Kind::List(entry) => Some(&**entry),
        _ => None,
    };
    let fields = match (list.unwrap_or(&field.kind), list) {
        (model::Kind::Record(fields), _) => fields.iter().map(param_field).collect(),
        (plain, Some(_)) => vec![ParamField { name: "".into(), kind: name::kind(plain), optional: false }],
        (_, None) => Vec::new(),
    };
    Param { name: field.name.as_str().into(), kind: name::kind(&field.kind), optional: field.optional, fields }
}

fn param_field(field: &Field) -> ParamField {
    ParamField { name: field.name.as_str().into(), kind: name::kind(&field.kind), optional: field.optional }
}

fn payment(payment: &project::Payment) -> Option<Payment> {
    let currency: Currency = expr::currency(payment.currency?)?;
    Some(Payment { name: payment.name.text.as_str().into(), provider: payment.provider.as_str().into(), currency })
}

fn sink(sink: &project::Sink) -> Sink {
    let to = match sink {
        project::Sink::Table => "table",
        project::Sink::Webhook(address) => address,
    };
    Sink { name: "leads".into(), to: to.into() }
}
