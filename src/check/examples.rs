//! The examples in the data: sentences of cues and exceptions, forms in their carrier sentences, and `examples.toml`.

use crate::article::Article;
use crate::entity::link;
use crate::error::Result;
use crate::mention::{Mention, Mentions, match_terms};
use crate::pack::layout::{self, COUNTRY_FORMS, CUES, EXAMPLES_FILE, EXCEPTIONS, RESOURCE_FORMS, Table};
use crate::pack::{DataFile, DataSource, Faults, LanguagePack, Map, Packs, Place, Row, each_of_layers};
use crate::pipeline::{Options, analyse};
use crate::record::{Shared, StatementRecord};
use crate::statement::cue::find_cues;
use crate::statement::grammar::Grammar;
use crate::text::{CodePoints, Document, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// One example: something that must come out of a sentence.
#[derive(Debug)]
pub struct Example {
    /// Code of its language.
    pub lang: String,
    /// Its file, a path below `data/`.
    pub file: String,
    /// The key of its row; of `examples.toml` the text.
    pub row: String,
    /// The column that is tried: `match`, `no_match`, `example`, `form` or `statements`.
    pub column: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Whether it belongs to the user's folder.
    pub overlay: bool,
    /// What is read.
    pub text: String,
    expected: Expectation,
}

#[derive(Debug)]
enum Expectation {
    /// A statement with this cue: its lemma, and `pos` as in the data.
    Cue(String),
    /// No statement with this cue.
    NoCue(String),
    /// No mention with this id in the phrase.
    NotIn { phrase: String, id: String },
    /// One mention with this id at the form.
    Form { form: Span, id: String },
    /// These statements and no others.
    Statements(Vec<Expected>),
}

/// What `examples.toml` says of a statement.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    kind: String,
    speaker: Option<String>,
    #[serde(default)]
    joint_speakers: Vec<String>,
    text: String,
    targets: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: Spanned<String>,
    statements: Vec<Expected>,
}

/// All examples of all languages, in the order of languages, files and rows.
///
/// # Errors
/// When a file cannot be opened.
pub fn read(source: &DataSource, packs: &Packs, faults: &mut Faults) -> Result<Vec<Example>> {
    let mut all = Vec::new();
    for pack in packs.iter() {
        let mut reader = Reader { source, lang: &pack.code, all: &mut all };
        let carriers = reader.examples_file(faults)?;
        reader.rows(&CUES, faults, |row, add| {
            let [.., matching, no_match] = row.cells::<8>();
            let cue = row.key();
            if !matching.is_empty() {
                add(6, matching.to_owned(), Expectation::Cue(cue.clone()));
            }
            if !no_match.is_empty() {
                add(7, no_match.to_owned(), Expectation::NoCue(cue));
            }
        })?;
        reader.rows(&EXCEPTIONS, faults, |row, add| {
            let [phrase, id, _, example] = row.cells();
            add(3, example.to_owned(), Expectation::NotIn { phrase: phrase.to_owned(), id: id.to_owned() });
        })?;
        reader.rows(&COUNTRY_FORMS, faults, |row, add| {
            let [id, form, class] = row.cells();
            if let Some((text, span)) = carriers.get(class).and_then(|carrier| in_carrier(carrier, form)) {
                add(1, text, Expectation::Form { form: span, id: format!("country:{id}") });
            }
        })?;
        reader.rows(&RESOURCE_FORMS, faults, |row, add| {
            let [id, form] = row.cells();
            if let Some((text, span)) = carriers.get("resource").and_then(|carrier| in_carrier(carrier, form)) {
                add(1, text, Expectation::Form { form: span, id: format!("resource:{id}") });
            }
        })?;
    }
    Ok(all)
}

struct Reader<'r> {
    source: &'r DataSource,
    lang: &'r str,
    all: &'r mut Vec<Example>,
}

/// What a carrier sentence may be for: the classes of forms of countries, and resources.
const CARRIERS: [&str; 5] = ["name", "demonym", "capital", "region", "resource"];

impl Reader<'_> {
    /// Adds the examples that `of_row` makes of each row of a table: column, text, what is expected.
    fn rows(
        &mut self,
        table: &'static Table,
        faults: &mut Faults,
        of_row: impl Fn(&Row<'_>, &mut dyn FnMut(usize, String, Expectation)),
    ) -> Result<()> {
        let file = layout::of_language(self.lang, table.name);
        let layers = self.source.layers(&file, faults)?;
        // what is wrong with the rows was said when the pack was read
        each_of_layers(table, &layers, &mut Faults::default(), |row, _| {
            of_row(row, &mut |column, text, expected| {
                self.all.push(Example {
                    lang: self.lang.to_owned(),
                    file: file.clone(),
                    row: row.key(),
                    column: table.columns[column],
                    place: row.place(column),
                    overlay: row.is_overlay(),
                    text,
                    expected,
                });
            });
        });
        Ok(())
    }

    /// Adds the sentences of `examples.toml`; gives the carrier sentences.
    fn examples_file(&mut self, faults: &mut Faults) -> Result<Map<String, String>> {
        let path = layout::of_language(self.lang, EXAMPLES_FILE);
        let layers = self.source.layers(&path, faults)?;
        let mut carriers = Map::default();
        let mut sentences: Map<String, Example> = Map::default();
        for file in layers.files() {
            let (table, errors) = DeTable::parse_recoverable(&file.text);
            for error in errors {
                faults.add(place(file, error.span()), error.message());
            }
            for (key, value) in table.get_ref() {
                match (key.get_ref().as_ref(), value.get_ref()) {
                    ("carriers", DeValue::Table(table)) => read_carriers(file, table, &mut carriers, faults),
                    ("sentence", DeValue::Array(array)) => {
                        for item in array {
                            match Sentence::deserialize(ValueDeserializer::from(item.clone())) {
                                Ok(sentence) => {
                                    let example = self.sentence(&path, file, sentence);
                                    if file.overlay || !layers.is_removed(&example.row) {
                                        sentences.insert(example.row.clone(), example);
                                    }
                                }
                                Err(error) => {
                                    let span = error.span().or(Some(item.span()));
                                    faults.add(place(file, span), error.message());
                                }
                            }
                        }
                    }
                    _ => faults.add(place(file, Some(key.span())), "only a table [carriers] and tables [[sentence]] are known here"),
                }
            }
        }
        self.all.extend(sentences.into_values());
        Ok(carriers)
    }

    fn sentence(&self, path: &str, file: &DataFile, sentence: Sentence) -> Example {
        let place = place(file, Some(sentence.text.span()));
        let text = sentence.text.into_inner();
        Example {
            lang: self.lang.to_owned(),
            file: path.to_owned(),
            row: text.clone(),
            column: "statements",
            place,
            overlay: file.overlay,
            text,
            expected: Expectation::Statements(sentence.statements),
        }
    }
}

fn read_carriers(file: &DataFile, table: &DeTable<'_>, carriers: &mut Map<String, String>, faults: &mut Faults) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if !CARRIERS.contains(&name) {
            faults.add(place(file, Some(key.span())), crate::pack::none_of("carrier", name, CARRIERS));
        }
        match value.get_ref().as_str().filter(|text| text.contains(FORM)) {
            Some(text) => {
                carriers.insert(name.to_owned(), text.to_owned());
            }
            None => faults.add(place(file, Some(value.span())), format!("a carrier is a sentence in quotes in which {FORM} stands")),
        }
    }
}

fn place(file: &DataFile, span: Option<std::ops::Range<usize>>) -> Place {
    Place::in_text(&file.origin, &file.text, span.map_or(0, |s| s.start))
}

/// Stands for the form in a carrier sentence.
const FORM: &str = "{form}";

/// The carrier sentence with the form in it, and where it stands.
fn in_carrier(carrier: &str, form: &str) -> Option<(String, Span)> {
    let start = carrier.find(FORM)?;
    Some((carrier.replace(FORM, form), Span::new(start, start + form.len())))
}

impl Example {
    /// Its file, row and column, as `known_gaps.csv` names them.
    pub fn key(&self) -> [String; 3] {
        [self.file.clone(), self.row.clone(), self.column.to_owned()]
    }

    /// Reads the sentence and looks whether what must come out does.
    ///
    /// # Errors
    /// With what comes out instead.
    pub fn run(&self, packs: &Packs) -> std::result::Result<(), String> {
        let Some(pack) = packs.get(&self.lang) else { return Err(format!("there is no language `{}`", self.lang)) };
        match &self.expected {
            Expectation::Cue(cue) => {
                let found = cues_of_statements(&self.text, packs, pack);
                match found.contains(cue) {
                    true => Ok(()),
                    false if found.is_empty() => Err(format!("no statement is found in this sentence; one with the cue `{cue}` should be")),
                    false => Err(format!("the cue of this sentence is `{}`, not `{cue}`", found.join("`, `"))),
                }
            }
            Expectation::NoCue(cue) => match cues_of_statements(&self.text, packs, pack).contains(cue) {
                true => Err(format!("a statement with the cue `{cue}` is found in this sentence; none should be")),
                false => Ok(()),
            },
            Expectation::NotIn { phrase, id } => {
                let Some(span) = find_ignoring_case(&self.text, phrase) else { return Ok(()) };
                match mentions(&self.text, pack).iter().any(|(at, m)| at.overlaps(span) && stands_for(m, id)) {
                    true => Err(format!("{id} is found in `{phrase}` all the same")),
                    false => Ok(()),
                }
            }
            Expectation::Form { form, id } => {
                let there: Vec<_> = mentions(&self.text, pack).into_iter().filter(|(at, _)| at.overlaps(*form)).collect();
                if there.iter().any(|(at, m)| at == form && stands_for(m, id)) {
                    return Ok(());
                }
                let found: Vec<String> = there.iter().map(|(at, m)| format!("{} (`{}`)", m.id, at.slice(&self.text))).collect();
                let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
                Err(format!("in \"{}\" {found} is found, not {id}", self.text))
            }
            Expectation::Statements(expected) => {
                let found: Vec<Expected> = records(&self.text, packs, pack).iter().map(Expected::from).collect();
                if found == *expected {
                    return Ok(());
                }
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                let found = if found.is_empty() { "no statement".to_owned() } else { found.join("; ") };
                Err(format!("what is found in this text is {found}"))
            }
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let speaker = self.speaker.as_deref().unwrap_or("nobody");
        write!(f, "{} by {speaker}", self.kind)?;
        if !self.joint_speakers.is_empty() {
            write!(f, " ({})", self.joint_speakers.join(", "))?;
        }
        write!(f, ": \"{}\"", self.text)?;
        if self.targets.is_empty() { Ok(()) } else { write!(f, " about {}", self.targets.join(", ")) }
    }
}

impl From<&StatementRecord> for Expected {
    fn from(s: &StatementRecord) -> Self {
        let ids = |list: &[Shared]| list.iter().map(|id| id.to_string()).collect();
        Expected {
            kind: s.kind.name().to_owned(),
            speaker: s.speaker.as_deref().map(str::to_owned),
            joint_speakers: ids(&s.joint_speakers),
            text: s.text.clone(),
            targets: ids(&s.targets),
        }
    }
}

fn records(text: &str, packs: &Packs, pack: &LanguagePack) -> Vec<StatementRecord> {
    let article = Article {
        id: String::new(),
        place: String::new(),
        text: text.to_owned(),
        lang: Some(pack.code.clone()),
        date: None,
        outlet: None,
        title: None,
        url: None,
    };
    analyse(packs, &Options::default(), article).0.statements
}

/// The cues of all statements of `text`, as the keys of their rows.
fn cues_of_statements(text: &str, packs: &Packs, pack: &LanguagePack) -> Vec<String> {
    // a record has the words of its cue, not the row: the row is that of the cue found at the same place
    let doc = Document::read(text, pack);
    let terms = match_terms(&doc, pack);
    let mut mentions = Mentions::find(&doc, pack, &terms, None);
    link(&doc, pack, &mut mentions);
    let grammar = Grammar::new(&doc, pack, &mentions, &terms);
    let points = CodePoints::new(text);
    let mut cues: BTreeMap<[usize; 2], u32> = BTreeMap::new();
    for sentence in &doc.sentences {
        cues.extend(find_cues(&grammar, sentence).iter().map(|c| (points.span(doc.span(c.first, c.end)), c.cue)));
    }
    let found = records(text, packs, pack);
    found.iter().filter_map(|s| s.cue).filter_map(|span| cues.get(&span)).map(|index| pack.cue(*index).key()).collect()
}

fn stands_for(mention: &Mention, id: &str) -> bool {
    mention.id == id || mention.stands_for.as_deref() == Some(id)
}

/// All mentions of `text`, each with its place.
fn mentions(text: &str, pack: &LanguagePack) -> Vec<(Span, Mention)> {
    let doc = Document::read(text, pack);
    let terms = match_terms(&doc, pack);
    let mut mentions = Mentions::find(&doc, pack, &terms, None);
    link(&doc, pack, &mut mentions);
    mentions.list.into_iter().map(|m| (doc.span(m.first, m.end), m)).collect()
}

/// Where `phrase` stands in `text`, in any case.
pub(super) fn find_ignoring_case(text: &str, phrase: &str) -> Option<Span> {
    let wanted = phrase.to_lowercase();
    text.char_indices().map(|(start, _)| start).find_map(|start| {
        let mut ends = text[start..].char_indices().map(|(i, c)| start + i + c.len_utf8());
        let end = ends.find(|&end| text[start..end].to_lowercase().len() >= wanted.len())?;
        (text[start..end].to_lowercase() == wanted).then(|| Span::new(start, end))
    })
}
