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

/// The ISO 639-3 code of the text's language, by its first 2,000 characters; `None` for a text without letters.
///
/// `whatlang` judges. Where its judgement is not reliable, as on short texts, only the languages of `packs` are in question: the
/// one that knows most of the text's small words, and where that decides nothing, the one that `whatlang` prefers.
pub fn detect_language(text: &str, packs: &Packs) -> Option<&'static str> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(i, _)| i);
    let sample = &text[..end];
    let info = whatlang::detect(sample)?;
    let known = |outline: &LanguagePack| whatlang::Lang::from_code(&outline.detect);
    let allowed: Vec<whatlang::Lang> = packs.outlines().filter_map(known).collect();
    if info.is_reliable() || allowed.is_empty() || info.script() != whatlang::Script::Latin {
        return Some(info.lang().code());
    }
    let mut counted: Vec<(usize, &LanguagePack)> = packs.outlines().map(|outline| (small_words(sample, outline), outline)).collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    if let [(most, outline), rest @ ..] = &counted[..]
        && rest.first().is_none_or(|(next, _)| most > next)
        && let Some(lang) = known(outline)
    {
        return Some(lang.code());
    }
    Some(whatlang::Detector::with_allowlist(allowed).detect_lang(sample).unwrap_or(info.lang()).code())
}

/// Whether the word is one of the small words of the language.
pub fn is_small_word(pack: &LanguagePack, word: WordId) -> bool {
    pack.classes(word).meets(SMALL_WORDS)
}

/// How many words of the sample are small ones of the language.
fn small_words(sample: &str, pack: &LanguagePack) -> usize {
    let tokens = tokenize(sample, &[Span::new(0, sample.len())], pack);
    tokens.iter().filter(|token| token.kind == TokenKind::Word && is_small_word(pack, token.word)).count()
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
        let other = "La presidenta de la comarca ha dit que la millora del transport públic per a la ciutat és una prioritat del govern, \
                     i que la línia nova serà oberta a la tardor si la feina de la companyia no s'atura.";
        assert_ne!(detect_language(other, &packs), Some("ita"));
    }
}
