import TextBytes

/// Reads articles whose names were found elsewhere: the lines that “dossier annotate --lines” writes.
package struct AnnotatedLines {
    /// Understands what a line says of the names in its article.
    ///
    /// Throws what is to be told of the line, whose description goes on after its place.
    package typealias Reader =
        @Sendable (_ line: JSONValue, _ article: Article, _ offsets: TextOffsets) throws ->
        any KnownAnnotation

    private let input: ArticleInput
    private let reader: Reader
    private let sink: ContainerSink

    /// So much is understood at once, on all cores.
    private static let batchBytes = 4 << 20
    private static let batchLines = 512

    init(_ input: ArticleInput, _ reader: @escaping Reader, _ sink: ArticleSink) {
        self.input = input
        self.reader = reader
        self.sink = ContainerSink(sink)
    }

    /// Why a line gave no article; goes on after the place of the line.
    struct Trouble: Error, CustomStringConvertible {
        var description: String
    }

    private struct Line: Sendable {
        var number: Int
        var bytes: ArraySlice<UInt8>
        var isCut: Bool
    }

    func read() throws {
        var number = input.readingOn?.place.number ?? 0
        let base = input.readingOn?.place.offset ?? 0
        var batch: [Line] = []
        var bytes = 0
        var start = base + input.stream.offset
        while let (line, isCut) = try input.stream.line(longest: input.limits.line) {
            let text = line.drop { $0 <= 0x20 }
            if !text.isEmpty {
                sink.pass(EntryPlace(offset: start, number: number))
                batch.append(Line(number: number + 1, bytes: text, isCut: isCut))
                bytes += text.count
            }
            number += 1
            start = base + input.stream.offset
            guard bytes >= Self.batchBytes || batch.count >= Self.batchLines else { continue }
            try take(batch)
            (batch, bytes) = ([], 0)
        }
        try take(batch)
        guard sink.articles == 0, sink.problems == 0 else { return }
        throw ArticleError.empty(path: input.path)
    }

    private func take(_ lines: [Line]) throws {
        let (reader, fileTime, limits) = (reader, input.fileTime, input.limits)
        let found = lines.mapOnAllCores { line in
            Result { try Self.article(line, reader, fileTime: fileTime, limits) }
        }
        for (line, result) in zip(lines, found) {
            switch result {
            case .success(let article): try sink.take(article)
            case .failure(let error):
                sink.report(
                    .refusedLine(path: input.path, line: line.number, reason: "\(error)"), path: input.path,
                    line: line.number)
            }
        }
    }

    private static func article(
        _ line: Line, _ reader: Reader, fileTime: String, _ limits: ReadingLimits
    ) throws -> FoundArticle {
        guard !line.isCut else { throw Trouble(description: "is longer than a line may be") }
        guard case .object(let value, _) = JSONLine(line.bytes, label: "utf-8", deepest: limits.jsonDepth)
        else {
            throw Trouble(description: "is no whole object of JSON")
        }
        if let error = value["error"]?.string {
            throw Trouble(description: "is what could not be annotated (\(error))")
        }
        var found = try AnnotatedArticleLine(value, fileTime: fileTime).found()
        let offsets = TextOffsets(found.article.text)
        found.article.blocks = try AnnotatedArticleLine.blocks(value["blocks"], offsets)
        found.annotation = try reader(value, found.article, offsets)
        return found
    }
}

/// The article in a line that was annotated; its text is as it was when it was annotated.
private struct AnnotatedArticleLine {
    let line: JSONValue
    let fileTime: String

    init(_ line: JSONValue, fileTime: String) {
        self.line = line
        self.fileTime = fileTime
    }

    private func text(_ key: String) -> String? {
        guard case .string(let text)? = line[key] else { return nil }
        return text.nilIfEmpty
    }

    private func inOneLine(_ key: String) -> String? { text(key).map(ArticleText.clean)?.nilIfEmpty }

    /// The article without its blocks.
    func found() throws -> FoundArticle {
        guard let part = text("id"), let title = inOneLine("title"), let text = text("text")
        else { throw AnnotatedLines.Trouble(description: "lacks “id”, “title” or “text”") }
        let isClean = CleanText.cleanedBytes(Array(text.utf8)).bytes.elementsEqual(text.utf8)
        guard isClean, text.utf8.count <= ReadingLimits.standard.article else {
            throw AnnotatedLines.Trouble(description: "has a text that dossier would not have written")
        }
        guard line["text_hash"]?.string == FNV1a.figures(of: text.utf8) else {
            throw AnnotatedLines.Trouble(
                description: "was annotated with another text (“text_hash”); annotate it again")
        }
        let address = inOneLine("url").flatMap(Particulars.webAddress)
        let article = Article(
            title: title, text: text, blocks: [], date: date, source: inOneLine("source"),
            byline: inOneLine("byline"), url: address.flatMap(Particulars.webAddress),
            language: inOneLine("language"))
        let leftOut = (line["left_out"]?.list ?? []).compactMap { item -> LeftOut? in
            guard let what = item["what"]?.string, let count = item["count"]?.string.flatMap({ Int($0) })
            else {
                return nil
            }
            return LeftOut(what: ArticleText.clean(what), count: max(1, min(count, 1 << 31)))
        }
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: .data, part: part, encoding: inOneLine("encoding") ?? TextEncoding.utf8.rawValue,
                leftOut: leftOut))
    }

    /// The file's own time is not that of the machine that annotated it.
    private var date: ArticleDate {
        guard let iso = text("date"), Self.isDate(iso),
            let origin = text("date_origin").flatMap(ArticleDate.Origin.init), origin != .fileTime
        else { return ArticleDate(iso: fileTime, origin: .fileTime) }
        return ArticleDate(iso: iso, origin: origin)
    }

    /// Whether a text is a day, or a day and a time, as ISO 8601 has them.
    private static func isDate(_ text: String) -> Bool {
        let figures = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        let time = text.utf8.dropFirst(10)
        return text.utf8.count <= 40 && figures.count == 3
            && CalendarDay(year: figures[0], month: figures[1], day: figures[2]) != nil
            && (time.isEmpty || time.first == UInt8(ascii: "T"))
            && time.allSatisfy { (0x30...0x39).contains($0) || "TZ:+-.".utf8.contains($0) }
    }

    static func blocks(_ value: JSONValue?, _ offsets: TextOffsets) throws -> [Article.Block] {
        var end = 0
        return try (value?.list ?? []).map { item in
            guard let kind = item["kind"]?.string.flatMap(Article.Block.Kind.init),
                let range = offsets.utf8Range(item["start"], item["end"]), range.lowerBound >= end
            else { throw AnnotatedLines.Trouble(description: "has blocks that are not in its text") }
            end = range.upperBound
            return Article.Block(kind: kind, range: range)
        }
    }
}

extension TextOffsets {
    /// The UTF-8 range of a range of scalars that is written as two numbers; `nil` where they are none of this text.
    package func utf8Range(_ start: JSONValue?, _ end: JSONValue?) -> Range<Int>? {
        guard let start = start?.string.flatMap({ Int($0) }), let end = end?.string.flatMap({ Int($0) }),
            start >= 0, start <= end, end <= scalarCount
        else { return nil }
        return utf8Offset(ofScalar: start)..<utf8Offset(ofScalar: end)
    }
}
