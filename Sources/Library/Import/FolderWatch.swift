import Foundation
import Glibc

/// Reports folders in which something has changed, with the kernel's inotify.
public final class FolderWatch {
    private let descriptor: Int32
    /// The folder of each watch.
    private var folders: [Int32: String] = [:]

    /// The files that somebody has begun to write and not closed.
    public private(set) var unfinished: Set<String> = []

    /// The events to listen for: files that are written or moved, and folders that come and go.
    private static let events = UInt32(
        IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF
            | IN_ONLYDIR)
    /// Changes within this many milliseconds of each other are reported together.
    private static let quiet = Duration.milliseconds(250)

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

    /// Whether a folder is watched under this path.
    func isWatching(_ path: String) -> Bool { folders.values.contains(path) }

    /// Watches a folder, and all folders in it, no more: another may have its name by now.
    func forget(_ path: String) {
        for (watch, folder) in folders where folder == path || folder.hasPrefix(path + "/") {
            inotify_rm_watch(descriptor, watch)
            folders[watch] = nil
        }
        unfinished = unfinished.filter { !$0.hasPrefix(path + "/") }
    }

    /// Watches a folder and all folders in it; what is no folder is not watched.
    func add(_ path: String) throws {
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
        var end = ContinuousClock.now + timeout
        while case let left = end - .now, left > .zero, isReady(within: left) {
            let found = try takeEvents()
            guard !found.isEmpty else { continue }
            changed.formUnion(found)
            end = .now + Self.quiet
        }
        return changed.sorted()
    }

    private func isReady(within time: Duration) -> Bool {
        let milliseconds = Int32(clamping: Int64((time / .milliseconds(1)).rounded(.up)))
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
                let path = folder + "/" + String(decoding: name, as: UTF8.self)
                if event.mask & UInt32(IN_ISDIR) != 0 {
                    if event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { created.append(path) }
                } else if isBeingWritten(path, event.mask) {
                    continue
                }
                changed.insert(folder)
                if event.mask & UInt32(IN_IGNORED) != 0 { folders[event.wd] = nil }
            }
        }
        for folder in created { try add(folder) }
        return changed.union(created)
    }
}

extension FolderWatch {
    /// Takes note of what happened to a file.
    ///
    /// - Returns: Whether somebody is writing it, so that it is not to be read yet.
    private func isBeingWritten(_ path: String, _ events: UInt32) -> Bool {
        var status = stat()
        let isBegun =
            events & UInt32(IN_CREATE) != 0 && lstat(path, &status) == 0 && status.st_size == 0
            && status.st_mode & S_IFMT == S_IFREG
        if events & UInt32(IN_MODIFY) != 0 || isBegun {
            unfinished.insert(path)
            return true
        }
        unfinished.remove(path)
        return false
    }
}

extension Importer {
    /// Adds what appears or changes in folders, until `isCancelled`.
    ///
    /// What is there already is added first. A file counts as written when it is closed. A folder that goes away is told, and
    /// watched again when one of its name is there.
    ///
    /// - Parameters:
    ///   - report: Told after each round that added something.
    ///   - notice: Told in a sentence that a folder is gone, or back.
    /// - Throws: ``LibraryError``, also where a path is not there, or none is a folder.
    public func watch(
        paths: [String], progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        report: (ImportReport) -> Void, notice: (String) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool
    ) throws {
        let gone = paths.first { !FileManager.default.fileExists(atPath: $0) }
        if let path = gone ?? (paths.contains(where: Self.isFolder) ? nil : paths.first) {
            throw LibraryError.noFolder(path: path)
        }
        let real = paths.map { URL(filePath: $0).resolvingSymlinksInPath().path }
        // Watched before it is listed, so that nothing is missed in between.
        let watch = try FolderWatch(real)
        var roots = WatchedRoots(real)
        report(try add(paths: real, progress: progress, isCancelled: isCancelled))
        while !isCancelled() {
            var changed = try watch.changes(timeout: .milliseconds(500))
            changed += try roots.look(watch, notice)
            guard !changed.isEmpty, !isCancelled() else { continue }
            var importer = self
            importer.unfinished = watch.unfinished
            let done = try importer.add(
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

/// The folders that somebody asked to have watched, which may go away and come back.
private struct WatchedRoots {
    /// The folder that had a path when it was last looked at.
    private struct Identity: Equatable {
        var device: dev_t
        var number: ino_t

        /// `nil` where there is no folder.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
            (device, number) = (status.st_dev, status.st_ino)
        }
    }
    private var known: [(path: String, identity: Identity?)]

    init(_ paths: [String]) { known = paths.map { ($0, Identity($0)) } }

    /// Sees which are gone and which are there anew; the latter are watched again.
    ///
    /// - Returns: The folders that are there anew.
    mutating func look(_ watch: FolderWatch, _ notice: (String) -> Void) throws -> [String] {
        var back: [String] = []
        for (index, (path, before)) in known.enumerated() {
            let now = Identity(path)
            // A folder made anew may have the number of the one before.
            guard now != before || now != nil && !watch.isWatching(path) else { continue }
            known[index].identity = now
            watch.forget(path)
            if before != nil {
                notice("\(path) is gone or was renamed; it is watched again when it is back.")
            }
            guard now != nil else { continue }
            try watch.add(path)
            notice("\(path) is there again, and watched.")
            back.append(path)
        }
        return back
    }
}
