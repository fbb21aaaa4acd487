import Articles
import GRDB

/// A file that is to be added, and what the library has of it.
struct KnownFile: Sendable {
    let file: ArticleFile
    /// Whether the library has nothing of it.
    var isNew = true
    /// Whether a file that holds many articles is gone from elsewhere, and may be this one.
    var mayHaveMoved = false
    /// Whether it is as it was when it was last read.
    var isUnchanged = false
    /// How many articles it gave.
    var articles = 0
    /// What was told of it.
    var problems: [ArticleProblem] = []
    /// Whether more than an article may have been noted of it.
    var hadNotes = false
    /// How the fields of its rows were named.
    var fields: [String: String] = [:]
    /// How far it was read, where it has grown since and may be read on.
    var mark: ReadMark?
}

extension Importer {
    /// By what files are read: a file that was refused is tried again when this changes.
    var readers: String {
        let formats = ArticleFormat.Name.allCases.map(\.rawValue).joined(separator: " ")
        let helpers = FormatLibraries.helpers.filter(\.isInstalled).map { " " + $0.name }.joined()
        let wishes =
            (takesAny ? " any" : "") + (annotations == nil ? "" : " annotated")
            + (fields.isEmpty ? "" : " " + Self.text(of: fields))
        return formats + helpers + wishes
    }

    /// Whether a file is to be read, having changed or never having been read as it is now.
    func isToBeRead(_ known: KnownFile) -> Bool {
        !known.isUnchanged || !fields.isEmpty && fields != known.fields
    }

    /// The names of fields, as a library keeps them: “text=Body,title=Headline”.
    static func text(of fields: [String: String]) -> String {
        fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    static func fields(in text: String) -> [String: String] {
        let pairs = text.split(separator: ",").compactMap { pair -> (String, String)? in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension FileReading {
    var allProblems: [ArticleProblem] { notes.allProblems(of: file.path) + (refusal.map { [$0] } ?? []) }
    /// Whether there is more to note than an article.
    var hasNotes: Bool { isContainer || !allProblems.isEmpty }
}

extension Library {
    /// What the library has of files, judged by their size and time.
    ///
    /// - Parameter readers: By what files are read now (``Importer/readers``).
    func known(among files: [ArticleFile], readers: String) throws -> [KnownFile] {
        try read { snapshot in
            let known = try KnownFiles(snapshot.database, readers: readers)
            return try files.map(known.known)
        }
    }

    /// The files whose present state is not in the library, judged by their size and time.
    func changed(among files: [ArticleFile], readers: String) throws -> [ArticleFile] {
        try known(among: files, readers: readers).filter { !$0.isUnchanged }.map(\.file)
    }

    /// Which of the articles of a file are in the library as they are.
    ///
    /// - Parameter found: The articles' parts and hashes; `nil` for one without a part.
    func unchanged(
        _ found: [(part: String, hash: Int64)?], ofContainer path: String
    ) throws -> [Int: ArticleID] {
        try read { snapshot in
            let database = snapshot.database
            let folder = ArticleSource.Place(path: path, part: "").folder
            guard
                let id = try Int64.fetchOne(
                    database.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?"), arguments: [folder]
                )
            else { return [:] }
            let find = try database.cachedStatement(
                sql: """
                    SELECT id, contentHash FROM article WHERE folder = ?1 AND file = ?2 AND missing = 0 UNION ALL
                    SELECT article, contentHash FROM version WHERE folder = ?1 AND file = ?2 AND missing = 0
                    """)
            var unchanged: [Int: ArticleID] = [:]
            for (index, item) in found.enumerated() {
                guard let item, let row = try Row.fetchOne(find, arguments: [id, item.part]),
                    row[stored: 1] == item.hash
                else { continue }
                unchanged[index] = ArticleID(rawValue: row[stored: 0])
            }
            return unchanged
        }
    }
}

/// Looks up files in a library.
private struct KnownFiles {
    private let database: Database
    private let readers: String
    private let hasContainers: Bool
    private let hasProblems: Bool
    private let hasVersions: Bool
    private let hasGoneContainers: Bool

    init(_ database: Database, readers: String) throws {
        self.database = database
        self.readers = readers
        func has(_ table: String) throws -> Bool {
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM \(table))") ?? false
        }
        hasContainers = try has("container")
        hasProblems = try has("problem")
        hasVersions = try has("version")
        hasGoneContainers = try has("container WHERE missing = 1")
    }

    func known(_ file: ArticleFile) throws -> KnownFile {
        var known = KnownFile(file: file)
        let place = ArticleSource.Place(path: file.path)
        try look(at: "article", place, &known)
        if hasVersions, known.isNew { try look(at: "version", place, &known) }
        if hasContainers { try lookAtContainer(&known) }
        if hasProblems { try lookAtProblems(&known) }
        known.mayHaveMoved = known.isNew && hasGoneContainers
        return known
    }

    private func look(at table: String, _ place: ArticleSource.Place, _ known: inout KnownFile) throws {
        let find = try database.cachedStatement(
            sql: """
                SELECT size, modified FROM \(table)
                WHERE folder = (SELECT id FROM folder WHERE path = ?) AND file = ? AND missing = 0
                """)
        guard let row = try Row.fetchOne(find, arguments: [place.folder, place.file]) else { return }
        known.isNew = false
        known.isUnchanged = isSame(row, known.file)
        known.articles = 1
    }

    private func isSame(_ row: Row, _ file: ArticleFile) -> Bool {
        row[stored: 0] == file.size && row[stored: 1] == file.modified
    }

    private func lookAtContainer(_ known: inout KnownFile) throws {
        let find = try database.cachedStatement(
            sql: """
                SELECT size, modified, articles, fields, missing, readTo, readEntries, readHash FROM container
                WHERE folder = (SELECT id FROM folder WHERE path = ?)
                """)
        let path = ArticleSource.Place(path: known.file.path, part: "").folder
        guard let row = try Row.fetchOne(find, arguments: [path]) else { return }
        known.isNew = false
        known.hadNotes = true
        known.isUnchanged = row[stored: 4] == false && isSame(row, known.file)
        known.articles = row[storedCount: 2]
        known.fields = Importer.fields(in: row[stored: 3])
        let size: Int = row[stored: 0]
        let place: Int? = row[stored: 5]
        guard let place, row[stored: 4] == false, known.file.size > size else { return }
        known.mark = ReadMark(
            place: EntryPlace(offset: place, number: row[stored: 6]), end: size, hash: row[stored: 7])
    }

    private func lookAtProblems(_ known: inout KnownFile) throws {
        let find = try database.cachedStatement(
            sql: "SELECT line, message FROM problem WHERE path = ? ORDER BY id")
        let path = known.file.path
        known.problems = try Row.fetchAll(find, arguments: [path]).map {
            ArticleProblem(path: path, line: $0[stored: 0], message: $0[stored: 1])
        }
        guard !known.problems.isEmpty else { return }
        known.hadNotes = true
        guard known.isNew else { return }
        let refused = try database.cachedStatement(
            sql: "SELECT size, modified, readers FROM refusedFile WHERE path = ?")
        guard let row = try Row.fetchOne(refused, arguments: [path]) else { return }
        known.isNew = false
        known.isUnchanged = isSame(row, known.file) && row[stored: 2] == readers
    }
}
