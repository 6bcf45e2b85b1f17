//! What going on from a node fills must be among what the node is said to fill: long walks ask the one, short ones the other.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::super::effect::{Effect, effect};
use super::super::{Place, reads};
use super::{Fills, fillers};
use crate::graph::{Act, Why};
use crate::model::{BookingId, PaymentId, ValueId};
use crate::{Analysis, ProjectFiles, analyse};

/// A bot of `flows/`.
fn bot(name: &str) -> Analysis {
    fn add(files: &mut ProjectFiles, root: &Path, folder: &Path) {
        let mut paths: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths {
            let shown = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                add(files, root, &path);
            } else if ProjectFiles::is_read(&shown) {
                files.add(shown, fs::read(&path).expect("a file"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows").join(name);
    let mut files = ProjectFiles::new();
    add(&mut files, &root, &root);
    analyse(files)
}

/// The generated project: every statement of the language.
fn generated() -> Analysis {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/src/generate");
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("a template").replace("0000", "aaaa").replace("NEXT", "Goodbye");
    let mut files = ProjectFiles::new();
    files.add("botflow.yaml", text("botflow.yaml"));
    files.add("data/lamps.csv", text("lamps.csv"));
    for name in ["anything-else", "lead", "quiz", "visit", "shop", "note"] {
        files.add(format!("flows/{name}.flow"), text(&format!("{name}.flow")));
    }
    analyse(files)
}

/// Every place that anything of a project reads or can fill.
fn places(analysis: &Analysis) -> HashSet<Place> {
    let (graph, model, project) = (&analysis.graph, &analysis.model, &analysis.project);
    let mut all: HashSet<Place> = [Place::EntryRef, Place::EntryText].into();
    for value in (0..model.values.len() as u32).map(ValueId) {
        all.extend([Place::Value(value), Place::Picked(value)]);
    }
    all.extend((0..model.bookings.len() as u32).map(|at| Place::Booking(BookingId(at))));
    all.extend((0..model.payments.len() as u32).map(|at| Place::Payment(PaymentId(at))));
    for at in graph.ways.node_indices() {
        reads(graph, model, project, at, &mut |seen| all.extend(Place::all_of(seen.read, model, project)));
        fillers(&graph.ways[at].act, model, project, &mut |place| {
            all.insert(place);
        });
    }
    all.extend(project.contact.iter().flatten().map(|field| Place::Contact(field.name.clone())));
    all
}

/// How often going on from a node fills a place; each time it must be among the node's fillers.
fn compare(analysis: &Analysis) -> usize {
    let (graph, model, project) = (&analysis.graph, &analysis.model, &analysis.project);
    assert!(graph.ways.node_count() > 20);
    let places = places(analysis);
    let mut count = 0;
    for at in graph.ways.node_indices() {
        let act = &graph.ways[at].act;
        let mut said: HashSet<Place> = HashSet::new();
        let fills = fillers(act, model, project, &mut |place| {
            said.insert(place);
        });
        let is_said = |place: &Place| match fills {
            Fills::Anything => true,
            Fills::OfPerson => place.is_of_person() || said.contains(place),
            Fills::These => said.contains(place),
        };
        for (edge, _) in graph.out(at) {
            for place in &places {
                let passed = match (act, edge.why, place) {
                    (Act::Do(act), Why::Into, Place::Value(value)) => {
                        let takes = act.flow.is_some_and(|flow| model.flows[flow.ix()].takes.contains(value));
                        takes && act.with.iter().any(|pass| *pass.name == *model.values[value.ix()].name)
                    }
                    _ => false,
                };
                if passed || effect(act, edge.why, place, model, project) == Effect::Fills {
                    count += 1;
                    assert!(is_said(place), "{place:?} is filled by {act:?} ({:?}), which is not said of it", edge.why);
                }
            }
        }
    }
    count
}

#[test]
fn what_a_node_fills_is_among_its_fillers() {
    let mut count = compare(&generated());
    for name in ["appointment", "lead-form", "recommendation", "style-quiz"] {
        count += compare(&bot(name));
    }
    assert!(count > 150, "only {count} fillings were seen");
}
