import Articles
import TextBytes

/// Where an article comes from, as it was when it was read: a file, or a part of one that holds many.
public struct ArticleSource: Equatable, Sendable {
    /// The file's absolute path.
    public var path: String
    /// What names it among the articles of its file; `nil` where the file is one article.
    public var part: String?
    /// In bytes; of a part, those of its text.
    public var size: Int
    /// When its content was last changed, or it was saved, in nanoseconds since 1970.
    public var modified: Int64
    /// A hash of the file's bytes; of a part, of what was read from it.
    public var contentHash: Int64

    /// An article that is a file, or the part of a file.
    public init(path: String, part: String? = nil, size: Int, modified: Int64, contentHash: Int64) {
        self.path = path
        self.part = part
        self.size = size
        self.modified = modified
        self.contentHash = contentHash
    }

    /// The place of an article in a library.
    struct Place: Hashable, Sendable {
        /// The folder's path; that of a file that holds many articles has a slash after it.
        var folder: String
        /// The file's name in the folder, or the article's part.
        var file: String

        /// The place of the file with this path, or of its part.
        init(path: String, part: String? = nil) {
            if let part {
                (folder, file) = (path + "/", part)
            } else if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                (folder, file) = (
                    String(path[..<slash]), String(path[path.utf8.index(after: slash)...])
                )
            } else {
                (folder, file) = ("", path)
            }
        }

        /// The place that a library holds.
        init(folder: String, file: String) { (self.folder, self.file) = (folder, file) }

        /// The file's path.
        var path: String {
            if isInContainer { return String(folder.dropLast()) }
            return folder.isEmpty ? file : folder + "/" + file
        }
        /// What names the article in its file; `nil` where the file is one article.
        var part: String? { isInContainer ? file : nil }
        private var isInContainer: Bool { folder.utf8.last == UInt8(ascii: "/") }
    }

    /// The article's place.
    var place: Place { Place(path: path, part: part) }

    /// A hash of a file's bytes, the same in every run (FNV-1a over words of eight bytes).
    public static func hash(of bytes: [UInt8]) -> Int64 {
        var hash = StreamHash(count: bytes.count)
        hash.add(bytes[...])
        return hash.value
    }

    /// A hash of what was read from a part of a file: all but a day that is only the file's.
    static func hash(of found: FoundArticle) -> Int64 {
        let article = found.article
        let isDated = article.date.origin != .fileTime
        let fields = [
            article.title, article.text, isDated ? article.date.iso : "", article.source ?? "",
            article.byline ?? "",
            article.url ?? "", article.language ?? "", found.provenance.part ?? "",
            found.provenance.format.rawValue,
            found.provenance.isPartial ? "partial" : "",
        ]
        return hash(of: Array(fields.joined(separator: "\u{0}").utf8))
    }
}

/// The hash of a file's bytes, which come piece by piece.
struct StreamHash {
    private var hash: UInt64
    /// The bytes of a word that is not complete.
    private var rest: [UInt8] = []

    /// - Parameter count: How many bytes there will be.
    init(count: Int) { hash = FNV1a.start ^ UInt64(count) }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        if !rest.isEmpty {
            let missing = bytes.prefix(8 - rest.count)
            rest += missing
            bytes = bytes.dropFirst(missing.count)
            guard rest.count == 8 else { return }
            rest.withUnsafeBytes { addWord($0.loadUnaligned(as: UInt64.self)) }
            rest = []
        }
        bytes.withUnsafeBytes { raw in
            var position = 0
            while position + 8 <= raw.count {
                addWord(raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                position += 8
            }
            rest = Array(raw[position...])
        }
    }

    private mutating func addWord(_ word: UInt64) {
        FNV1a.add(word, to: &hash)
        hash ^= hash >> 29
    }

    /// The hash of all that was added.
    var value: Int64 {
        var hash = hash
        for byte in rest { FNV1a.add(UInt64(byte), to: &hash) }
        hash ^= hash >> 32
        return Int64(bitPattern: hash &* 0xD6E8_FEB8_6659_FD93)
    }
}
