//! In: a tree whose lines have all been read. Out: findings about lines that stand in the wrong company: `else` without `if`, `form` without lines,
//! statements under an answer that goes elsewhere, a file without a title.

use botflow_source::{Finding, Span};

use crate::choose::Under;
use crate::finding;
use crate::lines::Lines;
use crate::table::{Row, row, rows};
use crate::tree::{Hole, Kind, NodeId, Outcome, Statement, TargetKind, Tree};

/// `S015 more than 4 branches inside each other`
const DEPTH_MAX: usize = 4;

pub(super) fn check(tree: &mut Tree, lines: &Lines, path: &str, findings: &mut Vec<Finding>) {
    title(tree, path, findings);
    // The last child of each node so far: the line before, for the next of the same parent.
    let mut last = vec![None; tree.nodes.len()];
    for index in 1..tree.nodes.len() as u32 {
        let id = NodeId(index);
        let before = last[tree.node(id).parent.index()].replace(id);
        company(tree, id, before, findings);
        below(tree, id, lines, findings);
    }
    depth(tree, findings);
}

/// "A file starts with `flow` and a title"; a file of tests needs none.
fn title(tree: &mut Tree, path: &str, findings: &mut Vec<Finding>) {
    let tops: Vec<NodeId> = tree.children(NodeId::FILE).collect();
    let kind = |id: &NodeId| kind_of(tree.statement(*id));
    let tests_only = !tops.is_empty() && tops.iter().all(|id| kind(id) == Some(Kind::Test));
    let titled = tops.first().is_some_and(|id| kind(id) == Some(Kind::Flow));
    let later: Vec<NodeId> = tops.iter().skip(1).filter(|id| kind(id) == Some(Kind::Flow)).copied().collect();
    if !titled && !tests_only && later.is_empty() {
        let unread = tops.first().is_some_and(|id| matches!(tree.statement(*id), Statement::Hole(_)));
        let at = tops.first().map_or(Span::new(tree.file, 0, 0), |id| tree.node(*id).span);
        // "One cause, one finding": a first line that nobody can read may have been the title; lines that stand there for want of a title are no
        // other mistake, nor is a first step that is indented less than they are.
        let head: Vec<Span> = tops.iter().take_while(|id| kind(id) != Some(Kind::Step)).map(|id| tree.node(*id).span).collect();
        let first_step = tops.iter().find(|id| kind(id) == Some(Kind::Step)).map(|id| tree.node(*id).span);
        let within = |found: &Finding, line: &Span| line.start <= found.span.start && found.span.end <= line.end;
        let misplaced = |found: &Finding| found.page.code == "S005" && head.iter().any(|line| within(found, line));
        let outdented = |found: &Finding| found.page.code == "S003" && first_step.is_some_and(|line| within(found, &line));
        let count = findings.len();
        findings.retain(|found| !misplaced(found));
        let removed = findings.len() < count;
        if removed || !unread {
            findings.retain(|found| !outdented(found));
            let start = line_start(tree.text(), at.start);
            findings.push(finding::s017_flow_header::finding(at, start, path));
        }
    }
    for id in later.into_iter().skip(usize::from(!titled)) {
        misplaced(tree, id, "one file holds one flow: move this to a file of its own", findings);
    }
    if !titled && let Some(first) = tops.first().copied().filter(|_| !tests_only) {
        let flow = tops.iter().copied().find(|id| kind_of(tree.statement(*id)) == Some(Kind::Flow));
        if let Some(flow) = flow.filter(|flow| *flow != first && !matches!(tree.statement(first), Statement::Hole(_))) {
            misplaced(tree, flow, "`flow` is the first line of a file: move it to the top", findings);
        }
    }
}

/// Where the line of a spot begins.
fn line_start(text: &str, at: u32) -> u32 {
    text[..at as usize].rfind(['\n', '\r']).map_or(0, |end| end + 1) as u32
}

/// What a line is, or was meant to be.
fn kind_of(statement: &Statement) -> Option<Kind> {
    match statement {
        Statement::Hole(hole) => hole.meant,
        statement => Some(statement.kind()),
    }
}

/// Makes a hole of a line that stands where it cannot.
fn misplaced(tree: &mut Tree, id: NodeId, help: &str, findings: &mut Vec<Finding>) {
    let node = &tree.nodes[id.index()];
    let Some(row) = row(node.statement.kind()) else { return };
    findings.push(finding::s005_wrong_place::finding(node.keyword, row, Under::Unknown).help(help));
    let declares = declared(&node.statement);
    tree.nodes[id.index()].statement = Statement::Hole(Hole { meant: Some(row.kind), declares, target: None });
}

/// Lines that need another right above them. After a line that could not be read nothing is said.
fn company(tree: &mut Tree, id: NodeId, before: Option<NodeId>, findings: &mut Vec<Finding>) {
    let parent = tree.node(id).parent;
    let above = before.map(|before| tree.statement(before));
    let unread = matches!(above, Some(Statement::Hole(_)));
    let above = above.and_then(kind_of);
    let help = match tree.statement(id) {
        Statement::Else | Statement::ElseIf { .. } if !unread && !matches!(above, Some(Kind::If | Kind::ElseIf)) => {
            "`else` stands right below the lines of an `if`, indented like the `if`"
        }
        Statement::Or { .. } if !unread && !matches!(above, Some(Kind::Say | Kind::Or)) => {
            "`or` stands right below a `say`, indented like it"
        }
        Statement::When { .. } | Statement::Reask { .. } | Statement::Was { .. }
            if matches!(tree.statement(parent), Statement::Step { .. })
                && !matches!(above, None | Some(Kind::When | Kind::Reask | Kind::Was)) =>
        {
            "what holds for the whole step stands first in it; what belongs to one question or statement is indented below that"
        }
        _ => return,
    };
    misplaced(tree, id, help, findings);
}

/// Lines that need lines below, and lines that must not have any.
fn below(tree: &mut Tree, id: NodeId, lines: &Lines, findings: &mut Vec<Finding>) {
    let node = tree.node(id);
    let Some(row) = row_of(tree, id) else { return };
    let target = match &node.statement {
        Statement::When { target, .. }
        | Statement::Choice { target, .. }
        | Statement::EachChoice { target, .. }
        | Statement::Otherwise { target } => *target,
        _ => None,
    };
    let statement = tree.children(id).find(|child| is_statement(tree, id, *child));
    if let (Some(target), Some(child)) = (target, statement) {
        if tree.target(target).kind != TargetKind::Hole && !matches!(tree.statement(child), Statement::Hole(_)) {
            let title = tree.str(tree.target(target).span).to_owned();
            misplaced(
                tree,
                child,
                &format!("the line above already goes to {title}: take `-> {title}` off it, or move this line to {title}"),
                findings,
            );
        }
        return;
    }
    let empty = tree.children(id).next().is_none();
    if let Statement::Ask { name: None, kind: None, text } = &node.statement
        && !matches!(tree.statement(node.parent), Statement::Book { .. } | Statement::Move { .. })
        && !matches!(tree.statement(node.parent), Statement::Hole(Hole { meant: Some(Kind::Book | Kind::Move), .. }))
        && !tree.children(id).any(|child| offers(tree.statement(child)))
    {
        let question = tree.str(tree.text_of(*text).span).to_owned();
        findings.push(finding::s006_ask_needs_name::without_options(node.span, &question));
        tree.nodes[id.index()].statement = Statement::Hole(Hole { meant: Some(Kind::Ask), declares: None, target: None });
        return;
    }
    let needs = match &node.statement {
        Statement::When { target: None, .. } => true,
        Statement::OnChannel { .. } => !matches!(tree.statement(node.parent), Statement::Test { .. }),
        Statement::Cards { each: None } => true,
        _ => row.needs_lines,
    };
    if needs && empty {
        let line = lines.lines[node.line as usize];
        let indent = &tree.text()[line.start as usize..line.text_start as usize];
        let found = finding::s018_nothing_under::finding(node.span, tree.str(node.keyword), &node.statement, indent);
        findings.push(found);
        // What it should have done is not known: nothing that hangs on it is judged.
        let (meant, declares) = (Some(row.kind), declared(&node.statement));
        tree.nodes[id.index()].statement = Statement::Hole(Hole { meant, declares, target: None });
    }
}

/// Whether a line under `ask: TEXT` is something to answer it with, or may have been.
fn offers(statement: &Statement) -> bool {
    let option =
        matches!(statement, Statement::Choice { .. } | Statement::EachChoice { .. } | Statement::Otherwise { .. } | Statement::Hole(_));
    option || matches!(statement, Statement::When { outcome: Outcome::CustomerSays(_), .. })
}

/// The name or title that a line gives all the same.
fn declared(statement: &Statement) -> Option<Span> {
    match statement {
        Statement::Flow { title } | Statement::Step { title } | Statement::Test { title } => Some(title.0),
        Statement::Form { name } => Some(name.0),
        _ => None,
    }
}

fn row_of(tree: &Tree, id: NodeId) -> Option<&'static Row> {
    row(tree.statement(id).kind())
}

/// Whether a line under an option or outcome does something, rather than saying something about it.
fn is_statement(tree: &Tree, under: NodeId, child: NodeId) -> bool {
    let option = matches!(tree.statement(under), Statement::Choice { .. } | Statement::EachChoice { .. });
    match tree.statement(child) {
        Statement::Also { .. } | Statement::Line { .. } | Statement::OnlyIf { .. } | Statement::Alone | Statement::Hole(_) => false,
        Statement::Score { .. } => !option && !matches!(tree.statement(under), Statement::When { .. }),
        Statement::Media { what: crate::tree::MediaKind::Image, .. } => !option,
        _ => true,
    }
}

/// Branches inside each other.
fn depth(tree: &Tree, findings: &mut Vec<Finding>) {
    let mut depths = vec![0; tree.nodes.len()];
    for (id, node) in tree.nodes().skip(1) {
        let branches = matches!(
            node.statement,
            Statement::If { .. }
                | Statement::ElseIf { .. }
                | Statement::Else
                | Statement::Choice { .. }
                | Statement::EachChoice { .. }
                | Statement::ForEach { .. }
                | Statement::When { .. }
                | Statement::Otherwise { .. }
                | Statement::Arm { .. }
                | Statement::OnChannel { .. }
        );
        // An option that holds nothing is no branch to get lost in.
        let branch = branches && tree.children(id).any(|child| is_statement(tree, id, child));
        let depth = depths[node.parent.index()] + usize::from(branch);
        depths[id.index()] = depth;
        if branch && depth == DEPTH_MAX + 1 {
            findings.push(finding::s015_too_deep::finding(node.span, depth));
        }
    }
}

/// The spans of a statement that are compared with names elsewhere: titles, teams, targets.
pub(super) fn phrases_of(tree: &Tree, statement: &Statement) -> Vec<Span> {
    let target = match statement {
        Statement::Flow { title } | Statement::Step { title } | Statement::Test { title } | Statement::Was { title } => {
            return vec![title.0];
        }
        Statement::HandOver { team } | Statement::BotHandsOver { team } => return vec![team.0],
        Statement::Reach { goal } | Statement::ExpectReached { goal } => return vec![goal.0],
        Statement::GoTo { target } | Statement::Do { target } | Statement::Button { target, .. } => Some(*target),
        Statement::When { target, .. }
        | Statement::Choice { target, .. }
        | Statement::EachChoice { target, .. }
        | Statement::Otherwise { target } => *target,
        _ => None,
    };
    let target = target.map(|target| tree.target(target)).filter(|target| !matches!(target.kind, TargetKind::Address(_)));
    target.map(|target| target.span).into_iter().collect()
}

/// Every keyword that may stand under a line of that kind, each once, in the order of the table.
pub(crate) fn keywords_under(under: Under) -> Vec<&'static str> {
    let mut keywords: Vec<&'static str> = Vec::new();
    for (index, row) in rows().iter().enumerate() {
        if under.allows(crate::table::RowIx(index as u16)) && !row.keyword.is_empty() && !keywords.contains(&row.keyword) {
            keywords.push(row.keyword);
        }
    }
    keywords
}
