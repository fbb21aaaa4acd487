public import Entities
public import Library

/// What the reader keeps from run to run that is not about the articles of a library.
public struct KeptState: Equatable, Sendable {
    /// Which names are marked, where that was changed with a key.
    public var names: Settings.NamesShown?

    /// Whether there are bars beside paragraphs, where that was changed with a key.
    public var bars: Bool?

    /// The order of the list and of the names, and the preview, where they were changed with keys.
    public var sort: ArticleOrder.Key?
    public var group: ArticleOrder.Grouping?
    public var nameOrder: NameOrder?
    public var preview: Bool?
    /// The kinds of names that show their heading alone.
    public var foldedKinds: Set<EntityKind> = []
    /// What was changed about the sizes of panes, for each class of widths.
    public var sizes: [Int: PaneSizes] = [:]

    /// What was typed at each prompt, the newest last.
    public var histories: [String: [String]]

    /// As many lines of each prompt are kept.
    public static let longestHistory = 500

    public init(
        names: Settings.NamesShown? = nil, bars: Bool? = nil, histories: [String: [String]] = [:]
    ) {
        self.names = names
        self.bars = bars
        self.histories = histories
    }

    /// Keeps a line as the newest of a prompt.
    ///
    /// - Returns: Whether that is something new.
    mutating func remember(_ line: String, at prompt: String) -> Bool {
        var lines = histories[prompt] ?? []
        guard !line.isEmpty, lines.last != line else { return false }
        lines.removeAll { $0 == line }
        histories[prompt] = Array((lines + [line]).suffix(Self.longestHistory))
        return true
    }
}
