//! Rows: tests.

use botflow_grammar::Rule;

use super::{Row, line};
use crate::Kind;

const TEST: &[Kind] = &[Kind::Test];

pub(super) static ROWS: &[Row] = &[
    line(Kind::Test, Rule::test_line, "test", "test TITLE", &[Kind::File])
        .holder()
        .means("a conversation that must go like this", "test Boho within budget"),
    line(Kind::InLanguage, Rule::in_line, "in", "in LANGUAGE", TEST).means("the customer's language", "in de"),
    line(Kind::TodayIs, Rule::today_line, "today is", "today is DATE", TEST)
        .means("the test begins at 9:00 on that day", "today is 2026-12-24"),
    line(Kind::NowIs, Rule::now_line, "now is", "now is DATE TIME", TEST).means("the test begins at that time", "now is 2026-12-24 17:30"),
    line(Kind::CatalogIs, Rule::catalog_is_line, "catalog", "catalog NAME is FILE", TEST)
        .means("another file stands in for a catalog", "catalog scarves is tests/few.csv"),
    line(Kind::CalendarFull, Rule::calendar_line, "calendar", "calendar NAME is full", TEST)
        .means("no time is free", "calendar Showroom is full"),
    line(Kind::CalendarHas, Rule::calendar_line, "calendar", "calendar NAME has DATE TIME, DATE TIME", TEST)
        .means("only these times are free", "calendar Showroom has 2026-11-26 14:30, 2026-11-26 15:00"),
    line(Kind::TeamIs, Rule::team_is_line, "", "TEAM is open", TEST).means("the team is open, or closed", "Stylists is closed"),
    line(Kind::ActionGives, Rule::action_line, "action", "action NAME gives", TEST)
        .means("the answer of another system, fields below", "action check_stock gives"),
    line(Kind::ActionFails, Rule::action_line, "action", "action NAME fails", TEST)
        .means("the other system reports a fault", "action check_stock fails"),
    line(Kind::ActionSilent, Rule::action_line, "action", "action NAME does not answer", TEST)
        .means("the other system is silent", "action check_stock does not answer"),
    line(Kind::FieldIs, Rule::field_is_line, "", "field VALUE", &[Kind::ActionGives, Kind::EventComes])
        .text()
        .means("one field of it", "left 3"),
    line(Kind::CustomerArrives, Rule::arrives_line, "customer arrives", "customer arrives from ad REF", TEST)
        .text()
        .means("the customer opens the chat", "customer arrives from ad autumn-scarves"),
    line(Kind::CustomerSays, Rule::customer_says_line, "customer says", "customer says TEXT", TEST)
        .text()
        .means("the customer writes", "customer says 60 euros"),
    line(Kind::CustomerPicks, Rule::customer_picks_line, "customer picks", "customer picks LABEL, LABEL", TEST)
        .text()
        .means("the customer taps", "customer picks Earth tones, Brights"),
    line(Kind::CustomerChanges, Rule::customer_changes_line, "customer changes", "customer changes FIELD", TEST)
        .means("the customer corrects an answer from the review", "customer changes email"),
    line(Kind::CustomerSends, Rule::customer_sends_line, "customer sends", "customer sends photo", TEST)
        .means("the customer sends a photo, a location or a file", "customer sends photo"),
    line(Kind::EventComes, Rule::event_line, "event", "event NAME", TEST)
        .means("your shop or office reports something, fields below", "event order_shipped"),
    line(Kind::After, Rule::after_line, "after", "after DURATION", TEST).means("time passes", "after 3 hours"),
    line(Kind::Payment, Rule::payment_line, "payment", "payment succeeds", TEST)
        .means("the payment succeeds, fails or is cancelled", "payment succeeds"),
    line(Kind::AgentSays, Rule::agent_says_line, "agent says", "agent says TEXT", TEST)
        .text()
        .means("a colleague writes", "agent says Hello, this is Kim."),
    line(Kind::AgentCloses, Rule::agent_closes_line, "agent closes", "agent closes", TEST)
        .means("the colleague hands the chat back", "agent closes"),
    line(Kind::BotSays, Rule::bot_says_line, "bot says", "bot says TEXT", TEST)
        .text()
        .means("a message of the bot", "bot says …Four quick questions…"),
    line(Kind::BotAsks, Rule::bot_asks_line, "bot asks", "bot asks TEXT", TEST)
        .text()
        .means("a question of the bot", "bot asks How does your perfect weekend look?"),
    line(Kind::BotOffers, Rule::bot_offers_line, "bot offers", "bot offers A, B, C", TEST)
        .text()
        .means("the options on offer", "bot offers Earth tones, Brights"),
    line(Kind::BotShows, Rule::bot_shows_line, "bot shows", "bot shows 3 cards", TEST)
        .means("how many cards are shown", "bot shows 3 cards"),
    line(Kind::BotSends, Rule::bot_sends_line, "bot sends", "bot sends image", TEST)
        .means("a picture, film, sound or document", "bot sends image"),
    line(Kind::BotSendsTemplate, Rule::bot_sends_line, "bot sends template", "bot sends template NAME", TEST)
        .means("an approved message", "bot sends template parcel_here"),
    line(Kind::BotHandsOver, Rule::bot_hands_line, "bot hands over to", "bot hands over to TEAM", TEST)
        .means("the bot hands the chat to a team", "bot hands over to Stylists"),
    line(Kind::BotSilent, Rule::bot_silent_line, "bot is silent", "bot is silent", TEST).means("the bot says nothing", "bot is silent"),
    line(Kind::Ends, Rule::ends_line, "ends", "ends", TEST).means("the conversation is over", "ends"),
    line(Kind::ExpectReached, Rule::expect_reached_line, "expect reached", "expect reached GOAL", TEST)
        .means("a goal was reached", "expect reached quiz completed"),
    line(Kind::ExpectAt, Rule::expect_at_line, "expect at", "expect at STEP", TEST)
        .means("the conversation is at this step", "expect at Wrap up"),
    line(Kind::Expect, Rule::expect_line, "expect", "expect CONDITION", TEST).means("a condition holds", "expect style.best is boho"),
];
