//! What section 14 of the language page (and the findings page) settles, sentence by sentence: what is found, at which line, and what is not.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

/// Codes with their lines, in order.
fn found(example: &str) -> Vec<String> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let spot = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        format!("{} {}", finding.page.code, LineIndex::new(text).position(text, finding.span.start).line)
    };
    lint(&analysis).iter().map(spot).collect()
}

/// A flow that starts, can be left and says good-bye, round these lines of its first step.
fn flow(lines: &str) -> String {
    format!("flow Lamps\n  starts on welcome\n  when unclear 3 times -> Bye\n\nstep Hi\n{lines}\n\nstep Bye\n  say See you soon.\n  end\n")
}

#[track_caller]
fn clean(example: &str) {
    assert_eq!(found(example), Vec::<String>::new(), "{example}");
}

#[track_caller]
fn only(example: &str, expected: &[&str]) {
    assert_eq!(found(example), expected, "{example}");
}

#[test]
fn each_mistake_is_one_finding_and_no_further_one() {
    let text = "flow Lamps
  starts on welcome
  when unclear 3 times -> Bye
  when nobody free after 5 minutes -> Bye

step Hi
  say Hi {contact.first_name}!
  sya Welcome to the lamp house.
  ask room: Which room is it for?
    - Kitchen -> Kitchn
    - Bedroom [bedroom]
    - Hall [hall]
  if room is bedrom
    say Warm light is best there.
  ask lamp: This is the one.
    - Take it
  set total to 49 EUR
  ask email (email): Where may we write to you?
  say Our {lampp} costs a little.
  go to Bye
  say We are open from 10 to 6.

step Kitchen
  say Kitchens need bright light.
  go to Bye

step Bye
  say See you soon.
";
    let found = found(text);
    let lines: std::collections::BTreeSet<&str> = found.iter().map(|spot| spot.split_once(' ').unwrap().1).collect();
    assert_eq!(lines.len(), found.len(), "two on one line: {found:?}");
    insta::assert_debug_snapshot!(found);
}

#[test]
fn a_way_out_is_unclear_otherwise_or_the_projects() {
    let asked = "--- PROJECT\n--- flows/a.flow\nflow A\n  starts on anything else\n\nstep Hi\n  ask size (whole number): I'm the lamp bot. How large?\n  say {size}.\n  end\n";
    let yaml = "botflow.yaml\nname: A\nlanguages: [en]\nchannels: [web]\nteams: [Desk]\n";
    // A team that nobody is led to is G314.
    only(&asked.replace("PROJECT\n", yaml), &["G314 2", "G306 5"]);
    clean(&asked.replace("PROJECT\n", &format!("{yaml}unclear: {{times: 3, then: hand over}}\n")));
    clean(
        &flow("  ask size: How large?\n    - Small\n    - Large\n    otherwise\n  say {size}.\n  end")
            .replace("  when unclear 3 times -> Bye\n", "")
            .replace("say {size}.\n  end", "say {size}.\n  go to Bye"),
    );
}

#[test]
fn a_missing_value_compares_as_not() {
    clean(&flow("  ask size (whole number): How large?\n    optional\n  if size is at least 20\n    say A large one.\n  go to Bye"));
    only(&flow("  ask size (whole number): How large?\n    optional\n  say {size} square metres.\n  go to Bye"), &["T201 8"]);
    clean(&flow("  ask size (whole number): How large?\n    optional\n  if size is known\n    say {size} square metres.\n  go to Bye"));
    clean(&flow("  ask size (whole number): How large?\n    optional\n  say {size or \"some\"} square metres.\n  go to Bye"));
}

#[test]
fn what_every_branch_of_a_full_chain_sets_is_known_after_it() {
    let chain = "  ask room: Which room?\n    - Kitchen\n    - Hall\n  if room is kitchen\n    set price to 20 EUR\n  else if room is hall\n    set price to 30 EUR\n  say It costs {price}.\n  go to Bye";
    clean(&flow(chain));
    let open = chain.replace("    - Hall\n", "    - Hall\n    - Attic\n");
    only(&flow(&open), &["T206 10", "T201 14"]);
}

#[test]
fn a_single_guarding_if_is_no_chain() {
    clean(&flow(
        "  ask room: Which room?\n    - Kitchen\n    - Hall\n  if room is kitchen\n    say Bright light.\n  say For the {room}, then.\n  go to Bye",
    ));
}

#[test]
fn only_answers_that_can_reach_the_chain_count() {
    clean(&flow(
        "  ask room: Which room?\n    - Kitchen\n    - Hall\n    - Attic [attic] -> Bye\n  if room is kitchen\n    say Bright light.\n  else if room is hall\n    say Warm light.\n  go to Bye",
    ));
}

#[test]
fn one_option_is_fine_in_the_first_question_only() {
    clean(&flow("  ask: Hello!\n    - Let's go\n  say Here we go.\n  go to Bye"));
    only(&flow("  ask: Hello!\n    - Let's go\n  ask: Ready?\n    - Yes\n  go to Bye"), &["T210 8"]);
    only(
        &flow(
            "  ask size (whole number): How large?\n  ask: Which?\n    - This\n    - That\n      only if size is at least 2\n  go to Bye",
        ),
        &["T210 7"],
    );
}

#[test]
fn a_body_or_score_is_skipped_with_its_question() {
    only(
        &flow("  ask room: Which room?\n    - Kitchen\n      say Bright.\n    - Hall\n    unless known\n  say {room}.\n  go to Bye"),
        &["T224 6"],
    );
    clean(&flow("  ask room: Which room?\n    - Kitchen\n    - Hall\n    unless known\n  say {room}.\n  go to Bye"));
}

#[test]
fn an_else_after_an_always_true_if_is_one_finding_at_the_if() {
    only(&flow("  ask stars (rating): How many?\n  if stars is at most 5\n    say Thanks.\n  else\n    say Oh.\n  go to Bye"), &["T207 7"]);
}

#[test]
fn a_question_is_used_by_what_its_answers_do() {
    clean(&flow("  ask room: Which room?\n    - Kitchen -> Bye\n    - Hall\n      say Warm light.\n  go to Bye"));
    clean(&flow("  ask more (yes/no): Shall I go on?\n    when no -> Bye\n  say All right.\n  go to Bye"));
    only(&flow("  ask room: Which room?\n    - Kitchen\n    - Hall\n  go to Bye"), &["N109 6"]);
}

#[test]
fn a_step_never_falls_into_the_next() {
    only("flow A\n  starts on welcome\n\nstep Hi\n  say Hello.\n\nstep Bye\n  say Bye.\n  end\n", &["G302 5"]);
    only(&flow("  ask: Go on?\n    - Yes -> Bye\n    - No"), &["G302 8"]);
    clean(&flow("  ask: Go on?\n    - Yes -> Bye\n    - No\n      say All right.\n      end"));
}

#[test]
fn an_unreadable_line_silences_what_hangs_on_it() {
    // It may have been the ending, the way to a step, what fills a value.
    only("flow A\n  starts on welcome\n\nstep Hi\n  say Hello.\n  gu to Bye\n", &["S004 6"]);
    only("flow Lamps\n  starts on welcome\n\nstep Hi\n  say Hello.\n  gu to Bye\n  end\n\nstep Bye\n  say Bye.\n  end\n", &["S004 6"]);
}

#[test]
fn a_target_that_is_not_there_is_one_finding() {
    only("flow Lamps\n  starts on welcome\n\nstep Hi\n  say Hello.\n  go to Prises\n\nstep Prices\n  say 49 EUR.\n  end\n", &["N101 6"]);
}

#[test]
fn loops_that_wait_are_no_loops_without_reply() {
    clean(&flow("  ask: Again?\n    - Yes -> Hi\n    - No -> Bye"));
    clean(&flow(
        "  say Hello.\n  wait 2 days\n  ask: Still there? Write STOP if you'd rather not hear from me.\n    - Yes -> Hi\n    - No -> Bye",
    ));
    only("flow A\n  starts on welcome\n\nstep Hi\n  say Hello.\n  if channel is web\n    go to Hi\n  end\n", &["G305 4"]);
}

#[test]
fn for_each_comes_to_an_end() {
    clean(&flow(
        "  ask rooms (several): Which rooms?\n    - Kitchen\n    - Hall\n  for each room in rooms\n    say {room}: warm light.\n  go to Bye",
    ));
}

#[test]
fn asked_again_where_it_is_known() {
    let twice =
        "  ask size (whole number): How large?\n  say {size}.\n  ask size (whole number): How large, really?\n  say {size}.\n  go to Bye";
    only(&flow(twice), &["T213 8"]);
    clean(&flow(&twice.replace("really?\n", "really?\n    unless known\n")));
    // Coming back to the same question is none.
    clean(&flow("  ask size (whole number): How large?\n  ask: {size}. Right?\n    - Yes -> Bye\n    - No -> Hi"));
}

#[test]
fn an_allow_silences_a_warning_on_its_line() {
    let unused =
        flow("  # allow N109: the answers are looked at in the export\n  ask room: Which room?\n    - Kitchen\n    - Hall\n  go to Bye");
    clean(&unused);
    only(&unused.replace(": the answers are looked at in the export", ""), &["X903 6", "N109 7"]);
}

#[test]
fn the_project_sets_levels() {
    let project = "--- botflow.yaml\nname: A\nlanguages: [en]\nchannels: [web]\nlint: {G308: off}\n--- flows/a.flow\nflow A\n  starts on welcome\n\nstep Hi\n  say Hello from the bot.\n  end\n";
    clean(project);
    only(&project.replace("G308: off", "no-fallback: hint"), &["G308 1"]);
}

#[test]
fn a_flow_that_do_runs_fills_what_belongs_to_the_person() {
    clean(
        "--- flows/a.flow\nflow A\n  starts on welcome\n\nstep Hi\n  do Names\n  say Hi {contact.first_name}!\n  end\n--- flows/names.flow\nflow Names\n  when unclear 3 times -> Lost\n\nstep Ask\n  ask who (name): Who are you?\n    unless known\n    keep as contact.first_name\n  end\n--- flows/lost.flow\nflow Lost\n  starts on words lost\n\nstep Hi\n  say Pardon?\n  end\n",
    );
}

#[test]
fn values_of_an_event_are_there() {
    clean(
        "flow A\n  starts on event parcel\n    with box (text)\n\nstep Hi\n  say Your parcel {box} is here. Write \"stop\" and I won't write again.\n  end\n",
    );
}

#[test]
fn a_form_that_is_not_submitted_is_one_finding() {
    only(
        &flow(
            "  form lead\n    ask name (name): Who are you?\n    ask email (email): Where can we write to you?\n    ask size (whole number): How large?\n    when cancelled -> Bye\n  go to Bye",
        ),
        &["T218 7"],
    );
}

#[test]
fn in_a_form_no_to_a_consent_must_lead_away() {
    let form = "  form lead\n    ask privacy (consent): May we keep what you tell us?\n      when no -> Bye\n    ask name (name): Who are you?\n    when cancelled -> Bye\n  submit lead\n  go to Bye";
    clean(&flow(form));
    only(&flow(&form.replace("      when no -> Bye", "      when no\n        say A pity.")), &["T215 8"]);
}

#[test]
fn a_form_can_be_asked_again_once_it_is_emptied() {
    clean(&flow(
        "  form guest\n    ask name (name): Who comes along?\n    when cancelled -> Bye\n  add guest to guests\n  ask: Anyone else?\n    - Yes -> Hi\n    - No\n  submit party\n    with guests\n  go to Bye",
    ));
}

#[test]
fn a_full_chain_may_end_a_step() {
    clean(&flow(
        "  ask room: Which room?\n    - Kitchen\n    - Hall\n  if room is kitchen\n    go to Bye\n  else if room is hall\n    end",
    ));
    only(
        &flow(
            "  ask room: Which room?\n    - Kitchen\n    - Hall\n    - Attic\n  if room is kitchen\n    go to Bye\n  else if room is hall\n    end",
        ),
        &["T206 10", "G302 12"],
    );
}

#[test]
fn lists_that_were_just_filled_have_entries() {
    let sums = "  add \"oil\" to wants\n  for each want in wants\n    ask amount (whole number): How much {want}?\n    add amount to sum\n  say {sum} in all.\n  go to Bye";
    clean(&flow(sums));
    only(&flow(&sums.replace("  for each", "  take \"oil\" from wants\n  for each")), &["T201 11"]);
}

#[test]
fn a_question_that_may_be_skipped_empties_what_was_known() {
    let twice = "  ask size (whole number): How large?\n  say {size} square metres.\n  say {size}, fine.\n  ask size (whole number): And now?\n    optional\n  say {size}.\n  go to Bye";
    only(&flow(twice), &["T213 9", "T201 11"]);
}
