//! Packed files: gzip and zstd, cut short, damaged, and made to fill the memory.

use super::Desk;
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::io::Write;

pub fn gzip<T: AsRef<[u8]> + ?Sized>(contents: &T) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(contents.as_ref()).expect("packed");
    encoder.finish().expect("packed")
}

fn zstd<T: AsRef<[u8]> + ?Sized>(contents: &T) -> Vec<u8> {
    compress_to_vec(contents.as_ref(), CompressionLevel::Fastest)
}

/// Articles that do not pack well.
fn lines(count: usize) -> String {
    let mut state = 1_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state >> 33
    };
    (0..count).map(|n| format!("{{\"id\": \"{n}\", \"text\": \"Article {n}: {} {} {}.\"}}\n", noise(), noise(), noise())).collect()
}

fn text(count: usize) -> String {
    lines(count).replace(['{', '"'], "")
}

#[test]
fn every_format_may_be_packed() {
    for (name, contents) in [
        ("a.txt", "Text.".to_owned()),
        ("a.md", "Text.".to_owned()),
        ("a.csv", "title,text\nA,Text.\n".to_owned()),
        ("a.jsonl", "{\"text\": \"Text.\"}\n".to_owned()),
        ("a.json", "[{\"text\": \"Text.\"}]".to_owned()),
        ("a.rss", "<rss><channel><item><description>Text.</description></item></channel></rss>".to_owned()),
    ] {
        for (ending, bytes) in [("gz", gzip(&contents)), ("zst", zstd(&contents))] {
            let packed = format!("{name}.{ending}");
            assert_eq!(Desk::with(&packed, &bytes).read(&[&packed]).fine().one().text, "Text.", "{packed}");
            // the bytes tell, whatever the file is called
            assert_eq!(Desk::with("file", &bytes).read(&["file"]).articles.len(), 1, "{packed} without its ending");
        }
    }
}

#[test]
fn a_packed_file_may_have_several_parts() {
    let both = |pack: fn(&str) -> Vec<u8>| [pack("{\"text\": \"One.\"}\n"), pack("{\"text\": \"Two.\"}\n")].concat();
    for (name, bytes) in [("a.jsonl.gz", both(gzip)), ("a.jsonl.zst", both(zstd))] {
        assert_eq!(Desk::with(name, bytes).read(&[name]).fine().texts(), ["One.", "Two."], "{name}");
    }
}

#[test]
fn a_file_cut_short_gives_what_stands_before_the_cut() {
    for (name, bytes) in [("a.jsonl.gz", gzip(&lines(20_000))), ("a.jsonl.zst", zstd(&lines(20_000)))] {
        let read = Desk::with(name, &bytes[..bytes.len() / 2]).read(&[name]);
        let read = read.said("packed", &[name, "damaged or cut short", "nothing from line", "Download it again"]);
        assert!((5_000..15_000).contains(&read.articles.len()), "{name}: {}", read.articles.len());
        assert!(read.articles.iter().all(|a| a.text.ends_with('.')), "{name}");
        // a short one, too
        let read = Desk::with(name, &bytes[..bytes.len() / 50]).read(&[name]).said("packed", &["damaged or cut short; "]);
        assert!(name.ends_with("zst") || !read.articles.is_empty(), "{name}");
    }
    for (name, bytes) in [("a.txt.gz", gzip(&text(200))), ("a.txt.zst", zstd(&text(200)))] {
        let read = Desk::with(name, &bytes[..bytes.len() - 9]).read(&[name]);
        read.said("packed", &[name, "damaged or cut short", "the file is left out"]).none();
    }
    let rows =
        format!("id,text\n{}", (0..9_000_u64).map(|n| format!("{n},\"Article {n}\n{}.\"\n", n * n * 7919 % 104_729)).collect::<String>());
    let bytes = gzip(&rows);
    let read = Desk::with("a.csv.gz", &bytes[..bytes.len() / 2]).read(&["a.csv.gz"]).said("packed", &["nothing from line"]);
    assert!(read.articles.len() > 2_000 && read.articles.iter().all(|a| a.text.ends_with('.')), "{}", read.articles.len());
}

#[test]
fn a_damaged_file_is_said() {
    for (name, mut bytes) in [("a.txt.gz", gzip(&text(2_000))), ("a.txt.zst", zstd(&text(2_000)))] {
        let middle = bytes.len() / 2;
        bytes[middle..middle + 64].fill(0xff);
        Desk::with(name, bytes).read(&[name]).said("packed", &[name, "damaged or cut short"]).none();
    }
    Desk::with("a.txt.gz", b"\x1f\x8b").read(&["a.txt.gz"]).said("packed", &["damaged or cut short"]).none();
    Desk::with("a.txt.gz", gzip(&gzip("x"))).read(&["a.txt.gz"]).said("not-text", &["packed twice", "Unpack it"]).none();
}

/// Twelve megabytes of one line, or of one sign.
fn bomb(line: &str) -> Vec<u8> {
    let bytes = gzip(&line.repeat((12 << 20) / line.len()));
    assert!(bytes.len() < 50 << 10, "{}", bytes.len());
    bytes
}

#[test]
fn a_bomb_is_stopped() {
    let bytes = bomb("a");
    for name in ["a.txt.gz", "a.html.gz"] {
        Desk::with(name, &bytes).read(&[name]).said("packed", &[name, "more than 100 times its size", "the file is left out"]).none();
    }
    for name in ["a.jsonl.gz", "a.csv.gz"] {
        Desk::with(name, bomb(&format!("{}\n", " ".repeat(1_000))))
            .read(&[name])
            .said("packed", &[name, "more than 100 times its size", "nothing from line"])
            .none();
    }
}
