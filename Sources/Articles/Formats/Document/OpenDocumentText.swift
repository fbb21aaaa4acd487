/// Reads the text of an OpenDocument text (.odt).
struct OpenDocumentText {
    private(set) var text = DocumentText()
    private(set) var leftOut: [LeftOut] = []

    private var names: [String] = []
    private var skippedFrom: Int?
    private var deletions = 0
    private var comments = 0
    private var pictures = 0

    /// The members that are read.
    static func wants(_ name: String) -> Bool {
        ["content.xml", "meta.xml", "META-INF/manifest.xml"].contains(name)
    }

    init(_ events: XMLEvents) throws {
        while let event = try events.next() {
            switch event {
            case .start(let element):
                names.append(element.name)
                if skippedFrom == nil { start(element) } else if element.name == "deletion" { deletions += 1 }
            case .end:
                guard let name = names.popLast() else { continue }
                if let depth = skippedFrom {
                    if names.count < depth { skippedFrom = nil }
                } else {
                    end(name)
                }
            case .text(let bytes):
                if skippedFrom == nil { text.add(bytes) }
            }
        }
        for (what, count) in [
            ("deleted passages", deletions), ("comments", comments), ("pictures", pictures),
        ] {
            leftOut.add(LeftOut(what: what, count: count))
        }
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name {
        case "annotation":
            comments += 1
            skippedFrom = names.count
        case "tracked-changes", "note-citation", "table-of-content", "hidden-text", "hidden-paragraph",
            "ruby-text", "title", "desc", "styles", "automatic-styles", "sequence-decls", "scripts",
            "font-face-decls", "annotation-end", "alphabetical-index", "illustration-index", "forms":
            skippedFrom = names.count
        case "p": text.beginParagraph()
        case "h": text.beginParagraph(isHeading: true)
        case "s":
            let count = element.value("c").flatMap { Int($0) } ?? 1
            text.add([UInt8](repeating: 0x20, count: max(1, min(count, 64))))
        case "tab", "line-break": text.add([0x20])
        case "note": text.beginNote()
        case "table-row": text.beginRow()
        case "table-cell": text.beginCell()
        case "image": pictures += 1
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "p", "h": text.endParagraph()
        case "note": text.endNote()
        case "table-row": text.endRow()
        default: break
        }
    }
}
