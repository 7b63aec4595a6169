//! The words a language pack knows, each with everything that is known of it, found by one look-up.

use crate::text::eight_bytes;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// A word's number in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// A word that no file of the pack mentions.
    pub const UNKNOWN: WordId = WordId(u32::MAX);
}

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// A closed class of words, as `[words]` in `language.toml` lists them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $variant),+ }

        impl Class {
            /// The class with this name in `language.toml`.
            pub fn from_name(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)+ _ => None }
            }
            /// All names, for messages.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

classes! {
    /// the, il
    Article = "article",
    /// a, un
    Indefinite = "indefinite",
    /// this, molti, three
    Determiner = "determiner",
    /// his, suo
    Possessive = "possessive",
    /// in, with, dopo: everything that opens a prepositional phrase, the special ones below included
    Preposition = "preposition",
    /// of, del
    Of = "of",
    /// to, al: marks an addressee
    To = "to",
    /// by, dal: marks the agent of a passive
    By = "by",
    /// and, e
    Coordinator = "coordinator",
    /// but, ma
    Adversative = "adversative",
    /// because, perché
    Cause = "cause",
    /// "issued | a warning that": who does it is the speaker of the noun
    UtteringVerb = "uttering_verb",
    /// dare, dato: with a noun of speaking, what is said by whoever does it ("L'annuncio è stato dato da X", "A darne notizia è X")
    Giving = "giving",
    /// arriva, giunge: "dal sindaco arriva l'invito a", who it comes from is the speaker of the noun
    Arrival = "arrival",
    /// A gerund without an object: "sorridendo".
    BareGerund = "bare_gerund",
    /// per: an infinitive behind it tells what for
    Purpose = "purpose",
    /// scritto, contattato: verbs of writing or calling; an infinitive of purpose behind them tells what was said
    Addressing = "addressing",
    /// quello: a pronoun for somebody or something of which a complement tells more ("quello di ieri")
    Demonstrative = "demonstrative",
    /// durante, davanti: opens a phrase that tells when or where it was said, and belongs to no noun
    Circumstance = "circumstance",
    /// frenchman: a noun for one of a people of whom a suffix makes no plural
    OneOfPeople = "one_of_people",
    /// parole, lettera: nouns for what somebody said or wrote, which somebody else may read or recall
    Words = "words_of",
    /// soddisfatto: a participle that tells how the speaker feels who is named behind it
    Reacting = "reacting",
    /// sono, ero: with a participle or adjective behind it, what the speaker says of himself, in his own gender
    IAm = "i_am",
    /// gli: a pronoun before the verb that stands for a man
    ForMan = "for_man",
    /// le: a pronoun before the verb that stands for a woman
    ForWoman = "for_woman",
    /// sta, stanno: with a gerund, what somebody does at the moment
    Progressive = "progressive",
    /// without, senza
    Without = "without",
    /// "..., cosa | che": a noun with which the narrator comments on the clause before; what he says of how little was told,
    /// "without giving details"; and, of the subordinators, "while", with which he sets somebody else's words against those before
    Comment = "comment",
    /// no, nessuno: a subject that begins with it is nobody, and says nothing; fake, falso: nor does whoever is named behind it
    Nobody = "nobody",
    /// leader, capo: with a country or body, whoever holds its highest office
    Leader = "leader",
    /// president, premier: words of the highest offices
    HighestOffice = "highest_office",
    /// rabbia, sfogo: what is told of somebody before his words
    Feeling = "feeling",
    /// president, king: of the highest offices, those of a state
    StateOffice = "state_office",
    /// vittima, arrestato: nouns for those to whom something happens; "per la vittima" tells whom it concerns, not how they see it
    Affected = "affected",
    /// amministrazione, resident: what a town has; a state's voice with it may be a town's, and a name before it that a town and a
    /// country share is the town's
    Town = "town",
    /// così: behind a quotation and its comma, whoever stands behind it has said so
    Thus = "thus",
    /// someone, qualcuno: a pronoun for somebody without a name
    Somebody = "somebody",
    /// that, che
    Complementiser = "complementiser",
    /// whether, se, why
    Question = "question",
    /// "sottolineando come": a complementiser behind a cue, a question word elsewhere
    AfterCueComplementiser = "after_cue_complementiser",
    /// voluto, continued: with an infinitive of speaking it tells that it was said
    LightVerb = "light_verb",
    /// of an infinitive: to, di, a
    InfinitiveMarker = "infinitive_marker",
    /// who, which, il quale
    Relative = "relative",
    /// who: relative pronouns that point to people
    PersonRelative = "person_relative",
    /// where: a relative pronoun that is no subject
    PlaceRelative = "place_relative",
    /// while, mentre
    Subordinator = "subordinator",
    /// he, lui
    SubjectPronoun = "subject_pronoun",
    /// I, we, noi
    FirstPerson = "first_person",
    /// si
    ReflexiveClitic = "reflexive_clitic",
    /// lo, gli
    Clitic = "clitic",
    /// è, was
    Be = "be",
    /// ha, had
    Have = "have",
    /// può, can
    Modal = "modal",
    /// will, sarà
    Future = "future",
    /// would, sarebbe
    Conditional = "conditional",
    /// not, non
    Negation = "negation",
    /// only, solo: behind a negation it says that there is more ("not only said that")
    Only = "only",
    /// impending, planned: a noun behind it names what has not happened yet
    ToCome = "to_come",
    /// primo, terza: counts in order; "per la squadra è la terza vittoria" is no view of theirs
    Ordinal = "ordinal",
    /// legge, prova: a form of a verb that behind an article is a noun
    NounToo = "noun_too",
    /// also, poi: may stand inside a verb group
    Adverb = "adverb",
    /// if, qualora
    ConditionalOpener = "conditional_opener",
    /// today, ieri
    TimeWord = "time_word",
    /// Monday
    Weekday = "weekday",
    /// March
    Month = "month",
    /// million, tonnes
    Quantity = "quantity",
    /// de, von, bin: inside names of people
    NameParticle = "name_particle",
    /// of, for, per: inside names of organisations
    OrganisationParticle = "organisation_particle",
    /// words that begin a sentence and are no name
    Opener = "opener",
    /// Street, Via, Ship: a capitalised run with one of these is no person
    NotPerson = "not_person",
    /// Ministry, Università: a capitalised run with one of these is an organisation
    OrganisationHead = "organisation_head",
    /// in, near: a capitalised word after it is a place rather than a person
    PlacePreposition = "place_preposition",
    /// with, between, against: a capital after it stands for its government
    Partner = "partner",
    /// government, authorities: with a country's name they are that country
    StateVoice = "state_voice",
    /// via, piazza: a name behind it is that of a street
    Street = "street",
    /// stadio, liceo: a full name behind it, and an article before it, is what it is called after
    NamedAfter = "named_after",
    /// resigned, nato: what people do or undergo, hardly bodies or places
    PersonAct = "person_act",
    /// speaks, in: an adjective of a people that stands alone behind it is a language
    LanguageCue = "language_cue",
    /// country, paese: "the country" is the one that the article is about
    CountryNoun = "country_noun",
    /// crude, vetro: a form of a resource that is oftener something else
    DoubtfulResource = "doubtful_resource",
    /// price, tonnellata: beside it, a doubtful form is a resource
    Trade = "trade",
    /// quello, those: stands for a noun
    OtherPronoun = "other_pronoun",
    /// week, anno: a noun phrase it heads is a time, not a speaker
    TimeNoun = "time_noun",
    /// ago, fa: behind a time, how long since
    Ago = "ago",
    /// "as X said,", "come ha detto X,": opens a parenthesis that tells of speaking
    ParentheticalOpener = "parenthetical_opener",
    /// man, donna: can be said of whoever was named, whatever his office
    AnyPerson = "any_person",
    /// wife, lawyer, witness: said of somebody through another, who is named before; it takes up nobody's name
    OfAnother = "of_another",
    /// counterpart, collega: holds the office of whom was spoken of just now
    Counterpart = "counterpart",
    /// vice, deputy: makes another office of the one behind it
    Rank = "rank",
    /// ex, former: makes an office of the one behind it that is held no more
    Former = "former",
    /// about, sul, contro: behind a noun of speaking it opens the topic
    TopicPreposition = "topic_preposition",
    /// about, oltre: before a number it says that it is not exact
    Approximate = "approximate",
    /// herself, stesso: behind a name, office or pronoun it stresses who is meant
    Intensive = "intensive",
    /// if, se: what it opens may not have happened
    Condition = "condition",
    /// abbia, avesse: an auxiliary that tells of what may not have happened
    Subjunctive = "subjunctive",
    /// died, morto, funerale: whom it is said of speaks no more
    Dying = "dying",
    /// is, è: what follows somebody is now
    IsNow = "is_now",
    /// has: with "been", what follows somebody still is
    StillIs = "still_is",
    /// elected, became, nominato: what follows somebody is from now on
    TakesOffice = "takes_office",
    /// Tells that somebody leaves an office.
    Leaving = "leaving",
    /// killed, ucciso: whom it is done to speaks no more
    Killing = "killing",
    /// seen, ottenuti: of a document it says who has it, not whose it is
    Obtained = "obtained",
    /// reporters, cronisti: told something, they are no part of what it is about
    Audience = "audience",
    /// prima, davanti: a preposition only with another one behind it, and an adverb without
    ComplexPreposition = "complex_preposition",
    /// through, tramite: behind a body it opens a phrase that names who speaks for it
    Through = "through",
    /// nel, sulla: a preposition with an article in one word
    FusedArticle = "fused_article",
    /// report, sentenza: can tell something in a clause, though nobody's name heads it
    Document = "document",
    /// appeal, lutto: with it as object a verb of speaking tells an act, not what is said
    ActObject = "act_object",
    /// opposition, centrodestra: a political camp, which attacks with words
    Camp = "camp",
    /// piccolo, caso: with the name of a person behind it one noun phrase, where other nouns end theirs before it
    BeforeName = "before_name",
    /// un, il: what stands before one
    Singular = "singular",
    /// i, alcuni: what stands before several
    Plural = "plural",
    /// Jr., III
    NameSuffix = "name_suffix",
    /// KC, MP, OBE: letters behind a name that are no part of it.
    Honours = "honours",
    /// new, incoming: before a role, whoever holds it from now on.
    NewHolder = "new_holder",
    /// hearing, conferenza stampa: an occasion on which people speak, or where they write
    Occasion = "occasion",
    /// client: behind "my", whom a lawyer speaks for.
    Client = "client",
    /// masculine given name
    GivenMasculine = "given_masculine",
    /// feminine given name
    GivenFeminine = "given_feminine",
    /// finite verb form (cue or not)
    Finite = "finite_verb",
    /// infinitive
    Infinitive = "infinitive",
    /// gerund
    Gerund = "gerund",
    /// past participle
    Participle = "participle",
    /// future form
    FutureForm = "future_form",
    /// conditional form
    ConditionalForm = "conditional_form",
    /// ordinary word of the language
    Common = "common",
}

// a class is a bit of a word's 128, and two are for what follows
const _: () = assert!(Class::NAMES.len() <= 126);

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Third person, indicative, present or past.
    Finite,
    /// Future.
    Future,
    /// Conditional.
    Conditional,
    /// Subjunctive.
    Subjunctive,
    /// Past participle.
    Participle,
    /// Gerund or present participle.
    Gerund,
    /// Infinitive.
    Infinitive,
    /// First and second person.
    Other,
    /// A form of a noun.
    Noun,
    /// A preposition.
    Preposition,
}

impl Slot {
    /// Its name, as `cues.csv` has it.
    pub fn name(self) -> &'static str {
        match self {
            Slot::Finite => "fin",
            Slot::Future => "fut",
            Slot::Conditional => "cond",
            Slot::Subjunctive => "subj",
            Slot::Participle => "part",
            Slot::Gerund => "ger",
            Slot::Infinitive => "inf",
            Slot::Other => "other",
            Slot::Noun => "noun",
            Slot::Preposition => "preposition",
        }
    }
}

/// Classes of words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassSet(u128);

impl ClassSet {
    /// No class.
    pub const NONE: ClassSet = ClassSet(0);
    /// The bits of what is no class.
    const CUE_FORM: u128 = 1 << 126;
    const BEGINS_TERM: u128 = 1 << 127;

    /// These classes. Where they are written out, the compiler makes one number of them.
    #[inline]
    pub const fn of(classes: &[Class]) -> ClassSet {
        let mut bits = 0;
        let mut at = 0;
        while at < classes.len() {
            bits |= 1 << classes[at] as u32;
            at += 1;
        }
        ClassSet(bits)
    }

    /// Whether `class` is one of them.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether the word is a form of a verb, noun or preposition of speaking: seen here without a look at its cues.
    #[inline]
    pub const fn is_cue_form(self) -> bool {
        self.0 & ClassSet::CUE_FORM != 0
    }

    /// Whether a term begins with the word.
    #[inline]
    pub const fn begins_term(self) -> bool {
        self.0 & ClassSet::BEGINS_TERM != 0
    }

    /// Whether one of `others` is one of them.
    #[inline]
    pub const fn meets(self, others: ClassSet) -> bool {
        self.0 & others.0 != 0
    }

    /// These but for `class`.
    pub const fn without(self, class: Class) -> ClassSet {
        ClassSet(self.0 & !(1 << class as u32))
    }

    /// These without those.
    pub const fn without_all(self, others: ClassSet) -> ClassSet {
        ClassSet(self.0 & !others.0)
    }

    /// These and those.
    pub const fn with(self, others: ClassSet) -> ClassSet {
        ClassSet(self.0 | others.0)
    }

    /// Adds a class.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }

    /// Those of them that are in `others` too.
    pub const fn common(self, others: ClassSet) -> ClassSet {
        ClassSet(self.0 & others.0)
    }

    /// The names of the classes, in the order of [`Class`], without those that are left out.
    pub fn names(self, left_out: &[Class]) -> impl Iterator<Item = &'static str> {
        let kept = ClassSet(!ClassSet::of(left_out).0);
        self.common(kept).places().map(|place| Class::NAMES[place])
    }

    /// Their places in [`Class`], in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let place = bits.trailing_zeros() as usize;
            bits &= bits.wrapping_sub(1);
            (place < Class::NAMES.len()).then_some(place)
        })
    }
}

/// How a term goes on behind its first word: with most words no term does, which is seen without a look at the term.
#[derive(Debug, Clone, Copy)]
pub struct TermStart {
    /// Index into the pack's terms.
    pub term: u32,
    /// Its second word, if it has one.
    pub next: Option<WordId>,
}

/// So many letters has a word at most that is looked up in the room in which it was put together.
pub(crate) const LONGEST_PLAIN: usize = 32;

/// So many bytes of a word stand in its entry: most words whole.
const BEGINNING: usize = 19;

/// How a word begins, and how long it is: as numbers, which are compared and hashed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Beginning {
    first: [u64; 2],
    /// Three more bytes, and how many bytes the word has; 255 for more too.
    last: u32,
}

impl Beginning {
    fn of(word: &[u8]) -> Beginning {
        let len = u32::try_from(word.len()).unwrap_or(u32::MAX).min(255);
        let last = eight(word, 16) as u32 & 0xff_ffff;
        Beginning { first: [eight(word, 0), eight(word, 8)], last: last << 8 | len }
    }

    /// That of the letters in the first `len` bytes of the buffer, whatever stands behind them.
    fn of_letters(buffer: &[u8; LONGEST_PLAIN], len: usize) -> Beginning {
        let part = |at: usize| match len.saturating_sub(at) {
            left @ 0..8 => eight(buffer, at) & ((1 << (8 * left)) - 1),
            _ => eight(buffer, at),
        };
        let last = part(16) as u32 & 0xff_ffff;
        Beginning { first: [part(0), part(8)], last: last << 8 | len as u32 & 0xff }
    }

    fn hash(&self) -> u64 {
        FxBuildHasher.hash_one(self)
    }
}

/// The eight bytes from `at` on; 0 for those behind the end.
fn eight(word: &[u8], at: usize) -> u64 {
    eight_bytes(word.get(at..).unwrap_or_default())
}

/// A word in the table of numbers. It is told by its entry alone, unless it is long: each further place in memory costs as
/// much as all the rest of a look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    beginning: Beginning,
    number: u32,
}

/// Words, their classes, forms and terms.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// All words, one after another: a pack has tens of thousands, and one allocation each is felt at the start.
    letters: Vec<u8>,
    /// Where each word ends in `letters`, in bytes; it begins where the one before ends.
    ends: Vec<u32>,
    /// Numbers of words, found by the hash of the word.
    numbers: HashTable<Entry>,
    /// The classes of each word, close together: most of what is asked for.
    classes: Vec<ClassSet>,
    /// Cues each word is a form of: index into the pack's cues, and which form.
    cues: Lists<(u32, Slot)>,
    /// Terms (names and phrases of the gazetteers) that begin with each word.
    terms: Lists<TermStart>,
}

/// A list for each word, all in one piece of memory.
#[derive(Debug)]
struct Lists<T> {
    /// What was noted and is in no list yet, in the order of its coming.
    noted: Vec<(WordId, T)>,
    all: Vec<T>,
    /// Where the list of each word ends; it begins where the one before ends.
    ends: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { noted: Vec::new(), all: Vec::new(), ends: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Makes the lists of so many words of all that was noted. Within a list its order is kept.
    fn close(&mut self, words: usize) {
        let noted = std::mem::take(&mut self.noted);
        let mut places = vec![0; words];
        for (word, _) in &noted {
            places[word.0 as usize] += 1;
        }
        // first where each list begins; then the next place in it, which at last is its end
        let mut begin = 0;
        for place in &mut places {
            begin += std::mem::replace(place, begin);
        }
        self.all = noted.iter().map(|(_, what)| *what).collect();
        for (word, what) in noted {
            let place = &mut places[word.0 as usize];
            self.all[*place as usize] = what;
            *place += 1;
        }
        self.ends = places;
    }

    #[inline]
    fn of(&self, word: WordId) -> &[T] {
        let at = word.0 as usize;
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.all[start as usize..*end as usize]
    }
}

impl Lexicon {
    /// Makes room for this many words.
    pub fn reserve(&mut self, words: usize) {
        self.letters.reserve(words * 10);
        self.ends.reserve(words);
        self.classes.reserve(words);
        self.numbers.reserve(words, |entry| entry.beginning.hash());
    }

    /// The word's number; a new one where it is not there yet. `word` is lower case with plain apostrophes.
    pub fn intern(&mut self, new: &str) -> WordId {
        let new = new.as_bytes();
        let known = self.get(new);
        if known != WordId::UNKNOWN {
            return known;
        }
        let number = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let beginning = Beginning::of(new);
        self.numbers.insert_unique(beginning.hash(), Entry { beginning, number }, |entry| entry.beginning.hash());
        self.letters.extend_from_slice(new);
        self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
        self.classes.push(ClassSet::NONE);
        WordId(number)
    }

    /// The number of the word with these bytes, `UNKNOWN` where it has none.
    pub fn get(&self, wanted: &[u8]) -> WordId {
        self.find(wanted, Beginning::of(wanted))
    }

    /// The same for the letters in the first `len` bytes of the buffer.
    pub fn get_letters(&self, buffer: &[u8; LONGEST_PLAIN], len: usize) -> WordId {
        self.find(&buffer[..len], Beginning::of_letters(buffer, len))
    }

    #[inline]
    fn find(&self, wanted: &[u8], beginning: Beginning) -> WordId {
        let rest = |entry: &Entry| wanted.len() <= BEGINNING || word(&self.letters, &self.ends, entry.number) == wanted;
        let is_wanted = |entry: &Entry| entry.beginning == beginning && rest(entry);
        self.numbers.find(beginning.hash(), is_wanted).map_or(WordId::UNKNOWN, |entry| WordId(entry.number))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Its classes; none for an unknown word.
    #[inline]
    pub fn classes(&self, id: WordId) -> ClassSet {
        self.classes.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Marks `word` as one of `class`.
    pub fn add_class(&mut self, word: &str, class: Class) {
        let id = self.intern(word);
        self.classes[id.0 as usize].insert(class);
    }

    /// Notes that `word` is a form of a cue.
    pub fn add_cue(&mut self, word: &str, cue: u32, slot: Slot) {
        let id = self.intern(word);
        self.classes[id.0 as usize].0 |= ClassSet::CUE_FORM;
        // the forms of a cue come together
        let known = self.cues.noted.iter().rev().take_while(|(_, (other, _))| *other == cue);
        if !known.into_iter().any(|noted| *noted == (id, (cue, slot))) {
            self.cues.noted.push((id, (cue, slot)));
        }
    }

    /// Notes that a term begins with the word that has this number.
    pub fn add_term(&mut self, first: WordId, start: TermStart) {
        self.terms.noted.push((first, start));
        self.classes[first.0 as usize].0 |= ClassSet::BEGINS_TERM;
    }

    /// Makes the lists of cues and terms: none is added any more.
    pub fn close(&mut self) {
        self.cues.close(self.classes.len());
        self.terms.close(self.classes.len());
    }

    /// The cues that the word is a form of.
    #[inline]
    pub fn cues(&self, id: WordId) -> &[(u32, Slot)] {
        self.cues.of(id)
    }

    /// The terms that begin with the word.
    #[inline]
    pub fn terms(&self, id: WordId) -> &[TermStart] {
        self.terms.of(id)
    }
}

fn word<'l>(letters: &'l [u8], ends: &[u32], number: u32) -> &'l [u8] {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &letters[start as usize..ends[number] as usize]
}
