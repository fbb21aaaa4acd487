import Articles
import Entities
import TextBytes

/// The content words in the same sentences as each person of an article.
struct IdentityTerms {
    /// For each entity its terms, sorted by key; empty for all but people.
    let terms: [[IdentityContext.Clue]]

    /// The most terms that one article gives a person.
    private static let limit = 32
    /// Shorter words are mostly grammar.
    private static let shortest = 5

    init(annotation: Annotation, article: Article) {
        var utf8 = article.text.utf8.makeIterator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(article.text.utf8.count)
        while let byte = utf8.next() { bytes.append(byte) }
        var found = [[UInt32: UInt32]](repeating: [:], count: annotation.entities.count)
        var mention = 0
        for sentence in annotation.sentences {
            var people: [Int] = []
            while mention < annotation.mentions.count,
                annotation.mentions[mention].range.lowerBound < sentence.upperBound
            {
                let entity = annotation.mentions[mention].entity
                if annotation.entities[entity].kind == .person, !people.contains(entity) {
                    people.append(entity)
                }
                mention += 1
            }
            guard !people.isEmpty else { continue }
            for key in Self.words(of: bytes[sentence]) {
                for person in people where found[person].count < Self.limit {
                    found[person][key, default: 0] += IdentityContext.Clue.unit
                }
            }
        }
        terms = found.map { entry in
            entry.map { IdentityContext.Clue(key: $0.key, weight: $0.value) }
                .sorted { ($0.key, $0.weight) < ($1.key, $1.weight) }
        }
    }

    /// The hashes of the lower-case words of a sentence; a word's common endings are cut off.
    private static func words(of bytes: ArraySlice<UInt8>) -> [UInt32] {
        var result: [UInt32] = []
        var start = bytes.startIndex
        var index = bytes.startIndex
        while index <= bytes.endIndex {
            let isLetter =
                index < bytes.endIndex && (bytes[index] | 0x20) >= 0x61 && (bytes[index] | 0x20) <= 0x7A
            if !isLetter {
                if index - start >= shortest, bytes[start] >= 0x61 {
                    result.append(hash(bytes[start..<index]))
                }
                start = index + 1
            }
            index += 1
        }
        return result
    }

    private static func hash(_ word: ArraySlice<UInt8>) -> UInt32 {
        var end = word.endIndex
        for ending in ["ing", "ed", "es", "s"]
        where word.count > ending.utf8.count + 3 && word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
        {
            end -= ending.utf8.count
            break
        }
        var hash = FNV1a.start
        for byte in word[word.startIndex..<end] { FNV1a.add(UInt64(byte), to: &hash) }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
