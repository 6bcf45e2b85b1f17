//! A catalog of many products and a `recommend` with everything.

use botflow_program::{Text, Time};
use botflow_runtime::{Engine, Input, Said, Session};
use std::fmt::Write;

const FLOW: &str = r#"flow Lamps
  starts on words lamps
  when unclear 3 times -> None

step Ask
  ask budget (money): How much?
  go to Show

step Show
  recommend up to 3 lamps as picks
    only if in_stock
    only if room is "hall" or room is "attic"
    if possible price is at most budget
    if possible watt is at most 9
    prefer colour is one of "red", "blue" by 3
    prefer stars is at least 4.5
    first cheapest
    card {name}
      line {price}
    when nothing fits -> None
  ask again (yes/no): Again?
    when yes -> Show
  end

step None
  say Nothing.
  end
"#;

/// An engine and a session that only has to say yes.
pub struct Lamps {
    engine: Engine,
    session: Session,
}

impl Lamps {
    /// A catalog of so many.
    pub fn new(rows: usize) -> Self {
        let mut csv = String::from("name,price,watt,stars,colour,room,in_stock\n");
        let (colours, rooms) = (["red", "blue", "green", "white", "black"], ["hall", "kitchen", "attic", "bath"]);
        for row in 0..rows {
            let mixed = botflow_program::key::mix(row as u64 + 1);
            let pick = |shift: u32, many: u64| (mixed >> shift) % many;
            let _ = writeln!(
                csv,
                "Lamp {row},{}.{:02} EUR,{},{}.{},{},{},{}",
                pick(3, 200) + 5,
                pick(11, 100),
                pick(17, 20) + 1,
                pick(23, 4) + 1,
                pick(29, 10),
                colours[pick(37, 5) as usize],
                rooms[pick(43, 4) as usize],
                if pick(53, 10) < 8 { "yes" } else { "no" }
            );
        }
        let mut files = botflow_compile::ProjectFiles::new();
        let fields = "{name: text, price: money, watt: whole number, stars: number, colour: text, room: text, in_stock: yes/no}";
        files.add(
            "botflow.yaml",
            format!("name: Lamps\nlanguages: [en]\nchannels: [web]\ncatalogs:\n  lamps: {{file: data/lamps.csv, fields: {fields}}}\n"),
        );
        files.add("data/lamps.csv", csv);
        files.add("flows/lamps.flow", FLOW);
        let analysis = botflow_compile::analyse(files);
        assert!(analysis.findings.is_empty(), "{:?}", analysis.findings.first());
        let engine = Engine::new(botflow_compile::lower(&analysis), botflow_values::words()).expect("invariant: the lamps are sound");
        let mut lamps = Lamps { engine, session: Session::new(7) };
        for text in ["lamps", "60 EUR"] {
            let cards = lamps.say(text);
            assert_eq!(cards, if text == "lamps" { 0 } else { 3 });
        }
        lamps
    }

    fn say(&mut self, text: &str) -> usize {
        say(&self.engine, &mut self.session, text)
    }

    /// Once more.
    pub fn recommend(&self) -> usize {
        say(&self.engine, &mut self.session.clone(), "yes")
    }
}

fn say(engine: &Engine, session: &mut Session, text: &str) -> usize {
    let said = Said::Text(Text::new(text));
    let turn =
        engine.step(session, Input::MessageReceived { id: Text::default(), channel: "web".into(), said, entry: None }, Time(1_780_000_000));
    let cards = |effect: &botflow_runtime::Effect| match effect {
        botflow_runtime::Effect::Send { message, .. } => message.cards.len(),
        _ => 0,
    };
    turn.effects.iter().map(cards).sum()
}
