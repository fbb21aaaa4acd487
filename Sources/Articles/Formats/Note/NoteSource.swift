/// Markdown without what its writers keep for themselves: comments, embedded files, marks of blocks; footnotes go to the end.
///
/// What stands in fences of code stays as it is. Lines are looked at once.
struct NoteSource {
    /// UTF-8.
    private(set) var markdown: [UInt8] = []
    /// The comments, and the pictures and other files that were embedded.
    private(set) var cut: [CutPassage] = []

    private var footnotes: [[UInt8]] = []
    /// The fence that is open: its mark and length.
    private var fence: (mark: UInt8, length: Int)?
    /// The words of the comment that is open.
    private var comment: [UInt8]?
    private var isInComment: Bool { comment != nil }
    private var isInFootnote = false

    init(_ note: ArraySlice<UInt8>) {
        markdown.reserveCapacity(note.count)
        var index = note.startIndex
        while index < note.endIndex {
            let end = note[index...].firstIndex(of: 0x0A) ?? note.endIndex
            var line = note[index..<end]
            if line.last == 0x0D { line = line.dropLast() }
            add(line)
            index = end + 1
        }
        endComment()
        for footnote in footnotes {
            markdown.append(contentsOf: [0x0A, 0x0A])
            markdown.append(contentsOf: footnote)
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        if isFence(line) || fence != nil {
            markdown.append(contentsOf: line)
        } else if let footnote = footnote(line) {
            footnotes.append(inline(footnote))
            isInFootnote = true
        } else if isInFootnote, line.first.map({ $0 == 0x20 || $0 == 0x09 }) == true, !footnotes.isEmpty {
            footnotes[footnotes.count - 1] += [0x20] + inline(line.drop { $0 <= 0x20 })
        } else {
            isInFootnote = false
            markdown.append(contentsOf: inline(withoutCallout(line)))
        }
        markdown.append(0x0A)
        comment?.append(0x0A)
    }

    private mutating func endComment() {
        guard let words = comment else { return }
        comment = nil
        cut(LeftOutKind.comments.words, words[...], after: 0)
    }

    /// - Parameter count: How many bytes of the line stand before it.
    private mutating func cut(_ what: String, _ text: ArraySlice<UInt8>, after count: Int) {
        cut.append(
            CutPassage(
                what: what, text: String(decoding: text, as: UTF8.self), place: markdown.count + count))
    }

    /// Whether a line opens or ends a fence of code.
    private mutating func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        guard !isInComment else { return false }
        let text = line.drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
        guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return false
        }
        let length = text.prefix { $0 == mark }.count
        guard length >= 3 else { return false }
        if let open = fence {
            guard mark == open.mark, length >= open.length,
                text.dropFirst(length).allSatisfy({ $0 <= 0x20 })
            else { return false }
            fence = nil
        } else {
            fence = (mark, length)
        }
        return true
    }

    /// The text of “[^1]: text”.
    private func footnote(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard !isInComment, line.starts(with: "[^".utf8), let end = line.range(of: "]:")?.lowerBound,
            end - line.startIndex <= Self.longestName
        else { return nil }
        return line[(end + 2)...].drop { $0 <= 0x20 }
    }

    /// “> [!note]- Title” as “> Title”.
    private func withoutCallout(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = line.drop { $0 <= 0x20 }
        guard text.first == UInt8(ascii: ">") else { return line }
        let inner = text.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
        guard inner.starts(with: "[!".utf8), let end = inner.firstIndex(of: UInt8(ascii: "]")),
            end - inner.startIndex <= Self.longestName
        else { return line }
        let title = inner[(end + 1)...].drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            .drop { $0 <= 0x20 }
        // The title is a paragraph of its own.
        let marks = line[..<inner.startIndex]
        return title.isEmpty ? marks : (Array(marks) + Array(title) + [0x0A] + Array(marks))[...]
    }

    private static let longestName = 80

    // MARK: Within a line

    private mutating func inline(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(line.count)
        var index = line.startIndex
        while index < line.endIndex {
            let rest = line[index...]
            if rest.starts(with: "%%".utf8) {
                if let words = comment {
                    comment = nil
                    cut(LeftOutKind.comments.words, words[...], after: result.count)
                } else {
                    comment = []
                }
                index += 2
            } else if isInComment {
                comment?.append(line[index])
                index += 1
            } else if rest.first == UInt8(ascii: "`") {
                let length = codeLength(rest)
                result.append(contentsOf: rest.prefix(length))
                index += length
            } else if let length = embeddedLength(rest) {
                cut(LeftOutKind.pictures, rest.prefix(length).dropFirst(3).dropLast(2), after: result.count)
                index += length
            } else if let length = referenceLength(rest) {
                index += length
            } else if let (text, length) = inlineFootnote(rest) {
                footnotes.append(text)
                index += length
            } else if rest.starts(with: "==".utf8), !rest.dropFirst(2).starts(with: "=".utf8),
                index == line.startIndex || line[index - 1] != UInt8(ascii: "=")
            {
                index += isHighlight(rest, in: line) ? 2 : 1
                if !isHighlight(rest, in: line) { result.append(UInt8(ascii: "=")) }
            } else {
                result.append(line[index])
                index += 1
            }
        }
        return Self.withoutBlockMark(result)
    }

    /// Whether the line holds another “==”, so that the two mark what is between them.
    private func isHighlight(_ rest: ArraySlice<UInt8>, in line: ArraySlice<UInt8>) -> Bool {
        rest.dropFirst(2).range(of: "==") != nil || line[..<rest.startIndex].range(of: "==") != nil
    }

    /// Code between backticks, with them.
    private func codeLength(_ rest: ArraySlice<UInt8>) -> Int {
        let marks = rest.prefix { $0 == UInt8(ascii: "`") }.count
        guard marks == 1, let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "`")) else { return marks }
        return end + 1 - rest.startIndex
    }

    /// “![[map.png]]”.
    private func embeddedLength(_ rest: ArraySlice<UInt8>) -> Int? {
        guard rest.starts(with: "![[".utf8), let end = rest.prefix(1024).range(of: "]]") else { return nil }
        return end.upperBound - rest.startIndex
    }

    /// “[^1]”.
    private func referenceLength(_ rest: ArraySlice<UInt8>) -> Int? {
        guard rest.starts(with: "[^".utf8),
            let end = rest.prefix(Self.longestName).firstIndex(of: UInt8(ascii: "]")),
            end > rest.startIndex + 2, !rest[..<end].contains(0x20)
        else { return nil }
        return end + 1 - rest.startIndex
    }

    /// “^[A note within the line.]”.
    private func inlineFootnote(_ rest: ArraySlice<UInt8>) -> (text: [UInt8], length: Int)? {
        guard rest.starts(with: "^[".utf8), let end = rest.prefix(4096).firstIndex(of: UInt8(ascii: "]")),
            end > rest.startIndex + 2
        else { return nil }
        return (Array(rest[(rest.startIndex + 2)..<end]), end + 1 - rest.startIndex)
    }

    /// Without “ ^a1b2c3” at the end, by which other notes link to a block.
    private static func withoutBlockMark(_ line: [UInt8]) -> [UInt8] {
        guard let caret = line.suffix(longestName).lastIndex(of: UInt8(ascii: "^")), caret + 1 < line.count,
            caret == 0 || line[caret - 1] == 0x20,
            line[(caret + 1)...].allSatisfy({
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            })
        else { return line }
        return Array(line[..<caret])
    }
}
