/// Words next to each other that are looked for; a single one for a bare word.
public struct WordRun: Equatable, Sendable {
    /// Folded as ``IndexWords`` does it.
    public var words: [[UInt8]]
    /// Whether the last word may be the beginning of one.
    public var isPrefix: Bool
    /// Whether they must stand in the title.
    public var inTitle: Bool

    public init(_ words: [[UInt8]], isPrefix: Bool = false, inTitle: Bool = false) {
        self.words = words
        self.isPrefix = isPrefix
        self.inTitle = inTitle
    }
}
