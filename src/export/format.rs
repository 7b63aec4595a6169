//! The formats that `build --formats` takes, and the files of each. A new one is a row of [`FORMATS`] and a file beside this.

use super::{
    EdgesCsv, EntityGexf, EntityGraphMl, Export, NetworkHtml, NetworkSvg, NodesCsv, StatementGraphMl, StatementsCsv, StatementsJsonl, Xlsx,
};
use crate::pack::Locale;

/// A format: one or more files that are written together.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// When it is written.
    pub written: Written,
    /// Its files.
    exports: fn(TableStyle) -> Vec<Box<dyn Export>>,
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

/// How tables are written as CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableStyle {
    /// Leave what a spreadsheet would take for a formula as it is.
    pub raw: bool,
    /// Begin with a byte order mark, for spreadsheets that need it.
    pub byte_order_mark: bool,
    /// What parts cells.
    pub separator: u8,
    /// Whether decimals stand behind a comma.
    pub decimal_comma: bool,
}

impl Default for TableStyle {
    fn default() -> Self {
        TableStyle { raw: false, byte_order_mark: false, separator: b',', decimal_comma: false }
    }
}

impl TableStyle {
    /// For a spreadsheet in a locale. The mark is needed: without it, such a spreadsheet reads another encoding.
    pub fn of_locale(locale: Locale) -> TableStyle {
        TableStyle { raw: false, byte_order_mark: true, separator: locale.separator, decimal_comma: locale.decimal_comma }
    }
}

/// All formats, in the order in which their files are written and listed.
pub static FORMATS: &[Format] = &[
    Format { name: "graphml", written: Written::ByDefault, exports: |_| vec![Box::new(EntityGraphMl)] },
    Format { name: "statements-graphml", written: Written::ByDefault, exports: |_| vec![Box::new(StatementGraphMl)] },
    Format {
        name: "csv",
        written: Written::ByDefault,
        exports: |style| vec![Box::new(NodesCsv { style }), Box::new(EdgesCsv { style }), Box::new(StatementsCsv { style })],
    },
    Format { name: "gexf", written: Written::OnRequest, exports: |_| vec![Box::new(EntityGexf)] },
    Format { name: "xlsx", written: Written::OnRequest, exports: |_| vec![Box::new(Xlsx)] },
    Format { name: "html", written: Written::OnRequest, exports: |_| vec![Box::new(NetworkHtml), Box::new(NetworkSvg)] },
    Format { name: "jsonl", written: Written::Always, exports: |_| vec![Box::new(StatementsJsonl)] },
];

impl Format {
    /// The files of the formats with these names and of those that are always written; without names, of all that are
    /// written by default.
    pub fn exports(names: Option<&[String]>, style: TableStyle) -> Vec<Box<dyn Export>> {
        let wanted = |format: &&Format| {
            format.written == Written::Always
                || names.map_or(format.written == Written::ByDefault, |names| names.iter().any(|name| name == format.name))
        };
        FORMATS.iter().filter(wanted).flat_map(|format| (format.exports)(style)).collect()
    }

    /// Names of the files of all formats.
    pub fn file_names() -> Vec<&'static str> {
        FORMATS.iter().flat_map(|format| (format.exports)(TableStyle::default())).map(|export| export.file_name()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: Option<&[&str]>) -> Vec<&'static str> {
        let names: Option<Vec<String>> = names.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        Format::exports(names.as_deref(), TableStyle::default()).iter().map(|export| export.file_name()).collect()
    }

    #[test]
    fn formats_choose_files() {
        let on_request = FORMATS.iter().filter(|format| format.written == Written::OnRequest).map(|format| format.name);
        let more = files(Some(&on_request.collect::<Vec<_>>()));
        assert!(more.contains(&"graph.gexf") && more.contains(&"newsgraph.xlsx"));
        let rest = Format::file_names().into_iter().filter(|name| *name == "statements.jsonl" || !more.contains(name));
        assert_eq!(files(None), rest.collect::<Vec<_>>());
        assert_eq!(files(Some(&["html"])), ["network.html", "network.svg", "statements.jsonl"]);
        assert_eq!(files(Some(&["csv"])), ["nodes.csv", "edges.csv", "statements.csv", "statements.jsonl"]);
        assert_eq!(files(Some(&["jsonl", "graphml"])), ["graph.graphml", "statements.jsonl"]);
        assert_eq!(files(Some(&["xlsx", "gexf"])), ["graph.gexf", "newsgraph.xlsx", "statements.jsonl"]);
        assert_eq!(files(Some(&[])), ["statements.jsonl"]);
    }
}
