//! Paths to a stream of articles: files, folders (recursive, sorted), `-` for standard input.

use super::counts::InputCounts;
use super::fields::{FieldMap, Item, Record};
use super::format::{Format, Items, Reading};
use super::source::Source;
use super::written_date::{DayOrder, NoOrder, WrittenDate, order_of, read_date};
use super::{Article, files};
use crate::error::Warning;
use crate::pack::{Field, Map, Packs};
use encoding_rs::Encoding;
use std::cell::Cell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;

/// One thing that comes out of the stream.
#[derive(Debug)]
pub enum Input {
    /// An article.
    Article(Box<Article>),
    /// Something that could not be read; the stream goes on.
    Problem(Warning),
}

/// The articles of the paths, in order.
pub struct Inputs<'p> {
    reading: Reading<'p>,
    files: std::vec::IntoIter<PathBuf>,
    open: Option<OpenFile<'p>>,
    pending: VecDeque<Input>,
    /// Encodings that were guessed, with the first place of each and the number of files.
    guessed: Map<&'static str, (String, usize)>,
    counts: InputCounts,
    bytes: Rc<Cell<u64>>,
}

/// A file that is being read.
struct OpenFile<'p> {
    path: PathBuf,
    format: Format,
    items: Items<'p>,
    order: Order,
}

/// What is known of the order of day and month in the dates of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    NotLooked,
    Looked(Result<DayOrder, NoOrder>),
}

impl<'p> Inputs<'p> {
    /// Lists the files of `paths`; folders are walked in sorted order. `maps` are fields that the files keep under other
    /// than the usual names. What is missing or not understood becomes a problem in the stream.
    pub fn open(paths: &[PathBuf], packs: &'p Packs, maps: &'p [FieldMap]) -> Inputs<'p> {
        let files::Listed { files, problems, passed_over } = files::list(paths);
        // the size of standard input, and of what cannot be opened, is not known
        let size = |path: &PathBuf| if path.as_os_str() == "-" { None } else { Some(std::fs::metadata(path).ok()?.len()) };
        let total_bytes = files.iter().map(size).sum();
        Inputs {
            reading: Reading { packs, maps },
            files: files.into_iter(),
            open: None,
            pending: problems.into_iter().map(Input::Problem).collect(),
            guessed: Map::default(),
            counts: InputCounts { passed_over, total_bytes, ..InputCounts::default() },
            bytes: Rc::default(),
        }
    }

    /// What was read so far.
    pub fn counts(&self) -> InputCounts {
        InputCounts { bytes: self.bytes.get(), ..self.counts.clone() }
    }

    fn open_file(&mut self, path: PathBuf) {
        let (format, items) =
            match open(&path, self.reading, &self.bytes, |encoding, name| guess(&mut self.guessed, encoding, name.to_owned())) {
                Ok(opened) => opened,
                Err(problem) => return self.pending.push_back(Input::Problem(problem)),
            };
        *self.counts.files.entry(format.name()).or_default() += 1;
        self.open = Some(OpenFile { path, format, items, order: Order::NotLooked });
    }

    fn article(&mut self, record: Record) {
        let order = self.open.as_mut().map_or(Err(NoOrder::NoneShows), |file| file.order(&record, self.reading));
        let (article, warning) = record.into_article(self.reading.packs, order);
        self.pending.extend(warning.map(Input::Problem));
        self.pending.push_back(Input::Article(Box::new(article)));
    }

    /// Says once for all files which encodings were guessed.
    fn say_guesses(&mut self) {
        for (encoding, (first, count)) in self.guessed.drain(..) {
            let others = match count {
                1 => String::new(),
                2 => " (and one other file)".to_owned(),
                n => format!(" (and {} other files)", n - 1),
            };
            let message = format!(
                "not UTF-8{others}; read as {encoding}, the likeliest encoding. If letters with accents are wrong, convert it, for instance with `iconv -f ENCODING -t UTF-8`"
            );
            self.pending.push_back(Input::Problem(Warning::new(first, "guessed-encoding", message)));
        }
    }
}

impl Iterator for Inputs<'_> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(input) = self.pending.pop_front() {
                return Some(input);
            }
            match self.open.as_mut().map(|file| file.items.next()) {
                Some(Some(Item::Record(record))) => self.article(*record),
                Some(Some(Item::Problem(problem))) => return Some(Input::Problem(problem)),
                Some(Some(Item::Guessed { encoding, place })) => guess(&mut self.guessed, encoding, place),
                Some(None) => self.open = None,
                None => match self.files.next() {
                    Some(path) => self.open_file(path),
                    None if self.guessed.is_empty() => return None,
                    None => self.say_guesses(),
                },
            }
        }
    }
}

impl OpenFile<'_> {
    /// The order of day and month, where the date of the record needs it: as one date of the file shows it, if none shows
    /// the other. The file is read again for that, from its beginning to its end; standard input cannot be.
    fn order(&mut self, record: &Record, reading: Reading<'_>) -> Result<DayOrder, NoOrder> {
        if let Order::Looked(order) = self.order {
            return order;
        }
        let written = record.get(Field::Date).unwrap_or_default();
        if read_date(written, reading.packs, None) != WrittenDate::Ambiguous {
            return Err(NoOrder::NoneShows);
        }
        let again = if self.path.is_file() { Source::open(&self.path, &Rc::default()).ok() } else { None };
        let mut orders = Vec::new();
        let once = again.is_none();
        if let Some(source) = again {
            for item in self.format.read(source, reading) {
                let Item::Record(record) = item else { continue };
                let Some(order) = record.get(Field::Date).and_then(order_of) else { continue };
                if !orders.contains(&order) {
                    orders.push(order);
                }
            }
        }
        let order = match orders[..] {
            [order] => Ok(order),
            [] if once => Err(NoOrder::ReadOnce),
            [] => Err(NoOrder::NoneShows),
            _ => Err(NoOrder::Both),
        };
        self.order = Order::Looked(order);
        order
    }
}

/// Opens a file and chooses its format; `guessed` hears of an encoding that was guessed by then.
fn open<'p>(
    path: &std::path::Path,
    reading: Reading<'p>,
    bytes: &Rc<Cell<u64>>,
    guessed: impl FnOnce(&'static Encoding, &str),
) -> Result<(Format, Items<'p>), Warning> {
    let source = Source::open(path, bytes)?;
    let by_ending = if source.name == "-" { None } else { Format::of_ending(path) };
    let format = Format::of_source(&source, by_ending, reading.naming())?;
    if let Some(encoding) = source.guess {
        guessed(encoding, &source.name);
    }
    Ok((format, format.read(source, reading)))
}

fn guess(guessed: &mut Map<&'static str, (String, usize)>, encoding: &'static Encoding, place: String) {
    let (_, count) = guessed.entry(encoding.name()).or_insert((place, 0));
    *count += 1;
}
