//! A consent that was refused, and what a customer is asked who comes back.

use super::chat::Chat;

/// A form whose consent leads away; `more` stands under the consent.
fn form(more: &str) -> String {
    format!(
        "flow Lead\n  starts on words drive\n  when unclear 3 times -> Menu\n\nstep Ask\n  form lead\n    ask privacy (consent): May we?\n{more}    ask email (email): Where?\n    review Right?\n    when cancelled -> Menu\n  say Sent.\n  end\n\nstep Menu\n  ask: What else?\n    - Drive -> Ask\n    - Nothing -> Bye\n\nstep Bye\n  say Bye.\n  end\n"
    )
}

#[test]
fn a_refused_consent_of_a_form_is_asked_again_when_the_customer_comes_back() {
    let mut chat = Chat::of(&form("      when no -> Menu\n"));
    assert_eq!(chat.says("drive"), ["May we?"]);
    for _ in 0..3 {
        assert_eq!(chat.says("no"), ["What else?"]);
        assert_eq!(chat.says("Drive"), ["May we?"], "no e-mail without a yes");
    }
    assert_eq!(chat.says("yes"), ["Where?"]);
    // A yes is known, and the way back asks for it no more.
    assert_eq!(chat.says("cancel"), ["What else?"]);
    assert_eq!(chat.says("Drive"), ["May we?"], "a cancelled form has dropped the yes too");
    chat.says("yes");
    assert_eq!(chat.says("anna@example.com").len(), 1);
    assert_eq!(chat.says("change my email"), ["Where?"]);
}

#[test]
fn so_is_one_with_an_option_that_leads_away_in_whatever_words_it_was_refused() {
    let mut chat = Chat::of(&form("      - Of course [yes]\n      - Rather not [no] -> Menu\n"));
    chat.says("drive");
    for words in ["Rather not", "no", "nope", "no thanks"] {
        assert_eq!(chat.says(words), ["What else?"], "{words}");
        assert_eq!(chat.says("Drive"), ["May we?"], "{words}");
    }
    assert_eq!(chat.says("sure"), ["Where?"]);
}

#[test]
fn a_yes_that_is_changed_to_no_in_the_review_counts_as_refused() {
    let mut chat = Chat::of(&form("      label Privacy\n      when no -> Menu\n"));
    chat.says("drive");
    chat.says("yes");
    chat.says("anna@example.com");
    assert_eq!(chat.says("change privacy"), ["May we?"]);
    assert_eq!(chat.says("no"), ["What else?"]);
    assert_eq!(chat.says("Drive"), ["May we?"]);
    let review = chat.says("yes").concat();
    assert!(review.starts_with("Right?"), "{review}");
}

#[test]
fn a_refusal_that_is_kept_for_the_person_is_no_yes_in_a_later_conversation() {
    let flow = "flow News\n  starts on words news\n  when unclear 3 times -> Bye\n\nstep Ask\n  ask ok (consent): May we write?\n    unless known\n    keep as contact.ok\n    when no -> Bye\n  say We write.\n  end\n\nstep Bye\n  say Bye.\n  end\n";
    let mut chat = Chat::of(flow);
    assert_eq!(chat.says("news"), ["May we write?"]);
    assert_eq!(chat.says("no"), ["Bye."]);
    assert_eq!(chat.says("news"), ["May we write?"]);
    assert_eq!(chat.says("yes"), ["We write."]);
    assert_eq!(chat.says("news"), ["We write."]);
}

#[test]
fn where_a_no_leads_nowhere_else_it_is_an_answer_like_any_other() {
    let flow = "flow News\n  starts on words news\n  when unclear 3 times -> Bye\n\nstep Ask\n  ask ok (consent): May we write?\n    unless known\n    keep as contact.ok\n    when no\n      say No problem.\n  say On we go.\n  end\n\nstep Bye\n  say Bye.\n  end\n";
    let mut chat = Chat::of(flow);
    chat.says("news");
    assert_eq!(chat.says("no"), ["No problem.", "On we go."]);
    assert_eq!(chat.says("news"), ["On we go."], "who said no is not asked again and again");
}

#[test]
fn a_no_in_the_sentence_that_starts_the_flow_does_not_pass_for_a_yes() {
    let flow = "flow News\n  starts on words news\n  when unclear 3 times -> Bye\n\nstep Ask\n  ask ok (consent): May we write?\n    unless given\n    - Go ahead [yes]\n    - Never ever [no] -> Bye\n  say We write.\n  end\n\nstep Bye\n  say Bye.\n  end\n";
    assert_eq!(Chat::of(flow).says("news, go ahead"), ["We write."]);
    assert_eq!(Chat::of(flow).says("news, never ever"), ["May we write?"]);
}
