//! Where a topic ends.

use super::Clauses;
use crate::mention::Kind;
use crate::pack::{Class, Frame, Slot};
use crate::statement::phrase::noun_phrase_end;
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Where a topic that begins at `start` ends: before a comma, dash, subordinate clause, or a further verb.
    pub(super) fn topic_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let limit = self.clause_end(start, index);
        let mut at = start;
        while at < limit {
            if let Some(quote) = g.quote_at(at) {
                at = quote.end;
                // "a “nice guy” and declined": behind a quotation only a further one is joined
                let unquoted = g.is(at, Class::Coordinator) && at > start && !(at + 1..limit.min(at + 5)).any(|i| g.opens_quote(i));
                let verb = at + 1 < limit && (g.is_finite(at + 1) || g.is(at + 1, Class::SubjectPronoun));
                if quote.closed && g.mark(quote.end - 2, ',') || unquoted && verb {
                    break;
                }
                continue;
            }
            // a parenthesis longer than an acronym is the narrator's
            if g.mark(at, '(') && at > start && !(at..limit.min(at + 6)).any(|i| g.mark(i, ')')) {
                break;
            }
            if g.mark(at, ',')
                && at > start
                && let Some(next) = self.past_comma(index, start, at, limit)
            {
                at = next;
                continue;
            }
            if at > start && (self.opens_medium(at) || self.opens_occasion(index, start, at, limit) || self.leaves_person(start, at))
                || self.closes_topic(index, start, at, limit)
            {
                break;
            }
            at += 1;
        }
        self.strip_time(start, at)
    }

    /// Where the topic goes on behind the comma, if it does.
    fn past_comma(&self, index: usize, start: usize, comma: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        if let Some(open) = self.quoted_reason(comma, limit) {
            return Some(open);
        }
        // "la possibilità che la ditta, nota a tutti, possa": an insertion between a subject and its verb
        if let Some(close) = self.insertion_end(start, comma, limit) {
            return Some(close + 1);
        }
        // "the March 11, 2021, strike"
        let year = g.kind(comma + 1) == Some(TokenKind::Number) && g.mark(comma + 2, ',');
        if year && g.kind(comma - 1) == Some(TokenKind::Number) && comma + 3 < limit {
            return Some(comma + 3);
        }
        // "accused Anna Berg, the winner of the race, of lying"
        if let Some(close) = self.description_end(index, start, comma, limit) {
            return Some(close + 1);
        }
        // "non un decreto, bensì una legge"
        let clause = || (comma + 2..limit).take_while(|&i| !g.mark(i, ',')).any(|i| g.is_finite(i) && !g.is(i - 1, Class::Relative));
        if g.is(start, Class::Negation) && g.is(comma + 1, Class::Adversative) && !clause() {
            return Some(comma + 2);
        }
        if self.gives_example(comma, limit) {
            return Some(comma + 2);
        }
        // "accused Berg of lying, hiding, and denying it"
        if self.joins_gerunds(start, comma, limit)
            // "a generous, modest man"
            || comma > start && self.joins_adjectives(start, comma)
            || g.pack.drops_subject && self.goes_on_as_list(start, comma, limit)
        {
            return Some(comma + 1);
        }
        // a relative clause belongs to the topic, up to its comma
        if g.is(comma + 1, Class::Relative) && !g.is(comma + 1, Class::Question) {
            return Some(comma + 2);
        }
        if self.second_limb(start, comma, limit) {
            return Some(comma + 2);
        }
        // "low growth, unemployment and rising prices"
        self.name_behind_role(start, comma, limit).or_else(|| self.list_goes_on(start, comma, limit).map(|last| last + 1))
    }

    /// "blamed several things|, including | the cost", "criticised the law, especially on taxes": whether behind the comma some of the topic, or how
    /// far it goes, is told without a verb.
    fn gives_example(&self, comma: usize, limit: usize) -> bool {
        let g = self.g;
        let first = comma + 1;
        let among = g.is_including(first);
        let cue = |i: usize| g.is(i, Class::ParentheticalOpener) || self.cues.iter().any(|c| c.first == i);
        let opens = |i: usize| g.is(i, Class::Preposition) && !cue(i) && !g.is_any(i + 1, &[Class::Weekday, Class::TimeNoun]);
        let above = g.is_adverb(first) && !g.is(first, Class::TimeWord) && opens(first + 1);
        let end = (first + 1..limit).find(|&i| g.mark(i, ',') || g.kind(i) == Some(TokenKind::Dash)).unwrap_or(limit);
        let verb = |i: usize| g.is_finite(i) && g.quote_at(i).is_none() && !g.is(i - 1, Class::Relative);
        (among || above) && !cue(first) && end > first + 1 && !(first..end).any(verb)
    }

    /// "ha criticato l'idea di una strada, che costerebbe milioni, | e la riduzione dei fondi": whether behind a relative clause the comma leads
    /// on to a second topic, with which the sentence ends.
    fn second_limb(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        let free = |i: usize| g.quote_at(i).is_none();
        let first = comma + 2;
        let relative = (start + 1..comma).any(|i| g.mark(i, ',') && free(i) && g.is(i + 1, Class::Relative));
        let inner = [Class::Relative, Class::Subordinator, Class::Adversative, Class::Complementiser];
        let plain = |i: usize| free(i) && !g.is_finite(i) && !g.mark(i, ',') && (!g.is_any(i, &inner) || g.is_determiner(i));
        let joined = g.is(comma + 1, Class::Coordinator) && g.is_free_article(first) && g.is_free_article(start);
        relative && joined && first + 1 < limit && (first..limit).all(plain)
    }

    /// "ha sconsigliato i viaggi, in quanto | «…»": the quotation gives the speaker's reason
    fn quoted_reason(&self, comma: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        if !g.is(comma + 1, Class::Subordinator) {
            return None;
        }
        let open = (comma + 2..limit.min(comma + 6)).find(|&i| g.opens_quote(i))?;
        (!(comma + 1..open).any(|i| g.is_finite(i) || g.mark(i, ','))).then_some(open)
    }

    /// "contro il leader della lista, Gianni Neri |": the name behind its role
    fn name_behind_role(&self, start: usize, comma: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let name = g.mentions.covering(comma + 1).filter(|m| m.first == comma + 1 && m.kind == Kind::Person)?;
        let closes = (name.end >= limit || g.kind(name.end) != Some(TokenKind::Word)) && !g.is(name.end + 1, Class::Coordinator);
        let role = || {
            (start..comma).rev().take(6).take_while(|&i| g.quote_at(i).is_none()).any(|i| g.mentions.role_at(i).is_some_and(|r| !r.plural))
        };
        (closes && role() && g.mentions.within(start, comma).all(|m| m.kind != Kind::Person)).then_some(name.end)
    }

    /// Whether the topic ends before the word or mark at `at`.
    fn closes_topic(&self, index: usize, start: usize, at: usize, limit: usize) -> bool {
        let g = self.g;
        let mut next = at + 1;
        while g.is_adverb(next) || g.is_any(next, &[Class::ReflexiveClitic, Class::Negation]) {
            next += 1;
        }
        // "dopo aver negato i fatti e rassicurato la moglie"
        let participle = || {
            let own = self.cues[index].slot == Slot::Participle && g.pack.drops_subject;
            own && g.is(next, Class::Participle) && g.is(next + 1, Class::Article)
        };
        // "attacking Hale | and visiting the office"
        // but "questioning her judgment in backing the war and taking money", "proposing cuts or spending"
        let gerund = || {
            let follows = self.cues[index].slot == Slot::Gerund && g.is_gerund(next) && g.kind(next + 1) == Some(TokenKind::Word);
            follows && g.pack.bare_clause && !g.is(start, Class::Question) && !self.holds_verb(start, at)
        };
        let further_verb = g.is(at, Class::Coordinator) && gerund()
            || g.is(at, Class::Coordinator)
                && (g.is_finite(next)
                    || participle()
                    || self.opens_named_clause(index, at + 1, limit)
                    || self.opens_new_clause(start, at, limit));
        g.mark(at, ',')
            || further_verb
            || g.is_hard_stop(at)
            || g.kind(at) == Some(TokenKind::Dash)
            || at > start && self.opens_subordinate(start, at, limit)
            || g.is(at, Class::Adversative) && !self.is_joined_in_relative(start, at, next)
            || at > start && g.is_gerund(at) && !g.pack.bare_clause && !g.is(at - 1, Class::Progressive)
    }

    /// Whether a subordinate clause that is no part of the topic opens at `at`.
    fn opens_subordinate(&self, start: usize, at: usize, limit: usize) -> bool {
        let g = self.g;
        // "hailed the plan before leaving"
        let preposition = || {
            let clause = g.is(at + 1, Class::Gerund) || !g.is(at, Class::ParentheticalOpener) && self.opens_named_verb(at + 1, limit);
            g.pack.bare_clause && g.is(at, Class::Preposition) && clause
        };
        // "rebuked Hale | by expressing sympathy": by which means
        let means = |i: usize| g.is_gerund(i + 1) || g.is_adverb(i + 1) && g.is_gerund(i + 2);
        // but "urged Hale to act by signing it"
        let by = g.pack.bare_clause && g.is(at, Class::By) && g.mentions.covering(at + 1).is_none();
        if by && means(at) && !self.holds_verb(start, at) {
            return true;
        }
        // "promised a reform without giving details"
        let silent = g.is(at, Class::Comment) && g.is(at, Class::Without);
        // "criticised the plan because it costs too much": the reason is the speaker's, but not "because Hale says it costs too much",
        // "because, Hale said, it does"
        let of_another = || g.mark(at + 1, ',') || g.person_at(at + 1).is_some_and(|m| self.cues.iter().any(|c| c.first == m.end));
        let word = g.kind(at - 1) == Some(TokenKind::Word) && g.quote_at(at - 1).is_none();
        let reason = g.is(at, Class::Cause) && word && !of_another();
        silent
            || g.is(at, Class::Subordinator)
            && !reason
            // "his use of the car while mayor": when it was, without a comma
            && !(g.pack.bare_clause && self.tells_when_it_was(start, at))
            // "promised a reform if he wins"
            && !(g.pack.bare_clause && g.is(at, Class::ConditionalOpener) && g.quote_at(at - 1).is_none() && !g.mark(at - 1, ','))
            && (!g.is_any(at, &[Class::Preposition, Class::Relative, Class::Adverb]) || preposition())
            // "il perché dell'atto": a noun
            && !g.is(at - 1, Class::Article)
    }

    /// "criticised his use of the car | while mayor", "accused her of lying | while she was mayor", but not "| while praising Hale": whether a word
    /// that opens a time tells when the topic was, which is a noun phrase.
    fn tells_when_it_was(&self, start: usize, at: usize) -> bool {
        let g = self.g;
        let word = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.quote_at(i).is_none();
        let opens = word(at - 1) && word(at + 1) && !g.is_any(at, &[Class::Preposition, Class::ConditionalOpener]);
        let gerund = g.is_gerund(at + 1) || g.is_adverb(at + 1);
        let told = self.cues.iter().any(|c| at < c.head && c.head < at + 16);
        let person = g.mentions.covering(at - 1).is_some_and(|m| m.first == start);
        // "while the residents were asleep", but "at times when the residents were asleep"
        let clause = !g.is(at - 1, Class::TimeNoun)
            && g.is_determiner(at + 1)
            && !g.is(at + 1, Class::SubjectPronoun)
            && g.has_finite(at + 1, at + 8);
        opens && at > start + 1 && !gerund && !told && !person && !clause
    }

    /// Whether a gerund or an infinitive stands in `[start, end)`.
    fn holds_verb(&self, start: usize, end: usize) -> bool {
        (start..end).any(|i| self.g.is_gerund(i) || self.g.is(i, Class::InfinitiveMarker) && self.g.is_infinitive(i + 1))
    }

    /// "people who could come but did not": whether "but" at `at` joins the verb at `verb` to that of a relative clause.
    fn is_joined_in_relative(&self, start: usize, at: usize, verb: usize) -> bool {
        let g = self.g;
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word);
        let relative = (start..at).rev().take_while(word).find(|&i| g.is(i, Class::PersonRelative));
        relative.is_some_and(|r| g.has_finite(r, at)) && (g.is_finite(verb) || g.is(at + 1, Class::Negation))
    }

    /// Whether nothing but determiners, roles and names stands between.
    fn only_names(&self, start: usize, end: usize) -> bool {
        let g = self.g;
        (start..end).all(|i| g.is_determiner(i) || g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some())
    }

    /// "criticised Anna Berg | at a rally", "| during a visit": behind a person alone, a place or a time.
    fn leaves_person(&self, start: usize, at: usize) -> bool {
        let g = self.g;
        let person = g.mentions.covering(at - 1).filter(|m| m.kind == Kind::Person && m.end == at);
        let time =
            g.is(at, Class::Preposition) && g.is_any(at, &[Class::Subordinator, Class::Gerund]) && !g.is(at, Class::ParentheticalOpener);
        let place = g.is(at, Class::PlacePreposition) && !g.is_any(at, &[Class::TopicPreposition, Class::Of, Class::By]);
        let says = (start..at).any(|i| g.quote_at(i).is_some()) || g.is_infinitive(at + 1);
        person.is_some_and(|m| self.only_names(start, m.first)) && (place || time || g.is(at, Class::Weekday)) && !says
    }

    /// Whether what follows tells where it was said: "criticised the board | in an email".
    fn opens_medium(&self, at: usize) -> bool {
        let g = self.g;
        let noun = |i: usize| g.is_document(i);
        g.is(at, Class::PlacePreposition)
            && g.is(at + 1, Class::Indefinite)
            && (noun(at + 2) || g.kind(at + 2) == Some(TokenKind::Word) && !g.is_finite(at + 2) && noun(at + 3))
    }

    /// Whether what follows tells of the occasion on which it was said: "ha criticato la chiusura | durante una conferenza stampa", "criticised
    /// the closure | at a news conference". Other words said may have that occasion: "le frasi pronunciate da Carla Berti durante un comizio",
    /// and it may stand before "as": "described the closure in a speech as a mistake".
    fn opens_occasion(&self, index: usize, start: usize, at: usize, limit: usize) -> bool {
        let g = self.g;
        let cue = &self.cues[index];
        let naming = self.frame(cue, Frame::Predicate) || self.frame(cue, Frame::Described) || g.is(at - 1, Class::Intensive);
        if naming || self.tells_as_what(at, limit) || g.is(at - 1, Class::Coordinator) || !self.tells_occasion(at, limit) {
            return false;
        }
        let clause = [Class::Relative, Class::Participle, Class::Complementiser];
        // "la giunta", "la scelta": nouns
        let form = |i: usize| g.is_any(i, &clause) && !g.is_determiner(i) && !g.is(i - 1, Class::Article);
        let own = |i: usize| g.is_finite(i) || g.is_gerund(i) && !g.is(i, Class::Occasion) || form(i) || g.is(i, Class::Words);
        !(start..at).any(|i| g.quote_at(i).is_none() && own(i))
    }

    /// "durante una conferenza stampa", "in a speech", "su Twitter", but not "in the interview", "over a tweet": whether a preposition with an
    /// occasion of speaking stands at `at`.
    fn tells_occasion(&self, at: usize, limit: usize) -> bool {
        let g = self.g;
        let other = [Class::Of, Class::To, Class::By, Class::Purpose, Class::Partner];
        let when = g.pack.bare_clause && g.is(at, Class::Subordinator);
        let opens = g.is_any(at, &[Class::Preposition, Class::Circumstance]) && !g.is_any(at, &other) && !when;
        // "nel corso | di una conferenza stampa"
        let small = [Class::Circumstance, Class::Of, Class::To, Class::Possessive];
        let led = |i: &usize| (g.is_determiner(*i) || g.is_any(*i, &small)) && !g.is(*i, Class::Occasion);
        let first = (at + 1..limit).find(|i| !led(i)).unwrap_or(limit);
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_any(*i, &[Class::Preposition, Class::Of, Class::Relative]);
        let near = if g.pack.bare_clause { 3 } else { 2 };
        let noun = (first..limit.min(first + near)).take_while(word).find(|&i| g.is(i, Class::Occasion));
        let Some(noun) = noun.filter(|_| opens) else { return false };
        if g.token(noun).is_some_and(|t| t.is_capitalised()) {
            return true;
        }
        // "her private email server"
        let closes =
            g.pack.drops_subject || !word(&(noun + 1)) || g.is_any(noun + 1, &[Class::Occasion, Class::Weekday, Class::Participle]);
        let during =
            g.is_any(at, &[Class::Circumstance, Class::Subordinator]) || !g.is_any(at, &[Class::PlacePreposition, Class::FusedArticle]);
        let bare = g.pack.drops_subject && first == at + 1 && !g.is(at, Class::FusedArticle);
        let own = bare || (at + 1..first).any(|i| g.is_any(i, &[Class::Indefinite, Class::Possessive]));
        closes && !g.is(at, Class::TopicPreposition) && (during || own)
    }

    /// The comma that closes the insertion which the comma at `open` begins: a clause opened before it still lacks its verb,
    /// which follows.
    pub(super) fn insertion_end(&self, start: usize, open: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let clause = (start..open).rev().find(|&i| g.is(i, Class::Complementiser) && g.quote_at(i).is_none())?;
        if g.has_finite(clause + 1, open) {
            return None;
        }
        // "the idea that pressure, or greed, or even trade, had led to it"
        let ends = |&i: &usize| g.is_hard_stop(i) || g.mark(i, ',') && !g.is(i + 1, Class::Coordinator);
        let close = (open + 1..limit).find(ends)?;
        // "le elezioni che, secondo Rossi, sono nulle": his words follow
        if open == clause + 1 && self.cues.iter().any(|c| open < c.first && c.first < close) {
            return None;
        }
        (g.mark(close, ',') && g.goes_on_with_verb(close + 1)).then_some(close)
    }

    /// The comma that closes what is told of the person named before the comma at `open`, where it goes on to say of what the person is
    /// accused, or for what praised.
    fn description_end(&self, index: usize, start: usize, open: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let person = g.mentions.covering(open - 1).filter(|m| m.kind == Kind::Person && m.end == open)?;
        let alone = self.only_names(start, person.first);
        let close = (open + 1..limit.min(open + 20)).find(|&i| g.mark(i, ',') || g.is_hard_stop(i) || g.quote_at(i).is_some())?;
        let relative = g.is(open + 1, Class::PersonRelative);
        let described = relative || self.is_description((open + 1, close)) && !g.has_finite(open + 1, close);
        let reason = g.is(close + 1, Class::Of) || g.is(close + 1, Class::ParentheticalOpener) && g.is(close + 1, Class::Preposition);
        let reason =
            reason && (g.is_gerund(close + 2) || g.is_infinitive(close + 2) || g.is_determiner(close + 2) || g.opens_quote(close + 2));
        // "called Anna Berg, his rival, a danger"
        let naming = self.frame(&self.cues[index], Frame::Predicate) && (g.is(close + 1, Class::Indefinite) || g.opens_quote(close + 1));
        (alone && described && (reason || naming) && g.mark(close, ',')).then_some(close)
    }

    /// Whether the comma stands in a list of gerunds that a preposition opens.
    fn joins_gerunds(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        let next = comma + 1 + usize::from(g.is(comma + 1, Class::Coordinator));
        let free = |i: &usize| g.quote_at(*i).is_none();
        let first = (start + 1..comma).filter(free).find(|&i| g.is_gerund(i) && g.is_any(i - 1, &[Class::Of, Class::Preposition]));
        let last = (comma + 1..limit.min(comma + 16)).filter(free).find(|&i| g.is(i, Class::Coordinator));
        let closes = last.is_some_and(|i| g.is_gerund(i + 1));
        first.is_some() && g.pack.bare_clause && g.is_gerund(next) && closes && !g.has_finite(comma + 1, last.unwrap_or(comma))
    }

    /// Whether the comma stands between two adjectives before one noun, behind "a" or "an", or where the topic begins.
    fn joins_adjectives(&self, start: usize, comma: usize) -> bool {
        let g = self.g;
        let plain = |i: usize| {
            let word = g.kind(i) == Some(TokenKind::Word) && !g.token(i).is_some_and(|t| t.is_capitalised());
            word && !g.is_determiner(i) && !g.is_any(i, &[Class::Preposition, Class::Relative, Class::Coordinator, Class::SubjectPronoun])
        };
        let noun = |i: usize| plain(i) && !g.is_finite(i) && !g.is_adverb(i);
        // "proposed new, deep tax cuts"
        let alone = comma == start + 1 && !g.is_plural(start) && g.mentions.covering(start).is_none() && g.quote_at(start).is_none();
        g.pack.bare_clause
            && (alone || comma > 1 && g.is(comma - 2, Class::Indefinite))
            && plain(comma - 1)
            && plain(comma + 1)
            && !(alone && g.is_plural(comma + 1))
            && noun(comma + 2)
            && !g.is_gerund(comma + 1)
            && !g.is_finite(comma + 1)
    }

    /// Whether a clause with somebody named as its subject begins at `at`: "asked for a photo and | Berg said".
    fn opens_named_clause(&self, index: usize, at: usize, limit: usize) -> bool {
        let g = self.g;
        let pronoun = g.is(at, Class::SubjectPronoun) && !g.is_determiner(at);
        let somebody = pronoun || g.person_at(at).is_some();
        let end = if pronoun { at + 1 } else { noun_phrase_end(g, at, limit) };
        // "with Hale questioning the plan and | Berg pressing hers"
        let gerund = g.pack.bare_clause && g.is_gerund(end) && self.cues[index].slot == Slot::Gerund;
        let titled = || (at..end).any(|i| g.person_at(i).is_some_and(|m| m.end == end) && (at..i).all(|k| g.leads_name(k)));
        if gerund && end < limit && (somebody || titled()) {
            return true;
        }
        somebody && end < limit && (pronoun && g.is_finite(end) || self.cues.iter().any(|c| c.first == end && c.slot == Slot::Finite))
    }

    /// "ha negato le accuse e | il suo avvocato ha presentato un esposto |": whether a clause with its own subject and an auxiliary follows "and"
    /// at `and`, where the topic from `start` on has no verb.
    fn opens_new_clause(&self, start: usize, and: usize, limit: usize) -> bool {
        let g = self.g;
        let first = and + 1;
        let end = noun_phrase_end(g, first, limit);
        let auxiliary = |at: usize| g.is_any(at, &[Class::Have, Class::Be, Class::Modal]) && g.is_finite(at);
        let clitic = usize::from(g.is_any(end, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]));
        let opens = end > first && end + clitic < limit && auxiliary(end + clitic);
        let verbal = [Class::Relative, Class::Complementiser, Class::Subordinator, Class::Question];
        let verb = |i: usize| (g.is_finite(i) || g.is_infinitive(i) || g.is_gerund(i) || g.is_any(i, &verbal)) && !g.is_determiner(i);
        opens && and > start && !(start..and).any(verb)
    }

    /// "attacked the plan after | Anna Berg rejected it": whether somebody named stands at `at`, with a finite verb behind.
    fn opens_named_verb(&self, at: usize, limit: usize) -> bool {
        let g = self.g;
        let end = noun_phrase_end(g, at, limit);
        let title = |i: usize| g.mentions.role_at(i).is_some() || g.is_determiner(i);
        let person = || g.mentions.within(at, end).next().is_some_and(|m| m.kind == Kind::Person && (at..m.first).all(title));
        let named = person() || g.is(at, Class::SubjectPronoun) && !g.is_determiner(at);
        named && end > at && end < limit && (g.is_finite(end) || self.cues.iter().any(|c| c.first == end && c.slot == Slot::Finite))
    }

    /// The end without a day that closes the stretch: "the move | on Wednesday".
    fn strip_time(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        let day = end > start + 2 && g.is_any(end - 1, &[Class::Weekday, Class::TimeWord]) && !g.is(end - 1, Class::Adverb);
        if !day || g.quote_at(end - 1).is_some() || g.is_any(end - 2, &[Class::Of, Class::By, Class::To, Class::Article]) {
            return end;
        }
        // "Super Tuesday"
        if g.token(end - 2).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(end - 2).is_none() {
            return end;
        }
        let preposition = usize::from(g.is(end - 2, Class::Preposition));
        if end - 1 - preposition > start { end - 1 - preposition } else { end }
    }

    /// The coordinator before the last part of a list that goes on behind the comma, where every part is a noun phrase.
    fn list_goes_on(&self, start: usize, comma: usize, limit: usize) -> Option<usize> {
        let g = self.g;
        let barrier = [
            Class::Relative,
            Class::Complementiser,
            Class::Subordinator,
            Class::Adversative,
            Class::Be,
            Class::Have,
            Class::Modal,
            Class::SubjectPronoun,
        ];
        let plain = |i: usize| {
            (g.kind(i) == Some(TokenKind::Word) || g.kind(i) == Some(TokenKind::Number))
                && (!g.is_finite(i) || g.pack.drops_subject && g.is(i, Class::Participle) && !g.is_any(i, &barrier))
                && !g.is_gerund(i)
                && (!g.is_any(i, &barrier) || g.is_determiner(i))
                && g.quote_at(i).is_none()
                && !self.cues.iter().any(|c| c.first <= i && i < c.end)
        };
        let first = comma + 1;
        // "di ritardi, di errori e di scelte": each item begins with the same preposition
        let word = |i: usize| g.token(i).map(|t| t.word);
        let again =
            [Some(start), start.checked_sub(1)].into_iter().flatten().any(|i| word(i) == word(first) && g.is(i, Class::Preposition));
        let lead = g.is_any(first, &[Class::Preposition, Class::Of]) && !again;
        let degree = g.is_adverb(first) && !g.is(first, Class::Determiner);
        if lead || degree || g.is(first, Class::Coordinator) {
            return None;
        }
        let mut at = first;
        let mut commas = 0;
        while at < limit && at < first + 20 {
            if g.is(at, Class::Coordinator) {
                let head = at + 1 + usize::from(again && word(at + 1) == word(first));
                let end = noun_phrase_end(g, head, limit);
                let closes = end > head && (end >= limit || !g.is_finite(end) && !g.is(end, Class::Relative));
                return closes.then_some(at);
            }
            if g.mark(at, ',') {
                commas += 1;
                // ", and" closes a list too
                let name = g.mentions.covering(at + 1).is_some_and(|m| m.first == at + 1);
                if !g.is(at + 1, Class::Coordinator) && commas > 2 && !name {
                    return None;
                }
            } else if !plain(at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether what follows the comma is a further item of the list that the topic began with: "di andare, di restare",
    /// "il governo, la stampa e la scuola".
    fn goes_on_as_list(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        if g.is(start, Class::InfinitiveMarker) && g.is(comma + 1, Class::InfinitiveMarker) && g.is_infinitive(comma + 2) {
            return true;
        }
        if self.repeats_preposition(start, comma, limit) {
            return true;
        }
        let end = (comma + 1..limit).find(|&i| g.mark(i, ',') || g.is_hard_stop(i)).unwrap_or(limit);
        let item = |i: usize| g.is(i, Class::Article) && g.mentions.role_at(i + 1).is_none();
        item(start)
            && item(comma + 1)
            && (comma + 2..end).any(|i| g.is(i, Class::Coordinator) && item(i + 1))
            && !(comma + 1..end).any(|i| g.is_finite(i) || g.is_any(i, &[Class::Relative, Class::Subordinator]))
    }

    /// "modifiche alla legge sulle frequenze|, alla confusione tra bacini e ai criteri": whether the complements of a noun, each with the same
    /// preposition, go on behind the comma.
    fn repeats_preposition(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        let plain = |i: &usize| !g.is_finite(*i) && !g.is_hard_stop(*i) && !g.is_any(*i, &[Class::Relative, Class::Subordinator]);
        let free = |i: usize| g.mentions.covering(i).is_none_or(|m| m.first == i) && !g.is(i, Class::Circumstance);
        let repeats = |class: Class| {
            let complement = |i: usize| g.is(i, class) && free(i) && !g.is_infinitive(i + 1);
            let further = |i: usize| (g.mark(i, ',') || g.is(i, Class::Coordinator) && free(i)) && complement(i + 1);
            complement(comma + 1)
                && (start + 1..comma).any(complement)
                && (comma + 2..limit).take_while(plain).any(further)
                && (start..comma).all(|i| plain(&i))
        };
        [Class::Of, Class::To, Class::TopicPreposition].into_iter().any(repeats)
    }
}
