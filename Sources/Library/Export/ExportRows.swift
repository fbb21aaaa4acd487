import Articles
import GRDB
import TextBytes

extension Library {
    /// Rows for places in articles, each with a name; places of articles that are gone are left out.
    func rows(_ places: [(place: Excerpt.Place, name: String)]) throws -> [ExportRow] {
        try read { snapshot in
            var reader = ExportedArticles(snapshot)
            return try places.compactMap { place, name in
                guard let article = try reader.article(place.article.rawValue) else { return nil }
                let range = place.range.clamped(to: 0..<article.text.count)
                let scalars = article.offsets.scalars(range)
                return ExportRow(
                    name: name, text: ExportedArticles.line(article.text[range]),
                    title: article.headline.title,
                    source: article.headline.source,
                    date: article.headline.date.origin == .fileTime ? nil : String(article.headline.date.day),
                    path: article.path, address: article.url, start: scalars.lowerBound,
                    end: scalars.upperBound, hash: article.hash)
            }
        }
    }

    /// What the library says now of a row that was exported.
    public func check(_ rows: [ExportRow]) throws -> [ExportVerdict] {
        try read { snapshot in
            var reader = ExportedArticles(snapshot)
            return try rows.map { row in
                guard let id = try reader.id(path: row.path) else { return .noArticle }
                guard let article = try reader.article(id) else { return .noArticle }
                let scalars = Array(String(decoding: article.text, as: UTF8.self).unicodeScalars)
                if row.start >= 0, row.start <= row.end, row.end <= scalars.count,
                    Self.line(scalars[row.start..<row.end]) == row.text
                {
                    return article.hash == row.hash ? .same : .articleChanged
                }
                return Self.place(of: row.text, in: scalars).map(ExportVerdict.moved) ?? .gone
            }
        }
    }

    private static func line(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.map { $0.value < 0x20 ? " " : $0 })
        return String(text)
    }

    /// Where words stand in a text, in Unicode scalars; line breaks count as spaces.
    private static func place(of words: String, in scalars: [Unicode.Scalar]) -> Int? {
        let wanted = Array(words.unicodeScalars)
        guard let first = wanted.first, wanted.count <= scalars.count else { return nil }
        return (0...scalars.count - wanted.count).first { start in
            let here = scalars[start].value < 0x20 ? " " : scalars[start]
            return here == first
                && zip(scalars[start...], wanted).allSatisfy { ($0.value < 0x20 ? " " : $0) == $1 }
        }
    }
}

/// What a library says of a row that was exported from it.
public enum ExportVerdict: Equatable, Sendable {
    /// The words stand where they stood.
    case same
    /// They do, but something else in the article is another.
    case articleChanged
    /// They stand elsewhere in the article now, from this Unicode scalar on.
    case moved(Int)
    /// The article has them no longer.
    case gone
    /// The library has no such article.
    case noArticle

    public var stillSays: Bool {
        switch self {
        case .same, .articleChanged, .moved: true
        case .gone, .noArticle: false
        }
    }
}

/// Reads the articles that rows are of; remembers the last one.
private struct ExportedArticles {
    struct Read {
        var headline: Headline
        var path: String
        var url: String?
        var text: [UInt8]
        var offsets: TextOffsets
        var hash: String
    }
    private let snapshot: Snapshot
    private var last: (id: Int64, read: Read)?

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    mutating func article(_ id: Int64) throws -> Read? {
        if let last, last.id == id { return last.read }
        let find = try snapshot.database.cachedStatement(
            sql:
                "SELECT url, file, path FROM article JOIN folder ON folder.id = article.folder WHERE article.id = ?"
        )
        guard let row = try Row.fetchOne(find, arguments: [id]),
            let headline = try snapshot.headlines.headline(of: id),
            let text = try snapshot.texts.bytes(of: id)
        else { return nil }
        let place = ArticleSource.Place(folder: row[stored: 2], file: row[stored: 1])
        let read = Read(
            headline: headline, path: place.path + (place.part.map { "#" + $0 } ?? ""),
            url: row[stored: 0], text: text, offsets: TextOffsets(utf8: text),
            hash: String(UInt64(bitPattern: ArticleSource.hash(of: text)), radix: 16))
        last = (id, read)
        return read
    }

    /// The article with a path; `file#part` where one file has several.
    mutating func id(path: String) throws -> Int64? {
        for place in Library.places(named: path) {
            if let id = try Library.article(at: place, snapshot.database) { return id }
        }
        return try Library.onlyArticle(ofFile: path, snapshot.database)
    }

    /// A part of a text in one line.
    static func line(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}
