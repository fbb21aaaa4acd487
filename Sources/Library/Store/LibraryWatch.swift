@preconcurrency import Dispatch
import Glibc

/// Tells that another process, or this one, has written to a library's files, with the kernel's inotify.
///
/// While nobody writes, nothing runs. This file is all that knows how the system tells of files.
public final class LibraryWatch {
    private let source: any DispatchSourceRead

    /// Writes within this time are told together, so that an import is no flood of news.
    private static let pause = DispatchTimeInterval.milliseconds(500)
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
        let queue = DispatchQueue(label: "dossier.watch")
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        // An event of a watched file itself has no name.
        let names = ["", name, name + "-wal"]
        @Sendable func watchFiles() {
            for path in [whole, whole + "-wal"] { _ = inotify_add_watch(descriptor, path, Self.eventsOfFile) }
        }
        watchFiles()
        source.setEventHandler {
            guard Self.takeEvents(descriptor).contains(where: names.contains) else { return }
            source.suspend()
            queue.asyncAfter(deadline: .now() + Self.pause) {
                _ = Self.takeEvents(descriptor)
                // The log may be another file by now.
                watchFiles()
                told()
                source.resume()
            }
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        self.source = source
    }

    deinit { source.cancel() }

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
