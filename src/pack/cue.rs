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
    /// An adjective or participle: "si è detto favorevole".
    Predicate = "predicate",
    /// Of prepositions that mean much else: only at the edge of a sentence, before a name and a comma.
    Edge = "edge",
    /// Of nouns: the speaker follows with "of".
    Of = "of",
}

// a frame is a bit of a cue's 16
const _: () = assert!(Frame::NAMES.len() <= 16);

/// A set of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames(u16);

impl Frames {
    /// Reads the space-separated names of the column.
    ///
    /// # Errors
    /// With the name that is none of [`Frame::NAMES`].
    pub fn parse(column: &str) -> Result<Frames, String> {
        let mut frames = Frames::default();
        for name in column.split_whitespace() {
            let frame = Frame::from_name(name).ok_or_else(|| format!("frame `{name}` is none of {}", Frame::NAMES.join(", ")))?;
            frames.0 |= 1 << frame as u16;
        }
        Ok(frames)
    }

    /// Whether `frame` is among them.
    pub fn has(self, frame: Frame) -> bool {
        self.0 & (1 << frame as u16) != 0
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
