//! Dates of fields: what is read, what is not, and what a column decides.

use super::Desk;

fn table(dates: &[&str]) -> String {
    let rows = dates.iter().enumerate().map(|(n, date)| format!("\"{date}\",Article {n}.\n"));
    format!("date,text\n{}", rows.collect::<String>())
}

#[test]
fn a_column_decides_the_order_of_day_and_month() {
    let desk = Desk::with("day.csv", table(&["11/03/2025", "5/4/2025", "25/03/2025"]));
    assert_eq!(desk.read(&["day.csv"]).fine().dates(), ["2025-03-11", "2025-04-05", "2025-03-25"]);
    desk.put("month.csv", table(&["3/11/2025", "12/31/2024"]));
    assert_eq!(desk.read(&["month.csv"]).fine().dates(), ["2025-03-11", "2024-12-31"]);
    // each file for itself, and every format
    let lines = |dates: &[&str]| dates.iter().map(|d| serde_json::json!({ "text": "x", "date": d }).to_string() + "\n").collect::<String>();
    desk.put("a.jsonl", lines(&["11.03.2025", "31.12.2024"]));
    desk.put("b.jsonl", lines(&["11.03.2025", "12.31.2024"]));
    assert_eq!(desk.read(&["a.jsonl", "b.jsonl"]).fine().dates(), ["2025-03-11", "2024-12-31", "2025-11-03", "2024-12-31"]);
}

#[test]
fn an_order_that_nothing_decides_is_no_date() {
    let parts = ["day.csv:2:1: ", "`11/03/2025`", "day or the month first", "without a date", "YYYY-MM-DD"];
    assert_eq!(
        Desk::with("day.csv", table(&["11/03/2025", "2025-03-12"])).read(&["day.csv"]).said("date", &parts).dates(),
        ["", "2025-03-12"]
    );
    // nor where the column contradicts itself
    let read = Desk::with("day.csv", table(&["11/03/2025", "25/03/2025", "3/25/2025"])).read(&["day.csv"]).said("date", &parts);
    assert!(read.problems[0].contains("the file has dates of both kinds"), "{}", read.problems[0]);
    assert_eq!(read.dates(), ["", "2025-03-25", "2025-03-25"]);
}

#[test]
fn other_ways_to_write_a_date() {
    let dates = ["Tue, 11 Mar 2025 23:30:00 -0500", "11 marzo 2025", "March 11, 2025", "20250311", "2025-03-11T23:30:00+01:00", ""];
    let read = Desk::with("a.csv", table(&dates)).read(&["a.csv"]).fine();
    assert_eq!(read.dates(), ["2025-03-11", "2025-03-11", "2025-03-11", "2025-03-11", "2025-03-11", ""]);
    Desk::with("a.csv", table(&["soon"])).read(&["a.csv"]).said("date", &["a.csv:2:1: ", "`soon` is no date that can be read"]).one();
    let desk = Desk::with("a.json", "[{\"text\": \"x\", \"date\": 2025}, {\"text\": \"x\", \"created\": 1, \"datetime\": 1741685400}]");
    assert_eq!(desk.read(&["a.json"]).fine().dates(), ["2025", "2025-03-11"]);
}
