//! Values inside addresses: what the customer wrote never changes where a link leads.

use botflow_program::Text;
use botflow_runtime::{Input, Said, SentDoes};

use super::chat::Chat;

/// A flow that asks for a wish and a link, and then says this.
fn chat(lines: &str) -> Chat {
    Chat::of(&format!(
        "flow Search\n  starts on words search\n  when unclear 3 times -> Over\n\nstep Ask\n  ask wish (text): What?\n  ask site (link): Where?\n  ask price (money): How much?\n{lines}\n  end\n\nstep Over\n  say Over\n  end\n"
    ))
}

fn asked(lines: &str, wish: &str) -> Chat {
    let mut chat = chat(lines);
    for text in ["search", wish, "https://shop.example.com/a?b=c&d=e", "1200.50 euros"] {
        chat.says(text);
    }
    assert!(!chat.sent().is_empty(), "{lines}");
    chat
}

/// What the buttons of the last message open.
fn opened(chat: &Chat) -> Vec<String> {
    let does = |does: &SentDoes| match does {
        SentDoes::Open(address) | SentDoes::Dial(address) => address.clone(),
        SentDoes::Tap(_) | SentDoes::Pay(_) => String::new(),
    };
    chat.sent().iter().flat_map(|message| &message.buttons).map(|button| does(&button.does)).collect()
}

#[test]
fn a_value_in_a_buttons_address_is_encoded() {
    let button = |address: &str, wish: &str| opened(&asked(&format!("  say Here.\n    button Show -> {address}"), wish)).concat();
    assert_eq!(button("https://a.example.com/?q={wish}&page=1", "red & blue?"), "https://a.example.com/?q=red%20%26%20blue%3F&page=1");
    assert_eq!(button("https://a.example.com/{wish}", "../admin#x"), "https://a.example.com/..%2Fadmin%23x");
    assert_eq!(button("https://{wish}.example.com/", "evil.org/"), "https://evil.org%2F.example.com/");
    assert_eq!(button("https://a.example.com/?q={wish}", "grün 灯 👍"), "https://a.example.com/?q=gr%C3%BCn%20%E7%81%AF%20%F0%9F%91%8D");
    assert_eq!(button("https://a.example.com/?q={wish}", "Az09-._~"), "https://a.example.com/?q=Az09-._~");
    assert_eq!(button("https://a.example.com/?q={wish}", "100%25"), "https://a.example.com/?q=100%2525");
    assert_eq!(
        button("https://a.example.com/?q={wish}&p={price as plain}&w={wish}", "a b"),
        "https://a.example.com/?q=a%20b&p=1200.5&w=a%20b"
    );
    assert_eq!(button("https://a.example.com/?q={contact.first_name or \"no one\"}", "x"), "https://a.example.com/?q=no%20one");
}

#[test]
fn as_raw_leaves_it_as_it_is() {
    let chat = asked("  say Here.\n    button Show -> https://a.example.com/{wish as raw}?q={wish}", "a/b c");
    assert_eq!(opened(&chat), ["https://a.example.com/a/b c?q=a%2Fb%20c"]);
}

#[test]
fn a_link_that_is_the_address_stays_and_one_inside_another_is_encoded() {
    let chat = asked(
        "  say Here.\n    button Go -> {site}\n    button Share -> https://a.example.com/?u={site}\n    button More -> {site}&wish={wish}",
        "a b",
    );
    assert_eq!(
        opened(&chat),
        [
            "https://shop.example.com/a?b=c&d=e",
            "https://a.example.com/?u=https%3A%2F%2Fshop.example.com%2Fa%3Fb%3Dc%26d%3De",
            "https://shop.example.com/a?b=c&d=e&wish=a%20b",
        ]
    );
}

#[test]
fn numbers_to_call_and_people_to_write_to_stay_as_they_are() {
    let chat = asked(
        "  set number to \"+49 30 5550100\"\n  say Here.\n    button Call -> tel:{number}\n    button Mail -> mailto:{wish}?subject={wish}",
        "a@b.example",
    );
    assert_eq!(opened(&chat), ["+49 30 5550100", "mailto:a@b.example?subject=a%40b.example"]);
}

#[test]
fn a_value_in_a_link_within_a_text_is_encoded_and_one_beside_it_is_not() {
    let text = |line: &str| asked(&format!("  say {line}"), "red & blue").texts().concat();
    assert_eq!(
        text("{wish}: https://a.example.com/?q={wish} or {wish}."),
        "red & blue: https://a.example.com/?q=red%20%26%20blue or red & blue."
    );
    assert_eq!(text("See www.example.com/{wish}, or \"{wish}\""), "See www.example.com/red%20%26%20blue, or \"red & blue\"");
    assert_eq!(text("(HTTPS://example.com/{wish}) {wish}"), "(HTTPS://example.com/red%20%26%20blue) red & blue");
    assert_eq!(text("{site}&q={wish} {wish}"), "https://shop.example.com/a?b=c&d=e&q=red%20%26%20blue red & blue");
    assert_eq!(text("https: {wish}"), "https: red & blue");
    assert_eq!(text("https://example.com\n    line {wish}"), "https://example.com\nred & blue");
    assert_eq!(text("{wish as raw} https://example.com/{wish as raw}"), "red & blue https://example.com/red & blue");
}

#[test]
fn pictures_are_looked_for_at_encoded_addresses_but_at_paths_as_they_are() {
    let source = |source: &str| {
        let chat = asked(&format!("  say Here.\n    image {source}\n      about It"), "a b");
        chat.sent().iter().flat_map(|message| &message.media).map(|media| media.source.clone()).collect::<String>()
    };
    assert_eq!(source("https://img.example.com/{wish}.jpg"), "https://img.example.com/a%20b.jpg");
    assert_eq!(source("img/{wish}.jpg"), "img/a b.jpg");
    assert_eq!(source("{site}"), "https://shop.example.com/a?b=c&d=e");
}

#[test]
fn an_option_is_its_key_in_an_address() {
    let flow = "flow Style\n  starts on words style\n  when unclear 3 times -> Over\n\nstep Ask\n  ask style: Which?\n    - Timeless & calm [calm]\n    - Loud [loud]\n  ask likes (several): What?\n    - Red [red]\n    - Blue [blue]\n  say https://a.example.com/?style={style}&likes={likes}&n={likes: one | # of them}\n  end\n\nstep Over\n  say Over\n  end\n";
    let mut chat = Chat::of(flow);
    for text in ["style", "calm"] {
        chat.says(text);
    }
    chat.feed(Input::MessageReceived { id: Text::default(), channel: "web".into(), said: Said::Text("red, blue".into()), entry: None });
    assert_eq!(chat.texts(), ["https://a.example.com/?style=calm&likes=red%2Cblue&n=2%20of%20them"]);
}

#[test]
fn values_stand_in_an_address_as_programs_write_them() {
    let flow = "flow Stay\n  starts on words stay\n  when unclear 3 times -> Over\n\nstep Ask\n  ask from (date): From when?\n  ask at (time): When do you come?\n  ask price (money): How much?\n  ask dog (yes/no): With a dog?\n  say https://a.example.com/?from={from}&at={at}&price={price}&dog={dog}&said={from as weekday}\n  end\n\nstep Over\n  say Over\n  end\n";
    let mut chat = Chat::of(flow);
    for text in ["stay", "24.12.2026", "14:30", "1200.50 euros", "yes"] {
        chat.says(text);
    }
    assert_eq!(chat.texts(), ["https://a.example.com/?from=2026-12-24&at=14%3A30&price=1200.50&dog=yes&said=Thursday"]);
}
