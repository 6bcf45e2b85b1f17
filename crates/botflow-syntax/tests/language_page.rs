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
        let text = with_what_is_above(row);
        let (tree, _) = parse(FileId(0), "flows/a.flow", &text);
        let (id, _) = tree.nodes().last().unwrap();
        let statement = match tree.statement(id) {
            Statement::Hole(hole) => panic!("{}: a hole, meant {:?}\n{text}\n{:?}", row.form, hole.meant, findings(&text)),
            statement => statement.kind(),
        };
        assert_eq!(statement, row.kind, "{text}");
    }
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
