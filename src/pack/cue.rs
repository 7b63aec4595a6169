//! Cues: the words that tell of speaking, and what they can take.

/// What kind of word a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfSpeech {
    /// "said", "ha detto"
    Verb,
    /// "appeal", "appello"
    Noun,
    /// "according to", "secondo"
    Preposition,
}

impl PartOfSpeech {
    /// Their names in the data.
    pub const NAMES: [(&'static str, PartOfSpeech); 3] =
        [("verb", PartOfSpeech::Verb), ("noun", PartOfSpeech::Noun), ("preposition", PartOfSpeech::Preposition)];

    /// Its name in the data.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

macro_rules! frames {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What a cue can take, as the column `frames` of `cues.csv` lists it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Frame { $($(#[$doc])* $variant),+ }

        impl Frame {
            /// The frame with this name.
            pub fn from_name(name: &str) -> Option<Frame> {
                match name { $($name => Some(Frame::$variant),)+ _ => None }
            }
            /// All names, for messages.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

frames! {
    /// A direct quotation.
    Quote = "quote",
    /// A clause with its complementiser.
    Clause = "clause",
    /// A clause without one.
    Bare = "bare",
    /// An infinitive.
    Infinitive = "inf",
    /// A noun phrase that tells the topic.
    Topic = "topic",
    /// An indirect question.
    Question = "question",
    /// An object and an infinitive: urged them to go.
    ObjectInfinitive = "object-inf",
    /// A reflexive verb.
    Reflexive = "reflexive",
    /// The addressee is its object: told them that.
    AddresseeObject = "addressee-object",
    /// The topic after a preposition: spoke of.
    About = "about",
    /// Of verbs with a topic: what "to" opens is the addressee or the place, not the topic.
    AddresseeTo = "addressee-to",
    /// An adjective or participle: "si è detto favorevole".
    Predicate = "predicate",
    /// Of prepositions that mean much else: only at the edge of a sentence, before a name and a comma.
    Edge = "edge",
    /// Of nouns: the speaker follows with "of".
    Of = "of",
    /// A topic counts only where the subject is named, holds an office or is a body.
    Named = "named",
    /// A topic counts only where the subject is a person, by name, office or pronoun.
    Person = "person",
    /// Its clause is its subject, so that no speaker is taken over from before: "emerge che".
    Impersonal = "impersonal",
    /// Only behind a quotation or in one, and with a person behind it: "«È tardi», chiude Rossi".
    After = "after",
    /// A topic counts only where it is no person: "ha denunciato gli abusi", not "ha denunciato due ladri".
    Thing = "thing",
    /// A topic counts only with what it is called: "ha definito la legge un errore", not "ha definito un programma".
    Described = "described",
    /// With an object of the class `words` it tells what somebody else said: "ha letto la lettera di Rossi: «…»".
    Relay = "relay",
    /// With an object of the class `act_object` it tells what is done: "ha respinto il ricorso".
    Act = "act",
}

// a frame is a bit of a cue's 32
const _: () = assert!(Frame::NAMES.len() <= 32);

/// A set of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames(u32);

impl Frames {
    /// Reads the space-separated names of the column. Each that is none of [`Frame::NAMES`] goes to `unknown` and counts for nothing.
    pub fn parse(column: &str, mut unknown: impl FnMut(&str)) -> Frames {
        let mut frames = Frames::default();
        for name in column.split_whitespace() {
            match Frame::from_name(name) {
                Some(frame) => frames.0 |= 1 << frame as u32,
                None => unknown(name),
            }
        }
        frames
    }

    /// Whether `frame` is among them.
    pub fn has(self, frame: Frame) -> bool {
        self.0 & (1 << frame as u32) != 0
    }
}

/// A row of `cues.csv`.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Its dictionary form.
    pub lemma: String,
    /// What kind of word it is.
    pub pos: PartOfSpeech,
    /// The class of act: say, ask, promise, …
    pub act: String,
    /// What it can take.
    pub frames: Frames,
    /// A sentence in which it introduces a statement.
    pub matching: String,
    /// A sentence in which it does not.
    pub not_matching: String,
    /// `file:line` of its row.
    pub place: String,
}

impl Cue {
    /// The key of its row: lemma and part of speech.
    pub fn key(&self) -> String {
        format!("{} {}", self.lemma, self.pos.name())
    }
}
