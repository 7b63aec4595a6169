//! The encoding that a page declares for itself.

/// Bytes in which a page declares its encoding; the standard says 1024, pages say it later.
const HEAD: usize = 8_192;

/// The label of the encoding that the first bytes declare: in a `<meta>` element, or in an XML declaration. A page whose
/// bytes can be read so far is not UTF-16, whatever it says; it is then `utf-8`, as the standard has it.
pub fn declared_charset(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let label = xml_declaration(head).or_else(|| meta_elements(head).find_map(|meta| value(meta, b"charset")))?;
    let label = std::str::from_utf8(label).ok()?.trim();
    if label.is_empty() || !label.is_ascii() {
        return None;
    }
    Some(if label.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("utf-16")) { "utf-8" } else { label })
}

fn xml_declaration(head: &[u8]) -> Option<&[u8]> {
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    value(&rest[..find(rest, b">")?], b"encoding")
}

/// The insides of the `<meta …>` tags outside comments.
fn meta_elements(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = head;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[find(rest, b"<")? + 1..];
            if rest.starts_with(b"!--") {
                rest = &rest[find(rest, b"-->")?..];
            } else if rest.get(..5).is_some_and(|name| name[..4].eq_ignore_ascii_case(b"meta") && !name[4].is_ascii_alphanumeric()) {
                let end = find(rest, b">").unwrap_or(rest.len());
                return Some(&rest[..end]);
            }
        }
    })
}

/// What stands behind `name=`, with or without quotation marks around it.
fn value<'b>(tag: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let at = tag.windows(name.len()).position(|window| window.eq_ignore_ascii_case(name))?;
    let rest = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| b"\"';> /".contains(b) || b.is_ascii_whitespace()).unwrap_or(rest.len());
    Some(&rest[..end])
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_declarations() {
        for (page, label) in [
            ("<meta charset=utf-8>", Some("utf-8")),
            ("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1252\">", Some("windows-1252")),
            ("<meta charset = 'ISO-8859-15' />", Some("ISO-8859-15")),
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><html>", Some("ISO-8859-1")),
            ("<!-- <meta charset=koi8-r> --><meta name=a><meta charset=utf-8>", Some("utf-8")),
            ("<meta charset=utf-16le>", Some("utf-8")),
            ("<metadata charset=x><p>charset=y", None),
            ("<meta charset=", None),
            ("<!-- <", None),
            ("", None),
        ] {
            assert_eq!(declared_charset(page.as_bytes()), label, "{page}");
        }
    }
}
