/// Reads the text of a Word document (.docx).
struct WordDocument {
    private(set) var text = DocumentText()

    private let members: ZipMembers
    private let deepest: Int
    /// The names of paragraph styles, in lower case, by their ids.
    private var styles: [String: String] = [:]
    /// The footnotes in the order in which they are referred to.
    private var references: [(file: String, id: String)] = []
    /// The comments by their ids.
    private var comments: [String: String] = [:]

    /// The kinds of what is left out, in the order in which they are told.
    static let leftOutKinds = [
        LeftOutKind.deletions, LeftOutKind.hiddenPassages, LeftOutKind.comments.words, LeftOutKind.pictures,
    ]

    private static let commentsFile = "word/comments.xml"

    /// The members that are read.
    ///
    /// - Parameter withComments: Whether the words of comments are asked for.
    static func wants(_ name: String, withComments: Bool) -> Bool {
        if name == commentsFile { return withComments }
        return wants(name)
    }

    private static func wants(_ name: String) -> Bool {
        [
            "word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml",
            "docProps/core.xml",
        ]
        .contains(name) || name.hasPrefix("word/document") && name.hasSuffix(".xml")
    }

    init(_ members: ZipMembers, deepest: Int) throws {
        self.members = members
        self.deepest = deepest
        try readStyles()
        try readComments()
        let main =
            members.names.first { $0 == "word/document.xml" }
            ?? members.names.first { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }
        if let main, let events = try members.events(main, deepest: deepest) { try read(events) }
        for file in ["word/footnotes.xml", "word/endnotes.xml"] {
            let wanted = references.filter { $0.file == file }.map(\.id)
            guard !wanted.isEmpty, let events = try members.events(file, deepest: deepest) else { continue }
            try readNotes(events, wanted: wanted)
        }
    }

    private mutating func readStyles() throws {
        guard let events = try members.events("word/styles.xml", deepest: deepest) else { return }
        var id: String?
        while let event = try events.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "style" { id = element.value("styleid") }
            if element.name == "name", let style = id, let name = element.value("val") {
                styles[style] = name.lowercased()
                id = nil
            }
        }
    }

    private mutating func readComments() throws {
        guard let events = try members.events(Self.commentsFile, deepest: deepest) else { return }
        var id: String?
        var author: String?
        var depth = 0
        var part = WordPart(styles: styles)
        while let event = try events.next() {
            switch event {
            case .start(let element):
                depth += 1
                guard element.name == "comment" else { break }
                (id, author, depth) = (element.value("id"), element.value("author"), 0)
                part = WordPart(styles: styles)
                continue
            case .end:
                depth -= 1
                guard depth < 0, let comment = id else { break }
                let words = part.text.lines.kept.map(\.text).joined(separator: "\n")
                comments[comment] = author.map { "\($0): \(words)" } ?? words
                id = nil
            case .text: break
            }
            if id != nil { part.take(event) }
        }
    }

    private mutating func readNotes(_ events: XMLEvents, wanted: [String]) throws {
        var notes: [String: [ArticleText.Line]] = [:]
        var id: String?
        var depth = 0
        var part = WordPart(styles: styles)
        while let event = try events.next() {
            if case .start(let element) = event {
                if id == nil, element.name == "footnote" || element.name == "endnote" {
                    id = element.value("id")
                    depth = 0
                    part = WordPart(styles: styles)
                    continue
                }
                depth += 1
            } else if case .end = event {
                if depth == 0, let note = id {
                    notes[note] = part.text.lines.kept
                    id = nil
                    continue
                }
                depth -= 1
            }
            if id != nil { part.take(event) }
        }
        text.append(notes: wanted.flatMap { notes[$0] ?? [] })
    }

    private mutating func read(_ events: XMLEvents) throws {
        var part = WordPart(styles: styles, comments: comments)
        while let event = try events.next() { part.take(event) }
        text = part.text
        references = part.references
    }
}

/// The elements of a part of a Word document, one after the other.
private struct WordPart {
    let styles: [String: String]
    let comments: [String: String]
    var text = DocumentText()
    var references: [(file: String, id: String)] = []

    private var names: [String] = []
    /// How deep the element is whose content is passed over.
    private var skippedFrom: Int?
    /// The words of the deletion that is passed over.
    private var deleted: [UInt8]?
    private var isText = false
    /// The words of the run that is open, where it is hidden.
    private var hidden: [UInt8]?
    /// What the picture that is open is said to show.
    private var pictureName = ""

    init(styles: [String: String], comments: [String: String] = [:]) {
        self.styles = styles
        self.comments = comments
    }

    mutating func take(_ event: XMLEvents.Event) {
        switch event {
        case .start(let element):
            names.append(element.name)
            if skippedFrom == nil { start(element) }
        case .end:
            guard let name = names.popLast() else { return }
            if let depth = skippedFrom {
                if names.count < depth { endSkipping() }
            } else {
                end(name)
            }
        case .text(let bytes):
            if skippedFrom != nil {
                if names.last == "t" || names.last == "delText" { deleted?.append(contentsOf: bytes) }
            } else if isText {
                if hidden == nil { text.add(bytes) } else { hidden?.append(contentsOf: bytes) }
            }
        }
    }

    private mutating func endSkipping() {
        skippedFrom = nil
        if let words = deleted {
            text.leaveOut(LeftOutKind.deletions, String(decoding: words, as: UTF8.self))
        }
        deleted = nil
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name {
        case "del", "moveFrom":
            // In the properties of a row or paragraph it marks that alone.
            guard names.dropLast().last.map({ !$0.hasSuffix("Pr") }) == true else { return }
            deleted = []
            skippedFrom = names.count
        case "Fallback": skippedFrom = names.count
        case "p": text.beginParagraph()
        case "pStyle":
            let style = element.value("val") ?? ""
            let name = styles[style] ?? style.lowercased()
            if name.hasPrefix("heading") || name == "title" { text.setHeading() }
        case "outlineLvl": if element.value("val") != "9" { text.setHeading() }
        case "r": hidden = nil
        case "vanish", "webHidden":
            if element.value("val").map({ ["0", "false", "off"].contains($0) }) != true, names.contains("r") {
                hidden = hidden ?? []
            }
        case "t": isText = true
        case "tab", "br", "cr", "ptab":
            // In the properties of a paragraph it is a stop.
            if names.contains("r") { text.add([0x20]) }
        case "noBreakHyphen": text.add([UInt8(ascii: "-")])
        case "tr": text.beginRow()
        case "tc": text.beginCell()
        case "footnoteReference": refer(element, "word/footnotes.xml")
        case "endnoteReference": refer(element, "word/endnotes.xml")
        case "commentReference":
            text.leaveOut(LeftOutKind.comments.words, element.value("id").flatMap { comments[$0] } ?? "")
        case "drawing", "pict": pictureName = ""
        case "docPr": pictureName = element.value("descr") ?? ""
        default: break
        }
    }

    private mutating func refer(_ element: XMLElement, _ file: String) {
        if let id = element.value("id") { references.append((file, id)) }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "p": text.endParagraph()
        case "t": isText = false
        case "r":
            if let words = hidden {
                text.leaveOut(LeftOutKind.hiddenPassages, String(decoding: words, as: UTF8.self))
            }
            hidden = nil
        case "drawing", "pict": text.leaveOut(LeftOutKind.pictures, pictureName)
        case "tr": text.endRow()
        default: break
        }
    }
}

extension XMLElement {
    /// The value of an attribute of this name in lower case, whatever its prefix.
    func value(_ name: String) -> String? {
        attributes.first { $0.name.lowercased() == name }?.value
    }
}
