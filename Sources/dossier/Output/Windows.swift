import Library

/// A long answer of the library, asked for piece by piece, so that it is never in memory as a whole.
struct Windows<Element: Sendable & Equatable> {
    private let window: (Range<Int>) throws -> Window<Element>
    private var left: Int
    private var part: ArraySlice<Element> = []
    private var start = 0
    private var isLast = false

    /// Small at first, so that something can be seen at once; then larger, as each question costs the library anew.
    private var size = 200

    private static var largest: Int { 12_800 }

    /// - Parameters:
    ///   - limit: The number of elements after which the list ends in any case.
    ///   - window: Gives a part of the list.
    init(limit: Int = .max, _ window: @escaping (Range<Int>) throws -> Window<Element>) {
        self.window = window
        left = limit
    }

    /// The next element; `nil` after the last.
    mutating func next() throws -> Element? {
        guard left > 0 else { return nil }
        if part.isEmpty, !isLast {
            let answer = try window(start..<start + min(size, left))
            part = answer.items[...]
            start += answer.items.count
            size = min(4 * size, Self.largest)
            isLast = answer.items.isEmpty || start >= answer.total
        }
        left -= 1
        return part.popFirst()
    }
}
