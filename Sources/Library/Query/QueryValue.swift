import TextBytes
import WordIndex

/// A value of a query with the field before it.
struct QueryValue {
    let field: String?
    let text: String
    let isQuoted: Bool
    /// It is still being typed.
    let isUnfinished: Bool
    let subject: Query.Subject

    var condition: Query.Condition {
        // A star at the end asks for a prefix anywhere.
        let isPrefix = isUnfinished || text.hasSuffix("*")
        let words = IndexWords.words(of: text)
        switch field {
        case nil: return Self.words(words, isPrefix: isPrefix, inTitle: false)
        case "title": return Self.words(words, isPrefix: isPrefix, inTitle: true)
        case "source": return Self.field(.source, words, isPrefix: true)
        case "by": return Self.field(.byline, words, isPrefix: true)
        case "lang": return Self.field(.language, words, isPrefix: false)
        case "tag": return text.isEmpty ? .everything : .tag(starred(Query.tagName(text)))
        case "path": return text.isEmpty ? .everything : .path(text)
        case "is": return Self.marks[text.lowercased()] ?? .everything
        case "after", "before", "on": return dates
        case "person": return names(.person, words)
        case "org": return names(.organization, words)
        case "place": return names(.place, words)
        case "with": return words.isEmpty ? .everything : .together([starred(text)])
        case "says": return words.isEmpty ? .everything : .says(starred(text))
        default: return .everything
        }
    }

    private static func words(_ words: [[UInt8]], isPrefix: Bool, inTitle: Bool) -> Query.Condition {
        words.isEmpty ? .everything : .words(Query.Words(words, isPrefix: isPrefix, inTitle: inTitle))
    }

    private static func field(_ field: Query.Field, _ words: [[UInt8]], isPrefix: Bool) -> Query.Condition {
        QueryParser.all(
            words.enumerated().map {
                .field(field, word: $0.element, isPrefix: isPrefix && $0.offset == words.count - 1)
            })
    }

    private func names(_ kind: Query.NameKind, _ words: [[UInt8]]) -> Query.Condition {
        if words.isEmpty { return subject == .entities ? .kind(kind) : .everything }
        return .names(starred(text), kind: kind)
    }

    /// `text` with a star after it while it may go on.
    private func starred(_ text: String) -> String {
        isUnfinished && text.last.map { !$0.isWhitespace && $0 != "*" } ?? false ? text + "*" : text
    }

    private static let marks: [String: Query.Condition] = [
        "unread": .unread, "new": .unread, "read": .not(.unread), "seen": .not(.unread),
        "starred": .starred, "star": .starred, "missing": .missing, "gone": .missing,
    ]

    /// after: and before: a year, month or day count from and to its beginning, so that “after:2024-03 before:2024-04”
    /// is March.
    private var dates: Query.Condition {
        guard let span = TypedDate.span(of: text) else { return .everything }
        switch field {
        case "after": return .dates(span.lowerBound..<Int64.max)
        case "before": return .dates(Int64.min..<span.lowerBound)
        default: return .dates(span)
        }
    }

    // MARK: What is not understood

    /// Why this is left out of what the query means, or not taken for what it looks like; `nil` when all is well.
    var problem: String? {
        guard let field else { return isQuoted ? nil : problemOfField }
        guard !text.isEmpty else { return nil }
        switch field {
        case "is":
            let typed = text.lowercased()
            let isKnown =
                Self.marks[typed] != nil || (isUnfinished && Self.marks.keys.contains { $0.hasPrefix(typed) })
            return isKnown ? nil : "“is:\(text)” is no mark; unread, read, starred and missing are."
        case "after", "before", "on":
            if TypedDate.span(of: text) != nil || (isUnfinished && TypedDate.mayBecomeOne(text)) {
                return nil
            }
            if TypedDate.isAmbiguous(text) {
                return "“\(field):\(text)” may be one of two days; write it as 2024-03-12."
            }
            return "“\(field):\(text)” is no date; write 2024, 2024-03, 2024-03-12, today or yesterday."
        case "tag", "path": return nil
        default:
            return IndexWords.words(of: text).isEmpty ? "“\(field):\(text)” has no word to look for." : nil
        }
    }

    /// Fields that other programs have, and what they are called here.
    private static let otherFields = [
        "author": "by", "byline": "by", "date": "on", "from": "source", "headline": "title",
        "intitle": "title",
        "language": "lang", "name": "person", "organisation": "org", "organization": "org",
        "people": "person",
        "since": "after", "speaker": "says", "until": "before",
    ]

    /// A word with a colon in it is looked for as it stands; perhaps a field was meant.
    private var problemOfField: String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
            return nil
        }
        let name = text[..<colon].lowercased()
        let value = text[text.utf8.index(after: colon)...]
        guard !value.isEmpty, !value.hasPrefix("/"), name.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        let near = QueryToken.fields.sorted().first {
            let limit = $0.utf8.count < 4 ? 0 : $0.utf8.count < 6 ? 1 : 2
            return limit > 0 && EditDistance.between(Array(name.utf8), Array($0.utf8), limit: limit) != nil
        }
        guard let meant = Self.otherFields[name] ?? near else { return nil }
        return "“\(name):” is no field, so “\(text)” is looked for as words; \(meant): is one."
    }
}
