//! Rows that are read but cannot have the effect they are meant to have.

use super::examples::find_ignoring_case;
use crate::error::Result;
use crate::pack::layout::{
    self, COMMON, CUES, EXAMPLES_FILE, EXCEPTIONS, GIVEN_NAMES, LANGUAGE_FILE, LANGUAGE_TABLES, ORGANISATIONS, REMOVE, RESOURCES, SURNAMES,
    Table, VERBS, WORLD_TABLES, table_at,
};
use crate::pack::{DataFile, DataSource, Faults, LanguagePack, Layers, Map, Packs, Place, Row, did_you_mean, each_row, none_of};
use crate::text::{Span, TokenKind, fold_word, knows_language, tokenize};
use std::collections::BTreeSet;
use toml::de::DeTable;

/// Notes what is odd in the rows of the user's folder, or else of the built-in data. Gives the numbers of files and rows.
pub(super) fn check(source: &DataSource, packs: &Packs, faults: &mut Faults) -> Result<(usize, usize)> {
    let mut count = (0, 0);
    for table in WORLD_TABLES {
        let layers = source.layers(table.name, &mut Faults::default())?;
        count.1 += check_table(source, &layers, table, packs.none(), faults);
        count.0 += usize::from(in_question(source, &layers).is_some());
        in_question(source, &layers).into_iter().for_each(|file| check_forms(file, table, packs, faults));
    }
    for pack in packs.iter() {
        for table in LANGUAGE_TABLES {
            let layers = source.layers(&layout::of_language(&pack.code, table.name), &mut Faults::default())?;
            count.1 += check_table(source, &layers, table, pack, faults);
            count.0 += usize::from(in_question(source, &layers).is_some());
        }
        for name in [LANGUAGE_FILE, EXAMPLES_FILE] {
            let layers = source.layers(&layout::of_language(&pack.code, name), &mut Faults::default())?;
            count.0 += usize::from(in_question(source, &layers).is_some());
            if name == LANGUAGE_FILE {
                in_question(source, &layers).into_iter().for_each(|file| check_language_file(file, pack, faults));
            }
        }
    }
    check_removed(source, faults)?;
    Ok(count)
}

/// The file that is checked: the user's where there is a folder of the user, else the built-in one.
fn in_question<'l>(source: &DataSource, layers: &'l Layers<'_>) -> Option<&'l DataFile> {
    if source.overlay().is_some() { layers.overlay.as_ref() } else { layers.built_in.as_ref() }
}

fn check_table(source: &DataSource, layers: &Layers<'_>, table: &'static Table, pack: &LanguagePack, faults: &mut Faults) -> usize {
    let Some(file) = in_question(source, layers) else { return 0 };
    let mut built_in: Map<String, Vec<String>> = Map::default();
    if let Some(under) = layers.built_in.as_ref().filter(|_| file.overlay) {
        each_row(table, under, &mut Faults::default(), |row, _| {
            if !layers.is_removed(&row.key()) {
                built_in.insert(row.key(), cells(row, table));
            }
        });
    }
    let mut seen: Map<String, usize> = Map::default();
    let mut rows = 0;
    // what makes a row unreadable was said when the packs were read
    each_row(table, file, &mut Faults::default(), |row, _| {
        rows += 1;
        if let Some(line) = seen.insert(row.key(), row.line()) {
            row.fault(0, format!("the row `{}` is there already, on line {line}; only the last one counts", row.key()), faults);
        } else if built_in.get(&row.key()).is_some_and(|under| *under == cells(row, table)) {
            row.fault(0, format!("the built-in data have the row `{}` as it is here; this one changes nothing", row.key()), faults);
        }
        for (column, name) in table.columns.iter().enumerate() {
            let cell = row.cell(column);
            if cell.contains('\n') {
                row.fault(column, format!("`{name}` goes over the end of the line; a quotation mark is not closed"), faults);
            } else if cell.trim() != cell {
                row.fault(column, format!("`{name}` begins or ends with a blank"), faults);
            }
        }
        check_words(row, table, pack, faults);
    });
    rows
}

/// Notes organisations and resources that no language names: no text can have them, but as the family of others.
fn check_forms(file: &DataFile, table: &'static Table, packs: &Packs, faults: &mut Faults) {
    let prefix = match table {
        table if table == &ORGANISATIONS => "org",
        table if table == &RESOURCES => "resource",
        _ => return,
    };
    let families: BTreeSet<&str> = packs.world.resources.values().flat_map(|resource| resource.families.split(" | ")).collect();
    each_row(table, file, &mut Faults::default(), |row, _| {
        let id = row.cell(0);
        let named = packs.iter().any(|pack| pack.label(&format!("{prefix}:{id}")).is_some());
        if !named && !families.contains(id) && !faults.is_at(&row.place(0)) {
            let message = format!("no language has a form of `{id}`, so it is never found; write one into languages/<code>/{}", table.name);
            row.fault(0, message, faults);
        }
    });
}

fn cells(row: &Row<'_>, table: &Table) -> Vec<String> {
    (0..table.columns.len()).map(|column| row.cell(column).to_owned()).collect()
}

/// Notes words of the row that no text can match, and what the row lacks.
fn check_words(row: &Row<'_>, table: &'static Table, pack: &LanguagePack, faults: &mut Faults) {
    let mut say = |column: usize, problem: Option<String>| {
        if let Some(problem) = problem {
            row.fault(column, problem, faults);
        }
    };
    if table == &COMMON {
        say(0, never_folded(row.cell(0)).or_else(|| never_one_word(row.cell(0), pack)));
    } else if table == &GIVEN_NAMES || table == &SURNAMES {
        // those of all languages are cut alike in each
        say(0, never_one_word(row.cell(0), pack));
    } else if table == &CUES || table == &VERBS {
        let (paradigm, irregular) = if table == &CUES { (2, 3) } else { (1, 2) };
        if !matches!(row.cell(paradigm), "" | "none" | "noun") {
            say(0, never_folded(row.cell(0)));
        }
        let forms = row.cell(irregular).split(';').filter_map(|part| Some(part.split_once('=')?.1)).flat_map(|list| list.split('/'));
        for form in forms.map(str::trim).filter(|f| !f.is_empty()) {
            let multi = form.contains([' ', '\'']);
            say(irregular, if multi { never_any(form, pack) } else { never_folded(form).or_else(|| never_one_word(form, pack)) });
        }
        if table == &CUES {
            for column in [6, 7] {
                say(column, row.cell(column).is_empty().then(|| format!("`{}` is empty; give a sentence", table.columns[column])));
            }
        }
    } else if table == &EXCEPTIONS {
        let [phrase, _, reason, example] = row.cells();
        say(0, never_any(phrase, pack));
        say(2, reason.is_empty().then(|| "`reason` is empty; say what the phrase means instead".to_owned()));
        let stands = find_ignoring_case(example, phrase).is_some();
        say(3, (!stands).then(|| format!("the phrase `{phrase}` does not stand in its example")));
    } else if let Some(column) = table.columns.iter().position(|c| *c == "form") {
        say(column, never_any(row.cell(column), pack));
    }
}

/// Why a form of which only words are matched never is.
fn never_any(form: &str, pack: &LanguagePack) -> Option<String> {
    words(form, pack).is_empty().then(|| format!("`{form}` has no word that a text could match"))
}

/// Why a word that is looked up in small letters is never found.
fn never_folded(word: &str) -> Option<String> {
    let mut buffer = String::new();
    let folded = fold_word(word, &mut buffer);
    (folded != word).then(|| format!("`{word}` never matches: it must be `{folded}`, in small letters and with plain apostrophes"))
}

/// Why a word that must be one word of a text never is.
fn never_one_word(word: &str, pack: &LanguagePack) -> Option<String> {
    let words = words(word, pack);
    match words.as_slice() {
        [one] if one == word => None,
        [] => Some(format!("`{word}` has no word that a text could match")),
        words => Some(format!("`{word}` never matches: a text is cut into `{}` there", words.join("` `"))),
    }
}

/// The words of a text as the tokenizer cuts them, without quotation marks and dashes.
fn words(text: &str, pack: &LanguagePack) -> Vec<String> {
    let tokens = tokenize(text, &[Span::new(0, text.len())], pack);
    let words = tokens.iter().filter(|t| !matches!(t.kind, TokenKind::Quote | TokenKind::Dash));
    words.map(|t| t.span().slice(text).to_owned()).collect()
}

/// Notes a language that is never detected, and words of the closed classes that are never found.
fn check_language_file(file: &DataFile, pack: &LanguagePack, faults: &mut Faults) {
    let (table, _) = DeTable::parse_recoverable(&file.text);
    if let Some((at, code)) = table.get_ref().get("detect").and_then(|v| Some((v.span().start, v.get_ref().as_str()?)))
        && !code.is_empty()
        && !knows_language(code)
    {
        let message = format!("detect `{code}` is no language that the detector knows; leave it empty, and give articles their language");
        faults.add(Place::in_text(&file.origin, &file.text, at), message);
    }
    let Some(classes) = table.get_ref().get("words").and_then(|v| v.get_ref().as_table()) else { return };
    for (_, list) in classes {
        for item in list.get_ref().as_array().into_iter().flatten() {
            let Some(word) = item.get_ref().as_str() else { continue };
            if let Some(problem) = if word.contains(' ') { never_any(word, pack) } else { never_folded(word) } {
                faults.add(Place::in_text(&file.origin, &file.text, item.span().start), problem);
            }
        }
    }
}

/// Notes rows of `remove.csv` that name nothing.
fn check_removed(source: &DataSource, faults: &mut Faults) -> Result<()> {
    let embedded = DataSource::embedded();
    for (file, rows) in source.removed() {
        let layers = embedded.layers(file, &mut Faults::default())?;
        let keys = match layers.built_in {
            Some(built_in) if *file != REMOVE.name => keys_of(file, &built_in),
            _ => {
                let known: Vec<String> = embedded.files().into_iter().filter(|f| table_at(f).is_some() || f.ends_with(".toml")).collect();
                for place in rows.values() {
                    let mut place = place.clone();
                    place.column = 1;
                    faults.add(place, none_of("file", file, known.iter().map(String::as_str)));
                }
                continue;
            }
        };
        for (row, place) in rows.iter().filter(|(row, _)| !keys.contains(*row)) {
            let longer = keys.iter().find(|key| key.strip_prefix(row.as_str()).is_some_and(|rest| rest.starts_with(' ')));
            let near = longer.map(|key| format!("; did you mean `{key}`?"));
            let near = near.unwrap_or_else(|| did_you_mean(row, keys.iter().map(String::as_str)));
            let named = match table_at(file) {
                Some(table) => format!("a row is named by {}", table.columns[..table.key].join(" and ")),
                None => "a word is named by its list and itself, such as `words.adverb only`".to_owned(),
            };
            faults.add(place.clone(), format!("{file} has no `{row}`; {named}{near}"));
        }
    }
    Ok(())
}

/// What `remove.csv` may name in a built-in file.
fn keys_of(relative: &str, file: &DataFile) -> Vec<String> {
    let mut keys = Vec::new();
    if let Some(table) = table_at(relative) {
        each_row(table, file, &mut Faults::default(), |row, _| keys.push(row.key()));
    } else {
        let (table, _) = DeTable::parse_recoverable(&file.text);
        for (name, value) in table.get_ref() {
            toml_keys(name.get_ref(), value.get_ref(), &mut keys);
        }
    }
    keys
}

/// Each word of each list, as "spelling.elisions dell"; of `[relative_days]` each day, of `[[sentence]]` each text.
fn toml_keys(path: &str, value: &toml::de::DeValue<'_>, keys: &mut Vec<String>) {
    if let Some(table) = value.as_table() {
        for (name, value) in table {
            if value.get_ref().is_integer() {
                keys.push(format!("{path} {}", name.get_ref()));
            }
            toml_keys(&format!("{path}.{}", name.get_ref()), value.get_ref(), keys);
        }
    }
    for item in value.as_array().into_iter().flatten() {
        if let Some(text) = item.get_ref().as_str() {
            keys.push(format!("{path} {text}"));
        } else if let Some(text) = item.get_ref().get("text").and_then(|t| t.get_ref().as_str()) {
            keys.push(text.to_owned());
        } else {
            toml_keys(path, item.get_ref(), keys);
        }
    }
}
