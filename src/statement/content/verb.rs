//! What a verb takes, and what is tried first.

use super::{Clauses, Draft, Subject};
use crate::pack::{Class, Frame, Slot};
use crate::statement::cue::{CueGroup, opens_cleft};
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// What a verb in the active voice takes: first what its own form or a mark beside it decides.
    pub(super) fn verb(&self, index: usize, from: usize, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if g.pack.drops_subject && self.is_impersonal(&cue) {
            return self.in_document(index, from);
        }
        if self.cites_as_saying(&cue) {
            return None;
        }
        if cue.slot == Slot::Infinitive && g.is(cue.end - 1, Class::Be) {
            return self.cleft(index, from);
        }
        if cue.slot == Slot::Infinitive && opens_cleft(g, self.sentence, cue.first) {
            return self.fronted_cleft(index);
        }
        // "«È tardi», chiude Rossi", and not "Rossi chiude: «…»"
        if self.frame(&cue, Frame::After) {
            let subject = |d: &Draft| d.source.is_some_and(|s| self.holds_person(s) || self.holds_speaking_role(s));
            return self.after_quotation(index, from, None, cue.first).filter(subject);
        }
        if self.is_asked_before_telling(&cue, from) {
            return None;
        }
        self.fronted_clause(index, from)
            .or_else(|| self.pointing_back(index, from))
            .or_else(|| self.before_own_end(index, from))
            .or_else(|| self.past_infinitive(index, from))
            .or_else(|| self.inverted_between_commas(index, from))
            .or_else(|| self.verb_beside_content(index, from, drafts))
    }

    /// What a verb takes that stands behind its content, or in it: a quotation or a clause around subject and verb.
    fn verb_beside_content(&self, index: usize, from: usize, drafts: &[Draft]) -> Option<Draft> {
        let cue = self.cues[index];
        let before = self.own_subject(&cue, from);
        // "Il presidente della Commissione, Aldo Neri, ha lodato l'Unione": whoever is named in the apposition, too
        let person = |s: &Subject| self.holds_person(s.phrase) || s.apposition.is_some_and(|a| self.has_person(a.0, a.1));
        let before = before.filter(|s| person(s) || !self.is_inverted(&cue, from));
        // "…, è quanto afferma X"
        if self.is_this_is(cue.first) {
            return self.parenthetical(index, from, None, cue.first - 2);
        }
        if before.is_some_and(|s| self.is_inserted_behind_subject(&cue, s.phrase)) {
            return self.parenthetical(index, from, None, cue.first);
        }
        let left = before.map_or(cue.first, |s| s.phrase.first);
        if before.is_some() && self.is_only_spoken_of(left, from) || self.grows(&cue) {
            return None;
        }
        // 1. a quotation ends right before the segment of subject and verb
        if self.frame(&cue, Frame::Quote)
            && let Some(draft) = self.after_quotation(index, from, before, left)
        {
            return Some(draft);
        }
        if let Some(draft) = self.as_parenthesis(index, from, before, left) {
            return Some(draft);
        }
        if before.is_none()
            && self.is_inverted(&cue, from)
            && let Some(draft) = self.parenthetical(index, from, None, cue.first)
        {
            return Some(draft);
        }
        self.verb_with_subject(index, from, before, drafts)
    }

    /// "| Il Comune |, ha aggiunto, non ha debiti": whether the verb stands between commas behind the phrase, and a verb follows of which that is
    /// the subject.
    fn is_inserted_behind_subject(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let g = self.g;
        let inserted = phrase.end + 1 == cue.first && g.mark(phrase.end, ',') && g.mark(cue.end, ',');
        let takes = self.frame(cue, Frame::Clause) && cue.slot != Slot::Gerund;
        g.pack.drops_subject && inserted && takes && g.goes_on_with_verb(cue.end + 1) && g.quote_at(cue.first).is_none()
    }

    /// What a verb takes whose subject may stand further away: what stands behind it, the clause before, a predicate or a topic.
    fn verb_with_subject(&self, index: usize, from: usize, before: Option<Subject>, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let left = before.map_or(cue.first, |s| s.phrase.first);
        // "lo ha accusato il sindaco di aver rubato": its object is the pronoun, the subject stands behind
        let subject = if before.is_none() && self.object_given(&cue) { None } else { self.subject(&cue, from, drafts) };
        if self.is_said_by_nobody(&cue, from, before, subject)
            || self.names_what_stands_before(&cue, from, subject)
            || self.is_name_of_something(&cue, from)
            || subject.is_none() && self.is_noun_like_verb(&cue, from)
        {
            return None;
        }
        // "The mine is safe, Anna Berg said as she left": what follows tells when it was said
        let front = before.is_some() && left > from + 2 && g.mark(left - 1, ',') && self.circumstance_behind(&cue, from, left - 1, cue.end);
        if front && let Some(draft) = self.parenthetical(index, from, before, left) {
            return Some(draft);
        }
        if let Some(draft) = self.front_with_quoted_verb(&cue, from, before) {
            return Some(draft);
        }
        // 2. what stands behind the verb
        if let Some(draft) = self.behind(index, subject) {
            return Some(draft);
        }
        // 3. the clause before, where subject and verb are a parenthesis
        // "i passeggeri del bus, quando, dopo ore, ha cominciato": whoever stands before does not agree with the verb, and nobody else does
        let other = || before.is_none() && !self.is_inverted(&cue, from) && self.subject_before(cue.first, from).is_some();
        if (self.frame(&cue, Frame::Quote) || self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Bare))
            && !other()
            && !(g.pack.drops_subject && before.is_some() && self.past_insertion_before_topic(cue.end) > cue.end)
            && let Some(draft) = self.parenthetical(index, from, before, left)
        {
            return Some(draft);
        }
        // 4. a predicate: "si è detto favorevole a …"
        // 5. a topic
        self.predicate(index, subject).or_else(|| self.topic(index, subject)).or_else(|| self.fronted(index, from))
    }

    /// "si dice", but not "si limita a dire".
    fn is_impersonal(&self, cue: &CueGroup) -> bool {
        let inside = |class| (cue.first..cue.head).any(|i| self.g.is(i, class));
        inside(Class::ReflexiveClitic) && !inside(Class::LightVerb) && !self.frame(cue, Frame::Reflexive)
    }

    /// "TASS cited the minister as saying": his words, and no topic.
    fn cites_as_saying(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        if !g.pack.bare_clause {
            return false;
        }
        let cited = noun_phrase_end(g, cue.end, self.limit_after(cue.end));
        let says = |i: usize| g.is_gerund(i) && g.token(i).is_some_and(|t| g.pack.is_cue_form(t.word));
        cited > cue.end && g.is(cited, Class::ParentheticalOpener) && says(cited + 1)
    }

    /// "Hale, | asked | whether he regretted it, said": by whom is not told.
    fn is_asked_before_telling(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let Some(comma) = cue.first.checked_sub(1).filter(|&c| c > from && g.mark(c, ',') && g.pack.bare_clause) else { return false };
        let asked = cue.first == cue.head && g.is(cue.head, Class::Participle) && self.frame(cue, Frame::Question);
        let told =
            |i: usize| g.mark(i, ',') && g.quote_at(i).is_none() && self.cues.iter().any(|c| c.first == i + 1 && c.slot == Slot::Finite);
        let subject = || self.phrase_ending(comma, from).is_some_and(|p| p.first == from || self.holds_person(p));
        asked && (cue.end..self.end).any(told) && subject()
    }

    /// "Nothing the president said “will help,” Hale wrote": whether what the subject at `left` said is only spoken of.
    fn is_only_spoken_of(&self, left: usize, from: usize) -> bool {
        let g = self.g;
        let other = [Class::Complementiser, Class::Relative, Class::Determiner, Class::Question];
        let pronoun = |i: usize| g.is(i, Class::OtherPronoun) && !g.is_any(i, &other);
        g.pack.bare_clause && left > from && pronoun(left - 1)
    }

    /// "adding to the mystery that surrounds it": it grows.
    fn grows(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let grows =
            g.pack.bare_clause && cue.slot == Slot::Gerund && g.pack.cue(cue.cue).act == "add" && g.is(cue.end, Class::InfinitiveMarker);
        if !grows {
            return false;
        }
        let told = Phrase { first: cue.end + 1, end: noun_phrase_end(g, cue.end + 1, self.end) };
        !g.is_infinitive(cue.end + 1) && !self.head_speaks(told) && !g.mark(told.end, ':')
    }

    /// "chi le domandava se": nobody in particular; and a language that names its subjects names it here.
    fn is_said_by_nobody(&self, cue: &CueGroup, from: usize, before: Option<Subject>, subject: Option<Subject>) -> bool {
        let g = self.g;
        let mut opener = cue.first;
        while opener > from && g.is(opener - 1, Class::Clitic) {
            opener -= 1;
        }
        let nobody = opener > from
            && g.is(opener - 1, Class::Relative)
            && g.is(opener - 1, Class::Question)
            && !g.is_any(opener - 1, &[Class::Complementiser, Class::PlaceRelative]);
        // "Adding, “…”": a sentence that only carries on the words of the speaker before
        let carries_on = || cue.slot == Slot::Gerund && g.opens_quote(cue.end + usize::from(g.mark(cue.end, ',') || g.mark(cue.end, ':')));
        // "Said Anna Berg, who lives there: “…”"
        let inverted = || self.frame(cue, Frame::Quote) && self.subject_after(cue).is_some_and(|s| self.holds_person(s.0.phrase));
        // "della ditta non si sa: c'è chi sostiene che"
        let anybody = nobody && g.pack.drops_subject && !(opener > from + 1 && g.is_any(opener - 2, &[Class::Article, Class::Preposition]));
        anybody && before.is_none()
            || subject.is_none() && (nobody || !g.pack.drops_subject && cue.first == self.sentence.first && !carries_on() && !inverted())
    }

    /// "two features, | dubbed | “One”", "la chiesa, | detta | anche chiesa dei presidenti": a participle that names what stands before.
    fn names_what_stands_before(&self, cue: &CueGroup, from: usize, subject: Option<Subject>) -> bool {
        let g = self.g;
        let bare = cue.first == cue.head && g.is(cue.head, Class::Participle);
        let behind_comma = bare && cue.first > from && g.mark(cue.first - 1, ',') && subject.is_none_or(|s| s.apposition.is_none());
        behind_comma && (g.opens_quote(cue.end) && self.frame(cue, Frame::Predicate) || g.pack.drops_subject && cue.slot == Slot::Finite)
    }

    /// "a group | called | Free Norvale, which": its name.
    fn is_name_of_something(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let bare = cue.first == cue.head && g.is(cue.head, Class::Participle);
        if !bare || !g.pack.bare_clause || !self.frame(cue, Frame::Predicate) {
            return false;
        }
        let name = (cue.end..self.end).take_while(|&i| g.token(i).is_some_and(|t| t.is_capitalised())).last().map(|i| i + 1);
        // "a group called Free Norvale funded by the mine"
        let behind = [Class::Relative, Class::Participle, Class::Preposition];
        let alone = name.is_some_and(|end| end >= self.end || g.kind(end) == Some(TokenKind::Punct) || g.is_any(end, &behind));
        alone && (cue.first.saturating_sub(4).max(from)..cue.first).any(|i| g.is(i, Class::Indefinite))
    }

    /// "finance | reports | that the campaign is filing": a noun, not a verb whose subject is missing.
    fn is_noun_like_verb(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let taken = g.is_any(cue.end, &[Class::Complementiser, Class::InfinitiveMarker]);
        // "kept the rules, claims that nobody checked": in apposition
        let taken = taken && !(cue.first > from && g.mark(cue.first - 1, ','));
        !g.pack.drops_subject && cue.first == cue.head && !taken && g.is_document(cue.head)
    }

    /// "si è detto | favorevole a …": the predicate behind the verb.
    fn predicate(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if !self.frame(&cue, Frame::Predicate) || self.frame(&cue, Frame::Topic) {
            return None;
        }
        let mut at = cue.end;
        while g.is_adverb(at) {
            at += 1;
        }
        // "si è detto in disaccordo", "si è dichiarata sotto shock"
        let state = self.frame(&cue, Frame::Reflexive) && g.is(at, Class::Preposition) && !g.is_any(at, &[Class::To, Class::By, Class::Of]);
        let state = state && !g.is_determiner(at + 1) && g.mentions.covering(at + 1).is_none();
        let predicate = g.kind(at) == Some(TokenKind::Word)
            && !g.is_name_behind_both(at)
            && (state || !g.is(at, Class::Preposition))
            && !g.is_any(at, &[Class::Coordinator, Class::Article, Class::Complementiser]);
        // "ritiene necessaria la riforma": a verb that is not reflexive says it of what follows
        let of_object = || g.is_determiner(at + 1) || g.is(at + 1, Class::Complementiser);
        if !predicate || at >= self.end || !self.frame(&cue, Frame::Reflexive) && !of_object() {
            return None;
        }
        // "le ditte che si sono dette favorevoli al piano, sono": the sentence goes on behind the relative clause
        let clause = self.clause_end(at, index);
        let relative = subject.is_some_and(|s| self.in_relative_clause(&s, &cue));
        let end = if relative { self.topic_end(at, index).min(clause) } else { self.before_other_clause(at, clause) };
        // "si dicono contrari: Neri sostiene che"
        let colon = (at + 1..end).find(|&i| g.mark(i, ':') && g.quote_at(i).is_none() && !g.opens_quote(i + 1));
        let told = |colon: &usize| self.cues.iter().any(|c| c.first > *colon && self.is_active_verb(c));
        let end = colon.filter(told).unwrap_or(end);
        Some(self.draft(cue, vec![(at, end)], subject, None, "predicate", 0.8))
    }

    /// "Dopo aver accusato Rossi di aver mentito, Neri è partito", "After telling the miners that it was late, Hale left", "Noting that
    /// it was late, Hale left": said by the subject of the main clause, which stands behind the comma, or before ("Neri è partito
    /// dopo aver accusato …").
    fn past_infinitive(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let (preposition, gerund) = self.opener_of_infinitive(&cue, from)?;
        let skipped = [Class::Preposition, Class::Coordinator, Class::Adversative];
        let opens = (self.sentence.first..preposition).all(|i| g.is_adverb(i) || g.is_any(i, &skipped));
        let (limit, subject) = if opens {
            // "Calling it “a joke,” Hale left": the comma stands inside the marks
            let closes = |i: usize| g.closes_quote(i) && g.mark(i - 1, ',');
            let mut commas = (cue.end..self.end).filter(|&i| g.mark(i, ',') && g.quote_at(i).is_none() || closes(i));
            let (comma, subject) = commas.find_map(|c| Some((c, self.main_subject_behind(c, gerund)?)))?;
            (comma + usize::from(closes(comma)), subject)
        } else {
            (self.end, self.main_subject(preposition).filter(|s| self.names_somebody(s.phrase)))
        };
        // whom the verb speaks to needs somebody who speaks; a subject left out is looked for later
        let stand_in = Subject { phrase: Phrase { first: cue.first, end: cue.first + 1 }, apposition: None, shared: true };
        let draft = self.behind(index, subject.or(Some(stand_in))).or_else(|| self.topic(index, subject))?;
        let mut content = draft.content.clone();
        for range in &mut content {
            range.1 = range.1.min(limit);
        }
        content.retain(|c| c.0 < c.1);
        (!content.is_empty()).then(|| Draft {
            content,
            source: subject.map(|s| s.phrase),
            apposition: subject.and_then(|s| s.apposition),
            ..draft
        })
    }

    /// "| Dopo | aver accusato", "| After | telling", "| Noting |": the word that opens the phrase of a past infinitive or a gerund, and
    /// whether it is a gerund.
    fn opener_of_infinitive(&self, cue: &CueGroup, from: usize) -> Option<(usize, bool)> {
        let g = self.g;
        let but = usize::from(g.is_any(self.sentence.first, &[Class::Adversative, Class::Coordinator]));
        let skipped = [Class::Coordinator, Class::Adversative, Class::Subordinator];
        let led = |i: usize| g.is_adverb(i) || g.is_any(i, &skipped) && !g.is_any(i, &[Class::Complementiser, Class::Preposition]);
        // "Pur avendo detto che è tardi, Rossi resta"
        let having = g.pack.drops_subject && cue.slot == Slot::Participle && g.is(cue.first, Class::Have) && g.is_gerund(cue.first);
        let alone = (cue.slot == Slot::Gerund || having)
            && if g.pack.drops_subject { (self.sentence.first..cue.first).all(led) } else { cue.first == self.sentence.first + but };
        let opener = if alone { cue.first } else { cue.first.checked_sub(1).filter(|p| *p >= from)? };
        // "While denouncing the tax, Hale"
        let meanwhile = g.pack.bare_clause && g.is(opener, Class::Subordinator) && !g.is(opener, Class::Complementiser);
        let preposition = Some(opener).filter(|p| alone || g.is(*p, Class::Preposition) || meanwhile)?;
        let past = cue.slot == Slot::Participle && g.pack.drops_subject && g.is(cue.first, Class::Have) && !g.is_finite(cue.first);
        // "After telling the miners that it was late, Hale left"
        let first = preposition == self.sentence.first + but;
        let gerund = alone || cue.slot == Slot::Gerund && first && g.pack.bare_clause && (g.opens_means(cue.first) || meanwhile);
        (past || gerund).then_some((preposition, gerund))
    }

    /// The subject, or the lack of one, of a main clause right behind the comma; none where no such clause begins there.
    fn main_subject_behind(&self, comma: usize, gerund: bool) -> Option<Option<Subject>> {
        let g = self.g;
        let behind = (comma + 1..self.end).find(|&i| !g.is_adverb(i))?;
        let verb = (behind..self.end).find(|&i| g.quote_at(i).is_none() && g.is_finite(i))?;
        let mut first = verb;
        while first > behind && g.is_any(first - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) {
            first -= 1;
        }
        let subject = self.subject_before(first, behind).filter(|s| s.phrase.first == behind && self.head_speaks(s.phrase));
        // "Pur lodandone il lavoro, Rossi è stato paragonato a": not by him
        let passive = gerund && g.is(verb, Class::Be) && (verb + 1..verb + 3).any(|i| g.is(i, Class::Be) && g.is(i + 1, Class::Participle));
        if passive && g.pack.drops_subject {
            return None;
        }
        (first == behind || subject.is_some()).then_some(subject)
    }
}
