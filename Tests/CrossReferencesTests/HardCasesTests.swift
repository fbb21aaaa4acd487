import Articles
import Entities
import Testing

@testable import CrossReferences

/// Somebody as one article names them: the article's other people, day and the rest as far as a case needs it.
struct Sighting: Sendable {
    var name: String
    var aliases: [String] = []
    var kind = EntityKind.person
    var roles: [String] = []
    var nation: String?
    var gender: Entity.Gender?
    var with: [String] = []
    var day = "2024-03-12"

    typealias Taken = (sighting: IdentityMemory.Sighting, link: IdentityLink)

    func take(into register: inout IdentityRegister<IdentityMemory>) throws -> Taken {
        let entity = Entity(
            name: name, kind: kind, aliases: aliases, roles: roles, nation: nation, gender: gender)
        let entities = [entity] + with.map { Entity(name: $0, kind: .person) }
        let mentions = entities.indices.map {
            Mention(
                range: $0..<$0 + 1, kind: entities[$0].kind, form: .name, entity: $0, reason: "",
                confidence: 1)
        }
        let text = String(repeating: " ", count: entities.count)
        let article = Article(
            title: "Test", text: text, blocks: [], date: ArticleDate(iso: day, origin: .text))
        return try register.take(Annotation(entities: entities, mentions: mentions), of: article)[0]
    }
}

/// A hard case: who is seen in one article after the other, who of them are the same, and why that is right.
struct HardCase: Sendable, CustomTestStringConvertible {
    var why: String
    var sightings: [Sighting]
    /// For each sighting the number of the person it is.
    var people: [Int]

    var testDescription: String { why }
}

@Suite struct `Hard cases across articles` {
    static let cases: [HardCase] = [
        HardCase(
            why: "the same full name is one person",
            sightings: [.init(name: "Vera Lindqvist"), .init(name: "Vera Lindqvist")], people: [1, 1]),
        HardCase(
            why: "diacritics are left out by some papers",
            sightings: [.init(name: "Aleksandar Vučić"), .init(name: "Aleksandar Vucic")], people: [1, 1]),
        HardCase(
            why: "one name has several romanisations",
            sightings: [
                .init(name: "Volodymyr Zelensky"), .init(name: "Volodymyr Zelenskyy"),
                .init(name: "Volodymyr Zelenskiy"),
            ],
            people: [1, 1, 1]),
        HardCase(
            why: "a middle initial is left out",
            sightings: [.init(name: "Harold T. Quillfeather"), .init(name: "Harold Quillfeather")],
            people: [1, 1]),
        HardCase(
            why: "two middle initials that differ are two people, though father and son",
            sightings: [
                .init(name: "George W. Bush", nation: "us"), .init(name: "George H. W. Bush", nation: "us"),
            ], people: [1, 2]),
        HardCase(
            why: "Junior is not Senior",
            sightings: [.init(name: "Robert Kennard Sr."), .init(name: "Robert Kennard Jr.")], people: [1, 2]),
        HardCase(
            why: "a father and his son of the same name, though they share country and company",
            sightings: [
                .init(name: "Anton Aldane", nation: "dk", with: ["Ada Crane"]),
                .init(name: "Anton Aldane Jr.", nation: "dk", with: ["Ada Crane"]),
            ], people: [1, 2]),
        HardCase(
            why: "a paper leaves out Jr.: the office and the company say that it is he all the same",
            sightings: [
                .init(
                    name: "Cyrus Vandering Jr.", roles: ["district attorney"], nation: "us",
                    with: ["Ada Crane", "Jens Holm"]),
                .init(
                    name: "Cyrus Vandering", roles: ["district attorney"], nation: "us",
                    with: ["Ada Crane", "Jens Holm"]),
            ], people: [1, 1]),
        HardCase(
            why: "where Senior and Junior are both known, neither is meant without one",
            sightings: [
                .init(name: "Anton Aldane Sr."), .init(name: "Anton Aldane Jr."), .init(name: "Anton Aldane"),
            ], people: [1, 2, 3]),
        HardCase(
            why: "Junior written out is Jr.",
            sightings: [.init(name: "Robert Kennard Jr."), .init(name: "Robert Kennard Junior")],
            people: [1, 1]),
        HardCase(
            why: "where two are known whom initials tell apart, the name without one is neither's",
            sightings: [
                .init(name: "George W. Bush", nation: "us"), .init(name: "George H. W. Bush", nation: "us"),
                .init(name: "George Bush", nation: "us"),
            ], people: [1, 2, 3]),
        HardCase(
            why: "but with the office and the company of one of them it is his",
            sightings: [
                .init(
                    name: "George W. Bush", roles: ["president"], nation: "us",
                    with: ["Ada Crane", "Jens Holm"]),
                .init(name: "George H. W. Bush", roles: ["skipper"], nation: "us", with: ["Gus Bell"]),
                .init(
                    name: "George Bush", roles: ["president"], nation: "us", with: ["Ada Crane", "Jens Holm"]),
            ], people: [1, 2, 1]),
        HardCase(
            why: "a middle name left out of several is no contradiction",
            sightings: [
                .init(name: "Andrés Manuel López Obrador", nation: "mx"),
                .init(name: "Andrés López Obrador", nation: "mx"),
            ], people: [1, 1]),
        HardCase(
            why: "a king's number is no initial, and Malcolm X's X is no number",
            sightings: [
                .init(name: "Charles V"), .init(name: "Charles VI"), .init(name: "Malcolm X"),
                .init(name: "Malcolm X"),
            ], people: [1, 2, 3, 3]),
        HardCase(
            why: "brothers have one surname and two given names",
            sightings: [
                .init(name: "Vitali Klychko", nation: "ua"), .init(name: "Wladimir Klychko", nation: "ua"),
            ], people: [1, 2]),
        HardCase(
            why: "husband and wife: the given names differ, the company is the same",
            sightings: [
                .init(name: "Bill Overmyer", with: ["Al Hume", "Ann Pike"]),
                .init(name: "Hilda Overmyer", with: ["Al Hume", "Ann Pike"]),
            ], people: [1, 2]),
        HardCase(
            why: "a common name with a diplomat's and a footballer's life is two people",
            sightings: [
                .init(name: "John Smith", roles: ["US ambassador"], nation: "us", with: ["Ada Crane"]),
                .init(name: "John Smith", roles: ["striker"], nation: "gb", with: ["Gus Bell"]),
            ], people: [1, 2]),
        HardCase(
            why: "the third John Smith is the footballer again, by role and country",
            sightings: [
                .init(name: "John Smith", roles: ["US ambassador"], nation: "us"),
                .init(name: "John Smith", roles: ["striker"], nation: "gb"),
                .init(name: "John Smith", roles: ["striker"], nation: "gb"),
            ], people: [1, 2, 2]),
        HardCase(
            why: "a rare name stays one person though he changed from the stage to politics",
            sightings: [
                .init(name: "Zoltan Farkashazy", roles: ["comedian"], nation: "hu"),
                .init(name: "Zoltan Farkashazy", roles: ["president"], nation: "hu"),
            ], people: [1, 1]),
        HardCase(
            why: "a bare common surname joins nobody without evidence",
            sightings: [.init(name: "Anna Smith"), .init(name: "Smith")], people: [1, 2]),
        HardCase(
            why: "two bare Smiths without evidence are not each other",
            sightings: [.init(name: "Smith"), .init(name: "Smith")], people: [1, 2]),
        HardCase(
            why: "a bare surname with the role, the country and the company of one person is that person",
            sightings: [
                .init(
                    name: "Julianne Smith", roles: ["US ambassador"], nation: "us",
                    with: ["Ada Crane", "Jens Holm"]),
                .init(
                    name: "Smith", roles: ["US ambassador"], nation: "us", with: ["Ada Crane", "Jens Holm"]),
            ], people: [1, 1]),
        HardCase(
            why: "a bare surname of two equally known people stays open",
            sightings: [.init(name: "Kofi Ardan"), .init(name: "Lena Ardan"), .init(name: "Ardan")],
            people: [1, 2, 3]),
        HardCase(
            why: "a title shows which of the Clintons is meant",
            sightings: [
                .init(
                    name: "Bill Overmyer", roles: ["US president"], nation: "us", gender: .male,
                    with: ["Ada Crane"]),
                .init(
                    name: "Hilda Overmyer", roles: ["US senator"], nation: "us", gender: .female,
                    with: ["Ada Crane"]),
                .init(
                    name: "Overmyer", roles: ["US senator"], nation: "us", gender: .female,
                    with: ["Ada Crane"]),
            ], people: [1, 2, 2]),
        HardCase(
            why: "a rare surname known from many articles is its only bearer's",
            sightings: (1...6).map { .init(name: "Emmanuel Macrotte", day: "2024-03-0\($0)") } + [
                .init(name: "Macrotte")
            ],
            people: [1, 1, 1, 1, 1, 1, 1]),
        HardCase(
            why: "but not a woman's, when the bearer is a man",
            sightings: (1...6).map { .init(name: "Emmanuel Macrotte", gender: .male, day: "2024-03-0\($0)") }
                + [.init(name: "Macrotte", gender: .female)],
            people: [1, 1, 1, 1, 1, 1, 2]),
        HardCase(
            why: "nor is a name known to many, where one bearer fills the news and no other does",
            sightings: (1...60).map { _ in .init(name: "Julianne Smith") } + [.init(name: "Smith")],
            people: [Int](repeating: 1, count: 61)),
        HardCase(
            why: "but where two fill it, the bare name stays open",
            sightings: (1...60).map { .init(name: $0 % 2 == 0 ? "Julianne Smith" : "Rowan Smith") } + [
                .init(name: "Smith")
            ], people: (1...60).map { $0 % 2 == 0 ? 2 : 1 } + [3]),
        HardCase(
            why: "a pronoun near a name may be another's: the other sex does not outweigh fame",
            sightings: (1...99).map { _ in .init(name: "Emmanuel Macrotte", gender: .male) } + [
                .init(name: "Macrotte", gender: .female)
            ], people: [Int](repeating: 1, count: 100)),
        HardCase(
            why: "a nickname that articles use for somebody is his where it stands alone",
            sightings: (1...4).map { _ in .init(name: "Fauzan Bowoto", aliases: ["Foke"]) } + [
                .init(name: "Foke")
            ],
            people: [1, 1, 1, 1, 1]),
        HardCase(
            why: "a given name that many have is nobody's, though articles use it for one of them",
            sightings: (1...4).map { _ in .init(name: "Maria Holt", aliases: ["Maria"]) } + [
                .init(name: "Maria")
            ],
            people: [1, 1, 1, 1, 2]),
        HardCase(
            why: "a person and a company of one name are two things",
            sightings: [.init(name: "Henry Ford"), .init(name: "Henry Ford", kind: .organization)],
            people: [1, 2]),
        HardCase(
            why: "a place is not the man it is named for",
            sightings: [
                .init(name: "George Washington"), .init(name: "Washington", kind: .place),
                .init(name: "Washington", kind: .person),
            ],
            people: [1, 2, 3]),
        HardCase(
            why: "a ship is not the woman it is named for",
            sightings: [.init(name: "Queen Elizabeth", kind: .other), .init(name: "Queen Elizabeth")],
            people: [1, 2]),
        HardCase(
            why: "a Turkish letter is written as two by others: with the same role it is he",
            sightings: [
                .init(name: "Selim Şahin", roles: ["director general"]),
                .init(name: "Selim Shahin", roles: ["director general"]),
            ], people: [1, 1]),
        HardCase(
            why: "Bill Weld and William Weld in the same company are one, Bill Weld and Walter Weld are not",
            sightings: [
                .init(name: "Bill Weld", with: ["Ada Crane"]),
                .init(name: "William Weld", with: ["Ada Crane"]),
                .init(name: "Walter Weld", with: ["Ada Crane"]),
            ], people: [1, 1, 2]),
        HardCase(
            why: "a mononym in two articles that share nothing stays two",
            sightings: [.init(name: "Nilo", with: ["Ada Crane"]), .init(name: "Nilo", with: ["Jens Holm"])],
            people: [1, 2]),
        HardCase(
            why: "Hungarian papers put the surname first",
            sightings: [.init(name: "Orbán Viktor"), .init(name: "Viktor Orbán")], people: [1, 1]),
        HardCase(
            why: "a Spanish name with and without the mother's surname",
            sightings: [
                .init(name: "Pedro R. Pierluisi Urrutia", nation: "pr"),
                .init(name: "Pedro Pierluisi", nation: "pr"),
            ], people: [1, 1]),
        HardCase(
            why: "an Arabic article may be there or not, with a hyphen or a space",
            sightings: [
                .init(name: "Bashar al-Assad"), .init(name: "Bashar Al Assad"), .init(name: "Bashar Assad"),
            ], people: [1, 1, 1]),
        HardCase(
            why: "a Chinese name with and without its hyphen",
            sightings: [.init(name: "Tsai Ing-wen"), .init(name: "Tsai Ing wen")], people: [1, 1]),
        HardCase(
            why: "Usama bin Ladin is Osama bin Laden: vowels of other scripts are guesses",
            sightings: [
                .init(name: "Osama bin Laden", nation: "sa"), .init(name: "Usama bin Ladin", nation: "sa"),
            ], people: [1, 1]),
        HardCase(
            why: "father and son under one Arabic surname",
            sightings: [.init(name: "Hamza bin Laden"), .init(name: "Osama bin Laden")], people: [1, 2]),
        HardCase(
            why: "a nickname of a rare name in the same company",
            sightings: [
                .init(name: "William Hartigan", roles: ["coach"], with: ["Ada Crane"]),
                .init(name: "Bill Hartigan", roles: ["coach"], with: ["Ada Crane"]),
            ], people: [1, 1]),
        HardCase(
            why: "a double surname with a hyphen or without",
            sightings: [.init(name: "Ellen Johnson-Sirleaf"), .init(name: "Ellen Johnson Sirleaf")],
            people: [1, 1]),
        HardCase(
            why: "an article that names two of nearly the same name tells mother and daughter apart",
            sightings: [
                .init(name: "Gloria Marie Vandoorn", with: ["Gloria Vandoorn"]),
                .init(name: "Gloria Vandoorn"),
            ], people: [1, 2]),
        HardCase(
            why: "a married name shares only the given name: nothing says it is she",
            sightings: [.init(name: "Maria Holt"), .init(name: "Maria Brandt")], people: [1, 2]),
        HardCase(
            why: "Popes are told apart by their numbers",
            sightings: [.init(name: "John Paul I"), .init(name: "John Paul II")], people: [1, 2]),
        HardCase(
            why: "an initial alone is not enough for a common surname",
            sightings: [.init(name: "James Brown"), .init(name: "J. Brown")], people: [1, 2]),
        HardCase(
            why: "an initial with the same role and company is enough",
            sightings: [
                .init(
                    name: "James Brown", roles: ["Treasury secretary"], nation: "us",
                    with: ["Ada Crane", "Jens Holm"]),
                .init(
                    name: "J. Brown", roles: ["Treasury secretary"], nation: "us",
                    with: ["Ada Crane", "Jens Holm"]),
            ], people: [1, 1]),
        HardCase(
            why: "a mononym with the same role and country is one person, though unresolved",
            sightings: [
                .init(name: "Gyandera", roles: ["king"], nation: "np", with: ["Ada Crane"]),
                .init(name: "Gyandera", roles: ["king"], nation: "np", with: ["Ada Crane"]),
            ], people: [1, 1]),
        HardCase(
            why: "a country and its nationality are kept apart",
            sightings: [
                .init(name: "Russia", kind: .place, nation: "ru"),
                .init(name: "Russian", kind: .nationality, nation: "ru"),
            ],
            people: [1, 2]),
        HardCase(
            why: "a country is one place under all its names",
            sightings: [
                .init(name: "US", kind: .place, nation: "us"),
                .init(name: "United States", kind: .place, nation: "us"),
            ],
            people: [1, 1]),
        HardCase(
            why: "a company with and without its legal form",
            sightings: [
                .init(name: "Acme Corp.", kind: .organization), .init(name: "Acme", kind: .organization),
            ], people: [1, 1]),
    ]

    @Test(arguments: cases)
    func `each is decided as expected`(hardCase: HardCase) throws {
        var register = IdentityRegister<IdentityMemory>()
        let ids = try hardCase.sightings.map { try $0.take(into: &register).link.id }
        var numbers: [Int64: Int] = [:]
        let found = ids.map { id in
            numbers[id] = numbers[id] ?? numbers.count + 1
            return numbers[id] ?? 0
        }
        #expect(found == hardCase.people)
    }

    @Test func `a bare surname says that it is unresolved, and who else it could be`() throws {
        var register = IdentityRegister<IdentityMemory>()
        let known = try Sighting(name: "Anna Smith").take(into: &register)
        let decision = try Sighting(name: "Smith").take(into: &register).link.decision
        #expect(decision.outcome == .unresolved)
        #expect(decision.others.map(\.id) == [known.link.id])
    }

    @Test func `the order of articles does not matter once all is settled`() throws {
        let sightings: [Sighting] = [
            .init(name: "Smith", roles: ["US ambassador"], nation: "us", with: ["Ada Crane", "Jens Holm"]),
            .init(
                name: "Julianne Smith", roles: ["US ambassador"], nation: "us",
                with: ["Ada Crane", "Jens Holm"]),
        ]
        var register = IdentityRegister<IdentityMemory>()
        let taken = try sightings.map { try $0.take(into: &register) }
        #expect(taken[0].link.id != taken[1].link.id)
        try register.settle()
        #expect(register.store.entity(of: taken[0].sighting) == taken[1].link.id)
    }
}

@Suite struct `Namesakes whom a middle name or a number tells apart` {
    static let families: [[String]] = [
        ["George Bush", "George W. Bush", "George H. W. Bush", "George Bush"],
        ["John Paul", "John Paul I", "John Paul II", "John Paul"],
        ["Anton Aldane", "Anton Aldane Jr.", "Anton Aldane Sr.", "Anton Aldane"],
    ]

    /// All orders of four things.
    static let orders: [[Int]] = (0..<256).map { [$0 & 3, $0 >> 2 & 3, $0 >> 4 & 3, $0 >> 6] }
        .filter { Set($0).count == 4 }

    @Test(arguments: families) func `they are never one, in whatever order they come`(names: [String]) throws
    {
        for order in Self.orders {
            var register = IdentityRegister<IdentityMemory>()
            var sightings: [Int: IdentityMemory.Sighting] = [:]
            for place in order {
                let sighting = Sighting(name: names[place], nation: "us", with: ["Ada Crane"])
                sightings[place] = try sighting.take(into: &register).sighting
            }
            try register.settle()
            let people = try [1, 2].map { register.store.entity(of: try #require(sightings[$0])) }
            #expect(people[0] != people[1])
            for profile in register.store.profiles.values {
                let parsed = profile.names.compactMap(\.person)
                #expect(!parsed.contains { name in parsed.contains { $0.contradicts(name) } })
            }
        }
    }

    @Test func `who was taken for one of them before the other was known is sorted out`() throws {
        var register = IdentityRegister<IdentityMemory>()
        let former = try Sighting(name: "George H. W. Bush", with: ["Gus Bell", "Ann Pike"]).take(
            into: &register)
        let company = ["Ada Crane", "Jens Holm", "Al Hume"]
        let plain = try Sighting(name: "George Bush", roles: ["president"], nation: "us", with: company).take(
            into: &register)
        let bare = try Sighting(name: "Bush", roles: ["president"], nation: "us", with: company).take(
            into: &register)
        #expect(plain.link.id == former.link.id)
        let later = try Sighting(name: "George W. Bush", roles: ["president"], nation: "us", with: company)
            .take(into: &register)
        #expect(later.link.id != former.link.id)
        try register.settle()
        let found = [former, plain, bare, later].map { register.store.entity(of: $0.sighting) }
        #expect(found[1] == found[3])
        #expect(found[2] == found[3])
        #expect(found[0] != found[3])
    }
}

@Suite struct `A profile's stored form` {
    @Test func `it is read as it was written`() throws {
        var register = IdentityRegister<IdentityMemory>()
        let id = try Sighting(
            name: "Vera Lind", roles: ["mayor", "former teacher"], nation: "no", gender: .female,
            with: ["Ada Crane"]
        ).take(into: &register).link.id
        let profile = register.store.profiles[id]
        #expect(profile.flatMap { IdentityProfile(bytes: $0.bytes) } == profile)
    }

    @Test func `bytes that end too soon are refused`() {
        let bytes = IdentityProfile(
            of: Entity(name: "Vera Lind", kind: .person, roles: ["mayor"]), context: IdentityContext()
        ).bytes
        for length in 0..<bytes.count { #expect(IdentityProfile(bytes: bytes[..<length]) == nil) }
    }
}
