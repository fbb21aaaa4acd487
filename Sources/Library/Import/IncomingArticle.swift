import Articles
import CrossReferences
import Entities
import TextBytes
import WordIndex

/// An article on its way into a library, with everything about it that can be computed outside the writer.
public struct IncomingArticle: Sendable {
    public let file: ArticleSource
    public let article: Article
    /// How it was read from the file.
    public let provenance: ArticleProvenance
    let words: ArticleWords
    /// The text, written with the lexicon of `words`.
    let packedText: [UInt8]?
    let annotation: IncomingAnnotation?

    /// - Parameter annotation: Its annotation; `nil` when names are to be looked for later.
    public init(
        file: ArticleSource, article: Article, provenance: ArticleProvenance = .plain,
        annotation: Annotation? = nil
    ) {
        let found = FoundArticle(article: article, provenance: provenance)
        self.init(file: file, found: found, annotation: annotation, lexicon: nil)
    }

    init(file: ArticleSource, found: FoundArticle, annotation: Annotation?, lexicon: TextLexicon?) {
        self.file = file
        article = found.article
        provenance = found.provenance
        words = ArticleWords(found.article, lexicon: lexicon)
        packedText = lexicon?.encoded(found.article.text)
        self.annotation = annotation.map { IncomingAnnotation($0, of: found.article) }
    }
}

/// The file that an article comes from, as it was when it was read.
public struct ArticleSource: Equatable, Sendable {
    /// Absolute.
    public var path: String
    /// In bytes.
    public var size: Int
    /// When its content was last changed, in nanoseconds since 1970.
    public var modified: Int64
    /// A hash of its bytes.
    public var contentHash: Int64

    public init(path: String, size: Int, modified: Int64, contentHash: Int64) {
        self.path = path
        self.size = size
        self.modified = modified
        self.contentHash = contentHash
    }

    /// The folder's path, and the file's name in it.
    var parts: (folder: String, file: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    /// A hash of a file's bytes, the same in every run (FNV-1a over words of eight bytes).
    public static func hash(of bytes: [UInt8]) -> Int64 {
        var hash = FNV1a.start ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { raw in
            var position = 0
            while position + 8 <= raw.count {
                FNV1a.add(raw.loadUnaligned(fromByteOffset: position, as: UInt64.self), to: &hash)
                hash ^= hash >> 29
                position += 8
            }
            while position < raw.count {
                FNV1a.add(UInt64(raw[position]), to: &hash)
                position += 1
            }
        }
        hash ^= hash >> 32
        return Int64(bitPattern: hash &* 0xD6E8_FEB8_6659_FD93)
    }
}

/// An annotation with its entities in the form that identity uses.
struct IncomingAnnotation: Sendable {
    let annotation: Annotation
    let subjects: IdentitySubjects

    init(_ annotation: Annotation, of article: Article) {
        self.annotation = annotation
        subjects = IdentitySubjects(of: annotation, in: article)
    }
}
