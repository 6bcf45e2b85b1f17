//! In: a channel and any bytes. Must hold: no panic; the same bytes are read the same; what is not a customer's doing gives the runtime nothing.
#![no_main]

use botflow_channels::{CHANNELS, Event, Setup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((which, body)) = data.split_first() else { return };
    let channel = CHANNELS[usize::from(*which) % CHANNELS.len()];
    let setup = Setup::default();
    let Ok(events) = channel.decode(body, &setup) else { return };
    assert_eq!(channel.decode(body, &setup).as_ref(), Ok(&events), "read in another way the second time");
    for received in &events {
        assert_eq!(received.channel, channel.name);
        // A platform may leave the id out only where ours are made of nothing but what the visitor's browser sends.
        assert!(!received.id.is_empty() || matches!(channel.name, "web" | "telegram"), "{received:?}");
        let inputs = received.inputs();
        if matches!(received.event, Event::Undecodable { .. } | Event::Ignored { .. } | Event::Unknown { .. } | Event::Standby(_)) {
            assert!(inputs.is_empty(), "{received:?}");
        }
        serde_json::to_string(received).expect("shown");
    }
});
