//! In: an analysis. Out: every link that customers can be sent to, once, with the lines that send it.

use std::collections::BTreeMap;

use botflow_compile::Analysis;
use botflow_compile::model::Piece;
use botflow_compile::project::{Constant, Rows};
use botflow_source::{FileId, Span};

/// A link, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// From `http` to its end.
    pub address: String,
    /// The texts that hold it, in file order; never empty.
    pub spans: Vec<Span>,
}

/// The links of a project: in texts of flows and their translations, in templates, in catalogs. Those with a value in them cannot be tried.
pub fn links(analysis: &Analysis) -> Vec<Link> {
    let mut found: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let mut see = |text: &str, span: Span| {
        for address in addresses(text) {
            let spans = found.entry(address.to_owned()).or_default();
            if !spans.contains(&span) {
                spans.push(span);
            }
        }
    };
    for facts in &analysis.model.facts {
        for text in facts.texts() {
            for pieces in text.rows.iter().flatten() {
                see(&plain(pieces), text.span);
            }
        }
    }
    for template in &analysis.project.templates {
        template.text.iter().for_each(|(_, text)| see(text, template.text_span));
    }
    for catalog in &analysis.project.catalogs {
        let Rows::File { path, file, columns } = &catalog.rows else { continue };
        for column in columns {
            let mut from = 0;
            for cell in column.cells.iter().flatten() {
                if let Constant::Text(text) = cell {
                    let place = file.and_then(|file| placed(analysis, file, text, &mut from));
                    see(text, place.unwrap_or(path.span));
                }
            }
        }
    }
    let mut links: Vec<Link> = found.into_iter().map(|(address, spans)| Link { address, spans }).collect();
    links.sort_by_key(|link| link.spans[0]);
    links
}

/// Where a cell stands in its file: the cells of a column come in the order of the rows, so that each is looked for behind the one before.
fn placed(analysis: &Analysis, file: FileId, cell: &str, from: &mut usize) -> Option<Span> {
    let text = &analysis.sources[file].text;
    let at = *from + text.get(*from..)?.find(cell)?;
    *from = at + cell.len();
    Some(Span::new(file, at as u32, *from as u32))
}

/// A text with a mark for each value, which ends an address and makes it one that is not tried.
fn plain(pieces: &[Piece]) -> String {
    let part = |piece: &Piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Value { .. } => "{".to_owned(),
    };
    pieces.iter().map(part).collect()
}

/// The addresses in a text, without the sign that ends the sentence.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let begins = ["https://", "http://"].iter().flat_map(|begin| text.match_indices(begin));
    begins.filter_map(|(at, begin)| {
        let rest = &text[at..];
        let end = rest.find(|letter: char| letter.is_whitespace() || "\"<>“”„«»{".contains(letter)).unwrap_or(rest.len());
        // A value goes on in it.
        if rest[end..].starts_with('{') {
            return None;
        }
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…', '*', '_']);
        let address = if address.contains('(') { address } else { address.trim_end_matches(')') };
        (address.len() > begin.len()).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn an_address_ends_before_what_ends_the_sentence() {
        let all = |text| addresses(text).collect::<Vec<_>>();
        assert_eq!(all("See https://a.example/b?c=1."), ["https://a.example/b?c=1"]);
        assert_eq!(all("(https://a.example) or http://b.example!"), ["https://a.example", "http://b.example"]);
        assert_eq!(all("https://a.example/x_(y)"), ["https://a.example/x_(y)"]);
        assert_eq!(all("https://a.example/{ and https://"), Vec::<&str>::new());
    }
}
