//! What the tagger sees of each token of a stretch of capitalised words: the word, its form, its classes in the lists,
//! what stands beside it, what the rules make of it, and what the same word stands beside elsewhere in the article.

use super::{Finder, Run};
use crate::mention::Kind;
use crate::pack::{Class, ClassSet, CountryClass, Map, Meaning, RoleClass};
use crate::tagger::{Article, NONE, Shared, Stretches, label, meaning};
use crate::text::{Shape, TokenKind, fold_word};

/// Between the capitals of one stretch stand at most this many tokens in lower case.
const WIDEST_GAP: usize = 3;
/// Behind the last capital of a body, at most this many small words can belong to its name.
const LONGEST_TAIL: usize = 4;
/// Of this many places at most an article says what a word stands beside.
const PLACES: usize = 6;
/// Small words that can stand inside a name.
const INSIDE: ClassSet = ClassSet::of(&[Class::NameParticle, Class::OrganisationParticle, Class::Of, Class::Article]);
/// So many flags tell how a word is written.
const FLAGS: usize = 5;
/// So far around a token its features reach.
const REACH: usize = 2;
/// A token that was not looked at.
const NO_LOOK: u32 = u32::MAX;
/// No shared list of features yet.
const NO_LIST: u32 = u32::MAX;

/// What the rules make of a token.
#[derive(Debug, Clone, Copy, Default)]
struct Ruled {
    /// One more than the index of its run; 0 for none.
    run: u32,
    /// 0 where the rules take it for nothing, else one more than the index of the kind.
    kind: u8,
}

/// The tokens of an article as the tagger sees them.
pub(super) struct View<'f, 'a> {
    finder: &'f Finder<'a>,
    runs: &'f [Run],
    /// Bits of classes, roles and lists of each token that was looked at.
    signs: Vec<u64>,
    /// The form of each token that was looked at.
    forms: Vec<u64>,
    ruled: Vec<Ruled>,
    words: Words,
    /// For each token, the number of its sign and form together.
    looks: Vec<u32>,
    /// For each sign and form, the shared lists of what tokens around it see.
    look_lists: Vec<[u32; 2 * REACH + 1]>,
    /// For each capitalised word, the shared list of what it and its places in the article show.
    word_lists: Map<u64, u32>,
}

/// The words of an article, and where each stands.
pub(super) struct Words {
    /// Hash of each word in lower case.
    hashes: Vec<u64>,
    /// Whether each token is a capitalised word.
    capitals: Vec<bool>,
    /// The labels of listed names, which need no tagger.
    settled: Vec<u8>,
    shared: Shared,
    /// Capitalised tokens, by the hash of the word and then in order.
    places: Vec<(u64, u32)>,
    /// The first token of each stretch.
    firsts: Vec<usize>,
}

/// How far away a name can stand for the second pass to see it.
const NEAR: usize = 4;

impl Words {
    /// Places of the capitalised word.
    fn places(&self, word: u64) -> impl Iterator<Item = usize> {
        let from = self.places.partition_point(|(w, _)| *w < word);
        self.places[from..].iter().take_while(move |(w, _)| *w == word).map(|(_, i)| *i as usize).take(PLACES)
    }

    /// What token `at` is by its label: the kind of the name, and whether the name begins or ends there.
    fn part(&self, at: usize, labels: &[u8]) -> u64 {
        let Some((kind, begins)) = meaning(labels[at]) else { return 0 };
        let goes_on = labels.get(at + 1).and_then(|l| meaning(*l)) == Some((kind, false));
        1 + 4 * kind as u64 + 2 * u64::from(begins) + u64::from(goes_on)
    }
}

impl Article for Words {
    fn settled(&self) -> &[u8] {
        &self.settled
    }

    fn shared(&self) -> &Shared {
        &self.shared
    }

    fn firsts(&self) -> &[usize] {
        &self.firsts
    }

    fn links(&self, at: usize, first: &[u8], add: &mut dyn FnMut(u32)) {
        let own = self.part(at, first);
        let behind = first.get(at + 1).map_or(0, |_| self.part(at + 1, first));
        let before = at.checked_sub(1).map_or(0, |i| self.part(i, first));
        add(mix(About::Part, 0, own));
        add(mix(About::Part, 1, behind));
        add(mix(About::Part, -1, before));
        add(mix(About::Parts, 0, join(join(before, own), behind)));
        if !self.capitals[at] {
            return;
        }
        // the names next to this one, and the words between: "Rossi, Bianchi e Verdi"
        let mut between = 0;
        for i in (at.saturating_sub(NEAR)..at).rev() {
            if first[i] != NONE {
                add(mix(About::NameBefore, 0, join(between, self.part(i, first) / 4)));
                break;
            }
            between = join(between, self.hashes[i]);
        }
        between = 0;
        for i in at + 1..first.len().min(at + NEAR) {
            if first[i] != NONE {
                add(mix(About::NameBehind, 0, join(between, self.part(i, first) / 4)));
                break;
            }
            between = join(between, self.hashes[i]);
        }
        let mut counts = [0u32; 5];
        let mut parts = 0u64;
        for other in self.places(self.hashes[at]).filter(|i| *i != at) {
            let part = self.part(other, first);
            counts[if part == 0 { 0 } else { 1 + (part as usize - 1) / 4 }.min(4)] += 1;
            parts |= 1 << part.min(63);
        }
        let all: u32 = counts.iter().sum();
        add(mix(About::Others, 0, u64::from(all.min(3))));
        if all == 0 {
            return;
        }
        let most = (0u64..).zip(counts).max_by_key(|(_, count)| *count).map_or(0, |(kind, _)| kind);
        let only = u64::from(counts.iter().filter(|count| **count > 0).count() == 1);
        add(mix(About::Others, 1, join(most, only)));
        add(mix(About::Others, 2, join(join(most, only), own)));
        add(mix(About::Others, 3, join(join(most, u64::from(all.min(3))), own)));
        while parts != 0 {
            let part = u64::from(parts.trailing_zeros());
            add(mix(About::OtherPart, 0, part));
            add(mix(About::OtherPart, 1, join(part, own)));
            add(mix(About::OtherPart, 2, join(join(part, own), behind)));
            parts &= parts - 1;
        }
    }
}

/// Names of templates: what a feature is about. They are part of the format of models.
#[derive(Clone, Copy)]
#[repr(u8)]
enum About {
    Bias,
    Word,
    Pair,
    Form,
    Forms,
    Prefix,
    Suffix,
    Sign,
    Bit,
    Signs,
    FormSign,
    Initial,
    Rule,
    PersonScore,
    OrganisationScore,
    Position,
    Role,
    Apposition,
    Cue,
    Marks,
    ElseBefore,
    ElseBehind,
    ElseSignBefore,
    ElseSignBehind,
    ElseForm,
    ElsePosition,
    ElseRule,
    RulePosition,
    WordSign,
    Part = 30,
    Parts,
    NameBefore,
    NameBehind,
    Others,
    OtherPart,
}

fn mix(about: About, offset: i8, value: u64) -> u32 {
    let seed = (u64::from(about as u8) << 8) | u64::from(offset as u8);
    let mut x = value ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    x = (x ^ (x >> 29)).wrapping_mul(0xa076_1d64_78bd_642f);
    (x >> 32) as u32
}

fn join(a: u64, b: u64) -> u64 {
    a.rotate_left(23).wrapping_mul(0x517c_c1b7_2722_0a95) ^ b
}

/// FNV-1a: models must find the same numbers on every machine.
fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The hash of the folded word.
fn hash_of_word(word: &str, buffer: &mut String) -> u64 {
    if word.is_ascii() { hash(word.bytes().map(|byte| byte.to_ascii_lowercase())) } else { hash(fold_word(word, buffer).bytes()) }
}

/// Classes that are a bit of a token's sign.
const CLASSES: [Class; 27] = [
    Class::GivenMasculine,
    Class::GivenFeminine,
    Class::Common,
    Class::OrganisationHead,
    Class::NotPerson,
    Class::NameParticle,
    Class::OrganisationParticle,
    Class::Article,
    Class::Preposition,
    Class::PlacePreposition,
    Class::Of,
    Class::By,
    Class::To,
    Class::Finite,
    Class::Participle,
    Class::Infinitive,
    Class::Month,
    Class::Weekday,
    Class::Adverb,
    Class::Coordinator,
    Class::NameSuffix,
    Class::Have,
    Class::Be,
    Class::PersonRelative,
    Class::Opener,
    Class::Determiner,
    Class::TimeNoun,
];

/// The same as a set.
const SIGNS: ClassSet = ClassSet::of(&CLASSES);

/// For each class, its bit in a token's sign.
const SIGN_OF_CLASS: [u64; Class::NAMES.len()] = {
    let mut signs = [0; Class::NAMES.len()];
    let mut bit = 0;
    while bit < CLASSES.len() {
        signs[CLASSES[bit] as usize] = 1 << bit;
        bit += 1;
    }
    signs
};

/// Bits behind those of the classes.
const CUE: u64 = 1 << 27;
const UNKNOWN: u64 = 1 << 28;
const LOWER_ELSEWHERE: u64 = 1 << 29;
const INITIAL_LETTER: u64 = 1 << 30;
const CAPITAL: u64 = 1 << 31;
const LISTED: u32 = 32;
const ROLE: u32 = 40;

impl<'f, 'a> View<'f, 'a> {
    /// The view of an article, and its stretches as ranges of tokens. People in runs that are `clear` are left to the rules.
    pub(super) fn new(
        finder: &'f Finder<'a>,
        runs: &'f [Run],
        kinds: &[Option<Kind>],
        clear: &dyn Fn(&Run) -> bool,
    ) -> (Self, Vec<(usize, usize)>) {
        let tokens = &finder.doc.tokens;
        let mut ruled = vec![Ruled::default(); tokens.len()];
        for ((number, run), kind) in (1u32..).zip(runs).zip(kinds) {
            let kind = match kind {
                None => 0,
                Some(Kind::Person) => 1,
                Some(Kind::Organisation) => 2,
                Some(_) => 3,
            };
            for slot in ruled.iter_mut().take(run.end).skip(run.first) {
                *slot = Ruled { run: number, kind };
            }
        }
        let mut buffer = String::new();
        let capitals: Vec<bool> = tokens.iter().map(|token| token.is_capitalised()).collect();
        let mut view = View {
            finder,
            runs,
            signs: vec![0; tokens.len()],
            forms: vec![0; tokens.len()],
            ruled,
            words: Words {
                hashes: vec![0; tokens.len()],
                settled: vec![NONE; tokens.len()],
                capitals,
                shared: Shared::default(),
                places: Vec::new(),
                firsts: Vec::new(),
            },
            looks: vec![NO_LOOK; tokens.len()],
            look_lists: Vec::new(),
            word_lists: Map::default(),
        };
        let mut stretches = view.ranges();
        stretches.retain(|&(first, end)| !view.settle_person(first, end, clear) && !view.settle(first, end));
        // only what stands beside a stretch or a capital is seen
        let mut done = 0;
        let capitals = (0..tokens.len()).filter(|at| tokens[*at].is_capitalised()).map(|at| (at, at + 1));
        let mut capitals = capitals.peekable();
        let mut ranges = stretches.iter().copied().peekable();
        while let Some((first, end)) = match (ranges.peek(), capitals.peek()) {
            (Some(a), Some(b)) if a <= b => ranges.next(),
            (Some(_), None) => ranges.next(),
            _ => capitals.next(),
        } {
            for at in done.max(first.saturating_sub(REACH))..tokens.len().min(end + REACH) {
                view.words.hashes[at] = hash_of_word(finder.doc.word(at), &mut buffer);
                done = at + 1;
            }
        }
        let places = (0u32..).zip(&view.words.capitals).filter(|(_, capital)| **capital);
        view.words.places = places.map(|(at, _)| (view.words.hashes[at as usize], at)).collect();
        view.words.places.sort_unstable();
        view.words.firsts = stretches.iter().map(|(first, _)| *first).collect();
        view.look_around(&stretches);
        (view, stretches)
    }

    /// Looks at the tokens in and beside the stretches, and beside the other places of their words: at no others, since
    /// most capitals of an article are known without the tagger.
    fn look_around(&mut self, stretches: &[(usize, usize)]) {
        let mut buffer = String::new();
        let mut looks: Map<(u64, u64), u32> = Map::default();
        let len = self.signs.len();
        for &(first, end) in stretches {
            for at in first.saturating_sub(REACH)..len.min(end + REACH) {
                self.look(at, &mut looks, &mut buffer);
            }
            for at in first..end {
                if !self.words.capitals[at] {
                    continue;
                }
                let mut places = [None; PLACES];
                for (slot, place) in places.iter_mut().zip(self.words.places(self.words.hashes[at])) {
                    *slot = Some(place);
                }
                for place in places.into_iter().flatten() {
                    for beside in place.saturating_sub(1)..len.min(place + 2) {
                        self.look(beside, &mut looks, &mut buffer);
                    }
                }
            }
        }
        self.look_lists = vec![[NO_LIST; 2 * REACH + 1]; looks.len()];
    }

    /// Finds the sign and the form of the token, if that is not done yet.
    fn look(&mut self, at: usize, looks: &mut Map<(u64, u64), u32>, buffer: &mut String) {
        if self.looks[at] != NO_LOOK {
            return;
        }
        self.signs[at] = sign(self.finder, at, buffer);
        self.forms[at] = self.form_of(at);
        let number = u32::try_from(looks.len()).unwrap_or(NO_LOOK);
        self.looks[at] = *looks.entry((self.signs[at], self.forms[at])).or_insert(number);
    }

    /// Whether a stretch is a person for whom the rules have evidence enough, perhaps with a role.
    fn settle_person(&mut self, first: usize, end: usize, clear: &dyn Fn(&Run) -> bool) -> bool {
        let of = |at: usize| (self.ruled[at].run as usize).checked_sub(1).map(|index| &self.runs[index]);
        let mut person = false;
        for at in first..end {
            let settled = match of(at) {
                Some(run) => self.ruled[at].kind == 1 && run.end <= end && clear(run),
                None => self.finder.role(at).is_some(),
            };
            person |= of(at).is_some();
            if !settled {
                return false;
            }
        }
        for at in first..end {
            if let Some(run) = of(at) {
                self.words.settled[at] = label(Kind::Person, at == run.first).unwrap_or(NONE);
            }
        }
        person
    }

    /// Whether a stretch is a listed name alone, which the rules take for no person: the list decides.
    fn settle(&mut self, first: usize, end: usize) -> bool {
        let number = self.finder.listed[first];
        let person = |at: usize| self.ruled[at].kind == 1;
        if number == 0 || !(first..end).all(|at| self.finder.listed[at] == number && !person(at)) {
            return false;
        }
        let kind = match self.finder.terms.names[number as usize - 1].meaning {
            Meaning::Country(..) => Kind::Place,
            Meaning::Organisation(_) => Kind::Organisation,
            _ => return true,
        };
        for at in first..end {
            self.words.settled[at] = label(kind, at == first).unwrap_or(NONE);
        }
        true
    }

    /// The words alone.
    pub(super) fn into_words(self) -> Words {
        self.words
    }

    /// The stretches of the article, as ranges of tokens: capitalised words, the few small ones between them that can
    /// be part of a name, and those around a noun for a body: "Corte suprema", "università di Warwick".
    fn ranges(&self) -> Vec<(usize, usize)> {
        let mut ranges = Vec::new();
        let mut at = 0;
        while at < self.signs.len() {
            if !self.opens(at) && !self.heads(at) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            let mut body = self.is_body(at);
            loop {
                let next = (end..self.signs.len().min(end + WIDEST_GAP + 1)).find(|&i| !self.inside(i));
                let Some(next) = next.filter(|&next| self.paragraph(next) == self.paragraph(at)) else { break };
                if self.capital(next) || next == end && self.number(next) {
                    body |= self.is_body(next);
                    end = next + 1;
                    continue;
                }
                break;
            }
            if body {
                let tail = (end..self.signs.len().min(end + LONGEST_TAIL))
                    .take_while(|&i| self.goes_on(i) && self.paragraph(i) == self.paragraph(at));
                end += tail.count();
            }
            ranges.push((at, end));
            at = end;
        }
        ranges
    }

    /// Whether a name can begin at the token.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.capital(at) || self.heads(at)
    }

    /// Whether the token is a noun for a body.
    fn is_body(&self, at: usize) -> bool {
        let f = self.finder;
        f.has(at, Class::OrganisationHead) || f.role(at).is_some_and(|r| r.class == RoleClass::Body)
    }

    /// Whether the token is a noun for a body in small letters, and a capital stands behind it.
    fn heads(&self, at: usize) -> bool {
        let next = || (at + 1..self.signs.len().min(at + WIDEST_GAP)).find(|&i| !self.inside(i));
        !self.capital(at)
            && self.finder.token(at).kind == TokenKind::Word
            && self.is_body(at)
            && next().is_some_and(|next| self.capital(next) && self.paragraph(next) == self.paragraph(at))
    }

    /// Whether the small word at `at` can end the name of a body: no verb, pronoun or mark.
    fn goes_on(&self, at: usize) -> bool {
        let f = self.finder;
        const STOPS: ClassSet = ClassSet::of(&[
            Class::Have,
            Class::Be,
            Class::Modal,
            Class::Relative,
            Class::Complementiser,
            Class::Negation,
            Class::Subordinator,
        ]);
        f.token(at).kind == TokenKind::Word && !f.token(at).is_capitalised() && !f.doc.classes[at].meets(STOPS)
    }

    fn paragraph(&self, at: usize) -> u32 {
        self.finder.token(at).paragraph
    }

    fn capital(&self, at: usize) -> bool {
        self.finder.token(at).is_capitalised()
    }

    fn number(&self, at: usize) -> bool {
        self.finder.token(at).kind == TokenKind::Number
    }

    /// Whether a stretch can begin at the token: not where a sentence begins with an ordinary small word that no capital follows.
    fn opens(&self, at: usize) -> bool {
        if !self.capital(at) {
            return false;
        }
        let f = self.finder;
        const SMALL: ClassSet =
            ClassSet::of(&[Class::Opener, Class::Article, Class::Preposition, Class::SubjectPronoun, Class::Determiner, Class::Adverb]);
        let follows = f.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised());
        !(f.initial[at] && !follows && self.ruled[at].run == 0 && f.doc.classes[at].meets(SMALL))
    }

    /// Whether the token is a small word that can stand inside a name.
    fn inside(&self, at: usize) -> bool {
        let f = self.finder;
        let token = f.token(at);
        !token.is_capitalised() && (token.is('&') || f.doc.classes[at].meets(INSIDE))
    }

    /// The stretches that stand at these ranges of tokens, with the features of their tokens.
    pub(super) fn stretches(&mut self, ranges: &[(usize, usize)]) -> Stretches {
        let mut stretches = Stretches::with_room(ranges.iter().map(|(first, end)| end - first).sum());
        for &(first, end) in ranges {
            for at in first..end {
                self.token(at, &mut stretches);
                stretches.token(self.begins(at));
            }
            stretches.close();
        }
        stretches
    }

    fn word(&self, at: usize, offset: i8) -> u64 {
        self.near(at, offset).map_or(u64::from(u8::MAX), |i| self.words.hashes[i])
    }

    fn sign(&self, at: usize, offset: i8) -> u64 {
        self.near(at, offset).map_or(u64::MAX, |i| self.signs[i])
    }

    /// The token `offset` away, where it stands in the same paragraph.
    fn near(&self, at: usize, offset: i8) -> Option<usize> {
        let i = at.checked_add_signed(isize::from(offset)).filter(|i| *i < self.signs.len())?;
        (self.paragraph(i) == self.paragraph(at)).then_some(i)
    }

    fn form(&self, at: usize, offset: i8) -> u64 {
        self.near(at, offset).map_or(0, |i| self.forms[i])
    }

    /// What kind of token it is: which mark, or how the word is written.
    fn form_of(&self, i: usize) -> u64 {
        let token = self.finder.token(i);
        let word = self.finder.doc.word(i);
        match token.kind {
            TokenKind::Number => 1,
            TokenKind::Quote => 2,
            TokenKind::Dash => 3,
            TokenKind::Punct => 16 + u64::from(token.first as u32),
            TokenKind::Word => {
                let shape = match token.shape {
                    Shape::Lower => 4,
                    Shape::Capitalised => 5,
                    Shape::AllCaps => 6,
                };
                let bytes = word.as_bytes();
                if token.shape == Shape::Lower && bytes.iter().all(u8::is_ascii_alphabetic) {
                    // most words: nothing to flag
                    return (shape << FLAGS) + (1 << 32);
                }
                let digit = bytes.iter().any(u8::is_ascii_digit);
                let hyphen = bytes.contains(&b'-');
                let dot = bytes.last() == Some(&b'.');
                let short = token.shape != Shape::Lower && bytes.len() <= 4;
                let inner = token.shape == Shape::Capitalised && word.chars().skip(1).any(char::is_uppercase);
                let flags: [bool; FLAGS] = [digit, hyphen, dot, short, inner];
                flags.iter().fold(shape, |sum, flag| sum * 2 + u64::from(*flag)) + (1 << 32)
            }
        }
    }

    fn token(&mut self, at: usize, to: &mut Stretches) {
        for (slot, offset) in (-2i8..=2).enumerate() {
            if let Some(i) = self.near(at, offset) {
                to.share(self.look_list(i, slot, offset));
            }
        }
        if self.capital(at) {
            to.share(self.word_list(at));
        }
        let mut add = |about: About, offset: i8, value: u64| to.feature(mix(about, offset, value));
        for offset in -2..=2 {
            if offset != 0 || !self.capital(at) {
                add(About::Word, offset, self.word(at, offset));
            }
        }
        add(About::Pair, -1, join(self.word(at, -1), self.word(at, 0)));
        add(About::Pair, 0, join(self.word(at, 0), self.word(at, 1)));
        add(About::Forms, 0, join(join(self.form(at, -1), self.form(at, 0)), self.form(at, 1)));
        add(About::Signs, 0, join(self.sign(at, 0), self.sign(at, 1)));
        add(About::Signs, -1, join(self.sign(at, -1), self.sign(at, 0)));
        add(About::WordSign, -1, join(self.word(at, -1), self.sign(at, 0)));
        add(About::WordSign, 1, join(self.word(at, 1), self.sign(at, 0)));
        let initial = u64::from(self.finder.initial[at]);
        add(About::Initial, 0, join(initial, self.form(at, 0)));
        add(About::Initial, 1, join(initial, self.sign(at, 0)));
        self.rules(at, &mut add);
        let mut kinds = 0;
        for other in self.words.places(self.words.hashes[at]).filter(|i| *i != at) {
            kinds |= 1u64 << self.ruled[other].kind;
        }
        if kinds != 0 {
            add(About::ElseRule, 0, join(kinds, u64::from(self.ruled[at].kind)));
            add(About::ElseRule, 1, join(kinds, self.position(at)));
        }
    }

    /// The list of what a token sees in the sign and form of the token at `i`, which stands `offset` away from it.
    fn look_list(&mut self, i: usize, slot: usize, offset: i8) -> u32 {
        let look = self.looks[i] as usize;
        if self.look_lists[look][slot] == NO_LIST {
            let (sign, form) = (self.signs[i], self.forms[i]);
            let shared = &mut self.words.shared;
            let mut add = |about: About, value: u64| shared.feature(mix(about, offset, value));
            add(About::Form, form);
            add(About::Sign, sign);
            let mut bits = sign;
            while bits != 0 {
                add(About::Bit, u64::from(bits.trailing_zeros()));
                bits &= bits - 1;
            }
            if offset == 0 {
                add(About::FormSign, join(sign, form));
                add(About::Bias, 0);
            }
            self.look_lists[look][slot] = shared.close();
        }
        self.look_lists[look][slot]
    }

    /// The list of what the capitalised word at `at` shows wherever it stands in the article.
    fn word_list(&mut self, at: usize) -> u32 {
        let hash = self.words.hashes[at];
        if let Some(list) = self.word_lists.get(&hash) {
            return *list;
        }
        let mut shared = std::mem::take(&mut self.words.shared);
        let mut add = |about: About, value: u64| shared.feature(mix(about, 0, value));
        add(About::Word, hash);
        let word = self.finder.doc.word(at);
        for len in 1..=4 {
            if let Some(part) = prefix(word, len) {
                add(About::Prefix, join(hash_folded(part), len as u64));
            }
            if let Some(part) = suffix(word, len) {
                add(About::Suffix, join(hash_folded(part), len as u64));
            }
        }
        if self.words.places(hash).nth(1).is_some() {
            for place in self.words.places(hash) {
                self.place(place, &mut add);
            }
        }
        let list = shared.close();
        self.words.shared = shared;
        self.word_lists.insert(hash, list);
        list
    }

    /// What the word stands beside in one of its places.
    fn place(&self, at: usize, add: &mut impl FnMut(About, u64)) {
        add(About::ElseBefore, self.word(at, -1));
        add(About::ElseBehind, self.word(at, 1));
        add(About::ElseSignBefore, self.sign(at, -1));
        add(About::ElseSignBehind, self.sign(at, 1));
        add(About::ElseForm, join(self.form(at, -1), self.form(at, 1)));
        add(About::ElsePosition, join(self.position(at), u64::from(self.ruled[at].kind)));
    }

    /// What the rules see in the run of the token.
    fn rules(&self, at: usize, add: &mut impl FnMut(About, i8, u64)) {
        let ruled = self.ruled[at];
        add(About::Rule, 0, u64::from(ruled.kind));
        for offset in [-1, 1] {
            if let Some(i) = self.near(at, offset) {
                add(About::Rule, offset, u64::from(self.ruled[i].kind));
            }
        }
        let f = self.finder;
        add(About::Marks, 0, join(self.form(at, -1), self.form(at, 1)));
        let Some(index) = (ruled.run as usize).checked_sub(1) else { return };
        let run = &self.runs[index];
        let position = self.position(at);
        add(About::Position, 0, position);
        add(About::RulePosition, 0, join(position, u64::from(ruled.kind)));
        add(About::PersonScore, 0, run.person.clamp(-4, 10) as u64);
        add(About::OrganisationScore, 0, run.organisation.clamp(-4, 8) as u64);
        let role = f.role_ending(run.first).map_or(0, |(class, _)| 1 + class as u64);
        add(About::Role, 0, join(role, position));
        let apposition = f.apposition(run.end).map_or(0, |(class, _)| 1 + class as u64);
        add(About::Apposition, 0, join(apposition, position));
        add(About::Cue, 0, join(u64::from(f.beside_cue(run.first, run.end)), position));
    }

    /// First, last, inner or only token of its run.
    fn position(&self, at: usize) -> u64 {
        let run = (self.ruled[at].run as usize).checked_sub(1).map(|i| &self.runs[i]);
        run.map_or(0, |run| 1 + 2 * u64::from(run.first == at) + u64::from(run.end == at + 1))
    }
}

fn prefix(word: &str, len: usize) -> Option<&str> {
    word.char_indices().nth(len).map(|(end, _)| &word[..end])
}

fn suffix(word: &str, len: usize) -> Option<&str> {
    word.char_indices().rev().nth(len - 1).filter(|(from, _)| *from > 0).map(|(from, _)| &word[from..])
}

fn hash_folded(part: &str) -> u64 {
    part.chars().flat_map(char::to_lowercase).fold(1, |sum, c| join(sum, u64::from(c as u32)))
}

fn sign(finder: &Finder<'_>, at: usize, buffer: &mut String) -> u64 {
    let token = finder.token(at);
    let mut sign = 0;
    let classes = finder.doc.classes[at];
    for place in classes.common(SIGNS).places() {
        sign |= SIGN_OF_CLASS[place];
    }
    if classes.is_cue_form() {
        sign |= CUE;
    }
    if finder.pack.is_unknown(token.word) {
        sign |= UNKNOWN;
    }
    if token.is_capitalised() {
        sign |= CAPITAL;
        if finder.is_lower_elsewhere(at, buffer) {
            sign |= LOWER_ELSEWHERE;
        }
        if finder.is_initial(at) {
            sign |= INITIAL_LETTER;
        }
    }
    if let Some(number) = (finder.listed[at] as usize).checked_sub(1) {
        let bit = match finder.terms.names[number].meaning {
            Meaning::Country(_, CountryClass::Name) => 0,
            Meaning::Country(_, CountryClass::Demonym) => 1,
            Meaning::Country(_, CountryClass::Capital) => 2,
            Meaning::Country(_, CountryClass::Region | CountryClass::Homonym) => 3,
            Meaning::Organisation(_) => 4,
            Meaning::Resource(_) => 5,
            _ => 6,
        };
        sign |= 1 << (LISTED + bit);
    }
    if let Some(role) = finder.role(at) {
        let bit = match role.class {
            RoleClass::Office => 0,
            RoleClass::Person => 1,
            RoleClass::Group => 2,
            RoleClass::Body => 3,
            RoleClass::Title => 4,
        };
        sign |= 1 << (ROLE + bit);
        if role.plural {
            sign |= 1 << (ROLE + 5);
        }
    }
    sign
}
