//! What only a bot that runs, or the network, can tell. In: the files of a case. Out: what `test --coverage` or `check --online` finds in them, through
//! the program's own commands.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use botflow::{Look, World};
use serde_json::Value;

use super::Spot;

/// Codes that are found so, and by which commands.
const COMMANDS: [(&str, &[&str]); 3] =
    [("W611", &["check", "--online"]), ("X901", &["test", "--coverage"]), ("X904", &["test", "--coverage"])];
/// In a case this stands for a server that answers by the path that is asked for, so that no test needs the network.
const SERVER: &str = "http://server.test";

/// By which command a code is found; `None`: by the rules.
pub(super) fn command(code: &str) -> Option<&'static [&'static str]> {
    COMMANDS.iter().find(|(of, _)| *of == code).map(|(_, command)| *command)
}

/// What is found: each with its place, and with its words.
pub(super) fn found(command: &[&str], files: &[(String, String)]) -> Result<Vec<(Spot, Value)>, String> {
    let folder = Folder::of(files)?;
    let (mut output, mut error) = (Vec::new(), Vec::new());
    let mut world = World {
        folder: folder.0.clone(),
        typist: None,
        input: &mut std::io::empty(),
        output: &mut output,
        error: &mut error,
        look: Look::plain(100),
    };
    // A flow without a project is named.
    let lone = files.iter().all(|(path, _)| path != "botflow.yaml").then(|| files.first().map(|(path, _)| path.as_str())).flatten();
    let arguments = ["botflow"].into_iter().chain(command.iter().copied()).chain(lone).chain(["--format", "json"]).map(OsString::from);
    botflow::run(arguments, &mut world);
    let said = String::from_utf8_lossy(&output).into_owned();
    let report: Value = serde_json::from_str(&said).map_err(|wrong| format!("{wrong}: {said}{}", String::from_utf8_lossy(&error)))?;
    let findings = report["findings"].as_array().cloned().unwrap_or_default();
    Ok(findings.into_iter().map(|finding| (spot(&finding), finding)).collect())
}

fn spot(finding: &Value) -> Spot {
    let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let line = finding["line"].as_u64().and_then(|line| u32::try_from(line).ok()).unwrap_or_default();
    (text("file").trim_start_matches("./").to_owned(), line, text("code"))
}

/// A folder that goes away with its case.
struct Folder(PathBuf);

impl Folder {
    fn of(files: &[(String, String)]) -> Result<Self, String> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("botflow-corpus-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(std::env::temp_dir().join(name));
        for (path, text) in files {
            let target = folder.0.join(path);
            let parent = target.parent().unwrap_or(&folder.0);
            fs::create_dir_all(parent).map_err(|wrong| wrong.to_string())?;
            let text = text.replace(SERVER, &format!("http://127.0.0.1:{}", port()));
            fs::write(&target, text).map_err(|wrong| wrong.to_string())?;
        }
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Where the server of all cases listens.
fn port() -> u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    *PORT.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("invariant: a port is free");
        let port = listener.local_addr().expect("invariant: it listens").port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || answer(stream));
            }
        });
        port
    })
}

/// The path says what comes: `/404/…`, `/500/…`, `/405-head/…`, `/there/…`, `/moved/…`, `/round/…`.
fn answer(mut stream: TcpStream) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let mut words = first.split(' ');
    let (method, path) = (words.next()?, words.next()?);
    let kind = path.split('/').nth(1)?;
    let statuses = HashMap::from([
        ("there", "200 OK"),
        ("moved", "301 Moved Permanently\r\nLocation: /there/now"),
        ("round", "302 Found\r\nLocation: /round/again"),
        ("members", "403 Forbidden"),
        ("500", "500 Internal Server Error"),
    ]);
    let status = match (method, kind) {
        ("HEAD", "405-head") => "405 Method Not Allowed",
        (_, "405-head") => "200 OK",
        _ => statuses.get(kind).copied().unwrap_or("404 Not Found"),
    };
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()
}
