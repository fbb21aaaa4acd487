/// Finds in the beginning of a JSON text the array whose objects are the articles.
///
/// That is the largest array of objects with a text, else with a title, at any depth; values one after the other, as in JSON Lines, are an array
/// without brackets.
struct JSONOutline {
    /// Where the array begins, from the beginning of the text; `nil` for values that stand in no array.
    private(set) var start: Int?
    /// Whether there is one at all.
    private(set) var isFound = false
    /// Whether values are deeper within each other than they may be.
    private(set) var isTooDeep = false

    private let deepest: Int
    private var open: [Open] = []
    /// How many values beyond the deepest are open.
    private var beyond = 0
    private var best = Rank()
    /// What fields are by their names, so that each name is looked at once.
    private var kinds: [ArraySlice<UInt8>: FieldKind] = [:]

    private enum FieldKind {
        case text, title, other
    }

    /// An array or an object that is not closed yet.
    private struct Open {
        var isArray: Bool
        var start: Int
        // Of an array, counts of its objects.
        var objects = 0
        var withText = 0
        var withTitle = 0
        // Of an object, what it has.
        var hasText = false
        var hasTitle = false
        var hasLongText = false
        var hasString = false
        var expectsKey = true
        var kind = FieldKind.other
    }

    /// What speaks for an array, in this order.
    private struct Rank: Comparable {
        /// 3 and 2: most of its objects have a field that is called a text; 1: a title, or a long text.
        var texts = 0
        var isPlural = false
        var bytes = 0

        static func < (a: Rank, b: Rank) -> Bool {
            (a.texts, a.isPlural ? 1 : 0, a.bytes) < (b.texts, b.isPlural ? 1 : 0, b.bytes)
        }
    }

    /// - Parameters:
    ///   - bytes: UTF-8, all of the text or its beginning.
    ///   - deepest: How many values may stand within each other.
    init(_ bytes: ArraySlice<UInt8>, deepest: Int) {
        self.deepest = deepest
        open = [Open(isArray: true, start: -1)]
        let base = bytes.startIndex
        var index = base
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let end = Self.endOfString(bytes, from: index + 1)
                if beyond == 0 { take(string: bytes[(index + 1)..<min(end, bytes.endIndex)]) }
                index = end
            case UInt8(ascii: "{"): push(isArray: false, at: index - base)
            case UInt8(ascii: "["): push(isArray: true, at: index - base)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): pop(at: index - base)
            case UInt8(ascii: ","):
                if beyond == 0 { open[open.count - 1].expectsKey = true }
            default: break
            }
            index += 1
        }
        while !open.isEmpty { close(at: bytes.count) }
    }

    /// The index of the quote that ends a string; the end of the bytes where none does.
    private static func endOfString(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, bytes.endIndex)
    }

    private static let longText = 200

    private mutating func take(string: ArraySlice<UInt8>) {
        let last = open.count - 1
        guard !open[last].isArray else {
            // Paragraphs, in a list.
            if !string.isEmpty { open[last].hasString = true }
            return
        }
        if open[last].expectsKey {
            open[last].expectsKey = false
            open[last].kind = kind(of: string)
            return
        }
        guard !string.isEmpty else { return }
        open[last].hasString = true
        note(open[last].kind, in: last, isLong: string.count >= Self.longText)
    }

    private mutating func note(_ kind: FieldKind, in index: Int, isLong: Bool) {
        switch kind {
        case .text: open[index].hasText = true
        case .title: open[index].hasTitle = true
        case .other: if isLong { open[index].hasLongText = true }
        }
    }

    private mutating func kind(of key: ArraySlice<UInt8>) -> FieldKind {
        if let known = kinds[key] { return known }
        let name = FieldRole.key(String(decoding: key, as: UTF8.self))
        let kind: FieldKind =
            FieldRole.text.names.contains(name)
            ? .text : FieldRole.title.names.contains(name) ? .title : .other
        // A text may have names without number.
        if kinds.count < 10_000 { kinds[ArraySlice(Array(key))] = kind }
        return kind
    }

    private mutating func push(isArray: Bool, at offset: Int) {
        guard beyond == 0, open.count <= deepest else {
            isTooDeep = true
            beyond += 1
            return
        }
        open.append(Open(isArray: isArray, start: offset))
    }

    private mutating func pop(at offset: Int) {
        if beyond > 0 {
            beyond -= 1
        } else if open.count > 1 {
            close(at: offset)
        }
    }

    private mutating func close(at offset: Int) {
        let closed = open.removeLast()
        if closed.isArray { judge(closed, end: offset) }
        guard let last = open.indices.last else { return }
        if open[last].isArray {
            guard !closed.isArray else { return }
            open[last].objects += 1
            if closed.hasText { open[last].withText += 1 }
            if closed.hasTitle || closed.hasLongText || closed.hasText { open[last].withTitle += 1 }
        } else if closed.hasString {
            // A value that stands in an object or a list of its own.
            note(open[last].kind, in: last, isLong: false)
        }
    }

    private mutating func judge(_ array: Open, end: Int) {
        guard array.objects > 0, array.withTitle > 0 else { return }
        let isTop = array.start < 0
        let haveTexts = array.withText * 2 >= array.objects
        // A single object around others is an article only if it has a text itself.
        guard !isTop || array.objects > 1 || array.withText > 0 else { return }
        let rank = Rank(
            texts: haveTexts ? isTop && array.objects == 1 ? 3 : 2 : 1, isPlural: array.objects > 1,
            bytes: end - array.start)
        guard !isFound || rank > best else { return }
        (best, isFound, start) = (rank, true, isTop ? nil : array.start)
    }
}
