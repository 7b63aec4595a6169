//! Ids made of names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, accents kept out, every run of other characters one hyphen: `Lorvano Dell’Olmeto` is `lorvano-dell-olmeto`.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    slug_into(name, &mut out);
    out
}

/// Writes the slug of the name into `out`, in place of what is there.
pub(super) fn slug_into(name: &str, out: &mut String) {
    out.clear();
    let mut gap = false;
    if name.is_ascii() {
        // most names, and nothing to decompose in them
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() {
                if gap && !out.is_empty() {
                    out.push('-');
                }
                gap = false;
                out.push(char::from(byte.to_ascii_lowercase()));
            } else {
                gap = true;
            }
        }
        return;
    }
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let c = match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            c => c,
        };
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
            if c == 'ß' {
                out.pop();
                out.push_str("ss");
            }
        } else {
            gap = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs() {
        assert_eq!(slug("Lorvano Dell’Olmeto"), "lorvano-dell-olmeto");
        assert_eq!(slug("Ilić, Ærø & Łódka"), "ilic-ærø-lodka".replace('ø', "o"));
        assert_eq!(slug("  K.C. Maurer "), "k-c-maurer");
        assert_eq!(slug("…"), "");
    }
}
