//! Bytes to text: UTF-8 where they are UTF-8, else what the file declares, else the likeliest legacy encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// What is to be said of a decoding; nothing where the bytes were UTF-8 or as declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// No UTF-8 and nothing declared: read as the likeliest encoding.
    Guessed {
        /// What it is read as.
        encoding: &'static Encoding,
        /// Byte of the input that shows it.
        first: usize,
    },
    /// UTF-8 with some bytes that are none, which now are U+FFFD.
    Damaged {
        /// Byte of the input at which the first of them stands.
        first: usize,
        /// How many there are.
        count: usize,
    },
}

/// The encoding of one file, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Charset {
    declared: Option<&'static Encoding>,
    guess: Option<&'static Encoding>,
    /// Characters of more than one byte that were sound UTF-8.
    sound: usize,
}

impl Charset {
    /// A file that declares its encoding by this label; unknown labels declare nothing.
    pub(super) fn declared(label: Option<&[u8]>) -> Charset {
        // what declares UTF-16 in single bytes cannot be UTF-16
        let declared = label.and_then(Encoding::for_label).filter(|e| *e != UTF_16LE && *e != UTF_16BE);
        Charset { declared, ..Charset::default() }
    }

    /// Decodes the next piece of the file, which ends at the end of a line; `ahead` are bytes behind it to guess by.
    pub(super) fn decode<'b>(&mut self, bytes: &'b [u8], ahead: &[u8]) -> (Cow<'b, str>, Option<Note>) {
        let by_escapes = self.declared.is_some_and(|e| !e.is_ascii_compatible() || e == encoding_rs::ISO_2022_JP);
        let error = match std::str::from_utf8(bytes) {
            Ok(text) if !by_escapes => {
                if self.sound < usize::from(u8::MAX) && !text.is_ascii() {
                    self.sound += text.chars().filter(|c| !c.is_ascii()).count();
                }
                return (Cow::Borrowed(text), None);
            }
            Ok(_) => 0,
            Err(e) => e.valid_up_to(),
        };
        if let Some(encoding) = self.declared.or(self.guess) {
            return (encoding.decode_without_bom_handling(bytes).0, None);
        }
        let (mut sound, mut count) = (self.sound, 0);
        for chunk in bytes.utf8_chunks() {
            sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            count += usize::from(!chunk.invalid().is_empty());
        }
        // legacy text hardly ever looks like UTF-8, and never mostly
        if sound > count {
            self.sound = sound;
            return (String::from_utf8_lossy(bytes), Some(Note::Damaged { first: error, count }));
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, ahead.is_empty());
        if !ahead.is_empty() {
            detector.feed(ahead, true);
        }
        let encoding = detector.guess(None, Utf8Detection::Deny);
        self.guess = Some(encoding);
        (encoding.decode_without_bom_handling(bytes).0, Some(Note::Guessed { encoding, first: error }))
    }

    /// Decodes a whole file; UTF-8 is not copied.
    pub(super) fn decode_whole(mut self, bytes: Vec<u8>) -> (String, Option<Note>) {
        if self.declared.is_none() {
            match String::from_utf8(bytes) {
                Ok(text) => (text, None),
                Err(e) => self.decode_owned(e.as_bytes()),
            }
        } else {
            self.decode_owned(&bytes)
        }
    }

    fn decode_owned(&mut self, bytes: &[u8]) -> (String, Option<Note>) {
        let (text, note) = self.decode(bytes, &[]);
        (text.into_owned(), note)
    }
}

/// UTF-16 by its byte order mark, or by the zeros of its ASCII characters; the latter is a guess, and `true`.
pub(super) fn utf16(head: &[u8]) -> Option<(&'static Encoding, bool)> {
    match head {
        [0xff, 0xfe, 0, 0, ..] => return None,
        [0xff, 0xfe, ..] => return Some((UTF_16LE, false)),
        [0xfe, 0xff, ..] => return Some((UTF_16BE, false)),
        _ => {}
    }
    let head = &head[..head.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (encoding, many, few) = if odd > even { (UTF_16LE, odd, even) } else { (UTF_16BE, even, odd) };
    // Latin text has a zero in nearly every other byte and none between them
    if few > 0 || many * 10 < head.len() / 2 * 7 {
        return None;
    }
    let (text, failed) = encoding.decode_without_bom_handling(head);
    (!failed && !is_binary(&text)).then_some((encoding, true))
}

/// Whether decoded text is none: more than one in a hundred of its characters is a control character.
pub(super) fn is_binary(text: &str) -> bool {
    let (mut all, mut controls) = (0, 0);
    for c in text.chars().take(8_000) {
        all += 1;
        controls += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}'));
    }
    controls * 100 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<Note>) {
        Charset::default().decode_whole(bytes.to_vec())
    }

    #[test]
    fn utf_8_is_itself_and_legacy_text_is_guessed() {
        assert_eq!(read("Il caffè".as_bytes()), ("Il caffè".to_owned(), None));
        let (text, note) = read(b"Il ministro ha detto: \x93Non \xe8 cos\xec\x94, perch\xe9 l\x92accordo c\x92\xe8 gi\xe0.");
        assert_eq!(text, "Il ministro ha detto: “Non è così”, perché l’accordo c’è già.");
        assert_eq!(note, Some(Note::Guessed { encoding: encoding_rs::WINDOWS_1252, first: 22 }));
        let russian = encoding_rs::WINDOWS_1251.encode("Министр сказал, что договор будет подписан завтра.").0.into_owned();
        assert_eq!(read(&russian).0, "Министр сказал, что договор будет подписан завтра.");
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        let (text, note) = read("perché così \u{fffd} già".replace('\u{fffd}', "x").as_bytes());
        assert_eq!((text.as_str(), note), ("perché così x già", None));
        let mut bytes = "perché così ".as_bytes().to_vec();
        bytes.extend(b"\xff gi");
        let (text, note) = read(&bytes);
        assert_eq!(text, "perché così \u{fffd} gi");
        assert_eq!(note, Some(Note::Damaged { first: 14, count: 1 }));
    }

    #[test]
    fn a_declaration_goes_before_a_guess_but_not_before_utf_8() {
        let with = |label: &str, bytes: &[u8]| Charset::declared(Some(label.as_bytes())).decode_whole(bytes.to_vec());
        assert_eq!(with("iso-8859-2", b"ko\xb9ile"), ("košile".to_owned(), None));
        assert_eq!(with("iso-8859-2", "košile".as_bytes()), ("košile".to_owned(), None));
        assert_eq!(with("no-such", "košile".as_bytes()), ("košile".to_owned(), None));
    }

    #[test]
    fn utf_16_is_told_by_its_mark_or_its_zeros() {
        let wide = |text: &str, little: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
        };
        assert_eq!(utf16(&wide("\u{feff}Il caffè", true)), Some((UTF_16LE, false)));
        assert_eq!(utf16(&wide("\u{feff}Il caffè", false)), Some((UTF_16BE, false)));
        assert_eq!(utf16(&wide("Il caffè è caldo.", true)), Some((UTF_16LE, true)));
        assert_eq!(utf16(&wide("Il caffè è caldo.", false)), Some((UTF_16BE, true)));
        assert_eq!(utf16(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
        assert_eq!(utf16(b"Il caffe"), None);
        assert_eq!(utf16(&[0; 64]), None);
    }
}
