import TextBytes

/// Tells whether two names can belong to one person, and how.
public struct PersonNameMatcher: Sendable {
    /// The ways in which two full names can belong together, the surest first.
    public enum Likeness: Int, Comparable, Sendable {
        /// The same words.
        case same
        /// The same except for diacritics or romanisation.
        case spelling
        /// One leaves out a middle name or shortens it.
        case middle
        /// One gives an initial for the given name.
        case initial
        /// One gives only some of several names: “Lula da Silva”.
        case part
        /// One gives the surname first.
        case order
        /// One gives a short form of the given name.
        case nickname
        /// One is misspelt.
        case misspelling
        /// One leaves out “Jr.” or a ruler's number: within one article this means two people, across articles it may
        /// be carelessness.
        case suffix

        public static func < (left: Likeness, right: Likeness) -> Bool { left.rawValue < right.rawValue }
    }

    let lists: WordLists

    public init(lists: WordLists = .shipped) { self.lists = lists }

    /// How two full names can belong to one person; `nil` when they cannot.
    ///
    /// Names with different given names never belong to one person.
    public func likeness(of left: PersonName, and right: PersonName) -> Likeness? {
        if left.contradicts(right) { return nil }
        guard let likeness = likenessOfWords(left, right) else { return nil }
        if left.suffix == right.suffix { return likeness }
        return likeness <= .middle ? .suffix : nil
    }

    private func likenessOfWords(_ left: PersonName, _ right: PersonName) -> Likeness? {
        if left.words == right.words { return .same }
        guard left.isFull, right.isFull else { return nil }
        if Self.letters(left) == Self.letters(right) { return .spelling }
        if soundsAlike(left.surname, right.surname) { return likenessOfGiven(left, right) }
        if isPart(left, right) || isPart(right, left) { return .part }
        if left.words.count == 2, right.words.count == 2, left.words[0] == right.words[1],
            left.words[1] == right.words[0]
        {
            return .order
        }
        // In surnames, a slip counts only in a long one, and only with exactly the same given names.
        if left.given == right.given, left.surname.count == right.surname.count,
            left.given.allSatisfy({ $0.utf8.count > 1 }),
            let first = left.surname.last, let second = right.surname.last,
            Self.isSlip(first, second, shortest: 6)
        {
            return .misspelling
        }
        return differsByVowels(left, right) ? .misspelling : nil
    }

    /// “Usama bin Ladin” is “Osama bin Laden”: in names from other scripts the vowels are unreliable.
    private func differsByVowels(_ left: PersonName, _ right: PersonName) -> Bool {
        guard left.words.count == right.words.count, left.surnameStart == right.surnameStart,
            let first = left.words.first, let second = right.words.first, left.lastWord.utf8.count >= 5
        else { return false }
        let areKnown = lists.givenNames[first] != nil && lists.givenNames[second] != nil
        guard first == second || !areKnown && min(first.utf8.count, second.utf8.count) >= 5 else {
            return false
        }
        return zip(left.words, right.words).allSatisfy {
            NameFolding.skeleton($0) == NameFolding.skeleton($1)
        }
    }

    /// “Johnson-Sirleaf” is “Johnson Sirleaf”.
    private static func letters(_ name: PersonName) -> [UInt8] {
        name.words.flatMap { $0.utf8.filter { $0 != UInt8(ascii: "-") } }
    }

    private func soundsAlike(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0 == $1 || NameFolding.sound($0) == NameFolding.sound($1) }
    }

    private func likenessOfGiven(_ left: PersonName, _ right: PersonName) -> Likeness? {
        guard let first = left.words.first, let second = right.words.first else { return nil }
        let isPart = isPart(left, right) || isPart(right, left)
        guard middleAgrees(left.given.dropFirst(), right.given.dropFirst()) else {
            return isPart ? .part : nil
        }
        if first == second { return left.given.count == right.given.count ? .spelling : .middle }
        if first.utf8.count == 1 || second.utf8.count == 1 {
            return first.utf8.first == second.utf8.first ? .initial : nil
        }
        if initialsOf(left, are: right) || initialsOf(right, are: left) { return .initial }
        if NameFolding.sound(first) == NameFolding.sound(second) { return .spelling }
        if isNickname(first, second) { return .nickname }
        if Self.isSlip(first, second, shortest: 5),
            lists.givenNames[first] == nil || lists.givenNames[second] == nil
        {
            return .misspelling
        }
        return isPart ? .part : nil
    }

    /// “JD Vance” is “James David Vance”.
    private func initialsOf(_ short: PersonName, are long: PersonName) -> Bool {
        guard short.given.count == 1, let letters = short.words.first?.utf8, letters.count == 2,
            long.given.count == 2
        else { return false }
        return letters.elementsEqual(long.given.compactMap(\.utf8.first))
    }

    /// Whether every middle name of the shorter list can be the one at the same place in the longer list.
    private func middleAgrees(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        if short.isEmpty { return true }
        guard short.count == long.count else { return false }
        return zip(short, long).allSatisfy { short, long in
            short == long
                || (short.utf8.count == 1 || long.utf8.count == 1) && short.utf8.first == long.utf8.first
                || NameFolding.sound(short) == NameFolding.sound(long)
        }
    }

    /// Whether two or more words of `short`, all of them, stand in `long` in order, and one of its ends is there.
    private func isPart(_ short: PersonName, _ long: PersonName) -> Bool {
        guard short.words.count >= 2, short.words.count < long.words.count else { return false }
        guard short.words.first == long.words.first || short.words.last == long.words.last else {
            return false
        }
        guard short.words.allSatisfy({ $0.utf8.count > 1 }) else { return false }
        var index = 0
        for word in long.words where index < short.words.count && word == short.words[index] { index += 1 }
        return index == short.words.count
    }

    /// Whether one given name is a short form of the other, or both of one name.
    public func isNickname(_ left: String, _ right: String) -> Bool {
        lists.nicknames[left]?.contains(right) ?? false
    }

    /// Whether two words are one letter apart: one more, one less, a different one, or two that are swapped.
    static func isSlip(_ left: String, _ right: String, shortest: Int) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        return min(left.count, right.count) >= shortest && EditDistance.between(left, right, limit: 1) == 1
    }
}
