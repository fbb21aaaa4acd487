import Articles
import Dispatch
import Foundation
import Glibc
import Synchronization
import TerminalUI
import Testing

@testable import Library
@testable import ReaderApp

/// The reader while somebody else is changing the library, so that no change can be kept just then.
@Suite struct `A library that is being changed` {
    private let folder: URL
    private let library: Library

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "busy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (index, text) in Fixture.texts.enumerated() {
            let file = folder.appending(path: "\(Fixture.days[index])-story.txt")
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        library = try Library(path: folder.appending(path: "library.db").path)
        _ = try Importer(library: library, names: nil).add(paths: [folder.path])
    }

    /// Runs the reader while the library's writer is held; `steps` are given what lets it go.
    private func readWhileHeld(_ steps: (_ letGo: @escaping @Sendable () -> Void) -> [PatientTerminal.Step])
        throws
        -> PatientTerminal
    {
        let held = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
        let library = library
        let writer = DispatchGroup()
        DispatchQueue.global().async(group: writer) {
            try? library.write { _ in
                held.signal()
                _ = gate.wait(timeout: .now() + 60)
            }
        }
        held.wait()
        let terminal = PatientTerminal(steps { gate.signal() })
        Reader(terminal: terminal, library: library, options: Model.Options()).run()
        writer.wait()
        return terminal
    }

    @Test func `a mark is on the screen at once, keys go on, and it is kept in the end`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let terminal = try readWhileHeld { letGo in
            [
                .init(until: "Harbour minister", press: "B"),
                .init(until: "★", press: "j"),
                .init(until: "2 of 3", press: "Enter"),
                .init(until: "named a deputy on Friday", press: "T n e w s Enter"),
                .init(until: "#news", do: letGo),
                .init(until: "#news", press: "Q"),
            ]
        }
        #expect(terminal.missed == nil)
        #expect(
            try library.articles(matching: "is:starred", window: 0..<5).items.map(\.headline.title)
                == ["Marić speaks in Karsk"])
        #expect(
            try library.articles(matching: "tag:news is:read", window: 0..<5).items.map(\.headline.title)
                == ["Vale names new deputy"])
    }

    @Test func `what another process adds is shown without being looked for`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let other = try Library(path: library.path)
        let terminal = PatientTerminal([
            .init(until: "Harbour minister") {
                let file = Fixture.article(0).article
                var article = file
                article.title = "A bridge that nobody asked for"
                let source = ArticleSource(path: "/new.txt", size: 1, modified: 1, contentHash: 1)
                _ = try? other.store([IncomingArticle(file: source, article: article)])
            },
            .init(until: "A bridge that nobody asked for", press: "Q"),
        ])
        Reader(terminal: terminal, library: library, options: Model.Options()).run()
        #expect(terminal.missed == nil)
        #expect(!terminal.waits.contains(.seconds(2)), "it looked now and then")
    }

    @Test func `leaving does not lose a mark that is not kept yet`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let terminal = try readWhileHeld { letGo in
            [
                .init(until: "Harbour minister", press: "B"),
                .init(until: "★") { DispatchQueue.global().asyncAfter(deadline: .now() + 0.4) { letGo() } },
                .init(until: "★", press: "Q"),
            ]
        }
        #expect(terminal.missed == nil)
        #expect(try library.articles(matching: "is:starred", window: 0..<5).total == 1)
    }

    @Test func `what cannot be kept is told, and the screen shows again what there is`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let readOnly = try Library(path: library.path, readOnly: true)
        let terminal = PatientTerminal([
            .init(until: "Harbour minister", press: "B"),
            .init(until: "can only be read", press: ""),
            // The star goes with the answer to what there is now, which may come a moment later.
            .init(untilGone: "★"),
        ])
        let last = Reader(terminal: terminal, library: readOnly, options: Model.Options()).run()
        #expect(terminal.missed == nil)
        #expect(!(0..<last.size.rows).contains { last.text(row: $0).contains("★") })
    }
}

/// A terminal that does something as soon as a text is on the screen, whatever else is under way.
private final class PatientTerminal: Terminal {
    struct Step {
        var text: String
        /// Whether it is to go from the screen, not to come.
        var isToGo = false
        var keys: [Key] = []
        var body: () -> Void = {}

        init(until text: String, press keys: String) {
            self.text = text
            self.keys = Key.script(keys)
        }

        init(untilGone text: String) {
            self.text = text
            isToGo = true
        }

        init(until text: String, do body: @escaping @Sendable () -> Void) {
            self.text = text
            self.body = body
        }
    }

    let size = Size(columns: 160, rows: 30)
    let depth = ColourDepth.full
    var theme = Theme("")
    var usesMouse = true
    let waker: any Waker = NoWaker()
    /// How long it was to wait each time; `nil` for without an end.
    private(set) var waits: [Duration?] = []
    /// The text that did not come, or go.
    private(set) var missed: String?
    private var steps: ArraySlice<Step>
    private var shown = ""
    private let deadline = ContinuousClock.now + .seconds(50)

    init(_ steps: [Step]) { self.steps = steps[...] }

    func show(_ screen: Screen) {
        shown = (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    func background(patience: Duration) -> Background? { nil }

    func nextEvents(timeout: Duration?) -> [TerminalEvent] {
        waits.append(timeout)
        guard let step = steps.first else { return [.hangup] }
        guard shown.contains(step.text) != step.isToGo else {
            if ContinuousClock.now > deadline {
                missed = step.text
                return [.hangup]
            }
            usleep(500)
            return [.woken]
        }
        steps.removeFirst()
        step.body()
        return step.keys.map { .key($0) }
    }

    func redraw() {}
    func suspend() {}
    func runOutside(_ arguments: [String], input: String?, waits: Bool) -> String? { nil }
    func ringBell() {}
    func notify(_ message: String) {}
    func copy(_ text: String) {}

    private struct NoWaker: Waker {
        func wake() {}
    }
}
