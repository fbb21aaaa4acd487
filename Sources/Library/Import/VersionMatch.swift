import CrossReferences
import WordIndex

/// Tells whether two texts with one web address are the same article.
///
/// They are two where their titles share no word of weight and hardly any run of four words is in both: front pages and dashboards
/// keep their address and change what they hold.
struct VersionMatch {
    /// The smallest share of runs of four words that two versions have in common.
    private static let leastOverlap = 0.1
    /// No more words of a text are looked at.
    private static let longest = 5_000

    private let titleWords: Set<[UInt8]>
    private let runs: Set<UInt64>

    init(title: String, text: String) {
        titleWords = Set(IndexWords.words(of: title).filter { !CommonWords.contains($0) })
        let hashes = IndexWords.words(of: text).prefix(Self.longest).map {
            UInt64(bitPattern: ArticleSource.hash(of: $0))
        }
        guard hashes.count >= 4 else {
            runs = []
            return
        }
        runs = Set(
            (0...hashes.count - 4).map { start in
                hashes[start..<start + 4].reduce(0) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1 }
            })
    }

    /// The share of the shorter text's runs of four words that the other has too, 0…1.
    func overlap(_ other: VersionMatch) -> Double {
        let (fewer, more) = runs.count < other.runs.count ? (runs, other.runs) : (other.runs, runs)
        guard !fewer.isEmpty else { return 0 }
        return Double(fewer.count { more.contains($0) }) / Double(fewer.count)
    }

    /// - Parameter mustOverlap: Whether titles are not enough: both come from one file, which names them as two.
    func isSame(as other: VersionMatch, mustOverlap: Bool) -> Bool {
        if !mustOverlap, !titleWords.isDisjoint(with: other.titleWords) { return true }
        return overlap(other) >= Self.leastOverlap
    }
}
