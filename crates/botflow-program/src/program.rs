//! The program: every table in one place.

use crate::*;

record! {
    /// A compiled project.
    #[derive(Default)]
    pub struct Program {
        /// The project's name.
        pub name: Text,
        /// Its languages by code; the first is the language of the source.
        pub languages: Vec<Text>,
        /// Its channels by name.
        pub channels: Vec<Text>,
        /// Its time zone.
        pub zone: Text,
        /// Literals, tags and other words.
        pub strings: Vec<Text>,
        /// Flows.
        pub flows: Vec<Flow>,
        /// Steps, flow by flow.
        pub steps: Vec<Step>,
        /// Ops.
        pub ops: Vec<Op>,
        /// Names.
        pub names: Vec<Name>,
        /// Lists of names; the first should be the empty one.
        pub name_lists: Vec<NameList>,
        /// Options and board rows.
        pub options: Vec<OptionRow>,
        /// Boards.
        pub boards: Vec<Board>,
        /// Rows of boards.
        pub board_rows: Vec<BoardRow>,
        /// Forms.
        pub forms: Vec<Form>,
        /// Fields of forms.
        pub fields: Vec<Field>,
        /// Renamings.
        pub aliases: Vec<Alias>,
        /// Triggers, in the order of files and lines.
        pub starts: Vec<Start>,
        /// Phrases.
        pub phrases: Vec<Phrase>,
        /// Messages.
        pub messages: Vec<Message>,
        /// Channel variants.
        pub variants: Vec<Variant>,
        /// Wordings.
        pub bubbles: Vec<Bubble>,
        /// Media.
        pub media: Vec<Media>,
        /// Buttons.
        pub buttons: Vec<Button>,
        /// Cards.
        pub cards: Vec<Card>,
        /// `for each` of cards and options.
        pub eaches: Vec<Each>,
        /// Templates as they are sent.
        pub template_sends: Vec<TemplateSend>,
        /// Templates as they are declared.
        pub templates: Vec<Template>,
        /// Texts.
        pub texts: Vec<Texts>,
        /// Lists of texts.
        pub text_lists: Vec<TextList>,
        /// Texts in one language.
        pub copies: Vec<CopyText>,
        /// Pieces.
        pub pieces: Vec<Piece>,
        /// Values in texts.
        pub slots: Vec<Slot>,
        /// Forms of values in texts.
        pub forms_of: Vec<Plural>,
        /// Expressions.
        pub exprs: Vec<Expr>,
        /// Their ops.
        pub expr_ops: Vec<ExprOp>,
        /// Constants.
        pub constants: Vec<Value>,
        /// Questions.
        pub questions: Vec<Question>,
        /// Options of questions.
        pub choices: Vec<Choice>,
        /// Other words of choices.
        pub also: Vec<Also>,
        /// Points of answers.
        pub points: Vec<Points>,
        /// Checks.
        pub checks: Vec<Check>,
        /// Re-ask texts.
        pub reasks: Vec<Reask>,
        /// Ways out of unclear answers.
        pub ways_out: Vec<WayOut>,
        /// No-reply lines.
        pub no_replies: Vec<NoReply>,
        /// Local commands.
        pub says: Vec<Says>,
        /// Requests.
        pub requests: Vec<Request>,
        /// Their inputs, those of `do` and of templates.
        pub inputs: Vec<Given>,
        /// What is kept of results, of `do` and of events.
        pub keeps: Vec<Keep>,
        /// Outcomes.
        pub outcomes: Vec<Outcome>,
        /// Loops.
        pub loops: Vec<Loop>,
        /// Picks.
        pub picks: Vec<Pick>,
        /// Their conditions.
        pub conditions: Vec<Condition>,
        /// Their preferences.
        pub preferences: Vec<Prefer>,
        /// Splits.
        pub splits: Vec<Split>,
        /// Their arms.
        pub arms: Vec<Arm>,
        /// Parks.
        pub parks: Vec<Park>,
        /// `do`s.
        pub dos: Vec<Do>,
        /// Catalogs.
        pub catalogs: Vec<Catalog>,
        /// Teams.
        pub teams: Vec<Team>,
        /// Calendars.
        pub calendars: Vec<Calendar>,
        /// Lists of calendars.
        pub calendar_lists: Vec<CalendarList>,
        /// Actions.
        pub actions: Vec<Action>,
        /// Payment providers.
        pub payments: Vec<Payment>,
        /// Topics.
        pub topics: Vec<Label>,
        /// Goals.
        pub goals: Vec<Label>,
        /// Sinks.
        pub sinks: Vec<Sink>,
        /// The runtime's own texts that the project replaces.
        pub own: Vec<OwnText>,
        /// The runtime's own words to hear that the project replaces.
        pub own_words: Vec<OwnHeard>,
        /// Days that personal data is kept.
        pub retention_days: Option<u32>,
    }
}

record! {
    /// One of the runtime's own texts, replaced.
    pub struct OwnText {
        /// Which.
        pub own: Own,
        /// By what.
        pub text: TextIx,
    }
}

record! {
    /// A list of words the runtime hears, replaced in one language.
    pub struct OwnHeard {
        /// Which list.
        pub word: OwnWord,
        /// In which language.
        pub language: LanguageIx,
        /// Folded by `normalise`.
        pub words: Vec<Text>,
    }
}
