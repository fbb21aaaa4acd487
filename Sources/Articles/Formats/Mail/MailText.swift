/// What a message says itself: its lines without quoted replies, signature, offers of its list; or the message that it passes on.
struct MailText {
    /// What is said above a message that is passed on.
    struct Forwarded {
        var from: String?
        var date: String?
        var subject: String?
    }

    private(set) var lines: [ArticleText.Line] = []
    private(set) var forwarded: Forwarded?
    private(set) var leftOut: [LeftOut] = []
    /// Whether it quotes something.
    private(set) var hasQuotation = false

    /// How many words it has.
    var words: Int { lines.reduce(0) { $0 + $1.text.split(separator: " ").count } }

    /// A note above a message that is passed on is the message's cover, not the article, up to so many words.
    private static let coverWords = 60

    /// - Parameter passesOn: Whether the subject says that a message is passed on.
    init(_ all: [MailLine], passesOn: Bool) {
        var rest = all[...]
        if let mark = all.firstIndex(where: {
            Self.begins($0.text, passesOn: passesOn) && MailPhrases.field($0.text) == nil
        })
            ?? (passesOn ? Self.headerBlock(all) : nil)
        {
            var after = all[mark...]
            if MailPhrases.field(all[mark].text) == nil { after = after.dropFirst() }
            if let (found, body) = Self.headers(after) {
                let cover = own(all[..<mark])
                let coverWords = cover.reduce(0) { $0 + $1.text.split(separator: " ").count }
                if coverWords <= Self.coverWords {
                    if !cover.isEmpty { leftOut.add(LeftOut(what: "covering notes", count: 1)) }
                    forwarded = found
                    // Some programs mark what they pass on as quoted.
                    let isAllQuoted = body.allSatisfy(\.isQuoted)
                    rest =
                        isAllQuoted
                        ? body.map { MailLine(text: $0.text, isHeading: $0.isHeading) }[...] : body
                }
            }
        }
        lines = own(rest)
    }

    private static func begins(_ text: String, passesOn: Bool) -> Bool {
        MailPhrases.isForwardMark(text) || passesOn && MailPhrases.isOriginalMark(text)
    }

    /// The first of the headers of a message within the message, that no line announces.
    private static func headerBlock(_ all: [MailLine]) -> Int? {
        all.indices.first { index in
            guard case (.from, _)? = MailPhrases.field(all[index].text) else { return false }
            let next = all[index...].prefix(5).compactMap { MailPhrases.field($0.text)?.field }
            return next.contains(.date) && next.contains(.subject)
        }
    }

    /// The headers at the beginning of lines, and what follows them; `nil` where there are none.
    private static func headers(_ lines: ArraySlice<MailLine>) -> (Forwarded, ArraySlice<MailLine>)? {
        var found = Forwarded()
        var rest = lines
        var count = 0
        while let line = rest.first, count < 12 {
            // Several may stand in one line, as HTML without breaks has them.
            guard let (field, value) = MailPhrases.field(line.text) else { break }
            switch field {
            case .from: found.from = found.from ?? value
            case .date: found.date = found.date ?? value
            case .subject: found.subject = found.subject ?? value
            case .other: break
            }
            rest = rest.dropFirst()
            count += 1
        }
        return count >= 2 ? (found, rest) : nil
    }

    // MARK: What is the sender's own

    /// What a line is, where it is not the sender's own text.
    private enum Other {
        case quoted, list
        /// So many lines that say who wrote what is quoted below them.
        case attribution(Int)
        /// With it and all below it a part of the message begins that is not the sender's.
        case rest(String)
    }

    private mutating func own(_ all: ArraySlice<MailLine>) -> [ArticleText.Line] {
        var kept: [ArticleText.Line] = []
        var isInQuotation = false
        var index = all.startIndex
        while index < all.endIndex {
            let line = all[index]
            let other = Self.other(all[index...])
            index += 1
            if case .quoted? = other {
                if !isInQuotation { leftOut.add(LeftOut(what: Self.quotations, count: 1)) }
                isInQuotation = true
                hasQuotation = true
                continue
            }
            isInQuotation = false
            switch other {
            case .quoted?: break
            case .attribution(let lines)?: index += lines - 1
            case .list?: leftOut.add(LeftOut(what: "lines of the list", count: 1))
            case .rest(let what)?:
                leftOut.add(LeftOut(what: what, count: 1))
                if what == Self.quotations { hasQuotation = true }
                return kept
            case nil: kept.append(ArticleText.Line(text: line.text, isHeading: line.isHeading))
            }
        }
        return kept
    }

    private static let quotations = "quoted replies"

    private static func other(_ rest: ArraySlice<MailLine>) -> Other? {
        guard let line = rest.first else { return nil }
        if line.isQuoted { return .quoted }
        if line.text == "--" || isFooterRule(line.text, rest) { return .rest("signatures") }
        if let length = attribution(rest) {
            let below = rest.dropFirst(length)
            if below.first?.isQuoted == true { return .attribution(length) }
            // Below it all is quoted, marked or not.
            if isReplyEnd(line.text), !below.isEmpty { return .rest(quotations) }
        }
        if MailPhrases.isOriginalMark(line.text) || isHeaderBlock(rest) { return .rest(quotations) }
        return MailPhrases.isListMatter(line.text) ? .list : nil
    }

    /// How many lines say who wrote what is quoted below: one, or two where it was broken; `nil` for none.
    private static func attribution(_ rest: ArraySlice<MailLine>) -> Int? {
        guard let first = rest.first else { return nil }
        if MailPhrases.isAttribution(first.text) { return 1 }
        guard let second = rest.dropFirst().first, !second.isQuoted,
            MailPhrases.isWholeAttribution(first.text + " " + second.text)
        else { return nil }
        return 2
    }

    /// “On 4 March 2024 Ada Wren wrote:” with its year or time: what follows is what she wrote, even without a mark.
    private static func isReplyEnd(_ text: String) -> Bool {
        text.count { $0.isNumber } >= 4 && text.utf8.count <= 250
    }

    /// The headers of a message that is answered, as Outlook writes them.
    private static func isHeaderBlock(_ rest: ArraySlice<MailLine>) -> Bool {
        guard let first = rest.first, case (.from, _)? = MailPhrases.field(first.text) else { return false }
        let next = rest.prefix(5).compactMap { MailPhrases.field($0.text)?.field }
        return next.contains(.date) && next.contains(.subject)
    }

    /// A line of underscores, below which a mailing list speaks of itself.
    private static func isFooterRule(_ text: String, _ rest: ArraySlice<MailLine>) -> Bool {
        guard text.utf8.count >= 20, text.allSatisfy({ $0 == "_" }) else { return false }
        let below = rest.dropFirst().prefix(12).map { $0.text.lowercased() }
        return rest.count <= 16
            && below.contains {
                $0.contains("mailing list") || $0.contains("listinfo") || $0.contains("unsubscribe")
            }
    }
}
