//! In: `actions:`, `payments:`, `templates:`. Out: what is asked of the world, with typed inputs and answers.

use super::Reader;
use crate::finding::n113_unknown_channel as n113;
use crate::model::Kind;
use crate::project::yaml::{What, Yaml};
use crate::project::{Action, Constant, Name, Payment, Template, constant};

impl Reader<'_> {
    pub(super) fn actions(&mut self, value: &Yaml) -> Vec<Action> {
        let things = self.things(value, "actions");
        things.into_iter().map(|(name, value)| self.action(name, value)).collect()
    }

    fn action(&mut self, name: Name, value: &Yaml) -> Action {
        let mut action = Action {
            name,
            url: String::new(),
            method: "POST".to_owned(),
            takes: Vec::new(),
            gives: Vec::new(),
            timeout_seconds: 5,
            headers: Vec::new(),
            example: Vec::new(),
        };
        let known = ["url", "method", "takes", "gives", "timeout", "headers", "try"];
        let mut example = None;
        for entry in self.map(value, &action.name.text.clone(), &known) {
            let value = &entry.value;
            match entry.key.as_str() {
                "url" => action.url = self.text(value, "url", "an address such as `https://api.example.com/stock`").unwrap_or_default(),
                "method" => match value.text().filter(|text| ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(text)) {
                    Some(method) => action.method = method.to_owned(),
                    None => self.wrong(value.span, "method", "`GET`, `POST`, `PUT`, `PATCH` or `DELETE`"),
                },
                "takes" => action.takes = self.fields(value, "takes"),
                "gives" => action.gives = self.fields(value, "gives"),
                "timeout" => match value.text().and_then(super::time::seconds).filter(|seconds| (1..=60).contains(seconds)) {
                    Some(seconds) => action.timeout_seconds = seconds,
                    None => self.wrong(value.span, "timeout", "a time of at most a minute, such as `5 seconds`"),
                },
                "headers" => {
                    for header in self.open_map(value, "headers") {
                        let text = self.text(&header.value, &header.key, "a text such as `\"Bearer ${SHOP_TOKEN}\"`");
                        action.headers.extend(text.map(|text| (header.key.clone(), text)));
                    }
                }
                _ => example = Some(value),
            }
        }
        if action.url.is_empty() {
            self.missing(action.name.span, &format!("the action {}", action.name.text), "url", "https://…");
        }
        if let Some(example) = example {
            action.example = self.example(example, &action);
        }
        action
    }

    /// `try: {left: 3}`: what the action answers in a talk.
    fn example(&mut self, value: &Yaml, action: &Action) -> Vec<(String, Constant)> {
        let known: Vec<&str> = action.gives.iter().map(|field| field.name.as_str()).collect();
        let mut example = Vec::new();
        for entry in self.map(value, "try", &known) {
            let Some(field) = action.gives.iter().find(|field| field.name == entry.key) else { continue };
            match constant::from_yaml(&entry.value, &field.kind) {
                Ok(constant) => example.push((entry.key.clone(), constant)),
                Err(span) => self.wrong(span, &entry.key, &format!("{}, as `gives` says", field.kind.with_article())),
            }
        }
        example
    }

    pub(super) fn payments(&mut self, value: &Yaml) -> Vec<Payment> {
        let mut payments = Vec::new();
        for (name, value) in self.things(value, "payments") {
            let mut payment = Payment { provider: name.text.clone(), name, currency: None };
            let mut said = false;
            for entry in self.map(value, &payment.name.text.clone(), &["provider", "currency", "key"]) {
                match entry.key.as_str() {
                    "provider" => {
                        payment.provider = self.text(&entry.value, "provider", "the provider's name, or `test`").unwrap_or_default()
                    }
                    "currency" => {
                        said = true;
                        match entry.value.text().and_then(constant::currency) {
                            Some(currency) => payment.currency = Some(currency),
                            None => self.wrong(entry.value.span, "currency", "three capital letters such as `EUR`"),
                        }
                    }
                    _ => {}
                }
            }
            if !said {
                self.missing(payment.name.span, &format!("the payment {}", payment.name.text), "currency", "EUR");
            }
            payments.push(payment);
        }
        payments
    }

    pub(super) fn templates(&mut self, value: &Yaml, channels: &[Name], languages: &[Name]) -> Vec<Template> {
        let things = self.things(value, "templates");
        things.into_iter().map(|(name, value)| self.template(name, value, channels, languages)).collect()
    }

    fn template(&mut self, name: Name, value: &Yaml, channels: &[Name], languages: &[Name]) -> Template {
        let mut template = Template {
            text_span: name.span,
            name,
            channels: channels.to_vec(),
            languages: languages.to_vec(),
            category: "utility".to_owned(),
            text: Vec::new(),
            values: Vec::new(),
            buttons: Vec::new(),
            tag: None,
        };
        let known = ["channels", "languages", "category", "text", "values", "buttons", "tag"];
        for entry in self.map(value, &template.name.text.clone(), &known) {
            let value = &entry.value;
            match entry.key.as_str() {
                "channels" => {
                    template.channels = self.names(value, "channels");
                    for name in template.channels.iter().filter(|name| !crate::channel::ALL.contains(&name.text.as_str())) {
                        self.findings.push(n113::not_a_channel(name.span, &name.text));
                    }
                }
                "languages" => template.languages = self.names(value, "languages"),
                "category" => match value.text().filter(|text| ["utility", "marketing", "authentication"].contains(text)) {
                    Some(category) => template.category = category.to_owned(),
                    None => self.wrong(value.span, "category", "`utility`, `marketing` or `authentication`"),
                },
                "text" => {
                    template.text_span = value.span;
                    template.text = self.texts(value);
                }
                "values" => template.values = self.fields(value, "values"),
                "buttons" => template.buttons = self.names(value, "buttons").into_iter().map(|name| name.text).collect(),
                _ => {
                    let tag = self.text(value, "tag", "a message tag of the platform");
                    template.tag = tag.map(|text| Name { text, span: value.span });
                }
            }
        }
        if template.text.is_empty() {
            self.missing(template.name.span, &format!("the template {}", template.name.text), "text", "\"Your parcel is here.\"");
        }
        template
    }

    /// A text, or a text a language.
    fn texts(&mut self, value: &Yaml) -> Vec<(Option<String>, String)> {
        if !matches!(value.what, What::Map(_)) {
            return self.text(value, "text", "the template's text").map(|text| (None, text)).into_iter().collect();
        }
        let mut texts = Vec::new();
        for entry in self.open_map(value, "text") {
            texts.extend(self.text(&entry.value, &entry.key, "the text in that language").map(|text| (Some(entry.key.clone()), text)));
        }
        texts
    }
}

impl Kind {
    /// The kind that plain words name, as in `(whole number)`; `None`: there is none of that name.
    pub fn from_words(words: &str) -> Option<Kind> {
        let words = words.trim();
        if let Some(range) = words.strip_prefix("rating ") {
            let (from, to) = range.split_once(" to ")?;
            return Some(Kind::Rating(crate::model::Rating { from: from.trim().parse().ok()?, to: to.trim().parse().ok()? }));
        }
        Some(match words {
            "text" => Kind::Text,
            "name" => Kind::Name,
            "email" => Kind::Email,
            "phone" => Kind::Phone,
            "code" => Kind::Code,
            "number" => Kind::Number { whole: false },
            "whole number" => Kind::Number { whole: true },
            "money" => Kind::Money(None),
            "date" => Kind::Date,
            "time" => Kind::Time,
            "date and time" => Kind::Moment,
            "yes/no" => Kind::YesNo,
            "rating" => Kind::Rating(crate::model::Rating { from: 1, to: 5 }),
            "location" => Kind::Location,
            "photo" => Kind::Photo,
            "file" => Kind::File,
            "link" => Kind::Link,
            _ => return None,
        })
    }
}
