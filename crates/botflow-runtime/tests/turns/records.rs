//! What changes outside: a payment given back, a booking moved or called off by somebody else.

use botflow_program::Text;
use botflow_runtime::{Change, Done, Free, Input};

use super::chat::{Chat, program};

const YAML: &str = "name: Shop\nlanguages: [en]\nchannels: [web]\ntime zone: Etc/UTC\ncalendars:\n  Room: {hours: Mon-Sun 0:00-24:00, slot: 30 minutes, capacity: 1}\n\
                    payments:\n  checkout: {provider: test, currency: EUR}\n";
const PAY: &str = "flow Pay\n  starts on words pay\n\nstep Till\n  pay payment: 5 EUR for A tip\n    when paid -> Look\n    when failed -> Look\n    \
                   when cancelled -> Look\n    when no reply after 30 minutes -> Look\n\nstep Look\n  if payment is known\n    say {payment.text}\n  \
                   else\n    say Nothing\n  end\n";
const RECEIPT: &str =
    "flow Receipt\n  starts on words receipt\n\nstep Look\n  if payment is known\n    say Paid\n  else\n    say Nothing\n  end\n";
const BOOK: &str = "flow Book\n  starts on words book\n  when unclear 3 times -> Over\n\nstep Times\n  book visit at Room\n    ask: When?\n    when full -> Over\n  \
                    say Booked\n  remind 1 hour before visit.start\n    say Soon\n  end\n\nstep Over\n  end\n";
const VISIT: &str = "flow Visit\n  starts on words visit\n\nstep Look\n  if visit is known\n    say {visit.start as time}\n  else\n    say Nothing\n  end\n";

fn chat() -> Chat {
    let files =
        [("pay", PAY), ("receipt", RECEIPT), ("book", BOOK), ("visit", VISIT)].map(|(name, text)| (format!("flows/{name}.flow"), text));
    let mut all = vec![("botflow.yaml", YAML)];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), *text)));
    Chat::with(program(&all))
}

#[test]
fn a_payment_is_over_when_it_is_refunded() {
    let mut chat = chat();
    chat.says("pay");
    let (number, _) = chat.work().unwrap();
    assert_eq!(chat.performed(Done::Paid { reference: "P1".into() }), ["A tip"]);
    assert_eq!(chat.says("receipt"), ["Paid"]);
    chat.feed(Input::RecordChanged { number, change: Change::Refunded });
    assert!(chat.turn.effects.is_empty(), "the customer gets no message of it");
    assert_eq!(chat.says("receipt"), ["Nothing"]);
}

#[test]
fn a_booking_that_is_moved_or_called_off_outside_is_so_for_the_bot() {
    let mut chat = chat();
    chat.says("book");
    let start = chat.now.after(7_200);
    let free =
        |hours: i64| Free { calendar: Text::from("Room"), start: start.after(hours * 3_600), end: start.after(hours * 3_600 + 1_800) };
    chat.performed(Done::Slots(vec![free(0)]));
    chat.says("1");
    let (number, _) = chat.work().unwrap();
    assert_eq!(chat.performed(Done::Reserved), ["Booked"]);
    let before = chat.says("visit");
    chat.feed(Input::RecordChanged { number, change: Change::Moved(free(5)) });
    assert_ne!(chat.says("visit"), before);
    assert!(chat.passes(2 * 3_600).is_empty(), "its reminder has moved along");
    chat.feed(Input::RecordChanged { number, change: Change::BookingCancelled });
    assert_eq!(chat.says("visit"), ["Nothing"]);
    assert!(chat.passes(9 * 3_600).is_empty());
}
