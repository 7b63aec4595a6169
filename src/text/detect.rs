//! Which language a text is in.

/// Characters read for the decision: more changes nothing on news and costs time.
const SAMPLE: usize = 2_000;

/// The ISO 639-3 code of the text's language as `whatlang` judges its first 2,000 characters;
/// `None` for a text without letters.
///
/// Where the judgement is not reliable, as on short texts, only the languages in `known` (ISO 639-3) are in question.
pub fn detect_language(text: &str, known: &[&str]) -> Option<&'static str> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(i, _)| i);
    let sample = &text[..end];
    let info = whatlang::detect(sample)?;
    let allowed: Vec<whatlang::Lang> = known.iter().filter_map(|code| whatlang::Lang::from_code(*code)).collect();
    if info.is_reliable() || allowed.is_empty() || info.script() != whatlang::Script::Latin {
        return Some(info.lang().code());
    }
    Some(whatlang::Detector::with_allowlist(allowed).detect_lang(sample).unwrap_or(info.lang()).code())
}

/// Whether the detector knows a language by this ISO 639-3 code.
pub fn knows_language(code: &str) -> bool {
    whatlang::Lang::from_code(code).is_some()
}
