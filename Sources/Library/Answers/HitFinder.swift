import Articles
import Entities
import WordIndex

/// Finds the sentence of an article that answers a query best.
struct HitFinder {
    private let snapshot: Snapshot
    private let annotations: AnnotationRows
    private let sought: [WordRun]
    /// The entities that the query names.
    private let entities: Set<Int64>
    private let naming: FollowedNaming?

    /// Further matches in a long text change nothing.
    private static let matchLimit = 40

    init(_ query: Query, _ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        sought = query.sought.words
        annotations = try snapshot.annotations
        entities = Set(
            try query.sought.names.flatMap { try snapshot.names.entities(withWordsOf: $0, kind: nil) })
        naming = try FollowedNaming(snapshot)
    }

    func hit(_ found: ScoredArticle) throws -> SearchHit? {
        guard let headline = try snapshot.headlines.headline(of: found.article),
            let text = try snapshot.texts.bytes(of: found.article)
        else { return nil }
        // Without names to look for, sentences are all that is needed.
        let annotation = entities.isEmpty ? nil : try annotations.packed(found.article)
        let sentences = Sentences(
            try annotation?.sentences ?? annotations.sentences(of: found.article), in: text)
        let titleEnd = text.starts(with: headline.title.utf8) ? headline.title.utf8.count : 0
        let matches = matches(in: text, annotation, sentences, titleEnd: titleEnd)
        let best = bestSentence(matches, sentences, titleEnd: titleEnd)
        let line = sentences.line(around: best.first ?? 0..<0)
        return SearchHit(
            headline, sentence: line.text,
            matches: best.map(line.place).filter { !$0.isEmpty },
            range: best.first ?? 0..<0, score: found.score,
            followed: try naming?.names(in: found.article) ?? [])
    }

    /// Where the words and names that are looked for stand in the text of an article.
    func places(in article: Int64) throws -> [Range<Int>] {
        guard let text = try snapshot.texts.bytes(of: article) else { return [] }
        let annotation = entities.isEmpty ? nil : try annotations.packed(article)
        // The longest of those that begin at one place.
        let found = allMatches(in: text, annotation, limit: .max).map(\.range).sorted {
            ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
        }
        var places: [Range<Int>] = []
        for place in found where (places.last?.upperBound ?? 0) <= place.lowerBound && !place.isEmpty {
            places.append(place)
        }
        return places
    }

    /// The matches in the text, in order, from which those to show are chosen; each has a number for what matched.
    private func matches(
        in text: [UInt8], _ annotation: StoredAnnotation?, _ sentences: Sentences, titleEnd: Int
    ) -> [(range: Range<Int>, words: Int)] {
        if sought.count == 1, entities.isEmpty {
            return firstMatches(in: text, sentences, titleEnd: titleEnd)
        }
        return allMatches(in: text, annotation, limit: Self.matchLimit)
    }

    /// - Parameter limit: The most matches of each word or name that is looked for.
    private func allMatches(
        in text: [UInt8], _ annotation: StoredAnnotation?, limit: Int
    ) -> [(range: Range<Int>, words: Int)] {
        var found = text.withUnsafeBufferPointer {
            WordFinder.ranges(of: sought, in: $0, limit: limit)
        }
        if let annotation {
            let named = annotation.mentions.filter { entities.contains(annotation.entities[$0.entity].id) }
            found += named.prefix(limit).map { ($0.range, -$0.entity - 1) }
            found.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        return found
    }

    /// The matches of the title and of the first sentence after it that has any: where one thing is sought, no later sentence
    /// has more.
    private func firstMatches(
        in text: [UInt8], _ sentences: Sentences, titleEnd: Int
    ) -> [(range: Range<Int>, words: Int)] {
        var found: [(range: Range<Int>, words: Int)] = []
        var end = Int.max
        var finder = WordFinder(sought)
        text.withUnsafeBufferPointer { buffer in
            finder.forEach(in: buffer) { range, run in
                guard range.lowerBound < end else { return false }
                if end == Int.max, range.lowerBound >= titleEnd {
                    end = sentences.range(around: range).upperBound
                }
                found.append((range, run))
                return found.count < Self.matchLimit
            }
        }
        return found
    }

    /// The matches of the sentence that has the most of what is looked for.
    ///
    /// If several have equally much, it is the first; but the title, which is shown beside it, gives way to the text.
    private func bestSentence(
        _ matches: [(range: Range<Int>, words: Int)], _ sentences: Sentences, titleEnd: Int
    ) -> [Range<Int>] {
        var best: (kinds: Int, ranges: [Range<Int>]) = (0, [])
        var position = 0
        while position < matches.count {
            let sentence = sentences.range(around: matches[position].range)
            var end = position + 1
            while end < matches.count, matches[end].range.upperBound <= sentence.upperBound { end += 1 }
            let here = matches[position..<end]
            let kinds = Set(here.map(\.words)).count
            let isAfterTitle = matches[position].range.lowerBound >= titleEnd
            let isTitleBest = best.ranges.first.map { $0.lowerBound < titleEnd } ?? false
            if kinds > best.kinds || kinds == best.kinds && isTitleBest && isAfterTitle {
                var ranges: [Range<Int>] = []
                for match in here where (ranges.last?.upperBound ?? 0) <= match.range.lowerBound {
                    ranges.append(match.range)
                }
                best = (kinds, ranges)
            }
            position = end
        }
        return best.ranges
    }
}
