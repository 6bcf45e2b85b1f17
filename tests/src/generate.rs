//! In: how many flows. Out: the files of a project of that size, about 100 lines a flow, with every statement in a realistic mix.
//!
//! The texts lie in `generate/`; `0000` in them becomes the flow's number, so titles, words and references differ from flow to flow.

use botflow_compile::ProjectFiles;

/// A file of a generated project: path and text.
pub type File = (String, String);

const TEMPLATES: &[(&str, &str)] = &[
    ("lead", include_str!("generate/lead.flow")),
    ("quiz", include_str!("generate/quiz.flow")),
    ("visit", include_str!("generate/visit.flow")),
    ("shop", include_str!("generate/shop.flow")),
];

/// A project of `flows` flows that has nothing to mend, with its `botflow.yaml` and catalog.
pub fn project(flows: usize) -> Vec<File> {
    let mut files = vec![
        ("botflow.yaml".to_owned(), include_str!("generate/botflow.yaml").to_owned()),
        ("data/lamps.csv".to_owned(), include_str!("generate/lamps.csv").to_owned()),
        ("flows/anything-else.flow".to_owned(), include_str!("generate/anything-else.flow").to_owned()),
    ];
    for number in 0..flows {
        let (name, template) = &TEMPLATES[number % TEMPLATES.len()];
        files.push((format!("flows/{name}-{number:04}.flow"), template.replace("0000", &letters(number))));
        if *name == "visit" {
            files.push((format!("flows/note-{number:04}.flow"), include_str!("generate/note.flow").replace("0000", &letters(number))));
        }
    }
    files
}

/// A project with one flow of at least so many lines, which has nothing to mend.
pub fn long_flow(lines: usize) -> Vec<File> {
    const CHAPTER: &str = include_str!("generate/chapter.flow");
    let chapters = lines.div_ceil(CHAPTER.lines().count());
    let mut text = String::from("flow Every room\n  starts on words rooms\n  when unclear 3 times -> Person\n");
    text.push_str("\nstep Hi\n  say Hi, I'm the lamp bot.\n  go to Room aaaaaaaa\n");
    for chapter in 0..chapters {
        let next = if chapter + 1 < chapters { format!("Room {}", letters(chapter + 1)) } else { "Goodbye".to_owned() };
        text.push_str(&CHAPTER.replace("0000", &letters(chapter)).replace("NEXT", &next));
    }
    text.push_str("\nstep Person\n  hand over to Front desk\n    say One of us will take it from here.\n");
    text.push_str("    when nobody free after 10 minutes -> Goodbye\n    when closed -> Goodbye\n    when back -> Goodbye\n");
    text.push_str("\nstep Goodbye\n  say Thanks for stopping by! It's the lamp bot again: write \"rooms\" any time.\n  end\n");
    let mut files = project(0);
    files.push(("flows/rooms.flow".to_owned(), text));
    files
}

/// The number in letters, so that it can be part of a word that customers write (`baab`); no two are one typo apart.
fn letters(number: usize) -> String {
    let digit = |place: usize| char::from(b'a' + (number / 10usize.pow(place as u32) % 10) as u8);
    let word: String = (0..4).rev().map(digit).collect();
    format!("{word}{word}")
}

/// The same as the compiler takes them.
pub fn files(generated: &[File]) -> ProjectFiles {
    let mut files = ProjectFiles::new();
    generated.iter().for_each(|(path, text)| files.add(path.clone(), text.clone()));
    files
}

/// How many lines a project has.
pub fn lines(files: &[File]) -> usize {
    files.iter().filter(|(path, _)| path.ends_with(".flow")).map(|(_, text)| text.lines().count()).sum()
}
