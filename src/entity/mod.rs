//! Entities: mentions joined within an article, and the ids they get.

mod gender;
mod link;
mod people_index;
mod predicate;
mod slug;
mod speaker_label;

pub use gender::gender_by_pronouns;
pub use link::{People, Person, RoleUse, link};
pub use people_index::PeopleIndex;
pub use slug::slug;
pub use speaker_label::SpeakerLabels;
