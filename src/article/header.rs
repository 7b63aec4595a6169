//! Title, date and outlet where a text itself gives them: ` date 2025-02 (Outlet) –`, `2025-03-11 | Outlet`,
//! `ROME, 4 March 2025 (Outlet) –`.

use super::PartialDate;
use crate::pack::Packs;

/// What the first lines of a text say of the article.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Header {
    /// The first line, where it is a headline.
    pub title: Option<String>,
    /// The first date of the header lines.
    pub date: Option<PartialDate>,
    /// The name in parentheses, or behind a bar, beside the date.
    pub outlet: Option<String>,
}

/// Header lines are among the first few.
const LINES: usize = 4;
/// A line longer than this (in code points) is text, and only its dateline is read.
const LONG: usize = 140;

impl Header {
    /// Reads the header of `text`; month names are those of all packs.
    pub fn read(text: &str, packs: &Packs) -> Header {
        let mut header = Header::default();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|l| !l.is_empty()).take(LINES).enumerate() {
            let long = line.chars().count() > LONG;
            let dateline = if long { dateline(line) } else { Some(line) };
            let found = dateline.and_then(|l| date_in(l, packs).map(|(date, end)| (l, date, end)));
            if let Some((line, date, end)) = found {
                let rest = &line[end..];
                let outlet = outlet_in(rest);
                if header.date.is_none() && (outlet.is_some() || is_mostly_date(line, rest)) {
                    header.date = Some(date);
                    header.outlet = outlet;
                    break;
                }
            }
            if number == 0 && !long && !is_sentence(line) {
                header.title = Some(line.to_owned());
            }
        }
        header
    }
}

/// Whether the line ends as a sentence does. A headline may end in somebody's words: `Rossi: “Servono i binari”`.
fn is_sentence(line: &str) -> bool {
    let Some(words) = line.strip_suffix(['»', '”', '"']) else { return line.ends_with(['.', '!', '?', ':']) };
    words.ends_with(['.', '!', '?', ',']) || line.starts_with(['«', '“', '"']) || line.contains(". ")
}

/// What stands before the first dash, at most 80 bytes.
fn dateline(line: &str) -> Option<&str> {
    let end = line.find([' ', '\u{a0}']).and_then(|_| line.find(['–', '—']).or_else(|| line.find(" - ")))?;
    (end <= 80).then(|| &line[..end])
}

fn is_mostly_date(line: &str, rest: &str) -> bool {
    line.chars().count() <= 40 && rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
}

/// The name behind a date: in parentheses that close the line or stand before a dash, or behind `|`.
fn outlet_in(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '|'));
    let bracketed = || {
        let (name, behind) = rest.strip_prefix('(')?.split_once(')')?;
        let behind = behind.trim_start();
        (behind.is_empty() || behind.starts_with(['–', '—', '-'])).then_some(name)
    };
    let name = bracketed().or_else(|| rest.strip_prefix('|'))?.trim();
    (!name.is_empty() && name.chars().count() <= 60 && name.starts_with(|c: char| c.is_alphabetic())).then(|| name.to_owned())
}

/// The first date in the line, with the byte at which it ends: ISO, or day, month name and year in either order.
pub(super) fn date_in(line: &str, packs: &Packs) -> Option<(PartialDate, usize)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut start = None;
    for (i, c) in line.char_indices().chain([(line.len(), ' ')]) {
        let inner = c.is_alphanumeric() || c == '-';
        match (inner, start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                words.push((from, &line[from..i]));
                start = None;
            }
            _ => {}
        }
    }
    for (i, (at, word)) in words.iter().enumerate() {
        let end = at + word.len();
        if word.contains('-')
            && let Some(date) = PartialDate::parse(word)
        {
            return Some((date, end));
        }
        let month = packs.iter().find_map(|p| p.month(&word.to_lowercase()));
        let Some(month) = month else { continue };
        let number = |k: Option<usize>| {
            k.and_then(|k| words.get(k)).and_then(|(_, w)| w.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i16>().ok())
        };
        let year_at = |k: usize| number(Some(k)).filter(|y| (1800..=2200).contains(y)).map(|y| (y, words[k].0 + words[k].1.len()));
        let day = |n: Option<i16>| n.and_then(|d| i8::try_from(d).ok()).filter(|d| (1..=31).contains(d));
        // 4 March 2025
        if let Some((year, end)) = year_at(i + 1) {
            return PartialDate::new(year, month, day(number(i.checked_sub(1)))).map(|date| (date, end));
        }
        // March 4, 2025
        if let (Some(d), Some((year, end))) = (day(number(Some(i + 1))), year_at(i + 2)) {
            return PartialDate::new(year, month, Some(d)).map(|date| (date, end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::DataSource;

    #[test]
    fn reads_headers() {
        let packs = Packs::load(&DataSource::embedded()).unwrap();
        let read = |text: &str| {
            let h = Header::read(text, &packs);
            (h.title.unwrap_or_default(), h.date.map(|d| d.to_string()).unwrap_or_default(), h.outlet.unwrap_or_default())
        };
        let expect = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(read(" date 2025-02 (Agenzia Lido) –\n\nIl testo."), expect("", "2025-02", "Agenzia Lido"));
        assert_eq!(read("A headline\n\n2025-03-11 | The Post\n\nText."), expect("A headline", "2025-03-11", "The Post"));
        assert_eq!(read("A headline\n\nVELDIN, March 4, 2025 (Lido) – Two ships met."), expect("A headline", "2025-03-04", "Lido"));
        let quoted = "The rails, Bandini says: “They are missing”";
        assert_eq!(read(&format!("{quoted}\n\n2025-03-11 | The Post\n\nText.")), expect(quoted, "2025-03-11", "The Post"));
        assert_eq!(read("Bandini said: “They are missing.”\n\nText."), expect("", "", ""));
        assert_eq!(read("\u{feff}A headline\n\n31 February 2025 (Lido)\n\nText."), expect("A headline", "", ""));
        assert_eq!(read("Il 10 maggio 2008 la nave è partita (in ritardo)."), expect("", "", ""));
        assert_eq!(read("Nel marzo 2019 (Seconda parte) la ministra è partita."), expect("", "", ""));
        assert_eq!(
            read(
                "A headline\n\nThe ship left on 4 March 2025 with a crew of nine, and nobody on the quay could say where it was going to, or when it would come back to port."
            ),
            expect("A headline", "", "")
        );
    }
}
