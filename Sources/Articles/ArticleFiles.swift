import Glibc

/// Finds the files that hold articles.
public enum ArticleFiles {
    /// Finds the files at `paths`.
    ///
    /// Folders are walked through, hidden files and folders in them passed over, as are the folders of what belongs to a
    /// saved page (“Story_files” beside “Story.html”). Files whose extension says nothing are looked into.
    ///
    /// A link to a file is followed where that is in one of the folders, or is named too; one to a folder is.
    ///
    /// - Parameter paths: Files, whatever their extension, and folders; relative to the working folder or absolute.
    public static func files(at paths: [String]) -> Finding {
        var walk = FolderWalk(named: paths)
        for path in paths { walk.add(path) }
        return walk.finding
    }

    /// What was found at paths.
    public struct Finding: Sendable {
        /// The files of each path in the order of their paths' bytes, each file once.
        public fileprivate(set) var files = ArticleFileList()
        /// What could not be read, or was not taken although it is no picture, style or the like.
        public fileprivate(set) var problems: [ArticleProblem] = []
        /// Pictures, styles and the like.
        public fileprivate(set) var passedOver = PassedOver()
    }
}

/// A walk through folders and the folders in them.
private struct FolderWalk {
    private(set) var finding = ArticleFiles.Finding()
    /// Folders seen, so that a link to a folder above does not lead round for ever.
    private var folders: Set<FileIdentity> = []
    /// The files listed so far, known from when a file could first be listed twice: a folder alone lists none twice.
    private var seen: Set<FileIdentity>?
    /// What was named, and the folders that links led to: files in them are taken through links, as they would be without.
    private lazy var named = paths.compactMap(Self.real)
    private let paths: [String]
    /// Links wait until all else is listed, so that a file keeps the path it really has.
    private var links: [String] = []

    private struct FileIdentity: Hashable {
        var device: UInt64
        var inode: UInt64
        init(_ status: stat) { (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino)) }
        init(_ file: ArticleFile) { (device, inode) = (file.device, file.inode) }
    }

    init(named paths: [String]) { self.paths = paths }

    /// The path of what a path leads to; `nil` where it leads nowhere.
    private static func real(_ path: String) -> String? {
        realpath(path, nil).map { real in
            defer { free(real) }
            return String(cString: real)
        }
    }

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
        let first = finding.files.count
        switch status.st_mode & S_IFMT {
        case S_IFDIR: walk(AT_FDCWD, absolute, path: absolute)
        case S_IFREG: add(status, path: absolute, mayBeListed: true)
        default: report(.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode)), path)
        }
        guard !links.isEmpty else { return }
        followLinks()
        finding.files.sort(from: first)
    }

    private mutating func report(_ error: ArticleError, _ path: String) {
        finding.problems.append(ArticleProblem(error, path: path))
    }

    /// - Parameter mayBeListed: Whether the file may have been listed under another path.
    private mutating func add(_ status: stat, path: String, mayBeListed: Bool) {
        let file = ArticleFile(path: path, status: status)
        if seen == nil, mayBeListed { seen = Set(finding.files.map(FileIdentity.init)) }
        guard seen?.insert(FileIdentity(file)).inserted ?? true else { return }
        finding.files.append(file)
    }

    /// Walks through a folder, which is `name` in the open folder `parent`.
    ///
    /// - Parameter holdsMessages: Whether every file in it is a message, whatever the end of its name.
    private mutating func walk(_ parent: Int32, _ name: String, path: String, holdsMessages: Bool = false) {
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
        var saved = SavedPageFolders(names)
        let export = ExportFolder(names) { beginning(descriptor, $0) }
        let isMaildir = names.isMaildir
        if isMaildir { walkMailFolders(names.hidden, in: descriptor, prefix: prefix) }
        for index in 0..<names.count where !saved.contains(names[index].name) {
            // What is being delivered is no message yet.
            if isMaildir, names[index].name == "tmp" { continue }
            if let kind = export.passedOver(names[index].name) {
                finding.passedOver.add(kind)
                continue
            }
            if export.isOfOmnivore, names[index].name == "highlights" {
                for _ in FolderNames.names(in: prefix + "highlights") { finding.passedOver.add(.highlights) }
                continue
            }
            let isOfMaildir = isMaildir && ["cur", "new"].contains(names[index].name)
            take(
                names[index], in: descriptor, prefix: prefix, isMessage: holdsMessages,
                isOfMaildir: isOfMaildir)
        }
    }

    /// Walks through the folders that a mail program keeps in its own: “.Archive” with “cur”, “new” and “tmp” in it.
    private mutating func walkMailFolders(_ names: [String], in folder: Int32, prefix: String) {
        for name in names {
            let isOne = ["cur", "new", "tmp"].allSatisfy { part in
                var status = stat()
                return fstatat(folder, "\(name)/\(part)", &status, 0) == 0
                    && status.st_mode & S_IFMT == S_IFDIR
            }
            if isOne { walk(folder, name, path: prefix + name) }
        }
    }

    /// - Parameters:
    ///   - isMessage: Whether it is a message if it is a file.
    ///   - isOfMaildir: Whether it holds messages if it is a folder.
    private mutating func take(
        _ entry: FolderNames.Entry, in folder: Int32, prefix: String, isMessage: Bool, isOfMaildir: Bool
    ) {
        let path = prefix + entry.name
        if entry.type == Int32(DT_DIR) {
            return walk(folder, entry.name, path: path, holdsMessages: isOfMaildir)
        }
        if entry.type == Int32(DT_LNK) { return links.append(path) }
        // The name of a message ends with that of the machine that took it, which may look like an extension.
        let kind = isMessage ? .withoutExtension : FileKind(of: entry.name)
        guard entry.type != Int32(DT_REG) || !pass(over: kind) else { return }
        var status = stat()
        guard fstatat(folder, entry.name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return report(ArticleFile.error(errno, path: path), path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: walk(folder, entry.name, path: path, holdsMessages: isOfMaildir)
        case S_IFLNK: links.append(path)
        case S_IFREG:
            if entry.type != Int32(DT_REG), pass(over: kind) { return }
            guard isArticle(kind, folder, entry.name, path: path) else { return }
            add(status, path: path, mayBeListed: status.st_nlink > 1)
        default: report(.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode)), path)
        }
    }

    private mutating func isNamed(_ target: String) -> Bool {
        named.contains { $0 == target || $0 == "/" || target.hasPrefix($0 + "/") }
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
            case S_IFDIR:
                if let target = Self.real(path) { named.append(target) }
                walk(AT_FDCWD, path, path: path)
            case S_IFREG:
                let kind = FileKind(of: name)
                if pass(over: kind) { continue }
                let target = Self.real(path) ?? path
                if !isNamed(target) {
                    report(.linkOutside(path: path, target: target), path)
                } else if isArticle(kind, AT_FDCWD, path, path: path) {
                    add(status, path: path, mayBeListed: true)
                }
            default: report(.notAFile(path: path, what: ArticleFile.kind(of: status.st_mode)), path)
            }
        }
    }
}

extension FolderWalk {
    /// Counts what never is an article; returns whether it was that.
    private mutating func pass(over kind: FileKind) -> Bool {
        switch kind {
        case .backup: return true
        case .passedOver(let kind):
            finding.passedOver.add(kind)
            return true
        case .article, .other, .withoutExtension: return false
        }
    }

    /// Whether a file is of a format that is read; where its extension does not say so, its beginning does.
    ///
    /// A text whose extension is another's is not taken for an article: it may be a program or a table.
    private mutating func isArticle(
        _ kind: FileKind, _ folder: Int32, _ name: String, path: String
    ) -> Bool {
        switch kind {
        case .backup, .passedOver: return false
        case .article: return true
        case .withoutExtension:
            // Reading it will tell what is wrong.
            guard let bytes = beginning(folder, name) else { return true }
            return ArticleFormat.of(FileHead(bytes, path: name)).name != .text
                || FileSignature.looksLikeText(bytes)
        case .other:
            guard let bytes = beginning(folder, name) else { return true }
            let format = ArticleFormat.of(FileHead(bytes, path: name))
            if format.name != .text { return true }
            report(.unknownFormat(path: path, format: FileSignature.format(of: bytes)), path)
            return false
        }
    }

    /// The first bytes of a file; `nil` when it cannot be opened.
    private func beginning(_ folder: Int32, _ name: String) -> [UInt8]? {
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return [UInt8](unsafeUninitializedCapacity: FileHead.length) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
    }
}
