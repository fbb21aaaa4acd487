/// An entry of a feed as it stands there.
struct FeedEntry {
    struct Link {
        var address: String
        var relation: String
        var type: String
    }

    var title: FeedValue?
    /// Its title where it has no other.
    var lesserTitle: FeedValue?
    /// All that may be its text.
    var texts: [FeedValue] = []
    var identifier: String?
    /// Whether the identifier is an address under which the article is to be found.
    var isPermalink = false
    /// Absolute where a base was known.
    var links: [Link] = []
    var authors: [String] = []
    var published: String?
    var dublinDate: String?
    var created: String?
    var updated: String?
    var language: String?
    /// Of a WordPress export: “publish”, “draft”.
    var status: String?
    /// Of a WordPress export: “post”, “page”, “attachment”.
    var postType: String?
    var marks = SavedMarks.none
    /// The feed that it is from, where a file holds entries of several.
    var feedTitle: String?
    /// How many bytes of text were read of it.
    var size = 0
    /// How many entries stand before it, and 1.
    var number = 0

    /// The page that it stands on, as it is written: one that is HTML first.
    var address: String? {
        let alternates = links.filter { $0.relation.isEmpty || $0.relation == "alternate" }
        let page = alternates.first { $0.type.isEmpty || $0.type.contains("html") } ?? alternates.first
        return page?.address ?? (isPermalink ? identifier : nil)
    }

    /// Sets a value that is not known yet.
    mutating func fill(_ value: WritableKeyPath<FeedEntry, String?>, _ text: String) {
        if self[keyPath: value] == nil { self[keyPath: value] = text.nilIfEmpty }
    }

    /// When it was published, else what comes nearest, as ISO 8601.
    var date: String? {
        [published, dublinDate, created, updated].lazy.compactMap { $0.flatMap(FeedDate.iso) }.first
    }

    /// When it got its present form, as far as that is known.
    var formDate: String { updated.flatMap(FeedDate.iso) ?? date ?? "" }
}

/// What a feed says of itself.
struct FeedHeader {
    var title: String?
    var authors: [String] = []
    var language: String?
    /// Where it is to be found, absolute; addresses in it are meant from there.
    var address: String?
    /// Of a WordPress export: the names of the authors by their log-ins.
    var displayNames: [String: String] = [:]
}
