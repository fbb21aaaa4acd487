import Foundation
import Glibc

/// Reports folders in which something has changed, with the kernel's inotify.
public final class FolderWatch {
    private let descriptor: Int32
    /// The folder of each watch.
    private var folders: [Int32: String] = [:]

    /// The events to listen for: files that were written or moved, and folders that come and go.
    private static let events = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_ONLYDIR)
    /// Changes within this many milliseconds of each other are reported together.
    private static let quietMilliseconds: Int32 = 250

    /// Watches folders and all folders in them.
    ///
    /// - Throws: ``LibraryError/unwatchable(path:reason:)``, most likely because too many folders are watched.
    public init(_ paths: [String]) throws {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw Self.failure("the folders") }
        for path in paths { try add(path) }
    }

    deinit { close(descriptor) }

    private static func failure(_ path: String) -> LibraryError {
        .unwatchable(path: path, reason: strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
    }

    private func add(_ path: String) throws {
        let watch = inotify_add_watch(descriptor, path, Self.events)
        guard watch >= 0 else {
            // Files, and what is gone by now, are not watched.
            if errno == ENOENT || errno == ENOTDIR { return }
            throw Self.failure(path)
        }
        folders[watch] = path
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        where !name.hasPrefix(".") {
            var status = stat()
            let inner = path + "/" + name
            if lstat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { try add(inner) }
        }
    }

    /// Waits until something changes and it is quiet again.
    ///
    /// - Returns: The folders with changes, sorted; none when `timeout` passes without any.
    public func changes(timeout: Duration) throws -> [String] {
        var changed: Set<String> = []
        let milliseconds =
            timeout.components.seconds * 1000 + timeout.components.attoseconds / 1_000_000_000_000_000
        var wait = Int32(clamping: milliseconds)
        while isReady(within: wait) {
            changed.formUnion(try takeEvents())
            wait = Self.quietMilliseconds
        }
        return changed.sorted()
    }

    private func isReady(within milliseconds: Int32) -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, milliseconds) > 0
    }

    private func takeEvents() throws -> Set<String> {
        var changed: Set<String> = []
        var created: [String] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        buffer.withUnsafeBytes { bytes in
            var position = 0
            let header = MemoryLayout<inotify_event>.size
            while position + header <= max(0, count) {
                let event = bytes.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
                let name = bytes[(position + header)..<min(bytes.count, position + header + Int(event.len))]
                    .prefix { $0 != 0 }
                position += header + Int(event.len)
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { changed.formUnion(folders.values) }
                guard let folder = folders[event.wd] else { continue }
                changed.insert(folder)
                if event.mask & UInt32(IN_ISDIR) != 0, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 {
                    created.append(folder + "/" + String(decoding: name, as: UTF8.self))
                }
                if event.mask & UInt32(IN_IGNORED) != 0 { folders[event.wd] = nil }
            }
        }
        for folder in created { try add(folder) }
        return changed.union(created)
    }
}

extension Importer {
    /// Adds what appears or changes in folders, until `isCancelled`.
    ///
    /// What is there already is added first. A file counts as written when it is closed.
    ///
    /// - Parameter report: Told after each round that added something.
    public func watch(
        paths: [String], progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        report: (ImportReport) -> Void, isCancelled: @escaping @Sendable () -> Bool
    ) throws {
        let real = paths.map { URL(filePath: $0).resolvingSymlinksInPath().path }
        // Watched before it is listed, so that nothing is missed in between.
        let watch = try FolderWatch(real)
        report(try add(paths: real, progress: progress, isCancelled: isCancelled))
        while !isCancelled() {
            let changed = try watch.changes(timeout: .milliseconds(500))
            guard !changed.isEmpty, !isCancelled() else { continue }
            let done = try add(
                paths: changed.filter(Self.isFolder), progress: progress, isCancelled: isCancelled)
            let changes = done.new + done.changed + done.moved + done.missing
            if changes > 0 || !done.problems.isEmpty { report(done) }
        }
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
