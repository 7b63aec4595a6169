//! Dates as files write them: ISO, RFC 2822, with month names, with slashes, as seconds since 1970.

use super::PartialDate;
use super::header::date_in;
use crate::pack::Packs;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

/// Which number of `11/03/2025` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOrder {
    /// The first.
    DayFirst,
    /// The second.
    MonthFirst,
}

/// Why the order of day and month is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoOrder {
    /// No date of the file shows it.
    NoneShows,
    /// Some dates of the file have the day first, others the month.
    Both,
    /// The file can be read only once.
    ReadOnce,
}

/// A date as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenDate {
    /// It can.
    Known(PartialDate),
    /// Day and month may be either way round.
    Ambiguous,
    /// No date.
    Unreadable,
}

static RFC_2822: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// Reads `text`; `order` decides where day and month could be either way round. The day is that of the time zone in
/// which the time is given.
pub(super) fn read_date(text: &str, packs: &Packs, order: Option<DayOrder>) -> WrittenDate {
    let text = text.trim();
    if let Some(date) = PartialDate::parse(text) {
        return WrittenDate::Known(date);
    }
    if let Some([a, b, c]) = numbers(text) {
        return match (a.len(), c.len()) {
            (4, 1 | 2) => known(day(a, b, c)),
            (1 | 2, 4) => match (day(c, b, a), day(c, a, b)) {
                (Some(x), Some(y)) if x != y => match order {
                    Some(DayOrder::DayFirst) => WrittenDate::Known(x),
                    Some(DayOrder::MonthFirst) => WrittenDate::Known(y),
                    None => WrittenDate::Ambiguous,
                },
                (x, y) => known(x.or(y)),
            },
            _ => WrittenDate::Unreadable,
        };
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return known(digits(text));
    }
    known(date_in(text, packs).map(|(date, _)| date).or_else(|| rfc_2822(text)))
}

/// The order that a date gives away: `25/03/2025` has the day first.
pub(super) fn order_of(text: &str) -> Option<DayOrder> {
    let [a, b, c] = numbers(text.trim()).filter(|[a, _, c]| a.len() <= 2 && c.len() == 4)?;
    match (day(c, b, a), day(c, a, b)) {
        (Some(_), None) => Some(DayOrder::DayFirst),
        (None, Some(_)) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

fn known(date: Option<PartialDate>) -> WrittenDate {
    date.map_or(WrittenDate::Unreadable, WrittenDate::Known)
}

/// Three numbers with `/`, `.` or `-` between them, perhaps with a time behind them.
pub(super) fn numbers(text: &str) -> Option<[&str; 3]> {
    let date = text.split(['T', ' ', ',']).next()?;
    let separator = date.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = date.split(separator);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let sound = three.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    (sound && parts.next().is_none()).then_some(three)
}

fn day(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    PartialDate::new(year.parse().ok()?, month.parse().ok()?, Some(day.parse().ok()?))
}

/// `20250311`, or seconds (ten digits) or milliseconds (thirteen) since 1970.
fn digits(text: &str) -> Option<PartialDate> {
    let time = match text.len() {
        8 => return day(&text[..4], &text[4..6], &text[6..]),
        10 => Timestamp::from_second(text.parse().ok()?),
        13 => Timestamp::from_millisecond(text.parse().ok()?),
        _ => return None,
    };
    let date = time.ok()?.to_zoned(TimeZone::UTC).date();
    PartialDate::new(date.year(), date.month(), Some(date.day()))
}

/// RFC 2822, also without its zone, with an unknown one, or without its time.
fn rfc_2822(text: &str) -> Option<PartialDate> {
    let bare = text.rsplit_once(' ').filter(|(_, zone)| zone.bytes().all(|b| b.is_ascii_alphabetic())).map_or(text, |(bare, _)| bare);
    let tries = [text.to_owned(), format!("{bare} +0000"), format!("{text} 00:00 +0000")];
    let date = tries.iter().find_map(|t| RFC_2822.parse_zoned(t).ok())?.date();
    PartialDate::new(date.year(), date.month(), Some(date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::DataSource;

    #[test]
    fn reads_dates() {
        let packs = Packs::load(&DataSource::embedded()).unwrap();
        let read = |text: &str| match read_date(text, &packs, None) {
            WrittenDate::Known(date) => date.to_string(),
            other => format!("{other:?}"),
        };
        for text in [
            "2025-03-11",
            "2025-03-11T23:30:00-05:00",
            "2025-03-11 10:00",
            "2025/03/11",
            "2025.3.11",
            "20250311",
            "1741685400",
            "1741685400000",
            "Tue, 11 Mar 2025 23:30:00 -0500",
            "Mon, 11 Mar 2025 08:30 CET",
            "11 Mar 2025",
            "11 Mar 2025 08:30",
            "11 March 2025",
            "Tuesday, March 11, 2025",
            "martedì 11 marzo 2025, ore 9",
            " 2025-03-11 ",
        ] {
            assert_eq!(read(text), "2025-03-11", "{text}");
        }
        assert_eq!(read("marzo 2025"), "2025-03");
        assert_eq!(read("2025"), "2025");
        assert_eq!(read("25/03/2025 10:30"), "2025-03-25");
        assert_eq!(read("3/25/2025, 10:30"), "2025-03-25");
        assert_eq!(read("4.4.2025"), "2025-04-04");
        assert_eq!(read("11/03/2025"), "Ambiguous");
        for text in ["11/03/25", "31/02/2025", "yesterday", "2025-02-30", "12345", "1/2/3/2025", "-", "2025-13"] {
            assert_eq!(read(text), "Unreadable", "{text}");
        }
    }

    #[test]
    fn one_date_tells_the_order_of_its_column() {
        let packs = Packs::load(&DataSource::embedded()).unwrap();
        assert_eq!(order_of("25/03/2025"), Some(DayOrder::DayFirst));
        assert_eq!(order_of("3-25-2025 10:00"), Some(DayOrder::MonthFirst));
        assert_eq!(order_of("11/03/2025"), None);
        assert_eq!(order_of("2025/03/25"), None);
        let day = |order| read_date("11/03/2025", &packs, Some(order));
        assert_eq!(day(DayOrder::DayFirst), WrittenDate::Known(PartialDate::parse("2025-03-11").unwrap()));
        assert_eq!(day(DayOrder::MonthFirst), WrittenDate::Known(PartialDate::parse("2025-11-03").unwrap()));
    }
}
