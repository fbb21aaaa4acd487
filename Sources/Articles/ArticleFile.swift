import Glibc

/// A file that may hold an article, as it was when its folder was listed.
public struct ArticleFile: Equatable, Sendable {
    /// Absolute, without `.`, `..` or a link in the path of the folder it was found in.
    public var path: String
    /// In bytes.
    public var size: Int
    /// When its content was last changed, in nanoseconds since 1970.
    public var modified: Int64
    /// The device that holds the file.
    public var device: UInt64
    /// The file's number on its device.
    public var inode: UInt64

    /// The size in bytes above which a file is not taken for an article.
    public static let largest = 64 << 20

    /// A file as it is described, whether or not it exists.
    public init(path: String, size: Int, modified: Int64, device: UInt64 = 0, inode: UInt64 = 0) {
        self.path = path
        self.size = size
        self.modified = modified
        self.device = device
        self.inode = inode
    }

    init(path: String, status: stat) {
        self.init(
            path: path, size: Int(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// When its content was last changed, as ISO 8601 in UTC: `2024-07-21T14:05:00Z`.
    public var modifiedTime: String {
        CalendarDay.timestamp(secondsSince1970: Int((modified / 1_000_000_000)))
    }

    /// The file that is at a path now.
    ///
    /// - Throws: ``ArticleError`` when there is none.
    public init(named path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw ArticleFile.error(errno, path: path) }
        self.init(path: path, status: status)
    }

    /// Whether it is a file now, and no pipe, device or folder.
    public var isRegular: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// A time as ISO 8601 in UTC.
    public static func timestamp(secondsSince1970 seconds: Int) -> String {
        CalendarDay.timestamp(secondsSince1970: seconds)
    }

    /// The present time, as ISO 8601 in UTC.
    public static var currentTime: String { CalendarDay.timestamp(secondsSince1970: time(nil)) }

    /// The file's bytes.
    ///
    /// - Parameter allowingPipes: Whether a pipe or a device may be read as well, to its end.
    /// - Throws: ``ArticleError`` when it is gone, is not a file any more, is too big or cannot be read.
    public func read(allowingPipes: Bool = false) throws -> [UInt8] {
        // Without O_NONBLOCK a pipe that took the file's place would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (allowingPipes ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { throw ArticleFile.error(errno, path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ArticleFile.error(errno, path: path) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || allowingPipes && kind != S_IFDIR else {
            throw ArticleError.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode))
        }
        guard Int(status.st_size) <= ArticleFile.largest else {
            throw ArticleError.tooBig(path: path, bytes: Int(status.st_size))
        }
        // Nothing can be read twice from a pipe.
        guard kind == S_IFREG else { return try ArticleFile.readAll(descriptor, path: path) }
        return try ArticleFile.whole(
            state: { () -> [Int] in
                guard fstat(descriptor, &status) == 0 else { throw ArticleFile.error(errno, path: path) }
                let time = status.st_mtim
                return [Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec)]
            },
            read: {
                lseek(descriptor, 0, SEEK_SET)
                return try ArticleFile.readAll(descriptor, path: path, sizeHint: Int(status.st_size))
            })
    }

    /// Reads the file a piece at a time.
    ///
    /// - Parameters:
    ///   - offset: How many bytes at its beginning are passed over.
    ///   - body: Given its bytes, which are there until it returns.
    /// - Throws: ``ArticleError`` when it is gone, is not a file any more or cannot be read, and what `body` throws.
    public func withStream<Result>(
        from offset: Int = 0, _ body: (ByteStream) throws -> Result
    ) throws -> Result {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ArticleFile.error(errno, path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ArticleFile.error(errno, path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ArticleError.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode))
        }
        if offset > 0, lseek(descriptor, offset, SEEK_SET) < 0 { throw ArticleFile.error(errno, path: path) }
        return try body(ByteStream(descriptor: descriptor, path: path))
    }

    /// The bytes of parts of the file, one after the other; fewer where it ends before.
    ///
    /// - Throws: ``ArticleError`` when it is gone or cannot be read.
    public func read(_ parts: [Range<Int>]) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ArticleFile.error(errno, path: path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        for part in parts {
            var failure: Int32 = 0
            bytes += [UInt8](unsafeUninitializedCapacity: part.count) { buffer, count in
                while count < part.count, failure == 0 {
                    let got = pread(
                        descriptor, buffer.baseAddress?.advanced(by: count), part.count - count,
                        part.lowerBound + count)
                    if got == 0 { break }
                    if got > 0 { count += got } else if errno != EINTR { failure = errno }
                }
            }
            if failure != 0 { throw ArticleFile.error(failure, path: path) }
        }
        return bytes
    }

    /// Whether the file is still as it was when this was found out: as long, and not changed since.
    public var isUnchanged: Bool {
        guard let now = try? ArticleFile(named: path) else { return false }
        return now.size == size && now.modified == modified
    }

    /// What was read while nobody wrote: half of one text and half of another are no article.
    ///
    /// A file that is written all the time is taken as it is after some tries; it will have changed when it is next looked at.
    ///
    /// - Parameter state: Changes when what is read does.
    static func whole<State: Equatable>(
        state: () throws -> State, read: () throws -> [UInt8]
    ) rethrows -> [UInt8] {
        var before = try state()
        for _ in 1..<readingTries {
            let bytes = try read()
            let after = try state()
            if before == after { return bytes }
            before = after
        }
        return try read()
    }

    private static let readingTries = 3

    /// Everything that can be read from a descriptor, up to a size.
    ///
    /// - Throws: ``ArticleError/tooBig(path:bytes:)`` or ``ArticleError/unreadable(path:reason:)``.
    public static func readAll(_ descriptor: Int32, path: String, sizeHint: Int = 0, most: Int = largest)
        throws
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        var room = max(sizeHint + 1, 1 << 14)
        while true {
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if got < 0 { failure = errno }
                count = max(got, 0)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw error(failure, path: path) }
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
            guard bytes.count <= most else { throw ArticleError.tooBig(path: path, bytes: bytes.count) }
            room = bytes.count == sizeHint ? 64 : min(max(bytes.count, 1 << 14), 1 << 20)
        }
    }

    /// The error of a system call as one of ours.
    static func error(_ number: Int32, path: String) -> ArticleError {
        if number == ENOENT || number == ENOTDIR { return .vanished(path: path) }
        return .unreadable(
            path: path, reason: strerror(number).map { String(cString: $0) } ?? "error \(number)")
    }

    /// What a thing in a folder is that is neither a file nor a folder.
    static func kind(of mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        case S_IFCHR, S_IFBLK: "a device"
        default: "something else"
        }
    }
}
