//! Who speaks: from the words that name the source to a canonical id, with the whole article in view.
//!
//! Unknown is stated, never guessed: where nothing decides, the speaker stays empty.

use super::Attribution;
use super::author::{author, author_within, issued_by_last};
use super::content::{Draft, OWNER_UNKNOWN, Range};
use super::discourse::{Asked, Discourse, Subject};
use super::dropped::Dropped;
use super::governed::{is_agent, is_object, owns_subject};
use super::grammar::Grammar;
use super::phrase::Phrase;
use super::role::{named_in, only_person_of};
use super::source::resolve_phrase;
use crate::entity::{People, slug};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Gender, Slot};
use crate::text::TokenKind;
use crate::trace::{Origin, Step};

/// A speaker as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// Canonical id.
    pub id: Option<String>,
    /// How it was found.
    pub attribution: Attribution,
    /// The role, as written here.
    pub role: Option<String>,
    /// The country or body spoken for.
    pub speaks_for: Option<String>,
}

impl Resolved {
    /// Nobody who is known.
    pub(super) fn unknown() -> Self {
        Resolved { id: None, attribution: Attribution::Unknown, role: None, speaks_for: None }
    }

    /// The one with this id, found in this way.
    pub(super) fn named(id: &str, attribution: Attribution) -> Self {
        Resolved { id: Some(id.to_owned()), attribution, role: None, speaks_for: None }
    }

    /// The same, if it is known.
    pub(super) fn given(id: Option<String>, attribution: Attribution) -> Self {
        let attribution = if id.is_some() { attribution } else { Attribution::Unknown };
        Resolved { id, attribution, role: None, speaks_for: None }
    }

    /// Several people, or somebody without a name, as the phrase calls them.
    pub(super) fn group(g: &Grammar<'_>, phrase: Phrase) -> Self {
        Resolved::named(&group_id(g, phrase), Attribution::Group)
    }
}

/// Resolves the speaker of a draft in sentence number `sentence`.
pub fn resolve(g: &Grammar<'_>, people: &People, discourse: &Discourse, draft: &Draft, sentence: usize) -> Resolved {
    // what the speaker says, and to whom: he is named in neither
    let others: Vec<Range> = draft.content.iter().copied().chain(draft.addressee.map(|p| (p.first, p.end))).collect();
    match (draft.source, draft.cue) {
        (Some(phrase), _) => from_words(g, people, discourse, draft, phrase, sentence, &others),
        (None, _) if draft.rule == "colon-of-another" || draft.rule == OWNER_UNKNOWN => Resolved::unknown(),
        (None, None) => without_words(g, discourse, draft, sentence),
        (None, Some(cue)) => {
            let dropped = Dropped::new(g, people, discourse, draft, cue, sentence, &others);
            Resolved::given(dropped.speaker(), Attribution::DroppedSubject)
        }
    }
}

/// Who speaks, where the words of the phrase name the source.
fn from_words(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    draft: &Draft,
    phrase: Phrase,
    sentence: usize,
    others: &[Range],
) -> Resolved {
    // "She asked the minister … He replied"
    if let Some(pronoun) = g.pronoun_ending(phrase.first, phrase.end).filter(|p| !p.plural)
        && let Some(id) = answers(g, discourse, draft, sentence)
        && people.get(&id).is_some_and(|p| p.gender.agrees(pronoun.gender))
    {
        return Resolved::named(&id, Attribution::Pronoun);
    }
    // "ha letto le minacce ricevute: «…»": it is not told whose words they are
    if phrase.end == phrase.first + 1 && g.is(phrase.first, Class::Words) && g.mentions.role_at(phrase.first).is_none() {
        return Resolved::unknown();
    }
    let within = author_within(g, phrase);
    let told = author(g, phrase, sentence).or(within);
    if told.is_none()
        && let Some(id) = issued_by_last(g, discourse, phrase, sentence)
    {
        return Resolved::named(id, Attribution::CarriedOver);
    }
    let phrase = told.unwrap_or(phrase);
    // "Anna Berg MP"
    let letters = phrase.end > phrase.first + 1 && g.is(phrase.end - 1, Class::Honours) && g.mentions.covering(phrase.end - 2).is_some();
    let phrase = Phrase { end: phrase.end - usize::from(letters), ..phrase };
    let mut resolved = resolve_phrase(g, people, discourse, phrase, draft.apposition, sentence, others);
    if within.is_some() && resolved.attribution == Attribution::Name {
        resolved.attribution = Attribution::Pronoun;
    }
    if is_unclear(g, people, draft, phrase, sentence, &resolved) {
        return Resolved::unknown();
    }
    let named = resolved.id.as_deref();
    let another = resolved.attribution == Attribution::Epithet
        && named.is_some_and(|id| is_somebody_else(g, people, discourse, draft, phrase, sentence, id));
    if another || named.is_some_and(|id| id.starts_with("person:")) && is_last_of_several(g, draft, phrase) {
        return Resolved::group(g, phrase);
    }
    resolved
}

/// Whether somebody else than the resolved one may be meant by the pronoun of the phrase, or nobody in particular.
fn is_unclear(g: &Grammar<'_>, people: &People, draft: &Draft, phrase: Phrase, sentence: usize, resolved: &Resolved) -> bool {
    if let Some(pronoun) = g.pronoun_ending(phrase.first, phrase.end) {
        let fits = |id: &str| people.get(id).is_none_or(|p| p.gender.agrees(pronoun.gender));
        if resolved.id.as_deref().is_some_and(|id| may_be_answered(g, draft, sentence, id, fits)) {
            return true;
        }
    }
    if resolved.attribution == Attribution::Pronoun && resolved.id.as_deref().is_some_and(|id| is_client(g, people, draft, id)) {
        return true;
    }
    // "according to him": nobody in particular; but "those who know him"
    let is_pronoun = |i: usize| g.is(i, Class::OtherPronoun) && !g.is_determiner(i);
    resolved.attribution == Attribution::Group && phrase.end == phrase.first + 1 && is_pronoun(phrase.first)
}

/// Whether the noun of the phrase is said of somebody else than the person with this id, of whom was spoken last.
fn is_somebody_else(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    draft: &Draft,
    phrase: Phrase,
    sentence: usize,
    id: &str,
) -> bool {
    let is_of = |gender: Gender| people.get(id).is_some_and(|p| p.gender.agrees(gender));
    // "Rossi ha bloccato il ladro. «Lasciami», lo ha implorato il giovane": not he
    let just = || discourse.recent(sentence).next().is_some_and(|s| s.id == id);
    // "Anna Berg missed the rehearsal. “She is ill,” the director said": not she
    let spoken_of = || spoken_of(g, draft).is_some_and(is_of) && just();
    let gender = || people.get(id).is_some() && !is_of(own_gender(g, draft));
    // "Karl Benn walked out after the chairman said": nor is he who is named before in the sentence
    let beside = || g.pack.bare_clause && named_in(g, sentence, phrase.first).any(|m| m.id == id);
    beside() || has_object_clitic(g, draft) && just() || gender() || spoken_of()
}

/// "sia Rossi che Verdi hanno detto": whether the phrase is the last of several.
fn is_last_of_several(g: &Grammar<'_>, draft: &Draft, phrase: Phrase) -> bool {
    let several = draft.cue.is_some_and(|c| c.plural == Some(true)) && phrase.first > 0;
    // "al ministro Rossi e al sindaco Verdi, che hanno detto"
    let before = phrase.first.saturating_sub(if g.is(phrase.first.saturating_sub(1), Class::FusedArticle) { 2 } else { 1 });
    several && g.is_any(before, &[Class::Coordinator, Class::Complementiser])
}

/// Further back, in sentences, the speaker of a quotation without a cue has not spoken where somebody else is named since.
const CARRIED: usize = 3;

/// Who speaks in a quotation that no cue takes and no words give to somebody: whoever spoke before, unless somebody else may be meant.
fn without_words(g: &Grammar<'_>, discourse: &Discourse, draft: &Draft, sentence: usize) -> Resolved {
    let lead = lead_in(g, draft, sentence);
    let any = |class| lead.is_some_and(|(first, colon)| (first..colon).any(|i| g.is(i, class)));
    let his = any(Class::Words) && any(Class::Possessive);
    // "La replica arriva da Aldo Neri. Queste le sue parole: «…»"
    if let Some(id) = sentence.checked_sub(1).filter(|_| his).and_then(|before| only_person_of(g, before, usize::MAX)) {
        return Resolved::named(&id, Attribution::Pronoun);
    }
    // "«…», ha detto Rossi. Accanto c'era Anna Berg. «…»": either; but in an interview the questions name others too
    // "Il primo ad arrivare è stato Aldo Rossi. «…»"
    let told = |m: &Mention| g.pack.drops_subject && m.first > 0 && g.is(m.first - 1, Class::Be) && g.first_named(&m.id) == Some(m.first);
    let tells_who = |s: &Subject, number: usize| named_in(g, number, usize::MAX).any(|m| m.id != s.id && told(m));
    let others = |s: &Subject, number: usize| {
        introduces_another(g, number, &s.id)
            || tells_whose_words(g, number, &s.id)
            || tells_who(s, number)
            || his && named_in(g, number, usize::MAX).any(|m| m.id != s.id)
    };
    // "«…», ha detto Rossi. Il sindaco ha aperto l'aula. «…»"
    let somebody = |s: &Subject| s.id.starts_with("person:") && discourse.somebody_since(s, sentence);
    let far = |s: &Subject| {
        sentence - s.sentence > CARRIED && (s.sentence + 1..sentence).any(|n| named_in(g, n, usize::MAX).any(|m| m.id != s.id))
    };
    let since =
        |s: &Subject| !discourse.is_interview() && ((s.sentence + 1..sentence).any(|number| others(s, number)) || somebody(s) || far(s));
    // "Sconcerto tra i residenti: «…»", "La risposta è arrivata: «…»", "Lui non ci sta: «…»"
    let another = || leads_from_another(g, draft, sentence);
    let paragraph = g.doc.sentences[sentence].paragraph;
    let before = discourse.carried_over(g, paragraph, sentence, own_gender(g, draft), spoken_of(g, draft));
    // "“A hard choice.”", a paragraph of its own between others: a heading
    if !g.pack.drops_subject && is_crosshead(g, draft, sentence) {
        return Resolved::unknown();
    }
    let inside = |s: &Subject| another_inserted(g, draft, &s.id);
    // "«Vedo le stelle, Neri»": nobody calls himself
    let called = |s: &Subject| draft.content.iter().any(|c| calls(g, *c, &s.id));
    Resolved::given(before.filter(|s| !since(s) && !another() && !inside(s) && !called(s)).map(|s| s.id.clone()), Attribution::CarriedOver)
}

/// "That was the message from Tom Hale", "È quanto si legge nella nota di Aldo Neri": whether the sentence with this number tells that the words
/// beside it are of somebody else than the one with this id.
pub(super) fn tells_whose_words(g: &Grammar<'_>, number: usize, id: &str) -> bool {
    let Some(sentence) = g.doc.sentences.get(number) else { return false };
    let mut named = named_in(g, number, usize::MAX).peekable();
    let others = named.peek().is_some() && named.all(|m| m.id != id);
    let front = |tokens: usize| sentence.first..sentence.end.min(sentence.first + tokens);
    // "With those words, Tom Hale left", but not "Hale's answer came by evening"
    let determined = |i: usize| i > sentence.first && g.is_determiner(i - 1) && !g.is(i - 1, Class::Possessive);
    let points = |i: usize| g.is(i, Class::Words) && g.mentions.covering(i).is_none() && determined(i);
    let pointed = g.is(sentence.first, Class::Be) && g.is(sentence.first + 1, Class::Question) && g.pack.drops_subject;
    let opens = pointed
        || g.is(sentence.first, Class::Demonstrative)
        || g.is(sentence.first, Class::Determiner) && g.is(sentence.first + 1, Class::Be)
        || front(4).any(points)
        // "Il sindaco Aldo Neri commenta così"
        || front(8).any(|i| g.is(i, Class::Thus));
    others && opens && g.quote_at(sentence.first).is_none()
}

/// Whether a few quoted words are all that stands in their paragraph, and the next one goes on without a quotation.
fn is_crosshead(g: &Grammar<'_>, draft: &Draft, sentence: usize) -> bool {
    /// So many tokens a heading has at most, its marks included.
    const LONGEST: usize = 8;
    let Some(here) = g.doc.sentences.get(sentence).filter(|s| s.end - s.first <= LONGEST) else { return false };
    let whole = draft.content.iter().any(|c| c.0 == here.first && c.1 + 1 >= here.end);
    let paragraph = |number: usize| g.doc.sentences.get(number).map(|s| s.paragraph);
    let alone = (sentence == 0 || paragraph(sentence - 1) != Some(here.paragraph)) && paragraph(sentence + 1) != Some(here.paragraph);
    let next = g.doc.sentences.get(sentence + 1).is_some_and(|s| !g.opens_quote(s.first));
    whole && alone && next
}

/// Whether the words of the quotation name the person with this id, neither between dashes nor as those who signed it ("“…. Anna Berg.”").
fn calls(g: &Grammar<'_>, content: Range, id: &str) -> bool {
    let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash);
    let inserted = |m: &Mention| {
        let before = (content.0..m.first).rev().take(8).any(dash);
        before && (m.end..content.1).take(8).any(dash)
    };
    let signed = |m: &Mention| m.first > content.0 && g.token(m.first - 1).is_some_and(|t| t.is_terminator());
    id.starts_with("person:") && g.mentions.within(content.0, content.1).any(|m| m.id == id && !inserted(m) && !signed(m))
}

/// "«La strada – tagliò corto Aldo Neri – è chiusa»": whether the quotation holds an insertion with a verb and behind it the name of somebody
/// else, who may be the speaker where the verb is not known.
fn another_inserted(g: &Grammar<'_>, draft: &Draft, id: &str) -> bool {
    const LONGEST: usize = 6;
    let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash);
    let same = |a: usize, b: usize| g.mark(a, ',') && g.mark(b, ',') || dash(a) && dash(b);
    // "«Il progetto - si legge nella presentazione - è nuovo»"
    let one_reads = |&(first, end): &Range| {
        let open = (first..end).find(|&i| dash(i)).filter(|_| g.pack.drops_subject);
        open.is_some_and(|o| g.is(o + 1, Class::ReflexiveClitic) && g.is_finite(o + 2) && (o + 3..end).any(dash))
    };
    if draft.content.iter().any(one_reads) {
        return true;
    }
    draft.content.iter().any(|&(first, end)| {
        g.mentions.within(first, end).filter(|m| m.kind == Kind::Person && m.id != id).any(|m| {
            let open = (first..m.first).rev().take(LONGEST).find(|&i| g.mark(i, ',') || dash(i));
            g.pack.drops_subject && open.is_some_and(|open| same(open, m.end) && g.is_finite(open + 1))
        })
    })
}

/// Whether the words of the sentence before the colon that leads to the quotation tell of somebody, so that it is not of whoever spoke before.
pub(super) fn leads_from_another(g: &Grammar<'_>, draft: &Draft, sentence: usize) -> bool {
    let Some((first, colon)) = lead_in(g, draft, sentence) else { return false };
    if is_label(g, first, colon) {
        return true;
    }
    let person = |m: &&Mention| m.kind == Kind::Person && g.quote_at(m.first).is_none();
    if !g.pack.drops_subject {
        // "In Tom Hale's words: “…”", "A sign read: “…”"
        return g.is(first, Class::Indefinite) || !g.has_finite(first, colon) && g.mentions.within(first, colon).any(|m| person(&m));
    }
    // "Lo abbiamo chiesto ad Aldo Neri: «…»"
    let asks = |i: usize| g.pack.cues_of(g.doc.tokens[i].word).iter().any(|(cue, _)| g.pack.cue(*cue).act == "ask");
    let last = g.mentions.within(first, colon).last().filter(person).filter(|m| m.end == colon && m.first > first);
    if last.is_some_and(|m| g.is(m.first - 1, Class::To) && (first..m.first).any(asks)) {
        return true;
    }
    let governed = |m: &Mention| m.first > first && g.is_any(m.first - 1, &[Class::Preposition, Class::Of, Class::To, Class::By]);
    let verb = |m: &Mention| g.has_finite(first, m.first);
    let named =
        |m: &Mention| matches!(m.kind, Kind::Person | Kind::Organisation) && !governed(m) && !verb(m) && g.quote_at(m.first).is_none();
    let free =
        |i: usize| i == first || !g.is_any(i - 1, &[Class::Preposition, Class::Of, Class::By, Class::Article]) || g.is(i - 1, Class::To);
    let given = |i: usize| g.is_any(i, &[Class::GivenMasculine, Class::GivenFeminine]) && g.may_be_name(i);
    let unknown = |i: usize| given(i) && g.quote_at(i).is_none() && free(i);
    // "Mariolina, invece, è più dura: «…»"
    let names = || g.mentions.within(first, colon).any(named) || (first..colon).any(unknown);
    // "Sul muro una scritta: «…»", but not "La sua lettera si chiude così: «…»"
    let written = || !g.has_finite(first, colon) && (first..colon).any(|i| g.is(i, Class::Words));
    // "È un foglio scritto a mano, su cui si legge: «…»"
    let one_reads = colon > first + 2 && g.is(colon - 2, Class::ReflexiveClitic) && g.is(colon - 3, Class::Relative);
    if one_reads {
        return true;
    }
    // "Qualcuno ride: «…»"
    tells_of_somebody(g, first, colon) || names() || written() || g.is(first, Class::Somebody)
}

/// "HALE: “…”", "Berg Hale: “…”": whether nothing but capitalised words stands there that may be a name which no list knows.
fn is_label(g: &Grammar<'_>, first: usize, colon: usize) -> bool {
    let small = [Class::Adverb, Class::Coordinator, Class::Adversative, Class::Words, Class::Thus, Class::Preposition, Class::Determiner];
    let name = |i: usize| {
        let capital = g.kind(i) == Some(TokenKind::Word) && g.token(i).is_some_and(|t| t.is_capitalised());
        capital && !g.is_adverb(i) && !g.is_any(i, &small) && !g.is_noun_cue(i)
    };
    colon > first && colon - first <= 3 && (first..colon).all(name)
}

/// The words of the sentence before the colon that leads to the quotation.
fn lead_in(g: &Grammar<'_>, draft: &Draft, sentence: usize) -> Option<Range> {
    let first = g.doc.sentences.get(sentence)?.first;
    let colon = draft.content.first()?.0.checked_sub(1).filter(|&i| i > first && g.mark(i, ':'))?;
    Some((first, colon))
}

/// Whether somebody without a name, who is no complement of another word, is in `[first, end)`, or a pronoun, or an answer.
fn tells_of_somebody(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let answer =
        |i: usize| g.pack.cues_of(g.doc.tokens[i].word).iter().any(|(cue, slot)| *slot == Slot::Noun && g.pack.cue(*cue).act == "answer");
    (first..end).filter(|&i| g.quote_at(i).is_none()).any(|i| {
        let role = g.mentions.role_at(i).filter(|r| r.first == i && g.mentions.covering(i).is_none());
        // "le parole del presidente", "l'invito agli astanti", "è stato assunto un consulente", "a chi la accusa": no speaker
        let opener = (first..i).rev().find(|&k| !g.is_determiner(k) || g.is_any(k, &[Class::Of, Class::To]));
        let governed = || {
            let patient = |k: usize| g.is(k, Class::Participle) && k > first && g.is(k - 1, Class::Be) && g.is(k - 1, Class::Participle);
            opener.is_some_and(|k| g.is_any(k, &[Class::Of, Class::To, Class::Relative, Class::Question]) || patient(k))
        };
        // "illustrata da Anna Rossi, legale dei Neri", "incidenti e feriti": nor are what is told of a name, and a bare noun
        let told = || i > first + 1 && g.mark(i - 1, ',') && g.mentions.covering(i - 2).is_some();
        let bare = || i > first && !g.is_determiner(i - 1) && !g.mark(i - 1, ',');
        let pronoun = i == first && g.is(i, Class::SubjectPronoun) && !g.is_any(i, &[Class::FirstPerson, Class::Possessive]);
        role.is_some() && !governed() && !told() && !bare() || answer(i) || pronoun
    })
}

/// "«Sono arrivata tardi», ha detto": the gender in which whoever is quoted speaks of himself, where all that he says of himself agrees.
pub(super) fn own_gender(g: &Grammar<'_>, draft: &Draft) -> Gender {
    // not what he quotes of others
    let outer = |c: &Range, i: usize| g.quote_at(i).is_some_and(|q| q.open == c.0 || g.quote_at(c.0).is_some_and(|o| o.open == q.open));
    let tokens = draft.content.iter().flat_map(|c| (c.0..c.1).filter(|&i| outer(c, i)));
    let genders = tokens.filter(|&i| g.is(i, Class::IAm)).filter_map(|i| {
        let said = (i + 1..i + 4).find(|&k| !g.is_adverb(k))?;
        let word = g.doc.tokens.get(said).filter(|t| t.kind == TokenKind::Word && !t.is_capitalised() && !g.is(said, Class::Determiner))?;
        let word = word.span().slice(g.doc.text);
        let ends = |suffixes: &[String]| suffixes.iter().any(|s| word.ends_with(s.as_str()));
        match (ends(&g.pack.feminine_suffixes), ends(&g.pack.masculine_suffixes)) {
            (true, false) => Some(Gender::Feminine),
            (false, true) => Some(Gender::Masculine),
            _ => None,
        }
    });
    let mut own = None;
    for gender in genders {
        if own.is_some_and(|own| own != gender) {
            return Gender::Common;
        }
        own = Some(gender);
    }
    own.unwrap_or(Gender::Common)
}

/// "“She is ill,” …": the gender of somebody else, for whom the pronoun stands with which the quotation begins.
fn spoken_of(g: &Grammar<'_>, draft: &Draft) -> Option<Gender> {
    let first = draft.content.first().filter(|c| g.opens_quote(c.0)).map(|c| c.0 + 1)?;
    g.pronoun_ending(first, first + 1).filter(|p| !p.plural && p.gender != Gender::Neuter).map(|p| p.gender)
}

/// Whether quotations alone are the content.
pub(super) fn quotes_alone(g: &Grammar<'_>, draft: &Draft) -> bool {
    draft.content.iter().all(|c| g.quote_at(c.0).is_some_and(|q| q.open == c.0))
}

/// Whether a pronoun before the verb stands for one person of whom was spoken: "gli ha detto".
pub(super) fn has_object_clitic(g: &Grammar<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue.filter(|_| g.pack.drops_subject) else { return false };
    (cue.first..cue.head).any(|i| g.is_object_clitic(i) && !g.is(i, Class::FirstPerson))
}

/// Whom the pronoun before the verb of this draft stands for: the person who was subject before, where it agrees in gender.
pub(super) fn whom_clitic(g: &Grammar<'_>, discourse: &Discourse, draft: &Draft, sentence: usize, by: Option<&str>) -> Option<String> {
    let gender = clitic_gender(g, draft)?;
    let before = discourse.recent(sentence).find(|s| s.sentence < sentence)?;
    let person = before.id.starts_with("person:") && before.gender.agrees(gender) && by.is_none_or(|by| by != before.id);
    person.then(|| before.id.clone())
}

/// The gender of whom that pronoun stands for.
pub(super) fn clitic_gender(g: &Grammar<'_>, draft: &Draft) -> Option<Gender> {
    let cue = draft.cue.filter(|_| has_object_clitic(g, draft))?;
    let any = |class| (cue.first..cue.head).any(|i| g.is(i, class));
    match (any(Class::ForMan), any(Class::ForWoman)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// Who answers, where the sentence or the one before tells who was asked.
pub(super) fn answers(g: &Grammar<'_>, discourse: &Discourse, draft: &Draft, sentence: usize) -> Option<String> {
    let act = |name: &str| draft.cue.is_some_and(|c| g.pack.cue(c.cue).act == name);
    // "Judge Orr asked Tom Hale if he had left. “I had,” he said", "… «Avevo paura», ha spiegato"
    // "… He said he had left"
    let opens = || draft.source.is_some_and(|p| g.doc.sentences.get(sentence).is_some_and(|s| s.first == p.first));
    let says = act("say") || g.pack.drops_subject && act("explain");
    let replies = |asked: &Asked| asked.question && asked.sentence + 1 == sentence && (quotes_alone(g, draft) || opens()) && says;
    let Asked { by, whom, .. } = discourse.asked(sentence).filter(|asked| act("answer") || replies(asked))?;
    let whom = whom.as_ref()?;
    let person = whom.starts_with("person:") && by.as_ref().is_none_or(|by| by != whom);
    if person {
        g.note(|| Step::Candidate { id: whom.clone(), origin: Origin::Sentence(sentence), why_not: None });
    }
    person.then(|| whom.clone())
}

/// "Rossi ha attaccato Neri. «…», ha replicato": whether somebody else is named in the sentence before, who may be the one who answers.
pub(super) fn may_be_answered(g: &Grammar<'_>, draft: &Draft, sentence: usize, id: &str, fits: impl Fn(&str) -> bool) -> bool {
    let answer = draft.cue.is_some_and(|c| g.pack.cue(c.cue).act == "answer");
    let Some(before) = sentence.checked_sub(1).and_then(|s| g.doc.sentences.get(s)).filter(|_| answer) else { return false };
    let named = || g.mentions.within(before.first, before.end).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none());
    named().next().is_some_and(|m| m.id == id) && named().any(|m| m.id != id && fits(&m.id))
}

/// "That angered the mayor, Anna Berg. “It is late,” she said", "In piazza c'è Anna Rossi, commerciante. «È tardi», dice": the only person whom the
/// sentence before names, for the first time in the article, where nobody is the subject of it.
pub(super) fn introduced_before(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    sentence: usize,
    gender: Gender,
) -> Option<String> {
    let number = sentence.checked_sub(1)?;
    let from = g.doc.sentences.get(number)?.first;
    let mut named = named_in(g, number, usize::MAX);
    let person = named.next()?;
    let first = g.first_named(&person.id) == Some(person.first);
    let only = first && named.all(|m| m.id == person.id) && discourse.recent(sentence).all(|s| s.sentence != number || s.id == person.id);
    let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Of) || g.mentions.role_at(i).is_some() || g.mark(i, ',');
    let opener = (from..person.first).rev().find(|&i| !small(i));
    let owned = g.is_possessive_suffix(person.end) || opener.is_some_and(|i| g.is(i, Class::Of));
    // "Ha incontrato Anna Rossi. «È tardi», ha detto": but who is told to be somebody
    let role = |i: usize| g.mentions.role_at(i).is_some() || g.kind(i) == Some(TokenKind::Number);
    let described = g.mark(person.end, ',') && (person.end + 1..person.end + 4).any(role);
    let end = g.doc.sentences.get(number)?.end;
    let apposed = || g.mark(person.first - 1, ',') && (from..person.first).any(|i| g.mentions.role_at(i).is_some());
    let closes = || person.end + 1 >= end && person.first > from && (g.mentions.role_at(person.first - 1).is_some() || apposed());
    let pronoun = || (from..end).any(|i| g.is(i, Class::SubjectPronoun) && !g.is_determiner(i) && g.quote_at(i).is_none());
    let told = if g.pack.drops_subject {
        described && (!is_object(g, from, person) || g.is(person.first - 1, Class::Be))
    } else {
        (described || closes()) && !pronoun()
    };
    let fits = people.get(&person.id).is_none_or(|p| p.gender.agrees(gender)) && !discourse.is_dead(&person.id);
    (only && !owned && told && fits).then(|| person.id.clone())
}

/// "Verdi ha una casetta in cui Anna Berg vende frutta": whether the sentence with this number names a person for the first time, and not
/// the one with this id.
pub(super) fn introduces_another(g: &Grammar<'_>, number: usize, id: &str) -> bool {
    let from = g.doc.sentences.get(number).map_or(0, |s| s.first);
    let with = |m: &Mention| (from..m.first).rev().find(|&i| !g.is_determiner(i) && g.mentions.role_at(i).is_none());
    let new = |m: &Mention| {
        let beside = with(m).is_some_and(|i| g.is_any(i, &[Class::Partner, Class::Of])) && !owns_subject(g, from, m);
        g.first_named(&m.id) == Some(m.first) && !beside && !is_object(g, from, m) && !is_agent(g, from, m)
    };
    named_in(g, number, usize::MAX).all(|m| m.id != id) && named_in(g, number, usize::MAX).any(new)
}

/// Whether these tokens name this person, in a quotation or behind token `at`: nobody speaks of himself by name, nor is
/// named behind the pronoun that means him ("Rossi is late, he said", not "he said Rossi is late").
pub(super) fn names_person(g: &Grammar<'_>, others: &[Range], at: usize, id: &str) -> bool {
    // "Nessuno – dice Rossi – lo sapeva" tells who speaks
    let told = |m: &Mention| m.first > 1 && g.is_finite(m.first - 1) && g.kind(m.first - 2) == Some(TokenKind::Dash);
    let bound = |m: &Mention| m.id == id && !told(m) && (m.first > at || g.quote_at(m.first).is_some());
    // "Tom Ashby had lied, he said": nor does he speak of himself by name
    let opens = |c: &Range, m: &Mention| {
        let small = |i: usize| g.is_determiner(i) || g.is_adverb(i) || g.mark(i, ',');
        let before = |i: usize| small(i) || g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some();
        // nor, as in "Tom Ashby's suit was ruined, he added", of what is his
        let own = g.is_possessive_suffix(m.end);
        c.1 <= at && m.id == id && (c.0..m.first).all(before) && (g.is_finite(m.end) || g.mark(m.end, ',') || own)
    };
    id.starts_with("person:") && others.iter().any(|c| g.mentions.within(c.0, c.1).any(|m| bound(m) || opens(c, m)))
}

/// The id of somebody without a name, or several.
fn group_id(g: &Grammar<'_>, phrase: Phrase) -> String {
    let mut first = phrase.first;
    while first + 1 < phrase.end && g.is_definite_article(first) {
        first += 1;
    }
    let name = slug(g.doc.span(first, phrase.end).slice(g.doc.text));
    format!("group:{}", if name.is_empty() { "unnamed" } else { &name })
}

/// "Mark Ross is in jail. “My client is innocent,” he said": whether a lawyer speaks, and of this person no role is told.
pub(super) fn is_client(g: &Grammar<'_>, people: &People, draft: &Draft, id: &str) -> bool {
    let owned = |i: usize| g.is(i, Class::Possessive) && g.is(i + 1, Class::Client);
    people.get(id).is_some_and(|p| p.roles.is_empty()) && draft.content.iter().any(|c| (c.0..c.1).any(owned))
}

/// The addressee's id: a person, country or organisation named in the phrase, else the group it names.
pub fn addressee(g: &Grammar<'_>, people: &People, discourse: &Discourse, phrase: Phrase, sentence: usize) -> Option<String> {
    if g.is_any(phrase.first, &[Class::FirstPerson, Class::OtherPronoun, Class::Possessive]) && phrase.end == phrase.first + 1 {
        return None;
    }
    let speaks = |i: usize| {
        g.mentions.covering(i).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country))
            || g.mentions.role_at(i).is_some()
            || g.is(i, Class::SubjectPronoun)
    };
    let place = g.mentions.covering(phrase.first).is_some_and(|m| m.kind == Kind::Place);
    if place || !(phrase.first..phrase.end).any(speaks) {
        return None;
    }
    g.note(|| Step::Addressee);
    let id = resolve_phrase(g, people, discourse, phrase, None, sentence, &[]).id?;
    // "the German parliament": a body without a name is one where it speaks
    let named = !id.starts_with("org:") || g.first_named(&id).is_some();
    Some(if named { id } else { group_id(g, phrase) })
}
