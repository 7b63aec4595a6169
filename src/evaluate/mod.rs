//! Scores predictions against gold articles: `load` both, `score` them, print the `Report`.
//!
//! | file | what it holds |
//! |---|---|
//! | `rows` | gold and predictions as they are read, checked line by line |
//! | `ranges` | sets of characters as sorted ranges |
//! | `speaker` | when two canonical ids name the same speaker |
//! | `score` | pairs of statements, and everything that is counted on them |
//! | `report` | the figures, and their text and JSON forms |

mod ranges;
mod report;
mod rows;
mod score;
mod speaker;
#[cfg(test)]
mod tests;

pub use ranges::Ranges;
pub use report::{Report, Value};
pub use rows::{Entity, Id, Row, Statement, load, load_gold};
pub use score::{Score, score};
