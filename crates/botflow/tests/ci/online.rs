//! `check --online` against a server of its own: which links are told, and that nothing is asked for without the flag.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use botflow::Exit;

use crate::folder::{Folder, run};

/// A small web server: what it was asked for, and what it answers by path.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let heard = heard.clone();
                std::thread::spawn(move || answer(stream, &heard));
            }
        });
        Server { port, asked }
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }
}

fn answer(mut stream: TcpStream, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    asked.lock().unwrap().push(format!("{method} {path}"));
    let status = match (method, path) {
        ("HEAD", "/whole-only") => "405 Method Not Allowed",
        (_, "/there" | "/whole-only" | "/photo.jpg") => "200 OK",
        (_, "/moved") => "301 Moved Permanently\r\nLocation: /there",
        (_, "/round") => "302 Found\r\nLocation: /round",
        (_, "/members") => "403 Forbidden",
        (_, "/broken") => "500 Internal Server Error",
        _ => "404 Not Found",
    };
    let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// A port at which nobody answers.
fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn project(server: &Server) -> Folder {
    let folder = Folder::new(&format!("online-{}", server.port));
    let (port, closed) = (server.port, closed_port());
    let flow = format!(
        "flow Hello\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say I'm the lamp bot. See http://127.0.0.1:{port}/there.\n    \
         button One -> http://127.0.0.1:{port}/moved\n    button Two -> http://127.0.0.1:{port}/members\n    \
         button Three -> http://127.0.0.1:{port}/gone\n    button Four -> http://127.0.0.1:{port}/whole-only\n  \
         say More: http://127.0.0.1:{port}/gone, http://127.0.0.1:{port}/broken, http://127.0.0.1:{closed}/x and http://127.0.0.1:{port}/round!\n  \
         # allow broken-link: it opens in June\n  say Soon: http://127.0.0.1:{port}/june\n  \
         say For you: http://127.0.0.1:{port}/p/{{contact.first_name or \"you\"}}\n  end\n"
    );
    let yaml = "name: Lamps\nchannels: [web]\nlanguages: [en]\nlint: {C408: off, G312: off}\ncatalogs:\n  lamps: {file: data/lamps.csv, fields: {name: text, photo: link}}\n";
    folder.write("flows/hello.flow", flow).write("botflow.yaml", yaml);
    folder.write("data/lamps.csv", format!("name,photo\nOne,http://127.0.0.1:{port}/photo.jpg\nTwo,http://127.0.0.1:{port}/lost.jpg\n"));
    folder
}

#[test]
fn each_link_is_asked_for_once_and_what_is_gone_is_told() {
    let server = Server::start();
    let folder = project(&server);
    let came = run(&folder, &["check", "--online", "--format", "json", "--fail-on", "warning"]);
    assert_eq!(came.exit, Exit::ToFix, "{}", came.error);
    let report: serde_json::Value = serde_json::from_str(&came.output).unwrap();
    let told = |finding: &serde_json::Value| {
        let title = finding["title"].as_str().unwrap();
        let path = title.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().1;
        format!(
            "{} {} {} | {}",
            finding["code"].as_str().unwrap(),
            finding["line"],
            path.split(' ').next().unwrap(),
            finding["note"].as_str().unwrap()
        )
    };
    let mut told: Vec<String> = report["findings"].as_array().unwrap().iter().map(told).collect();
    // The ports differ from run to run, and with them the order within a line.
    told.sort();
    assert_eq!(
        told,
        [
            "W611 11 broken | the server answers with error 500",
            "W611 11 round | it leads from page to page without end",
            "W611 11 x | nobody answers there",
            "W611 3 lost.jpg | there is no such page",
            "W611 9 gone | there is no such page",
        ]
    );
    let gone = report["findings"].as_array().unwrap().iter().find(|finding| finding["title"].as_str().unwrap().contains("gone")).unwrap();
    assert_eq!(gone["labels"][0]["line"], 11, "the other line that sends it");
    let asked = server.asked();
    assert_eq!(asked.iter().filter(|asked| asked.ends_with("/gone")).count(), 2, "HEAD, then GET: {asked:?}");
    assert_eq!(asked.iter().filter(|asked| asked.ends_with("/photo.jpg")).count(), 1, "{asked:?}");
    assert!(asked.iter().all(|asked| !asked.contains("/p/")), "an address with a value in it cannot be tried: {asked:?}");
}

#[test]
fn nothing_is_asked_for_without_the_flag() {
    let server = Server::start();
    let folder = project(&server);
    let came = run(&folder, &["check", "--fail-on", "hint"]);
    assert_eq!(came.exit, Exit::Fine, "{}", came.output);
    assert_eq!(server.asked(), Vec::<String>::new());
}
