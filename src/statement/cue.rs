//! Finds the cues of a sentence: verbs of speaking in any form with their auxiliaries, nouns, prepositions.

use super::grammar::Grammar;
use super::phrase::{Phrase, is_one_of_those, noun_phrase_before, noun_phrase_end};
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech, Slot};
use crate::text::{Quote, Sentence, Token, TokenKind};
use crate::trace::Step;

/// The voice of a cue verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The subject speaks.
    Active,
    /// The agent speaks, the subject is what was said: "è stato annunciato da".
    Passive,
}

/// A cue in a sentence: tokens `[first, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueGroup {
    /// First token of the verb group, auxiliaries and adverbs included.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// The token that is the form of the cue.
    pub head: usize,
    /// Index into the pack's cues.
    pub cue: u32,
    /// Which form.
    pub slot: Slot,
    /// Active or passive.
    pub voice: Voice,
    /// Whether it agrees with a plural subject; `None` where the form does not show it.
    pub plural: Option<bool>,
}

/// All cues of the sentence that can introduce a statement, in order. Cues inside quotations are left out,
/// except between dashes within one.
pub fn find_cues(g: &Grammar<'_>, sentence: &Sentence) -> Vec<CueGroup> {
    let mut out: Vec<CueGroup> = Vec::new();
    let mut multi = g.terms.cues.partition_point(|c| c.first < sentence.first);
    let mut at = sentence.first;
    while at < sentence.end {
        let mut candidates: Vec<(usize, u32, Slot)> = Vec::new();
        while let Some(m) = g.terms.cues.get(multi).filter(|m| m.first <= at) {
            if m.first == at && m.end <= sentence.end {
                candidates.push((m.end, m.cue, m.slot));
            }
            multi += 1;
        }
        // longest first; of equals, the order of the file
        if candidates.len() > 1 {
            candidates.sort_by_key(|c| usize::MAX - c.0);
        }
        if g.doc.classes[at].is_cue_form() {
            candidates.extend(g.pack.cues_of(g.doc.tokens[at].word).iter().map(|(cue, slot)| (at + 1, *cue, *slot)));
        }
        if candidates.is_empty() {
            candidates.extend(enclitic(g, at).into_iter().map(|(cue, slot)| (at + 1, cue, slot)));
        }
        let mut next = at + 1;
        if !candidates.is_empty()
            && let Some(best) = read_here(g, sentence, at, &candidates)
        {
            next = best.end.max(next);
            out.push(best);
        }
        at = next;
    }
    out
}

/// The cue that the candidates, each an end, a cue and a form, make at `at`.
fn read_here(g: &Grammar<'_>, sentence: &Sentence, at: usize, candidates: &[(usize, u32, Slot)]) -> Option<CueGroup> {
    let refuse = |end, cue, why_not| g.note(|| Step::Cue { span: g.doc.span(at, end), cue, why_not });
    if !may_stand_here(g, at) {
        let (end, cue, _) = candidates[0];
        refuse(end, cue, if g.quote_at(at).is_some() { "it stands inside a quotation" } else { "it is part of a name" });
        return None;
    }
    let read = |(end, cue, slot): &(usize, u32, Slot)| group(g, sentence, at, *end, *cue, *slot);
    let groups: Vec<CueGroup> = candidates.iter().filter_map(|c| read(c).ok()).collect();
    let best = choose(g, &groups);
    if best.is_none() && g.is_traced() {
        for candidate in candidates {
            if let Err(why_not) = read(candidate) {
                refuse(candidate.0, candidate.1, why_not);
            }
        }
    }
    best
}

/// The cue of which the word is a gerund or an infinitive with a pronoun glued to it ("definendolo", "a dirlo è").
fn enclitic(g: &Grammar<'_>, at: usize) -> Option<(u32, Slot)> {
    let token = g.token(at).filter(|t| t.kind == TokenKind::Word && !t.is_capitalised())?;
    let word = token.span().slice(g.doc.text);
    let form = |stem: &str, slot: Slot, reflexive: bool| {
        let cues = g.pack.cues_of(g.pack.lookup(stem));
        cues.iter().find(|c| c.1 == slot && g.pack.cue(c.0).frames.has(Frame::Reflexive) == reflexive).map(|c| (c.0, slot))
    };
    let asks = |cue: u32| g.pack.cue(cue).frames.has(Frame::Question);
    g.pack.enclitics.of(word).find_map(|(stem, suffix)| {
        let pronoun = g.pack.lookup(suffix);
        let reflexive = g.pack.has(pronoun, Class::ReflexiveClitic);
        let whole = || g.pack.enclitic_bases.iter().find_map(|base| form(&format!("{stem}{base}"), Slot::Infinitive, false));
        // "a dirlo è", "è stato Rossi a dirlo": the pronoun stands for what was said
        let marked = at > 0 && g.is(at - 1, Class::To) && g.is(at - 1, Class::InfinitiveMarker);
        let thing = (marked || g.is(at + 1, Class::Be)) && g.pack.has(pronoun, Class::Article);
        // "dicendosi convinto", "chiedendosi se": of other verbs "assicurandosi" is another one
        let plain = || form(stem, Slot::Gerund, false).filter(|c| g.pack.cue(c.0).frames.has(Frame::Predicate) || asks(c.0));
        let gerund = form(stem, Slot::Gerund, reflexive).or_else(|| if reflexive { plain() } else { None });
        // "per esortarlo a"
        let purpose = at > 0 && g.is(at - 1, Class::Purpose);
        gerund.or_else(|| if thing || purpose { whole() } else { None })
    })
}

/// Of several readings of one form the first that is finite or complete; reflexive ones where the clitic stands.
fn choose(g: &Grammar<'_>, groups: &[CueGroup]) -> Option<CueGroup> {
    let longest = groups.iter().map(|c| c.end).max()?;
    let reflexive = |c: &CueGroup| g.pack.cue(c.cue).frames.has(Frame::Reflexive);
    let of_longest = || groups.iter().filter(move |c| c.end == longest);
    let verb = |c: &CueGroup| g.pack.cue(c.cue).pos == PartOfSpeech::Verb;
    of_longest().find(|c| reflexive(c)).or_else(|| of_longest().find(|c| verb(c))).or_else(|| of_longest().next()).copied()
}

/// So many tokens, from its verb on, are at most what the narrator puts between dashes within a quotation: who speaks and, where it names a
/// person, also what he is.
const USUAL_INSERTION: usize = 25;
const LONGEST_INSERTION: usize = 50;
/// So many tokens behind the verb at most a name of whoever speaks begins.
const NEAREST_NAME: usize = 6;

fn may_stand_here(g: &Grammar<'_>, at: usize) -> bool {
    match g.quote_at(at) {
        // "thanks to the rain"
        None => g.mentions.covering(at).is_none() && !g.opens_long_preposition(at),
        Some(quote) => {
            // `"… – said X – …"`: between dashes, the first words behind the dash
            // and "– ha a sua volta detto –"
            let verb = |i: &usize| g.is_any(i + 1, &[Class::Have, Class::Be]) && g.is_adverb(i + 2);
            let dash = |i: &usize| g.kind(*i) == Some(TokenKind::Dash);
            let near = || (quote.inner_start()..at).rev().take(4).find(dash);
            let dash = near().or_else(|| (quote.inner_start()..at).rev().take(6).find(dash).filter(verb));
            let spaced = |i: usize| g.token(i).is_some_and(|t| g.doc.text[t.end..].starts_with(char::is_whitespace));
            let person = g.mentions.within(at, at + NEAREST_NAME).any(|m| m.kind == Kind::Person) || g.mentions.role_at(at + 2).is_some();
            let longest = if person { LONGEST_INSERTION } else { USUAL_INSERTION };
            dash.is_some_and(spaced) && (at..quote.end).take(longest).any(|i| g.kind(i) == Some(TokenKind::Dash) || i + 1 == quote.end)
        }
    }
}

/// The verb group around a form of a cue, or why the form tells of no speaking here.
fn group(g: &Grammar<'_>, sentence: &Sentence, head: usize, end: usize, cue: u32, slot: Slot) -> Result<CueGroup, &'static str> {
    let entry = g.pack.cue(cue);
    let capitalised = |at: usize| g.token(at).is_some_and(Token::is_capitalised);
    if head > sentence.first && capitalised(head) && g.kind(head - 1) == Some(TokenKind::Word) {
        return Err("its capital inside a sentence makes it a name");
    }
    // "insisted on Tuesday that"
    let timed = end > head + 1 && g.is(end - 1, Class::Preposition) && g.is_any(end, &[Class::Weekday, Class::Month, Class::TimeWord]);
    let that = (end + 1..end + 3).any(|i| g.is(i, Class::Complementiser));
    if timed && that && entry.pos == PartOfSpeech::Verb && g.pack.bare_clause && g.mentions.covering(end).is_none() {
        return Err("a time follows its preposition");
    }
    let simple = CueGroup { first: head, end, head, cue, slot, voice: Voice::Active, plural: None };
    match entry.pos {
        PartOfSpeech::Noun | PartOfSpeech::Preposition => return Ok(simple),
        PartOfSpeech::Verb => {}
    }
    // "a dirlo è stato", "a lanciare l'allarme è": who did it stands behind
    let marked = head > sentence.first && g.is(head - 1, Class::To) && g.is(head - 1, Class::InfinitiveMarker);
    if slot == Slot::Infinitive && marked && g.is(end, Class::Be) && g.is_finite(end) {
        let participle = usize::from(g.is(end + 1, Class::Be) && g.is(end + 1, Class::Participle));
        return Ok(CueGroup { first: head - 1, end: end + 1 + participle, ..simple });
    }
    let before = Left::read(g, sentence.first, head);
    let reflexive = entry.frames.has(Frame::Reflexive);
    // "dicendosi": the pronoun is glued to the gerund
    let glued = slot == Slot::Gerund && !g.doc.classes.get(head).is_some_and(|classes| classes.is_cue_form());
    if reflexive && !before.reflexive && !glued {
        return Err("it tells of speaking only with a reflexive pronoun");
    }
    // a reflexive clitic with a verb that is not reflexive makes it impersonal: "si dice che" names nobody
    let read = entry.frames.has(Frame::Relay);
    let document = || document_behind(g, end, read).is_some() || document_in_front(g, sentence.first, before.first, read).is_some();
    if before.reflexive && !reflexive && g.pack.drops_subject && !document() {
        return Err("it is impersonal: nobody is said to speak");
    }
    // "did not rule out", "non ha escluso": what is not denied is said to be possible
    let nobody = before.first > sentence.first && g.is(before.first - 1, Class::Nobody);
    if before.negated && entry.act != "deny" || nobody {
        return Err("it is negated");
    }
    // "ieri abbiamo scritto che": whoever tells it speaks himself, and is nobody named
    if g.pack.drops_subject
        && g.quote_at(head).is_none()
        && (before.first..head).any(|i| g.is(i, Class::FirstPerson) && g.is(i, Class::Have))
    {
        return Err("the narrator tells of himself");
    }
    if before.future {
        return Err("it is still to come");
    }
    if before.modal {
        return Err("it hangs on a modal verb");
    }
    // "laughed when told of it"
    if before.subordinated && g.is(head, Class::Participle) && g.pack.bare_clause {
        return Err("it is a participle behind a conjunction");
    }
    let finite = before.progressive || matches!(slot, Slot::Finite | Slot::Participle);
    let plural = if finite { g.agrees_with_plural(before.first, head + 1) } else { None };
    let group = CueGroup { first: before.first, plural, ..simple };
    if group.first == head && entry.frames.has(Frame::Topic) && described_by(g, sentence, head, end).is_some() {
        return Ok(CueGroup { voice: Voice::Passive, ..group });
    }
    // "the album called “Blue Moon” by Tom Hale"
    let work = g.quote_at(end).filter(|q| q.open == end && g.is(q.end, Class::By) && q.end - q.open <= 8);
    let thing = |at: usize| g.kind(at) == Some(TokenKind::Word) && !capitalised(at) && g.mentions.role_at(at).is_none();
    if g.pack.bare_clause
        && g.is(head, Class::Participle)
        && group.first == head
        && head >= sentence.first + 2
        && g.is_free_article(head - 2)
        && thing(head - 1)
        && work.is_some_and(|q| g.is_in_capitals(q))
    {
        return Err("it tells the name of a work");
    }
    match slot {
        // "as announced by the mayor"
        Slot::Finite
            if g.pack.bare_clause
                && group.first == head
                && head > sentence.first
                && g.is(head - 1, Class::ParentheticalOpener)
                && g.is(head, Class::Participle)
                && g.is(end, Class::By) =>
        {
            Ok(CueGroup { voice: Voice::Passive, ..group })
        }
        Slot::Finite => {
            // "40 promised seats"
            let counted = group.first > sentence.first
                && g.kind(group.first - 1) == Some(TokenKind::Number)
                // "Hale on March 3 said", "Hale in 2019 said": a date
                && !(g.doc.word(group.first - 1).len() == 4 && group.first > 1 && g.is(group.first - 2, Class::PlacePreposition))
                && !(group.first.saturating_sub(3)..group.first).any(|i| g.is(i, Class::Month))
                // "three in 10 said"
                && !(group.first > sentence.first + 2 && g.is(group.first - 2, Class::PlacePreposition) && g.is(group.first - 3, Class::Plural))
                && (g.is(head, Class::Participle) || g.is_plural(head));
            // "Lo | rende noto | Anna Berti": several words are no noun, so that what may be an article is a pronoun
            let pronoun = end > head + 1 && g.pack.drops_subject && head == sentence.first + 1 && g.is(sentence.first, Class::Clitic);
            if before.noun_like && !pronoun
                || group.first == head && (behind_verb(g, sentence, head) || is_described_noun(g, sentence, head))
            {
                return Err("it is a noun here");
            }
            // "won the most pledged delegates"
            let most = group.first == head
                && head >= sentence.first + 3
                && g.is(head, Class::Participle)
                && g.is(head - 1, Class::Determiner)
                && !g.is(head - 1, Class::Plural)
                && (g.is_free_article(head - 2) || g.is_finite(head - 2));
            // "is a shrewd and calculated move": it is joined to an adjective before a noun
            let adjective = group.first == head && head >= sentence.first + 4 && g.is(head, Class::Participle) && {
                let (joined, other) = (g.is(head - 1, Class::Coordinator), head - 2);
                let plain = g.mentions.covering(other).is_none() && g.mentions.role_at(other).is_none() && !g.is_finite(other);
                joined && plain && g.is(head - 3, Class::Indefinite) && g.is(head - 4, Class::Be)
            };
            // "many disputes that": a determiner of several and a verb for one
            let base = g.is(head, Class::Infinitive);
            let several = !base && group.first == head && head > sentence.first && g.is(head - 1, Class::Plural) && g.is_plural(head);
            // "said labels should be checked", "said charges would follow": what is said begins with the noun
            let said = group.first == head && head > sentence.first && g.pack.bare_clause && g.is_plural(head) && {
                let bare = |(cue, slot): &(u32, Slot)| *slot == Slot::Finite && g.pack.cue(*cue).frames.has(Frame::Bare);
                g.pack.cues_of(g.doc.tokens[head - 1].word).iter().any(bare) && !g.is(end, Class::Complementiser) && g.is_finite(end)
            };
            if said {
                return Err("it is a noun here");
            }
            // "company reports show": what the reports say
            let shows = group.first == head && g.is_document(head) && g.is_plural(head) && g.is(end, Class::Finite);
            let shows = shows && !base && !g.is(end, Class::Participle) && !g.is_determiner(end) && g.pack.bare_clause;
            if several || shows || group.first == head && g.is_rather_noun(head) {
                return Err("it is a noun here");
            }
            if (counted || adjective || most) && g.pack.bare_clause {
                return Err("it is a participle before a noun here");
            }
            if pronoun && before.noun_like {
                return Ok(CueGroup { first: sentence.first, ..group });
            }
            // "he did say"
            if before.emphatic {
                return Ok(group);
            }
            if before.infinitive_marker && !g.pack.drops_subject {
                return Err("it is an infinitive here");
            }
            if before.have || before.be {
                // "has said" with a form that is finite and participle alike
                return with_auxiliary(g, group, &before, reflexive);
            }
            let subject_before = head > sentence.first
                && (g.mentions.covering(head - 1).is_some()
                    || g.mentions.role_at(head - 1).is_some()
                    || g.is(head - 1, Class::SubjectPronoun)
                    || capitalised(head - 1)
                    // "il corteo accusa": behind an article and its noun
                    || head >= sentence.first + 2
                        && g.is(head - 2, Class::Article)
                        && g.kind(head - 1) == Some(TokenKind::Word)
                        && !g.is_finite(head - 1));
            // "«…», accusa Rossi"
            let tag = head > sentence.first + 1 && g.mark(head - 1, ',') && g.closes_quote(head - 2);
            if g.mentions.role_at(head).is_some() && !subject_before && !tag {
                return Err("it is a noun for a speaker here");
            }
            // a base form needs a plural subject directly before it
            let base = g.token(head).is_some_and(|t| g.pack.has(t.word, Class::Infinitive)) && !g.is_past_as_base(head);
            // "tell the paper every claim will be heard"
            // and "her latest claim that"
            let owned = head > sentence.first + 1 && {
                let closed =
                    [Class::Coordinator, Class::SubjectPronoun, Class::Relative, Class::Determiner, Class::Modal, Class::InfinitiveMarker];
                let adjective = g.token(head - 1).is_some_and(|t| t.kind == crate::text::TokenKind::Word && !t.is_capitalised())
                    && !g.is_plural(head - 1)
                    && !g.is_adverb(head - 1)
                    && !g.is_any(head - 1, &closed)
                    && g.mentions.role_at(head - 1).is_none()
                    && g.mentions.covering(head - 1).is_none();
                adjective && (g.is(head - 2, Class::Possessive) || g.is_possessive_suffix(head - 2))
            };
            let one = owned || head > sentence.first && g.is(head - 1, Class::Singular);
            if base && g.pack.bare_clause && one && g.is_noun_cue(head) && group.first == head {
                return Err("it is an infinitive or a noun here");
            }
            if base && g.pack.bare_clause && !base_form_is_finite(g, sentence, group.first, group.end) {
                return Err("it is an infinitive or a noun here");
            }
            // "Voters fear that Hale left and | warn that": not he
            let joined = base && g.pack.bare_clause && group.first == head && g.is(head - 1, Class::Coordinator);
            Ok(if joined { CueGroup { plural: Some(true), ..group } } else { group })
        }
        Slot::Participle => with_auxiliary(g, group, &before, reflexive).or_else(|why_not| {
            // "come dichiarato dal ministro", "secondo quanto riferito da X": the agent follows
            let opener = head > sentence.first && (g.is(head - 1, Class::ParentheticalOpener) || g.preposition_cue_ends(head));
            if opener && g.is(end, Class::By) {
                return Ok(CueGroup { voice: Voice::Passive, ..group });
            }
            if shares_auxiliary(g, sentence, group.first) && !before.noun_like { Ok(group) } else { Err(why_not) }
        }),
        // "continuando a dire che"
        Slot::Infinitive if before.light && !before.noun_like => {
            let slot = if g.is_gerund(group.first) && group.first < head { Slot::Gerund } else { slot };
            Ok(CueGroup { slot, ..group })
        }
        // "ha scritto al sindaco per chiedere di restare": whoever wrote asks
        Slot::Infinitive if g.pack.drops_subject && addresses(g, sentence, group.first) => Ok(CueGroup { slot: Slot::Gerund, ..group }),
        // "è stato Rossi a criticare la scelta"
        Slot::Infinitive if g.pack.drops_subject && marked && is_cleft(g, sentence, head - 1) => Ok(CueGroup { first: head - 1, ..group }),
        // "A chiedere la chiusura è il sindaco"
        Slot::Infinitive if g.pack.drops_subject && marked && opens_cleft(g, sentence, head - 1) => {
            Ok(CueGroup { first: head - 1, ..group })
        }
        // "sono concordi nell'affermare che"
        Slot::Infinitive if g.pack.drops_subject && before.agreeing && g.is(end, Class::Complementiser) => Ok(group),
        Slot::Infinitive => Err("it is an infinitive: nobody is said to have spoken"),
        Slot::Gerund if before.progressive => Ok(CueGroup { slot: Slot::Finite, ..group }),
        // "a German warning that": a noun, behind the adjective of a country
        Slot::Gerund if g.pack.bare_clause && g.is_noun_cue(head) && group.first == head && behind_demonym(g, sentence, head) => {
            Err("it is a noun here")
        }
        Slot::Gerund => {
            // "a statement saying that", "a letter on Monday denouncing"
            let told = |i: usize| g.is_document(i) || g.is_any(i, &[Class::TimeNoun, Class::Weekday, Class::TimeWord]);
            // "…, while also suggesting that"
            let lead = (sentence.first + 1..group.first).rev().find(|&i| !g.is_adverb(i));
            // without the comma only where what was said follows: "insisted it was early while adding that"
            let leads = g.is(group.end, Class::Complementiser)
                || (group.end..group.end + 8).take_while(|&i| !g.is_finite(i)).any(|i| g.mark(i, ',') && g.opens_quote(i + 1));
            let while_also = lead.is_some_and(|i| {
                let opens = i <= sentence.first + 1 && g.is_any(sentence.first, &[Class::Adversative, Class::Coordinator]);
                let divided = g.mark(i - 1, ',') || leads || opens;
                g.is(i, Class::Subordinator) && divided && !g.is_any(i, &[Class::Preposition, Class::Complementiser])
            });
            let opening =
                g.is(sentence.first, Class::Subordinator) && !g.is_any(sentence.first, &[Class::Preposition, Class::Complementiser]);
            let while_also = while_also || opening && group.first == sentence.first + 1;
            let opens = before.be
                || group.first == sentence.first
                || g.mark(group.first - 1, ',')
                || g.kind(group.first - 1) == Some(TokenKind::Dash)
                || told(group.first - 1)
                || g.is_any(group.first - 1, &[Class::Coordinator, Class::Adversative])
                || !g.pack.bare_clause
                || while_also
                || g.closes_quote(group.first - 1)
                || g.mentions.covering(group.first - 1).is_some()
                || g.mentions.role_at(group.first - 1).is_some()
                || g.closes_share(group.first);
            // "reacted by proposing", "by promptly offering": the subject of the verb before
            let mut by = group.first;
            while by > sentence.first + 1 && g.is_adverb(by - 1) {
                by -= 1;
            }
            let means = g.pack.bare_clause && by > sentence.first && g.opens_means(by);
            // "quoted Anna Berg as saying": whoever stands before
            let reported = g.pack.bare_clause
                && group.first > sentence.first + 1
                && g.is(group.first - 1, Class::ParentheticalOpener)
                && (g.mentions.covering(group.first - 2).is_some()
                    || g.mentions.role_at(group.first - 2).is_some()
                    || quoted_by(g, sentence.first, group.first - 1).is_some());
            if reported && entry.act == "say" {
                return Ok(CueGroup { first: group.first - 1, ..group });
            }
            let clause = opens && !before.preposition || means;
            if !before.noun_like && clause || means { Ok(group) } else { Err("it opens no clause of its own") }
        }
        Slot::Conditional | Slot::Future => Err("it is hypothetical, or still to come"),
        Slot::Subjunctive => Err("it is in the subjunctive"),
        Slot::Other => Err("it is in the first or second person"),
        Slot::Noun | Slot::Preposition => Err("it is no verb here"),
    }
}

/// "was quoted | by the paper |", "was quoted on Monday | by the paper |": the first word of that passive, where "by" and whoever quotes stand
/// between it and `at`.
pub(super) fn quoted_by(g: &Grammar<'_>, from: usize, at: usize) -> Option<usize> {
    let by = (from + 1..at).rev().take(8).find(|&i| g.is(i, Class::By))?;
    (from..by - 1).rev().take(4).find(|&i| g.is(i, Class::Be) && g.is(i + 1, Class::Participle))
}

/// "the plan, called | “shameful” | by | Alan Hale |", "il piano, definito da Aldo Neri «folle»": a participle behind what it tells of, with what
/// stands in marks and the agent beside it. The agent, and the quotation.
pub(super) fn described_by<'a>(g: &Grammar<'a>, sentence: &Sentence, head: usize, end: usize) -> Option<(Phrase, &'a Quote)> {
    let before = head.checked_sub(1).filter(|b| *b >= sentence.first)?;
    let verb = [Class::Be, Class::Have, Class::Modal, Class::Coordinator, Class::Adversative, Class::Relative, Class::ParentheticalOpener];
    let noun = g.kind(before) == Some(TokenKind::Word) && !g.is_any(before, &verb) && !g.is_adverb(before) && !g.is_determiner(before);
    if !g.is(head, Class::Participle) || !noun && !g.mark(before, ',') || g.quote_at(head).is_some() {
        return None;
    }
    let opening = |at: usize| g.quote_at(at).filter(|q| q.open == at && q.end <= sentence.end);
    let agent = |by: usize| {
        let end = noun_phrase_end(g, by + 1, sentence.end);
        (by < sentence.end && g.is(by, Class::By) && end > by + 1).then_some(Phrase { first: by + 1, end })
    };
    // "called “Blue Moon” by": a title
    let plain = |q: &&Quote| g.token(q.inner_start()).is_some_and(|t| !t.is_capitalised());
    if let Some(quote) = opening(end).filter(plain) {
        return agent(quote.end).map(|agent| (agent, quote));
    }
    let agent = agent(end)?;
    let quote = opening(agent.end + usize::from(g.is(agent.end, Class::ParentheticalOpener)));
    quote.filter(plain).map(|quote| (agent, quote))
}

/// "a German | warning": whether the adjective of a country stands before the word at `at`, with an article before it.
fn behind_demonym(g: &Grammar<'_>, sentence: &Sentence, at: usize) -> bool {
    let demonym = at.checked_sub(1).and_then(|last| g.mentions.covering(last)).filter(|m| m.rule == "demonym" && m.end == at);
    demonym.is_some_and(|m| m.first > sentence.first && g.is_free_article(m.first - 1))
}

/// "presenta denuncia", "backed pledges", "wrote detailed proposals": a noun or participle right behind a finite verb, which
/// is its object.
fn behind_verb(g: &Grammar<'_>, sentence: &Sentence, head: usize) -> bool {
    // "denied reports that"
    let other = |i: usize| g.is_noun_cue(i) || g.pack.bare_clause && g.is_any(i, &[Class::Participle, Class::Document]);
    let verb = |i: usize| g.is_finite(i) && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]);
    // "the man who fled said": the verb of a relative clause
    let relative = || (sentence.first..head).rev().take(12).any(|i| g.is_any(i, &[Class::Relative, Class::Question]));
    head > sentence.first && other(head) && verb(head - 1) && !relative()
}

/// "In | una nota della ditta |, si legge", "Nel | rapporto dell'istituto | si legge": the document in front of the verb at `verb`, with which its
/// clause opens at `from`.
/// Whatever is `read` is a document: "Nel provvedimento si legge".
pub fn document_in_front(g: &Grammar<'_>, from: usize, verb: usize, read: bool) -> Option<Phrase> {
    let end = verb - usize::from(verb > from && g.mark(verb - 1, ','));
    let opens = |i: &usize| g.is(*i, Class::Preposition) && !g.is_any(*i, &[Class::Of, Class::By]);
    let at = (from..end).find(|i| !g.is_adverb(*i) && !g.is_any(*i, &[Class::Coordinator, Class::Adversative])).filter(opens)?;
    let first = at + 1;
    let noun = first + usize::from(g.is_determiner(first));
    let document = g.is_document(noun) || read && is_thing_read(g, at, noun);
    let whole = document && noun < end && noun_phrase_end(g, first, end) == end;
    whole.then_some(Phrase { first, end })
}

/// Whether the noun at `noun` behind the preposition at `at` can be what somebody reads something in: it has an article, and is no name.
fn is_thing_read(g: &Grammar<'_>, at: usize, noun: usize) -> bool {
    let article = g.is(at, Class::FusedArticle) || noun > at + 1;
    // "in una breve nota"
    let document = g.is_document(noun + 1);
    article
        && !document
        && g.mentions.covering(noun).is_none()
        && g.kind(noun) == Some(TokenKind::Word)
        && g.mentions.role_at(noun).is_none()
}

/// The report or letter in which something stands: "si legge | in una nota del ministero". Its first token, article included. Whatever is `read`
/// is a document.
pub fn document_behind(g: &Grammar<'_>, end: usize, read: bool) -> Option<usize> {
    let mut at = end;
    while g.is_adverb(at) {
        at += 1;
    }
    let place = g.is(at, Class::Preposition) && !g.is_any(at, &[Class::Of, Class::By]);
    let noun = at + 1 + usize::from(g.is_determiner(at + 1));
    (place && (g.is(noun, Class::Document) || read && is_thing_read(g, at, noun))).then_some(at + 1)
}

/// "who has lived here since May": whether the word at `at`, which may be a modal verb too, is a month within the sentence.
fn is_month(g: &Grammar<'_>, at: usize) -> bool {
    let within = at > 0 && g.kind(at - 1) == Some(TokenKind::Word);
    within && g.is(at, Class::Month) && g.token(at).is_some_and(Token::is_capitalised)
}

/// Whether a form that is an infinitive too is finite here: behind a plural subject, or before a clause of its own.
fn base_form_is_finite(g: &Grammar<'_>, sentence: &Sentence, first: usize, end: usize) -> bool {
    let mut first = first;
    while first > sentence.first && g.is_adverb(first - 1) {
        first -= 1;
    }
    if first == sentence.first {
        return false;
    }
    let before = first - 1;
    let Some(token) = g.token(before) else { return false };
    // "many of them acknowledge that"
    if g.is(before, Class::OtherPronoun) && before > sentence.first && g.is(before - 1, Class::Of) && g.is(end, Class::Complementiser) {
        return true;
    }
    // "Voters question the plan and worry that": joined to a finite verb
    let infinitive =
        || (sentence.first.max(before.saturating_sub(16))..before).any(|i| g.is(i, Class::InfinitiveMarker) || g.is(i, Class::Modal));
    if g.is(before, Class::Coordinator) && g.is(end, Class::Complementiser) && !infinitive() {
        // the first of those joined, of which none stands behind a conjunction
        let leads = |i: usize| (sentence.first..i).rev().find(|&b| !g.is_adverb(b)).is_some_and(|b| !g.is(b, Class::Coordinator));
        let verb =
            |i: usize| g.quote_at(i).is_none() && g.is(i, Class::Infinitive) && leads(i) && base_form_is_finite(g, sentence, i, i + 1);
        return (sentence.first + 1..before).rev().take(16).any(verb);
    }
    // "people who live there say"
    let several = |relative: usize| {
        let noun = relative - 1;
        g.is_plural(noun) || g.is(noun, Class::Plural) || g.mentions.role_at(noun).is_some_and(|r| r.plural)
    };
    if g.relative_clause_before(first, sentence.first).is_some_and(several) {
        return true;
    }
    if g.is_any(
        before,
        &[
            Class::InfinitiveMarker,
            Class::Possessive,
            Class::Be,
            Class::Have,
            Class::OtherPronoun,
            Class::Modal,
            Class::FirstPerson,
            Class::Article,
        ],
    ) {
        return false;
    }
    let plural_noun = g.is_plural(before);
    let plural_role = g.mentions.role_at(before).is_some_and(|r| r.plural);
    // "as Berg, the mayor, put it, “…”"
    let several_words = end > first + 1 && g.is(end - 1, Class::OtherPronoun);
    let behind_mark = (g.mark(before, ',') || g.closes_quote(before)) && (g.kind(end) == Some(TokenKind::Word) || several_words);
    let clause_follows = token.kind == TokenKind::Word
        && !g.is_any(before, &[Class::Preposition, Class::Coordinator])
        && (g.is_any(end, &[Class::Complementiser, Class::SubjectPronoun, Class::Article, Class::Determiner]) || g.opens_quote(end));
    // "42% say", "nearly a third say"
    if g.mark(before, '%') || before > sentence.first && g.is(before - 1, Class::Quantity) && g.is(before, Class::Quantity) {
        return true;
    }
    // "a false claim that": a noun with its article
    let noun = (before.saturating_sub(3)..=before).any(|i| i >= sentence.first && g.is(i, Class::Indefinite));
    if noun && !plural_noun && !plural_role {
        return false;
    }
    // "some say": a determiner alone
    let alone = g.is(before, Class::Determiner) && !g.is_any(before, &[Class::Article, Class::Possessive]);
    let alone = alone && (before == sentence.first || !g.is(before - 1, Class::Preposition));
    // "Anna Berg and Karl Voss say"
    let joined = g
        .mentions
        .covering(before)
        .is_some_and(|m| m.kind == Kind::Person && m.first > sentence.first + 1 && g.is(m.first - 1, Class::Coordinator));
    // "4 in 10 say", "9 percent say"
    let share = g.kind(before) == Some(TokenKind::Number)
        || before > sentence.first && g.is(before, Class::Quantity) && g.kind(before - 1) == Some(TokenKind::Number);
    alone
        || share
        || joined
        || g.is(before, Class::SubjectPronoun)
        || plural_role
        || plural_noun
        || behind_mark
        || clause_follows
        || g.is(before, Class::Relative)
}

fn with_auxiliary(g: &Grammar<'_>, mut group: CueGroup, before: &Left, reflexive: bool) -> Result<CueGroup, &'static str> {
    if before.be_participle && (before.have || before.be) {
        // "è stato annunciato"
        group.voice = Voice::Passive;
        return Ok(group);
    }
    if before.have && !before.be_participle {
        return Ok(group);
    }
    // "was quoted as saying": who is quoted says it
    if before.be && group.end > group.head + 1 && g.is_gerund(group.end - 1) {
        return Ok(group);
    }
    if before.be && !before.be_participle {
        // "si è detto" is active; an intransitive verb with "be" would be too, but cues of that sort are few
        group.voice = if reflexive && before.reflexive { Voice::Active } else { Voice::Passive };
        // "«Sono stufo», è sbottato il tecnico": behind a quotation, with its speaker behind it
        let mark = group.first.checked_sub(1).filter(|&m| g.mark(m, ',') || g.closes_quote(m));
        let quoted = mark.is_some_and(|m| g.closes_quote(m) || m > 0 && g.closes_quote(m - 1));
        let speaker = g.is(group.end, Class::Article)
            || g.mentions.role_at(group.end).is_some()
            || g.mentions.covering(group.end).is_some_and(|m| m.kind == Kind::Person);
        if quoted && speaker && g.pack.drops_subject {
            group.voice = Voice::Active;
        }
        // "fu accusato di aver mentito": what it is about
        let infinitive = g.is(group.end, Class::InfinitiveMarker) && g.is_infinitive(group.end + 1);
        let infinitive = infinitive && g.pack.cue(group.cue).frames.has(Frame::ObjectInfinitive);
        if g.is(group.end, Class::Of) && group.voice == Voice::Passive && !infinitive {
            return Err("it is an adjective here");
        }
        return Ok(group);
    }
    Err("it is a participle without an auxiliary")
}

/// "ha scritto al sindaco | per chiedere": behind a verb of writing or calling, with no other verb between, an infinitive of purpose.
fn addresses(g: &Grammar<'_>, sentence: &Sentence, infinitive: usize) -> bool {
    let Some(purpose) = infinitive.checked_sub(1).filter(|p| *p > sentence.first && g.is(*p, Class::Purpose)) else { return false };
    let free = |i: &usize| g.quote_at(*i).is_none();
    let verb = (sentence.first..purpose).rev().filter(free).take(20).find(|&i| g.is_any(i, &[Class::Finite, Class::Addressing]));
    let Some(verb) = verb.filter(|&v| g.is(v, Class::Addressing)) else { return false };
    let mut group = verb;
    while group > sentence.first && (g.is_adverb(group - 1) || g.is_any(group - 1, &[Class::Have, Class::Clitic, Class::ReflexiveClitic])) {
        group -= 1;
    }
    // "è stato contattato per chiedere": others wrote; and it is written to somebody
    let passive = group > sentence.first && g.is(group - 1, Class::Be) && !(group..verb).any(|i| g.is(i, Class::ReflexiveClitic));
    let told = (verb + 1..purpose).any(|i| g.is(i, Class::To) || g.mentions.covering(i).is_some() || g.mentions.role_at(i).is_some());
    let negated = group > sentence.first && g.is(group - 1, Class::Negation) || passive || !told;
    let future = (group..=verb).any(|i| g.is_any(i, &[Class::Future, Class::Conditional]));
    !negated && !future && !(verb..purpose).any(|i| g.is_hard_stop(i))
}

/// "è stato Rossi | a criticare", "sono i medici | a chiederlo": whether what stands before the infinitive says who did it.
fn is_cleft(g: &Grammar<'_>, sentence: &Sentence, marker: usize) -> bool {
    // "sono pochi i vicini disposti a commentare"
    let few = |i: usize| g.is(i, Class::Be) && g.is_any(i + 1, &[Class::Plural, Class::Quantity]) && !g.is(i + 1, Class::Article);
    if marker == 0 {
        return false;
    }
    if g.is(marker - 1, Class::Participle) && (sentence.first..marker - 1).rev().take(8).any(few) {
        return false;
    }
    // "È stato il padre, Aldo Neri, | ad annunciare": what describes him stands between commas
    let comma = marker.checked_sub(1).filter(|&c| c > sentence.first && g.mark(c, ','));
    let open = comma.and_then(|c| (sentence.first..c).rev().take(14).find(|&i| g.mark(i, ',') || g.is_finite(i)));
    let end = open.filter(|&i| g.mark(i, ',') && !g.is(i + 1, Class::Preposition)).unwrap_or(marker);
    let Some(mut phrase) = noun_phrase_before(g, end, sentence.first).filter(|p| p.end == end) else { return false };
    while phrase.first + 1 < end && g.is(phrase.first, Class::Be) {
        phrase.first += 1;
    }
    let mut be = phrase.first;
    while be > sentence.first && (g.is_adverb(be - 1) || g.is(be - 1, Class::Be)) {
        be -= 1;
    }
    let told = (be..phrase.first).any(|i| g.is(i, Class::Be) && g.is_finite(i) && !g.is_any(i, &[Class::Future, Class::Conditional]));
    // "è riuscito a chiedere" has a verb before the infinitive
    let somebody = g.is_determiner(phrase.first)
        || g.is(phrase.first, Class::SubjectPronoun)
        || (phrase.first..phrase.end).any(|i| g.mentions.covering(i).is_some());
    told && somebody
        && !g.is_any(phrase.first, &[Class::Indefinite, Class::Participle])
        && !(be > sentence.first && g.is(be - 1, Class::Negation))
}

/// "A chiedere | la chiusura è il sindaco": whether the marker of the infinitive opens its clause, and a form of "to be" follows.
pub(super) fn opens_cleft(g: &Grammar<'_>, sentence: &Sentence, marker: usize) -> bool {
    // "Il primo | a criticare il piano è stato Rossi"
    let first = || marker == sentence.first + 2 && g.is(marker - 1, Class::Ordinal) && g.is_definite_article(marker - 2);
    let opens = marker == sentence.first || g.mark(marker - 1, ',') || g.mark(marker - 1, ':') || g.mark(marker - 1, ';') || first();
    opens
        && !is_cleft(g, sentence, marker)
        && g.is(marker, Class::To)
        && (marker + 2..sentence.end).any(|i| g.is(i, Class::Be) && g.is_finite(i) && g.quote_at(i).is_none())
}

/// "ha incontrato i sindacati e | ribadito che", "has met the unions and | told them that": a participle that goes on behind
/// "and" with the auxiliary of the one before.
fn shares_auxiliary(g: &Grammar<'_>, sentence: &Sentence, first: usize) -> bool {
    let Some(joined) = first.checked_sub(1).filter(|j| *j > sentence.first && g.is(*j, Class::Coordinator)) else { return false };
    let free = |i: &usize| g.quote_at(*i).is_none();
    let Some(verb) = (sentence.first..joined).rev().filter(free).take(30).find(|&i| g.is_finite(i)) else { return false };
    let mut participle = verb + 1;
    while g.is_adverb(participle) {
        participle += 1;
    }
    let plain = g.kind(participle) == Some(TokenKind::Word) && !g.is_determiner(participle) && g.mentions.covering(participle).is_none();
    let crosses = |i: usize| g.is_hard_stop(i) || g.is_any(i, &[Class::Relative, Class::Complementiser, Class::Subordinator]);
    g.is(verb, Class::Have) && plain && participle < joined && !g.is(participle, Class::Be) && !(verb..joined).any(crosses)
}

/// What stands before a verb form, up to the start of its group.
#[derive(Debug, Default)]
struct Left {
    first: usize,
    have: bool,
    be: bool,
    be_participle: bool,
    reflexive: bool,
    negated: bool,
    future: bool,
    modal: bool,
    noun_like: bool,
    preposition: bool,
    infinitive_marker: bool,
    light: bool,
    emphatic: bool,
    joined: bool,
    agreeing: bool,
    subordinated: bool,
    progressive: bool,
}

/// "la secca | replica | del ministro": a noun behind article and adjective, which "of" follows.
fn is_described_noun(g: &Grammar<'_>, sentence: &Sentence, head: usize) -> bool {
    let of = g.is(head + 1, Class::Of) && !g.is_infinitive(head + 2) && !g.is_adverb(head + 1);
    let adjective =
        head.checked_sub(2).filter(|&article| article >= sentence.first && g.is(article, Class::Article)).is_some_and(|article| {
            let word = article + 1;
            g.kind(word) == Some(TokenKind::Word)
                && g.mentions.covering(word).is_none()
                && g.mentions.role_at(word).is_none()
                && !g.is_adverb(word)
        });
    // "| Replica | di Aldo Neri: «…»": a noun with which the sentence opens, and whose it is
    let owned = || (head + 2..head + 5).find(|&i| !g.leads_name(i)).is_some_and(|i| g.person_at(i).is_some());
    g.pack.drops_subject && g.is_noun_cue(head) && of && (adjective || head == sentence.first && owned())
}

/// "Lo dichiara in una nota il senatore": whether nothing that the verb at `head` could take follows in its sentence, and it is no noun.
fn points_back(g: &Grammar<'_>, head: usize) -> bool {
    let ends = |i: &usize| g.token(*i).is_none_or(|t| t.is_terminator());
    let takes = |i: usize| g.mark(i, ':') || g.quote_at(i).is_some() || g.is_any(i, &[Class::Complementiser, Class::InfinitiveMarker]);
    let noun = g.is_noun_cue(head) || g.is_any(head, &[Class::Document, Class::NounToo]);
    g.pack.drops_subject && !noun && g.is(head + 1, Class::Preposition) && !(head + 1..head + 30).take_while(|i| !ends(i)).any(takes)
}

impl Left {
    fn read(g: &Grammar<'_>, limit: usize, head: usize) -> Left {
        let mut left = Left { first: head, ..Left::default() };
        let mut at = head;
        let mut auxiliary = false;
        while at > limit && head - at < 7 {
            let i = at - 1;
            // "ha, poi, aggiunto", "aveva, in particolare, sottolineato"
            let inside = |k: &usize| *k > limit && g.kind(*k) == Some(TokenKind::Word) && !g.is_finite(*k);
            let aside =
                Some(i).filter(|&i| g.mark(i, ',') && i > limit + 2).map(|i| i - (1..5).take_while(|k| inside(&(i - k))).count() - 1);
            if let Some(open) = aside.filter(|&o| o > limit && o + 1 < i && g.mark(o, ',') && g.is_any(o - 1, &[Class::Have, Class::Be])) {
                at = open;
                continue;
            }
            if g.kind(i) != Some(TokenKind::Word) || g.mentions.covering(i).is_some() {
                break;
            }
            // "aveva in passato osservato", "si è in particolar modo riferito": a preposition and its noun behind the auxiliary
            let phrase = (1..3).filter_map(|back| i.checked_sub(back)).find(|&p| g.is(p, Class::Preposition) && p > limit);
            let phrase = phrase.filter(|&p| g.pack.drops_subject && g.is_any(p - 1, &[Class::Have, Class::Be]) && g.is_finite(p - 1));
            let plain = |k: usize| g.kind(k) == Some(TokenKind::Word) && !g.is_determiner(k);
            if let Some(p) = phrase.filter(|&p| g.is(head, Class::Participle) && (p + 1..=i).all(plain)) {
                at = p;
                left.first = p;
                continue;
            }
            // "aveva subito e nettamente smentito": two adverbs joined
            if g.is(i, Class::Coordinator) && g.is_adverb(i + 1) && i > limit && g.is_adverb(i - 1) && i + 1 < head {
                at = i;
                left.first = i;
                continue;
            }
            if g.is_possessive_suffix(i) {
                left.noun_like = at == head;
                break;
            }
            // "la legge": an article, unless a subject stands before it ("Rossi la definisce")
            // "«…»: lo assicura Rossi", "«…», gli fa eco il parroco"
            let divided = |b: usize| {
                let mark = (g.mark(b, ',') || g.mark(b, ':')) && b > limit && g.closes_quote(b - 1) && g.pack.drops_subject;
                g.kind(b) == Some(TokenKind::Dash) && g.quote_at(i).is_some() || mark
            };
            // "lo dice subito il sindaco", "lo dicono residenti e negozianti"
            let light = |k: &usize| g.is_adverb(*k) || g.is_any(*k, &[Class::TimeWord, Class::Weekday]);
            let subject_behind = || {
                let behind = (head + 1..head + 6).find(|k| !light(k));
                behind.is_some_and(|k| g.is(k, Class::Article) || g.mentions.role_at(k).is_some_and(|r| r.plural))
            };
            let clitic = g.is(i, Class::Clitic)
                && (at < head
                    || i > limit
                        && (g.mentions.covering(i - 1).is_some()
                            || g.is_any(i - 1, &[Class::SubjectPronoun, Class::Negation, Class::Relative]))
                    // "Lo dichiara in una nota il senatore"
                    || i == limit && limit > 0 && points_back(g, head)
                    // "Che la strada sia chiusa lo conferma Aldo Neri"
                    || i > limit + 2 && g.pack.drops_subject && g.is(limit, Class::Complementiser) && g.has_finite(limit + 1, i)
                    || (i == limit || divided(i - 1))
                        && (subject_behind()
                            || i > limit && g.is(head + 2, Class::Article)
                            || g.token(head + 1).is_some_and(Token::is_capitalised))
                    || !g.is(i, Class::Article));
            let article_not_clitic = g.is(i, Class::Article) && !clitic;
            // "uno di loro | racconta"
            if i >= limit + 2 && is_one_of_those(g, i - 2, i + 1) {
                break;
            }
            // but "ha a sua volta detto"
            if (article_not_clitic || g.is(i, Class::Possessive)) && g.adverb_phrase(i).is_none() {
                left.noun_like = at == head;
                break;
            }
            let infinitive = g.pack.has(g.doc.tokens[head].word, Class::Infinitive);
            let participles = i > limit && g.is(i - 1, Class::Participle) && g.is(head, Class::Participle);
            let joined_participle = at == head && g.is(i, Class::Coordinator) && participles && g.pack.drops_subject;
            if joined_participle || left.joined && g.is(i, Class::Participle) {
                // "ha documentato e denunciato": one auxiliary for both
                left.joined = true;
            } else if g.is_not_only(i, head) {
                // "not only said": it was said, and more
                break;
            } else if g.is(i, Class::Negation) {
                left.negated = true;
            } else if infinitive && g.is(i, Class::LightVerb) && !(at == head && g.is(i, Class::Preposition)) {
                left.light = true;
                left.emphatic |= g.is(i, Class::Modal);
            } else if infinitive
                && g.is(i, Class::InfinitiveMarker)
                && i > limit
                && (g.is(i - 1, Class::LightVerb) || i > limit + 1 && g.is_adverb(i - 1) && g.is(i - 2, Class::LightVerb))
            {
                // "ha tenuto a precisare", "went on to say"
            } else if g.is(i, Class::ReflexiveClitic) {
                // "si limita a ricordare": it belongs to the light verb
                left.reflexive |= !left.light;
            } else if g.is_any(i, &[Class::Have, Class::Be]) && !auxiliary {
                if g.is(i, Class::Be) && g.is(i, Class::Participle) {
                    left.be_participle = true;
                } else {
                    auxiliary = true;
                    left.have |= g.is(i, Class::Have);
                    left.be |= g.is(i, Class::Be);
                    // "avrebbe detto" is hearsay and counts; "will have said" does not
                    left.future |= g.is(i, Class::Future);
                }
            } else if g.is(i, Class::Progressive) && g.is_gerund(head) && (!auxiliary || left.progressive) {
                // "sta dicendo", "can be heard saying"
                auxiliary = true;
                left.progressive = true;
            } else if g.is(i, Class::Have) && left.be {
                left.have = true;
            } else if g.is(i, Class::Modal) && infinitive && (i + 1..head).any(|k| g.is(k, Class::Only)) && g.pack.bare_clause {
                // "would only say that"
                left.emphatic = true;
            } else if g.is(i, Class::Modal) && !is_month(g, i) {
                if g.is(i, Class::Participle) {
                    // "ha voluto sottolineare" goes with the infinitive
                } else {
                    left.modal = true;
                }
            } else if g.is(i, Class::Clitic) || g.is_adverb(i) || g.is(i, Class::Adversative) && i > limit && g.is(i - 1, Class::Negation) {
                // stays in the group; "has not yet said"
            } else {
                let opener = g.is(i, Class::ParentheticalOpener);
                left.preposition = at == head && g.is(i, Class::Preposition) && !opener;
                left.noun_like |= at == head
                    && (g.is(i, Class::Of)
                        || g.is_any(i, &[Class::Preposition])
                            && !opener
                            && !(g.pack.drops_subject && g.is(i, Class::Subordinator) || g.is(i, Class::Coordinator))
                            && g.is(head, Class::Finite));
                left.infinitive_marker = at == head && g.is(i, Class::InfinitiveMarker);
                left.subordinated =
                    at == head && g.is(i, Class::Subordinator) && !opener && !g.is_any(i, &[Class::Relative, Class::Preposition]);
                // "concordi | nell'affermare": a preposition that places, not one of purpose or time
                left.agreeing = left.preposition
                    && i > limit
                    && g.doc.word(i).ends_with(['\'', '’'])
                    && !g.is_any(i, &[Class::Of, Class::To, Class::By]);
                break;
            }
            at = i;
            left.first = i;
        }
        // adverbs at the left edge belong to the narrator, not to the group
        while left.first < head && g.is_adverb(left.first) && !g.is(left.first, Class::Negation) {
            left.first += 1;
        }
        left
    }
}
