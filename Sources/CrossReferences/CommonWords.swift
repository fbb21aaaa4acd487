import Entities

/// Words so common in news that two articles can share them and have nothing else in common.
public enum CommonWords {
    private static let words = Set(
        WordLists.lines(of: "common-words").compactMap { $0.first.map { Array($0.utf8) } })

    /// - Parameter word: A folded word, as UTF-8.
    public static func contains(_ word: [UInt8]) -> Bool { words.contains(word) }
}
