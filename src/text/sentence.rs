//! Paragraphs and sentences.

use super::{Quote, Shape, Span, Token, TokenKind};
use crate::pack::{Class, LanguagePack};

/// Tokens `[first, end)` that make one sentence. It never ends inside a quotation, unless it is longer than any sentence, so
/// `“A. B.”, said C.` is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
    /// Number of its paragraph, from 0.
    pub paragraph: u32,
    /// Whether it is a headline: a first or short line of its own without a full stop.
    pub heading: bool,
}

/// A sentence longer than this, in tokens, is cut, also within a quotation: what cannot be a sentence must not cost more than one.
const LONGEST: usize = 1_500;
/// A headline longer than this (in tokens) is taken for text.
const HEADING_TOKENS: usize = 30;

/// Lines as paragraphs, without the white space around them; a line that goes on in lower case belongs to the one before.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    let mut blank = true;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank = true;
        } else {
            let from = start + (line.len() - line.trim_start().len());
            let to = from + trimmed.len();
            let soft = !blank && trimmed.starts_with(char::is_lowercase);
            match spans.last_mut() {
                Some(last) if soft => last.end = to,
                _ => spans.push(Span::new(from, to)),
            }
            blank = false;
        }
        start += line.len();
    }
    spans
}

/// Splits every paragraph into sentences.
pub fn find_sentences(text: &str, tokens: &[Token], quotes: &[Quote], pack: &LanguagePack) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut quote = 0;
    let mut first = 0;
    // One past the last token of the outermost quotation that is open at the current token.
    let mut quoted_until = 0;
    for at in 0..tokens.len() {
        while quote < quotes.len() && quotes[quote].open <= at {
            if quotes[quote].depth == 0 {
                quoted_until = quotes[quote].end;
            }
            quote += 1;
        }
        let last_of_paragraph = tokens.get(at + 1).is_none_or(|next| next.paragraph != tokens[at].paragraph);
        let too_long = at + 1 - first >= LONGEST;
        let outside = at + 1 >= quoted_until || too_long;
        if tokens[at].kind == TokenKind::Dash && outside && !last_of_paragraph && is_dateline(text, tokens, first, at) {
            let paragraph = tokens[first].paragraph;
            sentences.push(Sentence { first, end: at + 1, paragraph, heading: true });
            first = at + 1;
            continue;
        }
        if outside && (last_of_paragraph || too_long || ends_sentence(text, tokens, at, quoted_until == at + 1, pack)) {
            let paragraph = tokens[first].paragraph;
            let whole = first == 0 || tokens[first - 1].paragraph != paragraph;
            let heading = last_of_paragraph && whole && is_heading(text, tokens, first, at + 1);
            sentences.push(Sentence { first, end: at + 1, paragraph, heading });
            first = at + 1;
        }
    }
    sentences
}

/// A dateline is at most this long, in tokens.
const DATELINE_TOKENS: usize = 14;

/// Whether the tokens from `first` to the dash at `dash` are a dateline at the start of one of the first paragraphs:
/// `ROME, 4 March 2025 (Outlet) –`, `PARIS -`.
fn is_dateline(text: &str, tokens: &[Token], first: usize, dash: usize) -> bool {
    let opens = first == 0 || tokens[first - 1].paragraph != tokens[first].paragraph;
    let near = tokens[first].paragraph < 4 && dash > first && dash - first <= DATELINE_TOKENS;
    let spaced = text[tokens[dash].end..].starts_with(char::is_whitespace) && dash > 0 && tokens[dash].start > tokens[dash - 1].end;
    let place = tokens[first].kind == TokenKind::Word && tokens[first].shape == Shape::AllCaps;
    let outlet = dash > 0 && tokens[dash - 1].is(')');
    let plain = !tokens[first..dash].iter().any(|t| t.kind == TokenKind::Quote || t.is_terminator() || t.is(':'));
    opens && near && spaced && plain && (place || outlet)
}

fn is_heading(text: &str, tokens: &[Token], first: usize, end: usize) -> bool {
    let last = &tokens[end - 1];
    // "… in Salem, Ore.": the full stop of an abbreviation closes the sentence too, outside the first line
    let dotted = tokens[first].paragraph > 0 && last.kind == TokenKind::Word && last.span().slice(text).ends_with('.');
    // a headline that ends in somebody's words: only as the first line
    let quoted = last.kind == TokenKind::Quote && tokens[first].paragraph == 0 && tokens[first].kind == TokenKind::Word;
    // "“The road was closed” – Anna Holm, mayor": a quotation and who signs it
    let signed = tokens[first].paragraph > 0 && tokens[first].kind == TokenKind::Quote;
    end - first <= HEADING_TOKENS
        && !dotted
        && !signed
        && (matches!(last.kind, TokenKind::Word | TokenKind::Number | TokenKind::Dash) || last.is(')') || quoted)
        && !tokens[first..end].iter().any(|t| t.is_terminator())
}

/// Whether a sentence ends with token `at`, given that no quotation is open after it.
fn ends_sentence(text: &str, tokens: &[Token], at: usize, closes_quote: bool, pack: &LanguagePack) -> bool {
    let token = &tokens[at];
    let next = &tokens[at + 1];
    let begins = next.kind != TokenKind::Word || next.shape != Shape::Lower;
    if closes_quote {
        // `… .” The`: the full stop inside the marks ends the sentence, if what follows looks like a new one.
        // `… ‘Go.’” The`: also inside those of a quotation within it
        let last = tokens[..at].iter().rev().find(|t| t.kind != TokenKind::Quote);
        let stop = last.is_some_and(Token::is_terminator);
        let opens = next.is_capitalised() || next.kind == TokenKind::Number || next.kind == TokenKind::Quote;
        let hard = last.is_some_and(|t| t.is('.'));
        return stop && opens && (hard || !leads_to_cue(tokens, at + 1, pack));
    }
    if token.kind == TokenKind::Word {
        // An abbreviation keeps its full stop; it ends a sentence only before a capital that cannot follow it.
        let dotted = text.as_bytes()[token.end - 1] == b'.';
        // "said on X. Anna Berg": a medium of one letter, and no initial
        // but "led by X. Hale"
        let before = at.checked_sub(1).map(|i| tokens[i].word).filter(|w| !pack.has(*w, Class::By) && !pack.has(*w, Class::Of));
        let letter = dotted && token.end - token.start == 2 && before.is_some_and(|w| pack.has(w, Class::Preposition));
        if letter && next.is_capitalised() && pack.has(pack.lookup(&text[token.start..token.end - 1].to_lowercase()), Class::Document) {
            return true;
        }
        return dotted && next.is_capitalised() && pack.has(next.word, Class::Opener) && !pack.is_abbreviation_before_name(text, token);
    }
    if !token.is_terminator() {
        return false;
    }
    if next.start == token.end && next.kind == TokenKind::Word {
        // "example.com", "3.Next": the second only with a capital after a word of some length
        return next.is_capitalised() && at > 0 && tokens[at - 1].end - tokens[at - 1].start > 2;
    }
    begins && !(next.kind == TokenKind::Punct && next.first != '(' && next.first != '[' && next.first != '¿' && next.first != '¡')
}

/// Whether one of the next five tokens can be a form of a verb of speaking, or the one behind a name and what is said of it
/// between commas: `“Why?” Anna Brandt asked.`, `“Why?” Anna Brandt, the mayor, asked.`
fn leads_to_cue(tokens: &[Token], from: usize, pack: &LanguagePack) -> bool {
    let mut words = tokens[from..].iter().take(5).take_while(|t| t.kind == TokenKind::Word);
    if words.any(|t| pack.is_cue_form(t.word)) {
        return true;
    }
    let plain = |t: &&Token| matches!(t.kind, TokenKind::Word | TokenKind::Dash) && !pack.has(t.word, Class::Relative) || t.is(',');
    let mut commas = tokens[from..].iter().take(14).take_while(plain).enumerate().filter(|(_, t)| t.is(',')).map(|(at, _)| from + at);
    let second = commas.next().and_then(|_| commas.next());
    second.and_then(|comma| tokens.get(comma + 1)).is_some_and(|t| pack.is_cue_form(t.word))
}
