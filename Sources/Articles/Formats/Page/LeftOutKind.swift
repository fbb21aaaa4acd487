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
}
