import CVterm
import Foundation
import Testing

@Suite struct `What commands print on a terminal` {
    /// The lines that a command shows on a terminal that is high enough for all.
    private func lines(_ arguments: [String], columns: Int) throws -> (
        lines: [String], session: TerminalSession
    ) {
        let workplace = try Workplace()
        let adding = try workplace.start(["add", try workplace.writeArticles()])
        #expect(adding.waitForEnd() == .exited(0))
        let session = try workplace.start(arguments, columns: columns, rows: 60)
        #expect(session.waitForEnd() == .exited(0))
        return ((0..<60).map(session.line).filter { !$0.isEmpty }, session)
    }

    @Test(arguments: [
        ["list"], ["search", "harbour"], ["mentions", "Helena", "Brandt"], ["quotes"], ["related", "1"],
    ])
    func `has heads over its columns and goes on below itself`(arguments: [String]) throws {
        let (lines, _) = try lines(arguments, columns: 61)
        #expect(lines.contains { $0.hasPrefix("    id  date        ") }, "\(lines)")
        let numbered = lines.filter {
            $0.prefix(6).last?.isNumber == true && $0.prefix(5).allSatisfy { $0 == " " }
        }
        #expect(!numbered.isEmpty)
        let rest = lines.filter { $0.hasPrefix(String(repeating: " ", count: 20)) }
        #expect(arguments == ["list"] || arguments == ["quotes"] || !rest.isEmpty, "\(lines)")
        // All else stands in the columns or below the text.
        for line in lines where !numbered.contains(line) && !rest.contains(line) {
            #expect(line.hasPrefix("    id") || line.hasPrefix("Helena Brandt ("), "\(line)")
        }
    }

    @Test func `shows titles with mentions, and marks names and hits`() throws {
        let (lines, session) = try lines(["mentions", "Helena", "Brandt"], columns: 80)
        #expect(lines.count { $0.contains("Mayor Opens Harbour Bridge") } == 1)
        #expect(lines.count { $0.contains("Council Argues Over Ferry") } == 1)
        #expect(try isBold("Brandt thanked", in: session))
        let (_, searching) = try self.lines(["search", "midnight"], columns: 80)
        #expect(try isBold("midnight", in: searching))
        let (_, counting) = try self.lines(["who"], columns: 80)
        #expect(try isBold("Anton Meier", in: counting))
    }

    /// Whether the place where a text stands is bold.
    private func isBold(_ text: String, in session: TerminalSession) throws -> Bool {
        let row = try #require((0..<session.rows).first { session.line($0).contains(text) })
        let line = session.line(row)
        let start = try #require(line.range(of: text)?.lowerBound)
        return session.cell(column: line.distance(from: line.startIndex, to: start), row: row).bold
    }
}
