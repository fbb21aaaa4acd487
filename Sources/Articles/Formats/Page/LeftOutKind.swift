/// What is left out of a page's article, by the words in which it is told.
enum LeftOutKind: UInt8, CaseIterable {
    case captions, pullQuotes, relatedLinks, newsletterOffers, consentDialogues, shareLines, pagers, comments
    case biographies, republishingNotes, hidden, advertisements, keyEvents, navigation, footers, tags,
        credits, other

    /// What it is called where it is counted.
    var words: String {
        switch self {
        case .pullQuotes: "pull quotes"
        case .relatedLinks: "links to other articles"
        case .newsletterOffers: "newsletter offers"
        case .consentDialogues: "consent dialogues"
        case .shareLines: "share lines"
        case .biographies: "biographies of authors"
        case .republishingNotes: "notes on republishing"
        case .hidden: "hidden copies"
        case .keyEvents: "key events"
        case .credits: "bylines and dates"
        case .other: "other pieces"
        case .captions, .pagers, .comments, .advertisements, .navigation, .footers, .tags: "\(self)"
        }
    }

    /// All kinds in words, in the order in which they are told.
    static let order = allCases.map(\.words)

    /// How often each kind stands among some, in the order in which they are told.
    static func counts(_ kinds: some Sequence<LeftOutKind>) -> [LeftOut] {
        var counts = [Int](repeating: 0, count: allCases.count)
        for kind in kinds { counts[Int(kind.rawValue)] += 1 }
        return allCases.compactMap { kind in
            let count = counts[Int(kind.rawValue)]
            return count > 0 ? LeftOut(what: kind.words, count: count) : nil
        }
    }

    /// What other formats leave out, where it is told.
    static let pictures = "pictures"
    static let deletions = "deleted passages"
    static let hiddenPassages = "hidden passages"
}
