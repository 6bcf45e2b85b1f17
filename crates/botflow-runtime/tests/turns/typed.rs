//! What customers may type in place of a tap: the words of a button above the question, and numbers where they have read some.

use botflow_runtime::{ChannelFacts, Facts, Rest, Session};

use super::chat::Chat;

#[test]
fn buttons_above_a_question_are_kept_with_it_and_gone_with_the_answer() {
    let flow = "flow Shop\n  starts on words shop\n  when unclear 3 times -> Over\n\nstep Show\n  cards\n    card Kettle\n      button Buy -> Bought\n  ask: Anything?\n    - No -> Over\n    - Later [later]\n  ask wish (text): What else?\n  end\n\nstep Bought\n  say Yours.\n  end\n\nstep Over\n  say Over\n  end\n";
    let buttons = |session: &Session| match &session.open.last().and_then(|thread| thread.rest.clone()) {
        Some(Rest::Question(open)) => open.buttons.len(),
        _ => 0,
    };
    let mut chat = Chat::of(flow);
    chat.says("shop");
    assert_eq!(buttons(&chat.session), 1);
    let bytes = chat.session.to_bytes();
    assert_eq!(Session::from_bytes(&bytes).as_ref(), Ok(&chat.session));
    assert!((1..bytes.len()).all(|end| Session::from_bytes(&bytes[..end]).is_err()));
    // Above the next question there is none: its words are an answer again.
    chat.says("later");
    assert_eq!(buttons(&chat.session), 0);
    chat.says("buy");
    assert!(chat.session.open.is_empty());
    let mut chat = Chat::of(flow);
    chat.says("shop");
    assert_eq!(chat.says("BUY!"), ["Yours."]);
}

/// Beside `otherwise` a *2* is the second option only where customers have read numbers, and they do where a label does not fit.
#[test]
fn a_number_is_a_position_where_options_are_numbered() {
    let played = |labels: [&str; 2], numbered_beyond: Option<u16>| {
        let flow = format!(
            "flow Visit\n  starts on words visit\n  when unclear 3 times -> Over\n\nstep Ask\n  ask when: When?\n    - {} [one]\n    - {} [two]\n    otherwise -> Free\n  say Picked {{when}}.\n  end\n\nstep Free\n  say Words: {{when}}.\n  end\n\nstep Over\n  say Over\n  end\n",
            labels[0], labels[1]
        );
        let mut chat = Chat::of(&flow);
        let channels = vec![ChannelFacts { name: "web".into(), page_size: 10, numbered_beyond, window_seconds: None }];
        chat.engine.set_facts(Facts { channels, ..Facts::default() });
        chat.says("visit");
        chat.says("2").concat()
    };
    let (short, long) = (["Today", "Tomorrow"], ["Today", "Tomorrow at a quarter to eleven"]);
    assert_eq!(played(short, Some(20)), "Words: 2.");
    assert_eq!(played(long, Some(20)), "Picked Tomorrow at a quarter to eleven.");
    assert_eq!(played(long, None), "Words: 2.");
    assert_eq!(played(short, Some(0)), "Picked Tomorrow.");
}
