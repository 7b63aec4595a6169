//! Title, date and outlet where a text itself gives them: ` date 2025-02 (Outlet) –`, `2025-03-11 | Outlet`,
//! `ROME, 4 March 2025 (Outlet) –`, `The Harbour Post, 4 March 2025`.

use super::PartialDate;
use super::written_date::{DayOrder, WrittenDate, numbers, read_date};
use crate::pack::{Class, Packs};
use crate::text::{detect_language, fold_word};
use std::ops::Range;

/// What the first lines of a text say of the article.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Header {
    /// The first line, where it is a headline.
    pub title: Option<String>,
    /// The first date of the header lines.
    pub date: Option<PartialDate>,
    /// That date as it is written, where it is not known which number is the day and which the month.
    pub ambiguous: Option<String>,
    /// The name beside the date.
    pub outlet: Option<String>,
}

/// Header lines are among the first few.
const LINES: usize = 4;
/// A line longer than this (in code points) is text, and only its dateline is read.
const LONG: usize = 140;
/// A name of an outlet has at most so many code points.
const LONGEST_NAME: usize = 60;
/// A text of fewer bytes does not tell its language surely enough to decide a date.
const TELLING: usize = 100;
/// Beside a date there are at most so many code points of something else.
const LITTLE: usize = 28;

impl Header {
    /// Reads the header of `text`; month names are those of all packs.
    pub fn read(text: &str, packs: &Packs) -> Header {
        let mut header = Header::default();
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|l| !l.is_empty());
        let mut before: Option<&str> = None;
        for (number, line) in lines.take(LINES).enumerate() {
            let long = line.chars().count() > LONG;
            let dateline = if long { dateline(line) } else { Some(line) };
            let found = dateline.and_then(|l| any_date_in(l, text, packs).map(|(date, place)| (l, date, place)));
            if let Some((line, date, place)) = found {
                let (front, rest) = (&line[..place.start], &line[place.end..]);
                let outlet = outlet_in(rest).or_else(|| if long { None } else { outlet_beside(front, rest, packs) });
                if outlet.is_some() || is_mostly_date(front, rest) {
                    match date {
                        WrittenDate::Known(date) => header.date = Some(date),
                        _ => header.ambiguous = Some(line[place].to_owned()),
                    }
                    // "The Harbour Post" on the line above, which is not the headline
                    let above = || before.filter(|name| number > 1 && is_name_of_outlet(name, packs)).map(str::to_owned);
                    header.outlet = outlet.or_else(above);
                    break;
                }
            }
            if number == 0 && !long && !is_sentence(line) {
                header.title = Some(line.to_owned());
            }
            before = Some(line);
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

/// Whether there is nothing beside the date but a few words before it (`Published:`, a place, a weekday) and perhaps a time.
fn is_mostly_date(front: &str, rest: &str) -> bool {
    front.chars().count() <= LITTLE && is_time(rest)
}

/// Whether there is nothing, or a time such as `, ore 18:30` or `at 6.30 pm CET`.
fn is_time(rest: &str) -> bool {
    let words: Vec<&str> = rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '–' | '—' | '(' | ')')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let number = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().count() <= 8;
    let small = |word: &&str| word.chars().count() <= 4;
    words.len() <= 4
        && words.iter().all(|word| number(&word) || small(word))
        && (words.is_empty() || words.iter().any(|word| number(&word)))
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
    is_name(name).then(|| name.to_owned())
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAME && text.starts_with(|c: char| c.is_alphabetic())
}

/// The name of an outlet on a line that has nothing but it and a date: before a bar, or before a comma or a dash, or behind
/// a dash, where the words themselves show that it is none of a place.
fn outlet_beside(front: &str, rest: &str, packs: &Packs) -> Option<String> {
    const DASHES: [char; 3] = ['–', '—', '-'];
    let (front, rest) = (front.trim(), rest.trim());
    if let Some(name) = front.strip_suffix('|').filter(|_| is_time(rest)) {
        let name = name.trim();
        return is_name(name).then(|| name.to_owned());
    }
    let before = front.strip_suffix([',', '·', '•']).or_else(|| front.strip_suffix(DASHES)).filter(|_| is_time(rest));
    let behind = rest.strip_prefix([',', '·', '•']).or_else(|| rest.strip_prefix(DASHES)).filter(|_| front.is_empty());
    let name = before.or(behind)?.trim();
    is_name_of_outlet(name, packs).then(|| name.to_owned())
}

/// Whether the words are those of a newspaper or agency, and no headline, place or person: all but the small ones have a
/// capital, and there is a word for a body among them ("Gazette"), or three and an article before them ("The Northern Ledger").
fn is_name_of_outlet(name: &str, packs: &Packs) -> bool {
    let words: Vec<&str> = name.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let mut buffer = String::new();
    let mut is = |word: &str, class: Class| {
        let folded = fold_word(word, &mut buffer);
        packs.outlines().any(|outline| outline.has(outline.lookup(folded), class))
    };
    let small = |word: &&str| word.chars().count() <= 3 || word.contains(['\'', '’']) || word.starts_with("de");
    let sound =
        is_name(name) && (2..=6).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase) || small(word));
    if !sound || name.contains(['.', ':', '?', '!', '«', '"', '“', ',']) {
        return false;
    }
    words.iter().any(|word| is(word, Class::OrganisationHead)) || words.len() > 2 && is(words[0], Class::Article)
}

/// The first date in a line of the header, and where it stands; also one of numbers alone, whose order the language decides
/// where it has one.
fn any_date_in(line: &str, text: &str, packs: &Packs) -> Option<(WrittenDate, Range<usize>)> {
    if let Some((date, place)) = date_in(line, packs) {
        return Some((WrittenDate::Known(date), place));
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.');
    let mut at = 0;
    while let Some(from) = line[at..].find(|c: char| c.is_ascii_digit()).map(|n| at + n) {
        let end = line[from..].find(|c: char| !is_part(c)).map_or(line.len(), |n| from + n);
        let written = line[from..end].trim_end_matches(['.', '/']);
        let alone = !line[end..].starts_with(char::is_alphanumeric) && !line[..from].ends_with(char::is_alphanumeric);
        if alone && numbers(written).is_some() {
            // nobody puts the month first between full stops
            let order = if written.contains('.') { Some(DayOrder::DayFirst) } else { language_order(text, None, packs) };
            let date = read_date(written, packs, order);
            if date != WrittenDate::Unreadable {
                return Some((date, from..from + written.len()));
            }
        }
        at = end;
    }
    None
}

/// The order of day and month in the language of the text, where it has only one.
pub(super) fn language_order(text: &str, lang: Option<&str>, packs: &Packs) -> Option<DayOrder> {
    let outline = match lang {
        Some(lang) => packs.outline(lang),
        // what is short reads like many languages
        None if text.len() < TELLING => None,
        None => detect_language(text, packs).and_then(|detected| packs.detected(detected)),
    };
    outline.filter(|outline| outline.day_first).map(|_| DayOrder::DayFirst)
}

/// The first date in the line, and the bytes where it stands: ISO, or day, month name and year in either order.
pub(super) fn date_in(line: &str, packs: &Packs) -> Option<(PartialDate, Range<usize>)> {
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
            return Some((date, *at..end));
        }
        let month = packs.outlines().find_map(|outline| outline.month(&word.to_lowercase()));
        let Some(month) = month else { continue };
        let number = |k: Option<usize>| {
            k.and_then(|k| words.get(k)).and_then(|(_, w)| w.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i16>().ok())
        };
        let year_at = |k: usize| number(Some(k)).filter(|y| (1800..=2200).contains(y)).map(|y| (y, words[k].0 + words[k].1.len()));
        let day = |n: Option<i16>| n.and_then(|d| i8::try_from(d).ok()).filter(|d| (1..=31).contains(d));
        // 4 March 2025
        if let Some((year, end)) = year_at(i + 1) {
            let day = day(number(i.checked_sub(1)));
            let start = if day.is_some() { words[i - 1].0 } else { *at };
            return PartialDate::new(year, month, day).map(|date| (date, start..end));
        }
        // March 4, 2025
        if let (Some(d), Some((year, end))) = (day(number(Some(i + 1))), year_at(i + 2)) {
            return PartialDate::new(year, month, Some(d)).map(|date| (date, *at..end));
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
        for (line, date, outlet) in [
            ("25/11/2026 | Il Molo", "2026-11-25", "Il Molo"),
            ("25/11/2026", "2026-11-25", ""),
            ("5.11.2026 | Il Molo", "2026-11-05", "Il Molo"),
            ("2026-11-05 - Il Molo di Levante", "2026-11-05", "Il Molo di Levante"),
            ("2026-11-05 – The Northern Ledger", "2026-11-05", "The Northern Ledger"),
            ("2026-11-05, Gazzetta di Calanera", "2026-11-05", "Gazzetta di Calanera"),
            ("Published: 9 Sept 2026", "2026-09-09", ""),
            ("Giovedì 5 nov. 2026, ore 18:30", "2026-11-05", ""),
            ("Corriere del Molo, 5 novembre 2026", "2026-11-05", "Corriere del Molo"),
            ("Il Molo | 2026-11-05", "2026-11-05", "Il Molo"),
            ("The Harrow Dispatch, May 2, 2026", "2026-05-02", "The Harrow Dispatch"),
            ("The Fenwick Courier\n23 July 2026", "2026-07-23", "The Fenwick Courier"),
            // places and people
            ("New Varnholm, May 2, 2026", "2026-05-02", ""),
            ("La Calanera, 5 novembre 2026", "2026-11-05", ""),
            ("5 November 2026 - San Velmo", "", ""),
            ("By Jolvana Orlin\n23 July 2026", "2026-07-23", ""),
            ("12 March 2026 – Minister visits the port", "", ""),
        ] {
            assert_eq!(
                read(&format!("A headline\n{line}\n\nIl ministro ha detto che la nave è partita.")),
                expect("A headline", date, outlet)
            );
        }
        let ambiguous = |text: &str| Header::read(text, &packs).ambiguous;
        assert_eq!(ambiguous("A headline\n\n5/11/2026\n\nThe minister said that the ship had left."), Some("5/11/2026".to_owned()));
        assert_eq!(
            ambiguous(
                "Un titolo\n\n5/11/2026\n\nIl ministro ha detto che la nave è partita dal porto di notte, e che nessuno sa dove sia andata."
            ),
            None
        );
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
