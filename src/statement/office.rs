//! Offices: whether two descriptions can be of one office, and the country a bare "the government" is of.

use super::grammar::Grammar;
use super::phrase::Phrase;
use crate::entity::RoleUse;
use crate::mention::{Kind, Mentions, RoleMatch};
use crate::pack::{Class, Map};
use crate::text::push_folded;

/// A description of an office: its words in lower case, from the role on, names of people left out.
pub struct Office {
    text: String,
    numbers: Vec<usize>,
    /// The first word behind the role that is neither a name nor "of the".
    complement: Option<String>,
    /// Whether that word has a capital, behind "of".
    capital: bool,
    /// "di Modena": the place that is told behind the role.
    place: Option<String>,
    /// Whether all its words are a name of the office: "titolare del Viminale".
    whole: bool,
}

impl Office {
    /// The office that `head`, the words of `role`, and what follows it in the phrase describe.
    pub fn read(g: &Grammar<'_>, phrase: Phrase, role: &RoleMatch, head: &str) -> Office {
        let mut text = head.to_owned();
        let mut complement = None;
        let mut capital = false;
        let mut place = None;
        for at in role.end..phrase.end {
            let mention = g.mentions.covering(at);
            if mention.is_some_and(|m| m.kind == Kind::Person) {
                break;
            }
            if !text.is_empty() && !text.ends_with('\'') {
                text.push(' ');
            }
            let from = text.len();
            push_folded(g.doc.word(at), &mut text);
            let of_place = mention.is_some_and(|m| matches!(m.kind, Kind::Place | Kind::Country) && m.rule != "demonym" && m.first == at)
                && at > role.end
                && g.is(at - 1, Class::Of);
            if of_place && place.is_none() {
                place = Some(text[from..].to_owned());
            }
            if complement.is_none() && mention.is_none() && !g.is_any(at, &[Class::Preposition, Class::Article]) {
                complement = Some(text[from..].to_owned());
                capital = g.is(role.end, Class::Of) && g.token(at).is_some_and(|t| t.is_capitalised());
            }
        }
        // "Presidente della Repubblica", which is one role
        let inner = role.end - 1;
        if complement.is_none() && (role.first..inner).any(|i| g.is(i, Class::Of)) {
            let mut word = String::new();
            push_folded(g.doc.word(inner), &mut word);
            complement = Some(word);
            capital = g.token(inner).is_some_and(|t| t.is_capitalised());
        }
        let mut numbers = g.pack.offices(&text);
        let whole = !numbers.is_empty() && numbers != g.pack.offices(head);
        // "the French striker", "the striker who left"
        if numbers.is_empty() && !g.is(role.end, Class::Of) {
            numbers = g.pack.offices(head);
        }
        Office { numbers: numbers.to_vec(), text, complement, capital, place, whole }
    }

    /// The numbers of the offices it can be.
    pub fn numbers(&self) -> &[usize] {
        &self.numbers
    }

    /// Whether all its words name an office that `role` names otherwise, so that bodies and countries in either do not matter.
    pub fn is_wholly(&self, g: &Grammar<'_>, role: &RoleUse) -> bool {
        self.whole && self.is_named(g, role)
    }

    /// Whether it is one of these offices, by number.
    pub fn is_among(&self, numbers: &[usize]) -> bool {
        self.numbers.iter().any(|n| numbers.contains(n))
    }

    /// Whether it is an office with several names, and `role` is another name of it.
    pub fn is_named(&self, g: &Grammar<'_>, role: &RoleUse) -> bool {
        let of = role.office[role.head.len()..].split([' ', '\'', '’']).find(|w| !w.is_empty());
        let bare = !of.is_some_and(|word| g.pack.has(g.pack.lookup(word), Class::Of));
        self.is_among(g.pack.offices(&role.office)) || bare && self.is_among(g.pack.offices(&role.head))
    }

    /// Whether each is told to be of a place, and not of the same: "il sindaco di Modena", "il sindaco di Prato".
    pub fn is_elsewhere(&self, g: &Grammar<'_>, role: &RoleUse) -> bool {
        let of = || complement_of(role).next().is_some_and(|word| g.pack.has(g.pack.lookup(word), Class::Of));
        let told = |place: &String| place.split(['\'', '’']).any(|part| complement_of(role).any(|word| word == part));
        self.place.as_ref().is_some_and(|place| of() && !told(place))
    }

    /// Whether `role` is plainly another office: each says of what, and not the same; or this one says it with a capital, as a title
    /// does, and `role` does not.
    pub fn differs(&self, g: &Grammar<'_>, role: &RoleUse) -> bool {
        let other = role.office.as_str();
        // "il Presidente della Repubblica" is not "presidente della Banca di Norvalia"
        let of_other = |word: &String| self.capital && !role.text.to_lowercase().contains(word.as_str());
        if self.complement.as_ref().is_some_and(of_other) {
            return true;
        }
        let numbers = g.pack.offices(other);
        if !self.numbers.is_empty() && !numbers.is_empty() {
            return !self.is_among(numbers);
        }
        // a role of a country or body is compared by that
        let Some(complement) = self.complement.as_ref().filter(|_| role.of.is_empty()) else { return false };
        complement_of(role).next().is_some() && !complement_of(role).any(|w| w == complement) && !self.text.contains(other)
    }
}

impl Office {
    /// Whether the words before the head of `role` ("finance minister") say of what it is, and the words behind this one's
    /// head say another thing ("minister for trade").
    pub fn is_of_other(&self, head: &str, role: &RoleUse) -> bool {
        let more = role.head.strip_suffix(head).map_or("", str::trim_end);
        self.complement.as_ref().is_some_and(|of| !more.is_empty() && !more.split(' ').any(|w| w == of))
    }
}

/// The words behind the head of a role.
fn complement_of(role: &RoleUse) -> impl Iterator<Item = &str> {
    role.office.strip_prefix(role.head.as_str()).unwrap_or("").split([' ', '\'', '’']).filter(|word| !word.is_empty())
}

/// How many tokens back somebody without a name may be introduced for "the nurse" to be that one.
const INTRODUCED: usize = 90;

/// Whether the phrase, which begins with "the", is a noun for one person, in lower case, and nobody was introduced without a name
/// shortly before ("a nurse … the nurse").
pub fn takes_up_a_name(g: &Grammar<'_>, phrase: Phrase, role: &RoleMatch) -> bool {
    let plain = (phrase.first + 1..phrase.end).all(|i| g.mentions.covering(i).is_some() || g.token(i).is_some_and(|t| !t.is_capitalised()));
    let from = g.mentions.roles.partition_point(|r| r.first + INTRODUCED < role.first);
    let before = g.mentions.roles[from..].iter().take_while(|r| r.first < phrase.first);
    // "un uomo di 75 anni, Carlo Merli, …"
    let named = |r: &RoleMatch| {
        let comma = (r.end..r.end + 7).take_while(|&i| !g.is_finite(i)).find(|&i| g.mark(i, ','));
        comma.and_then(|c| g.mentions.covering(c + 1)).is_some_and(|m| m.kind == crate::mention::Kind::Person)
    };
    let introduced =
        |r: &RoleMatch| !r.plural && (1..4).any(|back| back <= r.first && g.is(r.first - back, Class::Indefinite)) && !named(r);
    plain && !before.into_iter().any(introduced)
}

/// The country that the article is about, as far as its government can be meant by "the government": the one that is
/// named most; where none is named, that of the language.
pub fn country_of_article(g: &Grammar<'_>) -> Option<String> {
    match g.countries() {
        Countries::None => g.pack.home.as_ref().map(|code| format!("country:{code}")),
        Countries::One(country) => Some(country.clone()),
        Countries::Several => None,
    }
}

/// The country that the article names twice as often as any other, with its cities.
pub fn country_named_most<'g>(g: &'g Grammar<'_>) -> Option<&'g str> {
    match g.countries() {
        Countries::One(country) => Some(country),
        Countries::None | Countries::Several => None,
    }
}

/// The countries that an article names, with its cities.
#[derive(Debug)]
pub enum Countries {
    /// None.
    None,
    /// One twice as often as any other.
    One(String),
    /// Several, none of them so often.
    Several,
}

impl Countries {
    /// Counts them.
    pub fn count(mentions: &Mentions) -> Countries {
        let mut votes: Map<&str, usize> = Map::default();
        for mention in &mentions.list {
            let country = if mention.kind == Kind::Country { Some(mention.id.as_str()) } else { mention.stands_for.as_deref() };
            if let Some(country) = country {
                *votes.entry(country).or_default() += 1;
            }
        }
        let Some((first, most)) = votes.iter().max_by_key(|(_, n)| **n) else { return Countries::None };
        let second = votes.iter().filter(|(id, _)| *id != first).map(|(_, n)| *n).max().unwrap_or(0);
        if *most >= 2 * second { Countries::One((*first).to_owned()) } else { Countries::Several }
    }
}
