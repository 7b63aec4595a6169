//! What is wrong with the data, and where: the one way in which reading and checking say it.

use super::source::DataSource;
use crate::error::Error;
use std::fmt;

/// A place in a data file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file, or of a folder.
    pub file: String,
    /// From 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// In code points, from 1; 0 where the file as a whole is meant. Of a table, the column of the first character of the cell.
    pub column: usize,
}

impl Place {
    /// The file, or folder, as a whole.
    pub fn whole(file: impl Into<String>) -> Place {
        Place { file: file.into(), line: 0, column: 0 }
    }

    /// Byte `at` of `text`, which is the text of `file`.
    pub fn in_text(file: &str, text: &str, at: usize) -> Place {
        let before = &text.as_bytes()[..at.min(text.len())];
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        Place { file: file.to_owned(), line: before.iter().filter(|b| **b == b'\n').count() + 1, column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// Something in the data that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong and what is allowed, without the place.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All faults that were met, in the order of reading.
#[derive(Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
}

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, place: Place, message: impl Into<String>) {
        self.list.push(Fault { place, message: message.into() });
    }

    /// Takes over those of another part of the data.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Fault>) {
        self.list.extend(other);
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Fault> {
        self.list
    }

    /// Whether something was said of this place already.
    pub fn is_at(&self, place: &Place) -> bool {
        self.list.iter().any(|fault| fault.place == *place)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first fault as what stops a run, with the command that shows all.
    ///
    /// # Errors
    /// Where there is any fault.
    pub(super) fn stop(self, source: &DataSource) -> Result<(), Error> {
        let more = self.list.len().saturating_sub(1);
        let Some(first) = self.list.into_iter().next() else { return Ok(()) };
        let folder = source.overlay().map(|path| format!(" --data {}", path.display())).unwrap_or_default();
        let more = if more > 0 { format!(" ({more} more)") } else { String::new() };
        let hint = format!("{more}\nto see everything that is wrong: newsgraph check{folder}");
        Err(Error::Data { place: first.place.to_string(), message: first.message + &hint })
    }

    /// All faults as what stops a run, each on its line.
    ///
    /// # Errors
    /// Where there is any fault.
    pub(crate) fn stop_with_all(self) -> Result<(), Error> {
        let mut lines = self.list.into_iter();
        let Some(first) = lines.next() else { return Ok(()) };
        let message = lines.fold(first.message, |message, fault| format!("{message}\n{fault}"));
        Err(Error::Data { place: first.place.to_string(), message })
    }
}

/// A list that is longer than this is only written out where no name of it is near.
const SHORT: usize = 16;
/// A list that is longer than this is never written out.
const LONG: usize = 80;

/// "`given` is none of …", with the nearest allowed name where one is near.
pub fn none_of<'a>(what: &str, given: &str, allowed: impl IntoIterator<Item = &'a str>) -> String {
    let allowed: Vec<&str> = allowed.into_iter().collect();
    let near = did_you_mean(given, allowed.iter().copied());
    match allowed.len() {
        0 => format!("{what} `{given}` is not known: there are none"),
        1..=SHORT => format!("{what} `{given}` is none of {}{near}", allowed.join(", ")),
        ..=LONG if near.is_empty() => format!("{what} `{given}` is none of {}", allowed.join(", ")),
        many => format!("{what} `{given}` is none of the {many} that are known{near}"),
    }
}

/// "; did you mean `…`?", or nothing where no name is near.
pub fn did_you_mean<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> String {
    // one letter of two may differ, two of four, three of six and more: of one letter, its case alone
    let limit = (given.chars().count() / 2).min(3);
    let lower = given.to_lowercase();
    let near = allowed
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance);
    near.map(|(_, name)| format!("; did you mean `{name}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let text = "id,form\nPÉ,glìm,x\n";
        let at = text.find(",x").unwrap() + 1;
        assert_eq!(Place::in_text("f.csv", text, at).to_string(), "f.csv:2:9");
    }

    #[test]
    fn the_nearest_name_is_offered() {
        assert_eq!(did_you_mean("captial", ["name", "capital"]), "; did you mean `capital`?");
        assert_eq!(did_you_mean("zebra", ["name", "capital"]), "");
        assert_eq!(none_of("class", "Name", ["name", "capital"]), "class `Name` is none of name, capital; did you mean `name`?");
    }
}
