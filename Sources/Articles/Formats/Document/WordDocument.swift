/// Reads the text of a Word document (.docx).
struct WordDocument {
    private(set) var text = DocumentText()
    /// How many deleted passages, hidden passages and comments were left out.
    private(set) var leftOut: [LeftOut] = []

    private let members: ZipMembers
    private let deepest: Int
    /// The names of paragraph styles, in lower case, by their ids.
    private var styles: [String: String] = [:]
    /// The footnotes in the order in which they are referred to.
    private var references: [(file: String, id: String)] = []

    /// The members that are read.
    static func wants(_ name: String) -> Bool {
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
                    notes[note] = part.text.lines
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
        var part = WordPart(styles: styles)
        while let event = try events.next() { part.take(event) }
        text = part.text
        references = part.references
        for (what, count) in [
            ("deleted passages", part.deletions), ("hidden passages", part.hidden),
            ("comments", part.comments),
            ("pictures", part.pictures),
        ] { leftOut.add(LeftOut(what: what, count: count)) }
    }
}

/// The elements of a part of a Word document, one after the other.
private struct WordPart {
    let styles: [String: String]
    var text = DocumentText()
    var references: [(file: String, id: String)] = []
    var deletions = 0
    var hidden = 0
    var comments = 0
    var pictures = 0

    private var names: [String] = []
    /// How deep the element is whose content is passed over.
    private var skippedFrom: Int?
    private var isText = false
    private var isHiddenRun = false

    init(styles: [String: String]) { self.styles = styles }

    mutating func take(_ event: XMLEvents.Event) {
        switch event {
        case .start(let element):
            names.append(element.name)
            if skippedFrom == nil { start(element) }
        case .end:
            guard let name = names.popLast() else { return }
            if let depth = skippedFrom {
                if names.count < depth { skippedFrom = nil }
            } else {
                end(name)
            }
        case .text(let bytes):
            if isText, skippedFrom == nil, !isHiddenRun { text.add(bytes) }
        }
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name {
        case "del", "moveFrom":
            // In the properties of a row or paragraph it marks that alone.
            guard names.dropLast().last.map({ !$0.hasSuffix("Pr") }) == true else { return }
            deletions += 1
            skippedFrom = names.count
        case "Fallback": skippedFrom = names.count
        case "p": text.beginParagraph()
        case "pStyle":
            let style = element.value("val") ?? ""
            let name = styles[style] ?? style.lowercased()
            if name.hasPrefix("heading") || name == "title" { text.setHeading() }
        case "outlineLvl": if element.value("val") != "9" { text.setHeading() }
        case "r": isHiddenRun = false
        case "vanish", "webHidden":
            if element.value("val").map({ ["0", "false", "off"].contains($0) }) != true, names.contains("r") {
                isHiddenRun = true
                hidden += 1
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
        case "commentReference": comments += 1
        case "drawing", "pict": pictures += 1
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
        case "r": isHiddenRun = false
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
