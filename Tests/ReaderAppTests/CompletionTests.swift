import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Tab on the command line` {
    private func completed(_ keys: String, _ reader: inout Answering) -> String? {
        reader.press(keys)
        defer { reader.press("Esc") }
        return reader.model.prompt?.line.text
    }

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test func `completes commands, settings and their values, and themes`() {
        var reader = Answering()
        #expect(completed(": z o o Tab", &reader) == "zoom")
        #expect(completed(": r e l Tab", &reader) == "reload")
        #expect(completed(": s e t Space l i s t . l Tab Tab", &reader) == "set list.lines=1")
        #expect(completed(": s e t Space p r o g r a m s . p r Tab", &reader) == "set programs.print=lp")
        #expect(completed(": t h e m e Space c Tab", &reader) == "theme contrast")
        #expect(completed(": s e t Space t h e m e = l Tab", &reader) == "set theme=light")
    }

    @Test func `shows what may stand behind a word that it has just completed`() {
        var reader = Answering()
        reader.press(": t h e Tab")
        #expect(reader.model.prompt?.line.text == "theme ")
        for theme in ["auto", "dark", "light", "both", "contrast", "none"] {
            #expect(text(reader).contains("theme \(theme)"), "\(theme)")
        }
        reader.press("Tab Tab")
        #expect(reader.model.prompt?.line.text == "theme dark")
    }

    @Test func `completes keys and roles where their names begin`() {
        var reader = Answering()
        #expect(completed(": s e t Space k e y s . D = Tab", &reader) == "set keys.D=doubts")
        #expect(
            completed(": s e t Space t h e m e . d a r k . p e Tab", &reader) == "set theme.dark.person=179")
        reader.press(": s e t Space k e y s . D =")
        #expect(text(reader).contains("who may be the same: answer"))
    }

    @Test func `completes people and what queries ask for, as the library tells them`() {
        var reader = Answering()
        #expect(
            completed(": s e a r c h Space p e r s o n : t o Tab", &reader)
                == "search person:\"Tomas Vale\"")
        #expect(completed(": f i l t e r Space p e r s o n : t o Tab Tab", &reader) == "filter person:Tonda")
        reader.press(": p e r s o n Space t o")
        #expect(text(reader).contains("person Tomas Vale") && text(reader).contains("2 choices"))
        reader.press("Tab")
        #expect(reader.model.prompt?.line.text == "person Tomas Vale")
        reader.press("Enter")
        #expect(reader.asked.contains(.ask(.finding("Tomas Vale", first: []))))
        #expect(reader.model.overlay != nil)
    }

    @Test func `completes tags and saved searches, with what they are`() {
        var reader = Answering()
        reader.press(": t a g Space")
        #expect(reader.asked.contains(.ask(.tags)))
        reader.take(.tags([TagCount(tag: "port", articles: 3), TagCount(tag: "law", articles: 1)]))
        reader.press("p o")
        #expect(text(reader).contains("3 articles") && !text(reader).contains("tag law"))
        reader.press("Tab")
        #expect(reader.model.prompt?.line.text == "tag port")
        reader.press("Esc : s a v e d Space")
        #expect(reader.asked.contains(.ask(.savedSearches)))
        let search = SavedSearch(name: "ferries", query: "ferry harbour", articles: 4)
        reader.take(.overlay(.savedSearches([search])))
        #expect(text(reader).contains("ferry harbour"))
        reader.press("Tab Enter")
        #expect(reader.model.articles.query == "ferry harbour")
    }

    @Test func `completes paths, which are looked for when Tab is pressed`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "dossier-tab-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "harbour"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var reader = Answering()
        reader.press(":")
        reader.take(.terminal(.paste("add \(folder.path)/har")))
        #expect(!text(reader).contains("1 choice"))
        reader.press("Tab")
        #expect(reader.model.prompt?.line.text == "add \(folder.path)/harbour/")
    }

    @Test func `export takes a file, with its format before it or at its end`() {
        var reader = Answering()
        let formats: [(String, ExportFormat, String)] = [
            ("export csv out", .csv, "out"), ("export out.md", .markdown, "out.md"),
            ("export 'a b.txt'", .text, "a b.txt"),
        ]
        for (line, format, path) in formats {
            let effects = reader.model.runLine(line)
            guard case .ask(.export(_, _, let asked, let file))? = effects.first else {
                Issue.record("\(line) exports nothing")
                continue
            }
            #expect(asked == format && file == path)
        }
        #expect(reader.model.runLine("export out").isEmpty && reader.model.message?.isError == true)
    }
}
