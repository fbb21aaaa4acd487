import Testing

@testable import Entities

@Suite struct `Names of one organisation` {
    @Test(arguments: [
        ("U.N.", "United Nations"), ("UN", "the United Nations"),
        ("U.N. Security Council", "United Nations Security Council"),
        ("World Health Organisation", "WHO"), ("Guardians Council", "Guardian Council"),
        ("Space X", "SpaceX"),
        ("Al-Jazeera", "Al Jazeera"), ("al-Qa’ida", "Al-Qaeda"), ("Taleban", "Taliban"),
        ("Hizbullah", "Hezbollah"),
        ("Directorate for Harbour Security", "Directorate of Harbor Security"),
        ("Ministry of Defence", "Defense Ministry"), ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("Department of State", "State Department"), ("116th Congress", "Congress"),
        ("G-8", "Group of Eight"),
        ("Vale & Crane Inc.", "Vale and Crane"),
    ])
    func `usual forms of a name have one form`(name: String, other: String) {
        #expect(OrganizationName(name).canonical == OrganizationName(other).canonical)
    }

    @Test(arguments: [
        ("U.N.", "U.N. Security Council"), ("House", "White House"), ("BBC", "BBC Wales"),
        ("Apple", "Apple Corps"),
        ("The Who", "WHO"), ("Time", "The Times"), ("The Rolling Stones", "Rolling Stone"),
        ("Foreign Ministry", "Health Ministry"), ("Bank of Karsk", "Karsk Lines"),
    ])
    func `names of two have two`(name: String, other: String) {
        #expect(OrganizationName(name).canonical != OrganizationName(other).canonical)
    }

    @Test(arguments: [
        ("U.S. Senate", "Senate", "us"), ("Senate of the United States", "Senate", "us"),
        ("Iraqi Parliament", "Parliament", "iq"), ("Parliament of Iraq", "Parliament", "iq"),
        ("Iraq's Parliament", "Parliament", "iq"),
        ("Turkish Ministry of Foreign Affairs", "Foreign Ministry", "tr"),
        ("Pentagon", "Defense Department", "us"), ("UK Parliament", "Parliament", "gb"),
    ])
    func `a body that many countries have tells its country`(name: String, bare: String, nation: String) {
        let body = OrganizationName(name)
        #expect(body.isBody && body.nation == nation)
        #expect(body.canonical == OrganizationName(bare).canonical)
    }

    @Test(arguments: [
        "American Airlines", "Bank of America", "Australian Broadcasting Corporation", "Indian Hotels",
    ])
    func `a country may be part of a name`(name: String) {
        let own = OrganizationName(name)
        #expect(!own.isBody && own.nation == nil && own.plainShort == nil)
    }

    @Test func `a form that needs no explaining`() {
        #expect(OrganizationName("Fatah Party").plainShort == OrganizationName("Fatah").canonical)
        #expect(
            OrganizationName("U.S. Geological Survey of Rivers").plainShort
                == OrganizationName("Geological Survey of Rivers").canonical)
        #expect(OrganizationName("National Party").plainShort == nil)
    }

    @Test(arguments: [
        ("Kiev", "Kyiv"), ("Fla.", "Florida"), ("Mt. Hood", "Mount Hood"), ("St. Louis", "Saint Louis"),
        ("Guangdong Province", "Guangdong"), ("Atlantic Ocean", "Atlantic"),
        ("Washington, D.C.", "Washington"),
    ])
    func `usual forms of a place have one form`(name: String, other: String) {
        #expect(WordLists.shipped.placeForm(of: name) == WordLists.shipped.placeForm(of: other))
    }

    @Test(arguments: [
        ("Democrats", "Democratic"), ("Muslims", "Muslim"), ("Jewish", "Jews"), ("Shi'ite", "Shiites"),
        ("Tamils", "Tamil"),
    ])
    func `nouns and adjectives of a people have one form`(name: String, other: String) {
        #expect(WordLists.shipped.peopleForm(of: name) == WordLists.shipped.peopleForm(of: other))
    }
}

@Suite struct `Organisations of an article` {
    @Test(arguments: [
        // The initials need not fit where brackets explain them.
        (
            "{o|Doctors of the North} ({o|MDN}) spoke. {o|MDN} left.", ["Doctors of the North": 3]
        ),
        // A body is its country's.
        (
            "The {n|Polish} {o|Foreign Ministry} wrote to the {n|Turkish} {o|Foreign Ministry}. {l|Poland}'s {o|Foreign Ministry} waits.",
            ["Foreign Ministry": 2, "Foreign Ministry 2": 1]
        ),
        ("The {o|U.S. Senate} met. The {o|Senate} voted.", ["U.S. Senate": 2]),
        // Short names are not swallowed.
        ("{o|BBC Wales} spoke to the {o|BBC}.", ["BBC Wales": 1, "BBC": 1]),
        (
            "The {o|United Nations Security Council} met at the {o|United Nations}.",
            ["United Nations Security Council": 1, "United Nations": 1]
        ),
        ("The {o|White House} asked the {o|House}.", ["White House": 1, "House": 1]),
        // A firm named before its branch is not a short form of it.
        ("{o|Quillmart} grew. {o|Quillmart Polska} did not.", ["Quillmart": 1, "Quillmart Polska": 1]),
        ("{o|Quillmart Stores} grew. {o|Quillmart} sold.", ["Quillmart Stores": 2]),
    ])
    func `each has its own names`(marked: String, expected: [String: Int]) {
        let annotation = MarkedText(marked).annotation
        var counts: [String: Int] = [:]
        for (index, entity) in annotation.entities.enumerated() where entity.kind == .organization {
            let name = counts[entity.name] == nil ? entity.name : entity.name + " 2"
            counts[name] = annotation.mentions.count { $0.entity == index }
        }
        #expect(counts == expected)
    }

    @Test(arguments: [
        ("{l|Lima} waits. The {o|Foreign Ministry} of {l|Peru} spoke. The {o|Foreign Ministry} left.", "pe"),
        ("{l|Ohio} votes. The {o|Senate} met.", "us"),
        ("{l|Argentina} votes. {n|Argentine} senators left the {o|Senate}.", "ar"),
        ("The {o|Supreme Court} met.", nil),
    ])
    func `the article tells whose body it is`(marked: String, nation: String?) {
        let bodies = MarkedText(marked).annotation.entities.filter { $0.kind == .organization }
        #expect(bodies.map(\.nation) == [nation])
    }
}
