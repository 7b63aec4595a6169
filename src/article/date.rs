//! Dates of which the day or the month may be unknown.

use crate::statement::time::{Precision, Said};
use jiff::civil::Date;

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// Reads `YYYY[-MM[-DD]]`, perhaps with a time behind it; `None` for anything else, days that do not exist among them.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let text = text.trim();
        let date = text.split(['T', ' ']).next()?;
        if !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        let mut parts = date.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = match parts.next() {
            Some(m) if m.len() == 2 => Some(m.parse().ok().filter(|m| (1..=12).contains(m))?),
            Some(_) => return None,
            None => None,
        };
        let day = match parts.next() {
            Some(d) if d.len() == 2 => Some(d.parse().ok()?),
            Some(_) => return None,
            None => None,
        };
        if parts.next().is_some() {
            return None;
        }
        let parsed = PartialDate { year, month, day };
        match day {
            Some(_) => parsed.day().map(|_| parsed),
            None => Some(parsed),
        }
    }

    /// The date of a day of a month; `None` where there is no such day.
    pub fn new(year: i16, month: i8, day: Option<i8>) -> Option<PartialDate> {
        let first = Date::new(year, month, day.unwrap_or(1)).ok();
        first.map(|_| PartialDate { year, month: Some(month), day })
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// First and last day it can be.
    pub fn range(self) -> Said {
        let (from, to, precision) = match (self.month, self.day) {
            (Some(m), Some(d)) => (Date::new(self.year, m, d), Date::new(self.year, m, d), Precision::Day),
            (Some(m), None) => (Date::new(self.year, m, 1), Date::new(self.year, m, 1).map(Date::last_of_month), Precision::Month),
            (None, _) => (Date::new(self.year, 1, 1), Date::new(self.year, 12, 31), Precision::Year),
        };
        let from = from.unwrap_or(Date::MIN);
        Said { from, to: to.unwrap_or(from), precision }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_exists() {
        assert_eq!(PartialDate::parse("2025-02").unwrap().to_string(), "2025-02");
        assert_eq!(PartialDate::parse("2024-02-29T10:00:00Z").unwrap().to_string(), "2024-02-29");
        assert_eq!(PartialDate::parse("2025").unwrap().range().to.to_string(), "2025-12-31");
        assert_eq!(PartialDate::parse("2025-02-30"), None);
        assert_eq!(PartialDate::parse("25-02-03"), None);
        assert_eq!(PartialDate::parse("2025-2"), None);
        assert_eq!(PartialDate::parse("2025-+1"), None);
        assert_eq!(PartialDate::new(2025, 2, Some(31)), None);
    }
}
