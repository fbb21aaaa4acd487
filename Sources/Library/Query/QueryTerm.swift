import WordIndex

/// What a word, a phrase or one field of a query asks for.
///
/// What can be asked of a term is asked of every one, so that a new kind of term is not forgotten anywhere.
protocol QueryTerm: Sendable {
    /// As it may be typed.
    var text: String { get }

    /// What of it is to be found in the text of an article that answers.
    var sought: SoughtInText { get }

    /// Whether finding it takes so long that it is looked for last, among what the others leave.
    var isSlow: Bool { get }

    /// Those of `candidates` of which it is true.
    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet

    /// In a query for entities those of `candidates` of which it is true; `nil` of a term that is true of articles, whoever
    /// they name.
    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet?
}

/// What to find in the text of an article that answers a query, and what may have been misspelt.
struct SoughtInText: Sendable {
    /// Words next to each other, each such run once.
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
