//! In: positions in the arenas of a tree. Out: one index type an arena, so that they cannot be mixed up.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index into the arena, or into a table beside it.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A line of the tree; `NodeId(0)` is the file itself.
    NodeId
    /// An expression or condition.
    ExprId
    /// A dotted name where a value is read or written (`lead.email`).
    PathId
    /// Where a line leads (`-> Stylist`).
    TargetId
    /// A text with its values.
    TextId
    /// A type (`whole number`, `[{name: text}]`).
    TypeId
}

impl NodeId {
    /// The file itself: parent of `flow`, `step` and `test` lines.
    pub const FILE: NodeId = NodeId(0);
}
