/// The notes of an export of Evernote (ENEX), as rows; pictures and other files in them are passed over.
struct EvernoteNotes: RowSource {
    private var pieces: MarkedPieces
    private let limits: ReadingLimits
    private var number = 0
    private var isOver = false

    init(_ stream: ByteStream, limits: ReadingLimits) {
        pieces = MarkedPieces(stream)
        self.limits = limits
    }

    /// The names of the rows' fields.
    static let columns: [FieldRole: String] = [
        .title: "title", .text: "content", .url: "source-url", .author: "author", .tags: "tag",
        .saved: "created",
    ]

    mutating func next() throws -> RowEvent? {
        var nothing: [UInt8]?
        guard !isOver, try pieces.next(["<note>"], into: &nothing, limit: 0) != nil else { return nil }
        number += 1
        var note: [UInt8]? = []
        while true {
            let mark = try pieces.next(["</note>", "<resource>"], into: &note, limit: limits.article + 1)
            guard let mark else {
                isOver = true
                return .breaksOff(place: "note \(number)")
            }
            if mark == "</note>" { break }
            guard try pieces.next(["</resource>"], into: &nothing, limit: 0) != nil else {
                isOver = true
                return .breaksOff(place: "note \(number)")
            }
        }
        let bytes = note ?? []
        guard bytes.count <= limits.article else {
            return .tooBig(place: "note \(number)", bytes: bytes.count, line: nil)
        }
        let (utf8, encoding) = PageEncoding.decode(bytes)
        return .row(Self.row(utf8[...]), encoding: encoding)
    }

    private static func row(_ note: ArraySlice<UInt8>) -> DataRow {
        // What is in the note's text may look like elements of the note.
        let content = element("content", in: note)
        let rest = content.map { note[..<$0.whole.lowerBound] + note[$0.whole.upperBound...] } ?? note
        var fields = ["title", "source-url", "author"].compactMap { name -> DataRow.Field? in
            element(name, in: rest).map { DataRow.Field(name: name, text: text(rest[$0.inner])) }
        }
        if let content {
            fields.append(DataRow.Field(name: "content", text: markup(note[content.inner])))
        }
        if let created = element("created", in: rest) {
            fields.append(DataRow.Field(name: "created", text: time(text(rest[created.inner]))))
        }
        var tags: [String] = []
        var index = rest.startIndex
        while let tag = element("tag", in: rest[index...]) {
            tags.append(text(rest[tag.inner]))
            index = tag.whole.upperBound
        }
        fields.append(DataRow.Field(name: "tag", text: tags.joined(separator: "\n"), items: tags))
        return DataRow(fields: fields)
    }

    private static func element(
        _ name: String, in bytes: ArraySlice<UInt8>
    ) -> (whole: Range<Int>, inner: Range<Int>)? {
        guard let start = bytes.range(of: "<\(name)>"),
            let end = bytes[start.upperBound...].range(of: "</\(name)>")
        else { return nil }
        return (start.lowerBound..<end.upperBound, start.upperBound..<end.lowerBound)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        HTMLEntities.decoded(String(decoding: bytes, as: UTF8.self)).trimmed
    }

    /// The note's own markup, which stands in a CDATA section or, in older exports, is escaped.
    private static func markup(_ bytes: ArraySlice<UInt8>) -> String {
        guard let start = bytes.range(of: "<![CDATA[")?.upperBound else { return text(bytes) }
        let end = bytes[start...].range(of: "]]>")?.lowerBound ?? bytes.endIndex
        let markup = bytes[start..<end]
        // The declaration and the type of the document are no text.
        let body = markup.range(of: "<en-note")?.lowerBound ?? start
        return String(decoding: markup[body...], as: UTF8.self)
    }

    /// “20240102T030405Z” as ISO 8601 writes it out.
    private static func time(_ text: String) -> String {
        let digits = Array(text.utf8)
        guard digits.count >= 15, digits[8] == UInt8(ascii: "T") else { return text }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        let day = [part(0..<4), part(4..<6), part(6..<8)].joined(separator: "-")
        return "\(day)T\([part(9..<11), part(11..<13), part(13..<15)].joined(separator: ":"))Z"
    }
}
