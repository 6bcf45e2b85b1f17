//! `strings/<lang>.po`: used where a translation is there, the source's text where it is not.

use botflow_compile::model::{Piece, Text};
use botflow_compile::{ProjectFiles, analyse};
use botflow_syntax::Statement;

const FLOW: &str = "flow Hello\n  starts on welcome\n  starts on words lamps, light bulbs\n  when unclear 3 times -> Bye\n\nstep Start\n  say Hi {contact.first_name or \"there\"}!\n    on whatsapp: Hi on WhatsApp!\n  ask colour: Which one?\n    - Red\n      also crimson\n  say {colour}, gladly.\n  go to Bye\n\nstep Bye\n  say Bye.\n  end\n";

const GERMAN: &str = r#"msgid ""
msgstr "Language: de\n"

msgctxt "Hello / starts on words"
msgid "lamps"
msgstr "Lampen"

msgctxt "Hello / Start / say"
msgid "Hi {contact.first_name or \"there\"}!"
msgstr "Hallo {contact.first_name or \"du\"}!"

msgctxt "Hello / Start / on whatsapp"
msgid "Hi on WhatsApp!"
msgstr "Hallo auf WhatsApp!"

msgctxt "Hello / Start / option"
msgid "Red"
msgstr "Rot"

#, fuzzy
msgctxt "Hello / Start / also"
msgid "crimson"
msgstr "karmin"

msgctxt "words / skip"
msgid "Not now"
msgstr "Jetzt nicht"
"#;

fn shown(text: &Text, language: usize) -> Option<String> {
    let pieces = text.rows[language].as_ref()?;
    let shown = pieces.iter().map(|piece| match piece {
        Piece::Literal(letters) => letters.clone(),
        Piece::Value { .. } => "{…}".to_owned(),
    });
    Some(shown.collect())
}

#[test]
fn translations_are_used_where_they_are_there() {
    let mut files = ProjectFiles::new();
    files.add("botflow.yaml", "name: X\nlanguages: [en, de]\nchannels: [web, whatsapp]\nwords: {skip: Not now}\n");
    files.add("flows/hello.flow", FLOW);
    files.add("strings/de.po", GERMAN);
    let analysis = analyse(files);
    assert!(analysis.findings.is_empty(), "{:?}", analysis.findings);
    let (tree, facts) = (&analysis.trees[0], &analysis.model.facts[0]);
    let mut german = Vec::new();
    for (id, node) in tree.nodes() {
        match &node.statement {
            Statement::Say { text } | Statement::OnChannelText { text, .. } | Statement::Ask { text, .. } => {
                german.push(shown(facts.text(*text), 1))
            }
            Statement::Choice { label, .. } => german.push(shown(facts.text(*label), 1)),
            Statement::Also { .. } | Statement::Starts { .. } => german.extend(facts.words(id).iter().map(|text| shown(text, 1))),
            _ => {}
        }
    }
    let expected = [Some("Lampen"), None, Some("Hallo {…}!"), Some("Hallo auf WhatsApp!"), None, Some("Rot"), None, None, None];
    let german: Vec<Option<&str>> = german.iter().map(Option::as_deref).collect();
    assert_eq!(german, expected);
    assert_eq!(analysis.project.words[0].rows, [Some("Not now".to_owned()), Some("Jetzt nicht".to_owned())]);
}
