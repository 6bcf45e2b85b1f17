//! A drawn sample of the mutation run: slips of the pen in the bots of `flows/` are caught. The whole run is
//! `cargo run --release -p botflow-tests --bin mutate`.

use botflow_tests::mutants::{Bot, Tally, Verdict, judge_all, mutants, sample};
use libtest_mimic::{Failed, Trial};

use crate::repo::{folders, root};

/// Mutants that are judged of each bot.
const SAMPLE: usize = 100;
/// Per cent of them that must be caught on the spot: the 95 of the whole run, less the two by which a sample of this size may be off (twice the
/// deviation of 95 in a hundred over some 370 draws).
const PER_CENT_MIN: f64 = 93.0;
/// Draws them.
const SEED: u64 = 1;

/// One test over all bots: the figure is that of all of them.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("mutation::slips_are_caught", || slips_are_caught().map_err(Failed::from))]
}

fn slips_are_caught() -> Result<(), String> {
    let (mut tally, mut missed) = (Tally::default(), Vec::new());
    for folder in folders("flows") {
        let bot = Bot::read(&root().join(folder));
        let drawn = sample(mutants(&bot, SEED), SAMPLE, SEED);
        for (mutant, verdict) in drawn.iter().zip(judge_all(&bot, &drawn)) {
            tally.add(mutant.slip, &verdict);
            if matches!(verdict, Verdict::Survived(_) | Verdict::Refused(..)) {
                missed.push(format!("{}/{}:{}: {}: {}", bot.name, mutant.path, mutant.line, mutant.slip, mutant.what));
            }
        }
    }
    let total = tally.total();
    if total.changed() > 0 && total.per_cent_on_the_spot() >= PER_CENT_MIN {
        return Ok(());
    }
    Err(format!("{} % of {} mutants are caught on the spot, not:\n{}", total.per_cent_on_the_spot(), total.changed(), missed.join("\n")))
}
