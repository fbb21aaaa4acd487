import Articles

/// The work of resolving one article: its names, what has been joined so far, and why.
struct Resolution {
    /// A recognised name and where it stands.
    struct Named {
        var tokens: Range<Int>
        var kind: EntityKind
        var confidence: Double
        var text: String
        var folded: String
        /// Index into the text's sentences.
        var sentence: Int
        /// Index into the article's blocks.
        var block: Int
        /// The gender that “Mr.” or “Queen” before the name shows.
        var gender: Entity.Gender?
        /// The entity it was tied to; -1 when it is not tied to any.
        var entity = -1
        var reason = ""
        /// How sure the tie is, 0…1.
        var certainty = 1.0
    }

    /// An entity as far as it is known.
    struct Draft {
        var kind: EntityKind
        /// The fullest name.
        var text: String
        var folded: String
        /// The fullest name, parsed, when the entity is a person.
        var person: PersonName?
        /// Every full form of a person's name.
        var forms: [PersonName] = []
        /// Indices into the names, in text order.
        var names: [Int] = []
        var roles: [RoleFinder.Found] = []
        var nation: String?
        var gender: Entity.Gender?
    }

    /// A mention that is not a name: a description or a pronoun.
    struct Reference {
        var tokens: Range<Int>
        var form: Mention.Form
        var entity: Int
        var reason: String
        var confidence: Double
    }

    /// For each token, the index of something it belongs to, or -1.
    struct TokenNames {
        private var indices: [Int32]

        init(count: Int) { indices = [Int32](repeating: -1, count: count) }

        var count: Int { indices.count }

        subscript(token: Int) -> Int {
            get { Int(indices[token]) }
            set { indices[token] = Int32(newValue) }
        }
    }

    let text: TokenizedText
    let article: Article
    let lists: WordLists
    let words: DocumentWords
    var names: [Named]
    var drafts: [Draft] = []
    var references: [Reference] = []
    /// For each token, the name it belongs to, or -1.
    let nameAt: TokenNames

    init(_ recognized: [RecognizedName], in text: TokenizedText, of article: Article, lists: WordLists) {
        self.text = text
        self.article = article
        self.lists = lists
        words = DocumentWords(text, lists: lists)
        var names: [Named] = []
        var nameAt = TokenNames(count: text.tokens.count)
        // A name that occurs a thousand times in a text is stored once.
        var surfaces: [String: (text: String, folded: String)] = [:]
        var sentence = 0
        for name in recognized.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
            let tokens = Self.trimmed(name.tokens, text: text)
            guard !tokens.isEmpty, tokens.upperBound <= text.tokens.count, nameAt[tokens.lowerBound] < 0
            else { continue }
            while sentence < text.sentences.count - 1,
                text.sentences[sentence].upperBound <= tokens.lowerBound
            { sentence += 1 }
            let written = Self.surface(tokens, text: text)
            let surface = surfaces[written] ?? (written, NameFolding.fold(written))
            surfaces[written] = surface
            for index in tokens { nameAt[index] = names.count }
            names.append(
                Named(
                    tokens: tokens, kind: name.kind, confidence: name.confidence,
                    text: surface.text, folded: surface.folded, sentence: sentence,
                    block: sentence < text.blocks.count ? text.blocks[sentence] : 0))
        }
        self.names = names
        self.nameAt = nameAt
    }

    /// A name without a possessive ending.
    private static func trimmed(_ tokens: Range<Int>, text: TokenizedText) -> Range<Int> {
        guard tokens.count > 1, let last = tokens.last else { return tokens }
        let bytes = text.utf8[text.tokens[last].range]
        let isGenitive = bytes.elementsEqual("'s".utf8) || bytes.elementsEqual("’s".utf8)
        return isGenitive ? tokens.lowerBound..<last : tokens
    }

    /// The text of a name in one line.
    private static func surface(_ tokens: Range<Int>, text: TokenizedText) -> String {
        let words = text.words(tokens)
        guard words.utf8.contains(0x0A) else { return words }
        return String(decoding: words.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    }

    /// Ties a name to an entity.
    mutating func tie(_ name: Int, to entity: Int, reason: String, certainty: Double) {
        names[name].entity = entity
        names[name].reason = reason
        names[name].certainty = certainty
        drafts[entity].names.append(name)
    }

    /// Adds an entity that is named by `name`.
    mutating func addDraft(for name: Int) -> Int {
        drafts.append(Draft(kind: names[name].kind, text: names[name].text, folded: names[name].folded))
        return drafts.count - 1
    }

    /// Where a name stands, in words for the reader.
    func place(of name: Int) -> String {
        let block = names[name].block
        guard article.blocks.indices.contains(block) else { return "in the text" }
        switch article.blocks[block].kind {
        case .title: return "in the headline"
        case .heading: return "in a heading"
        case .furniture: return "beside the text"
        case .paragraph:
            let number = article.blocks[...block].count { $0.kind == .paragraph }
            return "in paragraph \(number)"
        }
    }
}
