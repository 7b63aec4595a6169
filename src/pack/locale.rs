//! Locales: how spreadsheets of a language or a country read tables of text.

use super::fault::{Faults, did_you_mean};
use super::table::Row;
use super::world::Map;

/// How a spreadsheet reads a table of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// What parts cells.
    pub separator: u8,
    /// Whether decimals stand behind a comma.
    pub decimal_comma: bool,
}

/// The rows of `locales.csv`.
#[derive(Debug, Default)]
pub struct Locales {
    locales: Map<String, Locale>,
}

const SEPARATORS: [(&str, u8); 2] = [("comma", b','), ("semicolon", b';')];
const DECIMALS: [(&str, bool); 2] = [("point", false), ("comma", true)];

impl Locales {
    pub(super) fn read(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let code = row.cell(0);
        let parts: Vec<&str> = code.split('-').collect();
        let fits = match parts.as_slice() {
            [language] => is_code(language, u8::is_ascii_lowercase),
            [language, country] => is_code(language, u8::is_ascii_lowercase) && is_code(country, u8::is_ascii_uppercase),
            _ => false,
        };
        if !fits {
            row.fault(0, format!("`{code}` is no locale: a language code, or language and country with a hyphen, as in de-CH"), faults);
        }
        let (separator, decimal) = (row.choice(1, &SEPARATORS, faults), row.choice(2, &DECIMALS, faults));
        if let (Some(separator), Some(decimal_comma)) = (separator, decimal) {
            self.locales.insert(code.to_owned(), Locale { separator, decimal_comma });
        }
    }

    /// The locale with this code, such as `it`, `it-IT` or `it_IT`; that of the language where the country has none of
    /// its own.
    ///
    /// # Errors
    /// What is wrong, and which codes there are.
    pub fn find(&self, code: &str) -> Result<Locale, String> {
        let (language, country) = code.split_once(['-', '_']).unwrap_or((code, ""));
        let (language, country) = (language.to_ascii_lowercase(), country.to_ascii_uppercase());
        let found = self.locales.get(&format!("{language}-{country}")).or_else(|| self.locales.get(&language));
        let whole = country.is_empty() || is_code(&country, u8::is_ascii_uppercase);
        found.filter(|_| whole).copied().ok_or_else(|| {
            let known: Vec<&str> = self.locales.keys().map(String::as_str).collect();
            let meant = did_you_mean(code, known.iter().copied());
            format!("no locale `{code}`{meant}; there are: {}. Add a row to locales.csv and pass its folder with --data", known.join(", "))
        })
    }
}

fn is_code(code: &str, allowed: fn(&u8) -> bool) -> bool {
    matches!(code.len(), 2 | 3) && code.bytes().all(|byte| allowed(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{DataSource, World};

    #[test]
    fn the_country_goes_before_the_language() {
        let locales = World::load(&DataSource::embedded()).unwrap().locales;
        let with_comma = Locale { separator: b';', decimal_comma: true };
        for code in ["it", "it-IT", "it_IT", "IT-it", "de"] {
            assert_eq!(locales.find(code), Ok(with_comma), "{code}");
        }
        assert_eq!(locales.find("it-CH"), Ok(Locale { separator: b';', decimal_comma: false }));
        assert_eq!(locales.find("en"), Ok(Locale { separator: b',', decimal_comma: false }));
        for code in ["", "xx", "it-", "it-ITALIA", "italian"] {
            let error = locales.find(code);
            assert_eq!(error.is_err(), code != "it-", "{code}");
        }
        assert!(locales.find("xx").unwrap_err().contains("there are: "));
    }
}
