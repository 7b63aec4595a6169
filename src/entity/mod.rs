//! Entities: mentions joined within an article, and the ids they get.

mod link;
mod slug;
mod speaker_label;

pub use link::{People, Person, RoleUse, link};
pub use slug::slug;
pub use speaker_label::SpeakerLabels;
