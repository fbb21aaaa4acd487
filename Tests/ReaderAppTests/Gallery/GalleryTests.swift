import Foundation
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The gallery` {
    /// With `GALLERY=FOLDER` in the environment every screen is written there.
    @Test(arguments: Gallery.pieces.indices)
    func `draws a screen at every size and in every look`(index: Int) throws {
        let piece = Gallery.pieces[index]
        let folder = ProcessInfo.processInfo.environment["GALLERY"].map { URL(filePath: $0) }
        if let folder {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        // Drawing takes a while: only those who want to see it all have all sizes drawn.
        for size in folder == nil ? [Gallery.sizes[1], Gallery.sizes[6]] : Gallery.sizes {
            let coloured = try Gallery.screen(piece, size)
            let plain = try Gallery.screen(piece, size, depth: .none)
            for screen in [coloured, plain] {
                #expect(screen.size == size)
                #expect((0..<size.rows).contains { row in screen.text(row: row).contains { $0 != " " } })
            }
            guard let folder else { continue }
            for look in Gallery.looks {
                let text = Gallery.text(of: look.depth == .none ? plain : coloured, look)
                let name = "\(piece.name)-\(size.columns)x\(size.rows)-\(look.name).txt"
                try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            }
        }
    }

    @Test func `the README shows six of them as they are`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")
        var text = try String(contentsOf: file, encoding: .utf8)
        let screens = try Gallery.readme()
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            let begin = try #require(text.range(of: "<!-- screens: ")?.upperBound)
            let start = try #require(text.range(of: "-->\n\n", range: begin..<text.endIndex)?.upperBound)
            let end = try #require(text.range(of: "\n\n<!-- /screens -->")?.lowerBound)
            text.replaceSubrange(start..<end, with: screens)
            try text.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(text.contains(screens), "record them: RECORD_GOLDENS=1 swift test --filter README")
        }
    }
}
