//! Encodings: what is read as what, and when it is said.

use super::Desk;
use encoding_rs::{Encoding, WINDOWS_1252};

const TEXT: &str = "Il ministro ha detto: “Non è così, perché l’accordo c’è già”. La società è d’accordo.";

fn legacy(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, failed) = encoding.encode(text);
    assert!(!failed);
    bytes.into_owned()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// The text in every format that has no declaration of its own.
fn files(text: &str) -> Vec<(&'static str, String)> {
    vec![
        ("a.txt", text.to_owned()),
        ("a.md", text.to_owned()),
        ("a.csv", format!("id,text\n1,\"{text}\"\n")),
        ("a.jsonl", serde_json::json!({ "text": text }).to_string()),
        ("a.json", serde_json::json!([{ "text": text }]).to_string()),
    ]
}

#[test]
fn utf_8_and_utf_16_with_a_mark_are_not_worth_a_word() {
    for (name, contents) in files(TEXT) {
        for bytes in [
            contents.clone().into_bytes(),
            format!("\u{feff}{contents}").into_bytes(),
            utf16(&format!("\u{feff}{contents}"), true),
            utf16(&format!("\u{feff}{contents}"), false),
        ] {
            assert_eq!(Desk::with(name, bytes).read(&[name]).fine().one().text, TEXT, "{name}");
        }
    }
}

#[test]
fn utf_16_without_a_mark_is_told_and_said() {
    for (name, contents) in files(TEXT) {
        for (little, label) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
            let read = Desk::with(name, utf16(&contents, little)).read(&[name]);
            assert_eq!(read.said("guessed-encoding", &[name, label]).one().text, TEXT, "{name}");
        }
    }
}

#[test]
fn legacy_text_is_guessed_and_said() {
    for (name, contents) in files(TEXT) {
        let read = Desk::with(name, legacy(&contents, WINDOWS_1252)).read(&[name]);
        let read = read.said("guessed-encoding", &[name, "not UTF-8", "read as windows-1252", "iconv"]);
        assert_eq!(read.one().text, TEXT, "{name}");
    }
    let russian = "Министр заявил, что договор будет подписан завтра. «Мы готовы», — сказал он.";
    let desk = Desk::with("a.txt", legacy(russian, encoding_rs::WINDOWS_1251));
    assert_eq!(desk.read(&["a.txt"]).said("guessed-encoding", &["windows-1251"]).one().text, russian);
    let japanese = "大臣は「明日署名する」と述べた。協定はすでにある。";
    let desk = Desk::with("a.txt", legacy(japanese, encoding_rs::SHIFT_JIS));
    assert_eq!(desk.read(&["a.txt"]).said("guessed-encoding", &["Shift_JIS"]).one().text, japanese);
}

#[test]
fn many_legacy_files_are_said_in_one_line() {
    let desk = Desk::new();
    for n in 0..30 {
        desk.put(&format!("news/{n:02}.txt"), legacy(&format!("{TEXT} {n}"), WINDOWS_1252));
    }
    let read = desk.read(&["news"]).said("guessed-encoding", &["news/00.txt:1:23: ", "(and 29 other files)", "windows-1252"]);
    assert_eq!(read.articles.len(), 30);
    assert_eq!(read.articles[29].text, format!("{TEXT} 29"));
}

#[test]
fn a_legacy_line_behind_ascii_lines_decides_for_the_lines_behind_it() {
    let mut bytes = Vec::new();
    for n in 0..2_000 {
        bytes.extend(format!("{{\"text\": \"plain {n}\"}}\n").into_bytes());
    }
    for _ in 0..3 {
        bytes.extend(legacy(&format!("{{\"text\": \"{TEXT}\"}}\n"), WINDOWS_1252));
    }
    let read = Desk::with("a.jsonl", bytes).read(&["a.jsonl"]).said("guessed-encoding", &["a.jsonl:2001:"]);
    assert_eq!(read.texts()[2_000..], [TEXT; 3]);
}

#[test]
fn a_damaged_line_between_lines_of_utf_8_does_not_spoil_them() {
    let line = serde_json::json!({ "text": TEXT }).to_string();
    let mut bytes = format!("{line}\n").into_bytes();
    bytes.extend(b"{\"text\": \"caff\xe8\"}\n");
    bytes.extend(format!("{line}\n").into_bytes());
    let read = Desk::with("a.jsonl", bytes).read(&["a.jsonl"]).said("not-utf-8", &["a.jsonl:2:15: ", "read as \u{fffd}"]);
    assert_eq!(read.texts(), [TEXT, "caff\u{fffd}", TEXT]);
}

#[test]
fn what_a_page_or_feed_declares_goes_before_a_guess() {
    let page = |meta: &str| {
        let more = "Altro testo che fa della pagina un articolo, con qualche parola in più per sicurezza.";
        format!("<html><head>{meta}</head><body><article><p>{TEXT}</p><p>{more}</p><p>{more}</p></article></body></html>")
    };
    for meta in ["<meta charset=\"iso-8859-1\">", "<META http-equiv='Content-Type' content='text/html; charset=windows-1252'>"] {
        let article = Desk::with("a.html", legacy(&page(meta), WINDOWS_1252)).read(&["a.html"]).fine().one();
        assert!(article.text.contains(TEXT), "{}", article.text);
    }
    // declared wrongly, as pages that a browser saved anew often are
    let article = Desk::with("a.html", page("<meta charset=\"iso-8859-1\">")).read(&["a.html"]).fine().one();
    assert!(article.text.contains(TEXT), "{}", article.text);
    // declared as something that chance would not tell
    let feed = "<?xml version='1.0' encoding='ISO-8859-2'?><rss><channel><item><description>Děti kupují košile.</description></item></channel></rss>";
    let article = Desk::with("a.rss", legacy(feed, encoding_rs::ISO_8859_2)).read(&["a.rss"]).fine().one();
    assert_eq!(article.text, "Děti kupují košile.");
}
