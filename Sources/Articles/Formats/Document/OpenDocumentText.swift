/// Reads the text of an OpenDocument text (.odt).
struct OpenDocumentText {
    private(set) var text = DocumentText()

    private var names: [String] = []
    private var skippedFrom: Int?
    /// The words of the deletion or the comment that is passed over.
    private var words: [UInt8]?
    /// The change that is described, which the text refers to.
    private var change: String?
    /// The deletions that the text did not refer to yet.
    private var deletions: [(change: String?, words: String)] = []

    /// The kinds of what is left out, in the order in which they are told.
    static let leftOutKinds = [LeftOutKind.deletions, LeftOutKind.comments.words, LeftOutKind.pictures]

    /// The members that are read.
    static func wants(_ name: String) -> Bool {
        ["content.xml", "meta.xml", "META-INF/manifest.xml"].contains(name)
    }

    init(_ events: XMLEvents) throws {
        while let event = try events.next() {
            switch event {
            case .start(let element):
                names.append(element.name)
                if skippedFrom == nil { start(element) } else { startSkipped(element) }
            case .end:
                guard let name = names.popLast() else { continue }
                if let depth = skippedFrom {
                    endSkipped(name)
                    if names.count < depth { skippedFrom = nil }
                } else {
                    end(name)
                }
            case .text(let bytes):
                // Who made a change or a comment, and when, stands in no paragraph.
                guard let depth = skippedFrom else {
                    text.add(bytes)
                    continue
                }
                if names[min(depth, names.count)...].contains(where: { $0 == "p" || $0 == "h" }) {
                    words?.append(contentsOf: bytes)
                }
            }
        }
        for deletion in deletions { text.leaveOut(LeftOutKind.deletions, deletion.words) }
    }

    private mutating func startSkipped(_ element: XMLElement) {
        switch element.name {
        case "changed-region": change = element.value("id")
        case "deletion": words = []
        case "p", "h": if words?.isEmpty == false { words?.append(0x0A) }
        default: break
        }
    }

    private mutating func endSkipped(_ name: String) {
        guard name == "deletion" || name == "annotation", let found = words else { return }
        words = nil
        let text = String(decoding: found, as: UTF8.self)
        if name == "deletion" {
            deletions.append((change, text))
        } else {
            self.text.leaveOut(LeftOutKind.comments.words, text)
        }
    }

    /// A place of the text where something was deleted.
    private mutating func leaveOut(change: String) {
        guard let index = deletions.firstIndex(where: { $0.change == change }) else { return }
        text.leaveOut(LeftOutKind.deletions, deletions.remove(at: index).words)
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name {
        case "annotation":
            words = []
            skippedFrom = names.count
        case "change": if let id = element.value("change-id") { leaveOut(change: id) }
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
        case "image": text.leaveOut(LeftOutKind.pictures)
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
