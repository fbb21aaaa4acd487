/// Reads who wrote and published an article, and when, from the lines around it that say so.
struct CreditReader {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A line that says something of the article has at most this many characters.
    private static let widestLine = 120
    /// A dateline stands within this many bytes of a paragraph's start.
    private static let longestDateline = 120

    /// What a line of its own says: “By Jane Doe”, “Published: 2 April 2024”, “Source: Example News”, an address.
    ///
    /// - Returns: `nil` when the line is no such line.
    func line(_ block: RawBlock) -> Particulars? {
        guard block.width <= Self.widestLine * 3, block.lines <= 3 else { return nil }
        let text = String(decoding: bytes[block.range], as: UTF8.self)
        if Particulars.webAddress(text) != nil { return Particulars() }
        guard block.width <= Self.widestLine else { return nil }
        return labelled(text) ?? byline(text) ?? dateLine(block.range) ?? copyright(text)
    }

    /// The web address that a line consists of.
    func address(_ block: RawBlock) -> String? {
        guard block.width <= Self.widestLine * 3, block.lines == 1 else { return nil }
        return Particulars.webAddress(String(decoding: bytes[block.range], as: UTF8.self))
    }

    /// What a paragraph begins with: “KYIV, July 21, 2024 (Reuters) - …”.
    func dateline(_ range: Range<Int>) -> Particulars {
        let head = bytes[range].prefix(Self.longestDateline)
        guard let first = head.first,
            (0x41...0x5A).contains(first) || first >= 0xC3 || first == UInt8(ascii: "("),
            let dash = Self.dash(in: head)
        else { return Particulars() }
        var result = Particulars()
        let lead = head[..<dash]
        guard Self.isPlaceAndTime(lead) else { return result }
        if let open = lead.lastIndex(of: UInt8(ascii: "(")),
            let close = lead.lastIndex(of: UInt8(ascii: ")")), open < close
        {
            result.source = Self.agency(String(decoding: lead[(open + 1)..<close], as: UTF8.self))
        }
        var dates = DateReader(lead).dates()
        if dates.isEmpty, let second = Self.dash(in: head[dash...].dropFirst(3)) {
            // “KYIV – 21 July 2024 – …”
            let between = DateReader(head[dash..<second])
            dates = between.dates().filter { $0.pieces.upperBound == between.pieces.count }
        }
        if dates.count == 1 { result.date = dates.first?.iso }
        return result
    }

    /// Whether every word begins with a capital or a figure, brackets aside, as in “OLD QUAY, July 21 (Reuters)”.
    ///
    /// A sentence with a dash in it has other words before long.
    private static func isPlaceAndTime(_ lead: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: lead.prefix { $0 != UInt8(ascii: "(") }, as: UTF8.self)
        let small: Set<Substring> = ["de", "of", "la", "le", "el", "al", "du", "am", "a.m.", "p.m.", "pm"]
        return text.split(separator: " ").allSatisfy { word in
            word.unicodeScalars.first?.properties.isLowercase == false || small.contains(word)
        }
    }

    /// Where a dash stands between spaces, or a doubled or long one.
    private static func dash(in text: ArraySlice<UInt8>) -> Int? {
        for index in text.indices {
            let isLong =
                text[index] == 0xE2 && index + 2 < text.endIndex && text[index + 1] == 0x80
                && (0x93...0x95).contains(text[index + 2])
            let isHyphen =
                text[index] == UInt8(ascii: "-") && index + 1 < text.endIndex && index > text.startIndex
                && (text[index + 1] == UInt8(ascii: "-")
                    || text[index + 1] == 0x20 && text[index - 1] <= 0x29)
            if isLong || isHyphen { return index }
        }
        return nil
    }

    /// The name of an agency in brackets: one to three words in capitals or with a capital, and no figures.
    private static func agency(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard (1...3).contains(words.count), text.utf8.count <= 30,
            words.allSatisfy({ $0.first?.isUppercase == true }),
            !text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") })
        else { return nil }
        return text
    }
}

extension CreditReader {
    /// “Source: Example News”, “URL: https://…”, “Author: Jane Doe”.
    private func labelled(_ text: String) -> Particulars? {
        guard let colon = text.utf8.prefix(14).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let label = text[..<colon].lowercased()
        let value = text[text.utf8.index(after: colon)...].drop { $0 == " " }
        guard !value.isEmpty else { return nil }
        switch label {
        case "source", "via", "publisher", "publication":
            if let url = Particulars.webAddress(value) { return Particulars(url: url) }
            return value.count <= 60 && !value.hasSuffix(".") ? Particulars(source: String(value)) : nil
        case "url", "link", "original", "original url", "read at":
            return Particulars.webAddress(value).map { Particulars(url: $0) }
        case "author", "by", "written by", "byline", "reporter": return Particulars(byline: String(value))
        default: return nil
        }
    }

    /// “By Jane Doe”, “By Jane Doe and John Roe, Political Editor | 21 July 2024”.
    private func byline(_ text: String) -> Particulars? {
        // Marks of bold and slanting type: “**By Ada Wren**”.
        let text = text.drop { $0 == "*" || $0 == "_" }
        let lower = text.prefix(16).lowercased()
        guard let start = Self.bylineStarts.first(where: lower.hasPrefix) else { return nil }
        let rest = text.dropFirst(start.count)
        let names = rest.prefix { !"|,·•(–—/*_".contains($0) }
        let cut = names.spacedHyphen ?? names.endIndex
        var name = String(names[..<cut])
        // “By Ada Wren in Paris for the Island Post”
        let words = name.split(separator: " ").prefix { !["in", "at", "for"].contains($0) }
        name = words.joined(separator: " ")
        guard (1...9).contains(words.count), let last = text.last, !".?!".contains(last),
            Self.isListOfNames(words)
        else { return nil }
        var result = Particulars(byline: name)
        result.date = DateReader(text.utf8).dates().first?.iso
        return result
    }

    private static let bylineStarts = [
        "by ", "written by ", "words by ", "story by ", "report by ", "reported by ", "analysis by ",
        "profile by ",
        "interview by ", "review by ", "text by ",
    ]

    /// Whether words are names joined by “and”: “Ada Wren and Tom Lark”, “Ada and Tom Wren”, but not “Land and Sea”.
    private static func isListOfNames(_ words: ArraySlice<Substring>) -> Bool {
        let names = words.split(omittingEmptySubsequences: false) { $0 == "and" || $0 == "&" }
        guard let last = names.last, names.count == 1 || last.count > 1 else { return false }
        return names.allSatisfy { name in
            name.last?.first?.isUppercase == true && name.allSatisfy(isNameWord)
                && name.dropFirst().allSatisfy { $0.lowercased() != "the" }
        }
    }

    private static func isNameWord(_ word: Substring) -> Bool {
        if particles.contains(word) { return true }
        return word.first?.isUppercase == true && !word.contains { $0.isNumber || $0 == ":" }
            && !word.hasSuffix("'s") && !word.hasSuffix("’s")
            && !wordsOfHeadlines.contains(word.lowercased())
    }

    private static let particles: Set<Substring> = [
        "de", "da", "van", "von", "der", "den", "al", "bin", "la", "le", "di", "del",
    ]
    /// Words that headlines write with a capital and names do not have.
    private static let wordsOfHeadlines: Set<String> = [
        "all", "any", "every", "its", "their", "our", "your", "which", "what", "whose", "this", "that",
        "these", "those", "or", "but", "from", "with", "without", "is", "are", "was", "were", "has", "have",
        "will", "than", "when", "while", "how", "why", "not",
    ]

    /// A line that is a date, with little else: “Published: 2 April 2024”, “Paris, Tuesday 21 July 2024 | World”.
    private func dateLine(_ range: Range<Int>) -> Particulars? {
        let reader = DateReader(bytes[range])
        let dates = reader.dates()
        let pieces = reader.pieces
        // A dash leads the name of somebody quoted: “— Ada Wren, 4 March 2022”.
        guard let date = dates.first, let last = dates.last, pieces.first != .mark(UInt8(ascii: "-")) else {
            return nil
        }
        let words = pieces.indices.count { index in
            if case .word = pieces[index] { return !dates.contains { $0.pieces.contains(index) } }
            return false
        }
        // “It began on a cold day: March 4, 2024.” is a sentence.
        let mayBeSentence = LineJoiner.endsSentence(range, in: bytes) && !isStatement(pieces, of: date)
        guard words <= (mayBeSentence ? 2 : 6) else { return nil }
        guard isLabel(pieces, before: date.pieces.lowerBound) else { return nil }
        if last.pieces.upperBound < pieces.count, case .word(let next) = pieces[last.pieces.upperBound] {
            // “March 4, 2024 was a cold day”.
            guard words <= 2 || next == "by" else { return nil }
        }
        // “29 November 2018 | 20 January 2019” is a span of time, but for “Published … | Updated …”.
        let isClear = dates.allSatisfy { $0.day == date.day } || date.pieces.lowerBound > 0
        return Particulars(date: isClear ? date.iso : nil)
    }

    /// Whether a date with a lead word is all that is said from a mark on: “Interview: Ada Wren. Published 2 April 2024.”
    private func isStatement(_ pieces: [LinePiece], of date: DateReader.Found) -> Bool {
        let after = pieces[date.pieces.upperBound...]
        guard after.allSatisfy({ if case .mark = $0 { true } else { false } }) else { return false }
        var index = date.pieces.lowerBound
        var hasLead = false
        while index > 0, case .word(let word) = pieces[index - 1] {
            guard Self.dateLabels.contains(word) || Self.fillers.contains(word) else { return false }
            hasLead = hasLead || Self.dateLabels.contains(word)
            index -= 1
        }
        guard index > 0, case .mark(let mark) = pieces[index - 1] else { return hasLead }
        return hasLead && [UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: ";")].contains(mark)
    }

    /// Whether a date may follow what stands before piece `index`: nothing, a mark, or “published on”.
    private func isLabel(_ pieces: [LinePiece], before index: Int) -> Bool {
        guard index > 0 else { return true }
        switch pieces[index - 1] {
        case .mark: return true
        case .number: return false
        case .word(let word) where Self.fillers.contains(word): return isLabel(pieces, before: index - 1)
        case .word(let word): return Self.dateLabels.contains(word)
        }
    }

    private static let dateLabels: Set<String> = [
        "published", "posted", "updated", "modified", "date", "issued", "created", "filed", "first",
        "am", "pm",
        "dated", "publication", "edt", "est", "gmt", "et",
        "veröffentlicht", "aktualisiert", "stand", "publié", "jour", "modifié", "publicado", "actualizado",
        "atualizado", "pubblicato", "aggiornato", "gepubliceerd", "bijgewerkt",
    ]
    /// May stand between such a label and the date, or around it: “Last updated on”, “Mis à jour le”.
    private static let fillers: Set<String> = [
        "on", "at", "last", "am", "le", "el", "il", "em", "op", "mis", "à", "zuletzt", "laatst",
    ]

    /// “© 2024 Reuters”, “Copyright 2024 The Associated Press. All rights reserved.”
    private func copyright(_ text: String) -> Particulars? {
        var rest = Substring(text)
        for start in ["Copyright", "COPYRIGHT", "copyright"] where rest.hasPrefix(start) {
            rest = rest.dropFirst(start.count).drop { $0 == " " }
        }
        for start in ["©", "(c)", "(C)"] where rest.hasPrefix(start) {
            rest = rest.dropFirst(start.count).drop { $0 == " " }
        }
        guard rest.startIndex > text.startIndex else { return nil }
        rest = rest.drop { $0.isNumber || $0 == "-" || $0 == "–" || $0 == " " || $0 == "," }
        if rest.hasPrefix("by ") { rest = rest.dropFirst(3) }
        let name = rest.prefix { $0 != "." && $0 != "|" && $0 != "," }
        guard name.first?.isUppercase == true, name.utf8.count <= 50,
            !name.lowercased().hasPrefix("all rights")
        else { return Particulars() }
        return Particulars(source: name.last == " " ? String(name.dropLast()) : String(name))
    }
}

extension Substring {
    /// Where the first hyphen after a space is.
    fileprivate var spacedHyphen: Index? {
        var before: Character?
        for index in indices {
            if self[index] == "-", before == " " { return index }
            before = self[index]
        }
        return nil
    }
}
