//! Quotations that no cue takes: a sentence of their own, or behind a colon.

use super::{Clauses, Draft, Range, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame, Slot};
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::{Quote, TokenKind};
use crate::trace::Step;

/// Acts of verbs that tell of speaking between commas within a quotation.
const SPEAKING: [&str; 5] = ["say", "add", "tell", "explain", "conclude"];

impl<'g, 'a> Clauses<'g, 'a> {
    /// Quotations that no cue took and that are a sentence of their own: the speaker is carried over.
    pub(super) fn standing_quotes(&self, drafts: &mut Vec<Draft>) {
        let g = self.g;
        let mut at = self.sentence.first;
        while at < self.end {
            let Some(quote) = g.quote_at(at) else {
                // words before a quotation: it stands alone only behind a colon
                if let Some(open) = (at + 1..self.end).find(|&i| g.opens_quote(i) && g.mark(i - 1, ':')) {
                    self.quotation_led_by(at, open, drafts);
                }
                return;
            };
            // the rest of a quotation that began in the sentence before
            if quote.open < self.sentence.first {
                return;
            }
            if drafts.iter().any(|d| d.content.iter().any(|c| c.0 < quote.end && quote.open < c.1)) {
                return;
            }
            // "“…” (Anna Neri, cronista)"
            let named = self
                .signed_behind(quote.end)
                .or_else(|| self.thus_behind(quote.end))
                .or_else(|| self.words_behind(quote.end))
                .or_else(|| self.acts_behind(quote.end));
            let whole = named.is_some()
                || quote.end >= self.end
                || g.token(quote.end).is_some_and(|t| t.is_terminator())
                || g.opens_quote(quote.end);
            if !whole || quote.end - quote.open < 5 {
                let why_not =
                    if whole { "it is too short to be a speaker's words" } else { "its sentence goes on behind it, and no cue takes it" };
                g.note(|| Step::Quotation { span: g.doc.span(quote.open, quote.end), why_not });
                return;
            }
            if let Some((content, subject)) = self.told_within(quote).filter(|_| named.is_none()) {
                drafts.push(self.without_cue(content, Some(subject), "verb-within", 0.7));
            } else {
                drafts.push(self.without_cue(vec![(quote.open, quote.end)], named, "standing-quotation", 0.7));
            }
            at = quote.end;
        }
    }

    /// "«La via – | taglia corto Anna Neri | – è chiusa»": what stands around a verb between dashes, whatever it means, and the person or office
    /// behind it, who tells it; and so around a verb of speaking between commas, "«La via, | ha detto Anna Neri |, è chiusa»".
    fn told_within(&self, quote: &Quote) -> Option<(Vec<Range>, Subject)> {
        let g = self.g;
        let pair = |mark: &dyn Fn(usize) -> bool, open: usize| Some((open, (open + 1..quote.inner_end()).find(|&i| mark(i))?));
        let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash);
        let comma = |i: usize| g.mark(i, ',');
        let mut inside = quote.inner_start()..quote.inner_end();
        if let Some((open, close)) = inside.find(|&i| dash(i)).and_then(|open| pair(&dash, open)) {
            return self.told_between(quote, open, close);
        }
        let speaks = |open: usize, close: usize| {
            let cue = |i: usize| {
                let says = |cue: u32| SPEAKING.contains(&g.pack.cue(cue).act.as_str()) && g.pack.cue(cue).frames.has(Frame::Quote);
                g.token(i).is_some_and(|t| g.pack.cues_of(t.word).iter().any(|(cue, slot)| *slot != Slot::Noun && says(*cue)))
            };
            (open + 1..close.min(open + 4)).any(cue)
        };
        let mut commas = (quote.inner_start()..quote.inner_end()).filter(|&i| comma(i)).filter_map(|open| pair(&comma, open));
        commas.find_map(|(open, close)| self.told_between(quote, open, close).filter(|_| speaks(open, close)))
    }

    /// What stands around the marks at `open` and `close` in the quotation, and who tells it, where a verb and he stand between them.
    fn told_between(&self, quote: &Quote, open: usize, close: usize) -> Option<(Vec<Range>, Subject)> {
        let g = self.g;
        let subject =
            self.echo_between(open, close).or_else(|| if g.pack.drops_subject { self.behind_verb(open + 1, close) } else { None });
        Some((self.around_insertion(quote, open, close), subject?))
    }

    /// "ha tagliato corto | Anna Neri |": the person or office behind the verb with which the words in `[from, close)` begin, whatever it means.
    fn behind_verb(&self, from: usize, close: usize) -> Option<Subject> {
        let g = self.g;
        let clitic = |i: usize| g.is_any(i, &[Class::Clitic, Class::ReflexiveClitic]);
        let verb = (from..close).find(|&i| !clitic(i))?;
        let auxiliary = g.is_any(verb, &[Class::Have, Class::Be]);
        let said = !g.is_any(verb, &[Class::FirstPerson, Class::Modal]) && g.is_finite(verb);
        let end = verb + 1 + usize::from(auxiliary);
        let participle = g.is(verb + 1, Class::Participle) && !g.is(verb + 1, Class::Be);
        if !said || auxiliary && !participle {
            return None;
        }
        let first = (end..close).find(|&i| !g.is_adverb(i))?;
        let phrase = Phrase { first, end: noun_phrase_end(g, first, close) };
        let opens = g.is_free_article(first) || g.mentions.covering(first).is_some_and(|m| m.kind == Kind::Person);
        let subject = Some(Subject::plain(phrase)).filter(|s| opens && self.head_speaks(s.phrase) && self.names_speaker(s.phrase));
        subject.or_else(|| self.name_closing(end, close))
    }

    /// What stands in the quotation before the mark at `open` and behind the one at `close`.
    fn around_insertion(&self, quote: &Quote, open: usize, close: usize) -> Vec<Range> {
        let g = self.g;
        let front = (quote.open, g.trim_end_inside(quote.open, open));
        let rest = Some((self.behind_insertion(close), quote.end)).filter(|rest| rest.0 + 1 < rest.1);
        [front].into_iter().chain(rest).collect()
    }

    /// "«La strada è chiusa – l'eco di | Aldo Neri | – …»": whose words a noun between two dashes tells.
    fn echo_between(&self, open: usize, close: usize) -> Option<Subject> {
        let g = self.g;
        let dashes = g.kind(open) == Some(TokenKind::Dash) && g.kind(close) == Some(TokenKind::Dash) && g.pack.drops_subject;
        let noun = open + 2;
        let of = g.is_free_article(open + 1)
            && g.mentions.covering(noun).is_none()
            && g.mentions.role_at(noun).is_none()
            && g.is(noun + 1, Class::Of);
        let phrase = Phrase { first: noun + 2, end: close };
        let whole = dashes && of && phrase.end > phrase.first && noun_phrase_end(g, phrase.first, close) == close;
        (whole && self.holds_person(phrase)).then_some(Subject::plain(phrase))
    }

    /// Whether the phrase is a person by name or office.
    fn names_speaker(&self, phrase: Phrase) -> bool {
        phrase.end > phrase.first && (self.holds_person(phrase) || self.holds_speaking_role(phrase))
    }

    /// `Il sindaco Neri: “…”`: the quotation that opens at `open`, behind a colon and the words from `at` on.
    fn quotation_led_by(&self, at: usize, open: usize, drafts: &mut Vec<Draft>) {
        let g = self.g;
        let least = if g.pack.drops_subject { 3 } else { 5 };
        // "si è consegnato con queste parole: «Non sparate»; poi è uscito"
        let words = open > at + 1 && g.is(open - 2, Class::Words) && g.pack.drops_subject;
        let closes = |end: usize| end + 1 >= self.end || words && (g.mark(end, ';') || g.mark(end, ','));
        let quote = g.quote_at(open).filter(|q| q.end - q.open >= least && closes(q.end));
        let taken = || drafts.iter().any(|d| d.content.iter().any(|c| c.1 > open));
        let Some(quote) = quote.filter(|_| !taken()) else { return };
        let few = quote.end - quote.open <= 7;
        if !few && let Some(led) = drafts.iter_mut().rev().find(|d| self.tells_topic_before(d, open - 1)) {
            (led.content, led.topic, led.rule) = (vec![(quote.open, quote.end)], false, "colon-quotation");
            return;
        }
        let subject = self.speaker_before_colon(at, open - 1, drafts).filter(|s| !self.has_died(s.phrase));
        // "Il sindaco: «Nessun aumento»"
        let short = || {
            let lead = Phrase { first: at, end: open - 1 };
            (at + 2..at + 7).contains(&open) && noun_phrase_end(g, at, open - 1) == open - 1 && self.can_lead(lead)
        };
        // few words are a speaker's only where the words before them name him
        if few && !short() && !subject.is_some_and(|s| self.says_few_words(s, at, quote)) {
            return;
        }
        if subject.is_none() && self.is_of_another(at, open - 1) {
            drafts.push(self.without_cue(vec![(quote.open, quote.end)], None, "colon-of-another", 0.5));
            return;
        }
        drafts.push(self.without_cue(vec![(quote.open, quote.end)], subject, "colon-without-cue", 0.6));
    }

    /// "La polizia descrive le persone arrestate ieri: «…»": whether the draft is a topic that leads to the quotation.
    fn tells_topic_before(&self, draft: &Draft, colon: usize) -> bool {
        let g = self.g;
        let plain = |c: &Range| c.1 == colon && !(c.0..c.1).any(|i| g.is_any(i, &[Class::Relative, Class::Words]));
        let verb = || draft.cue.is_some_and(|c| self.is_active_verb(&c));
        draft.topic && draft.content.last().is_some_and(plain) && verb()
    }

    /// Who speaks in the quotation behind the colon, where the words from `at` on tell.
    fn speaker_before_colon(&self, at: usize, colon: usize, drafts: &[Draft]) -> Option<Subject> {
        // "Il caso è chiuso, dice il sindaco: «…»"
        let says = |d: &&Draft| d.cue.is_some() && d.source.is_some_and(|s| s.end == colon);
        let closing = drafts.iter().rev().find(says).and_then(|d| d.source);
        closing
            .map(|phrase| Subject { phrase, apposition: None, shared: false })
            .or_else(|| self.named_before_colon(at, colon).filter(|_| !self.leads_with_topic(at, colon)))
            .or_else(|| self.leads_quotation(colon).map(|s| agent_of(s, drafts)))
    }

    /// "Viktor Hale: “…”", "The price of water – Viktor Hale and Anna Berg: “…”": the person whose name ends at the colon.
    fn named_before_colon(&self, at: usize, colon: usize) -> Option<Subject> {
        let g = self.g;
        let spaced = |i: usize| g.kind(i) == Some(TokenKind::Dash) && g.quote_at(i).is_none();
        let first = (at..colon).rev().find(|&i| spaced(i)).map_or(at, |i| i + 1);
        let mut end = noun_phrase_end(g, first, colon);
        if g.is(end, Class::Coordinator) && first > at {
            end = noun_phrase_end(g, end + 1, colon).max(end);
        }
        let mut phrase = Phrase { first, end };
        // "Contrario il ministro Ugo Neri: “…”"
        if g.pack.drops_subject && !(at..colon).any(|i| g.is_finite(i) || g.kind(i) != Some(TokenKind::Word)) {
            phrase = self.phrase_reaching(at, colon).unwrap_or(phrase);
            // but not "Bufera su Ugo Neri: “…”"
            if self.opener_of(phrase.first, at).is_some_and(|opener| self.is_told_of(phrase, opener, at)) {
                return None;
            }
            // "Ugo Neri e | Anna Berti |: “…”": both
            let before = phrase.first.checked_sub(2).filter(|&i| i >= at && g.is(i + 1, Class::Coordinator));
            if let Some(other) = before.and_then(|i| g.mentions.covering(i)).filter(|m| m.kind == Kind::Person && m.first >= at) {
                phrase.first = self.opener_of(other.first, at).map_or(at, |opener| opener + 1);
            }
        }
        let named = phrase.end > phrase.first && phrase.end == colon && self.holds_person(phrase);
        named.then_some(Subject { phrase, apposition: None, shared: false })
    }

    /// "Bufera | su | Ugo Neri": whether the word before the phrase shows that something is told of whom it names.
    fn is_told_of(&self, phrase: Phrase, opener: usize, at: usize) -> bool {
        let g = self.g;
        // "Condannato l'ex sindaco Ugo Neri: “…”": of whom it tells; but "Soddisfatto il sindaco"
        let suffers = g.is(opener, Class::Participle) && !g.is(opener, Class::Reacting);
        // "Aldo Neri a Carla Berti e | Ugo Sala |: “…”"
        let joined = g.is(opener, Class::Coordinator) && {
            let first = opener.checked_sub(1).and_then(|i| g.mentions.covering(i)).filter(|m| m.kind == Kind::Person && m.first > at);
            let led = first.and_then(|m| self.opener_of(m.first, at));
            led.is_some_and(|i| g.is_any(i, &[Class::Preposition, Class::To]) && !g.is_any(i, &[Class::Of, Class::By]))
        };
        suffers
            || joined
            || g.is_any(opener, &[Class::Preposition, Class::To]) && !g.is_any(opener, &[Class::Of, Class::By])
            || g.is(phrase.first, Class::FusedArticle) && !g.is(phrase.first, Class::Of)
            // "Dalla famiglia di Ugo Neri poche parole: “…”"
            || g.is(opener, Class::Of) && opener > at && g.mentions.role_at(opener - 1).is_some()
    }

    /// Whether few words behind a colon are what the subject says: a clause, or a reaction.
    fn says_few_words(&self, subject: Subject, at: usize, quote: &Quote) -> bool {
        let tiny = quote.end - quote.open < 5;
        !tiny && self.g.has_finite(quote.open, quote.end) || self.reacts(subject.phrase, at, quote)
    }

    /// "Il ministro Neri non ha dubbi: «Vedremo»", "Soddisfatto il ministro Neri: «Un successo»": whether the words from `at` on tell how
    /// the person reacts.
    fn reacts(&self, source: Phrase, at: usize, quote: &Quote) -> bool {
        let g = self.g;
        let Phrase { first, end } = source;
        let open = quote.open;
        let opens = first == at && end + 1 < open || g.is(at, Class::Reacting);
        let closes = first > at && end + 1 == open;
        let closes = closes && (!g.has_finite(at, open - 1) || g.is(first - 1, Class::Be));
        let opens = opens || closes && !g.is(first - 1, Class::Of);
        // "Neri ha girato un film: «La diga»"
        let named = first == at && g.is(open + 1, Class::Article) && !g.has_finite(open, quote.end);
        let title = (open + 2..quote.inner_end()).all(|i| g.token(i).is_some_and(|t| t.is_capitalised()));
        g.pack.drops_subject && opens && !named && self.holds_person(source) && !(title && quote.inner_end() > open + 2)
    }

    /// "Lo striscione dei tifosi: «…»", "Dal Pd: «…»": whether the words from `at` to the colon show that the quotation is of somebody, but
    /// not of whoever spoke before.
    fn is_of_another(&self, at: usize, colon: usize) -> bool {
        let g = self.g;
        let opener = (at..colon).find(|&i| !g.is_adverb(i) && !g.is_any(i, &[Class::Coordinator, Class::Adversative]));
        let somebody = |i: usize| {
            let body = |m: &Mention| matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country);
            g.mentions.covering(i).is_some_and(body) || g.mentions.role_at(i).is_some()
        };
        let owned = |i: usize| {
            let by = g.is(i, Class::By) && Some(i) == opener;
            (by || g.is(i, Class::Of)) && (i + 1..i + 3).any(|k| k < colon && somebody(k))
        };
        let led = opener.is_some_and(|i| g.is_any(i, &[Class::Article, Class::By]));
        led && !g.has_finite(at, colon) && (at..colon).any(owned)
    }

    /// Whether the phrase is a person or a noun for a speaker, with a definite article, and nothing else.
    fn can_lead(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let role = g.is_definite_article(phrase.first)
            && !g.is(phrase.first, Class::Preposition)
            && g.mentions.role_at(phrase.first + 1).is_some();
        self.holds_person(phrase) || role && g.pack.drops_subject
    }

    /// "«…», così | Anna Rossi |, testimone": who stands behind "thus", right behind a quotation, and no verb after him.
    fn thus_behind(&self, at: usize) -> Option<Subject> {
        let g = self.g;
        let subject = self.behind_thus(at + 1).filter(|_| g.mark(at, ',') || g.mark(at, ':'))?;
        let end = subject.phrase.end;
        // "«…»: così | Anna Rossi | liquida la proposta"
        let judges = g.mark(at, ':') && g.is_finite(end);
        let free = (judges || !g.is_finite(end)) && !(end..self.end).any(|i| g.quote_at(i).is_some());
        free.then_some(subject)
    }

    /// "«…», scuote la testa | Anna Rossi |", "«…», lo saluta | il sindaco Neri |": who stands behind a verb that is none of speaking, right behind a
    /// quotation and a comma.
    fn acts_behind(&self, at: usize) -> Option<Subject> {
        let g = self.g;
        let from = at + 1;
        let ends = |i: &usize| g.kind(*i) != Some(TokenKind::Word) || g.is(*i, Class::Relative);
        let close = (from..self.end).find(ends).unwrap_or(self.end);
        (g.mark(at, ',') && g.pack.drops_subject).then(|| self.behind_verb(from, close)).flatten()
    }

    /// "“…,” | was Tom Hale's verdict", "“…,” | came the reply from Tom Hale", "“…,” | is how Tom Hale put it": whose words the clause at `at`
    /// says that the quotation before it is.
    fn words_behind(&self, at: usize) -> Option<Subject> {
        let g = self.g;
        // "«…»: è l'opinione del sindaco Aldo Neri"
        let marked = g.pack.drops_subject && (g.mark(at, ',') || g.mark(at, ':')) && g.is(at + 1, Class::Be);
        let at = at + usize::from(marked);
        // "came the blunt reply of Tom Hale"
        let verb = (g.pack.bare_clause || marked) && g.is_finite(at) && g.is_any(at, &[Class::Be, Class::Arrival]);
        let of = (at + 3..at + 6).find(|&i| g.is_any(i, &[Class::Of, Class::Preposition])).filter(|&of| g.is(of - 1, Class::Words));
        if let Some(of) = of.filter(|_| verb && g.is_definite_article(at + 1) && !g.is(at + 1, Class::Preposition)) {
            let phrase = Phrase { first: of + 1, end: noun_phrase_end(g, of + 1, self.end) };
            let speaks = phrase.end > phrase.first && phrase.end >= self.end && self.names_somebody(phrase) && self.head_speaks(phrase);
            return speaks.then_some(Subject::plain(phrase));
        }
        let first = at + 1 + usize::from(g.is(at + 1, Class::Question));
        let name = g.person_at(first).filter(|m| verb && m.end < self.end)?;
        let words = g.is_possessive_suffix(name.end) && self.end - name.end <= 4 && g.is(self.end - 1, Class::Words);
        let put = first > at + 1 && g.is(at, Class::Be) && g.is_finite(name.end);
        (words || put).then_some(Subject::plain(Phrase { first, end: name.end }))
    }

    /// "così | Anna Rossi |, testimone": who stands behind "thus", where this is the word at `thus`.
    pub(super) fn behind_thus(&self, thus: usize) -> Option<Subject> {
        let g = self.g;
        let first = thus + 1;
        let phrase = Phrase { first, end: noun_phrase_end(g, first, self.end) };
        let named = g.mentions.covering(first).is_some_and(|m| m.kind == Kind::Person);
        let opens = named || g.is_free_article(first);
        let speaks = g.is(thus, Class::Thus) && opens && phrase.end > first && self.names_somebody(phrase) && self.head_speaks(phrase);
        let apposition = apposition_end(g, phrase.end, self.end).map(|stop| (phrase.end + 1, stop)).filter(|a| self.is_description(*a));
        speaks.then_some(Subject { phrase, apposition, shared: false })
    }

    /// "«…» (il sindaco Aldo Neri)", "“…” — Tom Hale, mayor", "“….” Tom Hale, mayor": who stands in the bracket, behind the dash or without
    /// a mark at `at`, behind a quotation: of whom it is. Without a bracket, no verb stands in the rest of the paragraph.
    fn signed_behind(&self, at: usize) -> Option<Subject> {
        /// So many tokens are a signature at most.
        const LONGEST: usize = 16;
        let g = self.g;
        let paragraph = |i: usize| g.token(i).map(|t| t.paragraph);
        let last = (at..at + LONGEST).find(|&i| paragraph(i) != paragraph(at));
        let limit = last.unwrap_or(at + LONGEST).min(g.doc.tokens.len());
        let bare = g.kind(at) == Some(TokenKind::Word);
        let first = at + usize::from(!bare);
        let end = noun_phrase_end(g, first, limit);
        let phrase = Phrase { first, end: (first..end).find(|&i| g.mark(i, '(')).unwrap_or(end) };
        let described = apposition_end(g, phrase.end, limit).filter(|&end| self.is_description((phrase.end + 1, end)));
        let signature = || {
            // a list
            let next = last.is_some_and(|last| g.kind(last) == Some(TokenKind::Dash));
            !next && last.is_some_and(|last| (first..last).all(|i| g.quote_at(i).is_none() && (!g.is_finite(i) || g.is(i, Class::Month))))
        };
        let closes = match g.kind(at) {
            Some(TokenKind::Dash) => signature(),
            _ if g.mark(at, ':') => signature(),
            _ if bare => described.is_some() && paragraph(at - 1) == paragraph(at) && signature(),
            _ => g.mark(at, '(') && (g.mark(phrase.end, ')') || g.mark(phrase.end, ',')),
        };
        let named = phrase.end > phrase.first && self.holds_person(phrase) && self.head_speaks(phrase);
        (closes && named).then_some(Subject { phrase, apposition: described.map(|end| (phrase.end + 1, end)), shared: false })
    }

    pub(super) fn without_cue(&self, content: Vec<Range>, subject: Option<Subject>, rule: &'static str, confidence: f64) -> Draft {
        let (source, apposition) = (subject.map(|s| s.phrase), subject.and_then(|s| s.apposition));
        Draft { cue: None, content, source, apposition, addressee: None, topic: false, rule, confidence }
    }
}

/// "Il dolore è stato espresso dalla Rai con queste parole:": where what leads to a quotation is itself said by somebody, whoever
/// says it.
pub(super) fn agent_of(lead: Subject, drafts: &[Draft]) -> Subject {
    let said = |d: &&Draft| d.content.iter().any(|c| c.0 <= lead.phrase.first && lead.phrase.end <= c.1);
    let agent = drafts.iter().filter(|d| d.rule == "passive").find(said).and_then(|d| d.source);
    agent.map_or(lead, |phrase| Subject { phrase, apposition: None, shared: false })
}
