//! In: the flows of the language page. Out: they are read without a finding.

use botflow_source::FileId;
use botflow_syntax::{Kind, Row, Statement, children_of, parse, rows};

fn findings(text: &str) -> Vec<String> {
    let (_, findings) = parse(FileId(0), "flows/a.flow", text);
    findings.iter().map(|found| format!("{} at {}: {} ({})", found.page.code, &text[found.span.range()], found.title, found.note)).collect()
}

#[test]
fn the_whole_flow() {
    let text = include_str!("data/find-your-scarf.flow");
    assert_eq!(findings(text), Vec::<String>::new());
    let (tree, _) = parse(FileId(0), "flows/a.flow", text);
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    assert_eq!(tree.nodes().len(), lines + 1);
}

#[test]
fn a_form_a_booking_and_a_payment() {
    assert_eq!(findings(include_str!("data/form-booking-payment.flow")), Vec::<String>::new());
}

/// Each example of the table is read as the kind of line it is an example of.
#[test]
fn every_example_of_the_table() {
    for row in rows() {
        let (text, below) = with_what_is_around(row);
        let (tree, _) = parse(FileId(0), "flows/a.flow", &text);
        let (id, _) = tree.nodes().rev().nth(below).unwrap();
        let statement = match tree.statement(id) {
            Statement::Hole(hole) => panic!("{}: a hole, meant {:?}\n{text}\n{:?}", row.form, hole.meant, findings(&text)),
            statement => statement.kind(),
        };
        assert_eq!(statement, row.kind, "{text}");
    }
}

/// A row's example with all that it needs, and how many lines follow it: one where it does nothing without lines below it.
fn with_what_is_around(row: &Row) -> (String, usize) {
    let above = with_what_is_above(row);
    if !row.needs_lines && row.kind != Kind::OnChannel {
        return (above, 0);
    }
    let below = children_of(row.kind).next().unwrap();
    let last = above.lines().last().unwrap();
    let indent = " ".repeat(last.len() - last.trim_start().len() + 2);
    (format!("{above}{indent}{}\n", below.example), 1)
}

/// A row's example below the examples of what it may stand under, up to the first line of a file.
fn with_what_is_above(row: &Row) -> String {
    let above = match row.parents[0] {
        Kind::File => return format!("{}\n", row.example),
        parent => rows().iter().find(|above| above.kind == parent && children_of(parent).any(|below| std::ptr::eq(below, row))),
    };
    let above = with_what_is_above(above.unwrap());
    let depth = above.lines().last().map_or(0, |last| last.len() - last.trim_start().len()) + 2;
    let indent = " ".repeat(depth);
    let before = match row.keyword {
        "or" => format!("{indent}say Hi\n"),
        "else if" | "else" => format!("{indent}if a is b\n{indent}  say Hi\n"),
        _ => String::new(),
    };
    format!("{above}{before}{indent}{}\n", row.example)
}

#[test]
fn the_tree_of_the_whole_flow() {
    let (tree, _) = parse(FileId(7), "flows/a.flow", include_str!("data/find-your-scarf.flow"));
    insta::assert_snapshot!(botflow_syntax::show_tree(&tree));
}

/// A line of every kind, as it stands in the tree.
#[test]
fn the_tree_of_every_example() {
    let mut shown = String::new();
    for row in rows() {
        let (text, below) = with_what_is_around(row);
        let (tree, _) = parse(FileId(0), "flows/a.flow", &text);
        let last = botflow_syntax::show_tree(&tree).lines().rev().nth(below).unwrap()[5..].trim().to_owned();
        shown += &format!("{}\n    {last}\n", row.example);
    }
    insta::assert_snapshot!(shown);
}

/// Conditions and values: what binds tighter, and what is read as what.
#[test]
fn the_trees_of_conditions() {
    let conditions = [
        "a is 1 and b is 2 or not c",
        "a and (b or c)",
        "x is at least 2 + 3 * y - 1",
        "x is not one of a, \"b c\", 3",
        "x is one of colours and y is known",
        "x is between 2026-01-01 and 14 days from now and z",
        "price is at most 49.50 EUR",
        "price is more than €4",
        "visit.start is less than 1 day before deadline",
        "Front desk is open",
        "Showroom is not open",
        "not subscribed to news",
        "number of basket is more than 2",
        "total of basket.price is at least 10 EUR",
        "contact.tags contains black-friday",
        "weekend is A festival",
        "size is 2xl",
        "x is -5",
        "x is - y",
        "lead.email is unknown",
        "time is 14:30",
        "done is yes",
        "x is not known",
        "is_ready",
        "nothing is notable",
    ];
    let mut shown = String::new();
    for condition in conditions {
        let text = format!("flow A\n\nstep B\n  if {condition}\n    end\n");
        let (tree, findings) = parse(FileId(0), "flows/a.flow", &text);
        assert!(findings.is_empty(), "{condition}: {findings:?}");
        let line = botflow_syntax::show_tree(&tree).lines().nth(2).unwrap()[5..].trim().to_owned();
        shown += &format!("{condition}\n    {line}\n");
    }
    insta::assert_snapshot!(shown);
}

/// Values in texts.
#[test]
fn the_trees_of_texts() {
    let texts = [
        "Hi {contact.first_name or name or \"there\"}!",
        "At {visit.start as weekday, date and time}.",
        "{picks as one scarf | # scarves}",
        "{guests as =0 nobody | one friend | # friends}",
        "{sex: she | he | they} said \\{so\\}",
        "{number of basket} for {total of basket.price as money}",
        "100% of 5 # // \"quoted\" * a } b",
        "{price * 2}",
    ];
    let mut shown = String::new();
    for line in texts {
        let text = format!("flow A\n\nstep B\n  say {line}\n  end\n");
        let (tree, findings) = parse(FileId(0), "flows/a.flow", &text);
        assert!(findings.is_empty(), "{line}: {findings:?}");
        let tree = botflow_syntax::show_tree(&tree).lines().nth(2).unwrap()[5..].trim().to_owned();
        shown += &format!("{line}\n    {tree}\n");
    }
    insta::assert_snapshot!(shown);
}

/// Options as the page has them, and as people will type them.
#[test]
fn the_trees_of_options() {
    let options = [
        "- Bunk: 9 EUR [bunk] -> Pay",
        "- A \\-> B \\[c]",
        "- Yes -> Shop / Basket",
        "- [not a key] of this",
        "- Über uns [über-uns]",
        "- 24/7 - always",
        "- each of us pays -> Pay",
        "- each shop in near.shops: {shop.name}, {shop.km} km",
        "-No space->Pay",
        "- {name} [x1]",
        "- A [a] b",
    ];
    let mut shown = String::new();
    for option in options {
        let text = format!("flow A\n\nstep B\n  ask x: C?\n    {option}\n");
        let (tree, findings) = parse(FileId(0), "flows/a.flow", &text);
        assert!(findings.is_empty(), "{option}: {findings:?}");
        let line = botflow_syntax::show_tree(&tree).lines().nth(3).unwrap()[5..].trim().to_owned();
        shown += &format!("{option}\n    {line}\n");
    }
    insta::assert_snapshot!(shown);
}
