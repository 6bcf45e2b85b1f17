//! What a line stands in: a form whose answers have their bare names there, a `recommend` whose rows have their fields there.

use crate::model::FormId;

/// What is in scope at a line besides the values of its flow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Env {
    /// The form around it.
    pub form: Option<FormId>,
    /// The row or card around it.
    pub item: ItemEnv,
}

/// The row or card around a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ItemEnv {
    /// None.
    #[default]
    None,
    /// Under `recommend`: its conditions judge a row of this catalog (`None`: of one that is not known).
    Row(Option<u32>),
    /// A card of `recommend`: it shows a row.
    Card(Option<u32>),
}

impl ItemEnv {
    /// The catalog whose fields are in scope, if there is one.
    pub fn catalog(self) -> Option<Option<u32>> {
        match self {
            ItemEnv::None => None,
            ItemEnv::Row(catalog) | ItemEnv::Card(catalog) => Some(catalog),
        }
    }
}
