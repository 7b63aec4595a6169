//! Exports: one file of `src/export` per format, one [`Export`] per file that is written.

mod clean;
pub(crate) use clean::guard_formula;
mod csv;
mod folder;
mod format;
mod gexf;
mod graphml;
mod html;
mod jsonl;
mod run;
mod statement_row;
mod svg;
mod workshop;
mod xlsx;

pub use csv::{EdgesCsv, NODES_FILE, NodesCsv, StatementsCsv};
pub use folder::{Complete, OutputFolder, RUN_FILE, WrittenFile};
pub use format::{FORMATS, Format, TableStyle, Written};
pub use gexf::EntityGexf;
pub use graphml::{EntityGraphMl, StatementGraphMl};
pub use html::NetworkHtml;
pub use jsonl::StatementsJsonl;
pub use run::{GraphSize, RunRecord};
pub use svg::NetworkSvg;
pub use workshop::Abort;
pub use xlsx::Xlsx;

use crate::error::Warning;
use crate::graph::{Corpus, EntityView, Look, StatementView};
use std::io::{Result, Write};
use std::sync::OnceLock;

/// What is exported: the statements, and the views made of them.
#[derive(Debug)]
pub struct Views<'c> {
    /// Articles and statements, in order.
    pub corpus: &'c Corpus,
    /// The entity graph.
    pub entities: EntityView<'c>,
    /// The full statement graph.
    pub statements: StatementView<'c>,
    look: OnceLock<Look>,
}

impl<'c> Views<'c> {
    /// The views of a corpus.
    pub fn new(corpus: &'c Corpus, entities: EntityView<'c>, statements: StatementView<'c>) -> Views<'c> {
        Views { corpus, entities, statements, look: OnceLock::new() }
    }

    /// Colours, sizes and positions of the nodes of the entity graph; made when first asked for.
    pub fn look(&self) -> &Look {
        self.look.get_or_init(|| Look::new(&self.entities))
    }
}

/// A file that can be made of the views. The same views give the same bytes.
pub trait Export {
    /// Its name in the output folder.
    fn file_name(&self) -> &'static str;

    /// How big the graph in the file is, where it has one.
    fn size(&self, _: &Views<'_>) -> Option<GraphSize> {
        None
    }

    /// Whether it shows the passages of the statements: then the corpus must be read with them.
    fn shows_passages(&self) -> bool {
        false
    }

    /// Writes the whole file; what comes back is worth a warning.
    ///
    /// # Errors
    /// When `out` cannot be written.
    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>>;
}
