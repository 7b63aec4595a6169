//! A web page: an article a file.

use super::fields::{Item, Record};
use super::format::{Items, Reading};
use super::html::{declared_charset, read_page};
use super::plain::read_text;
use super::source::Source;
use crate::error::Warning;
use crate::pack::Field;

/// The article of a page; the encoding that the page declares goes before any guess.
pub(super) fn read<'a>(mut source: Source, _: Reading<'a>) -> Items<'a> {
    let mut items = Vec::new();
    let label = declared_charset(source.head()).map(str::to_owned);
    if let Some(html) = read_text(&mut source, label.as_deref().map(str::as_bytes), &mut items) {
        items.push(match read_page(&html) {
            Some(page) if !page.text.trim().is_empty() => {
                let mut record = Record::of_file(&source.name);
                record.date = page.date;
                record.set(Field::Text, 0, page.text);
                for (field, value) in
                    [(Field::Title, page.title), (Field::Outlet, page.outlet), (Field::Lang, page.lang), (Field::Url, page.url)]
                {
                    record.fill(field, value);
                }
                Item::Record(Box::new(record))
            }
            _ => {
                let message = "the page holds no article that can be found; it is left out. Copy the article's text into a .txt file";
                Item::Problem(Warning::new(&source.name, "no-article", message))
            }
        });
    }
    Box::new(items.into_iter())
}
