import Testing

@testable import Entities

@Suite struct `Acronyms that a text explains` {
    /// The words of `text`, parted by spaces, that explain an acronym in it, and whether the acronym itself was marked.
    private func explained(_ text: String) throws -> (words: String, acronyms: Int) {
        // The lexicon lies in the model's file.
        let model = try NameModel.shipped()
        defer { withExtendedLifetime(model) {} }
        var types = WordTypes(lexicon: model.lexicon)
        let words = text.split(separator: " ").map(String.init)
        let numbers = words.map { word in
            var word = word
            return word.withUTF8 { Int32(types.type(of: $0)) }
        }
        var document = DocumentTokens()
        document.set(words: numbers, sentences: [0..<words.count], types: types)
        var acronyms = Acronyms()
        acronyms.find(in: document, types: types)
        let inside = words.indices.filter { [.begin, .inside, .last].contains(acronyms.places[$0]) }
        return (
            inside.map { words[$0] }.joined(separator: " "),
            words.indices.filter { acronyms.places[$0] == .acronym }.count
        )
    }

    @Test(arguments: [
        (
            "The Organization for Security and Co-operation in Europe ( OSCE ) met .",
            "Organization for Security and Co-operation in Europe"
        ),
        ("He left the Department of Defense ( DOD ) .", "Department of Defense"),
        (
            "ILPR ( Institute of Law , Press and Rights ) said so .", "Institute of Law , Press and Rights"
        ),
    ])
    func `a long form is found by its initials`(text: String, words: String) throws {
        let found = try explained(text)
        #expect(found.words == words)
        #expect(found.acronyms == 1)
    }

    @Test(arguments: [
        "The agency ( AP ) said so .", "A Big Company Here ( XYZ ) said so .", "Ann Lee ( 42 ) said so .",
        "( AB )",
    ])
    func `other brackets explain nothing`(text: String) throws {
        let found = try explained(text)
        #expect(found.words.isEmpty)
        #expect(found.acronyms == 0)
    }
}
