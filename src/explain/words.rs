//! The stages `sentences` and `tokens`.

use super::frame::frame;
use super::paint;
use crate::pipeline::Replay;
use crate::text::{Shape, TokenKind};
use std::fmt::Write;

/// Every sentence with its paragraph.
pub(super) fn sentences(out: &mut String, replay: &Replay<'_>, width: usize, shown: impl Fn(usize) -> bool) -> std::fmt::Result {
    let doc = replay.doc;
    let mut paragraph = None;
    for (number, sentence) in doc.sentences.iter().enumerate().filter(|(number, _)| shown(*number)) {
        if paragraph != Some(sentence.paragraph) {
            paragraph = Some(sentence.paragraph);
            writeln!(out, "\n{}", paint::dim(&format!("paragraph {}", sentence.paragraph + 1)))?;
        }
        frame(out, doc.text, doc.span(sentence.first, sentence.end), number + 1, &[], width)?;
        if sentence.heading {
            writeln!(out, "       {}", paint::dim("a headline or dateline: no statement is looked for"))?;
        }
    }
    Ok(())
}

/// Every token, a line each: its word, what it is made of, and what the language pack knows of it.
pub(super) fn tokens(out: &mut String, replay: &Replay<'_>, shown: impl Fn(usize) -> bool) -> std::fmt::Result {
    let doc = replay.doc;
    for (number, sentence) in doc.sentences.iter().enumerate().filter(|(number, _)| shown(*number)) {
        writeln!(out, "\n{}", paint::dim(&format!("sentence {}", number + 1)))?;
        for at in sentence.first..sentence.end {
            let token = &doc.tokens[at];
            let kind = match (token.kind, token.shape) {
                (TokenKind::Word, Shape::Lower) => "word",
                (TokenKind::Word, Shape::Capitalised) => "Word",
                (TokenKind::Word, Shape::AllCaps) => "WORD",
                (TokenKind::Number, _) => "number",
                (TokenKind::Quote, _) => "quote",
                (TokenKind::Dash, _) => "dash",
                (TokenKind::Punct, _) => "mark",
            };
            let mut known: Vec<String> = Vec::new();
            if !replay.pack.is_unknown(token.word) {
                known.extend(
                    replay
                        .pack
                        .cues_of(token.word)
                        .iter()
                        .map(|(cue, slot)| format!("cue {} ({})", replay.pack.cue(*cue).lemma, slot.name())),
                );
                known.extend(replay.pack.classes(token.word).names(&[]).map(|name| name.replace('_', " ")));
            } else if token.kind == TokenKind::Word {
                known.push("not in the language pack".to_owned());
            }
            writeln!(out, "{at:>6}  {:<20} {}", doc.word(at), paint::dim(format!("{kind:<7} {}", known.join(", ")).trim_end()))?;
        }
    }
    Ok(())
}
