//! Kinds of nodes, told by the prefix of their ids, and relations of edges.

/// The kind of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// `person:`
    Person,
    /// `country:`
    Country,
    /// `resource:`
    Resource,
    /// `org:`
    Organisation,
    /// `group:`, an unnamed or joint speaker.
    Group,
    /// `place:`
    Place,
    /// `outlet:`
    Outlet,
    /// `article:`
    Article,
    /// `statement:`
    Statement,
}

impl NodeKind {
    /// All kinds, in the order of legends.
    pub const ALL: [NodeKind; 9] = [
        NodeKind::Person,
        NodeKind::Country,
        NodeKind::Resource,
        NodeKind::Organisation,
        NodeKind::Group,
        NodeKind::Place,
        NodeKind::Outlet,
        NodeKind::Article,
        NodeKind::Statement,
    ];

    /// The kind that the id's prefix tells.
    pub fn of(id: &str) -> Option<NodeKind> {
        let (prefix, _) = id.split_once(':')?;
        NodeKind::ALL.into_iter().find(|kind| kind.prefix() == prefix)
    }

    /// What stands before the colon of its ids.
    pub fn prefix(self) -> &'static str {
        match self {
            NodeKind::Organisation => "org",
            kind => kind.name(),
        }
    }

    /// Its name in every file.
    pub fn name(self) -> &'static str {
        match self {
            NodeKind::Person => "person",
            NodeKind::Country => "country",
            NodeKind::Resource => "resource",
            NodeKind::Organisation => "organisation",
            NodeKind::Group => "group",
            NodeKind::Place => "place",
            NodeKind::Outlet => "outlet",
            NodeKind::Article => "article",
            NodeKind::Statement => "statement",
        }
    }

    /// Whether it is one of the four kinds of the entity graph: people, countries, resources, organisations.
    pub fn is_named(self) -> bool {
        matches!(self, NodeKind::Person | NodeKind::Country | NodeKind::Resource | NodeKind::Organisation)
    }
}

/// What an edge says. The order is that of the names, and of edges between the same two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Statement to what its content names.
    About,
    /// Speaker to addressee.
    Addressed,
    /// Statement to addressee.
    AddressedTo,
    /// Two targets of one statement; symmetric, the smaller id first.
    MentionedWith,
    /// Article to outlet.
    PublishedBy,
    /// Statement to article.
    ReportedIn,
    /// Speaker to statement.
    Said,
    /// Speaker to what the content names.
    SaidAbout,
    /// Person to the country or organisation of the role.
    SpeaksFor,
}

impl Relation {
    /// Its name in every file.
    pub fn name(self) -> &'static str {
        match self {
            Relation::About => "about",
            Relation::Addressed => "addressed",
            Relation::AddressedTo => "addressed_to",
            Relation::MentionedWith => "mentioned_with",
            Relation::PublishedBy => "published_by",
            Relation::ReportedIn => "reported_in",
            Relation::Said => "said",
            Relation::SaidAbout => "said_about",
            Relation::SpeaksFor => "speaks_for",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Relation::About => "about",
            Relation::Addressed => "addressed",
            Relation::AddressedTo => "addressed to",
            Relation::MentionedWith => "mentioned with",
            Relation::PublishedBy => "published by",
            Relation::ReportedIn => "reported in",
            Relation::Said => "said",
            Relation::SaidAbout => "said about",
            Relation::SpeaksFor => "speaks for",
        }
    }

    /// Whether it says the same in both directions.
    pub fn is_symmetric(self) -> bool {
        self == Relation::MentionedWith
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_of_an_id() {
        assert_eq!(NodeKind::of("org:x"), Some(NodeKind::Organisation));
        assert_eq!(NodeKind::of("organisation:x"), None);
        assert_eq!(NodeKind::of("person"), None);
    }

    #[test]
    fn relations_sort_as_their_names() {
        let sorted = [
            Relation::About,
            Relation::Addressed,
            Relation::AddressedTo,
            Relation::MentionedWith,
            Relation::PublishedBy,
            Relation::ReportedIn,
            Relation::Said,
            Relation::SaidAbout,
            Relation::SpeaksFor,
        ];
        assert!(sorted.is_sorted());
        assert!(sorted.iter().map(|r| r.name()).is_sorted());
    }
}
