/// A piece of a query as a person types it.
enum QueryToken: Equatable {
    case open
    case close
    case or
    case not
    /// `field` is what stands before a colon, if it is a field; a quoted value is a phrase.
    case value(field: QueryField?, text: String, isQuoted: Bool, isLast: Bool)

    /// Whether it is a word to look for and nothing else.
    var isPlainWord: Bool {
        guard case .value(nil, let text, false, _) = self else { return false }
        return !text.hasSuffix("*")
    }

    /// Whether it is, or is part of, the name of an entity in a query for entities.
    var isName: Bool {
        switch self {
        case .value(nil, _, let isQuoted, _): !isQuoted
        case .value(let field?, let text, let isQuoted, _): !isQuoted && !text.isEmpty && field.namesEntity
        default: false
        }
    }

    /// Cuts a query into pieces.
    ///
    /// Quotes and brackets that are not closed end where the text ends.
    static func tokens(of text: String) -> [QueryToken] {
        var tokens: [QueryToken] = []
        var rest = Substring(text)
        while let first = rest.unicodeScalars.first {
            if first.properties.isWhitespace {
                rest.unicodeScalars.removeFirst()
            } else if first == "(" || first == ")" {
                tokens.append(first == "(" ? .open : .close)
                rest.unicodeScalars.removeFirst()
            } else if first == "-" || first == "!" || first == "−" {
                rest.unicodeScalars.removeFirst()
                // A dash by itself is punctuation.
                if let next = rest.unicodeScalars.first, !next.properties.isWhitespace { tokens.append(.not) }
            } else if first == "|" {
                tokens.append(.or)
                rest.unicodeScalars.removeFirst()
            } else {
                tokens.append(takeValue(&rest))
            }
        }
        return tokens
    }

    private static func takeValue(_ rest: inout Substring) -> QueryToken {
        var field: QueryField?
        let word = rest.unicodeScalars.prefix { !ends(word: $0) }
        if let colon = word.firstIndex(of: ":") {
            // Other words with a colon are words.
            field = QueryField.named(String(Substring(word[..<colon])).lowercased())
            if field != nil { rest = rest[word.index(after: colon)...] }
        }
        if let quote = rest.unicodeScalars.first, isQuote(quote) {
            rest.unicodeScalars.removeFirst()
            let inside = rest.unicodeScalars.prefix { !isQuote($0) }
            let text = String(Substring(inside))
            let isClosed = inside.endIndex < rest.endIndex
            rest = rest[inside.endIndex...]
            if isClosed { rest.unicodeScalars.removeFirst() }
            return .value(field: field, text: text, isQuoted: true, isLast: !isClosed)
        }
        let bare = rest.unicodeScalars.prefix { !ends(word: $0) }
        rest = rest[bare.endIndex...]
        let text = String(Substring(bare))
        if field == nil, text == "OR" { return .or }
        return .value(field: field, text: text, isQuoted: false, isLast: rest.isEmpty)
    }

    private static func ends(word scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || scalar == "|" || isQuote(scalar)
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "“" || scalar == "”" || scalar == "„"
    }
}
