//! A picture with words: the picture where one is asked for, else the words.

use botflow_program::{Plain, Spot, Text};
use botflow_runtime::{Input, Said};

use super::chat::Chat;

const FLOW: &str = "flow Repair\n  starts on words repair\n  when unclear 3 times -> Over\n\nstep Ask\n  ask what: What is broken?\n    - The lamp [lamp]\n    - The cable [cable]\n  ask picture (photo): Show us.\n  ask papers (file): And the receipt?\n  ask home (location): Where is it?\n  ask more (text): Anything else?\n  say Noted: {more}\n  end\n\nstep Over\n  say Over\n  end\n";
const BY_PHOTO: &str = "flow Photo\n  starts on photo as picture\n\nstep Thank\n  say A fine picture.\n    image {picture}\n  end\n";
const BY_WORDS: &str = "flow Words\n  starts on words help\n\nstep Help\n  say Here is help.\n  end\n";

fn sends(chat: &mut Chat, medium: Said, text: &str) -> Vec<String> {
    let said = Said::Captioned { medium: Box::new(medium), text: text.into() };
    chat.feed(Input::MessageReceived { id: Text::default(), channel: "web".into(), said, entry: None });
    chat.texts()
}

fn photo() -> Said {
    Said::Photo("https://img.example.com/1.jpg".into())
}

#[test]
fn the_words_answer_a_question_that_asks_for_no_picture() {
    let mut chat = Chat::of(FLOW);
    chat.says("repair");
    assert_eq!(sends(&mut chat, photo(), "the lamp please"), ["Show us."]);
    let unclear = sends(&mut Chat::of(FLOW), photo(), "");
    assert!(unclear.is_empty());
}

#[test]
fn the_picture_answers_where_one_is_asked_for() {
    let mut chat = Chat::of(FLOW);
    chat.says("repair");
    chat.says("lamp");
    assert_eq!(sends(&mut chat, photo(), "here, look"), ["And the receipt?"]);
    let held = &chat.session.open[0].frames[0].values;
    let picture = held.iter().find_map(|held| match held.value.plain() {
        Some(Plain::Text(text)) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(picture.as_deref(), Some("https://img.example.com/1.jpg"));
    assert_eq!(sends(&mut chat, Said::File("https://img.example.com/2.pdf".into()), "the receipt"), ["Where is it?"]);
    let spot = Spot { latitude_e7: 525_000_000, longitude_e7: 134_000_000 };
    assert_eq!(sends(&mut chat, Said::Location(spot), "at home"), ["Anything else?"]);
    assert_eq!(sends(&mut chat, photo(), "no, thank you"), ["Noted: no, thank you"]);
}

#[test]
fn words_that_are_no_answer_are_unclear_like_any_others() {
    let mut chat = Chat::of(FLOW);
    chat.says("repair");
    let again = sends(&mut chat, photo(), "xyzzy");
    assert!(again.concat().ends_with("What is broken?"), "{again:?}");
    assert_eq!(chat.session.open.len(), 1);
}

#[test]
fn with_no_question_open_the_picture_starts_a_flow_and_else_the_words() {
    let both = [("a.flow", BY_PHOTO), ("b.flow", BY_WORDS)];
    let mut chat = Chat::with(super::chat::program(&both));
    assert_eq!(sends(&mut chat, photo(), "help"), ["A fine picture."]);
    assert_eq!(chat.sent()[0].media[0].source, "https://img.example.com/1.jpg");
    assert_eq!(sends(&mut chat, Said::File("https://img.example.com/2.pdf".into()), "help"), ["Here is help."]);
    assert_eq!(sends(&mut Chat::of(BY_WORDS), photo(), "help"), ["Here is help."]);
}

#[test]
fn stop_under_a_picture_stops() {
    let mut chat = Chat::of(FLOW);
    chat.says("repair");
    sends(&mut chat, photo(), "stop");
    assert!(chat.session.stopped);
}
