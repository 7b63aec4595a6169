//! Entities: mentions joined within an article, and the ids they get.

mod link;
mod slug;

pub use link::{People, Person, RoleUse, link};
pub use slug::slug;
