//! Tests of names across articles: what is joined, what is kept apart, and what the user decides.

use super::fixture::{article, person, statement};
use super::person_name::PersonName;
use super::*;
use crate::graph::curation::{Alias, Decision};
use crate::pack::layout::SPELLINGS;
use crate::pack::{DataSource, Faults, Packs, Place, each_of_layers};
use crate::record::{ArticleRecord, PersonRecord};
use crate::statement::StatementKind::Direct;

fn named(name: &str) -> PersonRecord {
    person(&format!("person:{}", crate::entity::slug(name)), name)
}

/// The person with a role, and whom it is for.
fn with_role(name: &str, role: &str, body: &str) -> PersonRecord {
    PersonRecord { roles: vec![role.to_owned()], bodies: vec![body.to_owned()], ..named(name) }
}

fn record(hash: &str, people: Vec<PersonRecord>) -> ArticleRecord {
    let of = |p: &PersonRecord| statement(&format!("{hash}-{}", p.id), Direct, Some(&p.id), &["country:XA"]);
    let mut record = article(hash, Some("2025-02-10"), None, people.iter().map(of).collect());
    record.people = people;
    record
}

/// The joins as `other = node`, and the ids of the speakers after them.
fn joins(articles: &[Vec<PersonRecord>], curation: &Curation) -> (Vec<String>, Vec<String>) {
    let packs = Packs::load(&DataSource::embedded()).unwrap();
    let run = |order: &mut dyn Iterator<Item = usize>| {
        let mut builder = CorpusBuilder::default();
        for number in order {
            builder.add(record(&number.to_string(), articles[number].clone()));
        }
        let mut corpus = builder.finish();
        let resolution = resolve(&corpus, &packs.world, curation);
        corpus.apply(&resolution);
        let joins: Vec<String> = resolution.joins().iter().map(|j| format!("{} = {}", j.other, j.node)).collect();
        let speakers = corpus.statements().filter_map(|(_, s)| Some(s.speaker.as_deref()?.to_owned())).collect();
        (joins, speakers)
    };
    let forwards = run(&mut (0..articles.len()));
    assert_eq!(forwards, run(&mut (0..articles.len()).rev()), "the order of articles counts");
    forwards
}

fn joined(articles: &[Vec<PersonRecord>]) -> Vec<String> {
    joins(articles, &Curation::default()).0
}

#[test]
fn one_name_in_several_forms_is_one_person() {
    let cases = [
        ("Jolvana Bandini", "Jolvana Q. Bandini"),
        ("Jolvana Bandini", "Jolvána Bandini"),
        ("Kor Mirv-so", "Kor Mirvso"),
        ("Pavtel Morenskyy", "Pavtel Morenskij"),
        ("Pavtel al-Morad", "Pavtel Morad"),
    ];
    for (one, other) in cases {
        let found = joined(&[vec![named(one)], vec![named(one)], vec![named(other)]]);
        let same_id = named(one).id == named(other).id;
        assert!(same_id || found == [format!("{} = {}", named(other).id, named(one).id)], "{one}, {other}: {found:?}");
    }
}

#[test]
fn an_initial_for_the_surname_is_anybody() {
    let (joins, speakers) = joins(&[vec![named("Carvo B.")], vec![named("Carvo B.")]], &Curation::default());
    assert_eq!(joins.len(), 0);
    assert_eq!(speakers.len(), 2);
    assert_ne!(speakers[0], speakers[1]);
}

#[test]
fn two_people_are_kept_apart() {
    let apart = [
        vec!["Jolvana Bandini", "Carvo Bandini", "Bandini"],
        vec!["Jolvana A. Bandini", "Jolvana B. Bandini", "Jolvana Bandini"],
        vec!["Jolvana Marvia Bandini", "Jolvana Bandini"],
        vec!["Jolvana H. W. Bandini", "Jolvana W. Bandini"],
        vec!["Carvo Bandini", "Carvo Bandini Jr"],
        vec!["Jolvana Bandini", "Bandini"],
        vec!["Vrou Orlin", "Vru Orlin"],
    ];
    for names in apart {
        let articles: Vec<Vec<PersonRecord>> = names.iter().map(|name| vec![named(name)]).collect();
        assert_eq!(joined(&articles), Vec::<String>::new(), "{names:?}");
    }
}

#[test]
fn a_surname_alone_needs_something_that_speaks_for_it() {
    let full = || vec![with_role("Jolvana Bandini", "minister", "country:XA")];
    let found = joined(&[full(), vec![with_role("Bandini", "envoy", "country:XA")]]);
    assert_eq!(found, ["person:bandini = person:jolvana-bandini"]);
    let beside = |name: &str| vec![named(name), named("Uvro Lovra"), named("Rivta Solmi")];
    assert_eq!(joined(&[beside("Jolvana Bandini"), beside("Bandini")]), ["person:bandini = person:jolvana-bandini"]);
    // of two with the surname, the one whom far more articles name, where the role is that person's alone
    let minister = |name: &str| vec![with_role(name, "minister", "country:XA"), named("Uvro Lovra"), named("Rivta Solmi")];
    let of_two = |lone: Vec<PersonRecord>, other: Vec<PersonRecord>| {
        let mut articles = vec![minister("Jolvana Bandini"); 5];
        articles.extend([lone, other]);
        joined(&articles)
    };
    let plain = || vec![named("Carvo Bandini")];
    assert_eq!(of_two(minister("Bandini"), plain()), ["person:bandini = person:jolvana-bandini"]);
    assert_eq!(of_two(beside("Bandini"), plain()), Vec::<String>::new());
    assert_eq!(of_two(minister("Bandini"), minister("Carvo Bandini")), Vec::<String>::new());
    let other_country = joined(&[full(), vec![with_role("Bandini", "minister", "country:XB")]]);
    assert_eq!(other_country, Vec::<String>::new());
    let mut man = with_role("Bandini", "minister", "country:XA");
    man.gender = crate::pack::Gender::Masculine;
    let mut woman = full();
    woman[0].gender = crate::pack::Gender::Feminine;
    assert_eq!(joined(&[woman, vec![man]]), Vec::<String>::new());
}

#[test]
fn company_of_whom_everybody_names_says_nothing_of_a_given_name() {
    // a given name alone in one article is not a surname in another because both name who is named everywhere
    let world = Packs::load(&DataSource::embedded()).unwrap().world;
    let given = world.given_names.iter().map(|(name, _)| name.to_owned()).find(|name| name.len() > 4 && name.is_ascii()).unwrap();
    let full = format!("Tirso {given}");
    let beside = |name: &str| vec![named(name), named("Uvro Lovra"), named("Rivta Solmi")];
    assert_eq!(joined(&[beside(&full), beside(&given)]).len(), 1);
    let everywhere = || vec![vec![named("Uvro Lovra"), named("Rivta Solmi")]; 20];
    let with = |a: &str, b: &str| joined(&[everywhere(), vec![beside(a), beside(b)]].concat());
    assert_eq!(with(&full, &given), Vec::<String>::new());
    assert_eq!(with("Tirso Bandini", "Bandini"), ["person:bandini = person:tirso-bandini"]);
}

#[test]
fn an_initial_and_another_further_name_are_somebody_else() {
    let beside = |name: &str| vec![named(name), named("Uvro Lovra"), named("Rivta Solmi")];
    assert_eq!(joined(&[beside("Jolvana Marvia Bandini"), beside("J. Marvia Bandini")]).len(), 1);
    assert_eq!(joined(&[beside("Jolvana Marvia Bandini"), beside("J. Solta Bandini")]), Vec::<String>::new());
}

#[test]
fn a_further_name_needs_a_role_in_common() {
    let of = |name: &str| vec![with_role(name, "minister", "country:XA")];
    assert_eq!(joined(&[of("Jolvana Bandini"), of("Jolvana Marvia Bandini")]), ["person:jolvana-marvia-bandini = person:jolvana-bandini"]);
    assert_eq!(joined(&[of("Jolvana Bandini"), of("Jolvana Bandini Lovra")]), ["person:jolvana-bandini-lovra = person:jolvana-bandini"]);
}

fn curation(merges: &[(&str, &str, Verdict)]) -> Curation {
    let mut curation = Curation::default();
    for (id, other, verdict) in merges {
        let decision = Decision {
            verdict: *verdict,
            who: "ab".to_owned(),
            when: String::new(),
            why: String::new(),
            place: [Place::whole(""), Place::whole("")],
        };
        curation.merges.insert(((*id).to_owned(), (*other).to_owned()), decision);
    }
    curation
}

#[test]
fn decisions_go_before_names() {
    let articles = [vec![named("Jolvana Bandini")], vec![named("Jolvana Q. Bandini")], vec![named("Bandini")]];
    let same = curation(&[("person:bandini", "person:jolvana-bandini", Verdict::Same)]);
    assert_eq!(joins(&articles, &same).1, ["person:jolvana-bandini"; 3]);
    for verdict in [Verdict::Different, Verdict::Unsure] {
        let apart = curation(&[("person:jolvana-bandini", "person:jolvana-q-bandini", verdict)]);
        assert_eq!(joins(&articles, &apart).0, Vec::<String>::new());
    }
    let mut others = Curation::default();
    others.aliases.insert("Bandini".to_owned(), Alias { id: "org:bandini".to_owned(), place: Place::whole("") });
    others.ignored.insert("person:jolvana-bandini".to_owned(), Place::whole(""));
    // what is ignored is ignored under each of its names
    assert_eq!(joins(&articles, &others).1, ["org:bandini"]);
}

#[test]
fn spellings_do_as_their_rows_say() {
    let source = DataSource::embedded();
    let packs = Packs::load(&source).unwrap();
    let mut faults = Faults::default();
    let layers = source.layers(SPELLINGS.name, &mut faults).unwrap();
    let name = |text: &str| {
        let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
        PersonName::new(&words, text, &packs.world.spellings).parts
    };
    each_of_layers(&SPELLINGS, &layers, &mut faults, |row, _| {
        let [from, at, _, same, different] = row.cells();
        for (pair, expected) in [(same, true), (different, false)] {
            let (one, other) = pair.split_once(" = ").unwrap();
            assert_eq!(name(one) == name(other), expected, "{from} {at}: {pair}");
        }
    });
    assert!(faults.is_empty());
}
