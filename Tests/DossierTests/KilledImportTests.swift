import Foundation
import Testing

@Suite struct `An import that is killed` {
    private let people = ["Ada Wren", "Tomas Reed", "Helena Marsh", "Idris Vale", "Karin Holm"]

    private func page(_ number: Int) -> String {
        let (one, other) = (people[number % 5], people[(number * 3 + 1) % 5])
        return """
            <html><head><title>\(one) reports, day \(number)</title></head><body><nav><a href="/">Home</a></nav><article>
            <h1>\(one) reports, day \(number)</h1><p>\(one) and \(other) met in Karsk for the \(number)th time. “We have begun,” said \(one).</p>
            <p>The council waits for note \(number), and nobody there knows who wrote it.</p></article></body></html>
            """
    }

    @Test func `and gone on with gives the same library as one that was not`() throws {
        let workshop = try Workshop()
        for number in 0..<160 { try workshop.write(page(number), to: "pages/\(number).html") }
        // All that a library answers about what it holds, in an order of its own.
        func answers(_ library: String) throws -> [String] {
            try ["list", "who", "quotes"].flatMap { command in
                let outcome = try workshop.shell("$dossier \(command) --json --library .\(library).db")
                #expect(outcome.status == 0, "\(outcome.errors)")
                return outcome.output.split(separator: "\n").map {
                    String($0).replacing(#/"(id|article|speaker)": ?("[^"]*"|\d+|null),?/#, with: "")
                }.sorted()
            }
        }
        let whole = try workshop.shell("$dossier add --library .whole.db pages")
        #expect(whole.status == 0)
        // Whatever moment it is: each is a little later than the one before.
        for moment in ["0.05", "0.15", "0.3", "0.5", "0.8"] {
            _ = try workshop.shell("timeout -s KILL \(moment) $dossier add --library .killed.db pages")
            let check = try workshop.shell("[ ! -s .killed.db ] || $dossier check --library .killed.db")
            #expect(check.status == 0, "killed after \(moment) s: \(check.output)\(check.errors)")
        }
        #expect(try workshop.shell("$dossier add --library .killed.db pages").status == 0)
        #expect(try workshop.shell("$dossier check --library .killed.db").status == 0)
        let expected = try answers("whole")
        #expect(expected.count > 160)
        #expect(try answers("killed") == expected)
    }
}
