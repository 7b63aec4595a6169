//! Every format with what it says of an article.

use super::{Desk, told};

const TEXT: &str = "Helen Prior said that Germany would buy the lithium.";
const ALL: [&str; 5] = ["A ship", "2025-03-11", "The Harbour Post", "https://post.example/1", "en"];

#[test]
fn a_table_whatever_its_separator() {
    for (name, separator) in [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.tab", "\t"), ("a.csv", "|")] {
        let header = ["Headline", "Publication Date", "newspaper", "LINK", "language", "Full_Text"].join(separator);
        let row = ["A ship", "2025-03-11", "The Harbour Post", "https://post.example/1", "en", TEXT].join(separator);
        let article = Desk::with(name, format!("{header}\r\n{row}\r\n")).read(&[name]).fine().one();
        assert_eq!(told(&article), ALL);
        assert_eq!((article.text.as_str(), article.id.as_str()), (TEXT, format!("{name}#1").as_str()));
    }
}

#[test]
fn a_table_in_quotes_over_several_lines() {
    let table = "id,text\n7,\"She said \"\"no\"\";\nhe, \"\"yes\"\".\"\n\n8,\"\"\"Now,\"\" she said.\"\n";
    let read = Desk::with("a.csv", table).read(&["a.csv"]).fine();
    assert_eq!(read.texts(), ["She said \"no\";\nhe, \"yes\".", "\"Now,\" she said."]);
    assert_eq!(read.ids(), ["7", "8"]);
}

#[test]
fn a_table_from_a_spreadsheet() {
    // a mark, a line that names the separator, a header in another language, empty rows at the end, old line ends
    let desk = Desk::with("a.csv", format!("\u{feff}sep=;\r\nTitolo;Testo;Data\r\nUno;{TEXT};2025-03-11\r\n;;\r\n;;\r\n"));
    let article = desk.read(&["a.csv"]).fine().one();
    assert_eq!((article.title.as_deref(), article.text.as_str()), (Some("Uno"), TEXT));
    desk.put("mac.csv", format!("title,text\rUno,{TEXT}\rDue,\"Zwei\"\r"));
    assert_eq!(desk.read(&["mac.csv"]).fine().texts(), [TEXT, "Zwei"]);
}

#[test]
fn columns_by_map() {
    let desk = Desk::with("a.csv", format!("Corpo dell'articolo,Quando,note\n{TEXT},2025-03-11,x\n"));
    desk.read(&["a.csv"]).said("no-text", &["a.csv:1:1: ", "`Corpo dell'articolo`, `Quando`, `note`", "--map text="]).none();
    let read = desk.read_mapped(&["a.csv"], &["text=Corpo dell'articolo", "date=quando"]).fine();
    assert_eq!((read.texts(), read.dates()), (vec![TEXT], vec!["2025-03-11".to_owned()]));
    let parts = ["a.csv: ", "has no `When`", "`Corpo dell'articolo`, `Quando`, `note`"];
    desk.read_mapped(&["a.csv"], &["text=note", "date=When"]).said("no-column", &parts).one();
    // a name that is mapped and missing is said, also where nothing else is the text
    let parts = ["a.csv:1:1: no `Corpo`, which --map names", "It has `Corpo dell'articolo`, `Quando`, `note`; name one of these"];
    desk.read_mapped(&["a.csv"], &["text=Corpo"]).said("no-text", &parts).none();
    // a map goes before the usual names
    desk.put("b.jsonl", "{\"text\": \"short\", \"long\": \"The long one.\"}\n{\"text\": \"short\"}\n");
    assert_eq!(desk.read_mapped(&["b.jsonl"], &["text=long"]).fine().texts(), ["The long one.", "short"]);
    desk.read_mapped(&["b.jsonl"], &["text=wide"]).said("no-column", &["b.jsonl: has no `wide`", "it has `text`, `long`"]);
    desk.put("c.rss", "<rss><channel><item><description>short</description><x:full>Long one</x:full></item></channel></rss>");
    assert_eq!(desk.read_mapped(&["c.rss"], &["text=full"]).fine().one().text, "Long one");
    desk.read_mapped(&["c.rss"], &["text=ful"]).said("no-column", &["c.rss: has no `ful`", "it has `description`, `x:full`"]).one();
    for wrong in ["text", "body=x", "text=", "=x"] {
        let error = wrong.parse::<newsgraph::article::FieldMap>().unwrap_err();
        assert!(error.contains("FIELD=COLUMN") && error.contains("text, title, date, outlet, url, lang, id"), "{error}");
    }
}

#[test]
fn fields_inside_objects_by_map() {
    let desk = Desk::with(
        "a.jsonl",
        format!(
            "{{\"when\": {{\"Day\": \"2025-03-11\", \"hour\": 9}}, \"content\": {{\"main\": {{\"html\": \"<p>{TEXT}</p>\"}}, \"n\": 1}}, \"source\": {{\"name\": \"The Post\", \"lang\": \"en\"}}}}\n"
        ),
    );
    let maps = ["text=content.main.html", "date=when.day", "lang=source.lang"];
    let article = desk.read_mapped(&["a.jsonl"], &maps).fine().one();
    assert_eq!((article.text.as_str(), article.date.unwrap().to_string()), (TEXT, "2025-03-11".to_owned()));
    assert_eq!((article.outlet.as_deref(), article.lang.as_deref()), (Some("The Post"), Some("en")));
    // one that is not there is said, with those that are
    let parts = ["a.jsonl: has no `when.dya`, which --map names; it has `when`, `when.Day`, `when.hour`, `content`, `content.main`"];
    desk.read_mapped(&["a.jsonl"], &["text=content.main.html", "date=when.dya"]).said("no-column", &parts).one();
    // a usual name holds outside of objects alone, and a name of one part is not looked for in them
    desk.put("b.jsonl", format!("{{\"text\": \"{TEXT}\", \"when\": {{\"date\": \"2025-03-11\", \"day\": \"2025-03-12\"}}}}\n"));
    assert_eq!(desk.read_mapped(&["b.jsonl"], &["lang=a.b"]).said("no-column", &[]).dates(), [""]);
    assert_eq!(desk.read_mapped(&["b.jsonl"], &["date=day"]).said("no-column", &["has no `day`"]).dates(), [""]);
    // a key with a point in it, and a column of a table
    desk.put("c.json", format!("[{{\"text\": \"{TEXT}\", \"when.day\": \"2025-03-11\"}}]"));
    desk.put("d.csv", format!("text,when.day\n{TEXT},2025-03-11\n"));
    assert_eq!(desk.read_mapped(&["c.json", "d.csv"], &["date=when.day"]).fine().dates(), ["2025-03-11", "2025-03-11"]);
    desk.put("e.md", format!("---\nwhen:\n  day: 2025-03-11\n---\n{TEXT}\n"));
    assert_eq!(desk.read_mapped(&["e.md"], &["date=when.day"]).fine().dates(), ["2025-03-11"]);
}

#[test]
fn names_of_columns_may_be_added_as_data() {
    use newsgraph::pack::{DataSource, Packs};
    let desk = Desk::with("data/fields.csv", "field,name\ntext,Prosa\n");
    desk.put("a.csv", format!("prosa;n\n{TEXT};1\n"));
    desk.read(&["a.csv"]).said("no-text", &["`prosa`"]).none();
    let packs = Packs::load(&DataSource::with_overlay(&desk.path("data")).expect("a folder")).expect("data");
    let read: Vec<_> = newsgraph::article::Inputs::open(&[desk.path("a.csv")], &packs, &[]).collect();
    assert!(matches!(&read[..], [newsgraph::article::Input::Article(a)] if a.text == TEXT), "{read:?}");
    desk.put("data/fields.csv", "field,name\nprose,Prosa\n");
    let error = Packs::load(&DataSource::with_overlay(&desk.path("data")).expect("a folder")).expect_err("a bad row").to_string();
    assert!(error.contains("fields.csv:2:1: ") && error.contains("`prose` is none of text, title"), "{error}");
}

#[test]
fn a_broken_row_costs_no_other() {
    let table = "title,text\none,First.\ntwo,Second.,more\nthree,\"Third \"is\" broken\"\nfour,\"never closed\nfive,Fifth.\nsix,\nseven,\"Seventh\"\n";
    let read = Desk::with("a.csv", table).read(&["a.csv"]);
    assert_eq!(read.texts(), ["First.", "Fifth.", "Seventh"]);
    assert_eq!(read.ids(), ["a.csv#1", "a.csv#5", "a.csv#7"]);
    let places: Vec<&str> = read.problems.iter().map(|p| p.split(": ").next().unwrap_or_default()).collect();
    assert_eq!(places, ["a.csv:3:1", "a.csv:4:14", "a.csv:5:6", "a.csv:7:1"]);
    assert_eq!(read.kinds, ["cells", "quotes", "quotes", "empty"]);
    assert!(read.problems[0].contains("has 3 cells, the header has 2"), "{}", read.problems[0]);
    assert!(read.problems[2].contains("never closed"), "{}", read.problems[2]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_at_the_end_of_a_long_table() {
    let rows: String = (0..30_000).map(|n| format!("{n},Article {n} has a text of some length that goes on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on.\n")).collect();
    let table = format!("id,text\nx,\"open\n{rows}");
    let read = Desk::with("a.csv", &table).read(&["a.csv"]);
    let read = read.said("quotes", &["a.csv:2:3: "]);
    assert_eq!(read.articles.len(), 30_000);
}

#[test]
fn json_of_every_shape() {
    let object = |n: usize| {
        format!(
            "{{\"headline\": \"A {n}\", \"content\": \"Text {n}.\", \"source\": {{\"id\": null, \"name\": \"The Post\"}}, \"author\": [1]}}"
        )
    };
    let (one, two) = (object(1), object(2));
    for (json, count) in [
        (one.clone(), 1),
        (format!("[{one}, {two}]"), 2),
        (format!("\n [\n{one}\n,\n{two}\n]\n"), 2),
        (format!("{{\"status\": \"ok\", \"meta\": {{\"articles\": 3}}, \"articles\": [{one},{two}], \"next\": null}}"), 2),
        (format!("{{\"data\": [{one}]}}"), 1),
        (format!("{{\n\"items\": [{one}]}}\n{{\"results\": [{two}]}}"), 2),
        (format!("{{\"docs\": [{one}], \"stories\": [{two}]}}"), 2),
        (format!("{one}\n{two}\n"), 2),
        (format!("\u{feff}{one}{two}"), 2),
    ] {
        let read = Desk::with("a.json", &json).read(&["a.json"]).fine();
        assert_eq!(read.texts(), ["Text 1.", "Text 2."][..count], "{json}");
        assert_eq!(read.ids(), ["a.json#1", "a.json#2"][..count], "{json}");
        assert_eq!(told(&read.articles[0]), ["A 1", "-", "The Post", "-", "-"], "{json}");
    }
}

#[test]
fn json_that_is_broken_or_holds_nothing() {
    let desk = Desk::with("a.json", "[{\"text\": \"One.\"},\n {\"text\": \"Two.\",}]");
    desk.read(&["a.json"]).said("malformed-json", &["a.json:2:18: ", "nothing from here on"]).one();
    desk.put("b.json", "{\"articles\": [{\"text\": \"One.\"}, {\"te");
    desk.read(&["b.json"]).said("malformed-json", &["b.json:1:", "EOF"]).one();
    desk.put("c.json", "{\"name\": \"a\", \"version\": 2}");
    desk.read(&["c.json"]).said("no-text", &["c.json:1:1: ", "`name`, `version`", "--map text="]).none();
    desk.put("d.json", "[]");
    desk.read(&["d.json"]).said("no-article", &["d.json: ", "holds no article"]).none();
    desk.put("e.json", "[1, \"text\", {\"text\": \"Kept.\"}]");
    assert_eq!(desk.read(&["e.json"]).texts(), ["Kept."]);
    desk.put("f.json", "{\"text\": [\"One\"]}");
    desk.read(&["f.json"]).said("malformed-json", &["f.json:1:", "`text`: invalid type: sequence, expected a string"]).none();
    // a text under one name makes up for what stands under another
    desk.put("g.json", "{\"text\": \"Kept.\", \"content\": [1], \"body\": null}");
    assert_eq!(desk.read(&["g.json"]).fine().one().text, "Kept.");
}

#[test]
fn a_text_that_is_html_is_rendered() {
    let desk = Desk::with("a.csv", format!("text,title\n\"<p>{TEXT}</p><p>He &amp; she “agreed”.</p>\",A &amp; B\n"));
    let article = desk.read(&["a.csv"]).fine().one();
    assert_eq!(article.text, format!("{TEXT}\n\nHe & she “agreed”."));
    desk.put("b.jsonl", "{\"body\": \"<div>One.<br>\\nTwo.</div>\"}\n{\"body\": \"One <br> two.\\n\\nThree.\\n\\nFour.\"}\n");
    assert_eq!(desk.read(&["b.jsonl"]).fine().texts(), ["One.\nTwo.", "One <br> two.\n\nThree.\n\nFour."]);
    desk.put("c.csv", "text,n\n<p> </p>,1\n");
    desk.read(&["c.csv"]).said("empty", &["c.csv:2:1: "]).none();
}

#[test]
fn a_comma_that_is_missing_is_said() {
    let desk = Desk::with("a.json", "[{\"text\": \"One.\"},\n {\"text\": \"Two.\"} {\"text\": \"Three.\"}]");
    let read = desk.read(&["a.json"]).said("malformed-json", &["a.json:2:19: ", "a comma is missing before this"]);
    assert_eq!(read.texts(), ["One.", "Two.", "Three."]);
    desk.put("b.json", "{\"articles\": [{\"text\": \"One.\"}] \"data\": [{\"text\": \"Two.\"}]}");
    assert_eq!(desk.read(&["b.json"]).said("malformed-json", &["b.json:1:33: "]).texts(), ["One.", "Two."]);
}

#[test]
fn an_object_where_the_text_should_be_is_named() {
    let desk = Desk::with("a.jsonl", "{\"article\": {\"title\": \"A ship\", \"body\": \"One.\"}}\n");
    desk.read(&["a.jsonl"])
        .said("malformed-json", &["a.jsonl:1:", "`article`: an object, expected a string", "say --map text=article.title"])
        .none();
    assert_eq!(desk.read_mapped(&["a.jsonl"], &["text=article.body"]).fine().texts(), ["One."]);
    for (value, what) in
        [("{}", "map"), ("[\"One.\"]", "sequence"), ("true", "boolean `true`"), ("1.5", "floating point `1.5`"), ("-1", "integer `-1`")]
    {
        desk.put("b.jsonl", format!("{{\"article\": {value}}}\n"));
        let what = format!("`article`: invalid type: {what}");
        desk.read(&["b.jsonl"]).said("malformed-json", &["b.jsonl:1:", &what, "expected a string"]).none();
    }
    desk.put("c.jsonl", "{\"story\": {\"main\": \"One.\"}}\n");
    desk.read(&["c.jsonl"]).said("no-text", &["It has `story`, `story.main`; say which one"]).none();
}

#[test]
fn json_lines_have_the_names_of_tables() {
    let line = format!(
        "{{\"Headline\":\"A ship\",\"pub_date\":\"2025-03-11\",\"publisher\":\"The Harbour Post\",\"link\":\"https://post.example/1\",\"language\":\"en\",\"body\":\"{TEXT}\",\"more\":[1,{{}}]}}"
    );
    let article = Desk::with("a.jsonl", &line).read(&["a.jsonl"]).fine().one();
    assert_eq!(told(&article), ALL);
    let desk = Desk::with("b.jsonl", "{\"summary\": \"x\"}\n");
    desk.read(&["b.jsonl"]).said("no-text", &["b.jsonl:1:1: ", "--map text=NAME"]).none();
}

#[test]
fn markdown_with_front_matter() {
    let body = format!("# A *ship*\n\n{TEXT}\n[A link](x), `code`\nand **more**.\n\n```\nleft out\n```\n\n> Quoted.\n\n- One\n- Two\n");
    let text = format!("A ship\n\n{TEXT} A link, code and more.\n\nQuoted.\n\nOne\n\nTwo");
    let yaml = "---\ntitle: \"A ship\"\nDate: 2025-03-11T10:00:00+01:00\npublisher: The Harbour Post\nurl: https://post.example/1\nlang: en\nauthor: [a, b]\ntags:\n  - x\n---\n";
    let toml = "+++\ntitle = 'A ship'\ndate = 2025-03-11\nsource = 'The Harbour Post'\nurl = 'https://post.example/1'\nlang = 'en'\n+++\n";
    for front_matter in [yaml, toml] {
        let article = Desk::with("a.md", format!("{front_matter}{body}")).read(&["a.md"]).fine().one();
        assert_eq!(told(&article), ALL);
        assert_eq!((article.text.as_str(), article.id.as_str()), (text.as_str(), "a.md"));
    }
    // without front matter, headings and header lines tell
    let article =
        Desk::with("a.markdown", format!("# A ship\n\n2025-03-11 | The Harbour Post\n\n{TEXT}\n")).read(&["a.markdown"]).fine().one();
    assert_eq!(told(&article)[..3], ALL[..3]);
}

#[test]
fn markdown_with_broken_front_matter_is_read_without_it() {
    let desk = Desk::with("a.md", format!("---\ntitle: A\ndate: [2025\n---\n{TEXT}\n"));
    let article = desk.read(&["a.md"]).said("front-matter", &["a.md:", "read without it"]).one();
    assert_eq!((article.text.as_str(), article.date), (TEXT, None));
    desk.put("b.md", format!("+++\ntitle = 'A'\ndate = = 3\n+++\n{TEXT}\n"));
    assert_eq!(desk.read(&["b.md"]).said("front-matter", &["b.md:3:8: "]).one().text, TEXT);
    desk.put("c.md", "---\ntitle: A\n---\n```\ncode\n```\n");
    desk.read(&["c.md"]).said("empty", &["c.md: ", "no text beside"]).none();
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Harbour Post</title><language>en</language><image><title>wrong</title></image>
<item><title>A ship</title><link>https://post.example/1</link><guid>post-1</guid>
<pubDate>Tue, 11 Mar 2025 23:30:00 -0500</pubDate><media:title>wrong</media:title>
<description>Short.</description><content:encoded><![CDATA[<p>One&nbsp;two.</p><p>Three.</p>]]></content:encoded></item>
<item><title>Ports &amp;amp; ships</title><description>&lt;p&gt;She said &amp;#8220;no&amp;#8221;.&lt;/p&gt;</description><source url="https://x.example">The Agency</source></item>
<item><title>No text</title></item>
</channel></rss>"#;

#[test]
fn rss() {
    let read = Desk::with("a.rss", RSS).read(&["a.rss"]).said("empty", &["a.rss:8:1: ", "the entry has no text"]);
    assert_eq!(read.texts(), ["One\u{a0}two.\n\nThree.".replace('\u{a0}', " ").as_str(), "She said “no”."]);
    assert_eq!(read.ids(), ["post-1", "a.rss#2"]);
    assert_eq!(told(&read.articles[0]), ALL);
    assert_eq!(told(&read.articles[1]), ["Ports & ships", "-", "The Agency", "-", "en"]);
    // as .xml, and whatever it is called
    for name in ["a.xml", "feed", "a.txt", "a.html"] {
        assert_eq!(Desk::with(name, RSS).read(&[name]).articles.len(), 2, "{name}");
    }
}

#[test]
fn rdf_and_old_feeds() {
    let rdf = "<rdf:RDF xmlns:rdf=\"r\" xmlns=\"s\" xmlns:dc=\"d\"><channel><title>The Post</title></channel><item><title>A</title><link>l</link><description>Text.</description><dc:date>2025-03-11T01:00:00Z</dc:date></item></rdf:RDF>";
    assert_eq!(told(&Desk::with("a.xml", rdf).read(&["a.xml"]).fine().one()), ["A", "2025-03-11", "The Post", "l", "-"]);
    let old = "<rss version=\"0.91\"><channel><title>P</title><item><description>Tom & Ann, AT&T.</description></item></channel></rss>";
    assert_eq!(Desk::with("a.xml", old).read(&["a.xml"]).fine().one().text, "Tom & Ann, AT&T.");
}

#[test]
fn atom() {
    let feed = |p: &str, xmlns: &str| {
        format!(
            "<{p}feed {xmlns}xml:lang=\"it\"><{p}title>Il Faro</{p}title><{p}entry><{p}id>tag:1</{p}id><{p}title type=\"html\">Uno &lt;b&gt;due&lt;/b&gt;</{p}title><{p}link rel=\"self\" href=\"no\"/><{p}link href=\"https://faro.example/1\"/><{p}updated>2025-03-12T00:10:00+01:00</{p}updated><{p}published>2025-03-11T00:10:00+01:00</{p}published><{p}content type=\"xhtml\"><div><p>Primo <i>testo</i>.</p><p>Secondo.</p></div></{p}content></{p}entry><{p}entry xml:lang=\"en\"><{p}summary type=\"text\">1 &lt; 2</{p}summary></{p}entry></{p}feed>"
        )
    };
    for xml in [feed("", "xmlns=\"http://www.w3.org/2005/Atom\" "), feed("ns0:", "xmlns:ns0=\"http://www.w3.org/2005/Atom\" ")] {
        let read = Desk::with("a.atom", xml).read(&["a.atom"]).fine();
        assert_eq!(read.texts(), ["Primo testo.\n\nSecondo.", "1 < 2"]);
        assert_eq!(told(&read.articles[0]), ["Uno due", "2025-03-11", "Il Faro", "https://faro.example/1", "it"]);
        assert_eq!((read.ids(), told(&read.articles[1])[4].as_str()), (vec!["tag:1", "a.atom#2"], "en"));
    }
}

#[test]
fn xml_that_is_broken_or_no_feed() {
    let cut = RSS.find("Ports").expect("the second entry");
    let desk = Desk::with("a.rss", &RSS[..cut]);
    desk.read(&["a.rss"]).said("malformed-xml", &["a.rss:7:14: ", "not well-formed XML", "no entry from here on"]).one();
    desk.put("b.rss", RSS.replace("Ports", "<b>Ports"));
    desk.read(&["b.rss"]).said("malformed-xml", &["b.rss:7:"]).one();
    desk.put("c.xml", "<?xml version=\"1.0\"?>\n<!-- a map --><urlset><url/></urlset>");
    desk.read(&["c.xml"]).said("not-a-feed", &["c.xml: ", "`urlset`", "neither RSS nor Atom"]).none();
    desk.put("d.rss", "<rss><channel><title>T</title></channel></rss>");
    desk.read(&["d.rss"]).said("no-article", &["d.rss: ", "a feed without entries"]).none();
}

#[test]
fn a_page() {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A ship</title></head><body><article><h1>A ship</h1><p>{TEXT}</p><p>The second paragraph is here to make an article of it, since a page of one sentence may well be none.</p></article></body></html>"
    );
    for name in ["a.html", "a.htm", "a.xhtml", "a.xml", "a.txt", "page"] {
        let article = Desk::with(name, &page).read(&[name]).fine().one();
        assert!(article.text.contains(TEXT) && !article.text.contains('<'), "{name}: {}", article.text);
        assert_eq!(article.id, name);
    }
    let desk = Desk::with("a.html", "<html><body><script>x()</script></body></html>");
    desk.read(&["a.html"]).said("no-article", &["a.html: ", "holds no article"]).none();
}

#[test]
fn the_format_of_a_file_without_an_ending_that_says_it() {
    let one = "{\"text\": \"One.\"}";
    for (contents, texts) in [
        (format!("{one}\n{one}\n"), vec!["One.", "One."]),
        (one.to_owned(), vec!["One."]),
        ("{\n  \"text\": \"One.\",\n  \"title\": \"A\"\n}".to_owned(), vec!["One."]),
        (format!("{{\"total\": 1, \"articles\": [{one}]}}"), vec!["One."]),
        (format!("[{one}]"), vec!["One."]),
        ("title;text\nA;One.\n".to_owned(), vec!["One."]),
        ("---\ntitle: A\n---\n**One.**\n".to_owned(), vec!["One."]),
        ("Text, date and more.\n".to_owned(), vec!["Text, date and more.\n"]),
        ("[Rome] “One.”\n".to_owned(), vec!["[Rome] “One.”\n"]),
        ("{One}\n".to_owned(), vec!["{One}\n"]),
    ] {
        for name in ["file", "a.dat"] {
            assert_eq!(Desk::with(name, &contents).read(&[name]).fine().texts(), texts, "{contents}");
        }
    }
    // an ending that lies
    for name in ["a.txt", "a.jsonl", "a.json", "a.csv"] {
        assert_eq!(Desk::with(name, format!("[{one}]")).read(&[name]).fine().texts(), ["One."], "{name}");
        assert_eq!(Desk::with(name, "title;text\nA;One.\n").read(&[name]).fine().texts(), ["One."], "{name}");
    }
}

#[test]
fn documents_and_archives_are_told_what_to_do() {
    let zip = |inside: &str| format!("PK\u{3}\u{4}......{inside}");
    for (name, contents, parts) in [
        ("a.pdf", "%PDF-1.7 ...".to_owned(), ["a PDF", "pdftotext"]),
        ("a.docx", zip("[Content_Types].xml"), ["a document", "saving it as .txt"]),
        ("a.odt", zip("mimetypeapplication/vnd.oasis.opendocument.text"), ["a document", "to text first"]),
        ("a.zip", zip("a.txt"), ["a zip archive", "Unpack it"]),
        ("a.rtf", "{\\rtf1 x}".to_owned(), ["a rich text document", "to text first"]),
        ("a.txt", "%PDF-1.7 ...".to_owned(), ["a PDF", "pdftotext"]),
    ] {
        Desk::with(name, contents).read(&[name]).said("not-text", &parts).none();
    }
    Desk::with("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").read(&["a.txt"]).said("binary", &["a binary file"]).none();
    // bytes without a zero, but full of control characters
    let noise: Vec<u8> = (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).filter(|b| *b != 0).collect();
    Desk::with("a.txt", noise).read(&["a.txt"]).said("binary", &["a binary file"]).none();
}

#[test]
fn empty_files() {
    for name in ["a.txt", "a.md", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.rss", "a.html", "a"] {
        for contents in ["", " \n\n", "\u{feff}"] {
            Desk::with(name, contents).read(&[name]).said("empty", &[name, "the file is empty"]).none();
        }
    }
    Desk::with("a.csv", "title,text\n").read(&["a.csv"]).said("no-article", &["a header without rows"]).none();
}
