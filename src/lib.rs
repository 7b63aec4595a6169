//! newsgraph turns news articles into a graph of people, countries and resources linked by statements.
//!
//! | stage | module | what comes out |
//! |---|---|---|
//! | read | [`article`] | articles with their text, date and outlet |
//! | text | [`text`] | tokens, quotations, sentences |
//! | language | [`pack`] | everything that is known of a language, as data |
//! | names | [`mention`] | people, organisations, countries, resources, places |
//! | | [`tagger`] | which capitalised words are a name, by trained weights |
//! | linking | [`entity`] | one id for the mentions of one person in an article |
//! | statements | [`statement`] | who said what, directly or indirectly, about whom and what |
//! | record | [`record`] | the interchange form |
//! | graph | [`graph`] | nodes and edges counted from statements |
//! | export | [`export`] | GraphML, GEXF, CSV, XLSX, a page to look at, JSON Lines |
//!
//! [`pipeline`] runs one article through them.

pub mod article;
pub mod check;
pub mod cli;
pub mod entity;
pub mod error;
pub mod evaluate;
pub mod explain;
pub mod export;
pub mod graph;
pub mod mention;
pub mod pack;
pub mod pipeline;
pub mod record;
pub mod statement;
pub mod tagger;
pub mod text;
pub mod trace;
