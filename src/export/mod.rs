//! Exports: one file of `src/export` per format, one [`Export`] per file that is written.

mod clean;
pub(crate) use clean::guard_formula;
mod csv;
mod folder;
mod format;
mod gexf;
mod graphml;
mod jsonl;
mod run;
mod statement_row;
mod workshop;
mod xlsx;

pub use csv::{EdgesCsv, NODES_FILE, NodesCsv, StatementsCsv};
pub use folder::{Complete, OutputFolder, RUN_FILE, WrittenFile};
pub use format::{FORMATS, Format, TableStyle, Written};
pub use gexf::EntityGexf;
pub use graphml::{EntityGraphMl, StatementGraphMl};
pub use jsonl::StatementsJsonl;
pub use run::{GraphSize, RunRecord};
pub use workshop::Abort;
pub use xlsx::Xlsx;

use crate::error::Warning;
use crate::graph::{Corpus, EntityView, StatementView};
use std::io::{Result, Write};

/// What is exported: the statements, and the views made of them.
#[derive(Debug)]
pub struct Views<'c> {
    /// Articles and statements, in order.
    pub corpus: &'c Corpus,
    /// The entity graph.
    pub entities: EntityView<'c>,
    /// The full statement graph.
    pub statements: StatementView<'c>,
}

/// A file that can be made of the views. The same views give the same bytes.
pub trait Export {
    /// Its name in the output folder.
    fn file_name(&self) -> &'static str;

    /// How big the graph in the file is, where it has one.
    fn size(&self, _: &Views<'_>) -> Option<GraphSize> {
        None
    }

    /// Writes the whole file; what comes back is worth a warning.
    ///
    /// # Errors
    /// When `out` cannot be written.
    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>>;
}
