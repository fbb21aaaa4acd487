import Articles
import Testing

@testable import Entities

@Suite struct `Joining the names of one person` {
    @Test(arguments: [
        // Surname, given name, honorific.
        ("{p|Vera Lind} spoke. {p|Lind} left. {p|Vera} stayed. Mrs. {p|Lind} slept.", ["Vera Lind": 4]),
        // Initials, middle names and suffix.
        ("{p|George W. Bush} met {p|George Bush}.", ["George W. Bush": 2]),
        ("{p|Karl Adler Sr.} met {p|Karl Adler Jr.} there.", ["Karl Adler Sr.": 1, "Karl Adler Jr.": 1]),
        // Where both forms stand in one article, the suffix tells father from son.
        (
            "{p|Anton Aldane} died. {p|Anton Aldane Jr.} spoke. The elder {p|Aldane} left. {p|Aldane Jr.} stayed.",
            ["Anton Aldane": 2, "Anton Aldane Jr.": 2]
        ),
        // Nor is a relative of nearly the same name, introduced later as one, the person whom the article is about.
        (
            "{p|Vera Lind} died. Her widowed mother, {p|Vera Marie Lind}, wept. {p|Lind} was 60.",
            ["Vera Lind": 2, "Vera Marie Lind": 1]
        ),
        (
            "{p|Ole Berg} came with his wife, {p|Vera Marie Lind}. {p|Vera Lind} spoke.",
            ["Ole Berg": 1, "Vera Marie Lind": 2]
        ),
        // A name that fits two whom initials tell apart is neither's.
        (
            "{p|George W. Bush}, {p|George H. W. Bush} and {p|George Bush} met.",
            ["George W. Bush": 1, "George H. W. Bush": 1, "George Bush": 1]
        ),
        // Particles belong to the surname.
        (
            "{p|Ursula von der Leyen} spoke. {p|von der Leyen} left. {p|Leyen} slept.",
            ["Ursula von der Leyen": 3]
        ),
        // Diacritics and romanisation.
        ("{p|Aleksandar Vučić} spoke. {p|Vucic} left.", ["Aleksandar Vučić": 2]),
        (
            "{p|Volodymyr Zelenskyy} spoke. {p|Zelensky} left. {p|Zelenskiy} slept.",
            ["Volodymyr Zelenskyy": 3]
        ),
        ("{p|Selim Şahin} spoke. {p|Selim Shahin} left.", ["Selim Şahin": 2]),
        // A courtesy title within the name counts as one before it.
        ("{p|Anton Vale} spoke. {p|Miss Vale} left.", ["Anton Vale": 1, "Miss Vale": 1]),
        // Nicknames.
        ("{p|William Hartley} met {p|Bill Hartley}.", ["William Hartley": 2]),
        // Different given names are never joined.
        ("{p|Anna Berg} met {p|Erik Berg}.", ["Anna Berg": 1, "Erik Berg": 1]),
        // Chinese names: the surname comes first.
        ("{p|Xi Jinping} spoke. {p|Xi} left.", ["Xi Jinping": 2]),
        // Spanish names: two surnames.
        (
            "{p|Andrés Manuel López Obrador} spoke. {p|López Obrador} left.",
            ["Andrés Manuel López Obrador": 2]
        ),
        // Hungarian order.
        ("{p|Kovács Béla} spoke. {p|Béla Kovács} left.", ["Kovács Béla": 2]),
        // A family is nobody of it.
        ("{p|John Kennedy} spoke. The {p|Kennedys} left.", ["John Kennedy": 1, "Kennedys": 1]),
    ])
    func `forms of one name are one person`(marked: String, expected: [String: Int]) {
        let text = MarkedText(marked)
        #expect(text.annotation.groups(of: .person, in: text.article).mapValues(\.count) == expected)
    }

    @Test func `a title's gender decides between two of one surname`() {
        let text = MarkedText(
            "{p|Bill Clover} and {p|Hilda Clover} spoke. Mr. {p|Clover} left. Mrs. {p|Clover} stayed.")
        #expect(
            text.annotation.groups(of: .person, in: text.article)
                == ["Bill Clover": ["Bill Clover", "Clover"], "Hilda Clover": ["Hilda Clover", "Clover"]])
    }

    @Test func `a surname tells who it was tied to and where the full name stands`() {
        let text = MarkedText("# Rain in {l|Karsk}\n\n{p|Vera Lind} spoke.\n\n{p|Lind} left.")
        #expect(
            text.annotation.mentions.map(\.reason).last
                == "surname of Vera Lind, named in full in paragraph 1")
    }

    @Test func `a possessive ending is no part of a mention`() {
        let text = MarkedText("{p|Vera Lind}'s house and {p|Lind’s} garden.")
        let words = text.annotation.mentions.map { String(text.article.text.slice(utf8: $0.range)) }
        #expect(words == ["Vera Lind", "Lind"])
    }
}

@Suite struct `Joining other names` {
    @Test(arguments: [
        (
            "{o|World Health Organization} ({o|WHO}) spoke.", EntityKind.organization,
            ["World Health Organization": 2]
        ),
        (
            "{o|European Commission} spoke. The {o|Commission} left.", .organization,
            ["European Commission": 2]
        ),
        ("{o|Acme Corp.} sold {o|Acme}.", .organization, ["Acme Corp.": 2]),
        ("{l|US} and {l|United States} and {l|U.S.}", .place, ["United States": 3]),
        ("{n|Russian} and {n|Russians}", .nationality, ["Russian": 2]),
    ])
    func `short forms are tied to the long one`(marked: String, kind: EntityKind, expected: [String: Int]) {
        let text = MarkedText(marked)
        #expect(text.annotation.groups(of: kind, in: text.article).mapValues(\.count) == expected)
    }

    @Test func `a nationality knows its country but is not the place`() {
        let text = MarkedText("{n|Russian} ships left {l|Russia}.")
        #expect(text.annotation.entities.map(\.nation) == ["ru", "ru"])
        #expect(text.annotation.entities.map(\.kind) == [.nationality, .place])
    }
}

@Suite struct `Roles and descriptions` {
    @Test(arguments: [
        ("{n|Ukrainian} President {p|Petro Hrabar} spoke.", "Ukrainian President", "ua"),
        ("{p|Petro Hrabar}, the president of {l|Ukraine}, spoke.", "president of Ukraine", "ua"),
        ("The {n|Ukrainian} president, {p|Petro Hrabar}, spoke.", "Ukrainian president", "ua"),
        ("{p|Petro Hrabar} is the president of {l|Ukraine}.", "president of Ukraine", "ua"),
        ("{l|US} Secretary of State {p|Petro Hrabar} spoke.", "US Secretary of State", "us"),
        ("{p|Petro Hrabar}, 45, a teacher, spoke.", "teacher", nil),
    ])
    func `titles and appositions give a role and a nation`(marked: String, role: String, nation: String?) {
        let person = MarkedText(marked).annotation.entity("Petro Hrabar")
        #expect(person?.roles == [role])
        #expect(person?.nation == nation)
    }

    @Test func `a role in two writings is one`() {
        let text = MarkedText("President {p|Petro Hrabar} spoke. The president, {p|Petro Hrabar}, left.")
        #expect(text.annotation.entity("Petro Hrabar")?.roles == ["President"])
    }

    @Test func `a description is tied where exactly one person fits`() {
        let text = MarkedText(
            "{n|Serbian} President {p|Milan Dukic} met {n|French} President {p|Luc Meyer}. The {n|Serbian} leader smiled. The president left."
        )
        let found = text.annotation.mentions.filter { $0.form == .description }
        #expect(found.map { String(text.article.text.slice(utf8: $0.range)) } == ["The Serbian leader"])
        #expect(found.map { text.annotation.entities[$0.entity].name } == ["Milan Dukic"])
    }

    @Test(arguments: [
        ("{l|Germany}'s {p|Nils Rohr} won. The {n|German} was glad.", "The German"),
        ("{n|German} {p|Nils Rohr} won. The {n|German} said so.", "The German"),
        ("Pope {p|Nils Rohr} spoke. The pontiff smiled.", "The pontiff"),
        ("{o|U.N.} Secretary-General {p|Nils Rohr} spoke. The {o|U.N.} chief left.", "The U.N. chief"),
        (
            "{n|Democratic} nominee {p|Nils Rohr} spoke. The {n|Democratic} nominee left.",
            "The Democratic nominee"
        ),
        ("Mayor {p|Nils Rohr} spoke. The 61-year-old mayor left.", "The 61-year-old mayor"),
    ])
    func `a description by country, body, age or another word for the office is tied`(
        marked: String, description: String
    ) {
        let text = MarkedText(marked)
        let found = text.annotation.mentions.filter { $0.form == .description }
        #expect(found.map { String(text.article.text.slice(utf8: $0.range)) } == [description])
        #expect(found.map { text.annotation.entities[$0.entity].name } == ["Nils Rohr"])
    }

    @Test(arguments: [
        "{l|Germany}'s {p|Nils Rohr} won. The {n|German} government was glad.",
        "{l|Germany}'s {p|Nils Rohr} beat {n|German} {p|Jan Falk}. The {n|German} was glad.",
        "{l|France}'s {p|Nils Rohr} won. The {n|French} were glad.",
        "{o|U.N.} Secretary-General {p|Nils Rohr} spoke. The {o|FIFA} chief left.",
        "{n|Democratic} nominee {p|Nils Rohr} spoke. The {n|Republican} nominee left.",
    ])
    func `a description that fits nobody, or two, is not tied`(marked: String) {
        #expect(!MarkedText(marked).annotation.mentions.contains { $0.form == .description })
    }

    @Test func `the gender comes from titles before given names`() {
        let text = MarkedText("Mrs. {p|Robin Vale} spoke to {p|Mary Stone}.")
        #expect(text.annotation.entities.map(\.gender) == [.female, .female])
    }
}
