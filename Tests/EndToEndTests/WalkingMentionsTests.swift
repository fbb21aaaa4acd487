import Foundation
import Testing

@Suite struct `Walking the mentions of a person` {
    /// The real articles beside the checkout, where they are.
    private static let seeds = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/seeds").standardizedFileURL.path

    @Test(.enabled(if: FileManager.default.fileExists(atPath: seeds), "../shared/seeds is not there"))
    func `one key reaches every article that names Vladimir Putin`() throws {
        let workplace = try Workplace()
        let session = try workplace.start([Self.seeds], columns: 160, rows: 45)
        #expect(session.wait(for: "5 new"))
        session.type("\r")
        #expect(session.wait(for: "Vladimir Putin"))
        session.type("3")
        #expect(session.wait(until: { session.cursor.column > 100 }))
        for _ in 0..<40 where !entry(session).contains("Vladimir Putin") {
            let row = session.cursor.row
            session.type("j")
            _ = session.wait(until: { session.cursor.row != row })
        }
        session.type("\r")
        #expect(session.wait(for: "Vladimir Putin · mention"), "\(session.text)")
        var reached: Set<String> = []
        for _ in 0..<100 where reached.count < 5 {
            let place = placeOnTrail(session)
            if let article = place.split(separator: "·").last { reached.insert(String(article)) }
            session.type("n")
            guard session.wait(until: { self.placeOnTrail(session) != place }) else { break }
        }
        #expect(reached.count == 5, "\(reached.sorted())")
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    /// What stands right of the cursor, which is at the selected name.
    private func entry(_ session: TerminalSession) -> String {
        let scalars = (session.cursor.column..<session.columns).compactMap {
            session.scalar(column: $0, row: session.cursor.row)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// As in “mention 3 of 12 · article 2 of 5”.
    private func placeOnTrail(_ session: TerminalSession) -> String {
        guard let line = (0..<session.rows).map(session.line).first(where: { $0.contains("· mention ") }),
            let start = line.range(of: "mention "),
            let end = line.range(of: " ─", range: start.upperBound..<line.endIndex)
        else { return "" }
        return String(line[start.lowerBound..<end.lowerBound])
    }
}
