//! CSV data files as rows that know their place.

use super::source::DataFile;
use crate::error::{Error, Result};
use serde::de::DeserializeOwned;

/// A row with the place it came from, `file:line`.
pub struct Row<T> {
    /// `file:line`.
    pub place: String,
    /// Its cells.
    pub value: T,
}

/// Reads every row of the files, in order.
///
/// # Errors
/// At the first row that does not fit, with its file and line.
pub fn read_rows<T: DeserializeOwned>(files: &[DataFile]) -> Result<Vec<Row<T>>> {
    let mut rows = Vec::new();
    for file in files {
        let mut reader = csv::Reader::from_reader(file.text.as_bytes());
        let headers = reader.headers().map_err(|e| fault(&file.origin, 1, &e))?.clone();
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(e) => return Err(fault(&file.origin, e.position().map_or(0, csv::Position::line), &e)),
            }
            let line = record.position().map_or(0, csv::Position::line);
            let value = record.deserialize(Some(&headers)).map_err(|e| fault(&file.origin, line, &e))?;
            rows.push(Row { place: format!("{}:{line}", file.origin), value });
        }
    }
    Ok(rows)
}

fn fault(origin: &str, line: u64, error: &csv::Error) -> Error {
    let message = match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("this row has {len} cells, the header has {expected_len}"),
        _ => error.to_string(),
    };
    Error::Data { place: format!("{origin}:{line}"), message }
}
