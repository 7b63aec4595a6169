use super::{class, fragment_text, read_page};

#[test]
fn fragments_become_paragraphs() {
    for (html, text) in [
        ("<p>One <b>two</b>.</p><p>Three</p>", "One two.\n\nThree"),
        ("a<br><br>b<br>c", "a\n\nb\nc"),
        ("She <q>said <q>no</q> twice</q>.", "She “said ‘no’ twice”."),
        ("<q>«Sì»</q>, disse", "«Sì», disse"),
        ("co&shy;balt&nbsp;&amp;&nbsp;zinc &lt;b&gt;", "cobalt & zinc <b>"),
        ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("<script>x</script>plain", "plain"),
        ("", ""),
    ] {
        assert_eq!(fragment_text(html), text, "{html}");
    }
}

#[test]
fn the_table_of_classes_can_be_read() {
    let rows: Vec<class::Row> = class::rows().collect::<Result<_, _>>().expect("every row is read");
    assert!(rows.len() > 100);
    for row in rows {
        assert!(matches!(row.kind.as_str(), "furniture" | "wall" | "later"), "{}", row.word);
        let plain = row.word.split(' ').all(|word| !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c.is_numeric()));
        assert!(plain && row.word.split(' ').count() <= 3, "`{}` must be one to three words in lower case", row.word);
    }
}

const STORY: &str = "<p>The mine will open again in spring, the minister said on Monday. “We have waited for nine years,” she told \
    reporters, “and we can wait for nine weeks.” Nobody asked her why.</p>";

fn page(head: &str, body: &str) -> super::Page {
    let html = format!("<html><head>{head}</head><body>{body}{STORY}</body></html>");
    read_page(&html).unwrap_or_else(|| panic!("no article in {html}"))
}

#[test]
fn the_date_is_that_of_publication() {
    for (head, body, date) in [
        ("<meta property='article:modified_time' content='2025-03-16'>", "<h1>A</h1>", None),
        ("<meta property='article:published_time' content='2025-03-14T01:00Z'>", "", Some("2025-03-14")),
        (
            "<title>A mine opens</title>",
            "<h1>A mine opens</h1><time class=updated datetime=2025-03-16>x</time><time datetime=2025-03-14>y</time>",
            Some("2025-03-14"),
        ),
        ("<link rel=canonical href='https://a.example/2025/3/4/mine'>", "", Some("2025-03-04")),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-03-14\",}</script>",
            "",
            Some("2025-03-14"),
        ),
        ("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"dateModified\":\"2025-03-14\"}</script>", "", None),
    ] {
        let found = page(head, body).date.map(|date| date.to_string());
        assert_eq!(found.as_deref(), date, "{head}{body}");
    }
}

#[test]
fn the_outlet_is_never_made_of_the_address() {
    let address = "<link rel=canonical href='https://www.thepost.example/a'>";
    assert_eq!(page(address, "").outlet, None);
    assert_eq!(page(&format!("{address}<title>A mine opens | The Post</title>"), "").outlet, None);
    let named = format!("{address}<title>A mine opens | The Post</title>");
    assert_eq!(page(&named, "<a href='/'>The Post</a>").outlet.as_deref(), Some("The Post"));
}
