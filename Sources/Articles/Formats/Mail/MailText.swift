/// What a message says itself: its lines without quoted replies, signature, offers of its list; or the message that it passes on.
struct MailText {
    /// What is said above a message that is passed on.
    struct Forwarded {
        var from: String?
        var date: String?
        var subject: String?
    }

    /// Its lines, and among them the pieces that are not its sender's.
    private(set) var all: [ArticleText.Line] = []
    private(set) var forwarded: Forwarded?
    /// Whether it quotes something.
    private(set) var hasQuotation = false

    /// How many words it has.
    var words: Int { Self.words(lines) }

    /// What the sender says.
    var lines: [ArticleText.Line] { all.kept }

    private static func words(_ lines: [ArticleText.Line]) -> Int {
        lines.reduce(0) { $0 + $1.text.split(separator: " ").count }
    }

    /// A note above a message that is passed on is the message's cover, not the article, up to so many words.
    private static let coverWords = 60

    /// - Parameters:
    ///   - passesOn: Whether the subject says that a message is passed on.
    ///   - after: What was left out behind all lines.
    init(_ all: [MailLine], passesOn: Bool, after: [ArticleText.Line] = []) {
        var rest = all[...]
        var above: [ArticleText.Line] = []
        if let mark = all.firstIndex(where: {
            Self.begins($0.text, passesOn: passesOn) && MailPhrases.field($0.text) == nil
        })
            ?? (passesOn ? Self.headerBlock(all) : nil)
        {
            var after = all[mark...]
            if MailPhrases.field(all[mark].text) == nil { after = after.dropFirst() }
            if let (found, body) = Self.headers(after) {
                let cover = own(all[..<mark])
                if Self.words(cover.kept) <= Self.coverWords {
                    let note = cover.kept.map(\.text).joined(separator: "\n")
                    if !note.isEmpty { above = [ArticleText.Line(text: note, leftOut: "covering notes")] }
                    above += cover.filter { $0.leftOut != nil }
                    forwarded = found
                    // Some programs mark what they pass on as quoted.
                    let isAllQuoted = body.allSatisfy(\.isQuoted)
                    rest =
                        isAllQuoted
                        ? body.map { MailLine(text: $0.text, isHeading: $0.isHeading) }[...] : body
                }
            }
        }
        self.all = above + own(rest) + after
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
        var lines: [ArticleText.Line] = []
        /// The lines of the quotation that is open.
        var quoted: [String] = []
        func endQuotation() {
            guard !quoted.isEmpty else { return }
            lines.append(ArticleText.Line(text: quoted.joined(separator: "\n"), leftOut: Self.quotations))
            quoted = []
        }
        var index = all.startIndex
        while index < all.endIndex {
            let line = all[index]
            let other = Self.other(all[index...])
            if case .quoted? = other {
                hasQuotation = true
                quoted.append(line.text)
                lines += line.before
                index += 1
                continue
            }
            endQuotation()
            lines += line.before
            switch other {
            case .quoted?: break
            case .attribution(let count)?:
                // It stands above what is quoted, and is left out with it.
                quoted = all[index...].prefix(count).map(\.text)
                index += count - 1
            case .list?: lines.append(ArticleText.Line(text: line.text, leftOut: "lines of the list"))
            case .rest(let what)?:
                let rest = all[index...].map(\.text).joined(separator: "\n")
                lines.append(ArticleText.Line(text: rest, leftOut: what))
                lines += all[(index + 1)...].flatMap(\.before)
                if what == Self.quotations { hasQuotation = true }
                return lines
            case nil: lines.append(ArticleText.Line(text: line.text, isHeading: line.isHeading))
            }
            index += 1
        }
        endQuotation()
        return lines
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
