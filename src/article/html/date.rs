//! Dates as web pages write them for machines.

use crate::article::PartialDate;

/// Reads ISO 8601 in its long and short form, RFC 2822, `2025/03/04`, and days before months or the other way round
/// where the numbers leave no doubt: `14/03/2025`, but not `04/03/2025`. The day is that of the date's own time zone.
pub(super) fn read_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Some(date) = PartialDate::parse(text).filter(|date| date.day().is_some()) {
        return plausible(date);
    }
    if let Ok(time) = jiff::fmt::rfc2822::parse(text) {
        return by_numbers(i32::from(time.year()), i32::from(time.month()), i32::from(time.day()));
    }
    let first = text.split(['T', ' ', ',']).next()?;
    if first.len() == 8 && first.bytes().all(|b| b.is_ascii_digit()) {
        let number = |range: std::ops::Range<usize>| first.get(range)?.parse().ok();
        return by_numbers(number(0..4)?, number(4..6)?, number(6..8)?);
    }
    let parts: Vec<i32> = first.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [a, b, c] = parts[..] else { return PartialDate::parse(text).and_then(plausible) };
    if a > 31 {
        return by_numbers(a, b, c);
    }
    // days come before months where dots stand between them
    match (a, b) {
        _ if first.contains('.') || a > 12 || a == b => by_numbers(c, b, a),
        _ if b > 12 => by_numbers(c, a, b),
        _ => None,
    }
}

fn by_numbers(year: i32, month: i32, day: i32) -> Option<PartialDate> {
    let date = PartialDate::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, Some(i8::try_from(day).ok()?))?;
    plausible(date)
}

/// Placeholders such as `0001-01-01` and `1970-01-01` are no dates.
fn plausible(date: PartialDate) -> Option<PartialDate> {
    let from = date.range().from;
    (from.year() >= 1800 && from.year() < 2200 && from != jiff::civil::date(1970, 1, 1)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_of_pages() {
        let read = |text: &str| read_date(text).map(|date| date.to_string());
        for (text, date) in [
            ("2025-03-14T07:41:00+00:00", "2025-03-14"),
            ("2025-02-10T16:20:00+0100", "2025-02-10"),
            ("2025-02-10 16:20", "2025-02-10"),
            ("20250917", "2025-09-17"),
            ("20250917T101500", "2025-09-17"),
            ("2025/3/4", "2025-03-04"),
            ("Fri, 14 Mar 2025 07:41:00 GMT", "2025-03-14"),
            ("14/03/2025", "2025-03-14"),
            ("03/14/2025 10:00", "2025-03-14"),
            ("4.3.2025", "2025-03-04"),
            ("2025-03", "2025-03"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
        for text in ["04/03/2025", "yesterday", "", "0001-01-01", "1970-01-01T00:00:00Z", "2025-02-30", "1741938060", "12:30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
