/// Lists with a place for each number that articles or entities have.
enum NumberedPlaces {
    /// Numbers are never reused for others, so there are more numbers than things; but not this many times more.
    private static let numbersEach = 256
    private static let spareNumbers = 1 << 20

    /// The number of places needed.
    ///
    /// - Parameters:
    ///   - last: The greatest number.
    ///   - count: How many things there are, gone ones perhaps left out.
    /// - Throws: ``LibraryError/damaged(path:detail:)`` for a number that cannot be one: memory would not be enough.
    static func count(last: Int, of count: Int) throws -> Int {
        let most = max(0, min(count, Int(Int32.max))) * numbersEach + spareNumbers
        guard last < most else { throw LibraryError.damaged(path: "", detail: "a number of \(last)") }
        return max(0, last) + 1
    }
}
