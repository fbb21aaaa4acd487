/// The people of an article by what other names of theirs share with their full names, so that a name is compared with few of them.
struct PersonIndex {
    private var byFullName: [String: [Int]] = [:]
    private var byBareName: [String: [Int]] = [:]
    private let lists: WordLists

    init(lists: WordLists) { self.lists = lists }

    /// Files an entity under one of its full names.
    mutating func add(_ name: PersonName, as entity: Int) {
        for key in fullKeys(name) where byFullName[key]?.last != entity {
            byFullName[key, default: []].append(entity)
        }
        for key in Self.bareKeys(ofFull: name) where byBareName[key]?.last != entity {
            byBareName[key, default: []].append(entity)
        }
    }

    /// The entities, lowest first, that may have this full name: all those whose names have a likeness to it, and some others.
    func entities(like name: PersonName) -> [Int] {
        var found: Set<Int> = []
        for key in fullKeys(name) { found.formUnion(byFullName[key] ?? []) }
        return found.sorted()
    }

    /// The entities, lowest first, that may be meant by a bare name: all those that it has a rank for, and some others.
    ///
    /// - Parameter written: The name as the text has it.
    func entities(calledBy bare: PersonName, written: String) -> [Int] {
        var found: Set<Int> = []
        for key in bareKeys(bare, written: written) { found.formUnion(byBareName[key] ?? []) }
        return found.sorted()
    }

    // MARK: Full names

    private func fullKeys(_ name: PersonName) -> [String] {
        guard let first = name.words.first else { return [] }
        var keys = ["s " + NameFolding.sound(name.lastWord), "l " + Self.letters(name)]
        for word in name.words.dropFirst() { keys.append("f \(first) \(word)") }
        if name.words.count == 2 {
            keys.append("o \(min(first, name.lastWord)) \(max(first, name.lastWord))")
        }
        let given = name.given.joined(separator: " ")
        for slip in Self.deletions(of: name.lastWord) { keys.append("m \(given) \(slip)") }
        keys.append("v " + name.words.map(NameFolding.skeleton).joined(separator: " "))
        return keys
    }

    /// “johnsonsirleaf” for “Johnson-Sirleaf” and “Johnson Sirleaf”.
    private static func letters(_ name: PersonName) -> String {
        String(decoding: name.words.flatMap { $0.utf8.filter { $0 != UInt8(ascii: "-") } }, as: UTF8.self)
    }

    /// A word and what is left of it without any one of its letters: two words that are one slip apart share one of these.
    private static func deletions(of word: String) -> Set<String> {
        let bytes = Array(word.utf8)
        guard bytes.count >= shortestWithSlip - 1 else { return [] }
        var result: Set<String> = [word]
        for index in bytes.indices {
            result.insert(String(decoding: bytes[..<index] + bytes[(index + 1)...], as: UTF8.self))
        }
        return result
    }

    private static let shortestWithSlip = 6

    // MARK: Bare names

    private static func bareKeys(ofFull name: PersonName) -> [String] {
        guard let first = name.words.first else { return [] }
        var keys = name.words.map { "w " + $0 }
        if name.lastWord.utf8.contains(0x2D) { keys += name.lastWord.split(separator: "-").map { "w " + $0 } }
        keys.append("i " + String(decoding: name.words.compactMap(\.utf8.first), as: UTF8.self))
        keys.append("h " + lowerLetters(name.words))
        keys.append("s " + NameFolding.sound(name.lastWord))
        keys.append("g " + first)
        for slip in deletions(of: name.lastWord) { keys.append("m " + slip) }
        return keys
    }

    private func bareKeys(_ bare: PersonName, written: String) -> [String] {
        guard let word = bare.words.first else { return [] }
        guard bare.words.count == 1 else { return ["w " + bare.lastWord] }
        var keys = ["w " + word, "s " + NameFolding.sound(word)]
        let initials = written.utf8.filter { $0 != UInt8(ascii: ".") }.map { $0 | 0x20 }
        if initials.count <= 3 { keys.append("i " + String(decoding: initials, as: UTF8.self)) }
        if word.utf8.first == UInt8(ascii: "@") { keys.append("h " + Self.lowerLetters([word])) }
        for formal in lists.nicknames[word] ?? [] { keys.append("g " + formal) }
        for slip in Self.deletions(of: word) { keys.append("m " + slip) }
        return keys
    }

    private static func lowerLetters(_ words: [String]) -> String {
        String(decoding: words.flatMap { $0.utf8.filter { $0 >= 0x61 && $0 <= 0x7A } }, as: UTF8.self)
    }
}
