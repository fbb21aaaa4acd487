/// What the library says of each of many articles or questions, asked for piece by piece: never in memory as a whole,
/// and what was answered is not looked for again.
struct Pieces<Key, Element> {
    private var keys: ArraySlice<Key>
    private let answer: ([Key]) throws -> [Element]
    private var part: ArraySlice<Element> = []

    /// Small at first, so that something can be seen at once.
    private var size = 25

    private static var largest: Int { 400 }

    /// - Parameters:
    ///   - keys: What is asked about, in the order of the answers.
    ///   - answer: Gives the elements of some of them, perhaps none.
    init(_ keys: [Key], _ answer: @escaping ([Key]) throws -> [Element]) {
        self.keys = keys[...]
        self.answer = answer
    }

    /// The next element; `nil` after the last.
    mutating func next() throws -> Element? {
        while part.isEmpty, !keys.isEmpty {
            part = try answer(Array(keys.prefix(size)))[...]
            keys = keys.dropFirst(size)
            size = min(2 * size, Self.largest)
        }
        return part.popFirst()
    }
}
