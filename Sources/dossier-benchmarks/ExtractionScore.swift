/// How well a text was taken from a page, by its shingles of four words.
///
/// Counted as the article-extraction benchmark counts: shingles of a page are weighed so that long texts count no more
/// than short ones; precision is the mean over pages for which text was found, recall over all pages that have some.
struct ExtractionScore {
    private var precisions: [Double] = []
    private var recalls: [Double] = []

    var precision: Double { Self.mean(precisions) }
    var recall: Double { Self.mean(recalls) }
    var f1: Double {
        let sum = precision + recall
        return sum == 0 ? 0 : 2 * precision * recall / sum
    }

    /// Adds a page; returns its own precision and recall, `nil` where they do not count.
    @discardableResult
    mutating func add(expected: String, found: String) -> (precision: Double?, recall: Double?) {
        let right = Self.shingles(expected)
        let got = Self.shingles(found)
        var (hits, wrong, missed) = (0, 0, 0)
        for (shingle, count) in got {
            let known = right[shingle, default: 0]
            hits += min(count, known)
            wrong += max(0, count - known)
        }
        for (shingle, count) in right { missed += max(0, count - got[shingle, default: 0]) }
        var result: (precision: Double?, recall: Double?) = (nil, nil)
        if hits + wrong > 0 {
            let value = wrong == 0 && missed == 0 ? 1 : Double(hits) / Double(hits + wrong)
            precisions.append(value)
            result.precision = value
        }
        if hits + missed > 0 {
            let value = wrong == 0 && missed == 0 ? 1 : Double(hits) / Double(hits + missed)
            recalls.append(value)
            result.recall = value
        }
        return result
    }

    static func words(_ text: String) -> [Substring] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    }

    private static func shingles(_ text: String) -> [[Substring]: Int] {
        let words = words(text)
        guard words.count > 4 else { return words.isEmpty ? [:] : [words: 1] }
        var counts: [[Substring]: Int] = [:]
        for start in 0...(words.count - 4) { counts[Array(words[start..<start + 4]), default: 0] += 1 }
        return counts
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
