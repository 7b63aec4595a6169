//! Pages that are made to cost time, memory or stack: each is read within bounds, and nothing panics.

use newsgraph::article::html::{fragment_text, read_page};
use std::time::{Duration, Instant};

/// No page here may take longer, in a build without optimisation.
const LIMIT: Duration = Duration::from_secs(60);

const STORY: &str = "<p>The mine at Veldin will open again in spring, the minister said on Monday after a long night of talks.</p>\
    <p>“We have waited for nine years,” Ada Morrow told reporters at the gate, “and we can wait for nine weeks.”</p>";

/// Reads the page on a small stack; returns what was found.
fn read(name: &str, html: String) -> Option<String> {
    let begin = Instant::now();
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        let fragment = fragment_text(&html);
        (read_page(&html).map(|page| page.text), fragment)
    });
    let (text, _) = thread.expect("a thread").join().unwrap_or_else(|_| panic!("{name}: a panic"));
    let took = begin.elapsed();
    println!("{name:<28} {took:?}");
    assert!(took < LIMIT, "{name} took {took:?}");
    text
}

fn article(body: &str) -> String {
    format!("<html><body><article><h1>Veldin opens again</h1>{body}</article></body></html>")
}

#[test]
fn nesting() {
    let n = 30_000;
    for tag in
        ["div", "span", "b", "a href=x", "table><tr><td", "ul><li", "blockquote", "svg", "select", "template", "form", "q", "p", "button"]
    {
        let html = article(&format!("{STORY}{}deep", format!("<{tag}>").repeat(n)));
        let text = read(tag, html).unwrap_or_else(|| panic!("{tag}: no article"));
        assert!(text.contains("“We have waited for nine years,” Ada Morrow told reporters"), "{tag}");
    }
    let html = article(&format!("{}{STORY}{}", "<div>".repeat(200_000), "</div>".repeat(200_000)));
    assert!(read("story in divs", html).is_some_and(|text| text.contains("Ada Morrow")));
}

#[test]
fn unclosed_formatting_does_not_multiply() {
    let open: String = (0..5_000).map(|i| format!("<font color=c{i}><b id=i{i}><a href=h{i}>")).collect();
    let html = article(&format!("{STORY}{open}{}", "<p>And so on, said nobody.".repeat(20_000)));
    assert!(read("unclosed formatting", html).is_some());
}

#[test]
fn attributes() {
    let many: String = (0..300_000).map(|i| format!(" a{i}=1")).collect();
    let text = read("300,000 attributes", article(&format!("<div{many}>{STORY}</div>"))).expect("an article");
    assert!(text.contains("Ada Morrow"));
    let long = "x y ".repeat(500_000);
    for name in ["class", "id", "style", "title", "data-x", "href"] {
        let text = read(name, article(&format!("<div {name}=\"{long}\">{STORY}</div>"))).unwrap_or_else(|| panic!("{name}"));
        assert!(text.contains("Ada Morrow"));
    }
}

#[test]
fn broken_pages() {
    let entities = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>".to_owned();
    let text = read("entities", format!("{entities}{}", article(&format!("{STORY}<p>&c;&c;&c;</p>")))).expect("an article");
    assert!(text.len() < 2_000);
    let text = read("NULs", article(&STORY.replace("We", "W\0e"))).expect("an article");
    assert!(text.contains("“We have waited"), "{text}");
    for (name, tail) in [
        ("tag", "<div class=\""),
        ("comment", "<!-- "),
        ("script", "<script>"),
        ("style", "<style>"),
        ("title", "<title>"),
        ("textarea", "<textarea>"),
        ("end of a name", "<"),
        ("end tag", "</"),
        ("reference", "&#x"),
        ("cdata", "<svg><![CDATA["),
    ] {
        assert!(read(name, article(&format!("{STORY}{tail}"))).is_some(), "{name}");
    }
    let mut html = String::new();
    for seed in 0..30_000_u32 {
        // pseudo-random, always the same
        let next = seed.wrapping_mul(2_654_435_761).rotate_left(7);
        let parts = [
            "<div>",
            "</p>",
            "<table>",
            "<tr>",
            "</table>",
            "<a href=x>",
            "text. ",
            "<br>",
            "</div>",
            "<h1>",
            "&amp;",
            "<li>",
            "<select>",
            "</body>",
            "<p>",
            "<frameset>",
        ];
        html.push_str(parts[next as usize % parts.len()]);
    }
    let _ = read("soup", html);
    for empty in
        ["", " ", "\u{feff}", "\0", "<", "<html>", "<p>", "plain text", "<html><head></head></html>", "<frameset><frame src=x></frameset>"]
    {
        assert_eq!(read(empty, empty.to_owned()), None, "{empty:?}");
    }
}

#[test]
fn json_ld() {
    let deep = format!("<script type=\"application/ld+json\">{}</script>", "[".repeat(500_000));
    let graph = format!("<script type=\"application/ld+json\">{}1{}</script>", "{\"@graph\":".repeat(100), "}".repeat(100));
    let broken = "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"</script>";
    let text = read("json-ld", article(&format!("{deep}{graph}{broken}{STORY}"))).expect("an article");
    assert!(text.contains("Ada Morrow"));
}

#[test]
fn long_pages() {
    for (name, unit, times) in [
        ("paragraphs", "<p>The minister said on Monday that the mine will open again, and nobody asked why. ", 30_000),
        ("divs", "<div>The minister said on Monday that the mine will open again.</div>", 40_000),
        ("line breaks", "word<br><br>", 60_000),
        ("one line breaks", "word <br>", 60_000),
        ("links", "<li><a href=/x>Another headline that leads somewhere else</a></li>", 40_000),
        ("teasers", "<div><h3><a href=/x>Another headline</a></h3><p>A few words.</p></div>", 30_000),
        ("blockquotes", "<blockquote>Ten words that nobody said to anybody on a Monday.</blockquote>", 30_000),
        ("empty elements", "<div></div>", 100_000),
        ("plain text", "The minister said so. ", 100_000),
        ("open angle brackets", "< ", 300_000),
        ("ampersands", "& ", 1_000_000),
        ("ampersands before letters", "&a", 200_000),
        ("unclosed references", "&#x26", 200_000),
    ] {
        let _ = read(name, article(&format!("{STORY}{}", unit.repeat(times))));
    }
}
