import Articles
import Glibc

/// Tells that another process, or this one, has written to a library's files, with the kernel's inotify.
///
/// While nobody writes, nothing runs. This file is all that knows how the system tells of files.
public final class LibraryWatch {
    /// The end of a pipe that is closed when the watch is to end.
    private let holding: Int32

    /// Writes within this time are told together, so that an import is no flood of news.
    private static let pauseMilliseconds: Int32 = 500
    /// Files come into the folder and go; what is written to others there is none of our business.
    private static let eventsOfFolder = UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE)
    private static let eventsOfFile = UInt32(IN_MODIFY)

    /// Begins to watch the folder of a library for the file and its log.
    ///
    /// - Parameter told: Called on a thread of the watch's own.
    /// - Returns: `nil` where the system cannot tell of files; then one has to look now and then.
    public init?(path: String, told: @escaping @Sendable () -> Void) {
        let real = realpath(path, nil)
        defer { free(real) }
        let whole = real.map { String(cString: $0) } ?? path
        let name = whole.split(separator: "/").last.map(String.init) ?? whole
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let folder = String(whole.dropLast(name.count)) + "."
        guard inotify_add_watch(descriptor, folder, Self.eventsOfFolder) >= 0 else {
            close(descriptor)
            return nil
        }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            close(descriptor)
            return nil
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let ending = ends[0]
        // An event of a watched file itself has no name.
        let names = ["", name, name + "-wal"]
        @Sendable func watchFiles() {
            for path in [whole, whole + "-wal"] { _ = inotify_add_watch(descriptor, path, Self.eventsOfFile) }
        }
        watchFiles()
        let thread = OwnThread {
            while !Self.mustEnd(ending, after: -1, or: descriptor) {
                guard Self.takeEvents(descriptor).contains(where: names.contains) else { continue }
                if Self.mustEnd(ending, after: Self.pauseMilliseconds) { break }
                _ = Self.takeEvents(descriptor)
                // The log may be another file by now.
                watchFiles()
                told()
            }
            close(descriptor)
            close(ending)
        }
        guard let thread else {
            for file in ends + [descriptor] { close(file) }
            return nil
        }
        thread.detach()
        holding = ends[1]
    }

    deinit { close(holding) }

    /// Waits until the watch must end, for so long, or until the other file can be read.
    private static func mustEnd(_ ending: Int32, after milliseconds: Int32, or other: Int32 = -1) -> Bool {
        var files = [ending, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&files, nfds_t(files.count), milliseconds) > 0 else { return false }
        return files[0].revents != 0
    }

    /// The names of the files that were written to.
    private static func takeEvents(_ descriptor: Int32) -> Set<String> {
        var names: Set<String> = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return names }
            buffer.withUnsafeBytes { bytes in
                var position = 0
                let header = MemoryLayout<inotify_event>.size
                while position + header <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
                    let end = position + header + Int(event.len)
                    names.insert(
                        String(decoding: bytes[(position + header)..<end].prefix { $0 != 0 }, as: UTF8.self))
                    position = end
                }
            }
        }
    }
}
