//! The text of web pages.

use super::PartialDate;
use quick_xml::Reader;
use quick_xml::events::Event;

/// What a web page says of its article.
pub struct Page {
    /// Headline.
    pub title: Option<String>,
    /// Day of publication.
    pub date: Option<PartialDate>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// Language code.
    pub lang: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// The article.
    pub text: String,
}

/// The main text of a page; `None` where the page holds no article.
pub fn read_page(html: &str) -> Option<Page> {
    let text = fragment_text(html);
    (!text.is_empty()).then_some(Page { title: None, date: None, outlet: None, lang: None, url: None, text })
}

const BLOCKS: &[&str] = &["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "tr"];
const LEFT_OUT: &[&str] = &["script", "style", "head", "nav", "figure"];

/// The text of an HTML fragment (a feed's content), paragraphs separated by blank lines.
pub fn fragment_text(html: &str) -> String {
    let mut reader = Reader::from_str(html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut paragraphs = vec![String::new()];
    let mut left_out = 0;
    let is = |name: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(name));
    while let Ok(event) = reader.read_event() {
        let last = paragraphs.len() - 1;
        match event {
            Event::Eof => break,
            Event::Start(tag) => {
                let tag = tag.name();
                left_out += usize::from(is(tag.as_ref(), LEFT_OUT));
                if is(tag.as_ref(), BLOCKS) {
                    paragraphs.push(String::new());
                }
            }
            Event::Empty(tag) if is(tag.name().as_ref(), BLOCKS) => paragraphs.push(String::new()),
            Event::End(tag) => {
                let tag = tag.name();
                left_out -= usize::from(left_out > 0 && is(tag.as_ref(), LEFT_OUT));
                if is(tag.as_ref(), BLOCKS) {
                    paragraphs.push(String::new());
                }
            }
            Event::Text(text) if left_out == 0 => paragraphs[last].push_str(&text),
            Event::GeneralRef(entity) if left_out == 0 => {
                let known = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = known.or_else(|| quick_xml::escape::resolve_html5_entity(&entity).map(str::to_owned));
                paragraphs[last].push_str(&known.unwrap_or_default());
            }
            _ => {}
        }
    }
    let words = |p: String| p.split_whitespace().collect::<Vec<_>>().join(" ");
    paragraphs.into_iter().map(words).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n")
}
