/// The members of a document that is a zip archive by its make, as far as they are asked for.
struct ZipMembers {
    /// Their names, in the archive's order.
    private(set) var names: [String] = []
    /// Whether a member cannot be read without a password.
    private(set) var isEncrypted = false
    /// Whether the archive breaks off or is ill-made behind what was read.
    private(set) var isDamaged = false
    private var bytes: [String: [UInt8]] = [:]

    /// What was asked for may have so many times the size of an article, all together.
    private static let mostArticles = 4

    /// - Parameters:
    ///   - wants: Says by its name whether a member is asked for.
    /// - Throws: ``ArticleError`` when the document is too large, or no archive.
    init(_ input: ArticleInput, wants: (String) -> Bool) throws {
        let whole = try input.wholeFile()
        var total = 0
        do {
            let archive = try ArchiveStream(ByteStream(whole), kind: .zip)
            while names.count < input.limits.archiveMembers, let member = try archive.next() {
                guard member.isFile, let name = member.name else { continue }
                names.append(name)
                if member.isEncrypted { isEncrypted = true }
                guard !member.isEncrypted, bytes[name] == nil, wants(name) else { continue }
                var content: [UInt8] = []
                while true {
                    let piece = try archive.data()
                    if piece.isEmpty { break }
                    total += piece.count
                    content.append(contentsOf: piece)
                    guard content.count <= input.limits.article,
                        total <= Self.mostArticles * input.limits.article
                    else {
                        throw ArticleError.entryTooBig(
                            path: input.path, entry: name, bytes: content.count, limit: input.limits.article)
                    }
                }
                bytes[name] = content
            }
        } catch is ArchiveStream.Damage {
            isDamaged = true
        }
    }

    /// A member that was asked for; `nil` where there is none.
    subscript(name: String) -> [UInt8]? { bytes[name] }

    /// A member's elements and texts; `nil` where there is no such member.
    func events(_ name: String, deepest: Int) throws -> XMLEvents? {
        try bytes[name].map { XMLEvents(try DecodedStream(ByteStream($0)), deepest: deepest) }
    }
}
