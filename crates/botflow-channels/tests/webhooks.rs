//! Every webhook of tests/channels/webhooks decodes into what its manifest says; malformed ones answer as it says.

use std::path::PathBuf;

use botflow_channels::{Event, Received, Refused, Setup, channel};
use botflow_runtime::{Input, Said};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/channels/webhooks")
}

fn setup(platform: &str) -> Setup {
    let secret = match platform {
        "telegram" => "botflow_fixture_secret-1",
        "web" => "site-secret",
        _ => "botflow-fixture-app-secret",
    };
    let accounts = ["610000000000001", "555000000000901", "178410000000001"].map(Into::into).to_vec();
    // The page of Instagram is no page of Messenger.
    let accounts = if platform == "messenger" { vec!["610000000000001".into()] } else { accounts };
    Setup { accounts, app: "990000000000001".into(), secret: secret.as_bytes().to_vec() }
}

fn receive(file: &str) -> (u16, Result<Vec<Received>, Refused>) {
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder().join("manifest.json")).unwrap()).unwrap();
    let case = manifest["fixtures"].as_array().unwrap().iter().find(|case| case["file"] == file).expect(file).clone();
    let headers: Vec<(&str, &str)> =
        case["headers"].as_object().unwrap().iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
    let platform = case["platform"].as_str().unwrap();
    let body = std::fs::read(folder().join(file)).unwrap();
    let result = channel(platform).unwrap().receive(&headers, &body, &setup(platform));
    (case["http_status"].as_u64().unwrap() as u16, result)
}

/// What an event is, and what must stand in its JSON.
const EXPECTED: &[(&str, &str, &[&str])] = &[
    (
        "messenger/01_text.json",
        "message",
        &["What time do you open on Saturday?", "\"contact\":\"7000000000000101\"", "\"at\":1794000000,"],
    ),
    ("messenger/02_text_unicode.json", "message", &["👩\u{200d}👩\u{200d}👧\u{200d}👦", "🇺🇦", "e\u{301}", "\u{200f}", "𝒳", "\\n2nd line"]),
    ("messenger/04_quick_reply_phone.json", "choice", &["+12025550143"]),
    ("messenger/05_postback.json", "choice", &["bf1:book", "Book a table", "postback"]),
    ("messenger/07_referral_mme_existing.json", "referral", &["spring-flyer.t1", "Link"]),
    ("messenger/08_referral_ad.json", "referral", &["autumn-sale", "120200000000000777", "SKU-17", "610000000000001_990001"]),
    ("messenger/10_optin_user_ref.json", "opt_in", &["plugin", "checkout-42", "user_ref:uref-9f21"]),
    ("messenger/11_optin_notification_messages.json", "opt_in", &["marketing", "bf1:news"]),
    ("messenger/13_attachment_location.json", "message", &["599139000", "107522000"]),
    ("messenger/14_sticker_transition.json", "message", &["[{\"sticker\":\"369239263222822\"}]"]),
    ("messenger/16_reply_to.json", "message", &["\"reply_to\":\"m_FIXTUREmessenger0001\""]),
    ("messenger/17_delivery.json", "status status", &["m_OUT0001", "m_OUT0002", "delivered"]),
    ("messenger/19_echo.json", "echo", &["263902037430900", "\"human\":true", "\"contact\":\"7000000000000101\""]),
    ("messenger/20_message_edit.json", "edited", &["on Sunday", "m_FIXTUREmessenger0001"]),
    ("messenger/22_pass_thread_control.json", "hand_over", &["pass", "263902037430900", "990000000000001", "resolved"]),
    ("messenger/23_take_thread_control.json", "hand_over", &["take", "263902037430900"]),
    ("messenger/25_standby.json", "standby", &["are you a person?"]),
    ("messenger/26_account_linking.json", "identity_linked", &["AUTH-77"]),
    ("messenger/28_duplicate_mid.json", "message message", &["m_FIXTUREmessenger0028"]),
    ("messenger/29_timestamp_seconds.json", "referral", &["\"at\":1794000000,"]),
    ("messenger/31_fallback_no_payload.json", "message", &["https://shop.example.test/p/17", "\"attachments\":[]"]),
    ("messenger/32_policy_enforcement.json", "account_alert", &["block", "\"contact\":\"\""]),
    ("messenger/34_message_deleted.json", "deleted", &["m_FIXTUREmessenger0001"]),
    (
        "whatsapp/01_text.json",
        "message",
        &["\"wa:4799900101\"", "\"bsuid:NO.20990000000000000101\"", "Kari N.", "555000000000901", "\"at\":1794000000,"],
    ),
    ("whatsapp/02_text_reply.json", "message", &["\"reply_to\":\"wamid.OUT0001==\""]),
    ("whatsapp/04_list_reply.json", "choice", &["bf1:slot:3", "list"]),
    ("whatsapp/05_nfm_reply.json", "form_reply", &["bf:01JFLOW", "screen_0_name", "\"Text\":\"4\"", "\"Yes\":true"]),
    ("whatsapp/07_template_button.json", "choice", &["bf1:stop", "Stop promotions", "template_button"]),
    ("whatsapp/08_image.json", "message", &["Broken box", "\"image\":\"880001\""]),
    ("whatsapp/10_document.json", "message", &["søknad.pdf"]),
    ("whatsapp/11_location.json", "message", &["599139000", "Oslo S", "Jernbanetorget 1"]),
    ("whatsapp/13_statuses_out_of_order.json", "status status status", &["read", "delivered", "sent"]),
    ("whatsapp/14_status_failed.json", "status", &["failed", "131047"]),
    ("whatsapp/16_reaction.json", "reaction", &["wamid.OUT0001==", "😮", "\"added\":true"]),
    ("whatsapp/17_reaction_removed.json", "reaction", &["\"added\":false"]),
    ("whatsapp/19_value_errors.json", "account_alert", &["131000"]),
    ("whatsapp/20_bsuid_only.json", "message", &["\"contact\":\"bsuid:NO.13491208655302741918\""]),
    ("whatsapp/22_revoke.json", "deleted", &["wamid.FIXTUREwa0001=="]),
    ("whatsapp/23_system_number_change.json", "identity_changed", &["4799900101", "4799900303"]),
    ("whatsapp/25_smb_message_echoes.json", "echo", &["\"human\":true", "wa:4799900101"]),
    (
        "whatsapp/26_template_status.json",
        "template_status",
        &["order_update", "en_US", "rejected", "INCORRECT_CATEGORY", "555000000000900"],
    ),
    ("whatsapp/28_user_preferences_stop.json", "opt_out", &["marketing", "wa:4799900101"]),
    ("whatsapp/29_order.json", "order", &["SKU-17", "12.5", "no onions"]),
    ("whatsapp/31_legacy_no_user_id.json", "message", &["wa:4799900101"]),
    ("whatsapp/32_status_legacy_no_contacts.json", "status", &["sent"]),
    ("instagram/01_text.json", "message", &["love this 😍"]),
    ("instagram/02_quick_reply.json", "choice", &["bf1:sizes", "quick_reply"]),
    ("instagram/04_story_mention.json", "story_mention", &["https://lookaside.example.test/m"]),
    ("instagram/05_referral_igme.json", "referral", &["bio-link", "Link"]),
    ("instagram/07_icebreaker_postback.json", "choice", &["bf1:hours", "postback"]),
    ("instagram/08_like_heart.json", "message", &["like_heart"]),
    ("instagram/10_unsupported.json", "unsupported", &[]),
    ("instagram/11_echo.json", "echo", &["Agent here"]),
    ("instagram/13_reel_share.json", "message", &["\"kind\":\"reel\""]),
    ("instagram/14_quick_reply_email.json", "choice", &["kari@example.test"]),
    ("telegram/01_message.json", "message", &["Do you have vegan options?", "tg:5200000101", "\"id\":\"830000001\""]),
    ("telegram/02_unicode_entities.json", "message", &["👩\u{200d}👩\u{200d}👧\u{200d}👦 menu @brunch_fixture_bot"]),
    ("telegram/04_start_payload.json", "start", &["spring-flyer_t1", "Link"]),
    ("telegram/05_start_plain.json", "start", &["\"entry\":null"]),
    ("telegram/07_contact_other.json", "message", &["4799900999", "\"own\":false"]),
    ("telegram/08_edited_message.json", "edited", &["5200000101:11", "vegan desserts"]),
    ("telegram/10_location.json", "message", &["599139000"]),
    ("telegram/11_web_app_data.json", "form_reply", &["booking", "party"]),
    ("telegram/13_pre_checkout.json", "payment_check", &["bf:inv:01J", "24900", "NOK"]),
    ("telegram/14_successful_payment.json", "paid", &["bf:inv:01J", "24900", "TPC1"]),
    ("telegram/16_group_command.json", "ignored", &["group"]),
    ("telegram/17_reply_keyboard_label.json", "message", &["Saturday"]),
    ("web/01_hello.json", "start", &["\"reference\":\"spring\"", "Europe/Oslo", "nb-NO"]),
    ("web/02_text.json", "message", &["hi 👋"]),
    ("web/04_form.json", "form_reply", &["bf:01JFLOW", "Kari", "\"Number\":\"4\""]),
    ("web/05_identify.json", "identity_linked", &["cust-42"]),
    ("malformed/fb_signature_uppercase_hex.json", "message", &[]),
    ("malformed/fb_escaped_unicode_raw_signature.json", "message", &["Zoë/☕"]),
    ("malformed/fb_missing_mid.json", "message", &["\"id\":\"h:"]),
    ("malformed/fb_empty_entry.json", "", &[]),
    ("malformed/fb_changes_not_messaging.json", "ignored", &["feed"]),
    ("malformed/fb_partial_batch.json", "message unknown message", &["good 1", "good 2"]),
    ("malformed/fb_wrong_types.json", "undecodable", &[]),
    ("malformed/fb_duplicate_keys.json", "message", &["\"text\":\"second\""]),
    ("malformed/fb_lone_surrogate.json", "undecodable", &[]),
    ("malformed/fb_huge_text.json", "message", &["øøøøøøøø"]),
    ("malformed/wa_missing_metadata.json", "ignored", &[]),
    ("malformed/wa_unknown_status.json", "unknown", &["in_orbit"]),
    ("malformed/wa_type_without_body.json", "unsupported", &[]),
    ("malformed/wa_interactive_without_reply.json", "unsupported account_alert", &["131000"]),
    ("malformed/ig_object_page_mismatch.json", "ignored", &[]),
    ("malformed/tg_two_kinds.json", "message", &["\"text\":\"x\""]),
    ("malformed/tg_unknown_kind.json", "unknown", &["hologram", "830000904"]),
    ("malformed/tg_no_from.json", "message", &["tg:5200000101"]),
    ("malformed/tg_id_overflow.json", "undecodable", &[]),
];

/// What is refused as a whole: the file, and what is answered.
const REFUSED: &[(&str, u16)] = &[
    ("malformed/fb_bad_signature.json", 403),
    ("malformed/fb_missing_signature.json", 403),
    ("malformed/fb_unknown_object.json", 404),
    ("malformed/fb_entry_not_array.json", 200),
    ("malformed/fb_top_level_array.json", 200),
    ("malformed/fb_truncated.txt", 400),
    ("malformed/fb_empty_body.txt", 400),
    ("malformed/tg_wrong_secret.json", 401),
];

#[test]
fn every_webhook_decodes_into_what_its_manifest_says() {
    let mut wrong = Vec::new();
    for (file, kinds, parts) in EXPECTED {
        let (status, result) = receive(file);
        assert_eq!(status, 200, "{file}");
        let json = match result {
            Ok(events) => serde_json::to_value(events).unwrap(),
            Err(refused) => {
                wrong.push(format!("{file}: refused: {refused}"));
                continue;
            }
        };
        let kind =
            |event: &Value| event.as_str().map(str::to_owned).unwrap_or_else(|| event.as_object().unwrap().keys().next().unwrap().clone());
        let found: Vec<String> = json.as_array().unwrap().iter().map(|event| kind(&event["event"])).collect();
        let text = json.to_string();
        if found.join(" ") != *kinds || parts.iter().any(|part| !text.contains(part)) {
            wrong.push(format!("{file}: {} should be {kinds} with {parts:?}\n    {}", found.join(" "), &text[..text.len().min(600)]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_malformed_is_answered_as_its_manifest_says() {
    for (file, answer) in REFUSED {
        let (status, result) = receive(file);
        assert_eq!((status, result.expect_err(file).status()), (*answer, *answer), "{file}");
    }
}

#[test]
fn every_file_is_tried() {
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder().join("manifest.json")).unwrap()).unwrap();
    let tried = |file: &str| {
        EXPECTED.iter().any(|(name, ..)| *name == file)
            || REFUSED.iter().any(|(name, _)| *name == file)
            || file.ends_with("huge_batch_1000.json")
    };
    let missing: Vec<&str> = manifest["fixtures"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|case| case["file"].as_str())
        .filter(|file| folder().join(file).exists() && !tried(file))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_thousand_events_keep_their_order() {
    let (_, result) = receive("malformed/fb_huge_batch_1000.json");
    let events = result.unwrap();
    assert_eq!(events.len(), 1_000);
    for (at, event) in events.iter().enumerate() {
        assert!(matches!(&event.event, Event::Message { text, .. } if **text == at.to_string()), "{at}: {event:?}");
    }
}

#[test]
fn the_same_delivery_twice_has_the_same_id() {
    for file in ["messenger/28_duplicate_mid.json", "malformed/fb_missing_mid.json"] {
        let ids = |file| receive(file).1.unwrap().iter().map(|event| event.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(file), ids(file));
    }
    let twice = receive("messenger/28_duplicate_mid.json").1.unwrap();
    assert_eq!(twice[0].id, twice[1].id);
}

/// Without ids of their own, or with the id of another event: nothing is taken for a repetition that is none.
#[test]
fn what_happens_in_the_same_second_is_told_apart() {
    let entry = |events: &str| {
        let hook = format!(r#"{{"object":"page","entry":[{{"id":"1","messaging":[{events}]}}]}}"#);
        channel("messenger").unwrap().decode(hook.as_bytes(), &Setup::default()).unwrap()
    };
    let event = |what: &str| format!(r#"{{"sender":{{"id":"7"}},"recipient":{{"id":"1"}},"timestamp":1794000000000,{what}}}"#);
    for (one, other) in [
        (r#""referral":{"ref":"a","source":"SHORTLINK"}"#, r#""referral":{"ref":"b","source":"SHORTLINK"}"#),
        (r#""delivery":{"mids":["m1"]}"#, r#""delivery":{"mids":["m2"]}"#),
        (r#""read":{"watermark":1}"#, r#""read":{"watermark":2}"#),
        (r#""reaction":{"mid":"m1","emoji":"❤","action":"react"}"#, r#""reaction":{"mid":"m1","emoji":"❤","action":"unreact"}"#),
        (r#""message_edit":{"mid":"m1","text":"a"}"#, r#""message_edit":{"mid":"m1","text":"b"}"#),
        (r#""message":{"mid":"m1","text":"a"}"#, r#""message":{"mid":"m1","is_deleted":true}"#),
    ] {
        let both = entry(&format!("{},{}", event(one), event(other)));
        assert!(both.len() == 2 && both[0].id != both[1].id, "{both:?}");
        assert_eq!(entry(&event(one))[0].id, both[0].id);
    }
}

#[test]
fn a_form_answers_in_its_own_order() {
    let form = receive("whatsapp/05_nfm_reply.json").1.unwrap();
    let Event::FormReply { fields, .. } = &form[0].event else { panic!("{form:?}") };
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["screen_0_name", "party", "opt_in"]);
}

#[test]
fn the_runtime_gets_what_a_customer_did() {
    let first = |file| receive(file).1.unwrap()[0].inputs();
    assert!(matches!(&first("messenger/01_text.json")[..], [Input::MessageReceived { .. }]));
    assert!(matches!(&first("telegram/01_message.json")[..], [Input::ProfileReceived(_), Input::MessageReceived { .. }]));
    assert!(first("messenger/19_echo.json").is_empty());
    assert!(first("messenger/25_standby.json").is_empty());
}

#[test]
fn a_kind_that_is_new_is_counted_under_its_name() {
    let event = |kind: &str| format!(r#"{{"sender":{{"id":"7"}},"recipient":{{"id":"1"}},"timestamp":1,"{kind}":{{"text":"hi"}}}}"#);
    let body = format!(r#"{{"object":"page","entry":[{{"id":"1","messaging":[{},{}]}}]}}"#, event("hologram"), event("message"));
    let events = channel("messenger").unwrap().decode(body.as_bytes(), &Setup::default()).unwrap();
    assert_eq!(events[0].event, Event::Unknown { kind: "hologram".into() });
    assert_eq!(events[1].inputs().len(), 1, "its neighbour is read: {:?}", events[1]);
    assert_eq!(events.len(), 2);
}

#[test]
fn a_place_beyond_the_poles_is_no_place() {
    let whatsapp = r#"{"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"5"},"messages":[{"from":"47","id":"l","timestamp":"1","type":"location","location":{"latitude":1e300,"longitude":-999}}]}}]}]}"#;
    let telegram =
        r#"{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"location":{"latitude":91,"longitude":0}}}"#;
    let messenger = r#"{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"7"},"message":{"mid":"a","attachments":[{"type":"location","payload":{"coordinates":{"lat":1,"long":181}}}]}}]}]}"#;
    for (on, body) in [("whatsapp", whatsapp), ("telegram", telegram), ("messenger", messenger)] {
        let events = channel(on).unwrap().decode(body.as_bytes(), &Setup::default()).unwrap();
        let said = |input: &Input| matches!(input, Input::MessageReceived { said: Said::Other, .. });
        assert!(events[0].inputs().iter().any(said), "{on}: {events:?}");
    }
    let web = r#"{"v":1,"session":"s","client_msg_id":"c","type":"location","latitude":91,"longitude":0}"#;
    let events = channel("web").unwrap().decode(web.as_bytes(), &Setup::default()).unwrap();
    assert!(matches!(events[0].event, Event::Ignored { .. }), "{events:?}");
}

#[test]
fn a_frame_that_does_not_say_from_whom_reaches_nobody() {
    for frame in [r#"{"v":1,"client_msg_id":"c","type":"message","text":"hi"}"#, r#"{"v":1,"session":"","type":"hello"}"#] {
        let events = channel("web").unwrap().decode(frame.as_bytes(), &Setup::default()).unwrap();
        assert!(matches!(events[0].event, Event::Undecodable { .. }), "{events:?}");
        assert_eq!(events[0].inputs(), []);
    }
}

#[test]
fn a_tap_without_words_is_no_empty_text() {
    let body = r#"{"update_id":1,"callback_query":{"id":"1","from":{"id":5},"data":"of an older bot"}}"#;
    let events = channel("telegram").unwrap().decode(body.as_bytes(), &Setup::default()).unwrap();
    let said = |input: &Input| matches!(input, Input::MessageReceived { said: Said::Other, .. });
    assert!(events[0].inputs().iter().all(said), "{events:?}");
}
