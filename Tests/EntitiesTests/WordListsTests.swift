import Testing

@testable import Entities

@Suite struct `What is known of words beforehand` {
    @Test func `the lists that are needed are installed`() throws {
        try WordLists.requireInstalled()
        for name in WordLists.needed { #expect(!WordLists.lines(of: name).isEmpty, "\(name)") }
    }

    @Test func `missing lists are named, with what to do`() {
        #expect(
            WordListsError.notInstalled(["roles"]).description
                == "words/roles.txt is not installed. Set DOSSIER_RESOURCES to the folder Resources of dossier."
        )
        #expect(
            WordListsError.notInstalled(["roles", "nations"]).description.hasPrefix(
                "words/roles.txt, words/nations.txt are not installed."))
    }
}
