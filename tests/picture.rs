//! `network.html` and `network.svg`: the same bytes every time, well-formed, and safe whatever the articles say.

mod support;

use assert_cmd::Command;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use support::root;
use tempfile::TempDir;

const NASTY: [&str; 5] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror='alert(1)'> \"quoted\"",
    "<!-- <script> ]]> & &lt; \\ \\u003c",
    "line\u{2028}separator\u{2029} \u{0}\u{8}\u{fffe}\u{1f600}",
    "{{data}} {{script}} `${alert(1)}`",
];

fn build(articles: &Path, output: &Path, jobs: &str) {
    let mut command = Command::cargo_bin("newsgraph").expect("the binary");
    command.current_dir(root()).args(["build", "--formats", "html", "--jobs", jobs, "-o"]).arg(output).arg(articles).assert().code(0);
}

fn nasty_articles(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("nasty.jsonl");
    let article = |(number, text): (usize, &&str)| {
        let article = json!({
            "id": format!("{number} {text}"),
            "title": format!("A title {text}"),
            "outlet": format!("The {text} Post"),
            "date": format!("2025-03-0{}", number + 1),
            "url": "javascript:alert(1)",
            "lang": "en",
            "text": format!("Minister Karen Holloway said that Germany would buy lithium from Chile {text} this year."),
        });
        format!("{article}\n")
    };
    fs::write(&path, NASTY.iter().enumerate().map(article).collect::<String>()).expect("a file");
    path
}

/// The data block of a page.
fn data(html: &str) -> Value {
    let start = html.find("id=\"data\">").expect("a block of data") + "id=\"data\">".len();
    let block = &html[start..start + html[start..].find("</script>").expect("its end")];
    assert!(!block.contains('<') && !block.contains('\u{2028}') && !block.contains('\u{2029}'), "something could end the block");
    serde_json::from_str(block).expect("JSON")
}

/// Reads all of the document; every start has its end.
fn well_formed(xml: &str) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) => {
                open += 1;
                element.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
            }
            Event::Empty(element) => element.attributes().for_each(|attribute| drop(attribute.expect("an attribute"))),
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    assert!(xml.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)));
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let folder = TempDir::new().expect("a temporary folder");
    let (one, eight) = (folder.path().join("one"), folder.path().join("eight"));
    build(Path::new("data/articles"), &one, "1");
    build(Path::new("data/articles"), &eight, "8");
    for name in ["network.html", "network.svg"] {
        assert_eq!(fs::read(one.join(name)).expect(name), fs::read(eight.join(name)).expect(name), "{name}");
    }
}

#[test]
fn the_page_holds_all_that_it_counts() {
    let folder = TempDir::new().expect("a temporary folder");
    build(Path::new("data/articles"), folder.path(), "2");
    let html = fs::read_to_string(folder.path().join("network.html")).expect("the page");
    well_formed(&fs::read_to_string(folder.path().join("network.svg")).expect("the picture"));
    let kept = fs::read(root().join("output/pictures/network.svg")).expect("the picture of the README");
    let made = fs::read(folder.path().join("network.svg")).expect("the picture");
    assert!(kept == made, "output/pictures/network.svg is not what build makes of the sample articles; write it anew");
    assert!(!html.contains("{{"), "something of the template is left");
    for elsewhere in ["src=\"http", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest"] {
        assert!(!html.contains(elsewhere), "the page would load something: {elsewhere}");
    }
    let data = data(&html);
    let list = |name: &str| data[name].as_array().expect("a list").clone();
    let (nodes, edges, statements) = (list("nodes"), list("edges"), list("statements"));
    assert_eq!(data["all"][0], nodes.len());
    assert_eq!(data["all"][1], edges.len());
    for edge in &edges {
        assert!(edge.as_array().is_some_and(|edge| edge[0].as_u64() < Some(nodes.len() as u64)));
    }
    // the weights that the page counts are those of the degrees that Rust counted
    let mut degrees = vec![0; nodes.len()];
    for edge in statements.iter().flat_map(|statement| statement[6].as_array().expect("edges").clone()) {
        let edge = &edges[edge.as_u64().expect("a number") as usize];
        for end in 0..2 {
            degrees[edge[end].as_u64().expect("a number") as usize] += 1;
        }
    }
    let said: Vec<u64> = nodes.iter().map(|node| node[5].as_u64().expect("a degree")).collect();
    assert_eq!(degrees, said);
    // every statement has its passage, with its content in it
    for statement in &statements {
        let passage = statement[4].as_array().expect("a passage");
        assert!(passage.iter().any(|stretch| stretch[0].as_u64().is_some_and(|parts| parts & 1 == 1)), "{statement}");
    }
}

#[test]
fn text_stays_text() {
    let folder = TempDir::new().expect("a temporary folder");
    let articles = nasty_articles(folder.path());
    let output = folder.path().join("out");
    build(&articles, &output, "2");
    let html = fs::read_to_string(output.join("network.html")).expect("the page");
    assert_eq!(html.matches("<script").count(), 2, "the page has other scripts than its data and its program");
    assert!(!html.contains("<img") && !html.contains("<!--"));
    let data = data(&html);
    let articles = data["articles"].as_array().expect("articles");
    for text in ["</script><script>alert(1)</script>", "{{data}} {{script}} `${alert(1)}`"] {
        let title = format!("A title {text}");
        assert!(articles.iter().any(|article| article[0] == *title), "{title}");
    }
    well_formed(&fs::read_to_string(output.join("network.svg")).expect("the picture"));
}
