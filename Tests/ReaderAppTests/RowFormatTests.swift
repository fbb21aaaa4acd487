import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The form of a row of the list` {
    private func problem(_ text: String) -> String? {
        var settings = Settings()
        return Setting.named("list.format")?.set(.word(text), in: &settings)
    }

    @Test func `is checked, and what is wrong is told with the nearest part`() {
        #expect(problem("auto") == nil && problem(RowFormat.example) == nil)
        #expect(problem("{dya} {title}") == "list.format has no part {dya}; did you mean {day}?")
        #expect(problem("{title} {day")?.hasPrefix("list.format has a { without a }") == true)
        #expect(problem("{title:9}")?.hasPrefix("list.format has {title:9}; a part but the title") == true)
        #expect(problem("{title} {source:0}")?.hasPrefix("list.format has {source:0}") == true)
        #expect(problem("{title}{>}{>}") == "list.format has {title} or {>} twice")
        #expect(problem("{day}") == "list.format is {day}; it must be auto, or parts with {title} among them")
    }

    @Test func `gives the title what the others leave, and the end to what stands behind the mark`() throws {
        let format = try RowFormat.parse("{day} {title}{>}{source:5} {followed}").get()
        func places(_ width: Int, title: Int) -> [Range<Int>] {
            format.places(width: width, needed: [2, 1, title, 0, 9, 1, 1]).map(\.columns)
        }
        #expect(places(40, title: 10) == [0..<2, 2..<3, 3..<13, 33..<38, 38..<39, 39..<40])
        #expect(places(40, title: 99) == [0..<2, 2..<3, 3..<32, 33..<38, 38..<39, 39..<40])
        // Where the title would have next to nothing, what stands behind it gives way.
        #expect(places(20, title: 99) == [0..<2, 2..<3, 3..<20])
        for width in 0...60 {
            for title in [0, 5, 50] {
                let places = places(width, title: title)
                #expect(places.allSatisfy { $0.upperBound <= width })
                #expect(zip(places, places.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
            }
        }
    }

    @Test(arguments: [40, 80, 160, 200])
    func `is what rows look like, and stays when the list has two lines`(columns: Int) {
        var reader = Answering(size: Size(columns: columns, rows: 40))
        _ = reader.model.set("list.format={source:6}|{star}{title}{>}{words}")
        #expect(reader.model.message?.isError != true)
        func row() -> String {
            let area = reader.model.layout.content(of: .articles)
            let screen = reader.model.view()
            let rows = (area.y..<area.y + area.height).map {
                String(screen.text(row: $0).dropFirst(area.x).prefix(area.width))
            }
            return rows.first { $0.contains("Marić sp") } ?? ""
        }
        reader.press("B")
        for lines in ["1", "2"] {
            _ = reader.model.set("list.lines=\(lines)")
            #expect(row().hasPrefix(" Harbo…|★Marić sp"), "\(row())")
            if columns == 200 { #expect(row().contains(" words")) }
        }
        _ = reader.model.set("list.format=auto")
        #expect(!row().contains("|"))
    }
}
