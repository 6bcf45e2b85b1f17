//! Every limit that C401 to C413 judge by comes from the facts: with another figure there, the finding is elsewhere. Each rule on each channel.

use botflow_channels::{Beyond, Facts, Figure, facts};
use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::{Basis, judge};

/// Lines of a step in which something is so long, or there is so much of it.
type Lines = fn(usize) -> String;

/// A project of one channel with these lines in its first step; `starts` stands in its head.
fn project(channel: &str, starts: &str, lines: &str) -> String {
    format!(
        "--- botflow.yaml\nname: Lamps\nchannels: [{channel}]\nlanguages: [en]\ntemplates:\n  ready: {{channels: [{channel}], languages: [en], \
         category: utility, text: \"Your lamp is ready.\", buttons: [\"{}\"]}}\n--- flows/lamps.flow\nflow Lamps\n  starts on welcome\n{starts}  \
         starts on anything else\n  when unclear 3 times -> Bye\n\nstep Hi\n{lines}\n\nstep Lamps\n  say They are all on lamps.example.com.\n  \
         end\n\nstep Bye\n  say See you soon.\n  end\n",
        "t".repeat(TEMPLATE_BUTTON)
    )
}

/// How long the template's button is: it stands in botflow.yaml, so the figure moves instead.
const TEMPLATE_BUTTON: usize = 9;

fn words(count: usize) -> String {
    "a".repeat(count)
}

fn options(count: usize, label: usize) -> String {
    let option = |at: usize| format!("    - {}{} -> Lamps\n", char::from(b'a' + (at % 26) as u8), "x".repeat(label - 1));
    format!("  ask: Which?\n{}", (0..count).map(option).collect::<String>())
}

/// What is so long or so many, the code that says so, and the figure it is judged by.
const CASES: [(&str, Figure, Lines); 10] = [
    ("C401", Figure::ReplyLabel, |n| options(2, n)),
    ("C401", Figure::RowLabel, |n| options(5, n)),
    ("C401", Figure::ButtonLabel, |n| format!("  say Lamps.\n    button {} -> Lamps\n  end", words(n))),
    ("C402", Figure::Replies, |n| options(n, 3)),
    ("C402", Figure::Buttons, |n| {
        let button = |at: usize| format!("    button {} -> Lamps\n", char::from(b'a' + (at % 26) as u8));
        format!("  say Lamps.\n{}  end", (0..n).map(button).collect::<String>())
    }),
    ("C403", Figure::Text, |n| format!("  say {}\n  end", words(n))),
    ("C403", Figure::TextWithButtons, |n| format!("  say {}\n    button Go -> Lamps\n  end", words(n))),
    ("C403", Figure::CardTitle, |n| format!("  cards\n    card {}\n      button Go -> Lamps\n  end", words(n))),
    ("C403", Figure::CardLine, |n| format!("  cards\n    card Lamp\n      line {}\n      button Go -> Lamps\n  end", words(n))),
    ("C403", Figure::TextWithReplies, |n| format!("  ask: {}\n    - Yes -> Lamps\n    - No -> Bye", words(n))),
];

/// The facts of all channels, with this figure of one of them at most so much.
fn with(channel: &str, figure: Figure, most: usize) -> &'static [Facts] {
    let mut all = botflow_channels::facts::all().to_vec();
    let limits = all.iter_mut().filter(|facts| facts.channel == channel).flat_map(|facts| &mut facts.limits);
    limits.filter(|limit| limit.what == figure).for_each(|limit| (limit.least, limit.most) = (limit.least.min(1), most as u64));
    Box::leak(all.into_boxed_slice())
}

fn finds(code: &str, example: &str, facts: &'static [Facts]) -> bool {
    let found = judge(&analyse(ProjectFiles::from_example(example)), &Basis { facts: Some(facts), ..Basis::WHOLE });
    found.iter().any(|finding| finding.page.code == code)
}

/// Whether the channel has such a figure, and the rule looks at it there.
fn counts(channel: &str, figure: Figure) -> bool {
    let now = facts(channel).unwrap().now();
    // Where a few options are buttons and more of them rows, labels of options have those two figures.
    let rows = now.most(Figure::ReplyButtons).is_some();
    // Nothing is cut off cards of our own chat.
    let cut =
        !matches!(figure, Figure::CardTitle | Figure::CardLine) || now.limit(figure).is_some_and(|limit| limit.beyond != Beyond::Ours);
    cut && now.limit(figure).is_some_and(|limit| limit.most > 0)
        && !(rows && figure == Figure::ReplyLabel)
        && (rows || figure != Figure::RowLabel)
}

#[test]
fn a_figure_of_the_facts_decides() {
    let mut judged = 0;
    for channel in botflow_channels::CHANNELS {
        for (code, figure, lines) in CASES {
            if !counts(channel.name, figure) {
                continue;
            }
            // Texts are longer than the other texts of the project.
            for most in if code == "C403" { [40, 61] } else { [6, 9] } {
                let facts = with(channel.name, figure, most);
                let found = |count: usize| finds(code, &project(channel.name, "", &lines(count)), facts);
                assert!(!found(most), "{}: {code} although {most} of “{}” fit", channel.name, figure.words());
                assert!(found(most + 1), "{}: no {code} where {most} of “{}” fit", channel.name, figure.words());
            }
            judged += 1;
        }
    }
    // Fewer would mean that a rule or a channel has dropped out of the table.
    assert!(judged >= 32, "{judged}");
}

/// What stands in botflow.yaml or in the head of a flow.
#[test]
fn labels_of_templates_and_codes_of_links_too() {
    for channel in botflow_channels::CHANNELS {
        let template = "  template ready\n    button ttttttttt -> Lamps\n  end";
        let shows_template = channel.name == "messenger" || channel.name == "whatsapp";
        for (most, is_too_long) in [(TEMPLATE_BUTTON, false), (TEMPLATE_BUTTON - 1, true)] {
            let found = finds("C401", &project(channel.name, "", template), with(channel.name, Figure::TemplateButton, most));
            assert_eq!(found, is_too_long && shows_template, "{}: {most}", channel.name);
        }
        if counts(channel.name, Figure::LinkCode) {
            let code = |count: usize| project(channel.name, &format!("  starts on link {}\n", words(count)), "  say Hello.\n  end");
            let facts = with(channel.name, Figure::LinkCode, 7);
            assert_eq!((finds("C413", &code(7), facts), finds("C413", &code(8), facts)), (false, true), "{}", channel.name);
        }
    }
}

/// The longest a value may be counts for C404, and how much of two labels is seen for C405.
#[test]
fn the_worst_value_and_labels_that_are_alike_follow_the_figure() {
    let named = "  ask name (name): Your name?\n  say Good.\n    button Lamps for {name} -> Lamps\n  end";
    let alike = "  say Good.\n    button Lamps with roses -> Lamps\n    button Lamps with tulips -> Bye\n  end";
    for channel in botflow_channels::CHANNELS.iter().filter(|channel| counts(channel.name, Figure::ButtonLabel)) {
        let found = |code: &str, lines: &str, most: usize| {
            finds(code, &project(channel.name, "", lines), with(channel.name, Figure::ButtonLabel, most))
        };
        // A name has 60 characters at most.
        assert_eq!((found("C404", named, 70), found("C404", named, 69)), (false, true), "{}", channel.name);
        assert_eq!((found("C405", alike, 17), found("C405", alike, 11)), (false, true), "{}", channel.name);
    }
}
