public import Articles

/// How the names of an article are looked for.
public enum NameSearch: Equatable, Sendable {
    /// By the model, which knows the article's language, or is all there is where the language is not known.
    case model
    /// By capitals and repetition, in a language that the model does not know.
    case rules(language: String)
    /// Not at all: the language is written without capitals.
    case none(language: String)

    /// The languages that the model was trained on.
    private static let known: Set<String> = ["en"]

    /// How names are looked for in an article.
    public init(_ article: Article) {
        guard let tag = article.language?.prefix(while: { $0 != "-" && $0 != "_" }).lowercased(),
            !tag.isEmpty,
            !Self.known.contains(tag), !Self.readsEnglish(article.text)
        else {
            self = .model
            return
        }
        self = Self.hasCapitals(article.text) ? .rules(language: tag) : .none(language: tag)
    }

    /// How much of a text is looked at, in bytes.
    private static let sampleLength = 4_096

    private static let smallWords: Set<Substring> = [
        "the", "of", "and", "to", "a", "was", "is", "that", "for", "with", "had", "said", "his", "her", "not",
        "were",
    ]

    /// Whether a text is English whatever is said of it: a short one full of foreign names is easily mistaken.
    private static func readsEnglish(_ text: String) -> Bool {
        let sample = String(decoding: text.utf8.prefix(sampleLength), as: UTF8.self).lowercased()
        let words = sample.split { !$0.isLetter }
        let small = words.count { smallWords.contains($0) }
        let articles = words.count { $0 == "the" || $0 == "of" }
        return small * 8 >= words.count && articles * 25 >= words.count && !words.isEmpty
    }

    /// Whether most letters of a text are of a script that tells capitals from small letters.
    private static func hasCapitals(_ text: String) -> Bool {
        var (letters, cased) = (0, 0)
        for scalar in String(decoding: text.utf8.prefix(sampleLength), as: UTF8.self).unicodeScalars
        where scalar.properties.isAlphabetic {
            letters += 1
            if scalar.properties.isCased { cased += 1 }
        }
        return 2 * cased >= letters
    }
}
