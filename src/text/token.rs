//! Words, numbers and punctuation, with elision and abbreviations as the language pack has them.

use super::Span;
use crate::pack::{Class, LONGEST_PLAIN, LanguagePack, WordId};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner hyphens, apostrophes or full stops.
    Word,
    /// Digits, perhaps with inner separators.
    Number,
    /// A quotation mark of any style.
    Quote,
    /// A dash that is not part of a word.
    Dash,
    /// Any other mark.
    Punct,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// No capital first.
    Lower,
    /// A capital first, not all capitals.
    Capitalised,
    /// At least two letters, all capitals.
    AllCaps,
}

/// One token. `start` and `end` are bytes into the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Its entry in the pack's lexicon; `WordId::UNKNOWN` where it has none.
    pub word: WordId,
    /// Number of the paragraph it stands in, from 0.
    pub paragraph: u32,
    /// First character: tells marks apart.
    pub first: char,
}

impl Token {
    /// Its bytes.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && self.shape != Shape::Lower
    }

    /// Whether it is the mark `c`.
    pub fn is(&self, c: char) -> bool {
        self.kind != TokenKind::Word && self.first == c
    }

    /// Whether it ends a sentence.
    pub fn is_terminator(&self) -> bool {
        self.kind == TokenKind::Punct && matches!(self.first, '.' | '!' | '?' | '…')
    }
}

/// Splits the paragraphs of `text` into tokens.
pub fn tokenize(text: &str, paragraphs: &[Span], pack: &LanguagePack) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut folded = String::new();
    let mut letters = [0; LONGEST_PLAIN];
    // the entries of marks, each looked up once
    let mut marks = [None; 128];
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut at = paragraph.start;
        while let Some(c) = text[at..paragraph.end].chars().next() {
            if c.is_whitespace() || is_invisible(c) {
                at += c.len_utf8();
                continue;
            }
            let rest = &text[at..paragraph.end];
            if let Some((len, shape)) = plain_word(rest.as_bytes(), &mut letters) {
                let (end, word) = (at + len, pack.lookup_letters(&letters, len));
                tokens.push(Token { start: at, end, kind: TokenKind::Word, shape, word, paragraph: number as u32, first: c });
                at = end;
                continue;
            }
            if let Some(mark) = plain_mark(rest.as_bytes()) {
                let word = *marks[usize::from(mark)].get_or_insert_with(|| pack.lookup(&rest[..1]));
                tokens.push(Token {
                    start: at,
                    end: at + 1,
                    kind: TokenKind::Punct,
                    shape: Shape::Lower,
                    word,
                    paragraph: number as u32,
                    first: c,
                });
                at += 1;
                continue;
            }
            let (len, kind) = next_token(rest, c, text[..at].chars().next_back(), pack, &mut folded);
            let word = &rest[..len];
            let id = if !matches!(kind, TokenKind::Quote | TokenKind::Dash) {
                pack.lookup(fold_into(word, &mut folded))
            } else {
                WordId::UNKNOWN
            };
            let shape = if has_particle(word, pack) { Shape::Capitalised } else { shape(word) };
            tokens.push(Token { start: at, end: at + len, kind, shape, word: id, paragraph: number as u32, first: c });
            at += len;
        }
    }
    tokens
}

/// The mark at the start, where it is a token of its own that neither quotes nor joins: most marks.
fn plain_mark(rest: &[u8]) -> Option<u8> {
    let mark = *rest.first()?;
    let alone = match mark {
        b'.' => rest.get(1) != Some(&b'.'),
        b'"' | b'\'' | b'`' | b'-' => false,
        b'<' | b'>' => rest.get(1) != Some(&mark),
        mark => mark.is_ascii_punctuation(),
    };
    alone.then_some(mark)
}

/// Puts the word at the start into the buffer in lower case, and tells how long it is, and its shape, where it is ASCII letters alone and what stands behind it can be no
/// part of it: most words. All that is to be known of them is found in one look at their letters.
fn plain_word(rest: &[u8], buffer: &mut [u8; LONGEST_PLAIN]) -> Option<(usize, Shape)> {
    let mut len = 0;
    let mut capitals = 0;
    for (to, at) in buffer.chunks_exact_mut(8).zip((0..).step_by(8)) {
        let (small, letters, of_capitals) = letters_of(eight_bytes(&rest[at..]));
        to.copy_from_slice(&small.to_le_bytes());
        capitals += of_capitals;
        len += letters;
        if letters < 8 {
            break;
        }
    }
    let behind = rest.get(len).copied().unwrap_or(b' ');
    if len == 0 || !matches!(behind, b' ' | b'\t' | b'\n' | b'\r' | b',' | b';' | b':' | b'!' | b'?' | b'"' | b'(' | b')') {
        return None;
    }
    let shape = match rest[0].is_ascii_uppercase() {
        false => Shape::Lower,
        true if capitals == len && len > 1 => Shape::AllCaps,
        true => Shape::Capitalised,
    };
    Some((len, shape))
}

/// The first eight bytes; 0 for those behind the end.
pub(crate) fn eight_bytes(rest: &[u8]) -> u64 {
    match rest.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => rest.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

/// The eight bytes in lower case, how many of them are ASCII letters up to the first that is none, and how many of these are
/// capitals. All bytes are looked at together, each in its part of the number.
fn letters_of(bytes: u64) -> (u64, usize, usize) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = EACH * 0x80;
    const CASE: u64 = EACH * 0x20;
    let small = bytes | CASE;
    // no sum of seven bits goes over into the next byte; the eighth bit tells whether it is reached
    let from_a = (small & !HIGH) + EACH * u64::from(0x80 - b'a');
    let behind_z = (small & !HIGH) + EACH * u64::from(0x80 - b'z' - 1);
    let letters = from_a & !behind_z & !bytes & HIGH;
    let others = !letters & HIGH;
    let len = others.trailing_zeros() as usize / 8;
    let counted = if len == 8 { u64::MAX } else { (1 << (8 * len)) - 1 };
    let capitals = (!bytes & CASE & counted).count_ones() as usize;
    (small, len, capitals)
}

/// Lower-cases a word and folds its apostrophes, as the lexicon is keyed.
pub(crate) fn fold_into<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    push_folded(word, buffer);
    buffer
}

/// The folded word.
pub(crate) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    push_folded(word, &mut folded);
    folded
}

/// Puts the folded word behind what is in `to`.
pub(crate) fn push_folded(word: &str, to: &mut String) {
    if word.is_ascii() {
        let from = to.len();
        to.push_str(word);
        to[from..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '’' | 'ʼ' => to.push('\''),
            c if c.is_ascii() => to.push(c.to_ascii_lowercase()),
            c => to.extend(c.to_lowercase()),
        }
    }
}

/// A particle before a hyphen has at most so many bytes.
const LONGEST_PARTICLE: usize = 3;

/// Whether the word is a name with a particle in lower case before it: "al-Rashid".
fn has_particle(word: &str, pack: &LanguagePack) -> bool {
    let hyphen = word.bytes().take(LONGEST_PARTICLE + 1).position(|byte| byte == b'-');
    hyphen.is_some_and(|at| word[at + 1..].starts_with(char::is_uppercase) && pack.has(pack.lookup(&word[..at]), Class::NameParticle))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\0')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars().filter(|c| c.is_alphabetic());
    match chars.next() {
        Some(c) if c.is_uppercase() => {
            let (mut any, mut lower) = (false, false);
            for c in chars {
                any = true;
                lower |= c.is_lowercase();
            }
            if any && !lower { Shape::AllCaps } else { Shape::Capitalised }
        }
        _ => Shape::Lower,
    }
}

/// Length in bytes and kind of the token at the start of `rest`, whose first character is `c`.
fn next_token(rest: &str, c: char, before: Option<char>, pack: &LanguagePack, folded: &mut String) -> (usize, TokenKind) {
    if is_word_char(c) {
        return word_token(rest, pack, folded);
    }
    if is_apostrophe(c) {
        let glued = before.is_some_and(is_word_char);
        if glued {
            for suffix in &pack.suffixes {
                let len = c.len_utf8() + suffix.len();
                let tail = &rest[c.len_utf8()..];
                let fits = tail.get(..suffix.len()).is_some_and(|t| t.eq_ignore_ascii_case(suffix));
                if fits && !tail[suffix.len()..].chars().next().is_some_and(is_word_char) {
                    return (len, TokenKind::Word);
                }
            }
        }
        let behind = rest.chars().skip(1).take_while(|next| *next == c).count();
        // of three that close, the inner mark stands first
        let inner = behind == 2 && before.is_some_and(|b| !b.is_whitespace());
        if behind > 0 && !inner {
            return (2 * c.len_utf8(), TokenKind::Quote);
        }
        return (c.len_utf8(), TokenKind::Quote);
    }
    match c {
        '`' if rest.starts_with("``") => (2, TokenKind::Quote),
        // guillemets of two signs
        '<' if rest.starts_with("<<") && !rest.starts_with("<<<") && before != Some('<') => (2, TokenKind::Quote),
        '>' if rest.starts_with(">>") && !rest.starts_with(">>>") && before != Some('>') => (2, TokenKind::Quote),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‛' | '‹' | '›' | '`' | '＂' => {
            (c.len_utf8(), TokenKind::Quote)
        }
        c if is_dash(c) => {
            let len = rest.find(|c| !is_dash(c)).unwrap_or(rest.len());
            (len, TokenKind::Dash)
        }
        '.' => (rest.find(|c| c != '.').unwrap_or(rest.len()), TokenKind::Punct),
        c => (c.len_utf8(), TokenKind::Punct),
    }
}

/// Words longer than this, in bytes, are no abbreviations.
const LONGEST_ABBREVIATION: usize = 24;

fn word_token(rest: &str, pack: &LanguagePack, folded: &mut String) -> (usize, TokenKind) {
    let mut end = 0;
    let mut digits_only = true;
    let mut first_apostrophe = true;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        if is_word_char(c) {
            digits_only &= c.is_numeric();
            end = at + c.len_utf8();
            continue;
        }
        let inner = next.is_some_and(is_word_char);
        if is_apostrophe(c) {
            // what stands before the first apostrophe decides; a further one is part of the word
            let before = if std::mem::replace(&mut first_apostrophe, false) { fold_into(&rest[..at], folded) } else { "" };
            if inner && pack.elisions.contains(before) {
                let name = rest.starts_with(char::is_uppercase) && next.is_some_and(char::is_uppercase);
                if !(name && pack.name_prefixes.contains(before)) {
                    return (at + c.len_utf8(), TokenKind::Word);
                }
            } else if pack.elisions.contains(before) || pack.apocopes.contains(before) {
                return (at + c.len_utf8(), TokenKind::Word);
            }
            if !inner || begins_suffix(&rest[at + c.len_utf8()..], pack) {
                break;
            }
            continue;
        }
        if c == '.' || c == ',' {
            let digit_before = rest[..at].ends_with(|c: char| c.is_ascii_digit());
            if digits_only && digit_before && next.is_some_and(|n| n.is_ascii_digit()) {
                continue;
            }
            if c == '.' && !digits_only && at <= LONGEST_ABBREVIATION {
                let acronym = is_acronym_dot(&rest[..at], &rest[at + 1..]);
                if acronym || is_abbreviation(&rest[..at], &rest[at + 1..], pack, folded) {
                    end = at + 1;
                }
                if inner && acronym {
                    continue;
                }
            }
            break;
        }
        if (c == '-' || c == '\u{2010}' || c == '\u{2011}' || c == '&') && inner {
            digits_only = false;
            continue;
        }
        if c == '\u{ad}' && inner {
            continue;
        }
        break;
    }
    let kind = if digits_only { TokenKind::Number } else { TokenKind::Word };
    (end, kind)
}

/// Whether the word before a full stop is an abbreviation: in any place, with a capital if it is listed with
/// one, or where a number follows ("no. 3").
fn is_abbreviation(word: &str, rest: &str, pack: &LanguagePack, folded: &mut String) -> bool {
    // "Ill. coal", but "he is ill."
    if pack.abbreviations.contains(word) {
        return true;
    }
    let word = fold_into(word, folded);
    let number = || rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    pack.abbreviations.contains(word) || pack.number_abbreviations.contains(word) && number()
}

/// Whether the rest after an apostrophe is one of the pack's suffixes ("'s") and nothing more.
fn begins_suffix(tail: &str, pack: &LanguagePack) -> bool {
    pack.suffixes.iter().any(|suffix| {
        tail.get(..suffix.len()).is_some_and(|t| t.eq_ignore_ascii_case(suffix))
            && !tail[suffix.len()..].chars().next().is_some_and(is_word_char)
    })
}

/// `U.` of `U.S.` or an initial: single capitals, each followed by a full stop; small letters may follow the first one
/// where a full stop follows them too: `S.p.A.`
fn is_acronym_dot(before: &str, rest: &str) -> bool {
    let mut behind = rest.chars();
    let next = behind.next();
    let goes_on = next.is_some_and(char::is_alphabetic) && behind.next() == Some('.');
    // "R-N.Y.": the state behind the party; "Orwin-U.S. talks": an acronym of two letters or more
    let (before, joined) = match before.rsplit_once('-') {
        Some((party, state)) if party.len() <= 2 && party.chars().all(char::is_uppercase) => (state, false),
        Some((_, acronym)) => (acronym, true),
        None => (before, false),
    };
    let last = before.rsplit('.').next().unwrap_or(before);
    let single = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_alphabetic);
    if !single(last) {
        return false;
    }
    let inner = before.contains('.');
    if !last.starts_with(char::is_uppercase) {
        return inner && before.starts_with(char::is_uppercase) && before.split('.').all(single);
    }
    inner
        || goes_on && (!joined || next.is_some_and(char::is_uppercase))
        || !joined && next.is_none_or(|n| n.is_uppercase() || n.is_whitespace() || !n.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{eight_bytes, is_acronym_dot, letters_of};

    #[test]
    fn letters_of_eight_bytes() {
        for text in ["", "a", "Zz", "MINES of", "miner,", "[{`@", "mineràl", "abcdefgh", "ABCDEFGHI", "\u{e1}bc", "z{", "A\0B"] {
            let bytes = text.as_bytes();
            let (small, len, capitals) = letters_of(eight_bytes(bytes));
            let letters: Vec<u8> = bytes.iter().take(8).copied().take_while(u8::is_ascii_alphabetic).collect();
            assert_eq!(len, letters.len(), "{text}");
            assert_eq!(small.to_le_bytes()[..len], letters.to_ascii_lowercase(), "{text}");
            assert_eq!(capitals, letters.iter().filter(|byte| byte.is_ascii_uppercase()).count(), "{text}");
        }
    }

    #[test]
    fn full_stops_of_acronyms() {
        let inside =
            [("Q", "X. talks"), ("Q.X", " talks"), ("S", "p.A."), ("S.p", "A."), ("S.p.A", ""), ("Orwin-Q", "X. talks"), ("R-N", "Y.)")];
        for (before, rest) in inside {
            assert!(is_acronym_dot(before, rest), "{before}.{rest}");
        }
        for (before, rest) in [("left", " He"), ("USB-C", " He"), ("p", "m. on Monday"), ("talks", "He"), ("", "")] {
            assert!(!is_acronym_dot(before, rest), "{before}.{rest}");
        }
    }
}
