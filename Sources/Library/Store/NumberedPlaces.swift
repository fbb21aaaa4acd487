/// Lists with a place for each number that articles or entities have.
enum NumberedPlaces {
    /// Numbers are never used again for others, so there are more than there are things; but not this many times more.
    private static let numbersEach = 256
    private static let spareNumbers = 1 << 20

    /// How many places it takes.
    ///
    /// - Parameters:
    ///   - last: The greatest number.
    ///   - count: How many things there are, gone ones perhaps left out.
    /// - Throws: ``LibraryError/damaged(path:detail:)`` for a number that cannot be one: memory would not do.
    static func count(last: Int, of count: Int) throws -> Int {
        let most = max(0, min(count, Int(Int32.max))) * numbersEach + spareNumbers
        guard last < most else { throw LibraryError.damaged(path: "", detail: "a number of \(last)") }
        return max(0, last) + 1
    }
}
