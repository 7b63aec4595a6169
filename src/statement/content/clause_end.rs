//! Where a clause ends that a cue takes.

use super::Clauses;
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::noun_phrase_end;
use crate::text::TokenKind;

/// Acts of verbs that report a view, against which another source's may stand behind them: "while the paper speaks of seven".
const VIEWING: [&str; 5] = ["say", "report", "announce", "confirm", "deny"];

impl<'g, 'a> Clauses<'g, 'a> {
    /// Where a clause that begins at `start` ends: with the sentence, or where a later cue of the same speaker,
    /// or a new clause with a speaker of its own, begins.
    pub(super) fn clause_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let stop = self.mark_end(start, &self.cues[index]);
        for (number, cue) in self.cues.iter().enumerate().skip(index + 1).filter(|(_, c)| c.first > start) {
            // "said that X, according to a poll seen by Y": what stands in the phrase of the source closes nothing
            // "said it “is late,” the source recalled, adding that": nor does what is added behind it
            let added = |next: &CueGroup| next.slot == Slot::Gerund && g.mark(next.first - 1, ',') && g.pack.bare_clause;
            let last = self.cues.get(number + 1).is_none_or(added) || g.pack.cue(cue.cue).pos == PartOfSpeech::Preposition;
            if last && self.closes_sentence(cue, start) {
                return self.strip_end(start, self.segment_start(cue, start)).min(stop);
            }
            // "dice che la via è chiusa, | mentre secondo Carla Berti è aperta"
            let preposition = g.pack.cue(cue.cue).pos == PartOfSpeech::Preposition && g.quote_at(cue.head).is_none();
            if preposition && cue.first > start + 2 && g.is(cue.first - 1, Class::Subordinator) && g.mark(cue.first - 2, ',') {
                return self.strip_end(start, cue.first - 2).min(stop);
            }
            // "ha chiesto di aiutare i bambini, | che invece, secondo i media, restano soli": others' words on what was said
            let relative = (start + 1..cue.first.saturating_sub(1)).rev().find(|&i| !g.is_adverb(i));
            let others = relative.filter(|&r| g.is(r, Class::Relative) && g.mark(r - 1, ',') && g.mark(cue.first - 1, ','));
            if let Some(relative) = others.filter(|r| preposition && *r > start + 2) {
                return self.strip_end(start, relative - 1).min(stop);
            }
            if let Some(end) = self.before_others_view(cue, start) {
                return end.min(stop);
            }
            if g.quote_at(cue.head).is_some() || g.pack.cue(cue.cue).pos != PartOfSpeech::Verb {
                continue;
            }
            // "ha detto che, ridendo, il sindaco è uscito": what opens the clause ends nothing
            if let Some(end) = self.before_later_verb(cue, start).filter(|end| *end > start) {
                return end.min(stop);
            }
        }
        stop
    }

    /// "said she would seek a deal, | a goal that many analysts believe is out of reach": where a noun behind a comma takes up what was said, and
    /// closes the sentence with what others say of it.
    fn before_others_view(&self, cue: &CueGroup, start: usize) -> Option<usize> {
        let g = self.g;
        let subject =
            Some(cue).filter(|c| g.pack.bare_clause && self.is_active_verb(c)).and_then(|c| self.subject_before(c.first, start))?;
        // but "a man who she said had left"
        let other = !g.is(subject.phrase.first, Class::SubjectPronoun);
        let relative = subject.phrase.first.checked_sub(1).filter(|&r| other && r > start + 3 && g.is(r, Class::Relative))?;
        let comma = (start + 1..relative).rev().take(5).find(|&i| g.mark(i, ','))?;
        let noun = g.is(comma + 1, Class::Indefinite) && comma + 2 < relative && g.has_finite(start, comma);
        let closes = !(cue.end..self.end).any(|i| g.mark(i, ','));
        (noun && closes && g.quote_at(comma).is_none() && g.quote_at(cue.head).is_none()).then(|| self.strip_end(start, comma))
    }

    /// Where a clause that begins at `start` ends before the later verb of speaking, if that is no part of the clause.
    fn before_later_verb(&self, cue: &CueGroup, start: usize) -> Option<usize> {
        let g = self.g;
        if let Some(end) = self.before_adding(cue, start) {
            return Some(end);
        }
        let before = self.joint_before(cue, start)?;
        // "insisted it was early while adding that"
        let meanwhile = cue.slot == Slot::Gerund && g.is(before, Class::Subordinator) && !g.is(before, Class::Preposition);
        let joined = g.is_any(before, &[Class::Coordinator, Class::Adversative])
            || meanwhile && g.pack.bare_clause
            || g.mark(before, ',')
            || g.kind(before) == Some(TokenKind::Dash)
            || g.closes_quote(before) && before > start && g.mark(before - 1, ',');
        if let Some(end) = self.before_apposed_subject(cue, start, before) {
            return Some(end);
        }
        // "voted for Hale and wrote in Berg": it takes nothing here
        if joined && g.pack.bare_clause && g.is(cue.end, Class::Preposition) && !self.frame(cue, Frame::About) && !self.takes(cue) {
            return None;
        }
        if self.closes_dashes(cue, start, before) {
            return None;
        }
        // "said that X, through its agency, claimed": what has no verb yet is no clause
        // "said that since then, thanks in part to the company, he has been secure": nor that
        let more = || start > 0 && g.pack.bare_clause && g.is(start - 1, Class::Complementiser) || (start..before).any(|i| g.mark(i, ','));
        let inserted = || g.mark(before, ',') && more() && cue.slot != Slot::Gerund;
        let complete = || !inserted() || g.has_finite(start, before) || g.is_infinitive(start + 1) || g.is_gerund(start);
        if joined && cue.voice == Voice::Active && complete() {
            return Some(self.before_joint(cue, start, before));
        }
        self.before_other_subject(cue, start)
    }

    /// "said it was late | before adding that it rained", "ha detto che è tardi, | per poi aggiungere che piove": where the clause ends before
    /// what the speaker added.
    fn before_adding(&self, cue: &CueGroup, start: usize) -> Option<usize> {
        let g = self.g;
        let adds = g.pack.cue(cue.cue).act == "add" && matches!(cue.slot, Slot::Gerund | Slot::Infinitive);
        let opener = (start..cue.head).rev().find(|&i| !g.is_adverb(i))?;
        let leads = if g.pack.bare_clause {
            g.is(opener, Class::Subordinator) && g.is(opener, Class::Preposition)
        } else {
            g.is(opener, Class::Purpose) && opener + 1 < cue.head
        };
        (adds && leads && opener > start && self.takes(cue)).then(|| self.strip_end(start, opener))
    }

    /// The word or mark that may join the later verb of speaking to what stands before it, adverbs passed over.
    fn joint_before(&self, cue: &CueGroup, start: usize) -> Option<usize> {
        let g = self.g;
        let mut before = cue.first - 1;
        // "e poi ha anche ipotizzato"
        // "declined to come, only saying that"
        let only = |i: usize| g.is(i, Class::Only) && cue.slot == Slot::Gerund && g.mark(i - 1, ',');
        while before > start && (g.is_adverb(before) || only(before)) && g.mentions.covering(before).is_none() {
            before -= 1;
        }
        if before < start {
            return None;
        }
        // "la possibilità che la ditta, nota a tutti, possa": it stands in an insertion
        if g.mark(before, ',') && self.insertion_end(start, before, self.end).is_some() {
            return None;
        }
        let joins = before + 1 == cue.first
            || g.is_any(before, &[Class::Coordinator, Class::Adversative])
            || cue.slot == Slot::Gerund && g.mark(before, ',') && g.is(before + 1, Class::Only);
        Some(if joins { before } else { cue.first - 1 })
    }

    /// "…, and X, the minister, repeated": the comma closes an apposition
    fn before_apposed_subject(&self, cue: &CueGroup, start: usize, comma: usize) -> Option<usize> {
        let g = self.g;
        let subject = if g.mark(comma, ',') { self.subject_before(cue.first, start + 1)? } else { return None };
        let opener = subject.phrase.first - 1;
        // "Quando gli ha chiesto dove fosse, | il giardiniere, Ugo Leoni, ha risposto"
        let main = g.mark(opener, ',') && g.is(self.sentence.first, Class::Subordinator);
        let apposed = subject.apposition.is_some_and(|a| self.is_description(a))
            && (g.is_any(opener, &[Class::Coordinator, Class::Subordinator]) || main)
            && opener > start;
        apposed.then(|| self.strip_end(start, opener))
    }

    /// "that the report -- in which he errs -- raised doubts": the dashes enclose an insertion behind the subject
    fn closes_dashes(&self, cue: &CueGroup, start: usize, before: usize) -> bool {
        let g = self.g;
        if g.kind(before) != Some(TokenKind::Dash) || cue.slot == Slot::Gerund {
            return false;
        }
        let opened = (start..before).find(|&i| g.kind(i) == Some(TokenKind::Dash));
        let relative = |open: usize| (open + 1..open + 3).any(|i| g.is(i, Class::Relative));
        opened.is_some_and(|open| open > start && (relative(open) || !g.has_finite(start, open)))
    }

    /// Where the clause ends before what joins the later verb to it.
    fn before_joint(&self, cue: &CueGroup, start: usize, joint: usize) -> usize {
        let g = self.g;
        // "che non firmerà: «…», ha detto": the quotation is the later cue's
        let own = joint.checked_sub(1).and_then(|i| g.quote_at(i)).filter(|q| q.end == joint && g.mark(joint, ',') && q.open > start + 1);
        if let Some(quote) = own.filter(|q| g.mark(q.open - 1, ':') && self.frame(cue, Frame::Quote)) {
            return quote.open - 1;
        }
        let mut cut = if g.closes_quote(joint) { joint + 1 } else { joint };
        while cut > start && (g.mark(cut - 1, ',') || g.is_any(cut - 1, &[Class::Coordinator, Class::Adversative])) {
            cut -= 1;
        }
        cut
    }

    /// Where the clause ends before the subject of the later verb, if that opens a clause of its own.
    fn before_other_subject(&self, cue: &CueGroup, start: usize) -> Option<usize> {
        let g = self.g;
        let subject = self.subject_before(cue.first, start + 1)?;
        let opener = subject.phrase.first - 1;
        let leads = |at: usize| {
            g.opens_quote(at) || (g.mark(at, ',') || g.mark(at, ':')) && g.opens_quote(at + 1) || g.is(at, Class::Complementiser)
        };
        let leads = leads(cue.end) || leads(self.skip_light(cue.end, self.limit_after(cue.end)).0);
        let clause = leads && g.mark(opener, ',') && opener > start
            || (g.is_any(opener, &[Class::Subordinator, Class::Adversative, Class::Coordinator])
                && opener > start + 1
                && (g.mark(opener - 1, ',') || g.closes_quote(opener - 1) && g.mark(opener - 2, ',')))
            || g.mark(opener, ';');
        // "claimed the bank but officials have said", "fell and the bank said that": somebody else's words
        let joins = g.is(opener, Class::Adversative) || leads && g.is(opener, Class::Coordinator) && g.pack.bare_clause;
        let other = joins && opener > start + 1 && cue.slot != Slot::Gerund;
        // "afferma che le vittime sono tre | mentre il giornale parla di sette": of another source
        let against = || g.is(opener, Class::Comment) && g.is(opener, Class::Subordinator) && opener > start + 1;
        let about = self.frame(cue, Frame::About) && g.is_any(cue.end, &[Class::Of, Class::TopicPreposition]);
        let view = VIEWING.contains(&g.pack.cue(cue.cue).act.as_str());
        let contrast = cue.slot != Slot::Gerund && view && (leads || about) && self.head_speaks(subject.phrase) && against();
        let opens = clause || (other || contrast) && self.names_somebody(subject.phrase);
        if !opens {
            return None;
        }
        let mut cut = opener;
        while cut > start && (g.mark(cut - 1, ',') || g.mark(cut - 1, ';')) {
            cut -= 1;
        }
        Some(cut)
    }

    /// Whether a clause, an infinitive or a quotation follows the cue.
    fn takes(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let at = self.skip_light(cue.end, self.limit_after(cue.end)).0;
        let opens = [Class::Complementiser, Class::InfinitiveMarker, Class::Question];
        g.is_any(at, &opens) || g.opens_quote(at) || g.mark(at, ':') || g.mark(at, ',')
    }

    /// Where an infinitive that stands at `verb` ends, at most `end`: before a finite verb that "and" or "but" joins to the
    /// verb of speaking ("has declined to come and is travelling").
    pub(super) fn infinitive_end(&self, verb: usize, end: usize) -> usize {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let first = (verb + 1..end).filter(free).find(|&i| g.is_finite(i) && !g.is_infinitive(i)).unwrap_or(end);
        let joins = |i: &usize| g.is_any(*i, &[Class::Coordinator, Class::Adversative]);
        let group = [Class::Negation, Class::Clitic, Class::ReflexiveClitic];
        let skipped = |i: usize| g.is_adverb(i) || g.is_any(i, &group) && !g.is(i, Class::Article);
        let join = (verb + 1..first).filter(free).rev().find(joins);
        let own = join.filter(|join| first < end && (join + 1..first).all(skipped));
        own.map_or_else(|| self.before_other_clause(verb, end), |join| self.strip_end(verb, join))
    }

    /// Where words that need no verb of their own, an infinitive or a predicate, end: before ", but" or ", and" and a clause that
    /// has a subject and a verb ("si è detto contrario, ma la legge è passata").
    pub(super) fn before_other_clause(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        if !g.pack.drops_subject {
            return self.before_clause_of_pronoun(start, end);
        }
        let joins = |i: &usize| {
            g.quote_at(*i).is_none() && g.is_any(*i, &[Class::Coordinator, Class::Adversative]) && *i > start + 1 && g.mark(*i - 1, ',')
        };
        let opens = [Class::Relative, Class::Complementiser, Class::Subordinator, Class::InfinitiveMarker, Class::ParentheticalOpener];
        let clause = |i: &usize| {
            let verb = (*i + 1..end.min(*i + 14)).find(|&v| g.is_finite(v) || g.is_any(v, &opens) && !g.is(v, Class::Article));
            // "…, ma ciò non è servito"
            let pronoun = g.is_any(*i + 1, &[Class::OtherPronoun, Class::SubjectPronoun]);
            let subject = g.is_determiner(*i + 1) || g.mentions.covering(*i + 1).is_some() || pronoun;
            // "…, ma dal corriere ha trovato gli agenti"
            let fused = g.is(*i, Class::Adversative) && g.is(*i + 1, Class::FusedArticle);
            (subject || fused) && verb.is_some_and(|v| g.is_finite(v) && v > *i + 1)
        };
        // "si è detto contrario, | inoltre non ci sono prove"
        let inner = [Class::Relative, Class::Complementiser, Class::Subordinator, Class::ConditionalOpener];
        let further = |i: &usize| {
            let verb = (*i + 2..end.min(*i + 8)).find(|&v| g.is_finite(v) || g.mark(v, ',') || g.is_any(v, &inner));
            g.mark(*i, ',') && g.quote_at(*i).is_none() && g.is_adverb(*i + 1) && verb.is_some_and(|v| g.is_finite(v))
        };
        let joined = (start..end).filter(joins).find(clause).map_or(end, |i| i - 1);
        (start + 1..joined).find(further).unwrap_or(joined)
    }

    /// "pledged to visit every county | and he has long used that": the same, where a pronoun must be the subject.
    fn before_clause_of_pronoun(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let joins = |i: &usize| g.is_any(*i, &[Class::Coordinator, Class::Adversative]);
        let pronoun = |i: usize| g.is(i, Class::SubjectPronoun) && !g.is_any(i, &[Class::FirstPerson, Class::Possessive]);
        let verb = |i: usize| g.is_any(i, &[Class::Have, Class::Be, Class::Modal]) && g.is_finite(i);
        let found = (start + 1..end).filter(free).filter(joins).find(|&i| pronoun(i + 1) && verb(i + 2));
        // but "to fight if they lose and he has left"
        found.filter(|&i| !g.has_finite(start + 1, i)).map_or(end, |i| self.strip_end(start, i))
    }

    /// Where the subject of the cue goes on with a verb of its own, which agrees with the cue and not with the verb of what is said:
    /// "i leader dicono che un accordo si troverà e | rimandano".
    pub(super) fn before_own_verb(&self, cue: &CueGroup, start: usize, end: usize) -> usize {
        let g = self.g;
        if cue.plural != Some(true) {
            return end;
        }
        let free = |i: &usize| g.quote_at(*i).is_none();
        let Some(first) = (start..end).filter(free).find(|&i| g.is_finite(i)) else { return end };
        if g.agrees_with_plural(first, first + 1) != Some(false) {
            return end;
        }
        let other = |i: &usize| {
            let verb = (*i + 1..end).find(|&v| !g.is_adverb(v) && !g.is_any(v, &[Class::ReflexiveClitic, Class::Negation]));
            let own = verb.is_some_and(|v| g.is_finite(v) && g.agrees_with_plural(v, v + 1) == Some(true));
            let inner = (first + 1..*i).any(|k| g.is_finite(k) || g.is_any(k, &[Class::Relative, Class::Plural, Class::Subordinator]));
            g.is(*i, Class::Coordinator) && own && !inner
        };
        (first + 1..end).filter(free).find(other).map_or(end, |i| self.strip_end(start, i))
    }

    /// Whether the cue, the last of the sentence, and its speaker stand behind a comma and close it: "…, according to X",
    /// "…, an aide said".
    fn closes_sentence(&self, cue: &CueGroup, start: usize) -> bool {
        let g = self.g;
        if g.quote_at(cue.head).is_some() {
            return false;
        }
        let segment = self.segment_start(cue, start);
        // "he was “very happy,” the paper reported": the comma stands inside the marks
        let inside = |i: usize| g.closes_quote(i) && i > 0 && g.mark(i - 1, ',');
        let behind_comma = segment > start + 2 && (g.mark(segment - 1, ',') || inside(segment - 1));
        if !behind_comma {
            return false;
        }
        let closes = match g.pack.cue(cue.cue).pos {
            PartOfSpeech::Preposition => cue.end > cue.first + 1 && !(cue.end..self.end).any(|i| g.mark(i, ',') || g.quote_at(i).is_some()),
            PartOfSpeech::Verb if segment >= cue.first || cue.voice != Voice::Active || cue.slot != Slot::Finite => false,
            PartOfSpeech::Verb => {
                // "…, Anna Berg told the court"
                let told = self.object_addressee(cue, true).map_or(cue.end, |told| told.1);
                let stop = self.skip_light(told, self.limit_after(told)).0;
                stop >= self.end || g.mark(stop, ',') && g.is_gerund(stop + 1)
            }
            PartOfSpeech::Noun => false,
        };
        closes && (g.pack.bare_clause || cue.end > cue.first + 1)
    }

    /// Where the words of a cue and the subject before it begin.
    fn segment_start(&self, cue: &CueGroup, start: usize) -> usize {
        if self.g.pack.cue(cue.cue).pos == PartOfSpeech::Verb {
            self.subject_before(cue.first, start + 1).map_or(cue.first, |s| s.phrase.first)
        } else {
            cue.first
        }
    }

    /// The end without the commas that close it.
    fn strip_end(&self, start: usize, mut end: usize) -> usize {
        while end > start && self.g.mark(end - 1, ',') {
            end -= 1;
        }
        end
    }

    /// The first semicolon outside quotations, colon before no quotation that does not explain the clause, or comma that leads back to the main
    /// clause, behind `start`; else the sentence's end.
    fn mark_end(&self, start: usize, cue: &CueGroup) -> usize {
        let g = self.g;
        let clock = |i: usize| g.kind(i - 1) == Some(TokenKind::Number) && g.kind(i + 1) == Some(TokenKind::Number);
        // "ha detto che il pugile: è in coma": a clause that lacks its verb goes on
        let complete = |i: usize| g.has_finite(start, i) || (start..i.min(start + 4)).any(|k| g.is_infinitive(k));
        let colon = |i: usize| !clock(i) && g.mark(i, ':') && !g.opens_quote(i + 1) && g.pack.drops_subject && complete(i);
        let colon = |i: usize| colon(i) && !(cue.slot != Slot::Gerund && self.explains(start, i));
        let relative = self.relative_around(cue);
        let main = |i: usize| relative && self.leads_back(start, i);
        let divides = |i: usize| g.mark(i, ';') || colon(i) || main(i);
        let narrates = |i: usize| self.opens_gloss(i) || self.opens_comment(i) || self.tells_how_long_after(i) || self.goes_on_to(start, i);
        let mut open = 0_usize;
        for at in start..self.end {
            if g.mark(at, '(') {
                open += 1;
            } else if g.mark(at, ')') {
                // the end of a parenthesis that began before
                let Some(left) = open.checked_sub(1) else { return at };
                open = left;
            } else if at > start && g.quote_at(at).is_none() && (divides(at) || narrates(at)) {
                return at;
            }
        }
        self.end
    }

    /// "ha invitato i presenti al silenzio|, per poi lasciare l'aula": whether the comma leads to what the speaker did next.
    fn goes_on_to(&self, start: usize, comma: usize) -> bool {
        let g = self.g;
        let leads = g.pack.drops_subject && g.mark(comma, ',');
        // but not "avrebbe finto di cadere, per poi rubare la borsa"
        leads && g.is(comma + 1, Class::Purpose) && g.is_adverb(comma + 2) && g.is_infinitive(comma + 3) && !g.has_finite(start, comma)
    }

    /// "said it was late|, a day after she left", "|, hours before the vote": whether the comma leads to how long before or after it was said.
    fn tells_how_long_after(&self, comma: usize) -> bool {
        let g = self.g;
        if !g.pack.bare_clause || !g.mark(comma, ',') {
            return false;
        }
        let lead = |i: usize| g.is_any(i, &[Class::TimeNoun, Class::Indefinite, Class::Quantity]) || g.kind(i) == Some(TokenKind::Number);
        let opener = (comma + 1..comma + 5).find(|&i| !lead(i) && !g.is_adverb(i) || g.is(i, Class::Subordinator)).unwrap_or(comma);
        let after = opener > comma + 1
            && g.is(opener, Class::Subordinator)
            && g.is(opener, Class::Preposition)
            && g.is(opener - 1, Class::TimeNoun);
        after && !(opener..self.end).any(|i| g.mark(i, ','))
    }

    /// "Lo straniero, che diceva": whether the verb of speaking stands in a relative clause behind the subject of the sentence, which has had no
    /// verb before it.
    fn relative_around(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let from = self.sentence.first;
        let opens = |&i: &usize| g.mark(i - 1, ',') && g.is_any(i, &[Class::Relative, Class::PersonRelative]) && g.quote_at(i).is_none();
        (from + 1..cue.first).find(opens).is_some_and(|relative| !g.has_finite(from, relative))
    }

    /// "…, che diceva di essere malato, | è stato arrestato": whether the comma at `comma`, the first from `start`, leads back to the main clause,
    /// whose verb follows at once.
    fn leads_back(&self, start: usize, comma: usize) -> bool {
        let g = self.g;
        let verb = || g.is_finite(comma + 1) || g.is_any(comma + 1, &[Class::Modal, Class::Future]);
        g.mark(comma, ',') && verb() && !(start..comma).any(|i| g.mark(i, ','))
    }

    /// "ha detto che erano in tanti: | due erano armati": whether the clause behind the colon explains the one from `start`, and nobody else
    /// speaks there.
    fn explains(&self, start: usize, colon: usize) -> bool {
        let g = self.g;
        let (first, end) = (colon + 1, self.sentence.end);
        let lower =
            g.kind(first) == Some(TokenKind::Number) || g.token(first).is_some_and(|t| !t.is_capitalised() && t.kind == TokenKind::Word);
        let plain = |i: usize| g.quote_at(i).is_none() && !g.mark(i, ':') && !g.mark(i, ';');
        lower
            && !g.is(first, Class::Comment)
            && !g.is(start, Class::Question)
            && g.has_finite(start, colon)
            && g.has_finite(first, end)
            && (first..end).all(plain)
            && self.cues.iter().all(|c| c.first < first)
    }

    /// "said the mine has closed – a fact later confirmed by the company": whether a comment of the narrator opens at `at`, which
    /// closes the sentence.
    fn opens_gloss(&self, at: usize) -> bool {
        let g = self.g;
        let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash) && g.quote_at(i).is_none();
        if !dash(at) || (at + 1..self.end).any(dash) || (self.sentence.first..at).any(dash) {
            return false;
        }
        // "insist it will pass — and the Senate is holding talks"
        let clause = || {
            let stop = noun_phrase_end(g, at + 2, self.end);
            let verb = stop > at + 2 && g.is_finite(stop) && !g.is_any(stop, &[Class::Modal, Class::Future]);
            g.pack.bare_clause && verb && self.cues.iter().all(|c| c.first <= at)
        };
        g.is(at + 1, Class::Indefinite) || g.is(at + 1, Class::Coordinator) && clause()
    }

    /// "ha confermato che è tardi, | senza aggiungere altro", "said it was late, | without elaborating", "…, | cosa che Neri nega": whether
    /// what the comma opens is the narrator's.
    fn opens_comment(&self, comma: usize) -> bool {
        let g = self.g;
        if !g.mark(comma, ',') {
            return false;
        }
        let first = comma + 1;
        let form = |i: usize| g.token(i).is_some_and(|t| g.pack.is_cue_form(t.word));
        let verb = first + 1;
        let silent = g.is_any(first, &[Class::Without, Class::Negation])
            && (g.is_gerund(verb) || g.is(first, Class::Without) && g.is_infinitive(verb))
            && form(verb);
        // "said it was late, but did not elaborate"
        let auxiliary = g.is_any(first + 1, &[Class::Have, Class::Be, Class::Finite]) && g.is(first + 2, Class::Negation);
        let silent = silent || g.pack.bare_clause && g.is(first, Class::Adversative) && auxiliary && form(first + 3);
        // "said it was late, without giving details"
        let silent = silent || g.is(first, Class::Comment) && g.is(first, Class::Without);
        // "…, cosa questa che", "…, tema sul quale"
        let relative = first + 1 + usize::from(g.is_any(first + 1, &[Class::Determiner, Class::Preposition, Class::Of]));
        // "said he would leave, as has Berg"
        let aux = g.is_any(first + 1, &[Class::Have, Class::Be]) && g.is_finite(first + 1);
        let somebody = g.is_determiner(first + 2) || g.mentions.covering(first + 2).is_some();
        let silent = silent || g.pack.bare_clause && g.is(first, Class::ParentheticalOpener) && aux && somebody;
        let noun = g.is(first, Class::Comment) && !g.is(first, Class::Subordinator);
        let comment = noun && g.is_any(relative, &[Class::Relative, Class::Complementiser]);
        // "…, ipotesi poi confermata da Neri", "…, a claim denied by Berg"
        let noun = first + usize::from(g.pack.bare_clause && g.is(first, Class::Indefinite));
        let told = (noun + 1..self.end).find(|&i| !g.is_adverb(i)).unwrap_or(self.end);
        let denied = g.is(told, Class::Participle) && (told + 1..self.end.min(told + 3)).any(|i| g.is(i, Class::By));
        let opens = g.is_noun_cue(noun) && (noun > first || g.pack.drops_subject) && !g.is_finite(noun) && denied;
        silent || comment || opens
    }
}
