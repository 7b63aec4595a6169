//! Content that stands before its cue, where the cue only points back to it: "…: lo ha annunciato X", "…, a dirlo è X",
//! "«…»: sono le parole di X".

use super::{Clauses, Draft, OWNER_UNKNOWN, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::statement::cue::{CueGroup, Voice, opens_cleft};
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

/// Acts of verbs whose subject stands behind them where nothing else does: nobody confirms or explains a person.
const SAYING: [&str; 5] = ["say", "confirm", "explain", "conclude", "emphasise"];

/// Acts of verbs that, where nothing else stands in their sentence, take the quotation before it: nobody agrees with his own words.
const SPEAKING: [&str; 3] = ["say", "add", "tell"];

/// Words that point back to what was said, and who said it.
struct Pointer {
    /// Their first token.
    first: usize,
    subject: Subject,
    addressee: Option<Phrase>,
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// `Lo ha annunciato il ministro`: the cue with which the sentence begins points back to what the sentence before says;
    /// its content is left empty.
    pub fn points_back(&self, drafts: &[Draft]) -> Option<Draft> {
        if let Some(subject) = self.thus_of(drafts) {
            return Some(self.without_cue(Vec::new(), Some(subject), "sentence-before", 0.7));
        }
        let pointer = self.cues.first().and_then(|&cue| {
            let pointer = self.pointer(&cue).filter(|p| p.first == self.sentence.first).or_else(|| self.says_thus(&cue));
            let pointer = pointer.or_else(|| self.says_no_more(&cue))?;
            Some((cue, pointer)).filter(|_| drafts.iter().all(|d| d.cue != Some(cue)))
        });
        if let Some((cue, pointer)) = pointer {
            return Some(self.draft(cue, Vec::new(), Some(pointer.subject), pointer.addressee, "sentence-before", 0.7));
        }
        let pointed = self.words_are_of(drafts).or_else(|| self.pronoun_points_back(drafts));
        pointed.map(|subject| self.without_cue(Vec::new(), Some(subject), "sentence-before", 0.7))
    }

    /// Whether a quotation ends right before the sentence.
    fn follows_quotation(&self) -> bool {
        let g = self.g;
        let Some(before) = self.sentence.first.checked_sub(1) else { return false };
        g.closes_quote(before) || g.mark(before, '.') && before > 0 && g.closes_quote(before - 1)
    }

    /// Whether the sentence begins right behind the mark that closes a quotation, in its paragraph.
    fn goes_on_behind_quotation(&self) -> bool {
        let g = self.g;
        let first = self.sentence.first;
        let paragraph = |i: usize| g.token(i).map(|t| t.paragraph);
        first > 0 && g.closes_quote(first - 1) && paragraph(first - 1) == paragraph(first)
    }

    /// `«…». Così ha detto il sindaco presentando i dati`, `«…». Conferma Anna Rossi, che vive lì`: nothing but the verb and who stands
    /// behind it.
    fn says_thus(&self, cue: &CueGroup) -> Option<Pointer> {
        let g = self.g;
        let first = self.sentence.first;
        let thus = g.is(first, Class::Thus) && cue.first == first + 1;
        let verb = self.is_active_verb(cue) && cue.slot != Slot::Gerund;
        let plain = verb && self.frame(cue, Frame::Quote) && g.pack.drops_subject && self.follows_quotation();
        if !plain || !thus && cue.first != first || self.object_given(cue) {
            return None;
        }
        let behind = if thus { *cue } else { CueGroup { end: cue.end + usize::from(g.is(cue.end, Class::Thus)), ..*cue } };
        let (subject, end, addressee) = self.speaker_after(&behind)?;
        // "Ha criticato Anna Rossi": whom the verb tells of
        let says = SAYING.contains(&g.pack.cue(cue.cue).act.as_str()) && self.holds_person(subject.phrase);
        let ends = self.ends_pointer(end) || g.is_any(end, &[Class::TimeWord, Class::Weekday]);
        let quoted = (end..=self.end).any(|i| g.opens_quote(i)) || g.opens_quote(self.sentence.end);
        let goes_on = thus && g.mark(end, ',') && g.is(end + 1, Class::Relative);
        ((thus || says) && ends && (!quoted || goes_on)).then_some(Pointer { first, subject, addressee })
    }

    /// `“The road was closed.” That is what Tom Hale said.`, `“….” Those were the words of Tom Hale.`, `“….” So said Tom Hale.`: the only person in few words that point
    /// back to a quotation, and tell that it was said.
    fn pronoun_points_back(&self, drafts: &[Draft]) -> Option<Subject> {
        const LONGEST: usize = 10;
        let g = self.g;
        let first = self.sentence.first;
        let near = g.pack.bare_clause && drafts.is_empty() && self.end - first <= LONGEST && self.goes_on_behind_quotation();
        let opens = g.is(first, Class::OtherPronoun) && g.is(first + 1, Class::Be) && g.is_finite(first + 1);
        let said = |i: usize| g.is(i, Class::Words) || g.token(i).is_some_and(|t| g.pack.is_cue_form(t.word));
        let told = |i: usize| g.token(i).is_some_and(|t| g.pack.is_cue_form(t.word)) && g.is_finite(i);
        let thus = g.is_adverb(first) && told(first + 1) && g.mentions.covering(first + 2).is_some_and(|m| m.end >= self.end);
        if !opens && !thus || !near || !thus && !(first + 2..self.end).any(said) || (first..self.end).any(|i| g.is(i, Class::Negation)) {
            return None;
        }
        let mut persons = g.mentions.within(first, self.end).filter(|m| m.kind == Kind::Person);
        let only = persons.next().filter(|_| persons.next().is_none())?;
        Some(Subject::plain(Phrase { first: only.first, end: only.end }))
    }

    /// `“The road was closed.” Mayor Tom Hale said.`: nothing but who speaks, the verb, and when or to whom it was said.
    fn says_no_more(&self, cue: &CueGroup) -> Option<Pointer> {
        let g = self.g;
        let first = self.sentence.first;
        let verb = self.is_active_verb(cue) && cue.slot == Slot::Finite && cue.first > first;
        let says = verb && self.frame(cue, Frame::Quote) && SPEAKING.contains(&g.pack.cue(cue.cue).act.as_str());
        if !says || !g.pack.bare_clause || !self.goes_on_behind_quotation() {
            return None;
        }
        let told = self.object_addressee(cue, true);
        let (end, to) = self.skip_light(told.map_or(cue.end, |t| t.1), self.end);
        let addressee = told.map(|t| t.0).or(to);
        let topic = g.is_any(end, &[Class::Of, Class::TopicPreposition]) && noun_phrase_end(g, end + 1, self.end) >= self.end;
        // but not "She went on to say:"
        let ends = (end >= self.end || topic) && !g.mark(self.sentence.end - 1, ':');
        let subject = self.subject_before(cue.first, first).filter(|s| s.phrase.first == first && ends)?;
        (self.names_somebody(subject.phrase) && self.head_speaks(subject.phrase)).then_some(Pointer { first, subject, addressee })
    }

    /// `«…». È l'amara conclusione di Anna Rossi, che vive lì`, `«…». È stata straziante la testimonianza di Rossi`: of whom the words are that
    /// a noun for such points back to.
    fn words_are_of(&self, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let first = self.sentence.first;
        let be = g.is(first, Class::Be) && g.is_finite(first) && !g.is_any(first, &[Class::Future, Class::Conditional]);
        if !be || !g.pack.drops_subject || !drafts.is_empty() || !self.follows_quotation() {
            return None;
        }
        let word = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_determiner(i) && !g.is_any(i, &[Class::Preposition, Class::Of]);
        // "È netto il ministro Carlo Neri", "È lapidaria Anna Rossi, che vive lì"
        let adjective =
            word(first + 1) && !g.is_adverb(first + 1) && !g.is(first + 1, Class::Participle) && g.mentions.role_at(first + 1).is_none();
        let named = Phrase { first: first + 2, end: noun_phrase_end(g, first + 2, self.end) };
        let opens =
            g.mentions.covering(first + 1).is_none() && (g.mentions.covering(first + 2).is_some() || g.is_definite_article(first + 2));
        if adjective && opens && self.holds_person(named) && self.head_speaks(named) && self.ends_pointer(named.end) {
            return Some(Subject { phrase: named, apposition: None, shared: false });
        }
        let these = usize::from(g.is(first + 1, Class::Determiner) && !g.is(first + 1, Class::Article));
        let article = |i: &usize| g.is_definite_article(*i) && !g.is(*i, Class::Preposition);
        // "È stata straziante la", "È l'", "È questa la"
        let at = (first + 1..first + 4).find(article).filter(|&at| (first + 1 + these..at).all(word))?;
        let noun = |i: usize| {
            let quotes = |cue: u32| g.pack.cue(cue).pos == PartOfSpeech::Noun && g.pack.cue(cue).frames.has(Frame::Quote);
            g.is(i, Class::Words) || g.token(i).is_some_and(|t| g.pack.cues_of(t.word).iter().any(|(cue, _)| quotes(*cue)))
        };
        let noun = (at + 1..at + 3).find(|&i| noun(i)).filter(|&n| (at + 1..=n).all(word))?;
        // "l'idea lanciata dalla commissaria"
        let whose = |i: &usize| g.is(*i, Class::Of) || g.is(*i, Class::By) && g.is(i - 1, Class::Participle);
        let of = (noun + 1..noun + 3).find(whose).filter(|&of| (noun + 1..of).all(word))?;
        let phrase = Phrase { first: of + 1, end: noun_phrase_end(g, of + 1, self.limit_after(of)) };
        let ends = self.ends_pointer(phrase.end) || g.is_any(phrase.end, &[Class::TimeWord, Class::Weekday]);
        let speaks = phrase.end > phrase.first && ends && self.names_somebody(phrase) && self.head_speaks(phrase);
        speaks.then_some(Subject { phrase, apposition: None, shared: false })
    }

    /// `«…». Così una madre, impiegata a Nuoro`: who stands behind "thus", where a quotation stands before and no verb of his follows.
    fn thus_of(&self, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let first = self.sentence.first;
        let subject = self.behind_thus(first).filter(|_| drafts.is_empty() && self.follows_quotation())?;
        let end = subject.phrase.end;
        let ends = end >= self.end || g.mark(end, ',') || g.is(end, Class::Preposition);
        // "Così il sindaco, dopo la seduta, ha deciso"
        let relative = (end..self.end).find(|&i| g.is(i, Class::Relative)).unwrap_or(self.end);
        (ends && !g.has_finite(end, relative)).then_some(subject)
    }

    /// `La legge è pronta: lo ha annunciato il ministro`: what stands before the mark.
    pub(super) fn pointing_back(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let pointer = self.pointer(&cue)?;
        let mut end = pointer.first;
        while end > from
            && (g.mark(end - 1, ',') || g.mark(end - 1, ':') || g.mark(end - 1, ';') || g.kind(end - 1) == Some(TokenKind::Dash))
        {
            end -= 1;
        }
        let quote = end.checked_sub(1).filter(|i| *i >= from && g.closes_quote(*i)).and_then(|i| g.quote_at(i));
        if quote.is_none() && end == pointer.first {
            return None;
        }
        let start = self.content_start(from, quote.map_or(end, |q| q.open));
        let said = quote.is_some() || g.has_finite(start, end) && g.pack.cue(cue.cue).pos == PartOfSpeech::Verb;
        (start < end && said).then(|| self.draft(cue, vec![(start, end)], Some(pointer.subject), pointer.addressee, "points-back", 0.8))
    }

    fn pointer(&self, cue: &CueGroup) -> Option<Pointer> {
        if !self.g.pack.drops_subject || cue.voice != Voice::Active {
            return None;
        }
        match self.g.pack.cue(cue.cue).pos {
            PartOfSpeech::Verb => self.pointing_verb(cue),
            PartOfSpeech::Noun => self.pointing_noun(cue),
            PartOfSpeech::Preposition => None,
        }
    }

    fn pointing_verb(&self, cue: &CueGroup) -> Option<Pointer> {
        let g = self.g;
        // "lo ha accusato il sindaco": the pronoun is a person
        let of_person = self.frame(cue, Frame::AddresseeObject) || self.frame(cue, Frame::ObjectInfinitive);
        // "Gli ha replicato Neri": who answers has words of his own
        let answers = g.pack.cue(cue.cue).act == "answer";
        let clitic = cue.first < cue.head && g.is_object_clitic(cue.first) && !of_person && !answers;
        // "è stato Rossi a dirlo": it stands behind whose it is
        let glued = cue.slot == Slot::Infinitive && !g.doc.classes.get(cue.head).is_some_and(|classes| classes.is_cue_form());
        if glued
            && !of_person
            && self.frame(cue, Frame::Clause)
            && !g.is(cue.end - 1, Class::Be)
            && !opens_cleft(g, self.sentence, cue.first)
        {
            let before = self.phrase_ending(cue.first, self.sentence.first).filter(|p| self.names_somebody(*p))?;
            let first = (self.sentence.first..before.first).rev().take_while(|&i| g.is(i, Class::Be) || g.is_adverb(i)).last()?;
            let subject = Subject { phrase: before, apposition: None, shared: false };
            return self.ends_pointer(cue.end).then_some(Pointer { first, subject, addressee: None });
        }
        let first = if self.is_this_is(cue.first) {
            cue.first - 2
        } else if cue.slot == Slot::Infinitive && g.is(cue.end - 1, Class::Be) {
            cue.first
        } else {
            Some(cue.first).filter(|_| clitic)?
        };
        // "A parlare è Anna Rossi"
        let speaking = cue.slot == Slot::Infinitive && first == self.sentence.first && self.frame(cue, Frame::Quote);
        if !self.frame(cue, Frame::Clause) && !speaking {
            return None;
        }
        let (subject, end, addressee) = self.subject_after(cue).or_else(|| self.subject_closing(cue))?;
        (self.ends_pointer(end) && self.names_somebody(subject.phrase)).then_some(Pointer { first, subject, addressee })
    }

    /// `sono le parole di X`, `questo il commento di X`.
    fn pointing_noun(&self, cue: &CueGroup) -> Option<Pointer> {
        let g = self.g;
        // "la replica", "la secca replica"
        let back = (1..3).find(|&b| cue.first >= self.sentence.first + b && g.is(cue.first - b, Class::Article));
        let word = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_determiner(i) && !g.is_finite(i);
        let noun = cue.first - back.filter(|&b| b == 1 || word(cue.first - 1)).unwrap_or(0);
        // "A darne l'annuncio è stata X"
        let verb = noun.checked_sub(2).filter(|to| *to >= self.sentence.first && g.is(*to, Class::To) && g.is(to + 1, Class::Giving));
        if let Some(to) = verb.filter(|_| g.is(cue.end, Class::Be)) {
            let at = (cue.end..self.end).find(|&i| !g.is(i, Class::Be)).unwrap_or(self.end);
            let phrase = Phrase { first: at, end: noun_phrase_end(g, at, self.limit_after(at)) };
            // "è stata la figlia, Kristen Neri"
            let apposition = apposition_end(g, phrase.end, self.end).map(|end| (phrase.end + 1, end));
            let subject = Subject { phrase, apposition, shared: false };
            let speaks = phrase.end > at && self.ends_pointer(phrase.end) && self.names_somebody(phrase);
            return speaks.then_some(Pointer { first: to, subject, addressee: None });
        }
        if let Some(pointer) = self.pointing_words(cue, noun) {
            return Some(pointer);
        }
        let mut first = noun;
        while first > self.sentence.first && noun - first < 2 && g.is_any(first - 1, &[Class::Be, Class::OtherPronoun]) {
            first -= 1;
        }
        // "«È finita», il commento di Anna Rossi"
        let bare = first == noun
            && noun < cue.first
            && noun > self.sentence.first + 1
            && (g.mark(noun - 1, ',') || g.kind(noun - 1) == Some(TokenKind::Dash))
            && g.closes_quote(noun - 2)
            // but not "Ieri è uscito «La diga», il racconto di Anna Rossi"
            && g.quote_at(noun - 2).is_some_and(|q| q.open <= self.sentence.first || g.kind(q.open - 1) != Some(TokenKind::Word));
        // "Parole di Anna Rossi"
        let quoted = (1..3).any(|back| noun.checked_sub(back).is_some_and(|i| g.closes_quote(i)));
        let whole = first == self.sentence.first && noun == cue.first && first == noun && quoted;
        // "la replica piccata di"
        let of = cue.end + usize::from(!g.is(cue.end, Class::Of) && word(cue.end) && g.pack.drops_subject);
        if first == noun && !bare && !whole || !g.is(of, Class::Of) || !self.frame(cue, Frame::Quote) {
            return None;
        }
        let mut phrase = Phrase { first: of + 1, end: noun_phrase_end(g, of + 1, self.limit_after(of)) };
        // "è l'appello della vittima lanciato ieri"
        let told = |i: usize| g.is(i, Class::Participle) && g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none();
        if phrase.end > phrase.first + 1 && told(phrase.end - 1) {
            phrase.end -= 1;
        }
        // but not "«È finita», il commento di Anna Rossi fa discutere"
        if bare && g.goes_on_with_verb(phrase.end) {
            return None;
        }
        let subject = Subject { phrase, apposition: None, shared: false };
        let ends = self.ends_pointer(phrase.end) || told(phrase.end);
        let speaks = phrase.end > phrase.first && ends && self.names_somebody(phrase);
        speaks.then_some(Pointer { first, subject, addressee: None })
    }

    /// `«…», queste le sue parole`, `«…», è il loro commento`: a possessive tells whose the words of the quotation are. Where it tells neither
    /// gender nor number, they may be anybody's.
    pub(super) fn own_words_behind(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if !g.pack.drops_subject || !self.frame(&cue, Frame::Quote) || !self.ends_pointer(cue.end) {
            return None;
        }
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_determiner(i) && !g.is_finite(i);
        let owner = (1..3).filter_map(|back| cue.first.checked_sub(back)).find(|&i| g.is(i, Class::Possessive))?;
        let article = owner.checked_sub(1).filter(|&i| i > from && g.is_definite_article(i) && (owner + 1..cue.first).all(plain))?;
        let mut first = article;
        while first > from && article - first < 2 && g.is_any(first - 1, &[Class::Be, Class::OtherPronoun]) {
            first -= 1;
        }
        let mark = first.checked_sub(1).filter(|&i| g.mark(i, ',') || g.mark(i, ':') || g.kind(i) == Some(TokenKind::Dash))?;
        let quote = mark.checked_sub(1).filter(|&i| i >= from && g.closes_quote(i)).and_then(|i| g.quote_at(i))?;
        // but not "Ieri è uscito «La diga», il suo racconto"
        let sentence = quote.open <= self.sentence.first || g.kind(quote.open - 1) != Some(TokenKind::Word);
        let pronoun = self.told_possessive(owner).map(Subject::plain);
        let rule = if pronoun.is_some() { "points-back" } else { OWNER_UNKNOWN };
        let said = sentence && quote.open >= from && !g.is_name_of_work(quote);
        said.then(|| self.draft(cue, vec![(quote.open, quote.end)], pronoun, None, rule, 0.8))
    }

    /// `«…»: con queste parole, X ha aperto la seduta`: the subject of the clause, whatever it does.
    fn pointing_words(&self, cue: &CueGroup, noun: usize) -> Option<Pointer> {
        let g = self.g;
        let with = noun.checked_sub(2).filter(|with| *with >= self.sentence.first && g.is(*with, Class::Partner))?;
        let these = g.is(noun - 1, Class::Determiner) && !g.is(noun - 1, Class::Article) && self.frame(cue, Frame::Quote);
        let quoted = (1..3).any(|back| with.checked_sub(back).is_some_and(|i| g.closes_quote(i)));
        if !these || !quoted {
            return None;
        }
        let first = cue.end + usize::from(g.mark(cue.end, ','));
        let phrase = Phrase { first, end: noun_phrase_end(g, first, self.end) };
        let apposition = apposition_end(g, phrase.end, self.end).filter(|&end| g.mark(end, ',')).map(|end| (phrase.end + 1, end));
        let next = apposition.map_or(phrase.end, |a| a.1 + 1);
        let verb = (next..self.end).find(|&i| !g.is_adverb(i)).filter(|&i| g.goes_on_with_verb(i))?;
        // "con queste parole Rossi è stato accolto", "ha ricevuto": not his
        let group = verb..(verb + 5).min(self.end);
        let passive = group.clone().filter(|&i| g.is(i, Class::Be)).count() > 1 || (verb..self.end).any(|i| g.is(i, Class::By));
        let receives = group.clone().any(|i| g.is_any(i, &[Class::Obtained, Class::ReflexiveClitic]));
        let speaks = phrase.end > first && !passive && !receives && self.names_somebody(phrase) && self.head_speaks(phrase);
        speaks.then_some(Pointer { first: with, subject: Subject { phrase, apposition, shared: false }, addressee: None })
    }

    /// Whether nothing follows that would be said by the pointing words: no verb, and no further content.
    fn ends_pointer(&self, end: usize) -> bool {
        let g = self.g;
        let mark = g.kind(end) != Some(TokenKind::Word) && !g.mark(end, ':') && !g.opens_quote(end);
        end >= self.end || mark || g.is_any(end, &[Class::Preposition, Class::Relative]) || g.is_gerund(end)
    }

    /// `A lanciare l'allarme è il sindaco: “…”`: an infinitive of which whoever stands behind it is the subject.
    pub(super) fn cleft(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let (subject, end, addressee) = self.subject_after(&cue).filter(|s| self.names_somebody(s.0.phrase))?;
        let colon = self.colon_behind_description(subject.phrase, end).unwrap_or(end);
        if g.mark(colon, ':')
            && let Some((content, _)) = self.quotes_from(colon + 1, self.sentence.end)
        {
            return Some(self.draft(cue, content, Some(subject), addressee, "colon-quotation", 0.9));
        }
        self.pointing_back(index, from)
    }

    /// `A chiedere la chiusura è il sindaco`, `Ad annunciare che la diga chiude è stata Anna Rossi`, `A spiegare com'è andata è
    /// Rossi: “…”`: an infinitive and what it takes, and whoever stands behind the verb is its subject.
    pub(super) fn fronted_cleft(&self, index: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let be = |i: &usize| {
            let verb = g.is(*i, Class::Be) && g.is_finite(*i) && !g.is_any(*i, &[Class::Future, Class::Conditional]);
            verb && g.quote_at(*i).is_none() && !g.mark(i - 1, ',') && !g.is(i - 1, Class::Negation)
        };
        let (verb, phrase) = (cue.end + 1..self.end).rev().filter(be).find_map(|verb| {
            let at = (verb + 1..self.end).find(|&i| !g.is(i, Class::Be) && !g.is_adverb(i))?;
            let phrase = Phrase { first: at, end: noun_phrase_end(g, at, self.limit_after(at)) };
            let infinitive = g.is(phrase.end, Class::To) && g.is_infinitive(phrase.end + 1);
            let described = || self.colon_behind_description(phrase, phrase.end).is_some();
            let ends = g.mark(phrase.end, ':') || self.ends_pointer(phrase.end) && !infinitive || described();
            (phrase.end > at && ends && self.names_somebody(phrase) && self.head_speaks(phrase)).then_some((verb, phrase))
        })?;
        // "A raccontarlo è il nipote, Dino Riva: “…”"
        let apposition = apposition_end(g, phrase.end, self.end).map(|end| (phrase.end + 1, end));
        let subject = Subject { phrase, apposition, shared: false };
        let end = apposition.map_or(phrase.end, |a| a.1);
        let colon = self.colon_behind_description(phrase, end).unwrap_or(end);
        if g.mark(colon, ':')
            && self.frame(&cue, Frame::Quote)
            && let Some((content, _)) = self.quotes_from(colon + 1, self.sentence.end)
        {
            return Some(self.draft(cue, content, Some(subject), None, "colon-quotation", 0.9));
        }
        let mut draft = self.behind(index, Some(subject)).or_else(|| self.topic(index, Some(subject)))?;
        for range in &mut draft.content {
            range.1 = range.1.min(verb);
        }
        draft.content.retain(|c| c.0 < c.1);
        (!draft.content.is_empty()).then_some(draft)
    }

    /// "A dirlo è Anna Rossi|, che guida la giunta|: “…”": the colon before a quotation, behind what a comma at `end` tells of the person.
    fn colon_behind_description(&self, phrase: Phrase, end: usize) -> Option<usize> {
        let g = self.g;
        let described = g.mark(end, ',') && !g.is_any(end + 1, &[Class::Coordinator, Class::Adversative]) && self.holds_person(phrase);
        if !described {
            return None;
        }
        let free = |i: &usize| g.quote_at(*i).is_none();
        let colon = (end + 1..self.end).take_while(free).find(|&i| g.mark(i, ':'))?;
        // but not "…, mentre Neri ribatte: “…”", "…, poi tocca a Neri: “…”"
        let clause = g.is(end + 1, Class::Relative) || !g.has_finite(end + 1, colon);
        let of_another = self.cues.iter().any(|c| end < c.first && c.head < colon && self.frame(c, Frame::Quote));
        (g.opens_quote(colon + 1) && clause && !of_another).then_some(colon)
    }

    /// Whether "è quanto" ends at `end`.
    pub(super) fn is_this_is(&self, end: usize) -> bool {
        let g = self.g;
        end >= self.sentence.first + 2
            && g.pack.drops_subject
            && g.is(end - 1, Class::Question)
            && !g.is(end - 1, Class::Relative)
            && g.is(end - 2, Class::Be)
    }
}
