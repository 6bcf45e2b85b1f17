//! In: an [`Analysis`] without errors. Out: the [`Program`], flat arrays and indices; for tests also its source map and the tests themselves.

mod alive;
mod board;
mod catalog;
mod code;
mod expr;
mod flow;
mod form;
mod json;
mod layout;
mod message;
mod name;
mod needs;
mod own;
mod pass;
mod pick;
mod place;
mod question;
mod request;
mod source_map;
mod start;
mod table;
mod test;
mod test_line;
mod text;
mod world;

pub use source_map::{OutcomeAt, Place, SourceMap, Taken};
pub use test::{Arrival, Expects, Happens, Moment, Test, TestAct, TestLine, World};

use botflow_program::Program;

use crate::Analysis;
use table::Tables;

/// A program with what is needed to test it. Its program has the conditions of the tests behind everything else, so it is not the one to ship.
#[derive(Debug, Clone)]
pub struct Suite {
    /// The program.
    pub program: Program,
    /// Every test of the project, in file order.
    pub tests: Vec<Test>,
    /// Which lines the parts of the program come from.
    pub map: SourceMap,
    /// Keys that share a hash with another key and were hashed again; `build` tells them.
    pub clashes: Vec<String>,
}

/// Makes the program of a project. Call it only when no error was found: what could not be read or resolved is left out of the program.
pub fn lower(analysis: &Analysis) -> Program {
    lowered(analysis).program
}

/// The program with its tests.
pub fn suite(analysis: &Analysis) -> Suite {
    let mut lowering = lowered(analysis);
    let tests = lowering.tests();
    let Lowering { program, map, clashes, .. } = lowering;
    Suite { program, tests, map, clashes }
}

/// A program on its way.
struct Lowering<'a> {
    analysis: &'a Analysis,
    program: Program,
    map: SourceMap,
    tables: Tables,
    layout: layout::Layout,
    needs: needs::Needs,
    clashes: Vec<String>,
}

fn lowered(analysis: &Analysis) -> Lowering<'_> {
    let layout = layout::lay_out(&analysis.graph);
    let mut lowering = Lowering {
        analysis,
        program: Program::default(),
        map: SourceMap::default(),
        tables: Tables::default(),
        layout,
        needs: needs::find(analysis),
        clashes: Vec::new(),
    };
    lowering.project();
    lowering.names();
    lowering.catalogs();
    lowering.options();
    lowering.boards();
    lowering.world();
    lowering.places();
    lowering.flows();
    lowering.code();
    lowering.forms();
    lowering.starts();
    lowering.own();
    lowering.needs();
    lowering
}
