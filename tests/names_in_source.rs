//! The program knows no language, country, resource, organisation or person by name: such names stand in `data/`,
//! and no string literal of `src/` may hold one.

mod support;

use std::collections::BTreeSet;
use std::fs;
use support::{csv_rows, data_file, files_below, root};

#[test]
fn no_name_of_the_data_stands_in_a_string_literal() {
    let names = names();
    assert!(names.len() > 5_000, "only {} names were read", names.len());
    let longest = names.iter().map(Vec::len).max().unwrap_or(0);
    let mut found = Vec::new();
    for path in files_below(&root().join("src"), "rs") {
        let source = fs::read_to_string(&path).expect("a source file");
        for (line, literal) in string_literals(&source) {
            let words = words(&literal);
            for start in 0..words.len() {
                for end in start + 1..=words.len().min(start + longest) {
                    if names.contains(&words[start..end]) {
                        let place = path.strip_prefix(root()).expect("below the root").display();
                        found.push(format!("{place}:{line}: `{}` in \"{literal}\"", words[start..end].join(" ")));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "names belong into data/, not into the program:\n{}", found.join("\n"));
}

/// Every name with a capital that the data have, as words.
fn names() -> BTreeSet<Vec<String>> {
    let mut names = Vec::new();
    for file in ["countries.csv", "resources.csv", "organisations.csv"] {
        names.extend(csv_rows(&data_file(file), ["label"]).into_iter().map(|[label]| label));
    }
    names.extend(csv_rows(&data_file("given_names.csv"), ["name"]).into_iter().map(|[name]| name));
    for path in files_below(&root().join("data/languages"), "toml").iter().filter(|p| p.ends_with("language.toml")) {
        let text = fs::read_to_string(path).expect("a language file");
        let language: toml::Table = text.parse().expect("TOML");
        names.push(language["name"].as_str().expect("the language's name").to_owned());
        let folder = path.parent().expect("a folder").file_name().expect("a code").to_string_lossy().into_owned();
        for file in ["countries", "resources", "organisations"] {
            names.extend(csv_rows(&data_file(&format!("languages/{folder}/{file}.csv")), ["form"]).into_iter().map(|[form]| form));
        }
        names.extend(csv_rows(&data_file(&format!("languages/{folder}/given_names.csv")), ["name"]).into_iter().map(|[name]| name));
    }
    names.iter().filter(|name| name.starts_with(char::is_uppercase)).map(|name| words(name)).filter(|words| !words.is_empty()).collect()
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The string literals of Rust source with the lines they begin on; comments are none, nor are characters.
fn string_literals(source: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut found = Vec::new();
    let mut line = 1;
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        let hashes = |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| **c == '#').count();
        let begins_word = i == 0 || !(at(i - 1).is_alphanumeric() || at(i - 1) == '_');
        if at(i) == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if at(i) == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            while i < chars.len() {
                match (at(i), at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 {
                    break;
                }
            }
        } else if at(i) == 'r' && begins_word | (at(i.saturating_sub(1)) == 'b') && at(i + 1 + hashes(i + 1)) == '"' {
            let fence = hashes(i + 1);
            let from = i + 2 + fence;
            i = from;
            while i < chars.len() && !(at(i) == '"' && hashes(i + 1) >= fence) {
                i += 1;
            }
            found.push((line, chars[from..i].iter().collect()));
            i += 1 + fence;
        } else if at(i) == '"' {
            i += 1;
            let mut literal = String::new();
            while i < chars.len() && at(i) != '"' {
                if at(i) == '\\' {
                    // an escaped sign parts words
                    literal.push(' ');
                    i += 1;
                } else {
                    literal.push(at(i));
                }
                i += 1;
            }
            found.push((line, literal));
            i += 1;
        } else if at(i) == '\'' && at(i + 1) == '\\' {
            i += 3;
            while i < chars.len() && at(i) != '\'' {
                i += 1;
            }
            i += 1;
        } else if at(i) == '\'' && at(i + 2) == '\'' {
            i += 3;
        } else {
            i += 1;
        }
        line += chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

#[test]
fn string_literals_are_told_from_the_rest() {
    let source = r####"
// "a comment"
/* "another /* nested */" */ let a = "one \"two\" three"; // "x"
let b = '"'; let c = '\''; let d: &'static str = r"raw \"; let e = r#"four "five""#;
let f = b"six"; fn var(r: u8) {} let g = "seven
eight";
"####;
    let literals = string_literals(source);
    let found: Vec<(usize, Vec<String>)> = literals.iter().map(|(line, literal)| (*line, words(literal))).collect();
    let expected = [(3, "one two three"), (4, "raw"), (4, "four five"), (5, "six"), (5, "seven eight")];
    assert_eq!(found, expected.map(|(line, text)| (line, words(text))));
}
