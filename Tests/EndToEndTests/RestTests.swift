import Foundation
import Testing

@Suite struct `While nothing happens` {
    /// How often the threads of a process have gone to sleep, which each waking up adds to.
    private func sleeps(of process: Int32) throws -> [String: Int] {
        let folder = "/proc/\(process)/task"
        return try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: [:]) {
            found, thread in
            let status = try String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)
            for line in status.split(separator: "\n") where line.hasPrefix("voluntary_ctxt_switches") {
                found[thread] = line.split(separator: "\t").last.flatMap { Int($0) }
            }
        }
    }

    @Test func `no thread of the reader wakes up`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(try workplace.writeArticles())
        #expect(session.wait(for: "3 new"))
        session.type("jj\r/port\r")
        #expect(session.wait(for: "“port”"))
        // What was read is kept, the copies and stories are looked for: then there is rest.
        var isAtRest = false
        for _ in 0..<20 where !isAtRest {
            let before = try sleeps(of: session.process)
            Thread.sleep(forTimeInterval: 2.5)
            isAtRest = try sleeps(of: session.process) == before
        }
        #expect(isAtRest)
    }
}
