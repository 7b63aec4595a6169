//! Content that follows the cue: a clause, an infinitive, a question, a topic; and the subject of a passive.

use super::{Clauses, Draft, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Complementiser, colon, quotation, infinitive, question or bare clause behind the verb.
    pub(super) fn behind(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.end;
        let (mut at, mut addressee) = self.skip_light(cue.end, self.limit_after(cue.end));
        let mut subject = subject;
        let object = self.object_addressee(&cue, subject.is_some());
        if let Some((phrase, end)) = object {
            addressee = Some(phrase);
            at = self.skip_light(end, self.limit_after(end)).0;
        }
        // "said of the mine that"
        if g.is(at, Class::Of) && g.pack.bare_clause && self.frame(&cue, Frame::Quote) {
            let end = self.skip_light(noun_phrase_end(g, at + 1, self.limit_after(at + 1)), limit).0;
            at = Some(end).filter(|&end| g.is(end, Class::Complementiser)).unwrap_or(at);
        }
        // "told a crowd in Milltown, Norvale, on Monday that": places and times behind the addressee
        // but not "ha avvisato il sindaco, che ha chiuso la strada"
        let who = object.is_some() && g.pack.drops_subject && g.mark(at, ',') && g.is(at + 1, Class::Relative);
        if object.is_some() && self.frame(&cue, Frame::AddresseeObject) && (g.mark(at, ',') || g.is(at, Class::Preposition)) && !who {
            let barrier = |i: &usize| {
                g.is_hard_stop(*i)
                    || g.is_finite(*i)
                    || g.quote_at(*i).is_some()
                    || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::SubjectPronoun])
                    || self.cues.iter().any(|c| c.first == *i)
            };
            let next = (at..limit.min(at + 16)).find(barrier);
            at = next.filter(|&i| g.is(i, Class::Complementiser)).unwrap_or(at);
        }
        // "said in a talk taped before the vote that": a participle that says more of where it was said
        if at > cue.end
            && g.pack.bare_clause
            && self.frame(&cue, Frame::Clause)
            && (g.is(at, Class::Participle) || g.is_finite(at))
            && !g.is_any(at, &[Class::Be, Class::Have, Class::Modal])
            && !self.cues.iter().any(|c| c.first == at)
        {
            let barrier = |i: &usize| {
                g.kind(*i) == Some(TokenKind::Punct)
                    || g.quote_at(*i).is_some()
                    || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::SubjectPronoun, Class::Be, Class::Have])
                    || self.cues.iter().any(|c| c.first == *i)
            };
            let next = (at + 1..limit.min(at + 10)).find(barrier);
            at = next.filter(|&i| g.is(i, Class::Complementiser)).unwrap_or(at);
        }
        // an inverted subject: "ha detto il ministro che", "così ha detto X: “…”"
        let told = g.pack.bare_clause && self.frame(&cue, Frame::AddresseeObject);
        if subject.is_none()
            && !told
            && at < limit
            && !g.opens_quote(at)
            && !g.is_any(at, &[Class::Complementiser, Class::InfinitiveMarker])
            && !g.mark(at, ':')
            && let Some((found, end, to)) = self.subject_after(&cue)
        {
            let mut next = self.skip_light(end, limit).0;
            // "Said Anna Berg, who lives there, “…”"
            if g.mark(next, ',')
                && cue.first == self.sentence.first
                && let Some(open) = (next + 2..limit.min(next + 25)).find(|&i| g.opens_quote(i))
                && (g.mark(open - 1, ',') || g.mark(open - 1, ':'))
            {
                next = open - 1;
            }
            // "Poi ringrazia Anna Rossi: «…»": her whom it thanks
            let act = g.pack.cue(cue.cue).act.as_str();
            let object = matches!(act, "thank" | "praise") && g.pack.drops_subject && found.phrase.first == cue.end;
            let leads = g.mark(next, ':') && !object
                || g.is(next, Class::Complementiser) && self.frame(&cue, Frame::Clause)
                || g.mark(next, ',') && g.opens_quote(next + 1)
                || g.is(next, Class::InfinitiveMarker) && g.is_infinitive(next + 1) && self.object_given(&cue);
            if leads && self.names_somebody(found.phrase) {
                subject = Some(found);
                addressee = addressee.or(to);
                at = next;
            }
        }
        // "as she said it – “…”": the pronoun stands for the quotation
        let divided = g.mark(at + 1, ',') || g.kind(at + 1) == Some(TokenKind::Dash);
        if g.is(at, Class::OtherPronoun) && divided && g.opens_quote(at + 2) {
            at += 1;
        }
        // "described it as “…”", "which she described as “…”"
        let described = at + usize::from(g.is(at, Class::OtherPronoun));
        if self.frame(&cue, Frame::Topic)
            && g.is(described, Class::ParentheticalOpener)
            && g.is(described, Class::Preposition)
            && g.opens_quote(described + 1)
        {
            at = described + 1;
        }
        // "He added, that": a stray comma
        let stray = at == cue.end || g.pack.bare_clause;
        if stray && g.mark(at, ',') && g.is(at + 1, Class::Complementiser) && self.frame(&cue, Frame::Clause) {
            at += 1;
        }
        // "ha ribadito ai cittadini, di restare uniti"
        let infinitive = g.is(at + 1, Class::InfinitiveMarker) && g.is_infinitive(at + 2) && self.frame(&cue, Frame::Infinitive);
        if at > cue.end && g.mark(at, ',') && infinitive && g.pack.drops_subject {
            at += 1;
        }
        // "ha detto parlando con i cronisti che"
        // but not "ha risposto citando una legge che non esiste"
        let without_object = g.is_any(at + 1, &[Class::Preposition, Class::To, Class::Complementiser]) || g.is_adverb(at + 1);
        if at < limit && g.pack.drops_subject && g.is_gerund(at) && without_object && self.frame(&cue, Frame::Clause) && subject.is_some() {
            let barrier = |i: &usize| {
                let marks = g.kind(*i) == Some(TokenKind::Punct) || g.quote_at(*i).is_some() || g.is_finite(*i);
                marks || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::Coordinator])
            };
            let next = (at + 1..limit.min(at + 9)).find(barrier);
            at = next.filter(|&i| g.is(i, Class::Complementiser)).unwrap_or(at);
        }
        // "ha detto (riferendosi a Rossi) «…»"
        if g.mark(at, '(') && self.frame(&cue, Frame::Quote) && subject.is_some() {
            let close = (at + 1..limit.min(at + 16)).find(|&i| g.mark(i, ')'));
            let leads = |c: &usize| g.opens_quote(c + 1) || g.mark(c + 1, ':') && g.opens_quote(c + 2);
            at = close.filter(leads).map_or(at, |c| c + 1);
        }
        // "said — on Twitter, as it happens — that"
        if g.kind(at) == Some(TokenKind::Dash) && self.frame(&cue, Frame::Clause) && subject.is_some() {
            let close = (at + 1..limit.min(at + 14)).find(|&i| g.kind(i) == Some(TokenKind::Dash));
            at = close.filter(|&c| g.is(c + 1, Class::Complementiser)).map_or(at, |c| c + 1);
        }
        // an inserted phrase between commas: "ha detto, parlando ai giornalisti, che"
        if g.mark(at, ',') && !g.opens_quote(at + 1) && !who {
            let close = (at + 1..limit.min(at + 20)).find(|&i| g.mark(i, ',') || g.opens_quote(i));
            if let Some(close) = close.filter(|c| g.mark(*c, ',')) {
                let leads = g.is(close + 1, Class::Complementiser) && self.frame(&cue, Frame::Clause)
                    || g.opens_quote(close + 1 + usize::from(g.is(close + 1, Class::ParentheticalOpener)))
                    || g.is(close + 1, Class::InfinitiveMarker) && g.is_infinitive(close + 2) && self.frame(&cue, Frame::Infinitive);
                // "ha invitato, come riferisce X, «a …»", "ha chiesto, in un messaggio, di" are passed over; "said, adding, “…”" is not
                let of_infinitive = at == cue.end && g.is(close + 1, Class::InfinitiveMarker);
                // "ha detto, in una nota, che": nor is a noun behind a preposition
                let led = g.is(at + 1, Class::Preposition) && g.pack.drops_subject;
                let tells = |c: &CueGroup| match g.pack.cue(c.cue).pos {
                    PartOfSpeech::Verb => true,
                    PartOfSpeech::Preposition => !of_infinitive,
                    PartOfSpeech::Noun => !of_infinitive && !led,
                };
                let takes = g.is(close + 1, Class::Complementiser) || of_infinitive && g.is_infinitive(close + 2) && g.pack.drops_subject;
                let said_of = g.is_gerund(at + 1) && takes;
                let cue_inside = !said_of
                    && !g.is(at + 1, Class::ParentheticalOpener)
                    && self.cues.iter().any(|c| at < c.first && c.first < close && tells(c));
                // "un appello alla calma, tramite il portavoce Neri, che ha spiegato": his
                let relative = g.mentions.covering(close - 1).is_some_and(|m| m.kind == Kind::Person) && g.pack.drops_subject;
                let leads = leads && !(relative && led && g.is(close + 1, Class::Relative));
                // "ha chiesto alla Norcom, società che gestisce la rete, di": a relative clause of the addressee
                let described = addressee.is_some() && (at + 1..close).any(|i| g.is(i, Class::Relative) && g.has_finite(i, close));
                if leads
                    && !cue_inside
                    && (!g.has_finite(at + 1, close)
                        || described
                        || g.is_any(at + 1, &[Class::ParentheticalOpener, Class::Subordinator, Class::Preposition]))
                {
                    at = close + 1 + usize::from(g.opens_quote(close + 2));
                }
            }
        }
        // "said on Monday, speaking of the town, a port in the north, “…”": insertions up to the quotation
        if g.mark(at, ',') && !g.opens_quote(at + 1) && self.frame(&cue, Frame::Quote) && subject.is_some() {
            let barrier =
                |i: &usize| g.is_hard_stop(*i) || g.is_finite(*i) || g.quote_at(*i).is_some() || self.cues.iter().any(|c| c.first == *i);
            let next = (at + 1..limit.min(at + 30)).find(barrier);
            at = next.filter(|&i| g.opens_quote(i) && g.mark(i - 1, ',')).unwrap_or(at);
        }
        // "She said, if asked, she would pay"
        let conditioned = self.frame(&cue, Frame::Bare) && g.pack.bare_clause && subject.is_some() && g.mark(at, ',');
        if conditioned
            && g.is(at + 1, Class::ConditionalOpener)
            && let Some(close) = (at + 2..self.end.min(at + 12)).find(|&i| g.mark(i, ','))
            && (g.is_determiner(close + 1) || g.is(close + 1, Class::SubjectPronoun))
        {
            let end = self.clause_end(close, index);
            return Some(self.draft(cue, vec![(at + 1, end)], subject, addressee, "bare-clause", 0.85));
        }
        // "He said, I am tired": a comma instead of a complementiser
        if self.frame(&cue, Frame::Bare)
            && self.frame(&cue, Frame::Quote)
            && g.pack.bare_clause
            && at == cue.end
            && g.mark(at, ',')
            && g.is_any(at + 1, &[Class::SubjectPronoun, Class::FirstPerson])
            && subject.is_some_and(|s| s.phrase.end == cue.first && !(s.phrase.first > 0 && g.mark(s.phrase.first - 1, ',')))
        {
            at += 1;
        }
        if at >= self.sentence.end {
            return None;
        }
        // "la ditta, nota come la prima": behind a comma, and nobody before it, an adjective
        let aside = cue.slot == Slot::Finite
            && cue.first == cue.head
            && cue.first > self.sentence.first
            && g.mark(cue.first - 1, ',')
            && subject.is_none_or(|s| s.shared && s.phrase.end < cue.first)
            && (cue.end..at).all(|i| g.is_adverb(i));
        let how = !aside
            && g.is(at, Class::AfterCueComplementiser)
            && !g.is(at + 1, Class::ConditionalOpener)
            && (g.has_finite(at + 1, self.end) || g.opens_quote(at + 1))
            && at <= cue.end + 8;
        // "lo ha comunicato al dirigente che": the pronoun is what was said
        let told =
            addressee.is_some_and(|a| a.end == at) && (cue.first..cue.head).any(|i| g.is(i, Class::Clitic) && g.is(i, Class::Article));
        if self.frame(&cue, Frame::Clause) && (g.is(at, Class::Complementiser) && !told || how) && !g.opens_quote(at) {
            // "said that was late": the pronoun is the clause's subject
            let pronoun = g.pack.bare_clause && self.frame(&cue, Frame::Bare) && g.is(at, Class::Complementiser) && g.is_finite(at + 1);
            let start = if pronoun { at } else { at + 1 };
            let mut end = self.before_own_verb(&cue, start, self.clause_end(start, index));
            if subject.is_some_and(|s| self.in_relative_clause(&s, &cue)) {
                end = self.resumption(start, end);
                if self.opens_sentence_with_relative(subject, &cue) {
                    end = self.main_verb_behind(start, end, 1);
                }
            }
            if subject.is_some_and(|s| self.opens_sentence_as_subordinate(s.phrase)) {
                end = self.main_clause_behind(start, end);
            }
            // "confirmed that remark": a noun
            let short = end == start + 1 || g.kind(start + 1) == Some(TokenKind::Punct) && g.quote_at(start + 1).is_none();
            let plain = !g.is(start, Class::SubjectPronoun) && !g.token(start).is_some_and(|t| t.is_capitalised());
            let noun = g.pack.bare_clause && short && self.frame(&cue, Frame::Topic) && plain && !g.has_finite(start + 1, end);
            if noun && !g.opens_quote(start) && g.quote_at(start).is_none() {
                return self.topic(index, subject);
            }
            return (end > start).then(|| self.draft(cue, vec![(start, end)], subject, addressee, "clause", 0.9));
        }
        let infinitive =
            g.is(at, Class::InfinitiveMarker) && (g.is_infinitive(at + 1) || g.is(at + 1, Class::Negation) && g.is_infinitive(at + 2));
        if !infinitive
            && (self.frame(&cue, Frame::Quote) || self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Topic))
            && let Some(draft) = self.colon_or_quotation(index, at, subject, addressee)
        {
            return Some(draft);
        }
        if self.frame(&cue, Frame::Infinitive) || self.frame(&cue, Frame::ObjectInfinitive) {
            let negation = usize::from(g.is(at + 1, Class::Negation));
            let mut adverbs = at + 1 + negation;
            while g.is_adverb(adverbs) || g.is_any(adverbs, &[Class::Clitic, Class::ReflexiveClitic]) {
                adverbs += 1;
            }
            let whole = self.frame(&cue, Frame::Infinitive) || object.is_some() || addressee.is_some();
            if g.is(at, Class::InfinitiveMarker) && g.opens_quote(at + 1) && whole {
                // "dice di «vendere a chiunque»"
                let end = self.topic_end(at, index);
                return Some(self.draft(cue, vec![(at, end)], subject, addressee, "infinitive", 0.85));
            }
            if g.is(at, Class::InfinitiveMarker) && g.is_infinitive(adverbs) && whole {
                let mut end = self.infinitive_end(adverbs, self.clause_end(at, index));
                // "una donna, che aveva negato di conoscerlo, è partita"
                if subject.is_some_and(|s| self.in_relative_clause(&s, &cue)) {
                    end = self.resumption(at, end);
                    // "una donna che aveva negato di conoscerlo è partita"
                    if self.opens_sentence_with_relative(subject, &cue) {
                        end = self.main_verb_behind(adverbs, end, 0);
                    }
                }
                // "Mentre Rossi accusa Neri di aver mentito, gli arriva un messaggio"
                if g.pack.drops_subject && subject.is_some_and(|s| self.opens_sentence_as_subordinate(s.phrase)) {
                    end = self.main_clause_behind(adverbs, end);
                }
                let act = g.pack.cue(cue.cue).act.as_str();
                // "declined to comment" is no statement
                if act == "refuse" && g.token(adverbs).is_some_and(|t| g.pack.is_cue_form(t.word)) && end <= adverbs + 2 {
                    return None;
                }
                // "urged them not to go"
                let at = if g.is(at - 1, Class::Negation) && at > cue.end { at - 1 } else { at };
                // who is accused is part of what is said
                let accused = object.filter(|_| act == "accuse").map(|(phrase, _)| phrase.first);
                let addressee = addressee.filter(|_| accused.is_none());
                return Some(self.draft(cue, vec![(accused.unwrap_or(at), end)], subject, addressee, "infinitive", 0.85));
            }
        }
        // "è «glaciale», dice chi lo ha visto"
        let comma = cue.first.checked_sub(1).filter(|&c| g.mark(c, ','));
        let quoted = g.pack.drops_subject && comma.is_some_and(|c| c > 0 && g.closes_quote(c - 1));
        let who = subject.is_none() && quoted && g.is(at, Class::Relative);
        if self.frame(&cue, Frame::Question) && g.is(at, Class::Question) && !who {
            let end = self.clause_end(at + 1, index);
            let conditional = g.is(at, Class::ConditionalOpener);
            // "said if Berg wins, she will stay": a condition, with its main clause behind the comma
            let main = (at + 1..end).find(|&i| g.mark(i, ',') && g.quote_at(i).is_none()).filter(|_| g.pack.bare_clause);
            let main =
                main.filter(|&c| g.is(c + 1, Class::SubjectPronoun) || g.is_determiner(c + 1) || g.mentions.covering(c + 1).is_some());
            let condition = self.frame(&cue, Frame::Bare) && main.is_some_and(|c| g.has_finite(c, end));
            let start = if conditional && !condition { at + 1 } else { at };
            return Some(self.draft(cue, vec![(start, end)], subject, addressee, "question", 0.8));
        }
        if let Some(draft) = self.inside_relative(index, at, subject) {
            return Some(draft);
        }
        if self.frame(&cue, Frame::Bare) && g.pack.bare_clause && subject.is_some() {
            // "said despite the cost, he'd vote yes"
            let behind = at + 1;
            let subject_behind = g.is(behind, Class::SubjectPronoun) || g.is_determiner(behind) || g.mentions.covering(behind).is_some();
            let led = g.mark(at, ',') && g.is(cue.end, Class::Subordinator) && g.is(cue.end, Class::Preposition) && subject_behind;
            let at = if led { cue.end } else { at };
            let opens = !g.is_any(at, &[Class::Preposition, Class::Coordinator])
                || self.opens_counted(at)
                || g.is(at, Class::Subordinator)
                || at == cue.end
                    && g.is(at, Class::Preposition)
                    && g.has_finite(at + 1, self.end)
                    && (at..self.end.min(at + 8)).any(|i| g.mark(i, ','));
            let starts = g.kind(at).is_some_and(|k| matches!(k, TokenKind::Word | TokenKind::Number)) || g.opens_quote(at);
            if opens && starts {
                let mut end = self.clause_end(at, index);
                if subject.is_some_and(|s| self.opens_sentence_as_subordinate(s.phrase)) {
                    end = self.main_clause_behind(at, end);
                }
                // "the group, which says it is ready, has left"
                let relative = subject.is_some_and(|s| self.in_relative_clause(&s, &cue));
                if relative {
                    end = self.resumption(at, end);
                    // "A man who said he was hungry told the police"
                    if self.opens_sentence_with_relative(subject, &cue) {
                        end = self.main_verb_behind(at, end, 1);
                    }
                }
                let plain = self.frame(&cue, Frame::Quote) && !self.frame(&cue, Frame::Topic) && end - at >= 4 && at == cue.end;
                // nor is "who wrote the letter, Anna Berg,"
                let plain = plain && !(relative && (at..end).any(|i| g.mark(i, ',') && g.quote_at(i).is_none()));
                // "a day after he said them, but": a pronoun is no clause
                let pronoun = g.is(at, Class::OtherPronoun) && !g.is_determiner(at) && g.kind(at + 1) == Some(TokenKind::Punct);
                // nor does what follows "after writing"
                let when = cue.slot == Slot::Gerund && g.opens_means(cue.first);
                // nor what is counted: "added 160 guards"
                let somebody = subject.is_some_and(|s| self.names_somebody(s.phrase));
                let plain = plain && g.kind(at) == Some(TokenKind::Word) && !pronoun && !when && somebody;
                // "claimed responsibility, but officials have said": the verb of a further clause makes none of the first
                let adversative = (at..end).find(|&i| g.is(i, Class::Adversative) && g.quote_at(i).is_none()).unwrap_or(end);
                // "denied any role in the fraud, and the state has paid", "claimed the attack, leading many to say that"
                let further = |&i: &usize| {
                    let opens = g.is(i + 1, Class::Coordinator) && !g.is_finite(i + 2) || g.is_gerund(i + 1);
                    g.mark(i, ',') && opens && g.quote_at(i).is_none() && self.frame(&cue, Frame::Topic)
                };
                let adversative = (at..end).find(further).unwrap_or(end).min(adversative);
                // "added around 300 jobs, and prices fell"
                let comma = (at..end).find(|&i| g.mark(i, ',')).unwrap_or(end);
                let counted = g.pack.cue(cue.cue).act == "add" && self.opens_counted(at) && !g.has_finite(at, comma);
                // "said labels should be checked": a noun, before a verb; but "the report was released", "says is maintained by"
                let verb = g.is_any(at, &[Class::Be, Class::Have, Class::Modal]);
                let noun = g.is_plural(at) && !verb && g.is_finite(at + 1) && at == cue.end;
                let nominal = !g.is_finite(at) || g.is_determiner(at) || noun;
                if !counted && (g.has_finite(at, adversative) || plain) && nominal {
                    return Some(self.draft(cue, vec![(at, end)], subject, addressee, "bare-clause", 0.85));
                }
            }
        }
        None
    }

    /// To whom the topic `[at, end)` is told: the first of those whom "to" opens in it. Of other verbs it may belong to the topic:
    /// "ha criticato l'appoggio al governo".
    fn told_behind(&self, cue: &CueGroup, at: usize, end: usize) -> Option<Phrase> {
        let g = self.g;
        let opens = |i: &usize| g.is(*i, Class::To) && g.quote_at(*i).is_none() && !g.is_infinitive(i + 1);
        let inner = |i: &usize| g.is_finite(*i) || g.is_any(*i, &[Class::Relative, Class::Complementiser]);
        let phrase = |i: usize| Phrase { first: i + 1, end: noun_phrase_end(g, i + 1, end) };
        let whom = |p: &Phrase| p.end > p.first && self.head_speaks(*p) && self.names_somebody(*p);
        let tells = g.pack.drops_subject && self.frame(cue, Frame::Topic) && self.frame(cue, Frame::AddresseeTo);
        (at + 1..end).take_while(|i| tells && !inner(i)).filter(opens).map(phrase).find(whom)
    }

    /// "a bill | which critics said | was unfair": subject and cue stand between a relative pronoun and its verb.
    fn inside_relative(&self, index: usize, at: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let source = subject?.phrase;
        let relative = source.first.checked_sub(1).filter(|r| *r > self.sentence.first && g.is(*r, Class::Relative))?;
        let between = source.end <= cue.first && !(source.end..cue.first).any(|i| g.is_any(i, &[Class::Relative, Class::Complementiser]));
        let verb = at == cue.end && g.is_any(at, &[Class::Finite, Class::Be, Class::Have, Class::Modal]) && !g.is_determiner(at);
        let opened = !g.is_finite(relative - 1) && !g.is_any(relative, &[Class::Preposition, Class::Possessive, Class::PlaceRelative]);
        if !g.pack.bare_clause || !self.frame(&cue, Frame::Bare) || !between || !verb || !opened {
            return None;
        }
        let mut end = self.clause_end(at, index);
        if g.mark(relative - 1, ',') {
            end = self.resumption(at, end);
        }
        // "the job that economists say is the future - she works": the dash closes it
        let dash = (at..end).find(|&i| g.kind(i) == Some(TokenKind::Dash) && g.quote_at(i).is_none()).unwrap_or(end);
        Some(self.draft(cue, vec![(relative, relative + 1), (at, end.min(dash))], subject, None, "inside-relative", 0.8))
    }

    /// `X ha criticato il piano`: the topic as a noun phrase, with or without a preposition.
    pub(super) fn topic(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let direct = self.frame(&cue, Frame::Topic);
        if subject.is_none() && !self.drops_its_subject(&cue) {
            return None;
        }
        // "Hale said, asked about the price": whoever asked is not told
        let asked = cue.first == cue.head && g.is(cue.head, Class::Participle) && self.frame(&cue, Frame::AddresseeObject);
        let about = g.is(cue.end, Class::TopicPreposition) && cue.first > self.sentence.first && g.mark(cue.first - 1, ',');
        if asked && about && g.pack.bare_clause {
            return None;
        }
        // "…, ha detto riferendosi al piano": what the words before are about
        let clitic = (cue.first..cue.head).any(|i| g.is(i, Class::ReflexiveClitic));
        if cue.slot == Slot::Gerund && self.frame(&cue, Frame::Reflexive) && !clitic {
            return None;
        }
        // "come ricorda la canzone": behind "as" the subject stands behind the verb
        let mut opener = cue.first;
        while opener > self.sentence.first && g.is_any(opener - 1, &[Class::Clitic, Class::ReflexiveClitic]) {
            opener -= 1;
        }
        if opener > self.sentence.first && g.is(opener - 1, Class::ParentheticalOpener) {
            return None;
        }
        let may_tell = subject.map_or(!self.frame(&cue, Frame::Person), |s| self.may_tell_topic(&cue, s.phrase));
        if !may_tell && !(cue.end..self.end).any(|i| g.opens_quote(i)) {
            return None;
        }
        let unnamed = |s: Subject| !s.shared && !self.names_somebody(s.phrase);
        if g.pack.drops_subject && cue.first == cue.head && subject.is_some_and(unnamed) {
            return None;
        }
        let mut at = cue.end;
        while g.is_adverb(at) || g.is(at, Class::TimeWord) {
            at += 1;
        }
        // "ha raccontato loro la disavventura"
        if g.is(at, Class::SubjectPronoun) && g.is_determiner(at + 1) && g.pack.drops_subject {
            at += 1;
        }
        // "ha escluso, invece, una riduzione": an insertion before the topic
        if direct && g.mark(at, ',') {
            let close = (at + 1..self.end.min(at + 12)).find(|&i| g.mark(i, ',') || g.quote_at(i).is_some()).filter(|&c| g.mark(c, ','));
            let insertion = |c: &usize| g.is(at + 1, Class::ParentheticalOpener) || !g.has_finite(at + 1, *c);
            if let Some(close) = close.filter(insertion).filter(|c| g.is_determiner(c + 1)) {
                at = close + 1;
            }
        }
        // "ha annunciato in anteprima la morte", "esclude per ora l'ipotesi": a phrase between the verb and its object
        if direct && g.is(at, Class::Preposition) && !g.is_any(at, &[Class::Of, Class::To, Class::By]) && !self.frame(&cue, Frame::About) {
            let end = noun_phrase_end(g, at + 1, self.limit_after(at + 1)).max(at + 1);
            let end = end + usize::from(end == at + 1 && g.is_adverb(end));
            // "ricorda per alcuni aspetti il caso Neri", "chiede in prestito la casa": but only a time, or where an announcement was made
            let time = (at + 1..end).any(|i| g.is_adverb(i) || g.is_any(i, &[Class::TimeNoun, Class::TimeWord]));
            let announces = g.pack.cue(cue.cue).act == "announce";
            // "ha criticato in una nota la riforma", "durante la riunione", "nel suo discorso", "su Facebook"
            let determined = g.is(at, Class::FusedArticle) || g.is_determiner(at + 1);
            let name = g.token(at + 1).is_some_and(|t| t.is_capitalised());
            let circumstance =
                g.pack.drops_subject && (determined || name) && !g.is_any(at, &[Class::Purpose, Class::TopicPreposition, Class::Partner])
                    || g.pack.drops_subject && g.is(at, Class::TopicPreposition) && name && !g.is_determiner(at + 1);
            let object = (time || announces || circumstance)
                && g.is(end, Class::Article)
                && !g.is(end, Class::Of)
                && !g.is_any(end, &[Class::Weekday, Class::TimeNoun]);
            if object && end > at + 1 && end <= at + if circumstance { 8 } else { 4 } && g.quote_at(end).is_none() {
                at = end;
            }
        }
        // "spiegò alla giunta i motivi": the addressee stands before the topic
        let mut addressee = None;
        if direct && g.is(at, Class::To) && g.pack.drops_subject {
            let end = noun_phrase_end(g, at + 1, self.limit_after(at + 1));
            // "ha promesso a tutti il risarcimento"
            let all = end == at + 1 && g.is(end, Class::Determiner) && !g.is_any(end, &[Class::Article, Class::Possessive]);
            let end = end + usize::from(all);
            if end > at + 1 && g.is_determiner(end) {
                addressee = Some(Phrase { first: at + 1, end });
                at = end;
            }
        }
        // "lo ha annunciato": the pronoun is the topic, and it says nothing
        let partitive = |i: usize| !g.is(i, Class::Article) && subject.is_some() && g.is_determiner(at);
        if (cue.first..cue.head).any(|i| g.is_object_clitic(i) && !partitive(i)) {
            return None;
        }
        // "briefed the ministers on the front", "thanked them for the work"
        if !direct
            && self.frame(&cue, Frame::About)
            && self.frame(&cue, Frame::AddresseeObject)
            && let Some((phrase, end)) = self.object_addressee(&cue, subject.is_some())
        {
            if !g.is(end, Class::TopicPreposition) {
                return None;
            }
            addressee = Some(phrase);
            at = end;
            while g.is(at + 1, Class::TopicPreposition) {
                at += 1;
            }
        }
        // "ha parlato ai cronisti della riforma", but not "ai cronisti del quotidiano", "ai cronisti della Rai"
        let told = !direct && self.frame(&cue, Frame::About) && self.frame(&cue, Frame::AddresseeTo) && g.is(at, Class::To);
        let body = |i: usize| {
            let name = g.mentions.covering(i).is_some_and(|m| m.kind != Kind::Resource) || g.mentions.role_at(i).is_some();
            name || g.is_any(i, &[Class::OrganisationHead, Class::Document]) || g.token(i).is_none_or(|t| t.is_capitalised())
        };
        if told && g.pack.drops_subject && g.is(at + 1, Class::Audience) && g.is(at + 2, Class::Of) && !body(at + 3) {
            addressee = Some(Phrase { first: at + 1, end: at + 2 });
            at += 2;
        }
        let preposition = g.is_any(at, &[Class::Preposition, Class::Of]);
        if preposition && self.frame(&cue, Frame::About) && g.opens_quote(at + 1) {
            // "ha parlato di «porti senza navi»"
            let (mut content, mut end) = self.quotes_from(at + 1, self.sentence.end)?;
            // "di «vergogna» e di «silenzio»"
            while g.is(end, Class::Coordinator)
                && g.doc.tokens[end + 1].word == g.doc.tokens[at].word
                && let Some((more, next)) = self.quotes_from(end + 2, self.sentence.end)
            {
                content.extend(more);
                end = next;
            }
            return Some(self.draft(cue, content, subject, None, "quotation-after-cue", 0.8));
        }
        // "ha lanciato un appello ai cittadini": who is called upon is the addressee
        let called_upon = || {
            let phrase = Phrase { first: at + 1, end: noun_phrase_end(g, at + 1, self.limit_after(at + 1)) };
            g.pack.cue(cue.cue).act == "urge" && phrase.end > phrase.first && self.head_speaks(phrase)
        };
        let to = g.is(at, Class::To) && (g.pack.bare_clause || self.frame(&cue, Frame::AddresseeTo) || called_upon());
        if preposition
            && !to
            // "ha discusso con la coppia": with whom, not of what
            && !(g.is(at, Class::Partner) && !g.is(at, Class::TopicPreposition) && g.pack.cue(cue.cue).act == "say")
            // "ha parlato in aula"
            && !(g.pack.drops_subject && g.is(at, Class::PlacePreposition) && !g.is_any(at, &[Class::To, Class::TopicPreposition]))
            && self.frame(&cue, Frame::About)
            && subject.is_some_and(|s| self.names_somebody(s.phrase))
            && !g.is_infinitive(at + 1)
        {
            // "si è scagliato contro le banche": the topic without its preposition
            let mut end = self.topic_end(at + 1, index);
            // "parla di un problema che | , a suo dire, è lontano"
            while end > at + 2 && g.is_any(end - 1, &[Class::Relative, Class::Complementiser]) && g.mark(end, ',') {
                end -= 1;
            }
            // "ha parlato per due ore"
            let lasting = g.is(at, Class::Purpose) && (at + 2..at + 4).any(|i| g.is(i, Class::TimeNoun)) && end <= at + 4;
            // "weigh in on Friday", "ha parlato per prima"
            let time = lasting
                || g.is_any(at + 1, &[Class::Weekday, Class::Month, Class::TimeWord])
                || g.is(at + 1, Class::Rank) && (end == at + 2 || g.is(at + 2, Class::Coordinator));
            if end > at + 1 && may_tell && !time {
                let mut draft = self.draft(cue, vec![(at + 1, end)], subject, addressee, "about", 0.65);
                draft.topic = true;
                return Some(draft);
            }
        }
        if direct
            && !preposition
            && (g.pack.bare_clause || !g.is_gerund(at))
            && at < self.end
            && !g.is_hard_stop(at)
            && !g.mark(at, ',')
            && !g.is_any(at, &[Class::Coordinator, Class::Subordinator, Class::Adversative])
            && !(g.is(at, Class::Complementiser) && g.mark(at + 1, ':'))
        {
            // "ha respinto il ricorso", "hanno dichiarato il lutto": the verb tells what is done, not what is said
            // "citing another anonymous source": nor who told it
            let mut noun = (at..self.end).find(|&i| !g.is_determiner(i) && !g.is(i, Class::ReflexiveClitic));
            if g.pack.bare_clause {
                noun = (at..self.end).take_while(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Preposition)).last().or(noun);
            }
            if self.frame(&cue, Frame::Act) && noun.is_some_and(|n| g.is(n, Class::ActObject)) {
                return None;
            }
            let mut end = self.topic_end(at, index);
            // "ha condannato l'imputato a due anni": a punishment; "ha confessato dopo otto ore": a time
            let time = |i: usize| {
                g.is(i, Class::TimeNoun) || g.kind(i) == Some(TokenKind::Number) || g.is_any(i, &[Class::Quantity, Class::Plural])
            };
            let years = |i: usize| {
                let counted =
                    g.kind(i + 1) == Some(TokenKind::Number) || g.is_any(i + 1, &[Class::Determiner, Class::Quantity, Class::Plural]);
                let word = g.kind(i + 1) == Some(TokenKind::Word) && g.is(i + 2, Class::TimeNoun);
                g.is(i, Class::To) && (counted || word) && (i + 1..end.min(i + 5)).any(|k| g.is(k, Class::TimeNoun))
            };
            let later = at > cue.end && (at..end).all(time) && g.pack.drops_subject;
            let hours = g.is(at, Class::TimeNoun)
                && (end == at + 1 || g.is(at + 1, Class::Preposition))
                && g.pack.bare_clause
                && g.is(cue.end - 1, Class::Preposition);
            let punished = g.pack.drops_subject && g.pack.cue(cue.cue).act == "criticise" && (at..end).any(years);
            if punished || later || hours {
                return None;
            }
            // "deluso dal voto che | , secondo X, è nullo"
            while end > at + 1 && g.is_any(end - 1, &[Class::Relative, Class::Complementiser]) && g.mark(end, ',') {
                end -= 1;
            }
            let mut subject = subject;
            if subject.is_none() {
                match self.subject_behind_comma(end) {
                    Some(phrase) if self.head_speaks(phrase) => subject = Some(Subject { phrase, apposition: None, shared: false }),
                    Some(_) => return None,
                    None => {}
                }
            }
            if subject.is_none()
                && let Some(phrase) = self.subject_behind_object(at, end)
            {
                end = phrase.first;
                subject = Some(Subject { phrase, apposition: None, shared: false });
            }
            // "ha chiesto aiuto ai vicini", "ha spiegato il piano alla giunta"
            if let Some(told) = self.told_behind(&cue, at, end) {
                (addressee, end) = (addressee.or(Some(told)), told.first - 1);
            }
            if subject.is_some_and(|s| self.in_relative_clause(&s, &cue)) {
                end = (at + 1..end)
                    .find(|&i| {
                        g.quote_at(i).is_none()
                            && g.is_finite(i)
                            && !g.is_any(
                                i - 1,
                                &[Class::Relative, Class::Complementiser, Class::Clitic, Class::ReflexiveClitic, Class::Negation],
                            )
                    })
                    .unwrap_or(end);
            }
            // "thanked him": a pronoun alone says nothing
            let pronoun =
                end == at + 1 && g.is_any(at, &[Class::OtherPronoun, Class::SubjectPronoun, Class::FirstPerson, Class::Possessive]);
            // "ha risposto Rossi": without a subject before it, whoever can speak is the subject
            // but not "l'uso dell'esercito"
            let head_end = (at + 1..end).find(|&i| g.is(i, Class::Of) && g.mentions.covering(i).is_none()).unwrap_or(end);
            // and in a language that drops its subject, not a bare noun: "ha chiesto asilo politico"
            let bare = g.pack.drops_subject
                && !g.is_determiner(at)
                && !g.token(at).is_some_and(|t| t.is_capitalised())
                && g.mentions.covering(at).is_none()
                && g.mentions.role_at(at).is_none();
            let subject_behind =
                subject.is_none() && !bare && self.head_speaks(Phrase { first: at, end: noun_phrase_end(g, at, head_end) });
            // "called it": what somebody is called must follow; "calls itself X" says nothing of another
            let naming = self.frame(&cue, Frame::Predicate) && !self.frame(&cue, Frame::Reflexive);
            let as_what = (at..end).any(|i| g.is(i, Class::ParentheticalOpener));
            let unsaid = naming
                && (end == at + 1
                    || g.pack.drops_subject && !as_what
                    || g.is(at, Class::ReflexiveClitic)
                    || g.is_any(at, &[Class::OtherPronoun, Class::SubjectPronoun])
                        && g.is(at + 1, Class::Preposition)
                        && !g.is(at + 1, Class::ParentheticalOpener));
            let quoted = (at..end).any(|i| g.quote_at(i).is_some());
            let silent =
                !quoted && (self.frame(&cue, Frame::Thing) && self.is_person(at, end) || !as_what && self.lacks_description(&cue, at, end));
            if end > at && !pronoun && !subject_behind && !unsaid && !silent && (may_tell || quoted) {
                let mut draft = self.draft(cue, vec![(at, end)], subject, addressee, "topic", 0.7);
                draft.topic = true;
                return Some(draft);
            }
        }
        None
    }

    /// "ha denunciato | due ladri", "| una 48enne per calunnia": whether the object, of which `[at, end)` is all, is a person.
    fn is_person(&self, at: usize, end: usize) -> bool {
        let g = self.g;
        let phrase = Phrase { first: at, end: noun_phrase_end(g, at, end) };
        let aged =
            (at..phrase.end).find(|&i| !g.is_determiner(i)).is_some_and(|i| g.kind(i) == Some(TokenKind::Word) && self.is_concerned(i));
        aged || self.holds_person(phrase) && g.mentions.within(at, at + 3).next().is_some() || self.holds_speaking_role(phrase)
    }

    /// "ha definito | un programma di interventi", "| il procedimento": whether nothing tells what the object is called.
    fn lacks_description(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        if !self.frame(cue, Frame::Described) {
            return false;
        }
        let stop = noun_phrase_end(g, at, end);
        let words = (at..stop).filter(|&i| !g.is_determiner(i)).count();
        let more = stop < end && !g.is(stop, Class::Preposition);
        !more && (words < 2 || g.is(at, Class::Indefinite))
    }

    /// "Contro i rimpatri si è espresso il comitato": the topic opens the sentence, the subject stands behind the verb.
    pub(super) fn fronted(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if !g.pack.drops_subject || !self.frame(&cue, Frame::Reflexive) || !self.frame(&cue, Frame::About) {
            return None;
        }
        let (subject, _, addressee) = self.speaker_after(&cue)?;
        let first =
            (from..cue.first).find(|&i| !g.is_any(i, &[Class::Coordinator, Class::Adversative]) && g.kind(i) == Some(TokenKind::Word))?;
        let mut end = (first..cue.first).find(|&i| g.mark(i, ',')).unwrap_or(cue.first);
        while end > first && g.is_adverb(end - 1) {
            end -= 1;
        }
        let plain = !(first..cue.first).any(|i| g.is_finite(i) || g.quote_at(i).is_some() || g.is_hard_stop(i));
        let opens = g.is(first, Class::TopicPreposition) || g.is(first, Class::To);
        if !opens || !plain || end < first + 2 {
            return None;
        }
        let mut draft = self.draft(cue, vec![(first, end)], Some(subject), addressee, "fronted-topic", 0.7);
        draft.topic = true;
        Some(draft)
    }

    /// "Ha annunciato le dimissioni il ministro Rossi": a second noun phrase with an article, headed by who can speak.
    fn subject_behind_object(&self, first: usize, end: usize) -> Option<Phrase> {
        let g = self.g;
        let opens = |i: &usize| {
            g.is(*i, Class::Article)
                && g.kind(*i - 1) == Some(TokenKind::Word)
                && !g.is_any(*i - 1, &[Class::Preposition, Class::Coordinator, Class::Article, Class::Determiner])
        };
        let at = (first + 1..end.min(first + 5)).find(|&i| opens(&i) && g.quote_at(i).is_none())?;
        if (first..at).any(|i| g.is_infinitive(i) || g.is_any(i, &[Class::Relative, Class::Complementiser])) {
            return None;
        }
        let phrase = Phrase { first: at, end: noun_phrase_end(g, at, end) };
        (phrase.end > at && self.names_somebody(phrase) && self.head_speaks(phrase)).then_some(phrase)
    }

    /// "Ha espresso il proprio dolore, anche il mondo politico": behind the comma that closes the topic, an adverb and a
    /// phrase with which the sentence ends.
    fn subject_behind_comma(&self, comma: usize) -> Option<Phrase> {
        let g = self.g;
        let mut first = comma + 1;
        while first < self.end && g.is_adverb(first) {
            first += 1;
        }
        let phrase = Phrase { first, end: noun_phrase_end(g, first, self.end) };
        let nominal = g.is(first, Class::Article) || g.mentions.covering(first).is_some();
        (g.mark(comma, ',') && first > comma + 1 && nominal && phrase.end > first && phrase.end == self.end).then_some(phrase)
    }

    /// Whether the verb opens a clause whose subject is left out: first in its sentence, behind a conjunction, or behind
    /// nothing but a phrase that a preposition opens.
    fn drops_its_subject(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let mut first = cue.first;
        while first > self.sentence.first && (g.is_adverb(first - 1) || g.is(first - 1, Class::TimeWord)) {
            first -= 1;
        }
        let lead = || {
            let open = self.sentence.first;
            g.mark(first - 1, ',')
                && (g.is_any(open, &[Class::Preposition, Class::Adverb]) || g.is_adverb(open))
                && !(open..first - 1).any(|i| g.is_finite(i) || g.mark(i, ',') || g.quote_at(i).is_some())
        };
        // "Nel 2004 aveva annunciato"
        let time = || {
            let open = self.sentence.first;
            let last = g.kind(first - 1) == Some(TokenKind::Number) || g.is_any(first - 1, &[Class::Month, Class::TimeNoun]);
            // "Tre giorni fa aveva annunciato"
            let ago = first > open + 1
                && g.is_finite(first - 1)
                && g.is(first - 2, Class::TimeNoun)
                && g.is_any(first, &[Class::Be, Class::Have]);
            let end = first - usize::from(ago);
            let plain = !(open..end).any(|i| g.is_finite(i) || g.kind(i) == Some(TokenKind::Punct) || g.mentions.covering(i).is_some());
            (g.is(open, Class::Preposition) && last || ago) && first - open <= 6 && plain
        };
        let opens = first == self.sentence.first || g.is_any(first - 1, &[Class::Coordinator, Class::Adversative]) || lead() || time();
        g.pack.drops_subject && opens && matches!(cue.slot, Slot::Finite | Slot::Participle)
    }

    /// `Il piano è stato annunciato dal ministro`, `La notizia è stata confermata da X`.
    pub(super) fn passive(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let (mut at, _) = self.skip_light(cue.end, self.limit_after(cue.end));
        // "denunciata due settimane fa dalla madre"
        if g.pack.drops_subject && !g.is(at, Class::By) {
            let time = |i: usize| {
                g.is_determiner(i)
                    || g.is_adverb(i)
                    || g.is_any(i, &[Class::TimeNoun, Class::TimeWord])
                    || g.kind(i) == Some(TokenKind::Number)
            };
            let by =
                (at..self.end.min(at + 6)).find(|&i| !time(i)).filter(|&i| g.is(i, Class::By) && (at..i).any(|k| g.is(k, Class::TimeNoun)));
            at = by.unwrap_or(at);
        }
        // "espressi, tra gli altri, da Anna Rossi"
        if g.mark(at, ',') && g.pack.drops_subject {
            let close = (at + 1..self.end.min(at + 10)).find(|&i| g.mark(i, ',') || g.is_finite(i) || g.quote_at(i).is_some());
            let by = close.filter(|&c| g.mark(c, ',') && g.is(c + 1, Class::By));
            let by = by.filter(|c| !self.is_place(Phrase { first: c + 2, end: noun_phrase_end(g, c + 2, self.end) }));
            at = by.map_or(at, |c| c + 1);
        }
        if !g.is(at, Class::By) {
            return self.passive_predicate(index).or_else(|| self.passive_without_agent(index, at));
        }
        // "come annunciato da “La Voce”": a body named in marks
        let named = g.quote_at(at + 1).filter(|q| q.open == at + 1 && q.end - q.open <= 6);
        let named = named.filter(|q| g.mentions.within(q.inner_start(), q.inner_end()).next().is_some());
        let end = named.map_or_else(|| noun_phrase_end(g, at + 1, self.limit_after(at + 1)), |q| q.end);
        let agent = named.map_or(Phrase { first: at + 1, end }, |q| Phrase { first: q.inner_start(), end: q.inner_end() });
        // "chiesti da Rossi 300 milioni": what is counted is no part of the name
        let number = |i: usize| g.kind(i) == Some(TokenKind::Number) || g.is_adverb(i) && g.kind(i + 1) == Some(TokenKind::Number);
        let name = g.mentions.covering(at + 1).filter(|m| m.end < end && named.is_none() && number(m.end));
        let (agent, end) = name.map_or((agent, end), |m| (Phrase { end: m.end, ..agent }, m.end));
        let agent = if named.is_none() { self.with_joined(agent) } else { agent };
        let end = end.max(agent.end);
        if end == at + 1 || !self.names_somebody(agent) {
            return None;
        }
        // "was ordered by the court to pay", "venne accusato da un amico, Ugo Neri, di aver": what follows the agent is what was said
        let stop = apposition_end(g, end, self.end).filter(|&stop| g.mark(stop, ',') && self.is_description((end + 1, stop)));
        let behind = stop.map_or(end, |stop| stop + 1);
        if let Some(draft) = self.passive_without_agent(index, self.skip_light(behind, self.limit_after(behind)).0) {
            let apposition = stop.map(|stop| (end + 1, stop));
            return Some(Draft { source: Some(agent), apposition, ..draft });
        }
        // "È stato annunciato da Rossi che il prezzo salirà"
        // but not "È stato smentito da Rossi che guida il ministero"
        let described = g.goes_on_with_verb(behind + 1) && g.is(behind, Class::Relative);
        let clause = g.is(behind, Class::Complementiser) && !described && g.pack.drops_subject;
        if self.frame(&cue, Frame::Clause) && clause && self.drops_its_subject(&cue) {
            let content = vec![(behind + 1, self.clause_end(behind + 1, index))];
            let apposition = stop.map(|stop| (end + 1, stop));
            let agent = Some(Subject { phrase: agent, apposition, shared: false });
            return Some(self.draft(cue, content, agent, None, "passive-clause", 0.8));
        }
        // "was asked by a caller why they come"
        let question = at == cue.end && g.is(end, Class::Question) && !g.is(end, Class::PersonRelative);
        if question && self.frame(&cue, Frame::Question) && self.frame(&cue, Frame::AddresseeObject) {
            let start = end + usize::from(g.is(end, Class::ConditionalOpener));
            let agent = Some(Subject { phrase: agent, apposition: None, shared: false });
            return Some(self.draft(cue, vec![(start, self.clause_end(end + 1, index))], agent, None, "passive-question", 0.7));
        }
        // "L'idea è contestata dal ministro: «…»": his words are the quotation
        let quoted = if g.mark(end, ':') { self.quotes_from(end + 1, self.sentence.end) } else { None };
        if let Some((content, _)) = quoted {
            let agent = Some(Subject { phrase: agent, apposition: None, shared: false });
            return Some(self.draft(cue, content, agent, None, "passive-quotation", 0.8));
        }
        if !self.frame(&cue, Frame::Topic) && !self.frame(&cue, Frame::Quote) {
            return None;
        }
        let opener = cue.first.checked_sub(1).filter(|o| *o >= self.sentence.first && g.is(*o, Class::ParentheticalOpener));
        if let Some(opener) = opener.filter(|_| self.frame(&cue, Frame::Topic) || self.frame(&cue, Frame::Quote)) {
            return self.around(
                index,
                opener,
                end,
                Some(Subject { phrase: agent, apposition: None, shared: false }),
                None,
                from,
                "as-said",
            );
        }
        if !self.frame(&cue, Frame::Topic) && (g.pack.drops_subject || !self.frame(&cue, Frame::Quote)) {
            return None;
        }
        let before = self.subject_before(cue.first, self.sentence.first);
        // "È stato confermato dal ministro il successo della missione"
        // "Tre giorni fa sono stati chiesti da Rossi almeno 300 milioni"
        let end = if g.is(behind, Class::Article) { behind } else { end };
        let mut counted = end;
        while g.is_adverb(counted) || g.is_any(counted, &[Class::Quantity, Class::Indefinite]) {
            counted += 1;
        }
        let object = g.is(end, Class::Article) || counted < self.end && g.kind(counted) == Some(TokenKind::Number);
        if before.is_none() && self.drops_its_subject(&cue) && object {
            let mut draft = self.draft(cue, vec![(end, self.topic_end(end, index))], None, None, "passive", 0.7);
            (draft.source, draft.topic) = (Some(agent), true);
            return Some(draft);
        }
        let subject = before?;
        // "Blunt was accused by Hale of losing control"
        if g.pack.cue(cue.cue).act == "accuse" && g.pack.bare_clause && g.is(behind, Class::Of) {
            let content = vec![(subject.phrase.first, subject.phrase.end), (behind, self.topic_end(behind + 1, index))];
            let mut draft = self.draft(cue, content, None, None, "passive", 0.8);
            (draft.source, draft.topic) = (Some(agent), true);
            return Some(draft);
        }
        // "i tre pescatori sono stati avvertiti dalla capitaneria" is no words of theirs
        if g.pack.cue(cue.cue).act == "accuse" && self.head_speaks(subject.phrase) {
            return None;
        }
        let mut content = vec![(subject.phrase.first, subject.phrase.end)];
        // "Il ladro è stato descritto da Rossi | come un uomo alto"
        let what = g.is_determiner(behind + 1) || g.is_adverb(behind + 1) && !g.is_adverb(behind) || g.opens_quote(behind + 1);
        if g.is(behind, Class::ParentheticalOpener) && what && self.frame(&cue, Frame::Quote) && self.frame(&cue, Frame::Topic) {
            content.push((behind, self.topic_end(behind + 1, index)));
        }
        let mut draft = self.draft(cue, content, Some(Subject { phrase: agent, apposition: None, shared: false }), None, "passive", 0.7);
        draft.topic = true;
        Some(draft)
    }

    /// `Blunt was branded “a clown” by Hale`, `was called a liar by Hale`: what somebody is called stands before who calls him so.
    fn passive_predicate(&self, index: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let at = cue.end;
        let end = g.quote_at(at).filter(|q| q.open == at).map_or_else(|| noun_phrase_end(g, at, self.limit_after(at)), |q| q.end);
        let named = self.frame(&cue, Frame::Predicate) && g.pack.bare_clause && end > at && end <= at + 10 && g.is(end, Class::By);
        let agent = Phrase { first: end + 1, end: noun_phrase_end(g, end + 1, self.limit_after(end + 1)) };
        let speaks = named && agent.end > agent.first && self.names_somebody(agent) && self.head_speaks(agent);
        let subject = self.subject_before(cue.first, self.sentence.first).filter(|_| speaks)?;
        let mut draft = self.draft(cue, vec![(subject.phrase.first, subject.phrase.end), (at, end)], None, None, "passive", 0.75);
        (draft.source, draft.topic) = (Some(agent), true);
        Some(draft)
    }

    /// `Residents were told to stay indoors`, `Fu accusato di aver mentito`: nobody says who spoke.
    fn passive_without_agent(&self, index: usize, at: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let infinitive = self.frame(&cue, Frame::ObjectInfinitive) || self.frame(&cue, Frame::Infinitive);
        let quoted = g.opens_quote(at + 1);
        // "Berg was asked, “…”"
        let asked = self.frame(&cue, Frame::Quote) && self.frame(&cue, Frame::AddresseeObject);
        if asked && let Some((content, _)) = self.quotes_from(at + usize::from(g.mark(at, ',') || g.mark(at, ':')), self.sentence.end) {
            return Some(self.draft(cue, content, None, None, "passive-quotation", 0.7));
        }
        if infinitive && g.is(at, Class::InfinitiveMarker) && (g.is_infinitive(at + 1) || quoted) {
            let end = if quoted { self.topic_end(at, index) } else { self.clause_end(at, index) };
            // "were urged | not to panic"
            let first = at - usize::from(at > cue.end && g.is(at - 1, Class::Negation));
            return Some(self.draft(cue, vec![(first, end)], None, None, "passive-infinitive", 0.7));
        }
        let clause = self.frame(&cue, Frame::Clause) && self.frame(&cue, Frame::AddresseeObject);
        if clause && g.is(at, Class::Complementiser) {
            let end = self.clause_end(at + 1, index);
            return (end > at + 1).then(|| self.draft(cue, vec![(at + 1, end)], None, None, "passive-clause", 0.7));
        }
        None
    }
}
