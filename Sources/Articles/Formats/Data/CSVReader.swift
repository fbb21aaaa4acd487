/// The rows of a table, one after the other.
///
/// A quote that is never closed costs the row it stands in, and not those behind it.
final class CSVReader {
    struct Row {
        /// As they are written, without quotes.
        var fields: [[UInt8]]
        /// The line it begins in, from 1.
        var line: Int
        var trouble: Trouble?
    }
    enum Trouble: Equatable {
        /// A quote is open to the end of the file, or for longer than a field may be.
        case openQuote
        case tooBig(bytes: Int)
    }

    private let stream: ByteStream
    private let dialect: CSVDialect
    private let limits: ReadingLimits
    private var line = 0
    /// Lines that were taken for parts of a field and are none.
    private var waiting: ArraySlice<ArraySlice<UInt8>> = []
    private var openQuotes = 0

    /// So many open quotes are looked behind; a file of more of them is no table.
    private static let mostOpenQuotes = 100

    init(_ stream: ByteStream, _ dialect: CSVDialect, limits: ReadingLimits = .standard) {
        self.stream = stream
        self.dialect = dialect
        self.limits = limits
    }

    /// The first rows of the beginning of a table.
    static func rows(of bytes: [UInt8], _ dialect: CSVDialect, isCut: Bool, limit: Int) -> [[[UInt8]]] {
        let reader = CSVReader(ByteStream(bytes), dialect)
        var rows: [[[UInt8]]] = []
        while rows.count <= limit, let row = try? reader.next() {
            guard row.trouble == nil else {
                // The quote may be closed behind the sample.
                if isCut { return rows }
                continue
            }
            rows.append(row.fields)
        }
        // The last may go on behind the sample.
        if isCut, rows.count <= limit, rows.count > 1 { rows.removeLast() }
        return rows
    }

    private func nextLine() throws -> (bytes: ArraySlice<UInt8>, isCut: Bool)? {
        if let first = waiting.popFirst() { return (first, false) }
        return try stream.line(longest: limits.line)
    }

    /// The next row that is not empty; `nil` at the end.
    func next() throws -> Row? {
        var lines: [ArraySlice<UInt8>] = []
        var size = 0
        var start = line
        var splitter = FieldSplitter(dialect)
        while let (bytes, isCut) = try nextLine() {
            line += 1
            if lines.isEmpty {
                if !isCut, bytes.allSatisfy({ $0 <= 0x20 && $0 != dialect.delimiter }) { continue }
                start = line
            }
            if isCut { return Row(fields: [], line: start, trouble: .tooBig(bytes: limits.line)) }
            lines.append(bytes)
            size += bytes.count
            splitter.add(bytes)
            guard splitter.isOpen else { return Row(fields: splitter.finished(), line: start) }
            if size > limits.field { break }
        }
        return lines.isEmpty ? nil : try rowWithOpenQuote(lines, start: start)
    }

    /// The first line alone is the row that is lost; those behind it are read anew.
    private func rowWithOpenQuote(_ lines: [ArraySlice<UInt8>], start: Int) throws -> Row? {
        openQuotes += 1
        guard openQuotes <= Self.mostOpenQuotes else {
            // Nothing that follows can be told from what is quoted.
            while try stream.line(longest: limits.line) != nil {}
            waiting = []
            return Row(fields: [], line: start, trouble: .openQuote)
        }
        waiting = lines.dropFirst() + waiting
        line = start
        return Row(fields: [], line: start, trouble: .openQuote)
    }
}

/// Parts a row into fields, line by line.
private struct FieldSplitter {
    private let dialect: CSVDialect
    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    /// Whether the field stands in quotes that are not closed yet.
    private(set) var isOpen = false
    private var isAtStart = true

    init(_ dialect: CSVDialect) { self.dialect = dialect }

    mutating func add(_ line: ArraySlice<UInt8>) {
        line.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                index = isOpen ? quoted(bytes, at: index) : plain(bytes, at: index)
            }
        }
    }

    /// - Returns: Where it goes on.
    private mutating func plain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        if byte == dialect.quote, isAtStart {
            isOpen = true
            field = []
        } else if byte == dialect.delimiter {
            finishField()
            return index + 1
        } else if byte != 0x0A && byte != 0x0D || index + 2 < bytes.count {
            field.append(byte)
        }
        // Spaces before a quote are no part of the field.
        isAtStart = isAtStart && byte == 0x20
        return index + 1
    }

    private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
        if dialect.hasEscapes, byte == UInt8(ascii: "\\"), next == dialect.quote || next == byte {
            field.append(next)
            return index + 2
        }
        guard byte == dialect.quote else {
            field.append(byte)
            return index + 1
        }
        if next == dialect.quote {
            field.append(byte)
            return index + 2
        }
        // A quote before anything else is one that somebody forgot to double.
        if next == dialect.delimiter || next == 0x0A || next == 0x0D
            || next == 0x20 && closes(bytes, index + 1)
        {
            isOpen = false
            isAtStart = false
        } else {
            field.append(byte)
        }
        return index + 1
    }

    /// Whether nothing but spaces stands before the next delimiter.
    private func closes(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard let next = bytes[index...].first(where: { $0 != 0x20 }) else { return true }
        return next == dialect.delimiter || next == 0x0A || next == 0x0D
    }

    private mutating func finishField() {
        fields.append(field)
        field = []
        isAtStart = true
    }

    mutating func finished() -> [[UInt8]] {
        finishField()
        return fields
    }
}
