//! A program survives its forms, and nothing else is taken for one.

use proptest::prelude::*;

use super::*;
use crate::*;

/// One flow, one step, a greeting with a sum in it, the end.
fn greeting() -> Program {
    let mut program = Program { name: "Greeting".into(), languages: vec!["en".into()], channels: vec!["web".into()], ..Program::default() };
    program.name_lists.push(NameList { names: Vec::new() });
    program.strings.push("Hi".into());
    program.constants.push(Value::number(2));
    program.expr_ops = vec![ExprOp::Const(ConstIx(0)), ExprOp::Const(ConstIx(0)), ExprOp::Add];
    program.exprs.push(Expr { ops: Rows::new(0, 3), gives: Kind::Number });
    program.slots.push(Slot { value: ExprIx(0), format: Format::default(), forms: Rows::default(), forms_of: FormsOf::Number });
    program.pieces = vec![Piece::Literal(StringIx(0)), Piece::Slot(SlotIx(0))];
    program.copies.push(CopyText { pieces: Rows::new(0, 2) });
    program.texts.push(Texts { copies: Rows::new(0, 1) });
    program.bubbles.push(Bubble { text: Some(TextIx(0)), ..Bubble::default() });
    program.variants.push(Variant { channels: None, wordings: Rows::new(0, 1) });
    program.messages.push(Message { step: StepIx(0), variants: Rows::new(0, 1) });
    program.ops = vec![Op::Send(MessageIx(0)), Op::End];
    program.steps.push(Step { id: StepId(7), title: "Hello".into(), flow: FlowIx(0), start: Pc(0), needs: NamesIx(0) });
    program.flows.push(Flow {
        id: FlowId(9),
        title: "Greeting".into(),
        first: StepIx(0),
        steps: Rows::new(0, 1),
        scope: 0,
        takes: NamesIx(0),
        gives: NamesIx(0),
        boards: Rows::default(),
        reads_entry_text: false,
    });
    program
}

fn fault_of(program: &Program) -> String {
    program.verify().expect_err("the program contradicts itself").to_string()
}

#[test]
fn every_form_gives_the_same_program_back() {
    let program = greeting();
    assert_eq!(Program::from_bytes(&program.to_bytes()), Ok(program.clone()));
    #[cfg(feature = "people")]
    {
        assert_eq!(Program::from_json(&program.to_json()), Ok(program.clone()));
        assert_eq!(Program::from_yaml(&program.to_yaml()), Ok(program.clone()));
        assert_eq!(Program::from_json(&program.to_json()).map(|read| read.hash()), Ok(program.hash()));
    }
}

#[test]
fn what_is_no_program_is_said_to_be_none() {
    let bytes = greeting().to_bytes();
    assert_eq!(Program::from_bytes(b""), Err(LoadError::NotAProgram));
    assert_eq!(Program::from_bytes(b"flow Hello"), Err(LoadError::NotAProgram));
    assert_eq!(Program::from_bytes(&bytes[..bytes.len() - 1]), Err(LoadError::Changed));
    assert_eq!(Program::from_bytes(&bytes[..20]), Err(LoadError::Changed));
    let mut newer = bytes.clone();
    newer[9] = 200;
    let error = Program::from_bytes(&newer).expect_err("another format");
    assert_eq!(error, LoadError::OtherFormat { found: 200 });
    assert!(error.to_string().contains("use a newer botflow"), "{error}");
    let mut longer = greeting().body();
    longer.push(0);
    assert!(matches!(Program::from_body(&longer), Err(LoadError::Damaged(_))));
}

#[test]
fn broken_indices_are_named() {
    let mut program = greeting();
    program.ops[0] = Op::Send(MessageIx(5));
    assert_eq!(fault_of(&program), "ops.0.Send: points at row 5 of `messages`, which has 1");
    let mut program = greeting();
    program.flows[0].steps = Rows::new(0, 9);
    assert_eq!(fault_of(&program), "flows.0.steps: points at row 8 of `steps`, which has 1");
    let mut program = greeting();
    program.expr_ops.swap(0, 2);
    assert_eq!(fault_of(&program), "exprs.0: takes more values than there are");
    let mut program = greeting();
    program.exprs[0].ops = Rows::new(0, 2);
    assert_eq!(fault_of(&program), "exprs.0: leaves 2 values, not one");
    let mut program = greeting();
    program.expr_ops[1] = ExprOp::Column(ColumnIx(0));
    assert_eq!(fault_of(&program), "exprs.0: reads a column outside of a pick");
    let mut program = greeting();
    program.ops.pop();
    assert_eq!(fault_of(&program), "ops: the last one goes on behind the end");
    let mut program = greeting();
    program.languages.clear();
    assert!(fault_of(&program).starts_with("languages"));
}

#[test]
fn a_list_of_a_billion_rows_is_refused_without_reserving_them() {
    // An array of 17, a text, then an array that says it has 2^32 entries and has none.
    let body = [0x91, 0x60, 0x9b, 0, 0, 0, 1, 0, 0, 0, 0];
    assert!(matches!(Program::from_body(&body), Err(LoadError::Damaged(_))));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Program::from_body(&bytes);
        let _ = Program::from_bytes(&bytes);
    }

    #[test]
    fn a_changed_program_loads_whole_or_not_at_all(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = greeting().body();
        let at = at.index(body.len());
        body[at] = byte;
        if let Ok(program) = Program::from_body(&body) {
            prop_assert!(program.verify().is_ok());
        }
    }
}

/// JSON and YAML say what is wrong in plain words: no program, another version's, or where it stops.
#[cfg(feature = "people")]
#[test]
fn texts_that_are_no_program_are_told_apart() {
    let program = greeting();
    let (json, yaml) = (program.to_json(), program.to_yaml());
    assert_eq!(Program::from_json("{\"name\": 1}"), Err(LoadError::NotAProgram));
    assert_eq!(Program::from_yaml("name: Hansen Motors\nlanguages: [en]\n"), Err(LoadError::NotAProgram));
    let older = |text: &str| text.replacen(&FORMAT_VERSION.to_string(), "1", 1).replacen("languages", "tongues", 1);
    assert_eq!(Program::from_json(&older(&json)), Err(LoadError::OtherFormat { found: 1 }));
    assert_eq!(Program::from_yaml(&older(&yaml)), Err(LoadError::OtherFormat { found: 1 }));
    let cut = Program::from_json(&json[..json.len() / 2]).map_err(|error| error.to_string());
    let said = cut.expect_err("half a program is none");
    assert!(said.starts_with("this is no whole program, it cannot be read at line ") && !said.contains("EOF"), "{said}");
}
