import WordIndex

/// What a word, a phrase or one field of a query asks for.
///
/// Every term answers every question about terms, so that no place forgets a new kind of term.
protocol QueryTerm: Sendable {
    /// The term as a person may type it.
    var text: String { get }

    /// What to find for it in the text of an article that answers.
    var sought: SoughtInText { get }

    /// Whether finding it takes so long that it comes last, among what the others leave.
    var isSlow: Bool { get }

    /// The candidates that it is true of.
    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet

    /// The candidates that it is true of, in a query for entities; `nil` for a term that is true of articles, whoever
    /// they name.
    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet?
}

/// What to find in the text of an article that answers a query, and what may have been misspelt.
struct SoughtInText: Sendable {
    /// Words next to each other, each run once.
    private(set) var words: [WordRun] = []
    /// Names of entities; one that ends with a star is the beginning of a name.
    private(set) var names: [String] = []
    /// Words of an article's source or byline.
    private(set) var fieldWords: [FieldWord] = []

    struct FieldWord {
        /// Folded.
        var word: [UInt8]
        var isPrefix: Bool
        var field: IndexField
    }

    static let nothing = SoughtInText()

    mutating func add(_ other: SoughtInText) {
        for run in other.words where !words.contains(run) { words.append(run) }
        names += other.names
        fieldWords += other.fieldWords
    }
}
