extension ArticleFormat {
    /// Tables and objects: an article a row.
    static let data = ArticleFormat(
        name: .data, extensions: ["json", "jsonl", "ndjson", "csv", "tsv", "tab", "enex"],
        sniff: DataSniffer.judge, read: { input, sink in try DataFile(input, sink).read() })
}

/// Reads the rows of a file of data.
private struct DataFile {
    private let input: ArticleInput
    private let sink: ContainerSink
    /// Its bytes, in UTF-8 or an encoding of which ASCII is a part.
    private let stream: ByteStream
    /// How the file's bytes stood for characters, where that was told at once.
    private var encoding: String?

    /// How much of a file is looked at to find out how it is made.
    private static let sampleLength = ReadingOn.beginningLength
    /// Of JSON: the array of articles is the largest that begins within so many bytes.
    private static let windowLength = 32 << 20
    private static let sampleRows = 100

    init(_ input: ArticleInput, _ sink: ArticleSink) throws {
        self.input = input
        self.sink = ContainerSink(sink)
        let start = Array(try input.stream.peek(1 << 13))
        guard input.readingOn == nil else {
            stream = input.stream
            return
        }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            _ = try input.stream.take(3)
            stream = input.stream
        } else if [.utf16LittleEndian, .utf16BigEndian].contains(TextEncoding.detect(start).encoding) {
            var decoded = try DecodedStream(input.stream)
            encoding = decoded.encoding
            stream = ByteStream { try decoded.next() }
        } else {
            stream = input.stream
        }
    }

    func read() throws {
        let beginning = try input.readingOn?.beginning.prefix(FileHead.length) ?? stream.peek(FileHead.length)
        let head = FileHead(Array(beginning), path: input.name ?? input.path)
        switch DataSniffer.kind(of: head) {
        case .json: try readJSON()
        case .table: try readTable()
        case .notes: try readNotes()
        case .bookmarks:
            let label = label(Array(try stream.peek(Self.sampleLength)))
            try AddressList.read(stream, label: label) { address in
                sink.takeAddress(address)
                sink.leaveOut(Self.onlyAddresses)
            }
        case nil: throw ArticleError.damaged(path: input.path)
        }
        let addresses = sink.count(of: Self.onlyAddresses)
        let leftOut = sink.tellLeftOut()
        guard sink.articles == 0 else { return }
        if addresses > 0 { throw ArticleError.onlyAddresses(path: input.path, count: addresses) }
        let what = leftOut ?? (sink.problems > 0 ? "only what is damaged" : "nothing with a text")
        throw ArticleError.holdsNone(path: input.path, what: what)
    }

    private static let onlyAddresses = LeftOut.onlyAddresses

    /// The file's name, as remarks begin with it.
    private var fileName: String {
        let name = input.name ?? input.path
        return String(name.split(separator: "/").last ?? name[...])
    }

    /// The encoding of what is not UTF-8; `nil` where the beginning does not show it.
    private func label(_ sample: [UInt8]) -> String? {
        let name = PageEncoding.decode(sample).name
        return name == "UTF-8" ? nil : name
    }
}

// MARK: Rows

extension DataFile {
    private func rows(_ source: some RowSource) throws -> [DataRow] {
        var source = source
        var rows: [DataRow] = []
        while rows.count < Self.sampleRows, let event = try source.next() {
            if case .row(let row, _) = event { rows.append(row) }
        }
        return rows
    }

    private func readNotes() throws {
        let guess = FieldGuess(columns: EvernoteNotes.columns)
        try read(EvernoteNotes(stream, limits: input.limits), RowArticle(guess, sample: [], input: input))
    }

    /// - Parameter sample: The first rows; those of `source` begin with them again.
    private func read(_ source: some RowSource, sample: [DataRow], columnWord: String) throws {
        let guess = FieldGuess(sample, told: input.fields)
        if !guess.columns.isEmpty {
            let program = guess.export.map { " (\($0.name))" } ?? ""
            sink.remark("\(fileName)\(program): \(guess.sentence(columnWord: columnWord))")
        }
        try read(source, RowArticle(guess, sample: sample, input: input))
    }

    private func read(_ source: some RowSource, _ maker: RowArticle) throws {
        var source = source
        var ambiguous = 0
        while let event = try source.next() {
            guard case .row(let row, let encoding) = event else {
                tell(event)
                continue
            }
            switch maker.result(of: row, encoding: encoding) {
            case .article(var found, let isDateAmbiguous):
                if let fixed = self.encoding { found.provenance.encoding = fixed }
                if isDateAmbiguous { ambiguous += 1 }
                try sink.take(found)
            case .address(let address):
                sink.takeAddress(address)
                sink.leaveOut(Self.onlyAddresses)
            case .none: sink.leaveOut("rows without text")
            }
        }
        if ambiguous > 0, let column = maker.guess.columns[.date] {
            sink.remark(
                "\(fileName): \(ambiguous) dates of \(column) do not say which number is the day, and are not taken"
            )
        }
    }

    private func tell(_ event: RowEvent) {
        let path = input.path
        switch event {
        case .row: break
        case .damaged(let place, let line):
            sink.report(.damaged(path: "\(path): \(place)"), path: path, line: line)
        case .openQuote(let line): sink.report(.openQuote(path: path, line: line), path: path, line: line)
        case .tooBig(let place, let bytes, let line):
            sink.report(
                .entryTooBig(path: path, entry: place, bytes: bytes, limit: input.limits.article), path: path,
                line: line)
        case .tooDeep(let place):
            sink.report(
                .entryTooDeep(path: path, entry: place, limit: input.limits.jsonDepth), path: path)
        case .breaksOff(let place):
            sink.report(.breaksOff(path: path, place: place, read: sink.articles), path: path)
        }
    }
}

// MARK: JSON

extension DataFile {
    private func readJSON() throws {
        var sample = try input.readingOn?.beginning ?? Array(stream.peek(Self.sampleLength))
        if Self.isLines(sample) {
            let label = label(sample)
            let rows = try rows(LineRows(ByteStream(sample), label: label, limits: input.limits))
            // What was decoded has places of its own.
            let isWhole = stream === input.stream
            let lines = LineRows(
                stream, label: label, limits: input.limits, at: input.readingOn?.place,
                pass: isWhole ? sink.pass : { _ in })
            return try read(lines, sample: rows, columnWord: "field")
        }
        let window = try stream.peek(Self.windowLength)
        let outline = JSONOutline(window, deepest: input.limits.jsonDepth)
        guard outline.isFound else {
            guard outline.isTooDeep else { return }
            return sink.report(
                .entryTooDeep(path: input.path, entry: "its value", limit: input.limits.jsonDepth),
                path: input.path)
        }
        let label = label(sample)
        func source(_ stream: ByteStream) throws -> ObjectRows {
            ObjectRows(
                try JSONElements(stream, start: outline.start, limits: input.limits), label: label)
        }
        // The first objects may begin far behind, or be long.
        let start = outline.start ?? 0
        sample =
            [UInt8(ascii: "[")]
            + window.dropFirst(start + (outline.start == nil ? 0 : 1)).prefix(4 * Self.sampleLength)
        var rows = try rows(
            ObjectRows(try JSONElements(ByteStream(sample), start: 0, limits: input.limits), label: label))
        if rows.isEmpty { rows = try self.rows(source(ByteStream(Array(window)))) }
        try read(source(stream), sample: rows, columnWord: "field")
    }

    /// Whether the first line is an object, and another follows.
    private static func isLines(_ sample: [UInt8]) -> Bool {
        let text = sample.drop { $0 <= 0x20 }
        let line = text.prefix { $0 != 0x0A }
        guard text.first == UInt8(ascii: "{") else { return false }
        // A line longer than the sample is of such a file, or of one that was never broken into lines.
        guard line.count < text.count else { return false }
        var extent = JSONExtent()
        let length = extent.add(line)
        guard extent.isClosed, line.dropFirst(length).allSatisfy({ $0 <= 0x20 || $0 == 0x2C }) else {
            return false
        }
        return text.dropFirst(line.count).first { $0 > 0x20 }.map { $0 == UInt8(ascii: "{") } ?? false
    }
}

// MARK: Tables

extension DataFile {
    private func readTable() throws {
        var sample: [UInt8] = []
        var dialect: CSVDialect?
        var length = Self.sampleLength
        // Rows may be longer than the sample.
        while dialect == nil, length <= Self.windowLength, sample.count < length {
            let more = Array(try stream.peek(length))
            if more.count == sample.count { break }
            sample = more
            dialect = CSVDialect.detect(sample, isCut: sample.count == length)
            length *= 8
        }
        guard var dialect else { throw ArticleError.damaged(path: input.path) }
        // Excel writes the delimiter above the table.
        if sample.starts(with: "sep=".utf8), let delimiter = sample.dropFirst(4).first {
            dialect.delimiter = delimiter
            _ = try stream.line(longest: 64)
            sample = Array(sample[...].drop { $0 != 0x0A }.dropFirst())
        }
        let isCut = sample.count >= Self.sampleLength
        let first = CSVReader.rows(of: sample, dialect, isCut: isCut, limit: Self.sampleRows)
        let label = label(sample)
        let cells = (first.first ?? []).map {
            String(decoding: PageEncoding.decode($0, label: label).utf8, as: UTF8.self).trimmed
        }
        let hasNames = Self.areNames(cells)
        let columns = hasNames ? Self.distinct(cells) : (first.map(\.count).max() ?? 0).columnNames
        func source(_ stream: ByteStream) throws -> TableRows {
            let reader = CSVReader(stream, dialect, limits: input.limits)
            if hasNames { _ = try reader.next() }
            return TableRows(reader, label: label, names: columns)
        }
        var rows = try rows(source(ByteStream(sample)))
        if isCut, rows.count > 1, rows.count < Self.sampleRows { rows.removeLast() }
        try read(source(stream), sample: rows, columnWord: "column")
    }

    /// Whether the first row names the columns: its cells are short and none is an address, a date or a number.
    private static func areNames(_ cells: [String]) -> Bool {
        let dates = DataDate([])
        return cells.contains { !$0.isEmpty }
            && cells.allSatisfy { cell in
                cell.utf8.count <= 60 && Particulars.webAddress(cell) == nil && Double(cell) == nil
                    && dates.read(cell) == .none
            }
    }

    /// Names of which each stands once, and none is empty.
    private static func distinct(_ cells: [String]) -> [String] {
        var seen: Set<String> = []
        return cells.enumerated().map { index, cell in
            let name = cell.isEmpty ? "\(index + 1)" : ArticleText.clean(cell)
            return seen.insert(name).inserted ? name : "\(name) (\(index + 1))"
        }
    }
}

extension Int {
    /// “1”, “2” and so on, as columns without names are called.
    fileprivate var columnNames: [String] { (0..<self).map { "\($0 + 1)" } }
}
