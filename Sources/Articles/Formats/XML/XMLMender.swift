/// Makes XML of what is nearly XML, piece by piece, in one pass: no document type and so no entity of its own, no comment, no bare
/// “&” or “<”, no character that XML does not have, every end tag in its place.
///
/// What is well-formed keeps its meaning. CDATA becomes text, and the entities of HTML become their characters.
struct XMLMender {
    /// Whether what was mended ended where something was open still.
    private(set) var isBrokenOff = false
    /// Whether elements were passed over because they stand too deep.
    private(set) var isTooDeep = false

    /// Elements within more others than this are passed over; their text is kept.
    private let deepest: Int
    private var buffer: [UInt8] = []
    private var index = 0
    private var output: [UInt8] = []
    private var state = State.content
    /// The names of the open elements, the innermost last.
    private var open: [[UInt8]] = []
    /// How many elements of a name are open.
    private var openCounts: [[UInt8]: Int] = [:]

    private enum State {
        case content, comment, characterData, instruction
        case declaration(hasBrackets: Bool)
    }

    /// A longer tag is none.
    private static let longestTag = 1 << 20

    /// - Parameter deepest: How many elements may stand within each other.
    init(deepest: Int) { self.deepest = deepest }

    /// The next piece as XML.
    ///
    /// - Parameters:
    ///   - piece: Well-formed UTF-8.
    ///   - isLast: Whether no more come.
    mutating func mend(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
        buffer.removeFirst(index)
        buffer.append(contentsOf: piece)
        index = 0
        output = []
        output.reserveCapacity(buffer.count + buffer.count / 8)
        while index < buffer.count {
            let goesOn =
                switch state {
                case .content: content(isLast: isLast)
                case .comment: skip(past: "-->", isLast: isLast)
                case .characterData: characterData(isLast: isLast)
                case .instruction: skip(past: ">", isLast: isLast)
                case .declaration(let hasBrackets): declaration(hasBrackets: hasBrackets, isLast: isLast)
                }
            guard goesOn else { break }
        }
        if isLast {
            if case .content = state { isBrokenOff = !open.isEmpty } else { isBrokenOff = true }
        }
        return output
    }
}

// MARK: Text

extension XMLMender {
    /// Text up to the next “<”, and what begins there.
    ///
    /// - Returns: Whether it can go on with what has come so far.
    private mutating func content(isLast: Bool) -> Bool {
        let end = buffer[index...].firstIndex(of: UInt8(ascii: "<")) ?? buffer.count
        guard text(upTo: end, isLast: isLast || end < buffer.count) else { return false }
        return index == buffer.count || markup(isLast: isLast)
    }

    /// Adds text in which entities stand for characters.
    private mutating func text(upTo end: Int, isLast: Bool) -> Bool {
        while index < end {
            let next = buffer[index..<end].firstIndex(of: UInt8(ascii: "&")) ?? end
            append(characters: index..<next)
            index = next
            guard index < end else { break }
            guard let reference = XMLReference(buffer[index..<end], isWhole: isLast) else { return false }
            output.append(contentsOf: reference.xml)
            index += reference.length
        }
        return true
    }

    /// Adds text as it stands, without what is no character of XML.
    private mutating func append(characters range: Range<Int>) {
        var copied = range.lowerBound
        for place in range where buffer[place] < 0x20 || buffer[place] == 0x3E || buffer[place] == 0xEF {
            switch buffer[place] {
            case 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: ">"):
                output.append(contentsOf: buffer[copied..<place])
                output.append(contentsOf: "&gt;".utf8)
                copied = place + 1
            case 0xEF:
                // U+FFFE and U+FFFF.
                guard place + 2 < buffer.count, buffer[place + 1] == 0xBF, buffer[place + 2] >= 0xBE else {
                    continue
                }
                output.append(contentsOf: buffer[copied..<place])
                copied = min(place + 3, range.upperBound)
            default:
                output.append(contentsOf: buffer[copied..<place])
                copied = place + 1
            }
        }
        output.append(contentsOf: buffer[copied..<range.upperBound])
    }

    /// The text of a CDATA section, in which nothing stands for anything else.
    private mutating func characterData(isLast: Bool) -> Bool {
        let close = buffer[index...].range(of: "]]>")
        let end = close?.lowerBound ?? (isLast ? buffer.count : max(index, buffer.count - 2))
        while index < end {
            let next = buffer[index..<end].firstIndex { $0 == 0x26 || $0 == 0x3C } ?? end
            append(characters: index..<next)
            index = next
            guard index < end else { break }
            output.append(contentsOf: (buffer[index] == 0x26 ? "&amp;" : "&lt;").utf8)
            index += 1
        }
        guard let close else { return false }
        index = close.upperBound
        state = .content
        return true
    }
}

// MARK: Markup

extension XMLMender {
    private mutating func skip(past word: String, isLast: Bool) -> Bool {
        guard let found = buffer[index...].range(of: word) else {
            index = isLast ? buffer.count : max(index, buffer.count - word.utf8.count + 1)
            return false
        }
        index = found.upperBound
        state = .content
        return true
    }

    /// A document type: its own declarations stand in brackets.
    private mutating func declaration(hasBrackets: Bool, isLast: Bool) -> Bool {
        if hasBrackets {
            guard let bracket = buffer[index...].firstIndex(of: UInt8(ascii: "]")) else {
                index = buffer.count
                return false
            }
            let end = buffer[(bracket + 1)...].firstIndex { $0 > 0x20 }
            guard let end else {
                index = isLast ? buffer.count : bracket
                return false
            }
            index = end
            if buffer[end] == UInt8(ascii: ">") {
                index += 1
                state = .content
            }
            return true
        }
        let end = buffer[index...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "[") }
        guard let end else {
            index = buffer.count
            return false
        }
        index = end + 1
        state = buffer[end] == UInt8(ascii: "[") ? .declaration(hasBrackets: true) : .content
        return true
    }

    /// What begins at a “<”.
    private mutating func markup(isLast: Bool) -> Bool {
        let rest = buffer[index...]
        // As many bytes as the longest beginning has.
        guard rest.count >= 9 || isLast else { return false }
        switch rest.dropFirst().first ?? 0 {
        case UInt8(ascii: "!"):
            if rest.starts(with: "<!--".utf8) {
                (state, index) = (.comment, index + 4)
            } else if rest.starts(with: "<![CDATA[".utf8) {
                (state, index) = (.characterData, index + 9)
            } else if rest.count > 2, XMLName.isStart(rest[index + 2]) {
                (state, index) = (.declaration(hasBrackets: false), index + 2)
            } else {
                appendLess()
            }
            return true
        case UInt8(ascii: "?"):
            (state, index) = (.instruction, index + 2)
            return true
        case UInt8(ascii: "/"): return tag(from: index + 2, isLast: isLast) { $0.endTag($1) }
        case let first where XMLName.isStart(first):
            return tag(from: index + 1, isLast: isLast) { $0.startTag($1) }
        default:
            appendLess()
            return true
        }
    }

    private mutating func appendLess() {
        output.append(contentsOf: "&lt;".utf8)
        index += 1
    }

    /// A tag, once it is whole.
    ///
    /// - Parameter start: Where its name begins.
    private mutating func tag(
        from start: Int, isLast: Bool, add: (inout XMLMender, Range<Int>) -> Void
    ) -> Bool {
        guard start < buffer.count, XMLName.isStart(buffer[start]) else {
            appendLess()
            return true
        }
        guard let end = tagEnd(from: start) else {
            if !isLast, buffer.count - index < Self.longestTag { return false }
            if isLast {
                // The tag that the file breaks off in.
                index = buffer.count
                isBrokenOff = true
            } else {
                appendLess()
            }
            return true
        }
        add(&self, start..<end)
        index = buffer[end] == UInt8(ascii: ">") ? end + 1 : end
        return true
    }

    /// Where a tag ends: at its “>”, or at a “<”, which no tag has in it.
    private func tagEnd(from start: Int) -> Int? {
        var quote: UInt8 = 0
        var isAfterEquals = false
        for place in start..<buffer.count {
            let byte = buffer[place]
            if byte == UInt8(ascii: "<") { return place }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                return place
            } else if isAfterEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            if byte > 0x20 { isAfterEquals = byte == UInt8(ascii: "=") && quote == 0 }
        }
        return nil
    }

    /// - Parameter range: From the tag's name to before its end.
    private mutating func startTag(_ range: Range<Int>) {
        let name = XMLName.read(buffer[range])
        var tag = XMLStartTag(buffer[(range.lowerBound + name.length)..<range.upperBound])
        if Self.emptyElements.contains(name.bytes) { tag.isClosed = true }
        let isKept = open.count < deepest
        if !isKept { isTooDeep = true }
        if isKept {
            output.append(UInt8(ascii: "<"))
            output.append(contentsOf: name.bytes)
            output.append(contentsOf: tag.attributes)
            output.append(contentsOf: (tag.isClosed ? "/>" : ">").utf8)
        }
        if !tag.isClosed {
            open.append(name.bytes)
            openCounts[name.bytes, default: 0] += 1
        }
    }

    private mutating func endTag(_ range: Range<Int>) {
        let name = XMLName.read(buffer[range]).bytes
        guard openCounts[name, default: 0] > 0 else { return }
        while let last = open.popLast() {
            openCounts[last, default: 1] -= 1
            if open.count < deepest {
                output.append(contentsOf: "</".utf8)
                output.append(contentsOf: last)
                output.append(UInt8(ascii: ">"))
            }
            if last == name { return }
        }
    }

    /// Elements of HTML that hold nothing, and that many write without their end.
    private static let emptyElements: Set<[UInt8]> = Set(
        ["br", "hr", "img", "input", "meta", "wbr", "BR", "HR", "IMG"].map { Array($0.utf8) })
}
