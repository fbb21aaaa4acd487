extension ArticleFormat {
    /// What a program that walks the web has kept (WARC): the pages and texts among the answers it got.
    static let capture = ArticleFormat(
        name: .capture, extensions: ["warc"],
        sniff: { $0.bytes.starts(with: "WARC/".utf8) ? .certain : .none },
        read: { input, sink in
            var file = CaptureFile(input, sink)
            try file.read()
        })
}

/// Reads the records of a capture, one after the other.
private struct CaptureFile {
    private let input: ArticleInput
    private let sink: ContainerSink
    /// Of the record that is read, from 1.
    private var number = 0

    /// A header has at most so many bytes.
    private static let longestHeader = 1 << 16

    init(_ input: ArticleInput, _ sink: ArticleSink) {
        self.input = input
        self.sink = ContainerSink(sink)
    }

    mutating func read() throws {
        while try findRecord() { try readRecord() }
        let leftOut = sink.tellLeftOut()
        guard sink.articles == 0 else { return }
        throw ArticleError.holdsNone(
            path: input.path,
            what: sink.problems > 0
                ? "\(sink.problems) records that were refused" : leftOut ?? "no record of a page")
    }

    /// Goes to the next record; what stands before it and is none is told.
    ///
    /// - Returns: Whether there is one.
    private mutating func findRecord() throws -> Bool {
        var isTold = false
        while true {
            let start = try input.stream.peek(8)
            if start.isEmpty { return false }
            if start.starts(with: "WARC/".utf8) {
                number += 1
                return true
            }
            let line = try input.stream.line(longest: Self.longestHeader)?.bytes ?? []
            if !isTold, line.contains(where: { $0 > 0x20 }) {
                isTold = true
                let path = "\(input.path): record \(number)"
                sink.report(.damaged(path: path), path: input.path)
            }
        }
    }

    private mutating func readRecord() throws {
        let head = try input.stream.peek(Self.longestHeader)
        let fields = HeaderFields(head)
        _ = try input.stream.take(fields.end - head.startIndex)
        guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
            return sink.report(.damaged(path: "\(input.path): record \(number)"), path: input.path)
        }
        let end = input.stream.offset.addingReportingOverflow(length)
        let type = fields.type("warc-type") ?? "nameless"
        if type == "response", fields.type("content-type") == "application/http" {
            try readResponse(fields, length: length)
        } else {
            sink.leaveOut("\(type) records")
        }
        try skip(to: end.overflow ? .max : end.partialValue)
    }

    private func skip(to end: Int) throws {
        while input.stream.offset < end {
            if try input.stream.take(min(1 << 16, end - input.stream.offset)).isEmpty {
                return sink.report(
                    .breaksOff(path: input.path, place: "record \(number)", read: sink.articles),
                    path: input.path)
            }
        }
    }

    private func readResponse(_ fields: HeaderFields, length: Int) throws {
        let address = fields["warc-target-uri"]?.trimmed(of: "<>") ?? "record \(number)"
        let message = HTTPMessage(try input.stream.peek(min(length, Self.longestHeader)))
        guard message.status == 200 else { return sink.leaveOut("responses with another status than 200") }
        switch CapturedType(message.type, address: address) {
        case .passedOver(let kind): return sink.passOver(kind)
        case .other: return sink.leaveOut("responses of a kind that is no article")
        case .article: break
        }
        guard length <= input.limits.article + Self.longestHeader else {
            return tellTooBig(address, bytes: length)
        }
        let bytes = try input.stream.take(length)
        // The record breaks off: that is told when its end is looked for.
        guard bytes.count == length else { return }
        do {
            let body = try message.body(of: bytes, limit: input.limits.article)
            try read(body, message, fields, address: address)
        } catch let refusal as HTTPMessage.Refusal {
            switch refusal {
            case .tooBig: tellTooBig(address, bytes: input.limits.article + 1)
            case .damaged: sink.report(.damaged(path: "\(input.path)#\(address)"), path: input.path)
            case .compression(let name):
                sink.report(
                    .unknownFormat(path: "\(input.path)#\(address)", format: "compressed by “\(name)”"),
                    path: input.path)
            }
        }
    }

    private func tellTooBig(_ address: String, bytes: Int) {
        sink.report(
            .entryTooBig(
                path: input.path, entry: "record \(number)", bytes: bytes, limit: input.limits.article),
            path: "\(input.path)#\(address)")
    }

    private func read(
        _ body: [UInt8], _ message: HTTPMessage, _ fields: HeaderFields, address: String
    ) throws {
        guard body.contains(where: { $0 > 0x20 }) else { return sink.leaveOut("empty responses") }
        var page = ArticleInput(
            bytes: body, path: "\(input.path)#\(address)", fileTime: input.fileTime, takesAny: input.takesAny)
        page.name = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init)
        page.charset = message.charset
        page.address = address
        page.limits = input.limits
        page.givesLeftOut = input.givesLeftOut
        page.unpacking = input.unpacking
        page.depth = input.depth + 1
        // The same address may have been kept twice; a record has a name of its own.
        let key = fields["warc-record-id"]?.trimmed(of: "<>") ?? address
        let isCut = fields["warc-truncated"] != nil
        try sink.read(page) { found in
            found.provenance.part = found.provenance.part.map { "\(key)#\($0)" } ?? key
            found.provenance.format = .capture
            if isCut { found.provenance.isPartial = true }
            guard let url = Particulars.webAddress(address) else { return }
            if found.article.source == nil { found.article.source = Particulars.site(of: url) }
            found.article.url = url
        }
    }
}

/// What an answer is by its label.
private enum CapturedType {
    case article
    case passedOver(PassedOver.Kind)
    case other

    private static let articles: Set<String> = [
        "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml", "application/feed+json", "multipart/related",
    ]

    init(_ type: String, address: String) {
        let kind = type.prefix { $0 != "/" }
        switch kind {
        case "image": self = .passedOver(.pictures)
        case "audio": self = .passedOver(.sound)
        case "video": self = .passedOver(.video)
        case "font": self = .passedOver(.fonts)
        default:
            if type == "text/css" {
                self = .passedOver(.styles)
            } else if type.hasSuffix("javascript") {
                self = .passedOver(.scripts)
            } else {
                // What every site keeps for the programs that walk it.
                self = Self.articles.contains(type) && !address.hasSuffix("/robots.txt") ? .article : .other
            }
        }
    }
}

extension String {
    /// Without certain characters at its ends.
    fileprivate func trimmed(of characters: String) -> String {
        var text = self[...]
        while let first = text.first, characters.contains(first) { text = text.dropFirst() }
        while let last = text.last, characters.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
