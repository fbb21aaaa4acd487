/// Where rows come from, one after the other.
protocol RowSource {
    /// What comes next; `nil` at the end.
    mutating func next() throws -> RowEvent?
}

/// A row, or why there is none.
enum RowEvent {
    /// A row and how its bytes stood for characters.
    case row(DataRow, encoding: String)
    /// A row that is left out; `place` names it (“line 41”).
    case damaged(place: String, line: Int?)
    case openQuote(line: Int)
    case tooBig(place: String, bytes: Int, line: Int?)
    case tooDeep(place: String)
    /// The file ends within a row.
    case breaksOff(place: String)
}

/// The rows of a table.
struct TableRows: RowSource {
    private let reader: CSVReader
    private let label: String?
    private let names: [String]
    private var row = 0

    /// - Parameters:
    ///   - label: The encoding of fields that are not UTF-8.
    ///   - names: Those of the columns; the first row is left out where they are in it.
    init(_ reader: CSVReader, label: String?, names: [String]) {
        self.reader = reader
        self.label = label
        self.names = names
    }

    mutating func next() throws -> RowEvent? {
        guard let found = try reader.next() else { return nil }
        switch found.trouble {
        case .openQuote: return .openQuote(line: found.line)
        case .tooBig(let bytes): return .tooBig(place: "line \(found.line)", bytes: bytes, line: found.line)
        case nil: break
        }
        var encoding = "UTF-8"
        var fields: [DataRow.Field] = []
        for (index, bytes) in found.fields.enumerated() where index < names.count {
            let (utf8, name) = PageEncoding.decode(bytes, label: label)
            if name != "UTF-8" { encoding = name }
            fields.append(DataRow.Field(name: names[index], text: String(decoding: utf8, as: UTF8.self)))
        }
        return .row(DataRow(fields: fields, line: found.line), encoding: encoding)
    }
}

/// The objects of an array of JSON.
struct ObjectRows: RowSource {
    private let elements: JSONElements
    private let label: String?
    private var number = 0
    private var isOver = false

    init(_ elements: JSONElements, label: String?) {
        self.elements = elements
        self.label = label
    }

    mutating func next() throws -> RowEvent? {
        if isOver { return nil }
        number += 1
        switch try elements.next() {
        case .object(let bytes):
            let (utf8, encoding) = PageEncoding.decode(bytes, label: label)
            let row = JSONValue(utf8).flatMap { DataRow($0) }
            return row.map { .row($0, encoding: encoding) } ?? .damaged(place: "entry \(number)", line: nil)
        case .tooBig(let bytes): return .tooBig(place: "entry \(number)", bytes: bytes, line: nil)
        case .tooDeep: return .tooDeep(place: "entry \(number)")
        case .end(let isWhole):
            isOver = true
            return isWhole ? nil : .breaksOff(place: "entry \(number)")
        }
    }
}

/// The objects of JSON Lines: a line that is none is left out, and costs no other.
struct LineRows: RowSource {
    private let stream: ByteStream
    private let label: String?
    private let limits: ReadingLimits
    private var line: Int
    /// Where the stream begins in the file.
    private let base: Int
    private let pass: (EntryPlace) -> Void

    /// - Parameters:
    ///   - place: Where the stream begins, where that is not the file's beginning.
    ///   - pass: Told where each line begins.
    init(
        _ stream: ByteStream, label: String?, limits: ReadingLimits, at place: EntryPlace? = nil,
        pass: @escaping (EntryPlace) -> Void = { _ in }
    ) {
        self.stream = stream
        self.label = label
        self.limits = limits
        line = place?.number ?? 0
        base = place?.offset ?? 0
        self.pass = pass
    }

    mutating func next() throws -> RowEvent? {
        var start = base + stream.offset
        while let (bytes, isCut) = try stream.line(longest: limits.line) {
            let text = bytes.drop { $0 <= 0x20 }
            if !text.isEmpty { pass(EntryPlace(offset: start, number: line)) }
            line += 1
            start = base + stream.offset
            guard !text.isEmpty else { continue }
            if isCut { return .tooBig(place: "line \(line)", bytes: limits.line + 1, line: line) }
            return row(text, isEnded: bytes.last == 0x0A)
        }
        return nil
    }

    private func row(_ text: ArraySlice<UInt8>, isEnded: Bool) -> RowEvent {
        switch JSONLine(text, label: label, deepest: limits.jsonDepth) {
        case .object(let value, let encoding):
            guard let row = DataRow(value, line: line) else {
                return .damaged(place: "line \(line)", line: line)
            }
            return .row(row, encoding: encoding)
        case .tooDeep: return .tooDeep(place: "line \(line)")
        case .damaged, .open:
            return isEnded
                ? .damaged(place: "line \(line)", line: line) : .breaksOff(place: "line \(line)")
        }
    }
}
