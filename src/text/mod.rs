//! Text into paragraphs, tokens, quotations and sentences.
//!
//! Offsets inside the program are bytes into the article's text; [`CodePoints`] turns them into the
//! Unicode code points that leave it. Nothing here can fail: any text has a (perhaps empty) reading.

mod codepoint;
mod detect;
mod quote;
mod sentence;
mod token;
mod word_index;

pub use codepoint::CodePoints;
pub use detect::{FEWEST_WORDS, detect_language, is_small_word, knows_language};
pub use quote::{Quote, find_quotes};
pub use sentence::{Sentence, find_sentences, paragraphs};
pub use token::{Shape, Token, TokenKind, tokenize};
pub(crate) use token::{eight_bytes, fold_into as fold_word, folded, push_folded};
pub use word_index::WordIndex;

use crate::pack::{Class, ClassSet, LanguagePack};
use serde::{Deserialize, Serialize};

/// A half-open range of bytes `[start, end)` into an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The text it covers.
    pub fn slice(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether `other` lies wholly within.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A text with its tokens, quotations and sentences.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article's text, unchanged.
    pub text: &'a str,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// The classes of each token: asked for more often than anything else.
    pub classes: Vec<ClassSet>,
    /// All quotations, in order of their opening mark.
    pub quotes: Vec<Quote>,
    /// Sentences in order; a sentence ends inside a quotation only where it is longer than any sentence.
    pub sentences: Vec<Sentence>,
}

/// The classes of prepositions.
const PREPOSITION: ClassSet = ClassSet::of(&[Class::Preposition, Class::PlacePreposition, Class::To, Class::InfinitiveMarker]);

/// The classes of a word where it stands: "may" is no month where its capital is missing and it is a verb too.
fn classes_of(token: &Token, pack: &LanguagePack) -> ClassSet {
    const VERB: ClassSet = ClassSet::of(&[Class::Modal, Class::Infinitive, Class::Finite]);
    let classes = pack.classes(token.word);
    let verb = classes.has(Class::Month) && classes.meets(VERB) && !token.is_capitalised();
    if verb { classes.without(Class::Month) } else { classes }
}

/// Whether the word before token `at`, which ends in an apostrophe, is joined to it: "l'", "dell'".
pub fn behind_elision(text: &str, tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].end == tokens[at].start && tokens[at - 1].span().slice(text).ends_with(['\'', '’'])
}

impl<'a> Document<'a> {
    /// The number of the sentence with the token `at`, or of the next one where it stands in none.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= at)
    }

    /// Reads `text` with the rules of `pack`.
    pub fn read(text: &'a str, pack: &LanguagePack) -> Self {
        let paragraphs = paragraphs(text);
        let tokens = tokenize(text, &paragraphs, pack);
        let quotes = find_quotes(text, &tokens);
        let sentences = find_sentences(text, &tokens, &quotes, pack);
        let mut classes: Vec<ClassSet> = tokens.iter().map(|token| classes_of(token, pack)).collect();
        // "l'ad ha detto": what an elided article is joined to is no preposition
        for at in 1..tokens.len() {
            if classes[at - 1].has(Class::Article) && classes[at].meets(PREPOSITION) && behind_elision(text, &tokens, at) {
                classes[at] = classes[at].without_all(PREPOSITION);
            }
        }
        Document { text, tokens, classes, quotes, sentences }
    }

    /// Whether there is a token at `index` that is of `class`.
    #[inline]
    pub fn has(&self, index: usize, class: Class) -> bool {
        self.classes.get(index).is_some_and(|classes| classes.has(class))
    }

    /// The text of the token at `index`.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens[index].span().slice(self.text)
    }

    /// Bytes from the first byte of token `first` to the last byte of token `end - 1`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.tokens[first].start, self.tokens[end - 1].end)
    }
}
