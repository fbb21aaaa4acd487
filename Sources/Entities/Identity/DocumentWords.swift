/// The words of a text in their order, each stored once no matter how often it occurs.
struct FoldedWords: RandomAccessCollection {
    private var words: [String] = []
    private var numbers: [Int32] = []

    var startIndex: Int { 0 }
    var endIndex: Int { numbers.count }

    subscript(position: Int) -> String { words[Int(numbers[position])] }

    mutating func reserveCapacity(_ count: Int) { numbers.reserveCapacity(count) }

    /// Takes in a word that has no place yet, and returns the number for adding places.
    mutating func add(_ word: String) -> Int32 {
        words.append(word)
        return Int32(words.count - 1)
    }

    mutating func append(_ number: Int32) { numbers.append(number) }
}

/// What kind of word each token of a text is, for the rules that look around names.
struct DocumentWords {
    /// A word's classes, several at once.
    struct Classes: OptionSet {
        let rawValue: UInt32
        static let role = Classes(rawValue: 1 << 0)
        static let modifier = Classes(rawValue: 1 << 1)
        static let speech = Classes(rawValue: 1 << 2)
        static let weakSpeech = Classes(rawValue: 1 << 3)
        static let he = Classes(rawValue: 1 << 4)
        static let she = Classes(rawValue: 1 << 5)
        static let they = Classes(rawValue: 1 << 6)
        static let article = Classes(rawValue: 1 << 7)
        static let the = Classes(rawValue: 1 << 8)
        static let possessive = Classes(rawValue: 1 << 9)
        static let being = Classes(rawValue: 1 << 10)
        static let comma = Classes(rawValue: 1 << 11)
        static let capital = Classes(rawValue: 1 << 12)
        static let letters = Classes(rawValue: 1 << 13)
        static let ofWord = Classes(rawValue: 1 << 14)
        static let number = Classes(rawValue: 1 << 15)
        static let genitive = Classes(rawValue: 1 << 16)
        static let stop = Classes(rawValue: 1 << 17)
        static let quote = Classes(rawValue: 1 << 18)
        static let male = Classes(rawValue: 1 << 19)
        static let female = Classes(rawValue: 1 << 20)
        static let colon = Classes(rawValue: 1 << 21)
        static let preposition = Classes(rawValue: 1 << 22)
        static let relative = Classes(rawValue: 1 << 23)
        static let auxiliary = Classes(rawValue: 1 << 24)
        static let him = Classes(rawValue: 1 << 25)
        static let conjunction = Classes(rawValue: 1 << 26)
        static let bareSpeech = Classes(rawValue: 1 << 28)
        static let sheOnly = Classes(rawValue: 1 << 27)
    }

    /// Each token in lower case, without full stops and apostrophes.
    private(set) var folded = FoldedWords()
    private(set) var classes: [Classes] = []

    init(_ text: TokenizedText, lists: WordLists) {
        folded.reserveCapacity(text.tokens.count)
        classes.reserveCapacity(text.tokens.count)
        var numbers: [String: Int32] = [:]
        numbers.reserveCapacity(min(text.tokens.count / 2, Self.mostExpected))
        var known: [Classes] = []
        var buffer: [UInt8] = []
        for token in text.tokens {
            let (word, isCapital) = Self.fold(text.utf8[token.range], buffer: &buffer)
            let number: Int32
            if let found = numbers[word] {
                number = found
            } else {
                number = folded.add(word)
                numbers[word] = number
                known.append(Self.classify(word, lists: lists))
            }
            var classes = known[Int(number)]
            if isCapital { classes.insert(.capital) }
            folded.append(number)
            self.classes.append(classes)
        }
    }

    /// The number of different words that space is reserved for; a long text gets no more at first.
    private static let mostExpected = 4_096

    /// The token's bytes in lower case, and whether it starts with a capital.
    private static func fold(_ bytes: ArraySlice<UInt8>, buffer: inout [UInt8]) -> (String, Bool) {
        guard let first = bytes.first else { return ("", false) }
        var isCapital = first >= 0x41 && first <= 0x5A
        buffer.removeAll(keepingCapacity: true)
        for byte in bytes {
            if byte >= 0x80 {
                let text = String(decoding: bytes, as: UTF8.self)
                isCapital = isCapital || (text.unicodeScalars.first?.properties.isUppercase ?? false)
                let folded = NameFolding.fold(text)
                // A token that is only an apostrophe or a curly quotation mark stays unchanged.
                return (folded.isEmpty ? text : folded, isCapital)
            }
            buffer.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        if buffer.count > 1 { buffer.removeAll { $0 == 0x2E || $0 == 0x27 } }
        if buffer.isEmpty { buffer = Array(bytes) }
        return (String(decoding: buffer, as: UTF8.self), isCapital)
    }

    private static func classify(_ word: String, lists: WordLists) -> Classes {
        var classes = grammar[word] ?? []
        guard let first = word.utf8.first else { return classes }
        if first >= 0x30, first <= 0x39 { classes.insert(.number) }
        if (first >= 0x61 && first <= 0x7A) || (first >= 0x80 && classes.isDisjoint(with: .quote)) {
            classes.insert(.letters)
        } else if classes.isEmpty {
            classes.insert(.stop)
        }
        if let role = lists.roles[word] ?? lists.roles[singularOfTitle(word)] {
            classes.insert(.role)
            switch role.gender {
            case .male: classes.insert(.male)
            case .female: classes.insert(.female)
            case nil: break
            }
        }
        if lists.modifiers.contains(word) || word.utf8.contains(0x2D) && first != 0x2D {
            classes.insert(.modifier)
        }
        switch lists.speechVerbs[word] {
        case 2: classes.insert(.speech)
        case 1: classes.insert(.weakSpeech)
        case 3: classes.insert(.bareSpeech)
        default: break
        }
        return classes
    }

    /// “ex-president” is a president too.
    private static func singularOfTitle(_ word: String) -> String {
        word.utf8.starts(with: "ex-".utf8) ? String(word.dropFirst(3)) : word
    }

    private static let grammar: [String: Classes] = {
        var result: [String: Classes] = [:]
        func put(_ words: [String], _ classes: Classes) {
            for word in words { result[word, default: []].formUnion(classes) }
        }
        put(["he"], .he)
        put(["she"], .she)
        put(["him", "himself", "his"], .him)
        put(["her", "hers", "herself"], .sheOnly)
        put(["they", "we"], .they)
        put(["the", "a", "an"], .article)
        put(["the"], .the)
        put(["his", "her", "their", "its", "our", "my", "your"], .possessive)
        put(["is", "was", "became", "becomes", "remains"], .being)
        put(
            [
                "is", "was", "were", "are", "be", "been", "has", "had", "have", "will", "would", "can",
                "could", "did", "does", "do",
            ], .auxiliary)
        put([","], .comma)
        put([":"], .colon)
        put(["of"], .ofWord)
        put(["s", "’s", "'s", "'", "’"], .genitive)
        put([".", "!", "?", ";", "(", ")", "—", "–", "--", "…", "[", "]", "-"], .stop)
        put(["\"", "“", "”", "``", "''", "„", "«", "»"], .quote)
        put(
            [
                "of", "in", "on", "at", "by", "with", "from", "to", "for", "against", "about", "over",
                "under", "between", "among", "after", "before", "during", "into", "than", "as", "like",
                "through", "without", "within", "via", "per", "toward", "towards", "upon", "including",
                "regarding", "concerning", "until", "since", "despite", "following", "near", "behind",
                "beside", "besides", "alongside",
            ], .preposition)
        put(
            ["who", "which", "that", "whose", "whom", "where", "when", "while", "because", "although", "if"],
            .relative)
        put(["and", "or", "but", "nor", "&"], .conjunction)
        return result
    }()
}
