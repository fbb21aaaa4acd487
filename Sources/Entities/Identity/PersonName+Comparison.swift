extension PersonName {
    /// Whether two full names are spellings of one: the same but for diacritics, middle names, initials and romanisation.
    ///
    /// “George Bush” is “George W. Bush”, but “George W. Bush” is not “George H. W. Bush”; “Zelenskyy” is “Zelensky”.
    public func isSpellingOfSame(_ other: PersonName) -> Bool {
        guard isFull, other.isFull else { return words == other.words && !words.isEmpty }
        if let suffix, let theirs = other.suffix, suffix != theirs { return false }
        guard sounds(surname, like: other.surname) else { return false }
        guard let first = words.first, let theirFirst = other.words.first, Self.givenAgrees(first, theirFirst)
        else { return false }
        return middleAgrees(given.dropFirst(), other.given.dropFirst())
    }

    private func sounds(_ left: ArraySlice<String>, like right: ArraySlice<String>) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0 == $1 || NameFolding.sound($0) == NameFolding.sound($1) }
    }

    /// One given name can stand for another: the same, or the initial of it.
    private static func givenAgrees(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        if left.utf8.count == 1 || right.utf8.count == 1 { return left.utf8.first == right.utf8.first }
        return NameFolding.sound(left) == NameFolding.sound(right)
    }

    /// Middle names agree when every one of the shorter list is in the longer, in order.
    private func middleAgrees(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        if short.isEmpty { return true }
        guard short.count == long.count else { return false }
        return zip(short, long).allSatisfy { Self.givenAgrees($0, $1) }
    }
}
