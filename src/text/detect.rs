//! Which language a text is in.

use super::{Span, TokenKind, tokenize};
use crate::pack::{Class, ClassSet, LanguagePack, Packs, WordId};

/// Characters in which the small words are counted.
const SMALL_WORD_SAMPLE: usize = 600;
/// Characters read by the detector: more changes nothing on news and costs time.
const SAMPLE: usize = 2_000;
/// A text with at least one small word of a language in so many words, and at most half as many of any other, is in it. On 600
/// characters of news this holds for 999 of 1,000 Italian and 88 of 100 English articles, and for no article in Spanish or German;
/// of the 400 languages of the Universal Declaration of Human Rights that are written in Latin letters only such as the detector
/// does not know either (Friulian, Romansh, Samoan, Scots).
const ONE_IN_IF_CERTAIN: usize = 3;
/// And if it has at least so many words.
const FEWEST_IF_CERTAIN: usize = 60;
/// A text with fewer small words than one in so many is not in the language.
const ONE_IN_AT_LEAST: usize = 10;
/// Fewer words tell nothing of a language.
pub const FEWEST_WORDS: usize = 20;

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
    Class::Determiner,
    Class::Demonstrative,
    Class::To,
    Class::Subordinator,
    Class::Question,
]);

/// The ISO 639-3 code of the text's language, by its first 2,000 characters; `None` where nothing tells it.
///
/// The small words of the languages of `packs` decide where one language has many of them and the others few. Elsewhere `whatlang`
/// judges, which costs several times as much. Where its judgement is not reliable, as on short texts, only the languages of `packs` are
/// in question: the one that knows most of the text's small words, and where that decides nothing, the one that `whatlang` prefers.
/// A text of some length with next to no small words of a language is not in it.
pub fn detect_language(text: &str, packs: &Packs) -> Option<&'static str> {
    let counts = SmallWords::count(beginning(text, SMALL_WORD_SAMPLE), packs);
    if let [first, rest @ ..] = &counts[..]
        && first.is_certain(rest)
        && let Some(lang) = first.lang()
    {
        return Some(lang.code());
    }
    let sample = beginning(text, SAMPLE);
    let lang = judged(sample, packs, &counts)?;
    let too_few = |counts: &[SmallWords<'_>]| counts.iter().any(|count| count.is_too_few() && count.lang() == Some(lang));
    // a list of names may stand before the text
    let doubtful = too_few(&counts) && too_few(&SmallWords::count(sample, packs));
    (!doubtful).then(|| lang.code())
}

/// What `whatlang` says, with the help of the small words.
fn judged(sample: &str, packs: &Packs, counts: &[SmallWords<'_>]) -> Option<whatlang::Lang> {
    let info = whatlang::detect(sample)?;
    let allowed: Vec<whatlang::Lang> = counts.iter().filter_map(SmallWords::lang).collect();
    if info.is_reliable() || allowed.is_empty() || info.script() != whatlang::Script::Latin {
        return Some(info.lang());
    }
    let counted = SmallWords::count(sample, packs);
    if let [most, rest @ ..] = &counted[..]
        && rest.first().is_none_or(|next| most.small > next.small)
        && let Some(lang) = most.lang()
    {
        return Some(lang);
    }
    Some(whatlang::Detector::with_allowlist(allowed).detect_lang(sample).unwrap_or(info.lang()))
}

/// The first `count` characters.
fn beginning(text: &str, count: usize) -> &str {
    &text[..text.char_indices().nth(count).map_or(text.len(), |(i, _)| i)]
}

/// How many words of a text are small ones of a language.
struct SmallWords<'p> {
    outline: &'p LanguagePack,
    words: usize,
    small: usize,
}

impl<'p> SmallWords<'p> {
    /// The counts for all languages of `packs`, the highest first.
    fn count(sample: &str, packs: &'p Packs) -> Vec<SmallWords<'p>> {
        let mut counts: Vec<_> = packs.outlines().map(|outline| SmallWords::of(sample, outline)).collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.small));
        counts
    }

    fn of(sample: &str, outline: &'p LanguagePack) -> SmallWords<'p> {
        let (mut words, mut small) = (0, 0);
        for token in tokenize(sample, &[Span::new(0, sample.len())], outline) {
            if token.kind == TokenKind::Word {
                words += 1;
                small += usize::from(is_small_word(outline, token.word));
            }
        }
        SmallWords { outline, words, small }
    }

    fn lang(&self) -> Option<whatlang::Lang> {
        whatlang::Lang::from_code(&self.outline.detect)
    }

    fn is_certain(&self, others: &[SmallWords<'_>]) -> bool {
        let many = self.words >= FEWEST_IF_CERTAIN && self.small * ONE_IN_IF_CERTAIN >= self.words;
        many && others.iter().all(|other| other.small * 2 <= self.small)
    }

    fn is_too_few(&self) -> bool {
        self.words >= FEWEST_WORDS && self.small * ONE_IN_AT_LEAST < self.words
    }
}

/// Whether the word is one of the small words of the language.
pub fn is_small_word(pack: &LanguagePack, word: WordId) -> bool {
    pack.classes(word).meets(SMALL_WORDS)
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

    #[test]
    fn many_small_words_decide_and_next_to_none_decide_nothing() {
        let packs = Packs::load(&DataSource::embedded()).unwrap();
        let text = "The owner of the mine said on Monday that he would sell it to the first buyer who asked for it, and that the \
                    price was of no interest to him. He had been in the village for thirty years, he said, and if the council \
                    did not want the mine either, it was time for him and for his sons to go where the work was.";
        let english = packs.outline("en").unwrap();
        let italian = packs.outline("it").unwrap();
        assert!(SmallWords::of(text, english).is_certain(&[SmallWords::of(text, italian)]));
        assert!(!SmallWords::of(text, italian).is_certain(&[]));
        assert_eq!(detect_language(text, &packs), Some("eng"));
        let names: String =
            ["Vargal", "Brandtig", "Ferrol", "Sorelt"].map(|name| format!("{name} Tovar, {name} Quist, {name} Ziel\n")).concat();
        assert_eq!(detect_language(&names, &packs), None);
        assert_eq!(detect_language(&format!("{}\n{text}", names.repeat(5)), &packs), Some("eng"));
    }
}
