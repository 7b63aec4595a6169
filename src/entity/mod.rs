//! Entities: mentions joined within an article, and the ids they get.

mod link;
mod slug;

pub use link::{People, Person, link, RoleUse};
pub use slug::slug;
