//! Prints how many slips of the pen are caught in the bots of `flows/`: `cargo run --release -p botflow-tests --bin mutate -- [BOT…] [--survivors]
//! [--seed N] [--sample N]`. Exit code 1: less than 95 %, those that are refused for an error elsewhere not counted.

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use botflow_tests::mutants::{Bot, Count, Mutant, PER_CENT_MIN, Slip, Tally, Verdict, judge_all, mutants, sample};

/// What was asked for.
struct Asked {
    bots: Vec<String>,
    survivors: bool,
    seed: u64,
    sample: Option<usize>,
}

fn main() {
    let asked = asked().unwrap_or_else(|| {
        eprintln!("usage: mutate [BOT…] [--survivors] [--seed N] [--sample N]");
        std::process::exit(2)
    });
    let begun = Instant::now();
    let (mut all, mut by_bot) = (Tally::default(), Vec::new());
    for bot in bots(&asked) {
        let mut made = mutants(&bot, asked.seed);
        if let Some(count) = asked.sample {
            made = sample(made, count, asked.seed);
        }
        let verdicts = judge_all(&bot, &made);
        let mut tally = Tally::default();
        made.iter().zip(&verdicts).for_each(|(mutant, verdict)| tally.add(mutant.slip, verdict));
        if asked.survivors {
            made.iter().zip(&verdicts).for_each(|(mutant, verdict)| survivor(&bot, mutant, verdict));
        }
        all.add_all(&tally);
        by_bot.push((bot.name, tally));
    }
    table(&all, &by_bot);
    println!("\nWithout those that are refused for an error elsewhere: {:.1} %", all.total().per_cent_on_the_spot());
    println!("seed {}, {:.0} s", asked.seed, begun.elapsed().as_secs_f64());
    std::process::exit(i32::from(all.total().per_cent_on_the_spot() < PER_CENT_MIN));
}

fn asked() -> Option<Asked> {
    let mut asked = Asked { bots: Vec::new(), survivors: false, seed: 1, sample: None };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--survivors" => asked.survivors = true,
            "--seed" => asked.seed = arguments.next()?.parse().ok()?,
            "--sample" => asked.sample = Some(arguments.next()?.parse().ok()?),
            bot if !bot.starts_with('-') => asked.bots.push(bot.to_owned()),
            _ => return None,
        }
    }
    Some(asked)
}

fn bots(asked: &Asked) -> Vec<Bot> {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../flows");
    let entries = fs::read_dir(flows).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    let is_meant = |bot: &Bot| asked.bots.is_empty() || asked.bots.contains(&bot.name);
    folders.iter().map(|folder| Bot::read(folder)).filter(is_meant).collect()
}

fn survivor(bot: &Bot, mutant: &Mutant, verdict: &Verdict) {
    let what = match verdict {
        Verdict::Same | Verdict::Found(_) | Verdict::Failed(_) => return,
        Verdict::Refused(code, line) => format!("refused: {code} at line {line}"),
        Verdict::Survived(elsewhere) if elsewhere.is_empty() => "survived".to_owned(),
        Verdict::Survived(elsewhere) => format!("survived, with {elsewhere}"),
    };
    println!("flows/{}/{}:{}: {}: {} ({what})", bot.name, mutant.path, mutant.line, mutant.slip, mutant.what);
}

fn table(all: &Tally, by_bot: &[(String, Tally)]) {
    println!(
        "{:<27} {:>7} {:>8} {:>9} {:>8} {:>9} {:>9} {:>8}",
        "slip", "mutants", "changing", "by check", "by test", "elsewhere", "not seen", "caught"
    );
    Slip::ALL.iter().for_each(|slip| row(&slip.to_string(), all.of(*slip)));
    by_bot.iter().for_each(|(name, tally)| row(name, tally.total()));
    row("all", all.total());
}

fn row(name: &str, count: Count) {
    println!(
        "{name:<27} {:>7} {:>8} {:>9} {:>8} {:>9} {:>9} {:>6.1} %",
        count.made,
        count.changed(),
        count.found,
        count.failed,
        count.refused,
        count.survived,
        count.per_cent()
    );
}
