//! The conversation as a picture. In: a `Picture`, plain data that knows nothing of the compiler. Out: SVG, Mermaid, DOT or JSON.

mod dot;
mod json;
mod layout;
mod measure;
mod mermaid;
pub mod read;
mod sheet;
mod svg;

use serde::Serialize;

/// Everything that is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// The project's name.
    pub title: String,
    /// Its flows, in the order in which they are drawn.
    pub flows: Vec<FlowPicture>,
}

/// One flow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FlowPicture {
    /// The flow's title.
    pub title: String,
    /// What it is for; may be empty.
    pub about: String,
    /// What starts it.
    pub starts: Vec<Start>,
    /// What holds everywhere in the flow (defaults).
    pub everywhere: Vec<Row>,
    /// Its steps; the first is where it begins.
    pub steps: Vec<Card>,
}

/// One thing that starts a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Start {
    /// What kind of thing, as a person calls it (`Ad`, `Customer writes`).
    pub kind: String,
    /// Which one; may be empty.
    pub text: String,
}

/// One step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The step's title.
    pub title: String,
    /// What happens in it, a row a line.
    pub rows: Vec<Row>,
    /// What is wrong with it; empty where all is well.
    pub trouble: Vec<String>,
}

/// One thing that happens in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What kind of thing.
    pub kind: RowKind,
    /// What is shown.
    pub text: String,
    /// How deep it stands inside others, from 0.
    pub depth: usize,
    /// Where the conversation goes from here, if it leaves.
    pub way: Option<Way>,
    /// Its line in the file, from 1; 0 where no line says it.
    pub line: u32,
    /// Whether no test comes past it; only where tests were asked for.
    pub untested: bool,
}

/// What a row is; decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// The bot says something.
    Says,
    /// The bot shows cards or media.
    Shows,
    /// The bot asks something and waits.
    Asks,
    /// An answer that the customer can pick.
    Answer,
    /// What happens when something comes about (unclear, no reply, failed …).
    Outcome,
    /// A condition.
    Condition,
    /// Something the bot does without a word.
    Does,
    /// A person takes over.
    HandsOver,
    /// The conversation goes on elsewhere.
    Goes,
    /// The conversation is over.
    Ends,
    /// The conversation stops without an ending.
    DeadEnd,
}

/// Where a row leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// To a step of this flow, by its place in [`FlowPicture::steps`].
    Step(usize),
    /// To another flow, or a step of it, by title.
    Flow(String),
    /// To an address.
    Link(String),
    /// To the end.
    End,
    /// To a person, by team.
    Person(String),
    /// To something that is not there.
    Nowhere(String),
}

impl Picture {
    /// Marks the rows that no test comes past: `untested` are flow titles with line numbers.
    pub fn mark_untested(&mut self, untested: &[(String, u32)]) {
        for flow in &mut self.flows {
            let title = flow.title.clone();
            let rows = flow.everywhere.iter_mut().chain(flow.steps.iter_mut().flat_map(|step| &mut step.rows));
            for row in rows {
                row.untested = untested.iter().any(|(of, line)| *of == title && *line == row.line);
            }
        }
    }
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// A picture for every browser
    Svg,
    /// Text that GitHub and many wikis draw
    Mermaid,
    /// Text for Graphviz
    Dot,
    /// For programs
    Json,
}

/// The picture as text of that format.
pub fn drawn(picture: &Picture, format: Format) -> String {
    match format {
        Format::Svg => svg::drawn(picture),
        Format::Mermaid => mermaid::drawn(picture),
        Format::Dot => dot::drawn(picture),
        Format::Json => json::drawn(picture),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: RowKind, depth: usize, text: &str, way: Option<Way>) -> Row {
        Row { kind, text: text.into(), depth, way, line: 0, untested: false }
    }

    /// A quiz with everything that a picture can show.
    fn sample() -> Picture {
        use RowKind::*;
        let step = |title: &str, rows: Vec<Row>| Card { title: title.into(), rows, trouble: Vec::new() };
        let to = |step| Some(Way::Step(step));
        let mut lost = step("Gift wrap", vec![row(Says, 0, "We can wrap it for you.", None)]);
        lost.trouble.push("The conversation stops here without an ending".into());
        Picture {
            title: "Scarf shop".into(),
            flows: vec![FlowPicture {
                title: "Find your scarf".into(),
                about: "A four-question quiz that ends in three scarves to buy.".into(),
                starts: vec![
                    Start { kind: "Ad".into(), text: "autumn-scarves".into() },
                    Start { kind: "Link".into(), text: "scarf-quiz".into() },
                    Start { kind: "Customer writes".into(), text: "scarf quiz, find my scarf".into() },
                ],
                everywhere: vec![row(Outcome, 0, "2 answers not understood", to(4))],
                steps: vec![
                    step(
                        "Welcome",
                        vec![
                            row(
                                Says,
                                0,
                                "Hi {contact.first_name or \"there\"}! I'm the scarf bot. Four quick questions and I'll find your scarf.",
                                None,
                            ),
                            row(Asks, 0, "How does your perfect weekend look?", None),
                            row(Answer, 0, "A festival", None),
                            row(Answer, 0, "A museum", None),
                            row(Answer, 0, "A long hike", None),
                            row(Answer, 0, "Talk to a person", to(4)),
                            row(Outcome, 0, "No reply after 3 hours", None),
                            row(Says, 1, "Still there? Two more taps and your scarf is ready.", None),
                            row(Asks, 0, "Which colours do you wear? Pick as many as you like.", None),
                            row(Answer, 0, "Earth tones", None),
                            row(Answer, 0, "Black and white", None),
                            row(Asks, 0, "What would you like to spend, at most?", None),
                            row(Goes, 0, "Result", to(1)),
                        ],
                    ),
                    step(
                        "Result",
                        vec![
                            row(Says, 0, "You're {style.best}!", None),
                            row(Shows, 0, "Up to 3 scarves as cards: {name} · {price} · Buy now", None),
                            row(Answer, 0, "More like this", to(2)),
                            row(Outcome, 0, "Nothing fits", to(3)),
                            row(Condition, 0, "if picks.relaxed", None),
                            row(Says, 1, "They are a little above what you had in mind, but I think they are worth a look.", None),
                            row(Does, 0, "Reaches the goal quiz completed", None),
                            row(Asks, 0, "Found something you like?", None),
                            row(Answer, 0, "Yes", to(6)),
                            row(Answer, 0, "Start over", to(0)),
                            row(Answer, 0, "Talk to a stylist", to(4)),
                        ],
                    ),
                    step(
                        "Similar",
                        vec![
                            row(Shows, 0, "Up to 3 scarves as cards: {name} · {price}", None),
                            row(Answer, 0, "Buy now", Some(Way::Link("https://shop.example.com".into()))),
                            row(Outcome, 0, "Nothing fits", to(3)),
                            row(Goes, 0, "Wrap up", to(6)),
                        ],
                    ),
                    step(
                        "No match",
                        vec![
                            row(Says, 0, "Nothing fits all of that today, but our stylists know every scarf in the shop.", None),
                            row(Goes, 0, "Stylist", to(4)),
                        ],
                    ),
                    step(
                        "Stylist",
                        vec![
                            row(Says, 0, "One of our stylists will take it from here.", None),
                            row(HandsOver, 0, "Stylists take over", None),
                            row(Outcome, 0, "Nobody free after 10 minutes", to(5)),
                            row(Outcome, 0, "Back from the person", to(6)),
                            row(Outcome, 0, "Closed", Some(Way::Flow("Opening hours".into()))),
                        ],
                    ),
                    step(
                        "Leave a message",
                        vec![
                            row(Asks, 0, "We're all busy right now. Where can we write to you?", None),
                            row(Outcome, 0, "3 answers not understood", to(6)),
                            row(Outcome, 0, "Cancelled", Some(Way::Nowhere("Wrap down".into()))),
                            row(Does, 0, "Delivers the form lead", None),
                            row(Goes, 0, "Wrap up", to(6)),
                        ],
                    ),
                    step(
                        "Wrap up",
                        vec![row(Says, 0, "Thanks for dropping by! Grüße 東京 & \"quotes\" <b>", None), row(Ends, 0, "The end", None)],
                    ),
                    lost,
                ],
            }],
        }
    }

    /// Nothing lies on anything else, arrows lead forwards, and none runs through a card.
    fn assert_tidy(flow: &FlowPicture) {
        let layout = layout::laid_out(flow);
        let cards: Vec<(f64, f64, f64, f64)> =
            layout.boxes.iter().map(|one| (one.x, one.y, one.x + one.width, one.y + one.height)).collect();
        let pills = layout.pills.iter().map(|pill| (pill.x, pill.y - 11.0, pill.x + pill.width, pill.y + 11.0));
        let places: Vec<_> = cards.iter().copied().chain(pills).collect();
        let apart = |a: (f64, f64, f64, f64), b: (f64, f64, f64, f64)| a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
        for (number, a) in places.iter().enumerate() {
            for b in &places[number + 1..] {
                assert!(apart(*a, *b), "{}: {a:?} and {b:?} overlap", flow.title);
            }
        }
        for two in layout.wires.iter().flat_map(|wire| wire.points.windows(2)) {
            assert!(two[0].0 <= two[1].0 + 0.01, "{}: an arrow leads back: {two:?}", flow.title);
            let line = (two[0].0 + 0.5, two[0].1.min(two[1].1) + 0.5, two[1].0 - 0.5, two[0].1.max(two[1].1) - 0.5);
            assert!(cards.iter().all(|card| apart(line, *card)), "{}: an arrow runs through a card: {two:?}", flow.title);
        }
    }

    #[test]
    fn cards_pills_and_chips_never_overlap() {
        assert_tidy(&sample().flows[0]);
    }

    #[test]
    fn the_four_bots_are_drawn_tidily() {
        let flows = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows");
        let mut drawn = 0;
        for bot in std::fs::read_dir(flows).unwrap().flatten().filter(|bot| bot.path().join("flows").is_dir()) {
            let mut trees = Vec::new();
            for file in std::fs::read_dir(bot.path().join("flows")).unwrap().flatten() {
                let text = std::fs::read_to_string(file.path()).unwrap();
                trees.push(botflow_syntax::parse(botflow_source::FileId(trees.len() as u32), "flows/x.flow", &text).0);
            }
            let all: Vec<_> = trees.iter().collect();
            for flow in &read::picture("", &all, &trees, &[]).flows {
                assert_tidy(flow);
                drawn += 1;
            }
        }
        assert!(drawn >= 12, "{drawn}");
    }

    #[test]
    fn every_format() {
        for (name, format) in [("svg", Format::Svg), ("mermaid", Format::Mermaid), ("dot", Format::Dot)] {
            insta::assert_snapshot!(name, drawn(&sample(), format));
        }
    }

    #[test]
    fn an_empty_picture_is_still_one() {
        let picture = Picture { title: "Empty".into(), flows: vec![FlowPicture { title: "Nothing".into(), ..FlowPicture::default() }] };
        for format in [Format::Svg, Format::Mermaid, Format::Dot, Format::Json] {
            assert!(!drawn(&picture, format).is_empty());
        }
    }
}
