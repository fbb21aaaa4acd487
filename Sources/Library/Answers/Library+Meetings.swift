import Articles
import GRDB

/// An article that names several entities, and its sentences that name them together.
public struct Meeting: Equatable, Sendable {
    public struct Sentence: Equatable, Sendable {
        /// In one line, with the same length in bytes as in the article.
        public var text: String
        /// The names of those who meet, as UTF-8 offsets within `text`.
        public var names: [Range<Int>]
        /// The place in the article's text, in Unicode scalars.
        public var scalars: Range<Int>
    }
    public var headline: Headline
    public var sentences: [Sentence]
}

extension Library {
    /// Where the entities that several names refer to are named together, in the articles' order.
    ///
    /// - Parameter named: The entities that each of the names can refer to.
    public func meetings(of named: [Set<EntityID>], in articles: [ArticleID]) throws -> [Meeting] {
        let named = named.map { Set($0.map(\.rawValue)) }
        return try read { snapshot in
            let annotations = try snapshot.annotations
            return try articles.compactMap { article in
                guard let headline = try snapshot.headlines.headline(of: article.rawValue),
                    let text = try snapshot.texts.bytes(of: article.rawValue)
                else { return nil }
                let annotation = try annotations.packed(article.rawValue) ?? StoredAnnotation()
                return Meeting(
                    headline: headline, sentences: Meeting.sentences(of: named, in: annotation, text))
            }
        }
    }
}

extension Meeting {
    /// The sentences that have a mention for each of the names.
    fileprivate static func sentences(
        of named: [Set<Int64>], in annotation: StoredAnnotation, _ text: [UInt8]
    ) -> [Sentence] {
        let offsets = TextOffsets(utf8: text)
        return annotation.sentences.compactMap { range in
            let range = range.clamped(to: 0..<text.count)
            let mentions = annotation.mentions.filter { mention in
                let entity = annotation.entities[mention.entity].id
                return mention.range.overlaps(range) && named.contains { $0.contains(entity) }
            }
            let met = Set(mentions.map { annotation.entities[$0.entity].id })
            guard named.allSatisfy({ !$0.isDisjoint(with: met) }) else { return nil }
            let bytes = text[range].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
            return Sentence(
                text: String(decoding: bytes, as: UTF8.self),
                names: mentions.map {
                    let place = $0.range.clamped(to: range)
                    return place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound
                },
                scalars: offsets.scalars(range))
        }
    }
}
