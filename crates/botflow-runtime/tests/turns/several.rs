//! Options picked one after the other.

use botflow_program::Text;
use botflow_runtime::Input;

use super::chat::Chat;

#[test]
fn positions_count_what_is_left_to_pick() {
    let flow = "flow Colours\n  starts on words colours\n  when unclear 3 times -> Over\n\nstep Ask\n  ask colours (several): Which?\n    - Red [red]\n    - Green [green]\n    - Blue [blue]\n  say {colours}\n  end\n\nstep Over\n  say Over\n  end\n";
    for (position, picked) in [("1", "Red and Green"), ("the second", "Red and Blue"), ("last", "Red and Blue")] {
        let mut chat = Chat::of(flow);
        chat.says("colours");
        let red = chat.sent()[0].replies[0].token;
        chat.feed(Input::OptionTapped { id: Text::default(), channel: "web".into(), tokens: vec![red] });
        let labels: Vec<String> = chat.sent().iter().flat_map(|message| &message.replies).map(|reply| reply.label.clone()).collect();
        assert_eq!(labels[..2], ["Green", "Blue"]);
        assert_eq!(chat.says(position), [picked], "{position}");
    }
}
