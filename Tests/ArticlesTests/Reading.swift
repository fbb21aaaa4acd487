@testable import Articles

/// All that comes of reading a file.
struct Reading {
    var found: [FoundArticle] = []
    var problems: [String] = []
    var leftOut: [LeftOut] = []
    var passedOver = PassedOver()
    var remarks: [String] = []
    var addresses: [FoundAddress] = []
    /// Why nothing was read.
    var error: ArticleError?

    init(
        _ bytes: [UInt8], path: String, fields: [String: String] = [:], limits: ReadingLimits = .standard
    ) throws {
        var input = ArticleInput(bytes: bytes, path: path, fileTime: "2020-01-02T03:04:05Z")
        input.fields = fields
        input.limits = limits
        try self.init(input)
    }

    init(_ text: String, path: String, fields: [String: String] = [:]) throws {
        try self.init(Array(text.utf8), path: path, fields: fields)
    }

    init(_ input: ArticleInput) throws {
        final class Box { var reading = Reading() }
        let box = Box()
        var sink = ArticleSink { box.reading.found.append($0) }
        sink.report = { box.reading.problems.append($0.message) }
        sink.leaveOut = { box.reading.leftOut.append($0) }
        sink.passOver = { box.reading.passedOver.add($0) }
        sink.addressFound = { box.reading.addresses.append($0) }
        sink.remark = { box.reading.remarks.append($0) }
        do {
            try input.read(into: sink)
        } catch let error as ArticleError {
            box.reading.error = error
        }
        self = box.reading
    }

    private init() {}

    var titles: [String] { found.map(\.article.title) }
    var parts: [String?] { found.map(\.provenance.part) }
}
