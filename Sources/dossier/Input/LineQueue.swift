import Articles
import Dispatch
import Foundation

/// Lines of the inputs, read by a thread of its own: a little ahead, so that none waits for another, and no further.
final class LineQueue: @unchecked Sendable {
    /// A line, or why there are no more of an input.
    enum Line: Sendable {
        case line(ArraySlice<UInt8>, isCut: Bool, number: Int)
        case problem(ArticleProblem)
    }

    /// So many bytes are read ahead.
    private static let mostBytes = 8 << 20
    private static let mostLines = 1_024

    // All below is guarded by the condition.
    private let condition = NSCondition()
    private var lines: [Line] = []
    private var bytes = 0
    private var isOver = false

    /// Begins to read.
    ///
    /// - Parameter names: Files in their order; “-” is standard input.
    init(of names: [String]) {
        Thread.detachNewThread { [self] in
            for name in names { read(name) }
            condition.withLock {
                isOver = true
                condition.broadcast()
            }
        }
    }

    /// The lines that have been read, at least one; none at the end.
    ///
    /// Waits for no line beyond the first: whoever writes line by line has each answered.
    func next() -> [Line] {
        condition.withLock {
            while lines.isEmpty, !isOver { condition.wait() }
            defer {
                (lines, bytes) = ([], 0)
                condition.broadcast()
            }
            return lines
        }
    }

    private func read(_ name: String) {
        do {
            if name == "-" {
                return try read(ByteStream(descriptor: STDIN_FILENO, path: "Standard input"))
            }
            let file = try ArticleFile(named: name)
            guard file.isRegular else { return try read(ByteStream(try file.read(allowingPipes: true))) }
            try file.withStream { try read($0) }
        } catch {
            let problem =
                (error as? ArticleError).map { ArticleProblem($0, path: name) }
                ?? ArticleProblem(path: name, message: "\(name) could not be read: \(error)")
            put(.problem(problem), count: 0)
        }
    }

    private func read(_ stream: ByteStream) throws {
        var number = 0
        while let (line, isCut) = try stream.line(longest: ReadingLimits.standard.line) {
            number += 1
            put(.line(line, isCut: isCut, number: number), count: line.count)
        }
    }

    private func put(_ line: Line, count: Int) {
        condition.withLock {
            while bytes >= Self.mostBytes || lines.count >= Self.mostLines { condition.wait() }
            lines.append(line)
            bytes += count
            condition.broadcast()
        }
    }
}
