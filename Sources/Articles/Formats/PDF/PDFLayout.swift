/// The lines of a document as they stand on its pages, as pdftotext prints them (`-bbox-layout`).
struct PDFLayout {
    struct Line {
        var text: String
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
        var height: Double { bottom - top }
    }
    /// Lines that stand together.
    struct Block {
        var lines: [Line]
    }
    struct Page {
        var height: Double
        var width: Double
        /// In the order in which they are read: column after column.
        var blocks: [Block] = []
    }

    private(set) var title: String?
    private(set) var author: String?
    private(set) var pages: [Page] = []

    /// What is open while the pages are read.
    private struct Reading {
        var names: [String] = []
        var text: [UInt8] = []
        var words: [String] = []
        var line: Line?
    }

    init(_ events: XMLEvents) throws {
        var reading = Reading()
        while let event = try events.next() {
            switch event {
            case .start(let element):
                reading.names.append(element.name)
                reading.text = []
                start(element, &reading)
            case .text(let bytes):
                if ["word", "title"].contains(reading.names.last) { reading.text.append(contentsOf: bytes) }
            case .end:
                end(reading.names.popLast() ?? "", &reading)
                reading.text = []
            }
        }
        for page in pages.indices { pages[page].blocks.removeAll { $0.lines.isEmpty } }
    }

    private mutating func start(_ element: XMLElement, _ reading: inout Reading) {
        func number(_ key: String) -> Double {
            let value = element.value(key).flatMap { Double($0) } ?? 0
            return value.isFinite ? value : 0
        }
        switch element.name {
        case "meta": if element.value("name") == "Author" { author = element.value("content") }
        case "page": pages.append(Page(height: number("height"), width: number("width")))
        case "block": if !pages.isEmpty { pages[pages.count - 1].blocks.append(Block(lines: [])) }
        case "line":
            reading.words = []
            reading.line = Line(
                text: "", left: number("xmin"), top: number("ymin"), right: number("xmax"),
                bottom: number("ymax"))
        default: break
        }
    }

    private mutating func end(_ name: String, _ reading: inout Reading) {
        let value = String(decoding: reading.text, as: UTF8.self)
        switch name {
        case "title": title = value
        case "word":
            let word = CleanText.safe(value).trimmed
            if !word.isEmpty { reading.words.append(word) }
        case "line":
            if var line = reading.line, !reading.words.isEmpty, let page = pages.indices.last,
                let block = pages[page].blocks.indices.last
            {
                line.text = reading.words.joined(separator: " ")
                pages[page].blocks[block].lines.append(line)
            }
            reading.line = nil
        default: break
        }
    }

    /// How high most of the text is: the height in the middle of all its characters.
    var usualHeight: Double {
        var heights: [(height: Double, weight: Int)] = []
        for page in pages {
            for block in page.blocks {
                for line in block.lines { heights.append((line.height, line.text.utf8.count)) }
            }
        }
        heights.sort { $0.height < $1.height }
        let half = heights.reduce(0) { $0 + $1.weight } / 2
        var sum = 0
        for entry in heights {
            sum += entry.weight
            if sum >= half { return entry.height }
        }
        return 0
    }
}
