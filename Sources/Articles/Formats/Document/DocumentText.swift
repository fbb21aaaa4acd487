/// Puts the text of a document together from its paragraphs, rows and footnotes, as they begin and end.
struct DocumentText {
    /// The lines of the text and what is left out among them, the footnotes behind them.
    var lines: [ArticleText.Line] { main + waiting + notes }

    private var main: [ArticleText.Line] = []
    private var notes: [ArticleText.Line] = []
    /// What is left out of the paragraph, or the row, that is open.
    private var waiting: [ArticleText.Line] = []
    /// The open paragraphs, the innermost last: a frame stands in a paragraph, and has its own.
    private var open: [Paragraph] = []
    /// The cells of the open rows, the outermost first; the last is open.
    private var rows: [[String]] = []
    private var noteDepth = 0

    private struct Paragraph {
        var text: [UInt8] = []
        var isHeading: Bool
    }

    mutating func beginParagraph(isHeading: Bool = false) { open.append(Paragraph(isHeading: isHeading)) }

    /// The innermost open paragraph is a heading.
    mutating func setHeading() {
        if !open.isEmpty { open[open.count - 1].isHeading = true }
    }

    mutating func add(_ text: [UInt8]) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text.append(contentsOf: text)
    }

    /// Leaves something out that stands here.
    mutating func leaveOut(_ what: String, _ text: String = "") {
        waiting.append(ArticleText.Line(text: text, leftOut: what))
        placeLeftOut()
    }

    /// Puts what is left out behind the paragraph or row that it stood in.
    private mutating func placeLeftOut() {
        guard open.isEmpty, rows.isEmpty, !waiting.isEmpty else { return }
        main += waiting
        waiting = []
    }

    mutating func endParagraph() {
        defer { placeLeftOut() }
        guard let paragraph = open.popLast() else { return }
        let text = String(decoding: paragraph.text, as: UTF8.self).inOneLine
        guard !text.isEmpty else { return }
        if !rows.isEmpty, noteDepth == 0 {
            let cell = max(0, rows[0].count - 1)
            if rows[0].isEmpty { rows[0].append("") }
            rows[0][cell] += rows[0][cell].isEmpty ? text : " " + text
        } else if noteDepth > 0 {
            notes.append(ArticleText.Line(text: text))
        } else {
            main.append(ArticleText.Line(text: text, isHeading: paragraph.isHeading))
        }
    }

    mutating func beginRow() { rows.append([]) }

    /// A cell of a row within a cell is no cell of its own.
    mutating func beginCell() {
        if rows.count == 1 { rows[0].append("") }
    }

    mutating func endRow() {
        defer { placeLeftOut() }
        guard let cells = rows.popLast(), rows.isEmpty else { return }
        let filled = cells.filter { !$0.isEmpty }
        if !filled.isEmpty { main.append(ArticleText.Line(text: filled.joined(separator: "\t"))) }
    }

    mutating func beginNote() { noteDepth += 1 }
    mutating func endNote() { noteDepth = max(0, noteDepth - 1) }

    /// Puts lines behind all others.
    mutating func append(notes lines: [ArticleText.Line]) { notes += lines }
}

/// What a document's properties say of it.
struct DocumentProperties {
    var title: String?
    var authors: [String] = []
    var created: String?
    var language: String?

    private static let placeholders = [
        "untitled", "document", "dokument", "microsoft word", "sans titre", "unbenannt",
    ]

    /// The title, if it is one that somebody gave it.
    var givenTitle: String? {
        guard let title = title.map(ArticleText.clean)?.nilIfEmpty else { return nil }
        let lower = title.lowercased()
        let isPlaceholder = Self.placeholders.contains { name in
            lower == name || lower.hasPrefix(name + " - ")
                || lower.hasPrefix(name)
                    && lower.dropFirst(name.count).allSatisfy { $0.isNumber || $0 == " " }
        }
        let isFileName = [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".tex", ".dvi"].contains(
            where: lower.hasSuffix)
        return isPlaceholder || isFileName ? nil : title
    }

    /// The authors’ names.
    var byline: String? {
        let names = authors.flatMap { AuthorNames.split($0, site: nil) }.map(ArticleText.clean)
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// The day on which it was written.
    var date: String? { created.flatMap(PageDate.iso) }

    /// Reads what stands in the elements of these names, without their prefixes.
    init(_ events: XMLEvents?, creator: [String], created createdName: String) throws {
        guard let events else { return }
        var names: [String] = []
        var text: [UInt8] = []
        var found: [String: [String]] = [:]
        while let event = try events.next() {
            switch event {
            case .start(let element):
                names.append(element.name)
                text = []
            case .text(let bytes): text.append(contentsOf: bytes)
            case .end:
                guard let name = names.popLast() else { continue }
                let value = String(decoding: text, as: UTF8.self).trimmed
                if !value.isEmpty { found[name, default: []].append(value) }
                text = []
            }
        }
        title = found["title"]?.first
        authors = creator.lazy.compactMap { found[$0] }.first ?? []
        created = found[createdName]?.first
        language = found["language"]?.first.flatMap { $0.utf8.count <= 12 ? $0 : nil }
    }

    init() {}
}
