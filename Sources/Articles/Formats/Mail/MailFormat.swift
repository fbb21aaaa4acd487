extension ArticleFormat {
    /// Mail: a message, or a mailbox of them.
    static let mail = ArticleFormat(
        name: .mail, extensions: ["eml", "mbox", "mbx"], sniff: MailSniffer.judge,
        read: { input, sink in try MailFile(input, sink).read() })
}

/// Tells mail from its beginning.
enum MailSniffer {
    private static let certain = [
        "message-id", "received", "return-path", "delivered-to", "mime-version", "dkim-signature",
        "x-gm-thrid",
        "x-mozilla-status", "x-received",
    ]

    static func judge(_ head: FileHead) -> ArticleFormat.Likelihood {
        if isMailbox(head.bytes) { return .certain }
        if WebArchive.isOne(head.bytes) { return .none }
        let fields = HeaderFields(Array("\n".utf8)[...] + head.bytes)
        guard let first = head.bytes.first, (0x41...0x7A).contains(first) else { return .none }
        guard fields["from"] != nil || fields["received"] != nil || fields["return-path"] != nil else {
            return .none
        }
        if certain.contains(where: { fields[$0] != nil }) { return .certain }
        return fields["date"] != nil && fields["subject"] != nil && fields["to"] != nil ? .certain : .none
    }

    /// Whether bytes begin with the line above a message, and a header below it.
    static func isMailbox(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = bytes.drop { $0 == 0x0A || $0 == 0x0D }
        guard let end = text.firstIndex(of: 0x0A) else { return false }
        guard MailboxReader.mayBegin(text[...end]) else { return false }
        let next = text[(end + 1)...]
        let name = next.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        return next.starts(with: ">From ".utf8)
            || !name.isEmpty && next.dropFirst(name.count).first == UInt8(ascii: ":")
    }
}

/// Reads the messages of a file, and what is attached to them.
private struct MailFile {
    private let input: ArticleInput
    private let sink: ContainerSink

    init(_ input: ArticleInput, _ sink: ArticleSink) {
        self.input = input
        self.sink = ContainerSink(sink)
    }

    private static let onlyQuoted = "messages that hold only quoted text"
    private static let withoutText = "messages without text"

    func read() throws {
        if MailSniffer.isMailbox(try input.stream.peek(FileHead.length)) {
            try readMailbox()
        } else {
            try readMessage()
        }
    }

    private func readMessage() throws {
        let bytes = try input.wholeFile()
        guard let (message, isCut) = try parse(bytes, entry: "its header") else {
            throw ArticleError.damaged(path: input.path)
        }
        if isCut { tellCut("the message") }
        do {
            try take(message, path: input.path, isAlone: true)
        } catch let refusal as MailArticle.Refusal where sink.articles == 0 {
            sink.tellLeftOut()
            throw error(refusal, path: input.path)
        } catch is MailArticle.Refusal {
            // Its attachments were read.
        }
        sink.tellLeftOut()
    }

    private func readMailbox() throws {
        var mailbox = MailboxReader(input.stream, limits: input.limits, at: input.readingOn?.place)
        while let next = try mailbox.next() {
            sink.pass(mailbox.place)
            let entry = "message \(mailbox.number)"
            switch next {
            case .tooBig(let bytes):
                sink.report(
                    .entryTooBig(path: input.path, entry: entry, bytes: bytes, limit: input.limits.article),
                    path: input.path)
            case .whole(let bytes):
                guard let (message, isCut) = try parse(bytes, entry: entry) else { continue }
                if isCut { tellCut(entry) }
                try takeOfMailbox(message, entry: entry)
            }
        }
        let leftOut = sink.tellLeftOut()
        guard sink.articles == 0 else { return }
        throw ArticleError.holdsNone(
            path: input.path, what: leftOut ?? (sink.problems > 0 ? "only what was refused" : "no message"))
    }

    private func takeOfMailbox(_ message: MailPart, entry: String) throws {
        do {
            try take(
                message, path: "\(input.path)#\(MailArticle(message: message, input: input).key)",
                isAlone: false)
        } catch let refusal as MailArticle.Refusal {
            switch refusal {
            case .onlyQuoted: sink.leaveOut(Self.onlyQuoted)
            case .noText: sink.leaveOut(Self.withoutText)
            case .encrypted: sink.report(.encrypted(path: "\(input.path): \(entry)"), path: input.path)
            }
        }
    }

    /// - Returns: `nil` for what is no message or holds too many parts, which is told.
    private func parse(_ bytes: [UInt8], entry: String) throws -> (message: MailPart, isCut: Bool)? {
        // Far more parts than may be read are not even looked at.
        if bytes.partCount > 4 * input.limits.mailParts {
            sink.report(
                .tooManyParts(path: input.path, entry: entry, limit: input.limits.mailParts), path: input.path
            )
            return nil
        }
        return MailPart.parse(bytes, limits: input.limits)
    }

    private func tellCut(_ entry: String) {
        sink.report(
            .tooManyParts(path: input.path, entry: entry, limit: input.limits.mailParts), path: input.path)
    }

    private func error(_ refusal: MailArticle.Refusal, path: String) -> ArticleError {
        switch refusal {
        case .onlyQuoted: .onlyQuoted(path: path)
        case .noText: .holdsNone(path: path, what: "a message without text")
        case .encrypted: .encrypted(path: path)
        }
    }

    // MARK: A message and what is attached to it

    /// Hands a message on, and then what is attached to it and is an article.
    ///
    /// - Parameter isAlone: Whether the file is this message, so that it needs no name in it.
    /// - Throws: ``MailArticle/Refusal`` when the message itself is no article.
    private func take(_ message: MailPart, path: String, isAlone: Bool) throws {
        let mail = MailArticle(message: message, input: input)
        let key = mail.key
        var inner: [(part: MailPart, name: String)] = []
        var left: [ArticleText.Line] = []
        for (index, part) in mail.attachments.enumerated() {
            let name = part.fileName.map(ArticleText.clean)?.nilIfEmpty
            switch MailAttachment(part) {
            case .article: inner.append((part, name ?? "part \(index + 1)"))
            case .picture: left.append(ArticleText.Line(text: name ?? "", leftOut: LeftOutKind.pictures))
            case .other: left.append(ArticleText.Line(text: name ?? "", leftOut: "attachments"))
            }
        }
        var refusal: MailArticle.Refusal?
        do {
            let part = isAlone && inner.isEmpty ? nil : key
            try sink.take(try mail.found(part: part, attached: left))
        } catch let error as MailArticle.Refusal {
            refusal = error
        }
        for (part, name) in inner {
            if part.isMessage {
                try takeInner(part, path: "\(path)#\(name)", prefix: key)
            } else {
                try read(part, name: name, path: path, prefix: key)
            }
        }
        if let refusal { throw refusal }
    }

    private func takeInner(_ message: MailPart, path: String, prefix: String) throws {
        let before = (sink.articles, sink.problems)
        do {
            try take(message, path: path, isAlone: false)
        } catch let refusal as MailArticle.Refusal {
            // What it holds has been read, or was told.
            guard before == (sink.articles, sink.problems) else { return }
            sink.report(error(refusal, path: path), path: input.path)
        }
    }

    private func read(_ part: MailPart, name: String, path: String, prefix: String) throws {
        var file = ArticleInput(bytes: part.bytes, path: "\(path)#\(name)", fileTime: input.fileTime)
        file.name = name
        file.limits = input.limits
        file.givesLeftOut = input.givesLeftOut
        file.charset = part.type.hasPrefix("text/") ? part.charset : nil
        file.depth = input.depth + 1
        guard file.depth <= input.limits.archiveDepth else {
            return sink.report(
                .nestedTooDeep(path: file.path, limit: input.limits.archiveDepth), path: file.path)
        }
        try sink.read(file) { found in
            found.provenance.part =
                found.provenance.part.map { "\(prefix)#\(name)#\($0)" } ?? "\(prefix)#\(name)"
        }
    }
}

/// What a part beside the text of a message is.
private enum MailAttachment {
    case article, picture, other

    init(_ part: MailPart) {
        if part.isMessage {
            self = .article
            return
        }
        let name = part.fileName ?? ""
        if part.type.hasPrefix("image/") {
            self = .picture
            return
        }
        if case .passedOver = FileKind(of: name) {
            self = .other
            return
        }
        let head = FileHead(part.bytes, path: name)
        let format = ArticleFormat.of(head).name
        // A text that a person has attached; what programs add has other types.
        let isText =
            part.type == "text/plain" && part.fileName != nil
            && FileSignature.looksLikeText(Array(head.bytes))
        self = !part.bytes.isEmpty && (format != .text || isText) ? .article : .other
    }
}

extension [UInt8] {
    /// How many headers in them name the type of a part.
    fileprivate var partCount: Int {
        var count = 0
        var isLineStart = true
        withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                if isLineStart, bytes[index] | 0x20 == UInt8(ascii: "c"), index + 13 <= bytes.count,
                    zip(bytes[index..<(index + 13)], "content-type:".utf8).allSatisfy({
                        $0 | 0x20 == $1 | 0x20
                    })
                {
                    count += 1
                }
                isLineStart = bytes[index] == 0x0A
            }
        }
        return count
    }
}
