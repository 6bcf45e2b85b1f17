//! The quick tests of a pick against the same conditions worked out row by row: both must choose the same products.

use std::fmt::Write;

use super::chat::{Chat, program};

/// Read from one column each, so that they have a quick way.
const CONDITIONS: [&str; 24] = [
    "price is at most 40 EUR",
    "price is at most limit",
    "price is more than 39.99 EUR",
    "price is less than limit",
    "price is at least 40 EUR",
    "price is 40 EUR",
    "price is not 40 EUR",
    "price is between 20 EUR and 60.50 EUR",
    "watt is at most 7",
    "watt is less than 7.5",
    "watt is more than 7.5",
    "watt is not 7",
    "watt is between 3 and 8",
    "watt is known",
    "stars is at least 4.5",
    "stars is 4.25",
    "in_stock",
    "not in_stock",
    "colour is \"red\"",
    "colour is not \"red\"",
    "colour is one of \"red\", \"Blue\"",
    "colour is known",
    "name is not \"Lamp 3\"",
    "price is at most limit and in_stock and colour is not \"red\"",
];

/// A catalog with empty cells.
fn csv(seed: u64) -> String {
    let mut csv = String::from("name,price,watt,stars,colour,in_stock\n");
    for row in 0..120 {
        let mixed = botflow_program::key::mix(seed * 1_000 + row + 1);
        let pick = |shift: u32, many: u64| (mixed >> shift) % many;
        let or_empty = |shift: u32, text: String| if pick(shift, 6) == 0 { String::new() } else { text };
        let price = or_empty(3, format!("{}.{} EUR", 20 + pick(7, 5) * 10, ["00", "01", "50", "99"][pick(13, 4) as usize]));
        let watt = or_empty(17, pick(19, 10).to_string());
        let stars = or_empty(23, ["4", "4.25", "4.5", "5"][pick(29, 4) as usize].into());
        let colour = or_empty(31, ["red", "blue", "green"][pick(37, 3) as usize].into());
        let _ = writeln!(csv, "Lamp {row},{price},{watt},{stars},{colour},{}", or_empty(41, ["yes", "no"][pick(47, 2) as usize].into()));
    }
    csv
}

/// A flow that shows what fits, all of it.
fn flow(title: &str, condition: &str) -> String {
    format!(
        "flow {title}\n  starts on words {title}\n\nstep Show\n  set limit to 40 EUR\n  recommend up to 200 lamps as picks\n    only if {condition}\n    card {{name}}\n    when nothing fits -> None\n  end\n\nstep None\n  say Nothing\n  end\n"
    )
}

#[test]
fn the_quick_way_chooses_what_row_by_row_chooses() {
    let fields = "{name: text, price: money?, watt: whole number?, stars: number?, colour: text?, in_stock: yes/no?}";
    let yaml = format!("name: L\nlanguages: [en]\nchannels: [web]\ncatalogs:\n  lamps: {{file: data/lamps.csv, fields: {fields}}}\n");
    for (nth, condition) in CONDITIONS.iter().enumerate() {
        // A second column in the same condition, and one that never holds, takes the quick way away.
        let others = format!("{condition} or name is \"none\" and watt is 99");
        let files = [
            ("botflow.yaml", yaml.clone()),
            ("data/lamps.csv", csv(nth as u64 + 1)),
            ("flows/quick.flow", flow("quick", condition)),
            ("flows/slow.flow", flow("slow", &others)),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let mut chat = Chat::with(program(&files));
        let mut chosen = |word: &str| -> Vec<String> {
            chat.says(word);
            chat.sent().iter().flat_map(|message| &message.cards).map(|card| card.title.clone()).collect()
        };
        let (quick, slow) = (chosen("quick"), chosen("slow"));
        assert_eq!(quick, slow, "{condition}");
        assert!(!quick.is_empty() && quick.len() < 120, "{condition}: {} of 120", quick.len());
    }
}

/// "Exact option, key, number or position (*2*, *the second*), other words, then close spelling": of things from a list, too.
#[test]
fn a_thing_of_a_list_is_named_as_an_option_is() {
    let settings = "name: Cars\nlanguages: [en]\nchannels: [web]\ncatalogs:\n  cars: {file: data/cars.csv, fields: {name: text, seats: whole number}}\n";
    let flow = "flow Cars\n  starts on words cars\n  when unclear 3 times -> Over\n\nstep Ask\n  recommend up to 3 cars as range\n    when nothing fits -> Over\n  \
                ask car: Which one?\n    - each one in range: {one.name}\n  say {car.name}\n  end\n\nstep Over\n  say Over\n  end\n";
    for said in ["Orion", "2", "the second one", "orion please", "the Orion", "orionn", "second"] {
        let files = [("botflow.yaml", settings), ("data/cars.csv", "name,seats\nVega,5\nOrion,7\nComet,2\n"), ("flows/cars.flow", flow)];
        let mut chat = Chat::with(program(&files));
        assert_eq!(chat.says("cars"), ["Which one?"]);
        assert_eq!(chat.says(said), ["Orion"], "{said}");
    }
}
