import Foundation
import GRDB
import Glibc
import Synchronization

/// Opens the file of a library, as well as it can be: to write, else to read in it what is there.
struct LibraryOpening {
    let path: String

    /// How long a writer waits for another program's transaction, in seconds; and one that only opens the library.
    private static let patience = 20.0
    private static let patienceToOpen = 0.3

    /// Opens the library for writing; where there is no room for that, or another program is writing, for reading.
    ///
    /// - Returns: The library, and why it was opened to read in it only.
    func open() throws -> (database: any DatabaseWriter, hindrance: DatabaseError?) {
        do {
            let isNew = Self.isEmptyOrMissing(path)
            return (try openForWriting(patience: isNew ? Self.patience : Self.patienceToOpen), nil)
        } catch let error as DatabaseError where Self.leavesReading(error) {
            // Why it cannot be written tells more than why it cannot be read either.
            guard !Self.isEmptyOrMissing(path), let database = try? openForReading(mayStandAlone: true) else {
                return (try openForWriting(), nil)
            }
            return (database, error)
        }
    }

    private static func leavesReading(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_BUSY, .SQLITE_CANTOPEN: true
        case .SQLITE_IOERR: LibraryError.isOfWriting(error.extendedResultCode)
        default: false
        }
    }

    /// Opens the library for writing, or throws.
    ///
    /// - Parameter opening: How long it waits for another program while the library is opened, in seconds.
    func openForWriting(patience opening: Double = patience) throws -> any DatabaseWriter {
        let wait = Waiting(limit: opening)
        var configuration = Self.configuration()
        configuration.busyMode = .callback { wait.goesOn($0) }
        configuration.prepareDatabase { database in
            // Only takes effect before the first table is made.
            try database.execute(sql: "PRAGMA page_size = \(Library.pageSize)")
            // Committed transactions survive a kill; a power cut may lose the last of them, never the library.
            if !database.configuration.readonly { try database.execute(sql: "PRAGMA synchronous = NORMAL") }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        if try pool.read({ try Int.fetchOne($0, sql: "PRAGMA user_version") }) == LibrarySchema.version {
            try pool.read { try LibrarySchema.check($0, path: path) }
        } else {
            try pool.write { try LibrarySchema.prepare($0, path: path) }
        }
        wait.setLimit(Self.patience)
        return pool
    }

    /// Opens the library to read in it what it holds, even where nothing can be written beside it.
    ///
    /// - Parameter mayStandAlone: Whether changes that were not merged into the file may be merged, for want of another way to read them.
    func openForReading(mayStandAlone: Bool = false) throws -> any DatabaseWriter {
        var configuration = Self.configuration()
        configuration.readonly = true
        let queue: DatabaseQueue
        do {
            queue = try Self.opened(path, configuration)
        } catch let error as DatabaseError
            where Self.leavesReading(error) || error.resultCode == .SQLITE_READONLY
        {
            queue = try openAlone(configuration, mayMerge: mayStandAlone)
        }
        try queue.read { database in
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            if version > LibrarySchema.version {
                throw LibraryError.madeByNewerVersion(path: path, LibrarySchema.writer(of: database))
            }
            try LibrarySchema.check(database, path: path)
            try LibrarySchema.checkVersion(version, path: path)
            if version < LibrarySchema.version { throw LibraryError.readOnly(path: path) }
        }
        return queue
    }

    /// Opens for writing what was opened to read in it only.
    ///
    /// - Throws: What hindered it before, where that is more than another program's transaction: then this program itself may stand in the way,
    ///   as it lets nobody else in to read a full disk.
    func openAgain(after hindrance: DatabaseError) throws -> any DatabaseWriter {
        guard hindrance.resultCode != .SQLITE_BUSY else { return try openForWriting() }
        do {
            return try openForWriting(patience: Self.patienceToOpen)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw hindrance
        }
    }

    private static func opened(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        return queue
    }

    /// If even the files beside the library cannot be made, nobody else can be writing to it.
    private func openAlone(_ configuration: Configuration, mayMerge: Bool) throws -> DatabaseQueue {
        guard Self.isEmptyOrMissing(path + "-wal") else {
            // Without the changes that lie there unmerged it would not be complete. Who is alone keeps their index in memory.
            guard mayMerge, access(path, W_OK) == 0 else { throw LibraryError.readOnly(path: path) }
            return try Self.opened(path, Self.configuration(isAlone: true))
        }
        let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return try Self.opened("file:\(escaped)?immutable=1", configuration)
    }

    /// - Parameter isAlone: Whether nobody else is let in.
    static func configuration(isAlone: Bool = false) -> Configuration {
        // Too late if something else in the program has used SQLite; then it is only slower.
        _ = SQLiteSettings.areMade
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = Library.readers
        configuration.prepareDatabase { database in
            // Too late once anything was read.
            if isAlone { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            try database.execute(
                sql: """
                    PRAGMA cache_size = -\(Library.cacheKilobytes);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA secure_delete = OFF;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        return configuration
    }

    private static func isEmptyOrMissing(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 || status.st_size == 0
    }
}

/// Waits for another program's transaction, up to a limit.
private final class Waiting: Sendable {
    private static let step = 0.01
    private let steps: Mutex<Int>

    /// - Parameter limit: In seconds.
    init(limit: Double) { steps = Mutex(Int(limit / Self.step)) }

    func setLimit(_ limit: Double) { steps.withLock { $0 = Int(limit / Self.step) } }

    /// - Parameter tries: How often it has waited already.
    /// - Returns: Whether it is to be tried again.
    func goesOn(_ tries: Int) -> Bool {
        guard tries < steps.withLock({ $0 }) else { return false }
        usleep(useconds_t(Self.step * 1_000_000))
        return true
    }
}
