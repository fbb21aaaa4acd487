import GRDB
import WordIndex

extension Library {
    /// A query like `query` with words that occur, for one that finds nothing because a word is misspelt.
    ///
    /// - Parameter isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func suggestion(
        for query: String, isTyping: Bool = false, subject: Query.Subject = .articles,
        isCancelled: () -> Bool = { false }
    ) throws -> String? {
        let sought = Query(parsing: query, isTyping: isTyping, subject: subject).sought.wordsToSpell(subject)
        guard !sought.isEmpty else { return nil }
        return try read { snapshot in
            let spelling = try Spelling(snapshot)
            var replacements: [[UInt8]: String] = [:]
            for word in sought where replacements[word.bytes] == nil {
                let better = try spelling.better(than: word, isCancelled)
                replacements[word.bytes] = better.map { String(decoding: $0, as: UTF8.self) }
            }
            return replacements.isEmpty ? nil : Self.replacing(replacements, in: query)
        }
    }

    /// `text` with some of its words replaced, all else left as it is.
    private static func replacing(_ replacements: [[UInt8]: String], in text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var end = 0
        var words = IndexWords()
        bytes.withUnsafeBufferPointer { buffer in
            words.forEach(in: buffer) { word, range in
                guard let better = replacements[Array(word)] else { return }
                result += bytes[end..<range.lowerBound]
                result += Array(better.utf8)
                end = range.upperBound
            }
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }
}

/// A word of a query, and where it must occur.
private struct WordToSpell {
    enum Place {
        case texts
        case names
        case field(IndexField)
    }
    var bytes: [UInt8]
    var isPrefix: Bool
    var place: Place
}

extension Spelling {
    /// The nearest word that occurs where a word of a query must; `nil` if that word occurs, or nothing is near.
    fileprivate func better(than word: WordToSpell, _ isCancelled: () -> Bool) throws -> [UInt8]? {
        switch word.place {
        case .texts:
            if try occurs(word.bytes, isPrefix: word.isPrefix) { return nil }
            return try nearest(to: word.bytes, isCancelled: isCancelled)
        case .names:
            if try occursInNames(word.bytes, isPrefix: word.isPrefix) { return nil }
            return try nearestInNames(to: word.bytes)
        case .field(let field):
            let term = field.term(word.bytes)
            if try occurs(term, isPrefix: word.isPrefix) { return nil }
            return try nearest(to: term, isCancelled: isCancelled).map { Array($0.dropFirst()) }
        }
    }
}

extension SoughtInText {
    /// The words that must occur somewhere for a query to find anything.
    fileprivate func wordsToSpell(_ subject: Query.Subject) -> [WordToSpell] {
        func inOrder(_ words: [[UInt8]], isPrefix: Bool, _ place: WordToSpell.Place) -> [WordToSpell] {
            words.enumerated().map {
                WordToSpell(
                    bytes: $0.element, isPrefix: isPrefix && $0.offset == words.count - 1, place: place)
            }
        }
        let ofTexts = words.flatMap { run in
            let isOfNames = subject == .entities && !run.inTitle
            return inOrder(run.words, isPrefix: run.isPrefix, isOfNames ? .names : .texts)
        }
        let ofNames = names.flatMap {
            inOrder(IndexWords.words(of: $0), isPrefix: $0.hasSuffix("*"), .names)
        }
        let ofFields = fieldWords.map {
            WordToSpell(bytes: $0.word, isPrefix: $0.isPrefix, place: .field($0.field))
        }
        return ofTexts + ofNames + ofFields
    }
}
