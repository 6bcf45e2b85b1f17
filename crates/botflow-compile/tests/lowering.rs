//! What a program must keep when its flows are edited, and what it must know of their values.

use std::collections::BTreeSet;

use botflow_compile::lower::{Expects, Happens, Suite, TestAct, World};
use botflow_compile::project::Constant;
use botflow_compile::{ProjectFiles, analyse, suite};
use botflow_program::{AliasOf, Program, Until};
use botflow_source::Severity;

fn lowered(example: &str) -> Suite {
    let analysis = analyse(ProjectFiles::from_example(example));
    let errors: Vec<_> = analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let suite = suite(&analysis);
    suite.program.verify().expect("a program that was lowered can be loaded");
    suite
}

/// Ids of all that rests, of options and of buttons.
fn ids(program: &Program) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let questions = program.questions.iter().map(|question| question.place.0);
    let requests = program.requests.iter().map(|request| request.place.0);
    let parks = program.parks.iter().map(|park| park.place.0);
    let loops = program.loops.iter().map(|each| each.place.0);
    let choices = program.choices.iter().map(|choice| choice.id.0).chain(program.buttons.iter().map(|button| button.id.0));
    (questions.chain(requests).chain(parks).chain(loops).collect(), choices.collect())
}

fn names(program: &Program, list: botflow_program::NamesIx) -> Vec<&str> {
    program.name_lists[list.0 as usize].names.iter().map(|name| &*program.names[name.0 as usize].text).collect()
}

fn needs<'p>(program: &'p Program, title: &str) -> Vec<&'p str> {
    let step = program.steps.iter().find(|step| step.title == title).expect("the step is there");
    names(program, step.needs)
}

const LAMPS: &str = "\
flow Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Start
  ask room: Which room?
    - Kitchen [kitchen]
    - Bath [bath]
    - Leave -> Bye
  ask mail (email): Your e-mail?
  say Done.
    button Again -> Start
  wait 2 days
  ask: More?
    - Yes please -> Start
    - No -> Bye
  go to Bye

step Bye
  say Bye.
  end
";

const EDITED: &str = "\
flow Lights
  was Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Bye
  say Bye for now.
  end

step Beginning
  was Start
  say Hello again.
  ask room: For which room shall it be?
    - Bath room [bath]
    - I am leaving -> Bye
    - The kitchen [kitchen]
  say A line between.
  ask mail (email): And your e-mail?
  say All done.
    button Once more -> Beginning
  wait 3 days
  ask: Anything else?
    - Not today -> Bye
    - Go on -> Beginning
  go to Bye
";

#[test]
fn wording_order_and_titles_change_without_losing_a_running_conversation() {
    let (before, after) = (lowered(LAMPS).program, lowered(EDITED).program);
    let renamed = |of: AliasOf, old: u32| after.aliases.iter().find(|alias| alias.of == of && alias.old == old).map(|alias| alias.new);
    let now = ids(&after).0;
    for place in ids(&before).0 {
        let found = renamed(AliasOf::Place, place).expect("an older key of each place is known");
        assert!(now.contains(&found));
    }
    for flow in &before.flows {
        assert_eq!(renamed(AliasOf::Flow, flow.id.0), Some(after.flows[0].id.0));
    }
    let start = before.steps.iter().find(|step| step.title == "Start").expect("a step");
    let beginning = after.steps.iter().find(|step| step.title == "Beginning").expect("a step");
    assert_eq!(renamed(AliasOf::Step, start.id.0), Some(beginning.id.0));
    let options = |program: &Program| program.options.iter().map(|option| option.id).collect::<BTreeSet<_>>();
    assert_eq!(options(&before), options(&after));
}

#[test]
fn wording_and_order_leave_choices_and_buttons_their_ids() {
    let reworded =
        EDITED.replace("  was Lamps\n", "").replace("  was Start\n", "").replace("Beginning", "Start").replace("flow Lights", "flow Lamps");
    assert_eq!(ids(&lowered(LAMPS).program), ids(&lowered(&reworded).program));
}

#[test]
fn a_step_needs_what_it_reads_before_anything_sets_it() {
    let program = lowered(
        "\
flow Needs
  starts on welcome
  when unclear 3 times -> Plain

step First
  ask name (text): Your name?
  ask size: Size?
    - Small [small]
    - Large [large]
  say Thanks.
    button Go -> Second
    button Guarded -> Guarded
    button Sets -> Sets
  go to Plain

step Second
  go to Third

step Third
  say {name} takes {size or \"any\"}.
  end

step Guarded
  if name is known
    say Hello {name}.
  if size is unknown
    end
  say {size}.
  end

step Sets
  set name to \"Ada\"
  say {name}.
  go to Third

step Plain
  if size is small
    say Small.
  end
",
    )
    .program;
    assert_eq!(needs(&program, "Third"), ["name"]);
    assert_eq!(needs(&program, "Second"), ["name"]);
    assert!(needs(&program, "First").is_empty());
    assert!(needs(&program, "Guarded").is_empty());
    assert!(needs(&program, "Sets").is_empty());
    assert!(needs(&program, "Plain").is_empty());
}

#[test]
fn a_reminder_carries_what_its_lines_and_its_buttons_read() {
    let program = lowered(
        "\
--- botflow.yaml
name: Salon
languages: [en]
channels: [web]
calendars:
  Studio: {hours: Mon-Sat 10:00-18:00, slot: 30 minutes}
--- flows/visit.flow
flow Visit
  starts on welcome
  when unclear 3 times -> Bye

step Start
  ask name (name): Your name?
  ask shoes (text): Which shoes?
  ask unused (text): Anything else?
  book visit at Studio
    when full -> Bye
  remind 1 day before visit.start
    say Tomorrow, {name}!
      button My shoes -> Shoes
  say {unused}.
  end

step Shoes
  say {shoes}.
  end

step Bye
  say Bye.
  end
",
    )
    .program;
    let reminder = program.parks.iter().find(|park| matches!(park.until, Until::BeforeBooking { .. })).expect("a reminder");
    assert_eq!(names(&program, reminder.carries), ["name", "shoes"]);
}

#[test]
fn only_flows_that_look_at_it_keep_the_text_that_started_them() {
    let program = lowered(
        "\
--- flows/a.flow
flow A
  starts on words alpha

step Start
  do C
  end
--- flows/b.flow
flow B
  starts on words beta

step Start
  say Hello.
  end
--- flows/c.flow
flow C

step Start
  say You wrote {entry.text or \"nothing\"}.
  end
",
    )
    .program;
    let keeps: Vec<_> = program.flows.iter().map(|flow| (flow.title.as_str(), flow.reads_entry_text)).collect();
    assert_eq!(keeps, [("A", true), ("B", false), ("C", true)]);
}

#[test]
fn one_key_with_two_labels_in_flows_that_never_meet_is_two_options() {
    let flow = |title: &str, label: &str| {
        format!(
            "--- flows/{title}.flow\nflow {title}\n  starts on words {title}\n  when unclear 3 times -> Out\n\nstep Start\n  ask colour: Which?\n    - {label} [red]\n    - Blue [blue]\n  say {{colour}}.\n  end\n\nstep Out\n  say Out.\n  end\n"
        )
    };
    let program = lowered(&(flow("one", "Red") + &flow("two", "Crimson"))).program;
    let ids: BTreeSet<_> = program.options.iter().map(|option| option.id).collect();
    // Red, Crimson, and one Blue that both share.
    assert_eq!((program.options.len(), ids.len()), (4, 3));
}

#[test]
fn a_choice_that_is_passed_keeps_its_options() {
    let program = lowered(
        "\
--- flows/a-box.flow
flow Box
  takes what (choice), more (several)
  gives done

step Pack
  say One {what}, with {more}.
  if what is small and more contains ribbon
    say A tiny one.
  set done to \"yes\"
  end
--- flows/order.flow
flow Order
  starts on welcome
  when unclear 3 times -> Out

step Start
  ask size: Which size?
    - Small [small]
    - Large [large]
  ask extras (several): What with it?
    - Ribbon [ribbon]
    - Card [card]
  do Box
    with size as what, extras as more
    keep done
  say {done or \"no\"}.
  end

step Out
  say Out.
  end
",
    )
    .program;
    let ids: Vec<_> = program.options.iter().map(|option| option.id.0).collect();
    let keys = [("size", "small"), ("size", "large"), ("extras", "ribbon"), ("extras", "card")];
    assert_eq!(ids, keys.map(|(name, key)| botflow_program::key::hash(&botflow_program::key::option(name, key))));
}

const TESTED: &str = "\
--- botflow.yaml
name: Shop
languages: [en]
channels: [web]
teams: {Desk: {hours: Mon-Fri 9:00-18:00}}
catalogs:
  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}
actions:
  stock: {url: https://api.example.com, takes: {article: text}, gives: {left: whole number, shops: [{name: text, km: number}]}, timeout: 5 seconds}
--- data/lamps.csv
name,price
Globe,49 EUR
--- data/sale.csv
name,price
Globe,9 EUR
Arc,19 EUR
--- data/shops.csv
name,km
North,2.5
--- flows/shop.flow
flow Shop
  starts on welcome

step Start
  call stock
    with \"Globe\" as article
    keep left
    when failed
      set left to 0
  say {left} left.
  reach told
  end

test Two left
  now is 2026-06-02 14:30
  catalog lamps is data/sale.csv
  desk is closed
  action stock gives
    left 2
    shops data/shops.csv
  customer arrives
  after 2 days
  bot says 2 left.
  expect left is 2
  expect reached told
  expect at Start
";

#[test]
fn tests_are_typed_by_what_they_speak_of() {
    let suite = lowered(TESTED);
    let test = &suite.tests[0];
    assert_eq!((test.title.as_str(), test.flow.as_deref(), test.lines.len()), ("Two left", Some("Shop"), 10));
    let acts: Vec<_> = test.lines.iter().map(|line| &line.act).collect();
    assert!(matches!(acts[0], TestAct::World(World::Now(at)) if (at.day, at.minute) == (20_606, 870)));
    assert!(matches!(acts[1], TestAct::World(World::Catalog(catalog)) if catalog.rows.len() == 2));
    assert!(matches!(acts[2], TestAct::World(World::Team(team, false)) if team == "Desk"));
    let TestAct::World(World::ActionGives(action, fields)) = acts[3] else { panic!("{:?}", acts[3]) };
    assert_eq!((action.as_str(), fields.len()), ("stock", 2));
    assert_eq!(fields[0], ("left".to_owned(), Constant::Number(2.into())));
    assert!(matches!(&fields[1].1, Constant::List(shops) if matches!(&shops[..], [Constant::Record(fields)] if fields.len() == 2)));
    assert!(matches!(acts[5], TestAct::Happens(Happens::After(span)) if span.days == 2));
    assert!(matches!(acts[6], TestAct::Expects(Expects::Says(text)) if text == "2 left."));
    assert!(matches!(acts[7], TestAct::Expects(Expects::Holds(_))));
    assert!(matches!(acts[8], TestAct::Expects(Expects::Reached(goal)) if *goal == suite.program.goals[0].goal()));
    assert!(matches!(acts[9], TestAct::Expects(Expects::At(Some(step))) if suite.program.steps[step.0 as usize].title == "Start"));
}
