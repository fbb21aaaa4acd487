import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Orders and marks on pages` {
    private func reader(_ name: String, _ keys: String, _ columns: Int = 160, _ rows: Int = 45) throws
        -> LibraryReader
    {
        var reader = try LibraryReader(columns: columns, rows: rows)
        reader.show(name)
        reader.press(keys)
        return reader
    }

    private func names(_ reader: LibraryReader) -> [String] {
        reader.model.around?.network?.nodes.map(\.name) ?? []
    }

    // MARK: Around somebody

    @Test func `those around somebody stand in groups, by shared articles or by name`() throws {
        var reader = try reader("Kern", "g n j")
        let before = try #require(reader.model.around?.selected?.entity)
        #expect(reader.model.around?.network?.groups.count ?? 0 > 1)
        reader.press("=")
        #expect(reader.model.message?.text == "Now most shared articles first.")
        let shared = reader.model.around?.network?.nodes.map(\.shared) ?? []
        #expect(shared == shared.sorted(by: >) && reader.model.around?.network?.groups.count == 1)
        #expect(reader.model.around?.selected?.entity == before, "the cursor stays on its row")
        #expect(reader.text.contains("shared articles · most shared articles first"))
        reader.press("=")
        #expect(names(reader) == names(reader).sorted { $0.lowercased() < $1.lowercased() })
        let network = try #require(reader.model.around?.network)
        for (place, node) in network.nodes.enumerated() {
            #expect(network.together[place][place] == node.articles, "rows and columns go along")
        }
        reader.press("=")
        #expect(reader.model.around?.network?.groups.count ?? 0 > 1)
        #expect(reader.model.around?.selected?.entity == before)
    }

    @Test func `x marks those around somebody, to copy them alone`() throws {
        var reader = try reader("Kern", "g n")
        let all = names(reader)
        reader.press("x x")
        #expect(reader.model.around?.marked.count == 2 && reader.text.contains("2 marked"))
        #expect(reader.model.around?.selected?.name == all[2])
        #expect(reader.model.around?.citation?.split(separator: "\n").count == 2)
        reader.press("k x")
        #expect(reader.model.around?.marked.count == 1)
        reader.press("k k x")
        #expect(reader.model.around?.citation?.split(separator: "\n").count == all.count)
    }

    // MARK: Choosing the other one

    @Test func `the company of the first one stands at the top of the picker, wherever one comes from`()
        throws
    {
        var reader = try LibraryReader()
        let maric = try #require(try reader.library.entities(named: "Marić").first)
        let subject = PageSubject(entity: maric.id, name: maric.name, kind: .person)
        reader.model.dossier = nil
        for effect in reader.model.choosePerson(.meeting(subject)) {
            guard case .ask(let question) = effect else { continue }
            if let answer = try question.asking.answer(reader.library, { false }) { reader.take(answer) }
        }
        guard case .finding(let finder) = reader.model.overlay else {
            Issue.record("no picker")
            return
        }
        let company = try reader.library.company(of: maric.id, most: 12)
        #expect(!company.isEmpty && finder.rows.map(\.id).starts(with: company))
        #expect(finder.rows.first?.entity.name == "Tomas Vale")
        reader.press("t a r n")
        guard case .finding(let typed) = reader.model.overlay else { return }
        #expect(typed.rows.map(\.entity.name) == ["Lida Tarn"])
    }

    // MARK: What they said

    @Test func `the head of what somebody said tells whose words these are, and the years of them`() throws {
        var reader = try reader("Marić", "g q")
        #expect(reader.text.contains("says:\"Jelena Marić\" · whole and partial"))
        #expect(reader.text.contains("2024 █"))
        reader.press("t p r")
        #expect(reader.text.contains("only whole sentences, also reported"))
        #expect(try !self.reader("Marić", "g q", 80, 24).text.contains("says:"))
        #expect(try !self.reader("Tarn", "g q f z z q Enter").text.contains("█"))
    }

    // MARK: A first start

    @Test func `a first start names the library's file`() throws {
        var facts = StartFacts(News())
        facts.library = "~/.local/share/dossier/library.db"
        var reader = Answering(options: Model.Options(startsWithNews: true))
        reader.take(.news(facts))
        let screen = reader.model.view()
        let rows = (0..<45).map { screen.text(row: $0) }
        #expect(rows.contains { $0.contains("Library: ~/.local/share/dossier/library.db") })
        let folder = FileManager.default.temporaryDirectory.appending(path: "first-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.db").path
        #expect(try StartFacts(of: Library(path: path), since: nil).library.hasSuffix("a.db"))
    }
}
