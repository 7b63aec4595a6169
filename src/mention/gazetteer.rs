//! Matches the terms of the pack against the tokens of a text.

use crate::pack::{Case, Class, CountryClass, Gender, LanguagePack, Meaning, RoleClass, Slot, Term, TermStart, WordId};
use crate::text::{Document, Shape, TokenKind, behind_elision};
use std::collections::BTreeSet;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// A noun for a speaker in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleMatch {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
    /// The gender it shows.
    pub gender: Gender,
    /// Whether it is plural.
    pub plural: bool,
    /// What kind of speaker.
    pub class: RoleClass,
}

/// A name of the gazetteers in the text.
#[derive(Debug, Clone, Copy)]
pub struct NameMatch<'p> {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
    /// Country, resource or organisation.
    pub meaning: &'p Meaning,
}

/// A subject pronoun in the text.
#[derive(Debug, Clone, Copy)]
pub struct PronounMatch {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
    /// The gender it shows.
    pub gender: Gender,
    /// Whether it is plural.
    pub plural: bool,
    /// Whether it means who was named last.
    pub latter: bool,
    /// Whether it stands behind prepositions only: "him".
    pub object: bool,
}

/// A cue of several words in the text.
#[derive(Debug, Clone, Copy)]
pub struct CueMatch {
    /// Index of its first token.
    pub first: usize,
    /// One past the index of its last token.
    pub end: usize,
    /// Index into the pack's cues.
    pub cue: u32,
    /// Which form its first word is.
    pub slot: Slot,
}

/// Everything of the pack's terms that stands in a text.
#[derive(Debug, Default)]
pub struct TermMatches<'p> {
    /// Names, longest first where they begin together, none within another or within an exception.
    pub names: Vec<NameMatch<'p>>,
    /// Nouns for speakers, none within another.
    pub roles: Vec<RoleMatch>,
    /// Subject pronouns.
    pub pronouns: Vec<PronounMatch>,
    /// Cues of several words.
    pub cues: Vec<CueMatch>,
    /// Classes that a phrase gives to its tokens: first, end, class.
    pub phrases: Vec<(usize, usize, Class)>,
}

/// Between a modal verb and its infinitive stand fewer tokens than this.
const WIDEST_MODAL: usize = 3;

/// A word of trade shows that a doubtful form is a resource, up to so many tokens away.
const NEAR_TRADE: usize = 6;

/// No exception is longer than this, in tokens.
const LONGEST_EXCEPTION: usize = 16;

/// Matches all terms.
pub fn match_terms<'p>(doc: &Document<'_>, pack: &'p LanguagePack) -> TermMatches<'p> {
    let mut out = TermMatches::default();
    let mut names: Vec<NameMatch<'p>> = Vec::new();
    let mut exceptions: Vec<(usize, usize, &str)> = Vec::new();
    let mut starts = doc.sentences.iter().map(|s| s.first).peekable();
    let mut sentence_start = 0;
    for at in 0..doc.tokens.len() {
        while starts.next_if(|s| *s <= at).is_some() {
            sentence_start = at;
        }
        if pack.is_unknown(doc.tokens[at].word) {
            if doc.word(at).contains('-') {
                out.roles.extend(ranked_role(doc, pack, at));
                let [country, other] = joined_countries(doc, pack, at);
                names.extend(country.or_else(|| joined_resource(doc, pack, at)));
                names.extend(other);
            }
            continue;
        }
        if !doc.classes[at].begins_term() {
            continue;
        }
        // the words that a term can go on with: an adverb or a day may stand between the words of a cue
        let word = |at: usize| doc.tokens.get(at).map(|token| token.word);
        let next = word(at + 1);
        let inserted = if doc.has(at + 1, Class::Adverb) || doc.has(at + 1, Class::Weekday) {
            1
        } else {
            2 * usize::from(doc.has(at + 1, Class::Preposition) && doc.has(at + 2, Class::Weekday))
        };
        let behind = if inserted > 0 { word(at + 1 + inserted) } else { None };
        for start in
            pack.terms_of(doc.tokens[at].word).iter().filter(|start| start.next.is_none() || start.next == next || start.next == behind)
        {
            let term = pack.term(start.term);
            let mut end = at + 1 + term.tail.len();
            if matches!(term.meaning, Meaning::Cue(..)) && !tail_matches(doc, term, at, at, end) {
                // "mette subito in evidenza", "called Wednesday for", "called on Wednesday for"
                if inserted == 0 || !tail_matches(doc, term, at, at + inserted, end + inserted) {
                    continue;
                }
                end += inserted;
            } else if !matches!(term.meaning, Meaning::Cue(..)) && !tail_matches(doc, term, at, at, end)
                || !case_matches(doc, pack, term, at, end, at == sentence_start)
                || matches!(term.meaning, Meaning::Organisation(_)) && end == at + 1 && opens_with_participle(doc, at, at == sentence_start)
            {
                continue;
            }
            match &term.meaning {
                Meaning::Country(..) | Meaning::Resource(_) | Meaning::Organisation(_) => {
                    names.push(NameMatch { first: at, end, meaning: &term.meaning })
                }
                // "l'ad", but not "ad aprire"
                Meaning::Role { .. } if end == at + 1 && doc.has(at, Class::Preposition) && !behind_elision(doc.text, &doc.tokens, at) => {}
                Meaning::Role { gender, plural, class } => {
                    let gender = if *gender == Gender::Common && !plural { article_gender(doc, pack, at) } else { *gender };
                    push_longest(&mut out.roles, RoleMatch { first: at, end, gender, plural: *plural, class: *class })
                }
                Meaning::Pronoun { gender, plural, latter, object } => {
                    let (gender, plural, latter, object) = (*gender, *plural, *latter, *object);
                    out.pronouns.push(PronounMatch { first: at, end, gender, plural, latter, object });
                }
                Meaning::Exception(id) => exceptions.push((at, end, id)),
                Meaning::Cue(cue, slot) => out.cues.push(CueMatch { first: at, end, cue: *cue, slot: *slot }),
                Meaning::Phrase(Class::Adverb) if goes_on(doc, pack, end) => {}
                Meaning::Phrase(class) => out.phrases.push((at, end, *class)),
            }
        }
    }
    // exceptions come in the order of their first token, and are short
    names.retain(|n| {
        let from = exceptions.partition_point(|(first, _, _)| first + LONGEST_EXCEPTION < n.first);
        let near = exceptions[from..].iter().take_while(|(first, _, _)| *first <= n.first);
        !near.into_iter().any(|(_, end, id)| n.end <= *end && is_id(n.meaning, id))
    });
    names.retain(|n| !is_currency(doc, n) && !is_verb(doc, pack, n));
    drop_doubtful(doc, &mut names);
    for name in &mut names {
        if is_language(doc, pack, name) {
            name.meaning = &LANGUAGE;
        }
    }
    // longest first at each place; of equals, the one listed first in the data
    names.sort_by_key(|n| (n.first, usize::MAX - n.end, is_homonym(n)));
    prefer_homonyms(doc, &mut names);
    let mut until = 0;
    names.retain(|n| {
        // the second country of a joined word stands where the first one does
        let keep = n.first >= until || n.end == until && pack.is_unknown(doc.tokens[n.first].word);
        if keep {
            until = n.end;
        }
        keep
    });
    out.names = names;
    out
}

/// "alla fine | del vertice": whether the words that end at `end` have a complement, which an adverb has not. "in parte di cambiare" goes
/// on with an infinitive.
fn goes_on(doc: &Document<'_>, pack: &LanguagePack, end: usize) -> bool {
    let infinitive = || {
        let Some(token) = doc.tokens.get(end + 1) else { return false };
        let word = token.span().slice(doc.text);
        pack.has(token.word, Class::Infinitive) || pack.infinitive_suffixes.iter().any(|s| word.ends_with(s.as_str()))
    };
    doc.has(end, Class::Of) && !(doc.has(end, Class::InfinitiveMarker) && infinitive())
}

/// The gender that the article before token `at` shows: "la manager".
fn article_gender(doc: &Document<'_>, pack: &LanguagePack, at: usize) -> Gender {
    let Some(before) = at.checked_sub(1).filter(|b| doc.tokens[*b].kind == TokenKind::Word) else { return Gender::Common };
    let word = doc.word(before).to_lowercase();
    if pack.feminine_articles.contains(&word) {
        Gender::Feminine
    } else if pack.masculine_articles.contains(&word) {
        Gender::Masculine
    } else {
        Gender::Common
    }
}

fn is_homonym(name: &NameMatch<'_>) -> bool {
    matches!(name.meaning, Meaning::Country(_, CountryClass::Homonym))
}

/// A name that is joined to a sign of money is part of a currency: "US$".
fn is_currency(doc: &Document<'_>, name: &NameMatch<'_>) -> bool {
    let end = doc.tokens[name.end - 1].end;
    doc.tokens.get(name.end).is_some_and(|t| t.start == end && t.first.general_category() == GeneralCategory::CurrencySymbol)
}

/// What a language means: a listed word that is no mention.
static LANGUAGE: Meaning = Meaning::Phrase(Class::LanguageCue);

/// An adjective of a people that stands alone behind "speaks" or "in" is a language: "speaks Orlinian", "parla l'orlinese", "in
/// Orlinian." Beside a noun it is none: "in Orlinian waters".
fn is_language(doc: &Document<'_>, pack: &LanguagePack, name: &NameMatch<'_>) -> bool {
    if !matches!(name.meaning, Meaning::Country(_, CountryClass::Demonym)) || name.end - name.first > 1 {
        return false;
    }
    let article = usize::from(name.first > 0 && doc.has(name.first - 1, Class::Article));
    if article == 1 && pack.bare_clause {
        // "speaks for the Orlinians"
        return false;
    }
    // "in Orlinians' homes"
    let end = doc.tokens[name.end - 1].end;
    if doc.tokens.get(name.end).is_some_and(|t| t.kind == TokenKind::Quote && t.start == end && matches!(t.first, '\'' | '’')) {
        return false;
    }
    let noun = |t: &crate::text::Token| {
        let small = [Class::Preposition, Class::Coordinator, Class::Adverb, Class::Finite, Class::Have, Class::Be, Class::Relative];
        t.kind == TokenKind::Word && !small.iter().any(|class| pack.has(t.word, *class))
    };
    let alone = !doc.tokens.get(name.end).is_some_and(noun);
    alone && name.first.checked_sub(1 + article).is_some_and(|at| doc.has(at, Class::LanguageCue))
}

/// A noun does not stand behind a modal verb, nor between the mark of an infinitive and a determiner: "could fuel", "to
/// cement her".
fn is_verb(doc: &Document<'_>, pack: &LanguagePack, name: &NameMatch<'_>) -> bool {
    // "will only fuel": adverbs, and the marks around a single word
    let told = |at: &usize| doc.tokens[*at].kind != TokenKind::Quote && (doc.has(*at, Class::Modal) || !doc.has(*at, Class::Adverb));
    let before = (name.first.saturating_sub(WIDEST_MODAL)..name.first).rev().find(told).map(|at| &doc.tokens[at]);
    matches!(name.meaning, Meaning::Resource(_))
        && doc.tokens[name.first].shape == Shape::Lower
        && before.is_some_and(|t| {
            let determined = |word| [Class::Article, Class::Possessive, Class::Determiner].iter().any(|c| pack.has(word, *c));
            let infinitive = pack.bare_clause && pack.has(t.word, Class::InfinitiveMarker);
            pack.has(t.word, Class::Modal) || infinitive && doc.tokens.get(name.end).is_some_and(|next| determined(next.word))
        })
}

/// Takes away doubtful forms of resources that nothing shows to be traded: "a crude joke", "the energy of the crowd". A word of trade
/// shows it, or another resource in the sentence; what is shown once, or has another form in the article, is read everywhere in it.
fn drop_doubtful(doc: &Document<'_>, names: &mut Vec<NameMatch<'_>>) {
    let doubtful = |n: &NameMatch<'_>| n.end == n.first + 1 && doc.has(n.first, Class::DoubtfulResource);
    fn resource<'p>(name: &NameMatch<'p>) -> Option<&'p str> {
        match name.meaning {
            Meaning::Resource(id) => Some(id),
            _ => None,
        }
    }
    if !names.iter().any(|n| resource(n).is_some() && doubtful(n)) {
        return;
    }
    let clear: Vec<(usize, &str)> = names.iter().filter(|n| !doubtful(n)).filter_map(|n| resource(n).map(|id| (n.first, id))).collect();
    let is_traded = |n: &NameMatch<'_>| {
        let number = doc.sentence_at(n.first);
        let (first, end) = doc.sentences.get(number).map_or((n.first, n.end), |s| (s.first, s.end));
        let mut near = n.first.saturating_sub(NEAR_TRADE).max(first)..(n.end + NEAR_TRADE).min(end);
        let beside = clear.get(clear.partition_point(|(at, _)| *at < first));
        near.any(|at| at != n.first && doc.has(at, Class::Trade)) || beside.is_some_and(|(at, _)| *at < end)
    };
    let mut shown: BTreeSet<&str> = clear.iter().map(|(_, id)| *id).collect();
    shown.extend(names.iter().filter(|n| doubtful(n)).filter_map(|n| resource(n).filter(|_| is_traded(n))));
    names.retain(|n| resource(n).filter(|_| doubtful(n)).is_none_or(|id| shown.contains(id)));
}

/// Takes away the names of countries where a place of the same name in another country is meant: a region of that country
/// stands beside it ("Orlin, Texas"), or the article has more of these, and of townspeople ("an Orlin resident"), than names of
/// third countries.
fn prefer_homonyms(doc: &Document<'_>, names: &mut Vec<NameMatch<'_>>) {
    let same = |a: &NameMatch<'_>, b: &NameMatch<'_>| a.first == b.first && a.end == b.end;
    if !names.iter().any(is_homonym) {
        return;
    }
    let is_region = |n: &NameMatch<'_>, of: &str| matches!(n.meaning, Meaning::Country(id, CountryClass::Region) if id == of);
    let doubtful: Vec<bool> = (0..names.len()).map(|i| names.get(i + 1).is_some_and(|n| is_homonym(n) && same(n, &names[i]))).collect();
    let is_third = |n: &NameMatch<'_>, home: &str| matches!(n.meaning, Meaning::Country(id, CountryClass::Name | CountryClass::Demonym | CountryClass::Capital) if id != home);
    let mut at_home: Vec<(&str, bool)> = Vec::new();
    let mut dropped = vec![false; names.len()];
    for number in (0..names.len()).filter(|number| doubtful[*number]) {
        let name = &names[number];
        let Meaning::Country(home, _) = names[number + 1].meaning else { continue };
        let beside = |end: usize, first: usize| first == end + 1 && doc.tokens[end].is(',');
        let next = names[number..].iter().find(|n| n.first >= name.end);
        let last = names[..number].iter().rev().find(|n| n.end <= name.first);
        let address = next.is_some_and(|n| is_region(n, home) && beside(name.end, n.first))
            || last.is_some_and(|n| is_region(n, home) && beside(n.end, name.first));
        dropped[number] = address
            || at_home.iter().find(|(of, _)| of == home).map(|(_, yes)| *yes).unwrap_or_else(|| {
                let regions = names.iter().filter(|n| is_region(n, home)).count();
                let townspeople = names.iter().zip(&doubtful).filter(|(n, doubtful)| **doubtful && doc.has(n.end, Class::Town)).count();
                let thirds = names.iter().zip(&doubtful).filter(|(n, doubtful)| !**doubtful && is_third(n, home)).count();
                let more = regions + townspeople > thirds;
                at_home.push((home, more));
                more
            });
    }
    let mut dropped = dropped.into_iter();
    names.retain(|_| !dropped.next().unwrap_or(false));
}

/// The first two countries in a word of countries and ordinary words: "Orlinian-Lidian", "non-Orlinian", "Orlinian-flagged".
fn joined_countries<'p>(doc: &Document<'_>, pack: &'p LanguagePack, at: usize) -> [Option<NameMatch<'p>>; 2] {
    let is_country = |start: &&TermStart| {
        let term = pack.term(start.term);
        term.tail.is_empty() && matches!(term.meaning, Meaning::Country(_, CountryClass::Name | CountryClass::Demonym))
    };
    let mut found: [Option<&Meaning>; 2] = [None, None];
    for part in doc.word(at).split('-') {
        let word = pack.lookup(&part.to_lowercase());
        let capital = part.starts_with(char::is_uppercase);
        let country = pack.terms_of(word).iter().find(is_country);
        // "guerra orlino-lida": a language that writes demonyms small joins two of them
        let Some(country) = country.filter(|start| capital || matches!(pack.term(start.term).case, Case::Any)) else {
            if capital && word == WordId::UNKNOWN {
                return [None, None];
            }
            continue;
        };
        let meaning = &pack.term(country.term).meaning;
        match found {
            [None, _] => found[0] = Some(meaning),
            [Some(first), None] if country_of(first) != country_of(meaning) => found[1] = Some(meaning),
            _ => {}
        }
    }
    found.map(|meaning| meaning.map(|meaning| NameMatch { first: at, end: at + 1, meaning }))
}

fn country_of(meaning: &Meaning) -> Option<&str> {
    match meaning {
        Meaning::Country(id, _) => Some(id),
        _ => None,
    }
}

/// The resource that a participle is joined to: "wheat-growing", "coal-fired".
fn joined_resource<'p>(doc: &Document<'_>, pack: &'p LanguagePack, at: usize) -> Option<NameMatch<'p>> {
    let (resource, verb) = doc.word(at).split_once('-')?;
    let verb = pack.lookup(verb);
    if !(pack.has(verb, Class::Gerund) || pack.has(verb, Class::Participle)) {
        return None;
    }
    let terms = pack.terms_of(pack.lookup(&resource.to_lowercase()));
    let of_resource = |term: &&Term| term.tail.is_empty() && matches!((&term.meaning, term.case), (Meaning::Resource(_), Case::Any));
    let term = terms.iter().map(|start| pack.term(start.term)).find(of_resource)?;
    Some(NameMatch { first: at, end: at + 1, meaning: &term.meaning })
}

/// The role of one word that a rank is joined to: "vice-sindaco", "ex-president".
fn ranked_role(doc: &Document<'_>, pack: &LanguagePack, at: usize) -> Option<RoleMatch> {
    let (rank, role) = doc.word(at).split_once('-')?;
    let of_role = |start: &TermStart| match &pack.term(start.term).meaning {
        Meaning::Role { gender, plural, class } if start.next.is_none() => {
            Some(RoleMatch { first: at, end: at + 1, gender: *gender, plural: *plural, class: *class })
        }
        _ => None,
    };
    pack.has(pack.lookup(&rank.to_lowercase()), Class::Rank)
        .then(|| pack.terms_of(pack.lookup(&role.to_lowercase())).iter().find_map(of_role))?
}

fn push_longest(roles: &mut Vec<RoleMatch>, role: RoleMatch) {
    match roles.last_mut() {
        Some(last) if last.first == role.first => {
            if role.end > last.end {
                *last = role;
            }
        }
        Some(last) if role.first < last.end => {}
        _ => roles.push(role),
    }
}

fn is_id(meaning: &Meaning, id: &str) -> bool {
    match (meaning, id.split_once(':')) {
        (Meaning::Country(own, _), Some(("country", other)))
        | (Meaning::Resource(own), Some(("resource", other)))
        | (Meaning::Organisation(own), Some(("org", other))) => own == other,
        _ => false,
    }
}

/// Whether the words of the term behind its first one, which stands at `at`, are those behind `last`, up to `end`.
fn tail_matches(doc: &Document<'_>, term: &Term, at: usize, last: usize, end: usize) -> bool {
    end <= doc.tokens.len()
        && doc.tokens[end - 1].paragraph == doc.tokens[at].paragraph
        && term.tail.iter().zip(&doc.tokens[last + 1..end]).all(|(word, token)| *word != WordId::UNKNOWN && *word == token.word)
}

fn case_matches(doc: &Document<'_>, pack: &LanguagePack, term: &Term, at: usize, end: usize, sentence_start: bool) -> bool {
    let tokens = &doc.tokens[at..end];
    match term.case {
        Case::Capitals => tokens.iter().all(|t| {
            t.shape == Shape::AllCaps
                || (t.shape == Shape::Capitalised && t.end - t.start <= 2 && !is_small_word(pack, t.word))
                || matches!(t.kind, TokenKind::Number | TokenKind::Punct)
        }),
        Case::Name(mask) => (0u32..).zip(tokens).all(|(i, t)| i >= 32 || mask & (1 << i) == 0 || t.is_capitalised()),
        Case::Any => match term.meaning {
            Meaning::Country(_, CountryClass::Demonym) | Meaning::Resource(_) => {
                let first = &tokens[0];
                let resource = matches!(term.meaning, Meaning::Resource(_));
                if resource && first.shape == Shape::AllCaps && !is_among_capitals(doc, at, end) {
                    return false;
                }
                first.shape == Shape::Lower || sentence_start || stands_as_noun(doc, pack, at, end, resource)
            }
            _ => true,
        },
    }
}

/// Whether the word is a small one of the language: "It Got Us Thinking" names no country.
fn is_small_word(pack: &LanguagePack, word: WordId) -> bool {
    [Class::FirstPerson, Class::SubjectPronoun, Class::Preposition, Class::Article, Class::Be, Class::Have]
        .iter()
        .any(|c| pack.has(word, *c))
}

/// "Nato a Carpi, il poeta …": a participle that begins its clause, before a preposition, is no name, but one that is written like it.
fn opens_with_participle(doc: &Document<'_>, at: usize, sentence_start: bool) -> bool {
    let opens = sentence_start || at > 0 && doc.tokens[at - 1].kind != TokenKind::Word;
    let written = doc.tokens[at].shape == Shape::Capitalised && doc.has(at, Class::Participle);
    // but not "Nato in crisi"
    let place = doc.tokens.get(at + 2).is_some_and(|t| t.is_capitalised() || t.kind == TokenKind::Number);
    opens && written && place && doc.has(at + 1, Class::Preposition)
}

/// Whether the word before or behind is all in capitals too. A word that alone is so is a name: "RYE, N.H."
fn is_among_capitals(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let capitals = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::AllCaps);
    end - at > 1 || capitals(end) || at.checked_sub(1).is_some_and(capitals)
}

/// A common noun that is written with a capital in mid-sentence counts only after an article, a people also after "of", and
/// before no further capital: elsewhere it is rather a surname, a town or part of a title.
fn stands_as_noun(doc: &Document<'_>, pack: &LanguagePack, at: usize, end: usize, resource: bool) -> bool {
    let before = at.checked_sub(1).map(|i| doc.tokens[i].word);
    // "Anche Lo Svedese": an article with a capital in mid-sentence is part of a name
    let of_name = at > 1 && doc.tokens[at - 1].is_capitalised() && doc.tokens[at - 2].kind == TokenKind::Word;
    if of_name {
        return false;
    }
    let small = |w| pack.has(w, Class::Article) || !resource && (pack.has(w, Class::Of) || pack.has(w, Class::To));
    before.is_some_and(small) && !doc.tokens.get(end).is_some_and(|t| t.is_capitalised())
}
