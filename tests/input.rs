//! Input: what articles come out of every kind of file, and what is said of the rest.

#[path = "input/dates.rs"]
mod dates;
#[path = "input/encodings.rs"]
mod encodings;
#[path = "input/folders.rs"]
mod folders;
#[path = "input/formats.rs"]
mod formats;
#[path = "input/hostile.rs"]
mod hostile;
#[path = "input/packed.rs"]
mod packed;
mod support;

use newsgraph::article::{Article, FieldMap, Input, Inputs};
use std::path::PathBuf;
use support::PACKS;
use tempfile::TempDir;

/// An empty folder to put files into.
struct Desk(TempDir);

/// What came out of the stream.
struct Read {
    articles: Vec<Article>,
    /// Messages, with paths as they are below the desk.
    problems: Vec<String>,
    kinds: Vec<&'static str>,
}

impl Desk {
    fn new() -> Desk {
        Desk(TempDir::new().expect("a temporary folder"))
    }

    /// A desk with one file.
    fn with(name: &str, contents: impl AsRef<[u8]>) -> Desk {
        let desk = Desk::new();
        desk.put(name, contents);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, contents).expect("a file");
    }

    fn read(&self, names: &[&str]) -> Read {
        self.read_mapped(names, &[])
    }

    fn read_mapped(&self, names: &[&str], maps: &[&str]) -> Read {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        let maps: Vec<FieldMap> = maps.iter().map(|map| map.parse().expect("FIELD=COLUMN")).collect();
        let here = format!("{}/", self.0.path().display());
        let mut read = Read { articles: Vec::new(), problems: Vec::new(), kinds: Vec::new() };
        for input in Inputs::open(&paths, &PACKS, &maps) {
            match input {
                Input::Article(mut article) => {
                    article.id = article.id.replace(&here, "");
                    read.articles.push(*article);
                }
                Input::Problem(problem) => {
                    read.kinds.push(problem.kind);
                    read.problems.push(problem.to_string().replace(&here, ""));
                }
            }
        }
        read
    }
}

impl Read {
    /// Nothing was said.
    fn fine(self) -> Read {
        assert_eq!(self.problems, [""; 0]);
        self
    }

    /// One problem, of which these parts are said.
    fn said(self, kind: &str, parts: &[&str]) -> Read {
        assert_eq!(self.kinds, [kind], "{:?}", self.problems);
        for part in parts {
            assert!(self.problems[0].contains(part), "`{part}` is not in `{}`", self.problems[0]);
        }
        self
    }

    fn one(self) -> Article {
        assert_eq!(self.articles.len(), 1, "{:?} {:?}", self.articles, self.problems);
        self.articles.into_iter().next().expect("an article")
    }

    fn none(self) {
        assert_eq!(self.articles, []);
    }

    fn texts(&self) -> Vec<&str> {
        self.articles.iter().map(|a| a.text.as_str()).collect()
    }

    fn ids(&self) -> Vec<&str> {
        self.articles.iter().map(|a| a.id.as_str()).collect()
    }

    fn dates(&self) -> Vec<String> {
        self.articles.iter().map(|a| a.date.map(|d| d.to_string()).unwrap_or_default()).collect()
    }
}

/// Title, date, outlet, url and language, `-` where there is none.
fn told(article: &Article) -> [String; 5] {
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let date = article.date.map(|d| d.to_string());
    [or(&article.title), or(&date), or(&article.outlet), or(&article.url), or(&article.lang)]
}
