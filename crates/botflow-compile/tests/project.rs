//! `botflow.yaml` and data files: what is read, and what is said of each thing that cannot be.

use botflow_compile::project::{Constant, Rows};
use botflow_compile::{Analysis, ProjectFiles, analyse};
use botflow_source::LineIndex;

/// Each finding as `path:line:column code title | help`.
fn said(analysis: &Analysis) -> String {
    let lines = analysis.findings.iter().map(|finding| {
        let source = &analysis.sources[finding.span.file];
        let at = LineIndex::new(&source.text).position(&source.text, finding.span.start);
        let spot = analysis.sources.slice(finding.span).replace('\n', "⏎");
        format!("{}:{}:{} {} [{spot}] {} | {}", source.path, at.line, at.column, finding.page.code, finding.title, finding.help)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn of(files: &[(&str, &str)]) -> Analysis {
    let mut project = ProjectFiles::new();
    for (path, text) in files {
        project.add(*path, *text);
    }
    analyse(project)
}

/// The project of the language page, section 3.
const PAGE: &str = include_str!("project/page.yaml");

#[test]
fn the_project_of_the_language_page_is_read() {
    let lamps = "name,price,in_stock,photo\nAurora,79.00 EUR,yes,https://lamps.example.com/aurora.jpg\nBoreal,\"1299.50 EUR\",no,\n";
    let analysis = of(&[("botflow.yaml", PAGE), ("data/lamps.csv", lamps)]);
    assert_eq!(said(&analysis), "");
    let project = &analysis.project;
    assert_eq!(project.time_zone, "Europe/Berlin");
    assert_eq!(project.teams[0].hours.as_ref().map(|hours| hours.days[4].clone()), Some(vec![(540, 1080)]));
    assert_eq!(project.calendars[0].lead_minutes, 120);
    assert_eq!(project.actions[0].example, [("left".to_owned(), Constant::Number(3.into()))]);
    assert_eq!(project.retention_days, Some(180));
    assert_eq!(project.sending.as_ref().and_then(|sending| sending.at_most), Some((2, 7)));
    let Rows::File { columns, .. } = &project.catalogs[0].rows else { panic!("a catalog of a file") };
    assert_eq!(columns[3].cells[1], None);
    assert_eq!(columns[2].cells, [Some(Constant::YesNo(true)), Some(Constant::YesNo(false))]);
}

#[test]
fn every_mistake_of_a_project_is_told_at_once() {
    insta::assert_snapshot!(said(&of(&[("botflow.yaml", include_str!("project/mistakes.yaml"))])));
}

#[test]
fn a_line_that_cannot_be_read_is_shown() {
    for (text, spot) in [
        ("name: Lamp house\nteams: [Front desk\nlanguages: [en]\n", "botflow.yaml:3"),
        ("name: Lamp: house\n", "botflow.yaml:1"),
        ("name: \"Lamp house\nlanguages: [en]\n", "botflow.yaml:2"),
        ("name: *lamp\n", "botflow.yaml:1"),
        ("- a\n- b\n", "botflow.yaml:1"),
        ("just words\n", "botflow.yaml:1"),
    ] {
        let said = said(&of(&[("botflow.yaml", text)]));
        assert!(said.starts_with(spot) && said.contains("S022") && said.lines().count() == 1, "{text:?}: {said}");
    }
    for fine in ["", "\u{feff}name: Lamp house\r\nlanguages: [en]\r\n", "# nothing yet\n", "---\nname: Lamp house\n"] {
        assert_eq!(said(&of(&[("botflow.yaml", fine)])), "", "{fine:?}");
    }
    let deep = format!("name: {}", "[".repeat(50_000));
    assert!(said(&of(&[("botflow.yaml", &deep)])).contains("S022"));
}

#[test]
fn bad_rows_are_told_with_file_row_and_column() {
    let yaml = "catalogs:\n  lamps: {file: data/lamps.csv, fields: {name: text, price: money, left: whole number, since: date?, tags: \"[text]\"}}\n  rooms: {file: data/rooms.yaml, fields: {name: text, size: number}}\n  gone: {file: data/lamp.csv, fields: {name: text}}\n";
    let yaml = yaml.replace("\"[text]\"", "[text]");
    let lamps = "name;price;left;since\nAurora;79,00 EUR;3;2026-01-05\n\"Boreal; big\";60 EUR;many;\nCetus;60;4;5 Jan\n\nAurora;10 EUR;1;2026-13-01\nDelta;12 EUR;2;\n";
    let rooms = "- {name: Hall, size: 12.5}\n- {name: Kitchen, size: big}\n- {size: 3}\n- {name: Hall, size: 1}\n";
    insta::assert_snapshot!(said(&of(&[("botflow.yaml", &yaml), ("data/lamps.csv", lamps), ("data/rooms.yaml", rooms)])));
}

#[test]
fn a_hundred_thousand_rows_are_read_in_order() {
    let mut csv = String::from("name,price\n");
    for row in 0..100_000 {
        csv.push_str(&format!("Lamp {row},{}.50 EUR\n", row % 90 + 10));
    }
    let yaml = "catalogs:\n  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}\n";
    let analysis = of(&[("botflow.yaml", yaml), ("data/lamps.csv", &csv)]);
    assert_eq!(said(&analysis), "");
    let Rows::File { columns, .. } = &analysis.project.catalogs[0].rows else { panic!("a catalog of a file") };
    assert_eq!(columns[0].cells.len(), 100_000);
    assert_eq!(columns[0].cells[99_999], Some(Constant::Text("Lamp 99999".into())));
}

/// "One cause, one finding": teams, templates and the rest may well stand in what cannot be read.
#[test]
fn what_a_project_file_that_cannot_be_read_declares_is_not_missed() {
    let flow =
        "flow A\n  starts on anything else\n\nstep Hi\n  hand over to Sales\n    when nobody free after 5 minutes\n      end\n  end\n";
    let analysis = of(&[("botflow.yaml", "name: Lamp house\nlanguages: [en\nteams: [Sales]\n"), ("flows/a.flow", flow)]);
    let codes: Vec<&str> = analysis.findings.iter().map(|finding| finding.page.code).collect();
    assert_eq!(codes, ["S022"], "{}", said(&analysis));
}

#[test]
fn data_and_settings_in_another_encoding_are_told_once() {
    for (path, text) in [("data/lamps.csv", &b"name,price\nL\xe4mp,9 EUR\n"[..]), ("botflow.yaml", &b"name: L\xe4mp\nteams: [Sales]\n"[..])]
    {
        let mut project = ProjectFiles::new();
        project.add(path, text);
        project.add("flows/a.flow", "flow A\n  starts on welcome\n\nstep Hi\n  say Hi\n  end\n");
        if path != "botflow.yaml" {
            project.add("botflow.yaml", "name: Lamps\ncatalogs:\n  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}\n");
        }
        let analysis = analyse(project);
        let said = said(&analysis);
        assert!(said.starts_with(&format!("{path}:")) && said.contains("S001") && said.lines().count() == 1, "{said}");
    }
}

/// A row whose cells stand in the wrong columns, a quote mark left open, an address with a slip: one finding each.
#[test]
fn slips_in_a_table_are_told_once() {
    let settings = "name: Lamps\ncatalogs:\n  lamps: {file: data/lamps.csv, fields: {name: text, price: money, link: link}}\n";
    let head = "name,price,link\n";
    for (row, title) in [
        ("Aurora\n", "Row 2 of data/lamps.csv has 1 cell, and there are 3 columns"),
        ("Aurora,9 EUR,https://a.example.com,more\n", "Row 2 of data/lamps.csv has 4 cells, and there are 3 columns"),
        (
            "\"Aurora,9 EUR,https://a.example.com\nBoreal,9 EUR,https://b.example.com\n",
            "A quote mark in row 2 of data/lamps.csv is never closed",
        ),
        ("Aurora,9 EUR,htp://a.example.com\n", "Row 2 of data/lamps.csv: link is not a link"),
    ] {
        let analysis = of(&[("botflow.yaml", settings), ("data/lamps.csv", &format!("{head}{row}"))]);
        let titles: Vec<&str> = analysis.findings.iter().map(|finding| finding.title.as_str()).collect();
        assert_eq!(titles, [title], "{row}");
    }
    let spread = "Aurora,9 EUR,https://a.example.com,,\n\"Big \"\"B\"\"\nlamp\",9 EUR,img/b.png\nA 5\" lamp,9 EUR,tel:+49301234\n";
    let analysis = of(&[("botflow.yaml", settings), ("data/lamps.csv", &format!("{head}{spread}"))]);
    assert_eq!(said(&analysis), "");
}

/// What is always known of a person is found by a slip in its name, and where `contact.` was left out.
#[test]
fn slips_in_what_is_known_of_the_person() {
    for (text, code, fix) in [
        ("{contact.firstname or \"there\"}", "N114", "first_name"),
        ("{first_name or \"there\"}", "N104", "contact.first_name"),
        ("{contact.shoe_size or \"?\"}", "", ""),
    ] {
        let flow = format!("flow A\n  starts on welcome\n\nstep Hi\n  say Hi {text}\n  end\n");
        let analysis = of(&[("botflow.yaml", "name: Lamps\nlanguages: [en]\nchannels: [web]\n"), ("flows/a.flow", &flow)]);
        let found: Vec<(&str, &str)> = analysis
            .findings
            .iter()
            .map(|finding| (finding.page.code, finding.fixes.first().map_or("", |fix| fix.edits[0].text.as_str())))
            .collect();
        let expected: Vec<(&str, &str)> = if code.is_empty() { Vec::new() } else { vec![(code, fix)] };
        assert_eq!(found, expected, "{text}");
    }
}
