//! Content that follows the cue: a clause, an infinitive, a question.

use super::passed_over::Reached;
use super::{Clauses, Draft, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, Slot};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Complementiser, colon, quotation, infinitive, question or bare clause behind the verb.
    pub(super) fn behind(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut reached = self.reach(&cue, subject);
        if let Some(draft) = self.conditioned(index, &reached) {
            return Some(draft);
        }
        reached.at += usize::from(self.is_spliced(&cue, &reached));
        let Reached { at, subject, addressee, .. } = reached;
        if at >= self.sentence.end {
            return None;
        }
        if self.takes_clause(&cue, &reached) {
            return self.clause(index, &reached);
        }
        let infinitive =
            g.is(at, Class::InfinitiveMarker) && (g.is_infinitive(at + 1) || g.is(at + 1, Class::Negation) && g.is_infinitive(at + 2));
        if !infinitive
            && (self.frame(&cue, Frame::Quote) || self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Topic))
            && let Some(draft) = self.colon_or_quotation(index, at, subject, addressee)
        {
            return Some(draft);
        }
        let whole = self.frame(&cue, Frame::Infinitive) || self.frame(&cue, Frame::ObjectInfinitive) && addressee.is_some();
        if whole && g.is(at, Class::InfinitiveMarker) {
            if g.opens_quote(at + 1) {
                // "dice di «vendere a chiunque»"
                let end = self.topic_end(at, index);
                return Some(self.draft(cue, vec![(at, end)], subject, addressee, "infinitive", 0.85));
            }
            let verb = self.behind_marker(at);
            if g.is_infinitive(verb) {
                return self.infinitive(index, &reached, verb);
            }
        }
        if self.opens_question(&cue, &reached) {
            return Some(self.question(index, &reached));
        }
        self.inside_relative(index, at, subject).or_else(|| self.bare_clause(index, &reached))
    }

    /// "| Che la strada sia chiusa | lo ha detto ieri Aldo Neri": a clause that opens the sentence, and a pronoun for it before the verb.
    pub(super) fn fronted_clause(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if !g.pack.drops_subject || !self.frame(&cue, Frame::Clause) || !(cue.first..cue.head).any(|i| g.is_object_clitic(i)) {
            return None;
        }
        let first = (from..cue.first).find(|&i| !g.is_any(i, &[Class::Coordinator, Class::Adversative]))?;
        let mut end = cue.first;
        while end > first && (g.is_adverb(end - 1) || g.mark(end - 1, ',')) {
            end -= 1;
        }
        let start = first + 1;
        let joined = [Class::Coordinator, Class::Adversative, Class::Relative, Class::Complementiser, Class::Subordinator];
        let opens = first == self.sentence.first && g.is(first, Class::Complementiser) && g.quote_at(first).is_none();
        if !opens || end < start + 2 || g.is_any(end - 1, &joined) || !g.has_finite(start, end) {
            return None;
        }
        let (subject, _, addressee) = self.subject_after(&cue)?;
        let speaks = self.names_somebody(subject.phrase) && self.head_speaks(subject.phrase);
        speaks.then(|| self.draft(cue, vec![(start, end)], Some(subject), addressee, "fronted-clause", 0.8))
    }

    /// "She said, | if asked, she would pay"
    fn conditioned(&self, index: usize, reached: &Reached) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let Reached { at, subject, addressee, .. } = *reached;
        let conditioned = self.frame(&cue, Frame::Bare) && g.pack.bare_clause && subject.is_some() && g.mark(at, ',');
        if !conditioned || !g.is(at + 1, Class::ConditionalOpener) {
            return None;
        }
        let close = (at + 2..self.end.min(at + 12)).find(|&i| g.mark(i, ','))?;
        let main = g.is_determiner(close + 1) || g.is(close + 1, Class::SubjectPronoun);
        main.then(|| self.draft(cue, vec![(at + 1, self.clause_end(close, index))], subject, addressee, "bare-clause", 0.85))
    }

    /// "He said, I am tired": a comma instead of a complementiser
    fn is_spliced(&self, cue: &CueGroup, reached: &Reached) -> bool {
        let g = self.g;
        let at = reached.at;
        self.frame(cue, Frame::Bare)
            && self.frame(cue, Frame::Quote)
            && g.pack.bare_clause
            && at == cue.end
            && g.mark(at, ',')
            && g.is_any(at + 1, &[Class::SubjectPronoun, Class::FirstPerson])
            && reached.subject.is_some_and(|s| s.phrase.end == cue.first && !(s.phrase.first > 0 && g.mark(s.phrase.first - 1, ',')))
    }

    /// Whether a complementiser opens the clause that the cue takes.
    fn takes_clause(&self, cue: &CueGroup, reached: &Reached) -> bool {
        let g = self.g;
        let Reached { at, addressee, .. } = *reached;
        // "lo ha comunicato al dirigente che": the pronoun is what was said
        let told =
            || addressee.is_some_and(|a| a.end == at) && (cue.first..cue.head).any(|i| g.is(i, Class::Clitic) && g.is(i, Class::Article));
        self.frame(cue, Frame::Clause) && (g.is(at, Class::Complementiser) && !told() || self.tells_how(cue, reached)) && !g.opens_quote(at)
    }

    /// "spiega come è andata": whether "how" opens the clause.
    fn tells_how(&self, cue: &CueGroup, reached: &Reached) -> bool {
        let g = self.g;
        let at = reached.at;
        // "la ditta, nota come la prima": behind a comma, and nobody before it, an adjective
        let aside = || {
            cue.slot == Slot::Finite
                && cue.first == cue.head
                && cue.first > self.sentence.first
                && g.mark(cue.first - 1, ',')
                && reached.subject.is_none_or(|s| s.shared && s.phrase.end < cue.first)
                && (cue.end..at).all(|i| g.is_adverb(i))
        };
        // "ha ribadito come teste, ha detto": no clause
        let comma = |from: usize| (from..self.end).find(|&i| g.mark(i, ',') && g.quote_at(i).is_none());
        let first = comma(at + 2).filter(|_| !g.mark(at + 1, ','));
        // but "ha rivelato come Rossi, dopo il delitto, fosse fuggito"
        let inserted = first.and_then(|first| comma(first + 1)).is_some_and(|close| g.goes_on_with_verb(close + 1));
        let clause = first.filter(|_| !inserted).unwrap_or(self.end);
        g.is(at, Class::AfterCueComplementiser)
            && !g.is(at + 1, Class::ConditionalOpener)
            && (g.has_finite(at + 1, clause) || g.opens_quote(at + 1) || g.is_infinitive(at + 1))
            && at <= cue.end + 8
            && !aside()
    }

    /// "She added | that it was late": the clause behind a complementiser.
    fn clause(&self, index: usize, reached: &Reached) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let Reached { at, subject, addressee, .. } = *reached;
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
        (end > start).then(|| self.draft(cue, vec![(start, end)], subject, addressee, "clause", 0.9))
    }

    /// "di | non | parlare": the first word behind the marker of an infinitive at `at` that is no negation, adverb or clitic.
    fn behind_marker(&self, at: usize) -> usize {
        let g = self.g;
        let mut verb = at + 1 + usize::from(g.is(at + 1, Class::Negation));
        while g.is_adverb(verb) || g.is_any(verb, &[Class::Clitic, Class::ReflexiveClitic]) {
            verb += 1;
        }
        verb
    }

    /// "She promised | to come": the infinitive, whose verb stands at `verb`.
    fn infinitive(&self, index: usize, reached: &Reached, verb: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let Reached { at, subject, addressee, object } = *reached;
        let mut end = self.infinitive_end(verb, self.clause_end(at, index));
        // "una donna, che aveva negato di conoscerlo, è partita"
        if subject.is_some_and(|s| self.in_relative_clause(&s, &cue)) {
            end = self.resumption(at, end);
            // "una donna che aveva negato di conoscerlo è partita"
            if self.opens_sentence_with_relative(subject, &cue) {
                end = self.main_verb_behind(verb, end, 0);
            }
        }
        end = self.before_joined_clause(verb, end);
        // "Mentre Rossi accusa Neri di aver mentito, gli arriva un messaggio"
        if subject.is_some_and(|s| self.opens_sentence_as_subordinate(s.phrase)) {
            end = self.main_clause_behind(verb, end);
        }
        let act = g.pack.cue(cue.cue).act.as_str();
        // "declined to comment" is no statement
        if act == "refuse" && g.token(verb).is_some_and(|t| g.pack.is_cue_form(t.word)) && end <= verb + 2 {
            return None;
        }
        // "urged them not to go"
        let at = if g.is(at - 1, Class::Negation) && at > cue.end { at - 1 } else { at };
        // who is accused is part of what is said
        let accused = object.filter(|_| act == "accuse").map(|phrase| phrase.first);
        let addressee = addressee.filter(|_| accused.is_none());
        Some(self.draft(cue, vec![(accused.unwrap_or(at), end)], subject, addressee, "infinitive", 0.85))
    }

    /// "promising to spend a million | , and it hopes to gain": an infinitive is joined to no clause that has a subject of its own.
    fn before_joined_clause(&self, verb: usize, end: usize) -> usize {
        let g = self.g;
        let joins = |i: usize| g.mark(i, ',') && g.is_any(i + 1, &[Class::Coordinator, Class::Adversative]) && g.quote_at(i).is_none();
        let subject = |i: usize| g.is(i, Class::SubjectPronoun) && !g.is_determiner(i) && g.is_finite(i + 1);
        let inner = |i: usize| g.is_any(i, &[Class::Complementiser, Class::Relative, Class::Subordinator]) && !g.is_determiner(i);
        (verb + 1..end).take_while(|&i| !inner(i)).find(|&i| joins(i) && subject(i + 2)).unwrap_or(end)
    }

    /// Whether an indirect question opens where the content begins.
    fn opens_question(&self, cue: &CueGroup, reached: &Reached) -> bool {
        let g = self.g;
        // "è «glaciale», dice chi lo ha visto"
        let comma = cue.first.checked_sub(1).filter(|&c| g.mark(c, ','));
        let quoted = g.pack.drops_subject && comma.is_some_and(|c| c > 0 && g.closes_quote(c - 1));
        let who = reached.subject.is_none() && quoted && g.is(reached.at, Class::Relative);
        self.frame(cue, Frame::Question) && g.is(reached.at, Class::Question) && !who
    }

    /// "He asked | whether it was late": the indirect question.
    fn question(&self, index: usize, reached: &Reached) -> Draft {
        let g = self.g;
        let cue = self.cues[index];
        let Reached { at, subject, addressee, .. } = *reached;
        let end = self.clause_end(at + 1, index);
        let conditional = g.is(at, Class::ConditionalOpener);
        // "said if Berg wins, she will stay": a condition, with its main clause behind the comma
        let main = (at + 1..end).find(|&i| g.mark(i, ',') && g.quote_at(i).is_none()).filter(|_| g.pack.bare_clause);
        let main = main.filter(|&c| g.is(c + 1, Class::SubjectPronoun) || g.is_determiner(c + 1) || g.mentions.covering(c + 1).is_some());
        let condition = self.frame(&cue, Frame::Bare) && main.is_some_and(|c| g.has_finite(c, end));
        let start = if conditional && !condition { at + 1 } else { at };
        self.draft(cue, vec![(start, end)], subject, addressee, "question", 0.8)
    }

    /// "a bill | which critics said | was unfair": subject and cue stand between a relative pronoun and its verb.
    fn inside_relative(&self, index: usize, at: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let source = subject?.phrase;
        // "showing what analysts said was a sign": but not "What he said was wrong"
        let governs = |r: usize| {
            g.is_gerund(r - 1) || g.is_infinitive(r - 1) || g.is_any(r - 1, &[Class::Preposition, Class::Finite, Class::Participle])
        };
        let what = |r: usize| {
            g.is(r, Class::Question) && !g.is_any(r, &[Class::Relative, Class::Subordinator, Class::ConditionalOpener]) && governs(r)
        };
        let relative = source.first.checked_sub(1).filter(|r| *r > self.sentence.first && (g.is(*r, Class::Relative) || what(*r)))?;
        let between = source.end <= cue.first && !(source.end..cue.first).any(|i| g.is_any(i, &[Class::Relative, Class::Complementiser]));
        let verb = at == cue.end && g.is_any(at, &[Class::Finite, Class::Be, Class::Have, Class::Modal]) && !g.is_determiner(at);
        // "The report that Berg wrote | said it was late": the verb of the sentence
        if g.is_document(relative - 1) && self.cues.iter().any(|c| c.first == at && self.is_active_verb(c) && !g.is(at, Class::Be)) {
            return None;
        }
        let opened = !g.is_finite(relative - 1) && !g.is_any(relative, &[Class::Preposition, Class::Possessive, Class::PlaceRelative]);
        if !g.pack.bare_clause || !self.frame(&cue, Frame::Bare) || !between || !verb || !opened {
            return None;
        }
        let mut end = self.clause_end(at, index);
        if g.mark(relative - 1, ',') {
            end = self.resumption(at, end);
        }
        // "In a finish that he said defied all polls, Hale came second", "A man who police say fled was caught": before the main clause
        if !g.mark(relative - 1, ',') && !g.has_finite(self.sentence.first, relative) {
            end = self.main_verb_behind(at, self.main_clause_behind(at, end), 1);
        }
        // "the job that economists say is the future - she works": the dash closes it
        let dash = (at..end).find(|&i| g.kind(i) == Some(TokenKind::Dash) && g.quote_at(i).is_none()).unwrap_or(end);
        Some(self.draft(cue, vec![(relative, relative + 1), (at, end.min(dash))], subject, None, "inside-relative", 0.8))
    }

    /// "said his prayers, and the race was over": whether the first verb of `[at, end)` belongs to a clause that "and" opens behind a noun.
    fn ends_before_another(&self, at: usize, end: usize) -> bool {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let Some(verb) = (at..end).filter(free).find(|&i| g.is_finite(i) || g.is_any(i, &[Class::Be, Class::Have, Class::Modal])) else {
            return false;
        };
        let comma = noun_phrase_end(g, at, end);
        let opens = g.mark(comma, ',')
            && g.is(comma + 1, Class::Coordinator)
            && (g.is_determiner(comma + 2) || g.is(comma + 2, Class::SubjectPronoun));
        let lower = !(at..comma).any(|i| g.token(i).is_some_and(|t| t.is_capitalised()));
        opens && lower && comma + 2 < verb && g.mentions.role_at(comma - 1).is_none()
    }

    /// "She said | it was late": a clause without a complementiser.
    fn bare_clause(&self, index: usize, reached: &Reached) -> Option<Draft> {
        let cue = self.cues[index];
        let Reached { subject, addressee, .. } = *reached;
        if !self.frame(&cue, Frame::Bare) || !self.g.pack.bare_clause || subject.is_none() {
            return None;
        }
        let at = self.bare_clause_start(&cue, reached.at)?;
        let mut end = self.clause_end(at, index);
        if subject.is_some_and(|s| self.opens_sentence_as_subordinate(s.phrase)) {
            // "While many affirmed their support, others left": an object, and the main clause
            let topic = |comma: &usize| self.frame(&cue, Frame::Topic) && !self.g.has_finite(at, *comma);
            if self.comma_of_main_clause(at, end).filter(topic).is_some() {
                return None;
            }
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
        if self.describes_subject(&cue, at, end) {
            return None;
        }
        let clause = || self.has_verb(&cue, at, end) || self.is_said_whole(&cue, subject, relative, (at, end));
        let clause = || clause() && !self.ends_before_another(at, end);
        let found = self.may_open_bare_clause(&cue, at) && !self.only_counts(&cue, at, end) && clause();
        found.then(|| self.draft(cue, vec![(at, end)], subject, addressee, "bare-clause", 0.85))
    }

    /// Where a clause without a complementiser begins, if what stands at `at` can open one.
    fn bare_clause_start(&self, cue: &CueGroup, at: usize) -> Option<usize> {
        let g = self.g;
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
        (opens && starts).then_some(at)
    }

    /// Whether the bare clause may begin with the word at `at`: with its subject, and not with a verb.
    fn may_open_bare_clause(&self, cue: &CueGroup, at: usize) -> bool {
        let g = self.g;
        // "said labels should be checked": a noun, before a verb; but "the report was released", "says is maintained by"
        let verb = g.is_any(at, &[Class::Be, Class::Have, Class::Modal]);
        let noun = g.is_plural(at) && !verb && g.is_finite(at + 1) && at == cue.end;
        !g.is_finite(at) || g.is_determiner(at) || noun
    }

    /// "added around 300 jobs, and prices fell": whether the verb adds what is counted.
    fn only_counts(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        let comma = || (at..end).find(|&i| g.mark(i, ',')).unwrap_or(end);
        g.pack.cue(cue.cue).act == "add" && self.opens_counted(at) && !g.has_finite(at, comma())
    }

    /// "days after a gunman | claiming allegiance to the group | opened fire": whether a gerund describes the subject of a clause, whose verb is
    /// the only one in `[at, end)`, behind its object.
    fn describes_subject(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        let opener =
            cue.first.checked_sub(1).filter(|&o| o >= self.sentence.first && cue.slot == Slot::Gerund && self.frame(cue, Frame::Topic));
        let behind_noun = opener.is_some_and(|o| g.kind(o) == Some(TokenKind::Word));
        let Some(noun) = self.phrase_ending(cue.first, self.sentence.first).filter(|_| behind_noun) else { return false };
        let opens = noun.first == self.sentence.first || g.is_any(noun.first - 1, &[Class::Subordinator, Class::Complementiser]);
        let verbs = (at..end).filter(|&i| g.quote_at(i).is_none() && g.is_finite(i)).count();
        let subject =
            g.is_determiner(at) || g.is(at, Class::SubjectPronoun) || g.mentions.covering(at).is_some_and(|m| m.kind == Kind::Person);
        opens && verbs == 1 && !subject
    }

    /// Whether a verb stands in the clause, before a further one.
    fn has_verb(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        // "claimed responsibility, but officials have said": the verb of a further clause makes none of the first
        let adversative = (at..end).find(|&i| g.is(i, Class::Adversative) && g.quote_at(i).is_none()).unwrap_or(end);
        // "announced the deal with Norcom, which owns the mine": its verb is none of the object's
        let resumed = |from: usize| (from..end).any(|i| g.mark(i, ',') && g.is_finite(i + 1));
        let described = |i: usize| g.is(i + 1, Class::Relative) && !resumed(i + 2);
        // "denied any role in the fraud, and the state has paid", "claimed the attack, leading many to say that"
        let topic = self.frame(cue, Frame::Topic);
        let further = |&i: &usize| {
            if !topic || !g.mark(i, ',') || g.quote_at(i).is_some() {
                return false;
            }
            g.is(i + 1, Class::Coordinator) && !g.is_finite(i + 2) || g.is_gerund(i + 1) || described(i)
        };
        let stop = (at..end).find(further).unwrap_or(end).min(adversative);
        g.has_finite(at, stop)
    }

    /// Whether several words directly behind a verb that takes no topic are a clause, though none of them is known as a verb.
    fn is_said_whole(&self, cue: &CueGroup, subject: Option<Subject>, relative: bool, (at, end): (usize, usize)) -> bool {
        let g = self.g;
        let long = self.frame(cue, Frame::Quote) && !self.frame(cue, Frame::Topic) && end - at >= 4 && at == cue.end;
        // nor is "who wrote the letter, Anna Berg,"
        let named = || relative && (at..end).any(|i| g.mark(i, ',') && g.quote_at(i).is_none());
        // "a day after he said them, but": a pronoun is no clause
        let pronoun = || g.is(at, Class::OtherPronoun) && !g.is_determiner(at) && g.kind(at + 1) == Some(TokenKind::Punct);
        // nor does what follows "after writing"
        let when = || cue.slot == Slot::Gerund && g.opens_means(cue.first);
        // nor what is counted: "added 160 guards"
        let somebody = || subject.is_some_and(|s| self.names_somebody(s.phrase));
        // "added milk to his coffee", "added up to a fortune": who says more says it with a verb
        let long = long && (g.pack.cue(cue.cue).act != "add" || g.mentions.covering(at).is_some_and(|m| m.kind == Kind::Person));
        // "wrote a letter to the mayor", "wrote while a student", "said nothing about it": no words are told
        let object = Phrase { first: at, end: noun_phrase_end(g, at, end) };
        let text = || object.end > at && g.is_determiner(at) && g.is_document(self.head_of(object).1 - 1);
        let nothing = || g.is(at, Class::OtherPronoun) && g.is(at + 1, Class::Preposition);
        let no_noun = || g.is_any(at, &[Class::Subordinator, Class::InfinitiveMarker, Class::By]) && !g.is_determiner(at);
        let told = || !text() && !nothing() && !no_noun();
        long && !named() && g.kind(at) == Some(TokenKind::Word) && !pronoun() && !when() && somebody() && told()
    }
}
