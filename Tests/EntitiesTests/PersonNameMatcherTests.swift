import Testing

@testable import Entities

@Suite struct `Whether two full names are one person's` {
    @Test(arguments: [
        ("Vera Lind", "Vera Lind", PersonNameMatcher.Likeness.same),
        ("Mr. Anton Vale", "Anton Vale", .same),
        ("Jorge Núñez", "Jorge Nunez", .same),
        ("Ellen Johnson-Sirleaf", "Ellen Johnson Sirleaf", .spelling),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", .spelling),
        ("Vera Marie Lind", "Vera Lind", .middle),
        ("Vera M. Lind", "Vera Marie Lind", .spelling),
        ("V. Lind", "Vera Lind", .initial),
        ("JD Vance", "James David Vance", .initial),
        ("Pérez Molina", "Otto Pérez Molina", .part),
        ("Orbán Viktor", "Viktor Orbán", .order),
        ("Bill Hartley", "William Hartley", .nickname),
        ("Vera Hartmanm", "Vera Hartmann", .misspelling),
        ("Usama bin Ladin", "Osama bin Laden", .misspelling),
        ("Karl Adler Jr.", "Karl Adler", .suffix),
    ])
    func `they can be`(left: String, right: String, likeness: PersonNameMatcher.Likeness) {
        let matcher = PersonNameMatcher()
        #expect(matcher.likeness(of: PersonName(left), and: PersonName(right)) == likeness)
        #expect(matcher.likeness(of: PersonName(right), and: PersonName(left)) == likeness)
    }

    @Test(arguments: [
        // Other given names, though one letter apart.
        ("Anna Berg", "Erik Berg"), ("Maria Berg", "Mario Berg"),
        // Other middle names and initials.
        ("George W. Bush", "George H. W. Bush"), ("Vera Marie Lind", "Vera Anna Lind"),
        // Other suffixes.
        ("Karl Adler Jr.", "Karl Adler Sr."), ("Bill Adler Jr.", "William Adler"),
        // Other surnames; a short one is not believed to be a slip.
        ("Vera Lind", "Vera Lund"), ("Vera Lind", "Vera Holm"),
        // An initial that does not fit.
        ("K. Lind", "Vera Lind"),
        // A surname alone has nothing to compare with.
        ("Lind", "Vera Lind"),
    ])
    func `they cannot be`(left: String, right: String) {
        let matcher = PersonNameMatcher()
        #expect(matcher.likeness(of: PersonName(left), and: PersonName(right)) == nil)
        #expect(matcher.likeness(of: PersonName(right), and: PersonName(left)) == nil)
    }

    @Test func `the surest likeness comes first`() {
        #expect(PersonNameMatcher.Likeness.same < .spelling)
        #expect(PersonNameMatcher.Likeness.nickname < .misspelling)
    }

    @Test(arguments: [
        ("hartmann", "hartmanm", true), ("hartmann", "hartman", true), ("hartmann", "hartamnn", true),
        ("hartmann", "hartmann", false), ("hartmann", "bartmanm", false), ("hartmann", "hart", false),
        ("lind", "lund", false),
    ])
    func `a slip is one letter of a long word`(left: String, right: String, isSlip: Bool) {
        #expect(PersonNameMatcher.isSlip(left, right, shortest: 6) == isSlip)
    }
}
