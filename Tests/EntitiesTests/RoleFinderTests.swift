import Testing

@testable import Entities

@Suite struct `What the words around a name say somebody is` {
    /// The roles that the words around the first person's name give.
    private func roles(_ marked: String) throws -> [RoleFinder.Found] {
        let text = MarkedText(marked)
        let resolution = text.resolution
        let finder = RoleFinder(
            text: text.text, words: resolution.words, lists: resolution.lists, names: resolution.names,
            nameAt: resolution.nameAt)
        let person = try #require(resolution.names.firstIndex { $0.kind == .person })
        return finder.roles(of: person)
    }

    @Test(arguments: [
        // Titles.
        ("Mayor {p|Vera Lind} spoke.", ["Mayor"]),
        ("{n|Norwegian} Prime Minister {p|Vera Lind} spoke.", ["Norwegian Prime Minister"]),
        ("Former {l|US} Vice President {p|Vera Lind} spoke.", ["Former US Vice President"]),
        ("Prime Minister Dame {p|Vera Lind} spoke.", ["Prime Minister"]),
        ("Secretary of State {p|Vera Lind} spoke.", ["Secretary of State"]),
        ("The board's special envoy {p|Vera Lind} spoke.", ["special envoy"]),
        // Appositions before and after, an age between.
        ("The {n|Norwegian} minister, {p|Vera Lind}, spoke.", ["Norwegian minister"]),
        ("The head of the {o|Red Cross}, {p|Vera Lind}, spoke.", ["head of the Red Cross"]),
        (
            "{p|Vera Lind}, the director of the {o|National Museum}, spoke.",
            ["director of the National Museum"]
        ),
        ("{p|Vera Lind}, 45, a teacher, spoke.", ["teacher"]),
        ("{p|Vera Lind}, an {o|Acme} engineer, spoke.", ["Acme engineer"]),
        // What somebody is or was.
        ("{p|Vera Lind} is the president of {l|Norway}.", ["president of Norway"]),
        ("{p|Vera Lind}, who was a teacher, spoke.", ["teacher"]),
    ])
    func `a title, an apposition or “is” gives a role`(marked: String, expected: [String]) throws {
        #expect(try roles(marked).map(\.text) == expected)
    }

    @Test(arguments: [
        // An ally's role is not the name's.
        "An ally of {p|Vera Lind} spoke.",
        // The object of a verb before a comma is somebody else.
        "After meeting president, {p|Vera Lind} spoke.",
        // The noun goes on, or begins a new clause.
        "{p|Vera Lind}, the teacher union says, spoke.",
        "{p|Vera Lind} spoke, and the mayor left.",
        "{p|Vera Lind} is tall.",
    ])
    func `other words give none`(marked: String) throws {
        #expect(try roles(marked).map(\.text) == [])
    }

    @Test func `a role knows its word, its family, its country and its gender`() throws {
        let role = try #require(try roles("Former {n|Norwegian} Foreign Minister {p|Vera Lind} spoke.").first)
        #expect(role.head == "minister")
        #expect(role.family == .politics)
        #expect(role.nation == "no")
        #expect(role.modifiers == ["foreign", "former"])
        #expect(role.gender == nil)
        #expect(try roles("Queen {p|Vera Lind} spoke.").first?.gender == .female)
        #expect(try roles("{p|Vera Lind}, the president of {l|Norway}, spoke.").first?.nation == "no")
    }
}
