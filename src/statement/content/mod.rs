//! What a cue takes: each cue of a sentence becomes a draft with its content and its subject.
//!
//! [`Clauses::drafts`] goes through the cues in order; `verb.rs` says what is tried first for a verb.

mod antecedent;
mod behind;
mod circumstance;
mod cited;
mod clause_end;
mod light;
mod main_clause;
mod noun;
mod parenthesis;
mod passed_over;
mod passive;
mod pointing;
mod preposition;
mod quotation;
mod quoted_extent;
mod speaks;
mod standing;
mod subject;
mod subject_before;
mod subject_before_comma;
mod subject_behind;
mod subject_of_quotation;
mod subject_of_sentence;
mod subject_shared;
mod topic;
mod topic_end;
mod verb;
mod view;

use super::cue::{CueGroup, Voice};
use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::text::{Sentence, TokenKind};
use crate::trace::Step;

/// Tokens `[first, end)`.
pub type Range = (usize, usize);

/// A statement as tokens, before it is known who speaks.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The cue; none for a quotation that stands alone.
    pub cue: Option<CueGroup>,
    /// Each contiguous stretch of the content.
    pub content: Vec<Range>,
    /// The subject, where the sentence has one.
    pub source: Option<Phrase>,
    /// An apposition to it.
    pub apposition: Option<Range>,
    /// To whom it was said.
    pub addressee: Option<Phrase>,
    /// Whether only a topic is told.
    pub topic: bool,
    /// The rule that found it.
    pub rule: &'static str,
    /// How far it can be trusted.
    pub confidence: f64,
}

/// The cues of one sentence with what they take.
pub struct Clauses<'g, 'a> {
    g: &'g Grammar<'a>,
    sentence: &'g Sentence,
    /// One past the sentence's last word.
    end: usize,
    cues: Vec<CueGroup>,
}

/// The rule of statements of which only a possessive tells whose they are, and that may be anybody's: "secondo la sua testimonianza".
pub const OWNER_UNKNOWN: &str = "words-of-somebody";

/// The subject of a verb.
#[derive(Debug, Clone, Copy)]
struct Subject {
    phrase: Phrase,
    apposition: Option<Range>,
    shared: bool,
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// Prepares the sentence.
    pub fn new(g: &'g Grammar<'a>, sentence: &'g Sentence, cues: Vec<CueGroup>) -> Self {
        Clauses { g, sentence, end: g.trim_end(sentence.first, sentence.end), cues }
    }

    /// All statements of the sentence, in the order of their cues. Content of one is no content of another,
    /// except where a statement is nested in it.
    pub fn drafts(&self) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        for index in 0..self.cues.len() {
            let cue = self.cues[index];
            if self.names_for_preposition(index) {
                continue;
            }
            let mut around = drafts.iter().filter(|d| d.content.iter().any(|c| c.0 <= cue.head && cue.head < c.1)).peekable();
            let inside = around.peek().is_some();
            if self.g.quote_at(cue.head).is_none() && around.any(|d| self.denies(d)) {
                self.refuse(&cue, "it stands in what is denied");
                continue;
            }
            if inside && self.g.quote_at(cue.head).is_none() && !self.nested_allowed(&cue) {
                self.refuse(&cue, "it stands inside what somebody else says");
                continue;
            }
            if let Some(outer) = self.outer(index, &drafts) {
                drafts.push(outer);
                continue;
            }
            let attached = self.attach(index, self.free_from(&cue, &drafts), &drafts);
            let Some(draft) = attached.map(|draft| self.before_but(&cue, draft)) else {
                self.refuse(&cue, "nothing that it can take as content stands beside it, or nobody who could speak");
                continue;
            };
            if let Some(why_not) = self.why_not_said(&cue, &draft) {
                self.refuse(&cue, why_not);
                continue;
            }
            let draft = self.trimmed(&cue, draft);
            let draft = if cue_in_quotation(&draft) { self.out_of_outer(draft, &mut drafts) } else { Some(draft) };
            if let Some(draft) = draft {
                self.keep(&cue, draft, inside, &mut drafts);
            }
        }
        self.standing_quotes(&mut drafts);
        drafts
    }

    /// "secondo quanto | riferito | da X": whether the cue belongs to the preposition right before it.
    fn names_for_preposition(&self, index: usize) -> bool {
        let cue = self.cues[index];
        index > 0
            && cue.slot != Slot::Gerund
            && self.cues[index - 1].end == cue.first
            && self.g.pack.cue(self.cues[index - 1].cue).pos == PartOfSpeech::Preposition
    }

    /// Where the content of a cue can begin: behind what the statements before it take.
    fn free_from(&self, cue: &CueGroup, drafts: &[Draft]) -> usize {
        // "Berg, who left despite calls for her to stay, said": what a noun in the insertion takes
        let inserted = |d: &&Draft| {
            let noun = d.cue.is_some_and(|c| self.g.pack.cue(c.cue).pos == PartOfSpeech::Noun);
            // "the vote, which Hale called late, pleased her"
            let relative = d.source.is_some_and(|s| s.first > self.sentence.first && self.g.is(s.first - 1, Class::Relative));
            (noun || relative) && d.content.iter().any(|c| c.1 + 1 == cue.first && self.g.mark(c.1, ','))
        };
        let taken = drafts
            .iter()
            .filter(|d| !inserted(d))
            .flat_map(|d| d.content.iter().map(|c| c.1).chain(d.cue.map(|c| c.end)))
            .filter(|e| *e <= cue.first)
            .max();
        let Some(end) = taken else { return self.sentence.first };
        // "«… – dice – …», conferma il sindaco"
        let unclaimed = || {
            let inner = drafts.iter().find(|d| cue_in_quotation(d) && d.source.is_none() && d.content.iter().any(|c| c.1 == end))?;
            inner.content.first().map(|c| c.0)
        };
        self.described_by_clause(cue, end, drafts).or_else(unclaimed).unwrap_or(end)
    }

    /// "praised Anna Berg, who said that": whom the relative clause describes stands in what was said before, which ends at `end`: where
    /// that begins.
    fn described_by_clause(&self, cue: &CueGroup, end: usize, drafts: &[Draft]) -> Option<usize> {
        let g = self.g;
        let pronoun = if g.pack.drops_subject { Class::Relative } else { Class::PersonRelative };
        // "ha accusato Neri, la quale ha detto"
        let article = usize::from(g.pack.drops_subject && g.is(end + 1, Class::Article));
        let relative = g.mark(end, ',') && g.is(end + 1 + article, pronoun);
        // "the attack of Berg on Hale, che": of either
        let noun = |d: &Draft| d.cue.is_some_and(|c| g.pack.cue(c.cue).pos == PartOfSpeech::Noun);
        let verb = |d: &&Draft| !(g.pack.drops_subject && noun(d));
        let first = drafts.iter().filter(verb).flat_map(|d| &d.content).find(|c| c.1 == end).map(|c| c.0);
        first.filter(|_| relative && (end + 2 + article..cue.first).all(|i| g.is_adverb(i)))
    }

    /// Why the source of the draft did not say its content, or may not have said it; `None` where nothing speaks against it.
    fn why_not_said(&self, cue: &CueGroup, draft: &Draft) -> Option<&'static str> {
        let g = self.g;
        let source = draft.source?;
        // "no group has claimed the attack"
        let first = source.first - usize::from(source.first > self.sentence.first && g.is(source.first - 1, Class::Nobody));
        if g.is(first, Class::Nobody) && (source.end == first + 1 || g.kind(first + 1) == Some(TokenKind::Word)) {
            return Some("it is negated");
        }
        // "a fake tweet by Hale said", "un falso profilo di Rossi ha scritto", but "un falso carabiniere ha detto"
        let false_ = |i: usize| g.is(i, Class::Nobody) && !g.is_determiner(i) && g.token(i).is_some_and(|t| !t.is_capitalised());
        let named = || g.mentions.within(source.first, source.end).any(|m| m.kind == Kind::Person);
        // "a fake video shows Hale saying"
        let shown = cue.slot == Slot::Gerund && g.kind(source.first.max(1) - 1) == Some(TokenKind::Word);
        let from = if shown { source.first.saturating_sub(6).max(self.sentence.first) } else { source.first + 1 };
        // "no video shows Hale saying"
        let none = |i: usize| g.is(i, Class::Nobody) && g.is_determiner(i);
        if shown && (from..source.first).any(none) && named() {
            return Some("it is negated");
        }
        if (from..source.end.min(source.first + 3)).any(false_) && named() {
            return Some("its source is a false one");
        }
        // "Voters fear that Hale left and warn that": not he
        let of_several = g.pack.bare_clause && cue.plural == Some(true) && g.is(cue.head, Class::Infinitive) && source.end <= cue.first;
        if of_several && self.holds_person(source) && !source.is_joined(g) {
            return Some("it is a verb of several, and one is named");
        }
        // "Hale hired a team (famous for praising Berg)"
        let bracket = (source.end..cue.first).rev().find(|&i| g.mark(i, '(') || g.mark(i, ')')).filter(|&i| g.mark(i, '('));
        if bracket.is_some_and(|open| cue.slot == Slot::Gerund && open + 1 < cue.first) {
            return Some("it stands in a bracket, and nobody there speaks");
        }
        // "se Rossi avesse detto", "è falso che Rossi abbia detto", "Did Hale say that …?": nobody is known to have
        if self.may_not_have(cue, source, draft) {
            return Some("it may not have been said");
        }
        let quoted = |c: &Range| g.count_quoted(c.0, c.1) > 0;
        // "i dati della banca parlano di un calo"
        let tells = !draft.topic || draft.rule == "about";
        let speaks = || self.head_speaks(source) || tells && (self.heads_document(source) || self.is_part_of_body(source));
        let nothing = self.is_thing_or_clause(source) || !speaks() && !draft.content.iter().any(quoted);
        nothing.then_some("its subject is nothing that can speak")
    }

    /// Whether the source is a pronoun for a thing, or a clause.
    fn is_thing_or_clause(&self, source: Phrase) -> bool {
        let g = self.g;
        let Phrase { first, end } = source;
        let alone = end == first + 1;
        // "ciò conferma che": no pronoun for a thing speaks
        let pronoun = || g.is(first, Class::OtherPronoun) && !g.is_determiner(first) && !g.is(first, Class::SubjectPronoun);
        let thing = alone && pronoun() && g.pack.drops_subject;
        // "What Berg promises is now law": a clause is nobody
        let clause = g.pack.bare_clause && g.is(first, Class::Question) && g.is(first, Class::OtherPronoun) && end > first + 1;
        thing || clause
    }

    /// The draft without what stands around its source and behind its content.
    fn trimmed(&self, cue: &CueGroup, draft: Draft) -> Draft {
        let g = self.g;
        let mut draft = Draft { source: draft.source.map(|s| self.without_circumstance(s)), ..draft };
        // "poiché, dichiarandosi medico | , ha incassato i soldi": up to the verb of its clause
        if cue.slot == Slot::Gerund && g.opens_inner_clause(cue.first) {
            let verb = |c: &Range| (c.0 + 1..c.1).find(|&i| g.mark(i, ',') && g.goes_on_with_verb(i + 1));
            draft.content.iter_mut().for_each(|c| c.1 = verb(c).unwrap_or(c.1));
        }
        // "Tom Hale, arguing that it was late | , left"
        if let Some((_, close)) = self.inserted_gerund(cue) {
            let close = close + usize::from(g.closes_quote(close));
            draft.content.iter_mut().filter(|c| c.0 < close).for_each(|c| c.1 = c.1.min(close));
            // "noting the size of the crowd | , said"
            let verb = |c: &Range| g.has_finite(c.0, c.1) || g.is(c.0, Class::InfinitiveMarker);
            draft.topic |= !draft.content.iter().any(verb);
        }
        // "è la maggioranza ". Dura la replica": a mark that closes nothing
        let stray = |i: usize| g.kind(i) == Some(TokenKind::Quote) && g.quote_at(i).is_none() && !g.is_owner_mark(i);
        draft.content.iter_mut().for_each(|c| c.1 -= usize::from(c.1 > c.0 + 1 && stray(c.1 - 1)));
        // "auspica un accordo | e, interpellato dai cronisti, afferma"
        let joins =
            |i: usize| g.is_any(i, &[Class::Coordinator, Class::Adversative]) && g.mark(i + 1, ',') && g.mentions.covering(i).is_none();
        let open = |c: &Range| c.1 > c.0 + 2 && joins(c.1 - 1) && g.quote_at(c.1 - 1).is_none();
        draft.content.iter_mut().last().into_iter().for_each(|c| c.1 -= usize::from(open(c)));
        draft
    }

    /// Adds the draft, unless its content is that of another one; or gives its speaker to the statement inside its quotation.
    fn keep(&self, cue: &CueGroup, draft: Draft, inside: bool, drafts: &mut Vec<Draft>) {
        let overlap = |d: &Draft| draft.content.iter().any(|c| d.content.iter().any(|o| c.0 < o.1 && o.0 < c.1));
        if draft.rule == "quotation-before-cue"
            && draft.source.is_some()
            && let Some(inner) = drafts.iter_mut().find(|d| cue_in_quotation(d) && d.source.is_none() && overlap(d))
        {
            (inner.source, inner.apposition) = (draft.source, draft.apposition);
            return;
        }
        let clash = drafts.iter().any(overlap);
        if draft.content.iter().all(|c| c.0 < c.1) && (!clash || inside) {
            drafts.push(draft);
        } else {
            self.refuse(cue, "what it takes is the content of another statement already");
        }
    }

    /// `She had asked for a factory and was still waiting, an aide said`: the last cue of a sentence takes all of it, the
    /// statements in it too.
    fn outer(&self, index: usize, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // "…, the paper reported, citing an official"
        let tells = self.frame(&cue, Frame::Quote) && g.pack.bare_clause && !g.is(self.sentence.first, Class::Subordinator);
        let added = |c: &CueGroup| tells && c.slot == Slot::Gerund && g.mark(c.first - 1, ',');
        let last = self.cues[index + 1..].iter().all(|c| g.pack.cue(c.cue).pos == PartOfSpeech::Noun || added(c));
        // "Berg says that the plan “will fail,” according to the paper": part of a clause may be quoted
        let cited = g.pack.cue(cue.cue).pos == PartOfSpeech::Preposition;
        let unquoted = |c: &Range| g.count_quoted(c.0, c.1) == 0 || cited && !g.opens_quote(c.0);
        let plain = |d: &Draft| {
            // "is alleging"
            let clause = |c: &CueGroup| c.slot != Slot::Gerund || (c.first..c.head).any(|i| g.is(i, Class::Be));
            // "Hale's call for calm was ignored, Berg said"
            d.cue.is_some_and(|c| match g.pack.cue(c.cue).pos {
                PartOfSpeech::Verb => clause(&c),
                pos => pos == PartOfSpeech::Noun,
            }) && d.content.iter().all(|c| c.1 <= cue.first && unquoted(c))
                && !matches!(d.rule, "parenthetical" | "as-said" | "according-to")
        };
        if !last || drafts.is_empty() || !drafts.iter().all(plain) || g.quote_at(cue.head).is_some() {
            return None;
        }
        let draft = self.attach(index, self.sentence.first, drafts)?;
        let [content] = draft.content[..] else { return None };
        // "When Hale asked Berg to come, she declined": no clause of its own
        if g.is(content.0, Class::Subordinator) && !(content.0..content.1).any(|i| g.mark(i, ',')) {
            return None;
        }
        let source = draft.source.filter(|s| s.first >= content.1 && !draft.topic)?;
        let whole = content.0 == self.sentence.first || drafts[0].source.is_some_and(|s| content.0 <= s.first);
        let behind = matches!(draft.rule, "parenthetical" | "according-to") && whole && content.1 + 1 == source.first.min(cue.first);
        (behind && drafts.iter().all(|d| d.content.iter().all(|c| c.1 <= content.1))).then_some(draft)
    }

    /// `Il sindaco conferma: “… – dice – …”`, `the mayor said it was late: “… – he added – …”`: the quotation is the content of the cue
    /// inside it and not of the one before it, whose subject speaks, and which keeps the words before the colon.
    ///
    /// `Il sindaco ha detto che la diga “è vecchia – ha spiegato – …”`: one statement, of the cue before; `None`, then.
    fn out_of_outer(&self, mut draft: Draft, drafts: &mut Vec<Draft>) -> Option<Draft> {
        let g = self.g;
        let Some(quote) = draft.cue.and_then(|c| g.quote_at(c.head)) else { return Some(draft) };
        let colon = quote.open.checked_sub(1).filter(|&i| i > self.sentence.first && g.mark(i, ':'));
        let covers = |d: &Draft| d.content.iter().any(|c| c.0 <= quote.open && quote.end <= c.1);
        let Some(at) = drafts.iter().position(covers) else {
            let agrees = |s: &Subject| draft.cue.is_some_and(|c| self.agrees_behind(&c, s.phrase));
            let lead = colon.filter(|_| draft.source.is_none()).and_then(|colon| self.leads_quotation(colon));
            if let Some(lead) = lead.filter(agrees) {
                (draft.source, draft.apposition) = (Some(lead.phrase), lead.apposition);
            }
            return Some(draft);
        };
        let outer = &mut drafts[at];
        let (mut before, behind): (Vec<Range>, Vec<Range>) = outer.content.iter().partition(|c| c.0 < quote.end);
        before.retain(|c| c.0 < colon.unwrap_or(quote.open));
        draft.content.extend(behind);
        match (colon, before.last_mut()) {
            (Some(colon), Some(last)) => last.1 = last.1.min(colon),
            (None, Some(last)) if draft.source.is_none() => {
                draft.content[0].0 = last.0;
                before.pop();
                outer.content = [before, draft.content].concat();
                return None;
            }
            (None, Some(last)) if g.has_finite(last.0, quote.open) => last.1 = quote.open,
            (None, Some(_)) => _ = before.pop(),
            (_, None) => {}
        }
        if draft.source.is_none() {
            (draft.source, draft.apposition) = (outer.source, outer.apposition);
        }
        draft.addressee = draft.addressee.or(outer.addressee);
        if before.is_empty() {
            drafts.remove(at);
        } else {
            outer.content = before;
        }
        Some(draft)
    }

    /// "Berg not only said that it was late, but left": what follows "but" is not what she said.
    fn before_but(&self, cue: &CueGroup, mut draft: Draft) -> Draft {
        let g = self.g;
        let only = (cue.first.saturating_sub(3).max(self.sentence.first)..cue.head).any(|i| g.is_not_only(i, cue.head));
        if let Some(content) = draft.content.last_mut().filter(|c| only && c.0 >= cue.end) {
            // "but also that it was illegal" is said, and so is "old but good"
            let more = |i: usize| (i + 1..content.1).find(|&k| !g.is_adverb(k)).is_some_and(|k| g.is(k, Class::Complementiser));
            let ends = |i: usize| g.mark(i - 1, ',') || g.is_finite(i + 1);
            let free = |i: usize| g.is(i, Class::Adversative) && g.quote_at(i).is_none();
            let but = (content.0 + 1..content.1).find(|&i| free(i) && ends(i) && !more(i));
            content.1 = but.map_or(content.1, |i| i - usize::from(g.mark(i - 1, ',')));
        }
        draft
    }

    /// Whether the sentence leaves open that somebody spoke: a condition, a question, what is not true, or of whom it is denied.
    fn may_not_have(&self, cue: &CueGroup, source: Phrase, draft: &Draft) -> bool {
        let g = self.g;
        let asked = g.mark(self.sentence.end - 1, '?') && g.quote_at(self.sentence.end - 1).is_none();
        // "Ha detto Rossi che è tardi?"
        let opens = asked && cue.first == self.sentence.first && draft.rule == "clause";
        if (source.first >= cue.first && !opens) || g.pack.cue(cue.cue).pos != PartOfSpeech::Verb {
            return false;
        }
        let quoted = draft.content.iter().any(|c| g.count_quoted(c.0, c.1) > 0);
        let own = draft.content.iter().any(|c| c.0 > 0 && g.mark(c.0 - 1, ':'));
        if asked && !quoted && !own && g.pack.cue(cue.cue).act != "ask" {
            return true;
        }
        // "Let | Hale say that it is late"
        let led = g.is(source.first, Class::Condition) && source.first + 1 < source.end;
        let before = if led { Some(source.first) } else { source.first.checked_sub(1).filter(|b| *b >= self.sentence.first) };
        let Some(before) = before else { return false };
        // "Had Hale said it was late, Berg would have left"
        let inverted = before == self.sentence.first && g.pack.bare_clause && g.is_any(before, &[Class::Have, Class::Be, Class::Modal]);
        if inverted && !quoted {
            return true;
        }
        // "Neanche Rossi ha detto", "né Rossi né Neri"
        // but "non pochi hanno detto"
        let many = g.is_any(source.first, &[Class::Determiner, Class::Quantity]);
        if g.is_any(before, &[Class::Negation, Class::Nobody]) && !g.is_determiner(before) && !many {
            return true;
        }
        // "a man claiming to be | Hale | said"
        if before > self.sentence.first + 1
            && g.is_infinitive(before)
            && g.is(before, Class::Be)
            && g.is(before - 1, Class::InfinitiveMarker)
        {
            return true;
        }
        let denied =
            || (before.saturating_sub(5).max(self.sentence.first)..before).any(|i| g.is(i, Class::Negation) && !g.is_not_only(i, before));
        let unreal = (cue.first..cue.head).any(|i| g.is(i, Class::Subjunctive));
        // but "anche se Rossi ha detto", "se Rossi ha detto di sì, Neri tace": he did; and so of "even if Hale said"
        let even = before > self.sentence.first && g.is_any(before - 1, &[Class::Adverb, Class::Adversative]);
        // "non si sa se", "è falso che": words that always say so
        let sure = g.is(before, Class::Condition) && before > self.sentence.first && g.is(before - 1, Class::Condition);
        // "asked whether Hale, who had said so, would go": he had
        let inserted = (source.end..cue.first).any(|i| g.is(i, Class::PersonRelative) || g.pack.drops_subject && g.is(i, Class::Relative));
        // "se Rossi dice di sì, Neri tacerà"
        let still_to_come = !inserted && cue.first == cue.head && cue.slot == Slot::Finite && !quoted;
        let condition = g.is(before, Class::Condition) && !even && (unreal || sure || still_to_come || g.pack.bare_clause && !inserted);
        condition || g.is(before, Class::Complementiser) && (unreal || g.pack.bare_clause && denied())
    }

    /// Keeps the reason why a cue makes no statement.
    fn refuse(&self, cue: &CueGroup, why_not: &'static str) {
        self.g.note(|| Step::Cue { span: self.g.doc.span(cue.first, cue.end), cue: cue.cue, why_not });
    }

    /// "denied having said that", "ha negato di aver detto che": whether the draft tells what is denied in a clause.
    fn denies(&self, draft: &Draft) -> bool {
        let verb = |c: CueGroup| self.g.pack.cue(c.cue).pos == PartOfSpeech::Verb && self.g.pack.cue(c.cue).act == "deny";
        draft.cue.is_some_and(verb) && !draft.topic
    }

    fn nested_allowed(&self, cue: &CueGroup) -> bool {
        // a finite statement inside another is annotated, but only its clearest form is safe
        matches!(cue.slot, Slot::Finite | Slot::Participle) && self.g.is(cue.end, Class::Complementiser)
    }

    fn attach(&self, index: usize, from: usize, drafts: &[Draft]) -> Option<Draft> {
        let cue = self.cues[index];
        match self.g.pack.cue(cue.cue).pos {
            PartOfSpeech::Verb => {
                if self.g.quote_at(cue.head).is_some() {
                    return self.between_dashes(cue);
                }
                if cue.voice == Voice::Passive {
                    return self.passive(index, from);
                }
                self.verb(index, from, drafts)
            }
            PartOfSpeech::Preposition => self.preposition(index, from).map(|draft| self.told_by_owner(draft)),
            PartOfSpeech::Noun => {
                let own = || self.own_words_behind(index, from);
                self.pointing_back(index, from).or_else(own).or_else(|| self.noun(index))
            }
        }
    }

    fn frame(&self, cue: &CueGroup, frame: Frame) -> bool {
        self.g.pack.cue(cue.cue).frames.has(frame)
    }

    fn draft(
        &self,
        cue: CueGroup,
        content: Vec<Range>,
        subject: Option<Subject>,
        addressee: Option<Phrase>,
        rule: &'static str,
        confidence: f64,
    ) -> Draft {
        Draft {
            cue: Some(cue),
            content,
            source: subject.map(|s| s.phrase),
            apposition: subject.and_then(|s| s.apposition),
            addressee,
            topic: false,
            rule,
            confidence,
        }
    }
}

/// Whether the cue stands between dashes inside the marks of the quotation that it takes.
fn cue_in_quotation(draft: &Draft) -> bool {
    draft.rule == "cue-between-dashes"
}
