//! N107: two names that look the same.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// What is known of N107.
pub static PAGE: Page = Page {
    code: "N107",
    slug: "lookalike-names",
    severity: Severity::Warning,
    minimum: None,
    title: r#""{a}" and "{b}" look the same but are different names"#,
    why: "one of the two would be empty where you expect an answer",
    help: "give one of them another name, or write both the same way",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  ask Guests (whole number): And how many children?
  say {guests} people, {Guests} children, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  ask children (whole number): And how many children?
  say {guests} people, {children} children, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Two names that a reader cannot tell apart.
pub fn lookalike(span: Span, first: Span, a: &str, b: &str) -> Finding {
    Finding::new(&PAGE, span)
        .with("a", a)
        .with("b", b)
        .label(first, "the other one")
        .offer_fix(format!("Write `{a}`"), vec![Edit::new(span, a)])
}

/// What a name looks like: capitals, other alphabets' twins of Latin letters and digits that pass for letters are taken for one.
pub fn look(name: &str) -> String {
    botflow_syntax::fold(name)
        .chars()
        .map(|letter| match letter {
            'а' | 'α' => 'a',
            'в' => 'b',
            'с' => 'c',
            'е' => 'e',
            'һ' => 'h',
            'і' | 'ι' | 'ı' => 'i',
            'ј' => 'j',
            'к' | 'κ' => 'k',
            'м' => 'm',
            'о' | 'ο' | '0' => 'o',
            'р' | 'ρ' => 'p',
            'ѕ' => 's',
            'т' | 'τ' => 't',
            'у' | 'υ' => 'y',
            'ν' => 'v',
            'х' | 'χ' => 'x',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::look;

    #[test]
    fn names_that_look_alike() {
        assert_eq!(look("Budget"), look("budget"));
        assert_eq!(look("соlour"), look("colour"));
        assert_ne!(look("old_car"), look("oldcar"));
    }
}
