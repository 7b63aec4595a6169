//! A folder given with `--data`: its rows add to the built-in ones, replace them, or take them away; a language is a folder.

mod support;

use newsgraph::check::check;
use newsgraph::pack::{Class, DataSource, LanguagePack, Packs};
use newsgraph::pipeline::{Options, analyse};
use newsgraph::record::ArticleRecord;
use std::fs;
use support::{article, root};
use tempfile::TempDir;

/// A folder with these files, as `--data` takes it.
struct Overlay {
    source: DataSource,
    packs: Packs,
    _folder: TempDir,
}

fn overlay(files: &[(&str, &str)]) -> Overlay {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let source = DataSource::with_overlay(folder.path()).expect("a folder");
    let packs = Packs::load(&source).unwrap_or_else(|e| panic!("{e}"));
    Overlay { source, packs, _folder: folder }
}

impl Overlay {
    fn read(&self, lang: &str, text: &str) -> ArticleRecord {
        analyse(&self.packs, &Options::default(), article("test", text, Some(lang))).0
    }

    fn ids(&self, lang: &str, text: &str) -> Vec<String> {
        self.read(lang, text).entities.into_iter().map(|e| e.id).collect()
    }

    fn pack(&self, lang: &str) -> &LanguagePack {
        self.packs.get(lang).expect("the language")
    }

    fn is(&self, lang: &str, word: &str, class: Class) -> bool {
        self.pack(lang).has(self.pack(lang).lookup(word), class)
    }

    fn findings(&self) -> Vec<String> {
        check(&self.source).expect("readable files").findings.iter().map(ToString::to_string).collect()
    }
}

/// The built-in data, through the same functions.
fn built_in() -> Overlay {
    overlay(&[])
}

#[test]
fn a_resource_is_two_rows() {
    let with = overlay(&[
        ("resources.csv", "id,label\nlanthanum-oxide,lanthanum oxide\n"),
        ("languages/en/resources.csv", "id,form\nlanthanum-oxide,lanthanum oxide\n"),
    ]);
    let text = "The price of lanthanum oxide rose again.";
    assert!(!built_in().ids("en", text).contains(&"resource:lanthanum-oxide".to_owned()));
    assert_eq!(with.ids("en", text), ["resource:lanthanum-oxide"]);
    assert_eq!(with.findings(), [""; 0]);
}

#[test]
fn a_row_replaces_the_built_in_row_of_its_key() {
    let with = overlay(&[
        ("countries.csv", "id,iso2,iso3,region,status,label\nFR,FR,FRA,Elsewhere,state,Frankland\n"),
        ("organisations.csv", "id,class,label\nNATO,body,Northern Pact\n"),
        ("languages/en/cues.csv", "lemma,pos,paradigm,act,frames,match,no_match\nadd,verb,regular,say,quote,“It is late” she added.,x\n"),
        ("languages/en/roles.csv", "form,gender,number,class\nspokeswoman,m,s,person\n"),
        ("languages/en/verbs.csv", "lemma,paradigm,irregular\nabandon,none,inf=abandon\n"),
        ("given_names.csv", "name,gender\nAaron,f\n"),
    ]);
    let plain = built_in();
    assert_eq!(
        (plain.packs.world.countries["FR"].label.as_str(), with.packs.world.countries["FR"].label.as_str()),
        ("France", "Frankland")
    );
    assert_eq!(with.packs.world.countries.get_index_of("FR"), plain.packs.world.countries.get_index_of("FR"));
    assert_eq!(with.packs.world.organisations["NATO"].class, "body");
    let text = "Karen Holloway added that the work would cost less than planned.";
    assert_eq!(plain.read("en", text).statements[0].kind.name(), "indirect");
    assert!(with.read("en", text).statements.iter().all(|s| s.cue_text.as_deref() != Some("added")));
    assert_eq!(with.pack("en").cues().len(), plain.pack("en").cues().len());
    assert!(plain.is("en", "abandoned", Class::Participle) && !with.is("en", "abandoned", Class::Participle));
    assert!(plain.is("en", "aaron", Class::GivenMasculine) && !with.is("en", "aaron", Class::GivenMasculine));
    assert!(with.is("en", "aaron", Class::GivenFeminine));
}

#[test]
fn remove_takes_rows_away() {
    let with = overlay(&[(
        "remove.csv",
        "file,row\nlanguages/en/cues.csv,add verb\nlanguages/en/countries.csv,FR French\nlanguages/en/common.csv,abandon\n\
         given_names.csv,Aaron\nlanguages/en/exceptions.csv,Swiss cheese country:CH\nlanguages/en/roles.csv,spokeswoman\n\
         languages/en/language.toml,words.adverb also\nlanguages/en/language.toml,spelling.abbreviations mr\n",
    )]);
    let plain = built_in();
    assert_eq!(with.pack("en").cues().len() + 1, plain.pack("en").cues().len());
    let text = "Karen Holloway added that the work would cost less than planned.";
    assert!(with.read("en", text).statements.iter().all(|s| s.cue_text.as_deref() != Some("added")));
    let text = "The label on the crate says French in small print.";
    assert!(plain.ids("en", text).contains(&"country:FR".to_owned()));
    assert!(!with.ids("en", text).contains(&"country:FR".to_owned()));
    assert!(!with.is("en", "abandon", Class::Common) && plain.is("en", "abandon", Class::Common));
    assert!(!with.is("en", "aaron", Class::GivenMasculine));
    assert!(!with.is("en", "also", Class::Adverb) && plain.is("en", "also", Class::Adverb));
    assert!(with.ids("en", "The plan is full of holes like Swiss cheese.").contains(&"country:CH".to_owned()));
}

#[test]
fn what_names_a_country_goes_with_it() {
    let with = overlay(&[("remove.csv", "file,row\ncountries.csv,FR\nresources.csv,metals\n")]);
    assert!(!with.packs.world.countries.contains_key("FR"));
    assert!(with.ids("en", "France and Germany signed.").iter().all(|id| id != "country:FR"));
    assert!(with.packs.world.organisations.values().all(|o| o.country != "FR" && o.members.split(' ').all(|m| m != "FR")));
    assert!(with.packs.world.resources.values().all(|r| r.families.split(" | ").all(|f| f != "metals")));
    // what the program read in the examples, it does not now: those are said, and nothing else
    assert!(with.findings().iter().all(|f| f.ends_with("Without your rows this example holds")), "{:#?}", with.findings());
}

#[test]
fn a_language_file_of_a_few_lines_is_merged() {
    let with = overlay(&[(
        "languages/en/language.toml",
        "home = \"NZ\"\nsame_office = [[\"glim warden\", \"warden of the glim\"]]\n[spelling]\nabbreviations = [\"hrm\"]\n[words]\nadverb = [\"glimly\"]\n[relative_days]\nyestermorn = -1\n\
         [[pronouns]]\nform = [\"ze\"]\ngender = \"c\"\nnumber = \"s\"\n[paradigms.zed]\nstem = \"zed\"\nfin = [\"z\"]\npart = [\"zt\"]\nger = [\"zing\"]\ninf = [\"zed\"]\n",
    )]);
    assert!(with.is("en", "glimly", Class::Adverb) && with.is("en", "also", Class::Adverb));
    assert_eq!((with.pack("en").relative_day("yestermorn"), with.pack("en").relative_day("yesterday")), (Some(-1), Some(-1)));
    assert_eq!(with.pack("en").home.as_deref(), Some("NZ"));
    assert!(!with.pack("en").offices("glim warden").is_empty());
    assert_eq!(with.pack("en").offices("glim warden"), with.pack("en").offices("warden of the glim"));
    assert!(with.is("en", "ze", Class::SubjectPronoun) && with.is("en", "she", Class::SubjectPronoun));
    let text = "Hrm. Olga Marsh said that it rained.";
    let speaker = |data: &Overlay| data.read("en", text).statements[0].source_text.clone();
    assert_eq!(speaker(&built_in()).as_deref(), Some("Olga Marsh"));
    assert_eq!(speaker(&with).as_deref(), Some("Hrm. Olga Marsh"));
    assert_eq!(with.findings(), [""; 0]);
}

/// What stands behind `start` in the block of a chapter of CONTRIBUTING.md that begins with it.
fn block(chapter: &str, start: &str) -> String {
    let guide = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let chapter = guide.split("\n## ").find(|c| c.starts_with(chapter)).expect("the chapter");
    let mut blocks = chapter.split("```").skip(1).step_by(2);
    blocks.find_map(|b| b.strip_prefix(start)).unwrap_or_else(|| panic!("no block begins with {start}")).to_owned()
}

#[test]
fn the_guide_removes_rows_that_exist() {
    let with = overlay(&[("remove.csv", &format!("file{}", block("Data files", "csv\nfile")))]);
    assert!(with.source.removed().len() > 3);
    assert!(with.findings().iter().all(|f| f.ends_with("Without your rows this example holds")), "{:#?}", with.findings());
}

/// The language that CONTRIBUTING.md shows, as it is written there.
#[test]
fn a_new_language_is_data_alone() {
    let block = |start| block("Add a language", start);
    let with = overlay(&[
        ("languages/es/language.toml", &block("toml\n")),
        ("languages/es/cues.csv", &format!("lemma{}", block("csv\nlemma"))),
        ("languages/es/countries.csv", &format!("id{}", block("csv\nid"))),
    ]);
    assert_eq!(with.findings(), [""; 0]);
    let command = block("sh\necho '");
    let sentence = command.split('\'').next().expect("a sentence in quotes");
    let record = with.read("es", sentence);
    let said: Vec<_> = record.statements.iter().map(|s| (s.kind.name(), s.speaker.as_deref(), s.text.as_str())).collect();
    assert_eq!(said, [("indirect", Some("person:ana-ruiz"), "Chile cerrará la mina de cobre")]);
    assert_eq!(record.statements[0].targets, ["country:CL".into()]);
    // in a language with other spelling, nothing has changed
    assert_eq!(with.ids("en", "Chile will close the mine."), ["country:CL"]);
}

#[test]
fn a_row_that_breaks_a_built_in_example_is_said() {
    let with = overlay(&[(
        "languages/en/exceptions.csv",
        "phrase,id,reason,example\nlithium,resource:lithium,a test,The price of lithium rose again.\n",
    )]);
    let findings = with.findings();
    assert!(!findings.is_empty());
    for finding in &findings {
        assert!(finding.starts_with("data/languages/en/") && finding.ends_with("Without your rows this example holds"), "{finding}");
    }
    assert!(findings.iter().any(|f| f.contains("resources.csv")), "{findings:#?}");
}

#[test]
fn the_built_in_data_are_clean() {
    let report = check(&DataSource::embedded()).expect("the built-in data");
    let findings: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0]);
    assert!(report.rows > 40_000 && report.examples.is_some_and(|n| n > 10_000), "{report:?}");
}
