//! Language tags as `botflow.yaml` and `strings/<lang>.po` name them.

/// Whether it has the shape of a language tag: `en`, `pt-BR`, `zh-Hant`.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase()));
    first && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
