//! Files made to do harm: none reaches the network or another file, fills the memory or the stack, or stops the others.

use super::Desk;

/// A document type with entities that name each other tenfold, nine levels deep: a billion of them in all.
fn billion_laughs() -> String {
    let mut declarations = "<!ENTITY lol0 \"lol\">\n".to_owned();
    for level in 1..10 {
        let inner = format!("&lol{};", level - 1).repeat(10);
        declarations += &format!("<!ENTITY lol{level} \"{inner}\">\n");
    }
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [\n{declarations}]>\n<rss><channel><item><description>Before &lol9; after.</description></item></channel></rss>"
    )
}

#[test]
fn entities_are_not_expanded() {
    let article = Desk::with("a.rss", billion_laughs()).read(&["a.rss"]).fine().one();
    assert_eq!(article.text.replace("&lol9;", "").split_whitespace().collect::<Vec<_>>(), ["Before", "after."]);
}

#[test]
fn entities_read_no_file_and_no_address() {
    let desk = Desk::with("secret.txt", "the secret");
    let secret = desk.path("secret.txt").display().to_string();
    for target in [format!("file://{secret}"), secret.clone(), "http://127.0.0.1:9/secret".to_owned()] {
        for declaration in [format!("<!ENTITY x SYSTEM \"{target}\">"), format!("<!ENTITY % y SYSTEM \"{target}\"> %y;")] {
            let xml = format!(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [ {declaration} ]>\n<rss><channel><item><description>Before &x; after.</description></item></channel></rss>"
            );
            desk.put("a.xml", xml);
            let article = desk.read(&["a.xml"]).fine().one();
            assert!(article.text.starts_with("Before") && !article.text.contains("the secret"), "{}", article.text);
        }
        desk.put("b.xml", format!("<?xml version=\"1.0\"?>\n<!DOCTYPE rss SYSTEM \"{target}\">\n<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\"><channel><item><description>Text <xi:include href=\"{target}\" parse=\"text\"/></description></item></channel></rss>"));
        assert_eq!(desk.read(&["b.xml"]).fine().one().text, "Text");
    }
}

#[test]
fn nesting_may_be_as_deep_as_it_likes() {
    const DEPTH: usize = 100_000;
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let feed = |inside: &str| format!("<rss><channel>{inside}<item><description>Text.</description></item></channel></rss>");
    let desk = Desk::with("a.rss", feed(&deep("<a>", "</a>")));
    assert_eq!(desk.read(&["a.rss"]).fine().one().text, "Text.");
    desk.put("b.rss", format!("<rss><channel><item><x>{}</x><description>Text.</description></item></channel></rss>", deep("<a>", "</a>")));
    assert_eq!(desk.read(&["b.rss"]).fine().one().text, "Text.");
    // never closed
    desk.put("c.rss", feed(&"<a>".repeat(DEPTH)));
    desk.read(&["c.rss"]).said("malformed-xml", &["c.rss:1:"]).one();
    for (name, kind, contents) in [
        ("a.json", "malformed-json", deep("[", "]")),
        ("b.json", "malformed-json", "[".repeat(DEPTH)),
        ("c.json", "no-text", deep("{\"articles\": [", "]}")),
        ("a.jsonl", "no-text", format!("{{\"a\": {}}}", deep("[", "]"))),
        ("b.jsonl", "no-text", format!("{{\"outlet\": {}}}", deep("{\"name\":", "}"))),
    ] {
        Desk::with(name, contents).read(&[name]).said(kind, &[name]).none();
    }
    let deep_aside = format!("{{\"text\": \"Text.\", \"a\": {}}}", deep("{\"a\":", "}"));
    assert_eq!(Desk::with("d.jsonl", deep_aside).read(&["d.jsonl"]).fine().one().text, "Text.");
    for (name, contents) in [("a.md", format!("{} x", ">".repeat(DEPTH))), ("b.md", deep("[", "](x)")), ("c.md", deep("*", "*"))] {
        Desk::with(name, contents).read(&[name]);
    }
    let yaml = format!("---\na: {}\n---\nText.\n", deep("[", "]"));
    assert_eq!(Desk::with("d.md", yaml).read(&["d.md"]).said("front-matter", &["d.md:"]).one().text, "Text.");
}

#[test]
fn aliases_of_front_matter_do_not_multiply() {
    let mut yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        yaml += &format!("a{level}: &a{level} [{inner}]\n");
    }
    let article = Desk::with("a.md", format!("---\n{yaml}---\nText.\n")).read(&["a.md"]).said("front-matter", &["read without it"]).one();
    assert_eq!(article.text, "Text.");
}

#[test]
fn large_files() {
    let text = "The port of Veldin was quiet on that morning, and nobody spoke. ".repeat(16);
    let count = (50 << 20) / text.len();
    let rows: String = (0..count / 10).map(|n| format!("{n},\"{text}\"\n")).collect();
    let desk = Desk::with("a.csv", format!("id,text\n{rows}"));
    assert_eq!(desk.read(&["a.csv"]).fine().articles.len(), count / 10);
    let lines: String = (0..count).map(|n| format!("{{\"id\":{n},\"text\":\"{text}\"}}\n")).collect();
    desk.put("a.jsonl", lines);
    assert_eq!(desk.read(&["a.jsonl"]).fine().articles.len(), count);
    let one = text.repeat(count);
    desk.put("a.txt", &one);
    assert!(desk.read(&["a.txt"]).fine().one().text == one);
    // one line without an end
    desk.put("b.jsonl", format!("{{\"text\": \"{one}"));
    desk.read(&["b.jsonl"]).said("malformed-json", &["b.jsonl:1:", "EOF"]).none();
}
