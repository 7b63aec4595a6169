//! Spellings of one name: what transliterations write differently is made one, by the rules of `spellings.csv`.

use super::fault::Faults;
use super::table::Row;
use super::world::Map;

/// The rules, in the order in which they are used.
#[derive(Debug, Default)]
pub struct Spellings {
    words: Map<String, String>,
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    from: String,
    to: String,
    at: At,
}

/// Where in a word a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// It is the whole word.
    Word,
    /// It is the end of the word.
    End,
    /// Anywhere.
    Any,
}

const AT: [(&str, At); 3] = [("word", At::Word), ("end", At::End), ("any", At::Any)];

/// A shorter word is left as it is: in "Zhou" and "Zhu" one letter tells two names apart.
const SHORTEST: usize = 6;

impl Spellings {
    pub(super) fn read(&mut self, row: &Row<'_>, faults: &mut Faults) {
        let [from, _, to, _, _] = row.cells().map(str::to_owned);
        row.needs(0, faults);
        row.needs(2, faults);
        let Some(at) = row.choice(1, &AT, faults) else { return };
        if at == At::Word {
            self.words.insert(from, to);
        } else if !from.is_empty() {
            self.rules.push(Rule { from, to, at });
        }
    }

    /// One spelling for all of the word, which is in lower case without accents.
    pub fn one(&self, word: &str) -> String {
        let word = self.words.get(word).map_or(word, String::as_str);
        let one = self.by_rules(word);
        // what a word becomes goes through the rules too, as that spelling itself does
        self.words.get(&one).map_or_else(|| one.clone(), |word| self.by_rules(word))
    }

    fn by_rules(&self, word: &str) -> String {
        let mut one = word.to_owned();
        if word.chars().count() < SHORTEST {
            return one;
        }
        for rule in &self.rules {
            match rule.at {
                At::Any if one.contains(&rule.from) => one = one.replace(&rule.from, &rule.to),
                At::End => {
                    if let Some(stem) = one.strip_suffix(&rule.from) {
                        one = format!("{stem}{}", rule.to);
                    }
                }
                _ => {}
            }
        }
        one
    }
}
