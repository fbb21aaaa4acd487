import Articles
import Fetch
import Library

/// Fetches pages and keeps them beside the library as they came.
///
/// A page is kept only if it holds an article.
struct PageFetching {
    /// A page to fetch.
    struct Wish {
        var address: String
        /// Whether nobody has named the address: the site's robots.txt is asked.
        var asksRobots = false
        /// The address by which an entry or a row knows it.
        var knownAs: String?
        var marks = SavedMarks.none
    }

    let library: Library
    let fetcher: Fetcher
    var takesAny = false
    var limits = ReadingLimits.standard

    /// The folder beside the library.
    static let folder = "fetched"

    /// - Returns: The path of the file, and where it came from.
    /// - Throws: ``FetchError``, ``ArticleError``, ``Failure``.
    func fetch(_ wish: Wish) throws -> (path: String, origin: WebOrigin) {
        let request = FetchRequest(wish.address, asksRobots: wish.asksRobots)
        let outcome = Result { try fetcher.fetch(request).checked(for: request) }
        try library.keepHeldHosts(fetcher.holdsForNextRun)
        let answer = try outcome.get()
        let origin = WebOrigin(
            address: answer.address, charset: answer.charset, knownAs: wish.knownAs, marks: wish.marks)
        let input = input(answer)
        let suffix = KeptFile.pathExtension(of: answer.bytes, format: try input.format())
        try input.read(into: ArticleSink { _ in })
        // Pages of two addresses may have the same bytes, and are two.
        let name = KeptFile.name(of: Array(answer.address.utf8) + [0] + answer.bytes)
        let file = KeptFile(
            "\(Self.fileName(ofHostIn: answer.address))-\(name).\(suffix)", in: Self.folder,
            beside: library.path)
        if !file.exists { try file.write(answer.bytes) }
        return (file.realPath, origin)
    }

    private func input(_ answer: FetchAnswer) -> ArticleInput {
        var input = ArticleInput(
            bytes: answer.bytes, path: answer.address, fileTime: ArticleFile.currentTime, takesAny: takesAny)
        (input.charset, input.address, input.limits) = (answer.charset, answer.address, limits)
        return input
    }

    /// The host of an address, as the beginning of a file's name.
    static func fileName(ofHostIn address: String) -> String {
        let host = WebAddress(address)?.host ?? "page"
        return String(
            host.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }.prefix(80))
    }

    /// A problem of something that was to be fetched; it names the address that was asked for.
    static func problem(_ error: any Error, address: String) -> ArticleProblem {
        let words = "\(error)"
        let isElsewhere = error is FetchError && !words.contains(address)
        return ArticleProblem(path: address, message: isElsewhere ? "\(address) leads on: \(words)" : words)
    }
}
