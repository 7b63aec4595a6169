//! What is fuzzed: one function for each target, which panics where something does not hold that holds for every input.
//!
//! The programs in `run/` give them made-up input; `tests/fuzz_corpus.rs` gives them that of `corpus/`.

#[path = "../support/mod.rs"]
mod support;

use newsgraph::article::{Article, Input, Inputs};
use newsgraph::entity::{link, slug};
use newsgraph::export::{FORMATS, Format, TableStyle, Views};
use newsgraph::graph::{CorpusBuilder, Curation, Labels, entity_graph, resolve, statement_graph};
use newsgraph::mention::{Mentions, match_terms};
use newsgraph::pack::layout::{EXAMPLES_FILE, LANGUAGE_FILE, LANGUAGE_TABLES, LANGUAGES, WORLD_TABLES, of_language};
use newsgraph::pack::{DataSource, Faults, LanguagePack, World};
use newsgraph::record::{ArticleRecord, StatementRecord};
use newsgraph::statement::find_statements;
use newsgraph::statement::grammar::Grammar;
use newsgraph::text::Document;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::Read;
use std::path::PathBuf;
use support::PACKS;
use support::laws::{check, check_reading};
use tempfile::TempDir;

/// A target: its name, which is that of its folder in `corpus/`, and what it does with an input.
type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 6] =
    [("readers", readers), ("text", text), ("quotations", quotations), ("extraction", extraction), ("packs", packs), ("writers", writers)];

/// Gives the input to the target with this name.
pub fn run(name: &str, data: &[u8]) {
    let (_, target) = TARGETS.into_iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no target {name}"));
    target(data);
}

// ---- readers -----------------------------------------------------------------------------------------

/// Endings by which the first byte of an input chooses a format; without one it is told by the contents.
const ENDINGS: [&str; 14] =
    ["txt", "md", "jsonl", "json", "csv", "tsv", "rss", "xml", "html", "none", "txt.gz", "jsonl.gz", "csv.zst", "html.zst"];

/// The first byte chooses the format, as a letter from `a` on; the rest is the file. It gives articles and warnings.
fn readers(data: &[u8]) {
    let Some((first, contents)) = data.split_first() else { return };
    let ending = ENDINGS[usize::from(first.wrapping_sub(b'a')) % ENDINGS.len()];
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join(format!("a.{ending}"));
    std::fs::write(&path, contents).expect("a file");
    for input in Inputs::open(&[path], &PACKS, &[]) {
        match input {
            Input::Article(article) => assert!(!article.text.trim().is_empty() && !article.id.is_empty(), "{article:?}"),
            Input::Problem(warning) => assert!(!warning.to_string().contains('\n'), "a warning of more than one line: {warning}"),
        }
    }
}

// ---- text --------------------------------------------------------------------------------------------

/// The input is a text.
fn text(data: &[u8]) {
    check_reading(&String::from_utf8_lossy(data));
}

/// What texts are made of where a byte stands for a piece: marks of every style first, then words of news.
const PIECES: &[&str] = &[
    "“",
    "”",
    "„",
    "‟",
    "‘",
    "’",
    "‚",
    "«",
    "»",
    "‹",
    "›",
    "\"",
    "'",
    "`",
    "``",
    "''",
    "’’",
    "＂",
    "「",
    "」",
    "–",
    "—",
    "-",
    " – ",
    " — ",
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "…",
    "...",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    ", ",
    ". ",
    ": “",
    ": «",
    "”, ",
    "», ",
    ",” ",
    ".” ",
    "’s ",
    "l’",
    "dell'",
    "5",
    "58\"17",
    "e\u{301}",
    "\u{200b}",
    "\u{ad}",
    "\0",
    "عربي ",
    "中",
    "😀",
    "said ",
    "said that ",
    "says ",
    "told ",
    "according to ",
    "added",
    "denied ",
    "asked whether ",
    "warned of ",
    "called for ",
    "It is ",
    "he ",
    "she ",
    "they ",
    "who ",
    "that ",
    "the ",
    "a ",
    "and ",
    "of ",
    "to ",
    "in ",
    "by ",
    "not ",
    "would ",
    "will ",
    "has ",
    "if ",
    "is ",
    "Helen Prior ",
    "Prior ",
    "Ms. Prior ",
    "Mr. ",
    "Dr. Olaf Venn ",
    "Olaf ",
    "Ada Morrow-Finch ",
    "minister ",
    "Prime Minister ",
    "spokesman ",
    "the company ",
    "officials ",
    "sources ",
    "Germany ",
    "German ",
    "Chile ",
    "NATO ",
    "Corvane Metals ",
    "lithium ",
    "crude oil ",
    "40 tonnes of ",
    "yesterday ",
    "on Monday ",
    "in March ",
    "mine ",
    "report ",
    "statement ",
    "his ",
    "her ",
    "ha detto ",
    "ha detto che ",
    "secondo ",
    "dice ",
    "ha aggiunto ",
    "ha negato ",
    "ha chiesto di ",
    "spiega ",
    "che ",
    "il ",
    "la ",
    "di ",
    "del ",
    "per ",
    "non ",
    "se ",
    "è ",
    "sarà ",
    "Elena Priori ",
    "Priori ",
    "il ministro ",
    "la premier ",
    "il portavoce ",
    "l’azienda ",
    "fonti ",
    "Germania ",
    "tedesco ",
    "Cile ",
    "litio ",
    "petrolio ",
    "ieri ",
    "lunedì ",
    "miniera ",
    "dirlo ",
    "suo ",
    "lo ",
];

/// The text of which each byte is a piece.
fn pieces(data: &[u8]) -> String {
    data.iter().map(|byte| PIECES[usize::from(*byte) % PIECES.len()]).collect()
}

/// Each byte is a mark or a word.
fn quotations(data: &[u8]) {
    check_reading(&pieces(data));
}

// ---- extraction --------------------------------------------------------------------------------------

/// The first byte chooses the language and whether the rest is a text (`a` to `d`) or pieces of one (`e` to `h`).
fn extraction(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let choice = usize::from(first.wrapping_sub(b'a')) % 8;
    let text = if choice < 4 { String::from_utf8_lossy(rest).into_owned() } else { pieces(rest) };
    let codes: Vec<Option<&str>> = PACKS.iter().map(|pack| Some(pack.code.as_str())).chain([None, Some("zxx")]).collect();
    let record = support::read(&text, codes[choice % 4 % codes.len()]);
    assert_eq!(record.text, text);
    check(&record);
}

// ---- language packs ----------------------------------------------------------------------------------

/// What begins a line that names the file whose lines follow.
const FILE: &str = ">>> ";
/// A language that is not built in.
const NEW_LANGUAGE: &str = "xx";
/// Read in the new language.
const SENTENCES: &str =
    "El ministro Olaf Venn dijo que «Chile cerrará la mina de litio». «No», añadió Venn el lunes.\n\nSegún Ada Morrow, no.";

/// A folder for `--data`: each line `>>> NAME` begins a file. It is loaded, or said to have faults, and read with.
fn packs(data: &[u8]) {
    let folder = TempDir::new().expect("a temporary folder");
    let mut file = Vec::new();
    let mut path = None;
    let write = |path: Option<PathBuf>, file: &mut Vec<u8>| {
        if let Some(path) = path {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, &file).expect("a file");
        }
        file.clear();
    };
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(FILE.as_bytes()) {
            Some(name) => {
                write(path.take(), &mut file);
                path = known_file(String::from_utf8_lossy(name).trim()).map(|name| folder.path().join(name));
            }
            None => file.extend_from_slice(line),
        }
    }
    write(path, &mut file);
    let Ok(source) = DataSource::with_overlay(folder.path()) else { return };
    let mut faults = Faults::default();
    // reading all of the built-in data again would leave time for a few inputs only
    let of_world = WORLD_TABLES.iter().any(|table| folder.path().join(table.name).exists());
    let world = of_world.then(|| World::read(&source, &mut faults).expect("its files can be opened"));
    for code in [NEW_LANGUAGE, "en"] {
        if folder.path().join(LANGUAGES).join(code).exists() {
            let world = world.as_ref().unwrap_or(&PACKS.world);
            read_with(&LanguagePack::read(code, &source, world, &mut faults).expect("its files can be opened"));
        }
    }
    for fault in faults.into_vec() {
        assert!(!fault.to_string().is_empty());
    }
}

/// Only files that are read, so that no name is spent on others.
fn known_file(name: &str) -> Option<String> {
    let of_world = WORLD_TABLES.iter().map(|table| table.name.to_owned());
    let of_language = [NEW_LANGUAGE, "en"].into_iter().flat_map(|code| {
        let names = LANGUAGE_TABLES.iter().map(|table| table.name).chain([LANGUAGE_FILE, EXAMPLES_FILE]);
        names.map(move |name| of_language(code, name))
    });
    of_world.chain(of_language).find(|known| known == name)
}

fn read_with(pack: &LanguagePack) {
    let doc = Document::read(SENTENCES, pack);
    let terms = match_terms(&doc, pack);
    let mut mentions = Mentions::find(&doc, pack, &terms, None);
    let people = link(&doc, pack, &mut mentions);
    find_statements(&Grammar::new(&doc, pack, &mentions, &terms), &people, None);
}

// ---- writers -----------------------------------------------------------------------------------------

/// Stretches of text, parted by the byte FF, which no UTF-8 has: what articles, names and statements are made of.
struct Texts {
    texts: Vec<String>,
    next: usize,
}

impl Texts {
    fn of(data: &[u8]) -> Texts {
        Texts { texts: data.split(|byte| *byte == 0xff).map(|text| String::from_utf8_lossy(text).into_owned()).collect(), next: 0 }
    }

    fn next(&mut self) -> String {
        self.next += 1;
        self.texts[(self.next - 1) % self.texts.len()].clone()
    }

    /// A text that may be missing.
    fn some(&mut self) -> Option<String> {
        Some(self.next()).filter(|text| !text.is_empty())
    }

    /// One of the choices, chosen by the next text.
    fn one_of<T: Copy, const N: usize>(&mut self, choices: [T; N]) -> T {
        choices[self.next().bytes().map(usize::from).sum::<usize>() % N]
    }
}

/// Every file that `build` can write is made of the texts, and read again by what reads its format.
fn writers(data: &[u8]) {
    let mut texts = Texts::of(data);
    let mut builder = CorpusBuilder::with_passages(true);
    for number in 0..2 {
        builder.add(record(number, &mut texts));
    }
    let mut corpus = builder.finish();
    let resolution = resolve(&corpus, &PACKS.world, &Curation::default());
    corpus.apply(&resolution);
    corpus.label_speakers(&PACKS);
    let labels = Labels::new(&corpus, &PACKS);
    let views = Views::new(&corpus, entity_graph(&corpus, &labels, true), statement_graph(&corpus, &labels));
    let style = match data.len() % 3 {
        0 => TableStyle::default(),
        1 => TableStyle { raw: true, ..TableStyle::default() },
        _ => TableStyle { raw: false, byte_order_mark: true, separator: b';', decimal_comma: true },
    };
    let names: Vec<String> = FORMATS.iter().map(|format| format.name.to_owned()).collect();
    for export in Format::exports(Some(&names), style) {
        let mut bytes = Vec::new();
        export.write(&views, &mut bytes).expect("what is in memory can be written");
        let name = export.file_name();
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "graphml" | "gexf" => {
                let size = serde_json::to_value(export.size(&views).expect("a graph has a size")).expect("JSON");
                let [nodes, edges] = count_xml(name, &bytes, ["node", "edge"]);
                assert_eq!((size["nodes"].as_u64(), size["edges"].as_u64()), (Some(nodes), Some(edges)), "{name}");
            }
            "svg" => drop(count_xml(name, &bytes, ["svg"])),
            "csv" => check_table(name, &bytes, style, &views),
            "jsonl" => check_lines(&bytes, &views),
            "html" => check_page(&bytes),
            "xlsx" => check_workbook(&bytes),
            _ => panic!("{name}: nothing reads this format"),
        }
    }
}

/// An article of some statements and names.
fn record(number: usize, texts: &mut Texts) -> ArticleRecord {
    let (before, said, behind) = (texts.next(), texts.next(), texts.next());
    let text = format!("{before} {said}. {behind}");
    let article = Article {
        id: texts.next(),
        place: format!("place {number}"),
        text,
        lang: None,
        date: None,
        outlet: texts.some(),
        title: texts.some(),
        url: texts.some(),
    };
    let Article { id, place, text, outlet, title, url, .. } = article;
    let start = before.chars().count() + 1;
    let content = [start, start + said.chars().count() + 1];
    let node = |texts: &mut Texts| {
        let name = texts.next();
        let kind = texts.one_of(["person", "org", "country", "resource", "place", "group", "outlet"]);
        (format!("{kind}:{}", slug(&name)), name)
    };
    let entities =
        (0..3).map(|_| node(texts)).map(|(id, text)| serde_json::json!({ "start": 0, "end": 1, "kind": "person", "id": id, "text": text }));
    let entities: Vec<_> = entities.collect();
    let statements: Vec<_> = (0..2)
        .map(|at| {
            let ((speaker, label), (target, _), (other, _)) = (node(texts), node(texts), node(texts));
            let joint: Vec<String> = if texts.one_of([true, false]) { vec![node(texts).0, other.clone()] } else { Vec::new() };
            serde_json::json!({
                "id": format!("statement:{number}{at}"), "kind": texts.one_of(["direct", "indirect", "mixed"]), "content": [content],
                "text": said.clone() + ".", "cue": null, "cue_spans": [], "cue_text": texts.some(), "source": [0, 1],
                "source_spans": [[0, 1]], "source_text": texts.some(), "speaker": speaker, "speaker_label": label,
                "joint_speakers": joint, "role": texts.some(), "speaks_for": null, "attribution": "name", "addressee": null, "targets": [target, other], "target_spans": [],
                "act": "say", "negated": texts.one_of([true, false]), "conditional": false, "quantity": texts.some(), "said_from": null,
                "said_to": null, "date_precision": null, "paragraph": 1, "sentence": 1, "nested_in": null, "rule": "clause",
                "confidence": 0.5,
            })
        })
        .collect();
    let value = serde_json::json!({
        "id": id, "article": format!("article:{number}"), "lang": texts.one_of(["en", "it", "xx"]), "date": "2025-03-01",
        "outlet": outlet, "title": title, "url": url, "text": text, "entities": entities, "statements": statements,
    });
    let mut record: ArticleRecord = serde_json::from_value(value).expect("a record");
    record.place = place;
    record
}

/// Reads XML to its end: the numbers of the elements with these names.
fn count_xml<const N: usize>(name: &str, bytes: &[u8], elements: [&str; N]) -> [u64; N] {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(allowed), "{name} has a character that XML does not allow");
    let mut reader = Reader::from_str(text);
    let mut counts = [0; N];
    let mut depth = 0_i64;
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")) {
            Event::Start(start) => {
                depth += 1;
                start_of(name, &start, &elements, &mut counts);
            }
            Event::Empty(start) => start_of(name, &start, &elements, &mut counts),
            Event::End(_) => depth -= 1,
            Event::GeneralRef(reference) => {
                let known = matches!(&*reference, "lt" | "gt" | "amp" | "quot" | "apos");
                let character = reference.resolve_char_ref().unwrap_or_else(|e| panic!("{name}: {e}"));
                assert!(known || character.is_some_and(allowed), "{name}: &{};", &*reference);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}: an element is not closed");
    counts
}

fn start_of(name: &str, start: &quick_xml::events::BytesStart<'_>, elements: &[&str], counts: &mut [u64]) {
    if let Some(at) = elements.iter().position(|element| *element == start.name().as_ref()) {
        counts[at] += 1;
    }
    for attribute in start.attributes() {
        let attribute = attribute.unwrap_or_else(|e| panic!("{name}: {e}"));
        quick_xml::escape::unescape(&attribute.value).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

/// Every row has the cells of the header; a cell of text is none that a spreadsheet takes for a formula, unless asked for.
fn check_table(name: &str, bytes: &[u8], style: TableStyle, views: &Views<'_>) {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(style.separator).from_reader(bytes);
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap_or_else(|e| panic!("{name}: {e}"))).collect();
    let count = match name {
        "nodes.csv" => views.entities.node_count(),
        "edges.csv" => views.entities.edge_count(),
        _ => views.corpus.statement_count(),
    };
    assert_eq!(rows.len(), count, "{name}");
    let guarded = !style.raw && (name == "statements.csv" || style.byte_order_mark);
    let number = |cell: &str| cell.replace(',', ".").parse::<f64>().is_ok();
    for cell in rows.iter().flat_map(csv::StringRecord::iter).filter(|_| guarded) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) || number(cell), "{name}: a formula: {cell:?}");
    }
    if let Some(at) = header.iter().position(|column| column == "text").filter(|_| style.raw && name == "statements.csv") {
        let said: Vec<&str> = views.corpus.statements().map(|(_, statement)| statement.text.as_str()).collect();
        assert_eq!(rows.iter().map(|row| &row[at]).collect::<Vec<_>>(), said, "{name}: not verbatim");
    }
}

/// Each line is a statement, as it was.
fn check_lines(bytes: &[u8], views: &Views<'_>) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let read: Vec<StatementRecord> = text.lines().map(|line| serde_json::from_str(line).expect("a statement")).collect();
    let kept: Vec<&StatementRecord> = views.corpus.statements().map(|(_, statement)| statement).collect();
    assert_eq!(read.len(), kept.len());
    for (read, kept) in read.iter().zip(kept) {
        assert_eq!(serde_json::to_value(read).ok(), serde_json::to_value(kept).ok());
    }
}

/// The data of the page are JSON, and nothing of the articles stands in it as an element or script.
fn check_page(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let (_, rest) = text.split_once("<script type=\"application/json\" id=\"data\">").expect("the data");
    let (data, rest) = rest.split_once("</script>").expect("the end of the data");
    serde_json::from_str::<serde_json::Value>(data).expect("JSON");
    assert!(!data.contains('<'), "the data can hold markup");
    assert_eq!(rest.matches("<script").count(), 1, "a script that is not the page's own");
}

/// Every part of the workbook can be unpacked, and is XML.
fn check_workbook(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut contents = Vec::new();
        part.read_to_end(&mut contents).unwrap_or_else(|e| panic!("{name}: {e}"));
        count_xml(&name, &contents, []);
    }
}
