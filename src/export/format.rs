//! The formats that `build --formats` takes, and the files of each. A new one is a row of [`FORMATS`] and a file beside this.

use super::{EdgesCsv, EntityGraphMl, Export, NetworkHtml, NetworkSvg, NodesCsv, StatementGraphMl, StatementsCsv, StatementsJsonl};

/// A format: one or more files that are written together.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// When it is written.
    pub written: Written,
    /// Its files.
    exports: fn(&Texts) -> Vec<Box<dyn Export>>,
}

/// When a format is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Whatever is asked for: later commands read it.
    Always,
    /// Where no formats are named.
    ByDefault,
    /// Where it is named.
    OnRequest,
}

/// How texts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// Leave what a spreadsheet would take for a formula as it is.
    pub raw: bool,
}

/// All formats, in the order in which their files are written and listed.
pub static FORMATS: &[Format] = &[
    Format { name: "graphml", written: Written::ByDefault, exports: |_| vec![Box::new(EntityGraphMl)] },
    Format { name: "statements-graphml", written: Written::ByDefault, exports: |_| vec![Box::new(StatementGraphMl)] },
    Format {
        name: "csv",
        written: Written::ByDefault,
        exports: |texts| vec![Box::new(NodesCsv), Box::new(EdgesCsv), Box::new(StatementsCsv { raw: texts.raw })],
    },
    Format { name: "html", written: Written::OnRequest, exports: |_| vec![Box::new(NetworkHtml), Box::new(NetworkSvg)] },
    Format { name: "jsonl", written: Written::Always, exports: |_| vec![Box::new(StatementsJsonl)] },
];

impl Format {
    /// The files of the formats with these names and of those that are always written; without names, of all that are
    /// written by default.
    pub fn exports(names: Option<&[String]>, texts: Texts) -> Vec<Box<dyn Export>> {
        let wanted = |format: &&Format| {
            format.written == Written::Always
                || names.map_or(format.written == Written::ByDefault, |names| names.iter().any(|name| name == format.name))
        };
        FORMATS.iter().filter(wanted).flat_map(|format| (format.exports)(&texts)).collect()
    }

    /// Names of the files of all formats.
    pub fn file_names() -> Vec<&'static str> {
        FORMATS.iter().flat_map(|format| (format.exports)(&Texts { raw: false })).map(|export| export.file_name()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: Option<&[&str]>) -> Vec<&'static str> {
        let names: Option<Vec<String>> = names.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        Format::exports(names.as_deref(), Texts { raw: false }).iter().map(|export| export.file_name()).collect()
    }

    #[test]
    fn formats_choose_files() {
        let all = Format::file_names();
        assert!(files(None).iter().all(|name| all.contains(name)));
        assert_eq!(files(Some(&["html"])), ["network.html", "network.svg", "statements.jsonl"]);
        assert_eq!(files(Some(&["csv"])), ["nodes.csv", "edges.csv", "statements.csv", "statements.jsonl"]);
        assert_eq!(files(Some(&["jsonl", "graphml"])), ["graph.graphml", "statements.jsonl"]);
        assert_eq!(files(Some(&[])), ["statements.jsonl"]);
    }
}
