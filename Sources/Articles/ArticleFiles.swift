import Glibc

/// Finds the files that hold articles.
public enum ArticleFiles {
    /// The extensions of files that are taken from a folder, in lower case; files without one are looked into.
    public static let extensions: Set<String> = ["txt", "text", "md"]

    /// Finds the files at `paths`.
    ///
    /// Folders are walked through, hidden files and folders in them passed over.
    ///
    /// - Parameter paths: Files, whatever their extension, and folders; relative to the working folder or absolute.
    /// - Returns: The files of each path in the order of their paths' bytes, each file once, and what was passed over
    ///   although it was named, or could not be read.
    public static func files(at paths: [String]) -> (files: ArticleFileList, problems: [ArticleProblem]) {
        var walk = FolderWalk()
        for path in paths { walk.add(path) }
        return walk.result
    }
}

/// A walk through folders and the folders in them.
private struct FolderWalk {
    private var files = ArticleFileList()
    private var problems: [ArticleProblem] = []
    /// Folders seen, so that a link to a folder above does not lead round for ever.
    private var folders: Set<FileIdentity> = []
    /// The files listed so far, known from when a file could first be listed twice: a folder alone lists none twice.
    private var seen: Set<FileIdentity>?
    /// Links wait until all else is listed, so that a file keeps the path it really has.
    private var links: [String] = []

    private struct FileIdentity: Hashable {
        var device: UInt64
        var inode: UInt64
        init(_ status: stat) { (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino)) }
        init(_ file: ArticleFile) { (device, inode) = (file.device, file.inode) }
    }

    var result: (files: ArticleFileList, problems: [ArticleProblem]) { (files, problems) }

    private static func isWebAddress(_ path: String) -> Bool {
        let start = path.utf8.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8)
    }

    /// Adds the files at a path that was named.
    mutating func add(_ path: String) {
        guard !path.isEmpty, let real = realpath(path, nil) else {
            let error = ArticleFile.error(errno, path: path)
            // What came for bytes that are not UTF-8 is in no name.
            let isRepaired = error == .vanished(path: path) && path.unicodeScalars.contains("\u{FFFD}")
            if path.isEmpty { return report(.vanished(path: "“”"), path) }
            if Self.isWebAddress(path) { return report(.webAddress(path), path) }
            return report(isRepaired ? .nameNotUTF8(path: path) : error, path)
        }
        defer { free(real) }
        let absolute = String(cString: real)
        var status = stat()
        guard stat(absolute, &status) == 0 else { return report(ArticleFile.error(errno, path: path), path) }
        let first = files.count
        switch status.st_mode & S_IFMT {
        case S_IFDIR: walk(AT_FDCWD, absolute, path: absolute)
        case S_IFREG: add(status, path: absolute, mayBeListed: true)
        default: report(.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode)), path)
        }
        guard !links.isEmpty else { return }
        followLinks()
        files.sort(from: first)
    }

    private mutating func report(_ error: ArticleError, _ path: String) {
        problems.append(ArticleProblem(error, path: path))
    }

    /// - Parameter mayBeListed: Whether the file may have been listed under another path.
    private mutating func add(_ status: stat, path: String, mayBeListed: Bool) {
        let file = ArticleFile(path: path, status: status)
        if seen == nil, mayBeListed { seen = Set(files.map(FileIdentity.init)) }
        guard seen?.insert(FileIdentity(file)).inserted ?? true else { return }
        files.append(file)
    }

    /// Walks through a folder, which is `name` in the open folder `parent`.
    private mutating func walk(_ parent: Int32, _ name: String, path: String) {
        let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return report(ArticleFile.error(errno, path: path), path) }
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            return report(ArticleFile.error(errno, path: path), path)
        }
        defer { closedir(stream) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, folders.insert(FileIdentity(status)).inserted else { return }
        let prefix = path == "/" ? path : path + "/"
        let names = FolderNames(of: stream)
        for name in names.invalid { report(.nameNotUTF8(path: prefix + name), prefix + name) }
        for index in 0..<names.count { take(names[index], in: descriptor, prefix: prefix) }
    }

    private mutating func take(_ entry: FolderNames.Entry, in folder: Int32, prefix: String) {
        let path = prefix + entry.name
        if entry.type == Int32(DT_DIR) { return walk(folder, entry.name, path: path) }
        if entry.type == Int32(DT_LNK) { return links.append(path) }
        guard entry.type != Int32(DT_REG) || mayHoldArticle(entry.name) else { return }
        var status = stat()
        guard fstatat(folder, entry.name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return report(ArticleFile.error(errno, path: path), path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: walk(folder, entry.name, path: path)
        case S_IFLNK: links.append(path)
        case S_IFREG:
            if mayHoldArticle(entry.name), hasExtension(entry.name) || looksLikeText(folder, entry.name) {
                add(status, path: path, mayBeListed: status.st_nlink > 1)
            }
        default: report(.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode)), path)
        }
    }

    private mutating func followLinks() {
        while let path = links.popLast() {
            var status = stat()
            guard stat(path, &status) == 0 else {
                let isBroken = errno == ENOENT || errno == ELOOP
                report(isBroken ? .brokenLink(path: path) : ArticleFile.error(errno, path: path), path)
                continue
            }
            let name = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
            switch status.st_mode & S_IFMT {
            case S_IFDIR: walk(AT_FDCWD, path, path: path)
            case S_IFREG:
                if mayHoldArticle(name), hasExtension(name) || looksLikeText(AT_FDCWD, path) {
                    add(status, path: path, mayBeListed: true)
                }
            default: report(.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode)), path)
            }
        }
    }
}

extension FolderWalk {
    /// The extension of a file's name in lower case; `nil` when what follows the last full stop is none.
    private func pathExtension(_ name: String) -> String? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        let suffix = name.utf8[name.utf8.index(after: dot)...]
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        guard (1...8).contains(suffix.count), suffix.contains(where: isLetter),
            suffix.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) })
        else { return nil }
        return String(Substring(suffix)).lowercased()
    }

    private func hasExtension(_ name: String) -> Bool { pathExtension(name) != nil }

    private func mayHoldArticle(_ name: String) -> Bool {
        // Backups of editors: “story.txt~”.
        if name.hasSuffix("~") { return false }
        return pathExtension(name).map(ArticleFiles.extensions.contains) ?? true
    }

    private static let headLength = 1024

    /// Whether a file without an extension begins like a text.
    private func looksLikeText(_ folder: Int32, _ name: String) -> Bool {
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        // Let the reading of it tell what is wrong.
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        let head = [UInt8](unsafeUninitializedCapacity: Self.headLength) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
        return FileSignature.looksLikeText(head)
    }
}
