extension ArticleFormat {
    /// An archive, or a compressed file: what stands in it is read by the formats that it has.
    static let archive = ArticleFormat(
        name: .archive,
        extensions: ["zip", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz", "zst", "tzst"],
        sniff: {
            ArchiveKind($0.bytes) == nil || ZipDocument.kind(of: $0)?.isRead == true ? .none : .certain
        },
        read: { input, sink in
            var file = try ArchiveFile(input, sink)
            try file.read()
        })
}

/// Reads the members of an archive, one after the other; nothing is unpacked to disk.
private struct ArchiveFile {
    private let input: ArticleInput
    private let sink: ContainerSink
    private let unpacking: Unpacking
    private let kind: ArchiveKind
    private var number = 0
    private var omnivore = OmnivoreExport()
    /// Members of which only the end of the archive tells whether they belong to a saved page.
    private var held: [(name: String, file: ArticleInput, isNamed: Bool)] = []
    private var heldBytes = 0

    /// More bytes are not held; what comes then is read at once.
    private static let mostHeld = 64 << 20

    init(_ input: ArticleInput, _ sink: ArticleSink) throws {
        let head = FileHead(Array(try input.stream.peek(FileHead.length)), path: input.name ?? input.path)
        if let document = ZipDocument.kind(of: head) {
            throw ArticleError.notText(path: input.path, format: document.words)
        }
        guard let kind = ArchiveKind(head.bytes) else { throw ArticleError.damaged(path: input.path) }
        guard input.depth < input.limits.archiveDepth else {
            throw ArticleError.nestedTooDeep(path: input.path, limit: input.limits.archiveDepth)
        }
        self.input = input
        self.kind = kind
        self.sink = ContainerSink(sink)
        unpacking = input.unpacking ?? Unpacking(input)
    }

    mutating func read() throws {
        do {
            if kind.isCompressedFile { try readCompressedFile() } else { try readMembers() }
            sink.leaveOut("entries that hold only addresses", count: omnivore.withoutText)
        } catch let stop as Unpacking.Stop where input.unpacking == nil {
            guard sink.articles > 0 else {
                sink.tellLeftOut()
                throw stop.error
            }
            sink.report(stop.error, path: input.path)
        }
        let leftOut = sink.tellLeftOut()
        guard sink.articles == 0 else { return }
        // The one file in it has told why it is none.
        if kind.isCompressedFile { return }
        let refused = sink.problems == 1 ? "one file that was refused" : "\(sink.problems) files, all refused"
        throw ArticleError.holdsNone(
            path: input.path, what: sink.problems > 0 ? refused : leftOut ?? "no file of a kind that is read")
    }

    /// Tells what comes out here from what comes out of archives in it, and of those around.
    private var level: Int { 2 * input.depth + (kind.isCompressedFile ? 0 : 1) }

    private func opened() throws -> ArchiveStream {
        do {
            return try ArchiveStream(input.stream, kind: kind)
        } catch is ArchiveStream.Damage {
            throw ArticleError.damaged(path: input.path)
        }
    }

    /// What stands in a member, to be read.
    ///
    /// - Parameter damage: Is asked where its bytes are not what they should be; they end there unless it throws.
    private func inner(
        _ archive: ArchiveStream, path: String, name: String?, damage: @escaping () throws -> Void
    ) -> ArticleInput {
        let (unpacking, level) = (unpacking, level)
        let stream = ByteStream {
            do {
                let bytes = try archive.data()
                try unpacking.add(bytes.count, level: level)
                return bytes
            } catch is ArchiveStream.Damage {
                try damage()
                return []
            }
        }
        var inner = ArticleInput(
            stream: stream, path: path, fileTime: input.fileTime, takesAny: input.takesAny)
        inner.fields = input.fields
        inner.annotations = input.annotations
        inner.limits = input.limits
        inner.givesLeftOut = input.givesLeftOut
        inner.name = name
        inner.unpacking = unpacking
        inner.depth = input.depth + 1
        return inner
    }
}

// MARK: Compressed files

extension ArchiveFile {
    private final class Flag {
        var isSet = false
    }

    /// A compressed file is what is in it, under its name without the suffix.
    private func readCompressedFile() throws {
        let archive = try opened()
        let isCut = Flag()
        do {
            guard try archive.next() != nil else { throw ArticleError.empty(path: input.path) }
        } catch is ArchiveStream.Damage {
            throw ArticleError.damaged(path: input.path)
        }
        var file = inner(archive, path: input.path, name: innerName) { isCut.isSet = true }
        file.charset = input.charset
        file.address = input.address
        // An archive that is compressed as a whole is one archive.
        if case .tar? = ArchiveKind(try file.stream.peek(FileHead.length)) { file.depth = input.depth }
        let unpacking = unpacking
        let isOutermost = input.unpacking == nil
        do {
            try sink.readAlone(file) { _ in if isOutermost { unpacking.articles += 1 } }
        } catch let error as ArticleError {
            throw isCut.isSet ? ArticleError.damaged(path: input.path) : error
        }
        if isCut.isSet, sink.problems == 0 {
            sink.report(
                .breaksOff(path: input.path, place: "its compressed bytes", read: sink.articles),
                path: input.path)
        }
    }

    /// “page.html” of “page.html.gz”, “news.tar” of “news.tgz”.
    private var innerName: String? {
        let name = input.name ?? input.path
        guard let suffix = FileHead.pathExtension(of: name),
            ArticleFormat.archive.extensions.contains(suffix)
        else { return input.name }
        let stem = name.dropLast(suffix.utf8.count + 1)
        return suffix.hasPrefix("t") && suffix != "tar" ? stem + ".tar" : String(stem)
    }
}

// MARK: Members

extension ArchiveFile {
    private mutating func readMembers() throws {
        var archive = try opened()
        var names = MemberNames()
        var isDamageTold = false
        while true {
            let member: ArchiveStream.Member?
            do {
                member = try archive.next()
            } catch is ArchiveStream.Damage {
                guard number > 0, kind == .zip, let behind = try archive.recovered() else {
                    try readHeld(names)
                    return try tellBreak(isTold: isDamageTold)
                }
                if !isDamageTold {
                    let path = "\(input.path): member \(number + 1)"
                    sink.report(.damaged(path: path), path: input.path)
                }
                isDamageTold = true
                archive = behind
                continue
            }
            guard let member else { return try readHeld(names) }
            let before = sink.problems
            defer { isDamageTold = sink.problems > before }
            number += 1
            try unpacking.addMember()
            guard member.isFile else { continue }
            try read(member, of: archive, &names)
            try skip(member, of: archive)
        }
    }

    /// The archive cannot be read further.
    private func tellBreak(isTold: Bool) throws {
        guard number > 0 else { throw ArticleError.damaged(path: input.path) }
        guard !isTold else { return }
        sink.report(
            .breaksOff(path: input.path, place: "member \(number + 1)", read: sink.articles), path: input.path
        )
    }

    private mutating func read(
        _ member: ArchiveStream.Member, of archive: ArchiveStream, _ names: inout MemberNames
    ) throws {
        let name = member.name ?? "member \(number)"
        let path = "\(input.path)#\(name)"
        let isNamed: Bool
        switch names.judge(name) {
        case .ignored: return
        case .passedOver(let kind): return sink.passOver(kind)
        case .article: isNamed = true
        case .unknown: isNamed = false
        }
        if member.isEncrypted { return sink.report(.encrypted(path: path), path: path) }
        var file = inner(archive, path: path, name: name) { throw ArticleError.damaged(path: path) }
        file.size = member.size
        if let time = member.time, time > 0 {
            file.fileTime = CalendarDay.timestamp(secondsSince1970: time)
        }
        if MemberNames.mayBelongToPage(name), heldBytes < Self.mostHeld {
            do {
                let bytes = try file.wholeFile()
                heldBytes += bytes.count
                return held.append((name, Self.copy(of: file, bytes: bytes), isNamed))
            } catch let error as ArticleError {
                return sink.report(error, path: path)
            }
        }
        try read(file, name: name, isNamed: isNamed)
    }

    /// Reads what was held and belongs to no page.
    private mutating func readHeld(_ names: MemberNames) throws {
        let members = held
        held = []
        for member in members where !names.isOfSavedPage(member.name) {
            try read(member.file, name: member.name, isNamed: member.isNamed)
        }
    }

    private mutating func read(_ file: ArticleInput, name: String, isNamed: Bool) throws {
        var file = file
        let path = file.path
        do {
            let head = Array(try file.stream.peek(FileHead.length))
            if head.isEmpty { return sink.leaveOut("empty files") }
            if !isNamed, let error = refusal(head, path: path, name: name) {
                return sink.report(error, path: path)
            }
        } catch let error as ArticleError {
            return sink.report(error, path: path)
        }
        if try readOfOmnivore(&file, name: name) { return }
        let (unpacking, isOutermost) = (unpacking, input.unpacking == nil)
        try sink.read(file) { found in
            found.provenance.part = found.provenance.part.map { "\(name)#\($0)" } ?? name
            if isOutermost { unpacking.articles += 1 }
        }
    }

    /// Reads a member that is part of an export of Omnivore.
    ///
    /// - Returns: Whether it is that.
    private mutating func readOfOmnivore(_ file: inout ArticleInput, name: String) throws -> Bool {
        if omnivore.hasList, OmnivoreExport.isHighlights(name) {
            sink.leaveOut("files of highlights")
            return true
        }
        let isList = OmnivoreExport.isList(name)
        guard isList || omnivore.holdsText(name) else { return false }
        let bytes: [UInt8]
        do {
            bytes = try file.wholeFile()
        } catch let error as ArticleError {
            sink.report(error, path: file.path)
            return true
        }
        if isList {
            if omnivore.take(list: bytes) { return true }
        } else if let found = omnivore.article(bytes, name: name, input: file) {
            try sink.take(found)
            if input.unpacking == nil { unpacking.articles += 1 }
            return true
        }
        // It only looks like that; its bytes are taken from the archive.
        file = Self.copy(of: file, bytes: bytes)
        return false
    }

    /// A member whose bytes are in memory.
    private static func copy(of file: ArticleInput, bytes: [UInt8]) -> ArticleInput {
        var other = ArticleInput(
            bytes: bytes, path: file.path, fileTime: file.fileTime, takesAny: file.takesAny)
        other.fields = file.fields
        other.limits = file.limits
        other.givesLeftOut = file.givesLeftOut
        other.name = file.name
        other.unpacking = file.unpacking
        other.depth = file.depth
        return other
    }

    /// Why a member whose extension is of no format is not read; `nil` when its beginning is of one.
    private func refusal(_ head: [UInt8], path: String, name: String) -> ArticleError? {
        let head = FileHead(head, path: name)
        if ArticleFormat.of(head).name != .text { return nil }
        let bytes = Array(head.bytes)
        if head.pathExtension == nil, FileSignature.looksLikeText(bytes) { return nil }
        return .unknownFormat(path: path, format: FileSignature.format(of: bytes))
    }

    /// Goes to the end of a member whose packed size is not known beforehand: what that unpacks to counts, too.
    private func skip(_ member: ArchiveStream.Member, of archive: ArchiveStream) throws {
        guard member.size == nil, !member.isEncrypted else { return }
        do {
            while true {
                let count = try archive.data().count
                guard count > 0 else { return }
                try unpacking.add(count, level: level)
            }
        } catch is ArchiveStream.Damage {
            // Told when it was read, or of no interest; the next member may be whole.
        }
    }
}
