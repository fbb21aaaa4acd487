import Testing

@testable import Entities

/// Names made of few words, so that many of them are alike in every way.
private struct MadeNames {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return list[Int(state >> 33) % list.count]
    }

    private static let given = [
        "Vera", "Wera", "Bill", "William", "Osama", "Usama", "J.", "J.R.", "JD", "James", "David", "Pedro",
        "Anna", "Ana", "Xi", "Jinping",
        "Mary-Jane", "Kovács", "Béla",
    ]
    private static let surnames = [
        "Lind", "Lindqvist", "Lindqvits", "Lindqvis", "Johnson-Sirleaf", "Johnson Sirleaf", "bin Laden",
        "bin Ladin", "von der Leyen",
        "López Obrador", "Obrador", "Zelensky", "Zelenskyy", "Béla", "Kovács", "Jinping", "O'Brien", "OBrien",
    ]
    private static let suffixes = ["", "", "", " Jr.", " Sr."]

    mutating func person() -> String {
        let middle = pick(["", "", " Manuel", " T.", " R.", " David"])
        return pick(Self.given) + middle + " " + pick(Self.surnames) + pick(Self.suffixes)
    }

    mutating func bare() -> String {
        pick(Self.given + Self.surnames + ["JRL", "MS", "@VeraLind", "Manuel", "Lindqvsit", "Sirleaf"])
    }

    mutating func organization() -> String {
        let words = ["Northern", "Harbour", "Board", "Council", "of", "the", "Karsk", "Trust", "and", "Bank"]
        let initials = ["NHB", "HBC", "KT", "N.H.B.", "BOTK", "HB"]
        let count = pick([1, 1, 2, 2, 3, 4, 5])
        return count == 5 ? pick(initials) : (0..<count).map { _ in pick(words) }.joined(separator: " ")
    }
}

@Suite struct `Names are found among many` {
    @Test(arguments: 1...6)
    func `everybody whose full name is like another is found by it`(seed: Int) {
        var made = MadeNames(seed: UInt64(seed))
        let names = (0..<150).map { _ in PersonName(made.person()) }.filter(\.isFull)
        var index = PersonIndex(lists: .shipped)
        for (place, name) in names.enumerated() { index.add(name, as: place) }
        let matcher = PersonNameMatcher()
        for name in names {
            let found = index.entities(like: name)
            let alike = names.indices.filter { matcher.likeness(of: names[$0], and: name) != nil }
            #expect(Set(alike).isSubset(of: found), "\(name.words)")
            #expect(found == found.sorted())
        }
    }

    @Test(arguments: 1...6)
    func `everybody whom a bare name may mean is found by it`(seed: Int) {
        var made = MadeNames(seed: UInt64(seed))
        let names = (0..<150).map { _ in PersonName(made.person()) }.filter(\.isFull)
        var index = PersonIndex(lists: .shipped)
        for (place, name) in names.enumerated() { index.add(name, as: place) }
        for _ in 0..<100 {
            let written = made.bare()
            let bare = PersonName(written)
            guard !bare.isFull, !bare.words.isEmpty else { continue }
            let meant = names.indices.filter {
                Resolution.rank(of: bare, written: written, in: names[$0], .shipped) != nil
            }
            #expect(Set(meant).isSubset(of: index.entities(calledBy: bare, written: written)), "\(written)")
        }
    }

    @Test(arguments: 1...6)
    func `every organisation that a name may shorten is found by it`(seed: Int) {
        var made = MadeNames(seed: UInt64(seed))
        let names = (0..<150).map { _ in OrganizationName(made.organization()) }
        var index = OrganizationIndex()
        for (place, name) in names.enumerated() { index.add(name, as: place) }
        for name in names {
            let longer = names.indices.filter {
                OrganizationShortening(name, of: names[$0], isIntroduced: true, lists: .shipped) != nil
            }
            #expect(Set(longer).isSubset(of: index.entities(shortenedTo: name)), "\(name.words)")
        }
    }
}
