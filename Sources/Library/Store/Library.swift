import Foundation
import GRDB
import Glibc
import Synchronization
import WordIndex

/// A collection of articles in one file, and who they name.
///
/// Each method is one question or one change, and each is a transaction of its own. A library may be used from several
/// threads and several programs at once: readers never wait, and one writer at a time works while they read.
public final class Library: Sendable {
    /// The library's file; empty for one in memory.
    public let path: String
    public let isReadOnly: Bool
    let database: any DatabaseWriter
    /// The same, opened for writing once it could be: there was no room for that, or another program was writing.
    private let openedLater = Mutex<(any DatabaseWriter)?>(nil)
    /// Why the library could not be opened for writing, though its permissions allow that.
    private let hindrance: DatabaseError?
    private let indexCache = Mutex<TextIndex?>(nil)
    private let copiesCache = Mutex<FoldedCopies?>(nil)
    /// What the writer remembers about entities between batches; used inside write transactions only.
    let knownEntities = Mutex(KnownEntities())

    let lexicons = Lexicons()
    let articleOrders = ArticleOrders()

    /// The size of a connection's page cache, in KiB.
    static let cacheKilobytes = 6_000
    /// Connections for reading: as many as the different kinds of questions that the reader asks at once.
    static let readers = 5
    /// Large pages waste less room between articles' texts.
    static let pageSize = 16_384

    /// Opens a library, and makes it if there is none.
    ///
    /// - Throws: ``LibraryError`` in one sentence for the person at the keyboard.
    public init(path: String, readOnly: Bool = false) throws {
        guard !path.hasSuffix("/") else {
            throw LibraryError.unusable(path: path, reason: "that names a folder; give a file with --library")
        }
        // SQLite reads more than a name into a path that begins with “file:”.
        let path = path.hasPrefix("file:") ? "./\(path)" : path
        self.path = path
        let isWritable = !readOnly && Self.isWritable(path)
        isReadOnly = !isWritable
        if !FileManager.default.fileExists(atPath: path) {
            if readOnly { throw LibraryError.missing(path: path) }
            try Self.makeFolder(of: path)
        } else {
            try Self.checkHeader(of: path)
        }
        let opening = LibraryOpening(path: path)
        (database, hindrance) = try Self.translating(path) {
            isWritable ? try opening.open() : (try opening.openForReading(), nil)
        }
    }

    /// A new library that disappears when the program ends, for tests and for looking at a few articles.
    public static func inMemory() throws -> Library {
        let queue = try DatabaseQueue(configuration: LibraryOpening.configuration())
        try queue.write { try LibrarySchema.prepare($0, path: "") }
        return Library(inMemory: queue)
    }

    /// - Parameter queue: One that has a library's tables.
    init(inMemory queue: DatabaseQueue) {
        path = ""
        isReadOnly = false
        hindrance = nil
        database = queue
    }

    private static func isWritable(_ path: String) -> Bool {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else { return true }
        return manager.isWritableFile(atPath: path)
            && manager.isWritableFile(atPath: URL(filePath: path).deletingLastPathComponent().path)
    }

    private static func makeFolder(of path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw LibraryError.unusable(
                path: path, reason: "its folder cannot be made; give another place with --library")
        }
    }

    /// SQLite would accept an empty file as an empty database, and only say that other files are not one.
    private static func checkHeader(of path: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw LibraryError.unusable(path: path, reason: "it is a folder; give a file with --library")
        }
        var status = stat()
        // What is read from a pipe is gone, and one without a writer is waited for.
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw LibraryError.unusable(
                path: path, reason: "it is a pipe or a device; give a file with --library")
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw LibraryError.unusable(path: path, reason: "it may not be read; change its permissions")
        }
        defer { try? file.close() }
        let header = (try? file.read(upToCount: 16)) ?? Data()
        if !header.isEmpty, header != Data("SQLite format 3\0".utf8) {
            throw LibraryError.notALibrary(path: path)
        }
    }

    /// Runs `body`; SQLite's errors become ours.
    static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw LibraryError(error, path: path)
        } catch is RowDecodingError {
            throw LibraryError.damaged(path: path, detail: "a value is not what it should be")
        } catch LibraryError.damaged(let inner, let detail) where inner.isEmpty {
            throw LibraryError.damaged(path: path, detail: detail)
        }
    }

    /// Reads the library in its present state.
    func read<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try Self.translating(path) { try database.read { try body(snapshot(of: $0)) } }
    }

    /// The library as a transaction sees it.
    func snapshot(of database: Database) -> Snapshot {
        Snapshot(database, texts: texts(database), index: textIndex, copies: foldedCopies)
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard !isReadOnly else { throw LibraryError.readOnly(path: path) }
        return try Self.translating(path) {
            do {
                return try writer().write { database in
                    let value = try body(database)
                    try database.execute(
                        sql: "UPDATE state SET generation = generation + 1, writer = ?",
                        arguments: [ProgramVersion.number])
                    return value
                }
            } catch {
                // The writer may remember something from the transaction that was rolled back.
                knownEntities.withLock { $0 = KnownEntities() }
                throw error
            }
        }
    }

    /// What writes the library.
    func writer() throws -> any DatabaseWriter {
        guard let hindrance else { return database }
        return try openedLater.withLock { later in
            let writer = try later ?? LibraryOpening(path: path).openAgain(after: hindrance)
            later = writer
            return writer
        }
    }

    /// The index of words as `database`'s transaction sees it.
    func textIndex(_ database: Database) throws -> TextIndex {
        let generation = try Self.generation(database)
        let cached = indexCache.withLock { $0 }
        if let cached, cached.generation == generation { return cached }
        let loaded = try TextIndex.load(from: database, generation: generation, older: cached)
        indexCache.withLock { if ($0?.generation ?? -1) < generation { $0 = loaded } }
        return loaded
    }

    /// The copies that lists leave out, as `database`'s transaction sees them.
    func foldedCopies(_ database: Database, _ index: TextIndex) throws -> FoldedCopies {
        let cached = copiesCache.withLock { $0 }
        if let cached, cached.generation == index.generation { return cached }
        let loaded = try FoldedCopies(database, index)
        copiesCache.withLock { if ($0?.generation ?? -1) < loaded.generation { $0 = loaded } }
        return loaded
    }

    func texts(_ database: Database) -> StoredTexts { StoredTexts(database, lexicons) }

    static func generation(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT generation FROM state")) ?? 0
    }

    /// Changes whenever the library's content does, whoever changes it.
    public func changeCount() throws -> Int { try read { Int(try Self.generation($0.database)) } }
}

extension LibraryError {
    /// A limit on the size of files, a quota, or a disk that fails.
    static func isOfWriting(_ code: ResultCode) -> Bool {
        [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMSIZE].contains(
            code)
    }

    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_IOERR where Self.isOfWriting(error.extendedResultCode): self = .writeFailed(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_CANTOPEN:
            self = .unusable(
                path: path,
                reason: "the file cannot be opened or made; look at the permissions of it and its folder, "
                    + "or give another place with --library")
        case .SQLITE_NOTADB: self = .notALibrary(path: path)
        // SQLite refuses what this program asks only when values and tables are not what it wrote.
        case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_TOOBIG,
            .SQLITE_FORMAT:
            self = .damaged(path: path, detail: error.message ?? "SQLite cannot read it")
        default:
            self = .unusable(path: path, reason: error.message ?? "SQLite gave error \(error.resultCode)")
        }
    }
}
