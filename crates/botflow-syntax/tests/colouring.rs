//! In: the colouring for editors. Out: it knows every instruction of the table.

use botflow_syntax::rows;

#[test]
fn the_editor_colours_every_instruction() {
    let colouring = include_str!("../../../grammar/flow.tmLanguage.json");
    let missing: Vec<&str> = rows()
        .iter()
        .map(|row| row.keyword)
        .filter(|keyword| !keyword.is_empty() && !keyword.starts_with('-'))
        .filter(|keyword| {
            let written = keyword.replace(' ', r"\\s+");
            let bounds = [format!("({written}|"), format!("|{written}|"), format!("|{written})")];
            !bounds.iter().any(|bound| colouring.contains(bound.as_str()))
        })
        .collect();
    assert!(missing.is_empty(), "add to grammar/flow.tmLanguage.json: {missing:?}");
}
