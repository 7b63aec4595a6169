//! Content that is a quotation: before the cue, behind it, or around it.

use super::standing::agent_of;
use super::{Clauses, Draft, Range, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::statement::cue::{CueGroup, Voice, document_behind, document_in_front};
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::{Quote, Token, TokenKind};

/// So many tokens are a clause that tells of the speaker, between the halves of what he says.
const LONGEST_RELATIVE: usize = 16;
/// So many tokens behind a verb, whoever is named speaks no longer.
const CLOSING: usize = 20;

impl<'g, 'a> Clauses<'g, 'a> {
    /// `“…”, ha detto X` and `“…,” X said`, with what goes on behind it.
    pub(super) fn after_quotation(&self, index: usize, from: usize, before: Option<Subject>, left: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if cue.slot == Slot::Gerund {
            return self.quoted_as_saying(cue, from);
        }
        let close = self.closing_mark_before(left, from)?;
        let quote = g.quote_at(close)?;
        let divided = close + 1 < left
            || g.token(quote.inner_end().saturating_sub(1)).is_some_and(|t| t.kind == TokenKind::Punct)
            || quote.open == self.sentence.first;
        if !divided && quote.end - quote.open < 8 {
            return None;
        }
        let inverted = if before.is_none() { self.subject_after(&cue).or_else(|| self.subject_closing(&cue)) } else { None };
        // "“The road,” he told reporters, “was closed”"
        let object = self.object_addressee(&cue, before.is_some()).filter(|_| inverted.is_none());
        let behind = inverted.map_or_else(|| object.map_or(cue.end, |o| o.1), |i| i.1);
        let (mut stop, to) = self.skip_light(behind, self.limit_after(behind));
        let takes = g.is(stop, Class::Complementiser) || g.is(stop, Class::InfinitiveMarker) && g.is_infinitive(stop + 1);
        // "…,” he said of Hale, “…”
        if g.is(stop, Class::Of) {
            stop = noun_phrase_end(g, stop + 1, self.limit_after(stop + 1)).max(stop);
        }
        let addressee = inverted.and_then(|i| i.2).or_else(|| object.map(|o| o.0)).or(to);
        // `"A" said that B`: the quotation is not its content
        let attribute =
            before.is_some_and(|s| s.phrase.end == quote.open) || !divided && before.is_none() && g.is(cue.end, Class::Complementiser);
        if attribute || before.is_some() && g.is(cue.end, Class::Complementiser) && !g.mark(left - 1, ',') {
            return None;
        }
        if g.pack.drops_subject && takes && inverted.is_none() && self.is_title_before_verb(quote, from) {
            return None;
        }
        if before.is_some() && close + 1 == left && self.opens_sentence_behind(quote, left) {
            return None;
        }
        // unquoted words before a partial quotation belong to the content
        let start = self.content_start(from, quote.open);
        if !g.has_finite(start, quote.open) && self.is_part_of_front(&cue, start, quote, before) {
            return None;
        }
        let mut content = vec![(start, quote.end)];
        content.extend(self.speech_behind(quote, behind, stop));
        let subject = self.remembered(index).or(before).or(inverted.map(|i| i.0));
        Some(self.draft(cue, content, subject, addressee, "quotation-before-cue", 0.95))
    }

    /// "“…,” Hale remembers | Anna Berg | telling him": whom somebody remembers saying the words.
    fn remembered(&self, index: usize) -> Option<Subject> {
        let g = self.g;
        let cue = self.cues[index];
        let recalls = g.pack.bare_clause && g.pack.cue(cue.cue).act == "recall";
        let phrase = Phrase { first: cue.end, end: noun_phrase_end(g, cue.end, self.limit_after(cue.end)) };
        // but not "praising her", "criticising the mayor"
        let says = |c: &CueGroup| g.pack.cue(c.cue).act == "say" && self.frame(c, Frame::Quote);
        let tells = |c: &&CueGroup| c.head == phrase.end && g.is_gerund(c.head) && says(c);
        let told = recalls && phrase.end > phrase.first && self.cues.iter().any(|c| tells(&c));
        (told && self.holds_person(phrase)).then_some(Subject::plain(phrase))
    }

    /// The mark that closes a quotation right before the subject and verb at `left`, perhaps with a comma, a dash or a full stop between.
    fn closing_mark_before(&self, left: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let mut close = left.checked_sub(1)?;
        // "“…,” as Tom Hale put it"
        let as_told = g.is(close, Class::ParentheticalOpener) && g.pack.bare_clause && close > from;
        close -= usize::from(as_told);
        // "«È tardi». ha detto Rossi": a full stop that ends nothing
        let stray = g.mark(close, '.') && g.pack.drops_subject && close > from && g.closes_quote(close - 1);
        if g.mark(close, ',') || g.kind(close) == Some(TokenKind::Dash) || stray {
            close = close.checked_sub(1)?;
        }
        (close >= from && g.closes_quote(close)).then_some(close)
    }

    /// "ospite di «Agorà», ha ribadito che", "Presentando il libro «Vie», l'autore ha detto di": whether the quotation is the title of
    /// something, before a verb whose content is a clause.
    fn is_title_before_verb(&self, quote: &Quote, from: usize) -> bool {
        let g = self.g;
        let title = quote.end - quote.open <= 8 && quote.open > self.sentence.first && g.kind(quote.open - 1) == Some(TokenKind::Word);
        title && !g.has_finite(from, quote.open)
    }

    /// "“Why?” He shouted": whether a capital in a word that has none inside a sentence opens the next one, right behind the quotation.
    fn opens_sentence_behind(&self, quote: &Quote, left: usize) -> bool {
        let g = self.g;
        let ended = g.token(quote.inner_end().saturating_sub(1)).is_some_and(|t| t.is_terminator());
        let opens = || ended && g.is(left, Class::SubjectPronoun) || g.is_determiner(left) && g.mentions.covering(left).is_none();
        opens() && g.token(left).is_some_and(|t| t.is_capitalised())
    }

    /// Whether the quotation is part of a phrase without a verb, which begins at `start` and is no content.
    fn is_part_of_front(&self, cue: &CueGroup, start: usize, quote: &Quote, before: Option<Subject>) -> bool {
        let g = self.g;
        if before.is_some() {
            // "On the show “Night,” X said she would leave": the quotation is a name in what opens the sentence
            let opened = start < quote.open && g.is_any(start, &[Class::Preposition, Class::Weekday]);
            return opened && g.has_finite(cue.end, self.end);
        }
        // "X, durante il programma «Sera», ha attaccato Y": the quotation is part of an insertion
        (start..quote.open).any(|i| g.mark(i, ',')) && quote.end - quote.open <= 7
    }

    /// The quotations with which the speech goes on behind the narrator's words, which begin behind the subject and verb at `behind` and
    /// end at `stop`.
    fn speech_behind(&self, quote: &Quote, behind: usize, mut stop: usize) -> Vec<Range> {
        let g = self.g;
        // "said after a short “sorry” to the crowd": what stands in a phrase behind the verb is another one
        let phrased = g.opens_quote(stop) && stop > behind && g.kind(stop - 1) == Some(TokenKind::Word) && !g.is_adverb(stop - 1);
        let phrased = phrased && !g.is_any(stop - 1, &[Class::Weekday, Class::Month, Class::TimeNoun, Class::TimeWord]);
        // "dice la preside del liceo “Rinaldo Corsi”, Anna Berti": a name in marks
        let name = |q: &Quote| {
            let capital = |i: usize| g.token(i).is_some_and(Token::is_capitalised);
            q.inner_start() < q.inner_end() && (q.inner_start()..q.inner_end()).all(capital)
        };
        // but not "dice il sindaco Aldo Neri “Basta”"
        let noun = stop > 0 && g.kind(stop - 1) == Some(TokenKind::Word);
        let noun = noun && g.mentions.covering(stop - 1).is_none_or(|m| m.kind != Kind::Person);
        let phrased = phrased || noun && g.quote_at(stop).is_some_and(|q| q.open == stop && name(q));
        // "“The road,” said Tom Hale, who leads the union, | “was closed.”"
        let relative = g.mark(stop, ',') && g.is(stop + 1, Class::PersonRelative) && g.pack.bare_clause;
        let closes = (stop + 2..self.end.min(stop + LONGEST_RELATIVE)).find(|&i| g.quote_at(i).is_some()).filter(|_| relative);
        stop = closes.filter(|&open| g.opens_quote(open) && g.mark(open - 1, ',')).unwrap_or(stop);
        while g.mark(stop, ',') || g.kind(stop) == Some(TokenKind::Dash) || g.mark(stop, ':') || g.mark(stop, '.') {
            stop += 1;
        }
        let at_once = if phrased { None } else { self.quotes_from(stop, self.sentence.end) };
        let more = at_once.or_else(|| self.quotes_from(self.speech_resumed(quote, stop)?, self.sentence.end));
        more.map(|m| m.0).unwrap_or_default()
    }

    /// Where the speech goes on later behind the narrator's words, which end at `stop`: with a capital and the length of a sentence.
    fn speech_resumed(&self, quote: &Quote, stop: usize) -> Option<usize> {
        let g = self.g;
        let verb = |c: &CueGroup| g.pack.cue(c.cue).pos == PartOfSpeech::Verb;
        let behind = |i: usize| g.quote_at(i).map_or(i, |q| q.end);
        let own = |i: usize| {
            let marked = i > 0 && matches!(g.kind(i - 1), Some(TokenKind::Punct | TokenKind::Dash));
            marked && !self.cues.iter().any(|c| stop <= c.first && c.first <= behind(i) && verb(c))
        };
        // or with a small letter behind a comma: "«Guardi», dice Rossi, direttore della divisione sistemi, «nella stanza …»"
        let whole = g.token(quote.inner_end().saturating_sub(1)).is_some_and(|t| t.is_terminator());
        let begins = |i: usize| {
            g.token(i + 1).is_some_and(|t| t.is_capitalised()) || (g.mark(i - 1, ',') || g.kind(i - 1) == Some(TokenKind::Dash)) && !whole
        };
        (stop..self.sentence.end.min(stop + 30)).find(|&i| g.opens_quote(i)).filter(|&i| {
            // "“The road,” he said, after meeting the governor, “was closed.”": few words, too, where nothing else is told between
            let small = !whole && g.token(i + 1).is_some_and(|t| !t.is_capitalised()) && !g.has_finite(stop, i);
            let long = g.quote_at(i).is_some_and(|q| q.end - q.open > 6);
            own(i) && (long || small) && begins(i)
        })
    }

    /// "«…», dice dal palco | Anna Rossi |", "«…», ha detto, applaudito dai suoi, | il sindaco Neri |", "… tra le lacrime | la madre |": who is named
    /// last behind the verb, where words that tell when, where or how stand between.
    pub(super) fn subject_closing(&self, cue: &CueGroup) -> Option<(Subject, usize, Option<Phrase>)> {
        let g = self.g;
        let leads = [Class::Preposition, Class::To, Class::By, Class::TimeWord, Class::Circumstance, Class::Adverb];
        // "ha detto sorridendo il ministro"
        let gerund = g.is(cue.end, Class::BareGerund);
        // "ha detto rispondendo ai giornalisti il sindaco"
        let clause = g.is_gerund(cue.end) && !gerund;
        if !g.pack.drops_subject || !(g.mark(cue.end, ',') || gerund || clause || g.is_any(cue.end, &leads)) {
            return None;
        }
        let ends =
            |i: &usize| g.quote_at(*i).is_some() || g.kind(*i) == Some(TokenKind::Dash) || [';', ':', '('].iter().any(|&c| g.mark(*i, c));
        let end = (cue.end..self.end).find(ends).unwrap_or(self.end);
        let end = end - usize::from(g.mark(end - 1, ','));
        let opens = [Class::Complementiser, Class::Relative, Class::Subordinator];
        let verbal = |i: usize| g.is_finite(i) || g.is_any(i, &opens) && !g.is(i, Class::Preposition);
        let free = |from: usize, to: usize| !(from..to).any(verbal);
        let stops = std::iter::once(end).chain((cue.end + 1..end).rev().filter(|&i| g.mark(i, ',')));
        for stop in stops.filter(|stop| (cue.end + 2..cue.end + CLOSING).contains(stop)) {
            let apposition = (stop < end).then_some((stop + 1, end));
            if !free(cue.end, stop) || apposition.is_some_and(|a| !self.is_description(a)) {
                continue;
            }
            let name = g.mentions.covering(stop - 1).filter(|m| m.kind == Kind::Person && m.end == stop).map(|m| m.first);
            let article = |i: &usize| g.is_free_article(*i);
            let role =
                || (cue.end + 1..stop).rev().take(4).find(article).filter(|&i| g.mentions.role_at(i + 1).is_some_and(|r| r.end == stop));
            let Some(first) = name.or_else(role) else { continue };
            let Some(opener) = self.opener_of(first, cue.end) else { continue };
            let phrase = Phrase { first: opener + 1, end: stop };
            // "ha detto, rivolto al sindaco, Anna Rossi": the name may be the mayor's
            let apposed = || g.mentions.role_at(opener - 1).is_some_and(|r| !r.plural) && g.mentions.covering(opener - 1).is_none();
            let comma = g.mark(opener, ',') && opener > cue.end && !apposed();
            // "ha detto in piazza Dante"
            let closed = [Class::Of, Class::Coordinator, Class::Have, Class::Be, Class::Street, Class::NamedAfter];
            let closed = g.is_any(opener, &leads[..3]) || g.is_any(opener, &closed);
            let verb = g.is_gerund(opener) || g.is_infinitive(opener) || g.is(opener, Class::Participle);
            let word = g.kind(opener) == Some(TokenKind::Word) && opener > cue.end && !closed && !verb;
            // a bare name may belong to the noun before it, "nella sala Aldo Neri", but hardly in "dal palco Anna Rossi", "tra gli applausi Rossi"
            let preposition = (cue.end..=opener).rev().find(|&i| g.is_any(i, &leads[..3]) && !g.is_adverb(i));
            let apart = preposition.is_none_or(|p| {
                let bare = g.is_any(p, &[Class::PlacePreposition, Class::To]) && !g.is(p, Class::FusedArticle) && !g.is_determiner(p + 1);
                g.is_any(p, &[Class::By, Class::Partner]) || bare
            });
            // "al Corriere della Sera | Aldo Neri", "al Meeting di Rimini | Aldo Neri"
            let behind_name = g.mentions.covering(opener).is_some_and(|m| {
                let body = matches!(m.kind, Kind::Organisation | Kind::Place | Kind::Country);
                body && m.rule != "demonym" && m.end == opener + 1 && !g.is(m.first, Class::NamedAfter)
            });
            // "ha detto uscendo | Aldo Neri"
            let ended = gerund && opener == cue.end;
            let word = word && (phrase.first < first || name.is_none() || apart || behind_name);
            let word = word || ended;
            let other = g.mentions.covering(opener).is_some_and(|m| m.kind == Kind::Person);
            let told = !clause || comma || g.is_definite_article(phrase.first);
            if (comma || word && !other) && told && self.head_speaks(phrase) && self.agrees_behind(cue, phrase) {
                return Some((Subject { phrase, apposition, shared: false }, end, None));
            }
        }
        None
    }

    /// `“…,” the paper quoted X as saying`.
    fn quoted_as_saying(&self, cue: CueGroup, from: usize) -> Option<Draft> {
        let g = self.g;
        if !g.is(cue.first, Class::ParentheticalOpener) || cue.end < self.end {
            return None;
        }
        // "X was quoted by the paper as saying", "the paper quoted X as saying"
        let quoted = self.quoted_by_another(&cue, self.sentence.first);
        let name = g.mentions.covering(cue.first.checked_sub(1)?);
        let subject = quoted.or_else(|| {
            let phrase = name.map(|m| Phrase { first: m.first, end: m.end })?;
            Some(Subject { phrase, apposition: None, shared: false })
        })?;
        let left = subject.phrase.first;
        if let Some(close) = (self.sentence.first..left).rev().take(8).find(|&i| g.closes_quote(i)) {
            let whole = |open: usize, inner: usize| open == self.sentence.first || g.token(inner - 1).is_some_and(|t| t.is(','));
            let quote = g.quote_at(close).filter(|q| whole(q.open, q.inner_end()))?;
            return Some(self.draft(cue, vec![(quote.open, quote.end)], Some(subject), None, "quotation-before-cue", 0.9));
        }
        // "Moscow was ready, Interfax quoted X as saying"
        let comma = (from..left).rev().take(9).find(|&i| g.mark(i, ','))?;
        let clause = g.has_finite(from, comma) && (quoted.is_some() || (comma + 1..left).any(|i| g.is(i, Class::Finite)));
        clause.then(|| self.draft(cue, vec![(from, comma)], Some(subject), None, "parenthetical", 0.8))
    }

    /// `X ha detto: “…”`, `X ha detto “…”`, `X said, “…”`; also a topic before a colon and a quotation.
    pub(super) fn colon_or_quotation(&self, index: usize, at: usize, subject: Option<Subject>, addressee: Option<Phrase>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let open = self.colon_or_mark(&cue, at)?;
        // "nota per il marchio «Diga»"
        let noun = g.pack.drops_subject && open > cue.end + 1 && g.is_free_article(open - 2);
        if (subject.is_none() || noun) && self.is_name_in_marks(&cue, open) {
            return None;
        }
        // "said on the channel's “Good Evening.”", "un appello attraverso la trasmissione «Chi c'era?»"
        let titled = open > cue.end && g.opens_quote(open) && g.is(open - 1, Class::NamedAfter) && g.mentions.covering(open - 1).is_none();
        if titled || self.programme_at(open).is_some() {
            return None;
        }
        let colon = g.mark(open, ':');
        let start = if colon { open + 1 } else { open };
        if let Some(quoted) = self.quotes_from(start, self.sentence.end) {
            return if colon {
                self.quotation_behind_colon(index, at, open, quoted.0, subject, addressee)
            } else {
                self.quotation_behind_verb(index, at, open, quoted, subject, addressee)
            };
        }
        // "Molti temono il peggio: secondo Neri, la diga è vecchia": his words
        let of_another = || {
            let beside = |c: &CueGroup| c.first == start || c.first > start && g.mark(c.first - 1, ',');
            // "La destra la pensa così: Neri dice che la proposta è buona"
            let subject = |c: &CueGroup| if self.is_active_verb(c) { self.subject_before(c.first, start) } else { None };
            let told = |c: &CueGroup| c.first > start && subject(c).is_some_and(|s| self.holds_person(s.phrase));
            let source = |c: &CueGroup| c.slot == Slot::Preposition && beside(c) || told(c);
            self.cues.iter().any(|c| source(c) && g.quote_at(c.first).is_none())
        };
        if colon && open == at && start < self.end && self.frame(&cue, Frame::Quote) && self.names_or_drops(subject) && !of_another() {
            return Some(self.draft(cue, vec![(start, self.end)], subject, addressee, "colon-clause", 0.8));
        }
        None
    }

    /// The first quotation or colon from `at` on, with neither a verb nor a further cue between.
    fn colon_or_mark(&self, cue: &CueGroup, at: usize) -> Option<usize> {
        let g = self.g;
        let mut open = at;
        while open < self.end && !g.opens_quote(open) && !g.mark(open, ':') {
            let passes = g.kind(open) != Some(TokenKind::Punct) || g.mark(open, ',') || g.mark(open, '(') || g.mark(open, ')');
            let far = open > at + 14;
            if !passes
                || far
                || g.is_finite(open)
                || self.cues.iter().any(|c| c.first == open && c.head != cue.head && g.pack.cue(c.cue).pos == PartOfSpeech::Verb)
            {
                return None;
            }
            open += 1;
        }
        (open < self.end).then_some(open)
    }

    /// "posta lungo la strada «Via Nuova»": whether what follows a common noun without a mark is its name.
    fn is_name_in_marks(&self, cue: &CueGroup, open: usize) -> bool {
        let g = self.g;
        g.quote_at(open).filter(|q| open > cue.end && q.end - q.open <= 6).is_some_and(|q| {
            let noun = open - 1;
            g.kind(noun) == Some(TokenKind::Word)
                && g.mentions.covering(noun).is_none()
                && g.token(noun).is_some_and(|t| !t.is_capitalised())
                && (q.open + 1..q.inner_end()).all(|i| g.token(i).is_some_and(|t| t.is_capitalised()))
                && !g.is_adverb(noun)
                && !g.is_any(noun, &[Class::ParentheticalOpener, Class::Of, Class::Preposition, Class::To, Class::TimeWord])
        })
    }

    /// `X ha detto “…”`, `X said, “…”`: the quotation that opens at `open`, with the token behind it, and the object before it or the
    /// clause that goes on behind it.
    fn quotation_behind_verb(
        &self,
        index: usize,
        at: usize,
        open: usize,
        (ranges, next): (Vec<Range>, usize),
        subject: Option<Subject>,
        addressee: Option<Phrase>,
    ) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // "but the mill denies, “why would it?” asked Berg": the verb behind the quotation has it
        let behind = |c: &&CueGroup| c.first == next && c.voice == Voice::Active && self.frame(c, Frame::Quote);
        if self.cues.iter().find(behind).and_then(|c| self.subject_after(c)).is_some_and(|(s, ..)| self.holds_person(s.phrase)) {
            return None;
        }
        let clause = self.frame(&cue, Frame::Bare) && g.pack.bare_clause;
        // "ha commentato il voto con queste parole «…»": what she spoke of stands before
        let with_words = open > at + 2 && g.is(open - 1, Class::Words) && (at..open - 1).rev().take(3).any(|i| g.is(i, Class::Partner));
        if with_words && g.mentions.covering(open - 1).is_none() {
            return Some(self.draft(cue, ranges, subject, addressee, "quotation-after-cue", 0.9));
        }
        let named = self.names_object(at, open);
        if !clause && self.is_object_before(&cue, at, open, named) {
            let end = self.end_behind_object(index, ranges.last().map_or(open, |r| r.1), next, named);
            return Some(self.draft(cue, vec![(at, end)], subject, addressee, "object-and-quotation", 0.85));
        }
        if open > at && !g.mark(open - 1, ',') && g.kind(open - 1) != Some(TokenKind::Dash) {
            // words between verb and quotation without a mark: only a topic verb takes them
            let complement =
                g.is_any(open - 1, &[Class::Of, Class::Preposition, Class::InfinitiveMarker, Class::Article, Class::Complementiser]);
            if complement || clause || open > at + 3 {
                return None;
            }
        }
        let mut content = ranges;
        self.extend_fragment(index, &mut content, next);
        // "described | herself | as “free”"
        let as_what = at == open && open == cue.end + 2 && g.is(open - 1, Class::ParentheticalOpener);
        let at = if as_what { cue.end } else { at };
        if self.is_called(&cue, at, open) {
            let end = content.last().map_or(open, |c| c.1);
            return Some(self.draft(cue, vec![(at, end)], subject, addressee, "object-and-quotation", 0.85));
        }
        let subject = self.or_words_relayed(&cue, at, open, subject);
        Some(self.draft(cue, content, subject, addressee, "quotation-after-cue", 0.95))
    }

    /// "called | Hale's plan | “dead”", "blasted | Norcom for its | “greed”": whether an object with a name stands before the quotation.
    fn names_object(&self, at: usize, open: usize) -> bool {
        let g = self.g;
        let name = g.mentions.covering(at).filter(|m| m.first == at && m.end < open && open <= m.end + 3);
        g.pack.bare_clause && name.is_some_and(|m| g.is(m.end, Class::Preposition) || g.is_possessive_suffix(m.end))
    }

    /// "called | Hale | “dead”", "described | herself as | “free”": whether who or what is called so stands before the quotation.
    fn is_called(&self, cue: &CueGroup, at: usize, open: usize) -> bool {
        let g = self.g;
        let calls = self.frame(cue, Frame::Predicate) && !self.frame(cue, Frame::Reflexive) || self.frame(cue, Frame::Described);
        let word = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Complementiser, Class::InfinitiveMarker]);
        open > at
            && !g.is(at, Class::ParentheticalOpener)
            && (calls || self.tells_as_what(at, open))
            && self.frame(cue, Frame::Topic)
            && (at..open).all(word)
            && !g.has_finite(at, open)
    }

    /// "ha definito | la legge | «un errore»": whether an object stands before the quotation and is part of what is said.
    fn is_object_before(&self, cue: &CueGroup, at: usize, open: usize, named: bool) -> bool {
        let g = self.g;
        open > at
            && (g.is_determiner(at) && open <= at + 3 || named)
            && self.frame(cue, Frame::Topic)
            && !self.frame(cue, Frame::AddresseeObject)
            && !(at..open).any(|i| g.mark(i, ',') || g.is_any(i, &[Class::Complementiser, Class::InfinitiveMarker]))
    }

    /// Where content ends that is an object and a quotation, which ends at `end`, with `next` behind it; `named`, where the object has a
    /// name.
    fn end_behind_object(&self, index: usize, mut end: usize, mut next: usize, named: bool) -> usize {
        let g = self.g;
        // "“dangerous” and “unfair”", "la «paura» e la «rabbia»", and a quotation behind a colon that goes on
        let second = |joint: usize| joint + 1 + usize::from(g.is_free_article(joint + 1));
        while g.is(next, Class::Coordinator) && g.opens_quote(second(next)) || g.mark(next, ':') && self.cues.iter().all(|c| c.first < next)
        {
            let from = if g.mark(next, ':') { next + 1 } else { second(next) };
            let Some((more, stop)) = self.quotes_from(from, self.sentence.end) else { break };
            end = more.last().map_or(end, |m| m.1);
            next = stop;
        }
        // "criticised a “wicked deal” to stop the reform"
        let purpose = || g.pack.drops_subject && g.is(next, Class::Preposition) && g.is_infinitive(next + 1);
        let ends = g.quote_at(end - 1).is_some_and(|q| g.mark(q.inner_end() - 1, ','));
        // "blasted Norcom for its “greed” in hiring boys"
        let goes_on = || named && !ends && g.is(next, Class::Preposition) && !g.is(next + 1, Class::Weekday);
        if g.is(next, Class::Of) || purpose() || !ends && self.is_noun_described(next) || goes_on() {
            end = self.topic_end(next, index);
        }
        end
    }

    /// "a “fair for all” | payment system": whether the noun that the quotation describes stands behind it.
    fn is_noun_described(&self, next: usize) -> bool {
        let g = self.g;
        let closed = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Relative, Class::Weekday, Class::TimeWord];
        let word = g.pack.bare_clause && g.kind(next) == Some(TokenKind::Word) && g.mentions.covering(next).is_none();
        word && !g.is_any(next, &closed)
            && !g.is_adverb(next)
            && !g.is_finite(next)
            && !g.is_gerund(next)
            && !self.cues.iter().any(|c| c.first == next)
            && !g.is_determiner(next)
            && !g.is(next, Class::SubjectPronoun)
    }

    /// Whether the quotation that ends at `end` is the beginning of a clause that goes on unquoted at `next`.
    pub(super) fn clause_goes_on(&self, cue: &CueGroup, end: usize, next: usize) -> bool {
        let g = self.g;
        // "he warned, “…,” Hale told the paper": a comma inside the marks closes it
        let inner = g.quote_at(end - 1).map(|q| q.inner_end() - 1);
        // "gridando «Aiuto!» | trovò chi la soccorse"
        let main = cue.slot == Slot::Gerund && g.pack.drops_subject && g.is_finite(next);
        // "tweeted “The road is closed” | on Monday": when
        let day = next + usize::from(g.is(next, Class::Preposition));
        let when = g.is_any(day, &[Class::Weekday, Class::TimeWord]) && self.skip_light(next, self.end).0 >= self.end;
        // "ha detto «basta» | davanti alle telecamere": where, not "«mai» davanti ai giudici": behind a verb that takes quotations alone
        let where_ =
            g.pack.drops_subject && g.is(next, Class::Circumstance) && self.frame(cue, Frame::Quote) && !g.has_finite(next, self.end);
        !main
            && !when
            && !where_
            && !inner.is_some_and(|i| g.mark(i, ','))
            && g.kind(next) == Some(TokenKind::Word)
            && !g.is_any(next, &[Class::Coordinator, Class::Adversative, Class::Subordinator])
            && !self.cues.iter().any(|c| c.first == next && g.pack.cue(c.cue).pos == PartOfSpeech::Verb)
    }

    /// `X ha detto: “…”`: the quotation behind the colon at `open`, and a clause in front.
    fn quotation_behind_colon(
        &self,
        index: usize,
        at: usize,
        open: usize,
        mut content: Vec<Range>,
        subject: Option<Subject>,
        addressee: Option<Phrase>,
    ) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // "Mentre Rossi parlava alla Camera, in piazza Neri arringava la folla: «…»": of the main clause
        let opening = subject.filter(|s| g.pack.drops_subject && self.opens_sentence_as_subordinate(s.phrase));
        if opening.is_some() && (cue.end..open).any(|i| g.mark(i, ',') && g.quote_at(i).is_none()) {
            return None;
        }
        // "I residenti protestano: «È tardi», dice Anna Rossi": hers
        let end = content.last().map_or(0, |c| c.1);
        let tag = |c: &CueGroup| c.first == end + 1 && g.pack.cue(c.cue).pos == PartOfSpeech::Verb;
        let told = |c: &&CueGroup| tag(c) && g.mark(c.first - 1, ',') && self.frame(c, Frame::Quote);
        if g.pack.drops_subject && self.cues.iter().find(told).is_some_and(|c| self.subject_after(c).is_some()) {
            return None;
        }
        self.extend_over_fragments(&mut content);
        if let Some(clause) = self.clause_in_front(index, subject) {
            content.insert(0, clause);
        }
        if let Some((answer, subject)) = subject.and_then(|s| self.who_answers(&cue, &s)) {
            return Some(self.draft(answer, content, Some(subject), addressee, "colon-quotation", 0.95));
        }
        let subject = self.or_words_relayed(&cue, at, open, subject);
        let subject = self.subject_before_colon(&cue, open, subject);
        Some(self.draft(cue, content, subject, addressee, "colon-quotation", 0.95))
    }

    /// "ha letto la lettera | di Rossi |: «…»": not the reader's words.
    fn or_words_relayed(&self, cue: &CueGroup, at: usize, open: usize, subject: Option<Subject>) -> Option<Subject> {
        let reads = |s: Subject| self.holds_person(s.phrase) || self.holds_speaking_role(s.phrase) || self.is_organisation(s.phrase);
        // "Al funerale di Rossi il sindaco ha ricordato le sue parole: «…»": whose they are is not told
        let g = self.g;
        let noun = (at..open).find(|&i| g.is(i, Class::Words) && g.mentions.covering(i).is_none());
        let his = |&noun: &usize| (at..noun).any(|i| g.is(i, Class::Possessive));
        let another = || subject.is_some_and(|s| self.has_person(self.sentence.first, s.phrase.first));
        if let Some(noun) = noun.filter(his).filter(|_| g.pack.cue(cue.cue).act == "recall" && g.pack.drops_subject && another()) {
            return Some(Subject::plain(Phrase { first: noun, end: noun + 1 }));
        }
        let relays = self.frame(cue, Frame::Relay) && subject.is_none_or(reads);
        if relays { self.words_of(at, open).or(subject) } else { subject }
    }

    /// The subject of a verb with a quotation behind the colon at `open`: `subject`, or who stands between verb and colon.
    fn subject_before_colon(&self, cue: &CueGroup, open: usize, subject: Option<Subject>) -> Option<Subject> {
        let g = self.g;
        // "Ha difeso i suoi uomini il questore Aldo Neri: «…»": who is named behind the object
        let inverted = || self.name_closing(cue.end, open).filter(|_| g.is_free_article(cue.end));
        // "Racconta un inquilino da noi contattato: «…»"
        let found = || {
            let (subject, end, _) = self.speaker_after(cue)?;
            let opens = (self.sentence.first..cue.first).all(|i| g.is_adverb(i) || g.is(i, Class::Coordinator));
            (opens && g.pack.drops_subject && g.is(end, Class::By) && end < open).then_some(subject)
        };
        // "Caputo, al quale replica Neri: «…»"
        let replies = || self.speaker_after(cue).map(|s| s.0);
        let subject = if self.behind_oblique(cue.first, self.sentence.first) { replies() } else { subject };
        subject.filter(|s| !self.tells_of_name(cue, s)).or_else(inverted).or_else(found)
    }

    /// "le parole | di Anna Rossi", "the letter | from Hale", "le minacce ricevute": of whom the words are that a noun in `[at, end)` names,
    /// or, where it does not say, the words themselves, which are nobody's. Not "le sue parole".
    pub(super) fn words_of(&self, at: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let plain = |phrase| Some(Subject { phrase, apposition: None, shared: false });
        let noun = (at..end).find(|&i| g.is(i, Class::Words) && g.mentions.covering(i).is_none())?;
        if (at..noun).any(|i| g.is(i, Class::Possessive) || g.is_possessive_suffix(i)) {
            // "Noll's letter"
            let owner = (at..noun).find(|&i| g.is_possessive_suffix(i)).and_then(|i| g.mentions.covering(i - 1));
            return owner.and_then(|m| plain(Phrase { first: m.first, end: m.end }));
        }
        let opens = |i: &usize| {
            let from = g.pack.bare_clause && g.is(*i, Class::Preposition) && !g.is_any(*i, &[Class::To, Class::TopicPreposition]);
            g.is_any(*i, &[Class::Of, Class::By]) || from
        };
        let phrase = |i: usize| Phrase { first: i + 1, end: noun_phrase_end(g, i + 1, end) };
        let owner = (noun + 1..end).filter(opens).map(phrase).find(|p| p.end > p.first && self.names_somebody(*p) && self.head_speaks(*p));
        owner.map_or_else(|| plain(Phrase { first: noun, end: noun + 1 }), plain)
    }

    /// "| The price is fair |, the columnist suggested: “…”": the clause with which the sentence begins, before the comma and the
    /// subject of its first cue.
    fn clause_in_front(&self, index: usize, subject: Option<Subject>) -> Option<Range> {
        let g = self.g;
        let comma = subject.filter(|s| s.phrase.end == self.cues[index].first)?.phrase.first.checked_sub(1)?;
        let mut first = self.sentence.first;
        while g.is_any(first, &[Class::Coordinator, Class::Adversative]) {
            first += 1;
        }
        let verb = (first..comma).find(|&i| g.is_finite(i))?;
        let hangs = [Class::Subordinator, Class::Relative, Class::Question, Class::Participle, Class::ConditionalOpener];
        let own = index == 0 && g.mark(comma, ',') && !(first..verb).any(|i| g.is_any(i, &hangs) && !g.is_determiner(i) || g.is_gerund(i));
        (own && g.pack.bare_clause && !(first..comma).any(|i| g.quote_at(i).is_some() || g.mark(i, ','))).then_some((first, comma))
    }

    /// `“… – ha detto X – …”`: the cue between dashes inside the marks.
    pub(super) fn between_dashes(&self, cue: CueGroup) -> Option<Draft> {
        let g = self.g;
        let quote = g.quote_at(cue.head)?;
        let open = (quote.inner_start()..cue.first).rev().find(|&i| g.kind(i) == Some(TokenKind::Dash))?;
        let close = (cue.end..quote.end).find(|&i| g.kind(i) == Some(TokenKind::Dash));
        // "“the owners – who claim to be poor – …”", "“– you said so – …”" are the speaker's own insertions
        if g.is_any(open + 1, &[Class::Relative, Class::FirstPerson]) {
            return None;
        }
        if close.is_none() {
            // without a dash behind it, the insertion closes the quotation
            let subject_end = if open + 1 == cue.first { self.subject_after(&cue).map(|s| s.1) } else { None };
            let (after, _) = self.skip_light(subject_end.unwrap_or(cue.end), quote.end);
            if after + 2 < quote.end && g.pack.bare_clause {
                return None;
            }
        }
        let is_insertion = |i: usize| {
            let cue_behind = self.cues.iter().any(|c| c.head > i && c.head <= i + 4 && c.head != cue.head);
            g.kind(i) == Some(TokenKind::Dash) && cue_behind
        };
        // speech ends at the next insertion, and begins behind the one before
        let stop = close.and_then(|c| {
            let next = (c + 1..quote.end).find(|&i| is_insertion(i))?;
            Some(self.sentence_told(self.behind_insertion(c), next).unwrap_or(next))
        });
        let stop = stop.unwrap_or(quote.end);
        let behind = || {
            // "«… – si legge nella nota – …»": the document
            self.document_read(&cue)
                .or_else(|| self.subject_after(&cue).map(|s| s.0))
                .or_else(|| self.name_closing(cue.end, close?))
                .or_else(|| {
                    // "– esordisce dal banco Anna Rossi, residente in zona –"
                    let close = close?;
                    let comma = (cue.end + 1..close).find(|&i| g.mark(i, ',')).filter(|&c| !g.has_finite(c, close))?;
                    self.name_closing(cue.end, comma)
                })
        };
        let subject = if open + 1 == cue.first { behind() } else { self.subject_before(cue.first, open + 1) };
        if let Some(earlier) = self.cues.iter().rev().find(|c| c.head < cue.head && quote.covers(c.head)) {
            // the sentences before that of this insertion belong to the statement of the earlier one
            let closed = (earlier.end..open).find(|&i| g.kind(i) == Some(TokenKind::Dash));
            let own = closed.and_then(|c| self.sentence_told(self.behind_insertion(c), open)).map(|from| (from, open));
            let from = close.filter(|c| c + 1 < stop).map(|c| self.behind_insertion(c)).filter(|from| *from < stop);
            let content: Vec<Range> = own.into_iter().chain(from.map(|from| (from, stop))).collect();
            return (!content.is_empty()).then(|| self.draft(cue, content, subject, None, "cue-between-dashes", 0.9));
        }
        let mut content = vec![(quote.open, g.trim_end_inside(quote.open, open))];
        if let Some(close) = close.filter(|c| c + 1 < quote.end) {
            let from = self.behind_insertion(close);
            if from < stop && from + 1 != quote.end {
                content.push((from, stop));
            }
        }
        Some(self.draft(cue, content, subject, None, "cue-between-dashes", 0.95))
    }

    /// "– dice Rossi –. | Apriremo": behind the mark that closes an insertion at `close`, and the mark of its own sentence.
    pub(super) fn behind_insertion(&self, close: usize) -> usize {
        close + 1 + usize::from(self.g.mark(close + 1, ',') || self.g.mark(close + 1, '.'))
    }

    /// "– dice Rossi –. Apriremo. | Quanto è accaduto – ha concluso – …": where, behind the insertion that ends before `from`, the sentence begins
    /// that the next one, which opens at `open`, interrupts.
    fn sentence_told(&self, from: usize, open: usize) -> Option<usize> {
        let g = self.g;
        let ends = |i: usize| g.token(i).is_some_and(Token::is_terminator);
        let begins = |i: &usize| ends(i - 1) && g.token(*i).is_some_and(Token::is_capitalised);
        (from + 1..open).rev().find(begins).or_else(|| Some(from).filter(|_| from < open && ends(from - 1)))
    }

    /// "In | una nota della ditta | si legge:", "Si legge | nella nota della ditta |:": the document in which the words stand.
    fn document_read(&self, cue: &CueGroup) -> Option<Subject> {
        let g = self.g;
        if !(cue.first..cue.head).any(|i| g.is(i, Class::ReflexiveClitic)) {
            return None;
        }
        let fronted = document_in_front(g, self.sentence.first, cue.first, self.frame(cue, Frame::Relay));
        fronted.or_else(|| self.document_behind_verb(cue)).map(Subject::plain)
    }

    /// "si legge | nella nota della ditta |": the document behind the verb, in the same sentence.
    fn document_behind_verb(&self, cue: &CueGroup) -> Option<Phrase> {
        let g = self.g;
        let first = document_behind(g, cue.end, self.frame(cue, Frame::Relay)).filter(|&first| first < self.end)?;
        let end = noun_phrase_end(g, first, self.limit_after(first));
        (end > first).then_some(Phrase { first, end })
    }

    /// `“…”, si legge nella nota del ministero`: the document speaks, or whoever wrote it.
    pub(super) fn in_document(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // "In una nota della ditta si legge che …", "Nella nota si legge infatti: «…»"
        if let Some(fronted) = document_in_front(g, from, cue.first, self.frame(&cue, Frame::Relay)) {
            return self.read_behind(index, self.skip_light(cue.end, self.end).0, Subject::plain(fronted));
        }
        let phrase = self.document_behind_verb(&cue)?;
        let end = phrase.end;
        let plain = Subject::plain(phrase);
        let subject = Some(plain);
        let Some(mut close) = cue.first.checked_sub(1).filter(|c| *c > from) else { return self.read_behind(index, end, plain) };
        if g.is(close, Class::ParentheticalOpener) {
            return self.around(index, close, end, subject, None, from, "as-said");
        }
        if g.mark(close, ',') || g.kind(close) == Some(TokenKind::Dash) {
            close -= 1;
        }
        if g.closes_quote(close) {
            let quote = g.quote_at(close)?;
            let mut content = vec![(self.content_start(from, quote.open), quote.end)];
            let behind = end + usize::from(g.kind(end) == Some(TokenKind::Punct) || g.kind(end) == Some(TokenKind::Dash));
            content.extend(self.quotes_from(behind, self.sentence.end).map(|q| q.0).unwrap_or_default());
            return Some(self.draft(cue, content, subject, None, "quotation-before-cue", 0.9));
        }
        self.read_behind(index, end, plain)
    }

    /// "In una nota si legge | che …", "Nella nota si legge infatti | : «…»": what stands in a document, behind the complementiser or colon at
    /// `at`.
    fn read_behind(&self, index: usize, at: usize, document: Subject) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let start = at + 1;
        if let Some((content, _)) = self.quotes_from(start, self.sentence.end).filter(|_| g.mark(at, ':')) {
            return Some(self.draft(cue, content, Some(document), None, "colon-quotation", 0.9));
        }
        let clause = self.frame(&cue, Frame::Clause) || self.frame(&cue, Frame::Relay);
        // "È quanto si legge nel report che presenta i dati": a relative clause
        let told = g.is(at, Class::Complementiser) && clause && !g.goes_on_with_verb(start);
        let leads = told || g.mark(at, ':');
        let content = vec![(start, self.clause_end(start, index))];
        (leads && start < self.end).then(|| self.draft(cue, content, Some(document), None, "clause", 0.8))
    }

    /// The cue with which the sentence ends in a colon, the quotation standing in the next paragraph.
    pub fn before_colon(&self, drafts: &[Draft]) -> Option<Draft> {
        let g = self.g;
        let colon = self.sentence.end - 1;
        // "ha annunciato il ritiro:" and a paragraph in marks: the topic leads to the quotation
        let quoted = |d: &Draft| d.topic && g.is_quotation(colon + 1);
        if !g.mark(colon, ':') || drafts.iter().any(|d| !quoted(d) && d.content.iter().any(|c| c.1 >= self.end)) {
            return None;
        }
        let cue = self.cues.iter().rev().find(|c| self.is_active_verb(c) && self.frame(c, Frame::Quote));
        let Some(cue) = cue else {
            // "Secondo il sindaco Aldo Neri:"
            let last = self.cues.last().filter(|c| c.slot == Slot::Preposition && g.quote_at(c.first).is_none());
            let cited = last.map(|c| Phrase { first: c.end, end: noun_phrase_end(g, c.end, colon) });
            let cited = cited.filter(|p| p.end == colon && p.end > p.first && self.names_somebody(*p) && self.head_speaks(*p));
            if let (Some(cue), Some(phrase)) = (last, cited) {
                return Some(self.draft(*cue, Vec::new(), Some(Subject::plain(phrase)), None, "colon-before-paragraph", 0.8));
            }
            let lead = self.leads_quotation(colon).map(|s| agent_of(s, drafts));
            return lead.map(|s| self.without_cue(Vec::new(), Some(s), "lead-before-paragraph", 0.6));
        };
        // "Rossi ha detto di no, mentre Verdi è più cauto:" is Verdi's
        let own = drafts.iter().filter(|d| d.cue == Some(*cue)).flat_map(|d| &d.content).map(|c| c.1).max();
        if let Some(end) = own.map(|end| end.max(cue.end))
            && let Some(mut verb) = (end..colon).find(|&i| g.quote_at(i).is_none() && g.is_finite(i))
        {
            while verb > end && g.is_any(verb - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) {
                verb -= 1;
            }
            let subject = self.subject_before(verb, end).filter(|s| self.names_somebody(s.phrase) && self.head_speaks(s.phrase))?;
            return Some(self.without_cue(Vec::new(), Some(subject), "lead-before-paragraph", 0.6));
        }
        let read = self.document_read(cue);
        let subject = read.or_else(|| self.subject(cue, self.sentence.first, drafts));
        let inverted = if subject.is_none() { self.subject_after(cue).map(|i| i.0) } else { None };
        Some(self.draft(*cue, Vec::new(), subject.or(inverted), None, "colon-before-paragraph", 0.9))
    }

    /// "– ha detto durante l'omelia | padre Aldo Rossi | –", "– racconta scosso | Neri | –": the name with which the insertion ends, where no
    /// preposition or verb opens it.
    pub(super) fn name_closing(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let speaks = |m: &Mention| matches!(m.kind, Kind::Person | Kind::Organisation);
        let name = g.mentions.covering(end.checked_sub(1)?).filter(|m| speaks(m) && m.end == end && m.first > from)?;
        let opener = self.opener_of(name.first, from)?;
        let first = opener + 1;
        let opens = [Class::Preposition, Class::Of, Class::To, Class::By, Class::Coordinator, Class::Have, Class::Be];
        let verb = g.is_gerund(opener) || g.is_infinitive(opener) || g.is_finite(opener);
        let plain = (from..end).all(|i| g.kind(i) == Some(TokenKind::Word)) && end - from <= 10;
        let phrase = Phrase { first, end };
        (g.pack.drops_subject && plain && !verb && !g.is_any(opener, &opens)).then_some(Subject { phrase, apposition: None, shared: false })
    }

    /// "Critiche | al | ministro Neri": the word before the phrase of a name that begins at `first`, its articles and roles apart.
    pub(super) fn opener_of(&self, first: usize, from: usize) -> Option<usize> {
        let g = self.g;
        // "ai giornalisti | il ministro Neri": an article opens the phrase
        let mut opened = false;
        let mut small = |i: usize| {
            let article = g.is_determiner(i) && !g.is_any(i, &[Class::Preposition, Class::To]);
            let noun = g.is(i, Class::Former) || g.mentions.role_at(i).is_some();
            let small = article || noun && !opened;
            opened |= g.is(i, Class::Article) && article;
            small
        };
        (from..first).rev().find(|&i| !small(i))
    }
}
