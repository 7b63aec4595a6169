//! What stands between the cells of a table: told by its header, for tables of articles and of data alike.

/// What may stand between cells, the most usual first.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// Whether one of the separators stands in the line.
pub fn has_separator(line: &str) -> bool {
    line.bytes().any(|b| SEPARATORS.contains(&b))
}

/// The separator of a header: the one between the most names that are known, or else the one that stands there most.
pub fn separator(header: &str, is_known: impl Fn(&str) -> bool) -> u8 {
    let mut best = (SEPARATORS[0], (0, 1));
    for separator in SEPARATORS {
        let count = header_names(header, separator).count();
        if count > 1 {
            let weight = (header_names(header, separator).filter(|name| is_known(name)).count(), count);
            if weight > best.1 {
                best = (separator, weight);
            }
        }
    }
    best.0
}

/// The separator that spreadsheets declare in a line above the header: `sep=;`.
pub fn declared_separator(line: &str) -> Option<u8> {
    line.trim().trim_matches('"').strip_prefix("sep=").and_then(|s| s.bytes().next())
}

/// The cells of a header, roughly: quotation marks around them are taken off, and hide no separator.
pub fn header_names(header: &str, separator: u8) -> impl Iterator<Item = &str> {
    header.split(char::from(separator)).map(|name| name.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_separator() {
        let known = |name: &str| ["id", "form"].contains(&name);
        assert_eq!(separator("id,form", known), b',');
        assert_eq!(separator("\"id\";\"form\"", known), b';');
        assert_eq!(separator("id\tform, or another", known), b'\t');
        assert_eq!(separator("id", known), b',');
        assert_eq!(declared_separator("sep=;\r\n"), Some(b';'));
    }
}
