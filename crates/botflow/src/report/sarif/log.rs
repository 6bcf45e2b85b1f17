//! The parts of SARIF 2.1.0 that botflow writes, named as the standard names them. In: nothing. Out: JSON, through serde.

use serde::Serialize;

macro_rules! parts {
    ($($(#[$about:meta])* $name:ident { $($(#[$field:meta])* $part:ident: $kind:ty),+ $(,)? })+) => {
        $($(#[$about])* #[derive(Serialize)] #[serde(rename_all = "camelCase")]
        pub(super) struct $name { $($(#[$field])* pub(super) $part: $kind),+ })+
    };
}

parts! {
    Log { #[serde(rename = "$schema")] schema: &'static str, version: &'static str, runs: [Run; 1] }
    Run { tool: Tool, column_kind: &'static str, results: Vec<Outcome> }
    Tool { driver: Driver }
    Driver { name: &'static str, semantic_version: &'static str, rules: Vec<Rule> }
    Rule {
        id: &'static str,
        name: &'static str,
        short_description: Text,
        full_description: Text,
        help: Help,
        default_configuration: Configuration,
    }
    Configuration { level: &'static str }
    Text { text: String }
    Help { text: String, markdown: String }
    Outcome {
        rule_id: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")] rule_index: Option<usize>,
        level: &'static str,
        message: Text,
        locations: [Location; 1],
        #[serde(skip_serializing_if = "Vec::is_empty")] related_locations: Vec<Location>,
        #[serde(skip_serializing_if = "Vec::is_empty")] code_flows: Vec<CodeFlow>,
        #[serde(skip_serializing_if = "Vec::is_empty")] fixes: Vec<Fix>,
    }
    Location {
        #[serde(skip_serializing_if = "Option::is_none")] id: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")] message: Option<Text>,
        physical_location: Physical,
    }
    Physical { artifact_location: Artifact, region: Region }
    Artifact { uri: String }
    Region { start_line: u32, start_column: u32, end_line: u32, end_column: u32 }
    CodeFlow { thread_flows: [ThreadFlow; 1] }
    ThreadFlow { locations: Vec<Step> }
    Step { location: Location }
    Fix { description: Text, artifact_changes: Vec<Change> }
    Change { artifact_location: Artifact, replacements: Vec<Replacement> }
    Replacement { deleted_region: Region, inserted_content: Text }
}
