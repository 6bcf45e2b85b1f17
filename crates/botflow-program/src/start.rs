//! What starts flows and what is listened for.

use crate::Text;
use crate::index::*;

record! {
    /// One trigger line (`starts on words A, B` is one row, its phrases stand in the phrase index).
    pub struct Start {
        /// What it waits for.
        pub on: StartsOn,
        /// The flow it starts.
        pub flow: FlowIx,
        /// `only if`: over the new conversation's values.
        pub guard: Option<ExprIx>,
        /// `interrupts`: the question below is asked again afterwards.
        pub interrupts: bool,
        /// `starts fresh`: everything open is dropped first.
        pub fresh: bool,
        /// `as x`: what was sent.
        pub keep: Option<NameIx>,
        /// `with x (type), …` of an event: field name and where it goes.
        pub with: Rows<KeepIx>,
    }
}

record! {
    /// What a trigger waits for.
    pub enum StartsOn {
        /// Its phrases (in `Program::phrases`).
        Words,
        /// An ad's reference.
        Ad(Text),
        /// A link's or QR code's reference.
        Link(Text),
        /// A page of the web widget; a `*` at the end stands for anything.
        Page(Text),
        /// An item of the persistent menu, as written.
        Menu(Text),
        /// First contact.
        Welcome,
        /// The message has this shape: `#` a digit, `@` a letter, `…` anything; `\` before a real one.
        TextLike(Text),
        /// A photo, and no question is open for it.
        Photo,
        /// A location.
        Location,
        /// A file.
        File,
        /// A business event.
        Event(Text),
        /// An intent from a language-understanding provider.
        Topic(Text),
        /// The project's fallback.
        AnythingElse,
    }
}

record! {
    /// A phrase somebody may write.
    pub struct Phrase {
        /// The language it is in; source phrases without a translation have a row for each language too.
        pub language: LanguageIx,
        /// Folded by `normalise`.
        pub words: Text,
        /// What hears it.
        pub to: Hears,
    }
}

record! {
    /// What a phrase belongs to.
    #[derive(Copy, Eq)]
    pub enum Hears {
        /// A trigger.
        Start(StartIx),
        /// A `when customer says` of a question.
        Says(SaysIx),
    }
}
