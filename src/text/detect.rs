//! Which language a text is in.

use super::{Span, TokenKind, tokenize};
use crate::pack::{Class, ClassSet, LanguagePack, Packs, WordId};

/// Characters read for the decision: more changes nothing on news and costs time.
const SAMPLE: usize = 2_000;

/// Words that every sentence has some of, and that few languages share.
const SMALL_WORDS: ClassSet = ClassSet::of(&[
    Class::Article,
    Class::Preposition,
    Class::Coordinator,
    Class::Complementiser,
    Class::SubjectPronoun,
    Class::Possessive,
    Class::Relative,
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Conditional,
    Class::Negation,
]);

/// So many words at least tell a language without the detector,
const ENOUGH_WORDS: usize = 40;
/// where one in so many is a small one of it: more than in a related language, which has some of them in common with it.
const SMALL_WORD_IN: usize = 3;

/// The ISO 639-3 code of the text's language, by its first 2,000 characters; `None` for a text without letters.
///
/// Where the text is full of small words of one language of `packs`, it is that. Otherwise `whatlang` judges, which costs far
/// more, since it looks at every language it knows. Where its judgement is not reliable, as on short texts, only the languages
/// of `packs` are in question: the one that knows most of the text's small words, and where that decides nothing, the one that
/// `whatlang` prefers.
pub fn detect_language(text: &str, packs: &Packs) -> Option<&'static str> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(i, _)| i);
    let sample = &text[..end];
    let code = |outline: &LanguagePack| whatlang::Lang::from_code(&outline.detect).map(|lang| lang.code());
    let mut known: Vec<(Small, &LanguagePack)> = packs.outlines().map(|outline| (Small::count(sample, outline), outline)).collect();
    known.sort_by_key(|(small, _)| std::cmp::Reverse(small.words));
    let most = known.first().filter(|(most, _)| known.get(1).is_none_or(|(next, _)| most.words > next.words));
    let clear = |small: Small| {
        let next = known.get(1).map_or(0, |(next, _)| next.words);
        small.of >= ENOUGH_WORDS && small.words * SMALL_WORD_IN >= small.of && small.words >= 2 * next
    };
    if let Some(code) = most.filter(|(small, _)| clear(*small)).and_then(|(_, outline)| code(outline)) {
        return Some(code);
    }
    let info = whatlang::detect(sample)?;
    let allowed: Vec<whatlang::Lang> = packs.outlines().filter_map(|outline| whatlang::Lang::from_code(&outline.detect)).collect();
    if info.is_reliable() || allowed.is_empty() || info.script() != whatlang::Script::Latin {
        return Some(info.lang().code());
    }
    let by_small_words = most.and_then(|(_, outline)| code(outline));
    by_small_words.or_else(|| Some(whatlang::Detector::with_allowlist(allowed).detect_lang(sample).unwrap_or(info.lang()).code()))
}

/// Whether the word is one of the small words of the language.
pub fn is_small_word(pack: &LanguagePack, word: WordId) -> bool {
    pack.classes(word).meets(SMALL_WORDS)
}

/// How many words of a text are small ones of a language, and of how many.
#[derive(Clone, Copy)]
struct Small {
    words: usize,
    of: usize,
}

impl Small {
    fn count(sample: &str, pack: &LanguagePack) -> Small {
        let tokens = tokenize(sample, &[Span::new(0, sample.len())], pack);
        let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
        Small { words: words().filter(|token| is_small_word(pack, token.word)).count(), of: words().count() }
    }
}

/// Whether the detector knows a language by this ISO 639-3 code.
pub fn knows_language(code: &str) -> bool {
    whatlang::Lang::from_code(code).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::DataSource;

    #[test]
    fn short_texts_are_told_apart_by_their_small_words() {
        let packs = Packs::load(&DataSource::embedded()).unwrap();
        for (text, lang) in [
            ("The owner said that the mine would sell more copper.", "eng"),
            ("“Too late”, the minister said.", "eng"),
            ("Il rame costa troppo, ha detto il ministro.", "ita"),
            ("Il ministro: «È tardi».", "ita"),
        ] {
            assert_eq!(detect_language(text, &packs), Some(lang), "{text}");
        }
        assert_eq!(detect_language("1234 …", &packs), None);
    }
}
