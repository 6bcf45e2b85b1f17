//! A conversation under way, and another program.

use botflow_runtime::{Fact, Lost};

use super::chat::{Chat, program};

const BEFORE: &str = "flow Order\n  starts on words order\n  when unclear 3 times -> Over\n\nstep Ask\n  ask size (whole number): Which size?\n  \
                      ask colour: Which colour?\n    - Red [red]\n    - Blue [blue]\n  say {size}, {colour}\n  end\n\nstep Over\n  say Over\n  end\n";

fn under_way() -> Chat {
    let mut chat = Chat::of(BEFORE);
    chat.says("order");
    assert_eq!(chat.says("40"), ["Which colour?"]);
    chat
}

fn losses(chat: &Chat) -> Vec<Lost> {
    let lost = |fact: &&Fact| match fact {
        Fact::Migrated { lost, .. } => Some(*lost),
        _ => None,
    };
    chat.facts().iter().filter_map(lost).collect()
}

#[test]
fn wording_order_and_new_lines_change_nothing() {
    let mut chat = under_way();
    let after = BEFORE
        .replace("Which colour?", "And the colour?")
        .replace("    - Red [red]\n", "")
        .replace("    - Blue [blue]", "    - Blue [blue]\n    - Scarlet [red]");
    chat.change_to(program(&[("bot.flow", &after.replace("step Ask\n", "step Ask\n  say A new line.\n"))]));
    assert_eq!(chat.says("scarlet"), ["40, Scarlet"]);
    assert!(losses(&chat).is_empty());
}

#[test]
fn a_question_that_is_gone_leads_to_its_step() {
    let mut chat = under_way();
    chat.change_to(program(&[("bot.flow", &BEFORE.replace("ask colour:", "ask shade:").replace("{colour}", "{shade}"))]));
    let said = chat.says("red");
    assert_eq!(losses(&chat), [Lost::Place]);
    assert!(said.iter().any(|text| text.contains("Which size?")), "{said:?}");
}

#[test]
fn a_step_renamed_with_was_is_found() {
    let mut chat = under_way();
    let after = BEFORE.replace("step Ask\n", "step Questions\n  was Ask\n");
    chat.change_to(program(&[("bot.flow", &after)]));
    assert_eq!(chat.says("blue"), ["40, Blue"]);
    assert!(losses(&chat).is_empty());
}

#[test]
fn a_flow_that_is_gone_ends() {
    let mut chat = under_way();
    chat.change_to(program(&[("bot.flow", "flow Other\n  starts on words red\n\nstep One\n  say Another\n  end\n")]));
    assert_eq!(chat.says("red"), ["Another"]);
    assert!(losses(&chat).contains(&Lost::Flow));
}

#[test]
fn a_value_of_another_kind_is_dropped() {
    let mut chat = under_way();
    let after =
        BEFORE.replace("ask size (whole number): Which size?", "ask size (date): Which day?").replace("{size}", "{size or \"no day\"}");
    chat.change_to(program(&[("bot.flow", &after)]));
    assert_eq!(chat.says("blue"), ["no day, Blue"]);
    assert_eq!(losses(&chat), [Lost::Value]);
}

#[test]
fn the_walk_is_done_once() {
    let mut chat = under_way();
    chat.change_to(program(&[("bot.flow", &BEFORE.replace("ask colour:", "ask shade:").replace("{colour}", "{shade}"))]));
    chat.says("red");
    chat.says("41");
    assert!(losses(&chat).is_empty());
    assert_eq!(chat.says("red"), ["41, Red"]);
}

const QUIZ: &str = "flow Quiz\n  starts on words quiz\n  scores style\n    - Bold [bold]\n    - Calm [calm]\n  scores hearts\n  \
                    when unclear 3 times -> Over\n\nstep Ask\n  ask weekend: How is your weekend?\n    - Wild [wild]\n      score bold 2\n    - \
                    Quiet [quiet]\n      score calm 1\n  score hearts 3\n  set first to \"hat\"\n  add first to things\n  add \"scarf\" to things\n  \
                    for each one in things\n    ask liked (yes/no): And the {one}?\n    if liked\n      score calm 1\n  ask sure (yes/no): \
                    Sure?\n  say {style.best or \"nobody\"} {style.bold} {style.calm} {hearts} {sure}\n  end\n\nstep Over\n  say Over\n  end\n";

#[test]
fn a_renamed_flow_keeps_points_rounds_and_back() {
    let mut chat = Chat::of(QUIZ);
    chat.says("quiz");
    assert_eq!(chat.says("wild"), ["And the hat?"]);
    let after = QUIZ.replace("flow Quiz\n", "flow Find your style\n  was Quiz\n").replace("step Ask\n", "step Questions\n  was Ask\n");
    chat.change_to(program(&[("bot.flow", &after)]));
    assert_eq!(chat.says("yes"), ["And the scarf?"]);
    assert_eq!(chat.says("no"), ["Sure?"]);
    assert_eq!(chat.says("yes"), ["Bold 2 1 3 Yes"]);
    assert!(losses(&chat).is_empty());
}

#[test]
fn back_takes_the_points_of_a_renamed_question() {
    let flow = "flow Quiz\n  starts on words quiz\n  scores style\n    - Bold [bold]\n    - Calm [calm]\n  when unclear 3 times -> Over\n\n\
                step Ask\n  ask weekend: How is your weekend?\n    - Wild [wild]\n      score bold 2\n    - Quiet [quiet]\n      score calm 1\n  \
                ask sure (yes/no): Sure?\n  say {style.bold} {style.calm} {weekend} {sure}\n  end\n\nstep Over\n  say Over\n  end\n";
    let mut chat = Chat::of(flow);
    chat.says("quiz");
    assert_eq!(chat.says("wild"), ["Sure?"]);
    chat.change_to(program(&[("bot.flow", &flow.replace("flow Quiz\n", "flow Style\n  was Quiz\n"))]));
    assert_eq!(chat.says("back"), ["How is your weekend?"]);
    chat.says("quiet");
    assert_eq!(chat.says("yes"), ["0 1 Quiet Yes"]);
}

/// What was said to a question that is gone is no answer to the one that is asked in its place.
#[test]
fn what_was_meant_for_a_lost_question_answers_no_other() {
    let mut chat = under_way();
    let after = BEFORE.replace("ask colour: Which colour?\n    - Red [red]\n    - Blue [blue]\n", "ask name (text): Who are you?\n");
    let after = after.replace("ask size (whole number): Which size?", "say Nearly there.").replace("{size}, {colour}", "Hello {name}");
    chat.change_to(program(&[("bot.flow", &after)]));
    assert_eq!(chat.says("red"), ["Nearly there.", "Who are you?"]);
    assert_eq!(chat.says("Ana"), ["Hello Ana"]);
}
