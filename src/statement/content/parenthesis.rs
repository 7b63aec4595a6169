//! Content around a parenthesis of subject and verb: "The plan, X said, has failed".

use super::{Clauses, Draft, Range, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, Slot};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

/// What stands around a parenthesis of subject and verb.
struct Around {
    cue: CueGroup,
    /// The subject, where it stands before the verb.
    before: Option<Subject>,
    /// The first word of the parenthesis.
    left: usize,
    /// Where the content in front of it begins.
    start: usize,
    /// Where that ends: at the first mark.
    mark: usize,
    /// The mark behind the parenthesis.
    after: usize,
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// `The plan has failed, X said`, `The plan, X said, has failed`.
    pub(super) fn parenthetical(&self, index: usize, from: usize, before: Option<Subject>, left: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mark = left.checked_sub(1).filter(|m| *m > from)?;
        if !(g.mark(mark, ',') || g.kind(mark) == Some(TokenKind::Dash)) || cue.slot == Slot::Gerund {
            return None;
        }
        if before.is_some_and(|s| self.opens_no_parenthesis(&cue, from, mark, s)) {
            return None;
        }
        // "«La strada è chiusa», inoltre, Rossi ha ringraziato gli agenti": another clause
        let connects = mark > from + 1 && g.is_adverb(mark - 1) && g.mark(mark - 2, ',');
        if connects && g.pack.drops_subject && before.is_some() && !self.frame(&cue, Frame::Clause) {
            return None;
        }
        // "Il potere passa al vice, Aldo Neri, che ha protestato": a relative clause that no comma closes is no parenthesis
        // but "The road was closed, Tom Hale, who leads the union, said"
        let open_relative = |s: Subject| {
            let relative = (s.phrase.end..cue.first).find(|&i| g.is(i, Class::Relative));
            relative.is_some_and(|r| !(r..cue.first).any(|i| g.mark(i, ',')))
        };
        if before.is_some_and(open_relative) {
            return None;
        }
        // "X l'aveva detto": what was said is the pronoun
        if (cue.first..cue.head).any(|i| g.is_object_clitic(i)) {
            return None;
        }
        // "Her mum, Ann, told the BBC that": who is told
        let told = g.pack.bare_clause && self.frame(&cue, Frame::AddresseeObject);
        let inverted = if before.is_none() && !told { self.subject_after(&cue) } else { None };
        if g.pack.drops_subject && inverted.is_some_and(|i| self.is_object_of_quotation(from, mark, i.1)) {
            return None;
        }
        let subject = before.or(inverted.map(|i| i.0));
        // "il paziente si è infuriato, ha cominciato a urlare"
        let begins = (cue.first..cue.head).any(|i| g.is(i, Class::InfinitiveMarker));
        if g.pack.drops_subject && begins && subject.is_none() && g.quote_at(mark - 1).is_none() {
            return None;
        }
        let mut stop = inverted.map_or(cue.end, |i| i.1);
        let mut addressee = inverted.and_then(|i| i.2);
        if let Some((phrase, end)) = self.object_addressee(&cue, before.is_some()) {
            addressee = Some(phrase);
            stop = end;
        }
        let (after, to) = self.skip_light(stop, self.limit_after(stop));
        addressee = addressee.or(to);
        let after = if self.circumstance_behind(&cue, from, mark, stop) { self.end } else { after };
        let after = if inverted.is_some() { self.past_doing(from, mark, after) } else { after };
        let after = self.closing_dash(left, after).unwrap_or(after);
        let bare_form = cue.first == cue.head;
        let speaks = |s: Subject| self.names_somebody(s.phrase) || g.pack.bare_clause && self.heads_document(s.phrase);
        if !self.closes_parenthesis(after, inverted.is_some())
            || subject.is_none() && !g.pack.drops_subject
            || bare_form && subject.is_some_and(|s| !speaks(s))
        {
            return None;
        }
        let mut mark = mark;
        while mark > from && (g.mark(mark - 1, ',') || g.kind(mark - 1) == Some(TokenKind::Dash)) {
            mark -= 1;
        }
        let start = self.start_in_front(from, mark, after);
        let around = Around { cue, before, left, start, mark, after };
        let asked = self.is_asked(start, mark);
        let described = inverted.is_some() && self.describes_speaker(after);
        let content = self.content_around(index, from, &around, asked, described);
        if content.len() == 1 && content[0].0 == start && stop > cue.end && self.tells_when(start, mark) {
            return None;
        }
        let whole = || content.iter().any(|c| g.has_finite(c.0, c.1)) || content.iter().any(|c| (c.0..c.1).any(|i| g.opens_quote(i)));
        let opens = || !asked && self.plans_in_front(&around) || described && content.len() == 1 && content[0] == (from, mark);
        // "in passato, ubriaca, aveva accusato un uomo": a verb that takes no clause
        let quoted = || content.iter().any(|c| g.count_quoted(c.0, c.1) > 0);
        let accuses = g.pack.cue(cue.cue).act == "accuse";
        let named = inverted.is_some() && !accuses;
        // "ha accusato un uomo": whom
        let whom = |s: &Subject| s.phrase.first > cue.end || g.is(s.phrase.first, Class::Indefinite);
        let object = accuses && inverted.is_some_and(|i| whom(&i.0)) && g.pack.drops_subject;
        let takes = g.pack.bare_clause || self.frame(&cue, Frame::Clause) && !object || quoted() || named;
        let taken = takes && (whole() || opens() || self.is_all_said(from, &around) && subject.is_some_and(speaks));
        taken.then(|| self.draft(cue, content, subject, addressee, "parenthetical", 0.85))
    }

    /// "| The fires |, Moreno noted, | “don't respect borders” |": a subject in front of the parenthesis, and its verb in marks behind it.
    pub(super) fn front_with_quoted_verb(&self, cue: &CueGroup, from: usize, before: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let subject = before.filter(|s| g.pack.bare_clause && self.frame(cue, Frame::Quote) && s.phrase.end == cue.first)?;
        let mark = subject.phrase.first.checked_sub(1).filter(|&m| m > from && g.mark(m, ','))?;
        let open = cue.end + usize::from(g.mark(cue.end, ','));
        let quote = g.quote_at(open).filter(|q| q.open == open)?;
        let verb = quote.inner_start();
        let lower = g.token(verb).is_some_and(|t| !t.is_capitalised());
        let finite = g.is_finite(verb) || g.is_any(verb, &[Class::Be, Class::Have, Class::Modal, Class::Negation]);
        let phrase = from == self.sentence.first
            && noun_phrase_end(g, from, mark) == mark
            && !g.is_any(from, &[Class::Preposition, Class::Subordinator]);
        if !lower || !finite || !phrase || g.has_finite(from, mark) {
            return None;
        }
        let (quotes, _) = self.quotes_from(open, self.sentence.end)?;
        let content = std::iter::once((from, mark)).chain(quotes).collect();
        Some(self.draft(*cue, content, Some(subject), None, "parenthetical", 0.9))
    }

    /// What stands in front of the parenthesis and behind it, unless it is only asked before, or describes the speaker behind.
    fn content_around(&self, index: usize, from: usize, around: &Around, asked: bool, described: bool) -> Vec<Range> {
        let &Around { start, mark, after, .. } = around;
        // a connector before the parenthesis is no content: "Ma, dicono i medici, …"
        let mut content = if start >= mark || self.only_connects(start, mark) || asked { Vec::new() } else { vec![(start, mark)] };
        if self.is_all_said(from, around) {
            return vec![(from, mark)];
        }
        if described && content.is_empty() && start >= mark && self.is_verbless_front(from, mark) {
            content.push((from, mark));
        }
        if !described && after + 1 < self.end && self.goes_on_behind_parenthesis(around, content.is_empty()) {
            content.push((after + 1, self.clause_end(after + 1, index)));
        }
        content
    }

    /// Whether the verb whose subject stands before it, behind the mark, is that of the sentence and of no parenthesis.
    fn opens_no_parenthesis(&self, cue: &CueGroup, from: usize, mark: usize, subject: Subject) -> bool {
        let g = self.g;
        let phrase = subject.phrase;
        if self.rejects_claim(phrase) || self.frame(cue, Frame::Quote) && self.leads_to_colon(cue) {
            return true;
        }
        // "Il presidente del Senato, Anna Neri ha rivolto, a nome di tutti, un augurio": the comma stands between role and name
        // but "The driver, he said, was drunk"
        let name = || self.holds_person(phrase) && !phrase.is_joined(g) && !g.is(phrase.first, Class::SubjectPronoun);
        let role = || g.is(from, Class::Article) && g.mentions.role_at(from + 1).is_some() && noun_phrase_end(g, from, mark) == mark;
        // "quando Europa, Giappone e Canada hanno risposto": the end of a list
        let list = || g.mentions.covering(mark - 1).is_some() && phrase.is_joined(g);
        // "Assistito dal suo avvocato, Ugo Neri ha raccontato al giudice - durante l'interrogatorio - …"
        let described = || g.is(from, Class::Participle) && !g.has_finite(from, mark) && g.quote_at(from).is_none() && name();
        phrase.first == mark + 1 && (name() && role() || list() || g.pack.drops_subject && described())
    }

    /// "Mali has accused the firm of owing taxes, | a claim Northgate | rejects": which it does not say.
    fn rejects_claim(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let first = phrase.first;
        let led = g.is(first, Class::Indefinite) && g.is_noun_cue(first + 1) && first + 2 < phrase.end;
        g.pack.bare_clause && led && !g.is(first + 2, Class::Preposition) && g.mentions.covering(phrase.end - 1).is_some()
    }

    /// "Durante l'intervista Rossi afferma, tra l'altro: «…»", "In merito al piano, il dg ha detto:": whether the words stand behind the
    /// verb and a colon.
    fn leads_to_colon(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let colon = (cue.end..self.sentence.end.min(cue.end + 12)).find(|&i| g.mark(i, ':') && g.quote_at(i).is_none());
        let leads = |colon: usize| g.opens_quote(colon + 1) || colon + 1 == self.sentence.end;
        colon.is_some_and(|c| leads(c) && !g.has_finite(cue.end, c) && !self.cues.iter().any(|o| cue.end <= o.first && o.first < c))
    }

    /// "La vedova, Anna Rossi, ha ricordato | il marito |: «…»": whether the phrase behind the verb, which ends at `end`, is the object,
    /// behind a subject between commas.
    fn is_object_of_quotation(&self, from: usize, mark: usize, end: usize) -> bool {
        let g = self.g;
        let clause = || {
            let relative = (from + 1..mark).find(|&i| g.mark(i, ',') && g.is(i + 1, Class::Relative)).unwrap_or(mark);
            g.has_finite(from, relative)
        };
        let lead = (end..self.sentence.end.min(end + 6)).find(|&i| g.mark(i, ':')).is_some_and(|c| g.opens_quote(c + 1));
        lead && !clause() && (from..mark).any(|i| g.mark(i, ','))
    }

    /// "La strada – ha detto Aldo Neri, che guida il sindacato | – è chiusa": the dash that closes what the one before `left` opens, behind what is
    /// told of the speaker between the comma at `comma` and it.
    fn closing_dash(&self, left: usize, comma: usize) -> Option<usize> {
        let g = self.g;
        let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash);
        let open = left.checked_sub(1).filter(|&open| g.pack.drops_subject && dash(open) && g.mark(comma, ','))?;
        let ends = |i: &usize| dash(*i) || g.is_hard_stop(*i) || g.quote_at(*i).is_some();
        let close = (comma + 1..self.end.min(comma + 16)).find(ends).filter(|&i| dash(i))?;
        (!(self.sentence.first..open).any(dash)).then_some(close)
    }

    /// "Il ponte, ha detto Aldo Neri | parlando con i cronisti |, riaprirà": past what the speaker does, to the comma behind which the clause
    /// in front goes on.
    fn past_doing(&self, from: usize, mark: usize, at: usize) -> usize {
        let g = self.g;
        let resumes = |i: usize| g.is_finite(i) || g.is_any(i, &[Class::Negation, Class::Clitic]) && g.is_finite(i + 1);
        let comma = || (at + 1..self.end.min(at + 12)).find(|&i| g.mark(i, ',') || g.quote_at(i).is_some());
        let doing = g.pack.drops_subject && g.is_gerund(at) && !g.has_finite(from, mark);
        let close = if doing { comma() } else { None };
        close.filter(|&close| g.mark(close, ',') && resumes(close + 1) && !g.has_finite(at + 1, close)).unwrap_or(at)
    }

    /// Whether the parenthesis can end at `after`; where its subject stands behind the verb, also before a relative clause.
    fn closes_parenthesis(&self, after: usize, inverted: bool) -> bool {
        let g = self.g;
        after >= self.end
            || g.mark(after, ',')
            || inverted && g.is(after, Class::Relative)
            || g.kind(after) == Some(TokenKind::Dash)
            || g.is_hard_stop(after)
    }

    /// Where the content in front of the parenthesis begins, which ends at `mark`.
    fn start_in_front(&self, from: usize, mark: usize, after: usize) -> usize {
        let g = self.g;
        let mut start = self.content_start(from, mark);
        // "un rischio non c'è: i treni, ha detto, arrivano": the parenthesis stands in the clause behind the colon
        let resumes = g.is_finite(after + 1) || g.is(after + 1, Class::Clitic) && g.is_finite(after + 2);
        // "any attempt to close the mine in the hills above the town, she said, becomes": a long subject, its verb behind
        if start >= mark && resumes && g.mark(after, ',') && !(from..mark).any(|i| g.mark(i, ',')) {
            start = (from..mark).find(|&i| g.kind(i) == Some(TokenKind::Word)).unwrap_or(start);
        }
        start += usize::from(start < mark && g.mark(start, ':'));
        let said_before = |colon: usize| self.cues.iter().any(|c| start <= c.head && c.head < colon);
        let colon = (start..mark).rev().find(|&i| g.mark(i, ':') && g.quote_at(i).is_none());
        colon.filter(|&i| resumes || said_before(i)).map_or(start, |colon| colon + 1)
    }

    /// "Asked about the price, he said", "When asked to leave, he refused": a participle makes no clause.
    fn is_asked(&self, start: usize, mark: usize) -> bool {
        let g = self.g;
        let participle = start + usize::from(g.is(start, Class::Subordinator));
        start == self.sentence.first
            && participle < mark
            && g.is(participle, Class::Participle)
            && g.pack.bare_clause
            && g.pack.is_cue_form(g.doc.tokens[participle].word)
    }

    /// "…, said Anna Berg, | the founder of a group |": the apposition is no content.
    fn describes_speaker(&self, after: usize) -> bool {
        let g = self.g;
        let rest = after + 1;
        g.mark(after, ',') && g.is(rest, Class::Article) && {
            let end = noun_phrase_end(g, rest, self.end);
            self.is_description((rest, end)) && (!g.is_finite(end) || g.is(end, Class::Participle))
        }
    }

    /// "Many things raise the cost of bread, said Anna Berg": where no verb in it is known.
    fn is_verbless_front(&self, from: usize, mark: usize) -> bool {
        let g = self.g;
        let opener = [Class::Preposition, Class::Subordinator, Class::Participle, Class::Gerund];
        from == self.sentence.first
            && mark - from >= 5
            && g.pack.bare_clause
            && !g.is_any(from, &opener)
            && !(from..mark).any(|i| g.mark(i, ',') || g.quote_at(i).is_some())
    }

    /// "| Nessun danno agli edifici |, fa sapere la Protezione civile.": a phrase is all that is said, the speaker ends the sentence.
    fn is_all_said(&self, from: usize, around: &Around) -> bool {
        let g = self.g;
        let &Around { cue, before, mark, after, .. } = around;
        let sentence = from == self.sentence.first && after >= self.end && self.end + 1 >= self.sentence.end;
        let of_time = [Class::TimeNoun, Class::TimeWord, Class::Weekday, Class::Month];
        let opener = [Class::Preposition, Class::Subordinator, Class::Participle, Class::Gerund, Class::Of, Class::Relative];
        let somebody = |i: usize| g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some();
        let head = from + usize::from(g.is_determiner(from));
        g.pack.drops_subject
            && before.is_none()
            && sentence
            && self.frame(&cue, Frame::Clause)
            && mark >= from + 3
            && !g.is_any(from, &opener)
            && !g.is_adverb(from)
            && !somebody(from)
            && !somebody(head)
            && !(from..mark).any(|i| g.mark(i, ',') || g.mark(i, ':') || g.quote_at(i).is_some() || g.is_any(i, &of_time))
            && !g.has_finite(from, mark)
    }

    /// Whether what stands behind the parenthesis is content; `empty`, where nothing in front of it is.
    fn goes_on_behind_parenthesis(&self, around: &Around, empty: bool) -> bool {
        let g = self.g;
        let &Around { start, mark, after, .. } = around;
        let rest = after + 1;
        // "…, ha assicurato, durerà per un mese": a preposition that means much else opens no clause
        let new_clause = || {
            self.cues.iter().any(|c| c.first > after && c.first <= rest + 2 && !self.frame(c, Frame::Edge))
                || g.is_any(rest, &[Class::Coordinator, Class::Subordinator, Class::Adversative, Class::Relative])
                || g.is_gerund(rest)
        };
        // "se ne parlerà, ha precisato, quando …": the clause before is too short to be all
        let clause_before =
            || !empty && g.has_finite(start, mark) && mark - start > 3 && !g.is_finite(rest) && !g.is(start, Class::Subordinator);
        self.front_goes_on(around, empty) || (empty || !new_clause()) && !clause_before()
    }

    /// Whether the words behind the parenthesis belong to the clause in front of it.
    fn front_goes_on(&self, around: &Around, empty: bool) -> bool {
        let g = self.g;
        let &Around { cue, before, start, mark, after, .. } = around;
        let rest = after + 1;
        let short = g.is(rest, Class::Subordinator) && mark - start <= 4;
        let silent = || !self.cues.iter().any(|c| c.first > after);
        // "è una parte, dicono gli studiosi, del complesso"
        let of = || g.is(rest, Class::Of) && !g.is_infinitive(rest + 1);
        // "The plan, a source said, is to have": a subject, with its verb behind
        let alone = || {
            before.is_some_and(|s| s.phrase.first == mark + 1 && s.phrase.end == cue.first)
                && !self.cues.iter().any(|c| c.first <= rest && rest < c.end)
        };
        let subject = || alone() && g.is_finite(rest) && mark > start && !g.has_finite(start, mark);
        // "ha funzionato perché, ha spiegato X, nessuno sapeva", "il peso sale – dicono gli agenti – a tre chili"
        let opens = [Class::Coordinator, Class::Adversative, Class::Gerund];
        let hangs =
            || g.pack.drops_subject && mark > start && g.is(mark - 1, Class::Subordinator) && !g.is_any(rest, &opens) && !g.is_gerund(rest);
        short || !empty && silent() && self.joins_front(rest) || of() || subject() || hangs() || self.returns_to_front(around)
    }

    /// "…, she said, | and would have to leave", "…, she said, | if they paid", "…, she said, | because it rains".
    fn joins_front(&self, rest: usize) -> bool {
        let g = self.g;
        let mut verb = rest + 1;
        while g.is_adverb(verb) {
            verb += 1;
        }
        let joined = g.is(rest, Class::Coordinator) && g.is_any(verb, &[Class::Modal, Class::Be, Class::Have])
            || g.is_any(rest, &[Class::ConditionalOpener, Class::Cause])
            // "…, she said, and “everyone ran”", "…, the paper said, including speeches", "…, she said, especially at night"
            || g.is(rest, Class::Coordinator) && g.opens_quote(rest + 1)
            || g.is_including(rest)
            || g.is_adverb(rest)
                && !g.is(rest, Class::TimeWord)
                && g.is(rest + 1, Class::Preposition)
                // "…, ha detto, prima di salire in auto"
                && !g.is(rest + 1, Class::Of)
                && !g.has_finite(rest, self.end)
            // "…, said Howard, but her record does not"
            || g.pack.bare_clause
                && g.is_any(rest, &[Class::Adversative, Class::Coordinator])
                && g.is(rest + 1, Class::Possessive)
                && g.has_finite(rest + 1, self.end);
        // "…, she said, and the mine has reopened", "…, she said, to help the miners", "…, he said, by buying votes"
        let clause = |first: usize| {
            let pronoun = g.is(first, Class::SubjectPronoun) && !g.is_determiner(first);
            let end = if pronoun { first + 1 } else { noun_phrase_end(g, first, self.end) };
            end > first && (g.is_finite(end) || g.is_any(end, &[Class::Modal, Class::Future]))
        };
        let joined = joined
            || g.pack.bare_clause && g.is(rest, Class::Coordinator) && clause(rest + 1)
            || g.is(rest, Class::InfinitiveMarker) && g.is_infinitive(rest + 1)
            || g.pack.bare_clause && g.is(rest, Class::By) && g.is_gerund(rest + 1);
        // "l'aereo è intatto, ha detto X, e i passeggeri sono salvi": as long as nobody else is named who could act
        let named = |i: usize| g.mentions.covering(i).is_some_and(|m| m.kind != Kind::Resource);
        joined
            || g.pack.drops_subject
                && g.is(rest, Class::Coordinator)
                && g.is_determiner(rest + 1)
                && !(rest + 1..self.end.min(rest + 5)).any(|i| named(i) || g.mentions.role_at(i).is_some())
                && g.has_finite(rest + 1, self.end)
    }

    /// "il peso sale – dicono gli agenti – | a tre chili": whether, behind dashes, a phrase follows that the clause in front waits for.
    fn returns_to_front(&self, around: &Around) -> bool {
        let g = self.g;
        let &Around { left, start, mark, after, .. } = around;
        let rest = after + 1;
        let dashes = g.kind(left - 1) == Some(TokenKind::Dash) && g.kind(after) == Some(TokenKind::Dash);
        let takes = || {
            mark > start && (g.is_finite(mark - 1) || self.waits_for_object(mark))
                || g.is(rest, Class::Purpose) && g.is_infinitive(rest + 1)
        };
        dashes && takes() && g.is(rest, Class::Preposition) && !g.is(rest, Class::Subordinator)
    }

    /// "| Shortly after Hale had written |, Berg asked the mayor about it": when it was said.
    fn tells_when(&self, start: usize, mark: usize) -> bool {
        let g = self.g;
        let opening = (start..mark).take(3).find(|&i| g.is(i, Class::Subordinator)).filter(|&i| {
            g.pack.bare_clause && !(start..i).any(|w| g.is_determiner(w) || g.is_finite(w) || g.mentions.covering(w).is_some())
        });
        let when =
            opening.is_some_and(|i| !g.is_any(i, &[Class::ConditionalOpener, Class::Question]) || g.is(i, Class::ParentheticalOpener));
        when && !(start..mark).any(|i| g.mark(i, ','))
    }

    /// "| X plans to buy coal |, the minister said": what stands before the comma, though no verb in it is known.
    fn plans_in_front(&self, around: &Around) -> bool {
        let g = self.g;
        let &Around { cue, before, start, mark, .. } = around;
        start == self.sentence.first
            && mark - start >= 5
            && self.frame(&cue, Frame::Bare)
            && g.pack.bare_clause
            && !g.is_any(start, &[Class::Preposition, Class::Subordinator])
            && !g.is_gerund(start)
            && !g.is(start, Class::Participle)
            && before.is_some_and(|s| s.phrase.first == mark + 1 && !s.shared)
    }

    /// `La Russia, dice, “è un mercato perso”`, `The market, she said, “is lost”`: a clause of which the end is quoted, with the cue
    /// between commas.
    pub(super) fn before_own_end(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let alone = cue.first > from && g.mark(cue.first - 1, ',');
        let before = if alone { None } else { self.own_subject(&cue, from) };
        let inverted = if alone { self.subject_after(&cue) } else { None };
        let comma = before.map_or(cue.first, |s| s.phrase.first).checked_sub(1).filter(|c| *c > from && g.mark(*c, ','))?;
        let end = inverted.map_or(cue.end, |i| i.1);
        let stop = if before.is_some() || inverted.is_some() { self.skip_light(end, self.limit_after(end)).0 } else { end };
        let quote = g.quote_at(stop + 1).filter(|q| g.mark(stop, ',') && q.open == stop + 1)?;
        // "Il suo vice Aldo Neri è più duro: a Roma, dice, «si è perso tempo»": only what stands behind the colon, and he says it
        let colon = (from..comma).rev().find(|&i| g.mark(i, ':') && g.quote_at(i).is_none() && g.pack.drops_subject);
        let from = colon.map_or(from, |colon| colon + 1);
        let subject = before.or(inverted.map(|i| i.0)).or_else(|| self.leads_quotation(colon?));
        if subject.is_none() && !g.pack.drops_subject {
            return None;
        }
        let goes_on = g.token(quote.open + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let skipped = |i: &usize| g.kind(*i) != Some(TokenKind::Word) || g.is_any(*i, &[Class::Coordinator, Class::Adversative]);
        let first = (from..comma).find(|i| !skipped(i))?;
        let plain =
            !(first..comma).any(|i| g.mark(i, ',') || g.quote_at(i).is_some()) && matches!(cue.slot, Slot::Finite | Slot::Participle);
        // "On Monday, she said, “…”", "As a mother, she said, “…”": what opens the sentence
        let opens =
            [Class::Preposition, Class::Subordinator, Class::ParentheticalOpener, Class::Participle, Class::TimeWord, Class::Opener];
        // "Asked about the price, she said, “it is late”": the participle makes no clause
        let clause = g.has_finite(first + usize::from(g.is(first, Class::Participle)), comma);
        let own = subject.is_none() || !g.is_any(first, &opens) || g.mentions.covering(first).is_some() || clause;
        // "Judging by polls, she said, “is unwise”": its verb is in the marks; "If it rains, she said, “we stay”"
        let verb = g.is_finite(quote.open + 1) || g.is_any(quote.open + 1, &[Class::Be, Class::Have, Class::Modal]);
        let inner = g.is(first, Class::Subordinator) && !(g.is(first, Class::ConditionalOpener) && clause) || g.is_gerund(first) && !verb;
        let own = own && !self.only_connects(first, comma) && (subject.is_none() || !inner);
        let taken = goes_on && plain && (own || colon.is_some()) && self.frame(&cue, Frame::Quote);
        let addressee = inverted.and_then(|i| i.2);
        let mut content = vec![(quote.open, quote.end)];
        if own {
            content.insert(0, (first, comma));
        }
        taken.then(|| self.draft(cue, content, subject, addressee, "quotation-after-cue", 0.85))
    }

    /// "And then", "Ma poi": whether the words are adverbs and conjunctions between main clauses.
    pub(super) fn only_joins(&self, start: usize, end: usize) -> bool {
        (start..end).all(|i| self.g.is_adverb(i) || self.g.is_any(i, &[Class::Coordinator, Class::Adversative]))
    }

    /// "Instead", "Ma poi": whether the words only join the sentence to the one before.
    pub(super) fn only_connects(&self, start: usize, end: usize) -> bool {
        let class = [Class::Coordinator, Class::Adversative, Class::Subordinator, Class::Opener];
        // but not "It was, he said, a failure"
        (start..end).all(|i| (self.g.is_adverb(i) || self.g.is_any(i, &class)) && !self.g.is(i, Class::Be))
    }

    /// "hanno detto | i due |": a number with an article, and a verb that agrees with several.
    fn counts_people(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let g = self.g;
        let number = phrase.end == phrase.first + 2 && g.is_definite_article(phrase.first) && g.is(phrase.first + 1, Class::Plural);
        g.pack.drops_subject && number && cue.plural == Some(true)
    }

    /// `…, said X,`: behind a comma, with a name and the end of the parenthesis behind it.
    pub(super) fn is_inverted(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let comma = cue.first.checked_sub(1).is_some_and(|p| p > from && (g.mark(p, ',') || g.kind(p) == Some(TokenKind::Dash)));
        let tells = self.frame(cue, Frame::Quote) || self.frame(cue, Frame::Clause) || self.frame(cue, Frame::Bare);
        if !comma || cue.slot == Slot::Gerund || (!tells || self.frame(cue, Frame::AddresseeObject)) && g.pack.bare_clause {
            return false;
        }
        self.subject_after(cue).is_some_and(|(subject, end, _)| {
            let stop = self.skip_light(end, self.limit_after(end)).0;
            let closes = stop >= self.end
                || g.mark(stop, ',')
                || g.is_hard_stop(stop)
                || g.kind(stop) == Some(TokenKind::Dash)
                || g.is(stop, Class::Relative)
                || g.pack.drops_subject && self.circumstance_behind(cue, from, cue.first - 1, end);
            closes
                && subject.phrase.first == cue.end
                && (self.holds_person(subject.phrase)
                    || self.holds_speaking_role(subject.phrase)
                    || self.counts_people(cue, subject.phrase))
                && !g.has_finite(subject.phrase.first, subject.phrase.end)
        })
    }

    /// `As X told Y, …`, `…, come ha detto X, …`: the whole sentence around the parenthesis.
    pub(super) fn as_parenthesis(&self, index: usize, from: usize, before: Option<Subject>, left: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let opener = left.checked_sub(1).filter(|o| *o >= from && g.is(*o, Class::ParentheticalOpener))?;
        let at_edge = opener == self.sentence.first
            || self.divides(opener - 1)
            || opener > from && g.is_any(opener - 1, &[Class::Coordinator, Class::Adversative]);
        if !at_edge || !self.frame(&cue, Frame::Clause) && !self.frame(&cue, Frame::Quote) {
            return None;
        }
        let inverted = if before.is_none() { self.subject_after(&cue) } else { None };
        let subject = before.or(inverted.map(|i| i.0));
        let alone = subject.is_none();
        let subject = subject.or_else(|| self.whom_it_is_about(&cue, opener));
        let mut stop = inverted.map_or(cue.end, |i| i.1);
        let mut addressee = inverted.and_then(|i| i.2);
        if let Some((phrase, end)) = self.object_addressee(&cue, before.is_some()) {
            addressee = Some(phrase);
            stop = end;
        }
        let stop = self.skip_light(stop, self.limit_after(stop)).0;
        // "Per tutelarsi – come ricorda la polizia – è importante pagare"
        let dashes = g.kind(stop) == Some(TokenKind::Dash) && opener > from && g.kind(opener - 1) == Some(TokenKind::Dash);
        // "Come ha spiegato Aldo Neri, che dirige il museo, …"
        let relative = g.pack.drops_subject && g.mark(stop, ',') && g.is(stop + 1, Class::Relative) && opener == self.sentence.first;
        let stop = if relative { (stop + 2..self.end).find(|&i| g.mark(i, ',')).unwrap_or(stop) } else { stop };
        // "Il borgo cresce, come spiega X: «…»"
        if g.mark(stop, ':')
            && g.pack.drops_subject
            && self.frame(&cue, Frame::Quote)
            && let Some(subject) = subject.filter(|s| inverted.is_some() && self.names_somebody(s.phrase))
            && let Some((content, next)) = self.quotes_from(stop + 1, self.sentence.end)
            && !self.cues.iter().any(|c| (next..next + 3).contains(&c.first))
        {
            return Some(self.draft(cue, content, Some(subject), addressee, "colon-quotation", 0.9));
        }
        let closes = if alone {
            stop >= self.end || g.mark(stop, ',') && g.is_gerund(stop + 1)
        } else {
            g.mark(stop, ',') || stop >= self.end || dashes
        };
        if !self.names_somebody(subject?.phrase) || !closes {
            return None;
        }
        // "Come spiega Aldo Neri, ordinario di storia, «…»": what stands between the commas tells of him
        let described = (stop + 1..self.end.min(stop + 9)).find(|&i| g.mark(i, ',') || g.quote_at(i).is_some());
        let described = described.filter(|&c| g.mark(c, ',') && g.opens_quote(c + 1) && !g.has_finite(stop, c) && g.pack.drops_subject);
        let stop = described.filter(|_| g.mark(stop, ',')).unwrap_or(stop);
        // "Una «scelta infame», come l'ha definita il magistrato, che ora decide": what he called it, not what follows
        let naming = (self.frame(&cue, Frame::Predicate) || self.frame(&cue, Frame::Described))
            && (opener + 1..cue.head).any(|i| g.is(i, Class::Clitic));
        let quoted = opener.checked_sub(2).filter(|_| naming && g.mark(opener - 1, ',')).and_then(|i| g.quote_at(i));
        if let Some(quote) = quoted.filter(|q| q.end + 1 == opener && q.open >= from) {
            return Some(self.draft(cue, vec![(quote.open, quote.end)], subject, addressee, "as-said", 0.8));
        }
        // "Non è vero, come sostiene la banca, che il debito sia raddoppiato": what it maintains
        if g.pack.drops_subject && g.mark(stop, ',') && g.is(stop + 1, Class::Complementiser) && g.has_finite(from, opener) {
            let end = self.clause_end(stop + 2, index);
            return (end > stop + 2).then(|| self.draft(cue, vec![(stop + 2, end)], subject, addressee, "as-said", 0.8));
        }
        self.around(index, opener, stop, subject, addressee, from, "as-said")
    }

    /// `Rossi, spiega l'avvocato, non ha colpe`: verb and subject between two commas, and a verb that goes on with what stands before.
    pub(super) fn inverted_between_commas(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let divided = g.pack.drops_subject
            && cue.slot != Slot::Gerund
            && cue.first > from + 1
            && g.mark(cue.first - 1, ',')
            && self.frame(&cue, Frame::Clause);
        let opens = divided && from == self.sentence.first && !g.has_finite(from, cue.first - 1) && g.quote_at(from).is_none();
        let (subject, end, addressee) = if opens { self.subject_after(&cue)? } else { return None };
        let speaks = self.holds_person(subject.phrase)
            || self.head_speaks(subject.phrase) && (self.names_somebody(subject.phrase) || self.counts_people(&cue, subject.phrase));
        let next = (end + 1..self.end).find(|&i| !g.is_adverb(i))?;
        if !speaks || !g.mark(end, ',') || !g.goes_on_with_verb(next) || g.is_gerund(next) {
            return None;
        }
        self.around(index, cue.first, end, Some(subject), addressee, from, "parenthetical")
    }

    /// "L'artista ha annullato la tournée, | come aveva comunicato nel suo sito": the subject of the clause before, where the verb of
    /// the parenthesis is that of one and has nobody as its object, and nobody else has acted.
    fn whom_it_is_about(&self, cue: &CueGroup, opener: usize) -> Option<Subject> {
        let g = self.g;
        let compound = cue.first < cue.head && g.is_finite(cue.first) && cue.plural == Some(false);
        let to_somebody = (cue.first..cue.head).any(|i| g.is(i, Class::Clitic));
        let acted = (self.sentence.first..opener).any(|i| g.is(i, Class::By));
        if !g.pack.drops_subject || !compound || to_somebody || acted || opener == self.sentence.first {
            return None;
        }
        self.main_subject(opener).filter(|s| self.holds_speaking_role(s.phrase) || self.holds_person(s.phrase))
    }

    /// The clause around a parenthesis `[opener, stop)`: what stands before it, and what follows behind a comma.
    #[allow(clippy::too_many_arguments, reason = "the parts of one draft")]
    pub(super) fn around(
        &self,
        index: usize,
        opener: usize,
        stop: usize,
        subject: Option<Subject>,
        addressee: Option<Phrase>,
        from: usize,
        rule: &'static str,
    ) -> Option<Draft> {
        let g = self.g;
        let mut content = Vec::new();
        let mut before = opener;
        while before > from && (g.mark(before - 1, ',') || g.kind(before - 1) == Some(TokenKind::Dash)) {
            before -= 1;
        }
        // "ma se, come ha detto X, …": what stands before the conjunction is another clause
        let hangs = before < opener && before > from && g.is_any(before - 1, &[Class::Subordinator, Class::Complementiser]);
        if before > from && !hangs {
            let start = self.content_start(from, before);
            if start < before {
                content.push((start, before));
            }
        }
        // "the crew, whose boat, according to X, has sunk", "è tardi, mentre il treno, secondo X, parte": the last clause lacks its verb
        let divided = self.divides(stop);
        let resumes = divided && g.goes_on_with_verb(stop + 1);
        if let Some(stretch) = content.first_mut()
            && divided
            && let Some(clause) = self.clause_without_verb(*stretch, stop)
        {
            *stretch = clause;
        }
        let complete =
            !resumes && content.iter().any(|c| g.has_finite(c.0, c.1) && !g.is(c.0, Class::Subordinator) && !self.waits_for_object(c.1));
        if divided && stop + 1 < self.end && !complete {
            content.push((stop + 1, self.clause_end(stop + 1, index)));
        }
        // "Siemens plans to sell": a noun, too
        let plans =
            |i: usize| g.is(i, Class::InfinitiveMarker) && g.is_infinitive(i + 1) && g.is_any(i - 1, &[Class::Finite, Class::NounToo]);
        let plans = |c: &Range| g.pack.bare_clause && (c.0 + 2..c.1).any(plans);
        let whole = content.iter().any(|c| g.has_finite(c.0, c.1) || plans(c) || (c.0..c.1).any(|i| g.opens_quote(i)));
        whole.then(|| self.draft(self.cues[index], content, subject, addressee, rule, 0.8))
    }

    /// "è tardi, mentre il treno | , secondo X, parte": the last clause of `stretch`, where its verb stands behind the mark at `stop`.
    pub(super) fn clause_without_verb(&self, stretch: Range, stop: usize) -> Option<Range> {
        let g = self.g;
        let opens = [Class::Subordinator, Class::Relative, Class::Coordinator, Class::Adversative];
        let free = |i: &usize| g.quote_at(*i).is_none();
        let last = (stretch.0..stretch.1).rev().find(|i| g.is_finite(*i) && free(i)).filter(|_| g.goes_on_with_verb(stop + 1))?;
        let opener = (last + 1..stretch.1).find(|i| g.is_any(*i, &opens) && free(i)).filter(|o| o + 1 < stretch.1)?;
        // "i cui membri": the relative belongs to the subject
        let owner = g.is(opener, Class::Relative) && g.is(opener - 1, Class::Article);
        Some((if owner { opener - 1 } else { opener + usize::from(!g.is(opener, Class::Relative)) }, stretch.1))
    }

    /// "Rossi ha presentato | , come si legge nella nota, le dimissioni": a verb ends the stretch, and its object follows. "The road was
    /// closed" wants none.
    pub(super) fn waits_for_object(&self, end: usize) -> bool {
        let g = self.g;
        let passive = || {
            let auxiliary = (self.sentence.first..end - 1).rev().find(|&i| !g.is_adverb(i) && !g.is(i, Class::Negation));
            g.pack.bare_clause && auxiliary.is_some_and(|i| g.is(i, Class::Be))
        };
        g.is_any(end - 1, &[Class::Be, Class::Have, Class::Modal]) || g.is(end - 1, Class::Participle) && !passive()
    }
}
