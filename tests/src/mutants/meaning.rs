//! What a program means, without the order in which its tables happen to stand. In: a program. Out: a number that is the same for the same
//! conversation.
//!
//! Rows are hashed with what they point at, a few rounds deep, so that it does not matter where in its table a row stands. Rows that work in any
//! order (outcomes, triggers, conditions that must all hold …) are put in one. Titles of flows and steps, and keys made of names, are left out: what
//! they lead to counts.

use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};

use botflow_program::{Op, Program};

/// What a program means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning(u64);

/// How far a row looks: a difference shows in its own row at once, and in those round it after a round each.
const ROUNDS: usize = 12;

/// Fields whose rows work in any order.
const UNORDERED: &[&str] =
    &["only_if: ", "prefer: ", "outcomes: ", "no_replies: ", "unclear: ", "reasks: ", "also: ", "points: ", "inputs: ", "keeps: "];

/// Tables whose rows are the conversation; all others are only reached from them.
const ROOTS: &[&str] = &["Pc", "FlowIx", "StepIx", "StartIx", "Phrase", "FormIx", "BoardIx", "Alias"];

/// A piece of a row, as its `Debug` text has it.
enum Part {
    /// Words and numbers.
    Plain(u64),
    /// A row of a table.
    Row(usize, usize),
    /// Rows of a table; in any order.
    Rows(usize, std::ops::Range<usize>, bool),
}

/// Numbers that only stand for names: what the names are used for is looked at itself.
const HASHES_OF_NAMES: &[&str] = &["FlowId", "StepId", "PlaceId", "OptionId", "ChoiceId", "BoardId", "BoardRowId"];

struct Table {
    name: &'static str,
    rows: Vec<Vec<Part>>,
}

/// What the program means.
pub(super) fn meaning(program: &Program) -> Meaning {
    let tables = tables(program);
    let mut hashes: Vec<Vec<u64>> = tables.iter().map(|table| vec![0; table.rows.len()]).collect();
    for _ in 0..ROUNDS {
        let row = |parts: &Vec<Part>| hashed(parts, &hashes);
        hashes = tables.iter().map(|table| table.rows.iter().map(row).collect()).collect();
    }
    let mut roots: Vec<u64> = Vec::new();
    for (table, hashes) in tables.iter().zip(&hashes).filter(|(table, _)| ROOTS.contains(&table.name)) {
        // A jump is no op of its own: it only says which row comes next.
        let is_jump = |at: usize| table.name == "Pc" && matches!(program.ops[at], Op::Jump(_));
        roots.extend(hashes.iter().enumerate().filter(|(at, _)| !is_jump(*at)).map(|(_, hash)| *hash));
    }
    roots.sort_unstable();
    Meaning(hash(&roots))
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn hashed(parts: &[Part], hashes: &[Vec<u64>]) -> u64 {
    if let [Part::Row(table, at)] = parts {
        return hashes[*table].get(*at).copied().unwrap_or_default();
    }
    let mut hasher = DefaultHasher::new();
    for part in parts {
        match part {
            Part::Plain(hash) => hash.hash(&mut hasher),
            Part::Row(table, at) => hashes[*table].get(*at).hash(&mut hasher),
            Part::Rows(table, range, ordered) => {
                let mut rows = hashes[*table].get(range.clone()).unwrap_or_default().to_vec();
                if !ordered {
                    rows.sort_unstable();
                }
                rows.hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}

/// The tables that flows fill, by the name of what points into them.
fn tables(program: &Program) -> Vec<Table> {
    macro_rules! tables {
        ($($name:literal: $field:ident),* $(,)?) => {{
            let names = [$($name),*];
            vec![$(Table { name: $name, rows: program.$field.iter().map(|row| parts(row, &names)).collect() }),*]
        }};
    }
    let mut tables = tables! {
        "Pc": ops, "FlowIx": flows, "StepIx": steps, "NameIx": names, "NamesIx": name_lists, "OptionIx": options, "StringIx": strings,
        "TextIx": texts, "TextsIx": text_lists, "CopyIx": copies, "PieceIx": pieces, "SlotIx": slots, "PluralIx": forms_of,
        "MessageIx": messages, "VariantIx": variants, "BubbleIx": bubbles, "MediaIx": media, "ButtonIx": buttons, "CardIx": cards,
        "EachIx": eaches, "TemplateSendIx": template_sends, "ExprIx": exprs, "ExprOpIx": expr_ops, "ConstIx": constants,
        "QuestionIx": questions, "ChoiceIx": choices, "AlsoIx": also, "PointsIx": points, "CheckIx": checks, "ReaskIx": reasks,
        "WayOutIx": ways_out, "NoReplyIx": no_replies, "SaysIx": says, "FormIx": forms, "FieldIx": fields, "BoardIx": boards,
        "BoardRowIx": board_rows, "RequestIx": requests, "InputIx": inputs, "KeepIx": keeps, "OutcomeIx": outcomes, "LoopIx": loops,
        "PickIx": picks, "ConditionIx": conditions, "PreferIx": preferences, "SplitIx": splits, "ArmIx": arms, "ParkIx": parks,
        "DoIx": dos, "StartIx": starts, "TopicIx": topics, "GoalIx": goals, "CalendarsIx": calendar_lists, "Phrase": phrases,
        "Alias": aliases,
    };
    for (at, op) in program.ops.iter().enumerate() {
        let row = &mut tables[0].rows[at];
        match op {
            Op::Jump(to) => *row = vec![Part::Row(0, to.0 as usize)],
            Op::Go(_) | Op::End => {}
            Op::Send(_) | Op::Ask(_) | Op::Branch { .. } | Op::Set { .. } | Op::Each(_) | Op::Pick(_) | Op::Split(_) | Op::Mark(_) => {
                row.push(Part::Row(0, at + 1));
            }
            Op::Perform(_) | Op::Park(_) | Op::Do(_) => row.push(Part::Row(0, at + 1)),
        }
    }
    tables
}

/// The parts of a row: `NameIx(3)` is a row of a table, `Rows { start: 2, end: 4, of: PhantomData<…NameIx> }` some of them.
fn parts(row: &impl Debug, names: &[&str]) -> Vec<Part> {
    let text = format!("{row:?}");
    let mut parts = Vec::new();
    let (mut plain, mut rest) = (String::new(), text.as_str());
    while let Some(letter) = rest.chars().next() {
        if letter == '"' {
            let end = closing(rest);
            plain.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let word_end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        if word_end == 0 {
            plain.push(letter);
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        let (word, behind) = rest.split_at(word_end);
        if let Some(left) = nobody_reads(word, behind) {
            rest = left;
            continue;
        }
        let found = single(word, behind, names).or_else(|| several(word, behind, names, &plain));
        match found {
            Some((part, left)) => {
                parts.push(Part::Plain(hash(&std::mem::take(&mut plain))));
                parts.push(part);
                rest = left;
            }
            None => {
                plain.push_str(word);
                rest = behind;
            }
        }
    }
    parts.push(Part::Plain(hash(&plain)));
    parts
}

/// Behind a title of a flow or step, which no customer reads, or behind the hash of a name.
fn nobody_reads<'t>(word: &str, behind: &'t str) -> Option<&'t str> {
    if HASHES_OF_NAMES.contains(&word) {
        return Some(behind.strip_prefix('(')?.split_once(')')?.1);
    }
    let title = behind.strip_prefix(": ").filter(|_| word == "title")?;
    Some(&title[closing(title)..])
}

/// Behind the quote that ends the text at the beginning.
fn closing(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn single<'t>(word: &str, behind: &'t str, names: &[&str]) -> Option<(Part, &'t str)> {
    let table = names.iter().position(|name| *name == word)?;
    let (number, left) = behind.strip_prefix('(')?.split_once(')')?;
    Some((Part::Row(table, number.parse().ok()?), left))
}

fn several<'t>(word: &str, behind: &'t str, names: &[&str], before: &str) -> Option<(Part, &'t str)> {
    let fields = behind.strip_prefix(" { start: ").filter(|_| word == "Rows")?;
    let (start, rest) = fields.split_once(", end: ")?;
    let (end, rest) = rest.split_once(", of: PhantomData<")?;
    let (of, left) = rest.split_once("> }")?;
    let of = of.rsplit("::").next()?;
    let table = names.iter().position(|name| *name == of)?;
    let ordered = !UNORDERED.iter().any(|field| before.ends_with(field));
    Some((Part::Rows(table, start.parse().ok()?..end.parse().ok()?, ordered), left))
}
