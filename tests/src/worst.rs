//! In: about how many lines. Out: projects of one shape each that an analysis may choke on: ladders, loops, one huge menu, thousands of flows …
//!
//! Some are sound, some have a finding on every rung: telling of a finding must not cost more than finding it.

mod boards;
mod bodies;
mod broken;
mod menus;
mod projects;
mod shapes;

use crate::generate::File;

/// A shape, and how a project of it is made.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// What it is called in figures.
    pub name: &'static str,
    /// The files of a project of about so many lines.
    pub files: fn(usize) -> Vec<File>,
}

macro_rules! shapes {
    ($($from:ident::$name:ident),+ $(,)?) => { &[$(Shape { name: stringify!($name), files: $from::$name }),+] };
}

/// Every shape.
pub static SHAPES: &[Shape] = shapes![
    shapes::ladder,
    shapes::dense_loop,
    shapes::menu,
    shapes::menu_of_steps,
    shapes::full_chain,
    shapes::ifs,
    shapes::numbers,
    shapes::long_condition,
    shapes::flows,
    shapes::flows_done,
    shapes::set_from_the_next,
    shapes::sayings,
    shapes::form,
    shapes::consents,
    shapes::topics,
    shapes::start_words,
    shapes::languages,
    shapes::tests,
    menus::menu_of_bodies,
    menus::menu_of_pictures,
    menus::menu_of_conditions,
    menus::menu_of_several,
    menus::menu_of_commands,
    menus::menus_from_data,
    menus::menu_of_twins,
    menus::local_commands,
    menus::checks,
    menus::buttons,
    menus::cards,
    menus::wordings,
    menus::one_of,
    menus::forms_of_options,
    menus::arms,
    boards::points,
    boards::menu_points,
    boards::several_points,
    boards::points_for_all,
    boards::sure_points,
    boards::boards,
    bodies::deep_ifs,
    bodies::for_each_body,
    bodies::loops_in_loops,
    bodies::forms,
    bodies::calls,
    bodies::bookings,
    bodies::payments,
    bodies::hand_overs,
    bodies::nudges,
    bodies::allowed,
    bodies::channels,
    bodies::baskets,
    bodies::contacts,
    bodies::goals,
    projects::flows_in_knots,
    projects::flows_done_by_one,
    projects::flow_done_by_all,
    projects::long_test,
    projects::tests_at_steps,
    projects::catalog_rows,
    projects::catalog_asked,
    projects::catalog_conditions,
    projects::settings,
    projects::starts,
    projects::events,
    projects::takes,
    projects::same_titles,
    projects::renamed,
    projects::kept,
    broken::forgetful_ladder,
    broken::never_filled,
    broken::silent_options,
    broken::busy_loops,
    broken::traps,
    broken::pauses,
    broken::unknown_steps,
    broken::unknown_values,
    broken::unreadable,
    broken::unreached,
    broken::unstarted_flows,
    broken::unknown_keys,
    broken::forgotten_values,
    broken::wrong_rows,
];

/// A lone flow: a head that gives every question a way out, what is in the middle, and the steps that all of them end in.
fn lone(middle: &str) -> Vec<File> {
    let head = "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n\nstep Hello\n  say Hello, I'm the lamp bot.\n";
    vec![("long.flow".to_owned(), format!("{head}{middle}\nstep Goodbye\n  say Thanks! Write \"long\" any time.\n  end\n"))]
}
